"""Which of the places beside a trigger are the event's own."""

from __future__ import annotations

from collections.abc import Sequence

from irevents.drafts import Anchor, Candidate
from irevents.mentions import PartyMention, PlaceMention
from irevents.reading import Reading

_DESTINATION = frozenset(
    {
        "to",
        "in",
        "at",
        "for",
        "visited",
        "visiting",
        "visits",
        "visit",
        "toured",
        "reached",
        "reaching",
        "entered",
        "enters",
        "inside",
        "aboard",
        "on board",
        "into",
        "stop by",
        "stops by",
        "stopped by",
        "stopping by",
        "near",
        "off",
        "part",
        "across",
        "around",
        "outside",
        "on",
        "tours",
        "touring",
    }
)
_LOCATION = frozenset(
    {"in", "at", "inside", "near", "off", "aboard", "on board", "outside", "part", "across", "into", "on"}
)


def find_further_destinations(
    reading: Reading, places: Sequence[tuple[str, PlaceMention | PartyMention]]
) -> list[PartyMention]:
    """The states of "a visit to Peru, Chile and Brazil" behind the first, the destination of record."""
    found: list[PartyMention] = []
    for _, place in places:
        number = next((n for n, item in enumerate(reading.items) if item.mention is place), None)
        while isinstance(place, PartyMention) and number is not None and number + 2 < len(reading.items):
            joiner, following = reading.items[number + 1], reading.items[number + 2]
            if joiner.text == "," and following.text == "and" and number + 3 < len(reading.items):
                number, following = number + 1, reading.items[number + 3]
            if joiner.text not in ("and", ",") or not isinstance(following.mention, PartyMention):
                break
            after = reading.text[reading.offsets[number + 2] + 1 :]
            if following.kind == "S" and not after.startswith((" 's", " '")):
                found.append(following.mention)
            number += 2
    return found


def settle_places(out: Candidate) -> None:
    """Keep the places that the preposition makes the event's own."""
    wanted = _DESTINATION if out.type == "visit" else _LOCATION
    previous = False
    places = out.arguments.places
    if out.trigger.frame.id == "arrive":  # "aircraft based at Lima have arrived in Oslo"
        at = out.trigger.reading.items[out.trigger.first].start
        places = [row for row in places if row[1].start > at] or places
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
