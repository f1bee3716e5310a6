"""Find the phrases of pack entries in a `Doc`: one pass for any case, one for exact case.

A trie of token hashes in plain dicts: as fast as spaCy's `PhraseMatcher` on press texts and built
several times faster, because the few thousand words of some twenty thousand phrases are tokenized
once each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from spacy.attrs import NORM, ORTH
from spacy.language import Language
from spacy.tokens import Doc

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
    """Phrases compiled for matching on NORM (any case, any dash) or ORTH."""

    def __init__(self, nlp: Language, phrases: Iterable[Phrase]) -> None:
        self._any: Node = {}
        self._exact: Node = {}
        words: dict[str, tuple[list[int], list[int]]] = {}
        for text, number, exact in phrases:
            forms = (text, text + ".") if LAST_CAPITAL.search(text) else (text,)
            for form in forms:
                node = self._exact if exact else self._any
                for word in form.split():
                    hashes = words.get(word)
                    if hashes is None:
                        doc = nlp.make_doc(word)
                        hashes = words[word] = (doc.to_array(NORM).tolist(), doc.to_array(ORTH).tolist())
                    for value in hashes[exact]:
                        node = node.setdefault(value, {})
                numbers = node.setdefault(_NUMBER, [])
                if number not in numbers:
                    numbers.append(number)

    def find(self, doc: Doc) -> list[Hit]:
        """All hits, overlapping ones included."""
        hits: list[Hit] = []
        for trie, attribute in ((self._any, NORM), (self._exact, ORTH)):
            if trie:
                _walk(trie, doc.to_array(attribute).tolist(), hits)
        return hits


def _walk(trie: Node, hashes: list[int], hits: list[Hit]) -> None:
    length = len(hashes)
    for start, value in enumerate(hashes):
        node = trie.get(value)
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
