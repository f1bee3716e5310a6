"""Which texts can hold no event, by their words alone: most of a newspaper need not be tokenized.

An event is told by a word of a frame ("met", "talks") or by the name of a body, and somebody takes part
in it: a state or organisation, whoever holds an office or a rank, or a person known to stand for a state.
Only a body with a name of its own ("the Third Joint Commission") or a summit may be told of without. The
words are those the finders themselves look for, taken from the same packs, cut finer and compared more
loosely than the finders do, so that a text is let go only where each of them would find nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Set
from itertools import chain

from irevents.bodies.editions import WORDS as ORDINALS
from irevents.bodies.lexicon import BodyWords
from irevents.bodies.walking import ACRONYM, DETERMINERS
from irevents.people.lexicon import fold
from irevents.phrase_table import RUN, PhraseTable, Words
from irevents.relevance import Offices

_JOINED = re.compile(r"[^\W\d_a-z][^\W\d_]*(?:[-‐‑'’][^\W\d_]+)+")
_JOINT = re.compile(r"[-‐‑'’](?=[^\W\d_])")
_HASHTAG = re.compile(r"#\w")
_BRACKET = re.compile(r"\(([^()]{2,200})\)")
_ROMAN = re.compile(r"[IVXL]{2,7}|[VXL]")
MOST_WORDS = 200_000
"""Words remembered; an archive of any size is read in the same memory."""
_COUNTS = frozenset({"st", "nd", "rd", "th", "ever"}) | {
    run for word in ORDINALS for run in RUN.findall(word)
}
_JOINTS = frozenset({"to", "of", "and", "s"})
_REACH = 8
"""Words before a name in which its count can stand: "the twenty - fifth annual session of the"."""
_SUMMITS = frozenset({"summit", "summits"})
_EXERCISES = frozenset(["exercise", "exercises", "exercize", "drill", "drills", "war", "wargame", "wargames"])
_GOES = ("goes", "went")
_TIMES = frozenset({"morning", "evening", "spring", "following", "coming"})
_NEAR = 13
"""Words on either side of "exercise" in which its name can stand."""


class Sieve:
    """Compiled from words and phrases, which are looked up as `phrase_table` does.

    Args:
        triggers: the words with which the patterns of the frames begin.
        bodies: the words by which the name of a body is found.
        names: the names of states and organisations, which are compared letter by letter.
        offices: the phrases for offices and ranks.
        is_leader: whether a capitalised word can be of the name of a person known to stand for a state.
        holds_leader: whether such words, wherever they stand, can be those of one name.
        may_name_leader: whether such words name one where they stand; they come with their numbers in it.
    """

    def __init__(
        self,
        *,
        triggers: Iterable[str],
        bodies: BodyWords,
        names: Iterable[str],
        offices: Offices,
        is_leader: Callable[[str], bool],
        holds_leader: Callable[[Iterable[str]], bool],
        may_name_leader: Callable[[Iterable[tuple[int, str]]], bool],
    ) -> None:
        self._triggers = PhraseTable(triggers)
        self._known = PhraseTable(bodies.known)
        self._exact = PhraseTable(bodies.exact, exact=True)
        self._exercises = PhraseTable(bodies.exercises)
        self._heads = PhraseTable(bodies.heads)
        self._modifiers = frozenset(run for word in bodies.modifiers for run in RUN.findall(fold(word)))
        self._names = PhraseTable(names, exact=True)
        self._prefixes = frozenset(bodies.prefixes)
        self._offices = offices
        self._is_leader = is_leader
        self._holds_leader = holds_leader
        self._may_name_leader = may_name_leader
        self._others: set[str] = set()  # capitalised words met that are of no leader's name
        told = (self._triggers, self._known, self._exact, self._exercises, self._heads)
        self._signs = [signs for table in told for signs in table.signs]
        self._gates = frozenset(chain(*(table.marks for table in told)))
        self._actors = self._names.marks | self._prefixes | offices.marks

    def may_tell(self, text: str) -> bool:
        """False only for a text in which no event can be found."""
        words = Words(text)
        if not words.is_plain and not unicodedata.is_normalized("NFC", text):
            return True
        marks = self._gates & words.known
        for word in _GOES:
            if word in marks and _goes_on(words, word):
                marks -= {word}
        if marks:
            told = self._triggers.has(words, marks) or self._heads.has(words, marks)
            if (told and self._has_actor(words)) or self._names_body(words, marks):
                return True
        return any(all(sign in text for sign in signs) for signs in self._signs)

    def _names_body(self, words: Words, marks: Set[str]) -> bool:
        """Whether a body is named that needs nobody beside it."""
        if self._known.has(words, marks) or self._exact.has(words, marks):
            return True
        small = words.small
        for at, _ in self._exercises.find(words, marks):
            if (
                words.written[at][0].isupper()
                or not _EXERCISES.isdisjoint(small)
                or any(word.startswith("man") for word in small)
            ):
                return True
        bracketed: bool | None = None
        for at, end in self._heads.find(words, marks):
            written = words.written
            if written[at][0].isupper() or not _SUMMITS.isdisjoint(small[at:end]):
                return True
            near = written[max(0, at - _NEAR) : at + _NEAR] if small[at] in _EXERCISES else ()
            if any(word[0].isupper() for word in near):
                return True
            bracketed = _defines_acronym(words.text) if bracketed is None else bracketed
            if bracketed or self._is_counted(words, at):
                return True
        return False

    def _is_counted(self, words: Words, at: int) -> bool:
        """Whether a number can belong to the name that ends before `at`: "the third round of the joint"."""
        written, small = words.written, words.small
        first = at - 1
        while first >= 0 and (
            small[first] in self._modifiers
            or small[first] in _JOINTS
            or (written[first][0].isupper() and small[first] not in DETERMINERS)
        ):
            first -= 1
        if "of" in small[max(0, first - 1) : at]:
            first -= _REACH
        return any(
            small[near] in _COUNTS or _ROMAN.fullmatch(written[near]) for near in range(max(0, first), at)
        )

    def _has_actor(self, words: Words) -> bool:
        marks = self._actors & words.known
        return (
            self._offices.told_in(words, marks)
            or not self._prefixes.isdisjoint(marks)
            or self._names.has(words, marks)
            or ("#" in words.text and _HASHTAG.search(words.text) is not None)
            or self._names_leader(words)
        )

    def _names_leader(self, words: Words) -> bool:
        leading = self._list_leading(words.capitals() - self._others)
        joined = ["".join(RUN.findall(word)) for word in _find_joined(words.text)]
        joined = [word for word in joined if self._is_leader(word)]
        if not self._holds_leader((*joined, *leading)):
            return False  # nearly all texts end here
        named = [(at, word) for at, word in enumerate(words.written) if word in leading]
        if joined:  # stands anywhere among the others
            named = [(0, word) for word in (*joined, *(word for _, word in named))]
        return self._may_name_leader(named)

    def _list_leading(self, capitals: set[str]) -> list[str]:
        """Those of some capitalised words that can be of a leader's name; the others are remembered."""
        if len(self._others) > MOST_WORDS:
            self._others.clear()
        leading = [word for word in capitals if self._is_leader(word)]
        self._others |= capitals.difference(leading)
        return leading


