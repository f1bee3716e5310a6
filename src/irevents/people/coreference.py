"""Who is who: mentions of one person brought together, offices alone given to their holders."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Set
from dataclasses import dataclass, field
from functools import lru_cache

from irevents.people.lexicon import INITIAL, PARTICLE, fold
from irevents.people.page import Page
from irevents.people.surnames import surname_tokens

_MUHAMMAD = re.compile(r"m[ou]h?a?mm?[aeu]d")
_SPELLINGS = (
    ("x", "ks"), ("w", "v"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("kh", "h"), ("y", "i"), ("ie", "i"),
    ("ei", "i"), ("ae", "ai"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("ck", "k"),
)  # fmt: skip
_LETTERS = frozenset({"jr", "sr", "jnr", "snr", "'", "’"})
# Particles that begin a family name alone, in capitals at the head of a sentence: "Van der Berg said".
_OF_FAMILIES = frozenset({"van", "von", "di", "dos", "das", "del", "della", "der", "den", "ter", "la"})
_SON_OF = frozenset({"bin", "ibn", "bint", "binti", "ben"})
_BEFORE_FAMILIES = _OF_FAMILIES | _SON_OF - {"ben"}  # "Ben Rivers" has a given name
_NO_LETTERS = re.compile(r"[^a-z0-9]+")
_VOWELS = re.compile("[aeiou]+")
_DOUBLE = re.compile(r"(.)\1+")


@lru_cache(maxsize=20_000)
def skeleton(word: str) -> str:
    """A word without what differs between romanisations: Sergei and Sergey, Zelensky and Zelenskyy."""
    text = fold(word).rstrip(".").replace("'", "")
    if _MUHAMMAD.fullmatch(text):
        return "mhmd"
    for old, new in _SPELLINGS:
        text = text.replace(old, new)
    text = _DOUBLE.sub(r"\1", text)
    # Wickramasinghe and Wickremesinghe: which vowels a long word has says little, where it has them much
    blurred = text[:1] + _VOWELS.sub("*", text[1:])
    return blurred if len(text) >= 7 and len(blurred) - blurred.count("*") >= 4 else text


@dataclass(slots=True)
class Name:
    """A name as found: the words, their skeletons, which words may stand alone, which are initials."""

    words: list[str]
    skeletons: list[str]
    surnames: set[str]
    initials: set[int]
    fathered: bool = False
    """Whether it names the father ("Salman bin Abdulaziz"), so that the first word is the person's own."""

    @property
    def full(self) -> list[str]:
        """The skeletons of the words that are no initials."""
        return [text for i, text in enumerate(self.skeletons) if i not in self.initials]


def read_name(page: Page, start: int, end: int) -> Name:
    """The words of the name at `start:end`, particles left out, hyphenated words made one."""
    words: list[str] = []
    classes: list[int] = []
    fathers: set[int] = set()
    dropped = False
    for token in range(start, end):
        word = page.words[token]
        if page.is_joined(token) or word == "." or (words and page.norms[token] in _LETTERS):
            continue
        if words and page.is_joined(token - 1) and not dropped:
            words[-1] += word.lower()
            continue
        dropped = False
        value = page.classes[token]
        small = value & PARTICLE and len(word) <= 4 and not word[0].isupper()
        first = token == start and token + 1 < end and page.norms[token] in _BEFORE_FAMILIES
        if small or first or page.norms[token] in ("al", "el", "de", "da"):
            dropped = True
            continue
        if page.norms[token - 1] in _SON_OF and token > start:
            fathers.add(len(words))
        words.append(word)
        classes.append(value)
    if not words:
        words, classes = [page.words[start]], [page.classes[start]]
    folded = [fold(word).rstrip(".") for word in words]
    skeletons = [skeleton(word) for word in words]
    initials = {
        i
        for i, (word, value) in enumerate(zip(words, classes, strict=True))
        if value & INITIAL
        and (len(word) == 1 or "." in word or (len(word) <= 3 and i < len(words) - 1 and word.isupper()))
    }
    if len(initials) == len(words):
        initials = set()
    surnames = {skeletons[i] for i in surname_tokens(words, classes, folded) if i not in initials}
    if fathers:
        # "Mansour bin Zayed": he is Mansour, and Zayed is his father
        surnames = {skeletons[0]} | {skeletons[i] for i in range(max(fathers) + 1, len(words))}
    return Name(words, skeletons, surnames, initials, fathered=bool(fathers))


