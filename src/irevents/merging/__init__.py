"""Events of many documents to one record for each event (see docs/merging.md)."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import NamedTuple

from irevents.confidence import score_event
from irevents.merging.clustering import find_clusters
from irevents.merging.combining import combine_events
from irevents.merging.contradictions import find_contradiction
from irevents.merging.copies import Shingles
from irevents.merging.identity import make_id, number_ids
from irevents.merging.linking import find_hosts, find_neighbours
from irevents.merging.ordering import EventOrder, strip_event
from irevents.merging.profiles import KINDS, Profile, make_profile
from irevents.merging.settings import Settings, load_settings
from irevents.merging.spans import read_span
from irevents.merging.weighing import score_pair
from irevents.records import Event

__all__ = ["collection_paused", "finish", "list_near_misses", "make_id", "merge", "merge_articles"]

NEAR_MISS = 2.0
"""How far below the threshold a pair is still worth telling of."""


def merge(
    events: Iterable[Event], *, texts: Mapping[str, str] | None = None, settings: Settings | None = None
) -> list[Event]:
    """One record for each event that the records tell of, in the order of their dates.

    The result does not depend on the order of the records, and merging it again changes nothing.

    Args:
        events: records of any number of documents, merged before or not.
        texts: the documents' texts by name, where at hand: copies of one text are then known by
            their words, not only by their quotes.
        settings: weights other than those of the package.
    """
    settings = settings or load_settings()
    told = []
    known: dict[tuple[str, str, frozenset[str]], list[Event]] = {}
    for event in map(strip_event, events):
        tellers = frozenset(source.document for source in event.sources)
        same = known.setdefault((event.type, event.title, tellers), [])
        if event not in same:  # the same file twice
            same.append(event)
            told.append((event, tellers))
    with collection_paused():
        merged = _merge_told(told, settings, Shingles(texts) if texts else None)
        return finish(merged, settings=settings)


@contextmanager
def collection_paused() -> Iterator[None]:
    """Keep Python from looking for reference cycles among many records: a third of the time."""
    paused = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if paused:
            gc.enable()


def merge_articles(articles: Iterable[Iterable[Event]], *, settings: Settings | None = None) -> list[Event]:
    """One record for each event that the articles of one page tell of ("Related stories" tell some again).

    Like the reports of `merge`, the articles told their own events apart; all name the same document.
    """
    settings = settings or load_settings()
    told = [(e, frozenset((str(number),))) for number, events in enumerate(articles) for e in events]
    if len({tellers for _, tellers in told}) > 1 or _may_repeat(event for event, _ in told):
        stripped = [(strip_event(event), tellers) for event, tellers in told]
        return finish(_merge_told(stripped, settings, None), settings=settings)
    return finish([event for event, _ in told], settings=settings)


def _may_repeat(events: Iterable[Event]) -> bool:
    """Whether two records of one teller could be one event at all: of one session, or of one day.

    It is what `find_contradiction` asks of such a pair before anything else, put so that most
    articles need not be compared.
    """
    seen: set[tuple[str, object]] = set()
    for event in events:
        kind = KINDS.get(event.type, event.type)
        session = event.edition if event.series is not None else None
        for key in (session, read_span(event.dates)):
            if key is not None:
                if (kind, key) in seen:
                    return True
                seen.add((kind, key))
    return False


def _merge_told(
    told: Iterable[tuple[Event, frozenset[str]]], settings: Settings, shingles: Shingles | None
) -> list[Event]:
    """Merge until nothing more merges; beside each record who tells it, for whom it is one event."""

    def place(event: Event, tellers: frozenset[str]) -> _Row:
        profile = replace(make_profile(event, settings), documents=tellers)
        return _Row((EventOrder(event), sorted(tellers)), event, profile)

    rows = sorted((place(event, tellers) for event, tellers in told), key=lambda row: row.order)
    while True:
        clusters = find_clusters([row.profile for row in rows], settings)
        if len(clusters) == len(rows):
            return [row.event for row in rows]
        merged = []
        for cluster in clusters:
            if len(cluster) == 1:
                merged.append(rows[cluster[0]])
                continue
            event = combine_events([rows[i].event for i in cluster], settings, shingles)
            merged.append(place(event, frozenset().union(*(rows[i].profile.documents for i in cluster))))
        rows = sorted(merged, key=lambda row: row.order)


class _Row(NamedTuple):
    """A record with its place in the canonical order and what is compared of it."""

    order: tuple[EventOrder, list[str]]
    event: Event
    profile: Profile


def list_near_misses(
    event: Event, events: Iterable[Event], *, settings: Settings | None = None
) -> list[tuple[Event, str]]:
    """The records that share enough with `event` to have been compared, and why they are not the same event.

    Nearest first. The reason is a contradiction ("different days"), or how little they share.
    """
    settings = settings or load_settings()
    records = [other for other in events if other.id != event.id]
    profiles = [make_profile(each, settings) for each in (event, *records)]
    misses = []
    for number in range(1, len(profiles)):
        score = score_pair(profiles[0], profiles[number], settings)
        if score < settings.threshold - NEAR_MISS:
            continue
        reason = find_contradiction(profiles[0], profiles[number])
        if reason is None:
            below = score < settings.threshold
            reason = "too little in common" if below else "it fits another record as well"
        misses.append((-score, number, reason))
    return [(records[number - 1], reason) for _, number, reason in sorted(misses)]


def finish(events: Iterable[Event], *, settings: Settings | None = None) -> list[Event]:
    """Set what hangs on the whole output: ids that differ, links between records, confidence, order."""
    settings = settings or load_settings()
    records = sorted(events, key=EventOrder)
    ids = number_ids(records)
    finished = []
    for event, own, host, (before, after) in zip(
        records, ids, find_hosts(records, settings), find_neighbours(records), strict=True
    ):
        update = {
            "id": own,
            "sideline_of_id": None if host is None else ids[host],
            "previous_id": None if before is None else ids[before],
            "next_id": None if after is None else ids[after],
            "confidence": score_event(event),
        }
        finished.append(event.model_copy(update=update))
    return finished
