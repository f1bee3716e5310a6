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
    ("about", Pattern("govern-without")),
    ("after", Pattern("govern-after")),
)


@cache
def _govern_by_word() -> Mapping[str, Sequence[tuple[str, Pattern]]]:
    """The patterns by the words with which they end; those that may end with any are under "" as well."""
    ends = [list_last_words(pattern.pattern) for _, pattern in _GOVERN]
    known = {"", *(word for words in ends if words is not None for word in words)}
    return {
        word: [one for one, words in zip(_GOVERN, ends, strict=True) if words is None or word in words]
        for word in known
    }


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
    for name, pattern in by_word.get(last, by_word[""]) if is_plain(last) else _GOVERN:
        if pattern.search(tail):
            return name
    return ""