def _goes_on(words: Words, word: str) -> bool:
    """Whether nobody goes anywhere, however often it says so: "the band went on playing in small halls"."""
    small = words.small
    for at in words.places(word):
        doing = small[at + 2] if at + 2 < len(small) else ""
        if small[at + 1 : at + 2] != ["on"] or not doing.endswith("ing") or doing in _TIMES:
            return False
        if not words.written[at + 2].islower():
            return False  # "went on Beijing time"
    return True


def _find_joined(text: str) -> list[str]:
    """Capitalised words with a hyphen or an apostrophe inside: "Al-Sisi"."""
    found: list[str] = []
    done = 0
    for match in _JOINT.finditer(text):  # few; a search for the words themselves stops at every capital
        at = match.start()
        if at >= done:
            start, end = text.rfind(" ", done, at) + 1 or done, text.find(" ", at)
            done = end if end >= 0 else len(text)
            found += _JOINED.findall(text, start, done)
    return found


def _defines_acronym(text: str) -> bool:
    """Whether an acronym is defined, which then names what it stands for: "(JDCC)"."""
    for inside in _BRACKET.findall(text):
        acronym = "".join(inside.split())
        if ACRONYM.fullmatch(acronym) and text.count(acronym) > (acronym == inside):
            return True
    return False
