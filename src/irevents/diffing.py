"""`irevents diff`: what changed between two outputs, event by event and field by field."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from irevents.describing import describe
from irevents.merging.clustering import find_clusters
from irevents.merging.profiles import make_profile
from irevents.merging.settings import load_settings
from irevents.records import Dates, Event, Evidence, Series, Venue

FIELDS = tuple(name for name in Event.model_fields if name not in ("evidence", "id"))
_LINKS = ("sideline_of_id", "previous_id", "next_id")
_ANCHORS = ("type", "trigger", "event", "title", "series")
"""Fields whose evidence is the words that assert the event."""


@dataclass(frozen=True, slots=True)
class Change:
    """A field that differs: what only the old record has, and what only the new one has."""

    field: str
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventChange:
    """An event in both outputs that differs."""

    old: Event
    new: Event
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What sets two outputs apart, each part in the order of the output it comes from."""

    added: tuple[Event, ...]
    gone: tuple[Event, ...]
    changed: tuple[EventChange, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.gone or self.changed)


def diff_events(old: Sequence[Event], new: Sequence[Event]) -> Difference:
    """Compare two outputs. Events are paired by id, then by the words that assert them, then by content."""
    pairs = _pair(old, new)
    names = {new[j].id: old[i].id for i, j in pairs.items()}
    taken = set(pairs.values())
    changed = []
    for i, j in sorted(pairs.items()):
        changes = tuple(list_changes(old[i], new[j], names))
        if changes:
            changed.append(EventChange(old[i], new[j], changes))
    return Difference(
        added=tuple(event for j, event in enumerate(new) if j not in taken),
        gone=tuple(event for i, event in enumerate(old) if i not in pairs),
        changed=tuple(changed),
    )


def _pair(old: Sequence[Event], new: Sequence[Event]) -> dict[int, int]:
    pairs: dict[int, int] = {}
    _pair_by_key(pairs, old, new, key_of=_key_id)
    _pair_by_key(pairs, old, new, key_of=_key_anchor)
    _pair_by_content(pairs, old, new)
    return pairs


def _key_id(event: Event) -> tuple[object, ...] | None:
    return (event.id,)


def _key_anchor(event: Event) -> tuple[object, ...] | None:
    for field in _ANCHORS:
        found = [(item.document, item.start, item.end) for item in event.evidence if item.field == field]
        if found:
            return (event.type, field, min(found))
    return None


def _pair_by_key(
    pairs: dict[int, int],
    old: Sequence[Event],
    new: Sequence[Event],
    *,
    key_of: Callable[[Event], tuple[object, ...] | None],
) -> None:
    """Pair what has the same key, where it is the only one on both sides."""
    taken = set(pairs.values())
    sides: tuple[dict[object, list[int]], dict[object, list[int]]] = (defaultdict(list), defaultdict(list))
    for side, events, known in ((0, old, pairs.keys()), (1, new, taken)):
        for i, event in enumerate(events):
            key = key_of(event)
            if i not in known and key is not None:
                sides[side][key].append(i)
    for shared, here in sides[0].items():
        there = sides[1].get(shared, [])
        if len(here) == 1 == len(there):
            pairs[here[0]] = there[0]


def _pair_by_content(pairs: dict[int, int], old: Sequence[Event], new: Sequence[Event]) -> None:
    """Pair what merging would hold for one event; the documents, which both may share, are left out."""
    settings = load_settings()
    taken = set(pairs.values())
    left = [i for i in range(len(old)) if i not in pairs]
    right = [j for j in range(len(new)) if j not in taken]
    profiles = [
        replace(make_profile(event, settings), documents=frozenset((side,)))
        for side, events in (("old", [old[i] for i in left]), ("new", [new[j] for j in right]))
        for event in events
    ]
    for cluster in find_clusters(profiles, settings):
        if len(cluster) == 2 and cluster[0] < len(left) <= cluster[1]:
            pairs[left[cluster[0]]] = right[cluster[1] - len(left)]


def list_changes(old: Event, new: Event, names: dict[str, str] | None = None) -> Iterator[Change]:
    """The fields in which two records of one event differ.

    `names` gives the old ids of new ones: a link that follows an event to its new id is no change.
    """
    names = names or {}
    if old.id != new.id:
        yield Change("id", (old.id,), (new.id,))
    for field in FIELDS:
        before, after = getattr(old, field), getattr(new, field)
        if field in _LINKS and names.get(after or "", after) == before:
            continue
        if before != after:
            yield from _compare(field, before, after)
    lost, won = set(old.evidence) - set(new.evidence), set(new.evidence) - set(old.evidence)
    if lost or won:
        yield Change("evidence", _count(lost), _count(won))


def _compare(field: str, before: object, after: object) -> Iterator[Change]:
    if isinstance(before, tuple) and isinstance(after, tuple):
        here, there = [describe(value) for value in before], [describe(value) for value in after]
        if here != there:
            lost = tuple((Counter(here) - Counter(there)).elements())
            won = tuple((Counter(there) - Counter(here)).elements())
            yield Change(field, lost or (() if won else ("another order",)), won)
    elif isinstance(before, (Dates, Venue, Series)) and type(before) is type(after):
        for name in type(before).model_fields:
            one, other = getattr(before, name), getattr(after, name)
            if one != other:
                yield Change(f"{field}.{name}", _one(one), _one(other))
    else:
        yield Change(field, _one(before), _one(after))


def _one(value: object) -> tuple[str, ...]:
    return () if value is None else (describe(value),)


def _count(items: set[Evidence]) -> tuple[str, ...]:
    return (f"{len(items)} quote{'s' if len(items) > 1 else ''}",) if items else ()


def format_difference(difference: Difference) -> Iterator[str]:
    """The difference for a terminal: `+` added, `-` gone, `~` changed with its fields."""
    for event in difference.gone:
        yield f"- {event.id}  {event.title}"
    for event in difference.added:
        yield f"+ {event.id}  {event.title}"
    for each in difference.changed:
        yield f"~ {each.new.id}  {each.new.title}"
        for change in each.changes:
            if len(change.old) < 2 and len(change.new) < 2:
                old, new = ("".join(values) or "(none)" for values in (change.old, change.new))
                yield f"    {change.field}: {old} -> {new}"
                continue
            for sign, values in (("-", change.old), ("+", change.new)):
                for value in values:
                    yield f"    {change.field}: {sign} {value}"
    counts = (len(difference.added), len(difference.gone), len(difference.changed))
    yield "{} added, {} gone, {} changed".format(*counts)
