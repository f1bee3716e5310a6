"""Files of events, as any of our writers wrote them, back to records."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from irevents.errors import IreventsError
from irevents.packs import read_pack
from irevents.readers.decoding import read_utf8
from irevents.records import Event
from irevents.writers import tell_format
from irevents.writers.table import COLUMNS, SEPARATOR

_ARRAY = TypeAdapter(list[Event])
Row = Mapping[str, str]


def read_event_file(path: Path) -> list[Event]:
    """The events of a .json, .jsonl or .csv file, or of the .parquet files that `irevents.spark` writes.

    A CSV row holds less than a record: it comes back without evidence, ranks and offices, its series known
    by name only, and "AU" as Australia.

    Raises:
        IreventsError: when it cannot be read or holds something else.
    """
    if path.suffix.lower() == ".parquet":
        return list(_read_parquet(path))
    form = tell_format(path)
    text = read_utf8(path)
    if form == "csv":
        return list(_read_table(text, path))
    where = None
    try:
        if form == "json":
            return _ARRAY.validate_json(text)
        events = []
        for number, line in enumerate(text.split("\n"), start=1):
            if line.strip():
                where = f"line {number}"
                events.append(Event.model_validate_json(line))
        return events
    except ValidationError as error:
        raise _name_fault(error, path, where) from None


def _read_parquet(path: Path) -> Iterator[Event]:
    """Needs pyarrow; a folder is the parts that Spark wrote into it."""
    try:
        arrow: Any = import_module("pyarrow")
        parquet: Any = import_module("pyarrow.parquet")
    except ImportError:
        raise IreventsError(
            "reading Parquet needs pyarrow", file=str(path), remedy="pip install 'irevents[parquet]'"
        ) from None
    parts = sorted(path.glob("*.parquet")) if path.is_dir() else [path]
    if not parts:
        raise IreventsError("no .parquet file in this folder", file=str(path))
    for part in parts:
        try:
            rows = parquet.ParquetFile(part).read().to_pylist()
        except (OSError, arrow.ArrowException) as error:
            message = " ".join(str(error).split())
            raise IreventsError(f"not a Parquet file that can be read ({message})", file=str(part)) from None
        for number, row in enumerate(rows, start=1):
            try:
                yield Event.model_validate(row)
            except ValidationError as error:
                raise _name_fault(error, part, f"row {number}") from None


def _name_fault(error: ValidationError, path: Path, where: str | None) -> IreventsError:
    fault = error.errors(include_url=False, include_context=False, include_input=False)[0]
    loc = ".".join(str(part) for part in fault["loc"])
    key = ": ".join(filter(None, (where, loc))) or None
    return IreventsError(fault["msg"], file=str(path), key=key, remedy="see irevents validate")


def _read_table(text: str, path: Path) -> Iterator[Event]:
    rows = csv.DictReader(io.StringIO(text, newline=""))
    names = [column.name for column in COLUMNS]
    if rows.fieldnames != names:
        raise IreventsError(f"the columns are not {','.join(names)}", file=str(path), key="line 1")
    for row in rows:
        cells = {name: _arm(cell) for name, cell in row.items() if isinstance(cell, str)}
        try:
            yield Event.model_validate_json(json.dumps(_read_row(cells)))
        except (ValidationError, ValueError):
            where = f"line {rows.line_num}"
            raise IreventsError(
                "no event", file=str(path), key=where, remedy="see irevents validate"
            ) from None


def _arm(cell: str) -> str:
    """Take away the apostrophe that keeps a spreadsheet from running a cell."""
    return cell[1:] if len(cell) > 1 and cell[0] == "'" and cell[1] in "=+-@\t\r" else cell


def _read_row(row: Row) -> dict[str, object]:
    def split(name: str, make: Callable[[str], object]) -> list[object]:
        return [make(part) for part in row[name].split(SEPARATOR)] if row[name] else []

    chairs = set(row["chairs"].split(SEPARATOR))
    days = row["published"].split(SEPARATOR) if row["published"] else []
    sources = row["sources"].split(SEPARATOR) if row["sources"] else []
    days += [""] * (len(sources) - len(days))
    return {
        **{name: row[name] for name in ("id", "type", "status", "title")},
        "sideline_of": row["sideline_of"] or None,
        "series": {"id": row["series"].lower(), "name": row["series"]} if row["series"] else None,
        "edition": int(row["edition"]) if row["edition"] else None,
        "dates": _read_dates(row),
        "venue": _read_venue(row),
        "chairs": split("chairs", lambda name: {"name": name, "role": "chair"}),
        "participants": split(
            "participants", lambda name: {"name": name, "role": "chair" if name in chairs else "participant"}
        ),
        "parties": split("parties", _read_party),
        "topics": split("topics", lambda label: {"id": label.lower(), "label": label, "category": ""}),
        "outcomes": split("outcomes", lambda title: {"kind": "document", "title": title}),
        "confidence": float(row["confidence"]),
        "sources": [
            {"document": name, "published": day or None} for name, day in zip(sources, days, strict=False)
        ],
    }


def _read_party(code: str) -> dict[str, str]:
    """A party by its code; "AU" is a state's first (the African Union has it too)."""
    states, organisations = _name_parties()
    if code in states or (len(code) == 2 and code not in organisations):
        return {"code": code, "name": states.get(code, code), "kind": "state"}
    return {"code": code, "name": organisations.get(code, code), "kind": "organisation"}


@cache
def _name_parties() -> tuple[dict[str, str], dict[str, str]]:
    """The names of states and of organisations by their codes."""
    states, organisations = (
        {entry["code"]: entry["label"] for entry in read_pack(kind)["entry"]}
        for kind in ("countries", "organisations")
    )
    return states, organisations


def _read_dates(row: Row) -> dict[str, str] | None:
    if not row["start"]:
        return None
    names = {"start": "start", "end": "end", "precision": "date_precision", "basis": "date_basis"}
    return {name: row[column] for name, column in names.items()}


def _read_venue(row: Row) -> dict[str, object] | None:
    venue: dict[str, object] = {
        "name": row["venue"] or None,
        "city": row["city"] or None,
        "country": row["country"] or None,
        "latitude": float(row["latitude"]) if row["latitude"] else None,
        "longitude": float(row["longitude"]) if row["longitude"] else None,
    }
    return venue if any(value is not None for value in venue.values()) else None
