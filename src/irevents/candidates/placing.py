"""Which of the places beside a trigger are the event's own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from irevents.drafts import Anchor, Candidate
from irevents.mentions import PartyMention, PlaceMention
from irevents.packs.patterns import Pattern, read_words
from irevents.reading import Reading
from irevents.triggers import Trigger

_LOCATION = frozenset(
    {"in", "at", "inside", "near", "off", "aboard", "on board", "outside", "part", "across", "into", "on"}
)


# "to Peru, the Republic of Chile (RC) and Brazil"
_NEXT_STATE = Pattern("next-state")
_GOES_ON = re.compile(r" (?:is|are|was|were|has|have|had|will|would|also|said|did|does|can|may)\b")


def find_further_destinations(
    reading: Reading, places: Sequence[tuple[str, PlaceMention | PartyMention]]
) -> list[PartyMention]:
    """The states of "a visit to Peru, Chile and Brazil" behind the first, the destination of record."""
    found: list[PartyMention] = []
    for _, place in places:
        number = next((n for n, item in enumerate(reading.items) if item.mention is place), None)
        while isinstance(place, PartyMention) and number is not None:
            match = _NEXT_STATE.match(reading.text, reading.offsets[number] + 1)
            if match is None:
                break
            number = reading.item_at(match.start("state"))
            following = reading.items[number]
            after = reading.text[match.end() :]
            if not isinstance(following.mention, PartyMention):
                break
            if not match["and"] and _GOES_ON.match(after):
                break  # "During its stay in Peru, Chile's frigate": who visits, and not what is visited
            if following.kind == "S" and not after.startswith((" 's", " '")):
                found.append(following.mention)
    return found


# "port calls at | Haven Bay (Peru), Oslo and Sandport (Chile)", "a visit to | Port Haven in Peru"
_PORTS = Pattern("ports-named")
_PORT_IN = Pattern("port-in")


def find_ports(trigger: Trigger) -> list[PartyMention]:
    """The states that stand behind ports nobody has heard of, in the order of the ports."""
    reading = trigger.reading
    end = reading.offsets[trigger.last - 1] + len(reading.items[trigger.last - 1].text)
    last = reading.items[trigger.last - 1].text
    if last in ("at", "in", "to"):  # "arrived at"
        end -= len(last) + 1
    match = _PORTS.match(reading.text, end) or _PORT_IN.match(reading.text, end)
    if match is None:
        return []
    inside = range(reading.item_at(end) + 1, reading.item_at(match.end() - 1) + 1)
    found = [reading.items[n].mention for n in inside]
    return [m for m in found if isinstance(m, PartyMention) and m.form == "name"]


# "returned to Lima on Monday from Norway | after a three-day visit": Norway is where it was paid
_BACK_FROM = Pattern("back-from")


def _come_home_from(out: Candidate) -> list[tuple[str, PlaceMention | PartyMention]]:
    """The place somebody comes home from, after a visit of which nothing else says whither it was."""
    trigger, reading = out.trigger, out.trigger.reading
    match = _BACK_FROM.search(trigger.before) if trigger.frame.head == "noun" else None
    end = reading.items[trigger.last - 1].end
    if match is None or any(p in ("to", "in", "of") and at.start >= end for p, at in out.arguments.places):
        return []
    mention = reading.items[reading.item_at(match.start("where"))].mention
    return [("to", mention)] if isinstance(mention, PlaceMention | PartyMention) else []


def settle_places(out: Candidate) -> None:
    """Keep the places that the preposition makes the event's own."""
    wanted = read_words("before-destination") if out.type == "visit" else _LOCATION
    if out.trigger.frame.id == "welcome":
        wanted = wanted | {"to"}  # "welcomed Berg to the palace"
    previous = False
    places = (_come_home_from(out) if out.type == "visit" else []) or out.arguments.places
    if out.trigger.frame.id == "arrive":  # "aircraft based at Lima have arrived in Oslo"
        at = out.trigger.reading.items[out.trigger.first].start
        places = [row for row in places if row[1].start > at] or places
    end = out.trigger.reading.items[out.trigger.last - 1].end
    if any(prep in ("to", "in") and place.start >= end for prep, place in places):
        # "Berg, the envoy for Chad, will make a visit to Peru": not to Chad
        places = [row for row in places if row[0] != "for" or row[1].start >= end]
    for prep, place in places:
        if prep == "part":
            kept = previous
        else:
            kept = prep in wanted or (prep == "of" and out.trigger.text.startswith("tour"))
        previous = kept
        if not kept:
            continue
        if isinstance(place, PartyMention):
            out.countries.setdefault(place.code, Anchor(place.start, place.end, "place-state"))
        elif place.kind == "country":
            if place.country:
                out.countries.setdefault(place.country, Anchor(place.start, place.end, "place-state"))
        else:
            if not (place.kind == "venue" and out.trigger.frame.id == "arrive" and prep == "at"):
                out.places.append(place)  # where the guest is met is not where the visit takes place
            if place.country:
                out.countries.setdefault(place.country, Anchor(place.start, place.end, f"place-{place.kind}"))
