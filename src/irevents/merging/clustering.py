"""Pairs to clusters: best pair first, never across a contradiction, never by guessing.

The result depends on the set of records alone: pairs are taken by score, ties by the place of the
records in the canonical order that `merge` gives them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from irevents.merging.blocking import find_candidates
from irevents.merging.contradictions import find_contradiction
from irevents.merging.profiles import Profile, join_profiles
from irevents.merging.settings import Settings
from irevents.merging.weighing import score_pair

Edge = tuple[float, int, int]
"""A pair that may be one event: minus its score, so that sorting puts the best first, and two indices."""


def find_clusters(profiles: Sequence[Profile], settings: Settings) -> list[list[int]]:
    """Group the indices of records that tell of one event; every index is in one group."""
    return join_edges(profiles, score_pairs(find_candidates(profiles), profiles, settings), settings)


def score_pairs(
    pairs: Iterable[tuple[int, int]], profiles: Sequence[Profile], settings: Settings
) -> Iterator[Edge]:
    """The pairs that may be one event, with what speaks for it."""
    for i, j in pairs:
        score = score_edge(profiles[i], profiles[j], settings)
        if score is not None:
            yield -score, i, j


def score_edge(a: Profile, b: Profile, settings: Settings) -> float | None:
    """What speaks for it that two records are one event; None where they are not."""
    if find_contradiction(a, b) is not None:
        return None
    score = score_pair(a, b, settings)
    return score if score >= settings.threshold else None


def join_edges(profiles: Sequence[Profile], edges: Iterable[Edge], settings: Settings) -> list[list[int]]:
    """Group the indices along the edges, best first. Records that no chain of edges joins never meet here."""
    edges = sorted(edges)
    neighbours: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for minus, i, j in edges:
        neighbours[i].append((-minus, j))
        neighbours[j].append((-minus, i))
    forest = _Forest(profiles)
    for minus, i, j in edges:
        a, b = forest.root(i), forest.root(j)
        if a == b or find_contradiction(forest.profile(a), forest.profile(b)) is not None:
            continue
        if any(
            _is_torn(forest, one, other, -minus, neighbours[one], settings.margin)
            for one, other in ((i, j), (j, i))
        ):
            continue
        forest.join(a, b)
    return forest.groups()


class _Forest:
    """Union-find that keeps a joined profile for each cluster of several records."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self.parents = list(range(len(profiles)))
        self._single = profiles
        self._joined: dict[int, Profile] = {}

    def profile(self, root: int) -> Profile:
        """What is known of a cluster."""
        return self._joined.get(root) or self._single[root]

    def root(self, i: int) -> int:
        while self.parents[i] != i:
            self.parents[i] = self.parents[self.parents[i]]
            i = self.parents[i]
        return i

    def join(self, a: int, b: int) -> None:
        first, second = min(a, b), max(a, b)
        self.parents[second] = first
        self._joined[first] = join_profiles(self.profile(first), self.profile(second))
        self._joined.pop(second, None)

    def groups(self) -> list[list[int]]:
        found: dict[int, list[int]] = {}
        for i in range(len(self.parents)):
            found.setdefault(self.root(i), []).append(i)
        return list(found.values())


def _is_torn(
    forest: _Forest, one: int, other: int, score: float, rivals: list[tuple[float, int]], margin: float
) -> bool:
    """Whether `one` fits about as well an event that cannot be the event of `other`.

    "The ministers met in Moscow", without a day, in a corpus where they met there twice: it joins neither.
    """
    home, goal = forest.root(one), forest.root(other)
    for rival_score, rival in rivals:
        if rival_score <= score - margin:
            break
        place = forest.root(rival)
        if place not in (home, goal) and find_contradiction(forest.profile(place), forest.profile(goal)):
            return True
    return False
