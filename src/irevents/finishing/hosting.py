"""States that only give the room: "Norway hosted talks between Peru and Chile"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from irevents.drafts import Draft
from irevents.groups import Actor

# "Qatar hosts indirect talks between Peru and Kenya": each of them meets the host
_INDIRECT = re.compile(r"\b(?:indirect|proximity)\b")


def drop_bare_hosts(draft: Draft) -> None:
    """Take from a meeting the state said to host it, where two others are said to hold it.

    Not "Peru hosted the trilateral meeting with Kenya and Chile", where it is a side, and not a host who
    receives: "Norway hosted the foreign ministers of Peru and Chile".
    """
    if draft.type not in ("meeting", "call"):
        return
    sides: set[str] = set()
    hosting: set[str] = set()
    for candidate in draft.candidates:
        arguments = candidate.arguments
        if _INDIRECT.search(candidate.trigger.before[-60:]):
            return
        only = [a for a in arguments.hosts if a.party is not None and a not in arguments.agents]
        if only and not arguments.partners:
            hosting |= _states(only)
            sides |= _states(a for a in arguments.agents if a not in only)
        else:
            sides |= _states(arguments.actors())
    if len(sides - hosting) > 1:
        for code in hosting - sides:
            draft.parties.pop(code, None)


def _states(actors: Iterable[Actor]) -> set[str]:
    """The states and organisations that actors are, or are of."""
    found: set[str] = set()
    for actor in actors:
        if actor.party is not None:
            found.add(actor.party.code)
        elif actor.person is not None and actor.person.affiliation is not None:
            found.add(actor.person.affiliation)
    return found
