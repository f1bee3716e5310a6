"""The actor that a person is, with the state or the name that stands behind."""

from __future__ import annotations

import re
from dataclasses import replace

from irevents.groups.actor import Actor
from irevents.mentions import PartyMention, PersonMention
from irevents.packs.patterns import Pattern
from irevents.reading import Reading

_OF_STATE = Pattern("person-of-state")


# "the Mission Commander of the two ships, Captain Soto": one man, and his name
_OF_SHIPS = Pattern("of-ships")
_NAME_NEXT = re.compile(r" (?=P(?: |$))")  # "his Peruvian Army counterpart | Major General Soto"


def _named_behind(reading: Reading, number: int, person: PersonMention) -> Actor | None:
    """The person whose office stands before the ships that he commands, and whose name behind them."""
    if person.name is not None:
        return None
    after = reading.offsets[number] + 1
    match = _OF_SHIPS.match(reading.text, after) or _NAME_NEXT.match(reading.text, after)
    if match is None:
        return None
    last = reading.item_at(match.end())
    named = reading.items[last].mention
    if not isinstance(named, PersonMention) or named.name is None:
        return None
    between = [i.mention for i in reading.items[number + 1 : last] if isinstance(i.mention, PartyMention)]
    state = person.affiliation or (between[0].code if between else None)
    return Actor(number, last + 1, person=replace(named, affiliation=named.affiliation or state))


# "President Berg's Special Envoy | for trade affairs , Mr Lee"
_OWNS = re.compile(r" (?:'s|') (?=P(?: |$))")
_MET = re.compile(r"(?:^| )(?:met|meets?|with|received|receives|hosted|between|and)(?: the)? $")
_CALLED = re.compile(r"(?: affairs| matters| issues)? , (?=P(?: |$))")


def _owned(reading: Reading, number: int, owner: PersonMention) -> Actor | None:
    """Whose envoy or minister somebody is: "met President Berg's Special Envoy" is told of the envoy."""
    owns = _OWNS.match(reading.text, reading.offsets[number] + 1)
    if owns is None or owner.name is None or not _MET.search(reading.text[: reading.offsets[number]]):
        return None
    first = last = reading.item_at(owns.end())
    person = reading.items[first].mention
    if not isinstance(person, PersonMention):
        return None
    called = _CALLED.match(reading.text, reading.offsets[first] + 1) if person.name is None else None
    if called is not None:
        named = reading.items[reading.item_at(called.end())].mention
        if isinstance(named, PersonMention) and named.name is not None:
            last, person = reading.item_at(called.end()), named
    state = person.affiliation or owner.affiliation
    return Actor(number, last + 1, person=replace(person, affiliation=state))


def person_actor(reading: Reading, number: int, person: PersonMention) -> Actor:
    """The person, with the state that stands behind: "Admiral Rao of India", "Maduro (Venezuela)"."""
    behind = _named_behind(reading, number, person) or _owned(reading, number, person)
    if behind is not None:
        return behind
    if person.affiliation is not None:
        return Actor(number, number + 1, person=person)
    match = _OF_STATE.match(reading.text, reading.offsets[number] + 1)
    if match is None:
        return Actor(number, number + 1, person=person)
    at = reading.offsets[number] + 1 + match.group().index("S")
    item = reading.items[reading.item_at(at)]
    party = item.mention if isinstance(item.mention, PartyMention) else None
    if party is None:
        return Actor(number, number + 1, person=person)
    last = reading.item_at(match.end() - 1) + 1
    return Actor(number, last, person=replace(person, affiliation=party.code))
