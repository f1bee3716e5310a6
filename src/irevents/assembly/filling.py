"""Lay what a candidate says over a draft."""

from __future__ import annotations

from dataclasses import replace

from irevents.arguments import hosts
from irevents.assembly.standing import is_day_of_departure
from irevents.assembly.time_spans import is_more_exact
from irevents.drafts import Anchor, Candidate, Draft
from irevents.packs.patterns import Pattern
from irevents.triggers import NEUTRAL_FRAMES


def new_draft(candidate: Candidate) -> Draft:
    """A draft that says what the candidate says."""
    status = candidate.verdict.status
    assert status is not None
    draft = Draft(
        type=candidate.type,
        article=candidate.article,
        candidates=[],
        people={},
        parties={},
        hosts=[],
        status=status,
        status_anchor=candidate.anchor,
        firm=False,
    )
    extend_draft(draft, candidate)
    return draft


def extend_draft(draft: Draft, candidate: Candidate) -> None:
    """Lay what the candidate says over the draft: gaps filled, the more exact date kept."""
    headline = candidate.trigger.reading.sentence.block in ("headline", "subheadline")
    first = not draft.candidates
    draft.host_only = hosts(candidate.trigger) and (first or draft.host_only)
    left = is_day_of_departure(draft)
    draft.candidates.append(candidate)
    draft.sentences.append(candidate.trigger.reading.index)
    if draft.type == "meeting" and candidate.type == "summit" and not candidate.anaphoric:
        draft.type = "summit"
    if draft.type != candidate.type and all(
        c.trigger.frame.id in NEUTRAL_FRAMES
        or (candidate.type == "call" and c.trigger.frame.id == "interaction")
        for c in draft.candidates[:-1]
    ):
        draft.type = candidate.type
    for key, person in candidate.people.items():
        old = draft.people.get(key)
        if (
            old is None
            or (old.role == "participant" and person.role != "participant")
            or (person.core and not old.core)
        ):
            role = person.role if old is None or person.role != "participant" else old.role
            draft.people[key] = replace(person, role=role)
    for code, anchor in candidate.parties.items():
        draft.parties.setdefault(code, anchor)
    draft.hosts.extend(candidate.hosts)
    _settle_tense(draft, candidate, headline=headline, first=first)
    moved = draft.former and not candidate.former  # "was scheduled for May 3; it will now be held on May 10"
    if candidate.former and draft.time is not None:
        pass
    elif candidate.time is not None and (
        draft.time is None
        or moved
        or (
            left
            and candidate.anaphoric
            and candidate.type == "visit"
            and not is_more_exact(draft.time, candidate.time)
        )
        or is_more_exact(candidate.time, draft.time)
    ):
        draft.time, draft.former = candidate.time, candidate.former
    draft.duration = draft.duration or candidate.duration
    draft.end_time = draft.end_time or candidate.end_time
    if candidate.former and not first:
        return  # "was to be held in Lima in May": neither day nor place any more
    stop = candidate.trigger.frame.id == "visit-verb" and not first and draft.country is not None
    for place in candidate.places if not (stop and draft.city is None) else ():  # a stop of a state visit
        if place.kind == "venue" and draft.venue is None:
            draft.venue = place
        elif place.kind == "city" and draft.city is None:
            draft.city = place
        elif place.kind == "region" and draft.region is None:
            draft.region = place
    if draft.country is None and candidate.countries:
        code, anchor = next(iter(candidate.countries.items()))
        own = {p.mention.affiliation for p in candidate.people.values()}
        if candidate.type == "visit" and code in own and len(candidate.countries) > 1:
            code, anchor = next((c, a) for c, a in candidate.countries.items() if c != code)
        draft.country, draft.country_anchor = code, anchor
    if candidate.body is not None and _better_body(draft, candidate):
        draft.body = candidate.body
    if candidate.body is not None and candidate.body.edition and draft.edition is None:
        draft.edition = candidate.body.edition
        draft.edition_anchor = Anchor(candidate.body.start, candidate.body.end, candidate.body.rule)
    elif candidate.count is not None and draft.body is None and draft.edition is None:
        draft.edition, draft.edition_anchor = candidate.count, candidate.anchor
    sideline = candidate.arguments.sideline
    if (
        sideline is not None
        and draft.sideline is None
        and (draft.body is None or sideline.series_id != draft.body.series_id)
    ):
        draft.sideline = sideline


def _better_body(draft: Draft, candidate: Candidate) -> bool:
    """The text of the report names the body better than its headline does."""
    assert candidate.body is not None
    if draft.body is None or (candidate.body.proper and not draft.body.proper):
        return True
    blocks = {c.trigger.reading.sentence.block for c in draft.candidates[:-1]}
    return (
        candidate.body.proper
        and blocks <= {"headline", "subheadline"}
        and candidate.body.series_id != draft.body.series_id
    )


# "Grain will be among the topics of the | visit"
_OF_IT = Pattern("topic-of-it")


def _settle_tense(draft: Draft, candidate: Candidate, *, headline: bool, first: bool) -> None:
    status, firm = candidate.verdict.status, candidate.verdict.firm
    if status is None or (candidate.former and not first):
        return
    said = candidate.trigger.reading.items[candidate.trigger.first].surface
    if status == "planned" and draft.status == "held" and said.startswith("next ") and not first:
        return  # "agreed to hold the next round": no word on the one that was held
    if not first and _is_further_stop(draft, candidate):
        return
    if (draft.status, status) == ("held", "planned") and _OF_IT.search(candidate.trigger.before[-40:]):
        return  # "It will be a topic of the visit" on which he went
    if status in ("cancelled", "postponed"):
        draft.status, draft.firm, draft.status_anchor = status, True, candidate.anchor
    elif draft.status in ("cancelled", "postponed"):
        return
    elif candidate.anaphoric and (draft.status, status) == ("ongoing", "planned"):
        return  # "a drill is to end the visit", of ships that have arrived
    elif first or (firm and not draft.firm):
        draft.status, draft.firm, draft.status_anchor = status, firm and not headline, candidate.anchor


def _is_further_stop(draft: Draft, candidate: Candidate) -> bool:
    """ "arrived in Kenya on Tuesday … will also visit Mombasa": the visit has begun, a stop is to come."""
    if draft.type != "visit" or draft.country is None or candidate.verdict.status != "planned":
        return False
    begun = any(c.verdict.status == "ongoing" for c in draft.candidates[:-1])
    city = any(place.kind == "city" for place in candidate.places)
    return begun and city and candidate.trigger.frame.id == "visit-verb"
