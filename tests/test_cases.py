"""Runs the case files in `tests/cases`: a short report, and the events that should come of it.

A file holds many cases:

    === a-name-for-the-case
    @ 2024-05-06
    The report's text, as many lines as it needs.
    ---
    meeting held 2024-05-06 | city: Accra | parties: KE, GH | people: Ada Mensah, Peter Otieno [KE]
    not visit

`@` gives the publication date and may be missing. Below `---` each line is an event that must be
there, with only what is compared: type, status and date (all three may be left out from the right;
`*` is any, `/` gives alternatives, `..` a range, `?` no date), then fields. Further lines: `none` (no
event at all), `only 2` (so many events), `not …` (no event of that description).

    parties exactly these codes · with these codes and perhaps others · people, chairs named among
    them, `[KE]` their affiliation · nobody not among them · headcount · city, country, venue, series,
    edition, sideline, topics, outcome, precision, basis, rank, position; `-` stands for no value

`known_failures.txt` names the cases that fail; one that no longer fails must be taken out of it:
`python tests/test_cases.py` runs all cases, says what differs and writes the file anew.
"""

from __future__ import annotations

import datetime as dt
import re
import sys
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from irevents import Document, Event, Extractor

HERE = Path(__file__).parent / "cases"
KNOWN = HERE / "known_failures.txt"
HONORIFICS = {
    "mr",
    "mrs",
    "ms",
    "dr",
    "shri",
    "he",
    "h",
    "e",
    "gen",
    "general",
    "lt",
    "col",
    "maj",
    "adm",
    "admiral",
}


@dataclass(frozen=True)
class Expected:
    """An event as a case describes it: only what is given is compared."""

    line: str
    types: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    dates: frozenset[str] = frozenset()
    fields: dict[str, list[str]] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Case:
    """One report with what must, and must not, come of it."""

    id: str
    text: str
    published: dt.date | None
    events: tuple[Expected, ...]
    absent: tuple[Expected, ...]
    count: int | None


def read_cases(path: Path) -> list[Case]:
    """The cases of a file; a fault in it is an error that names the case."""
    cases = []
    for part in re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head, _, rest = part.partition("\n")
        text, bar, below = rest.partition("\n---\n")
        name = f"{path.parent.name}/{path.stem}/{head.strip()}"
        if " " in name:
            raise ValueError(f"{name!r}: a space in the name")
        if not bar:
            raise ValueError(f"{name}: no --- line")
        published = None
        if text.startswith("@ "):
            stamp, _, text = text.partition("\n")
            published = dt.date.fromisoformat(stamp[2:].strip())
        events, absent = [], []
        count = None
        for line in filter(None, map(str.strip, below.splitlines())):
            if line == "none":
                count = 0
            elif line.startswith("only "):
                count = int(line[5:])
            elif line.startswith("not "):
                absent.append(read_expected(line[4:]))
            else:
                events.append(read_expected(line))
        if not events and not absent and count is None:
            raise ValueError(f"{name}: expects nothing")
        cases.append(Case(name, text.strip("\n"), published, tuple(events), tuple(absent), count))
    return cases


def read_expected(line: str) -> Expected:
    """One line below the bar."""
    head, *fields = [part.strip() for part in line.split(" | ")]
    words = [frozenset(word.split("/")) - {"*"} for word in head.split()] + [frozenset[str]()] * 3
    given: dict[str, list[str]] = {}
    for part in fields:
        key, colon, value = part.partition(":")
        if not colon or key not in CHECKS:
            raise ValueError(f"{line!r}: no such field: {part!r}")
        given[key] = [item.strip() for item in value.split(",")] if key in LISTS else [value.strip()]
    return Expected(line, words[0], words[1], words[2], given)


def plain(text: object) -> str:
    folded = unicodedata.normalize("NFKD", str(text)).encode("ascii", "ignore").decode().lower()
    return " ".join(re.findall(r"[a-z0-9]+", folded))


def same_name(expected: str, name: str) -> bool:
    wanted = [word for word in plain(expected).split() if word not in HONORIFICS]
    found = [word for word in plain(name).split() if word not in HONORIFICS]
    return bool(wanted and found) and (set(wanted) <= set(found) or set(found) <= set(wanted))


def same_text(expected: str, value: object) -> bool:
    if expected == "-":
        return value is None
    return value is not None and set(plain(expected).split()) <= set(plain(value).split())


def any_text(expected: str, *values: object) -> bool:
    if expected == "-":
        return all(value is None for value in values)
    return any(same_text(option, value) for option in expected.split(" / ") for value in values)


def names(expected: list[str], people: tuple[object, ...]) -> bool:
    for item in expected:
        name, _, code = item.partition("[")
        code = code.rstrip("] ")
        if not any(
            same_name(name, person.name) and (not code or person.affiliation == code)  # type: ignore[attr-defined]
            for person in people
        ):
            return False
    return True


