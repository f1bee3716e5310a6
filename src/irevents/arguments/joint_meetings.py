"""Meetings told in passing, of those who did something else: "signed a pact after a bilateral meeting"."""

from __future__ import annotations

from irevents.arguments.slots import Arguments
from irevents.groups import Group
from irevents.mentions import PlaceMention, TemporalMention
from irevents.packs.patterns import Pattern
from irevents.triggers import Trigger

_SIDES = Pattern("sides-counted")
_NUMBERS = {2: "two", 3: "three", 4: "four"}


def has_as_many_sides(trigger: Trigger, parties: int) -> bool:
    """ "Chad, Mali and Niger signed a pact after a trilateral meeting": as many as it has sides."""
    sides = _SIDES.search(trigger.before[-40:])
    return sides is not None and sides.lastgroup == _NUMBERS.get(parties)


def add_where_and_when(trigger: Trigger, subject: Group, out: Arguments) -> None:
    """ "They signed a pact in Lome on Monday after a bilateral meeting": it was there, on that day."""
    items = trigger.reading.items
    places, times = [], []
    for number in range(subject.last, trigger.first):
        mention, word = items[number].mention, items[number - 1].text
        if isinstance(mention, PlaceMention) and items[number].kind == "C" and word == "in":
            places.append(("in", mention))
        elif isinstance(mention, TemporalMention):
            times.append(mention)
    if not out.places:
        out.places.extend(places[-1:])
    if not out.times:
        out.times.extend(times[-1:])


# ", the foreign and defence ministers of": nothing stands between the noun and them but where and when
_MINISTERS_OF = Pattern("ministers-of-behind")
_TOGETHER = Pattern("did-together")


def meet_jointly(trigger: Trigger, subject: Group, gap: str, out: Arguments) -> bool:
    """ "At a meeting in Oslo, the foreign ministers of Peru and Chile adopted a statement": it is theirs."""
    if len(subject.actors) < 2 or out.actors() or trigger.body is not None:
        return False
    reading = trigger.reading
    end = reading.offsets[subject.last - 1] + len(reading.items[subject.last - 1].text)
    return _MINISTERS_OF.match(gap) is not None and _TOGETHER.match(reading.text[end:]) is not None
