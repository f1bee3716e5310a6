"""One meeting in many wordings, of people told in many ways, day and place anywhere: always one record."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from irevents import Document, Event, Extractor

HELD = (
    "{A} met {B}{c}.",
    "{A} met with {B}{c}.",
    "{A} and {B} met{c}.",
    "{A} met{c} with {B}.",
    "{A} met face to face with {B}{c}.",
    "{A} held talks with {B}{c}.",
    "{A} and {B} held talks{c}.",
    "{A} held a meeting{c} with {B}.",
    "{A} sat down with {B}{c}.",
    "{A} conferred with {B}{c}.",
    "{A} exchanged views with {B}{c}.",
    "{A} discussed trade with {B}{c}.",
    "{A} held consultations with {B}{c}.",
    "{A} sought support from {B} during talks{c}.",
    "{A} told {B} during a meeting{c} that trade would grow.",
    "{A} urged {B} to expand trade when the two met{c}.",
    "{A} was received by {B}{c}.",
    "{A} was hosted by {B} for talks{c}.",
    "{A} paid a courtesy call on {B}{c}.",
    "{B} received {A}{c}.",
    "{B} hosted {A} for talks{c}.",
    "{A} and {B} met over a working lunch{c}.",
    "{A} and {B} agreed to expand trade at talks{c}.",
    "A meeting took place{c} between {A} and {B}.",
    "Talks between {A} and {B} were held{c}.",
    "The meeting between {A} and {B}{c} focused on trade.",
    "Trade was discussed at a meeting between {A} and {B}{c}.",
    "Trade topped the agenda when {A} met {B}{c}.",
)
PLANNED = (
    "{A} will meet {B}{c}.",
    "{A} is due to meet {B}{c}.",
    "{A} is set to hold talks with {B}{c}.",
    "{A} and {B} will hold talks{c}.",
    "{A} will be received by {B}{c}.",
    "{B} will host {A} for talks{c}.",
    "A meeting between {A} and {B} will take place{c}.",
)
CALLED_OFF = (
    "{A} called off talks with {B} scheduled for Friday in Oslo.",
    "A meeting between {A} and {B} scheduled for Friday in Oslo has been cancelled.",
    "The meeting between {A} and {B} scheduled for Friday in Oslo will not take place.",
)
NAMED = (
    ("Kenyan Foreign Minister Peter Otieno", "Norwegian Foreign Minister Kari Dahl"),
    ("Peter Otieno, the Kenyan foreign minister,", "Kari Dahl, the Norwegian foreign minister,"),
    ("Kenya's Foreign Minister Peter Otieno", "Norway's Foreign Minister Kari Dahl"),
    ("Foreign Minister Peter Otieno of Kenya", "Foreign Minister Kari Dahl of Norway"),
    ("the foreign minister of Kenya, Peter Otieno,", "the foreign minister of Norway, Kari Dahl,"),
    ("Foreign Minister Peter Otieno (Kenya)", "Foreign Minister Kari Dahl (Norway)"),
    ("Kenyan Army chief Lt Gen Peter Otieno", "Norwegian Chief of Defence Admiral Kari Dahl"),
    ("Kenyan Foreign Minister Peter Otieno, 54,", "Norwegian Foreign Minister Kari Dahl (Labour)"),
    (
        "Kenyan Foreign Minister Peter Otieno, who took office last year,",
        "Norwegian Prime Minister Kari Dahl",
    ),
    (
        "Kenyan Foreign Minister Peter Otieno, accompanied by senior officials,",
        "Norwegian Prime Minister Kari Dahl",
    ),
    (
        "Kenyan Foreign Minister Peter Otieno — a former general —",
        "Norwegian Prime Minister Kari Dahl",
    ),
)
UNNAMED = (
    ("the Kenyan foreign minister", "the Norwegian foreign minister"),
    ("the foreign minister of Kenya", "the foreign minister of Norway"),
)
POSITIONS = (
    " in Oslo on {d}.",
    " on {d} in Oslo.",
    "On {d}, | in Oslo.",
    "In Oslo, | on {d}.",
    "In Oslo on {d}, |.",
)
SMALL = ("A ", "The ", "Talks ", "Trade ")


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def tell(wording: str, one: str, other: str, position: str, day: str) -> str:
    """The sentence: the wording with its people, its day and place in front or behind."""
    front, bar, behind = position.rpartition("|")
    text = wording.replace("{c}", behind.removesuffix(".")).replace("{A}", one).replace("{B}", other)
    if bar:
        small = text.startswith(SMALL)
        text = front + (text[0].lower() + text[1:] if small else text)
    text = re.sub(r"[,—] ?([.,])|— (?=that\b)", r"\1", text).replace(" .", ".").replace("{d}", day)
    return text[0].upper() + text[1:]


def list_cells(wordings: tuple[str, ...], pairs: tuple[tuple[str, str], ...], day: str) -> Iterator[str]:
    """The sentences of a grid."""
    for wording in wordings:
        positions = POSITIONS if "{c}" in wording else (".",)
        for one, other in pairs:
            for position in positions:
                yield tell(wording, one, other, position, day)


def faults(events: list[Event], status: str, day: str, people: set[str]) -> str:
    """What is wrong with the record; "" where all is well."""
    if len(events) != 1:
        return f"{len(events)} events"
    event = events[0]
    found = {
        "type": event.type == "meeting",
        "status": event.status == status,
        "date": event.dates is not None and event.dates.start == event.dates.end == day,
        "city": event.venue is not None and event.venue.city == "Oslo",
        "people": {person.name for person in event.participants if person.name} == people,
        "parties": {party.code for party in event.parties} == {"KE", "NO"},
    }
    return ", ".join(name for name, right in found.items() if not right)


@pytest.mark.parametrize(
    ("wordings", "status", "day", "date"),
    [
        (HELD, "held", "Tuesday", "2024-05-14"),
        (PLANNED, "planned", "Friday", "2024-05-17"),
        (CALLED_OFF, "cancelled", "Friday", "2024-05-17"),
    ],
    ids=["held", "planned", "cancelled"],
)
@pytest.mark.parametrize("pairs", [NAMED, UNNAMED], ids=["named", "unnamed"])
def test_every_wording_gives_the_same_record(
    wordings: tuple[str, ...],
    status: str,
    day: str,
    date: str,
    pairs: tuple[tuple[str, str], ...],
    extractor: Extractor,
) -> None:
    people = {"Peter Otieno", "Kari Dahl"} if pairs is NAMED else set()
    wrong = {}
    for text in list_cells(wordings, pairs, day):
        events = extractor.extract(Document(text, id="cell", published="2024-05-15"))
        if fault := faults(events, status, date, people):
            wrong[text] = fault
    assert wrong == {}
