"""Bodies and sessions that cannot be of one event."""

from __future__ import annotations

import re
from collections.abc import Sequence

from irevents.assembly.other_circumstances import is_one_city
from irevents.assembly.other_people import are_no_leaders
from irevents.assembly.standing import is_headline_only
from irevents.drafts import Candidate, Draft
from irevents.mentions import BodyMention
from irevents.packs.patterns import Pattern

# "the next meeting", said of the body whose session was told
_NEIGHBOURS = ("next ", "previous ", "last ", "preceding ", "following ")
_NEIGHBOUR_BEFORE = Pattern("neighbour-session")


def is_planned_there(draft: Draft, candidate: Candidate) -> bool:
    """ "agreed to meet in Oslo this fall", then "the next meeting of the council in Oslo": one."""
    if (
        draft.body is not None
        or {draft.status, candidate.verdict.status} != {"planned"}
        or draft.city is None
    ):
        return False
    return draft.named == candidate.named and any(
        is_one_city(draft.city, p) for p in candidate.places if p.kind == "city"
    )


# "At the meeting of the Commission, held ahead of its 19th session": not that session
_TO_COME = Pattern("ahead-of-session")


def is_of_session_ahead(draft: Draft, candidate: Candidate) -> bool:
    """Whether one sentence tells of a session of a body and of a later one of it, for which it is held."""
    trigger = candidate.trigger
    beside = draft.touched == trigger.reading.index and draft.body is not None and trigger.body is not None
    return beside and _TO_COME.search(trigger.before[-60:]) is not None


def is_neighbour(candidate: Candidate) -> bool:
    """Whether a mention is of the session before or behind the one told of: "the next meeting"."""
    trigger = candidate.trigger
    surface = trigger.reading.items[trigger.first].surface if trigger.body is not None else ""
    return surface.startswith(_NEIGHBOURS) or (
        trigger.body is not None and _NEIGHBOUR_BEFORE.search(trigger.before[-50:]) is not None
    )


def find_session_before(drafts: Sequence[Draft], candidate: Candidate) -> Draft | None:
    """ "The next meeting of the Committee will be held at a later date": said of the one told of."""
    told = candidate.time is not None or candidate.places or candidate.countries
    if candidate.verdict.status != "planned" or told or not is_neighbour(candidate):
        return None
    held = (d for d in reversed(drafts) if d.body is not None and d.status != "planned")
    return next((d for d in held if is_one_body(d, candidate)), None)


_LAST = Pattern("last-such")


def is_last(candidate: Candidate) -> bool:
    """ "The ministers are to meet soon. Their last meeting took place in May": it is none to come."""
    trigger = candidate.trigger
    return trigger.frame.head == "noun" and _LAST.search(trigger.before[-40:]) is not None


# "agreed on the decisions of the alliance | summit in Oslo", after a meeting of two ministers
_A_SUMMIT = Pattern("the-other-summit")


# "Two ministers spoke of support for Peru at | the summit in Oslo"
_PLACED_THERE = re.compile(r"^ in (?:the )?C(?= |$)")


def is_summit_of_others(draft: Draft, candidate: Candidate) -> bool:
    """Whether a summit is placed, and named by a word of its own or told after a meeting of ministers."""
    trigger = candidate.trigger
    placed = bool(candidate.places or candidate.time is not None)
    named = trigger.frame.id == "summit" and trigger.body is None and not candidate.people
    if not named or not placed:
        return False
    if _A_SUMMIT.search(trigger.before[-40:]) is not None:
        return True
    return _PLACED_THERE.match(trigger.after) is not None and are_no_leaders(draft)


def is_of_another_body(draft: Draft, candidate: Candidate) -> bool:
    """ "This is the 13th summit of the BRICS nations", said after a meeting of two of its officials."""
    two = draft.type == "meeting" and draft.body is None and len(draft.parties) > 1
    return (
        candidate.type == "summit"
        and two
        and bool(candidate.parties)
        and not set(candidate.parties) & set(draft.parties)
    )


def is_one_body(draft: Draft, candidate: Candidate) -> bool:
    """The same series, or a headline's short name for it with the same count: "4th IRIGC meet"."""
    first, second = draft.body, candidate.body
    if first is None or second is None:
        return False
    if first.series_id == second.series_id or first.name == second.name:
        return True
    if _is_its_summit(first, second) or _is_its_summit(second, first):
        return True
    words, others = set(first.series_id.split("-")), set(second.series_id.split("-"))
    if is_headline_only(draft) and len(words) > 1 and words < others:
        return True  # "Northern Group partners meet", of the "Northern Group Ministers meeting"
    shared = set(draft.parties) & set(candidate.parties)
    return (
        first.edition is not None
        and first.edition == second.edition
        and bool(shared or not candidate.parties)
    )


def _is_its_summit(named: BodyMention, told: BodyMention) -> bool:
    """ "The CIS Summit" and "the summit of the leaders of the CIS": an organisation's own, without a name."""
    if (named.kind, named.rule, told.rule) != ("summit", "bodies.pack", "bodies.summit-of"):
        return False
    return (
        len(told.parties) == 1
        and named.parties == told.parties
        and named.series_id.startswith(told.parties[0].lower() + "-")
    )


def is_of_two_beside(draft: Draft, candidate: Candidate) -> bool:
    """ "visits Oslo days after the G20 summit", then "talks between Berg and Lee": not that summit."""
    body = draft.body
    if draft.type != "summit" or body is None or len(body.parties) != 1 or len(body.parties[0]) == 2:
        return False
    states = {candidate.people[key].mention.affiliation for key in candidate.named}
    apart = candidate.type == "meeting" and candidate.body is None and not draft.named
    return apart and len(states - {None}) == 2 and len(candidate.named) == 2
