"""The words of a name: as an id, and as the core that tells one body from another."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

SMALL = frozenset({"the", "of", "and", "for", "on", "in", "at", "a", "an", "to", "with", "s", "between"})
_BRITISH = {
    "defense": "defence",
    "organization": "organisation",
    "center": "centre",
    "dialog": "dialogue",
    "co": "",
    "operation": "cooperation",
    "intergovernmental": "inter governmental",
    "indo": "",
}


@lru_cache(maxsize=20_000)
def slug(text: str) -> str:
    """Lower case, ASCII, hyphens: an id."""
    ascii_ = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_).strip("-")


def words_of(text: str) -> list[str]:
    """The words of a name in lower case, in one spelling, without small words."""
    words = [_BRITISH.get(word, word) for word in slug(text).split("-")]
    return [part for word in words for part in word.split() if part not in SMALL]


def core_of(words: Iterable[str]) -> frozenset[str]:
    """The words that tell a name from another."""
    return frozenset(words)
