"""Ships that bear the name of an admiral: "the destroyers Admiral Berg and Marshal Dahl" are no persons."""

from __future__ import annotations

from collections.abc import Sequence

from irevents.people.page import Page
from irevents.people.parts import Phrase

_RANKS = frozenset({"admiral", "marshal", "general", "captain", "hero"})
_SHIPS = frozenset(
    {"ship", "ships", "warship", "warships", "vessel", "vessels", "destroyer", "destroyers", "frigate"}
    | {"frigates", "cruiser", "cruisers", "corvette", "corvettes", "tanker", "tankers", "submarine", "tug"}
)
_MARKS = frozenset("-–—:'\"‘’“”")
_REACH = 10
"""Tokens that the names of ships before another may take up."""
_JOINTS = frozenset({",", "and", "the", "&"})


def drop_namesakes(page: Page, phrases: Sequence[Phrase]) -> list[Phrase]:
    """The phrases but those that a kind of ship stands before, and what goes on in a list with one."""
    ships: set[int] = set()
    kept: list[Phrase] = []
    for phrase in phrases:
        if phrase.rank is None or phrase.name is None or not _may_be_ship(page, phrase):
            kept.append(phrase)
            continue
        at, joined = phrase.start - 1, False
        while at >= 0 and (page.norms[at] in _JOINTS or page.norms[at] in _MARKS):
            joined |= page.norms[at] in _JOINTS
            at -= 1
        told = _lists_ships(page, at) if joined else at >= 0 and page.norms[at] in _SHIPS
        if at in ships or told:
            ships.add(phrase.end - 1)
        else:
            kept.append(phrase)
    return kept


def _lists_ships(page: Page, at: int) -> bool:
    """Whether names end at token `at` that stand behind "ships": "the warships Varyag (and Marshal Dahl)"."""
    first = at
    while first >= 0 and at - first < _REACH:
        word = page.norms[first]
        if word in _SHIPS:
            return word.endswith("s") and first < at
        if word not in _JOINTS and word not in _MARKS and not page.words[first][:1].isupper():
            return False
        first -= 1
    return False


def _may_be_ship(page: Page, phrase: Phrase) -> bool:
    """Whether a phrase is a rank of one word and a name, and gives no office."""
    assert phrase.rank is not None
    first, last = phrase.rank
    return not phrase.offices and last - first == 1 and page.norms[first] in _RANKS
