"""Dates of records as spans of days, and how two of them stand to each other."""

from __future__ import annotations

import calendar
import datetime as dt
from functools import lru_cache

from irevents.records import Dates
from irevents.values import frozen

ANY_YEAR = 2000
"""The leap year that stands for an unknown one."""


@frozen
class Span:
    """The days an event may take: ordinals of the first and last, as far as they are known.

    `year_known` is False for `XXXX-06-25`; `grain` is day, month or year.
    """

    first: int
    last: int
    year_known: bool
    grain: str

    @property
    def months(self) -> tuple[int, ...]:
        """The months (1 to 12) the span touches, at most three of them."""
        a, b = dt.date.fromordinal(self.first), dt.date.fromordinal(self.last)
        count = (b.year - a.year) * 12 + b.month - a.month + 1
        return tuple((a.month - 1 + k) % 12 + 1 for k in range(min(count, 3)))


def read_span(dates: Dates | None) -> Span | None:
    """The span of a record's dates; None for no dates, and for dates no calendar has."""
    return _read_span(dates.start, dates.end) if dates else None


@lru_cache(maxsize=65536)
def _read_span(start: str, end: str) -> Span | None:
    try:
        first, last = _bound(start, at_end=False), _bound(end, at_end=True)
    except ValueError:
        return None
    if first is None or last is None:
        return None
    known = not start.startswith("XXXX")
    if last < first:
        if known:
            return None
        last += 366  # XXXX-12-30 to XXXX-01-02
    return Span(first, last, known, ("year", "month", "day")[min(start.count("-"), end.count("-"))])


def _bound(value: str, *, at_end: bool) -> int | None:
    parts = value.split("-")
    if parts == ["XXXX"]:
        return None
    year = ANY_YEAR if parts[0] == "XXXX" else int(parts[0])
    month = int(parts[1]) if len(parts) > 1 else (12 if at_end else 1)
    day = int(parts[2]) if len(parts) > 2 else (calendar.monthrange(year, month)[1] if at_end else 1)
    return dt.date(year, month, day).toordinal()


def place_in_year(span: Span, like: Span) -> Span:
    """A span of an unknown year put into the year of another span."""
    if span.year_known or not like.year_known:
        return span
    year = dt.date.fromordinal(like.first).year
    first, length = dt.date.fromordinal(span.first), span.last - span.first
    day = min(first.day, calendar.monthrange(year, first.month)[1])
    start = dt.date(year, first.month, day).toordinal()
    return Span(start, start + length, True, span.grain)


def relate_spans(a: Span, b: Span) -> str:
    """`same`, `overlap` (days that differ but meet), `within` (a month or year about a day) or `apart`."""
    if a.year_known != b.year_known:
        a, b = place_in_year(a, b), place_in_year(b, a)
    if a.last < b.first or b.last < a.first:
        return "apart"
    if (a.first, a.last) == (b.first, b.last):
        return "same"
    return "overlap" if a.grain == b.grain == "day" else "within"


def count_gap(a: Span, b: Span) -> int:
    """The days between two spans, 0 where they meet."""
    if a.year_known != b.year_known:
        a, b = place_in_year(a, b), place_in_year(b, a)
    return max(a.first - b.last, b.first - a.last, 0)


def narrow_span(a: Span | None, b: Span | None) -> Span | None:
    """What both spans allow; the more exact of the two where they do not meet."""
    if a is None or b is None:
        return a or b
    known = a.year_known or b.year_known
    a, b = place_in_year(a, b), place_in_year(b, a)
    grain = min(a.grain, b.grain, key=("day", "month", "year").index)
    first, last = max(a.first, b.first), min(a.last, b.last)
    if first > last:
        return a if a.grain == grain else b
    return Span(first, last, known, grain)
