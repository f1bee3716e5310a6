"""Links between records: the host of a sideline meeting, and the sessions before and after."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from irevents.merging.names import fold_text
from irevents.merging.profiles import fold_city, fold_party, list_name_words, share_words, split_words
from irevents.merging.settings import Settings
from irevents.merging.spans import read_span, relate_spans
from irevents.records import Event

NOISE = frozenset(("the", "of", "and", "at", "in", "on", "for", "s", "meeting", "session"))
MOST_HOSTS = 200
"""Records that are looked at for a word of a host's name."""


def find_hosts(events: Sequence[Event], settings: Settings) -> list[int | None]:
    """For each record the index of the record that `sideline_of` names, where exactly one fits."""
    if not any(event.sideline_of for event in events):
        return [None] * len(events)
    by_word: dict[str, list[int]] = defaultdict(list)
    for i, event in enumerate(events):
        for word in list_host_words(event):
            by_word[word].append(i)
    return [find_host(i, events, by_word, settings) for i in range(len(events))]


def list_host_words(event: Event) -> frozenset[str]:
    """The words by which a meeting on its sidelines finds a record that can be a host."""
    if event.type not in ("meeting", "summit", "conference", "visit", "exercise"):
        return frozenset()
    return list_name_words(event) - NOISE


def find_host(
    guest: int, events: Sequence[Event], by_word: Mapping[str, Sequence[int]], settings: Settings
) -> int | None:
    """The index of the record that the guest's `sideline_of` names, where exactly one fits."""
    event = events[guest]
    words = split_words(event.sideline_of) - NOISE
    pool = {i for word in words for i in by_word.get(word, ())[:MOST_HOSTS]}
    scored = []
    for i in sorted(pool - {guest}):
        score = _fit_host(event, events[i], words, settings)
        if score:
            scored.append((score, i))
    scored.sort(key=lambda pair: (-pair[0], pair[1]))
    if not scored or (len(scored) > 1 and scored[1][0] == scored[0][0]):
        return None
    return scored[0][1]


def _fit_host(guest: Event, host: Event, words: frozenset[str], settings: Settings) -> float:
    """How well a record is the host named: its name, and a place and time that hold the guest's."""
    if host.sideline_of and guest.sideline_of and fold_text(host.sideline_of) == fold_text(guest.sideline_of):
        return 0.0  # another meeting on the same sidelines
    share = share_words(words, list_name_words(host) - NOISE)
    if share < 0.7:
        return 0.0
    a, b = read_span(guest.dates), read_span(host.dates)
    if a and b and relate_spans(a, b) == "apart":
        return 0.0
    city, other = (fold_city(e.venue.city if e.venue else None, settings) for e in (guest, host))
    if city and other and city != other:
        return 0.0
    documents = {s.document for s in guest.sources} & {s.document for s in host.sources}
    if not (a and b) and not (city and other) and not documents:
        return 0.0
    return share + (0.5 if a and b else 0) + (0.5 if city and other else 0) + (0.25 if documents else 0)


def find_neighbours(events: Sequence[Event]) -> list[tuple[int | None, int | None]]:
    """For each record the indices of the previous and next known session of its series.

    Sessions are ordered by edition, or by date where the series counts none; a gap is passed over. Where two
    records claim one place (the same edition, apart for another reason) nothing points at either.
    """
    links: list[tuple[int | None, int | None]] = [(None, None)] * len(events)
    calendars: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for i, event in enumerate(events):
        session = find_session(event)
        if session:
            calendars[session[0]].append((session[1], i))
    for entries in calendars.values():
        for i, before, after in link_sessions(sorted(entries)):
            links[i] = before, after
    return links


def find_session(event: Event) -> tuple[str, int] | None:
    """The calendar of sessions that a record stands in, and its place there by edition or by day."""
    span = read_span(event.dates)
    if event.series is None or event.status == "cancelled":
        return None
    name = event.series.id
    parties: list[str] = []
    if len(event.parties) == 2:
        parties = sorted(map(fold_party, event.parties))
        name = _strip_states(name, {party.code.lower() for party in event.parties})
    if event.edition is not None:
        return "\x1f".join([name, "edition", *parties]), event.edition
    if span and span.year_known:
        return "\x1f".join([name, "day", *parties]), span.first
    return None


def _strip_states(name: str, codes: set[str]) -> str:
    """`ke-om-joint-committee` of Kenya and Oman is what one report calls their `joint-committee`."""
    parts = name.split("-")
    while len(parts) > 1 and parts[0] in codes:
        del parts[0]
    return "-".join(parts)


def link_sessions(entries: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int | None, int | None]]:
    """For each record of a calendar, given by place and index in order, the indices before and after it."""
    sessions: dict[int, list[int]] = defaultdict(list)
    for order, i in entries:
        sessions[order].append(i)
    single = [where[0] if len(where) == 1 else None for where in sessions.values()]
    for at, where in enumerate(sessions.values()):
        for i in where:
            yield i, single[at - 1] if at else None, single[at + 1] if at + 1 < len(single) else None
