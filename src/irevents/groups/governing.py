"""The words before a group that govern it: "chaired by", "in talks with", "between"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from irevents.packs.edges import is_plain, list_last_words
from irevents.packs.patterns import Pattern

_GOVERN: tuple[tuple[str, Pattern], ...] = (
    ("chair", Pattern("govern-chair")),
    ("lead", Pattern("govern-lead")),
    ("attend", Pattern("govern-attend")),
    ("host", Pattern("govern-host")),
    ("receive", Pattern("govern-receive")),
    ("sideline", Pattern("govern-sideline")),
    ("side", Pattern("govern-side")),
    ("between", Pattern("govern-between")),
    ("with", Pattern("govern-with")),
    ("to", Pattern("govern-to")),
    ("by", Pattern("govern-by")),
    ("about", Pattern("govern-about")),
    ("after", Pattern("govern-after")),
)


@cache
def _govern_by_word() -> Mapping[str, Sequence[tuple[str, Pattern]]]:
    """The patterns by the words with which they end; empty where that is not known of all."""
    found: dict[str, list[tuple[str, Pattern]]] = {}
    for name, pattern in _GOVERN:
        words = list_last_words(pattern.pattern)
        if words is None:
            return {}
        for word in words:
            found.setdefault(word, []).append((name, pattern))
    return found


# "ships assigned to Standing NATO Maritime Group One have arrived": they are its ships
_SHIPS_OF = re.compile(
    r"(?:ships|vessels|warships|units|frigates|aircraft) (?:assigned|attached|belonging) to(?: the)?$"
)


def find_governing(before: str) -> str:
    """What governs the group that follows this text; "" where nothing does."""
    tail = before[-60:]
    last = tail[tail.rfind(" ") + 1 :]
    if last in ("to", "the") and _SHIPS_OF.search(tail):
        return ""
    by_word = _govern_by_word()
    for name, pattern in by_word.get(last, ()) if by_word and is_plain(last) else _GOVERN:
        if pattern.search(tail):
            return name
    return ""
