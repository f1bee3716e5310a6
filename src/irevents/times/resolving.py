"""Reading functions: what each construction of the grammar means where it stands.

Each takes what was found and its setting and returns a `Reading`, or None where the words are no
date after all ("2000 troops"). `READINGS` names them for rules.toml.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace

from irevents.times.calendar import (
    find_easter,
    find_thanksgiving,
    is_day,
    make_day,
    move_days,
    move_months,
    write_week,
)
from irevents.times.context import (
    Setting,
    find_direction,
    find_weekday,
    resolve_day_of_month,
    resolve_weekday,
    resolve_year,
)
from irevents.times.grammar import Found
from irevents.times.reading import Part, Reading, Reference, read_day, read_month, read_year

MONTHS = ("month", "mon", "maymonth")
DAYS = ("daynum", "ordnum", "ordword")
NUMBERS = (
    "daynum",
    "num",
    "year4",
    "dec",
    "numword",
    "bignum",
    "couple",
    "few",
    "several",
    "some",
    "half",
    "a",
)
UNITS = ("unit", "units", "hunit", "hunits", "quarter", "quarters")
#: What stands between the days of a range or a list.
BETWEEN = ("dash", "to", "and", "amp", "slash", "comma", "the")
#: Plausible years of a numeric date and of a year that stands alone.
FIRST_YEAR, LAST_YEAR = 1000, 2199


def _direction(found: Found) -> int:
    return find_direction(found.scan, found.start, found.end)


def _placed(found: Found, setting: Setting, year: int | None, month: int, day: int) -> Reading | None:
    """A day whose year may have to be found."""
    basis = "explicit"
    if year is None:
        weekday = found.value("weekday", "wday")
        known = weekday if isinstance(weekday, int) else None
        year, basis = resolve_year(setting, month, day, _direction(found), weekday=known)
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
    i = found.end - 1
    numbers = re.findall(r"\d+", found.scan.words[i])
    first, second, third = (int(n) for n in numbers)
    if len(numbers[0]) == 4:
        day = make_day(first, second, third)
        return read_day(day, basis="explicit") if day else None
    year = third if len(numbers[2]) == 4 else 2000 + third if third < 70 else 1900 + third
    orders = {"day-first": make_day(year, second, first), "month-first": make_day(year, first, second)}
    how, day = _order(found, setting, {how: day for how, day in orders.items() if day is not None})
    return replace(read_day(day, basis="explicit"), how=how) if day else None


def _order(found: Found, setting: Setting, orders: dict[str, dt.date]) -> tuple[str, dt.date | None]:
    """Which order of day and month, and on what evidence.

    In turn: only one is a day; the weekday beside it; another numeric date of the document; the
    same day written out in the document; nearness to the reference; else day first.
    """
    if len(orders) < 2:
        return next(iter(orders.items()), ("", None))
    both = {"day-first": orders["day-first"], "month-first": orders["month-first"]}
    weekday = found.value("weekday", "wday")
    by_weekday = [how for how, day in both.items() if day.isoweekday() == weekday]
    if len(by_weekday) == 1:
        return f"{by_weekday[0]} by weekday", both[by_weekday[0]]
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
    return _placed(found, setting, year, month, scan.number(days[0]))


def read_day_range(found: Found, setting: Setting) -> Reading | None:
    """June 25 to 27, 18 – 19 July 2024, 16 and 17 May, Nov. 29-30 last year: days of one month."""
    scan = found.scan
    days, month, year = found.all(*DAYS), found.value(*MONTHS), found.value("year4")
    if not isinstance(month, int):
        return None
    known = year if isinstance(year, int) else None
    if found.has("unit"):
        if found.value("unit") != "Y":
            return None
        about = _year_about(found, setting)
        known = about[0] if about is not None else None
    readings = [_placed(found, setting, known, month, scan.number(i)) for i in days]
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
    left = _placed(found, setting, first, scan.number(months[0]), scan.number(days[0]))
    right = _placed(found, setting, last, scan.number(months[1]), scan.number(days[1]))
    if left is None or right is None:
        return None
    return _span(found, [left, right], [min(days[0], months[0]), min(days[1], months[1])])


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
    direction = _direction(found)
    if direction < 0 and reference is not None and (reference.day.month - month) % 12 >= 9:
        # "expressed anticipation for his visit in December", told in October: not of eleven months ago
        direction = find_direction(found.scan, found.start, found.end, reach=4) or 1
    shift = found.value("last", "next", "this")
    if isinstance(shift, int) and shift:
        direction = shift
    if reference is not None and reference.year_known and shift == 0:
        return read_month(reference.day.year, month, basis=reference.basis)
    place, basis = resolve_year(setting, month, None, direction)
    if (
        place is not None
        and isinstance(shift, int)
        and shift
        and reference is not None
        and month == reference.day.month
    ):
        place += shift
    return read_month(place, month, basis=basis)


def read_part_of_month(found: Found, setting: Setting) -> Reading | None:
    """the first week of November, the last day of May 2024: a day where it is one, else the month."""
    month, year, basis = found.value(*MONTHS), found.value("year4"), "explicit"
    number = found.value("ordword", "ordnum")
    if not isinstance(month, int):
        return None
    if not isinstance(year, int):
        year, basis = resolve_year(setting, month, None, _direction(found))
    if found.value("unit") != "D" or year is None:
        return read_month(year, month, basis=basis) if found.value("unit") != "Y" else None
    first = dt.date(year, month, 1)
    last = move_days(move_months(first, 1), -1)
    day = make_day(year, month, number) if isinstance(number, int) else last
    return read_day(day, basis=basis) if day else None


def _is_name(found: Found) -> bool:
    """Whether a month alone is part of a name: "Admiral Dong Jun", "April Haines"."""
    scan, before, after = found.scan, found.start - 1, found.end
    single = found.end - found.start == 1 + scan.named(found.end - 1, "dot")
    if not single or scan.named(before, "in", "since", "by", "from", "to", "of", "during", "last"):
        return False
    if scan.named(found.start, "mon") and scan.words[found.start].lower() != "sept":
        return not scan.named(before, "approx", "between", "and", "comma")
    return scan.named(after, "x") and scan.words[after][0].isupper() and not scan.named(before, "the")


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
    direction = _direction(found)
    if found.has("last", "past", "previous"):
        day = resolve_weekday(Reference(move_days(reference.day, -1), "", reference.year_known), weekday, -1)
    elif found.has("next"):
        day = resolve_weekday(Reference(move_days(reference.day, 1), "", reference.year_known), weekday, 1)
    elif found.has("coming", "following"):
        day = resolve_weekday(reference, weekday, 1)
    else:
        day = resolve_weekday(reference, weekday, direction)
    return read_day(day, basis=reference.basis, year_known=reference.year_known, suffix=suffix)


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
    placed = _placed(inner, setting, year if isinstance(year, int) else None, month, number)
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


def read_day_number(found: Found, setting: Setting) -> Reading | None:
    """on the 28th: of the month told of."""
    number, anchor = found.value("ordnum"), setting.anchor
    if anchor is None or not isinstance(number, int):
        return None
    day = resolve_day_of_month(anchor, number)
    return read_day(day, basis=anchor.basis, year_known=anchor.year_known) if day else None


def _year_about(found: Found, setting: Setting) -> tuple[int, str] | None:
    """The year an expression names or points to: 2024, this year, last year; else the reference's."""
    year = found.value("year4")
    if isinstance(year, int):
        return year, "explicit"
    reference = setting.reference
    if reference is None or not reference.year_known:
        return None
    shift = found.value("this", "last", "next") if found.value("unit") == "Y" else 0
    return reference.day.year + (shift if isinstance(shift, int) else 0), reference.basis


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
    about = _year_about(found, setting)
    if about is None:
        return Reading("DATE", f"XXXX-{letter}{number}")
    year, basis = about
    if basis != "explicit" and not found.has("unit") and setting.reference is not None and letter == "Q":
        # results of the fourth quarter told in January are last year's
        now = (setting.reference.day.month - 1) // 3 + 1
        if number > now and _direction(found) <= 0:
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


