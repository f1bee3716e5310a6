#!/usr/bin/env python3
"""Put real output into the README: an event of the sample reports, between the marks.

    scripts/write_sample.py [--check]

What is empty is left out, and so are most topics and pieces of evidence; `…` says so.
`--check` writes nothing and fails when the README shows something else than irevents writes.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from irevents.extraction import extract_files

ROOT = Path(__file__).resolve().parent.parent
BEGIN, END = "<!-- sample:begin -->\n", "<!-- sample:end -->"
EVENT = "2025-10-29-"
TOPICS = 3
EVIDENCE = ("edition", "dates", "venue.name", "chairs[1]")


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="only say whether the README is up to date")
    args = parser.parse_args()
    readme = ROOT / "README.md"
    text = readme.read_text(encoding="utf-8")
    head, rest = text.split(BEGIN)
    tail = rest[rest.index(END) :]
    wanted = f"{head}{BEGIN}{make_sample()}{tail}"
    if args.check:
        if wanted != text:
            print("the README does not show what irevents writes; run scripts/write_sample.py")
        return int(wanted != text)
    readme.write_text(wanted, encoding="utf-8")
    return 0


def make_sample() -> str:
    """The event as Markdown."""
    os.chdir(ROOT)
    with tempfile.TemporaryDirectory() as scratch:
        output = Path(scratch) / "events.json"
        extract_files(["seeds/"], output=output)
        events: list[dict[str, Any]] = json.loads(output.read_text(encoding="utf-8"))
    event = next(event for event in events if event["id"].startswith(EVENT))
    lines = [f'  "{key}": {format_value(value)}' for key, value in shorten(event).items()]
    return "```json\n{\n" + ",\n".join(lines) + "\n}\n```\n"


def shorten(event: dict[str, Any]) -> dict[str, Any]:
    """The event without what is empty, and without most of its topics and evidence."""
    short = {key: value for key, value in event.items() if value not in (None, [], {})}
    chosen = [
        next((item for item in event["evidence"] if item["field"] == field), None) for field in EVIDENCE
    ]
    short["evidence"] = [*(item for item in chosen if item), ...]
    if len(event["topics"]) > TOPICS:
        short["topics"] = [*event["topics"][:TOPICS], ...]
    for key in ("venue", "series"):
        if key in short:
            short[key] = drop_empty(short[key])
    for key in ("chairs", "participants", "sources"):
        short[key] = [drop_empty(item) for item in short.get(key, [])]
    return {key: value for key, value in short.items() if value}


def drop_empty(value: dict[str, Any]) -> dict[str, Any]:
    return {key: item for key, item in value.items() if item is not None}


def format_value(value: Any) -> str:
    """JSON with one item of a list a line; an ellipsis stands for what is left out."""
    if isinstance(value, list):
        items = (f"    {'…' if item is ... else json.dumps(item, ensure_ascii=False)}" for item in value)
        return "[\n" + ",\n".join(items) + "\n  ]"
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    sys.exit(main())
