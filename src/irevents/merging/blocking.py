"""Which records are compared at all: those that share a key. No all-pairs comparison.

A key joins something that names the event (session, person, parties or place) with a month, or,
where the date is missing, with another such thing. A key that many records share is walked in the order
of their dates and each record compared with its next `WINDOW` neighbours, so the cost of a key with n
records is that of sorting it.
"""

from __future__ import annotations

import datetime as dt
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from irevents.merging.contradictions import find_reach
from irevents.merging.profiles import Profile

WINDOW = 6
FEW = 12
"""A key of so few records is compared pair by pair."""
FEW_PASSAGES = 3
"""Passages that give keys; prints of one text have the same smallest ones."""
MOST_PEOPLE = 6
"""People of a long list who give keys; the lists of two reports seldom share none of the first."""
ANY_DAY = 10_000_000
"""Before and after all days."""

Key = tuple[str | int, ...]


def find_keys(profile: Profile) -> Iterator[Key]:
    """The blocking keys of a record."""
    kind = profile.kind
    months: tuple[int, ...] = profile.span.months if profile.span else ()
    names = sorted(
        {sound for who in profile.people[:MOST_PEOPLE] for sound in who.key.sounds if len(sound) > 1}
    )
    if profile.body:
        yield ("body", kind, profile.body.id, profile.edition if profile.edition is not None else -1)
        for month in months:
            yield ("body month", kind, profile.body.id, month)
        if profile.city:
            yield ("body city", kind, profile.body.id, profile.city)
        if not months:
            yield ("body undated", kind, profile.body.id)
        if profile.edition is not None:
            for word in profile.body.words:
                yield ("edition", kind, word, profile.edition)
    for name in names:
        for month in months:
            yield ("person", kind, name, month)
    for pair in combinations(names, 2):
        yield ("pair", kind, *pair)
    if profile.city:
        for month in months:
            yield ("city", kind, profile.city, month)
        for name in names:
            yield ("person city", kind, name, profile.city)
    for pair in combinations(sorted(profile.parties)[:4], 2):
        for month in months:
            yield ("parties", kind, *pair, month)
        if profile.city:
            yield ("parties city", kind, *pair, profile.city)
    for quote in (*profile.quotes, *sorted(profile.passages)[:FEW_PASSAGES]):
        yield ("quote", kind, quote)
    if profile.country and kind == "visit":
        for name in names:
            yield ("visitor", name, profile.country)


def find_candidates(profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """Pairs of indices worth comparing, each once, smaller index first."""
    blocks: dict[Key, list[int]] = defaultdict(list)
    for i, profile in enumerate(profiles):
        for key in set(find_keys(profile)):
            blocks[key].append(i)
    order = arrange_profiles(profiles)
    seen: set[int] = set()
    total = len(profiles)
    for members in blocks.values():
        for i, j in order.walk(members):
            if i * total + j not in seen:
                seen.add(i * total + j)
                yield i, j


class Outline(NamedTuple):
    """What of a record its place among the others of a block hangs on, and the days it can lie in."""

    day: int
    day_of_year: int
    body: str
    city: str
    names: str
    edition: int
    first: int
    last: int
    reach: int


def make_outline(profile: Profile) -> Outline:
    """The outline of a record. Where the year is not known, `first` and `last` leave every day open."""
    span = profile.span
    day = day_of_year = span.first if span else (profile.published or 0)
    if day:
        date = dt.date.fromordinal(day)
        day_of_year = date.month * 31 + date.day
    known = span is not None and span.year_known
    return Outline(
        day,
        day_of_year,
        profile.body.id if profile.body else "",
        profile.city or "",
        " ".join(sorted(word for who in profile.people for word in who.key.words)),
        profile.edition or 0,
        span.first if span and known else -ANY_DAY,
        span.last if span and known else ANY_DAY,
        find_reach(profile),
    )


class Order:
    """Records, by their numbers, in two orders: of their dates, and of the days of the year.

    Two orders, because `XXXX-06-25` and `2025-06-25` are neighbours only in the second. Some twenty bytes a
    record, so that blocks can be walked without the records.

    Args:
        size: one more than the greatest number.
    """

    def __init__(self, size: int) -> None:
        self.by_year, self.by_day, self._first, self._last, self._reach = (
            array("i", bytes(4 * size)) for _ in range(5)
        )

    def place(self, number: int, first: int, last: int, reach: int) -> None:
        """Note the days a record can lie in."""
        self._first[number], self._last[number], self._reach[number] = first, last, reach

    def walk(self, members: Sequence[int]) -> Iterable[tuple[int, int]]:
        """The pairs of a block that are worth comparing: all of a short one, of a long one the neighbours.

        Each once, smaller number first, without those whose dates alone rule out that they are one event.
        """
        if len(members) <= FEW:
            return self._sift(members, FEW)
        pairs = set(self._sift(sorted(members, key=self.by_year.__getitem__), WINDOW))
        pairs.update(self._sift(sorted(members, key=self.by_day.__getitem__), WINDOW))
        return pairs

    def _sift(self, members: Sequence[int], window: int) -> Iterator[tuple[int, int]]:
        starts, ends, reaches = self._first, self._last, self._reach
        for at, one in enumerate(members, 1):
            first, last, reach = starts[one], ends[one], reaches[one]
            for other in members[at : at + window]:
                gap = starts[other] - last
                if gap <= reach or gap <= reaches[other]:
                    gap = first - ends[other]
                    if gap <= reach or gap <= reaches[other]:
                        yield (one, other) if one < other else (other, one)


def arrange_profiles(profiles: Sequence[Profile]) -> Order:
    """The order of records that are in memory, numbered as they come."""
    order = Order(len(profiles))
    outlines = [make_outline(profile) for profile in profiles]
    for i, outline in enumerate(outlines):
        order.place(i, outline.first, outline.last, outline.reach)
    tails = [(outline.body, outline.city, outline.names, outline.edition) for outline in outlines]
    numbers = range(len(outlines))
    for rank, i in enumerate(sorted(numbers, key=lambda i: (outlines[i].day, *tails[i]))):
        order.by_year[i] = rank
    for rank, i in enumerate(sorted(numbers, key=lambda i: (outlines[i].day_of_year, *tails[i]))):
        order.by_day[i] = rank
    return order