def read_half_year(found: Found, setting: Setting) -> Reading | None:
    """the first half of 2024."""
    number, about = found.value("ordword", "ordnum"), _year_about(found, setting)
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
    """the 1990s, the '80s, the nineties."""
    word = found.value("decadeword")
    if isinstance(word, int):
        return Reading("DATE", f"19{word}", f"19{word}0", f"19{word}9", "year", "explicit")
    i = found.first("decadenum")
    digits = found.scan.words[i][:-1] if i is not None else ""
    if len(digits) == 2:
        if i == found.start:
            return None
        digits = ("19" if digits >= "20" else "20") + digits
    return Reading("DATE", digits[:3], digits, digits[:3] + "9", "year", "explicit")


def read_century(found: Found, setting: Setting) -> Reading | None:
    """the 20th century."""
    number, unit = found.value("ordnum", "ordword"), found.value("unit")
    if unit != "100Y" or not isinstance(number, int) or not 1 <= number <= 30:
        return None
    text = f"{number - 1:02d}"
    return Reading("DATE", text, text + "00", text + "99", "year", "explicit")


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
        if direction == -1 and now < begins + 3:
            year -= 1
        elif direction == 1 and now >= begins:
            year += 1
        elif direction is None and now < begins - 1 and _direction(found) < 0:
            year -= 1
    return read_year(year, basis=basis, value=f"{year}-{season}")


