"""Links between records: the host of a sideline meeting, and the sessions before and after."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from irevents.merging.names import fold_text
from irevents.merging.profiles import fold_city, fold_party, list_name_words, share_words, split_words
from irevents.merging.settings import Settings
from irevents.merging.spans import Span, read_span, relate_spans
from irevents.records import Event
from irevents.values import frozen

NOISE = frozenset(("the", "of", "and", "at", "in", "on", "for", "s", "meeting", "session"))
MOST_HOSTS = 200
"""Records that are looked at for a word of a host's name."""
MOST_NAMES = 1000
"""Names of hosts for which it is remembered which records they name."""


@frozen
class Host:
    """What a record is known by as the host of meetings on its sidelines.

    `words` are those of its name, `sideline` what it is itself on the sidelines of.
    """

    words: frozenset[str]
    sideline: str | None
    span: Span | None
    city: str | None
    documents: frozenset[str]


def make_host(event: Event, settings: Settings) -> Host:
    """What a record is known by as a host. The words of one that cannot be a host are none."""
    can_host = event.type in ("meeting", "summit", "conference", "visit", "exercise")
    return Host(
        list_name_words(event) - NOISE if can_host else frozenset(),
        fold_text(event.sideline_of) if event.sideline_of else None,
        read_span(event.dates),
        fold_city(event.venue.city if event.venue else None, settings),
        frozenset(source.document for source in event.sources),
    )


def find_hosts(events: Sequence[Event], settings: Settings) -> list[int | None]:
    """For each record the index of the record that `sideline_of` names, where exactly one fits."""
    if not any(event.sideline_of for event in events):
        return [None] * len(events)
    hosts = [make_host(event, settings) for event in events]
    by_word: dict[str, list[int]] = defaultdict(list)
    for i, host in enumerate(hosts):
        for word in host.words:
            by_word[word].append(i)
    find = HostFinder(hosts, by_word)
    return [find.find_host(i, event.sideline_of) for i, event in enumerate(events)]


class HostFinder:
    """Finds the host of a meeting on the sidelines of something.

    Args:
        hosts: the records, as hosts.
        by_word: the records that have a word in their name, in their order.
    """

    def __init__(self, hosts: Sequence[Host], by_word: Mapping[str, Sequence[int]]) -> None:
        self._hosts = hosts
        self._by_word = by_word
        self._named: dict[frozenset[str], list[tuple[int, float]]] = {}

    def find_host(self, guest: int, name: str | None) -> int | None:
        """The index of the record that the guest's `sideline_of` names, where exactly one fits."""
        words = split_words(name) - NOISE
        if not words:
            return None
        scored = []
        for i, share in self._list_named(words):
            if i != guest:
                score = _fit_host(self._hosts[guest], self._hosts[i], share)
                if score:
                    scored.append((score, i))
        scored.sort(key=lambda pair: (-pair[0], pair[1]))
        if not scored or (len(scored) > 1 and scored[1][0] == scored[0][0]):
            return None
        return scored[0][1]

    def _list_named(self, words: frozenset[str]) -> list[tuple[int, float]]:
        """The records that the words name, and how well; the same for all guests of one host."""
        named = self._named.get(words)
        if named is None:
            pool = {i for word in words for i in self._by_word.get(word, ())[:MOST_HOSTS]}
            shares = ((i, share_words(words, self._hosts[i].words)) for i in sorted(pool))
            named = [(i, share) for i, share in shares if share >= 0.7]
            if len(self._named) >= MOST_NAMES:
                self._named.clear()
            self._named[words] = named
        return named


def _fit_host(guest: Host, host: Host, share: float) -> float:
    """How well a record is the host named: its name, and a place and time that hold the guest's."""
    if host.sideline is not None and guest.sideline == host.sideline:
        return 0.0  # another meeting on the same sidelines
    a, b = guest.span, host.span
    if a and b and relate_spans(a, b) == "apart":
        return 0.0
    city, other = guest.city, host.city
    if city and other and city != other:
        return 0.0
    documents = guest.documents & host.documents
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
