"""From phrases and persons to mentions; offices alone are given to the one who holds them in the article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from irevents.mentions import PersonMention
from irevents.people.coreference import Person
from irevents.people.homes import OF_STATE, Held, bring_home
from irevents.people.lexicon import fold
from irevents.people.office_words import SMALL, OfficeWords
from irevents.people.page import Page
from irevents.people.parts import Office, Phrase
from irevents.people.positions import read_position

_ACRONYM = re.compile(r"\(([A-Z][A-Za-z]{1,5}[A-Z])\)")
_STEPS = frozenset(
    {"vice", "deputy", "prime", "assistant", "former", "ex", "under", "additional", "first", "joint"}
)


class Holders:
    """Turns the phrases of a page into mentions.

    Args:
        persons: who the phrases with a name stand for, by the phrase's number.
        expansions: what acronyms of offices stand for ("EAM": "external affairs minister").
    """

    def __init__(
        self,
        page: Page,
        phrases: Sequence[Phrase],
        persons: Mapping[int, Person],
        expansions: Mapping[str, str],
    ) -> None:
        self.page = page
        self.phrases = phrases
        self.persons = persons
        self._offices = OfficeWords(page, expansions)
        self._holding: dict[tuple[int, str, frozenset[str]], list[tuple[Person, bool]]] = {}
        self._sentences: set[tuple[str, int]] = set()
        self._acronyms = {
            match[1]: persons[number]
            for number, phrase in reversed(list(enumerate(phrases)))
            if number in persons
            for office in phrase.offices
            if (match := _ACRONYM.search(page.text(office.core, office.end)))
        }
        self._owners = {
            phrase.end: persons[number] for number, phrase in enumerate(phrases) if number in persons
        }

    def mentions(self) -> list[PersonMention]:
        """A mention for every phrase that stands for a person, in order."""
        held: dict[int, list[Held]] = {}
        ranked: dict[int, list[tuple[Person, frozenset[str]]]] = {}
        codes: dict[int, str | None] = {}
        for number, person in self.persons.items():
            phrase = self.phrases[number]
            for office in phrase.offices:
                nation = self._nation(office)
                codes[number] = codes.get(number) or nation
                if nation is not None and phrase.affiliation is None:
                    person.affiliations.setdefault(nation, 1)
                held.setdefault(phrase.article, []).append(
                    (person, office, nation is None and phrase.affiliation is None, number)
                )
            if phrase.rank is not None:
                words = frozenset(self.page.norms[slice(*phrase.rank)])
                ranked.setdefault(phrase.article, []).append((person, words))
        bring_home(self.page, self.phrases, self._offices, held)
        self._describe_bare(held)
        found: list[PersonMention] = []
        for number, phrase in enumerate(self.phrases):
            if phrase.name is not None and number not in self.persons:
                if phrase.rule == "office-name":  # "President Embarks on Visit"
                    office = phrase.offices[0]
                    phrase = replace(
                        phrase, end=office.end, offices=(office,), affiliation=office.affiliation
                    )
                    found.append(self._unnamed(phrase, held.get(phrase.article, []), number))
                continue
            if phrase.name is not None:
                found.append(self._named(number, phrase))
            elif phrase.offices:
                found.append(self._unnamed(phrase, held.get(phrase.article, []), number))
            else:
                mention = self._by_rank(phrase, ranked.get(phrase.article, []))
                if mention is not None:
                    found.append(mention)
        return found

    def _describe_bare(self, held: dict[int, list[Held]]) -> None:
        """ "Lech Nowak met Dahl. … The Polish president flew on": the one person without an office is he.

        Only where one alone has been named so far in the article without office, rank or state.
        """
        official = {id(person) for entries in held.values() for person, *_ in entries}
        bare: dict[int, list[Person]] = {}
        for number, phrase in enumerate(self.phrases):
            person = self.persons.get(number)
            if phrase.name is not None:
                if (
                    person is not None
                    and id(person) not in official
                    and phrase.rank is None
                    and person.affiliation is None
                    and person.known_office is None
                    and len(person.fullest.split()) > 1
                ):
                    bare.setdefault(phrase.article, []).append(person)
                continue
            if not phrase.offices:
                continue
            office = phrase.offices[0]
            nation = self._nation(office)
            named = _distinct(bare.get(phrase.article, ()))
            if nation is None or not office.definite or office.entry not in OF_STATE | {"heads-of-state"}:
                continue
            entries = held.setdefault(phrase.article, [])
            if len(named) == 1 and self._stand_together(named[0], number):
                continue  # "Lech Nowak met the Ukrainian president"
            if len(named) != 1 or self._holder(office, nation, entries, number) is not None:
                continue
            named[0].affiliations.setdefault(nation, 1)
            entries.append((named[0], office, False, number))
            official.add(id(named[0]))
            bare[phrase.article] = []
            self._holding.clear()

    def _stand_together(self, person: Person, number: int) -> bool:
        """Whether a person is named in the sentence of a phrase."""
        if not self._sentences:
            for n, known in self.persons.items():
                self._sentences.add((known.key, self._sentence_at(n)))
        return (person.key, self._sentence_at(number)) in self._sentences

    def _sentence_at(self, number: int) -> int:
        """Where the sentence of a phrase begins."""
        sentence = self.page.sentence(self.phrases[number].start)
        return sentence.start if sentence is not None else -1

    def _named(self, number: int, phrase: Phrase) -> PersonMention:
        person = self.persons[number]
        assert phrase.name is not None
        affiliation = phrase.affiliation or next(filter(None, map(self._nation, phrase.offices)), None)
        wording = read_position(self.page, self.phrases, self.persons, number)
        position = self._offices.write_out(wording) if wording is not None else None
        return PersonMention(
            start=phrase.start, end=phrase.end, name_start=phrase.name[0], name_end=phrase.name[1],
            key=person.key, name=person.fullest,
            rank=self.page.text(*phrase.rank) if phrase.rank is not None else None,
            position=position, affiliation=affiliation or person.affiliation, rule=phrase.rule,
            wording=wording if wording != position else None,
        )  # fmt: skip

    def _unnamed(self, phrase: Phrase, held: Sequence[Held], number: int) -> PersonMention:
        office = phrase.offices[0]
        nation = self._nation(office)
        holder = self._holder(office, nation, held, number)
        if holder is None and nation is None:  # "the CNS", after "Chief of Naval Staff (CNS), Admiral Rao"
            holder = self._acronyms.get(self.page.text(office.head, office.end))
        wording = self.page.text(office.core, office.end)
        position = self._offices.write_out(wording)
        slug = re.sub(r"[^a-z0-9]+", "-", fold(position)).strip("-")
        return PersonMention(
            start=phrase.start, end=phrase.end, name_start=phrase.end, name_end=phrase.end,
            key=holder.key if holder is not None else f"?{phrase.article}:{nation or ''}:{slug}",
            name=holder.fullest if holder is not None else None, rank=None,
            position=None if office.counterpart else position,
            affiliation=nation or (holder.affiliation if holder is not None else None),
            rule="office-holder" if holder else "counterpart" if office.counterpart else "office",
            wording=None if office.counterpart or wording == position else wording,
        )  # fmt: skip

    def _by_rank(
        self, phrase: Phrase, ranked: Sequence[tuple[Person, frozenset[str]]]
    ) -> PersonMention | None:
        assert phrase.rank is not None
        words = frozenset(self.page.norms[slice(*phrase.rank)])
        persons = _distinct(person for person, known in ranked if words <= known)
        if len(persons) != 1:
            return None
        person = persons[0]
        return PersonMention(
            start=phrase.start, end=phrase.end, name_start=phrase.end, name_end=phrase.end, key=person.key,
            name=person.fullest, rank=self.page.text(*phrase.rank), position=None,
            affiliation=person.affiliation, rule="rank-holder",
        )  # fmt: skip

    def _holder(self, office: Office, nation: str | None, held: Sequence[Held], number: int) -> Person | None:
        if office.counterpart:
            if nation is None:
                return self._other_of_office(held, number)
            fits = [(person, bare) for person, _, bare, _ in held if person.affiliation == nation]
            if len(_distinct(person for person, _ in fits)) > 1:
                # "Minister Lee … received his Kenyan counterpart … It was attended by the Kenyan ambassador"
                told = [
                    p for p, other, _, _ in held if p.affiliation == nation and other.entry != "diplomats"
                ]
                earlier = self._introduced(_distinct(told), number)
                fits = [(person, False) for person in earlier] if len(earlier) == 1 else fits
        else:
            fits = [
                (person, bare)
                for person, bare in self._list_holders(office, held)
                if nation in (None, person.affiliation)
                or (person.affiliation is None and not self._stand_together(person, number))
            ]  # "The Georgian premier met the Armenian President Berg and Prime Minister Lee": not Lee
        persons = _distinct(person for person, _ in fits)
        if len(persons) > 1 and nation is None:
            persons = _distinct(person for person, bare in fits if bare)
            if len(persons) == 1 and office.definite and not self._is_known_by(persons[0], number):
                # "Minister Sato of Japan left. … the minister's first visit. … Minister Lee received him"
                earlier = self._introduced(_distinct(person for person, _ in fits), number)
                persons = earlier if len(earlier) == 1 else persons
            if len(persons) != 1:
                persons = self._introduced(_distinct(person for person, _ in fits), number)
            if len(persons) != 1 and (office.entry == "heads-of-state" or not office.definite):
                persons = self._foremost(_distinct(person for person, _ in fits), number)
        if len(persons) > 1 and nation is not None:
            persons = [person for person in persons if person.affiliation == nation]
        if nation is None and len(persons) == 1 and self._comes_behind(persons[0], number):
            return None  # "The Prime Minister met the Prime Minister of Denmark, Mette Holm"
        if not persons and nation is not None and not office.counterpart:
            return self._known_holder(office, nation, number) or self._kindred_holder(office, nation, held)
        return persons[0] if len(persons) == 1 else None

    def _comes_behind(self, person: Person, number: int) -> bool:
        """Whether somebody of a state is named for the first time behind an office, in its sentence."""
        phrase = self.phrases[number]
        sentence = self.page.sentence(phrase.start)
        own = [n for n, known in self.persons.items() if known is person]
        first = min((self.phrases[n].start for n in own), default=-1)
        return person.affiliation is not None and sentence is not None and phrase.end < first < sentence.end

    def _other_of_office(self, held: Sequence[Held], number: int) -> Person | None:
        """ "President Paz landed. … President Otieno received his counterpart": the other one of before."""
        phrase = self.phrases[number]
        sentence = self.page.sentence(phrase.start)
        beside = [
            (person, office)
            for person, office, _, at in held
            if sentence is not None and sentence.start <= self.phrases[at].start < phrase.start
        ]
        if not beside:
            return None
        own, office = beside[-1]
        others = _distinct(person for person, _ in self._list_holders(office, held) if person is not own)
        told = [p for p in self._introduced(others, number) if p.affiliation not in (None, own.affiliation)]
        return told[0] if len(told) == 1 else None

    def _foremost(self, persons: Sequence[Person], number: int) -> list[Person]:
        """Of two kings the one the article begins with, where it names him no less often: "the King"."""
        article = self.phrases[number].article
        first: dict[int, tuple[int, Person]] = {}
        for at, person in sorted(self.persons.items(), key=lambda row: row[0]):
            if person in persons and self.phrases[at].article == article:
                first.setdefault(id(person), (at, person))
        order = [person for _, person in sorted(first.values(), key=lambda row: row[0])]
        if len(order) < 2 or any(len(order[0].spans) < len(other.spans) for other in order[1:]):
            return []
        return order[:1]

    def _is_known_by(self, person: Person, number: int) -> bool:
        """Whether a phrase that names a person stands before another, or in its sentence."""
        phrase = self.phrases[number]
        sentence = self.page.sentence(phrase.start)
        end = sentence.end if sentence is not None else phrase.end
        return any(
            known is person and self.phrases[at].article == phrase.article and self.phrases[at].start < end
            for at, known in self.persons.items()
        )

    def _introduced(self, persons: Sequence[Person], number: int) -> list[Person]:
        """Of several, those named before, not again beside it: "the minister met Minister Nagy"."""
        phrase = self.phrases[number]
        sentence = self.page.sentence(phrase.start)
        before: list[Person] = []
        others: list[Person] = []
        for at, person in self.persons.items():
            other = self.phrases[at]
            if other.article == phrase.article and other.start < phrase.start:
                before.append(person)
            elif sentence is not None and phrase.start < other.start < sentence.end:
                others.append(person)
        return [person for person in persons if person in before and person not in others]

    def _list_holders(self, office: Office, held: Sequence[Held]) -> list[tuple[Person, bool]]:
        """Who holds an office of that name in the article, looked up once for each name."""
        head, words = self._offices.head(office), self._offices.bag(office)
        key = (held[0][3] if held else -1, head, words)
        found = self._holding.get(key)
        if found is None:
            fits: dict[tuple[int, bool], tuple[Person, bool]] = {}
            for person, other, bare, _ in held:
                known = self._offices.bag(other)
                if head == self._offices.head(other) and words <= known and known & _STEPS == words & _STEPS:
                    fits.setdefault((id(person), bare), (person, bare))
            found = self._holding[key] = list(fits.values())
        return found

    def _known_holder(self, office: Office, nation: str, number: int) -> Person | None:
        """Someone of the article known to hold the office: "the Chinese President" where Xi is named."""
        article = self.phrases[number].article
        words = self._offices.bag(office)
        persons = _distinct(
            person
            for person in self.persons.values()
            if article in person.articles
            and person.known_office is not None
            and person.affiliation == nation
            and words == frozenset(person.known_office.split()) - SMALL
        )
        return persons[0] if len(persons) == 1 else None

    def _kindred_holder(self, office: Office, nation: str, held: Sequence[Held]) -> Person | None:
        """ "the Chilean Air Force Commander" for the Commander-in-Chief of the Chilean Air Force."""
        words = self._offices.domain(office)
        if not office.definite or not words:
            return None
        persons = _distinct(
            person
            for person, other, _, _ in held
            if person.affiliation == nation and not other.counterpart and words == self._offices.domain(other)
        )
        return persons[0] if len(persons) == 1 else None

    def _nation(self, office: Office) -> str | None:
        if office.affiliation is not None or office.possessor is None:
            return office.affiliation
        owner = self._owners.get(office.possessor + 1)
        return owner.affiliation if owner is not None else None


def _distinct(persons: Iterable[Person]) -> list[Person]:
    return list(dict.fromkeys(persons))  # persons compare by identity
