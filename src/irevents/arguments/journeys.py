"""Nouns beside a journey: a visit that somebody is welcomed on, the talks that he came for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from irevents.arguments.clauses import text_between
from irevents.arguments.slots import Arguments
from irevents.arguments.subjects import find_subject
from irevents.arguments.verbs import leaders_of
from irevents.groups import Actor, Group
from irevents.mentions import PartyMention, PlaceMention
from irevents.packs.patterns import Pattern
from irevents.triggers import Trigger

_ON_A_TRIP = re.compile(r"^ (?:the )?[CSV](?: T)? on (?:a|an|his|her|their)(?: [\w-]+| T){0,5}$")


def is_of_journey(
    trigger: Trigger, groups: Sequence[Group], triggers: Sequence[Trigger], out: Arguments
) -> bool:
    """ "visited Oslo on a short working trip on Monday": the trip is the visit."""
    journey = next((t for t in reversed(triggers) if t.last <= trigger.first), None)
    if trigger.frame.id != "pay-visit" or journey is None or journey.frame.roles != "visit":
        return False
    if journey.frame.head != "verb" or journey.segment != trigger.segment:
        return False
    if not _ON_A_TRIP.match(text_between(trigger.reading, journey.last, trigger.first)):
        return False
    subject = find_subject(trigger.reading, journey.first, groups)
    if subject is not None and subject.last <= journey.first:
        out.agents.extend(subject.actors)
    return subject is not None


# "Soto welcomed Berg in Lima, marking the start of a state visit": Berg's visit
_WELCOMED = re.compile(
    r"\b(?:welcome[ds]?|received?|receives|receiving|greeted|hosts?|hosted|hosting) (?=P\b)"
)
# "Peru will host Berg on a state visit"
_ON_A_VISIT = re.compile(r"\bP (?:on|for|during) (?:a|an|his|her)(?: [\w-]+| T){0,4}$")
_START_OF = Pattern("start-of")


def add_welcomed(trigger: Trigger, groups: Sequence[Group], out: Arguments) -> None:
    """Who is welcomed at the start of a visit makes it."""
    told = trigger.before[-70:]
    if trigger.frame.id != "pay-visit" or out.agents:
        return
    if not (_START_OF.search(told) or _ON_A_VISIT.search(told)):
        return
    welcome = _WELCOMED.search(trigger.before)
    if welcome is None:
        return
    at = trigger.reading.item_at(welcome.end())
    out.agents.extend(a for g in groups if g.first == at for a in g.actors[:1])


# "flies to Oslo on Monday for talks with Berg"
_ERRAND = re.compile(
    r"(?:^| )for (?:(?:a|an|his|her|their|T of) )?(?:[\w-]+ ){0,4}(?:and (?:[\w-]+ ){0,3})?$"
)


def add_traveller(
    trigger: Trigger, groups: Sequence[Group], triggers: Sequence[Trigger], out: Arguments
) -> None:
    """Who travels for talks with somebody holds them."""
    journey = next((t for t in reversed(triggers) if t.last <= trigger.first), None)
    if journey is None or journey.frame.roles != "visit" or journey.segment != trigger.segment:
        return
    if not (_ERRAND.search(trigger.before[-40:] + " ") or opens_visit(trigger, journey)):
        return
    subject = find_subject(trigger.reading, journey.first, groups)
    if subject is not None and subject.last <= journey.first:
        out.agents.extend(leaders_of(journey, groups, subject))


# "troops landed in Pakistan on Friday for the first-ever joint exercise"
_TO_EXERCISE = Pattern("came-to-exercise")


def add_forces(
    trigger: Trigger, groups: Sequence[Group], triggers: Sequence[Trigger], out: Arguments
) -> None:
    """Forces of a state that go to another for an exercise hold it with that state's."""
    journey = next((t for t in reversed(triggers) if t.last <= trigger.first), None)
    if journey is None or journey.frame.roles != "visit" or trigger.body is not None:
        return
    reading = trigger.reading
    if out.places:
        return
    if not _TO_EXERCISE.match(text_between(reading, journey.last, trigger.first)):
        return
    subject = find_subject(reading, journey.first, groups)
    if subject is None or subject.last > journey.first or any(a.party is None for a in subject.actors):
        return
    number = next((n for n in range(journey.first, trigger.first) if reading.items[n].kind == "S"), None)
    state = reading.items[number].mention if number is not None else None
    if number is None and any(a.party is not None for a in out.partners):
        out.agents[:] = subject.actors  # "sailed into Busan for drills with the South Korean navy"
        city = next((i.mention for i in reading.items[journey.last : trigger.first] if i.kind == "C"), None)
        out.places.extend([("in", city)] if isinstance(city, PlaceMention) else [])
        return
    if number is None or not isinstance(state, PartyMention) or state.kind != "state":
        return
    out.agents[:] = subject.actors
    if not any(a.party is not None for a in out.partners):
        out.partners.append(Actor(number, number + 1, party=state))
    out.places.append(("in", state))


