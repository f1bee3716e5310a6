"""Which draft a candidate speaks of: what speaks for one event."""

from __future__ import annotations

from collections.abc import Sequence

from irevents.assembly.contradiction import contradicts
from irevents.assembly.standing import is_headline_only
from irevents.assembly.time_spans import is_same_day
from irevents.bodies.editions import read_ordinal
from irevents.drafts import Candidate, Draft
from irevents.triggers import NEUTRAL_FRAMES

# "the talks" may speak of a call, "the meeting" of a summit; "the event" of anything.
LOOSE_TYPES: dict[str, frozenset[str]] = {
    "meeting": frozenset({"meeting", "summit", "conference", "call"}),
    "summit": frozenset({"summit", "meeting", "conference"}),
    "call": frozenset({"call"}),
    "visit": frozenset({"visit"}),
    "exercise": frozenset({"exercise"}),
    "signing": frozenset({"signing"}),
    "conference": frozenset({"conference", "summit"}),
}
_CALL_WORDS = frozenset(
    {"talks", "talk", "discussion", "discussions", "conversation", "interaction", "dialogue", "exchange"}
)
_NEAR = 2
"""Sentences behind a body within which "the event" is rather its session than a meeting of two."""
FAR = 100
"""A mention is of one of so many events told last: no report tells of more, and a book of reports is read in
time that grows with its length alone."""


def find_draft(drafts: Sequence[Draft], candidate: Candidate) -> Draft | None:
    """The draft that the candidate speaks of: the likeliest of those it does not contradict."""
    best: tuple[float, int, int] | None = None
    chosen: Draft | None = None
    for number, draft in enumerate(drafts[-FAR:]):
        score = _likeness(draft, candidate, drafts[0]) or _named_behind(drafts, draft, candidate)
        if score <= 0:
            continue
        aside = draft.aside and (candidate.anaphoric or candidate.time is None)
        passing = candidate.trigger.frame.roles == "anaphor" and _is_by_the_way(draft)
        topical = draft.topical and candidate.anaphoric and candidate.body is None
        rank = (
            score - 0.3 * draft.host_only - 0.2 * aside - 0.4 * passing - 0.8 * topical,
            draft.touched if not topical else -1,
            number,
        )
        if best is None or rank > best:
            best, chosen = rank, draft
    return chosen


def _is_by_the_way(draft: Draft) -> bool:
    """Whether it is told in a relative clause alone: "Berg, who is there to attend the forum, met Lee"."""
    for told in draft.candidates:
        segments = told.trigger.reading.segments
        opener = told.trigger.reading.items[segments.index(told.trigger.segment)].text
        if not told.trigger.segment or opener != "who":
            return False
    return True


def _named_behind(drafts: Sequence[Draft], draft: Draft, candidate: Candidate) -> float:
    """ "concluded a joint drill. The Falcon Claw exercise included …": the one drill is named behind."""
    if draft.type != "exercise" or candidate.type != "exercise" or draft.body is not None:
        return 0.0
    alone = sum(d.type == "exercise" for d in drafts) == 1
    own = bool(draft.parties) and not set(candidate.parties) <= set(draft.parties)
    if candidate.body is None or own or not alone or contradicts(draft, candidate):
        return 0.0
    return 1.0


