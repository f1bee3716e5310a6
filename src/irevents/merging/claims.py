"""Which report says what of a field, and which value has the most behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from irevents.records import Conflict, ConflictingValue, Event
from irevents.values import frozen


@frozen
class Claim:
    """A value as `conflicts` would print it, and the documents that give it."""

    value: str
    documents: frozenset[str]


def find_documents(event: Event, field: str) -> frozenset[str]:
    """The documents that say what a record's field holds: those of its evidence, or else all its sources."""
    base = field.split(".")[0]
    exact = {item.document for item in event.evidence if item.field == field}
    if not exact:
        exact = {item.document for item in event.evidence if item.field.split(".")[0].split("[")[0] == base}
    return frozenset(exact or {source.document for source in event.sources})


def find_claims(
    events: Sequence[Event],
    field: str,
    read: Callable[[Event], str | None],
    *,
    same: Callable[[str], str] = str,
) -> list[Claim]:
    """What the records claim of a field, one claim a value; `same` folds spellings of one value.

    A record merged before carries the values that lost in its `conflicts`; they are claims again.
    """
    found: dict[str, Claim] = {}
    for event in events:
        conflict = next((c for c in event.conflicts if c.field == field), None)
        value = read(event)
        if conflict is not None:
            claims = [Claim(each.value, frozenset(each.documents)) for each in conflict.values]
        elif value is not None:
            claims = [Claim(value, find_documents(event, field))]
        else:
            continue
        for claim in claims:
            key = same(claim.value)
            old = found.get(key)
            found[key] = Claim(old.value, old.documents | claim.documents) if old else claim
    return list(found.values())


def count_originals(documents: Iterable[str], copies: Mapping[str, str]) -> int:
    """How many independent reports stand behind a value: copies of one text count once."""
    return len({copies.get(document, document) for document in documents})


def rank_claims(claims: Sequence[Claim], copies: Mapping[str, str]) -> list[Claim]:
    """The claims, best supported first; among equals the fuller value, then alphabetical order."""
    return sorted(claims, key=lambda c: (-count_originals(c.documents, copies), -len(c.value), c.value))


def list_conflict(field: str, ranked: Sequence[Claim]) -> Conflict | None:
    """The conflict of a field with more than one value, the value of the record first.

    A value that only reports give which give a better one too is no conflict: they do not contradict
    themselves, but name two things (a list of cities, the next session).
    """
    kept: list[Claim] = []
    heard: set[str] = set()
    for claim in ranked:
        if not claim.documents <= heard:
            kept.append(claim)
            heard |= claim.documents
    if len(kept) < 2:
        return None
    values = tuple(ConflictingValue(value=c.value, documents=tuple(sorted(c.documents))) for c in kept)
    return Conflict(field=field, values=values)
