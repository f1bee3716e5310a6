"""The merge cases: one corpus of many reports, and which of their records are one event."""

from __future__ import annotations

import tomllib
from itertools import combinations
from pathlib import Path
from typing import Any

from merge_events import write_event

from irevents.merging import merge
from irevents.records import Event

CASES = Path(__file__).parent / "merge_cases"
FLOOR = 0.97


def read_cases() -> dict[str, list[Event]]:
    """Clusters by name; each record's `cameo` holds its place, so that it is found again after merging."""
    clusters: dict[str, list[Event]] = {}
    for path in sorted(CASES.glob("*.toml")):
        for cluster in tomllib.loads(path.read_text(encoding="utf-8"))["cluster"]:
            assert cluster["name"] not in clusters
            clusters[cluster["name"]] = [_write(report) for report in cluster["reports"]]
    return clusters


def _write(report: dict[str, Any]) -> Event:
    slots = dict(report)
    quote = f"{slots['report']} {sorted(slots.items())}"
    event = write_event(slots.pop("report"), **slots)
    mark = [
        {
            "field": "type",
            "document": event.sources[0].document,
            "start": 0,
            "end": len(quote),
            "quote": quote,
        }
    ]
    return Event.model_validate({**event.model_dump(), "evidence": [{**m, "rule": "test"} for m in mark]})


def list_pairs(groups: list[list[str]]) -> set[tuple[str, str]]:
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def test_pairwise_f1_of_the_cases() -> None:
    clusters = read_cases()
    assert len(clusters) >= 40
    names = {e.evidence[0].quote: name for name, events in clusters.items() for e in events}
    assert len(names) == sum(map(len, clusters.values()))
    merged = merge(event for events in clusters.values() for event in events)
    found = list_pairs([[item.quote for item in event.evidence] for event in merged])
    gold = list_pairs([[event.evidence[0].quote for event in events] for events in clusters.values()])
    precision, recall = len(found & gold) / len(found), len(found & gold) / len(gold)
    wrong = [f"MISSED {names[a]}: {a} {b}" for a, b in sorted(gold - found)]
    wrong += [f"WRONG {names[a]} + {names[b]}: {a} {b}" for a, b in sorted(found - gold)]
    assert 2 * precision * recall / (precision + recall) >= FLOOR, "\n".join(wrong)
    print("\n".join(wrong), precision, recall, len(gold), len(clusters))
