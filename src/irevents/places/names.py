"""Runs of capitalised words, the raw material of place names."""

from __future__ import annotations

import re
from collections.abc import Sequence

# What may stand inside a name of several words: Rio de Janeiro, Dar es Salaam, Hall of the People.
PARTICLES = frozenset(
    {"de", "del", "la", "el", "al", "es", "e", "da", "do", "dos", "das", "di", "du", "des", "upon"}
)
LINKS = frozenset({"of", "the", "for", "and", "&"})
HYPHENS = frozenset("-‐‑–—")
POSSESSIVES = frozenset({"'s", "’s", "`s", "´s", "'S", "’S", "'", "’"})


_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def is_capital(word: str) -> bool:
    """Whether a token is written as part of a name: with a capital, or as a hashtag."""
    return word[:1].isupper() or word[:1] == "#"


def plain_word(word: str) -> str:
    """A word without the form of a hashtag: "New Delhi" of "#NewDelhi"."""
    return _CAMEL.sub(" ", word[1:]) if word.startswith("#") else word


def is_title(word: str) -> bool:
    """Whether a token is written as a name: Capital, small letters."""
    return word[:1].isupper() and word[1:2].islower()


def name_end(words: Sequence[str], start: int, limit: int = 5) -> int:
    """The end of the longest run of a name that begins at `start`, at most `limit` tokens."""
    end = start + 1
    stop = min(len(words), start + limit)
    last = end
    while end < stop:
        word = words[end]
        if word[0].isupper() or word[0] == "#" or word in POSSESSIVES:
            last = end + 1
        elif word not in PARTICLES and word not in HYPHENS and word not in ("of", "the"):
            break
        end += 1
    return last
