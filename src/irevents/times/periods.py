"""Months, seasons, years, decades and centuries."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from irevents.times.calendar import make_day, move_days, move_months, write_week
from irevents.times.context import Setting, find_year, resolve_year_of_month
from irevents.times.grammar import Found
from irevents.times.reading import MONTHS, Reading, read_day, read_month, read_year
from irevents.times.tense import direction_of, find_direction


def read_month_words(found: Found, setting: Setting) -> Reading | None:
    """June 2024, in June, last June, June last year."""
    month, year = found.value(*MONTHS), found.value("year4")
    if not isinstance(month, int):
        return None
    if isinstance(year, int):
        return read_month(year, month, basis="explicit")
    reference = setting.reference
    if found.rule.id == "month-relative-year":
        if reference is None or not reference.year_known or found.value("unit") != "Y":
            return None
        shift = found.value("this", "last", "next")
        return read_month(reference.day.year + int(shift or 0), month, basis=reference.basis)
    if _is_name(found):
        return None
    last = len(found.scan.words) - found.scan.named(len(found.scan.words) - 1, "break")
    if found.end == last > 20:
        return read_month(None, month, basis="explicit")  # the text is cut: "took place on December"
    if reference is None or not reference.year_known:
        return read_month(None, month, basis="explicit" if reference is None else reference.basis)
    direction = direction_of(found)
    ago = (reference.day.month - month) % 12
    if direction < 0 and ago >= 9:
        # "expressed anticipation for his visit in December", told in October: not of eleven months ago
        direction = find_direction(found.scan, found.start, found.end, reach=8 if ago == 9 else 6) or 1
    shift = found.value("last", "next", "this")
    if isinstance(shift, int) and shift:
        direction = shift
    if shift == 0:
        return read_month(reference.day.year, month, basis=reference.basis)
    place, basis = resolve_year_of_month(setting, month, direction)
    if (
        place is not None
        and isinstance(shift, int)
        and shift
        and reference is not None
        and month == reference.day.month
    ):
        place += shift
    return read_month(place, month, basis=basis)


def _is_name(found: Found) -> bool:
    """Whether a month alone is part of a name: "Admiral Dong Jun", "April Haines", ", Jan Novak and"."""
    scan, before, after = found.scan, found.start - 1, found.end
    single = found.end - found.start == 1 + scan.named(found.end - 1, "dot")
    if not single or scan.named(before, "in", "since", "by", "from", "to", "of", "during", "last"):
        return False
    if scan.named(found.start, "mon") and scan.words[found.start].lower() != "sept":
        if scan.named(after, "x") and scan.words[after][0].isupper() and not scan.named(after - 1, "dot"):
            return True
        return not scan.named(before, "approx", "between", "and", "comma")
    return scan.named(after, "x") and scan.words[after][0].isupper() and not scan.named(before, "the")


def read_part_of_month(found: Found, setting: Setting) -> Reading | None:
    """the first week of November, the last day of May 2024: a day where it is one, else the month."""
    month, year, basis = found.value(*MONTHS), found.value("year4"), "explicit"
    number = found.value("ordword", "ordnum")
    if not isinstance(month, int):
        return None
    if not isinstance(year, int):
        year, basis = resolve_year_of_month(setting, month, direction_of(found))
    if found.value("unit") == "Y":
        return None
    if found.value("unit") not in ("D", "W") or year is None:
        return read_month(year, month, basis=basis)
    first = dt.date(year, month, 1)
    last = move_days(move_months(first, 1), -1)
    if found.value("unit") == "W":
        within = move_days(first, 7 * number - 4) if isinstance(number, int) else move_days(last, -6)
        return replace(read_month(year, month, basis=basis), value=write_week(within))
    day = make_day(year, month, number) if isinstance(number, int) else last
    return read_day(day, basis=basis) if day else None


def read_half_year(found: Found, setting: Setting) -> Reading | None:
    """the first half of 2024."""
    number, about = found.value("ordword", "ordnum"), find_year(found, setting)
    if found.has("last") and not found.has("ordword", "ordnum"):
        number = 2
    if about is None or number not in (1, 2):
        return None
    return read_year(about[0], basis=about[1], value=f"{about[0]}-H{number}")


def read_fiscal_year(found: Found, setting: Setting) -> Reading | None:
    """FY 2024-25, fiscal 2024, FY25: named by the year it ends in where one is named, as TIMEX3 does."""
    scan = found.scan
    year = found.value("year4")
    if not isinstance(year, int):
        code = found.first("fycode", "daynum", "num")
        digits = re.sub(r"\D", "", scan.words[code]) if code is not None else ""
        if len(digits) not in (2, 4):
            return None
        year = int(digits) if len(digits) == 4 else 2000 + int(digits)
    ending = year + 1 if scan.named(found.end - 1, "daynum", "num") and found.has("dash") else year
    return Reading("DATE", f"{year}", f"{year}", f"{ending}", "year", "explicit")


def read_decade(found: Found, setting: Setting) -> Reading | None:
    """the 1990s, the '80s, the nineties: no date of an event, which has a year at the least."""
    word = found.value("decadeword")
    if isinstance(word, int):
        return Reading("DATE", f"19{word}")
    i = found.first("decadenum")
    digits = found.scan.words[i][:-1] if i is not None else ""
    if len(digits) == 2:
        if i == found.start:
            return None
        digits = ("19" if digits >= "20" else "20") + digits
    return Reading("DATE", digits[:3])


