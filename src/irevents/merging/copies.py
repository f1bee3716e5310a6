"""Which reports repeat one text: an agency's report in several papers is one source, not several.

A copy is known by its evidence alone: the same quotes at the same distances from one another, behind
another masthead. Where the texts themselves are at hand, their shingles decide.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from irevents.merging.names import fold_text
from irevents.records import Evidence, Source

FEWEST_QUOTES = 4
"""Two independent reports share a date, a city and two names easily, but not at equal distances."""
SHARE = 0.7
"""The share of the shorter report's quotes that stand at one and the same shift in the longer."""
JITTER = 2
"""Characters that a copy may gain or lose within a passage (a hyphen, a double space)."""
SHINGLE = 5
ALIKE = 0.6
"""The share of the shorter text's five-word shingles that the longer text has too."""

_WORDS = re.compile(r"[a-z0-9]+")


def find_copies(
    sources: Sequence[Source], evidence: Iterable[Evidence], texts: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Copies among the reports of one event: document to the document it repeats.

    The first published of a group (by name where unknown) counts as the original.
    """
    order = sorted(sources, key=lambda s: (s.published is None, str(s.published or ""), s.document))
    quotes: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for item in evidence:
        quotes[item.document].append((item.quote, item.start))
    shingles = {s.document: _shingle(texts[s.document]) for s in order if texts and s.document in texts}
    originals: list[str] = []
    copies: dict[str, str] = {}
    for source in order:
        name = source.document
        if source.copy_of is not None and source.copy_of in originals:
            copies[name] = source.copy_of
            continue
        for other in originals:
            if name in shingles and other in shingles:
                alike = _share_shingles(shingles[name], shingles[other])
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
    return frozenset(hash_words(words[i : i + SHINGLE]) for i in range(max(len(words) - SHINGLE + 1, 0)))


def hash_words(words: Sequence[str]) -> int:
    """A number for a run of words, the same in every process (`hash` is not)."""
    value = 0
    for letter in " ".join(words).encode():
        value = (value * 1000003 ^ letter) & 0xFFFFFFFFFFFF
    return value


def _share_shingles(a: frozenset[int], b: frozenset[int]) -> bool:
    return bool(a and b) and len(a & b) >= ALIKE * min(len(a), len(b))


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


def count_independent(sources: Sequence[Source]) -> int:
    """How many sources of a record are not copies of another of its sources."""
    names = {source.document for source in sources}
    return sum(source.copy_of is None or source.copy_of not in names for source in sources)
