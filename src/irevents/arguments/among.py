"""Those met who are named behind what they belong to: "met the Peruvian leadership, including Rojas"."""

from __future__ import annotations

from dataclasses import replace

from irevents.arguments.clauses import text_between
from irevents.arguments.slots import Arguments
from irevents.groups import Actor
from irevents.packs.patterns import Pattern
from irevents.triggers import Trigger

_AMONG_STATE = Pattern("among-state")


def name_those_met(trigger: Trigger, out: Arguments) -> None:
    """Put who is named behind "including" into the place of the state that is met."""
    if trigger.frame.roles not in ("encounter", "guest") or not out.agents or not out.attendees:
        return
    people = [a for a in out.attendees if a.person is not None and a.person.name]
    if not people or any(a.person is not None for a in out.partners) or len(out.partners) != 1:
        return
    met = out.partners[0]
    if met.party is None or met.party.kind != "state" or met.first < trigger.last:
        return
    if not _AMONG_STATE.match(text_between(trigger.reading, met.last, people[0].first)):
        return
    first = {a.first for a in people}
    out.attendees[:] = [a for a in out.attendees if a.first not in first]
    out.partners[:] = [_of_state(actor, met.party.code) for actor in people]


def _of_state(actor: Actor, code: str) -> Actor:
    person = actor.person
    if person is None or person.affiliation is not None:
        return actor
    return replace(actor, person=replace(person, affiliation=code))