def read_century(found: Found, setting: Setting) -> Reading | None:
    """the 20th century."""
    number, unit = found.value("ordnum", "ordword"), found.value("unit")
    if unit != "100Y" or not isinstance(number, int) or not 1 <= number <= 30:
        return None
    return Reading("DATE", f"{number - 1:02d}")


def read_season(found: Found, setting: Setting) -> Reading | None:
    """last summer, the winter of 2024, spring."""
    season, reference = found.value("season", "fall"), setting.reference
    year, basis = found.value("year4"), "explicit"
    if not isinstance(year, int):
        if reference is None or not reference.year_known:
            return Reading("DATE", f"XXXX-{season}")
        year, basis = reference.day.year, reference.basis
        begins = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[str(season)]
        now = reference.day.month
        direction = found.value("last", "next", "this")
        if found.has("unit"):
            if found.scan.words[found.end - 1].lower() != "year" or not isinstance(direction, int):
                return None
            year += direction
        elif direction == -1 and now < begins + 3:
            year -= 1
        elif direction == 1 and now >= begins:
            year += 1
        elif direction is None and now < begins - 1 and direction_of(found) < 0:
            year -= 1
    return read_year(year, basis=basis, value=f"{year}-{season}")


def read_years_short(found: Found, setting: Setting) -> Reading | None:
    """2021-22: a season, school year or term."""
    scan = found.scan
    year, last = scan.number(found.start), scan.words[found.end - 1]
    if len(last) != 2 or int(last) != (year + 1) % 100 or not 1900 <= year <= 2100:
        return None
    return Reading("DATE", f"{year}", f"{year}", f"{year + 1}", "year", "explicit")


def read_year_alone(found: Found, setting: Setting) -> Reading | None:
    """in 2019, since 1951; not "2000 troops", "Rs 1950", "1,900"."""
    scan, year = found.scan, found.value("year4")
    if not isinstance(year, int):
        return None
    before, after = scan.words[found.start - 1].lower() if found.start else "", ""
    if found.end < len(scan.words):
        after = scan.words[found.end]
    preposed = before in {
        "in",
        "since",
        "by",
        "of",
        "from",
        "until",
        "till",
        "during",
        "before",
        "after",
        "between",
    }
    low, high = (1500, 2150) if preposed else (1900, 2060)
    if not low <= year <= high or scan.named(found.start - 1, "currency") or before in {"rs", "no", "flight"}:
        return None
    if scan.named(found.end, "percent", "units", "unit", "hunits"):
        return None
    if year % 100 == 0 and after.islower() and after.endswith("s") and len(after) > 3:
        return None
    return read_year(year, basis="explicit")


def read_spoken_year(found: Found, setting: Setting) -> Reading | None:
    """nineteen ninety-six, the year two thousand, as broadcasts transcribe them."""
    if found.has("bignum"):
        return read_year(2000, basis="explicit") if found.value("numword") == 2 else None
    numbers = [found.scan.number(i) for i in found.all("numword")]
    if len(numbers) < 2 or numbers[0] not in (18, 19, 20) or numbers[1] < 10:
        return None
    if len(numbers) == 3 and not (numbers[1] >= 20 > numbers[2] and numbers[2] < 10):
        return None
    return read_year(100 * numbers[0] + sum(numbers[1:]), basis="explicit")
