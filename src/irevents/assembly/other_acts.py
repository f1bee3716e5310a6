"""Two acts that one sentence tells apart: "met Lee, who took part in the meeting of the ministries"."""

from __future__ import annotations

import re

from irevents.assembly.standing import is_topic
from irevents.drafts import Candidate, Draft
from irevents.packs.patterns import Pattern
from irevents.triggers import NEUTRAL_FRAMES

_TOOK_PART = Pattern("who-took-part")


def was_attended(draft: Draft, candidate: Candidate) -> bool:
    """ "met Lee, who took part in the consultative meeting of the ministries": two encounters."""
    trigger = candidate.trigger
    here = any(
        c.trigger.reading is trigger.reading and c.trigger.frame.head == "verb" for c in draft.candidates
    )
    if here and trigger.frame.head == "noun" and _TOOK_PART.search(trigger.before[-70:]):
        return True
    return _is_session_of_more(draft, candidate)


def _is_session_of_more(draft: Draft, candidate: Candidate) -> bool:
    """ "Berg met Lee and Rojas. Berg then joined the Contact Group Meeting": of other states."""
    body, arguments = candidate.body, candidate.arguments
    if body is None or draft.body is not None or candidate.anaphoric or candidate.type != "meeting":
        return False
    if not arguments.attendees or arguments.agents or len(draft.named) < 2:
        return False
    more = set(body.parties or candidate.parties) - set(draft.parties)
    return bool(candidate.named) and candidate.named < draft.named and bool(more)


_OPENING_AFTER = re.compile(r"^(?:following|after) ")


def is_told_after(draft: Draft, candidate: Candidate) -> bool:
    """ "After talks of Berg with Lee, talks between delegations of Peru and Chile began": two meetings."""
    previous, trigger = draft.candidates[-1].trigger, candidate.trigger
    if candidate.anaphoric or candidate.type != "meeting" or previous.reading is not trigger.reading:
        return False
    before = previous.reading.text[: previous.reading.offsets[previous.first]]
    between = previous.reading.text[len(before) : trigger.reading.offsets[trigger.first]]
    apart = bool(draft.named and candidate.parties and not candidate.named)
    return apart and " , " in between and _OPENING_AFTER.match(before) is not None


def are_one_exchange(draft: Draft, candidate: Candidate) -> bool:
    """ "Five memoranda were exchanged … Exchanged by Berg and Lee … exchanged by Soto and Rojas": one act."""
    exchange = "documents-exchanged"
    first = draft.candidates[0].trigger.frame.id == exchange
    return first and candidate.trigger.frame.id == exchange


_SPOKE_OF = re.compile(r" (?:on|about|regarding|over|concerning)(?: the| an?)?(?: [\w'-]+| [SDT]){0,5}$")


def is_spoken_of(draft: Draft, candidate: Candidate) -> bool:
    """ "exchanged views on the coming OIC meeting": that meeting is what they spoke of."""
    trigger, last = candidate.trigger, draft.candidates[-1].trigger
    if last.reading is not trigger.reading or last.frame.id not in NEUTRAL_FRAMES:
        return False
    if trigger.frame.head != "noun" or last.last > trigger.first:
        return False
    reading = trigger.reading
    between = reading.text[reading.offsets[last.last - 1] : reading.offsets[trigger.first]].rstrip()
    return bool(_SPOKE_OF.search(between)) and not candidate.people


def is_session_spoken_of(draft: Draft, candidate: Candidate) -> bool:
    """ "They agreed to carry out the results of the 47th session": the two have not met in that session."""
    body = candidate.body
    counted = body is not None and body.edition is not None and draft.body is None
    return counted and bool(draft.named) and not candidate.named and is_topic(candidate)


def is_met_before(draft: Draft, candidate: Candidate) -> bool:
    """ "The two met ahead of the first dialogue of their ministries": it is another event."""
    ahead = candidate.verdict.cue == "status-ahead-of" and candidate.body is not None
    return ahead and draft.body is None and draft.touched == candidate.trigger.reading.index
