"""Short ways to write records for the tests of merging."""

from __future__ import annotations

import datetime as dt
from typing import Any

from irevents.records import Dates, Event, Evidence, Party, Person, Series, Source, Venue

STATES = {"IN": "India", "RU": "Russia", "CN": "China", "OM": "Oman", "BT": "Bhutan"}
GRAINS = ("year", "month", "day")


def write_event(report: str, type: str = "meeting", **slots: Any) -> Event:
    """A record of `report`, a document's name with its day after an `@` where it is known.

    Slots are written short: `dates="2025-06-25/2025-06-27"`, `people=("Rajnath Singh", …)`,
    `parties="IN RU NATO/"`, `city="Qingdao, CN"`, `series="id: Name"`.
    """
    document, _, day = report.partition("@")
    status = slots.pop("status", "held")
    people = tuple(_person(name) for name in slots.pop("people", ()))
    chairs = tuple(_person(name, role="co-chair") for name in slots.pop("chairs", ()))
    known = {person.name for person in people}
    data: dict[str, Any] = {
        "id": "",
        "type": type,
        "status": status,
        "title": slots.pop("title", f"{type} of {len(people)}"),
        "participants": tuple(c for c in chairs if c.name not in known) + people,
        "chairs": chairs,
        "parties": tuple(map(_party, slots.pop("parties", "").split())),
        "sources": (Source(document=document, published=dt.date.fromisoformat(day) if day else None),),
    }
    if "dates" in slots:
        data["dates"] = write_dates(slots.pop("dates"), basis=slots.pop("basis", "explicit"))
    if "series" in slots:
        key, _, name = slots.pop("series").partition(": ")
        data["series"] = Series(id=key, name=name or key)
    if "city" in slots or "venue" in slots:
        city, _, country = slots.pop("city", "").partition(", ")
        data["venue"] = Venue(name=slots.pop("venue", None), city=city or None, country=country or None)
    if "quotes" in slots:
        data["evidence"] = tuple(
            Evidence(field=f, document=document, start=at, end=at + len(quote), quote=quote, rule="test")
            for f, at, quote in slots.pop("quotes")
        )
    return Event(**data, **slots)


def _party(code: str) -> Party:
    """`AU` is a state, `AU/` an organisation."""
    if code.endswith("/"):
        return Party(code=code[:-1], name=code[:-1], kind="organisation")
    return Party(code=code, name=STATES.get(code, code), kind="state")


def _person(name: str, **more: Any) -> Person:
    """`Rajnath Singh (IN)` with the party the person belongs to."""
    name, _, party = name.partition(" (")
    return Person(name=name, affiliation=party.rstrip(")") or None, **more)


def write_dates(text: str, *, basis: Any = "explicit") -> Dates:
    """Dates from a day, month or year, or two of them with a slash between."""
    start, _, end = text.partition("/")
    precision: Any = GRAINS[start.count("-")]
    return Dates(start=start, end=end or start, precision=precision, basis=basis)
