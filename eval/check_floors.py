#!/usr/bin/env python3
"""Refuse accuracy below the floors of `eval/floors.json`, which only rise.

    eval/check_floors.py [--data ../shared/eval] [--raise]

Extracts the samples of `seeds/` and, where the data folder exists, its seeds and dev documents, and scores
them as `irevents evaluate` does; `dev/D` are the dev documents whose names begin with D. Fails when event or
slot F1 lies below its floor, when a floor is lower than it once was, or when the data's own `score.py` comes
to other figures. `--raise` lifts the floors to what was measured, rounded down.
"""

from __future__ import annotations

import argparse
import json
import math
import subprocess
import sys
import tempfile
from pathlib import Path

from irevents.extraction import extract_files
from irevents.readers.events import read_event_file
from irevents.scoring import Evaluation, evaluate, read_gold

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ROOT / "eval" / "floors.json"
OWN = {"samples": (ROOT / "seeds", ROOT / "eval" / "samples.gold.jsonl")}

Figures = dict[str, dict[str, float]]
Sets = dict[str, tuple[Path, Path]]


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "eval")
    parser.add_argument(
        "--raise", dest="lift", action="store_true", help="lift the floors to what was measured"
    )
    args = parser.parse_args()
    floors: Figures = json.loads(FLOORS.read_text(encoding="utf-8"))
    faults = find_lowered(floors)
    sets = dict(OWN)
    if args.data.is_dir():
        sets["seeds"] = (args.data.parent / "seeds", args.data / "seeds.gold.jsonl")
        sets["dev"] = (args.data / "dev" / "docs", args.data / "dev.gold.jsonl")
    else:
        print(f"no {args.data}: only the samples are measured")
    measured = measure(sets, faults, groups=[name for name in floors if "/" in name])
    for name, row in measured.items():
        for figure, value in row.items():
            floor = floors[name][figure]
            print(f"{name:7} {figure:5} F1 {value:.3f}  floor {floor:.3f}")
            if value < floor:
                faults.append(f"{name}: {figure} F1 {value:.4f} is below its floor {floor}")
    if args.lift:
        write_floors({name: lifted(row, measured.get(name, {})) for name, row in floors.items()})
    for fault in faults:
        print(f"check_floors: {fault}", file=sys.stderr)
    return 1 if faults else 0


def measure(sets: Sets, faults: list[str], *, groups: list[str]) -> Figures:
    """Event and slot F1 of each set, and of the groups of a set by the first letters of their names."""
    measured: Figures = {}
    for name, (folder, gold_file) in sets.items():
        gold = read_gold(gold_file)
        with tempfile.TemporaryDirectory() as scratch:
            output = Path(scratch) / "events.json"
            faults.extend(str(p) for p in extract_files([str(folder)], output=output, merge=False).problems)
            events = read_event_file(output)
            theirs = score_with(gold_file.with_name("score.py"), gold_file, output)
        measured[name] = figures(evaluate(gold, events))
        if theirs is not None and theirs != {key: round(value, 4) for key, value in measured[name].items()}:
            faults.append(f"{name}: score.py finds {theirs}, irevents evaluate {measured[name]}")
        for group in groups:
            whole, _, initials = group.partition("/")
            if whole == name:
                part = [document for document in gold if document.name.startswith(initials)]
                measured[group] = figures(evaluate(part, events))
    return measured


def figures(evaluation: Evaluation) -> dict[str, float]:
    return {"event": evaluation.event.f1, "slot": evaluation.slot.f1}


def score_with(script: Path, gold: Path, events: Path) -> dict[str, float] | None:
    """What the data folder's own scorer comes to, if it has one."""
    if not script.exists():
        return None
    command = [sys.executable, str(script), str(gold), str(events), "--json"]
    rows = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return {name: rows[name]["f1"] for name in ("event", "slot")}


def find_lowered(floors: Figures) -> list[str]:
    """The floors that are lower than in some earlier commit."""
    faults: set[str] = set()
    for commit in git("log", "--format=%H", "--", "eval/floors.json").split():
        earlier: Figures = json.loads(git("show", f"{commit}:eval/floors.json"))
        for name, rows in earlier.items():
            for figure, floor in rows.items():
                now = floors.get(name, {}).get(figure, 0.0)
                if now < floor:
                    faults.add(f"{name}: the floor of {figure} F1 was {floor} and is {now}; floors only rise")
    return sorted(faults)


def git(*arguments: str) -> str:
    result = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True)
    return result.stdout if result.returncode == 0 else ""


def lifted(floors: dict[str, float], measured: dict[str, float]) -> dict[str, float]:
    """The floors, raised to what was measured, to three places below the point."""
    return {
        name: max(floor, math.floor(measured.get(name, 0) * 1000) / 1000) for name, floor in floors.items()
    }


def write_floors(floors: Figures) -> None:
    lines = (f"  {json.dumps(name)}: {json.dumps(rows)}" for name, rows in floors.items())
    FLOORS.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
