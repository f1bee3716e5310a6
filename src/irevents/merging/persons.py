"""The people of several reports, one entry a person: the fullest name, and what each report adds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from irevents.merging.names import FULL
from irevents.merging.profiles import Who, compare_who, read_who
from irevents.records import Person, Role

ROLES: tuple[Role, ...] = ("co-chair", "chair", "head-of-delegation", "host", "signatory", "participant")
"""Roles, the most telling first."""

Place = tuple[int, int]
"""A person's place: which list, which entry."""


def combine_people(lists: Sequence[Sequence[Person]]) -> tuple[tuple[Person, ...], dict[Place, int]]:
    """One list of the people of several lists, and where each of them went.

    The order is that of the first list, then what the others add. A surname alone joins the person whose
    name holds it, where there is only one.
    """
    places = [(i, j) for i, people in enumerate(lists) for j in range(len(people))]
    whos = {(i, j): read_who(lists[i][j]) for i, j in places}
    groups: list[list[Place]] = []
    for place in sorted(places, key=lambda at: -len(whos[at].key.words)):
        group = _find_group(place, groups, whos)
        if group is None:
            groups.append([place])
        else:
            group.append(place)
    groups.sort(key=min)
    where = {place: at for at, group in enumerate(groups) for place in group}
    return tuple(_combine([lists[i][j] for i, j in sorted(group)]) for group in groups), where


def _find_group(place: Place, groups: list[list[Place]], whos: dict[Place, Who]) -> list[Place] | None:
    fitting = []
    for group in groups:
        if any(i == place[0] for i, _ in group):
            continue  # one report's own people were told apart by the report
        level = min(compare_who(whos[place], whos[other]) for other in group)
        if level:
            fitting.append((level, group))
    if not fitting:
        return None
    best = max(level for level, _ in fitting)
    top = [group for level, group in fitting if level == best]
    return top[0] if len(top) == 1 or best == FULL else None


def _combine(people: list[Person]) -> Person:
    if len(people) == 1:
        return people[0]
    counts = Counter(person.name for person in people)
    words = {person.name: len(person.name.replace(".", " ").split()) for person in people}
    letters = {name: sum(len(word) > 1 for word in name.replace(".", " ").split()) for name in words}
    name = max(counts, key=lambda n: (letters[n], words[n], counts[n], n))
    return Person(
        name=name,
        rank=_most([person.rank for person in people]),
        position=_most([person.position for person in people]),
        affiliation=_most([person.affiliation for person in people]),
        role=min((person.role for person in people), key=ROLES.index),
    )


def _most(values: list[str | None]) -> str | None:
    counts = Counter(value for value in values if value)
    return max(counts, key=lambda value: (counts[value], len(value), value), default=None)
