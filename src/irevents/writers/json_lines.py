"""JSON Lines: one event a line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from irevents.records import Event


def write_json_lines(events: Iterable[Event], stream: TextIO) -> None:
    """Write one compact JSON object a line."""
    for event in events:
        stream.write(event.model_dump_json() + "\n")
