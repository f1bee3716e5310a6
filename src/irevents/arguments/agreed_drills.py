"""Whose an exercise is that was agreed, or for which a state hosts troops of others."""

from __future__ import annotations

from collections.abc import Sequence

from irevents.arguments.slots import Arguments
from irevents.groups import Group
from irevents.packs.patterns import Pattern
from irevents.triggers import Trigger

_AS_AGREED = Pattern("as-agreed")


# "Kenya hosts Chadian and Malian troops | for joint drills"
_HOSTED = Pattern("hosts-for-drills")


def add_hosted_troops(trigger: Trigger, groups: Sequence[Group], out: Arguments) -> None:
    """The state that hosts an exercise and those whose troops come for it."""
    told = _HOSTED.search(trigger.before) if not (out.agents or out.partners) else None
    if told is None:
        return
    first = trigger.reading.item_at(told.start("host"))
    sides = [a for g in groups if first <= g.first and g.last <= trigger.first for a in g.actors]
    if len({a.party.code for a in sides if a.party is not None}) > 1:
        out.agents.extend(a for a in sides if a.party is not None)


def add_those_agreed(trigger: Trigger, groups: Sequence[Group], out: Arguments) -> None:
    """The two or more states of the agreement that opens the sentence, for an exercise of nobody else."""
    if out.actors() or out.parties or trigger.body is not None or not _AS_AGREED.match(trigger.before):
        return
    sides = [
        actor
        for group in groups
        if group.last <= trigger.first
        for actor in group.actors
        if actor.party is not None and actor.party.kind == "state"
    ]
    if len({actor.party.code for actor in sides if actor.party is not None}) > 1:
        out.agents.extend(sides)
