"""Find the phrases of pack entries in a `Doc`: one pass for any case, one for exact case.

A trie of token hashes in plain dicts: as fast as spaCy's `PhraseMatcher` on press texts and built
several times faster, because the few thousand words of some twenty thousand phrases are tokenized
once each.
"""

from __future__ import annotations

import re
import sys
from array import array
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Sequence
from itertools import compress
from typing import Any, NamedTuple

from spacy.attrs import NORM, ORTH
from spacy.language import Language

from irevents.packs.cache import load_cached
from irevents.tokens import Tokens

# A stop after a lone capital is taken for an abbreviation's and stays with it: "They bought the C-130J."
LAST_CAPITAL = re.compile(r"[^A-Za-z][A-Z]$")
_NUMBER = (
    -1
)  # the key under which a node keeps the numbers of the phrases that end there; no hash is negative

Node = dict[int, Any]


class Phrase(NamedTuple):
    """A phrase to look for and the number it stands for; `exact` keeps upper and lower case apart."""

    text: str
    number: int
    exact: bool = False


class Hit(NamedTuple):
    """Tokens `start:end` are a phrase of entry `number`."""

    start: int
    end: int
    number: int


class PhraseIndex:
    """Phrases compiled for matching on NORM (any case, any dash) or ORTH.

    The phrases lie one behind the other as numbers, those with the same first word together; the branch of a
    first word is made when that word is first met. So what is compiled can be kept (see `cached`), and
    starting costs no more than reading it.
    """

    def __init__(self, nlp: Language, phrases: Iterable[Phrase]) -> None:
        self._tries = tuple(map(_Trie, _compile(nlp, phrases)))

    @classmethod
    def cached(
        cls, name: str, nlp: Language, phrases: Callable[[], Iterable[Phrase]], *, made_from: bytes = b""
    ) -> PhraseIndex:
        """An index of `phrases` that hang on the packs and on `made_from` alone (see `packs.cache`)."""

        def build() -> list[str]:
            return [b64encode(rows.tobytes()).decode() for rows in _compile(nlp, phrases())]

        index = cls.__new__(cls)
        tries = []
        for text in load_cached(name, build, made_from=sys.byteorder.encode() + made_from):
            rows = array("Q")
            rows.frombytes(b64decode(text))
            tries.append(_Trie(rows))
        index._tries = tuple(tries)
        return index

    def find(self, tokens: Tokens) -> list[Hit]:
        """All hits, overlapping ones included."""
        hits: list[Hit] = []
        for trie, numbers in zip(self._tries, (tokens.norms, tokens.orths), strict=True):
            if trie.first:
                trie.walk(numbers, hits)
        return hits


def _compile(nlp: Language, phrases: Iterable[Phrase]) -> tuple[array[int], array[int]]:
    """The phrases for any case and those for exact case: length, number, hashes, one behind the other."""
    words: dict[str, tuple[list[int], list[int]]] = {}
    found: tuple[dict[tuple[int, ...], None], dict[tuple[int, ...], None]] = ({}, {})
    for text, number, exact in phrases:
        forms = (text, text + ".") if LAST_CAPITAL.search(text) else (text,)
        for form in forms:
            row = [number]
            for word in form.split():
                hashes = words.get(word)
                if hashes is None:
                    doc = nlp.make_doc(word)
                    hashes = words[word] = (doc.to_array(NORM).tolist(), doc.to_array(ORTH).tolist())
                row += hashes[exact]
            found[exact][tuple(row)] = None
    return _lay_out(found[0]), _lay_out(found[1])


def _lay_out(rows: Iterable[tuple[int, ...]]) -> array[int]:
    """Rows of one first word together, in the order in which they came."""
    groups: dict[int, list[tuple[int, ...]]] = {}
    for row in rows:
        if len(row) > 1:
            groups.setdefault(row[1], []).append(row)
    flat = array("Q", [len(groups)])
    at = 1 + 2 * len(groups)
    body = array("Q")
    for first, group in groups.items():
        flat.extend((first, at + len(body)))
        body.append(len(group))
        for number, *hashes in group:
            body.extend((len(hashes), number, *hashes))
    return flat + body


class _Trie:
    """Rows as `_lay_out` leaves them, to walk along."""

    def __init__(self, rows: array[int]) -> None:
        self._rows = rows
        count = rows[0] if rows else 0
        starts = zip(rows[1 : 2 * count : 2], rows[2 : 2 * count + 1 : 2], strict=True)
        self.first: dict[int, Any] = dict(starts)

    def _grow(self, first: int, at: int) -> Node:
        rows = self._rows
        root: Node = {}
        count, at = rows[at], at + 1
        for _ in range(count):
            length, number = rows[at], rows[at + 1]
            node = root
            for value in rows[at + 3 : at + 2 + length]:
                node = node.setdefault(value, {})
            numbers = node.setdefault(_NUMBER, [])
            if number not in numbers:
                numbers.append(number)
            at += 2 + length
        self.first[first] = root
        return root

    def walk(self, hashes: list[int], hits: list[Hit]) -> None:
        length = len(hashes)
        branches = self.first
        for start in compress(range(length), map(branches.__contains__, hashes)):
            value = hashes[start]
            node = branches[value]
            if node.__class__ is int:
                node = self._grow(value, node)
            at = start + 1
            while node is not None:
                for number in node.get(_NUMBER, ()):
                    hits.append(Hit(start, at, number))
                if at == length:
                    break
                node = node.get(hashes[at])
                at += 1


def longest(hits: Sequence[Hit]) -> list[Hit]:
    """The hits that remain when a longer one takes its tokens first; in order of the text."""
    taken: set[int] = set()
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, hit.start, hit.number)):
        if not any(token in taken for token in range(hit.start, hit.end)):
            taken.update(range(hit.start, hit.end))
            kept.append(hit)
    return sorted(kept)