def read_relative_unit(found: Found, setting: Setting) -> Reading | None:
    """this week, last month, next year, the following day, that year, the weekend."""
    unit = found.value("unit", "weekend", "quarter")
    told = found.has("that", "same", "previous", "following") or (found.has("next") and unit == "D")
    base = setting.anchor if told else setting.reference
    if base is None or not (base.year_known or unit in ("D", "M")):
        return Reading("DATE", "XXXX") if not found.has("past") else None
    shift = found.value("last", "next", "previous", "following", "coming", "past")
    step = shift if isinstance(shift, int) else 0
    day, basis, known = base.day, base.basis, base.year_known
    if unit == "D":
        if setting.told is None and found.has("next", "previous", "following"):
            return Reading("DATE", move_days(day, step).isoformat())
        return read_day(move_days(day, step), basis=basis, year_known=known)
    if unit in ("W", "2W", "WE"):
        monday = move_days(day, 1 - day.isoweekday() + 7 * step)
        if unit == "WE":
            if (
                not found.has("this", "last", "next", "coming")
                and day.isoweekday() < 6
                and _direction(found) <= 0
            ):
                monday = move_days(monday, -7)
            text = write_week(monday) + "-WE"
            saturday, sunday = move_days(monday, 5), move_days(monday, 6)
            return Reading("DATE", text, str(saturday), str(sunday), "day", basis)
        last = move_days(monday, 6)
        if found.has("earlier"):
            last = min(last, max(day, monday))
        elif found.has("later"):
            monday, last = max(monday, min(day, last)), last
        return Reading("DATE", write_week(monday), f"{monday:%Y-%m}", f"{last:%Y-%m}", "month", basis)
    if unit == "M":
        month = move_months(day, step)
        return read_month(month.year if known else None, month.month, basis=basis)
    if unit == "Q":
        month = move_months(day, 3 * step)
        return read_year(month.year, basis=basis, value=f"{month.year}-Q{(month.month - 1) // 3 + 1}")
    if found.has("past"):
        return Reading("DURATION", "P1Y" if unit == "Y" else f"P{unit}")
    if unit == "Y":
        return read_year(day.year + step, basis=basis)
    if unit == "10Y":
        text = f"{day.year // 10 + step}"
        return Reading("DATE", text, text + "0", text + "9", "year", basis)
    if unit == "100Y":
        text = f"{day.year // 100 + step}"
        return Reading("DATE", text, text + "00", text + "99", "year", basis)
    return None


def read_vague_units(found: Found, setting: Setting) -> Reading | None:
    """recent years, the coming weeks."""
    unit = str(found.value("units", "quarters"))
    if found.has("these"):
        return Reading("DATE", "PRESENT_REF") if unit == "D" else None
    if found.has("those"):
        return None
    return Reading("DURATION", f"PX{unit[-1]}") if not found.has("recent") else Reading("DATE", "PAST_REF")


def _count(found: Found) -> float | None:
    """The number an expression counts, None for "several"; of "two to three weeks" the first."""
    scan = found.scan
    total: float | None = None
    for i in range(found.start, found.end):
        if scan.named(i, *UNITS):
            break
        if scan.named(i, "few", "several", "some"):
            return None
        if scan.named(i, "slash") and total is not None:
            whole, over, under = total, scan.number(i - 1), scan.number(i + 1)
            total = (whole - over if i - 2 >= found.start and whole != over else 0) + over / (under or 1)
            break
        if scan.named(i, "dec"):
            total = float(scan.words[i].replace(",", ""))
        elif scan.named(i, "daynum", "num", "year4"):
            total = (total or 0) + scan.number(i)
        elif scan.named(i, "half"):
            total = total + 0.5 if total is not None and scan.named(i - 2, "and") else 0.5
        elif scan.named(i, "couple"):
            total = 2
        elif scan.named(i, "bignum"):
            total = (total or 1) * scan.number(i)
        elif scan.named(i, "numword"):
            total = (total or 0) + scan.number(i)
        elif scan.named(i, "a"):
            total = total if scan.named(i - 1, "and") else 1
        elif total is not None and scan.named(i, "to", "or", "dash") and not _tens(found, i):
            break
    if total is not None and found.scan.named(found.end - 1, "half"):
        total += 0.5
    return 1 if total is None else total