def is_same(one: Name, other: Name) -> bool:
    """Whether two names of several words can be one person's: no word of either speaks against it."""
    short, long = (one, other) if len(one.words) <= len(other.words) else (other, one)
    if (one.fathered or other.fathered) and one.skeletons[0] != other.skeletons[0]:
        return False
    rest = list(long.skeletons)
    shared = 0
    for i, text in enumerate(short.skeletons):
        if i in short.initials:
            continue
        if text in rest:
            rest.remove(text)
            shared += 1
        elif not any(
            j in long.initials and _begins(long.skeletons[j], text) for j in range(len(long.skeletons))
        ):
            return False
    for i in short.initials:
        letters = short.skeletons[i].replace(".", "")
        ahead = [text for text in rest if text]
        if ahead and not any(text[0] in letters for text in ahead):
            return False
    if not shared:
        return False
    if len(short.words) > 1 and short.skeletons == long.skeletons[: len(short.words)] and not short.initials:
        return True  # "Ahmad Faizal" for Ahmad Faizal Rahman
    return bool(one.surnames & set(other.skeletons)) and bool(other.surnames & set(one.skeletons))


def _begins(initial: str, text: str) -> bool:
    return bool(initial) and bool(text) and text[0] in initial.replace(".", "")


# The nouns of offices that are held by marriage.
_CONSORTS = frozenset({"lady", "gentleman", "spouse", "wife", "husband"})


_REIGNS = frozenset({"king", "queen", "emir", "sultan"})


@dataclass(slots=True, eq=False)
class Person:
    """Somebody of the page: names as found, the articles that introduce them, offices, states."""

    names: list[Name] = field(default_factory=list)
    spans: list[tuple[tuple[int, int], Name]] = field(default_factory=list)
    articles: set[int] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    """The nouns of the offices that phrases give: "king", "minister"."""
    affiliations: dict[str, int] = field(default_factory=dict)
    known_affiliation: str | None = None
    known_office: str | None = None
    home: str | None = None
    fullest: str = ""
    key: str = ""

    def is_son_of(self, text: str) -> bool:
        """Whether his name ends in his father's: he is "bin Salman" as well."""
        return any(name.fathered and name.skeletons[-1] == text for name in self.names)

    def answers_to(self, text: str) -> bool:
        """Whether a word of his names can be his: in "Hamdan bin Mohamed" it is not his father's."""
        return any(text in (name.surnames if name.fathered else name.skeletons) for name in self.names)

    @property
    def affiliation(self) -> str | None:
        """The state that most phrases give, the first in a tie; else the one known, or the article's."""
        known = self.known_affiliation
        if known is not None and sum(self.affiliations.values()) < 2:
            return known  # "Indonesian minister, Minister Berg", in a headline
        if self.affiliations:
            return max(self.affiliations, key=lambda code: self.affiliations[code])
        return self.known_affiliation or self.home


