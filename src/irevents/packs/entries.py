"""What an entry of a pack may say, as pydantic models; imports no spaCy."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from irevents.errors import IreventsError
from irevents.records import EventType, Status

Phrase = Annotated[str, Field(min_length=1, pattern=r"\S")]


class Entry(BaseModel):
    """One thing known: an id, a label, the phrases that name it, sentences that must and must not match.

    Kinds without a model of their own are read with this one, which lets further keys pass.
    """

    model_config = ConfigDict(frozen=True, extra="allow")

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$", description="lower case, digits and hyphens")
    label: Phrase
    patterns: tuple[Phrase, ...] = ()
    case: bool = Field(default=False, description="match the patterns' own upper and lower case")
    examples: tuple[Phrase, ...] = ()
    counter_examples: tuple[Phrase, ...] = ()


class TopicEntry(Entry):
    """A topic. `exact` are patterns that must keep their case (acronyms), beside `patterns` that need not."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    category: Phrase
    patterns: tuple[Phrase, ...] = Field(default=(), description="matched in any case, hyphens free")
    exact: tuple[Phrase, ...] = ()


class BodyEntry(Entry):
    """A body, a series of meetings, an exhibition or a named exercise.

    `session` is what a session of it is; `parties` the codes its name carries. Where `organisation`
    is true, the bare name is only the organisation, and a session is named by a head that follows
    ("the SCO summit"). `shared` are names that bodies of other states bear too ("Security Consultative
    Meeting"): they count where the text is about the entry's parties.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    patterns: tuple[Phrase, ...] = Field(default=(), description="matched in any case, hyphens free")
    exact: tuple[Phrase, ...] = ()
    acronym: str | None = None
    session: EventType = "meeting"
    parties: tuple[str, ...] = ()
    organisation: bool = False
    shared: tuple[Phrase, ...] = ()


StateCode = Annotated[str, Field(pattern=r"^[A-Z]{2}$", description="ISO 3166-1 alpha-2")]


class StateEntry(Entry):
    """A state: names, demonyms, capitals (the seat of government first), words for its government.

    `guard` says that the name is a person's too (Israel Katz), `bare_capital = false` the same of the
    capital's; `prefixes` begin compounds ("Indo" of Indo-Russian).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: StateCode
    demonyms: tuple[Phrase, ...] = ()
    capitals: tuple[Phrase, ...] = ()
    governments: tuple[Phrase, ...] = ()
    prefixes: tuple[Phrase, ...] = ()
    guard: bool = False
    bare_capital: bool = True


class OrganisationEntry(Entry):
    """An international organisation or group; `code` is its acronym."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: Phrase


class ForceEntry(Entry):
    """An armed force whose name says no state; `code` is the state's.

    `shared` are acronyms that forces of other states bear too ("RCAF"): they count where the text names
    the state.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: StateCode
    shared: tuple[Phrase, ...] = ()


class VenueEntry(Entry):
    """A building or base known by name, with the city and state it stands in, where there is one such."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    city: Phrase | None = None
    country: StateCode | None = None


class FrameEntry(Entry):
    """A way of saying that an event takes place; the head of `frames.toml` says what the keys mean."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    type: EventType
    head: Literal["verb", "noun"]
    roles: Literal["encounter", "visit", "host", "guest", "signing", "discuss", "deliver", "anaphor"]
    words: tuple[Phrase, ...] = Field(min_length=1)
    pattern: Phrase | tuple[Phrase, ...]
    strength: Literal["weak", "definite"] | None = None
    status: Status | None = None
    openings: tuple[Phrase, ...] = ()
    begins: Mapping[str, tuple[Phrase, ...]] = Field(default_factory=dict)

    def alternatives(self) -> tuple[str, ...]:
        """The regular expressions, one of which must match."""
        return (self.pattern,) if isinstance(self.pattern, str) else self.pattern


MODELS: Mapping[str, type[Entry]] = {
    "topics": TopicEntry,
    "bodies": BodyEntry,
    "exercises": BodyEntry,
    "countries": StateEntry,
    "organisations": OrganisationEntry,
    "forces": ForceEntry,
    "venues": VenueEntry,
    "frames": FrameEntry,
}


def read_entries(kind: str, tables: list[Any], *, file: str) -> tuple[Entry, ...]:
    """Validate the `[[entry]]` tables of a pack.

    Raises:
        IreventsError: naming the file, the entry and the key that is wrong.
    """
    model = MODELS.get(kind, Entry)
    entries: list[Entry] = []
    for number, table in enumerate(tables, 1):
        try:
            entries.append(model.model_validate(table))
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            name = table.get("id", number) if isinstance(table, dict) else number
            key = ".".join([f"entry {name}", *(str(part) for part in first["loc"])])
            unknown = first["type"] == "extra_forbidden"
            remedy = "the keys are " + ", ".join(model.model_fields) if unknown else None
            raise IreventsError(first["msg"], file=file, key=key, remedy=remedy) from error
    return tuple(entries)
