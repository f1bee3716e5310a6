"""A JSON array of events, indented."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TextIO

from irevents.records import Event


def write_json(events: Iterable[Event], stream: TextIO) -> None:
    """Write one JSON array, event by event, so that they need not be in memory together."""
    separator = "[\n"
    for event in events:
        text = json.dumps(event.model_dump(mode="json"), ensure_ascii=False, indent=2)
        stream.write(separator)
        stream.write("  " + text.replace("\n", "\n  "))
        separator = ",\n"
    stream.write("[]\n" if separator == "[\n" else "\n]\n")
