"""Lists of those who were there, one a line below "Also present were:"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from irevents.drafts import Anchor, Draft, Participant
from irevents.groups import Group
from irevents.mentions import PartyMention, Sentence
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
