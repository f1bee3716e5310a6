"""Whose meeting it is, told before the noun or in a clause behind it: "a meeting that Berg led with Lee"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from irevents.arguments.slots import Arguments
from irevents.groups import Actor, Group
from irevents.packs.patterns import Pattern
from irevents.triggers import Trigger

# "He has held several meetings. The most notable was a meeting with Lee"
_ONE_OF = Pattern("one-of-them")
# "at a meeting that Berg led on Monday with Lee"
_LED = re.compile(r"^ (?:that|which) P ,? ?(?:has |had |also )?(?:led|held|had|chaired|hosted|conducted)\b")


# "The documents were signed following a trilateral summit in Oslo"
_SIGNED_AFTER = Pattern("signed-after")

# "Minister Berg and Minister Lee agreed to build a road at talks in Oslo"
_AGREED_AT = Pattern("agreed-at")


# "AU ministers will meet in Oslo on Monday, preceded by | a meeting of senior officials on Sunday"
_PRECEDED_BY = re.compile(r"\bpreceded(?: [\w-]+| [TCV]){0,4} by (?:a|an|another)(?: [\w-]+){0,3}$")


def add_told_further(trigger: Trigger, groups: Sequence[Group], out: Arguments) -> None:
    """Whose meeting it is where that is told before it or in a clause behind it."""
    if _SIGNED_AFTER.search(trigger.before) and not out.partners:
        out.agents.append(Actor(trigger.first, trigger.first, anaphor="signers"))
        return
    if _AGREED_AT.search(trigger.before) and trigger.frame.type in ("meeting", "summit", "call"):
        agreed = [g for g in groups if g.last <= trigger.first and len(g.actors) == 2]
        out.agents.extend(a for g in agreed[:1] for a in g.actors)
        return
    if not out.actors() and trigger.frame.type == "meeting" and _PRECEDED_BY.search(trigger.before):
        members = (a for g in groups if g.last <= trigger.first for a in g.actors if a.party is not None)
        out.agents.extend([a for a in members if a.party is not None and a.party.kind == "organisation"][:1])
        return
    if out.partners and _ONE_OF.match(trigger.before):
        out.agents.append(Actor(trigger.first, trigger.first, anaphor="he"))
    elif not out.partners and _LED.match(trigger.after):
        behind = [g for g in groups if g.first >= trigger.last]
        out.agents.extend(behind[0].actors[:1])
        out.partners.extend(a for g in behind[1:2] if g.govern == "with" for a in g.actors)