def _tens(found: Found, i: int) -> bool:
    """Whether token `i` is the hyphen of "twenty-five"."""
    scan = found.scan
    return (
        scan.named(i, "dash")
        and scan.named(i - 1, "numword")
        and scan.named(i + 1, "numword")
        and scan.number(i - 1) >= 20 > scan.number(i + 1)
    )


def _duration(count: float | None, unit: str) -> str:
    """TIMEX3 of a length: P2D, PT3H, P20Y, PXW."""
    clock = unit.startswith("T")
    letter = unit[-1]
    factor = int(re.sub(r"\D", "", unit) or 1)
    if count is None:
        number = "X"
    else:
        total = count * factor
        halves = {"TH": "30M", "Y": "6M", "TM": "30S"}
        if total % 1 == 0.5 and unit in halves:
            whole = f"{int(total)}{letter}" if total > 1 else ""
            return f"P{'T' if clock else ''}{whole}{halves[unit]}"
        number = f"{total:g}" if total < 1e6 else f"{int(total)}"
    return f"P{'T' if clock else ''}{number}{letter}"


def read_duration(found: Found, setting: Setting) -> Reading | None:
    """two days, the past three years, 60-year, half an hour."""
    unit = found.value(*UNITS)
    count = _count(found)
    if unit is None or (count is not None and count > 100_000):
        return None
    return Reading("DURATION", _duration(count, str(unit)))


def read_ago(found: Found, setting: Setting) -> Reading | None:
    """two years ago, a day earlier, ten days later."""
    unit = str(found.value("unit", "units", "hunit", "hunits"))
    count = _count(found)
    later = found.has("later", "hence", "now")
    base = setting.anchor if found.has("earlier", "later") else setting.reference
    if count is None:
        return Reading("DATE", "PAST_REF") if found.has("ago") else Reading("DURATION", _duration(None, unit))
    if base is None or not base.year_known or unit.startswith("T") or count > 5000:
        return Reading("DURATION", _duration(count, unit))
    steps = int(count) if later else -int(count)
    if unit == "D":
        return read_day(move_days(base.day, steps), basis=base.basis)
    if unit == "W":
        day = move_days(base.day, 7 * steps)
        return Reading("DATE", write_week(day), f"{day:%Y-%m}", f"{day:%Y-%m}", "month", base.basis)
    if unit == "M":
        month = move_months(base.day, steps)
        return read_month(month.year, month.month, basis=base.basis)
    if unit == "Y" and steps == -1 and setting.quarter and 0 < found.start - setting.quarter[2] < 150:
        value = f"{setting.quarter[0] - 1}-Q{setting.quarter[1]}"
        return read_year(setting.quarter[0] - 1, basis=base.basis, value=value)
    factor = int(re.sub(r"\D", "", unit) or 1)
    year = base.day.year + steps * factor
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return read_year(year, basis=base.basis)


def read_every(found: Found, setting: Setting) -> Reading | None:
    """every day, each year, every Monday."""
    weekday = found.value("weekday")
    if weekday is not None:
        return Reading("SET", f"XXXX-WXX-{weekday}")
    month = found.value("month", "mon")
    if isinstance(month, int):
        return Reading("SET", f"XXXX-{month:02d}")
    part = found.value("partday")
    if part is not None:
        return Reading("SET", f"XXXX-XX-XXT{part}")
    if found.has("weekend"):
        return Reading("SET", "XXXX-WXX-WE")
    count, unit = (
        found.value("daynum", "ordword", "numword"),
        found.value("unit", "units", "hunit", "quarter"),
    )
    return Reading("SET", _duration(int(count or 1), str(unit)))


def read_frequency(found: Found, setting: Setting) -> Reading | None:
    """daily, annually."""
    return Reading("SET", str(found.value("frequency")))


def read_weekday_day(found: Found, setting: Setting) -> Reading | None:
    """on Saturday 23: of the month told of, on that weekday."""
    anchor, weekday, i = setting.anchor, found.value("weekday"), found.first("daynum", "ordnum")
    if anchor is None or i is None:
        return None
    day = resolve_day_of_month(anchor, found.scan.number(i))
    if day is None or (anchor.year_known and day.isoweekday() != weekday):
        return None
    return read_day(day, basis=anchor.basis, year_known=anchor.year_known)


