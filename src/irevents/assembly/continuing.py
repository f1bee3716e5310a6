"""Mentions that go on with the event of the one before: "discussed trade in consultations on Monday"."""

from __future__ import annotations

import re

from irevents.assembly.likeness import LOOSE_TYPES
from irevents.drafts import Candidate, Draft
from irevents.packs.patterns import Pattern
from irevents.triggers import Trigger

_NEAR = 6
"""Words that may stand between two nouns of one event."""


_SAME_OCCASION = re.compile(r" (?:at|on|during) the same (?:occasion|meeting|discussions?|event|session)\b")


def goes_on_there(last: Draft, candidate: Candidate) -> bool:
    """ "The new envoys also met with Dahl at the same occasion": at the meeting told of."""
    same = _SAME_OCCASION.search(candidate.trigger.after[:120])
    return same is not None and bool(last.named & candidate.named)


def is_just_spoken_of(last: Draft, candidate: Candidate) -> bool:
    """ "Oslo is hosting a meeting of the ministers. It is attended by": what the sentence before told."""
    told = last.type not in ("visit", "signing") and last.touched == candidate.trigger.reading.index - 1
    return told and candidate.trigger.frame.id == "it"


def is_drill_told_of(last: Draft, candidate: Candidate) -> bool:
    """ "It spoke of the drill of Peru and Chile. A joint exercise will be held in Lima in May": that one."""
    if not (last.type == candidate.type == "exercise") or candidate.anaphoric or candidate.trigger.plural:
        return False
    bare = not (candidate.people or candidate.parties or candidate.body is not None)
    here = candidate.trigger.reading.index
    near = all(c.anaphoric for c in last.candidates) and here - 2 <= last.touched < here
    return bare and near and last.time is None and bool(candidate.time or candidate.places)


def _is_opened_by_preposition(trigger: Trigger) -> bool:
    """ "discussed trade | during a meeting in Lima": the clause is of the verb before it."""
    opener = trigger.reading.segments.index(trigger.segment)
    return trigger.reading.items[opener].text in ("during", "in", "at", "on", "for")


def continues(draft: Draft, candidate: Candidate) -> bool:
    """True for a bare noun that goes on with the verb: "discussed trade in consultations on Monday"."""
    if (
        candidate.people
        or candidate.parties
        or candidate.body is not None
        or candidate.trigger.frame.head != "noun"
    ):
        return False
    previous = draft.candidates[-1].trigger
    if previous.reading is candidate.trigger.reading and previous.last == candidate.trigger.first:
        return previous.frame.id == "summit"  # "welcomed Lee to a summit | meeting on Monday"
    if previous.frame.head != "verb" and candidate.trigger.first - previous.last > _NEAR:
        return False  # "the meeting came of a decision taken at a virtual session on Friday"
    same = previous.reading is candidate.trigger.reading and (
        previous.segment == candidate.trigger.segment or _is_opened_by_preposition(candidate.trigger)
    )
    if previous.frame.roles == "deliver" and previous.reading is candidate.trigger.reading:
        return _AT_A.search(candidate.trigger.before[-40:]) is not None  # "gave a letter to Lee during a"
    before = candidate.trigger.before[-60:]
    linked = _LINKED.search(before) is not None and _PLANS_FOR.search(before) is None
    if previous.frame.roles == "host" and previous.frame.head == "verb":
        linked = linked or _TO_TALKS.search(before) is not None
    return (
        same and bool(linked) and (draft.type == candidate.type or draft.type in LOOSE_TYPES[candidate.type])
    )


# "met in a 2+2 meeting in Lima"
_LINKED = re.compile(r"(?:^| )(?:in|during|at|for|on)(?: [\w'+-]+| T){0,4}$")
# "welcomed Lee to talks in Lima on Monday"
_TO_TALKS = re.compile(r" to(?: (?:a|an|the|their|his|her|formal|official|bilateral|[\w-]+-day|summit))*$")
_AT_A = re.compile(r"(?:^| )(?:in|during|at) (?:a|an|the)(?: [\w-]+| T){0,3}$")
_WHAT_FOR = re.compile(r"(?:^| )for (?:a|an|their|its|what)(?: [\w'-]+| T| [\"“‘]){0,4}$")
# "discussed plans for a | summit": not that they met for
_PLANS_FOR = Pattern("plans-for")
_FOR_TALKS = Pattern("what-for-talks")


