"""CSV: one row an event, for a spreadsheet or a data frame.

`COLUMNS` is the one place that says what the columns are; the Table Schema is generated from it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, TextIO, get_args

from irevents.records import Basis, Event, EventType, Precision, Status

SEPARATOR = "; "

# What makes a spreadsheet take a cell for a formula (OWASP, "CSV injection").
_FORMULA = re.compile(r"[=+\-@\t\r]")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_QUOTED = re.compile(r'.*[,;"].*')
_BLANK = re.compile(r"[\s\x00-\x1f\x7f]+")

# The evidence that shows an event best, first to last; the first there is becomes the `quote`.
_MAIN_EVIDENCE = ("type", "trigger", "event", "title", "series", "status", "dates", "participants[0]")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: how it is called, what stands in it, and how to take that from an event."""

    name: str
    type: Literal["string", "integer", "number"]
    description: str
    read: Callable[[Event], object]
    constraints: Mapping[str, object] = field(default_factory=dict)


def main_quote(event: Event) -> str | None:
    """The words of the report that assert the event."""
    by_field = {item.field: item.quote for item in reversed(event.evidence)}
    for name in _MAIN_EVIDENCE:
        if name in by_field:
            return by_field[name]
    return event.evidence[0].quote if event.evidence else None


_EDTF = {"pattern": r"(\d{4}|XXXX)(-\d{2}(-\d{2})?)?"}
_UNIT = {"minimum": 0, "maximum": 1}


def _choice(literal: object, **more: object) -> dict[str, object]:
    return {**more, "enum": list(get_args(literal))}


def _dates(event: Event, part: str) -> object:
    return getattr(event.dates, part) if event.dates else None


def _venue(event: Event, part: str) -> object:
    return getattr(event.venue, part) if event.venue else None


def _publication_dates(event: Event) -> list[str]:
    return [source.published.isoformat() if source.published else "" for source in event.sources]


_MUST: dict[str, object] = {"required": True}
COLUMNS: tuple[Column, ...] = (
    Column("id", "string", "stable, readable name of the event", lambda e: e.id, _MUST),
    Column("type", "string", "kind of event", lambda e: e.type, _choice(EventType, **_MUST)),
    Column("status", "string", "whether it took place", lambda e: e.status, _choice(Status, **_MUST)),
    Column("title", "string", "short title, composed from the record", lambda e: e.title, _MUST),
    Column("series", "string", "recurring body or series", lambda e: e.series.name if e.series else None),
    Column("edition", "integer", "number of the session", lambda e: e.edition),
    Column("start", "string", "first day, month or year (EDTF)", lambda e: _dates(e, "start"), _EDTF),
    Column("end", "string", "last day, month or year (EDTF)", lambda e: _dates(e, "end"), _EDTF),
    Column(
        "date_precision", "string", "how exact it is", lambda e: _dates(e, "precision"), _choice(Precision)
    ),
    Column("date_basis", "string", "what gave the date", lambda e: _dates(e, "basis"), _choice(Basis)),
    Column("venue", "string", "building, base or other place", lambda e: _venue(e, "name")),
    Column("city", "string", "city", lambda e: _venue(e, "city")),
    Column("country", "string", "ISO 3166-1 alpha-2", lambda e: _venue(e, "country")),
    Column("latitude", "number", "degrees north (WGS 84)", lambda e: _venue(e, "latitude")),
    Column("longitude", "number", "degrees east (WGS 84)", lambda e: _venue(e, "longitude")),
    Column("chairs", "string", "people in the chair", lambda e: [p.name for p in e.chairs]),
    Column("participants", "string", "people taking part", lambda e: [p.name for p in e.participants]),
    Column("parties", "string", "codes of those taking part", lambda e: [p.code for p in e.parties]),
    Column("sideline_of", "string", "the event it was on the sidelines of", lambda e: e.sideline_of),
    Column("topics", "string", "what was discussed", lambda e: [t.label for t in e.topics]),
    Column("outcomes", "string", "documents signed or issued", lambda e: [o.title for o in e.outcomes]),
    Column("confidence", "number", "0 to 1", lambda e: e.confidence, {**_MUST, **_UNIT}),
    Column("sources", "string", "the reports", lambda e: [s.document for s in e.sources]),
    Column("published", "string", "the reports' dates, in their order", _publication_dates),
    Column("quote", "string", "the words that assert the event", main_quote),
)


def write_csv(events: Iterable[Event], stream: TextIO) -> None:
    """Write a header and one row an event, as RFC 4180 has it but with LF."""
    write_row(stream, [column.name for column in COLUMNS])
    for event in events:
        write_row(stream, [format_cell(column.read(event)) for column in COLUMNS])


def write_excel_csv(events: Iterable[Event], stream: TextIO) -> None:
    """Write CSV behind a byte order mark, without which Excel takes UTF-8 for the encoding of its country."""
    stream.write("\ufeff")
    write_csv(events, stream)


def write_row(stream: TextIO, cells: Iterable[str]) -> None:
    """Write one row; LibreOffice splits at semicolons too, so what holds one is quoted as well."""
    stream.write(",".join(_QUOTED.sub(_quote, cell) for cell in cells) + "\n")


def _quote(match: re.Match[str]) -> str:
    return '"' + match[0].replace('"', '""') + '"'


def format_cell(value: object) -> str:
    """The text of a cell: on one line, several values joined, safe in a spreadsheet."""
    if value is None:
        return ""
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, str):
        return defuse(_one_line(value))
    if isinstance(value, Iterable):
        parts = [_one_line(str(part)) for part in value]
        return defuse(SEPARATOR.join(parts)) if any(parts) else ""
    raise TypeError(f"no cell for {value!r}")


def defuse(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would run as a formula."""
    if _FORMULA.match(text) and not _NUMBER.fullmatch(text):
        return "'" + text
    return text


def _one_line(text: str) -> str:
    return _BLANK.sub(" ", text).strip()
