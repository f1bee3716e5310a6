"""The actor that a state or its people are: "the Indian delegation", "Peru", "the Omani side"."""

from __future__ import annotations

import re
from dataclasses import replace

from irevents.groups.actor import Actor
from irevents.mentions import PartyMention, PersonMention, PlaceMention
from irevents.packs.patterns import Pattern
from irevents.reading import Item, Reading

# What a demonym or a state's name may stand before to mean people of that state.
_PARTY_NOUN = Pattern("party-noun")


def navy_before(reading: Reading, number: int) -> PartyMention | None:
    """Whose "their ship" is: "Doctors of the Spanish navy …: their hospital ship"."""
    for item in reversed(reading.items[:number]):
        if isinstance(item.mention, PartyMention) and item.mention.form == "force":
            return item.mention
    return None


_DELEGATION_OF = Pattern("delegation-of")


def delegation_of(reading: Reading, end: int) -> tuple[int, PartyMention] | None:
    """The item and state of "a delegation of twenty Kenyan farmers"."""
    match = _DELEGATION_OF.match(reading.text, end)
    if match is None:
        return None
    number = reading.item_at(match.start("side"))
    mention = reading.items[number].mention
    return (reading.item_at(match.end() - 1), mention) if isinstance(mention, PartyMention) else None


_DOCUMENT = Pattern("document-behind")
_POSSESSIVE = re.compile(r" (?:'s|')(?= )")
_LIST_GOES_ON = re.compile(r" (?:-|–|and|,|/) ?(?:the )?[SD]")


def party_actor(reading: Reading, number: int, item: Item) -> Actor | None:
    """The state, or the people of it, that a name or a demonym means; None where it only describes."""
    if item.kind == "C" and _DOCUMENT.match(reading.text, reading.offsets[number] + 1):
        return None  # "the Riga Declaration" is not Latvia's government
    mention = item.mention if isinstance(item.mention, PartyMention) else item.also
    if isinstance(item.mention, PlaceMention) and not isinstance(mention, PartyMention):
        return None
    assert isinstance(mention, PartyMention)
    end = reading.offsets[number] + len(item.text)
    if _MEMBER_STATE.match(reading.text, end):
        return None
    possessive = _POSSESSIVE.match(reading.text[end : end + 4])
    noun = _PARTY_NOUN.match(reading.text, end + (possessive.end() if possessive else 0))
    civil = _CIVIL.match(reading.text, end) if item.kind == "D" else None
    if civil is not None and (noun is None or civil.end() >= noun.end()):
        return None  # "Kenyan and Peruvian scientists met", "met Chinese community leaders"
    if noun:
        last = reading.item_at(noun.end() - 1) + 1
        named = reading.items[last].mention if last < len(reading.items) else None
        peer = noun.group().endswith(("colleague", "counterpart")) and isinstance(named, PersonMention)
        if peer and isinstance(named, PersonMention) and named.name:  # "my Ugandan colleague Moses Okello"
            person = replace(named, affiliation=named.affiliation or mention.code)
            return Actor(number, last + 1, person=person)
        return Actor(number, last, party=mention)
    if item.kind == "D":
        follows = _LIST_GOES_ON.match(reading.text[end : end + 12])
        return Actor(number, number + 1, party=mention) if follows or _after_pair(reading, number) else None
    if possessive:
        return _of_row(reading, number, mention, end)
    return Actor(number, number + 1, party=mention)


# "Peru's and Chile's foreign ministers": each stands for a minister of his own
_POSTS = (
    r"(?:(?:foreign|defen[cs]e|prime|trade|finance|interior|deputy|army|navy|air|force|top|security) ){0,3}"
    r"(?:ministers|presidents|leaders|premiers|chiefs|delegations|diplomats|officials|representatives|envoys)"
)
_ROW_AHEAD = re.compile(rf" 's(?: ,| and| , and) (?:S 's(?: ,| and| , and) )*S 's {_POSTS}(?= |$)")
_ROW_END = re.compile(rf" 's {_POSTS}(?= |$)")
_ROW_BEFORE = re.compile(r"(?:^| )S 's(?: ,| and| , and) $")


def _of_row(reading: Reading, number: int, mention: PartyMention, end: int) -> Actor | None:
    """The state at item `number` of "Peru's and Chile's ministers"; None where no row of states owns them."""
    if _ROW_AHEAD.match(reading.text, end):
        return Actor(number, number + 2, party=mention)
    last = _ROW_END.match(reading.text, end)
    if last is None or not _ROW_BEFORE.search(reading.text[: reading.offsets[number]]):
        return None
    return Actor(number, reading.item_at(last.end() - 1) + 1, party=mention)


_CIVIL = Pattern("civil-nouns")
# "visits NATO member Lithuania": the alliance only describes the state.
_MEMBER_STATE = re.compile(
    r" (?:member|ally|partner|candidate|observer|neighbou?r)(?: (?:state|country|nation))? S(?= |$)"
)


def _after_pair(reading: Reading, number: int) -> bool:
    """The second demonym of a pair: "Russian-Indian talks", "Turkmen and Uzbek sides"."""
    before = reading.text[: reading.offsets[number]]
    return bool(re.search(r"[SD] (?:-|–|and|,|/) (?:the )?$", before))
