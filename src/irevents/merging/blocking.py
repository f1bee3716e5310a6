"""Which records are compared at all: those that share a key. No all-pairs comparison.

A key joins something that names the event (session, person, parties or place) with a month, or,
where the date is missing, with another such thing. A key that many records share is walked in the order
of their dates and each record compared with its next `WINDOW` neighbours, so the cost of a key with n
records is that of sorting it.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from irevents.merging.profiles import Profile

WINDOW = 6
FEW = 12
"""A key of so few records is compared pair by pair."""
FEW_PASSAGES = 3
"""Passages that give keys; prints of one text have the same smallest ones."""
MOST_PEOPLE = 6
"""People of a long list who give keys; the lists of two reports seldom share none of the first."""

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
    seen: set[int] = set()
    total = len(profiles)
    for members in blocks.values():
        if len(members) < 2:
            continue
        for i, j in walk_block(members, profiles):
            if i * total + j not in seen:
                seen.add(i * total + j)
                yield i, j


def walk_block(members: Sequence[int], profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """All pairs of a short block; of a long one the neighbours by date and by day of the year.

    Two orders, because `XXXX-06-25` and `2025-06-25` are neighbours only in the second.
    """
    if len(members) <= FEW:
        yield from combinations(members, 2)
        return
    for by_year in (True, False):
        order = sorted(members, key=lambda i: _sort_key(profiles[i], by_year=by_year))
        for at, one in enumerate(order):
            for other in order[at + 1 : at + 1 + WINDOW]:
                yield (one, other) if one < other else (other, one)


def _sort_key(profile: Profile, *, by_year: bool) -> tuple[int, str, str, str, int]:
    span = profile.span
    day = span.first if span else (profile.published or 0)
    if not by_year and day:
        date = dt.date.fromordinal(day)
        day = date.month * 31 + date.day
    names = " ".join(sorted(word for who in profile.people for word in who.key.words))
    return (day, profile.body.id if profile.body else "", profile.city or "", names, profile.edition or 0)
