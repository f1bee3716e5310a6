"""The records of one event to one record: each field from the best report, gaps filled, nothing lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from irevents.merging.claims import Claim, find_claims, list_conflict, rank_claims
from irevents.merging.copies import Shingles, find_copies
from irevents.merging.names import fold_text
from irevents.merging.persons import combine_people
from irevents.merging.profiles import fold_city, fold_party, read_who, split_words
from irevents.merging.relations import match_people
from irevents.merging.settings import Settings
from irevents.merging.timeline import choose_dates, choose_status, list_reports, trace_history
from irevents.records import Conflict, Event, Evidence, Record, Source, Venue

T = TypeVar("T", bound=Record)
_INDEXED = re.compile(r"^(\w+)\[(\d+)\](.*)$")
COMPARED = 12
"""Records of one event whose people are compared to find the one that leads."""
SPECIFIC = ("summit", "exercise", "signing", "visit", "call", "conference", "meeting")
"""Types from the most telling: a report that says summit knows more than one that says meeting."""


@dataclass(slots=True)
class _Moves:
    """Where the entries of list fields went: (field, which record, old index) to the new index."""

    to: dict[tuple[str, int, int], int] = field(default_factory=dict)


def combine_events(events: Sequence[Event], settings: Settings, shingles: Shingles | None = None) -> Event:
    """One record for several of one event; a single record comes back as it is.

    `id`, `confidence` and the links between records are left to be set afterwards.
    """
    if len(events) == 1:
        return events[0]
    events = _put_lead_first(sorted(events, key=_richness))
    sources, copies = _combine_sources(events, shingles)
    reports = list_reports(events)
    status = choose_status(reports, events[0].status)
    conflicts: list[Conflict | None] = []

    def pick(
        name: str, read: Callable[[Event], str | None], same: Callable[[str], str] = fold_text
    ) -> str | None:
        ranked = _drop_lesser(rank_claims(find_claims(events, name, read, same=same), copies))
        conflicts.append(list_conflict(name, ranked))
        return ranked[0].value if ranked else None

    kind = min((event.type for event in events), key=SPECIFIC.index)
    edition = pick("edition", lambda e: None if e.edition is None else str(e.edition))
    dates, claims = choose_dates(events, status, copies)
    conflicts.append(list_conflict("dates", claims))
    venue = _combine_venues(events, pick, settings)
    sideline = pick("sideline_of", lambda e: e.sideline_of, lambda v: " ".join(sorted(split_words(v))))
    moves = _Moves()
    lead = next((e for e in events if e.type == kind and _has_session(e, edition)), events[0])
    named = next((e for e in events if e.series and _has_session(e, edition)), lead)
    participants, where = combine_people([event.participants for event in events])
    moves.to.update({("participants", i, j): at for (i, j), at in where.items()})
    chairs, where = combine_people([event.chairs for event in events])
    moves.to.update({("chairs", i, j): at for (i, j), at in where.items()})
    return lead.model_copy(
        update={
            "type": kind,
            "status": status,
            "series": named.series,
            "title": named.title if named.type == kind else lead.title,
            "edition": None if edition is None else int(edition),
            "dates": dates,
            "venue": venue,
            "chairs": chairs,
            "participants": participants,
            "parties": _unite(events, "parties", lambda e: e.parties, fold_party, moves),
            "sideline_of": sideline,
            "sideline_of_id": None,
            "topics": _unite(events, "topics", lambda e: e.topics, lambda t: t.id, moves),
            "outcomes": _unite(events, "outcomes", lambda e: e.outcomes, lambda o: fold_text(o.title), moves),
            "plover": next((e.plover for e in (lead, *events) if e.plover), None),
            "cameo": next((e.cameo for e in (lead, *events) if e.cameo), None),
            "sources": sources,
            "evidence": _combine_evidence(events, moves),
            "conflicts": tuple(conflict for conflict in conflicts if conflict),
            "history": trace_history(reports),
        }
    )


def _put_lead_first(events: list[Event]) -> list[Event]:
    """The records with the one first whose people are most nearly those of the others.

    A report may take a bystander for one of the two who met; most do not.
    """
    some = events[:COMPARED]
    people = [tuple(map(read_who, event.participants)) for event in some]

    def count_shared(i: int) -> float:
        mine = people[i]
        return sum(
            2 * len(match_people(mine, theirs)) / (len(mine) + len(theirs))
            for j, theirs in enumerate(people)
            if i != j and mine and theirs
        )

    best = max(range(len(some)), key=lambda i: (round(count_shared(i), 6), -i))
    return [events[best], *events[:best], *events[best + 1 :]]


def _richness(event: Event) -> tuple[int, int, int, str, str]:
    """The best-evidenced record first: by filled slots, then by evidence, then by content."""
    filled = sum(
        bool(value)
        for value in (event.series, event.edition, event.dates, event.venue, event.chairs, event.sideline_of)
    )
    sources = min((source.document for source in event.sources), default="")
    return (
        -filled - len(event.participants),
        -len(event.evidence),
        -len(event.topics),
        sources,
        event.model_dump_json(),
    )


def _has_session(event: Event, edition: str | None) -> bool:
    return edition is None or str(event.edition) == edition


def _drop_lesser(ranked: list[Claim]) -> list[Claim]:
    """Values that say less of the same are no conflict: `Shangri-La Dialogue`, `20th Shangri-La Dialogue`."""
    kept: list[Claim] = []
    for claim in sorted(ranked, key=lambda c: -len(split_words(c.value))):
        words = split_words(claim.value)
        at = next((i for i, other in enumerate(kept) if words and words <= split_words(other.value)), None)
        if at is None:
            kept.append(claim)
        else:
            kept[at] = Claim(kept[at].value, kept[at].documents | claim.documents)
    order = {claim.value: i for i, claim in enumerate(ranked)}
    return sorted(kept, key=lambda c: order[c.value])


def _combine_sources(
    events: Sequence[Event], shingles: Shingles | None
) -> tuple[tuple[Source, ...], dict[str, str]]:
    by_name: dict[str, Source] = {}
    for event in events:
        for source in event.sources:
            old = by_name.get(source.document)
            if old is not None:
                known = {key: value for key, value in old.model_dump().items() if value is not None}
                source = source.model_copy(update=known)
            by_name[source.document] = source
    ordered = sorted(
        by_name.values(), key=lambda s: (s.published is None, str(s.published or ""), s.document)
    )
    copies = find_copies(ordered, [item for event in events for item in event.evidence], shingles)
    return tuple(s.model_copy(update={"copy_of": copies.get(s.document)}) for s in ordered), copies


def _combine_venues(
    events: Sequence[Event],
    pick: Callable[..., str | None],
    settings: Settings,
) -> Venue | None:
    """The venue slot by slot; region, country and co-ordinates go with the city that was chosen."""
    venues = [event.venue for event in events if event.venue]
    if not venues:
        return None
    name = pick("venue.name", lambda e: e.venue and e.venue.name)
    city = pick("venue.city", lambda e: e.venue and e.venue.city, lambda v: fold_city(v, settings) or v)
    country = pick("venue.country", lambda e: e.venue and e.venue.country, str)
    fitting = [v for v in venues if fold_city(v.city, settings) == fold_city(city, settings)]
    located = next((v for v in fitting if v.latitude is not None), None)
    at_city = next((v.country for v in fitting if city and v.country), None)
    return Venue(
        name=name,
        city=city,
        region=next((v.region for v in fitting if v.region), None),
        country=at_city or country,
        latitude=located.latitude if located else None,
        longitude=located.longitude if located else None,
        geonames_id=next((v.geonames_id for v in fitting if v.geonames_id is not None), None),
    )


def _unite(
    events: Sequence[Event],
    name: str,
    read: Callable[[Event], tuple[T, ...]],
    key: Callable[[T], str],
    moves: _Moves,
) -> tuple[T, ...]:
    """The entries of all records, each once, those of the best record first."""
    at: dict[str, int] = {}
    entries: list[T] = []
    for i, event in enumerate(events):
        for j, entry in enumerate(read(event)):
            folded = key(entry)
            if folded not in at:
                at[folded] = len(entries)
                entries.append(entry)
            moves.to[name, i, j] = at[folded]
    return tuple(entries)


def _combine_evidence(events: Sequence[Event], moves: _Moves) -> tuple[Evidence, ...]:
    """All evidence, its fields renamed to where the entries went; in the order of field, document, place."""
    found: dict[Evidence, None] = {}
    for i, event in enumerate(events):
        for item in event.evidence:
            match = _INDEXED.match(item.field)
            if match:
                at = moves.to.get((match[1], i, int(match[2])))
                if at is not None and at != int(match[2]):
                    item = item.model_copy(update={"field": f"{match[1]}[{at}]{match[3]}"})
            found[item] = None
    return tuple(sorted(found, key=_evidence_key))


def _evidence_key(item: Evidence) -> tuple[str, int, str, str, int, int, str]:
    match = _INDEXED.match(item.field)
    base, at, rest = (match[1], int(match[2]), match[3]) if match else (item.field, -1, "")
    return (base, at, rest, item.document, item.start, item.end, item.rule)
