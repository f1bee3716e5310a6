"""The words of an office that tell it from others, however it is written: "EAM", "Minister of Defense"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from irevents.people.page import Page
from irevents.people.parts import Office

SMALL = frozenset(
    {"of", "the", "for", "and", "to", "affairs", "in", "at", "on", "a", "his", "her", ",", "-"}
    | {"&", "(", ")", "staff", "force", "forces", "visiting", "new", "current", "newly"}
    | {"appointed"}
)
# Heads that may stand for one another beside the same words ("Commander" of the Army, "Army Chief").
_HEADS = frozenset({"chief", "commander", "commander-in-chief", "head", "general"})
# "the Peruvian Navy chief" is "the navy chief" afterwards: what is left of the name of his force
_FORCES = frozenset({"army", "navy", "naval", "air"})
_ACRONYM = re.compile(r"\b[A-Z][A-Za-z]*[A-Z]\b")
_LITTLE = frozenset({"the", "of", "in", "-", "'s", "’s", "and"})
_SPELLINGS = {
    "defense": "defence",
    "advisor": "adviser",
    "premier": "premier",
    "labor": "labour",
    "dy": "deputy",
    "naval": "navy",
    "councilor": "councillor",
    "diplomat": "minister",
}


class OfficeWords:
    """Reads offices of a page.

    Args:
        expansions: what acronyms of offices stand for ("EAM": "external affairs minister").
    """

    def __init__(self, page: Page, expansions: Mapping[str, str]) -> None:
        self.page = page
        self.expansions = expansions
        self._words: dict[Office, frozenset[str]] = {}

    def write_out(self, position: str) -> str:
        """A position with its acronyms written out: "Deputy PM" → "Deputy Prime Minister"."""
        return _ACRONYM.sub(lambda match: _title(self.expansions.get(match[0], match[0])), position)

    def bag(self, office: Office) -> frozenset[str]:
        """The words that tell an office from another, without small words and nations."""
        known = self._words.get(office)
        if known is None:
            words: set[str] = set()
            for token in range(office.core, office.end):
                word = self.page.norms[token]
                covered = token in self.page.covered and word not in _FORCES
                if covered or word in SMALL or self.page.is_possessive(token):
                    continue
                if word in ("top", "chief") and self.page.norms[token + 1 : token + 2] == ["diplomat"]:
                    word = "foreign"
                expanded = self.expansions.get(self.page.words[token]) or self.expansions.get(word)
                words.update(_SPELLINGS.get(each, each) for each in (expanded or word).split())
            known = self._words[office] = frozenset(words - SMALL)
        return known

    def head(self, office: Office) -> str:
        """The noun of an office's head: "minister" of "prime minister", "secretary" before "of state"."""
        last = office.head_end - 1
        for token in range(office.head + 1, last):
            if self.page.norms[token] == "of":
                last = token - 1
                break
        word = self.page.norms[last]
        expanded = self.expansions.get(self.page.words[last]) or self.expansions.get(word)
        word = _head_of(expanded.split()) if expanded else word
        return _SPELLINGS.get(word, word)

    def domain(self, office: Office) -> frozenset[str]:
        """What somebody is chief or commander of: the words of the office without its head, if any."""
        words = frozenset(self.page.norms[slice(office.start, office.end)])
        return words - _HEADS - _LITTLE if words & _HEADS else frozenset()


def _title(words: str) -> str:
    """An office in the case of a title: "chief of army staff" → "Chief of Army Staff"."""
    return " ".join(w if w in _LITTLE or not w.islower() else w.capitalize() for w in words.split())


def _head_of(words: Sequence[str]) -> str:
    """The head of an acronym written out: "chief" of "chief army staff", "minister" before "of state"."""
    if "chief" in words:
        return "chief"
    return words[words.index("of") - 1] if "of" in words[1:] else words[-1]
