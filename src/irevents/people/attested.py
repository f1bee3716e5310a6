"""Common words that are family names on a page: "Mark Stone", "Mr. Straw", "Straw told Berg"."""

from __future__ import annotations

from functools import cached_property

from irevents.packs.patterns import read_words
from irevents.people.lexicon import (
    CALENDAR,
    CAPITAL,
    COMMON,
    GIVEN,
    HEAD,
    HONORIFIC,
    INITIAL,
    MODIFIER,
    NAME,
    RANK,
    SURNAME,
    THING,
)
from irevents.people.page import Page

_COURTESIES = frozenset({"mr", "mrs", "ms", "miss", "mme", "shri", "smt"})
# What only persons do, straight behind their names, and what is done to them straight before.
_DEEDS = read_words("deeds-of-persons")
_TOLD = read_words("done-to-persons")
# Behind the name of a person in a headline: "Rice Meets Livni", "Merkel, Bush to Talk".
_SAID_IN_HEADLINES = read_words("behind-persons-in-headlines")
# Behind a word that is none: "the Foreign Minister Level talks".
_NOT_OF_PERSONS = read_words("behind-no-person")
_NO_NAME = HEAD | THING | CALENDAR | RANK | HONORIFIC


def ends_run(page: Page, at: int, last: int) -> bool:
    """Whether no capital and no hyphen goes on behind a word, but for a day: "met Bush Tuesday"."""
    after = at + 1
    if after >= last:
        return True
    if page.is_joined(after):
        return False
    value = page.classes[after]
    return not value & CAPITAL or bool(value & CALENDAR) or page.is_possessive(after)


def may_be_surname(value: int) -> bool:
    """Whether a word of these classes is a family name by the list of them, and no title or thing."""
    return bool(value & SURNAME) and not value & _NO_NAME


def is_behind_given(page: Page, at: int) -> bool:
    """Whether a given name that is no common word stands straight before a word."""
    before = page.classes[at - 1] if at else 0
    return bool(before & GIVEN and before & CAPITAL) and not before & COMMON


class Surnames:
    """Says of the common words of one page which are family names."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def stands_alone(self, at: int, last: int, *, titled: bool) -> bool:
        """Whether a common word behind an office or a title is a family name: "received General Stone".

        It is where the page has a given name before it as well, or says of it what only persons do
        ("Straw told Berg"), or where the list of family names has it ("President Bush").
        """
        page = self.page
        value, word = page.classes[at], page.norms[at]
        if value & _NO_NAME or at in page.covered or at in page.proper:
            return False
        following = page.norms[at + 1] if at + 1 < last else "."
        known = word in self._behind_given
        if titled:
            return following in _SAID_IN_HEADLINES and (
                known or (may_be_surname(value) and not value & MODIFIER)
            )
        if not ends_run(page, at, last):
            return False
        if self._is_courtesy(at) or (known and not value & MODIFIER):
            return True
        if following in _NOT_OF_PERSONS:
            return False
        if value & MODIFIER:  # "Minister Power", whose given name is told
            return known and (may_be_surname(value) or word in self._acting)
        return may_be_surname(value) or word in self._acting

    def ends_in_headline(self, at: int, last: int, *, licensed: bool) -> bool:
        """Whether a name ends here in title case: "Foreign Minister Ana Rivers Meets Berg"."""
        page, value = self.page, self.page.classes[at]
        following = page.norms[at + 1] if at + 1 < last else "."
        vouched = licensed or is_behind_given(page, at)
        named = (
            page.classes[at - 1] & (GIVEN | NAME | INITIAL) and may_be_surname(value) and not value & MODIFIER
        )
        return bool(vouched and named) and following in _SAID_IN_HEADLINES

    def ends_name(self, at: int, *, licensed: bool) -> bool:
        """Whether a common word ends a name: "Foreign Secretary Arun Dev Rivers", "Jana Mills"."""
        value = self.page.classes[at]
        if value & _NO_NAME:
            return False
        if not licensed:
            return may_be_surname(value) and bool(self.page.classes[at - 1] & NAME)
        return may_be_surname(value) or self.page.norms[at] in self._acting

    @cached_property
    def _behind_given(self) -> set[str]:
        """The common words that stand behind a given name, folded: "General Mark Stone"."""
        page = self.page
        return {
            page.norms[at]
            for at, value in enumerate(page.classes)
            if at
            and value & COMMON
            and value & CAPITAL
            and self._is_behind_names(at)
            and not value & _NO_NAME
        }

    def _is_behind_names(self, at: int) -> bool:
        """Whether a given name stands before a word, or one and another name: "Ana Kumara Power"."""
        classes = self.page.classes
        before = classes[at - 1]
        if before & GIVEN and before & CAPITAL:
            return True
        first = classes[at - 2] if at > 1 else 0
        return bool(before & NAME and first & GIVEN and first & CAPITAL) and at - 1 not in self.page.covered

    @cached_property
    def _acting(self) -> set[str]:
        """The capitalised common words that do, or are done, what only persons are: "Straw told Berg"."""
        page = self.page
        found = set()
        for at, value in enumerate(page.classes):
            if not value & COMMON or not value & CAPITAL or value & _NO_NAME or at in page.covered:
                continue
            after = page.norms[at + 1] if at + 1 < len(page.norms) else ""
            before = page.norms[at - 1] if at else ""
            alone = at + 1 >= len(page.norms) or not page.classes[at + 1] & CAPITAL
            # "The Prime Minister Office said", "the Office said" tell of no person
            titled = at > 0 and page.classes[at - 1] & CAPITAL and page.classes[at - 1] & (HEAD | MODIFIER)
            alone = alone and not titled and before not in ("the", "a", "an", "this", "that", "its", "their")
            if self._is_courtesy(at) or (alone and (after in _DEEDS or before in _TOLD)):
                found.add(page.norms[at])
        return found

    def _is_courtesy(self, at: int) -> bool:
        """Whether "Mr.", "Mrs." or "Ms." stands straight before a word."""
        page = self.page
        before = at - 2 if at > 1 and page.words[at - 1] == "." else at - 1
        return before >= 0 and page.norms[before] in _COURTESIES and bool(page.classes[before] & CAPITAL)
