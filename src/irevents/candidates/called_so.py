"""Whether somebody may be one of those whom a plural office calls: "the two presidents"."""

from __future__ import annotations

import re
from collections.abc import Set

from irevents.mentions import PersonMention
from irevents.packs.patterns import Pattern

# An office in the plural, the words beside it that narrow it, and what the position of such a person says.
_OFFICES: tuple[tuple[str, frozenset[str], re.Pattern[str]], ...] = (
    ("presidents", frozenset(), re.compile(r"\bpresident\b|\bhead of state\b", re.IGNORECASE)),
    (
        "ministers",
        frozenset({"prime"}),
        re.compile(r"\b(?:prime minister|premier|chancellor|taoiseach|pm)\b", re.IGNORECASE),
    ),
    (
        "ministers",
        frozenset({"foreign"}),
        re.compile(r"\b(?:foreign|external|diplomat|secretary of state|minister)\b", re.IGNORECASE),
    ),
    (
        "ministers",
        frozenset({"defence", "defense"}),
        re.compile(r"\b(?:defen[cs]e|raksha|war|minister)\b", re.IGNORECASE),
    ),
)
_OTHER_PRESIDENTS = Pattern("other-presidents")


def may_hold(words: Set[str], person: PersonMention) -> bool:
    """Whether a person may be of those called by these words; True where no position is known.

    "The two presidents" are not two speakers of parliament, nor a minister and an ambassador.
    """
    if person.position is None:
        return True
    for head, narrowing, position in _OFFICES:
        if head not in words or (narrowing and narrowing.isdisjoint(words)):
            continue
        if head == "presidents" and _OTHER_PRESIDENTS.search(person.position):
            return False
        return position.search(person.position) is not None
    return True
