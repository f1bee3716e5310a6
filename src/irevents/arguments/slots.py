"""What one trigger may have beside it."""

from __future__ import annotations

from dataclasses import dataclass, field

from irevents.groups import Actor
from irevents.mentions import BodyMention, PartyMention, PlaceMention, TemporalMention


@dataclass(slots=True)
class Arguments:
    """The arguments of one trigger.

    `agents` and `partners` take part in it (visitor, caller, or the two sides); `attendees`,
    `chairs` and `hosts` are said to attend, chair, host. `places` are (preposition, place) pairs,
    nearest first; `here` is True where the text says "here". `sideline` is the body at whose meeting the
    event takes place.
    `separate` is True for "also met", `earlier` for "last visited". `undated` are partners that stand behind
    the day of others: "met Berg on Wednesday and Minister Lee".
    """

    agents: list[Actor] = field(default_factory=list)
    partners: list[Actor] = field(default_factory=list)
    attendees: list[Actor] = field(default_factory=list)
    chairs: list[Actor] = field(default_factory=list)
    hosts: list[Actor] = field(default_factory=list)
    parties: list[PartyMention] = field(default_factory=list)
    times: list[TemporalMention] = field(default_factory=list)
    places: list[tuple[str, PlaceMention | PartyMention]] = field(default_factory=list)
    bodies: list[BodyMention] = field(default_factory=list)
    undated: list[Actor] = field(default_factory=list)
    sideline: BodyMention | None = None
    here: bool = False
    separate: bool = False
    earlier: bool = False
    bygone: bool = False

    def actors(self) -> list[Actor]:
        return [*self.agents, *self.partners, *self.attendees, *self.chairs, *self.hosts]
