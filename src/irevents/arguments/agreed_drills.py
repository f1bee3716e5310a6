"""Whose an exercise is that was agreed: "Under a plan of the two armies, a joint drill will be held"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from irevents.arguments.slots import Arguments
from irevents.groups import Group
from irevents.triggers import Trigger

_AS_AGREED = re.compile(
    r"^(?:(?:based|building) on|according to|in (?:accordance|line|keeping) with|under|as per|pursuant to"
    r"|as agreed)(?: [\w'-]+){0,4}? (?:agreements?|consensus|plans?|arrangements?|understanding"
    r"|programme|program|schedule|memorandum|framework|treaty|pact|accord)\b"
    r"[^;]* ,(?: (?:an?|their|the))?(?: (?!and\b)[\w'-]+| D){0,6}$"
)


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
