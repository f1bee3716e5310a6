"""What describes one of a list and stands inside it: "Berg, who took office in May, and Lee met"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from irevents.groups.actor import Actor, Group
from irevents.groups.phrases import actor_at
from irevents.packs.patterns import Pattern
from irevents.reading import Reading

_DESCRIPTION = Pattern("actor-description")
_BEGINS_CLAUSE = Pattern("list-begins-clause")
_NO_VERB = Pattern("no-verb-behind")
MARKS = frozenset({",", "–", "—", "--", "-"})
_JOINER = ("and", "the", "his", "her", "a", "an", "visiting", "with", "then", "later", "also")


def actor_behind_description(reading: Reading, number: int, last: int) -> Actor | None:
    """Who follows in the list from item `number` on, behind words that describe its last actor so far.

    A list that is no subject must end with him: "met Berg, who was ill, and Lee", not "… and Lee flew home".
    """
    if last >= len(reading.items) or reading.items[last].text not in MARKS:
        return None
    if reading.items[last - 1].kind in "CV":
        return None
    match = _DESCRIPTION.match(reading.text, reading.offsets[last])
    if match is None:
        return None
    at = reading.item_at(match.end())
    while at < len(reading.items) - 1 and reading.items[at].text in _JOINER:
        at += 1
    following = actor_at(reading, at)
    if following is None or following.anaphor in ("he", "they", "speaker"):
        return None
    if _BEGINS_CLAUSE.search(reading.text[: reading.offsets[number]].rstrip()):
        return following
    end = reading.offsets[following.last - 1] + len(reading.items[following.last - 1].text)
    return following if _NO_VERB.match(reading.text[end:]) else None


def narrow(groups: Sequence[Group], position: int) -> Sequence[Group]:
    """The groups as a trigger at item `position` sees them: in a description, only who is described by it."""
    if not any(_describes(group, position) for group in groups):
        return groups
    seen: list[Group] = []
    for group in groups:
        if _describes(group, position):
            actors = tuple(actor for actor in group.actors if actor.last <= position)
            seen += [replace(group, last=actors[-1].last, actors=actors, govern="", inner=()), *group.inner]
        else:
            seen.append(group)
    return seen


def _describes(group: Group, position: int) -> bool:
    between = group.first < position < group.last
    return between and not any(actor.first <= position < actor.last for actor in group.actors)
