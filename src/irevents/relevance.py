"""Articles that are about something else: sport, a company's own matter, entertainment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any


class Domains:
    """The word lists of `packs/domains.toml`.

    An article belongs to a domain that gives it enough different words, and one word in a hundred.
    """

    def __init__(self, pack: Mapping[str, Any]) -> None:
        self._lists = [
            (str(entry["id"]), frozenset(entry["words"]), int(entry["least"]))
            for entry in pack.get("entry", [])
        ]

    def find_foreign(self, words: Sequence[str]) -> str | None:
        """The domain that an article with these lower-cased words belongs to, None for one of ours."""
        present = set(words)
        for name, known, least in self._lists:
            found = present & known
            if len(found) >= least and 100 * sum(word in found for word in words) >= len(words):
                return name
        return None