class Register:
    """The persons of a page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.persons: list[Person] = []
        self._by_word: dict[str, list[Person]] = defaultdict(list)

    def add(self, name: Name, span: tuple[int, int], article: int, affiliation: str | None) -> Person:
        """The person of a name of several words: one already known or a new one."""
        seen: list[Person] = []
        for text in name.full:
            for person in self._by_word.get(text, ()):
                if person not in seen:
                    seen.append(person)
        fits = [person for person in seen if all(is_same(name, other) for other in person.names)]
        if len(fits) > 1:
            fits = [p for p in fits if affiliation is None or p.affiliation in (None, affiliation)] or fits
        person = fits[0] if fits else Person()
        if not fits:
            self.persons.append(person)
        self.note(person, name, span, article, affiliation)
        return person

    def add_single(self, name: Name, span: tuple[int, int], article: int, affiliation: str | None) -> Person:
        """A new person of whom only one word is known."""
        person = Person()
        self.persons.append(person)
        self.note(person, name, span, article, affiliation)
        return person

    def note(
        self, person: Person, name: Name, span: tuple[int, int], article: int, affiliation: str | None
    ) -> None:
        """Add a mention to a person."""
        if name.skeletons not in [known.skeletons for known in person.names]:
            person.names.append(name)
        person.spans.append((span, name))
        person.articles.add(article)
        if affiliation is not None:
            person.affiliations[affiliation] = person.affiliations.get(affiliation, 0) + 1
        for text in name.full:
            if person not in self._by_word[text]:
                self._by_word[text].append(person)

    def single(
        self,
        text: str,
        folded: str,
        article: int,
        *,
        titled: bool,
        affiliation: str | None,
        heads: Set[str] = frozenset(),
        among: Collection[Person] | None = None,
        fathered: bool = False,
    ) -> Person | None:
        """The one person that a single word can stand for; a title lets any word of the name do.

        `fathered` is for "bin Salman", who is known by his father's name. Where several can, `among` says
        whom the title fits: "General Dwivedi" is not the general's wife.
        """
        if fathered:
            sons = [person for person in self._by_word.get(text, ()) if person.is_son_of(text)]
            return sons[0] if len(sons) == 1 else None
        persons = [person for person in self._by_word.get(text, ()) if person.answers_to(text)]
        if text == "mhmd":  # "Sheikh Mohamed" beside "Sheikh Mohammed bin Hamad": spelt apart on purpose
            persons = [
                p for p in persons if any(fold(word) == folded for name in p.names for word in name.words)
            ]
        if heads & _REIGNS:  # "King Hassan" is not "President Ali Hassan": he goes by the first of his names
            persons = [p for p in persons if p.heads & heads or any(n.skeletons[0] == text for n in p.names)]
        if len(persons) > 1:  # "King Abdullah" beside "Crown Prince Abdullah bin Saad"
            persons = [p for p in persons if heads and p.heads & heads] or persons
        exact = [person for person in persons if any(text in name.surnames for name in person.names)]
        for fits in (exact, persons if titled or not exact else []):
            here = [person for person in fits if article in person.articles] or fits
            if affiliation is not None and len(here) > 1:
                here = [person for person in here if person.affiliation == affiliation] or here
            if among and len(here) > 1:
                here = [person for person in here if person in among]
            if len(here) > 1:  # "Banda", beside President Joyce Banda and First Gentleman Richard Banda
                here = [person for person in here if not person.heads & _CONSORTS]
            if len(here) > 1:  # "Banda", beside President Joyce Banda and "her husband Richard Banda"
                here = [person for person in here if person.heads or person.known_office] or here
            if len(here) == 1:
                return here[0]
        return None

    def finish(self) -> None:
        """Choose each person's fullest name and key."""
        taken: set[str] = set()
        for person in self.persons:
            best, _ = max(person.spans, key=_weight)
            person.fullest = self.page.text(*best)
            last = person.fullest.split()[-1].removesuffix(".")
            if (
                person.fullest.endswith(".")
                and len(last) > 1
                and "." not in last
                and fold(last) not in _LETTERS
            ):
                person.fullest = person.fullest[:-1]
            slug = _NO_LETTERS.sub("-", fold(person.fullest)).strip("-") or "person"
            key = slug
            number = 2
            while key in taken:
                key = f"{slug}-{number}"
                number += 1
            taken.add(key)
            person.key = key


def _weight(mention: tuple[tuple[int, int], Name]) -> tuple[int, int, int]:
    """How full a name is: its whole words, its letters; the earlier one in a tie."""
    span, name = mention
    return len(name.full), sum(len(word) for word in name.words), -span[0]
