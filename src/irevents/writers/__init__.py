"""Events → files. One module a format; the same events give the same bytes, UTF-8 with LF."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Literal, TextIO, get_args

from irevents.errors import IreventsError
from irevents.records import Event
from irevents.writers.json_array import write_json
from irevents.writers.json_lines import write_json_lines
from irevents.writers.table import write_csv, write_excel_csv

__all__ = ["ENDINGS", "FORMATS", "Format", "choose_format", "write_events"]

Format = Literal["json", "jsonl", "csv", "excel"]
FORMATS: tuple[str, ...] = get_args(Format)
ENDINGS: tuple[str, ...] = ("json", "jsonl", "csv")
"""The formats that a file's ending tells of."""

_WRITERS: dict[str, Callable[[Iterable[Event], TextIO], None]] = {
    "json": write_json,
    "jsonl": write_json_lines,
    "csv": write_csv,
    "excel": write_excel_csv,
}


def choose_format(path: Path | None, given: str | None) -> str:
    """The format asked for, or else that of the file's ending, or else JSON.

    Raises:
        IreventsError: for a format or an ending that is none of ours.
    """
    if given is not None:
        if given not in FORMATS:
            raise IreventsError(f"unknown format {given!r}", remedy=f"choose one of {', '.join(FORMATS)}")
        return given
    if path is None or not path.suffix:
        return "json"
    ending = path.suffix.lower().removeprefix(".")
    if ending not in ENDINGS:
        remedy = f"name it with -f, one of {', '.join(FORMATS)}"
        raise IreventsError(f"no format ends in .{ending}", file=str(path), remedy=remedy)
    return ending


def write_events(events: Iterable[Event], stream: TextIO, *, format: str) -> None:
    """Write the events to an open text stream, each as it comes."""
    _WRITERS[format](events, stream)
