"""From reports to one record for each event: several reports of own events, extracted and merged."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from irevents import Document, Event, Extractor

SEEDS = Path(__file__).parents[1] / "seeds"
REPORTS = {
    "oslo-a@2024-05-15": (
        "Hungarian Foreign Minister Elina Varga met Norwegian Foreign Minister Lars Holm in Oslo on "
        "Tuesday. The two ministers discussed energy and border security."
    ),
    "oslo-b@2024-05-16": (
        "OSLO: Norway's Foreign Minister Lars Holm held talks with his Hungarian counterpart Elina Varga "
        "in Oslo on May 14. They also spoke about the war in Ukraine."
    ),
    "budapest@2024-05-31": (
        "Hungarian Foreign Minister Elina Varga met Norwegian Foreign Minister Lars Holm in Budapest on "
        "May 29, two weeks after their talks in Oslo."
    ),
    "plan@2024-09-01": (
        "Defence Minister Rafael Ortega of Chile will visit Peru on September 10-12, 2024, the ministry said."
    ),
    "visit@2024-09-13": (
        "Chilean Defence Minister Rafael Ortega visited Peru from September 10 to 12. He met Peruvian "
        "Defence Minister Walter Quispe in Lima on September 11."
    ),
    "group-6@2023-04-22": (
        "The sixth meeting of the India-Kenya Joint Working Group on Counter Terrorism was held in "
        "Nairobi on April 20-21, 2023."
    ),
    "group-6-again": (
        "The Joint Working Group on Counter Terrorism of India and Kenya held its 6th meeting in Nairobi "
        "on April 20 and 21."
    ),
    "group-7@2024-06-12": (
        "The seventh meeting of the India-Kenya Joint Working Group on Counter Terrorism took place in "
        "New Delhi on June 11, 2024."
    ),
}


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.fixture(scope="module")
def events(extractor: Extractor) -> list[Event]:
    documents = []
    for name, text in REPORTS.items():
        report, _, day = name.partition("@")
        documents.append(Document(text, id=report, published=dt.date.fromisoformat(day) if day else None))
    return list(extractor.pipe(documents))


def find(events: list[Event], kind: str, day: str) -> Event:
    (found,) = [e for e in events if e.type == kind and e.dates and e.dates.start == day]
    return found


def list_sources(event: Event) -> list[str]:
    return [source.document for source in event.sources]


def test_one_meeting_in_three_reports(events: list[Event]) -> None:
    """The third only looks back: "two weeks after their talks in Oslo"."""
    event = find(events, "meeting", "2024-05-14")
    assert list_sources(event) == ["oslo-a", "oslo-b", "budapest"]
    assert sorted(p.name for p in event.participants) == ["Elina Varga", "Lars Holm"]


def test_their_next_meeting_is_another(events: list[Event]) -> None:
    assert list_sources(find(events, "meeting", "2024-05-29")) == ["budapest"]


def test_planned_then_held(events: list[Event]) -> None:
    event = find(events, "visit", "2024-09-10")
    assert list_sources(event) == ["plan", "visit"]
    assert event.status == "held"
    assert [step.status for step in event.history] == ["planned", "held"]


def test_the_talks_of_a_visit_are_an_event_of_their_own(events: list[Event]) -> None:
    assert list_sources(find(events, "meeting", "2024-09-11")) == ["visit"]


def test_a_session_gets_its_year_from_the_report_that_has_it(events: list[Event]) -> None:
    event = find(events, "meeting", "2023-04-20")
    assert list_sources(event) == ["group-6", "group-6-again"]
    assert event.edition == 6
    assert event.dates
    assert (event.dates.end, event.dates.basis) == ("2023-04-21", "corpus")
    after = find(events, "meeting", "2024-06-11")
    assert (event.next_id, after.previous_id) == (after.id, event.id)


def test_the_samples_tell_of_one_meeting_in_qingdao(extractor: Extractor) -> None:
    documents = [
        Document(path.read_text(encoding="utf-8"), id=path.name)
        for path in sorted(SEEDS.glob("*.txt"), reverse=True)
    ]
    events = list(extractor.pipe(documents))
    event = find(events, "meeting", "2025-06-26")
    assert len(event.sources) == 3
    (host,) = [e for e in events if e.id == event.sideline_of_id]
    assert host.series
    assert host.series.id == "sco-defence-ministers-meeting"
    assert host.dates
    assert host.dates.start == "2025-06-25"
