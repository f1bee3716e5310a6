"""Whose the offices are that an article names without their state: its own, where its others say which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from irevents.packs.patterns import read_words
from irevents.people.coreference import Person
from irevents.people.office_words import OfficeWords
from irevents.people.page import Page
from irevents.people.parts import Office, Phrase

OF_STATE = frozenset({"ministers", "secretaries", "service-chiefs", "named-otherwise-elsewhere"})
Held = tuple[Person, Office, bool, int]
"""A person, an office the article gives him, whether without a state, the number of the phrase."""


def bring_home(
    page: Page, phrases: Sequence[Phrase], offices: OfficeWords, held: Mapping[int, Sequence[Held]]
) -> None:
    """Offices of state named without their state are the article's own: "the Army Chief, General Das".

    Whose the article is, its other offices of that sort say, where their holders are known; when
    they are not all of one state it is nobody's. Who comes in with his state ("Tomas Ruiz, Foreign
    Minister of Peru") is of another, though he is "Minister Ruiz" from then on; and no state has two
    foreign ministers.
    """
    for entries in held.values():
        abroad = _list_introduced(phrases, entries)
        bare = [
            (person, office, number, office.end - office.core > 1)
            for person, office, is_bare, number in entries
            if is_bare
        ]
        homes = {
            person.affiliation
            for person, office, _, _ in bare
            if person.affiliation is not None
            and person not in abroad
            and (office.entry in OF_STATE or office.entry == "heads-of-state")
        }
        if len(homes) != 1:
            continue
        home = next(iter(homes))
        taken = {
            (offices.head(office), offices.bag(office)): person
            for person, office, _, _ in entries
            if person.affiliation == home and office.entry == "ministers"
        }
        facing = _list_facing(page, phrases, entries, home)
        for person, office, number, specific in bare:
            colleague = taken.get((offices.head(office), offices.bag(office)), person)
            if office.entry not in OF_STATE or not specific or colleague is not person:
                continue
            if _list_states_beside(page, phrases[number]) <= {home} and person not in facing:
                person.home = home


def _list_facing(page: Page, phrases: Sequence[Phrase], entries: Sequence[Held], home: str) -> set[Person]:
    """The persons of an article who meet somebody whose state, `home`, the same sentence names.

    "Foreign Secretary Otieno was received by the King of Norway": he is no Norwegian.
    """
    told: dict[int, set[Person]] = {}
    own: dict[int, set[Person]] = {}
    for person, _, is_bare, number in entries:
        sentence = page.sentence(phrases[number].start)
        if sentence is None or read_words("facing").isdisjoint(page.norms[sentence.start : sentence.end]):
            continue
        if person.affiliation == home:
            told.setdefault(sentence.start, set()).add(person)
        elif is_bare:
            own.setdefault(sentence.start, set()).add(person)
    return {person for start, people in own.items() if start in told for person in people - told[start]}


def _list_introduced(phrases: Sequence[Phrase], entries: Sequence[Held]) -> set[Person]:
    """The persons of an article whose first phrase of office names their state."""
    first: dict[Person, tuple[bool, int, bool]] = {}
    for person, _, is_bare, number in entries:
        name = phrases[number].name
        single = name is None or name[1] - name[0] == 1  # "Minister Ruiz" of a headline
        key = (single, phrases[number].start, is_bare)
        first[person] = min(first.get(person, key), key)
    return {person for person, (_, _, is_bare) in first.items() if not is_bare}


def _list_states_beside(page: Page, phrase: Phrase) -> set[str]:
    """The states named in the sentence of a phrase."""
    sentence = page.sentence(phrase.start)
    if sentence is None:
        return set()
    tokens = range(sentence.start, sentence.end)
    return {page.parties[token].code for token in tokens if token in page.parties}
