"""Days written as such: full dates, dates without a year, numeric dates, ranges and lists of days."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from irevents.times.calendar import is_day, make_day
from irevents.times.context import Setting, find_year, resolve_day_of_month, resolve_year_of_day
from irevents.times.grammar import Found
from irevents.times.reading import DAYS, MONTHS, Part, Reading, read_day
from irevents.times.tense import direction_of

#: What stands between the days of a range or a list.
BETWEEN = ("dash", "to", "and", "amp", "slash", "comma", "the")


def place_day(found: Found, setting: Setting, year: int | None, month: int, day: int) -> Reading | None:
    """A day whose year may have to be found."""
    basis = "explicit"
    if year is None:
        weekday = found.value("weekday", "wday")
        known = weekday if isinstance(weekday, int) else None
        year, basis = resolve_year_of_day(setting, month, day, found, weekday=known)
    if not is_day(year, month, day):
        return None
    made = make_day(year or 2024, month, day)
    return read_day(made, basis=basis, year_known=year is not None) if made else None


def read_iso(found: Found, setting: Setting) -> Reading | None:
    """2024-11-28, 2024-11-28T10:30."""
    word = found.scan.words[found.start]
    day = make_day(int(word[:4]), int(word[5:7]), int(word[8:10]))
    return read_day(day, basis="explicit", suffix=word[10:16]) if day else None


def read_numeric(found: Found, setting: Setting) -> Reading | None:
    """30/10/2025, 28.06.2024, 2024/11/28; day or month first as the evidence has it."""
    i = found.first("numdate")
    if i is None:
        return None
    numbers = re.findall(r"\d+", found.scan.words[i])
    first, second, third = (int(n) for n in numbers)
    if len(numbers[0]) == 4:
        day = make_day(first, second, third)
        return read_day(day, basis="explicit") if day else None
    year = third if len(numbers[2]) == 4 else 2000 + third if third < 70 else 1900 + third
    orders = {"day-first": make_day(year, second, first), "month-first": make_day(year, first, second)}
    how, day = _order(found, setting, {how: day for how, day in orders.items() if day is not None})
    return replace(read_day(day, basis="explicit"), how=how) if day else None


_AMERICAN = frozenset({"est", "edt", "cdt", "mdt", "pst", "pdt"})
_ZONE_NEAR = 5


def _is_american(found: Found) -> bool:
    """Whether a time of the United States stands behind: "01/08/2022 08:01 PM EST"."""
    words = found.scan.words[found.end : found.end + _ZONE_NEAR]
    return any(word.lower() in _AMERICAN for word in words)


def _order(found: Found, setting: Setting, orders: dict[str, dt.date]) -> tuple[str, dt.date | None]:
    """Which order of day and month, and on what evidence.

    In turn: only one is a day; the weekday beside it; a zone of the United States; another numeric date
    of the document; the same day written out in the document; nearness to the reference; else day first.
    """
    if len(orders) < 2:
        return next(iter(orders.items()), ("", None))
    both = {"day-first": orders["day-first"], "month-first": orders["month-first"]}
    weekday = found.value("weekday", "wday")
    by_weekday = [how for how, day in both.items() if day.isoweekday() == weekday]
    if len(by_weekday) == 1:
        return f"{by_weekday[0]} by weekday", both[by_weekday[0]]
    if _is_american(found):
        return "month-first by its time zone", both["month-first"]
    if setting.month_first is not None:
        how = "month-first" if setting.month_first else "day-first"
        return f"{how} by another date", both[how]
    written = [how for how, day in both.items() if setting.days.get((day.month, day.day)) == day.year]
    if len(written) == 1:
        return f"{written[0]} by the date in words", both[written[0]]
    reference = setting.reference
    if reference is not None and reference.year_known:
        near = [how for how, day in both.items() if abs((day - reference.day).days) <= 31]
        if len(near) == 1:
            return f"{near[0]} by nearness", both[near[0]]
    return "day-first by custom", both["day-first"]


def read_full_date(found: Found, setting: Setting) -> Reading | None:
    """28 June 2024, June 28, Wednesday, 28th June."""
    scan = found.scan
    month, year, days = found.value(*MONTHS), found.value("year4"), found.all(*DAYS)
    if not days or not isinstance(month, int):
        return None
    if found.rule.id in ("day-mon-year-dashes", "day-month-short-year") and year is None:
        if len(scan.words[found.end - 1]) != 2:
            return None
        year = 2000 + scan.number(found.end - 1)
    if not isinstance(year, int):
        year = None
    return place_day(found, setting, year, month, scan.number(days[0]))


def read_day_range(found: Found, setting: Setting) -> Reading | None:
    """June 25 to 27, 18 – 19 July 2024, 16 and 17 May, Nov. 29-30 last year: days of one month."""
    scan = found.scan
    days, month, year = found.all(*DAYS), found.value(*MONTHS), found.value("year4")
    if not isinstance(month, int):
        return None
    known = year if isinstance(year, int) else None
    if found.rule.id == "days-month-short-year":
        if len(scan.words[found.end - 1]) != 2:
            return None
        known, days = 2000 + scan.number(found.end - 1), days[:2]
    if found.has("unit"):
        if found.value("unit") != "Y":
            return None
        about = find_year(found, setting)
        known = about[0] if about is not None else None
    readings = [place_day(found, setting, known, month, scan.number(i)) for i in days]
    if any(r is None for r in readings):
        return None
    if len(readings) == 1:
        return readings[0]
    return _span(found, [r for r in readings if r is not None], days)


def read_two_dates(found: Found, setting: Setting) -> Reading | None:
    """June 30 - July 2, 30 June to 2 July 2024: days of two months."""
    scan = found.scan
    days = found.all(*DAYS)
    months, years = found.all(*MONTHS), found.all("year4")
    if len(days) != 2 or len(months) != 2:
        return None
    last = scan.number(years[-1]) if years else None
    first = scan.number(years[0]) if years else None
    if len(years) == 1 and last is not None and scan.number(months[0]) > scan.number(months[1]):
        first = last - 1
    left = place_day(found, setting, first, scan.number(months[0]), scan.number(days[0]))
    right = place_day(found, setting, last, scan.number(months[1]), scan.number(days[1]))
    if left is None or right is None:
        return None
    if not years:
        right = _place_after(left, right)
    return _span(found, [left, right], [min(days[0], months[0]), min(days[1], months[1])])


def _place_after(left: Reading, right: Reading) -> Reading:
    """The last day in the year of the first, or in the next: "27 June to 5 July" told of on 1 July."""
    if left.day is None or right.day is None or left.day <= right.day or left.value.startswith("X"):
        return right
    year = left.day.year + ((right.day.month, right.day.day) < (left.day.month, left.day.day))
    day = make_day(year, right.day.month, right.day.day)
    return right if day is None else read_day(day, basis=left.basis or "")


def _span(found: Found, readings: list[Reading], starts: list[int]) -> Reading:
    """One reading of several days, its parts those TIMEX3 would mark: up to the "to", and behind it."""
    first, last = readings[0], readings[-1]
    ends = []
    for begin in starts[1:]:
        while found.scan.named(begin - 1, *BETWEEN):
            begin -= 1
        ends.append(begin)
    ends.append(found.end)
    begins = [found.start, *starts[1:]]
    parts = tuple(Part(b, e, r.value) for b, e, r in zip(begins, ends, readings, strict=True))
    return Reading("DATE", first.value, first.start, last.end, "day", last.basis, day=last.day, parts=parts)


def read_day_number(found: Found, setting: Setting) -> Reading | None:
    """on the 28th, on the 23rd afternoon, on the evening of the 3rd: of the month told of."""
    number, anchor = found.value("ordnum"), setting.anchor
    if anchor is None or not isinstance(number, int):
        return None
    suffix = f"T{found.value('partday')}" if found.has("partday") else ""
    day = resolve_day_of_month(anchor, number, direction_of(found) if anchor is setting.reference else 0)
    return read_day(day, basis=anchor.basis, year_known=anchor.year_known, suffix=suffix) if day else None


def read_weekday_day(found: Found, setting: Setting) -> Reading | None:
    """on Saturday 23: of the month told of, on that weekday."""
    anchor, weekday, i = setting.anchor, found.value("weekday"), found.first("daynum", "ordnum")
    if anchor is None or i is None:
        return None
    day = resolve_day_of_month(anchor, found.scan.number(i))
    if day is None or (anchor.year_known and day.isoweekday() != weekday):
        return None
    return read_day(day, basis=anchor.basis, year_known=anchor.year_known)
