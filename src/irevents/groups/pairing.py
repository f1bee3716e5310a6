"""Actors of a list that go together: "Peru and Chile, Rojas and Soto", one man and his two offices."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from irevents.groups.actor import Actor
from irevents.reading import Reading


def pair_off(reading: Reading, actors: list[Actor]) -> list[Actor]:
    """ "Peru and Chile, Rojas and Soto": as many people as states before them are theirs, in that order."""
    states = [a for a in actors if a.party is not None and a.person is None]
    people = [a for a in actors if a.person is not None]
    if any(reading.items[a.last - 1].text in ("side", "delegation", "team") for a in states):
        return actors  # "Mehta from the Indian side and Al Balushi from the Omani side"
    if len(states) > 1 and all(_is_named_behind(reading, actors, number) for number in range(len(actors))):
        own = {b.first: a for a, b in pairwise(actors) if a in states}
        return [_give_states([own[a.first]], [a])[0] if a.first in own else a for a in people]
    if not states or len(states) != len(people) or actors != states + people:
        return actors
    return states + _give_states(states, people)


def _is_named_behind(reading: Reading, actors: list[Actor], number: int) -> bool:
    """ "counterparts from Peru, Rojas, Chile, Soto, and Cuba, Paz": each state with its man behind it."""
    if actors[number].party is None or actors[number].person is not None:
        return actors[number].person is not None
    following = actors[number + 1] if number + 1 < len(actors) else None
    if following is None or following.person is None or not following.person.name:
        return False
    return reading.items[following.first - 1].text == "," and following.first - 1 == actors[number].last


def _give_states(states: list[Actor], people: list[Actor]) -> list[Actor]:
    """The people, each of the state that stands as he does among the states, where no other is told."""
    paired = []
    for state, actor in zip(states, people, strict=True):
        assert state.party is not None and actor.person is not None  # noqa: PT018
        known = actor.person.affiliation or state.party.code
        paired.append(replace(actor, person=replace(actor.person, affiliation=known)))
    return paired


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
