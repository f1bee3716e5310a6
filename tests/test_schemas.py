"""The schemas in `schemas/` are what the models say, and accept what is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from irevents.records import Dates, Event
from irevents.schemas import event_schema, format_schema, table_schema

FOLDER = Path(__file__).parent.parent / "schemas"


@pytest.mark.parametrize(
    ("name", "file"), [("event", "event.schema.json"), ("csv", "events.csv.schema.json")]
)
def test_the_schema_has_not_drifted(name: str, file: str) -> None:
    assert (FOLDER / file).read_text(encoding="utf-8") == format_schema(name), (
        f"run: irevents schema {name} > schemas/{file}"
    )


def test_the_event_schema_is_a_schema_and_tells_events_from_others() -> None:
    Draft202012Validator.check_schema(event_schema())
    check = Draft202012Validator(event_schema())
    event = Event(
        id="x",
        type="call",
        status="held",
        title="Call",
        dates=Dates(start="XXXX-06-26", end="XXXX-06-27", precision="day", basis="explicit"),
    ).model_dump(mode="json")
    assert check.is_valid(event)
    assert not check.is_valid({**event, "type": "party"})
    assert not check.is_valid({**event, "more": 1})
    assert not check.is_valid({**event, "dates": {**event["dates"], "start": "26 June"}})


def test_the_table_schema_describes_every_column() -> None:
    assert all(field["description"] for field in table_schema()["fields"])


def test_every_field_of_an_event_is_described() -> None:
    assert [name for name, field in Event.model_fields.items() if not field.description] == []
