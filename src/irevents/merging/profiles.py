"""What merging looks at in a record, folded once so that pairs compare quickly."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

from irevents.merging.names import FULL, INITIAL, NameKey, compare_names, fold_text, read_name
from irevents.merging.settings import Settings
from irevents.merging.spans import Span, narrow_span, read_span
from irevents.records import Event, Party, Person
from irevents.values import frozen

_WORDS = re.compile(r"[a-z0-9]+")
_ACRONYM = re.compile(r"\b[A-Z]{3,}\b")
KINDS = {"meeting": "meeting", "summit": "meeting", "conference": "meeting"}
"""Types that reports use for one another; every other type is a kind of its own."""
PASSAGES = 24
"""Passages kept of a record, those of the smallest numbers."""
LONG_QUOTE = 7
"""Spaces of a sentence that two reports do not write alike unless one text is behind both."""


@frozen
class Who:
    """A person: the name taken apart, and the party the person belongs to."""

    key: NameKey
    affiliation: str | None


@frozen
class Body:
    """A series: its id, the words that tell it from others, the acronyms among them, and its level.

    The Sub Working Group (Land) of the IRIGC has level `sub` and the words `irigc` and `land`.
    """

    id: str
    words: frozenset[str]
    acronyms: frozenset[str]
    level: str | None


@frozen
class Profile:
    """One record, or what is known of a cluster of records.

    `told_after` is the first publication that tells it as having happened, `told_before` the last
    that tells it as planned; `published` the first publication day. `names` are the words of its title and
    series, by which a meeting on its sidelines names it; `quotes` stands for the sentences that assert it,
    `passages` for what is quoted at which distances.
    """

    kind: str
    type: str
    status: str
    body: Body | None
    edition: int | None
    span: Span | None
    people: tuple[Who, ...]
    parties: frozenset[str]
    city: str | None
    place_id: int | None
    country: str | None
    venue: frozenset[str]
    sideline: frozenset[str]
    names: frozenset[str]
    outcomes: frozenset[str]
    quotes: frozenset[int]
    passages: frozenset[int]
    documents: frozenset[str]
    published: int | None
    told_after: int | None
    told_before: int | None


def read_who(person: Person) -> Who:
    """A person as merging compares people."""
    return Who(read_name(person.name), person.affiliation)


def fold_party(party: Party) -> str:
    """A party as merging compares parties: `AU` is Australia, `AU/` the African Union."""
    return party.code if party.kind == "state" else f"{party.code}/"


def split_words(text: str | None) -> frozenset[str]:
    """The folded words of a text."""
    return frozenset(_WORDS.findall(fold_text(text))) if text else frozenset()


def list_name_words(event: Event) -> frozenset[str]:
    """The words that other records can name this one by."""
    series = event.series
    return _join_words(event.title, series.name if series else None, series.acronym if series else None)


@lru_cache(maxsize=8192)
def _join_words(title: str, name: str | None, acronym: str | None) -> frozenset[str]:
    return split_words(title) | split_words(name) | split_words(acronym)


def share_words(a: frozenset[str], b: frozenset[str]) -> float:
    """The share of the shorter name's words that the other name has too."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def fold_city(city: str | None, settings: Settings) -> str | None:
    """One spelling for the names of a city (`Delhi`, `New Delhi`)."""
    if not city:
        return None
    folded = " ".join(_WORDS.findall(fold_text(city)))
    return settings.same_city.get(folded, folded) or None


def make_profile(event: Event, settings: Settings) -> Profile:
    """Fold a record."""
    venue = event.venue
    days = [source.published.toordinal() for source in event.sources if source.published]
    after, before = _told_days(event, days)
    return Profile(
        kind=KINDS.get(event.type, event.type),
        type=event.type,
        status=event.status,
        body=_fold_body(event, settings),
        edition=event.edition,
        span=read_span(event.dates),
        people=tuple(map(read_who, event.participants or event.chairs)),
        parties=frozenset(map(fold_party, event.parties)),
        city=fold_city(venue.city, settings) if venue else None,
        place_id=venue.geonames_id if venue else None,
        country=venue.country if venue else None,
        venue=split_words(venue.name) - settings.series_noise if venue else frozenset(),
        sideline=split_words(event.sideline_of) - settings.series_noise,
        names=list_name_words(event) - settings.series_noise,
        outcomes=frozenset(fold_text(outcome.title) for outcome in event.outcomes),
        quotes=frozenset(
            crc32(item.quote.encode())
            for item in event.evidence
            if item.field == "type" and item.quote.count(" ") >= LONG_QUOTE
        ),
        passages=_hash_passages(event),
        documents=frozenset(source.document for source in event.sources),
        published=min(days) if days else None,
        told_after=after,
        told_before=before,
    )


