"""Phrases looked up among the bare words of a text, before anything is tokenized.

A word is any run of letters, so "U.S." is two; figures and signs between words are not seen, but those that
are part of a phrase ("2+2 talks") have to be somewhere in the text. That is looser than the finders are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from functools import cached_property
from typing import NamedTuple

from irevents.people.lexicon import fold

RUN = re.compile(r"[^\W\d_]+")
_FIGURES = re.compile(r"\d+|\+")
_LETTERS = bytes(c if chr(c).isascii() and chr(c).isalpha() else 32 for c in range(256))
_PLAIN = bytes(range(128)) + "\u00a0\u2013\u2014\u2018\u2019\u201c\u201d\u2026".encode()
"""In UTF-8. No letter outside ASCII is made of these bytes alone."""


class _Row(NamedTuple):
    words: tuple[str, ...]
    rest: tuple[str, ...]
    signs: frozenset[str]


class Words:
    """The words of a text.

    Attributes:
        text: the text.
        small: the words in small letters without accents.
        known: all the small words.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        data = text.encode("utf-8", "surrogatepass")
        self._plain: str | None = None
        if text.isascii() or not data.translate(None, _PLAIN):  # a tenth of the time of a search
            self._plain = data.translate(_LETTERS).decode("ascii")
            self.small = self._plain.lower().split()
        else:
            self.small = [fold(word) for word in self.written]
        self.known = set(self.small)

    @cached_property
    def written(self) -> list[str]:
        """The words as they are written."""
        return RUN.findall(self.text) if self._plain is None else self._plain.split()

    def places(self, word: str) -> Iterator[int]:
        """Where a small word that is there stands."""
        at = self.small.index(word)
        while True:
            yield at
            try:
                at = self.small.index(word, at + 1)
            except ValueError:
                return


class PhraseTable:
    """Phrases by their first word, in small letters without accents; `exact` ones as they are written too.

    Attributes:
        firsts: the small words that a phrase begins with.
        signs: for each phrase without a letter ("2+2") its figures and signs.
    """

    def __init__(self, phrases: Iterable[str], *, exact: bool = False) -> None:
        self._exact = exact
        self.signs: list[frozenset[str]] = []
        rows: dict[str, dict[str, dict[_Row, None]]] = {}
        for phrase in phrases:
            written = tuple(RUN.findall(phrase))
            small = tuple(map(fold, written))
            signs = frozenset(_FIGURES.findall(phrase))
            if small:
                branch = rows.setdefault(small[0], {}).setdefault(small[1] if small[1:] else small[0], {})
                branch[_Row(written if exact else small, small[2:], signs)] = None
            else:
                self.signs.append(signs)
        # by the first word, then by the second; what is one word stands under it twice
        self._rows = {
            first: {second: list(found) for second, found in branches.items()}
            for first, branches in rows.items()
        }
        self.firsts = self._rows.keys()

    def find(self, words: Words, firsts: Set[str] | None = None) -> Iterator[tuple[int, int]]:
        """Where phrases stand: the first word, and the one behind the last.

        `firsts` are words of the text among which all those are that a phrase here begins with.
        """
        known, text = words.known, words.text
        for first in self.firsts & (known if firsts is None else firsts):
            branches = self._rows[first]
            rows = [
                row
                for second in branches.keys() & known
                for row in branches[second]
                if known.issuperset(row.rest) and all(sign in text for sign in row.signs)
            ]
            for at in words.places(first) if rows else ():
                for row in rows:
                    end = at + len(row.words)
                    if tuple((words.written if self._exact else words.small)[at:end]) == row.words:
                        yield at, end

    def has(self, words: Words, firsts: Set[str] | None = None) -> bool:
        """Whether a phrase stands among the words."""
        return next(self.find(words, firsts), None) is not None
