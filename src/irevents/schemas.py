"""The machine-readable form of what is written, generated from the models that write it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from irevents.errors import IreventsError
from irevents.records import Event
from irevents.writers.table import COLUMNS, SEPARATOR


def event_schema() -> dict[str, Any]:
    """JSON Schema 2020-12 of one event, as it stands in a JSON array or on a line of JSON Lines."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Event.model_json_schema(mode="serialization"),
    }


def table_schema() -> dict[str, Any]:
    """Frictionless Table Schema of the CSV."""
    fields: list[dict[str, Any]] = []
    for column in COLUMNS:
        entry = {"name": column.name, "type": column.type, "description": column.description}
        fields.append({**entry, "constraints": dict(column.constraints)} if column.constraints else entry)
    return {
        "title": "Events",
        "description": f"One row an event; several values in a cell are joined with {SEPARATOR!r}.",
        "fields": fields,
        "missingValues": [""],
    }


SCHEMAS: dict[str, Callable[[], dict[str, Any]]] = {"event": event_schema, "csv": table_schema}


def format_schema(name: str) -> str:
    """A schema as the text of its file.

    Raises:
        IreventsError: for a name that is none of `SCHEMAS`.
    """
    if name not in SCHEMAS:
        raise IreventsError(f"no schema {name!r}", remedy=f"choose one of {', '.join(SCHEMAS)}")
    return json.dumps(SCHEMAS[name](), ensure_ascii=False, indent=2) + "\n"
