"""Links between records: the host of a sideline meeting, and the sessions before and after."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from irevents.merging.names import fold_text
from irevents.merging.profiles import fold_city, list_name_words, share_words, split_words
from irevents.merging.settings import Settings
from irevents.merging.spans import read_span, relate_spans
from irevents.records import Event

NOISE = frozenset(("the", "of", "and", "at", "in", "on", "for", "s", "meeting", "session"))


def find_hosts(events: Sequence[Event], settings: Settings) -> list[str | None]:
    """For each record the id of the record that `sideline_of` names, where exactly one fits."""
    by_word: dict[str, list[int]] = defaultdict(list)
    for i, event in enumerate(events):
        if event.type in ("meeting", "summit", "conference", "visit", "exercise"):
            for word in list_name_words(event) - NOISE:
                by_word[word].append(i)
    return [_find_host(i, events, by_word, settings) for i in range(len(events))]


def _find_host(
    guest: int, events: Sequence[Event], by_word: dict[str, list[int]], settings: Settings
) -> str | None:
    event = events[guest]
    words = split_words(event.sideline_of) - NOISE
    if not words:
        return None
    rarest = sorted((len(by_word.get(word, ())), word) for word in words)
    pool = {i for _, word in rarest if word in by_word for i in by_word[word][:200]} if rarest else set()
    scored = []
    for i in sorted(pool - {guest}):
        score = _fit_host(event, events[i], words, settings)
        if score:
            scored.append((score, i))
    scored.sort(key=lambda pair: (-pair[0], pair[1]))
    if not scored or (len(scored) > 1 and scored[1][0] == scored[0][0]):
        return None
    return events[scored[0][1]].id


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


def find_neighbours(events: Sequence[Event]) -> list[tuple[str | None, str | None]]:
    """For each record the ids of the previous and next known session of its series.

    Sessions are ordered by edition, or by date where the series counts none; a gap is passed over. Where two
    records claim one place (the same edition, apart for another reason) nothing points at either.
    """
    links: list[tuple[str | None, str | None]] = [(None, None)] * len(events)
    calendars: dict[tuple[str, bool, tuple[str, ...]], list[tuple[int, int]]] = defaultdict(list)
    for i, event in enumerate(events):
        span = read_span(event.dates)
        if event.series is None or event.status == "cancelled":
            continue
        parties = tuple(sorted(p.code for p in event.parties)) if len(event.parties) == 2 else ()
        if event.edition is not None:
            calendars[event.series.id, True, parties].append((event.edition, i))
        elif span and span.year_known:
            calendars[event.series.id, False, parties].append((span.first, i))
    for entries in calendars.values():
        sessions: dict[int, list[int]] = defaultdict(list)
        for order, i in sorted(entries):
            sessions[order].append(i)
        names = [events[where[0]].id if len(where) == 1 else None for where in sessions.values()]
        for at, where in enumerate(sessions.values()):
            for i in where:
                links[i] = (names[at - 1] if at else None, names[at + 1] if at + 1 < len(names) else None)
    return links
