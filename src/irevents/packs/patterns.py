"""The patterns of the event layer, by their id in `patterns-*.toml`: compiled when first used.

A `Pattern` bound to a name of a module costs nothing until then, and afterwards no more than a compiled
one: its methods are those of the compiled pattern.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Set
from functools import cache, partial
from typing import Any, Literal

from irevents.errors import IreventsError
from irevents.packs.edges import list_first_words
from irevents.packs.loading import read_pack

_PLACEHOLDER = re.compile(r"\{([a-z][a-z-]*)\}")


class LatePattern:
    """A regular expression over masked text (reading.py) that is compiled when first used.

    `search` and the others are as of `re`; `write` gives the expression.
    """

    __slots__ = ("_write", "finditer", "match", "pattern", "search", "sub")

    pattern: str
    search: Callable[..., re.Match[str] | None]
    match: Callable[..., re.Match[str] | None]
    finditer: Callable[..., Iterator[re.Match[str]]]
    sub: Callable[..., str]

    def __init__(self, write: Callable[[], str]) -> None:
        self._write = write

    def __getattr__(self, name: str) -> Any:
        """Comes here as long as the slots are empty: fill them."""
        if name not in LatePattern.__slots__:
            raise AttributeError(name)
        compiled = re.compile(self._write())
        self.pattern = compiled.pattern
        self.search, self.match = compiled.search, compiled.match
        self.finditer, self.sub = compiled.finditer, compiled.sub
        return getattr(self, name)


class Pattern(LatePattern):
    """A regular expression of the packs, by its id."""

    __slots__ = ("_firsts",)

    def __init__(self, id: str) -> None:
        super().__init__(partial(write_pattern, id))
        self._firsts: frozenset[str] | Literal["unread"] | None = "unread"

    def may_stand_among(self, words: Set[str]) -> bool:
        """False where no word of a text is one with which the pattern begins (see `list_first_words`)."""
        if self._firsts == "unread":
            self._firsts = list_first_words(self._write())
        return self._firsts is None or not self._firsts.isdisjoint(words)


def write_pattern(id: str) -> str:
    """The regular expression of an entry: its alternatives, with the lists that `{name}` stands for."""
    try:
        entry = _entries()[id]
        lists = {**_read()["sets"], **entry}
        written = entry["pattern"]
        alternatives = [written] if isinstance(written, str) else written
        return "|".join(_fill(text, lists) for text in alternatives)
    except KeyError as error:
        raise IreventsError(f"there is no {error}", file="patterns", key=id) from error


@cache
def read_words(id: str) -> frozenset[str]:
    """The words of an entry that is a list of them."""
    return frozenset(_list("words", {**_read()["sets"], **_entries()[id]}))


def _fill(text: str, lists: Mapping[str, Any]) -> str:
    return _PLACEHOLDER.sub(lambda match: "(?:" + "|".join(_list(match[1], lists)) + ")", text)


def _list(name: str, lists: Mapping[str, Any]) -> Iterator[str]:
    """The words of a list; `{name}` alone in it brings those of that list."""
    for one in lists[name]:
        named = _PLACEHOLDER.fullmatch(one)
        if named:
            yield from _list(named[1], lists)
        else:
            yield _fill(one, lists)


@cache
def _read() -> Mapping[str, Any]:
    return {"sets": {}, **read_pack("patterns")}


@cache
def _entries() -> Mapping[str, Mapping[str, Any]]:
    return {entry["id"]: entry for entry in _read()["entry"]}
