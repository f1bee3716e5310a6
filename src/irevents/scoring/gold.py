"""Gold: what a careful reader finds in a document, one JSON object a line."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from irevents.errors import IreventsError
from irevents.scoring.slots import MANY, SINGLE

ANYTHING = "*"


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """An event of the gold.

    Attributes:
        title: what the reader called it.
        single: for each slot of one value those that are right; None among them where it may be empty.
        many: for each slot of several values those that must be there.
        allowed: for each slot of several values those that may be there too.
        unscored: the slots that the gold leaves open.
        optional: whether reasonable readers differ on the event as a whole.
    """

    title: str | None
    single: dict[str, tuple[str | None, ...]]
    many: dict[str, tuple[str, ...]]
    allowed: dict[str, tuple[str, ...]]
    unscored: frozenset[str]
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """The events of one document; `name` is the document's name without folder and ending."""

    name: str
    events: tuple[GoldEvent, ...]


def read_gold(path: Path) -> list[GoldDocument]:
    """Read a gold file.

    Raises:
        IreventsError: naming the line and the key that is wrong.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise IreventsError((error.strerror or str(error)).lower(), file=str(path)) from error
    except UnicodeDecodeError:
        raise IreventsError("not UTF-8", file=str(path)) from None
    documents: dict[str, GoldDocument] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                document = _read_document(json.loads(line))
            except (ValueError, TypeError) as error:
                raise IreventsError(str(error), file=str(path), key=f"line {number}") from None
            documents[document.name] = document
    return list(documents.values())


def _read_document(fields: Any) -> GoldDocument:
    if not isinstance(fields, dict):
        raise TypeError('not an object {"doc": …, "events": […]}')
    name, events = fields.get("doc"), fields.get("events")
    if not isinstance(name, str) or not name:
        raise TypeError('"doc" is not a name')
    if not isinstance(events, list) or not all(isinstance(event, dict) for event in events):
        raise TypeError('"events" is not a list of objects')
    return GoldDocument(name.split(".")[0], tuple(_read_event(event) for event in events))


def _read_event(fields: dict[str, Any]) -> GoldEvent:
    values = {slot: fields.get(slot) for slot in SINGLE}
    if values["end"] is None:
        values["end"] = values["start"]
    many = {slot: _strings(fields, slot) for slot in MANY}
    return GoldEvent(
        title=fields.get("title"),
        single={slot: _alternatives(value) for slot, value in values.items()},
        many=many,
        allowed={slot: _strings(fields, f"{slot}_accepted") for slot in MANY},
        unscored=frozenset(
            [slot for slot, value in values.items() if value == ANYTHING]
            + [slot for slot, value in many.items() if value == (ANYTHING,)]
        ),
        optional=bool(fields.get("optional")),
    )


def _alternatives(value: Any) -> tuple[str | None, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(None if one is None else str(one) for one in values)


def _strings(fields: dict[str, Any], key: str) -> tuple[str, ...]:
    """A list of strings; people may be given as `{"name": …}`."""
    values = fields.get(key) or []
    if not isinstance(values, list):
        raise TypeError(f'"{key}" is not a list')
    names: list[str] = []
    for value in values:
        name = value.get("name") if isinstance(value, dict) else value
        if not isinstance(name, str):
            raise TypeError(f'"{key}" holds something else than names')
        names.append(name)
    return tuple(names)
