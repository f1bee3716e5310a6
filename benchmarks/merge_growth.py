"""How time and memory of merging grow: synthetic corpora of doubling size, one line each.

    python benchmarks/merge_growth.py [--most 100000] [--reports 4]

The corpora are like an archive's: many pairs of people who meet again and again, sessions of series, visits
and exercises, each told by one to `2 * reports - 1` reports in different words, with parts left out.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import resource
import subprocess
import sys
import time

from irevents.merging import merge
from irevents.records import Dates, Event, Evidence, Party, Person, Series, Source, Venue

SYLLABLES = (
    "ka",
    "ro",
    "mi",
    "len",
    "to",
    "var",
    "shi",
    "ne",
    "du",
    "pel",
    "an",
    "gor",
    "ys",
    "bra",
    "fen",
    "ul",
)
STATES = tuple(f"{a}{b}" for a in "ABCDEFGHIJKLMNOP" for b in "AEIOU")
FIRST_DAY = dt.date(2005, 1, 1)
QUOTE = "the two sides discussed co-operation"


def make_word(rng: random.Random, parts: int) -> str:
    return "".join(rng.choice(SYLLABLES) for _ in range(parts)).capitalize()


def make_reports(count: int, reports: int, seed: int = 1) -> tuple[list[Event], int]:
    """`count` records, and how many events they tell of."""
    rng = random.Random(seed)
    people = [f"{make_word(rng, 2)} {make_word(rng, 3)}" for _ in range(max(60, count // 200))]
    homes = {name: rng.choice(STATES) for name in people}
    cities = [(make_word(rng, 3), state) for state in STATES for _ in range(3)]
    bodies = [f"{make_word(rng, 2)} Commission on {make_word(rng, 3)}" for _ in range(max(10, count // 1000))]
    editions = dict.fromkeys(bodies, 0)
    days = 365 * 20
    found: list[Event] = []
    events = 0
    while len(found) < count:
        events += 1
        kind = rng.choices(("meeting", "session", "visit", "call", "exercise"), (5, 2, 2, 1, 1))[0]
        day = FIRST_DAY + dt.timedelta(days=rng.randrange(days))
        two = rng.sample(people, 2)
        city, state = rng.choice(cities)
        body = rng.choice(bodies) if kind == "session" else None
        if body:
            editions[body] += 1
        for _ in range(rng.randint(1, 2 * reports - 1)):
            told = day + dt.timedelta(days=rng.randint(0, 3))
            start = rng.choices((day.isoformat(), f"XXXX-{day:%m-%d}", f"{day:%Y-%m}"), (6, 2, 1))[0]
            precision = "month" if len(start) == 7 else "day"
            names = two if kind in ("meeting", "call") else two[:1] if kind in ("visit", "session") else []
            shown = [name if rng.random() < 0.7 else name.split()[1] for name in names]
            places = sorted(rng.sample(range(4000), 3))
            document = f"archive/{events % 977}/{len(found)}.txt"
            found.append(
                Event(
                    id="",
                    type="meeting" if kind == "session" else kind,  # type: ignore[arg-type]
                    status="held",
                    title=f"{kind} of {' and '.join(shown) or state}",
                    series=Series(id=body.lower(), name=body) if body else None,
                    edition=editions[body] if body else None,
                    dates=Dates(start=start, end=start, precision=precision, basis="explicit"),  # type: ignore[arg-type]
                    venue=Venue(city=city if rng.random() < 0.8 else None, country=state)
                    if kind != "call"
                    else None,
                    participants=tuple(
                        Person(name=n, affiliation=homes[two[i]]) for i, n in enumerate(shown)
                    ),
                    parties=tuple(Party(code=homes[n], name=homes[n], kind="state") for n in two),
                    sources=(Source(document=document, published=told),),
                    evidence=tuple(
                        Evidence(
                            field=f,
                            document=document,
                            start=at,
                            end=at + len(QUOTE),
                            quote=QUOTE,
                            rule="synthetic",
                        )
                        for at, f in zip(places, ("type", "dates", "parties[0]"), strict=True)
                    ),
                )
            )
    return found[:count], events


def measure(count: int, reports: int) -> None:
    events, true = make_reports(count, reports)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start, busy = time.perf_counter(), time.process_time()
    merged = merge(events)
    seconds, busy = time.perf_counter() - start, time.process_time() - busy
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    print(
        f"{count:>9} {len(merged):>9} {true:>9} {seconds:>9.1f} {busy:>9.1f} {busy / count * 1e6:>12.0f} "
        f"{grown / count:>12.1f}",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--most", type=int, default=100_000)
    parser.add_argument("--reports", type=int, default=4, help="reports of an event, on average")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        measure(args.one, args.reports)
        return
    names = ("records", "merged", "events", "seconds", "cpu")
    print(" ".join(f"{name:>9}" for name in names), f"{'us / record':>12} {'kB / record':>12}")
    sizes = [args.most]
    while sizes[-1] > 5000:
        sizes.append(sizes[-1] // 2)
    for size in reversed(sizes):  # each in a process of its own, so that the memory is its own
        subprocess.run(
            [sys.executable, __file__, "--one", str(size), "--reports", str(args.reports)], check=True
        )


if __name__ == "__main__":
    main()
