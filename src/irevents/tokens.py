"""The tokens of a `Doc` as plain lists.

A `Doc` makes a new `Token` each time it is asked for one, which costs more than most questions a stage asks
of it. So the words of a page are taken out of it once, and all stages read these lists.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import compress
from operator import is_not
from typing import TYPE_CHECKING, cast

from spacy.attrs import LENGTH, NORM, ORTH, SPACY

if TYPE_CHECKING:
    from spacy.tokens import Doc


_WRITTEN: dict[int, str] = {}
_REMEMBERED = 200_000


class _Small(dict[str, str]):
    """The small letters of every word met so far: one and the same string, which is hashed only once.

    Of a word without capitals it is the word itself.
    """

    def __missing__(self, word: str) -> str:
        low = word.lower()
        found = self[word] = low if low != word or word[:1].isupper() else word
        return found


class _Plain(dict[str, str]):
    """The plain form of every small word met so far."""

    def __missing__(self, word: str) -> str:
        plain = self[word] = word.replace("’", "'").replace("‑", "-").strip()
        return plain


_SMALL = _Small()
_PLAIN = _Plain()


def _write_out(orths: list[int], doc: Doc) -> list[str]:
    """The words for spaCy's numbers, which are the same in every vocabulary."""
    if len(_WRITTEN) > _REMEMBERED:
        _WRITTEN.clear()
        _SMALL.clear()
        _PLAIN.clear()
    words = list(map(_WRITTEN.get, orths))
    if None in words:  # quicker than to cut each out of the text
        strings = doc.vocab.strings
        _WRITTEN.update(
            {orth: strings[orth] for orth, word in zip(orths, words, strict=True) if word is None}
        )
        words = list(map(_WRITTEN.get, orths))
    return cast("list[str]", words)


class Tokens:
    """The tokens of one `Doc`; everything is read-only.

    Attributes:
        doc: what they are of.
        text: its text.
        words: the tokens as written; `lows` the same in small letters.
        starts, ends: where each begins and ends in the text.
        spaced: whether a space follows.
        orths, norms: spaCy's numbers for the token as written and for its normal form.
    """

    __slots__ = (
        *("_known", "_plain", "doc", "ends", "lows", "norms", "orths", "spaced", "starts", "text", "words"),
    )

    def __init__(self, doc: Doc, *, text: str | None = None) -> None:
        """`text` is `doc.text`, where the caller has it at hand."""
        self.doc = doc
        self.text = text = doc.text if text is None else text
        rows = doc.to_array([ORTH, NORM, LENGTH, SPACY])
        lengths = rows[:, 2].astype("int64")
        spaces = rows[:, 3].astype("int64")
        ends = (lengths + spaces).cumsum() - spaces
        self.orths: list[int] = rows[:, 0].tolist()
        self.norms: list[int] = rows[:, 1].tolist()
        self.starts: list[int] = (ends - lengths).tolist()
        self.ends: list[int] = ends.tolist()
        self.spaced: list[bool] = spaces.astype(bool).tolist()
        self.words = _write_out(self.orths, doc)
        self.lows = list(map(_SMALL.__getitem__, self.words))
        self._plain: list[str] | None = None
        self._known: frozenset[str] | None = None

    def __len__(self) -> int:
        return len(self.words)

    @property
    def plain(self) -> list[str]:
        """The small words with plain apostrophes and hyphens; "" for white space."""
        if self._plain is None:
            self._plain = list(map(_PLAIN.__getitem__, self.lows))
        return self._plain

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