# "will begin her visit to Oslo on Monday with a meeting with Lee", "ends his trip with talks with Lee"
_BEGINS = Pattern("journey-begins")
_ENDS = Pattern("journey-ends")
_WITH_ONE = re.compile(r" with(?: (?:a|an|his|her))?(?: [\w-]+){0,4}$")


def opens_visit(trigger: Trigger, journey: Trigger, *, starts: bool = False) -> bool:
    """Whether a visit is told to begin, or unless `starts` to end, with the event."""
    before = journey.before[-70:]
    told = _BEGINS.search(before) or (_ENDS.search(before) and not starts)
    if journey.frame.id != "pay-visit" or not told:
        return False
    return _WITH_ONE.search(text_between(trigger.reading, journey.last, trigger.first)) is not None


def add_company(
    trigger: Trigger, groups: Sequence[Group], triggers: Sequence[Trigger], out: Arguments
) -> None:
    """ "Both presidents then drove to State House for talks": with each other."""
    journey = next((t for t in reversed(triggers) if t.last <= trigger.first), None)
    if journey is None or journey.frame.roles != "visit" or journey.segment != trigger.segment:
        return
    between = trigger.reading.items[journey.last : trigger.first]
    if not _ERRAND.search(trigger.before[-40:] + " ") or any(item.kind in "CS" for item in between):
        return
    subject = find_subject(trigger.reading, journey.first, groups)
    if subject is None or subject.last > journey.first:
        return
    several = len(subject.actors) > 1 or subject.actors[0].anaphor in ("leaders", "ministers", "they")
    if several and any(item.kind == "V" for item in between):
        out.agents.extend(subject.actors)


_BROUGHT = Pattern("visit-brought")


def add_brought(trigger: Trigger, groups: Sequence[Group], out: Arguments) -> None:
    """ "A two-day visit brought President Nowicki to Ankara": it is his."""
    match = _BROUGHT.match(trigger.after) if trigger.frame.id == "pay-visit" and not out.agents else None
    if match is None:
        return
    reading, last = trigger.reading, trigger.last - 1
    at = reading.item_at(reading.offsets[last] + len(reading.items[last].text) + match.end())
    out.agents.extend(a for g in groups if g.first == at for a in g.actors)


# "The visit came after a working visit to Zambia": the same visitor's
_AFTER_VISIT = Pattern("visit-after-visit")
# "Berg flew home at the weekend from a three-day stay in Oslo"
_HOME_FROM = Pattern("home-from")
# "Berg said during an official visit to Oslo": the speaker is the visitor.
_DURING_VISIT = re.compile(
    r"(?:^| )(?:during|on|after|at the end of|used|using) (?:a|an|the)(?: [\w-]+| T){0,4}$"
)
# "Berg was present during the visit"
_LOOKED_ON = re.compile(r"(?:present|in attendance|attended|joined|witnessed)(?: [\w-]+){1,4}$")


def add_visitor(trigger: Trigger, groups: Sequence[Group], out: Arguments) -> None:
    """Who speaks during a visit makes it; one visit that came after another was of the same visitor."""
    if out.agents or trigger.frame.type != "visit":
        return
    home = _HOME_FROM.search(trigger.before)
    if home is not None:
        subject = find_subject(trigger.reading, trigger.reading.item_at(home.start("verb")), groups)
        out.agents.extend(subject.actors if subject is not None else ())
        return
    if _DURING_VISIT.search(trigger.before[-50:]) and not _LOOKED_ON.search(trigger.before[-60:]):
        subject = find_subject(trigger.reading, trigger.first, groups)
        if subject is not None and subject.last <= trigger.first:
            out.agents.extend(subject.actors)
    if trigger.frame.id == "pay-visit" and not out.agents and _AFTER_VISIT.search(trigger.before[-60:]):
        out.agents.append(Actor(trigger.first, trigger.first, anaphor="visitor"))
