#!/usr/bin/env python3
"""Fit the weights of `confidence`, and write them and the tables that say how far to believe them.

    eval/fit_confidence.py [--data ../shared/eval] [--gold GOLD DOCS ...] [--check]

Extracts the samples, the seeds and dev documents below `--data`, and the documents of each further `--gold`
(a gold file and the folder or file of its reports), each report by itself. An event is right where the
scorer pairs it with one of the gold (also with one on which readers differ), a field where the scorer finds
its value right.

Every figure is of documents that the weights were not fitted on: each tenth of the documents is scored by
weights fitted on the other nine; and, harder, each set by weights fitted on the other sets. The weights go to
`packs/confidence.json`, the tables into `docs/accuracy.md`; `--check` only prints them. Fails, and writes
nothing, where the expected calibration error is above 0.05.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from tables import PAGE, fill, load

from irevents import Event, Extractor
from irevents.confidence import FIELDS, Model, find_features, find_field_features
from irevents.scoring import GoldDocument, read_gold
from irevents.scoring.counting import count_slots, pair_events
from irevents.scoring.slots import flatten_event

ROOT = Path(__file__).resolve().parent.parent
PACK = ROOT / "src/irevents/packs/confidence.json"
SAMPLES = ("samples", ROOT / "eval" / "samples.gold.jsonl", ROOT / "seeds")
WORST = 0.05
"""The calibration error that is asked for."""
FEWEST = 30
"""A field with fewer values than this has no model of its own."""
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
    part: str = ""


Fields = dict[str, list[Row]]


def read_rows(part: str, gold: Path, documents: Path, extractor: Extractor) -> tuple[list[Row], Fields]:
    """The rows of the events of one set, and those of each field of the events that are right."""
    wanted = {document.name: document for document in read_gold(gold)}
    rows: list[Row] = []
    fields: Fields = defaultdict(list)
    for document in load(documents):
        name = Path(document.id).stem if document.id else ""
        if name in wanted:
            own, more = _judge_events(wanted[name], extractor.extract(document))
            rows += [replace(row, document=f"{part}/{name}", part=part) for row in own]
            for field, row in more:
                fields[field].append(replace(row, document=f"{part}/{name}", part=part))
    return rows, fields


def _judge_events(document: GoldDocument, found: Sequence[Event]) -> tuple[list[Row], list[tuple[str, Row]]]:
    flat = [flatten_event(event) for event in found]
    pairs = pair_events(document.events, flat)
    rows = [Row("", find_features(event), float(i in pairs)) for i, event in enumerate(found)]
    fields = []
    for i, at in pairs.items():
        if document.events[at].optional:
            continue
        counts = count_slots(document.events[at], flat[i])
        for field in FIELDS:
            right = sum(counts[slot].right for slot in SLOTS[field] if slot in counts)
            wrong = sum(counts[slot].spurious for slot in SLOTS[field] if slot in counts)
            if right + wrong:
                row = Row("", find_field_features(found[i], field), right / (right + wrong))
                fields.append((field, row))
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


def predict_held_back(rows: Sequence[Row], penalty: float) -> np.ndarray[Any, Any]:
    """Each row scored by weights that were fitted without its document."""
    documents = sorted({row.document for row in rows})
    fold_of = {name: i % FOLDS for i, name in enumerate(documents)}
    return _predict(rows, [fold_of[row.document] for row in rows], penalty)


def _predict(rows: Sequence[Row], folds: Sequence[object], penalty: float) -> np.ndarray[Any, Any]:
    """Each row scored by weights fitted on the rows of the other folds."""
    predicted = np.zeros(len(rows))
    for fold in dict.fromkeys(folds):
        model = fit([row for row, at in zip(rows, folds, strict=True) if at != fold], penalty)
        for i, row in enumerate(rows):
            if folds[i] == fold:
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


def judge(rows: Sequence[Row]) -> tuple[float, np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """The penalty that does best on documents held back, and what it predicts for them."""
    right = np.array([row.right for row in rows])
    penalty = min(PENALTIES, key=lambda each: log_loss(predict_held_back(rows, each), right))
    return penalty, predict_held_back(rows, penalty), right


def list_sets(rows: Sequence[Row], penalty: float) -> Iterator[str]:
    """A table row for each set: how its events fare under weights fitted on the other sets."""
    right = np.array([row.right for row in rows])
    parts = [row.part for row in rows]
    predicted = _predict(rows, parts, penalty)
    yield "| set | reports with events | events | right | confidence | error |"
    yield "|---|---:|---:|---:|---:|---:|"
    for part in dict.fromkeys(parts):
        at = np.array([each == part for each in parts])
        documents = len({row.document for row in rows if row.part == part})
        error = calibration_error(list_bins(predicted[at], right[at]))
        shares = f"{right[at].mean():.2f} | {predicted[at].mean():.2f} | {error:.3f}"
        yield f"| {part} | {documents} | {at.sum()} | {shares} |"


def write_model(model: Model) -> dict[str, Any]:
    """A model for the pack, its weights rounded; those that say nothing are left out."""
    weights = {name: round(value, 3) for name, value in sorted(model.weights.items()) if abs(value) >= 0.01}
    return {"intercept": round(model.intercept, 3), "weights": weights}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "eval")
    parser.add_argument("--gold", type=Path, nargs=2, action="append", default=[], metavar=("GOLD", "DOCS"))
    parser.add_argument("--check", action="store_true", help="write nothing")
    args = parser.parse_args()
    sets = [SAMPLES]
    if args.data.is_dir():
        sets.append(("seeds", args.data / "seeds.gold.jsonl", args.data.parent / "seeds"))
        sets.append(("dev", args.data / "dev.gold.jsonl", args.data / "dev" / "docs"))
    sets += [(f"further {i}", gold, documents) for i, (gold, documents) in enumerate(args.gold, 1)]
    extractor = Extractor()
    rows: list[Row] = []
    fields: Fields = defaultdict(list)
    for part in sets:
        more, more_fields = read_rows(*part, extractor)
        rows += more
        for field, each in more_fields.items():
            fields[field] += each
    penalty, predicted, right = judge(rows)
    bins = list_bins(predicted, right)
    error = calibration_error(bins)
    base = np.full(len(rows), right.mean())
    lines = [
        f"{len(rows)} events of {len({row.document for row in rows})} reports, {right.mean():.3f} of them "
        f"right; expected calibration error {error:.3f}; log loss {log_loss(predicted, right):.3f} "
        f"(one confidence for all: {log_loss(base, right):.3f}).",
        "",
        "| confidence | right | events |",
        "|---:|---:|---:|",
        *(f"| {mean:.2f} | {share:.2f} | {count} |" for mean, share, count in bins),
    ]
    table = ["| field | right | error | values |", "|---|---:|---:|---:|"]
    models: dict[str, Any] = {}
    for field in FIELDS:
        if len(fields[field]) < FEWEST:
            continue
        strength, held, share_right = judge(fields[field])
        off = calibration_error(list_bins(held, share_right))
        table.append(f"| {field} | {share_right.mean():.2f} | {off:.3f} | {len(fields[field])} |")
        models[field] = write_model(fit(fields[field], strength))
    tables = {"reliability": lines, "fields": table, "held out": list(list_sets(rows, penalty))}
    print("\n\n".join("\n".join(each) for each in tables.values()))
    if error > WORST:
        sys.exit(f"fit_confidence: the calibration error {error:.3f} is above {WORST}")
    if args.check:
        return
    data = {
        "kind": "confidence",
        "note": "Fitted by eval/fit_confidence.py; `fixed` is set by hand.",
        "event": write_model(fit(rows, penalty)),
        "fixed": FIXED,
        "fields": models,
    }
    PACK.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    text = PAGE.read_text(encoding="utf-8")
    for name, each in tables.items():
        text = fill(text, name, each)
    PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
