"""How a mention stands in the report: alone, aside, as a topic of others."""

from __future__ import annotations

import re

from irevents.drafts import Candidate, Draft
from irevents.packs.patterns import Pattern


def _gathers_unnamed(candidate: Candidate) -> bool:
    """ "The ministers met in Lome on Tuesday. Ghana was represented by": who they are, comes after."""
    agents = candidate.arguments.agents
    told = candidate.trigger.frame.id in ("meet", "gather") and not candidate.arguments.partners
    unnamed = bool(agents) and all(a.anaphor in ("ministers", "leaders", "they") for a in agents)
    return told and unnamed and candidate.time is not None and bool(candidate.places)


# "spoke of the outcome of the talks of the two presidents last month. The meeting was attended by"
_OUTCOME_OF = re.compile(r"(?:^| )(?:outcomes?|results?) of (?:the|their)(?: [\w-]+){0,3}$")


def is_outcome(candidate: Candidate) -> bool:
    """Whether only what another meeting led to is spoken of."""
    return candidate.trigger.frame.head == "noun" and bool(_OUTCOME_OF.search(candidate.trigger.before[-60:]))


_ASIDE = frozenset({"before", "after", "ahead", "prior", "since", "following"})


def is_aside(candidate: Candidate) -> bool:
    """Whether it is told in a clause of time: "took place hours before Berg and Lee were to meet"."""
    segments, items = candidate.trigger.reading.segments, candidate.trigger.reading.items
    first = segments.index(candidate.trigger.segment)
    return first > 0 and items[first].text in _ASIDE


_TOPIC_BEHIND = Pattern("talked-of-behind")
_TOPIC_BEFORE = Pattern("talked-of-before")


def is_topic(candidate: Candidate) -> bool:
    """ "The Oslo Summit was also discussed during the meeting": "the meeting" is another event."""
    trigger = candidate.trigger
    if trigger.body is None or trigger.reading.sentence.block in ("headline", "subheadline"):
        return False
    return bool(_TOPIC_BEHIND.match(trigger.after) or _TOPIC_BEFORE.search(trigger.before[-90:]))


def stands_alone(candidate: Candidate) -> bool:
    """True for a definite mention that brings enough of its own: "the meeting of Berg and Lee in Oslo"."""
    off = candidate.verdict.status in ("cancelled", "postponed")
    if candidate.type == "visit" and off and candidate.named:
        return True  # "The visit of President Didi has been postponed": whither, the report says elsewhere
    if candidate.type == "visit":
        return bool(candidate.countries or candidate.places) and bool(candidate.people or candidate.parties)
    dated = candidate.time is not None and bool(candidate.places) and bool(candidate.people)
    if candidate.type in ("meeting", "summit") and dated and candidate.arguments.attendees:
        return True  # "The ministerial meeting began in Oslo on Monday with the participation of Berg"
    if candidate.collective and candidate.arguments.chairs:
        return True  # "the first meeting of the ministers of the Gulf states was chaired by Berg"
    if candidate.of_two and candidate.verdict.status == "planned":
        return True  # "The two armies will hold their annual talks"
    known = candidate.body is not None or candidate.collective or candidate.of_two
    if known and (candidate.time is not None or candidate.places or candidate.countries):
        return True
    if candidate.type == "summit" and candidate.arguments.times and candidate.places:
        return True  # "at the summit of the union in Praia in May 2003", "the Praia summit earlier this year"
    return (
        len(candidate.people) >= 2
        or len(candidate.parties) >= 2
        or (candidate.body is not None and candidate.body.proper)
    )


def tells_something(candidate: Candidate) -> bool:
    """Whether a mention says who, what or which event: a bare "talks" does not."""
    return bool(
        candidate.anaphoric
        or candidate.continuing
        or candidate.people
        or candidate.parties
        or candidate.body is not None
        or candidate.collective
        or candidate.of_two
        or (candidate.type == "summit" and candidate.arguments.times and candidate.places)
        or (candidate.type == "exercise" and candidate.verdict.status == "ongoing" and candidate.countries)
        or is_first_held(candidate)
        or _gathers_unnamed(candidate)
    )


# "A joint exercise was first conducted in 2017": one of the series told of before
_FOR_THE_FIRST_TIME = re.compile(r"^(?: [\w-]+){1,4} for the (?:first|second|third|last) time (?:in|on) ")


def is_first_held(candidate: Candidate) -> bool:
    """Whether one drill of a series is told of."""
    return (
        candidate.type == "exercise" and _FOR_THE_FIRST_TIME.search(candidate.trigger.after[:80]) is not None
    )


def is_headline_only(draft: Draft) -> bool:
    """Whether only headlines speak of it."""
    return all(c.trigger.reading.sentence.block in ("headline", "subheadline") for c in draft.candidates)


def is_day_of_departure(draft: Draft) -> bool:
    """Whether a visit is dated by nothing but the day on which the visitor left home."""
    timed = [c for c in draft.candidates if c.time is not None]
    return draft.type == "visit" and bool(timed) and all(c.trigger.frame.id == "leave" for c in timed)
