"""A journey made before the one told of: "During her last visit, in May, she met Berg"."""

from __future__ import annotations

from irevents.arguments.slots import Arguments
from irevents.mentions import PartyMention, PlaceMention, TemporalMention
from irevents.packs.patterns import Pattern
from irevents.triggers import Trigger

# "On his previous visit to Chile, in May, | Berg met Lee"
_FRONTED = Pattern("bygone-visit")
_DATED = ("month", "year", "day")
_BEFORE = frozenset({"visit-before", "last-in"})


def add_bygone(trigger: Trigger, out: Arguments) -> None:
    """The day of a journey of the past for the journey itself, and for what the sentence tells of it."""
    if trigger.frame.id in _BEFORE:
        out.bygone = out.earlier = any(time.precision in _DATED for time in out.times)
        return
    reading = trigger.reading
    match = _FRONTED.match(reading.text)
    if match is None or trigger.reading.segments[trigger.first] not in (0, trigger.segment):
        return
    last = reading.item_at(match.start("day"))
    told = reading.items[last].mention
    if not isinstance(told, TemporalMention) or told.precision not in _DATED:
        return
    journey = trigger.first <= last
    if journey and trigger.frame.roles != "visit":
        return
    if any(time is not told for time in out.times):
        return  # "On his last visit, in May, Berg said he would meet Lee on Monday"
    out.times[:] = [told]
    out.bygone = out.earlier = True
    if not journey and not out.places:
        _add_place(trigger, last, out)


def _add_place(trigger: Trigger, last: int, out: Arguments) -> None:
    """The state or city of the journey, for what happened there."""
    for item in trigger.reading.items[:last]:
        if item.kind in "SC" and isinstance(item.mention, PlaceMention | PartyMention):
            out.places.append(("in", item.mention))
            return
