"""Topics and documents signed, given to the events that their sentences speak of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from irevents.drafts import Anchor, Draft
from irevents.mentions import TopicMention
from irevents.outcomes import find_outcomes
from irevents.packs.patterns import Pattern
from irevents.reading import Mentions, Reading
from irevents.records import Outcome


def share_topics(
    mentions: Mentions, article: int, speaks: Mapping[int, Sequence[Draft]], kept: Sequence[Draft]
) -> dict[int, list[TopicMention]]:
    """Each topic to the event its sentence speaks of; a sentence that names none goes on with the last."""
    alive = {id(draft) for draft in kept}
    shared: dict[int, list[TopicMention]] = {}
    current: list[Draft] = []
    position = 0
    for number, sentence in enumerate(mentions.sentences):
        if sentence.article != article:
            continue
        named = [d for d in speaks.get(number, ()) if id(d) in alive]
        current = named or current
        while position < len(mentions.topics) and mentions.topics[position].start < sentence.start:
            position += 1
        first = position
        while first < len(mentions.topics) and mentions.topics[first].end <= sentence.end:
            for draft in current[:1]:
                shared.setdefault(id(draft), []).append(mentions.topics[first])
            first += 1
    return shared


def share_outcomes(
    readings: Mapping[int, Reading], speaks: Mapping[int, Sequence[Draft]], kept: Sequence[Draft]
) -> dict[int, list[tuple[Outcome, Anchor]]]:
    """The documents of each sentence to the signing it speaks of, else to the event spoken of last."""
    alive = {id(draft) for draft in kept}
    shared: dict[int, list[tuple[Outcome, Anchor]]] = {}
    current: Draft | None = None
    for number, reading in readings.items():
        named = [d for d in speaks.get(number, ()) if id(d) in alive]
        signing = [d for d in named if d.type == "signing"]
        current = (signing or named)[0] if named else current
        if current is not None:
            found = find_outcomes(reading)
            shared.setdefault(id(current), []).extend(found)
            session = _session_of(current, reading, kept) if found and current.type == "signing" else None
            if session is not None:
                shared.setdefault(id(session), []).extend(found)
    return shared


_AT_ITS_END = Pattern("at-its-end")


def _session_of(signing: Draft, reading: Reading, kept: Sequence[Draft]) -> Draft | None:
    """The session at whose end a document was signed: it is an outcome of both."""
    if not _AT_ITS_END.search(reading.text):
        return None
    told = [d for d in kept if d.body is not None and d.type in ("meeting", "summit") and d.sentences]
    near = [d for d in told if d.sentences[0] <= reading.index and set(signing.parties) <= set(d.parties)]
    return near[-1] if near else None
