"""What single words and fixed phrases tell about people: classes of words, and phrases to look up.

Everything here comes from the packs `ranks`, `offices`, `honorifics` and `names` and from three word
lists beside them, `given-names.txt`, `family-names.txt` and `common-words.txt`, which say at their head
where they are from.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.resources import files
from typing import Any

from irevents.packs import Packs
from irevents.values import frozen

# Classes of a word. A word has several: "Marshal" is CAPITAL, COMMON and may begin a RANK.
CAPITAL = 1
UPPER = 2
INITIAL = 4
COMMON = 8
GIVEN = 16
PARTICLE = 32
FAMILY = 64
HEAD = 128
MODIFIER = 256
RANK = 512
HONORIFIC = 1024
THING = 2048
CARRIER = 4096
POSTNOMINAL = 8192
NAME = 16384
CALENDAR = 32768
CANDIDATE = 65536
"""A word that a phrase for a person may be read from."""
SURNAME = 131072
"""A common word that is a family name as well: "Rice", "Hunt"."""

_REMEMBERED = 200_000  # words kept with their classes: an archive of any size is read in the same memory
_INITIALS = re.compile(r"[A-Z]{1,3}|[A-Z](?:\.[A-Z]){0,7}\.?|[A-Z]h\.|Yu\.|Ya\.|Ts\.|Dz\.")
_WORD = re.compile(r"[^\W\d_]+(?:['’‘.`][^\W\d_]+)*['’.]?")
_LETTERS = re.compile(r"[^\W\d_]+(?:['’‘`´][^\W\d_]+)*")
# The marks that stand for one sound inside a name: "Mata’afa", "Mata'afa", "Mataʻafa", "Mata‘afa".
_MARKS = str.maketrans({"’": "'", "‘": "'", "ʻ": "'", "ʼ": "'", "´": "'", "ł": "l", "Ł": "L"})


def is_letters(word: str) -> bool:
    """Whether a word is all letters, but for apostrophes inside: "Berg", "N’Diaye"."""
    return word.isalpha() or _LETTERS.fullmatch(word) is not None


def fold(text: str) -> str:
    """Small letters without accents, typographic apostrophes made plain."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.translate(_MARKS))
    return "".join(char for char in plain if not unicodedata.combining(char)).lower()


def norm(word: str) -> str:
    """A word as phrases have it: folded, without a closing stop."""
    return fold(word).rstrip(".") or word


@frozen
class Phrase:
    """A fixed phrase of a pack: its words, the id of its entry, and what the entry says of it."""

    words: tuple[str, ...]
    entry: str
    case: str | None = None
    plural: bool = False
    state: str | None = None
    weak: bool = False
    own: bool = False


