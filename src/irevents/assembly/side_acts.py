"""What is told beside an event and is none of its own: a welcome, a sight seen, a way within a city."""

from __future__ import annotations

import re

from irevents.candidates import Discourse
from irevents.drafts import Candidate
from irevents.mentions import PlaceMention
from irevents.packs.patterns import Pattern

# What is seen on a visit, and is not what is visited.
_SIGHT = Pattern("sights")
# "visited the College of Military Engineering": whom soldiers visit
_FORCES = r"\b(?:defen[cs]e|military|war|naval|army|air force|armed forces|staff)\b"
_SCHOOL = r"\b(?:college|academy|school|institute|university)\b"
_OF_FORCES = re.compile(f"{_FORCES}.*{_SCHOOL}|{_SCHOOL}.*{_FORCES}", re.IGNORECASE)
_WAS = re.compile(r"(?:^| )(?:was|were)$")
_AIRPORT = re.compile(r"\b(?:airport|airfield|aerodrome|airbase|railway station)\b", re.IGNORECASE)
_AT_QUAY = Pattern("met-at-quay")
_ON_ARRIVAL = re.compile(r"(?:^| )(?:up)?on (?:his|her|their |P 's )?arrival (?:in|to|at the airport|here)\b")


def _is_sight(candidate: Candidate) -> bool:
    """ "Then the president visited the New Riverside Park": no visit to a state."""
    houses = [place for _, place in candidate.arguments.places if isinstance(place, PlaceMention)]
    seen = [p for p in houses if p.kind == "venue" and _SIGHT.search(p.name or "")]
    seen = [p for p in seen if not _OF_FORCES.search(p.name or "")]
    return bool(seen) and houses[0] in seen and all(p.kind == "venue" for p in houses)


def _is_way_within(candidate: Candidate) -> bool:
    """ "Both presidents then drove to State House": both are there already."""
    together = any(a.anaphor in ("leaders", "ministers") for a in candidate.arguments.agents)
    houses = [place for _, place in candidate.arguments.places if isinstance(place, PlaceMention)]
    verb = candidate.trigger.frame.head == "verb"
    return together and verb and bool(houses) and all(place.kind == "venue" for place in houses)


def is_seen_on_visit(candidate: Candidate, discourse: Discourse) -> bool:
    """ "On a visit to Peru he also visited Callao Naval Base": a house seen, not where he went."""
    houses = [place for _, place in candidate.arguments.places if isinstance(place, PlaceMention)]
    visit = discourse.visit
    if candidate.trigger.frame.id != "visit-verb":
        return False
    if visit is None or not houses or any(p.kind != "venue" for p in houses):
        return False
    known = visit.country is None or visit.country in candidate.countries
    return known and bool(visit.core & candidate.core)


def _is_reception_of_one(candidate: Candidate) -> bool:
    """ "He was received at the naval headquarters and inspected a guard": by nobody that is named."""
    arguments = candidate.arguments
    others = arguments.partners or arguments.hosts or arguments.attendees or len(arguments.agents) > 1
    return not others and len(candidate.people) < 2 and _WAS.search(candidate.trigger.before) is not None


# "was met by Lee, the two discussed", "was met by Lee for talks": no mere greeting
_SPOKE = Pattern("greeted-and-spoke")


# "received them, and all took their places for the group picture"
_CEREMONY = Pattern("ceremony")


def _is_greeting_of_guests(candidate: Candidate) -> bool:
    """ "Lee received him, and all took their places for the group picture": guests of a session greeted."""
    trigger = candidate.trigger
    behind = re.split(r" (?:after|where|during) ", trigger.after, maxsplit=1)[0]
    told = candidate.time is not None or candidate.places or _SPOKE.search(trigger.after)
    return not told and _CEREMONY.search(behind) is not None


def _is_met_on_coming(candidate: Candidate, discourse: Discourse) -> bool:
    """ "Berg came to Lima on Monday for a visit. Berg, who was met by Lee, will": he was greeted."""
    trigger, visit = candidate.trigger, discourse.visit
    if visit is None or candidate.time is not None or candidate.places:
        return False
    if not _WAS.search(trigger.before) or not trigger.after.startswith(" by "):
        return False
    words = trigger.reading.text
    behind = re.split(r" , (?:is|was|will|has) ", trigger.after, maxsplit=1)[0]
    told = _SPOKE.search(behind) or (" at " in behind and not _AIRPORT.search(words))
    return not told and bool(visit.core & candidate.core)


def _is_welcome(candidate: Candidate) -> bool:
    """ "On arrival in Oslo she was received at the airport by the Prime Minister": no meeting yet."""
    trigger = candidate.trigger
    if trigger.frame.id == "meet" and not _WAS.search(trigger.before):
        return False
    if _AT_QUAY.match(trigger.after):
        return True  # "was met at the pier by the consul"
    at_airport = bool(_AIRPORT.search(trigger.before[-60:])) or any(
        isinstance(place, PlaceMention) and _AIRPORT.search(place.name or "")
        for _, place in candidate.arguments.places
    )
    return at_airport or bool(_ON_ARRIVAL.search(candidate.trigger.before))


def is_side_act(candidate: Candidate, discourse: Discourse) -> bool:
    """Whether only a welcome, a sight or a way is told of, which are no events."""
    frame = candidate.trigger.frame.id
    return (
        (frame in ("receive", "greet", "meet") and _is_welcome(candidate))
        or (frame in ("receive", "greet") and _is_greeting_of_guests(candidate))
        or (frame == "meet" and _is_met_on_coming(candidate, discourse))
        or (frame == "visit-verb" and _is_sight(candidate))
        or (frame == "receive" and _is_reception_of_one(candidate))
        or (candidate.type == "visit" and _is_way_within(candidate))
    )
