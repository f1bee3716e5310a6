"""Days named by where they stand: weekdays, today, this morning, a time of day, holidays."""

from __future__ import annotations

import datetime as dt
import re

from irevents.times.calendar import find_easter, find_thanksgiving, move_days
from irevents.times.context import Setting, find_weekday, resolve_day_of_month, resolve_weekday
from irevents.times.days import place_day
from irevents.times.grammar import Found
from irevents.times.reading import MONTHS, Reading, Reference, read_day
from irevents.times.tense import direction_of, lies_ahead, tells_present


def read_weekday(found: Found, setting: Setting) -> Reading | None:
    """on Wednesday, last Friday, Thursday night."""
    weekday, reference = found.value("weekday", "wday"), setting.reference
    suffix = f"T{found.value('partday')}" if found.has("partday") else ""
    if reference is None and isinstance(weekday, int) and (told := find_weekday(setting, weekday)):
        return read_day(told, basis="document", suffix=suffix)
    if reference is None or not isinstance(weekday, int):
        return Reading("TIME" if suffix else "DATE", f"XXXX-WXX-{weekday}{suffix}")
    bracket = _bracket_day(found, setting, reference)
    if bracket is not None:
        return bracket
    direction = direction_of(found)
    if direction <= 0 and 0 < (weekday - reference.day.isoweekday()) % 7 <= _SOON and lies_ahead(found):
        direction = 1
    if found.has("last", "past", "previous"):
        day = resolve_weekday(Reference(move_days(reference.day, -1), "", reference.year_known), weekday, -1)
    elif found.has("next"):
        day = resolve_weekday(Reference(move_days(reference.day, 1), "", reference.year_known), weekday, 1)
    elif found.has("coming", "following"):
        day = resolve_weekday(reference, weekday, 1)
    else:
        day = resolve_weekday(reference, weekday, direction or _nearest_side(found, reference, weekday))
    return read_day(day, basis=reference.basis, year_known=reference.year_known, suffix=suffix)


_SOON = 3
"""Days ahead up to which a weekday told of in the present, or as to come, is the next one, not the last."""


def _nearest_side(found: Found, reference: Reference, weekday: int) -> int:
    """1 for "the president receives the minister on Friday", written on a Thursday; else 0."""
    ahead = (weekday - reference.day.isoweekday()) % 7
    return int(0 < ahead <= _SOON and tells_present(found))


def _bracket_day(found: Found, setting: Setting, reference: Reference, suffix: str = "") -> Reading | None:
    """ "today (15)", "on Tuesday (Oct 17)": the day in brackets governs."""
    scan = found.scan
    inside = found.first("lpar")
    if inside is not None and scan.named(inside + 1, "daynum"):
        day = resolve_day_of_month(reference, scan.number(inside + 1))
        return (
            read_day(day, basis=reference.basis, year_known=reference.year_known, suffix=suffix)
            if day
            else None
        )
    if not scan.named(found.end, "lpar"):
        return None
    window = range(found.end + 1, min(found.end + 6, len(scan.words)))
    close = next((i for i in window if scan.named(i, "rpar")), found.end)
    inner = Found(found.rule, scan, found.end + 1, close)
    month, number = inner.value(*MONTHS), inner.value("daynum", "ordnum")
    if not isinstance(month, int) or not isinstance(number, int):
        return None
    year = inner.value("year4")
    placed = place_day(inner, setting, year if isinstance(year, int) else None, month, number)
    if placed is None or placed.day is None:
        return None
    return read_day(
        placed.day,
        basis=placed.basis or "explicit",
        year_known=not placed.value.startswith("X"),
        suffix=suffix,
    )


def read_today(found: Found, setting: Setting) -> Reading | None:
    """today, yesterday (03), tomorrow morning."""
    shift, reference = found.value("today"), setting.reference
    suffix = f"T{found.value('partday')}" if found.has("partday") else ""
    if found.scan.words[found.end : found.end + 2] == ["than", "ever"]:
        return Reading("DATE", "PRESENT_REF")  # "ties matter more today than ever"
    if reference is None or not isinstance(shift, int):
        return Reading("TIME" if suffix else "DATE", "XXXX-XX-XX" + suffix)
    bracket = _bracket_day(found, setting, reference, suffix)
    if bracket is not None:
        return bracket
    day = move_days(reference.day, shift)
    return read_day(day, basis=reference.basis, year_known=reference.year_known, suffix=suffix)