def _told_days(event: Event, days: list[int]) -> tuple[int | None, int | None]:
    """The first day it was told as done and the last it was told as coming, from history or sources."""
    told: list[tuple[str, dt.date]] = [
        (step.status, step.published) for step in event.history if step.published
    ]
    pairs = [(status, day.toordinal()) for status, day in told] or [(event.status, day) for day in days]
    after = [day for status, day in pairs if status == "held"]
    before = [day for status, day in pairs if status == "planned"]
    return min(after, default=None), max(before, default=None)


def _hash_passages(event: Event) -> frozenset[int]:
    """Numbers for neighbouring quotes and their distance: the same in every print of one text."""
    places = sorted({(item.document, item.start, item.quote) for item in event.evidence})
    pairs = [
        f"{quote}\0{after - start}\0{following}".encode()
        for (document, start, quote), (other, after, following) in pairwise(places)
        if document == other and after > start
    ]
    return frozenset(sorted(map(crc32, pairs))[:PASSAGES])


def _fold_body(event: Event, settings: Settings) -> Body | None:
    series = event.series
    if series is None:
        return None
    states = {word[:4] for party in event.parties for word in split_words(party.name) if len(word) > 3}
    words = split_words(series.name) | split_words(series.acronym)
    words = frozenset(
        word
        for word in words
        if word not in settings.series_noise and word[:4] not in states and not word[0].isdigit()
    )
    level = next((organ for organ in settings.levels if organ in words), None)
    acronyms = frozenset(map(str.lower, _ACRONYM.findall(f"{series.name} {series.acronym or ''}")))
    return Body(series.id, words - set(settings.levels), acronyms, level)


def join_profiles(a: Profile, b: Profile) -> Profile:
    """What is known of a cluster once two clusters are one; `a` leads where both know."""
    return Profile(
        kind=a.kind,
        type=a.type,
        status=a.status,
        body=a.body if b.body is None or (a.body and len(a.body.words) >= len(b.body.words)) else b.body,
        edition=a.edition if a.edition is not None else b.edition,
        span=narrow_span(a.span, b.span),
        people=a.people + tuple(who for who in b.people if not has_person(a.people, who)),
        parties=a.parties | b.parties,
        city=a.city or b.city,
        place_id=a.place_id if a.city else b.place_id,
        country=a.country or b.country,
        venue=a.venue or b.venue,
        sideline=a.sideline or b.sideline,
        names=a.names | b.names,
        outcomes=a.outcomes | b.outcomes,
        quotes=a.quotes | b.quotes,
        passages=a.passages | b.passages,
        documents=a.documents | b.documents,
        published=_pick(a.published, b.published, min),
        told_after=_pick(a.told_after, b.told_after, min),
        told_before=_pick(a.told_before, b.told_before, max),
    )


def _pick(a: int | None, b: int | None, choose: Callable[[int, int], int]) -> int | None:
    return b if a is None else a if b is None else choose(a, b)


def has_person(people: tuple[Who, ...], who: Who) -> bool:
    """Whether a person is among people."""
    return any(compare_who(other, who) for other in people)


def compare_who(a: Who, b: Who) -> float:
    """How well two people agree; people of different parties only where the whole names do."""
    if not a.key.sounds & b.key.sounds:
        return 0.0
    level = compare_names(a.key, b.key)
    if a.affiliation and b.affiliation and a.affiliation != b.affiliation:
        return INITIAL if level == FULL else 0.0
    return level
