"""The headline among the lines above a report, and what repeats it."""

from __future__ import annotations

import re

from irevents.articles.kinds import Item

_WORD = re.compile(r"\w+")
TRUNCATED = ("…", "...")


def choose_title(titles: list[Item], lead: Item | None) -> Item | None:
    """The headline among the lines above the lead.

    One that is repeated; else the first that speaks of what the lead speaks of (a caption or a menu
    hardly does); else the first of some length.
    """
    for index, item in enumerate(titles):
        same = [other for other in titles[index + 1 :] if item.words >= 4 and same_headline(item, other)]
        if same:
            whole = [other for other in (item, *same) if not other.line.text.endswith(TRUNCATED)]
            return max(whole or same, key=lambda other: len(other.line.text))
    if lead is not None and len(titles) > 1:
        known = _stems(lead.line.text[:600])
        shared = {}
        for index, item in enumerate(titles):
            stems = _stems(item.line.text)
            if item.words >= 4 and stems:
                shared[index] = len(stems & known) / len(stems)
        most = max(shared.values(), default=0.0)
        if most >= 0.3:
            return titles[min(index for index, share in shared.items() if share >= 0.6 * most)]
    for item in titles:
        words = item.line.text.split()
        if item.words >= 5 and not words[0].islower() and any(word.islower() for word in words[1:]):
            return item
    named = [item for item in titles if item.words >= 4 and not item.line.text[0].islower()]
    return max(named, key=lambda item: item.words, default=None)


def _stems(text: str) -> set[str]:
    return {word[:5].lower() for word in _WORD.findall(text) if len(word) > 3 or word.isupper()}


def same_headline(item: Item, other: Item) -> bool:
    """Whether two headlines are one: the same words, or one the other's beginning."""
    first = [word.lower() for word in _WORD.findall(item.line.text)]
    second = [word.lower() for word in _WORD.findall(other.line.text)]
    shorter, longer = sorted((first, second), key=len)
    if len(shorter) >= 3 and longer[: len(shorter)] == shorter:
        return True
    common = len(set(shorter) & set(longer))
    return common >= 0.8 * len(set(longer))


def begins_alike(item: Item, other: Item) -> bool:
    return other.line.text.startswith(item.line.text[:40])
