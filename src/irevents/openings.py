"""The plain words with which a regular expression must begin: "called on" for `called on (?=[PS])`."""

from __future__ import annotations

import re
from typing import Any

MOST = 300
"""Openings of one pattern; one that has more is not followed further."""

Opening = tuple[str, bool]
"""A text, and whether all of the pattern so far is in it; a word is known to end where a space follows."""


def list_openings(pattern: str) -> list[str] | None:
    """Texts of which one stands at the start of every match, whole words each; None where that is not known.

    >>> list_openings("calls? (?:up)?on(?= |$)")
    ['call on', 'call upon', 'calls on', 'calls upon']

    What is no plain text ends an opening. A word of which nothing says that it ends there is left out. Words
    that have to stand before the match are of the opening: "working lunch" of `(?<=\\bworking )lunch$`.
    """
    try:
        parser: Any = re._parser  # type: ignore[attr-defined]
        found = _expand(parser.parse(pattern), begins=True)
    except (AttributeError, re.error):
        return None
    if found is None:
        return None
    openings = {text[: text.rfind(" ") + 1].strip() for text, _ in found}
    return None if "" in openings else sorted(openings)


def _expand(tree: Any, *, begins: bool = False) -> list[Opening] | None:
    """What a sequence can begin with; None for too many. `begins` is whether the match begins with it."""
    openings: list[Opening] = [("", True)]
    for node in tree:
        more = _expand_one(node, begins=begins and openings == [("", True)]) or [("", False)]
        openings = [
            (text + other, ended)
            for text, whole in openings
            for other, ended in (more if whole else [("", False)])
        ]
        if len(openings) > MOST:
            return None
        if not any(whole for _, whole in openings):
            break
    return openings


def _expand_one(node: Any, *, begins: bool) -> list[Opening] | None:
    kind, value = str(node[0]), node[1]
    if kind == "LITERAL" and not chr(value).isupper():  # a capital stands for an entity
        return [(chr(value), True)]
    if kind == "IN" and all(str(member[0]) == "LITERAL" for member in value):
        letters = [chr(code) for _, code in value]
        return [(letter, True) for letter in letters] if "".join(letters).islower() else None
    if kind == "SUBPATTERN":
        return _expand(value[3], begins=begins)
    if kind == "BRANCH":
        branches = [_expand(branch, begins=begins) for branch in value[1]]
        return None if None in branches else [text for branch in branches for text in branch or ()]
    if kind == "MAX_REPEAT":
        least, most, inner = value
        once = _expand(inner)
        if once is None:
            return None
        once = once if most == 1 else [(text, False) for text, _ in once]
        return once if least else [("", True), *once]
    if kind == "ASSERT" and value[0] > 0:
        ahead = _expand(value[1])
        ends = ahead is not None and all(text.startswith(" ") for text, _ in ahead)
        return [(" " if ends else "", True)]
    if kind == "ASSERT" and begins:
        return [(_read_behind(value[1]), True)]
    if kind in ("ASSERT", "ASSERT_NOT"):
        return [("", True)]  # what stands before, or must not follow, takes nothing
    if kind == "AT" and str(value) == "AT_END":
        return [(" ", True)]
    return None


def _read_behind(tree: Any) -> str:
    """The whole words that have to stand before a match; "" where that is more than plain text."""
    first, *rest = tree
    opens = str(first[1]) == "AT_BOUNDARY" or (str(first[0]) == "LITERAL" and chr(first[1]) == " ")
    if not opens or any(str(kind) != "LITERAL" or chr(code).isupper() for kind, code in rest):
        return ""
    return "".join(chr(code) for _, code in rest)
