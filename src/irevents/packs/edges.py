"""The words with which a regular expression over masked text must begin or end: most texts need no search.

`(?:chaired|led) by(?: the)*$` ends with "by" or "the". A text whose last word is another one cannot match,
which one look-up tells; the search would try every place of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

MOST = 1000
"""Words of one edge; a pattern that has more is not followed."""

_GAPS = frozenset(' "“”(')
_END = "\0"

Edge = tuple[str, bool]
"""Letters at an edge, and whether they are a whole word: then what is further inside says nothing."""


def list_first_words(pattern: str) -> frozenset[str] | None:
    """The words with one of which every match begins, whole words each; None where that is not known.

    >>> sorted(list_first_words("(?:both|the two) (?:sides|states)") or ())
    ['both', 'the']
    """
    edges = _expand(_parse(pattern), backwards=False)
    if edges is None or not all(whole for _, whole in edges):
        return None
    return frozenset(text for text, _ in edges)


def list_last_words(pattern: str) -> frozenset[str] | None:
    """The words one of which ends every text in which the pattern, which ends with `$`, is found.

    >>> sorted(list_last_words("(?:^| )(?:chaired|led) by(?: the| a)*$") or ())
    ['a', 'by', 'the']

    None where that is not known. A word is what stands behind the last space. This holds for plain words
    (`is_plain`); in another the pattern's own word may stand behind a sign: "(by".
    """
    edges = _expand(_parse(pattern), backwards=True)
    if edges is None or not all(whole and text.endswith(_END) for text, whole in edges):
        return None
    return frozenset(text[:-1] for text, _ in edges)


def is_plain(word: str) -> bool:
    """Whether a word has letters only, or is a single sign."""
    return len(word) < 2 or word.isalpha()


def _parse(pattern: str) -> Sequence[Any]:
    parser: Any = re._parser  # type: ignore[attr-defined]
    nodes: Sequence[Any] = parser.parse(pattern)
    return nodes


def _expand(nodes: Sequence[Any], *, backwards: bool) -> list[Edge] | None:
    """What a sequence can begin or end with; None where that is not known or too much."""
    edges: list[Edge] = [("", False)]
    for node in reversed(nodes) if backwards else nodes:
        if all(whole for _, whole in edges):
            break
        if not backwards and str(node[1]) == "AT_BOUNDARY":
            continue
        if backwards and _parts_words(node):
            edges = [(text, whole or text[:1].isalpha()) for text, whole in edges]
            continue
        further = _expand_one(node, backwards=backwards)
        if further is None:
            return None
        grown: list[Edge] = []
        for text, whole in edges:
            if whole:
                grown.append((text, True))
            else:
                grown += [(more + text if backwards else text + more, end) for more, end in further]
        edges = list(dict.fromkeys(grown))
        if len(edges) > MOST:
            return None
    return edges


def _parts_words(node: Any) -> bool:
    r"""Whether a node says that no letter stands before it: `\b`, `(?<![\w-])`."""
    kind, value = str(node[0]), node[1]
    if kind == "ASSERT_NOT" and value[0] < 0 and len(value[1]) == 1 and str(value[1][0][0]) == "IN":
        return any(str(member) == "CATEGORY_WORD" for _, member in value[1][0][1])
    return kind == "AT" and str(value) == "AT_BOUNDARY"


def _expand_one(node: Any, *, backwards: bool) -> list[Edge] | None:
    kind, value = str(node[0]), node[1]
    if kind == "LITERAL":
        return [_expand_letter(chr(value))]
    if kind == "IN":
        return _expand_set(value)
    if kind == "SUBPATTERN":
        return _expand(value[3], backwards=backwards)
    if kind == "BRANCH":
        branches = [_expand(branch, backwards=backwards) for branch in value[1]]
        return None if None in branches else [one for branch in branches for one in branch or ()]
    if kind == "MAX_REPEAT":
        once = _expand(value[2], backwards=backwards)
        if once is None or (value[1] != 1 and not all(whole for _, whole in once)):
            return None
        return once if value[0] else [("", False), *once]
    if kind == "AT":
        if str(value) == "AT_END":
            return [(_END, False)] if backwards else [("", True)]
        return [("", True)] if str(value) == "AT_BEGINNING" and backwards else None
    if kind == "ASSERT" and value[0] > 0 and not backwards:
        ahead = _expand(value[1], backwards=False)
        ends = ahead is not None and all(whole and not text for text, whole in ahead)
        return [("", ends)]
    return [("", False)] if kind in ("ASSERT", "ASSERT_NOT") else None  # takes nothing


def _expand_letter(letter: str) -> Edge:
    return ("", True) if letter in _GAPS else (letter, False)


def _expand_set(members: Sequence[Any]) -> list[Edge] | None:
    found: list[Edge] = []
    for kind, value in members:
        if str(kind) == "LITERAL":
            found.append(_expand_letter(chr(value)))
        elif str(kind) == "CATEGORY" and str(value) == "CATEGORY_SPACE":
            found.append(("", True))
        else:
            return None
    return found
