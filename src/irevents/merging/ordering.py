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


class EventOrder:
    """A record's place in the order of `order_event`, stripped; it is written out only beside its like."""

    __slots__ = ("_event", "_head", "_text")

    def __init__(self, event: Event) -> None:
        dates = event.dates
        self._head = (dates.start, dates.end, event.title) if dates else ("~", "~", event.title)
        self._event = event
        self._text: str | None = None

    @property
    def text(self) -> str:
        """The whole content."""
        if self._text is None:
            self._text = strip_event(self._event).model_dump_json()
        return self._text

    def __eq__(self, other: object) -> bool:
        return isinstance(other, EventOrder) and self._head == other._head and self.text == other.text

    def __lt__(self, other: EventOrder) -> bool:
        return self.text < other.text if self._head == other._head else self._head < other._head

    __hash__ = None  # type: ignore[assignment]
