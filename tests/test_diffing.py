"""What changed between two outputs, as the library tells it and as the command prints it."""

from __future__ import annotations

from pathlib import Path

from merge_events import write_dates, write_event
from typer.testing import CliRunner

from irevents.cli import app
from irevents.diffing import diff_events
from irevents.merging import merge
from irevents.records import Event, Person
from irevents.writers import write_events

LAND = write_event(
    "a", series="land: Sub Working Group", edition=4, dates="XXXX-06-25", quotes=[("type", 3, "met")]
)
CALL = write_event("b", "call", people=("Narendra Modi", "Vladimir Putin"), dates="2025-10")
VISIT = write_event("c", "visit", people=("Vladimir Putin",), dates="2025-12", parties="IN RU", city=", IN")


def write_file(path: Path, events: list[Event]) -> Path:
    with path.open("w", encoding="utf-8") as stream:
        write_events(events, stream, format=path.suffix[1:])
    return path


def test_added_gone_and_changed() -> None:
    dated = LAND.model_copy(update={"dates": write_dates("2025-06-25")})
    found = diff_events(merge([LAND, CALL]), merge([dated, VISIT]))
    assert [event.type for event in found.added] == ["visit"]
    assert [event.type for event in found.gone] == ["call"]
    (change,) = found.changed
    assert {c.field: (c.old, c.new) for c in change.changes if c.field != "confidence"} == {
        "id": (("xxxx-06-25-land-4",), ("2025-06-25-land-4",)),
        "dates.start": (("XXXX-06-25",), ("2025-06-25",)),
        "dates.end": (("XXXX-06-25",), ("2025-06-25",)),
    }


def test_same_words_are_the_same_event_whatever_else_is_read() -> None:
    other = LAND.model_copy(update={"series": None, "edition": None, "dates": write_dates("2019-01-02")})
    found = diff_events(merge([LAND]), merge([other]))
    assert not found.added
    assert {"edition", "series", "dates.start"} <= {change.field for change in found.changed[0].changes}


def test_a_new_person_is_one_line(tmp_path: Path) -> None:
    three = CALL.model_copy(update={"participants": (*CALL.participants, Person(name="Xi Jinping"))})
    old = write_file(tmp_path / "old.json", merge([CALL]))
    new = write_file(tmp_path / "new.jsonl", merge([three]))
    same = CliRunner().invoke(app, ["diff", str(old), str(old)])
    assert (same.exit_code, same.stdout) == (0, "0 added, 0 gone, 0 changed\n")
    result = CliRunner().invoke(app, ["diff", str(old), str(new)])
    assert result.exit_code == 1
    assert result.stdout.splitlines()[:2] == [
        "~ 2025-10-call-modi-putin  call of 2",
        "    participants: (none) -> Xi Jinping",
    ]
    assert CliRunner().invoke(app, ["diff", "-q", str(old), str(new)]).stdout == ""
    assert CliRunner().invoke(app, ["diff", str(old), str(tmp_path / "none.json")]).exit_code == 2
