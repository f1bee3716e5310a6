"""Put a candidate into the draft it speaks of, or make a new one."""

from __future__ import annotations

from irevents.assembly.continuing import goes_on_there, is_drill_told_of, is_just_spoken_of
from irevents.assembly.filling import extend_draft, new_draft
from irevents.assembly.likeness import find_draft
from irevents.assembly.other_bodies import find_session_before
from irevents.assembly.sessions import add_other_session, add_part, is_other_session, is_part
from irevents.assembly.side_acts import is_seen_on_visit, is_side_act
from irevents.assembly.splitting import find_told_apart, is_of_all_told, split_candidate
from irevents.assembly.standing import (
    is_aside,
    is_headline_only,
    is_outcome,
    is_topic,
    stands_alone,
    tells_something,
)
from irevents.assembly.stays import find_stay, find_where_received, find_where_welcomed, is_on_the_way
from irevents.candidates import Discourse
from irevents.drafts import Candidate, Draft


def add_candidate(drafts: list[Draft], candidate: Candidate, discourse: Discourse) -> list[Draft]:
    """Put a candidate into the draft it speaks of, or make a new one; the drafts it went into.

    `drafts` are those of the article so far, and are extended.
    """
    if is_side_act(candidate, discourse):
        return []
    if candidate.type == "visit" and candidate.anaphoric:
        find_where_received(drafts, candidate)
    if candidate.trigger.frame.id == "arrive":
        find_where_welcomed(drafts, candidate)
    if is_on_the_way(drafts, candidate):
        return []
    stay = find_stay(drafts, candidate)
    if stay is not None:
        stay.end_time = stay.end_time or candidate.time or candidate.end_time
        return [stay]
    if is_seen_on_visit(candidate, discourse):
        if candidate.verdict.status == "planned" and discourse.visit and discourse.visit.status == "ongoing":
            return []  # "landed in Peru on Sunday. On Monday she will visit Callao Naval Base"
        candidate.places, candidate.time = [], None
    if discourse.last is not None and is_drill_told_of(discourse.last, candidate):
        extend_draft(discourse.last, candidate)
        return [discourse.last]
    other = candidate.count is not None and is_other_session(drafts, candidate)
    if not other and not tells_something(candidate):
        return []
    before = find_session_before(drafts, candidate)
    if before is not None:
        before.touched, discourse.last = candidate.trigger.reading.index, before
        return [before]
    if other or is_other_session(drafts, candidate):
        others = add_other_session(drafts, candidate)
        for session_told in others:
            session_told.touched, discourse.last = candidate.trigger.reading.index, session_told
        return others
    last = discourse.last
    if last is not None and is_just_spoken_of(last, candidate):
        extend_draft(last, candidate)
        return [last]
    if last is not None and last.type == candidate.type == "meeting" and goes_on_there(last, candidate):
        extend_draft(last, candidate)
        return [last]
    if is_part(candidate, drafts):
        return add_part(drafts, candidate, discourse)
    apart = find_told_apart(drafts, candidate)
    if apart:
        for told in apart:
            extend_draft(told, candidate)
        return apart
    parts = [candidate] if is_of_all_told(drafts, candidate) else split_candidate(candidate)
    touched: list[Draft] = []
    for part in parts:
        among = [d for d in drafts if len(parts) < 2 or _may_be(d, part, touched)]
        draft = _place(drafts, among, part, split=len(parts) > 1)
        if draft is not None:
            touched.append(draft)
            _note(draft, part, discourse)
    if len(touched) > 1 or (touched and discourse.last is None):
        discourse.last = touched[0]
    return touched


def _place(drafts: list[Draft], among: list[Draft], part: Candidate, *, split: bool) -> Draft | None:
    """The draft that the mention goes into, one of `among` or a new one; None where it tells too little.

    `split` is whether the mention is one of several that a sentence tells in one.
    """
    draft = find_draft(among, part)
    if draft is not None:
        if split and is_headline_only(draft) and len(draft.named) < 2:
            # "Minister meets Peruvian and Chilean counterparts" is said of each of them
            draft.parties = {code: a for code, a in draft.parties.items() if code in part.parties}
        extend_draft(draft, part)
        draft.split = draft.split or split
        return draft
    if (
        part.continuing
        or (part.anaphoric and not stands_alone(part))
        or part.trigger.frame.roles == "anaphor"
    ):
        return None
    draft = new_draft(part)
    draft.split = split
    drafts.append(draft)
    return draft


def _note(draft: Draft, part: Candidate, discourse: Discourse) -> None:
    """Keep that the report speaks of this draft now, and how."""
    draft.touched = part.trigger.reading.index
    draft.aside = is_aside(part) or is_outcome(part)
    draft.topical = all(map(is_topic, draft.candidates))
    sides = len(draft.core) > 1 or len(draft.parties) > 1
    if not draft.host_only and sides and draft.type not in ("conference", "exercise"):
        discourse.pairs = [*(d for d in discourse.pairs if d is not draft), draft]
    if part.type == "visit":
        discourse.visit = draft
    elif not part.trigger.plural and not (discourse.last is not None and is_outcome(part)):
        discourse.last = draft


def _may_be(draft: Draft, part: Candidate, touched: list[Draft]) -> bool:
    """Whether one of several counterparts may be met in a draft: no other's, and no body's session.

    Nor where two have met already: "met Berg and Lee together. He also saw Rojas and, after him, Dahl".
    """
    if any(draft is other for other in touched):
        return False
    told = draft.body is None and (len(draft.named) < 3 or draft.split or is_headline_only(draft))
    return told or part.named <= draft.named
