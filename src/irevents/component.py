"""irevents as a component of anyone's spaCy pipeline: `nlp.add_pipe("irevents")`.

    nlp = spacy.blank("en")
    nlp.add_pipe("irevents")
    doc = nlp(text)
    doc.ents, doc._.irevents

The report is tokenized anew with irevents' own rules; what is found comes back as spans of the given
`Doc`, widened to its tokens. Entities other components have set stay where ours leave room. The
publication date, where it is known, is `doc._.irevents_published`, set before the component runs.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import filter_spans

from irevents.pipeline import Extractor
from irevents.records import Document, Event

if TYPE_CHECKING:
    from irevents.reading import Mentions

_PARTY_LABELS = {
    "name": "GPE",
    "capital": "GPE",
    "demonym": "NORP",
    "government": "ORG",
    "force": "ORG",
    "organisation": "ORG",
}


class EventComponent:
    """Sets `doc.ents` (PERSON, GPE, NORP, ORG, FAC, DATE, TIME, EVENT, TOPIC) and `doc._.irevents`.

    Args:
        packs: paths of further knowledge packs.
    """

    def __init__(self, packs: Sequence[str] = ()) -> None:
        self.packs = tuple(packs)
        self._extractor: Extractor | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Read one document; its text is not changed."""
        if self._extractor is None:  # compiled when first used, so that loading a pipeline stays quick
            self._extractor = Extractor(packs=self.packs)
        published: dt.date | str | None = doc._.irevents_published
        if isinstance(published, str):
            published = dt.date.fromisoformat(published)
        document = Document(doc.text, published=published)
        events, page = self._extractor.read(document)
        # kept as plain values, which spaCy can pass between processes
        doc.user_data["irevents"] = [event.model_dump(mode="json") for event in events]
        spans = []
        for first, last, label, key in _entities(page.mentions):
            start = page.tokens.starts[first]
            end = page.tokens.ends[last - 1]
            if page.compact is not None:
                start, end = page.compact.restore(start, end)
            span = doc.char_span(start, end, label=label, kb_id=key, alignment_mode="expand")
            if span is not None:
                spans.append(span)
        doc.ents = tuple(filter_spans([*spans, *doc.ents]))
        return doc


def _entities(mentions: Mentions) -> Iterator[tuple[int, int, str, str]]:
    """First and last token, label and key of everything named, in order of preference."""
    for person in mentions.people:
        if person.name_end > person.name_start:
            yield person.name_start, person.name_end, "PERSON", ""
    for body in mentions.bodies:
        label = "ORG" if body.kind == "organisation" else "EVENT"
        if body.proper:
            yield body.start, body.end, label, body.series_id
    for place in mentions.places:
        key = str(place.geonames_id) if place.geonames_id is not None else place.country or ""
        yield place.start, place.end, "FAC" if place.kind == "venue" else "GPE", key
    for party in mentions.parties:
        yield party.start, party.end, _PARTY_LABELS[party.form], party.code
    for time in mentions.times:
        if time.type in ("DATE", "TIME"):
            yield time.start, time.end, time.type, time.value
    for topic in mentions.topics:
        yield topic.start, topic.end, "TOPIC", topic.id


def _read_events(doc: Doc) -> tuple[Event, ...]:
    stored: Iterable[dict[str, object]] = doc.user_data.get("irevents", ())
    return tuple(Event.model_validate(values) for values in stored)


@Language.factory("irevents", assigns=["doc.ents", "doc._.irevents"], default_config={"packs": []})
def create_component(nlp: Language, name: str, packs: list[str]) -> EventComponent:
    """What spaCy calls for `nlp.add_pipe("irevents", config={"packs": […]})`."""
    return EventComponent(packs)


if not Doc.has_extension("irevents"):
    Doc.set_extension("irevents", getter=_read_events)
    Doc.set_extension("irevents_published", default=None)
