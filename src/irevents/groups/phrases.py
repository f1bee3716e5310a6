"""The actor that begins at an item: a name, or a phrase for somebody named before ("both ministers")."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from irevents.groups.actor import Actor
from irevents.groups.parties import delegation_of, navy_before, party_actor
from irevents.groups.persons import person_actor
from irevents.mentions import BodyMention, PartyMention, PersonMention
from irevents.packs.edges import list_first_words
from irevents.packs.patterns import Pattern, list_alternatives, write_pattern
from irevents.reading import SESSION, Reading


@cache
def _anaphors_by_word() -> Mapping[str, tuple[str, ...]]:
    """The patterns of anaphors by the words with which they begin; those with any word are under ""."""
    found: dict[str, tuple[str, ...]] = {}
    for pattern in list_alternatives("anaphor"):
        for word in list_first_words(pattern) or ("",):
            found[word] = (*found.get(word, ()), pattern)
    return found


@cache
def anaphor_words() -> frozenset[str] | None:
    """The words with which an anaphor begins, where they are known: at others it need not be looked for."""
    by_word = _anaphors_by_word()
    return frozenset(by_word) if "" not in by_word else None


@cache
def _compile_anaphor(word: str) -> re.Pattern[str]:
    """The anaphors that may begin with a word, in their order."""
    if anaphor_words() is None:
        return re.compile(write_pattern("anaphor"))
    return re.compile("|".join(_anaphors_by_word()[word]))


# "his counterparts from Peru and Chile"
_FROM_STATE = re.compile(
    r" from (?:the )?(?:(?:[\w-]+ ){0,3}(?:countries|states|nations) of )?S(?= |$)(?! 's)"
)


def actor_at(reading: Reading, number: int) -> Actor | None:
    """The actor whose words begin at item `number`; None where none does."""
    item = reading.items[number]
    if item.kind == "P":
        assert isinstance(item.mention, PersonMention)
        return person_actor(reading, number, item.mention)
    if item.kind in "SDC":
        return party_actor(reading, number, item)
    if item.kind == "B":
        assert isinstance(item.mention, BodyMention)
        standing = item.mention.edition is None and not SESSION.search(item.surface)
        organisation = item.mention.kind == "organisation" or (standing and item.mention.kind == "meeting")
        return Actor(number, number + 1, body=item.mention) if organisation else None
    words = anaphor_words()
    return _phrase_actor(reading, number) if words is None or item.text in words else None


def _phrase_actor(reading: Reading, number: int) -> Actor | None:
    """Who "the two ministers", "his Peruvian counterpart" or "the delegation" is, as far as it says."""
    match = _compile_anaphor(reading.items[number].text).match(reading.text, reading.offsets[number])
    if match is None:
        return None
    phrase = match.group()
    last = reading.item_at(match.end() - 1) + 1
    if _OWN_SHIP.match(phrase) and (navy := navy_before(reading, number)) is not None:
        return Actor(number, last, party=navy)
    if phrase.endswith(("majesty", "highness")):
        return Actor(number, last, anaphor="sovereign")
    described = _DESCRIBED.search(phrase) is not None and not phrase.endswith("directors general")
    nation = reading.items[last - 2].mention if described and " D " in phrase else None
    if isinstance(nation, PartyMention):
        return Actor(number, last, party=nation, anaphor="national")
    if " '" in phrase or _THEIR_OFFICIALS.match(phrase):
        return Actor(number, last, anaphor="states")
    if _SENT.search(phrase) and (side := delegation_of(reading, match.end())):
        return Actor(number, side[0] + 1, party=side[1])
    if _PEER_WORDS.search(phrase):
        home = _FROM_STATE.match(reading.text, match.end())
        if home is not None:
            state = reading.item_at(home.end() - 1)
            mention = reading.items[state].mention
            if isinstance(mention, PartyMention):
                return Actor(number, state + 1, party=mention)
        return Actor(number, last, anaphor="counterpart")
    return Actor(number, last, anaphor=_name_anaphor(phrase, described=described))


def _name_anaphor(phrase: str, *, described: bool) -> str:
    """What sort of actor a phrase stands for."""
    if not described and (
        phrase == "it"
        or _CREW.search(phrase)
        or (phrase.startswith(("the ", "a ", "an ", "his", "her ", "their")) and not _SEVERAL.search(phrase))
    ):
        return "visitor"
    if phrase in ("we", "i"):
        return "speaker"
    if _LEADERS.search(phrase):
        return "leaders"
    if _MINISTERS.search(phrase):
        return "ministers"
    return "he" if phrase in ("he", "she", "him", "her") or described else "they"


# "a Kenyan delegation", "students and staff of the Kenya Defence College"
_SENT = Pattern("people-sent")
_CREW = re.compile(
    r"ship|vessel|fleet|frigate|crew|destroyer|corvette|submarine|cutter|flotilla|group|squadron"
)
_SEVERAL = Pattern("says-several")
_LEADERS = re.compile(r"leaders|presidents|heads|prime ministers")
_MINISTERS = re.compile(r"ministers|defen[cs]e chiefs|top diplomats|foreign secretaries")
# "Peru and Chile agreed so after talks between | their foreign ministers"
_THEIR_OFFICIALS = re.compile(
    r"their (?:[\w-]+ )*(?:ministers|leaders|presidents|chiefs|secretaries|envoys)$"
)
_OWN_SHIP = re.compile(r"(?:his|her|their|its) .*\b(?:ships?|vessels?|fleet|frigates?|warships?)\b")


_DESCRIBED = Pattern("described-person")
_PEER_WORDS = re.compile(r"counterpart|colleagues|opposite number|peers")
