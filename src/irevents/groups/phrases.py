"""The actor that begins at an item: a name, or a phrase for somebody named before ("both ministers")."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from irevents.groups.actor import Actor
from irevents.groups.parties import delegation_of, navy_before, party_actor
from irevents.groups.persons import person_actor
from irevents.mentions import BodyMention, PartyMention, PersonMention
from irevents.packs.cache import load_cached
from irevents.packs.edges import list_first_words
from irevents.packs.needed import list_needed_words
from irevents.packs.patterns import LatePattern, Pattern, list_alternatives
from irevents.reading import SESSION, Reading

_ANAPHOR = Pattern("anaphor")


@dataclass(slots=True)
class _Anaphors:
    """The anaphors that begin with one word: their pattern, and words of which the sentence needs one."""

    pattern: LatePattern
    needed: frozenset[str] | None


@cache
def _anaphors() -> Mapping[str, _Anaphors]:
    """The anaphors by the word with which they begin; those that may begin with any are under ""."""
    kept = load_cached("anaphors", _list_anaphors)
    return {
        word: _Anaphors(LatePattern(partial(str, pattern)), None if needed is None else frozenset(needed))
        for word, (pattern, needed) in kept.items()
    }


def _list_anaphors() -> dict[str, list[Any]]:
    by_word: dict[str, list[str]] = {}
    for pattern in list_alternatives("anaphor"):
        for word in list_first_words(pattern) or ("",):
            by_word.setdefault(word, []).append(pattern)
    found: dict[str, list[Any]] = {}
    for word, patterns in by_word.items():
        needed = list_needed_words(rf"\b(?:{'|'.join(patterns)})")
        found[word] = ["|".join(patterns), None if needed is None else sorted(needed)]
    return found


@cache
def anaphor_words() -> frozenset[str] | None:
    """The words with which an anaphor begins, where they are known: at others it need not be looked for."""
    return frozenset(_anaphors()) if "" not in _anaphors() else None


def _match_anaphor(reading: Reading, number: int) -> re.Match[str] | None:
    """The anaphor that begins at an item."""
    if anaphor_words() is None:
        return _ANAPHOR.match(reading.text, reading.offsets[number])
    own = _anaphors()[reading.texts[number]]
    if own.needed is not None and own.needed.isdisjoint(reading.runs):
        return None
    return own.pattern.match(reading.text, reading.offsets[number])


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
    match = _match_anaphor(reading, number)
    if match is None:
        return None
    phrase = match.group()
    last = reading.item_at(match.end() - 1) + 1
    if _OWN_SHIP.match(phrase) and (navy := navy_before(reading, number)) is not None:
        return Actor(number, last, party=navy)
    ship = reading.items[last].mention if last < len(reading.items) and _CREW.search(phrase) else None
    if isinstance(ship, PartyMention) and ship.form == "force":
        return Actor(number, last + 1, party=ship)  # "the frigate HMS Spey"
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
    if phrase in ("the latter", "the former"):
        return phrase.removeprefix("the ")
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
