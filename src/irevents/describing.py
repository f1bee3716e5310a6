"""Values of records in a few words, as `irevents diff` and `irevents explain` print them."""

from __future__ import annotations

from irevents.records import (
    Conflict,
    Dates,
    Outcome,
    Party,
    Person,
    Record,
    Series,
    Source,
    StatusReport,
    Topic,
    Venue,
)


def describe(value: object) -> str:
    """A value of a record in a few words, for a terminal."""
    match value:
        case Person():
            office = ", ".join(part for part in (value.rank, value.position, value.affiliation) if part)
            role = "" if value.role == "participant" else f" [{value.role}]"
            return (f"{value.name} ({office})" if office else value.name) + role
        case Party():
            return value.code if value.code == value.name else f"{value.name} ({value.code})"
        case Topic():
            return value.label
        case Outcome():
            return f"{value.kind}: {value.title}"
        case Series():
            return f"{value.name} ({value.acronym})" if value.acronym else value.name
        case Dates():
            span = value.start if value.start == value.end else f"{value.start} to {value.end}"
            return f"{span} ({value.precision}, {value.basis})"
        case Venue():
            parts = (value.name, value.city, value.region, value.country)
            return ", ".join(part for part in parts if part)
        case Source():
            more = [part for part in (value.publisher, str(value.published or "")) if part]
            more += [f"repeats {value.copy_of}"] if value.copy_of else []
            return f"{value.document} ({', '.join(more)})" if more else value.document
        case StatusReport():
            when = f" for {describe(value.dates)}" if value.dates else ""
            return f"{value.published or 'undated'}: {value.status}{when} ({', '.join(value.documents)})"
        case Conflict():
            return f"{value.field}: " + " or ".join(
                f"{v.value} ({', '.join(v.documents)})" for v in value.values
            )
        case Record():
            shown = value.model_dump(mode="json", exclude_none=True)
            return ", ".join(f"{v}" if isinstance(v, str) else f"{k} {v}" for k, v in shown.items())
        case _:
            return str(value)
