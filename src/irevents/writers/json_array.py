"""A JSON array of events, indented."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TextIO

from irevents.records import Event


def write_json(events: Sequence[Event], stream: TextIO) -> None:
    """Write one JSON array, event by event so that a big one needs no second copy in memory."""
    stream.write("[")
    for number, event in enumerate(events):
        text = json.dumps(event.model_dump(mode="json"), ensure_ascii=False, indent=2)
        stream.write(",\n" if number else "\n")
        stream.write("  " + text.replace("\n", "\n  "))
    stream.write("\n]\n" if events else "]\n")
