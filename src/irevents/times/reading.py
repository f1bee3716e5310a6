"""What an expression means: TIMEX3 type and value, and our dates."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from irevents.times.calendar import write_date
from irevents.values import frozen

#: Token classes that name a month, a day of the month, a unit of time.
MONTHS = ("month", "mon", "maymonth")
DAYS = ("daynum", "ordnum", "ordword")
UNITS = ("unit", "units", "hunit", "hunits", "quarter", "quarters")

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@frozen
class Reference:
    """The day expressions are read against.

    `day` has a stand-in year where `year_known` is False (a dateline "Oct 29" without a year).
    `basis` is the word for it in `dates.basis`.
    """

    day: dt.date
    basis: str
    year_known: bool = True


@frozen
class Part:
    """One date of a range or list, for TIMEX3, which marks them singly: tokens and value."""

    start: int
    end: int
    value: str


@frozen
class Reading:
    """An expression read.

    `start`, `end` are EDTF, None where it is no date (a duration, "now"). `day` is its last day
    where it is one, for what follows ("the next day"). `parts` are the single dates of a range.
    `how` adds to the rule's name on what evidence a choice was made.
    """

    type: TimexType
    value: str
    start: str | None = None
    end: str | None = None
    precision: str | None = None
    basis: str | None = None
    day: dt.date | None = None
    parts: tuple[Part, ...] = ()
    how: str = ""


def read_day(day: dt.date, *, basis: str, year_known: bool = True, suffix: str = "") -> Reading:
    """A day; `suffix` is a part of it or a time ("TMO", "T10:00"), which makes it a TIME."""
    text = write_date(day.year if year_known else None, day.month, day.day)
    return Reading("TIME" if suffix else "DATE", text + suffix, text, text, "day", basis, day)


def read_month(year: int | None, month: int, *, basis: str) -> Reading:
    """A month."""
    text = write_date(year, month)
    return Reading("DATE", text, text, text, "month", basis)


def read_year(year: int, *, basis: str, value: str | None = None) -> Reading:
    """A year, or what is known only to its year (`value`: "1989-Q3")."""
    text = write_date(year)
    return Reading("DATE", value or text, text, text, "year", basis)
