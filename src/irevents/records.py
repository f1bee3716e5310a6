"""The public records: what `extract` returns and writes. Imports no spaCy.

The field names are a contract with other people's scripts; `schemas/event.schema.json`
is generated from this module.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

EventType = Literal["meeting", "summit", "visit", "call", "exercise", "signing", "conference"]
Status = Literal["held", "ongoing", "planned", "postponed", "cancelled"]
Precision = Literal["day", "month", "year"]
Basis = Literal["explicit", "publication-date", "dateline", "document", "corpus"]
Role = Literal["co-chair", "chair", "head-of-delegation", "host", "signatory", "participant"]

EdtfDate = Annotated[
    str,
    Field(pattern=r"^(?:\d{4}|XXXX)(?:-\d{2}(?:-\d{2})?)?$", description="EDTF date (ISO 8601-2)"),
]


class Record(BaseModel):
    """The base of every public record: frozen, and strict about unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Document(BaseModel):
    """A report to read.

    `id` names the document in `sources` and `evidence`: the path as given for a file,
    `file.jsonl#id` for a line. `published` is the publication date where the caller knows it;
    left out, it is looked for in the text.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str
    id: str = "text"
    title: str | None = None
    published: dt.date | None = None
    publisher: str | None = None
    url: str | None = None

    def __init__(self, text: str, **data: object) -> None:
        super().__init__(text=text, **data)  # the text may be given by position


class Series(Record):
    """A recurring body or series of events."""

    id: str
    name: str
    acronym: str | None = None


class Dates(Record):
    """When an event takes place; a one-day event has `end` equal to `start`."""

    start: EdtfDate
    end: EdtfDate
    precision: Precision
    basis: Basis


class Venue(Record):
    """Where an event takes place; co-ordinates in degrees (WGS 84), from GeoNames."""

    name: str | None = None
    city: str | None = None
    region: str | None = None
    country: str | None = Field(default=None, description="ISO 3166-1 alpha-2")
    latitude: float | None = None
    longitude: float | None = None
    geonames_id: int | None = None


class Person(Record):
    """A named person: `name` is the fullest form in the document, without rank or honorific."""

    name: str
    rank: str | None = None
    position: str | None = None
    affiliation: str | None = Field(default=None, description="a party code")
    role: Role = "participant"


class Party(Record):
    """A state (`code` is ISO 3166-1 alpha-2) or an organisation (`code` is its acronym)."""

    code: str
    name: str
    kind: Literal["state", "organisation"]


class Topic(Record):
    """What was discussed at the event."""

    id: str
    label: str
    category: str


class Outcome(Record):
    """A document signed, adopted or issued at the event."""

    kind: str
    title: str


class Plover(Record):
    """The PLOVER event and mode codes."""

    event: str
    mode: str | None = None


class Source(Record):
    """A report that tells of the event.

    `copy_of` names the report of the same event whose text this one repeats (an agency's text in
    another paper); copies do not count as further sources.
    """

    document: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: dt.date | None = None
    copy_of: str | None = None


class Evidence(Record):
    """The words behind a value: `text[start:end] == quote`, in characters of the text as read.

    `field` names the field (`dates`, `chairs[0]`, `topics[2]`); `rule` the rule that read it.
    """

    field: str
    document: str
    start: int
    end: int
    quote: str
    rule: str


class ConflictingValue(Record):
    """One of several values that reports give, and the documents that give it."""

    value: str
    documents: tuple[str, ...]


class Conflict(Record):
    """A field on which reports disagree."""

    field: str
    values: tuple[ConflictingValue, ...]


class StatusReport(Record):
    """What was reported of an event at a time: its status, and the dates where they changed."""

    status: Status
    published: dt.date | None = None
    dates: Dates | None = None
    documents: tuple[str, ...] = ()


class Event(Record):
    """One event: who met whom, when, where, in which body, about what, and which words say so."""

    id: str = Field(description="stable and readable: date, series or people, place")
    type: EventType = Field(description="what kind of event")
    status: Status = Field(description="whether it took place, as last reported")
    title: str = Field(description="short, composed from the record")
    series: Series | None = Field(default=None, description="the recurring body or series it belongs to")
    edition: int | None = Field(default=None, description='5 for "fifth session", "5th", "V"')
    dates: Dates | None = Field(default=None, description="when; null where no report says")
    venue: Venue | None = Field(default=None, description="where; null where no report says")
    chairs: tuple[Person, ...] = Field(
        default=(), description="those said to chair or co-chair, or to head a side of a commission"
    )
    participants: tuple[Person, ...] = Field(
        default=(), description="every named person taking part, chairs included"
    )
    parties: tuple[Party, ...] = Field(default=(), description="states and organisations taking part")
    sideline_of: str | None = Field(
        default=None, description="title of the event on whose sidelines it took place"
    )
    sideline_of_id: str | None = Field(
        default=None, description="the id of that event, where it is a record too"
    )
    topics: tuple[Topic, ...] = Field(default=(), description="what was discussed at this event")
    outcomes: tuple[Outcome, ...] = Field(default=(), description="documents signed, adopted or issued there")
    plover: Plover | None = Field(default=None, description="PLOVER codes, such as CONSULT/visit")
    cameo: str | None = Field(default=None, description="CAMEO code, such as 042")
    confidence: float = Field(
        default=0.5, ge=0, le=1, description="calibrated: of the events given 0.8, eight in ten are right"
    )
    sources: tuple[Source, ...] = Field(default=(), description="the reports, one each")
    evidence: tuple[Evidence, ...] = Field(default=(), description="the words behind every value")
    conflicts: tuple[Conflict, ...] = Field(default=(), description="where reports disagree")
    history: tuple[StatusReport, ...] = Field(
        default=(), description="the reported statuses in order of publication, where they changed"
    )
    previous_id: str | None = Field(default=None, description="the known session before it in its series")
    next_id: str | None = Field(default=None, description="the known session after it in its series")
