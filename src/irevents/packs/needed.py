"""Words that stand in every text in which a pattern is found: without one of them no search is needed.

`(?:^| )(?:held|had)(?: \\w+)? talks$` needs "talks", and "held" or "had". The rarer are chosen. A word is
here what lies between two characters that are no word's: "one-on-one" has two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

MOST = 400
"""Words of one place of a pattern; where there are more, another place is looked at."""

COMMON = frozenset(
    [
        *(
            "a",
            "an",
            "the",
            "and",
            "or",
            "but",
            "of",
            "to",
            "in",
            "on",
            "at",
            "for",
            "with",
            "by",
            "from",
            "as",
        ),
        *("that", "which", "who", "is", "are", "was", "were", "be", "been", "has", "have", "had", "will"),
        *("would", "it", "its", "he", "his", "she", "her", "they", "their", "s", *"PSDBCTVR"),
    ]
)
"""Words that most sentences have, as they are in masked text (reading.py)."""

_REPEATS = ("MAX_REPEAT", "MIN_REPEAT")
_RUN = re.compile(r"\w+")

Start = tuple[str, bool]
"""What a place of a pattern can begin with, and whether a word ends there."""


def list_runs(parts: Sequence[str]) -> frozenset[str]:
    """The words of a text, as they are meant here, and the parts that make it up, with spaces between."""
    compound = [part for part in parts if not part.isalnum()]
    return frozenset(parts).union(_RUN.findall(" ".join(compound))) if compound else frozenset(parts)


def list_needed_words(pattern: str) -> frozenset[str] | None:
    """Words one of which stands in every text in which the pattern is found; None where none are known.

    >>> sorted(list_needed_words("(?:^| )(?:chaired|led) by(?: the| a)*$") or ())
    ['chaired', 'led']
    """
    parser: Any = re._parser  # type: ignore[attr-defined]
    nodes: Any = parser.parse(pattern)
    if nodes.state.flags & (re.IGNORECASE | re.VERBOSE):
        return None
    return _choose(list(nodes), [], begun=False)


def _choose(nodes: list[Any], rest: list[Any], *, begun: bool) -> frozenset[str] | None:
    """The rarest words that a sequence needs.

    `rest` follows it; `begun` is whether no word goes on from before it.
    """
    found: list[frozenset[str]] = []
    for number, node in enumerate(nodes):
        behind = nodes[number + 1 :] + rest
        if begun:
            starts = _follow([node, *behind], [("", False)])
            if starts is not None and all(ended and text for text, ended in starts):
                found.append(frozenset(text for text, _ in starts))
        inside = _choose_inside(node, behind, begun=begun)
        if inside is not None:
            found.append(inside)
        begun = _parts(node, begun)
    return min(found, key=_weigh, default=None)


def _weigh(words: frozenset[str]) -> int:
    return len(words) + 100 * len(words & COMMON)


def _choose_inside(node: Any, behind: list[Any], *, begun: bool) -> frozenset[str] | None:
    """The words that a part of a sequence needs for itself."""
    kind, value = str(node[0]), node[1]
    if kind == "SUBPATTERN":
        return None if value[1] else _choose(list(value[3]), behind, begun=begun)
    if kind == "BRANCH":
        chosen = [_choose(list(branch), behind, begun=begun) for branch in value[1]]
        known = [words for words in chosen if words is not None]
        return frozenset().union(*known) if len(known) == len(chosen) else None
    if kind in _REPEATS and value[0]:
        return _choose(list(value[2]), [], begun=begun)
    if kind == "ASSERT" and value[0] > 0:
        return _choose(list(value[1]), [], begun=begun)
    return None


def _follow(nodes: Sequence[Any], starts: list[Start] | None) -> list[Start] | None:
    """The starts, each grown by what the nodes can be; None where that is not known or too much."""
    for node in nodes:
        if starts is None or len(starts) > MOST:
            return None
        if all(ended for _, ended in starts):
            return starts
        starts = _grow(node, starts)
    return starts


def _grow(node: Any, starts: list[Start]) -> list[Start] | None:
    kind, value = str(node[0]), node[1]
    if kind == "LITERAL":
        return _add(starts, [chr(value)])
    if kind == "IN":
        letters = _list_letters(value)
        return None if letters is None else _add(starts, letters)
    if kind == "SUBPATTERN":
        return None if value[1] else _follow(value[3], starts)
    if kind == "BRANCH":
        grown: list[Start] = []
        for branch in value[1]:
            more = _follow(branch, starts)
            if more is None:
                return None
            grown += more
        return list(dict.fromkeys(grown))
    if kind in _REPEATS:
        once = _follow(value[2], starts)
        if once is None or (value[1] != 1 and not all(ended for _, ended in once)):
            return None
        return once if value[0] else list(dict.fromkeys([*starts, *once]))
    if kind in ("AT", "ASSERT", "ASSERT_NOT"):
        ends = _parts(node, False) or (kind == "ASSERT" and value[0] > 0 and _is_gap_first(value[1]))
        return [(text, True) if text and ends else (text, ended) for text, ended in starts]
    return None


def _add(starts: list[Start], letters: Sequence[str]) -> list[Start]:
    grown: list[Start] = []
    for text, ended in starts:
        if ended:
            grown.append((text, True))
        else:
            grown += [(text + one, False) if _is_of_word(one) else (text, True) for one in letters]
    return list(dict.fromkeys(grown))


def _is_of_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def _list_letters(members: Sequence[Any]) -> list[str] | None:
    """The characters of a set; a blank for all that part words."""
    letters: list[str] = []
    for kind, value in members:
        if str(kind) == "LITERAL":
            letters.append(chr(value))
        elif str(kind) == "CATEGORY" and str(value) == "CATEGORY_SPACE":
            letters.append(" ")
        else:
            return None
    return letters


def _is_gap_first(nodes: Sequence[Any]) -> bool:
    """Whether what stands ahead begins with no word's character, or is the end."""
    starts = _follow(nodes, [("x", False)])
    return starts is not None and all(start == ("x", True) for start in starts)


def _parts(node: Any, begun: bool) -> bool:
    """Whether no word goes on behind a node; `begun` is whether none does before it."""
    kind, value = str(node[0]), node[1]
    if kind == "LITERAL":
        return not _is_of_word(chr(value))
    if kind == "IN":
        letters = _list_letters(value)
        return letters is not None and not any(map(_is_of_word, letters))
    if kind == "AT":
        return str(value) != "AT_NON_BOUNDARY"
    if kind in ("ASSERT", "ASSERT_NOT"):
        return begun or (kind == "ASSERT_NOT" and _forbids_words(value[1]))
    if kind == "SUBPATTERN":
        return _parts_all(value[3], begun)
    if kind == "BRANCH":
        return all(_parts_all(branch, begun) for branch in value[1])
    if kind in _REPEATS:
        return _parts_all(value[2], begun) and (begun or value[0] > 0)
    return False


def _forbids_words(nodes: Sequence[Any]) -> bool:
    """Whether a negated look to either side is one for the characters of words: `[\\w-]`."""
    members = nodes[0][1] if len(nodes) == 1 and str(nodes[0][0]) == "IN" else ()
    kinds = {str(kind) for kind, _ in members}
    return "NEGATE" not in kinds and any(str(value) == "CATEGORY_WORD" for _, value in members)


def _parts_all(nodes: Sequence[Any], begun: bool) -> bool:
    for node in nodes:
        begun = _parts(node, begun)
    return begun
