#!/usr/bin/env python3
"""Measure anew, and write the tables of `docs/accuracy.md` between their markers.

    eval/accuracy_tables.py [--data ../shared/eval] [--model NAME ...]

Extracts the seeds and the dev documents with the rules, and the dev documents with each `--model` (a spaCy
pipeline by name or folder, `LABEL=NAME` to call it something else) on top; runs the cases of `tests/cases`.
Without `--model` the table of models is left as it stands.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from tables import PAGE, fill, load

from irevents import Document, Event, Extractor
from irevents.scoring import Counts, Evaluation, GoldDocument, evaluate, read_gold

ROOT = Path(__file__).resolve().parent.parent
GROUPS = {"D": "official press releases", "E": "India–Russia and South Asia", "F": "rest of the world"}
#: Slots in the table of models: those that names can move, and some that they should not.
SHOWN = ("participants", "chairs", "parties", "start", "city", "country", "series")
#: Timed passes over the documents, of which the best counts.
PASSES = 3


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "eval")
    parser.add_argument("--model", action="append", default=[], metavar="[LABEL=]NAME")
    args = parser.parse_args()
    extractor = Extractor()
    gold = read_gold(args.data / "dev.gold.jsonl")
    documents = load(args.data / "dev" / "docs")
    dev_events = extract(extractor, documents)
    dev = evaluate(gold, dev_events)
    seeds_gold = read_gold(args.data / "seeds.gold.jsonl")
    seeds = evaluate(seeds_gold, extract(extractor, load(args.data.parent / "seeds")))
    tables = {
        "sets": sets_table(gold, dev_events, dev, seeds, len(seeds_gold)),
        "slots": slots_table(dev),
        "phenomena": phenomena_table(extractor),
    }
    if args.model:
        tables["models"] = models_table(gold, documents, dev, extractor, args.model)
    text = PAGE.read_text(encoding="utf-8")
    for name, rows in tables.items():
        text = fill(text, name, rows)
        print("\n".join(rows), end="\n\n")
    PAGE.write_text(text, encoding="utf-8")


def extract(extractor: Extractor, documents: Iterable[Document]) -> list[Event]:
    return [event for document in documents for event in extractor.extract(document)]


def words_per_second(extractor: Extractor, documents: Sequence[Document]) -> float:
    """Words of the documents by seconds of processor time."""
    words = sum(len(document.text.split()) for document in documents)
    best = float("inf")
    for _ in range(PASSES):
        begin = time.process_time()
        extract(extractor, documents)
        best = min(best, time.process_time() - begin)
    return words / best


def sets_table(
    gold: Sequence[GoldDocument], events: Sequence[Event], dev: Evaluation, seeds: Evaluation, count: int
) -> list[str]:
    rows = ["| set | reports | event F1 | precision | recall | slot F1 | precision | recall |"]
    rows.append("|---|---:|---:|---:|---:|---:|---:|---:|")
    rows.append(set_row("seeds", count, seeds))
    rows.append(set_row("dev", len(gold), dev))
    for initial, label in GROUPS.items():
        part = [document for document in gold if document.name.startswith(initial)]
        names = {document.name for document in part}
        own = [event for event in events if Path(event.sources[0].document).stem in names]
        rows.append(set_row(f"dev {initial}: {label}", len(part), evaluate(part, own)))
    return rows


def set_row(name: str, reports: int, evaluation: Evaluation) -> str:
    figures = [
        value
        for counts in (evaluation.event, evaluation.slot)
        for value in (counts.f1, counts.precision, counts.recall)
    ]
    return f"| {name} | {reports} | " + " | ".join(f"{value:.3f}" for value in figures) + " |"


def slots_table(dev: Evaluation) -> list[str]:
    rows = ["| slot | precision | recall | F1 | right | spurious | missed |"]
    rows.append("|---|---:|---:|---:|---:|---:|---:|")
    for name, counts in dev.by_slot.items():
        figures = f"{counts.precision:.3f} | {counts.recall:.3f} | {counts.f1:.3f}"
        rows.append(f"| {name} | {figures} | {counts.right} | {counts.spurious} | {counts.missed} |")
    return rows


def phenomena_table(extractor: Extractor) -> list[str]:
    sys.path.insert(0, str(ROOT / "tests"))
    from test_cases import CASES, check

    total, right = Counter[str](), Counter[str]()
    for case in CASES:
        theme = case.id.split("/")[0]
        total[theme] += 1
        right[theme] += not check(case, extractor)
    rows = ["| theme | cases right | of | share |", "|---|---:|---:|---:|"]
    for theme in [*sorted(total), "all"]:
        a, b = (right.total(), total.total()) if theme == "all" else (right[theme], total[theme])
        rows.append(f"| {theme.replace('_', ' ')} | {a} | {b} | {a / b:.0%} |")
    return rows


def models_table(
    gold: Sequence[GoldDocument],
    documents: Sequence[Document],
    rules: Evaluation,
    extractor: Extractor,
    models: Sequence[str],
) -> list[str]:
    rows = ["| extractor | event F1 | slot F1 | " + " | ".join(SHOWN) + " | persons added | words/s |"]
    rows.append("|---|" + "---:|" * (len(SHOWN) + 4))
    rows.append(model_row("rules", rules, 0, words_per_second(extractor, documents)))
    for option in models:
        label, _, name = option.rpartition("=")
        with_model = Extractor(model=name)
        added = 0
        for document in documents:
            people = with_model.read(document)[1].mentions.people
            added += sum(person.rule == "model" for person in people)
        evaluation = evaluate(gold, extract(with_model, documents))
        speed = words_per_second(with_model, documents)
        rows.append(model_row(f"rules + `{label or name}`", evaluation, added, speed))
    return rows


def model_row(name: str, evaluation: Evaluation, added: int, speed: float) -> str:
    counts: list[Counts] = [evaluation.event, evaluation.slot, *(evaluation.by_slot[s] for s in SHOWN)]
    figures = " | ".join(f"{c.f1:.3f}" for c in counts)
    return f"| {name} | {figures} | {added} | {round(speed, -2):,.0f} |"


if __name__ == "__main__":
    main()
