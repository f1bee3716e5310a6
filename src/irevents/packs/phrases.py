"""Find the phrases of pack entries in a `Doc`: one pass for any case, one for exact case."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc


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
    """Phrases compiled for matching; spaCy's `PhraseMatcher` on NORM (any case, any dash) and ORTH."""

    def __init__(self, nlp: Language, phrases: Iterable[Phrase]) -> None:
        self._any = PhraseMatcher(nlp.vocab, attr="NORM")
        self._exact = PhraseMatcher(nlp.vocab, attr="ORTH")
        self._keys: dict[int, int] = {}
        by_key: dict[tuple[int, bool], list[Doc]] = {}
        for phrase in phrases:
            by_key.setdefault((phrase.number, phrase.exact), []).append(nlp.make_doc(phrase.text))
        for (number, exact), docs in by_key.items():
            name = str(number)
            self._keys[nlp.vocab.strings.add(name)] = number
            (self._exact if exact else self._any).add(name, docs)

    def find(self, doc: Doc) -> list[Hit]:
        """All hits, overlapping ones included, in no order."""
        keys = self._keys
        return [Hit(start, end, keys[key]) for key, start, end in (*self._any(doc), *self._exact(doc))]


def longest(hits: Sequence[Hit]) -> list[Hit]:
    """The hits that remain when a longer one takes its tokens first; in order of the text."""
    taken: set[int] = set()
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, hit.start, hit.number)):
        if not any(token in taken for token in range(hit.start, hit.end)):
            taken.update(range(hit.start, hit.end))
            kept.append(hit)
    return sorted(kept)
