"""The patterns of the event layer, by their id in `patterns-*.toml`: compiled when first used.

A `Pattern` bound to a name of a module costs nothing until then, and afterwards no more than a compiled
one: its methods are those of the compiled pattern.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Set
from functools import cache, partial
from typing import Any

from irevents.errors import IreventsError
from irevents.packs.cache import load_cached
from irevents.packs.loading import read_pack
from irevents.packs.needed import list_needed_words

_PLACEHOLDER = re.compile(r"(?<!\\N)\{([^\W\d][\w-]*)\}")


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

    __slots__ = ("_id", "_needed")

    _needed: frozenset[str] | None

    def __init__(self, id: str) -> None:
        super().__init__(partial(write_pattern, id))
        self._id = id

    def may_be_in(self, runs: Set[str]) -> bool:
        """False where a text has none of the words the pattern needs: `runs` are its own (`list_runs`)."""
        try:
            needed = self._needed
        except AttributeError:
            needed = self._needed = _read_needed().get(self._id)
        return needed is None or not needed.isdisjoint(runs)

    def search_in(self, text: str, runs: Set[str]) -> re.Match[str] | None:
        """As `search`, which is spared where `runs`, of the text and maybe more, have no needed word."""
        return self.search(text) if self.may_be_in(runs) else None


@cache
def _read_needed() -> dict[str, frozenset[str]]:
    """The words that the patterns need, by their ids, where they are known."""
    kept = load_cached("needed-words", lambda: {id: _list_needed(id) for id in _entries()})
    return {id: frozenset(words) for id, words in kept.items() if words is not None}


def _list_needed(id: str) -> list[str] | None:
    words = list_needed_words(write_pattern(id)) if "pattern" in _entries()[id] else None
    return None if words is None else sorted(words)


def write_pattern(id: str) -> str:
    """The regular expression of an entry: its alternatives, with the lists that `{name}` stands for."""
    return "|".join(list_alternatives(id))


def list_alternatives(id: str) -> list[str]:
    """The alternatives of the regular expression of an entry, one after the other."""
    try:
        entry = _entries()[id]
        lists = {**_read()["sets"], **entry}
        written = entry["pattern"]
        alternatives = [written] if isinstance(written, str) else written
        return [_fill(text, lists) for text in alternatives]
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
