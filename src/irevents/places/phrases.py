"""A table of phrases looked up by token: the longest phrase that begins at a token."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress
from typing import Generic, TypeVar

T = TypeVar("T")

_PIECES = re.compile(r"(?<=[^\W\d_][^\W\d_])-(?=[^\W\d_])|['’]s(?!\w)|[,&](?=\s)")


def split_phrase(phrase: str) -> tuple[str, ...]:
    """The tokens of a phrase of a pack, as the tokenizer splits it: on spaces, on hyphens between words,
    before 's, before a comma."""
    return tuple(_PIECES.sub(lambda found: f" {found[0]} ", phrase).split())


def _variants(phrase: str) -> Iterable[str]:
    """The phrase in the typography of the press: either apostrophe, any hyphen or none."""
    yield phrase
    if "'" in phrase:
        yield phrase.replace("'", "’")
    if re.search(r"[^\W\d_]-[^\W\d_]", phrase):
        yield phrase.replace("-", " ")


class PhraseTable(Generic[T]):
    """Phrases of tokens with a value each; exact in case, with an all-capitals variant of every phrase.

    A dict from the first token to the phrases that begin with it, longest first: one dict look-up a
    token of the text, which is the cheapest thing Python can do, and nothing to compile at the start.
    """

    __slots__ = ("_by_first",)

    def __init__(self) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}

    def add(self, phrase: str, value: T, *, capitals: bool = True) -> None:
        """Enter a phrase. A phrase entered twice keeps its first value."""
        for variant in _variants(phrase):
            tokens = split_phrase(variant)
            self._enter(tokens, value)
            if capitals and len(variant) > 3:
                self._enter(tuple(token.upper() for token in tokens), value)
                if len(tokens) > 1:  # "SOUTH African President": a lead's first word in capitals
                    self._enter((tokens[0].upper(), *tokens[1:]), value)

    def _enter(self, tokens: tuple[str, ...], value: T) -> None:
        rest = tokens[1:]
        row = self._by_first.setdefault(tokens[0], [])
        for index, (other, _) in enumerate(row):
            if other == rest:
                return
            if len(other) < len(rest):
                row.insert(index, (rest, value))
                return
        row.append((rest, value))

    @property
    def firsts(self) -> frozenset[str]:
        """The tokens with which some phrase begins."""
        return frozenset(self._by_first)

    def phrases(self) -> Iterator[str]:
        """Every phrase, its tokens with spaces between."""
        return (" ".join((first, *rest)) for first, row in self._by_first.items() for rest, _ in row)

    def __len__(self) -> int:
        return sum(map(len, self._by_first.values()))

    def match(self, words: Sequence[str], start: int) -> tuple[int, T] | None:
        """The longest phrase that begins at token `start`: the token after it, and its value."""
        row = self._by_first.get(words[start]) if start < len(words) else None
        if row is None:
            return None
        following = words[start + 1] if start + 1 < len(words) else ""
        for rest, value in row:
            if not rest:
                return start + 1, value
            if rest[0] == following and tuple(words[start + 1 : start + 1 + len(rest)]) == rest:
                return start + 1 + len(rest), value
        return None

    def starts(self, words: Sequence[str]) -> list[int]:
        """The tokens at which some phrase may begin, and the hashtags."""
        table = self._by_first
        if "#" in "".join(words):
            return [index for index, word in enumerate(words) if word in table or word[0] == "#"]
        return list(compress(range(len(words)), map(table.__contains__, words)))
