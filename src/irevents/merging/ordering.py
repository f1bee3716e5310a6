"""What a record says by itself, and the order of the records of an output."""

from __future__ import annotations

from irevents.records import Event


def strip_event(event: Event) -> Event:
    """A record without what `finish` sets, so that the same content compares alike."""
    update = {"id": "", "sideline_of_id": None, "previous_id": None, "next_id": None, "confidence": 0.0}
    return event.model_copy(update=update)


def order_event(event: Event) -> tuple[str, str, str, str]:
    """The order of an output: by date, undated last, then by content."""
    dates = event.dates
    return (dates.start if dates else "~", dates.end if dates else "~", event.title, event.model_dump_json())