def _likeness(draft: Draft, candidate: Candidate, first: Draft) -> float:
    """How much speaks for one event; 0 where nothing does or something speaks against it."""
    if not _types_agree(draft, candidate) or contradicts(draft, candidate):
        return 0.0
    if _is_beside_session(draft, candidate):
        return 0.0
    score = 0.0
    mine, theirs = draft.core, candidate.core
    shared = mine & theirs
    if shared:
        score += 2.0 * len(shared) / max(1, min(len(mine), len(theirs))) + (mine == theirs)
    if draft.body is not None and candidate.body is not None:
        score += 2.0  # contradicts() has seen to it that they are one body
    parties, others = set(draft.parties), set(candidate.parties)
    if (
        candidate.body is not None
        and draft.body is None
        and candidate.anaphoric
        and not is_headline_only(draft)
    ):
        return 0.0
    brings_own = len(theirs) >= 2 and not mine and draft.body is not None and candidate.body is None
    brings_own = brings_own and not (is_headline_only(draft) and draft.edition is None)
    if (
        candidate.body is not None
        and draft.body is None
        and not candidate.anaphoric
        and not is_headline_only(draft)
    ):
        told_later = candidate.time is None and not candidate.places and candidate.body.edition is not None
        told_later = told_later and not _is_reception(draft)
        same_day = draft.time and candidate.time and is_same_day(draft.time, candidate.time)
        brings_own = not (same_day or (told_later and draft.time is not None and draft is first))
        brings_own &= not _is_their_summit(draft, candidate)
    if (others <= parties or parties <= others) and len(parties & others) >= 2 and not brings_own:
        score += 1.0
    if _is_of_four_ministers(draft, candidate) or _is_bare_session(draft, candidate):
        score += 1.0
    if (is_headline_only(draft) or _is_planned_beside(draft, candidate)) and _names_half(draft, candidate):
        score += 1.0
    if candidate.collective and parties == others and any(c.collective for c in draft.candidates):
        score += 1.0  # "the G7 ministers", told of again
    if _is_session_of(draft, candidate) or _is_nameless_same(draft, candidate):
        score += 1.0
    if candidate.type == "visit":
        nowhere = not (candidate.countries or candidate.places or candidate.people or draft.people)
        if nowhere and draft.country is not None and others and others <= parties:
            score += 1.0  # "the ships docked at the pier": where they were said to have arrived
        if draft.country is not None and draft.country in candidate.countries:
            score += 1.0 if shared or parties & others else 0.3
        if shared or (parties & others and (not candidate.countries or draft.country is None)):
            score += 1.0 * (draft.touched == candidate.trigger.reading.index or is_headline_only(draft))
        called_so = any(c.trigger.frame.id == "pay-visit" for c in draft.candidates)
        score += 0.2 * (candidate.anaphoric and candidate.trigger.frame.id == "pay-visit" and called_so)
    if candidate.time is not None and draft.time is not None and is_same_day(candidate.time, draft.time):
        score += 0.5
    count = read_ordinal(candidate.trigger.before.rsplit(" ", 1)[-1]) if candidate.anaphoric else None
    if count is not None and draft.edition == count:
        score += 1.0  # "the fifth meeting", said of the fifth session
    if draft.venue is not None and any(place.name == draft.venue.name for place in candidate.places):
        score += 1.0  # "The meeting at Manor House was attended by", after a summit elsewhere
    near = candidate.trigger.reading.index - draft.touched <= _NEAR or draft is first
    if candidate.trigger.frame.roles == "anaphor" and draft.body is not None and near:
        score += 0.3
    if candidate.trigger.frame.id == "it" and draft.touched == candidate.trigger.reading.index - 1:
        score += 0.4  # "It was conducted at three places": what the sentence before told of
    if candidate.anaphoric and candidate.verdict.firm and candidate.verdict.status == draft.status:
        score += 0.4
    if candidate.anaphoric or candidate.continuing:
        score += 0.6 + 0.5 * (draft.touched == candidate.trigger.reading.index)
    elif score and score < 1.0:
        return 0.0
    return score


def _is_beside_session(draft: Draft, candidate: Candidate) -> bool:
    """ "Paz came for the CAN summit. She held talks with Soto": two who met beside a session of many."""
    body = draft.body
    if body is None or len(body.parties) != 1 or len(body.parties[0]) < 3 or candidate.body is not None:
        return False
    told_again = candidate.anaphoric or candidate.continuing or candidate.collective
    return not told_again and len(draft.named) < 2 <= len(candidate.named) and len(candidate.parties) > 1


def _is_reception(draft: Draft) -> bool:
    """ "Soto received Otieno. … at the 10th dialogue they had agreed": a call on somebody is no session."""
    return all(c.trigger.frame.id in _RECEPTIONS for c in draft.candidates)


_RECEPTIONS = frozenset({"receive", "call-on", "called-on-by", "courtesy-call", "audience"})


def _is_their_summit(draft: Draft, candidate: Candidate) -> bool:
    """ "the annual summit of Presidents Berg and Rojas", then "preparing for the Norway-Peru summit": one."""
    if draft.type != "summit" or candidate.type != "summit" or candidate.time is not None:
        return False
    same = draft.status == candidate.verdict.status
    return same and len(draft.parties) == 2 and set(draft.parties) == set(candidate.parties)


def _is_session_of(draft: Draft, candidate: Candidate) -> bool:
    """ "The EAC troika is to meet on Tuesday", "an EAC summit on Tuesday": one organisation, one day."""
    if (draft.body is None) == (candidate.body is None) or {draft.type, candidate.type} - {
        "meeting",
        "summit",
    }:
        return False
    body = draft.body or candidate.body
    collective = candidate.collective or any(c.collective for c in draft.candidates)
    if body is None or len(body.parties) != 1 or not collective:
        return False
    if body.kind != "summit" and not (
        is_headline_only(draft) and draft.city is not None and candidate.places
    ):
        return False
    if draft.time is None or candidate.time is None:
        same = is_headline_only(draft)
    else:
        same = is_same_day(candidate.time, draft.time)
    return same and set(body.parties) <= set(draft.parties) & set(candidate.parties)


def _is_bare_session(draft: Draft, candidate: Candidate) -> bool:
    """ "the sidelines of the ongoing SCO meeting", after "the SCO Defence Ministers' Meeting"."""
    code = next(iter(candidate.parties), "") if len(candidate.parties) == 1 else ""
    if {draft.type, candidate.type} != {"meeting"} or candidate.people or candidate.body is not None:
        return False
    alone = draft.body is not None and draft.body.parties == (code,)
    return alone and len(code) > 2 and not candidate.trigger.plural


