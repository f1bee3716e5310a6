"""When are two values the same, and how alike are two events?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection
from functools import cache

from irevents.packs import read_pack
from irevents.scoring.gold import GoldEvent
from irevents.scoring.slots import FoundEvent

UNKNOWN_YEAR = "XXXX"

# How much a shared slot says that two events are one. A date says most; two bilaterals of one day differ
# in their people.
SAME_START = 0.35
SAME_MONTH = 0.15
OTHER_YEAR = -0.25
PEOPLE = 0.30
PARTIES = 0.10
TITLE = 0.10
WEIGHTS = {
    "series": 0.2,
    "edition": 0.15,
    "city": 0.15,
    "venue": 0.1,
    "type": 0.1,
    "country": 0.05,
    "sideline_of": 0.05,
}


def agrees(slot: str, gold: tuple[str | None, ...], found: str | None) -> bool:
    """Whether the value found is one of those the gold accepts (an empty one never is)."""
    return found is not None and any(one is not None and is_same(slot, one, found) for one in gold)


def is_same(slot: str, gold: str, found: str) -> bool:
    """Whether two values of a slot are the same."""
    return _COMPARISONS.get(slot, _same_string)(gold, found)


def likeness(gold: GoldEvent, found: FoundEvent) -> float:
    """How much two events share: above 0.3 they may be one."""
    score = _start_likeness(gold.single["start"], found.single["start"])
    score += PEOPLE * _overlap("participants", gold, found)
    for slot, weight in WEIGHTS.items():
        if agrees(slot, gold.single[slot], found.single[slot]):
            score += weight
    score += PARTIES * _overlap("parties", gold, found)
    if gold.title and same_text(gold.title, found.title):
        score += TITLE
    return score


def _start_likeness(gold: tuple[str | None, ...], found: str | None) -> float:
    if found is None or gold in ((), (None,)):
        return 0.0
    if agrees("start", gold, found):
        return SAME_START
    if any(one is not None and one[:7] == found[:7] for one in gold):
        return SAME_MONTH
    years = {one[:4] for one in gold if one is not None}
    if found[:4] != UNKNOWN_YEAR and not years & {UNKNOWN_YEAR, found[:4]}:
        return OTHER_YEAR
    return 0.0


def _overlap(slot: str, gold: GoldEvent, found: FoundEvent) -> float:
    wanted, given = gold.many[slot], found.many[slot]
    if not wanted or not given:
        return 0.0
    hits = sum(any(is_same(slot, one, other) for one in wanted) for other in given)
    return hits / max(len(wanted), len(given))


def _same_string(gold: str, found: str) -> bool:
    return gold == found


def _same_code(gold: str, found: str) -> bool:
    return " ".join(_words(gold)) == " ".join(_words(found))


def same_name(gold: str, found: str) -> bool:
    """Whether two names may be one person's.

    One holds the words of the other, or they share the last name and the initial of the first.
    """
    a, b = _name(gold), _name(found)
    if not a or not b:
        return False
    if set(a) <= set(b) or set(b) <= set(a):
        return True
    return a[-1] == b[-1] and a[0][0] == b[0][0]


def same_text(gold: str, found: str) -> bool:
    """Whether the shorter of two texts has at least seven in ten of its words in the other."""
    return _share(set(_content(gold)), set(_content(found))) >= 0.7


def _same_topic(gold: str, found: str) -> bool:
    return _share({_stem(w) for w in _content(gold)}, {_stem(w) for w in _content(found)}) >= 0.5


def _share(a: Collection[str], b: Collection[str]) -> float:
    return len(set(a) & set(b)) / min(len(a), len(b)) if a and b else 0.0


@cache
def _words(text: str) -> tuple[str, ...]:
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return tuple(re.findall(r"[a-z0-9]+", ascii_only))


@cache
def _content(text: str) -> tuple[str, ...]:
    stop = _left_aside("stop")
    return tuple(word for word in _words(text) if word not in stop)


@cache
def _name(text: str) -> tuple[str, ...]:
    ranks = _left_aside("ranks")
    return tuple(word for word in _content(text) if word not in ranks)


@cache
def _left_aside(key: str) -> frozenset[str]:
    return frozenset(read_pack("scoring")[key])


def _stem(word: str) -> str:
    return re.sub(r"(ies|es|s|ing|ed|ation|ion)$", "", word)


_COMPARISONS: dict[str, Callable[[str, str], bool]] = {
    "venue": same_text,
    "city": same_text,
    "series": same_text,
    "sideline_of": same_text,
    "chairs": same_name,
    "participants": same_name,
    "parties": _same_code,
    "topics": _same_topic,
}
