"""Whether an organisation takes part through its members: "ECOWAS leaders", "ministers of the GCC states"."""

from __future__ import annotations

import re

from irevents.arguments import Arguments
from irevents.groups import Actor
from irevents.packs.patterns import Pattern
from irevents.triggers import Trigger

_OF_STATES = Pattern("organisation-of-states")
_MEMBERS_OF = Pattern("members-of")
_ITS_MEMBERS = Pattern("its-members")
_OF_A_REGION = Pattern("officials-of-a-region")
_THEIR = re.compile(r"(?:^| )their(?: [\w-]+){0,3}$")
_CONVENED = Pattern("organisation-convenes")


def is_collective(trigger: Trigger, arguments: Arguments) -> bool:
    """True where several states meet and the text names only their organisation.

    "ECOWAS leaders met in Accra", "the SCO held an extraordinary session": one party, many sides.
    """
    if trigger.frame.type not in ("meeting", "summit") or trigger.plural or arguments.partners:
        return False
    if trigger.frame.head == "verb" or not trigger.definite or _THEIR.search(trigger.before):
        start = _clause_start(trigger)
        if _OF_A_REGION.search(trigger.reading.text[start : trigger.reading.offsets[trigger.first]]):
            return True
    return any(_speaks_for_members(trigger, actor) for actor in (*arguments.agents, *arguments.hosts))


def _clause_start(trigger: Trigger) -> int:
    """Where the clause of a trigger begins in the masked text."""
    segments = trigger.reading.segments
    first = next(n for n, segment in enumerate(segments) if segment == trigger.segment)
    return trigger.reading.offsets[first]


def _speaks_for_members(trigger: Trigger, actor: Actor) -> bool:
    party = actor.party
    if party is None or party.kind != "organisation" or not _OF_STATES.search(party.code):
        return False
    reading = trigger.reading
    before = reading.text[: reading.offsets[actor.first]].rstrip()
    last = reading.items[actor.last - 1]
    behind = last.text + reading.text[reading.offsets[actor.last - 1] + len(last.text) :]
    if _MEMBERS_OF.search(before[-60:]) or _ITS_MEMBERS.match(behind):
        return True
    if trigger.frame.head != "noun" or not actor.last <= trigger.first:
        return False
    between = reading.text[reading.offsets[actor.last - 1] + len(last.text) : reading.offsets[trigger.first]]
    return trigger.frame.type == "summit" or bool(_CONVENED.match(between))
