"""Which events to keep: by type, by time, by confidence."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import get_args

from irevents.errors import IreventsError
from irevents.records import Event, EventType

EVENT_TYPES: tuple[str, ...] = get_args(EventType)

# The fields that hold the id of another record.
LINKS = ("sideline_of_id", "previous_id", "next_id")

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class EventFilter:
    """What an event must be to be kept. An event of unknown year is in no span of time."""

    types: frozenset[str] = frozenset()
    since: dt.date | None = None
    until: dt.date | None = None
    min_confidence: float = 0.0

    def __call__(self, event: Event) -> bool:
        if self.types and event.type not in self.types:
            return False
        if event.confidence < self.min_confidence:
            return False
        return (self.since is None and self.until is None) or self._is_within(event)

    def _is_within(self, event: Event) -> bool:
        if event.dates is None or "X" in event.dates.start + event.dates.end:
            return False
        first, last = resolve_days(event.dates.start)[0], resolve_days(event.dates.end)[1]
        return (self.since is None or last >= self.since) and (self.until is None or first <= self.until)


def make_filter(
    *,
    types: Collection[str] = (),
    since: str | None = None,
    until: str | None = None,
    min_confidence: float | None = None,
) -> EventFilter:
    """A filter from what stands on a command line.

    Raises:
        IreventsError: for a type that is none of ours, or a date or confidence that is none.
    """
    for name in types:
        if name not in EVENT_TYPES:
            raise IreventsError(f"unknown type {name!r}", remedy=f"choose of {', '.join(EVENT_TYPES)}")
    if min_confidence is not None and not 0 <= min_confidence <= 1:
        raise IreventsError(f"confidence {min_confidence} is not between 0 and 1")
    chosen = EventFilter(
        types=frozenset(types),
        since=read_days("--since", since)[0] if since is not None else None,
        until=read_days("--until", until)[1] if until is not None else None,
        min_confidence=min_confidence or 0.0,
    )
    if chosen.since and chosen.until and chosen.since > chosen.until:
        raise IreventsError(f"--since {since} comes after --until {until}")
    return chosen


def filter_events(events: Iterable[Event], keep: EventFilter) -> list[Event]:
    """The events to keep; their links to events that are not kept go."""
    kept = [event for event in events if keep(event)]
    ids: set[str | None] = {None, *(event.id for event in kept)}
    return [_drop_links(event, ids) for event in kept]


def _drop_links(event: Event, ids: set[str | None]) -> Event:
    lost = [name for name in LINKS if getattr(event, name) not in ids]
    return event.model_copy(update=dict.fromkeys(lost)) if lost else event


def read_days(option: str, text: str) -> tuple[dt.date, dt.date]:
    """The first and last day of a date given on the command line: YYYY-MM-DD, YYYY-MM or YYYY."""
    try:
        return resolve_days(text.strip())
    except ValueError:
        raise IreventsError(f"{option} {text!r} is not a date", remedy="write YYYY-MM-DD") from None


def read_day(option: str, text: str) -> dt.date:
    """The day given on the command line, YYYY-MM-DD."""
    first, last = read_days(option, text)
    if first != last:
        raise IreventsError(f"{option} {text!r} is not a day", remedy="write YYYY-MM-DD")
    return first


def resolve_days(text: str) -> tuple[dt.date, dt.date]:
    """The first and last day of a day, month or year.

    Raises:
        ValueError: when it is none of these, or no such day is in the calendar.
    """
    match = _PARTIAL.fullmatch(text)
    if match is None:
        raise ValueError(text)
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    if month is None:
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    if day is None:
        first = dt.date(year, month, 1)
        return first, first.replace(day=calendar.monthrange(year, month)[1])
    return dt.date(year, month, day), dt.date(year, month, day)
