"""Lists of those who were there, one a line below "Also present were:"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from irevents.drafts import Anchor, Draft, Participant
from irevents.groups import Group
from irevents.mentions import PartyMention, PersonMention, Sentence
from irevents.packs.patterns import Pattern
from irevents.reading import Reading

_OPENS_LIST = Pattern("opens-attendee-list")
_LONGEST = 30
"""Lines that a list may have."""
_BEFORE_NAME = 8
"""Items that may stand before the first name of a line: "Director of the Asia Department Nasser Al Kaabi"."""


def find_lists(words: Sequence[str], sentences: Sequence[Sentence], number: int) -> Mapping[int, int]:
    """For each line of such a list in the article with this number, the sentence that opens the list."""
    found: dict[int, int] = {}
    for opener, sentence in enumerate(sentences):
        if sentence.article != number or words[sentence.end - 1] != ":":
            continue
        if not _OPENS_LIST.search(" ".join(words[sentence.start : sentence.end])):
            continue
        for line in range(opener + 1, min(opener + 1 + _LONGEST, len(sentences))):
            if sentences[line].block != "bullet" or sentences[line].article != number:
                break
            found[line] = opener
    return found


def find_side(opener: Reading | None) -> str | None:
    """The state whose delegation is listed: "The Nigerian delegation included:"."""
    items = opener.items if opener is not None else []
    states = {
        i.mention.code for i in items if isinstance(i.mention, PartyMention) and i.mention.kind == "state"
    }
    return states.pop() if len(states) == 1 else None


def add_listed(groups: Sequence[Group], draft: Draft, *, side: str | None) -> None:
    """The people that one line names, as participants of the event whose attendees are listed.

    `side` is the state that they are of where nothing else says it.
    """
    first = next((g for g in groups if any(a.person is not None and a.person.name for a in g.actors)), None)
    if first is None or first.first > _BEFORE_NAME:
        return
    for actor in first.actors:
        person = actor.person
        if person is None or not person.name or person.key in draft.people:
            continue
        person = replace(person, affiliation=person.affiliation or side)
        anchor = Anchor(person.start, person.end, "listed")
        draft.people[person.key] = Participant(person, "participant", anchor, False)


def add_pictured(
    sentences: Sequence[Sentence], people: Sequence[PersonMention], number: int, drafts: Sequence[Draft]
) -> None:
    """Who is seen in a picture with the one person named of a meeting: his counterpart, till then nameless.

    "Ozols met his Czech colleague in Prague. (L-R) Janis Ozols and Czech Defence Minister Jana Mala"
    """
    met = [d for d in drafts if d.type in ("meeting", "call") and d.body is None and len(d.named) == 1]
    for sentence in sentences:
        if sentence.article != number or sentence.block != "caption":
            continue
        shown = {p.key: p for p in people if sentence.start <= p.start < sentence.end and p.name}
        for draft in met:
            others = [p for key, p in shown.items() if key not in draft.named]
            known = {p.mention.affiliation for p in draft.people.values() if p.mention.name}
            if len(shown) != 2 or len(others) != 1 or len(draft.parties) != 2:
                continue
            other = others[0]
            if other.affiliation in draft.parties and other.affiliation not in known:
                anchor = Anchor(other.start, other.end, "pictured")
                draft.people[other.key] = Participant(other, "participant", anchor, True)