def read_day_about(found: Found, setting: Setting) -> Reading | None:
    """the day before yesterday, the day after tomorrow."""
    reference, shift, step = setting.reference, found.value("today"), found.value("before", "after")
    if found.value("unit") != "D" or not isinstance(shift, int) or not isinstance(step, int):
        return None
    if reference is None:
        return Reading("DATE", "XXXX-XX-XX")
    return read_day(
        move_days(reference.day, shift + step), basis=reference.basis, year_known=reference.year_known
    )


def read_part_of_day(found: Found, setting: Setting) -> Reading | None:
    """this morning (09), last evening (11), tonight."""
    part, reference = found.value("partday", "tonight"), setting.reference
    suffix = f"T{part}"
    if reference is None:
        return Reading("TIME", "XXXX-XX-XX" + suffix)
    bracket = _bracket_day(found, setting, reference, suffix)
    if bracket is not None:
        return bracket
    day = move_days(reference.day, -1 if found.has("last") else 0)
    return read_day(day, basis=reference.basis, year_known=reference.year_known, suffix=suffix)


def read_day_of_event(found: Found, setting: Setting) -> Reading | None:
    """the third day of (the visit): the day told of; it says nothing new of the date itself."""
    if found.value("unit") != "D":
        return None
    how = f"day {found.value('ordword', 'ordnum')}"
    anchor = setting.nearby(found.start)
    if anchor is None or not anchor.year_known:
        return Reading("DATE", "XXXX-XX-XX", how=how)
    return Reading("DATE", anchor.day.isoformat(), how=how)


def read_clock(found: Found, setting: Setting) -> Reading | None:
    """10:30 a.m., 9pm, noon: of the day told of, unless a date stands beside it (`finding.py`)."""
    time = _clock(found)
    if time is None:
        return None
    day = setting.nearby(found.start)
    if day is None or not day.year_known:
        return Reading("TIME", "XXXX-XX-XX" + time)
    return Reading("TIME", day.day.isoformat() + time)


def _clock(found: Found) -> str | None:
    noon = found.value("noon")
    if noon is not None:
        return f"T{noon}"
    i = found.first("clock", "clockam", "dec", "num", "year4", "daynum")
    if i is None:
        return None
    word = found.scan.words[i].lower()
    if found.scan.named(i, "num", "year4"):
        if len(word) != 4 or found.value("hunits") not in (None, "TH"):
            return None
        word = f"{word[:2]}:{word[2:]}"
    hour, _, rest = word.replace(".", ":").partition(":")
    hours, minutes = int(re.sub(r"\D", "", hour)), rest[:2] or "00"
    half = found.value("ampm") or word[-2:]
    if half == "pm" and hours < 12:
        hours += 12
    elif half == "am" and hours == 12:
        hours = 0
    if hours > 24 or not minutes.isdecimal() or len(minutes) != 2 or int(minutes) > 59:
        return None
    zone = "Z" if found.value("zone") in ("UTC", "GMT") else ""
    return f"T{hours:02d}:{minutes}{zone}"


def read_holiday(found: Found, setting: Setting) -> Reading | None:
    """Christmas, Thanksgiving, Easter of the year nearest to the reference."""
    name, reference = found.value("holiday"), setting.reference
    year = found.value("year4")
    if isinstance(year, int):
        return read_day(_holiday(str(name), year), basis="explicit")
    if reference is None or not reference.year_known:
        return Reading("DATE", "XXXX-12-25") if name == "christmas" else None
    days = [_holiday(str(name), reference.day.year + n) for n in (-1, 0, 1)]
    direction = found.value("last", "next") or direction_of(found)
    if isinstance(direction, int) and direction:
        days = [d for d in days if (d - reference.day).days * direction >= 0]
    return read_day(min(days, key=lambda d: abs((d - reference.day).days)), basis=reference.basis)


def _holiday(name: str, year: int) -> dt.date:
    if name == "thanksgiving":
        return find_thanksgiving(year)
    return find_easter(year) if name == "easter" else dt.date(year, 12, 25)
