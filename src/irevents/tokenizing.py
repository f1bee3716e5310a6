"""Texts cut into tokens as spaCy's tokenizer cuts them, each run of characters only once.

What stands between two blanks is cut the same wherever it stands. spaCy keeps what it has cut as well, but
no more of a text once that had an abbreviation or a contraction in it: nothing behind "It's" or "Mr.".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import chain
from typing import TYPE_CHECKING, Any

from spacy.attrs import NORM

from irevents.tokens import Row, Tokens, list_rows, make_row

if TYPE_CHECKING:
    from spacy.language import Language

REMEMBERED = 50_000
"""Runs of characters whose tokens are kept, in some 20 MB."""

# What parts two lines; all white space but one space between two words
_LINE_ENDS = re.compile(r"(\n\s*)")
_BLANKS = re.compile(r"(\s{2,}|[^\S ]|^\s)")


class Tokenizer:
    """The tokenizer of a language, and what it has cut so far."""

    def __init__(self, nlp: Language) -> None:
        self._known = _Known(nlp)

    def read(self, text: str) -> Tokens:
        """The tokens of a text, those of `nlp.make_doc(text)`."""
        known = self._known
        if len(known) > REMEMBERED:
            known.clear()
        rows: list[Row] = []
        parts = [*_LINE_ENDS.split(text), ""]
        for part, blank in zip(parts[::2], parts[1::2], strict=True):
            runs = part.split()
            if runs and " ".join(runs) == part:
                rows += chain.from_iterable(map(known.__getitem__, runs))
                rows[-1] = _set_spaced(rows[-1], False)
                rows += known[blank] if blank else ()
            else:
                rows += self._read_blanks(part + blank)
        return Tokens.of_rows(text, rows)

    def _read_blanks(self, text: str) -> list[Row]:
        """The tokens where more than one space stands between words: all but a first space is a token."""
        known = self._known
        rows: list[Row] = []
        parts = [*_BLANKS.split(text), ""]
        for part, blank in zip(parts[::2], parts[1::2], strict=True):
            if part:
                rows += chain.from_iterable(map(known.__getitem__, part.split()))
                if blank[:1] == " ":
                    blank = blank[1:]
                elif part[-1] != " ":
                    rows[-1] = _set_spaced(rows[-1], False)
            rows += known[blank] if blank else ()
        return rows


class _Known(dict[str, tuple[Row, ...]]):
    """The tokens of every run of characters met so far, with a space behind the last; of white space none."""

    def __init__(self, nlp: Language) -> None:
        super().__init__()
        self._nlp = nlp
        vocab: Any = nlp.vocab
        tokenizer: Any = nlp.tokenizer
        self._add: Callable[[str], int] = vocab.strings.add
        self._normal: Callable[[str], str] = vocab.lex_attr_getters[NORM]
        self._rules = frozenset(tokenizer.rules)

    def __missing__(self, run: str) -> tuple[Row, ...]:
        found = self[run] = self._cut(run)
        return found

    def _cut(self, run: str) -> tuple[Row, ...]:
        """The tokens of one run: most are a word, maybe with a comma or a full stop; the rest spaCy cuts."""
        word, mark = (run[:-1], run[-1]) if run[-1] in ",." else (run, "")
        parted = mark != "." or word[-1:].islower() or word[-1:].isdigit()  # "ports.", not the "B." of a name
        if parted and run not in self._rules and self._is_whole(word):
            own = self._make_row(word, spaced=not mark)
            return (own, self._make_row(mark, spaced=True)) if mark else (own,)
        rows = list_rows(self._nlp.make_doc(run))
        if not run.isspace():
            rows[-1] = _set_spaced(rows[-1], True)
        return tuple(rows)

    def _is_whole(self, word: str) -> bool:
        """Whether these are letters and figures that no rule of the language cuts."""
        whole = word.isascii() and word.isalnum() and word not in self._rules
        return whole and (word.isalpha() or word[-1] not in "sS")

    def _make_row(self, word: str, *, spaced: bool) -> Row:
        return make_row(word, self._add(word), self._add(self._normal(word)), spaced=spaced)


def _set_spaced(row: Row, spaced: bool) -> Row:
    return (*row[:6], row[5] + spaced, spaced)
