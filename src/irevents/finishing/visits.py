"""Which visits are no events of ours: in goes the draft of a visit, out why it is let go, or None.

A visit is kept where somebody of a state is told to be abroad: by his state, by his office, or by how the
journey is spoken of.
"""

from __future__ import annotations

import re

from irevents.drafts import Draft
from irevents.finishing.private import is_artist, is_of_town, tell_errand
from irevents.packs.patterns import Pattern

# "airmen have arrived in Greece for a field training exercise"
_TO_EXERCISE = Pattern("arrived-to-exercise")
_FOREIGN_VISIT = re.compile(r"(?:^| )(?:state|official|goodwill)(?: and working)?$")
_EMBASSY = re.compile(r"\b(?:embassy|high commission|consulate|nunciature)\b", re.IGNORECASE)
_MINISTER = re.compile(r"\b(?:minister|secretary|premier|chancellor)\b", re.IGNORECASE)
_LEADER = Pattern("leads-state")
_VISIT_TO = re.compile(r"^ (?:to|of) (?:the )?S(?= |$)(?! 's)")
_TO_STATE = re.compile(r"^(?: (?:in|to))? ?(?:the )?S(?= (?:from|on|T|for|to|in|with|at|\.|,)|$)")


def _goes_to_state(draft: Draft) -> bool:
    """ "proceeded on a four-day visit to Peru": nobody calls a journey at home by the name of the state.

    Nor "Prime Minister Berg is visiting Peru and Chile", or Peru alone.
    """
    named = [c for c in draft.candidates if any(a.rule == "place-state" for a in c.countries.values())]
    leader = any(_LEADER.search(p.mention.position or "") for p in draft.people.values() if p.core)
    if named and leader and any(c.trigger.frame.head == "verb" for c in named):
        return True
    if draft.duration is None:
        return False
    return any(c.countries and _VISIT_TO.match(c.trigger.after) for c in draft.candidates)


def _is_abroad(draft: Draft) -> bool:
    """ "Minister Berg will be in Peru from 7 to 9 May": a minister, and not of Peru."""
    told = [
        c for c in draft.candidates if c.trigger.frame.id in ("visit-verb", "stay-in", "be-in", "pay-visit")
    ]
    offices = [p.mention.position or "" for p in draft.people.values() if p.core]
    ministers = bool(offices) and all(_MINISTER.search(office) for office in offices)
    return ministers and any(c.countries and not c.places and _TO_STATE.match(c.trigger.after) for c in told)


def _is_official_abroad(draft: Draft) -> bool:
    """ "the Chilean army chief visited Peru to attend the end of Exercise Condor": no soldier of it."""
    homes = {p.mention.affiliation for p in draft.people.values() if p.core and p.mention.affiliation}
    return draft.country is not None and bool(homes) and draft.country not in homes


def reject_visit(draft: Draft, home: str | None) -> str | None:
    """Why the draft of a visit is no event of ours, or None; `home` is the state of the article."""
    by_verb = [c for c in draft.candidates if c.trigger.frame.head == "verb"]
    drilled = bool(by_verb) and all(
        c.arguments.bodies and c.arguments.bodies[0].kind == "exercise" for c in by_verb
    )
    if drilled and not _is_official_abroad(draft):
        return "a journey to an exercise"
    if not draft.people and all(_TO_EXERCISE.match(c.trigger.after) for c in draft.candidates):
        return "a journey to an exercise"
    visitors = {p.mention.affiliation for p in draft.people.values() if p.core and p.mention.affiliation}
    visitors.update(draft.visitors)
    if not draft.people and (not draft.parties or (len(draft.parties) > 1 and not draft.visitors)):
        return "a visit without a visitor"
    if draft.country is None:
        return "a visit without a destination"
    people = [p.mention for p in draft.people.values() if p.core]
    if people and all(map(is_artist, people)):
        return "a private journey"
    errand = tell_errand(draft)
    if errand is not None:
        return errand
    if draft.venue is not None and draft.city is None and _EMBASSY.search(draft.venue.name or ""):
        return "a visit to an embassy at home"
    officials = any(p.mention.position or p.mention.rank for p in draft.people.values() if p.core)
    if not visitors and draft.named and (not officials or all(map(is_of_town, people))):
        return "a private journey"
    if not visitors and draft.named and home is not None and home != draft.country:
        return None
    if (
        not visitors
        and draft.named
        and any(_FOREIGN_VISIT.search(c.trigger.before) for c in draft.candidates)
    ):
        return None  # a president's state visit takes him abroad, wherever he is from
    if not visitors and draft.named and _goes_to_state(draft):
        return None
    if not visitors and draft.named and draft.time is not None and _is_abroad(draft):
        return None
    if visitors <= {draft.country}:
        return "a visit within one state"
    return None
