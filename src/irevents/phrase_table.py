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
_CAPITALISED = re.compile(r"[A-Z][A-Za-z]*")
_FIGURES = re.compile(r"\d+|\+")
_LETTERS = bytes(c if chr(c).isascii() and chr(c).isalpha() else 32 for c in range(256))
_PLAIN = bytes(range(128)) + "\u00a0\u2013\u2014\u2018\u2019\u201c\u201d\u2026".encode()
"""In UTF-8. No letter outside ASCII is made of these bytes alone, and no accent apart from its letter."""


_NO_SIGNS: frozenset[str] = frozenset()


class _Row(NamedTuple):
    words: tuple[str, ...]
    line: str
    at: int
    rest: tuple[str, ...]
    signs: frozenset[str]


class Words:
    """The words of a text.

    Attributes:
        text: the text.
        is_plain: whether all its letters are ASCII.
        small: the words in small letters without accents.
        known: all the small words.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        data = text.encode("utf-8", "surrogatepass")
        self.is_plain = not data.translate(None, _PLAIN)  # a tenth of the time of a search
        self._letters = data.translate(_LETTERS).decode("ascii") if self.is_plain else ""
        if self.is_plain:
            self.small = self._letters.lower().split()
        else:
            self.small = [fold(word) for word in self.written]
        self.known = set(self.small)

    @cached_property
    def written(self) -> list[str]:
        """The words as they are written."""
        return self._letters.split() if self.is_plain else RUN.findall(self.text)

    @cached_property
    def spellings(self) -> set[str]:
        """All the words as they are written."""
        return set(self.written)

    @cached_property
    def line(self) -> str:
        """The small words with a space before, between and behind them."""
        return f" {' '.join(self.small)} "

    @cached_property
    def written_line(self) -> str:
        """The words as they are written with a space before, between and behind them."""
        return f" {' '.join(self.written)} "

    def capitals(self) -> set[str]:
        """All the words with a capital, as they are written."""
        if self.is_plain:
            return set(_CAPITALISED.findall(self._letters))
        return {word for word in self.written if word[0].isupper()}

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
    """Phrases by their longest word, which is rare as a rule, then by the longest of the others.

    They are compared in small letters without accents; `exact` ones as they are written too. What follows
    three dots stands anywhere in the text: "lunch … hosted".

    Attributes:
        marks: the longest words.
        signs: for each phrase without a letter ("2+2") its figures and signs.
    """

    def __init__(self, phrases: Iterable[str], *, exact: bool = False) -> None:
        self._exact = exact
        self.signs: list[frozenset[str]] = []
        rows: dict[str, dict[str, dict[_Row, None]]] = {}
        alone: set[str] = set()
        for whole in phrases:
            phrase, _, elsewhere = whole.partition("…")
            further = tuple(map(fold, RUN.findall(elsewhere)))
            written = tuple(RUN.findall(phrase))
            small = tuple(map(fold, written))
            signs = frozenset(_FIGURES.findall(phrase)) or _NO_SIGNS
            if not small:
                self.signs.append(signs)
                continue
            mark, *rest = sorted(dict.fromkeys(small), key=len, reverse=True)
            rest = [*further, *rest]
            told = written if exact else small
            row = _Row(told, f" {' '.join(told)} ", small.index(mark), tuple(rest[1:]), signs)
            rows.setdefault(mark, {}).setdefault(rest[0] if rest else mark, {})[row] = None
            if not rest and not signs and not exact:
                alone.add(mark)
        # what is one word stands under it twice
        self._rows = {
            mark: {other: list(found) for other, found in branches.items()} for mark, branches in rows.items()
        }
        self._alone = frozenset(alone)
        self.marks = self._rows.keys()

    def find(self, words: Words, marks: Set[str] | None = None) -> Iterator[tuple[int, int]]:
        """Where phrases stand: the first word, and the one behind the last.

        `marks` are words of the text among which all those are that are the longest of a phrase here.
        """
        own = words.written if self._exact else words.small
        for mark, rows in self._list_rows(words, marks):
            for at in words.places(mark):
                for row in rows:
                    first = at - row.at
                    end = first + len(row.words)
                    if first >= 0 and tuple(own[first:end]) == row.words:
                        yield first, end

    def has(self, words: Words, marks: Set[str] | None = None) -> bool:
        """Whether a phrase stands among the words."""
        if not self._alone.isdisjoint(words.known if marks is None else marks):
            return True
        for _, rows in self._list_rows(words, marks):
            line = words.written_line if self._exact else words.line
            for row in rows:
                if row.line in line:
                    return True
        return False

    def _list_rows(self, words: Words, marks: Set[str] | None) -> list[tuple[str, list[_Row]]]:
        """The phrases of which all words stand in a text, one behind the other or not, by their mark."""
        known, text = words.known, words.text
        found: list[tuple[str, list[_Row]]] = []
        for mark in self.marks & (known if marks is None else marks):
            branches = self._rows[mark]
            rows = [
                row
                for other in branches.keys() & known
                for row in branches[other]
                if known.issuperset(row.rest)
                and (not self._exact or words.spellings.issuperset(row.words))
                and all(sign in text for sign in row.signs)
            ]
            if rows:
                found.append((mark, rows))
        return found
