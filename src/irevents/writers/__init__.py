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

__all__ = ["FORMATS", "Format", "choose_format", "tell_format", "write_events"]

Format = Literal["json", "jsonl", "csv", "excel"]
FORMATS: tuple[str, ...] = get_args(Format)
_ENDINGS = ("json", "jsonl", "csv")

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
    return "json" if path is None else _read_ending(path, f"name it with -f, one of {', '.join(FORMATS)}")


def tell_format(path: Path) -> str:
    """The format of a file of events by its ending; JSON where it has none.

    Raises:
        IreventsError: for an ending that is none of ours.
    """
    return _read_ending(path, "events are in .json, .jsonl or .csv")


def _read_ending(path: Path, remedy: str) -> str:
    ending = path.suffix.lower().removeprefix(".") or "json"
    if ending not in _ENDINGS:
        raise IreventsError(f"no format ends in .{ending}", file=str(path), remedy=remedy)
    return ending


def write_events(events: Iterable[Event], stream: TextIO, *, format: str) -> None:
    """Write the events to an open text stream, each as it comes."""
    _WRITERS[format](events, stream)
