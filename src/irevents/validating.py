"""`irevents validate`: is this file what `irevents extract` writes?"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from irevents.errors import IreventsError
from irevents.readers.decoding import read_utf8
from irevents.records import Event
from irevents.writers import tell_format
from irevents.writers.table import COLUMNS, Column


def validate_file(path: Path) -> tuple[int, list[str]]:
    """Check a file of events, by the ending of its name.

    Returns:
        The number of events in it, and what is wrong, one line each.

    Raises:
        IreventsError: when the file cannot be read at all.
    """
    form = tell_format(path)
    text = read_utf8(path)
    if form == "csv":
        return _validate_table(text, path)
    events = list(_read_lines(text, path) if form == "jsonl" else _read_array(text, path))
    faults = [fault for where, value in events for fault in _check_event(value, where)]
    seen: dict[str, str] = {}
    for where, value in events:
        name = value.get("id") if isinstance(value, dict) else None
        if isinstance(name, str) and seen.setdefault(name, where) != where:
            faults.append(f"{where}: id: {name!r} is also that of {seen[name]}")
    return len(events), faults


def _read_array(text: str, path: Path) -> Iterator[tuple[str, object]]:
    try:
        values = json.loads(text)
    except ValueError as error:
        raise IreventsError(f"not JSON ({error})", file=str(path)) from None
    if not isinstance(values, list):
        raise IreventsError("not a JSON array of events", file=str(path))
    for number, value in enumerate(values):
        yield f"{path}: event {number}", value


def _read_lines(text: str, path: Path) -> Iterator[tuple[str, object]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                yield f"{path}: line {number}", json.loads(line)
            except ValueError as error:
                raise IreventsError(f"not JSON ({error})", file=str(path), key=f"line {number}") from None


def _check_event(value: object, where: str) -> list[str]:
    try:
        event = Event.model_validate_json(json.dumps(value))
    except ValidationError as error:
        return [
            f"{where}: {'.'.join(str(part) for part in fault['loc']) or 'event'}: {fault['msg']}"
            for fault in error.errors(include_url=False, include_context=False, include_input=False)
        ]
    return [
        f"{where}: evidence.{number}: the quote has {len(item.quote)} characters, its offsets say "
        f"{item.end - item.start}"
        for number, item in enumerate(event.evidence)
        if item.end - item.start != len(item.quote)
    ]


def _validate_table(text: str, path: Path) -> tuple[int, list[str]]:
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    names = [column.name for column in COLUMNS]
    count = 0
    faults: list[str] = []
    try:
        if next(rows, []) != names:
            return 0, [f"{path}: line 1: the columns are not {','.join(names)}"]
        for row in rows:
            count += 1
            if len(row) != len(names):
                faults.append(f"{path}: line {rows.line_num}: {len(row)} cells, not {len(names)}")
                continue
            for column, cell in zip(COLUMNS, row, strict=True):
                if (message := _check_cell(column, cell)) is not None:
                    faults.append(f"{path}: line {rows.line_num}: {column.name}: {message}")
    except csv.Error as error:
        faults.append(f"{path}: line {rows.line_num}: not CSV ({error})")
    return count, faults


def _check_cell(column: Column, cell: str) -> str | None:
    limits = column.constraints
    if not cell:
        return "is empty" if limits.get("required") else None
    if column.type != "string":
        try:
            number = int(cell) if column.type == "integer" else float(cell)
        except ValueError:
            return f"{cell!r} is no {column.type}"
        low, high = limits.get("minimum"), limits.get("maximum")
        if isinstance(low, int) and isinstance(high, int) and not low <= number <= high:
            return f"{cell} is not between {low} and {high}"
    choices, pattern = limits.get("enum"), limits.get("pattern")
    if isinstance(choices, list) and cell not in choices:
        return f"{cell!r} is none of {', '.join(choices)}"
    if isinstance(pattern, str) and not re.fullmatch(pattern, cell):
        return f"{cell!r} is no date"
    return None
