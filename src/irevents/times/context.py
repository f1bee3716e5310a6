"""What stands about an expression and decides how it is read: tense, years elsewhere, a day in brackets."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from irevents.times.calendar import is_day, make_day, move_days, move_months
from irevents.times.grammar import Found
from irevents.times.reading import Reference
from irevents.times.tense import direction_of, stands_by_past

#: Days that a stamp may lie before what its report tells of as past (midnight, time zones, early stamps).
LONGEST_LEAD = 7
#: Days that what is told of as past may seem to lie ahead, and what is to come behind, before its year moves.
FARTHEST_AHEAD, FARTHEST_BACK = 120, 90
#: Tokens within which a time of day belongs to the day told of.
NEARBY = 40
#: Tokens within which "earlier in the day" is said of the day told of.
SAME_DAY = 150


@dataclass(slots=True)
class Setting:
    """The surroundings in one article.

    `days` are the full dates the article writes out (month and day → year), `months` the months
    with a year; `month_first` whether its numeric dates put the month first, where one of them
    tells. `told` is the last day it told of (the anchor of "the next day") and the token it
    stands at, `quarter` the last quarter (year, number, token); the finder moves both along.
    """

    reference: Reference | None
    days: dict[tuple[int, int], int] = field(default_factory=dict)
    months: dict[int, int] = field(default_factory=dict)
    month_first: bool | None = None
    told: tuple[Reference, int] | None = None
    quarter: tuple[int, int, int] | None = None

    @property
    def anchor(self) -> Reference | None:
        """The day "the next day" counts from: the last one told of, or the reference."""
        return self.told[0] if self.told is not None else self.reference

    def nearby(self, token: int, within: int = NEARBY) -> Reference | None:
        """The day told of shortly before `token`, or the reference."""
        if self.told is not None and 0 < token - self.told[1] <= within:
            return self.told[0]
        return self.reference


def resolve_weekday(reference: Reference, weekday: int, direction: int) -> dt.date:
    """The day of that weekday (Monday = 1) next to the reference, on the side the tense says.

    "on Wednesday" in a report of a Wednesday is that day; without a cue news tells of the past. A
    dateline without a year cannot place a weekday: agencies date the report on the day itself.
    """
    if not reference.year_known:
        return reference.day
    if direction > 0:
        return move_days(reference.day, (weekday - reference.day.isoweekday()) % 7)
    return move_days(reference.day, -((reference.day.isoweekday() - weekday) % 7))


def find_weekday(setting: Setting, weekday: int) -> dt.date | None:
    """The article's latest full date, where it falls on the weekday and nothing else dates the article."""
    days = [made for (m, d), year in setting.days.items() if (made := make_day(year, m, d))]
    latest = max(days, default=None)
    return latest if latest is not None and latest.isoweekday() == weekday else None


def resolve_year_of_month(setting: Setting, month: int, direction: int) -> tuple[int | None, str]:
    """The year of a month written without one, by its clause's tense, and the basis; None where unknown."""
    reference = setting.reference
    if reference is None or not reference.year_known:
        return None, reference.basis if reference else "explicit"
    day = reference.day
    if direction > 0:
        return day.year + (month < day.month), reference.basis
    return day.year - (month > day.month), reference.basis


def resolve_year_of_day(
    setting: Setting, month: int, day: int, found: Found, *, weekday: int | None = None
) -> tuple[int | None, str]:
    """The year of a day written without one, and on what basis; None where unknown.

    A `weekday` beside the date settles which of the years about the reference it is; else it is the
    nearest, unless the tense of the clause about what was `found` speaks against it.
    """
    if (year := setting.days.get((month, day))) is not None:
        return year, "document"
    reference = setting.reference
    if reference is not None and reference.year_known:
        fitting = [
            reference.day.year + n
            for n in (0, -1, 1)
            if (made := make_day(reference.day.year + n, month, day)) and made.isoweekday() == weekday
        ]
        if len(fitting) == 1:
            return fitting[0], reference.basis
        return _year_of_day(reference.day, month, day, found), reference.basis
    if reference is None and is_day(None, month, day):
        stand_in = dt.date(2024, month, day)
        near = {
            year for (m, d), year in setting.days.items() if abs((dt.date(2024, m, d) - stand_in).days) <= 31
        }
        if len(near) == 1:
            return near.pop(), "document"
        if not near and month in setting.months:
            return setting.months[month], "document"
    return None, reference.basis if reference else "explicit"


def _year_of_day(reference: dt.date, month: int, day: int, found: Found) -> int | None:
    """The nearest year; where that one is far off on the wrong side of the tense, the other.

    A past verb right before the day ("ended Jan. 31") says that it does not lie ahead at all.
    """
    days = [made for year in range(-1, 2) if (made := make_day(reference.year + year, month, day))]
    if not days:
        return None
    best = min(days, key=lambda d: abs((d - reference).days))
    away = (best - reference).days
    if away > LONGEST_LEAD:
        if stands_by_past(found) or (away > FARTHEST_AHEAD and direction_of(found) < 0):
            days = [d for d in days if d <= reference]
    elif away < -FARTHEST_BACK and not stands_by_past(found) and direction_of(found) > 0:
        days = [d for d in days if d >= reference]
    return min(days, key=lambda d: abs((d - reference).days), default=best).year


def resolve_day_of_month(reference: Reference, day: int, direction: int = 0) -> dt.date | None:
    """The day with that number nearest to the reference: "today (15)" in a report of the 16th.

    `direction` keeps it on one side: "arrived on the 28th" lies behind (-1), "leaves on the 3rd" ahead (1).
    """
    months = (move_months(reference.day.replace(day=1), n) for n in (-1, 0, 1))
    found = [made for m in months if (made := make_day(m.year, m.month, day))]
    found = [d for d in found if (d - reference.day).days * direction >= 0] or found
    return min(found, key=lambda d: abs((d - reference.day).days), default=None)


def find_year(found: Found, setting: Setting) -> tuple[int, str] | None:
    """The year an expression names or points to: 2024, this year, last year; else the reference's."""
    year = found.value("year4")
    if isinstance(year, int):
        return year, "explicit"
    reference = setting.reference
    if reference is None or not reference.year_known:
        return None
    shift = found.value("this", "last", "next") if found.value("unit") == "Y" else 0
    return reference.day.year + (shift if isinstance(shift, int) else 0), reference.basis
