"""Whether two who "spoke" did so face to face, where a report names no telephone."""

from __future__ import annotations

from collections.abc import Sequence

from irevents.drafts import Draft

_NEAR = 2
"""Sentences behind a visit in which the visitor "spoke with" one of the hosts there."""


def meet_on_visit(draft: Draft, visits: Sequence[Draft]) -> None:
    """ "During the ship's visit to Lima, her captain spoke with the naval commander": they met."""
    if draft.type != "call" or any(c.trigger.frame.id != "speak" for c in draft.candidates):
        return
    index = draft.candidates[0].trigger.reading.index
    for visit in visits:
        near = any(0 <= index - c.trigger.reading.index <= _NEAR for c in visit.candidates)
        if visit.article != draft.article or visit.status not in ("held", "ongoing"):
            continue
        if near and _is_of_both(draft, visit):
            draft.type = "meeting"
            return


def _is_of_both(draft: Draft, visit: Draft) -> bool:
    """Whether one who spoke is on the visit, and one is of the state visited."""
    if visit.country is None:
        return False
    people = {key: person.mention.affiliation for key, person in draft.people.items() if person.core}
    hosts = {key for key, home in people.items() if home == visit.country}
    guests = people.keys() & visit.core
    if not visit.core:
        guests = {key for key, home in people.items() if home in visit.parties and home != visit.country}
    return bool(hosts - guests) and bool(guests)
