"""Warships by their prefix: "INS Mumbai" is a ship of India's navy."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from typing import Any

from irevents.packs.patterns import read_words
from irevents.values import frozen

_QUOTES = frozenset("'\"‘’“”")
_NUMBER = re.compile(r"[A-Z]{0,4}-?\d{1,4}$")
_LONGEST = 4
_KINDS = frozenset({"Ship", "ship", "frigate", "destroyer", "corvette", "warship"})


@frozen
class Ships:
    """The prefixes of navies, which of them are ambiguous, and the words that tell a text is of ships."""

    states: Mapping[str, str]
    ambiguous: frozenset[str]
    evidence: frozenset[str]


def read_ships(places: Mapping[str, Any]) -> Ships:
    """The pack's prefixes of warships."""
    ambiguous = places.get("ambiguous_ship_prefixes", {})
    return Ships(
        places.get("ship_states", {}),
        frozenset(ambiguous.get("prefixes", ())),
        frozenset(ambiguous.get("evidence", ())),
    )


def find_ship_end(words: Sequence[str], start: int) -> int | None:
    """The end of the name of a ship that begins at `start`, with its number; None for no name."""
    at = start
    quoted = at < len(words) and words[at] in _QUOTES
    at += quoted
    first = at
    while (
        at < len(words)
        and at - first < _LONGEST
        and words[at][:1].isupper()
        and (at == first or words[at] not in read_words("behind-ship-names"))
    ):
        at += 1
    if at == first or len(words[first]) < 2:
        return None
    if quoted:
        if at == len(words) or words[at] not in _QUOTES:
            return None
        at += 1
    if words[at : at + 1] == ["-"] and words[at + 1 : at + 2] and _NUMBER.match(words[at + 1]):
        at += 2
    if words[at : at + 1] == ["("] and words[at + 2 : at + 3] == [")"] and _NUMBER.match(words[at + 1]):
        at += 3
    return at


def find_ships_named(words: Sequence[str], known: Set[str]) -> list[tuple[int, int]]:
    """ "the Indian Naval Ship (INS) 'Delhi'": names of ships, which are no places.

    `known` are all the words.
    """
    found: list[tuple[int, int]] = []
    if _KINDS.isdisjoint(known):
        return found
    for at, word in enumerate(words):
        if word in _KINDS:
            start = at + 4 if words[at + 1 : at + 2] == ["("] and words[at + 3 : at + 4] == [")"] else at + 1
            end = find_ship_end(words, start)
            if end is not None and (start == at + 4 or words[start] in _QUOTES):
                found.append((start, end))
    return found
