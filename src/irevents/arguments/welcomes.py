"""Whom somebody welcomes before the talks: "Berg will welcome Lee at the palace before holding talks"."""

from __future__ import annotations

from collections.abc import Sequence

from irevents.arguments.slots import Arguments
from irevents.groups import Group
from irevents.packs.patterns import Pattern
from irevents.triggers import Trigger

_WELCOMED = Pattern("welcomed-before")


def add_welcomed_guest(trigger: Trigger, groups: Sequence[Group], out: Arguments) -> None:
    """Who is welcomed before talks that only the host is said to hold."""
    if len(out.agents) != 1 or out.partners or trigger.definite:
        return
    told = _WELCOMED.search(trigger.before)
    if told is None:
        return
    first = trigger.reading.item_at(told.start("guest"))
    last = trigger.reading.item_at(told.end("guest") - 1)
    guests = next((g for g in groups if first <= g.first <= last), None)
    if guests is not None and not guests.possessive:
        out.partners.extend(guests.actors)
