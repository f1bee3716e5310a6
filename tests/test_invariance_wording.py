"""Sentences that mean the same give the same record: own sentences of a small grammar, the record known.

A form is a sentence with places for its words: `{A}` and `{B}` who meet, `{C}` the city, `{T}` the day, `{V}`
and `{W}` the verb ("met", "meet"), `{he}` and `{his}`; each is told with verbs, names and days that change
from cell to cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pytest

from irevents import Document, Event, Extractor

PUBLISHED = "2024-05-15"


@dataclass(frozen=True)
class Official:
    """Somebody of the grammar; `capital` is that of his state."""

    name: str
    office: str
    code: str
    state: str
    adjective: str
    capital: str
    he: str


OFFICIALS = (
    Official("Peter Otieno", "Foreign Minister", "KE", "Kenya", "Kenyan", "Nairobi", "he"),
    Official("Kari Dahl", "Foreign Minister", "NO", "Norway", "Norwegian", "Oslo", "she"),
    Official("Kenji Morita", "Defence Minister", "JP", "Japan", "Japanese", "Tokyo", "he"),
    Official("Rosa Quiroga", "Prime Minister", "PE", "Peru", "Peruvian", "Lima", "she"),
    Official("Anil Rao", "External Affairs Minister", "IN", "India", "Indian", "New Delhi", "he"),
    Official("Aino Salmi", "Defence Minister", "FI", "Finland", "Finnish", "Helsinki", "she"),
    Official("Tran Van Hai", "Prime Minister", "VN", "Vietnam", "Vietnamese", "Hanoi", "he"),
)
ELSEWHERE = ("Geneva", "Vienna", "Bangkok")
NAMINGS = (
    "{adjective} {office} {name}",
    "{state}'s {office} {name}",
    "{office} {name} of {state}",
    "{office} of {state} {name}",
    "{name}, the {adjective} {small},",
    "{state}'s {small}, {name},",
    "{name}, {office} of {state},",
    "the {adjective} {small}, {name},",
    "{name}, who is {state}'s {small},",
    "{adjective} {small} {name}",
    "{office} {name} ({state})",
)
VERBS = (
    ("met", "meet"),
    ("held talks with", "hold talks with"),
    ("had a meeting with", "have a meeting with"),
    ("conferred with", "confer with"),
    ("had dinner with", "have dinner with"),
    ("held a bilateral meeting with", "hold a bilateral meeting with"),
    ("exchanged views with", "exchange views with"),
    ("sat down with", "sit down with"),
    ("discussed trade with", "discuss trade with"),
    ("huddled with", "huddle with"),
    ("met privately with", "meet privately with"),
    ("called on", "call on"),
)
PAST = (
    ("on Tuesday", "2024-05-14"),
    ("on 10 May", "2024-05-10"),
    ("on May 13, 2024", "2024-05-13"),
    ("on Tuesday morning", "2024-05-14"),
    ("yesterday", "2024-05-14"),
    ("late on Monday", "2024-05-13"),
)
TO_COME = (
    ("on Friday", "2024-05-17"),
    ("on 20 May", "2024-05-20"),
    ("next Tuesday", "2024-05-21"),
    ("on Thursday", "2024-05-16"),
)
JOURNEYS = (
    "{A} arrived in {C} {T} and {V} {B}.",
    "{A} flew to {C} {T}, where {he} {V} {B}.",
    "{A} visited {C} {T} and {V} {B}.",
    "After arriving in {C} {T}, {A} {V} {B}.",
    "During {his} visit to {C} {T}, {A} {V} {B}.",
    "On a visit to {C} {T}, {A} {V} {B}.",
    "{A}, having arrived in {C} {T}, {V} {B}.",
    "{A}, on a visit to {C}, {V} {B} {T}.",
    "While in {C} {T}, {A} {V} {B}.",
    "{A}, who is in {C}, {V} {B} {T}.",
    "{A} toured a port in {C} {T} and then {V} {B}.",
    "{A} opened a school in {C} {T} and {V} {B}.",
)
PLACED = (
    "{A} {V} {B} in {C} {T}.",
    "{A} {V} {B} {T} in {C}.",
    "{Tf} in {C}, {A} {V} {B}.",
    "In {C} {T}, {A} {V} {B}.",
    "{Tf}, {A} {V} {B} in {C}.",
    "In {C}, {A} {V} {B} {T}.",
    "{A} {T} {V} {B} in {C}.",
    "{A} in {C} {T} {V} {B}.",
    "{A}, in {C} {T}, {V} {B}.",
    "It was in {C} {T} that {A} {V} {B}.",
    "{A} {V} {B} in {C}, {state}, {T}.",
    "{A} {V} {B} in the capital of {state}, {C}, {T}.",
    "In the {adjective} capital, {C}, {A} {V} {B} {T}.",
    "{A} {V} {B} in {C}, the {adjective} capital, {T}.",
)
CONVERSES = (
    "{B} received {A} in {C} {T}.",
    "{A} was received by {B} in {C} {T}.",
    "{A} was hosted by {B} for talks in {C} {T}.",
    "{A} and {B} met in {C} {T}.",
    "{A} and {B} held talks {T} in {C}.",
    "A meeting between {A} and {B} took place in {C} {T}.",
    "Talks were held in {C} {T} between {A} and {B}.",
    "In {C} {T}, talks took place between {A} and {B}.",
    "The talks between {A} and {B}, held in {C} {T}, focused on trade.",
    "{A} had a meeting in {C} {T} with {B}.",
    "{A} was joined by {B} for talks in {C} {T}.",
    "{A} said {he} had met {B} in {C} {T}.",
)
PLANS = (
    "{A} will {W} {B} in {C} {T}.",
    "In {C} {T}, {A} will {W} {B}.",
    "{A} {T} will {W} {B} in {C}.",
    "{A} is to {W} {B} in {C} {T}.",
    "{A} will travel to {C} {T} to {W} {B}.",
    "{A} will fly to {C} {T}, where {he} will {W} {B}.",
    "During {his} visit to {C} {T}, {A} will {W} {B}.",
    "{A} and {B} will meet in {C} {T}.",
    "Talks between {A} and {B} will be held in {C} {T}.",
    "{B} will receive {A} in {C} {T}.",
    "{A} has a meeting with {B} in {C} {T}.",
    "Before {he} meets {B} in {C} {T}, {A} praised the plan.",
)
SAID = (
    "praised the reforms",
    "hailed progress on trade",
    "urged restraint",
    "rejected the plan",
    "ruled out concessions",
    "denied the reports",
    "proposed a conference",
    "called for an end to the war",
    "cancelled a dinner",
    "postponed a speech",
    "spoke of a planned visit",
    "conveyed an invitation",
    "thanked the troops",
    "demanded a ceasefire",
)
WHILE = (
    "when {he} met {B} in {C} {T}",
    "as {he} met {B} in {C} {T}",
    "after meeting {B} in {C} {T}",
    "during a meeting with {B} in {C} {T}",
    "in talks with {B} in {C} {T}",
    "at a meeting with {B} in {C} {T}",
    "following {his} talks with {B} in {C} {T}",
    "during talks in {C} {T} with {B}",
)
SEPARATE = (
    "{A} held separate meetings in {C} {T} with {B} and with {D}.",
    "{A} held separate meetings in {C} {T} with {B}, who took office last year, and with {D}.",
    "In {C} {T}, {A} met separately with {B} and {D}.",
    "{A} met {B} in {C} {T} and also held talks with {D}.",
    "{A} met {B} in {C} {T}. {He} also met {D}.",
    "In {C} {T}, {A} met {B} and then {D}.",
)
CALLS = (
    "{A} spoke by phone with {B} {T}.",
    "{A} and {B} talked over the phone {T}.",
    "{Tf}, a phone call took place between {A} and {B}.",
    "{A} received a phone call from {B} {T}.",
    "{A} rejected the plan in a phone call with {B} {T}.",
    "{A} thanked the troops when {he} spoke by phone with {B} {T}.",
    "In a phone call with {B} {T}, {A} called for an end to the war.",
)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(merge=False)


def _name(official: Official, naming: str) -> str:
    return naming.format(small=official.office.lower(), **vars(official))


def _write(form: str, words: dict[str, str]) -> str:
    """The sentence, with its commas and first letters in order."""
    text = re.sub(r",(?=[,.])", "", form.format_map(words))
    return ". ".join(part[0].upper() + part[1:] for part in text.split(". "))


@dataclass(frozen=True)
class Cell:
    """A sentence, and what is to come of it."""

    text: str
    people: tuple[Official, ...]
    day: str
    city: str


def list_cells(forms: Sequence[str], days: Sequence[tuple[str, str]], told: int) -> Iterator[Cell]:
    """Each form told so many times, with other verbs, people and days each time."""
    number = 0
    for form in forms:
        for turn in range(told):
            number += 1
            a = OFFICIALS[number % len(OFFICIALS)]
            b = OFFICIALS[(number + 1 + turn % 3) % len(OFFICIALS)]
            d = OFFICIALS[(number + 5) % len(OFFICIALS)]
            past, base = VERBS[(number + turn) % len(VERBS)]
            told_on, day = days[(number * 5 + turn) % len(days)]
            city = ELSEWHERE[number % 3] if turn % 4 == 3 and "{state}" not in form else b.capital
            if "capital" in form or "{state}" in form:
                city = b.capital
            naming, other = NAMINGS[(number + turn) % len(NAMINGS)], NAMINGS[(number * 3) % len(NAMINGS)]
            words = {
                "A": _name(a, naming),
                "B": _name(b, other),
                "D": _name(d, NAMINGS[0]),
                "C": city,
                "T": told_on,
                "Tf": told_on[0].upper() + told_on[1:],
                "V": past,
                "W": base,
                "he": a.he,
                "He": a.he.title(),
                "his": "his" if a.he == "he" else "her",
                "state": b.state,
                "adjective": b.adjective,
            }
            yield Cell(_write(form, words), (a, b, d), day, city)


def _fault(event: Event, people: Sequence[Official], cell: Cell, status: str) -> str:
    """What is wrong with a record; "" where all is well."""
    dates, venue = event.dates, event.venue
    right = {
        "status": event.status == status,
        "day": dates is not None and dates.start == dates.end == cell.day,
        "city": event.type == "call" or (venue is not None and venue.city == cell.city),
        "people": {p.name for p in event.participants} == {p.name for p in people},
        "parties": {p.code for p in event.parties} == {p.code for p in people},
    }
    return ", ".join(name for name, well in right.items() if not well)


def _check(extractor: Extractor, cells: Iterator[Cell], kind: str, status: str) -> None:
    wrong = {}
    for cell in cells:
        events = extractor.extract(Document(cell.text, published=PUBLISHED))
        told = [event for event in events if event.type == kind]
        if len(told) != 1:
            wrong[cell.text] = f"{len(told)} of {[event.type for event in events]}"
        elif fault := _fault(told[0], cell.people[:2], cell, status):
            wrong[cell.text] = fault
    assert wrong == {}


@pytest.mark.parametrize("forms", [JOURNEYS, PLACED, CONVERSES], ids=["journeys", "placed", "converses"])
def test_held(forms: tuple[str, ...], extractor: Extractor) -> None:
    """Coordinated verbs, day and place anywhere, active and passive: the meeting is the same."""
    _check(extractor, list_cells(forms, PAST, 24), "meeting", "held")


def test_to_come(extractor: Extractor) -> None:
    """What is planned, in as many ways."""
    _check(extractor, list_cells(PLANS, TO_COME, 24), "meeting", "planned")


def test_told_with_something_else(extractor: Extractor) -> None:
    """What somebody rejects, cancels or proposes when he meets another, leaves that they met."""
    forms = [f"{{A}} {said} {when}." for said in SAID for when in WHILE]
    forms += [f"{when[0].upper()}{when[1:]}, {{A}} {said}." for said in SAID for when in WHILE]
    _check(extractor, list_cells(forms, PAST, 2), "meeting", "held")


def test_calls(extractor: Extractor) -> None:
    """Calls, as little moved by what is told with them."""
    _check(extractor, list_cells(CALLS, PAST, 12), "call", "held")


def test_one_after_the_other(extractor: Extractor) -> None:
    """Two met one after the other, in one sentence or in two: two meetings, in one city."""
    wrong = {}
    for cell in list_cells(SEPARATE, PAST, 14):
        a, b, d = cell.people
        events = [
            e for e in extractor.extract(Document(cell.text, published=PUBLISHED)) if e.type == "meeting"
        ]
        met = {frozenset(p.name for p in e.participants): e for e in events}
        for other in (b, d):
            event = met.get(frozenset({a.name, other.name}))
            if event is None:
                wrong[cell.text] = f"nothing with {other.name}"
            elif event.venue is None or event.venue.city != cell.city:
                wrong[cell.text] = f"no city with {other.name}"
        if len(events) != 2:
            wrong[cell.text] = f"{len(events)} events"
    assert wrong == {}
