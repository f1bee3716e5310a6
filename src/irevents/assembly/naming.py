"""Counterparts told by their state, and named later: "met his Lao counterpart … Lao Minister Berg said"."""

from __future__ import annotations

from collections.abc import Sequence

from irevents.drafts import Anchor, Draft, Participant
from irevents.mentions import PersonMention

_POSTS = frozenset(
    {"minister", "president", "premier", "chief", "commander", "secretary", "king", "adviser", "advisor"}
    | {"chancellor", "speaker", "undersecretary", "envoy"}
)


def name_counterparts(drafts: Sequence[Draft], people: Sequence[PersonMention]) -> None:
    """Give an encounter of one man with "his Lao counterpart" the one Lao official of such a post.

    `people` are those of the article. Only where the article names one such person of that state, who
    meets nobody else.
    """
    met = {key for draft in drafts for key in draft.core}
    for draft in drafts:
        apart = draft.split or any(c.counterparts for c in draft.candidates)
        if draft.type not in ("meeting", "call") or not apart or draft.body is not None:
            continue
        if len(draft.named) != 1 or len(draft.parties) != 2:
            continue
        first = next(p.mention for p in draft.people.values() if p.core and p.mention.name)
        other = next((code for code in draft.parties if code != first.affiliation), None)
        fits = {
            person.key: person
            for person in reversed(people)
            if person.name and person.affiliation == other and _of_one_post(person, first)
        }
        if len(fits) == 1 and not met & fits.keys():
            person = next(iter(fits.values()))
            anchor = Anchor(person.start, person.end, "counterpart-named")
            draft.people[person.key] = Participant(person, "participant", anchor, True)


def _of_one_post(person: PersonMention, other: PersonMention) -> bool:
    words = [set((p.position or "").lower().split()) & _POSTS for p in (person, other)]
    return bool(words[0] & words[1])
