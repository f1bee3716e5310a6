"""An event in the making: what one trigger says (`Candidate`), and what a document says (`Draft`)."""

from __future__ import annotations

from dataclasses import dataclass, field

from irevents.arguments import Arguments
from irevents.mentions import BodyMention, PersonMention, PlaceMention, TemporalMention
from irevents.records import EventType, Outcome, Role, Status
from irevents.status import Verdict
from irevents.triggers import Trigger
from irevents.values import frozen


@frozen
class Anchor:
    """Tokens `start:end` of the document, and the rule that read them; what evidence is made from."""

    start: int
    end: int
    rule: str


@frozen
class Participant:
    """A person in an event; `core` is False for one who is only said to attend."""

    mention: PersonMention
    role: Role
    anchor: Anchor
    core: bool


@dataclass(slots=True)
class Candidate:
    """One trigger with its arguments resolved: who (by key), which states, when, where, in what body.

    `of_two` is True for an event of "the two navies", whose states are told elsewhere in the article.
    `behind` are people for whose sides others sign: they show where and by which states, and take no part.
    `count` is the number in a row of a session without a body.
    """

    trigger: Trigger
    arguments: Arguments
    verdict: Verdict
    type: EventType
    article: int
    people: dict[str, Participant] = field(default_factory=dict)
    parties: dict[str, Anchor] = field(default_factory=dict)
    hosts: list[str] = field(default_factory=list)
    time: TemporalMention | None = None
    end_time: TemporalMention | None = None
    duration: str | None = None
    places: list[PlaceMention] = field(default_factory=list)
    countries: dict[str, Anchor] = field(default_factory=dict)
    body: BodyMention | None = None
    anaphoric: bool = False
    continuing: bool = False
    counterparts: bool = False
    collective: bool = False
    former: bool = False
    of_two: bool = False
    behind: set[str] = field(default_factory=set)
    stops: set[str] = field(default_factory=set)
    count: int | None = None

    @property
    def core(self) -> set[str]:
        return {key for key, person in self.people.items() if person.core}

    @property
    def named(self) -> set[str]:
        return {key for key, person in self.people.items() if person.core and person.mention.name}

    @property
    def anchor(self) -> Anchor:
        items = self.trigger.reading.items
        return Anchor(
            items[self.trigger.first].start, items[self.trigger.last - 1].end, self.trigger.frame.id
        )


@dataclass(slots=True)
class Draft:
    """What the candidates of one event say together. `sentences` are those that speak of it."""

    type: EventType
    article: int
    candidates: list[Candidate]
    people: dict[str, Participant]
    parties: dict[str, Anchor]
    hosts: list[str]
    status: Status
    status_anchor: Anchor
    firm: bool
    time: TemporalMention | None = None
    end_time: TemporalMention | None = None
    duration: str | None = None
    city: PlaceMention | None = None
    venue: PlaceMention | None = None
    region: PlaceMention | None = None
    country: str | None = None
    country_anchor: Anchor | None = None
    body: BodyMention | None = None
    edition: int | None = None
    edition_anchor: Anchor | None = None
    sideline: BodyMention | None = None
    sideline_title: str | None = None
    sideline_anchor: Anchor | None = None
    sentences: list[int] = field(default_factory=list)
    outcomes: list[tuple[Outcome, Anchor]] = field(default_factory=list)
    split: bool = False
    host_only: bool = False
    touched: int = 0
    topical: bool = False
    aside: bool = False
    former: bool = False

    @property
    def core(self) -> set[str]:
        return {key for key, person in self.people.items() if person.core}

    @property
    def visitors(self) -> list[str]:
        """The parties to a visit that are not said to be visited."""
        stops = {code for candidate in self.candidates for code in candidate.stops}
        return [code for code in self.parties if code != self.country and code not in stops]

    @property
    def named(self) -> set[str]:
        return {key for key, person in self.people.items() if person.core and person.mention.name}
