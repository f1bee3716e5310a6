"""The figures as a table for people and as JSON for scripts."""

from __future__ import annotations

import json
from collections.abc import Iterator

from irevents.scoring.counting import Counts, Evaluation, Fault


def format_evaluation(evaluation: Evaluation, *, by_slot: bool = False, errors: bool = False) -> str:
    """A table: precision, recall, F1 and the counts of events and slots; before it the errors, if wished."""
    lines = [format_fault(fault) for fault in evaluation.faults] if errors else []
    lines.append(f"{'':14}{'P':>7}{'R':>7}{'F1':>7}{'right':>8}{'spurious':>10}{'missed':>8}")
    for name, c in _rows(evaluation, by_slot=by_slot):
        figures = f"{c.precision:7.3f}{c.recall:7.3f}{c.f1:7.3f}"
        lines.append(f"{name:14}{figures}{c.right:8}{c.spurious:10}{c.missed:8}")
    return "\n".join(lines) + "\n"


def format_evaluation_json(evaluation: Evaluation) -> str:
    """One JSON object: for events, slots and each slot `p`, `r` and `f1`."""
    return (
        json.dumps(
            {
                name: {"p": round(c.precision, 4), "r": round(c.recall, 4), "f1": round(c.f1, 4)}
                for name, c in _rows(evaluation, by_slot=True)
            }
        )
        + "\n"
    )


def format_fault(fault: Fault) -> str:
    """One line: the document, what is wrong, the event, and gold → found for each slot that differs."""
    head = f"{fault.document} {fault.kind.upper():8} {fault.title} ({fault.start or 'no date'})"
    if not fault.slots:
        return head
    return head + ": " + "; ".join(f"{slot} {gold} → {found}" for slot, gold, found in fault.slots)


def _rows(evaluation: Evaluation, *, by_slot: bool) -> Iterator[tuple[str, Counts]]:
    yield "event", evaluation.event
    yield "slot", evaluation.slot
    if by_slot:
        for name, counts in evaluation.by_slot.items():
            if counts.any:
                yield name, counts
