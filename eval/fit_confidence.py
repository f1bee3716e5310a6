"""Fit the weights of `confidence` and say how well they are calibrated on reports held back.

    irevents extract DOCS --no-merge -o events.json
    python eval/fit_confidence.py --gold GOLD.jsonl --events events.json [--earlier old.json]
                                  [--write] [--markdown]

`--gold` and `--events` may be given several times; events are matched to gold by the names of their
documents. An event is right where the scorer pairs it with one of the gold (also with one on which readers
differ), a field where the scorer finds its value right. Every figure is of documents that the weights were
not fitted on: each tenth of the documents is scored by weights fitted on the other nine.

`--earlier` names what earlier versions extracted from the same documents. It is read for fitting only. The
latest version was mended on these very documents; faults of earlier ones are those to expect elsewhere.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from irevents.confidence import FIELDS, Model, find_features, find_field_features
from irevents.readers.events import read_event_file
from irevents.scoring import read_gold
from irevents.scoring.counting import count_slots, document_name, pair_events
from irevents.scoring.slots import flatten_event

PACK = Path(__file__).parents[1] / "src/irevents/packs/confidence.json"
FOLDS = 10
BINS = 10
PENALTIES = (1.0, 3.0, 10.0, 30.0)
SLOTS = {
    "dates": ("start", "end"),
    "venue": ("venue", "city", "country"),
    **{
        name: (name,)
        for name in ("type", "status", "series", "edition", "participants", "parties", "sideline_of")
    },
}
FIXED = {"sources": 0.7, "conflicts": -0.4}
"""Several sources and their conflicts do not occur in single reports: these weights are not fitted."""


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to be sure of or not: its features, the share of it that is right, and its document."""

    document: str
    features: Mapping[str, float]
    right: float
    weight: float = 1.0


def read_rows(gold: Sequence[Path], events: Sequence[Path]) -> tuple[list[Row], dict[str, list[Row]]]:
    """The rows of events, and those of each field of the events that are right."""
    documents = {document.name: document for path in gold for document in read_gold(path)}
    found = defaultdict(list)
    for path in events:
        for event in read_event_file(path):
            for name in sorted({document_name(source.document) for source in event.sources}):
                if name in documents:
                    found[name].append(event)
    rows: list[Row] = []
    fields: dict[str, list[Row]] = defaultdict(list)
    for name, here in sorted(found.items()):
        flat = [flatten_event(event) for event in here]
        wanted = documents[name].events
        pairs = pair_events(wanted, flat)
        for i, event in enumerate(here):
            rows.append(Row(name, find_features(event), float(i in pairs)))
            if i not in pairs or wanted[pairs[i]].optional:
                continue
            counts = count_slots(wanted[pairs[i]], flat[i])
            for field in FIELDS:
                right = sum(counts[slot].right for slot in SLOTS[field] if slot in counts)
                wrong = sum(counts[slot].spurious for slot in SLOTS[field] if slot in counts)
                if right + wrong:
                    share = right / (right + wrong)
                    fields[field].append(Row(name, find_field_features(event, field), share))
    return rows, fields


def fit(rows: Sequence[Row], penalty: float) -> Model:
    """Weights by Newton's method with a quadratic penalty on all but the intercept."""
    names = sorted({name for row in rows for name in row.features if name not in FIXED})
    column = {name: i + 1 for i, name in enumerate(names)}
    x = np.zeros((len(rows), len(names) + 1))
    x[:, 0] = 1
    for i, row in enumerate(rows):
        for name, value in row.features.items():
            if name in column:
                x[i, column[name]] = value
    y = np.array([row.right for row in rows])
    ridge = np.full(len(names) + 1, penalty)
    ridge[0] = 1e-3
    beta = np.zeros(len(names) + 1)
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ beta))
        slope = x.T @ (y - p) - ridge * beta
        bend = (x * (p * (1 - p))[:, None]).T @ x + np.diag(ridge)
        step = np.linalg.solve(bend, slope)
        beta += step
        if np.abs(step).max() < 1e-8:
            break
    return Model(float(beta[0]), {name: float(beta[i]) for name, i in column.items()})


def predict_held_back(
    rows: Sequence[Row], penalty: float, earlier: Sequence[Row] = ()
) -> np.ndarray[Any, Any]:
    """Each row scored by weights that were fitted without its document."""
    documents = sorted({row.document for row in (*rows, *earlier)})
    fold_of = {name: i % FOLDS for i, name in enumerate(documents)}
    predicted = np.zeros(len(rows))
    for fold in range(FOLDS):
        train = [row for row in (*rows, *earlier) if fold_of[row.document] != fold]
        model = fit(train, penalty)
        for i, row in enumerate(rows):
            if fold_of[row.document] == fold:
                predicted[i] = model.score(row.features)
    return predicted


