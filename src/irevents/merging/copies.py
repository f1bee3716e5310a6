"""Which reports repeat one text: an agency's report in several papers is one source, not several.

A copy is known by its evidence alone: the same quotes at the same distances from one another, behind
another masthead. Where the texts themselves are at hand, their shingles decide.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from zlib import crc32

from irevents.merging.names import fold_text
from irevents.records import Evidence, Source

FEWEST_QUOTES = 4
"""Two independent reports share a date, a city and two names easily, but not at equal distances."""
SHARE = 0.7
"""The share of the shorter report's quotes that stand at one and the same shift in the longer."""
JITTER = 2
"""Characters that a copy may gain or lose within a passage (a hyphen, a double space)."""
SHINGLE = 5
KEEP = 4
"""One shingle in so many is kept, chosen by its hash, so that both texts keep the same ones."""
ALIKE = 0.6
"""The share of the shorter text's five-word shingles that the longer text has too."""
FEWEST_SHINGLES = 8

_WORDS = re.compile(r"[a-z0-9]+")


class Shingles:
    """The shingles of texts, taken when first asked for and kept."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._kept: dict[str, frozenset[int]] = {}

    def get(self, document: str) -> frozenset[int]:
        """The shingles kept of a document's text; none where the text is not at hand or very short."""
        if document not in self._kept:
            text = self._texts.get(document)
            self._kept[document] = _shingle(text) if text else frozenset()
        return self._kept[document]


def find_copies(
    sources: Sequence[Source], evidence: Iterable[Evidence], shingles: Shingles | None = None
) -> dict[str, str]:
    """Copies among the reports of one event: document to the document it repeats.

    The first published of a group (by name where unknown) counts as the original.
    """
    order = sorted(sources, key=lambda s: (s.published is None, str(s.published or ""), s.document))
    quotes: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for item in evidence:
        quotes[item.document].append((item.quote, item.start))
    known = {s.document: shingles.get(s.document) for s in order} if shingles else {}
    originals: list[str] = []
    copies: dict[str, str] = {}
    for source in order:
        name = source.document
        if source.copy_of is not None and source.copy_of in originals:
            copies[name] = source.copy_of
            continue
        for other in originals:
            if known.get(name) and known.get(other):
                alike = _share_shingles(known[name], known[other])
            else:
                alike = _share_quotes(quotes[name], quotes[other])
            if alike:
                copies[name] = other
                break
        else:
            originals.append(name)
    return copies


def _shingle(text: str) -> frozenset[int]:
    words = _WORDS.findall(fold_text(text))
    runs = (" ".join(words[i : i + SHINGLE]).encode() for i in range(len(words) - SHINGLE + 1))
    kept = frozenset(value for value in map(crc32, runs) if value % KEEP == 0)  # `hash` differs by process
    return kept if len(kept) >= FEWEST_SHINGLES else frozenset()


def _share_shingles(a: frozenset[int], b: frozenset[int]) -> bool:
    return len(a & b) >= ALIKE * min(len(a), len(b))


def _share_quotes(a: list[tuple[str, int]], b: list[tuple[str, int]]) -> bool:
    places: dict[str, list[int]] = defaultdict(list)
    for quote, start in set(b):
        places[quote].append(start)
    here = set(a)
    fewest = min(len(here), len(set(b)))
    if fewest < FEWEST_QUOTES:
        return False
    shifts: Counter[int] = Counter()
    for quote, start in here:
        for there in places.get(quote, ()):
            shifts[(there - start) // (JITTER + 1)] += 1
    best = max((shifts[shift] + shifts[shift + 1] for shift in list(shifts)), default=0)
    return best >= SHARE * fewest and best >= FEWEST_QUOTES
