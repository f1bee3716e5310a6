"""From a trigger to its arguments."""

from __future__ import annotations

import re
from collections.abc import Sequence

from irevents.arguments.among import name_those_met
from irevents.arguments.bygone import add_bygone
from irevents.arguments.circumstances import add_circumstances
from irevents.arguments.governing import add_nameless_makers
from irevents.arguments.host_events import follows_journey
from irevents.arguments.nouns import add_noun_actors
from irevents.arguments.relatives import drop_places_before
from irevents.arguments.self_told import add_self
from irevents.arguments.slots import Arguments
from irevents.arguments.verbs import add_verb_actors
from irevents.arguments.welcomes import add_welcomed_guest
from irevents.coordination import is_again, is_at_other_time
from irevents.groups import Group, narrow
from irevents.mentions import PartyMention, PlaceMention
from irevents.packs.patterns import Pattern
from irevents.triggers import Trigger

_EARLIER = Pattern("told-of-earlier")
# "had a good first meeting with", "their first ever talks": no meeting of the past
_ONES_FIRST = re.compile(r"(?:^| )(?:a|an|the|very|good|had|held|our|my)(?: [\w-]+)? first(?: \w+)?$")
_PLUPERFECT = re.compile(r"(?:^| )had(?: (?:also|previously|earlier|last|first|already|both))*$")
_EARLIER_HELD = Pattern("held-earlier")
_SEPARATE = Pattern("told-apart")


def find_arguments(trigger: Trigger, groups: Sequence[Group], triggers: Sequence[Trigger]) -> Arguments:
    """The arguments of `trigger` among the `groups` of its sentence; `triggers` are all triggers there."""
    arguments = Arguments()
    groups = narrow(groups, (trigger.shared or trigger).first)
    if trigger.shared is not None:
        _add_shared(trigger, trigger.shared, groups, triggers, arguments)
    elif trigger.frame.head == "verb":
        add_verb_actors(trigger, groups, triggers, arguments)
        if " of " in trigger.text:  # "welcomed Lee at the palace before holding an exchange of views"
            add_welcomed_guest(trigger, groups, arguments)
    else:
        add_noun_actors(trigger, groups, triggers, arguments)
    name_those_met(trigger, arguments)
    add_self(trigger, arguments)
    add_circumstances(trigger, triggers, arguments)
    drop_places_before(trigger, arguments)
    add_nameless_makers(trigger, arguments)
    _share_journey(trigger, groups, triggers, arguments)
    told = trigger.shared or trigger
    had = trigger.frame.head == "verb" and _PLUPERFECT.search(told.before[-24:])  # not "had talks"
    past = bool(had) and bool(arguments.times or arguments.places)
    arguments.earlier = past or _is_earlier(trigger)
    add_bygone(trigger, arguments)
    the_session = trigger.body is not None and trigger.body.proper and trigger.before.endswith(" the")
    # "Lee, too, has come for the Oslo Summit": the same one
    arguments.separate = not the_session and _is_separate(trigger)
    return arguments


def _is_separate(trigger: Trigger) -> bool:
    """Whether it is told as one apart from others: "separately met", "held further talks"."""
    if trigger.text.startswith("separate"):
        return True
    if not _SEPARATE.may_be_in(trigger.reading.runs):
        return False
    return bool(_SEPARATE.search(trigger.before[-40:]) or _SEPARATE.match(trigger.after[:14]))


_EARLIER_WORDS = frozenset(
    {"last", "previously", "formerly", "earlier", "first", "follow", "follows", "followed", "after"}
)


def _is_earlier(trigger: Trigger) -> bool:
    """Whether an event of the past is spoken of: "their last meeting", "the talks he held earlier"."""
    if _EARLIER_WORDS.isdisjoint(trigger.reading.runs):
        return False
    if _EARLIER.search(trigger.before[-24:]) and not _ONES_FIRST.search(trigger.before[-40:]):
        return True
    return _EARLIER_HELD.search(trigger.before[-50:]) is not None


def _add_shared(
    trigger: Trigger, shared: Trigger, groups: Sequence[Group], triggers: Sequence[Trigger], out: Arguments
) -> None:
    """The actors of the second encounter of one verb: its subject, and who is met then."""
    first = find_arguments(shared, groups, triggers)
    out.agents.extend(first.agents)
    if trigger.frame.roles == "visit" and is_at_other_time(trigger):
        out.places.extend(first.places)
        return
    if trigger.frame.roles == "visit":  # "will visit Ghana on 20 May and Togo on 22 May"
        behind = trigger.reading.items[trigger.last :]
        stop = next(i.mention for i in behind if i.kind in "SCR" and i.mention is not None)
        if isinstance(stop, PartyMention | PlaceMention):
            out.places.append(("to", stop))
        return
    right = [g for g in groups if g.first >= trigger.last]
    beside = [
        a
        for g in groups
        for a in g.actors
        if a.person is not None and trigger.last <= a.first <= trigger.last + 2
    ]
    if trigger.frame.head == "noun" and not beside and not (right and right[0].govern == "with"):
        return  # "Previous meetings took place in Oslo in 2021 and in Riga in 2022"
    listed = bool(right) and not (beside and right[0].first > beside[0].first)
    objects = list(right[0].actors) if listed else beside[:1]  # "in Nairobi | and Berg in Oslo"
    out.partners.extend(first.partners if is_again(trigger) else objects)
    if trigger.frame.roles == "host":
        out.hosts.extend(first.agents)
    elif trigger.frame.roles == "guest":
        out.hosts.extend(out.partners)


# "On Tuesday he left for Munich to attend | the conference": the day of the journey
_TO_ATTEND = re.compile(r" to (?:attend|take part in|participate in|join)\b[^,;]{0,20}$")


def _share_journey(
    trigger: Trigger, groups: Sequence[Group], triggers: Sequence[Trigger], out: Arguments
) -> None:
    """ "visit to Peru in May for the B": the traveller attends the body, at that time."""
    if not follows_journey(trigger):
        return
    journeys = [
        t
        for t in triggers
        if t.last <= trigger.first and t.frame.type == "visit" and t.segment == trigger.segment
    ]
    if not journeys:
        return
    journey = find_arguments(journeys[-1], groups, triggers)
    out.attendees.extend(journey.agents)
    leaves = journeys[-1].frame.id == "leave" and _TO_ATTEND.search(trigger.before[-40:]) is not None
    if not out.times and not leaves:
        out.times.extend(journey.times)
    if not out.places:
        out.places.extend(("in", place) for prep, place in journey.places if prep != "from")