def read_years_short(found: Found, setting: Setting) -> Reading | None:
    """2021-22: a season, school year or term."""
    scan = found.scan
    year, last = scan.number(found.start), scan.words[found.end - 1]
    if len(last) != 2 or int(last) != (year + 1) % 100 or not 1900 <= year <= 2100:
        return None
    return Reading("DATE", f"{year}", f"{year}", f"{year + 1}", "year", "explicit")


def read_day_of_event(found: Found, setting: Setting) -> Reading | None:
    """the third day of (the visit): the day told of; it says nothing new of the date itself."""
    if found.value("unit") != "D":
        return None
    anchor = setting.nearby(found.start)
    if anchor is None or not anchor.year_known:
        return Reading("DATE", "XXXX-XX-XX")
    return Reading("DATE", anchor.day.isoformat())


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
    if hours > 24 or not minutes.isdigit() or len(minutes) != 2 or int(minutes) > 59:
        return None
    zone = "Z" if found.value("zone") in ("UTC", "GMT") else ""
    return f"T{hours:02d}:{minutes}{zone}"


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


def read_the_unit(found: Found, setting: Setting) -> Reading | None:
    """the year, the week, later in the day: the running one; no date of an event."""
    unit = found.value("unit")
    anchor = setting.nearby(found.start) if unit == "D" else setting.reference
    bare = found.end - found.start == 2
    if anchor is None or not anchor.year_known or unit not in ("Y", "W", "D", "M"):
        return None
    if unit == "M" and not found.has("edge"):
        return None
    if unit == "D":
        before = found.scan.named(found.start - 1, "in", "for", "during")
        return Reading("DATE", anchor.day.isoformat()) if before or not bare else None
    if found.has("edge") and unit == "Y":
        return read_year(anchor.day.year, basis=anchor.basis)
    if unit == "M":
        return read_month(anchor.day.year, anchor.day.month, basis=anchor.basis)
    return Reading("DATE", f"{anchor.day.year}" if unit == "Y" else write_week(anchor.day))


def read_bare_units(found: Found, setting: Setting) -> Reading | None:
    """for years, within weeks."""
    return Reading("DURATION", _duration(None, str(found.value("units"))))


def read_reference(found: Found, setting: Setting) -> Reading | None:
    """now, recently, soon, the future."""
    value = found.value("presentref", "pastref", "future")
    if found.has("past"):
        value = "PAST_REF"
    return Reading("DATE", "PRESENT_REF" if value is None else str(value))


def read_holiday(found: Found, setting: Setting) -> Reading | None:
    """Christmas, Thanksgiving, Easter of the year nearest to the reference."""
    name, reference = found.value("holiday"), setting.reference
    year = found.value("year4")
    if isinstance(year, int):
        return read_day(_holiday(str(name), year), basis="explicit")
    if reference is None or not reference.year_known:
        return Reading("DATE", "XXXX-12-25") if name == "christmas" else None
    days = [_holiday(str(name), reference.day.year + n) for n in (-1, 0, 1)]
    direction = found.value("last", "next") or _direction(found)
    if isinstance(direction, int) and direction:
        days = [d for d in days if (d - reference.day).days * direction >= 0]
    return read_day(min(days, key=lambda d: abs((d - reference.day).days)), basis=reference.basis)


def _holiday(name: str, year: int) -> dt.date:
    if name == "thanksgiving":
        return find_thanksgiving(year)
    return find_easter(year) if name == "easter" else dt.date(year, 12, 25)


READINGS: dict[str, Callable[[Found, Setting], Reading | None]] = {
    "iso": read_iso,
    "numeric": read_numeric,
    "full_date": read_full_date,
    "day_range": read_day_range,
    "two_dates": read_two_dates,
    "month": read_month_words,
    "weekday": read_weekday,
    "today": read_today,
    "day_about": read_day_about,
    "part_of_day": read_part_of_day,
    "day_number": read_day_number,
    "part_of_month": read_part_of_month,
    "weekday_day": read_weekday_day,
    "years_short": read_years_short,
    "day_of_event": read_day_of_event,
    "quarter": read_quarter,
    "told_quarter": read_told_quarter,
    "year_ago_quarter": read_year_ago_quarter,
    "spoken_year": read_spoken_year,
    "the_unit": read_the_unit,
    "bare_units": read_bare_units,
    "half_year": read_half_year,
    "fiscal_year": read_fiscal_year,
    "decade": read_decade,
    "century": read_century,
    "season": read_season,
    "relative_unit": read_relative_unit,
    "vague_units": read_vague_units,
    "duration": read_duration,
    "ago": read_ago,
    "every": read_every,
    "frequency": read_frequency,
    "clock": read_clock,
    "year": read_year_alone,
    "reference": read_reference,
    "holiday": read_holiday,
}
