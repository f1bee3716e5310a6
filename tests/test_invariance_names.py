"""The records of a report do not depend on what its people are called.

In every report of `cases/reports` the family names are made plain ones that are no words, and then names of
other kinds: common words, names with an apostrophe, of two parts, with particles, in capitals. The records
must be the same but for the names.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from test_cases import Case, read_cases

from irevents import Document, Event, Extractor

HERE = Path(__file__).parent / "cases"
FILES = sorted((HERE / "reports").glob("*.txt"))
PLAIN = ["Kovarik", "Lindqvar", "Ostrenko", "Vantorre", "Belmasi", "Tarvonen", "Okuyemi", "Sarvanto"]
KINDS = {
    "common words": ["Bush", "Rice", "Hunt", "Burns", "Stone", "Banks", "Price", "Waters"],
    "apostrophes": ["Mata’afa", "N'Dolvo", "O’Kovar", "Sa'udi", "D’Almenda", "M'Barki", "Ta’ikov", "Vo'inar"],
    "two parts": [
        "Smith-Kovar", "Wood-Norvik", "Parker-Brown", "Hall-Vantor", "Lopez-Tarvo", "Green-Tarven",
        "Nkosi-Barvu", "Weiss-Dremov",
    ],
    "particles": [
        "van Dorsten", "de la Tarvo", "al-Zarvan", "von Dremov", "di Belmar", "el-Sarvo", "da Tarven",
        "van Ostrun",
    ],
}  # fmt: skip
SMALL_FIRST = re.compile(r"(?:^|(?<=\n)|(?<=[.!?”\"] ))(van|von|de|di|da|al|el)(?=[ -][A-Zdl])")
ALWAYS = "common words"
Record = tuple[object, ...]
# Reports that are still read otherwise with names of some kind.
KNOWN = {
    "reports/official/readout-of-a-call: two parts",
    "reports/presidential/memoranda-listed-with-those-who-exchanged-them: common words",
    "reports/presidential/envoys-present-their-credentials: common words",
    "reports/readouts_of_many_desks/interacted-with-students: common words",
}


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(merge=False)


def list_surnames(text: str, events: list[Event]) -> list[str]:
    """The family names of the people of some records: the last word of a name of two or more."""
    people = {p.name for e in events for p in e.participants + e.chairs if p.name}
    last = {name.split()[-1] for name in people if " " in name}
    return sorted(name for name in last if re.fullmatch(r"[A-Z][a-z]{3,}", name) and name in text)


def rename(text: str, names: dict[str, str]) -> str:
    pattern = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    changed = re.sub(rf"\b(?:{pattern})\b", lambda found: names[found[0]], text)
    return SMALL_FIRST.sub(lambda found: found[1].capitalize(), changed)


def fold(text: str) -> str:
    return unicodedata.normalize("NFKD", text.replace("’", "'")).lower()


def describe(events: list[Event], names: dict[str, str]) -> Counter[Record]:
    """What is compared of records, the people by the names they had."""
    back = {fold(new).split()[-1]: old for old, new in names.items()}

    def person(name: str) -> str:
        last = fold(name).split()[-1]
        return back.get(last, last)

    return Counter(
        (
            e.type, e.status, e.dates and (e.dates.start, e.dates.end),
            e.venue and (e.venue.city, e.venue.country), tuple(sorted(p.code for p in e.parties)),
            tuple(sorted(person(p.name) for p in e.participants if p.name)),
            e.series and e.series.name, e.edition,
        )
        for e in events
    )  # fmt: skip


def changes(text: str, surnames: list[str]) -> Iterator[tuple[str, str, dict[str, str]]]:
    """The changes tried on a report: names that are common words, and one kind more, by its length."""
    plain = dict(zip(surnames, PLAIN, strict=False))
    kinds = {kind: dict(zip(surnames, names, strict=False)) for kind, names in KINDS.items()}
    kinds["capitals"] = {old: name.upper() for old, name in plain.items()}
    others = sorted(kinds.keys() - {ALWAYS})
    for kind in (ALWAYS, others[len(text) % len(others)]):
        yield kind, rename(text, kinds[kind]), kinds[kind]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_names_of_people_change_nothing_else(path: Path, extractor: Extractor) -> None:
    """A file's reports, each with plain names and with those of every kind."""
    differing = []
    for case in read_cases(path):
        differing += [f"{case.id}: {kind}" for kind in differences(case, extractor)]
    assert set(differing) <= KNOWN, "\n".join(sorted(set(differing) - KNOWN))


def differences(case: Case, extractor: Extractor) -> list[str]:
    def read(text: str) -> list[Event]:
        return extractor.extract(Document(text, published=case.published))

    surnames = list_surnames(case.text, read(case.text))[: len(PLAIN)]
    if not surnames:
        return []
    plain = dict(zip(surnames, PLAIN, strict=False))
    known = describe(read(rename(case.text, plain)), plain)
    return [
        kind for kind, changed, new in changes(case.text, surnames) if describe(read(changed), new) != known
    ]
