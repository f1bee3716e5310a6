"""Whose an exercise is that was agreed, or for which a state hosts troops of others."""

from __future__ import annotations

import re
from collections.abc import Sequence

from irevents.arguments.slots import Arguments
from irevents.groups import Group
from irevents.packs.patterns import Pattern
from irevents.triggers import Trigger

_AS_AGREED = Pattern("as-agreed")
# "said joint drills with Chile would begin | in Lima on Monday"
_PLACED = re.compile(r" [CVRT](?= |$)")


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


def add_teller_of_drill(trigger: Trigger, groups: Sequence[Group], out: Arguments) -> None:
    """ "Peru's ministry said joint drills with Chile would begin": Peru's own, where no third is named."""
    if out.agents or not out.partners or trigger.body is not None or not _PLACED.search(trigger.after):
        return  # "said joint drills with Chile were vital"
    first = next((g for g in groups if g.last <= trigger.first and not g.govern), None)
    if first is None or any(a.party is None or a.party.kind != "state" for a in first.actors):
        return
    told = {a.party.code if a.party is not None else None for g in groups for a in g.actors}
    if len(told) == 2 and None not in told and len(first.actors) == 1:
        out.agents.extend(first.actors)


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
