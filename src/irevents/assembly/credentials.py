"""The envoys of a ceremony of credentials, whom the report lists behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from irevents.drafts import Anchor, Draft, Participant
from irevents.mentions import PartyMention, PersonMention, Sentence

_ENVOY = re.compile(r"\b(?:ambassador|high commissioner|nuncio|envoy)\b", re.IGNORECASE)
_BESIDE = 14
"""Tokens between a name and the post given on the next line, or behind "has been appointed as"."""


def add_envoys(
    drafts: Sequence[Draft],
    people: Sequence[PersonMention],
    parties: Sequence[PartyMention],
    sentences: Sequence[Sentence],
    words: Sequence[str],
) -> None:
    """ "Three ambassadors presented their credentials. The envoys are: 1. Mr Rojas, Ambassador of Chile".

    Args:
        drafts: the events of the article; the envoys are added to the ceremony.
        people, parties: what the page names, in document order.
        sentences: those of the article.
        words: the tokens of the page in lower case.
    """
    ceremony = next((d for d in drafts if _is_ceremony(d)), None)
    if ceremony is None or not sentences:
        return
    first, last = ceremony.status_anchor.end, sentences[-1].end
    before: PersonMention | None = None
    for person in people:
        if not first <= person.start < last:
            continue
        envoy = person.affiliation is not None and _ENVOY.search(person.position or "") is not None
        if person.name is None and envoy and before is not None and person.start - before.end <= _BESIDE:
            _add(ceremony, replace(before, position=person.position, affiliation=person.affiliation))
        elif person.name is not None and envoy:
            _add(ceremony, person)
        before = person if person.name is not None and person.position is None else None
    for sentence in sentences:
        told = words[sentence.start : sentence.end]
        if sentence.start < first or "represent" not in told:
            continue
        at = sentence.start + list(told).index("represent")
        for party in parties:
            if at < party.start < sentence.end and party.kind == "state":
                ceremony.parties.setdefault(party.code, Anchor(party.start, party.end, "party"))


def _is_ceremony(draft: Draft) -> bool:
    """Whether several envoys present their credentials, of whom the sentence names none."""
    return any(c.trigger.frame.id == "present-credentials" and c.counterparts for c in draft.candidates)


def _add(ceremony: Draft, envoy: PersonMention) -> None:
    anchor = Anchor(envoy.start, envoy.end, "credentials:participant")
    ceremony.people.setdefault(envoy.key, Participant(envoy, "participant", anchor, True))
    if envoy.affiliation is not None:
        ceremony.parties.setdefault(envoy.affiliation, Anchor(envoy.start, envoy.end, "affiliation"))
