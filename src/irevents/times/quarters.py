"""Quarters of the year, as companies and statisticians tell of them."""

from __future__ import annotations

from irevents.times.calendar import move_months
from irevents.times.context import Setting, find_year
from irevents.times.grammar import Found
from irevents.times.reading import Reading, read_year
from irevents.times.tense import direction_of


def read_quarter(found: Found, setting: Setting) -> Reading | None:
    """the third quarter of 2024, Q3 2024, the fourth quarter."""
    code = found.first("quartercode")
    if code is not None:
        letter, number = found.scan.words[code][0], int(found.scan.words[code][1:])
    else:
        value = found.value("ordword", "ordnum", "final")
        told = _told_quarter(setting)
        if value is None and told is not None:
            value = told[1]
        letter, number = "Q", value if isinstance(value, int) else 0
    if not 1 <= number <= (4 if letter == "Q" else 2):
        return None
    return _quarter(found, setting, letter, number)


def _quarter(found: Found, setting: Setting, letter: str, number: int) -> Reading:
    """The quarter of the year named, of this one, or of the last where this one's is not over."""
    about = find_year(found, setting)
    if about is None:
        return Reading("DATE", f"XXXX-{letter}{number}")
    year, basis = about
    if basis != "explicit" and not found.has("unit") and setting.reference is not None and letter == "Q":
        # results of the fourth quarter told in January are last year's
        now = (setting.reference.day.month - 1) // 3 + 1
        if number > now and direction_of(found) <= 0:
            year -= 1
    return read_year(year, basis=basis, value=f"{year}-{letter}{number}")


def _told_quarter(setting: Setting) -> tuple[int, int] | None:
    """The quarter last told of, else the last one over by the reference day."""
    if setting.quarter is not None:
        return setting.quarter[:2]
    reference = setting.reference
    if reference is None or not reference.year_known:
        return None
    past = move_months(reference.day, -3)
    return past.year, (past.month - 1) // 3 + 1


def read_told_quarter(found: Found, setting: Setting) -> Reading | None:
    """the quarter, the latest period: the one told of."""
    told = _told_quarter(setting)
    if told is None or (found.has("period") and not found.has("latest")):
        return None
    basis = setting.reference.basis if setting.reference else "document"
    return read_year(told[0], basis=basis, value=f"{told[0]}-Q{told[1]}")


def read_year_ago_quarter(found: Found, setting: Setting) -> Reading | None:
    """the year-ago quarter, the year-earlier third quarter, year-earlier."""
    told, number = _told_quarter(setting), found.value("ordword", "ordnum")
    if found.value("unit") != "Y" or told is None:
        return None
    quarter = number if isinstance(number, int) else told[1]
    basis = setting.reference.basis if setting.reference else "document"
    return read_year(told[0] - 1, basis=basis, value=f"{told[0] - 1}-Q{quarter}")
