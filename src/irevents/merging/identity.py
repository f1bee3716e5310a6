"""Stable, readable ids: the day, who or which body, and where."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from irevents.merging.names import fold_text
from irevents.merging.profiles import fold_party
from irevents.records import Event

_GAPS = re.compile(r"[^a-z0-9]+")
LONGEST = 40
"""Letters of one part of an id."""


@lru_cache(maxsize=8192)
def make_slug(text: str | None) -> str:
    """ASCII letters, digits and hyphens of a text, cut at a word end."""
    slug = _GAPS.sub("-", fold_text(text or "")).strip("-")
    return slug if len(slug) <= LONGEST else slug[: LONGEST + 1].rsplit("-", 1)[0][:LONGEST]


def make_id(event: Event) -> str:
    """The id of an event: day, body and edition or people or parties, and place.

    `2025-10-29-irigc-m-mtc-working-group-5-new-delhi`, `2025-06-26-meeting-belousov-singh-qingdao`,
    `xxxx-06-25-…` for an unknown year, `undated-…` without a date.
    """
    day = event.dates.start.lower() if event.dates else "undated"
    venue = event.venue
    place = (venue.city or venue.country or venue.name) if venue else None
    parts = [day, _name_subject(event), make_slug(place)]
    return "-".join(part for part in parts if part)


def _name_subject(event: Event) -> str:
    if event.series:
        name = make_slug(event.series.acronym or event.series.id or event.series.name)
        return f"{name}-{event.edition}" if event.edition is not None else name
    people = event.chairs or event.participants
    if people:
        surnames = sorted({make_slug(find_surname(person.name)) for person in people[:2]} - {""})
        return "-".join([event.type, *surnames])
    parties = sorted(make_slug(party.code) for party in event.parties[:3])
    return "-".join([event.type, *parties])


_KOREAN = re.compile(r"[A-Z][a-z]{1,5}-[a-z]{2,6}")


@lru_cache(maxsize=8192)
def find_surname(name: str) -> str:
    """The surname of a name: in capitals (`IKUINA Akiko`), before a patronymic, else the last word."""
    words = name.split()
    if not words:
        return ""
    if len(words) > 1 and not words[-1].strip("IVX"):
        words = words[:-1]  # "Abdullah II"
    if len(words) > 2 and words[-1].rstrip(".").lower() in ("jr", "sr", "jnr"):
        words = words[:-1]  # "Ramon Cruz Jr."
    if len(words) == 2 and _KOREAN.fullmatch(words[1]):
        return words[0]  # "Park Sung-ho"
    capitals = [word for word in words if len(word) > 2 and word.isupper()]
    if len(capitals) == 1:
        return capitals[0]
    patronymic = words[-1].lower().endswith(("vich", "ovna", "evna"))
    return words[0] if patronymic and len(words) > 2 else words[-1]


def number_ids(events: Sequence[Event]) -> list[str]:
    """Ids that differ within one output: a second event of the same id gets the digest of its content.

    The suffix hangs on the record alone, not on how many share the id, so it stays when others come.
    """
    ids = [make_id(event) for event in events]
    sharing: dict[str, list[int]] = defaultdict(list)
    for i, made in enumerate(ids):
        sharing[made].append(i)
    for made, members in sharing.items():
        if len(members) > 1:
            for i, new in zip(
                members, tell_apart(made, (digest_content(events[i]) for i in members)), strict=True
            ):
                ids[i] = new
    return ids


def tell_apart(made: str, digests: Iterable[str]) -> Iterator[str]:
    """The ids of records that share one: each with the digest of its content behind it."""
    used: dict[str, int] = defaultdict(int)
    for tail in digests:
        used[tail] += 1
        yield f"{made}-{tail}" if used[tail] == 1 else f"{made}-{tail}-{used[tail]}"


def digest_content(event: Event) -> str:
    """Four letters for what a record says."""
    people = sorted(fold_text(person.name) for person in event.participants)
    parts = [
        event.type,
        event.title,
        event.sideline_of or "",
        *people,
        *sorted(map(fold_party, event.parties)),
    ]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:4]
