"""Meetings of a programme, told without whose they are: "Talks with Berg are planned"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from irevents.arguments.slots import Arguments
from irevents.groups import Actor, Group
from irevents.packs.patterns import Pattern
from irevents.triggers import Trigger

_FOLLOWED = Pattern("followed-with")
# "A meeting with President Lee followed on Thursday": the visitor's
_WITH_ONE_FOLLOWED = Pattern("with-one-followed")
# "Also lined up for Berg are | meetings with Lee"
_LINED_UP_FOR = Pattern("lined-up-for")
# "In meetings with the ministers of Peru and Chile, Berg stressed": whose they are, is told behind
_FRONTED = re.compile(r"^(?:in|during|at|after|over|following)(?: |$)")
_PROGRAMME = Pattern("programme-includes")
# "Talks with Berg are planned for Monday", "Monday's meeting with Berg remains scheduled"
_OPENS_CLAUSE = Pattern("opens-programme")
# "Next on the programme was a meeting with Berg", "In the evening came a round of talks with Lee"
_INVERTED = Pattern("inverted-programme")


def add_programme(trigger: Trigger, out: Arguments) -> None:
    """Of a noun that no subject stands before: he who was spoken of, or the visitor told of."""
    led = out.agents or out.chairs or out.hosts
    if not (led or trigger.definite):
        row = trigger.plural and trigger.frame.type == "meeting" and len(out.partners) > 1
        row = row and not _FRONTED.match(trigger.before)
        further = out.partners and _FOLLOWED.match(trigger.after)
        if row or further:  # "Meetings with A and B follow", "Another meeting was held with A"
            out.agents.append(Actor(trigger.first, trigger.first, anaphor="he"))
            return
        if out.partners and _WITH_ONE_FOLLOWED.match(trigger.after):
            out.agents.append(Actor(trigger.first, trigger.first, anaphor="visitor"))
            return
    days = trigger.before.endswith("T 's")
    if led or trigger.frame.type not in ("meeting", "call") or trigger.body is not None:
        return
    opens = _OPENS_CLAUSE.search(trigger.before[-40:]) or _INVERTED.match(trigger.before)
    if (trigger.definite and not days) or not opens:
        return
    if any(a.person is not None for a in out.partners):
        out.agents.append(Actor(trigger.first, trigger.first, anaphor="visitor"))


def add_programme_owner(trigger: Trigger, left: Sequence[Group], out: Arguments) -> None:
    """ "The main events of his programme include talks with Berg": whose it is."""
    if left and left[-1].actors[0].person is not None and _LINED_UP_FOR.search(trigger.before):
        out.agents.append(left[-1].actors[0])
        return
    if not _PROGRAMME.search(trigger.before[-260:]):
        return
    owner = next((g for g in left if g.possessive and g.actors[0].person is not None), None)
    visitor = Actor(trigger.first, trigger.first, anaphor="visitor")
    out.agents.append(owner.actors[0] if owner is not None else visitor)
