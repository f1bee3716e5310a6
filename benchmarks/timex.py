"""Scores `irevents.find_dates` on a folder of TimeML files, as TempEval-3 task A does.

    python benchmarks/timex.py FOLDER [--differences]

strict: the same span; relaxed: overlapping; type, value: of the overlapping ones, those of the same TIMEX3
type and value; each as F1 over all expressions marked and found. Speed is that of finding alone, best of
three. The corpora (TimeBank 1.2, AQUAINT TimeML, TempEval-3 platinum, MEANTIME) have licences of their own
and are not part of this project.
"""

from __future__ import annotations

import argparse
import html
import re
import time
from pathlib import Path

from irevents import find_dates

Gold = tuple[int, int, str, str]


def read_timeml(path: Path) -> tuple[str, str, list[Gold]]:
    """The text, its creation day and the TIMEX3 marked in it."""
    raw = path.read_text(encoding="utf-8", errors="replace")
    created = re.search(r'<DCT>.*?value="([^"]+)"', raw, re.S)
    body = re.search(r"<TEXT>(.*?)</TEXT>", raw, re.S)
    if created is None or body is None:
        raise SystemExit(f"{path}: no creation time or no text")
    text, gold, opened = "", [], []
    for piece in re.findall(r"<[^>]+>|[^<]+", body[1]):
        if piece.startswith("<TIMEX3"):
            opened.append((len(text), dict(re.findall(r'(\w+)="([^"]*)"', piece))))
        elif piece.startswith("</TIMEX3"):
            start, attributes = opened.pop()
            gold.append((start, len(text), attributes["type"], attributes["value"]))
        elif not piece.startswith("<"):
            text += html.unescape(piece)
    return text, created[1][:10], gold


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--differences", action="store_true", help="list what differs")
    wanted = parser.parse_args()
    documents = [(path.stem, *read_timeml(path)) for path in sorted(wanted.folder.rglob("*.tml"))]
    best = float("inf")
    for _ in range(3):
        began = time.perf_counter()
        answers = [find_dates(text, published=created) for _, text, created, _ in documents]
        best = min(best, time.perf_counter() - began)
    total = strict = relaxed = kind = value = 0
    for (name, text, _, gold), found in zip(documents, answers, strict=True):
        total += len(gold) + len(found)
        left = list(found)
        for start, end, type_, meant in gold:
            pair = next((e for e in left if e.start < end and start < e.end), None)
            if pair is not None:
                left.remove(pair)
                relaxed += 1
                strict += (pair.start, pair.end) == (start, end)
                kind += pair.type == type_
                value += pair.value == meant
            if wanted.differences and (pair is None or (pair.type, pair.value) != (type_, meant)):
                got = f"{pair.type} {pair.value}" if pair else "nothing"
                print(f"{name}: {text[start:end]!r} {type_} {meant}, found {got}")
        if wanted.differences:
            for extra in left:
                print(f"{name}: {extra.quote!r} not marked, found {extra.type} {extra.value}")
    words = sum(len(text.split()) for _, text, _, _ in documents)
    scores = "  ".join(
        f"{label} {200 * count / total:.2f}"
        for label, count in (("strict", strict), ("relaxed", relaxed), ("type", kind), ("value", value))
    )
    print(f"{len(documents)} documents, {words} words: {scores}  {words / best:.0f} words/s")


if __name__ == "__main__":
    main()