def log_loss(predicted: np.ndarray[Any, Any], right: np.ndarray[Any, Any]) -> float:
    p = np.clip(predicted, 1e-6, 1 - 1e-6)
    return float(-np.mean(right * np.log(p) + (1 - right) * np.log(1 - p)))


def list_bins(predicted: np.ndarray[Any, Any], right: np.ndarray[Any, Any]) -> list[tuple[float, float, int]]:
    """For each tenth of confidence that has any: the mean confidence, the share right, and how many."""
    at = np.minimum((predicted * BINS).astype(int), BINS - 1)
    return [
        (float(predicted[at == b].mean()), float(right[at == b].mean()), int((at == b).sum()))
        for b in range(BINS)
        if (at == b).any()
    ]


def calibration_error(bins: Sequence[tuple[float, float, int]]) -> float:
    """The expected calibration error: how far confidence and share right lie apart, by number."""
    return sum(count * abs(mean - share) for mean, share, count in bins) / sum(count for *_, count in bins)


def judge(
    rows: Sequence[Row], earlier: Sequence[Row] = ()
) -> tuple[float, np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """The penalty that does best on documents held back, and what it predicts for them."""
    right = np.array([row.right for row in rows])
    penalty = min(PENALTIES, key=lambda each: log_loss(predict_held_back(rows, each, earlier), right))
    return penalty, predict_held_back(rows, penalty, earlier), right


def write_model(model: Model) -> dict[str, Any]:
    """A model for the pack, its weights rounded; those that say nothing are left out."""
    weights = {name: round(value, 3) for name, value in sorted(model.weights.items()) if abs(value) >= 0.01}
    return {"intercept": round(model.intercept, 3), "weights": weights}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, action="append", required=True)
    parser.add_argument("--events", type=Path, action="append", required=True)
    parser.add_argument("--earlier", type=Path, action="append", default=[], metavar="EVENTS")
    parser.add_argument("--write", action="store_true", help="write packs/confidence.json")
    parser.add_argument("--markdown", action="store_true", help="print the tables as Markdown")
    args = parser.parse_args()
    rows, fields = read_rows(args.gold, args.events)
    old_rows: list[Row] = []
    old_fields: dict[str, list[Row]] = defaultdict(list)
    for path in args.earlier:
        more, more_fields = read_rows(args.gold, [path])
        old_rows += more
        for field, each in more_fields.items():
            old_fields[field] += each
    penalty, predicted, right = judge(rows, old_rows)
    bins = list_bins(predicted, right)
    documents = len({row.document for row in rows})
    base = np.full(len(rows), right.mean())
    print(f"{len(rows)} events of {documents} documents, {right.mean():.3f} of them right; penalty {penalty}")
    print(f"expected calibration error {calibration_error(bins):.3f}")
    print(
        f"log loss {log_loss(predicted, right):.3f} (one confidence for all: {log_loss(base, right):.3f})\n"
    )
    bar = "| " if args.markdown else ""
    gap = " | " if args.markdown else "  "
    end = " |" if args.markdown else ""
    print(f"{bar}confidence{gap}right{gap}events{end}")
    if args.markdown:
        print("|---:|---:|---:|")
    for mean, share, count in bins:
        print(f"{bar}{mean:10.2f}{gap}{share:5.2f}{gap}{count:6}{end}")
    print(f"\n{bar}{'field':<14}{gap}right{gap}error{gap} rows{end}")
    if args.markdown:
        print("|---|---:|---:|---:|")
    models: dict[str, Any] = {}
    for field in FIELDS:
        if len(fields[field]) < FOLDS:
            continue
        strength, held, share_right = judge(fields[field], old_fields[field])
        error = calibration_error(list_bins(held, share_right))
        count = len(fields[field])
        print(f"{bar}{field:<14}{gap}{share_right.mean():5.2f}{gap}{error:5.3f}{gap}{count:5}{end}")
        models[field] = write_model(fit([*fields[field], *old_fields[field]], strength))
    if args.write:
        data = {
            "kind": "confidence",
            "note": "Fitted by eval/fit_confidence.py; `fixed` is set by hand.",
            "event": write_model(fit([*rows, *old_rows], penalty)),
            "fixed": FIXED,
            "fields": models,
        }
        PACK.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
