"""Expressions of time compared: the same day, days that may be the same, the more exact of two."""

from __future__ import annotations

import datetime as dt
import re

from irevents.mentions import TemporalMention


def is_same_day(first: TemporalMention, second: TemporalMention) -> bool:
    """Whether two expressions mean the same days."""
    return first.edtf_start == second.edtf_start and first.edtf_end == second.edtf_end


def are_compatible(first: TemporalMention, second: TemporalMention) -> bool:
    """True unless the two stretches of time are disjoint; an unknown year agrees with any."""
    one, other = _week_of(first), _week_of(second)
    if one is not None and other is not None and abs((one - other).days) > _WEEKS_APART:
        return False  # "two weeks ago" and "on Monday" of one month
    a, b = first.edtf_start or "", first.edtf_end or first.edtf_start or ""
    c, d = second.edtf_start or "", second.edtf_end or second.edtf_start or ""
    if "X" in a or "X" in c:
        a, b, c, d = (value[5:] for value in (a, b, c, d))
        width = min(len(a), len(c))
        if not width:
            return True
    else:
        width = min(len(a), len(c))
    return a[:width] <= d[:width] and c[:width] <= b[:width]


def _week_of(time: TemporalMention) -> dt.date | None:
    """The Monday of the week that an expression names or falls in; None for longer stretches."""
    if time.value.startswith(("P", "X")):
        return None
    if time.precision == "day" and time.edtf_start is not None and len(time.edtf_start) == 10:
        if "X" in time.edtf_start or time.edtf_start != (time.edtf_end or time.edtf_start):
            return None
        day = dt.date.fromisoformat(time.edtf_start)
        return day - dt.timedelta(days=day.weekday())
    week = _WEEK.fullmatch(time.value)
    return dt.date.fromisocalendar(int(week[1]), int(week[2]), 1) if week is not None else None


_WEEK = re.compile(r"(\d{4})-W(\d\d)")
_WEEKS_APART = 7
"""Days between the Mondays of weeks that a reporter may still mean as one."""


def is_more_exact(new: TemporalMention, old: TemporalMention) -> bool:
    """Whether `new` dates an event more exactly than `old`."""
    rank = {"day": 0, "month": 1, "year": 2, None: 3}
    if rank[new.precision] != rank[old.precision]:
        return rank[new.precision] < rank[old.precision]
    known, knew = "X" not in (new.edtf_start or ""), "X" not in (old.edtf_start or "")
    if known != knew:
        return known
    return new.edtf_start != new.edtf_end and old.edtf_start == old.edtf_end