class Phrases:
    """Fixed phrases looked up at a position, longest first; hyphens and stops between words are free."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._by_first: dict[str, list[Phrase]] = {}
        for phrase in phrases:
            self._by_first.setdefault(phrase.words[0], []).append(phrase)
        self._by_second: dict[str, dict[str, list[Phrase]]] = {}  # those of one word under ""
        for first, known in self._by_first.items():
            known.sort(
                key=lambda phrase: (
                    -len(phrase.words),
                    phrase.case is None,
                    phrase.state is None,
                    not phrase.own,
                )
            )
            alone = [phrase for phrase in known if len(phrase.words) == 1]
            rows = self._by_second[first] = {"": alone}
            for phrase in known[: len(known) - len(alone)]:
                rows.setdefault(phrase.words[1], []).append(phrase)
            for second in rows.keys() - {""}:
                rows[second] += alone

    def __iter__(self) -> Iterator[str]:
        return (" ".join(phrase.words) for known in self._by_first.values() for phrase in known)

    def __contains__(self, word: str) -> bool:
        return word in self._by_first

    def may_begin(self, small: str, word: str) -> bool:
        """Whether a phrase begins with the word as it is written."""
        return any(phrase.case in (None, word.rstrip(".")) for phrase in self._by_first.get(small, ()))

    def match(self, words: Sequence[str], norms: Sequence[str], start: int) -> tuple[int, Phrase] | None:
        """The end of the longest phrase that begins at `start`, and the phrase."""
        known = self._by_second.get(norms[start])
        if known is None:
            return None
        size, second = len(norms), start + 1
        while second < size and norms[second] in _JOINTS:
            second += 1
        following = norms[second] if second < size else ""
        for phrase in known.get(following, known[""]):
            if phrase.case is not None and words[start].rstrip(".") != phrase.case:
                continue
            at = start + 1
            for word in phrase.words[1:]:
                while at < size and norms[at] in _JOINTS:
                    at += 1
                if at >= size or norms[at] != word:
                    break
                at += 1
            else:
                if at < size and words[at] == "." and len(phrase.words[-1]) <= 4 and words[at - 1][-1] != ".":
                    at += _is_abbreviation_stop(words, at)
                return at, phrase
        return None


_JOINTS = frozenset({"-", ".", "‑", "–"})
_STOPPED = frozenset(
    {"lt", "maj", "col", "capt", "brig", "cdr", "cmdr", "hon", "smt", "sgt", "cdre", "adv", "er", "gp", "sqn"}
)


def _is_abbreviation_stop(words: Sequence[str], at: int) -> int:
    return int(norm(words[at - 1]) in _STOPPED)


def split_phrase(text: str) -> tuple[str, ...]:
    """The words of a phrase as the tokenizer parts them, without hyphens and stops."""
    return tuple(norm(word) for word in re.split(r"[\s\-‑]+", text) if word)


class _Known(dict[str, tuple[str, int]]):
    """The normal form and the classes of every word met so far."""

    def __init__(self, classify: Callable[[str], int]) -> None:
        super().__init__()
        self._classify = classify

    def __missing__(self, word: str) -> tuple[str, int]:
        found = self[word] = (norm(word), self._classify(word))
        return found


class Lexicon:
    """The classes of words and the phrases of the packs."""

    def __init__(self, packs: Packs, *, surnames: frozenset[str] = frozenset()) -> None:
        """`surnames` are words that are never common ones ("Trump")."""
        names = packs.read("names")
        offices = packs.read("offices")
        ranks = packs.read("ranks")
        self.ranks = Phrases(_phrases(ranks["entry"]))
        self._small_ranks = frozenset(ranks["small"])
        honorifics = packs.read("honorifics")
        self.honorifics = Phrases(_phrases(honorifics["entry"]))
        self.offices = Phrases(_phrases(offices["entry"]))
        self.expansions: dict[str, str] = offices["expansions"]
        self._sets: tuple[tuple[int, frozenset[str]], ...] = (
            (
                COMMON,
                frozenset((*_read_words("common-words.txt"), *names["not_names"])) - surnames,
            ),
            (
                GIVEN,
                frozenset((*_read_words("given-names.txt"), *names["given"], *names["given_and_common"])),
            ),
            (SURNAME, frozenset((*_read_words("family-names.txt"), *names["family_and_common"]))),
            (PARTICLE, frozenset(names["particles"])),
            (FAMILY, frozenset(names["family_first"])),
            (MODIFIER, frozenset(offices["modifiers"])),
            (THING, frozenset(names["things"])),
            (CARRIER, frozenset(names["carriers"])),
            (POSTNOMINAL, frozenset(honorifics["postnominals"])),
            (CALENDAR, frozenset(names["calendar"])),
        )
        self.led = frozenset(names["led"])
        self.title_like: dict[str, list[str]] = names["title_like"]
        self._known = _Known(self._classify)

    def look_up(self, words: Sequence[str]) -> tuple[list[str], list[int]]:
        """The normal form and the classes (the constants of this module summed) of each word of a text."""
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        known = list(map(self._known.__getitem__, words))
        return [norm for norm, _ in known], [value for _, value in known]

    def _classify(self, word: str) -> int:
        small = norm(word)
        value = 0
        for flag, words in self._sets:
            if small in words:
                value |= flag
        if small in self.offices:
            value |= HEAD
        if value & HEAD:
            value |= CANDIDATE
        if small in self._small_ranks:
            value |= RANK | CANDIDATE
        if not word[0].isupper() and not (word[0] in "ʻʼ" and word[1:2].isupper()):
            return value
        value |= CAPITAL
        if small in self.ranks:
            value |= RANK
        if self.honorifics.may_begin(small, word):
            value |= HONORIFIC  # "HE Ana Lind", but not "Vice Premier He Lifeng"
        if len(word) > 1 and word.isupper():
            value |= UPPER
        if _INITIALS.fullmatch(word):
            value |= INITIAL
        if not value & COMMON and _WORD.fullmatch(word) and len(word) > 1:
            value |= NAME
        if value & (NAME | RANK | HONORIFIC | INITIAL | GIVEN | FAMILY):
            value |= CANDIDATE
        return value


def _phrases(entries: Iterable[dict[str, Any]]) -> Iterable[Phrase]:
    for entry in entries:
        for plural, texts in ((False, entry.get("patterns", ())), (True, entry.get("plurals", ()))):
            for text in texts:
                words = split_phrase(text)
                yield Phrase(
                    words=words,
                    entry=entry["id"],
                    case=text.rstrip(".") if entry.get("case") and len(words) == 1 else None,
                    plural=plural,
                    state=entry.get("state"),
                    weak=bool(entry.get("weak")),
                    own=bool(entry.get("state") or entry.get("own")),
                )


def _read_words(name: str) -> Iterable[str]:
    text = (files("irevents.packs") / name).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))
