"""Pair events, then count what is right, spurious and missed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from irevents.readers.events import read_event_file
from irevents.records import Event
from irevents.scoring.agreement import agrees, is_same, likeness
from irevents.scoring.gold import GoldDocument, GoldEvent, read_gold
from irevents.scoring.slots import MANY, SINGLE, FoundEvent, flatten_event

MAY_BE_ONE = 0.3


@dataclass(slots=True)
class Counts:
    """What was right, spurious and missed, and the usual figures of it."""

    right: int = 0
    spurious: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.spurious) if self.right else 0.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right else 0.0

    @property
    def f1(self) -> float:
        total = 2 * self.right + self.spurious + self.missed
        return 2 * self.right / total if total else 0.0

    @property
    def any(self) -> bool:
        return bool(self.right or self.spurious or self.missed)

    def add(self, other: Counts) -> None:
        self.right += other.right
        self.spurious += other.spurious
        self.missed += other.missed


@dataclass(frozen=True, slots=True)
class Fault:
    """An event that was missed, is spurious, or differs in some slots: slot, gold, found."""

    document: str
    kind: Literal["missed", "spurious", "differs"]
    title: str
    start: str | None
    slots: tuple[tuple[str, str, str], ...] = ()


@dataclass(slots=True)
class Evaluation:
    """The figures: for events, for all slots but topics, and slot by slot.

    `documents` are those of the gold, `documents_found` those of them that events come of.
    """

    event: Counts = field(default_factory=Counts)
    by_slot: dict[str, Counts] = field(default_factory=lambda: {slot: Counts() for slot in (*SINGLE, *MANY)})
    faults: list[Fault] = field(default_factory=list)
    documents: int = 0
    events_found: int = 0
    documents_found: int = 0

    @property
    def strangers(self) -> bool:
        """Whether there are events, and none of a document of the gold: the names do not agree."""
        return bool(self.documents and self.events_found and not self.documents_found)

    @property
    def slot(self) -> Counts:
        total = Counts()
        for name, counts in self.by_slot.items():
            if name != "topics":
                total.add(counts)
        return total


def evaluate_files(gold: Path, events: Path) -> Evaluation:
    """Evaluate a file of events against a file of gold.

    Raises:
        IreventsError: when one of them cannot be read.
    """
    return evaluate(read_gold(gold), read_event_file(events))


def evaluate(gold: Iterable[GoldDocument], events: Iterable[Event]) -> Evaluation:
    """Evaluate events against gold. An event of several documents counts in each; others do not count."""
    found: dict[str, list[FoundEvent]] = defaultdict(list)
    evaluation = Evaluation()
    for event in events:
        evaluation.events_found += 1
        for name in {document_name(source.document) for source in event.sources}:
            found[name].append(flatten_event(event))
    for document in gold:
        evaluation.documents += 1
        evaluation.documents_found += document.name in found
        _evaluate_document(document, found.get(document.name, []), evaluation)
    return evaluation


def document_name(document: str) -> str:
    """The name that gold gives a document: `A01` for `folder/A01.txt` and for `docs.jsonl#A01`."""
    if "#" in document:
        return document.rsplit("#", 1)[1]
    return Path(document).name.split(".")[0]


def pair_events(gold: Sequence[GoldEvent], found: Sequence[FoundEvent]) -> dict[int, int]:
    """Which event found is which of the gold (found → gold), the likest first."""
    ranked = sorted(
        ((likeness(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)), reverse=True
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for score, i, j in ranked:
        if score >= MAY_BE_ONE and i not in taken and j not in pairs:
            taken.add(i)
            pairs[j] = i
    return pairs


def count_slots(gold: GoldEvent | None, found: FoundEvent | None) -> dict[str, Counts]:
    """Count the slots of a pair, or of an event that has no mate."""
    counts: dict[str, Counts] = {}
    for slot in SINGLE:
        if gold is None or slot not in gold.unscored:
            wanted = gold.single[slot] if gold else (None,)
            counts[slot] = _count_single(slot, wanted, found.single[slot] if found else None)
    for slot in MANY:
        if gold is None or slot not in gold.unscored:
            wanted_many = gold.many[slot] if gold else ()
            allowed = gold.allowed[slot] if gold else ()
            counts[slot] = _count_many(slot, wanted_many, allowed, found.many[slot] if found else ())
    return counts


def _count_single(slot: str, gold: tuple[str | None, ...], found: str | None) -> Counts:
    if agrees(slot, gold, found):
        return Counts(right=1)
    return Counts(spurious=int(found is not None), missed=int(None not in gold))


def _count_many(slot: str, gold: tuple[str, ...], allowed: tuple[str, ...], found: tuple[str, ...]) -> Counts:
    counts = Counts()
    left = list(gold)
    for value in found:
        mate = next((one for one in left if is_same(slot, one, value)), None)
        if mate is not None:
            left.remove(mate)
            counts.right += 1
        elif not any(is_same(slot, one, value) for one in allowed):
            counts.spurious += 1
    counts.missed = len(left)
    return counts


def _evaluate_document(document: GoldDocument, found: Sequence[FoundEvent], evaluation: Evaluation) -> None:
    mates = pair_events(document.events, found)
    found_for = {i: found[j] for j, i in mates.items()}
    for i, gold in enumerate(document.events):
        mate = found_for.get(i)
        if gold.optional:
            continue
        counts = count_slots(gold, mate)
        _add(evaluation, counts)
        if mate is None:
            evaluation.event.missed += 1
            evaluation.faults.append(
                Fault(document.name, "missed", gold.title or "?", _shown(gold.single["start"]))
            )
            continue
        evaluation.event.right += 1
        if wrong := _wrong_slots(gold, mate, counts):
            evaluation.faults.append(
                Fault(document.name, "differs", gold.title or "?", mate.single["start"], wrong)
            )
    for j, event in enumerate(found):
        if j not in mates:
            evaluation.event.spurious += 1
            _add(evaluation, count_slots(None, event))
            evaluation.faults.append(Fault(document.name, "spurious", event.title, event.single["start"]))


def _add(evaluation: Evaluation, counts: Mapping[str, Counts]) -> None:
    for slot, count in counts.items():
        evaluation.by_slot[slot].add(count)


def _wrong_slots(
    gold: GoldEvent, found: FoundEvent, counts: Mapping[str, Counts]
) -> tuple[tuple[str, str, str], ...]:
    rows: list[tuple[str, str, str]] = []
    for slot, count in counts.items():
        if slot == "topics" or not (count.spurious or count.missed):
            continue
        if slot in SINGLE:
            rows.append((slot, _shown(gold.single[slot]), found.single[slot] or "none"))
        else:
            rows.append((slot, _shown(gold.many[slot]), _shown(found.many[slot])))
    return tuple(rows)


def _shown(values: Sequence[str | None]) -> str:
    return ", ".join(value or "none" for value in values) or "none"
