"""The sample reports end to end, as the quick start of the README extracts them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from irevents.extraction import extract_files
from irevents.readers.events import read_event_file
from irevents.records import Event
from irevents.validating import validate_file

ROOT = Path(__file__).parent.parent

# type, status, first day, city, edition, people, reports
TOLD = [
    ("meeting", "held", "2025-06-26", "Qingdao", None, {"Rajnath Singh", "Andrey Belousov"}, 3),
    ("meeting", "held", "2025-06-25", "St Petersburg", 4, set(), 1),
    ("meeting", "held", "2024-06-26", "New Delhi", 3, set(), 1),
    ("meeting", "held", "2022-09-16", "Samarkand", None, {"Narendra Modi", "Vladimir Putin"}, 1),
    ("meeting", "held", "2025-09", "Tianjin", None, {"Narendra Modi", "Vladimir Putin"}, 1),
    ("call", "held", "2025-10", None, None, {"Narendra Modi", "Vladimir Putin"}, 1),
]


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("seeds") / "events.json"
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        assert extract_files(["seeds/"], output=path).problems == []
    return path


@pytest.fixture(scope="module")
def events(output: Path) -> list[Event]:
    return read_event_file(output)


@pytest.mark.parametrize("told", TOLD, ids=lambda told: f"{told[2]}-{told[3]}")
def test_what_the_reports_tell_is_found_once(events: list[Event], told: tuple[object, ...]) -> None:
    found = [
        event
        for event in events
        if event.dates
        and (event.type, event.status, event.dates.start) == told[:3]
        and (event.venue.city if event.venue else None) == told[3]
    ]
    assert len(found) == 1
    (event,) = found
    assert event.edition == told[4]
    assert {person.name for person in event.participants} >= told[5]
    assert len(event.sources) == told[6]


def test_the_table_of_the_folder_tells_nothing(events: list[Event]) -> None:
    assert {source.document for event in events for source in event.sources} == {
        f"seeds/{path.name}" for path in (ROOT / "seeds").glob("*.txt")
    }


def test_every_quote_stands_at_its_place(events: list[Event]) -> None:
    texts = {f"seeds/{path.name}": path.read_text(encoding="utf-8") for path in (ROOT / "seeds").iterdir()}
    pieces = [piece for event in events for piece in event.evidence]
    assert len(pieces) > 100
    assert [p for p in pieces if texts[p.document][p.start : p.end] != p.quote] == []


def test_every_filled_field_has_evidence(events: list[Event]) -> None:
    single = ("type", "status", "series", "edition", "dates", "venue", "sideline_of")
    many = ("chairs", "participants", "parties", "topics", "outcomes")
    for event in events:
        shown = {piece.field.split(".")[0] for piece in event.evidence}
        assert {field for field in single if getattr(event, field) is not None} <= shown, event.id
        assert {f"{field}[{i}]" for field in many for i in range(len(getattr(event, field)))} <= shown, (
            event.id
        )


def test_the_output_is_valid_and_the_same_each_time(output: Path, tmp_path: Path) -> None:
    count, faults = validate_file(output)
    assert faults == []
    assert count == len(json.loads(output.read_text(encoding="utf-8"))) >= len(TOLD)
    again = tmp_path / "again.json"
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        extract_files(["seeds/"], output=again)
    assert again.read_bytes() == output.read_bytes()
