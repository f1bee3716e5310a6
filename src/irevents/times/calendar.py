"""Calendar arithmetic: partial dates as EDTF text, months and years moved by a count."""

from __future__ import annotations

import calendar
import datetime as dt

#: Stands for the year where none is known: EDTF's unspecified digits.
NO_YEAR = "XXXX"
_LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def write_date(year: int | None, month: int | None = None, day: int | None = None) -> str:
    """EDTF for a year, month or day; `XXXX` where the year is not known."""
    text = NO_YEAR if year is None else f"{year:04d}"
    if month is not None:
        text += f"-{month:02d}"
        if day is not None:
            text += f"-{day:02d}"
    return text


def is_day(year: int | None, month: int, day: int) -> bool:
    """Whether the calendar has such a day (29 February in an unknown year: yes)."""
    if not 1 <= month <= 12 or day < 1:
        return False
    leap = year is None or calendar.isleap(year)
    return day <= (29 if leap and month == 2 else _LENGTHS[month])


def make_day(year: int, month: int, day: int) -> dt.date | None:
    """The day, None where the calendar has none."""
    return dt.date(year, month, day) if 1 <= year <= 9999 and is_day(year, month, day) else None


def move_months(day: dt.date, count: int) -> dt.date:
    """`day` moved by months; the 31st becomes the last of a shorter month."""
    month = day.year * 12 + day.month - 1 + count
    year, month = divmod(month, 12)
    year = min(max(year, 1), 9999)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def move_days(day: dt.date, count: int) -> dt.date:
    """`day` moved by days, held inside the calendar."""
    ordinal = min(max(day.toordinal() + count, 1), dt.date.max.toordinal())
    return dt.date.fromordinal(ordinal)


def write_week(day: dt.date) -> str:
    """The ISO week of `day`, as TIMEX3 writes it: `2024-W44`."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def find_easter(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, ch. 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    l_ = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * l_) // 451
    month, day = divmod(h + l_ - 7 * m + 114, 31)
    return dt.date(year, month, day + 1)


def find_thanksgiving(year: int) -> dt.date:
    """The fourth Thursday of November."""
    first = dt.date(year, 11, 1)
    return dt.date(year, 11, 1 + (3 - first.weekday()) % 7 + 21)