_ON_VISIT = re.compile(r"(?:^| )(?:on|for) (?:a|an|his|her|their|its)(?: [\w'-]+| T){0,5}$")


def _is_the_journey(previous: Trigger, candidate: Candidate) -> bool:
    """ "arrived in Oslo on an official visit": the visit is the one that the verb tells of."""
    trigger = candidate.trigger
    if previous.reading is not trigger.reading or previous.segment != trigger.segment:
        return False
    return (
        previous.frame.head == "verb"
        and previous.frame.roles == "visit"
        and trigger.frame.id == "pay-visit"
        and previous.last <= trigger.first
        and not candidate.countries
        and not candidate.places
        and _ON_VISIT.search(trigger.before[-60:]) is not None
    )


# "met Berg for the third round of the dialogue"
_FOR_SESSION = re.compile(
    r"(?:^| )for(?: (?:the|an?|their|annual|regular|latest|further|T|\w+(?:st|nd|rd|th)))*$"
)
_TALKS = ("consultations", "dialogue", "talks", "discussions", "meeting", "commission", "committee")


def _is_their_session(draft: Draft, candidate: Candidate) -> bool:
    """ "Berg met Lee for Foreign Office Consultations": a session of the two is the meeting itself."""
    previous, trigger, body = draft.candidates[-1].trigger, candidate.trigger, candidate.body
    if body is None or body.kind != "meeting" or not body.name.lower().endswith(_TALKS):
        return False
    beside = previous.reading is trigger.reading and previous.segment == trigger.segment
    if not beside or previous.frame.id not in ("meet", "sit-down") or len(draft.named) != 2:
        return False
    two = len(draft.parties) <= 2 and set(candidate.parties) <= set(draft.parties)
    return two and candidate.named <= draft.named and _FOR_SESSION.search(trigger.before[-50:]) is not None


def _is_during_it(draft: Draft, candidate: Candidate) -> bool:
    """ "Berg phoned Lee, during which the two held long discussions": the discussions are the call."""
    reading = candidate.trigger.reading
    opener = reading.segments.index(candidate.trigger.segment)
    told = reading.items[opener].text == "which" and reading.items[opener - 1].text in ("during", "in", "at")
    own = candidate.named <= draft.named and set(candidate.parties) <= set(draft.parties)
    return told and own and draft.type in ("call", "meeting") and candidate.type == "meeting"


def is_what_for(draft: Draft, candidate: Candidate) -> bool:
    """True for what they gather for: "the ministers met in Oslo on Monday for a two-day meeting"."""
    if _is_their_session(draft, candidate):
        draft.sideline = None
        return True
    previous, trigger = draft.candidates[-1].trigger, candidate.trigger
    if _is_the_journey(previous, candidate) or _is_during_it(draft, candidate):
        return True
    if (
        previous.frame.id not in ("meet", "gather", "receive", "join-for-talks")
        or trigger.frame.head != "noun"
        or candidate.type == "visit"
    ):
        return False
    if (
        previous.reading is not trigger.reading
        or previous.segment != trigger.segment
        or candidate.body is not None
    ):
        return False
    guests = {key for key, person in candidate.people.items() if person.role != "host"}
    own = guests <= set(draft.people) and (set(candidate.parties) <= {*draft.parties, *candidate.hosts})
    same = candidate.time is None or draft.time is None or candidate.time is draft.time
    if trigger.text == "talks" and not candidate.people and _FOR_TALKS.search(trigger.before[-50:]):
        return own and same  # "hosted a Kenyan delegation for talks in Oslo"
    if trigger.plural or _PLANS_FOR.search(trigger.before[-60:]) is not None:
        return False
    return own and same and _WHAT_FOR.search(trigger.before[-50:]) is not None
