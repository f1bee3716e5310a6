"""The events of a run, in memory while they are few and on the disk when they are many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from irevents.filtering import EventFilter, filter_events
from irevents.merging import finish, merge
from irevents.merging.stored import EventStore
from irevents.records import Document, Event

MOST_EVENTS = 3_000
MOST_CHARACTERS = 40_000_000
"""What of events and of the texts of their reports is kept in memory: an event takes some 30 kB."""


class Gathered:
    """The events of any number of documents. Where they lie makes no difference to what comes out.

    Args:
        most: events kept in memory.
        merging: whether they are merged in the end, which takes the texts of their documents.
    """

    def __init__(self, *, most: int = MOST_EVENTS, merging: bool = True) -> None:
        self._most = most
        self._merging = merging
        self._events: list[Event] = []
        self._texts: dict[str, str] = {}
        self._characters = 0
        self._store: EventStore | None = None

    def add(self, document: Document, events: Iterable[str]) -> None:
        """Take in the events of a document, as JSON."""
        for line in events:
            event = Event.model_validate_json(line)
            if self._store is None:
                self._events.append(event)
            else:
                self._store.add(event)
        if events and self._merging:
            if self._store is None:
                self._texts[document.id] = document.text
                self._characters += len(document.text)
            else:
                self._store.add_text(document.id, document.text)
        if len(self._events) > self._most or self._characters > MOST_CHARACTERS:
            self._spill()

    def finish(self, *, keep: EventFilter | None = None) -> Iterator[Event]:
        """The records of the whole run in their order; where they are to be merged, one for each event."""
        if self._store is not None:
            if self._merging:
                self._store.merge()
            yield from self._store.finish(keep=keep)
            return
        events = merge(self._events, texts=self._texts) if self._merging else finish(self._events)
        yield from filter_events(events, keep) if keep else events

    def close(self) -> None:
        """Give memory and disk space back."""
        self._events.clear()
        self._texts.clear()
        if self._store is not None:
            self._store.close()

    def _spill(self) -> None:
        self._store = EventStore(merging=self._merging)
        for event in self._events:
            self._store.add(event)
        for document, text in self._texts.items():
            self._store.add_text(document, text)
        self._events.clear()
        self._texts.clear()
        self._characters = 0