CHECKS = {
    "parties": lambda want, event: {p.code for p in event.parties} == set(filter("-".__ne__, want)),
    "with": lambda want, event: {p.code for p in event.parties} >= set(want),
    "without": lambda want, event: not {p.code for p in event.parties} & set(want),
    "people": lambda want, event: names(want, event.participants),
    "nobody": lambda want, event: not any(names([name], event.participants) for name in want),
    "chairs": lambda want, event: (
        not event.chairs if want == ["-"] else names(want, event.chairs) and len(event.chairs) == len(want)
    ),
    "headcount": lambda want, event: len(event.participants) == int(want[0]),
    "city": lambda want, event: any_text(want[0], event.venue and event.venue.city),
    "country": lambda want, event: (
        (event.venue.country if event.venue else None)
        in [None if code == "-" else code for code in want[0].split("/")]
    ),
    "venue": lambda want, event: any_text(want[0], event.venue and event.venue.name),
    "series": lambda want, event: any_text(
        want[0], event.series and event.series.name, event.series and event.series.acronym
    ),
    "edition": lambda want, event: str(event.edition or "-") == want[0],
    "sideline": lambda want, event: any_text(want[0], event.sideline_of),
    "topics": lambda want, event: all(any(same_text(t, x.label) for x in event.topics) for t in want),
    "outcome": lambda want, event: any(any_text(want[0], o.title, o.kind) for o in event.outcomes),
    "precision": lambda want, event: (event.dates.precision if event.dates else "-") in want[0].split("/"),
    "basis": lambda want, event: (event.dates.basis if event.dates else "-") in want[0].split("/"),
    "rank": lambda want, event: any(any_text(want[0], p.rank) for p in event.participants),
    "position": lambda want, event: any(any_text(want[0], p.position) for p in event.participants),
}
LISTS = {"parties", "with", "without", "people", "nobody", "chairs", "topics"}


def matches(expected: Expected, event: Event) -> bool:
    """Whether an event is as described."""
    if expected.types and event.type not in expected.types:
        return False
    if expected.statuses and event.status not in expected.statuses:
        return False
    if expected.dates:
        found = "?"
        if event.dates:
            start, end = event.dates.start, event.dates.end
            found = start if start == end else f"{start}..{end}"
        if found not in expected.dates:
            return False
    return all(CHECKS[key](value, event) for key, value in expected.fields.items())


def assign(expected: tuple[Expected, ...], events: list[Event]) -> bool:
    """Whether every expected event has an event of its own."""
    if not expected:
        return True
    first, rest = expected[0], expected[1:]
    return any(
        matches(first, event) and assign(rest, events[:number] + events[number + 1 :])
        for number, event in enumerate(events)
    )


def check(case: Case, extractor: Extractor) -> str:
    """What is wrong with what comes of a case, empty when nothing is."""
    try:
        events = list(extractor.extract(Document(case.text, published=case.published)))
    except Exception as error:  # whatever it is, it is this case's failure
        return f"raised {type(error).__name__}: {error}"
    wrong = [f"not there: {one.line}" for one in case.events if not any(matches(one, e) for e in events)]
    if not wrong and not assign(case.events, events):
        wrong.append("one event stands for two expected")
    wrong += [f"there: {one.line}" for one in case.absent if any(matches(one, event) for event in events)]
    if case.count is not None and len(events) != case.count:
        wrong.append(f"{len(events)} events, not {case.count}")
    if not wrong:
        return ""
    return "\n".join([*wrong, *("    found " + describe(event) for event in events)])


def describe(event: Event) -> str:
    dates = f"{event.dates.start}..{event.dates.end} ({event.dates.basis})" if event.dates else "?"
    place = event.venue and ", ".join(filter(None, (event.venue.name, event.venue.city, event.venue.country)))
    people = ", ".join(f"{p.name} [{p.affiliation}]" for p in event.participants)
    parties = ",".join(p.code for p in event.parties)
    series = event.series and f"{event.series.name} {event.edition or ''}"
    rest = f"{place} | {parties} | {people} | {series} | {event.sideline_of}"
    return f"{event.type} {event.status} {dates} | {rest}"


CASES = [case for path in sorted(HERE.glob("*/*.txt")) for case in read_cases(path)]
KNOWN_FAILURES = frozenset(KNOWN.read_text(encoding="utf-8").split()) if KNOWN.exists() else frozenset()


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_case(case: Case, extractor: Extractor) -> None:
    wrong = check(case, extractor)
    if case.id in KNOWN_FAILURES:
        if wrong:
            pytest.xfail("known failure")
        pytest.fail(f"{case.id} passes now; run `python tests/test_cases.py` to take it off the list")
    assert not wrong, wrong


def test_names_are_unique_and_known_failures_exist() -> None:
    repeated = [name for name, count in Counter(case.id for case in CASES).items() if count > 1]
    assert not repeated
    assert {case.id for case in CASES} >= KNOWN_FAILURES


def main(themes: list[str]) -> None:
    """Run all cases (or only show those of some themes), print what differs, write the list anew."""
    extractor = Extractor()
    wrong = {case.id: check(case, extractor) for case in CASES}
    total, failed = Counter[str](), Counter[str]()
    for case in CASES:
        theme = case.id.split("/")[0]
        total[theme] += 1
        failed[theme] += bool(wrong[case.id])
        if wrong[case.id] and (not themes or any(case.id.startswith(name) for name in themes)):
            print(
                f"{case.id}\n  {' '.join(case.text.split())[:300]}\n  " + wrong[case.id].replace("\n", "\n  ")
            )
    for theme in total:
        print(f"{theme:12} {total[theme] - failed[theme]:4} of {total[theme]:4}")
    print(f"{'all':12} {sum(total.values()) - sum(failed.values()):4} of {sum(total.values()):4}")
    KNOWN.write_text("".join(f"{name}\n" for name in sorted(wrong) if wrong[name]), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