def _is_of_four_ministers(draft: Draft, candidate: Candidate) -> bool:
    """ "Minister A and Minister B will hold talks with their counterparts C and D": the 2+2 dialogue."""
    if draft.body is None or "2+2" not in draft.body.name or draft.core or candidate.body is not None:
        return False
    return len(candidate.named) > 2 and set(candidate.parties) == set(draft.parties)


def _is_nameless_same(draft: Draft, candidate: Candidate) -> bool:
    """ "a meeting of ministers from nine Baltic countries yesterday", then the states one by one."""
    if draft.type != candidate.type or draft.time is None or candidate.time is None:
        return False
    first = any(c.collective for c in draft.candidates) and not (draft.parties or draft.people)
    second = candidate.collective and not (candidate.parties or candidate.people)
    several = candidate.parties if first else draft.parties
    return first != second and len(several) > 2 and is_same_day(candidate.time, draft.time)


def _is_unsaid(draft: Draft) -> bool:
    """Whether nothing says so far if they met or telephoned: "discussed", "the first such exchange"."""
    frames = {c.trigger.frame.id for c in draft.candidates}
    return draft.type == "meeting" and draft.venue is None and frames <= NEUTRAL_FRAMES | {"interaction"}


def _names_half(draft: Draft, candidate: Candidate) -> bool:
    """ "Latvian and Lithuanian directors discuss trade", and below "He met Director Berg of Lithuania"."""
    states = {p.mention.affiliation for p in candidate.people.values() if p.core}
    unknown = None in states and len(candidate.named) > 1
    one = states - {None}
    return (
        unknown and not draft.people and len(draft.parties) == 2 and len(one) == 1 and one < {*draft.parties}
    )


def _is_planned_beside(draft: Draft, candidate: Candidate) -> bool:
    """ "Envoys of Peru and Chile will hold talks in Lima. Rojas will meet his Chilean peer Soto": one."""
    beside = candidate.trigger.reading.index - draft.touched == 1
    return beside and draft.status == candidate.verdict.status == "planned" and draft.time is None


def _types_agree(draft: Draft, candidate: Candidate) -> bool:
    if _is_session_of(draft, candidate):
        return True
    spoken = candidate.trigger.frame
    if spoken.id == "event" and draft.type == "visit":
        return False  # "the event was attended by": a ceremony in passing
    if draft.type == candidate.type or spoken.roles == "anaphor":
        return True
    if (
        candidate.body is not None
        and draft.body is not None
        and candidate.body.series_id == draft.body.series_id
    ):
        return True
    spoke = spoken.id == "speak" or all(c.trigger.frame.id == "speak" for c in draft.candidates)
    same_day = draft.time and candidate.time and is_same_day(draft.time, candidate.time)
    if {draft.type, candidate.type} == {"meeting", "call"} and spoke and same_day and len(draft.named) > 1:
        return draft.named == candidate.named  # "met Berg on Monday", "spoke with Berg on Monday"
    if {draft.type, candidate.type} == {"meeting", "conference"} and is_headline_only(draft):
        return candidate.collective  # "Chiefs of staff to meet", above a conference of theirs
    if candidate.type == "call" and candidate.anaphoric and _is_unsaid(draft):
        return True
    if {draft.type, candidate.type} <= {"meeting", "call", "summit"}:
        if candidate.trigger.frame.id in NEUTRAL_FRAMES and not candidate.anaphoric:
            return True
        if all(c.trigger.frame.id in NEUTRAL_FRAMES for c in draft.candidates):
            return True
    if (
        draft.type == "summit"
        and candidate.type == "meeting"
        and draft.touched == candidate.trigger.reading.index
        and candidate.named == draft.named
        and len(draft.named) > 1
        and set(draft.parties) <= set(candidate.parties)
        and not draft.host_only
    ):
        return True  # "held the summit as they met in Oslo"
    if {draft.type, candidate.type} == {"meeting", "summit"}:
        same_pair = len(draft.named) > 1 and draft.named == candidate.named
        session = draft.type == "meeting" and draft.body is not None
        # "President meets Kuwaiti premier", above "who is there for the summit, met the premier"
        session = session or (len(draft.named) > 1 and not draft.named <= candidate.named)
        if (is_headline_only(draft) and not session) or (
            same_pair and draft.body is None and candidate.body is None
        ):
            return True
    if draft.type not in LOOSE_TYPES[candidate.type]:
        return False
    other_day = candidate.time is not None and not (
        draft.time is not None and is_same_day(draft.time, candidate.time)
    )
    if candidate.type == "summit" and draft.type == "meeting" and other_day:
        return False  # "ahead of Monday's summit" is not told of a meeting of two
    if draft.type == "call":
        return candidate.continuing or (candidate.anaphoric and candidate.trigger.text in _CALL_WORDS)
    return (candidate.anaphoric or candidate.continuing) and candidate.body is None
