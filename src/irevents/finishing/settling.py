"""The status of an event by its date, where the words leave it open."""

from __future__ import annotations

import datetime as dt

from irevents.records import Dates, Status


def settle_status(
    status: Status, dates: Dates | None, published: str | None, *, firm: bool, multi_day: bool
) -> Status:
    """Let the date decide where the words leave it open.

    Args:
        status: what the words say.
        dates: the event's dates; only full days are compared.
        published: publication date as `YYYY-MM-DD`, None where unknown.
        firm: whether words, not a default, gave the status.
        multi_day: whether the event lasts several days.
    """
    if dates is None or published is None or status in ("cancelled", "postponed"):
        return status
    start, end = dates.start, dates.end
    if "X" in start or "X" in end:
        return status
    width = min(len(start), len(published))
    if start[:width] > published[:width]:
        return "planned"
    if status == "ongoing" and start == end and len(end) == 10 and _days_between(end, published) <= 7:
        return status
    if dates.precision == "day" and end < published:
        return "held"
    if dates.precision != "day" and end < published[: len(end)]:
        return "held"
    if multi_day and start <= published < end and not (firm and status == "planned"):
        return "ongoing"
    return status


def _days_between(first: str, second: str) -> int:
    return (
        (dt.date.fromisoformat(second) - dt.date.fromisoformat(first)).days
        if len(first) == len(second) == 10
        else 0
    )
