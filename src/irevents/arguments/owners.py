"""Whose the event of a noun is said to be before it: "Berg's talks", "the Berg–Lee talks", "their meeting".

In go a trigger and the groups of its sentence, out its arguments with agents, hosts and places added.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from irevents.arguments.clauses import text_between
from irevents.arguments.slots import Arguments
from irevents.groups import Actor, Group
from irevents.mentions import PartyMention, PlaceMention
from irevents.packs.patterns import Pattern
from irevents.triggers import Trigger

# "Berg's first official | visit", "Berg's Oslo | visit"
_POSSESSED = re.compile(r"^ (?:'s|')(?: (?!said|and|on|in|at|to|with|for)[\w'-]+| T| D){0,6} ?$")
# "Peru's annual | Condor exercise"
_STATES_OWN = re.compile(r"(?:^| )(?P<state>S) (?:'s|')(?: (?:[a-z][\w-]*|\d+th)){0,3}$")
# "the Sochi | summit", "their first Sochi | summit"
_WHICH_CITY = re.compile(r"(?:^| )(?:the|their|this|that|T 's|'s)(?: [\w-]+| T){0,2} C$")
# "Berg's departure from Oslo for an official visit"
_DEPARTURE = Pattern("departure-for")
_COMPOUND = Pattern("compound-gap")
_HYPHENED = re.compile(r"P [-–—] P$")
# "agreed on trade | at their annual | talks"
_AT_THEIRS = re.compile(r"(?:^| )(?:at|during|after|following) their(?: (?!follow|preced)[\w'-]+){0,3}$")
_HELD_AT = Pattern("held-at-behind")
# "called on Berg during the latter's visit"
_FORMER = re.compile(r"(?:^| )the (?P<which>former|latter) (?:'s|')(?: [\w-]+| T){0,4}$")
# "her office said after a call": not her call
_OWN_WORD = r"(?!(?:said|says|told|announced|after|during|following|before|had|has|was|is|will)\b)[\w'-]+"
# "received Minister Lee, who is on a visit to Oslo as part of his tour": the tour of whom "who" stands for
_WHO_AS_PART = re.compile(
    r"P(?: ,)? who [^;]* (?:as part of|during|in the course of) (?:his|her)(?: [\w-]+){0,4}$"
)
# "met with President Berg, whose state visit ends on Friday"
_WHOSE = re.compile(r"P(?: \( [^()]{1,30} \))?(?: ,)? whose(?: [\w-]+| T){0,4}$")
_PRONOUNS = (
    (re.compile(rf"(?:^| )(?:his|her)(?: {_OWN_WORD}){{0,4}}$"), "his"),
    (re.compile(r"(?:^| )my(?: [\w'-]+){0,4}$"), "speaker"),
    (re.compile(r"(?:^| )their(?: (?!follow|preced)[\w'-]+){0,4}$"), "they"),
)
_ELSEWHERE = re.compile(r" (?:to|of|in)(?: the)? [SCR](?= |$)")


def _add_destination(trigger: Trigger, near: Group, out: Arguments) -> bool:
    """Whether "their Oslo summit", "his maiden Kenya visit" say where; the place is added."""
    place = trigger.reading.items[near.first].mention
    if near.last != trigger.first or near.possessive or len(near.actors) != 1 or near.first + 1 != near.last:
        return False
    if _ELSEWHERE.match(trigger.after):
        return False  # "Peru's players, on a Peru tour of Kenya": the tour is of Kenya
    if isinstance(place, PlaceMention) and place.kind == "city":
        out.places.append(("in", place))
        return True
    if trigger.frame.id != "pay-visit" or not isinstance(place, PartyMention):
        return False
    if place.kind != "state" or place.form != "name":
        return False
    out.places.append(("to", place))
    return True


def add_city_before(trigger: Trigger, out: Arguments) -> None:
    """ "since the Sochi summit in May": it was there, though Sochi is no capital and stands for no state."""
    if trigger.frame.type != "summit" or not _WHICH_CITY.search(trigger.before):
        return
    place = trigger.reading.items[trigger.first - 1].mention
    if isinstance(place, PlaceMention) and all(known is not place for _, known in out.places):
        out.places.append(("in", place))


def add_owner(trigger: Trigger, left: Sequence[Group], out: Arguments) -> None:
    """ "Berg's talks", "the Berg–Lee talks", "Berg's departure for a visit"; "their Oslo summit" is there."""
    reading = trigger.reading
    own = _STATES_OWN.search(trigger.before) if trigger.frame.type == "exercise" else None
    if own is not None:
        number = reading.item_at(own.start("state"))
        state = reading.items[number].mention
        if isinstance(state, PartyMention) and state.kind == "state":
            out.hosts.append(Actor(number, number + 1, party=state))
    if left and _add_destination(trigger, left[-1], out):
        left = left[:-1]
    if left:
        near = left[-1]
        gap = text_between(reading, near.last, trigger.first)
        if (near.possessive and _POSSESSED.match(gap)) or (
            _COMPOUND.match(gap) and all(_may_own(trigger, a) for a in near.actors) and not _clausal(gap)
        ):
            out.agents.extend(near.actors)
        if not out.agents and len(near.actors) == 2 and gap == "" and _HYPHENED.search(trigger.before):
            out.agents.extend(near.actors)
    for group in left[-2:]:
        gone = group.possessive and _DEPARTURE.match(text_between(reading, group.last, trigger.first))
        if gone and not out.agents:
            out.agents.extend(group.actors)


def _may_own(trigger: Trigger, actor: Actor) -> bool:
    """ "a NATO meeting", "a Security Council visit": whose it is, said without an "s"."""
    return actor.party is not None or (actor.body is not None and trigger.frame.roles == "visit")


_OWNERS = frozenset({"former", "latter", "his", "her", "my", "their"})


def add_pronoun(trigger: Trigger, left: Sequence[Group], out: Arguments) -> None:
    """ "his talks", "my visit", "their meeting", "the latter's visit"."""
    if out.agents:
        return
    guest = None
    if trigger.frame.type == "visit":
        guest = _WHO_AS_PART.search(trigger.before) or _WHOSE.search(trigger.before)
    if guest is not None:
        at = trigger.reading.item_at(guest.start())
        out.agents.extend(a for g in left for a in g.actors if a.first <= at < a.last)
        return
    if _OWNERS.isdisjoint(trigger.reading.runs):
        return
    told = _FORMER.search(trigger.before[-60:])
    people = [a for g in left for a in g.actors if a.person is not None]
    if told and len(people) > 1:
        out.agents.append(people[0] if told.group("which") == "former" else people[-1])
        return
    for pattern, anaphor in _PRONOUNS:
        if pattern.search(trigger.before[-50:]):
            if anaphor == "they" and (states := _find_states(trigger, left)):
                out.agents.extend(states)
                return
            out.agents.append(Actor(trigger.first, trigger.first, anaphor=anaphor))
            return


def _find_states(trigger: Trigger, left: Sequence[Group]) -> list[Actor]:
    """ "Peru and Chile agreed on trade at their talks in Oslo": the states of whose talks are told."""
    if trigger.frame.type not in ("meeting", "summit", "call") or not _AT_THEIRS.search(trigger.before[-40:]):
        return []
    first = next((g for g in left if not g.govern and not g.possessive), None)
    if first is None or len(first.actors) < 2 or not _HELD_AT.match(trigger.after):
        return []
    if trigger.reading.segments[first.first] not in (0, trigger.segment):
        return []
    named = all(a.party is not None and a.anaphor is None for a in first.actors)
    return list(first.actors) if named else []


def _clausal(gap: str) -> bool:
    """Whether a verb stands between a name and the noun: then the name is the verb's."""
    return bool(re.search(r" (?:\w+ed|said|told|met|began|left|took|gave|made)(?: |$)", gap))
