"""Who else is meant: the visitor whom somebody meets, the delegation, the other of two sides."""

from __future__ import annotations

import re
from dataclasses import replace

from irevents.arguments import Arguments
from irevents.candidates.discourse import Discourse
from irevents.candidates.resolving import Resolver
from irevents.drafts import Candidate
from irevents.triggers import Trigger

_DURING_STAY = re.compile(r"during (?:the|his|her|their|this) (?:\w+ )?(?:visit|stay|trip|tour)\b")


def step_back(arguments: Arguments, out: Candidate) -> None:
    """ "the minister prepared to meet President A and his own President B": A and B meet, he is with them."""
    states = [p.mention.affiliation for p in out.people.values() if p.core]
    if out.type not in ("meeting", "summit") or len(states) != 3 or len(arguments.partners) != 2:
        return
    first = next(iter(out.people))
    own = out.people[first].mention.affiliation
    others = [p.mention.affiliation for k, p in out.people.items() if k != first]
    if own is not None and own in others and any(o not in (own, None) for o in others):
        out.people[first] = replace(out.people[first], core=False)


def other_side(arguments: Arguments, out: Candidate, discourse: Discourse) -> None:
    """ "The delegation also called on Admiral Rao", after the talks of two navies: the one not his."""
    last = discourse.last
    if last is None or out.type != "meeting" or len(out.parties) != 1 or len(last.parties) != 2:
        return
    if any(a.anaphor == "visitor" for a in arguments.agents) and set(out.parties) < set(last.parties):
        out.parties.update(last.parties)


def join_delegation(
    trigger: Trigger, arguments: Arguments, out: Candidate, discourse: Discourse, resolve: Resolver
) -> None:
    """ "At the meeting with General Aliyev, views were exchanged": of the delegation told of."""
    side = discourse.delegation
    if side is None or not trigger.definite or out.type != "meeting" or arguments.agents:
        return
    states = {p.mention.affiliation for p in out.people.values()}
    if len(out.named) == 1 and len(out.parties) == 1 and side.code not in states:
        resolve.party(side)


def join_visitor(trigger: Trigger, out: Candidate, discourse: Discourse, resolve: Resolver) -> None:
    """ "A meeting with the Prime Minister is planned for the visit": the visitor meets him."""
    if out.type not in ("meeting", "call") or len(out.named) != 1 or discourse.visit is None:
        return
    if trigger.definite or not _DURING_STAY.search(trigger.reading.text):
        return
    for participant in discourse.visit.people.values():
        if participant.core and participant.mention.key not in out.people:
            resolve.person(participant.mention, "participant", True)
