"""`People.find`: from the words of a page to its `PersonMention`s."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from irevents.mentions import BodyMention, PartyMention, PersonMention, PlaceMention, Sentence
from irevents.packs import Packs
from irevents.packs.patterns import read_words
from irevents.people.attested import may_be_surname
from irevents.people.coreference import Name, Person, Register, read_name, skeleton
from irevents.people.holders import Holders
from irevents.people.leader_names import LeaderNames
from irevents.people.leaders import read_leaders
from irevents.people.lexicon import (
    CAPITAL,
    COMMON,
    FAMILY,
    GIVEN,
    HEAD,
    INITIAL,
    NAME,
    PARTICLE,
    THING,
    UPPER,
    Lexicon,
    fold,
    is_letters,
)
from irevents.people.lists import is_listed
from irevents.people.namesakes import drop_namesakes
from irevents.people.page import Page, read_page
from irevents.people.parts import Phrase
from irevents.people.phrases import PhraseReader
from irevents.people.surnames import find_common_surnames, take_in_particles
from irevents.tokens import Tokens


class People:
    """Finds persons. Made once from the packs, used on any number of pages."""

    def __init__(self, packs: Packs) -> None:
        leaders = read_leaders()
        surnames = frozenset(fold(leader.alone) for leader in leaders if leader.alone is not None)
        self.lexicon = Lexicon(packs, surnames=surnames)
        self.leaders = LeaderNames(leaders)

    def find(
        self,
        tokens: Tokens,
        sentences: Sequence[Sentence],
        parties: Sequence[PartyMention],
        places: Sequence[PlaceMention],
        bodies: Sequence[BodyMention],
    ) -> list[PersonMention]:
        """Every person named on the page and every office that stands for one, in order.

        Args:
            tokens: the whole page.
            sentences, parties, places, bodies: what the other stages found on it.
        """
        page = read_page(
            tokens, self.lexicon, sentences=sentences, parties=parties, places=places, bodies=bodies
        )
        phrases = self._part_pairs(page, PhraseReader(self.lexicon, page).read())
        phrases = drop_namesakes(page, take_in_particles(page, phrases))
        alone = find_common_surnames(page, phrases)
        phrases = sorted([*phrases, *alone], key=lambda phrase: phrase.start) if alone else phrases
        register = Register(page)
        persons = self._identify(page, phrases, register)
        register.finish()
        return Holders(page, phrases, persons, self.lexicon.expansions).mentions()

    def office_phrases(self) -> Iterator[str]:
        """The phrases for offices and ranks."""
        yield from self.lexicon.offices
        yield from self.lexicon.ranks

    def _part_pairs(self, page: Page, phrases: list[Phrase]) -> list[Phrase]:
        """The phrases with "the Orlov-Lind talks" parted in two names, "Anne-Marie Lind" left whole."""
        compounds = [
            number
            for number, phrase in enumerate(phrases)
            if phrase.name is not None
            and not phrase.licensed
            and any(page.is_joined(token) for token in range(*phrase.name))
        ]
        if not compounds:
            return phrases
        known = set(self.leaders.surnames)
        for phrase in phrases:
            if phrase.licensed and phrase.name is not None:
                known |= read_name(page, *phrase.name).surnames
        parted: dict[int, list[Phrase]] = {}
        for number in compounds:
            phrase = phrases[number]
            assert phrase.name is not None
            start, end = phrase.name
            for token in range(start + 1, end - 1):
                left, right = skeleton(page.words[token - 1]), skeleton(page.words[token + 1])
                if not page.is_joined(token) or not {left, right} & known:
                    continue
                if skeleton(page.words[token - 1] + page.words[token + 1].lower()) in known:
                    continue
                if token - 1 > start and token + 2 == end and page.classes[start] & GIVEN:
                    continue  # "Ana Parker-Brown", where a Brown is known as well
                if page.classes[token + 1] & CAPITAL and not page.classes[token - 1] & PARTICLE:
                    first = replace(phrase, end=token, name=(start, token), licensed=False)
                    second = replace(phrase, start=token + 1, name=(token + 1, end), licensed=False)
                    parted[number] = [first, second]
        found: list[Phrase] = []
        for number, phrase in enumerate(phrases):
            found.extend(parted.get(number, [phrase]))
        return found

    def _identify(self, page: Page, phrases: list[Phrase], register: Register) -> dict[int, Person]:
        """Who each phrase with a name stands for, by the phrase's number; bare capitals may be nobody."""
        names: dict[int, Name] = {
            number: read_name(page, *phrase.name)
            for number, phrase in enumerate(phrases)
            if phrase.name is not None
        }
        persons: dict[int, Person] = {}

        def add(number: int, name: Name) -> None:
            phrase = phrases[number]
            assert phrase.name is not None
            enter = register.add if len(name.words) > 1 else register.add_single
            person = enter(name, phrase.name, phrase.article, phrase.affiliation)
            person.heads.update(_heads(page, phrase))
            leader = self.leaders.find(name)
            if leader is None and len(name.full) == 1 and phrase.offices and phrase.affiliation is None:
                leader = self.leaders.find_holder(name, _office_texts(page, phrase))
            if leader is not None and person.known_affiliation is None:
                person.known_affiliation = leader.affiliation
                person.known_office = leader.office
            persons[number] = person

        # full names that an office or title vouches for, then full names that a given name vouches for
        for number, name in names.items():
            if phrases[number].licensed and len(name.words) > 1:
                add(number, name)
        ends = {phrases[number].end for number in persons}
        vouched = {text for person in register.persons for name in person.names for text in name.surnames}
        for number, name in names.items():
            phrase = phrases[number]
            if phrase.licensed or len(name.words) < 2:
                continue
            paired = self._is_paired(page, phrase, ends) or is_listed(page, phrases, number, ends)
            paired = paired and all(map(is_letters, name.words))
            if paired or self._is_vouched(page, phrase, name, vouched):
                add(number, name)
                ends.add(phrase.end)
        # single words: with a title a person of their own if no other fits; bare only if they fit one
        for titled in (True, False):
            for number, name in names.items():
                phrase = phrases[number]
                if phrase.licensed is not titled or number in persons or (titled and len(name.words) > 1):
                    continue
                if len(name.words) > 1:
                    continue
                text = name.skeletons[0]
                rank = self._rank(page, phrase)
                person = register.single(
                    text,
                    fold(name.words[0]),
                    phrase.article,
                    titled=titled,
                    affiliation=phrase.affiliation,
                    heads=_heads(page, phrase),
                    among=[p for n, p in persons.items() if rank == self._rank(page, phrases[n])]
                    if rank is not None
                    else None,
                    fathered=name.fathered,
                )
                if person is not None:
                    assert phrase.name is not None
                    register.note(person, name, phrase.name, phrase.article, phrase.affiliation)
                    persons[number] = person
                elif self.leaders.has_alone(text) or (titled and not self._is_headline_word(page, phrase)):
                    add(number, name)
        return persons

    def _rank(self, page: Page, phrase: Phrase) -> str | None:
        """The last word of the rank before a name: "general" of "Lieutenant General"."""
        return page.norms[phrase.rank[1] - 1] if phrase.rank is not None else None

    def _is_headline_word(self, page: Page, phrase: Phrase) -> bool:
        """Whether a lone unknown word in title case may be anything: "President Embarks on Visit"."""
        assert phrase.name is not None
        return phrase.titled and not page.classes[phrase.name[0]] & (GIVEN | FAMILY)

    def _is_vouched(self, page: Page, phrase: Phrase, name: Name, surnames: set[str]) -> bool:
        """Whether bare capitals name a person: known on the page, a leader, or with a given name."""
        assert phrase.name is not None
        if name.skeletons[-1] in surnames and not phrase.titled:
            return True
        if self.leaders.find(name) is not None:
            return True
        start, end = phrase.name
        values = [page.classes[token] for token in range(start, end)]
        if (
            phrase.affiliation is not None
            and not phrase.titled
            and page.is_possessive(start - 1)
            and page.norms[phrase.start - 1] in read_words("done-to-owned")
            and 2 <= len(name.words) <= 3
            and (values[-1] & NAME or may_be_surname(values[-1]))
            and (place := page.sentence(start)) is not None
            and any(value & HEAD for value in page.classes[place.start : place.end])
        ):
            return True  # "the minister met Mongolia's Bat Enkh"
        if self._is_owned(page, phrase, start, end) and (
            (phrase.start and page.norms[phrase.start - 1] in read_words("done-to-owned"))
            or page.norms[end] in read_words("deeds-of-owned")
        ):
            return True  # "Kenya's Tendai Moyo held talks with Chad's Bat Enkh"
        given = [value for value in values if value & GIVEN]
        if not given and self._acts(page, start, end) and len(values) < 5:
            named = all(value & (NAME | INITIAL | PARTICLE) for value in values[:-1])
            last = bool(values[-1] & (NAME | INITIAL | PARTICLE)) or may_be_surname(values[-1])
            return named and last and not phrase.titled
        if not given:
            first = page.words[start]
            short = first not in ("A", "I") and ("." in first or len(first) < 3)
            named = bool(values[-1] & NAME) or may_be_surname(values[-1])
            return bool(short and values[0] & INITIAL and named and not values[-1] & UPPER)
        if len(name.words) > 5:
            return False
        if any(value & NAME for value in given):
            return True
        # "Mark Jones" in running text; "May Day", and "Grace Period" at the head of a sentence, are nobody
        sentence = page.sentence(start)
        begins = sentence is None or sentence.start == start
        return not phrase.titled and not begins and bool(values[0] & COMMON and values[-1] & NAME)

    def _is_owned(self, page: Page, phrase: Phrase, start: int, end: int) -> bool:
        """Whether a state owns two or three capitals, none of them a common word: "Kenya's Tendai Moyo"."""
        if phrase.affiliation is None or phrase.titled or not page.is_possessive(start - 1):
            return False
        if not 2 <= end - start <= 3 or end >= len(page.words):
            return False
        values = [page.classes[token] for token in range(start, end)]
        if not all(value & NAME and not value & (UPPER | COMMON | HEAD | THING) for value in values):
            return False
        return any(value & HEAD for value in page.classes)  # no page of matches, which names no office

    def _is_paired(self, page: Page, phrase: Phrase, ends: set[int]) -> bool:
        """Whether a full name stands beside a person's: "Kenji Mori and (Palau's) Tommy Uludong"."""
        assert phrase.name is not None
        start, end = phrase.name
        owned = page.is_possessive(start - 1)
        before = (phrase.start if owned else start) - 1
        values = [page.classes[token] for token in range(start, end)]
        if owned and phrase.affiliation is not None and before in ends and len(values) < 4:
            # "Poland's Jacek Nowak, Romania's Ion Stan and …", where "ion" is a common word
            capitals = all(value & CAPITAL and not value & UPPER for value in values)
            named = bool(values[-1] & NAME) or may_be_surname(values[-1])
            if page.norms[before] in (",", "and") and capitals and named and not phrase.titled:
                return True
        return (
            before in ends
            and page.norms[before] == "and"
            and not phrase.titled
            and all(
                page.classes[token] & NAME and not page.classes[token] & UPPER for token in range(start, end)
            )
        )

    def _acts(self, page: Page, start: int, end: int) -> bool:
        """Whether the words beside a run of capitals are said of persons only: "chaired by …", "…, who"."""
        if start > 1 and page.norms[start - 1] == "by" and page.norms[start - 2] in self.lexicon.led:
            return True
        between = end < len(page.words) and page.words[end] in (",", "also", "then", "later")
        after = end + 1 if between else end
        return after < len(page.words) and page.norms[after] in (
            "who",
            "whose",
            "himself",
            "herself",
            "met",
            "meets",
            "told",
            "thanked",
            "recalled",
        )


def _office_texts(page: Page, phrase: Phrase) -> list[str]:
    """The offices of a phrase in small letters: "prime minister"."""
    return [" ".join(page.norms[office.core : office.head_end]) for office in phrase.offices]


def _heads(page: Page, phrase: Phrase) -> frozenset[str]:
    """The nouns of the offices that a phrase gives."""
    return frozenset(page.norms[office.head_end - 1] for office in phrase.offices)
