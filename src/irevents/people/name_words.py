"""Which words may be part of a name though they are words, places or months as well."""

from __future__ import annotations

from irevents.people.attested import Surnames, ends_run, may_be_surname
from irevents.people.lexicon import (
    CALENDAR,
    CAPITAL,
    COMMON,
    FAMILY,
    GIVEN,
    HEAD,
    HONORIFIC,
    INITIAL,
    NAME,
    PARTICLE,
    RANK,
    SURNAME,
    THING,
    UPPER,
    Lexicon,
)
from irevents.people.page import Page
from irevents.people.parts import MIDDLE_NAMES, is_common_pair, is_eastern
from irevents.people.titles import TitleReader


class NameWords(TitleReader):
    """Tests of the words of a name on one page; see `NameReader`."""

    def __init__(self, lexicon: Lexicon, page: Page, surnames: Surnames) -> None:
        super().__init__(lexicon, page)
        self.surnames = surnames

    def _after_particle(self, at: int, last: int) -> int:
        """The end of particles and the name word after them ("van der Leyen", "al-Sudani"), or 0."""
        page = self.page
        token = at
        while token < last and page.classes[token] & PARTICLE:
            token += 1
            if token < last and page.is_joined(token):
                token += 1
        if token >= last or token == at:
            return 0
        value = page.classes[token]
        if not value & CAPITAL:
            return 0
        if page.is_joined(token - 1):
            return token + 1
        if token in page.covered:
            return 0
        if value & NAME:
            return token + 1
        # "Jan de Wit said": a common word that ends the name
        small = page.words[token - 1].islower() and not value & (HEAD | THING | CALENDAR)
        ends = token + 1 >= last or not page.classes[token + 1] & CAPITAL
        return token + 1 if (small or may_be_surname(value)) and ends else 0

    def _first_name(self, at: int, last: int) -> bool:
        """Whether what may be a month stands where names are listed, and a surname behind it."""
        page = self.page
        if at + 1 >= last or at == 0 or at + 1 in page.covered:
            return False
        following = page.classes[at + 1]
        plain = bool(following & NAME) and not following & (COMMON | CALENDAR | HEAD | THING | GIVEN)
        return plain and (
            page.words[at - 1] == "," or (page.words[at - 1] == "and" and page.words[at - 2].istitle())
        )

    def _is_surname(self, at: int, last: int) -> bool:
        """ "Anil Sen met": no senator, of whom the name would follow."""
        page = self.page
        ends = at + 1 >= last or (page.words[at + 1] != "." and not page.classes[at + 1] & CAPITAL)
        return page.norms[at] == "sen" and ends

    def _name_follows(self, at: int, last: int) -> bool:
        page = self.page
        if at + 1 >= last or at + 1 in page.covered:
            return False
        value = page.classes[at + 1]
        return bool(value & NAME) or (may_be_surname(value) and ends_run(page, at + 1, last))

    def _surname_party(self, at: int) -> bool:
        """A country's name that ends a name ("Ann Jordan"): one word that is also a given name."""
        page = self.page
        party = page.parties.get(at)
        return party is not None and party.end == at + 1 and bool(page.classes[at] & GIVEN)

    def _surname_capital(self, at: int) -> bool:
        """A capital's name behind a given name and an office: "Vice President Jorge Lima"."""
        page = self.page
        party = page.parties.get(at)
        capital = party is not None and party.form == "capital" and party.end == at + 1
        return capital and bool(page.classes[at - 1] & GIVEN) and not page.is_joined(at - 1)

    def _soft(self, at: int, begin: int, last: int, *, words: int, titled: bool, licensed: bool) -> bool:
        """Whether a word that is also a common one belongs to the name: "Mark Wood", "Grant Shapps"."""
        page = self.page
        value = page.classes[at]
        if value & THING and value & SURNAME and licensed and not titled and words:
            # "Foreign Minister Ana Day"
            before = page.classes[at - 1]
            return ends_run(page, at, last) and bool(before & (GIVEN | NAME)) and not before & COMMON
        if value & (HEAD | THING | CALENDAR) and not value & (GIVEN | FAMILY):
            return False
        if words and value & UPPER and value & FAMILY and not titled and not page.classes[at - 1] & UPPER:
            return True  # "Ambassador Seo-yeon PARK"
        if words == 0:
            named = at + 1 < last and page.classes[at + 1] & (NAME | INITIAL) and at + 1 not in page.covered
            if licensed and self.surnames.stands_alone(at, last, titled=titled):
                return True
            free = licensed and not titled
            if free and at + 1 < last and at + 1 not in page.covered and is_common_pair(page, at):
                return True
            if value & FAMILY and at + 3 < last and page.classes[at + 1] & CAPITAL and page.is_joined(at + 2):
                return True  # "Park Sung-ho"
            second = free and value & FAMILY and at + 1 < last and at + 1 not in page.covered
            if second and may_be_surname(page.classes[at + 1]) and ends_run(page, at + 1, last):
                return True  # "General Fan Long"
            if free and at + 2 < last and is_eastern(page, at):
                return True
            if free and at + 2 < last and page.classes[at + 1] & PARTICLE and page.words[at + 1].islower():
                # "his counterpart General Per van Dorsten"
                return bool(self._after_particle(at + 1, last)) and not value & (RANK | HONORIFIC)
            return bool(
                named
                and (value & (GIVEN | FAMILY) or (licensed and not titled))
                and not value & (RANK | HONORIFIC)
            )
        if titled and words < 4 and self.surnames.ends_in_headline(at, last, licensed=licensed):
            return True
        if titled or at in page.places or at in page.proper or value & THING:
            return bool(value & GIVEN and not value & THING and words == 1)
        before = page.classes[at - 1]
        if page.words[at - 1][-1] == "." and not before & INITIAL:
            return False
        if before & CALENDAR and words == 1 and licensed:
            return may_be_surname(value) and ends_run(page, at, last)  # "Rear Admiral Monday Rivers"
        if licensed and words == 1 and at == begin + 1 and is_common_pair(page, begin):
            return True  # "Defence Minister Per Stone"
        if not before & (GIVEN | INITIAL | NAME | FAMILY | PARTICLE) or words > 4:
            return False
        ahead = page.classes[at + 1] if at + 1 < last else 0
        if licensed and at + 2 < last and page.is_joined(at + 1) and page.classes[at + 2] & CAPITAL:
            return True  # "Admiral Adoong Pan-Iam"
        if ends_run(page, at, last) and self.surnames.ends_name(at, licensed=licensed):
            return True
        if licensed and page.norms[at - 1] in MIDDLE_NAMES and ends_run(page, at, last):
            return True  # "Do Van Hung"
        if licensed and page.norms[at] in MIDDLE_NAMES and is_eastern(page, at - 1):
            return True
        if words > 2:
            return False
        if words == 2 and page.classes[begin] & FAMILY and len(page.words[at]) < 5 and not ahead & CAPITAL:
            return True  # "Kim Jong Un"
        if value & GIVEN and before & GIVEN and before & NAME and ahead & NAME and not ahead & COMMON:
            return True  # "the minister, Miguel Ángel Torres"
        if licensed and words == 1 and before & FAMILY and self._is_short_pair(at, last):
            return True  # "Nguyen Tan Dung"
        if ahead & CAPITAL and at + 1 < last:
            double = value & GIVEN or may_be_surname(value)
            if licensed and double and may_be_surname(ahead) and ends_run(page, at + 1, last):
                return True  # "Foreign Minister Ana Joy Rivers"
            return bool(
                licensed and ahead & NAME and not value & (RANK | HONORIFIC) and at + 1 not in page.covered
            )
        if before & (GIVEN | INITIAL) or (words == 1 and before & FAMILY):
            return True
        if licensed and words == 1 and before & NAME and not value & (RANK | HONORIFIC):
            return at == begin + 1  # "Foreign Minister Adoum Tall met"
        # "Mr. Thet Zaw Toe"; but not "President Lindqvist Welcomed by …"
        return licensed and words == 2 and not page.norms[at].endswith(("s", "ed", "ing"))

    def _is_short_pair(self, at: int, last: int) -> bool:
        """Whether two short capitalised words, and no third, stand here: the given names behind "Nguyen"."""
        page = self.page
        if at + 1 >= last or (at + 2 < last and page.classes[at + 2] & CAPITAL):
            return False
        return all(
            page.classes[i] & CAPITAL
            and not page.classes[i] & (HEAD | THING | RANK | CALENDAR)
            and page.words[i].isalpha()
            and len(page.words[i]) < 6
            and i not in page.covered
            for i in (at, at + 1)
        )
