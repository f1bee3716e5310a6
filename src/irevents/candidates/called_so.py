"""Whether somebody may be one of those whom a plural office calls: "the two presidents"."""

from __future__ import annotations

from collections.abc import Set

from irevents.mentions import PersonMention
from irevents.packs.patterns import Pattern

# An office in the plural, the words beside it that narrow it, and what the position of such a person says.
_OFFICES = (
    ("presidents", frozenset[str](), Pattern("post-state")),
    ("ministers", frozenset({"prime"}), Pattern("post-government")),
    ("ministers", frozenset({"foreign"}), Pattern("post-foreign")),
    ("ministers", frozenset({"defence", "defense"}), Pattern("post-defence")),
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
