"""The characters with which a regular expression over token classes (`scanning.py`) can begin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any


@cache
def list_first_codes(pattern: str) -> frozenset[str] | None:
    """The characters of which one begins every match; None where any may, or where a match may be empty.

    >>> sorted(list_first_codes("(?:a?b|[cd])e") or ())
    ['a', 'b', 'c', 'd']
    """
    parser: Any = re._parser  # type: ignore[attr-defined]
    first, empty = _list_first(parser.parse(pattern))
    return None if first is None or empty else frozenset(first)


def _list_first(nodes: Sequence[Any]) -> tuple[set[str] | None, bool]:
    """What a sequence can begin with, and whether it can be empty."""
    first: set[str] = set()
    for node in nodes:
        more, empty = _list_first_of(node)
        if more is None:
            return None, empty
        first |= more
        if not empty:
            return first, False
    return first, True


def _list_first_of(node: Any) -> tuple[set[str] | None, bool]:
    kind, value = str(node[0]), node[1]
    if kind == "LITERAL":
        return {chr(value)}, False
    if kind == "IN":
        return _list_members(value), False
    if kind == "SUBPATTERN":
        return _list_first(value[3])
    if kind == "BRANCH":
        branches = [_list_first(branch) for branch in value[1]]
        known = [first for first, _ in branches if first is not None]
        empty = any(one for _, one in branches)
        return (set().union(*known) if len(known) == len(branches) else None), empty
    if kind in ("MAX_REPEAT", "MIN_REPEAT"):
        first, empty = _list_first(value[2])
        return first, empty or not value[0]
    if kind in ("ASSERT", "ASSERT_NOT", "AT"):
        return set(), True  # takes nothing
    return None, False


def _list_members(members: Sequence[Any]) -> set[str] | None:
    found: set[str] = set()
    for kind, value in members:
        if str(kind) == "LITERAL":
            found.add(chr(value))
        elif str(kind) == "RANGE":
            found.update(map(chr, range(value[0], value[1] + 1)))
        else:
            return None
    return found
