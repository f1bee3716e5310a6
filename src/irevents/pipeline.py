"""Documents in, events out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from irevents.records import Document, Event


class Extractor:
    """Reads documents and returns their events.

    Args:
        packs: further knowledge packs, by path.
        model: a trained spaCy pipeline that adds the names the rules miss.
        merge: whether `pipe` makes one record of the reports of one event.
    """

    def __init__(
        self, *, packs: Sequence[str | Path] = (), model: str | None = None, merge: bool = True
    ) -> None:
        self.packs = tuple(packs)
        self.model = model
        self.merge = merge

    def extract(self, document: Document) -> list[Event]:
        """The events of one document."""
        return []

    def pipe(self, documents: Iterable[Document]) -> Iterator[Event]:
        """The events of many documents."""
        for document in documents:
            yield from self.extract(document)


def extract(document: str | Document, *, published: dt.date | str | None = None) -> list[Event]:
    """The events of one text or document, published on the given day where that is known."""
    return []
