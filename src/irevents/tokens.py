"""The tokens of a text as plain lists.

A `Doc` makes a new `Token` each time it is asked for one, which costs more than most questions a stage asks
of it. So the words of a page are taken out of it once, and all stages read these lists.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, compress
from operator import add, is_not
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc

Row = tuple[str, str, str, int, int, int, int, bool]
"""A token: word, small, plain, spaCy's numbers for word and normal form, length without and with the space
behind it, whether there is one."""

_SPELLINGS: dict[str, tuple[str, str, str]] = {}
_REMEMBERED = 200_000


def make_row(word: str, orth: int, norm: int, *, spaced: bool) -> Row:
    """The row of a token, with one and the same string for a word wherever it stands: it is hashed only once.

    Of a word without capitals the small letters are the word itself, and so with the plain ones.
    """
    known = _SPELLINGS.get(word)
    if known is None:
        if len(_SPELLINGS) > _REMEMBERED:
            _SPELLINGS.clear()
        small = word.lower()
        small = small if small != word or word[:1].isupper() else word
        plain = small.replace("’", "'").replace("‑", "-").strip()
        known = _SPELLINGS[word] = word, small, small if plain == small else plain
    return (*known, orth, norm, len(word), len(word) + spaced, spaced)


def list_rows(doc: Doc) -> list[Row]:
    """The tokens of a `Doc`."""
    return [make_row(t.text, t.orth, t.norm, spaced=bool(t.whitespace_)) for t in doc]


class Tokens:
    """The tokens of one text; everything is read-only.

    Attributes:
        text: the text.
        words: the tokens as written; `lows` the same in small letters; `plain` these with plain apostrophes
            and hyphens, "" for white space.
        starts, ends: where each begins and ends in the text.
        spaced: whether a space follows.
        orths, norms: spaCy's numbers for the token as written and for its normal form.
    """

    __slots__ = (*("_known", "ends", "lows", "norms", "orths", "plain", "spaced", "starts", "text", "words"),)

    def __init__(self, doc: Doc) -> None:
        self._fill(doc.text, list_rows(doc))

    @classmethod
    def of_rows(cls, text: str, rows: Sequence[Row]) -> Tokens:
        """The tokens of a text, one behind the other."""
        tokens = cls.__new__(cls)
        tokens._fill(text, rows)
        return tokens

    def _fill(self, text: str, rows: Sequence[Row]) -> None:
        """Turn the rows into columns, and the lengths into places in the text."""
        self.text = text
        self._known: frozenset[str] | None = None
        columns: Iterator[list[Any]] = map(list, zip(*rows, strict=True)) if rows else iter([[]] * 8)
        self.words: list[str] = next(columns)
        self.lows: list[str] = next(columns)
        self.plain: list[str] = next(columns)
        self.orths: list[int] = next(columns)
        self.norms: list[int] = next(columns)
        lengths: list[int] = next(columns)
        self.starts: list[int] = list(accumulate(next(columns), initial=0))
        self.starts.pop()
        self.ends: list[int] = list(map(add, self.starts, lengths))
        self.spaced: list[bool] = next(columns)

    def __len__(self) -> int:
        return len(self.words)

    @property
    def known(self) -> frozenset[str]:
        """All the words as written."""
        if self._known is None:
            self._known = frozenset(self.words)
        return self._known

    def list_capitals(self) -> list[int]:
        """The tokens that begin with a capital or are a hashtag."""
        words = self.words
        if "#" in self.text:
            return [at for at, word in enumerate(words) if word[0].isupper() or word[0] == "#"]
        cased = compress(range(len(words)), map(is_not, words, self.lows))
        return [at for at in cased if words[at][0].isupper()]

    def slice(self, start: int, end: int) -> str:
        """The text of the tokens `start:end`, as of a `Span`; what is beyond the last token is left out."""
        end = min(end, len(self.words))
        return self.text[self.starts[start] : self.ends[end - 1]] if start < end else ""

    def find_span(self, start: int, end: int) -> tuple[int, int] | None:
        """The tokens that the characters `start:end` touch; None where they touch none."""
        first = bisect_right(self.starts, start) - 1
        last = bisect_right(self.starts, end - 1)
        if first < 0 or end <= start:
            return None
        if start >= self.ends[first]:
            first += 1
        return (first, last) if first < last else None
