"""JSON Lines: one event a line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TextIO

from irevents.records import Event


def write_json_lines(events: Iterable[Event], stream: TextIO) -> None:
    """Write one compact JSON object a line."""
    for event in events:
        stream.write(json.dumps(event.model_dump(mode="json"), ensure_ascii=False, separators=(",", ":")))
        stream.write("\n")
