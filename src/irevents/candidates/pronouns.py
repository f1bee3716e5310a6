"""Who "he" and "his" are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from irevents.candidates.discourse import Discourse
from irevents.drafts import Candidate
from irevents.mentions import PartyMention, PersonMention, PlaceMention
from irevents.packs.patterns import Pattern
from irevents.reading import Reading

_FRONTED = Pattern("fronted-phrase")
# "When she met Berg in Oslo on Monday, Minister Lee urged restraint", where nobody is spoken of before
_BEGINS_WITH_HIM = Pattern("begins-with-pronoun")
_PRONOUN_SUBJECT = re.compile(r"^(?: [\w-]+| T| to [SCR]| ,){0,5} (?:he|she|they) ")
_RECEIVED = re.compile(
    r"\b(?:received|receives|hosted|hosts|welcomed|welcomes|greeted|entertained)\b(?! by\b)"
)


def find_him(out: Candidate, discourse: Discourse, token: int, *, possessive: bool) -> PersonMention | None:
    """Who "he" is: "During his visit to Peru, Mr Sato met …" looks ahead, a visitor is no local."""
    reading = out.trigger.reading
    here = reading.sentence
    local = {place.code for _, place in out.arguments.places if isinstance(place, PartyMention)}
    local |= {
        place.country
        for _, place in out.arguments.places
        if isinstance(place, PlaceMention) and place.country
    }
    visit = out.type == "visit"
    told = discourse.subjects.get(reading.index)
    if told is not None and told.key not in out.people:
        visitor = visit and (told.affiliation is None or told.affiliation not in local)
        if not possessive or (visitor and not _RECEIVED.search(out.trigger.before)):
            return told  # "She spoke of it at a meeting with Berg, as part of her visit"
    met = {a.person.key for a in out.arguments.partners if a.person is not None}
    speaker = _who_said(reading, token)
    if speaker is not None and not possessive and speaker.key not in out.people:
        return speaker
    before = [p for p in discourse.people_in(here.start, token) if p.name and p.key not in met]
    after = [p for p in discourse.people_in(token, here.end) if p.name]
    text = reading.text
    ahead = possessive and bool(_FRONTED.match(text)) and not _PRONOUN_SUBJECT.match(out.trigger.after)
    if ahead:  # "During her meeting with Berg, Lee said": she is not Berg
        others = {a.person.key for a in out.arguments.partners if a.person is not None}
        after = [p for p in after if p.key not in others]
    unnamed = _unnamed_ahead(discourse.people_in(token, here.end)) if ahead and not before else None
    if unnamed is not None and visit:
        return unnamed  # "During her stay in Oslo, the Polish minister met Berg"
    if before and discourse.begins_with_pronoun(here):
        before = []  # "He was promised a medal by Lee, and a meeting between him and Dahl is planned"
    nearby = before or (after if ahead else [])
    for person in (*nearby, *after) if visit and ahead else nearby:
        if not (visit and person.affiliation in local) and person.key not in out.people:
            return person
    focus = discourse.focus(reading.index, here.start, out.people)
    if focus is None and not possessive and not before and _BEGINS_WITH_HIM.match(text):
        return next((p for p in after if p.key not in met and p.key not in out.people), None)
    holder = _unnamed_before(discourse.people_in(here.start, token))
    return holder if holder is not None and holds_other_office(focus, holder) else focus


def _unnamed_before(people: Sequence[PersonMention]) -> PersonMention | None:
    """The one of the people before "he" in his sentence, where an office alone tells who it is."""
    return people[0] if len(people) == 1 and people[0].name is None and people[0].position else None


def holds_other_office(focus: PersonMention | None, holder: PersonMention) -> bool:
    """ "… with President Rojas. The Prime Minister returned from Oslo, where he met Berg": not Rojas."""
    if focus is None or not focus.position or not holder.position:
        return False
    return {focus.position.lower(), holder.position.lower()} == _HEADS or (
        holder.affiliation is not None
        and focus.affiliation is not None
        and holder.affiliation != focus.affiliation
    )


_HEADS = {"president", "prime minister"}


# "The spokesman said President Berg confirmed | he will attend"
_SAID_HE = re.compile(
    r"P (?:has |had |also )?(?:said|says|confirmed|announced|added|stated|indicated|noted)(?: that)?$"
)


def _who_said(reading: Reading, token: int) -> PersonMention | None:
    """The person of whom the words before "he" say that he said so."""
    number = next((n for n, item in enumerate(reading.items) if item.start == token), 0)
    before = reading.text[: reading.offsets[number]].rstrip()
    said = _SAID_HE.search(before[-40:])
    if said is None:
        return None
    person = reading.items[reading.item_at(max(0, len(before) - 40) + said.start())].mention
    return person if isinstance(person, PersonMention) and person.name else None


def _unnamed_ahead(people: Sequence[PersonMention]) -> PersonMention | None:
    """The first of the people, where it is an office without its holder's name."""
    first = people[0] if people else None
    return first if first is not None and first.name is None and first.position is not None else None
