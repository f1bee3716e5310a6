"""Whose an official is whom the text names without his state: of that in which he receives a foreigner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from irevents.drafts import Anchor, Draft, Participant
from irevents.finishing.setting import is_ambassador, is_private
from irevents.packs.patterns import Pattern

_OF_MANY_STATES = Pattern("venue-of-many")


def settle_homes(drafts: Sequence[Draft]) -> None:
    """ "The Defence Secretary hosted his Norwegian counterpart in London": of Britain, wherever he goes.

    The drafts have their countries. Nobody is given a state who receives people in two.
    """
    homes: dict[str, set[str]] = {}
    for draft in drafts:
        if draft.country is None or draft.type != "meeting" or draft.sideline is not None:
            continue
        for key, person in draft.people.items():
            if _receives_foreigner(draft, person):
                homes.setdefault(key, set()).add(draft.country)
    for draft in drafts:
        for key in [key for key in draft.people if len(homes.get(key, ())) == 1]:
            person = draft.people[key]
            (code,) = homes[key]
            if person.mention.affiliation is None:
                draft.people[key] = replace(person, mention=replace(person.mention, affiliation=code))
                anchor = Anchor(person.mention.start, person.mention.end, "host-state")
                if person.core or draft.type == "signing":
                    draft.parties.setdefault(code, anchor)


def _receives_foreigner(draft: Draft, person: Participant) -> bool:
    mention, house = person.mention, draft.venue is not None
    if not (person.role == "host" or house) or mention.affiliation is not None or not mention.name:
        return False  # who meets a foreigner in a house of the state is at home, as who hosts him
    if draft.venue is not None and _OF_MANY_STATES.search(draft.venue.name or ""):
        return False
    if not (mention.position or mention.rank) or is_private(mention) or is_ambassador(mention):
        return False
    guests = {p.mention.affiliation for p in draft.people.values() if p is not person} - {None}
    return bool(guests) and draft.country not in guests
