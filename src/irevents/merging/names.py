"""Is it the same person? Names of reports compared in spite of spelling, order and initials.

`Sergei` and `Sergey`, `Dissanayake` and `Disanayake`, `Dylevsky Igor Nikolayevich` and `Igor
Dylevsky`, `K.D. Lal Kantha` and `Lal Kantha`, `Belousov` and `Andrey Belousov` are each one
person; `Rajnath Singh` and `Manmohan Singh` are two.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from irevents.values import frozen

FULL, INITIAL, SURNAME = 1.0, 0.8, 0.6
"""How well two names agree: all words, surname and initial, one word only."""

PARTICLES = frozenset(("al", "el", "abdul", "abd"))
"""Words written apart or together with the next: `Al Ameri`, `AlAmeri`; `Abdul-Salam`, `Abdulsalam`."""

_LETTERS = re.compile(r"[a-z]+")
_SPELLINGS = (
    ("ph", "f"),
    ("kh", "k"),
    ("th", "t"),
    ("sch", "sh"),
    ("ye", "e"),
    ("iy", "i"),
    ("y", "i"),
    ("w", "v"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
)
_DOUBLED = re.compile(r"(.)\1+")
_WEAK = re.compile(r"[aeiouh]")


@frozen
class NameKey:
    """A name taken apart: folded words in order, initials, and the sound of each word."""

    words: tuple[str, ...]
    initials: tuple[str, ...]
    sounds: frozenset[str]


@lru_cache(maxsize=16384)
def fold_text(text: str) -> str:
    """Lower-case ASCII of a text; apostrophes go, everything else stays."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return ascii_text.replace("'", "")


def fold_word(word: str) -> str:
    """One spelling for the transliterations of one word (`sergey`, `sergei`: `sergei`)."""
    for old, new in _SPELLINGS:
        word = word.replace(old, new)
    return _DOUBLED.sub(r"\1", word)


def sound_of(word: str) -> str:
    """The first letter and the consonants of a folded word (`mohamed`, `muhamad`: `mmd`)."""
    return word[:1] + _DOUBLED.sub(r"\1", _WEAK.sub("", word[1:]))


@lru_cache(maxsize=65536)
def read_name(name: str) -> NameKey:
    """Take a name apart; particles are joined to what follows (`Al Ameri`: `alameri`)."""
    words: list[str] = []
    initials: list[str] = []
    particle = ""
    for word in _LETTERS.findall(fold_text(name.replace("’", "'"))):
        if word in PARTICLES:
            particle += "al" if word == "el" else word
        elif len(word) == 1:
            initials.append(word)
        else:
            words.append(fold_word(particle + word))
            particle = ""
    return NameKey(tuple(words), tuple(initials), frozenset(map(sound_of, words)))


def compare_names(a: NameKey, b: NameKey) -> float:
    """How well two names agree: FULL, INITIAL, SURNAME, or 0 where they are two people's."""
    if len(a.words) > len(b.words):
        a, b = b, a
    if not a.words or not a.sounds & b.sounds:
        return 0.0
    left = list(b.words)
    missing = []
    for word in a.words:
        twin = next((other for other in left if _same_word(word, other)), None)
        if twin is None:
            missing.append(word)
        else:
            left.remove(twin)
    matched = len(a.words) - len(missing)
    if not matched:
        return 0.0
    if missing:
        return _compare_by_initial(a, b, missing, left)
    if len(a.words) > 1:
        return FULL
    if not left:  # one word each: the same surname, with initials that may differ
        both = a.initials and b.initials
        return 0.0 if both and not _starts_agree(a.initials, b.initials) else (FULL if both else SURNAME)
    if a.initials and not any(initial == word[0] for initial in a.initials for word in left):
        return 0.0  # A. Singh, Rajnath Singh
    return INITIAL if a.initials else SURNAME


def _compare_by_initial(a: NameKey, b: NameKey, missing: list[str], left: list[str]) -> float:
    """Michael Pompeo, Mike Pompeo: one surname, given names that begin alike; and Mohammed, Muhammad."""
    if len(missing) > 1 or len(left) < 1:
        return 0.0
    word = missing[0]
    if any(len(sound_of(word)) > 2 and sound_of(word) == sound_of(other) for other in left):
        return FULL
    two = len(a.words) == 2 == len(b.words)
    return INITIAL if two and _same_word(a.words[1], b.words[1]) and a.words[0][0] == b.words[0][0] else 0.0


def _starts_agree(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return a[0] in b or b[0] in a


def _same_word(a: str, b: str) -> bool:
    if a == b:
        return True
    if a[0] != b[0] or min(len(a), len(b)) < 6 or abs(len(a) - len(b)) > 1:
        return False
    return _one_edit(a, b)


def _one_edit(a: str, b: str) -> bool:
    """Whether one letter put in, left out or changed turns `a` into `b`."""
    if len(a) > len(b):
        a, b = b, a
    at = next((i for i in range(len(a)) if a[i] != b[i]), len(a))
    return a[at + 1 :] == b[at + 1 :] if len(a) == len(b) else a[at:] == b[at + 1 :]
