"""Documents in, events out. Read this first: `Extractor.read` is the table of contents, one line a step."""

from __future__ import annotations

import datetime as dt
import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from irevents.articles import compact_text
from irevents.entity_layer import EntityLayer
from irevents.event_layer import EventLayer
from irevents.merging import collection_paused, finish, merge, merge_articles
from irevents.model_names import ModelNames
from irevents.packs import load_packs
from irevents.packs.cache import load_cached
from irevents.pages import Page
from irevents.records import Document, Event
from irevents.relevance import Offices, concerns_states
from irevents.sieve import Sieve
from irevents.stretches import LONGEST, cut_document


@dataclass(frozen=True, slots=True)
class Considered:
    """A trigger that gave no event: `quote` is `text[start:end]`, `reason` why it was let go."""

    start: int
    end: int
    quote: str
    reason: str


class Extractor:
    """Reads documents and returns their events.

    Building one compiles the packs (a fraction of a second); it may then be used for any number of documents.

    Args:
        packs: further knowledge packs, by path.
        model: a trained spaCy pipeline, by name or folder, that adds the names of persons the rules miss
            in sentences that hold an event.
        merge: whether `pipe` makes one record of the reports of one event.

    Raises:
        IreventsError: a pack is not valid, or the model is not installed.
    """

    def __init__(
        self, *, packs: Sequence[str | Path] = (), model: str | None = None, merge: bool = True
    ) -> None:
        knowledge = load_packs([Path(path) for path in packs])
        self.merge = merge
        self.model = ModelNames(model) if model is not None else None
        self._entities = EntityLayer(knowledge)
        places, people = self._entities.places, self._entities.people
        self._events = EventLayer(
            knowledge, country_name=places.country_name, adjective=places.adjective, model=self.model
        )
        self._offices = Offices(people.office_phrases(), knowledge.read("offices")["everyday"])
        self._sieve = Sieve(
            triggers=load_cached(
                "openings",
                self._events.frames.openings,
                made_from=knowledge.digest("frames"),
            ),
            bodies=self._entities.bodies.words(),
            names=places.party_phrases(),
            offices=self._offices,
            is_leader=people.leaders.has_word,
            holds_leader=people.leaders.may_hold,
            may_name_leader=people.leaders.may_name,
        )

    def extract(self, document: Document) -> list[Event]:
        """The events of one document, in the order of their dates."""
        if len(document.text) <= LONGEST:
            if not self.may_tell(document.text):
                return []
            with collection_paused():  # which would walk over all the packs again and again
                return self.read(document)[0]
        told: list[Event] = []
        with collection_paused():  # which would walk over all that has been told again and again
            for _, events, _ in self._read_stretches(document):
                told += events
                gc.collect(0)
            return finish(told)

    def _read_stretches(self, document: Document) -> Iterator[tuple[int, list[Event], Page]]:
        """The stretches of a long document, but those that hold no event: offset, events, page."""
        published = document.published
        for offset, stretch in cut_document(document):
            if not self.may_tell(stretch.text):
                continue
            events, page = self.read(stretch.model_copy(update={"published": published}))
            last = page.publications[len(page.articles) - 1] if page.articles else None
            if published is None and last is not None:
                published = last.date  # what goes on in the next stretch is of the same day

            def restore(start: int, end: int, offset: int = offset) -> tuple[int, int]:
                return start + offset, end + offset

            yield offset, [_place_evidence(event, document.text, restore) for event in events], page

    def may_tell(self, text: str) -> bool:
        """False for a text whose words alone show that it holds no event (most of a newspaper)."""
        compact = compact_text(text)
        return self._sieve.may_tell(text if compact is None else compact.text)

    def pipe(self, documents: Iterable[Document]) -> Iterator[Event]:
        """The events of many documents: one record for each event, or with `merge=False` one a report."""
        if not self.merge:
            for document in documents:
                yield from self.extract(document)
            return
        yield from merge([event for document in documents for event in self.extract(document)])

    def explain_rejections(self, document: Document) -> list[Considered]:
        """What was considered in a document and gave no event, with the reason."""
        long = len(document.text) > LONGEST
        read = self._read_stretches(document) if long else [(0, *self.read(document))]
        found = []
        for offset, _, page in read:
            tokens = page.tokens
            for rejection in page.considered:
                start, end = tokens.starts[rejection.start], tokens.ends[rejection.end - 1]
                if page.compact is not None:
                    start, end = page.compact.restore(start, end)
                start, end = start + offset, end + offset
                found.append(Considered(start, end, document.text[start:end], rejection.reason))
        return sorted(found, key=lambda c: (c.start, c.end))

    def read(self, document: Document) -> tuple[list[Event], Page]:
        """The events of one document as its articles tell them, and the page as it was read."""
        compact = compact_text(document.text)
        page = self._entities.read(
            document if compact is None else document.model_copy(update={"text": compact.text})
        )
        page.compact = compact
        told: list[list[Event]] = []
        if concerns_states(page.mentions, page.words, self._offices):
            told = [self._events.tell(page, number) for number in range(len(page.articles))]
        if compact is not None:
            told = [[_place_evidence(e, document.text, compact.restore) for e in events] for events in told]
        return merge_articles(told), page


def _place_evidence(event: Event, text: str, restore: Callable[[int, int], tuple[int, int]]) -> Event:
    """The event with its evidence in offsets of `text`, which `restore` gives for those of what was read."""
    evidence = []
    for one in event.evidence:
        start, end = restore(one.start, one.end)
        evidence.append(one.model_copy(update={"start": start, "end": end, "quote": text[start:end]}))
    return event.model_copy(update={"evidence": tuple(evidence)})


def extract(document: str | Document, *, published: dt.date | str | None = None) -> list[Event]:
    """The events of one text or document, published on the given day where that is known.

    Builds an `Extractor` on every call; for many documents build one and keep it.
    """
    if isinstance(published, str):
        published = dt.date.fromisoformat(published)
    if isinstance(document, str):
        document = Document(document, published=published)
    elif published is not None:
        document = document.model_copy(update={"published": published})
    return Extractor().extract(document)
