"""Actors of a list that go together: "Peru and Chile, Rojas and Soto", one man and his two offices."""

from __future__ import annotations

import re
from dataclasses import replace

from irevents.groups.actor import Actor
from irevents.reading import Reading


def pair_off(reading: Reading, actors: list[Actor]) -> list[Actor]:
    """ "Peru and Chile, Rojas and Soto": as many people as states before them are theirs, in that order."""
    states = [a for a in actors if a.party is not None and a.person is None]
    people = [a for a in actors if a.person is not None]
    if any(reading.items[a.last - 1].text in ("side", "delegation", "team") for a in states):
        return actors  # "Mehta from the Indian side and Al Balushi from the Omani side"
    if not states or len(states) != len(people) or actors != states + people:
        return actors
    paired = []
    for state, actor in zip(states, people, strict=True):
        assert state.party is not None and actor.person is not None  # noqa: PT018
        known = actor.person.affiliation or state.party.code
        paired.append(replace(actor, person=replace(actor.person, affiliation=known)))
    return states + paired


_OF_ORGANISATION = re.compile(r"^(?:chair|president|head|coordinator|secretary)", re.IGNORECASE)


def drop_second_office(actors: list[Actor]) -> list[Actor]:
    """ "Chairman of the CSTO Council, Defence Minister Asanov of Kyrgyzstan": one man, two offices."""
    first, second = (a.person for a in actors) if len(actors) == 2 else (None, None)
    if first is None or second is None or first.name is not None or second.name is None:
        return actors
    state = first.affiliation
    unnamed = state is not None and len(state) > 2 and first.position is not None
    if not unnamed or not _OF_ORGANISATION.match(first.position or "") or second.affiliation == state:
        return actors
    return actors[1:]
