"""Events of many documents to one record for each event (see docs/merging.md)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from irevents.confidence import score_event
from irevents.merging.clustering import find_clusters
from irevents.merging.combining import combine_events
from irevents.merging.copies import Shingles
from irevents.merging.identity import make_id, number_ids
from irevents.merging.linking import find_hosts, find_neighbours
from irevents.merging.profiles import make_profile
from irevents.merging.settings import Settings, load_settings
from irevents.records import Event

__all__ = ["finish", "make_id", "merge"]


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
    shingles = Shingles(texts) if texts else None
    records = sorted((_strip(event) for event in events), key=_order)
    while True:
        clusters = find_clusters([make_profile(event, settings) for event in records], settings)
        merged = len(clusters) < len(records)
        records = [combine_events([records[i] for i in cluster], settings, shingles) for cluster in clusters]
        if not merged:
            break
        records.sort(key=_order)
    return finish(records, settings=settings)


def finish(events: Iterable[Event], *, settings: Settings | None = None) -> list[Event]:
    """Set what hangs on the whole output: ids that differ, links between records, confidence, order."""
    settings = settings or load_settings()
    records = sorted((_strip(event) for event in events), key=_order)
    named = [e.model_copy(update={"id": new}) for e, new in zip(records, number_ids(records), strict=True)]
    finished = []
    for event, host, (before, after) in zip(
        named, find_hosts(named, settings), find_neighbours(named), strict=True
    ):
        links = {"sideline_of_id": host, "previous_id": before, "next_id": after}
        finished.append(event.model_copy(update={**links, "confidence": score_event(event)}))
    return finished


def _strip(event: Event) -> Event:
    """A record without what `finish` sets, so that the same content compares alike."""
    update = {"id": "", "sideline_of_id": None, "previous_id": None, "next_id": None, "confidence": 0.0}
    return event.model_copy(update=update)


def _order(event: Event) -> tuple[str, str, str, str]:
    """The order of an output: by date, undated last, then by content."""
    dates = event.dates
    return (dates.start if dates else "~", dates.end if dates else "~", event.title, event.model_dump_json())
