"""Who holds the offices told of in the plural: "the foreign ministers of Peru, Chile and Brazil met"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from irevents.mentions import PartyMention, PersonMention
from irevents.packs.patterns import Pattern
from irevents.reading import Reading

_STATES_OFFICES = Pattern("plural-office-of-states")
_STATES_BEFORE = Pattern("plural-office-behind-states")
_NOT_THE_HOLDER = Pattern("not-the-holder")
# Which words of the plural tell what office each of them holds.
_HOLDERS = (
    ("prime minister", Pattern("heads-government")),
    ("premier", Pattern("heads-government")),
    ("president", Pattern("is-president")),
    ("leader", Pattern("heads-state-or-government")),
    ("heads of", Pattern("heads-state-or-government")),
    ("foreign", Pattern("is-foreign-minister")),
    ("army", Pattern("is-army-chief")),
    ("nav", Pattern("is-navy-chief")),
    ("air", Pattern("is-air-chief")),
    ("defen", Pattern("is-defence-minister")),
)
_CHIEFS = Pattern("is-defence-chief")


def find_plural_holder(
    reading: Reading, offset: int, people: Sequence[PersonMention]
) -> PersonMention | None:
    """The one of `people` who holds the office that the state at `offset` is named for, in the plural.

    Of more than two states, only where the holder of each is named: of "the leaders of Peru, Chile and
    Brazil" nobody is there for one alone.
    """
    for said in chain(_STATES_OFFICES.finditer(reading.text), _STATES_BEFORE.finditer(reading.text)):
        if not said.start("states") <= offset < said.end("states"):
            continue
        first, last = (reading.item_at(at) for at in (said.start("states"), said.end("states") - 1))
        named = [i for i in range(first, last + 1) if isinstance(reading.items[i].mention, PartyMention)]
        holders = {
            reading.offsets[i]: _find_holder(people, reading.items[i].mention, said["office"]) for i in named
        }
        return holders.get(offset) if len(named) == 2 or None not in holders.values() else None
    return None


def _find_holder(people: Iterable[PersonMention], state: object, offices: str) -> PersonMention | None:
    """The one person of a state named with such an office; None for none or two."""
    assert isinstance(state, PartyMention)
    holds = _read_office(offices)
    found: dict[str, PersonMention] = {}
    for person in people:
        position = (person.position or "").lower()
        of_state = person.name and person.affiliation == state.code and position
        if of_state and holds.search(position) and not _NOT_THE_HOLDER.search(position):
            found.setdefault(person.key, person)
    return next(iter(found.values())) if len(found) == 1 else None


def _read_office(offices: str) -> Pattern:
    if offices.startswith("defen") and "chief" in offices:
        return _CHIEFS
    return next((pattern for start, pattern in _HOLDERS if offices.startswith(start)), _CHIEFS)
