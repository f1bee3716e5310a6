"""The slots that are compared, and what an extracted event has in them."""

from __future__ import annotations

from dataclasses import dataclass

from irevents.records import Event

SINGLE = (
    "type",
    "status",
    "start",
    "end",
    "venue",
    "city",
    "country",
    "series",
    "edition",
    "sideline_of",
)
MANY = ("chairs", "participants", "parties", "topics")


@dataclass(frozen=True, slots=True)
class FoundEvent:
    """An extracted event as the scorer sees it: strings only."""

    title: str
    single: dict[str, str | None]
    many: dict[str, tuple[str, ...]]


def flatten_event(event: Event) -> FoundEvent:
    """What the event has in each slot."""
    dates, venue = event.dates, event.venue
    return FoundEvent(
        title=event.title,
        single={
            "type": event.type,
            "status": event.status,
            "start": dates.start if dates else None,
            "end": dates.end if dates else None,
            "venue": venue.name if venue else None,
            "city": venue.city if venue else None,
            "country": venue.country if venue else None,
            "series": event.series.name if event.series else None,
            "edition": None if event.edition is None else str(event.edition),
            "sideline_of": event.sideline_of,
        },
        many={
            "chairs": tuple(person.name for person in event.chairs),
            "participants": tuple(person.name for person in event.participants),
            "parties": tuple(party.code for party in event.parties),
            "topics": tuple(topic.label for topic in event.topics),
        },
    )
