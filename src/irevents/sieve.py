"""Which texts can hold no event, by their words alone: most of a newspaper need not be tokenized.

An event is told by a word of a frame ("met", "talks") or by the name of a body, and somebody takes part
in it: a state or organisation, whoever holds an office or a rank, or a person known to stand for a state. A
text without the words for the one or for the other gives no event, and nothing more need be asked of it. The
words are those the finders themselves look for, taken from the same packs, cut finer and compared
more loosely than the finders do, so that a text is let go only where each of them would find nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from itertools import chain, pairwise

from irevents.people.lexicon import fold

_RUN = re.compile(r"[^\W\d_]+")
_JOINED = re.compile(r"[^\W\d_]+(?:[-‐‑'’][^\W\d_]+)+")
_HASHTAG = re.compile(r"#\w")
MOST_WORDS = 200_000
"""Words remembered; an archive of any size is read in the same memory."""

TRIGGER, BODY = 1, 2

Table = dict[str, set[tuple[str, ...]]]


class Sieve:
    """Compiled from words and phrases. Any run of letters counts as a word, so "U.S." is two.

    Args:
        triggers: the words with which the patterns of the frames begin.
        bodies: the phrases by which the name of a body is found.
        names: the names of states and organisations, which are compared letter by letter.
        titles: the phrases for offices and ranks.
        is_leader: whether a word can be of the name of a person known to stand for a state.
        may_name_leader: whether words, each of which is of such a name, can together name one.
    """

    def __init__(
        self,
        *,
        triggers: Iterable[str],
        bodies: Iterable[str],
        names: Iterable[str],
        titles: Iterable[str],
        is_leader: Callable[[str], bool],
        may_name_leader: Callable[[Iterable[str]], bool],
    ) -> None:
        self._signs: list[str] = []  # names without a letter: "2+2"
        self._triggers = self._index(triggers)
        self._bodies = self._index(bodies)
        self._names = self._index(names, str)
        self._titles = self._index(titles)
        self._is_leader = is_leader
        self._may_name_leader = may_name_leader
        self._known: dict[str, int] = {}

    def may_tell(self, text: str) -> bool:
        """False only for a text in which no event can be found."""
        if not text.isascii() and not unicodedata.is_normalized("NFC", text):
            return True
        words = _RUN.findall(text)
        known = self._known
        if len(known) > MOST_WORDS:
            known.clear()
        marks = 0
        for word in set(words):
            mark = known.get(word)
            if mark is None:
                mark = known[word] = self._classify(word)
            marks |= mark
        if marks & (TRIGGER | BODY):
            low = [fold(word) for word in words]
            if marks & BODY and _has(self._bodies, low):
                return True
            if marks & TRIGGER and _has(self._triggers, low) and self._has_actor(text, words, low):
                return True
        return any(sign in text for sign in self._signs)

    def _classify(self, word: str) -> int:
        low = fold(word)
        mark = TRIGGER if low in self._triggers else 0
        return mark | (BODY if low in self._bodies else 0)

    def _has_actor(self, text: str, words: Sequence[str], low: Sequence[str]) -> bool:
        if _HASHTAG.search(text) or _has(self._titles, low) or _has(self._names, words):
            return True
        joined = ("".join(_RUN.findall(name)) for name in _JOINED.findall(text))
        named = [word for word in chain(words, joined) if self._is_leader(word)]
        if any(a == b for a, b in pairwise(named)):
            return True
        return self._may_name_leader(named)

    def _index(self, phrases: Iterable[str], form: Callable[[str], str] = fold) -> Table:
        """The phrases by their first word, in small letters without accents unless `form` leaves them."""
        table: Table = {}
        for phrase in phrases:
            first, *rest = [form(word) for word in _RUN.findall(phrase)] or [""]
            if first:
                table.setdefault(first, set()).add(tuple(rest))
            else:
                self._signs.append(phrase)
        return table


def _has(table: Table, words: Sequence[str]) -> bool:
    """Whether a phrase stands among the words."""
    for at, word in enumerate(words):
        for rest in table.get(word, ()):
            if not rest or tuple(words[at + 1 : at + 1 + len(rest)]) == rest:
                return True
    return False
