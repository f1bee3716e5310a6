"""Names of persons: titles before them, the name itself, letters after it.

A name is a run of capitalised words that are no common words, with initials ("K.D.", "B S"), particles
("bin", "van der"), hyphens ("Jong-un") and capitals for a family name ("Miyon LEE").
"""

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
    POSTNOMINAL,
    RANK,
    SURNAME,
    THING,
    UPPER,
    Lexicon,
    is_letters,
)
from irevents.people.page import Page
from irevents.people.parts import MIDDLE_NAMES, is_common_pair, is_eastern
from irevents.people.titles import TitleReader

_QUOTES = frozenset({'"', "“", "”", "'", "‘", "’"})
MAX_NAME = 11


_MONTHS_AND_NAMES = frozenset({"jan", "april", "may", "june", "august"})
# "Rear Admiral Sunday Obi"
_DAYS_AND_NAMES = _MONTHS_AND_NAMES | {"january", "sunday", "monday", "friday"}


def _is_name_part(word: str) -> bool:
    """Whether a word may follow a hyphen in a name: "Jong-un", "Chan-o-cha"."""
    return all(map(is_letters, word.split("-")))


class NameReader(TitleReader):
    """Reads names on a page, with the titles before them and the letters behind."""

    def __init__(self, lexicon: Lexicon, page: Page, surnames: Surnames) -> None:
        super().__init__(lexicon, page)
        self.surnames = surnames

    def name_at(self, token: int, limit: int, *, titled: bool, licensed: bool) -> int | None:
        """Where the name that begins at `token` ends, or None.

        Args:
            titled: whether the sentence is in title case, so that a common word ends the name for certain.
            licensed: whether an office or title stands before it, so that a single word will do.
        """
        page = self.page
        at = token
        words = strong = 0
        last = min(limit, token + MAX_NAME)
        while at < last:
            value = page.classes[at]
            if value & PARTICLE and (words or licensed) and at + 1 < last and self._after_particle(at, last):
                at = self._after_particle(at, last)
                words += 1
                strong += 1
                continue
            if words and page.words[at] in ("'", "’") and not page.spaced[at - 1] and page.spaced[at]:
                if at + 1 < last and page.classes[at + 1] & PARTICLE and self._after_particle(at + 1, last):
                    at += 1  # "Mohammed Shia' al-Sudani"
                    continue
                break
            if words and page.words[at] in _QUOTES and at + 3 < last and page.words[at + 2] in _QUOTES:
                if page.classes[at + 1] & CAPITAL and page.classes[at + 3] & NAME:
                    at += 3  # "Ramon “Ramy” Cruz"
                    continue
                break
            if words and page.is_joined(at) and page.words[at] != "–" and _is_name_part(page.words[at + 1]):
                ahead = page.classes[at + 1]
                if ahead & CAPITAL or len(page.words[at + 1]) <= 5:
                    at += 2
                    continue
                break
            if not value & CAPITAL:
                break
            if value & CALENDAR:
                following = page.classes[at + 1] if at + 1 < last else 0
                first = not words and licensed and not titled and page.norms[at] in _DAYS_AND_NAMES
                named = following & (NAME | PARTICLE) and not following & CALENDAR
                named = named or (may_be_surname(following) and ends_run(self.page, at + 1, last))
                if first and named:
                    at += 1  # "Defence Ministers Jan Wilk of Poland and …"
                    words += 1
                    continue
                if (
                    not words
                    and not titled
                    and page.norms[at] in _MONTHS_AND_NAMES
                    and self._first_name(at, last)
                ):
                    at += 1  # "the ministers of Poland and Latvia, Jan Wilk and …"
                    words += 1
                    continue
                if words and licensed and following & NAME and not titled:
                    at += 1  # "Juan Antonio March Pujol"
                    words += 1
                    continue
                # "Dong Jun", "Theresa May": a month that ends a name, and no date after it
                after = page.words[at + 1] if at + 1 < last else ""
                if (
                    words != 1
                    or not page.classes[at - 1] & (FAMILY | GIVEN | UPPER)
                    or after[:1].isdigit()
                    or titled
                ):
                    break
                at += 1
                words += 1
                strong += 1
                continue
            covered = at in page.covered
            if (
                covered
                and not (licensed and value & GIVEN and self._name_follows(at, last))
                and not (words and at in page.covered and self._surname_party(at))
                and not (words == 1 and licensed and self._surname_capital(at))
            ):
                break
            if (
                value & INITIAL
                and not value & GIVEN
                and self._initial(at, last, started=words > 0, licensed=licensed and not titled)
            ):
                at += 1
                words += 1
                if at < last and page.words[at] == ".":
                    at += 1
                continue
            if words and value & (RANK | HONORIFIC) and self.is_title(at, last):
                break
            if words > 1 and value & POSTNOMINAL and value & UPPER:
                break
            if value & NAME:
                acronym = page.words[at] in self.lexicon.expansions  # "the Hon. PM Ada Mensah"
                office = bool(value & HEAD and (words or acronym)) and not self._is_surname(at, last)
                office = office and not (
                    value & GIVEN and self._name_follows(at, last)
                )  # "Abdul Amir Rashid"
                if office and self.lexicon.offices.match(page.words, page.norms, at):
                    break
                if (
                    value & (RANK | HONORIFIC)
                    and not words
                    and not licensed
                    and self.titles_at(at, last).end > at
                ):
                    break
                if value & THING and words == 0:
                    break
                at += 1
                words += 1
                strong += 1
                continue
            if value & COMMON and self._soft(at, token, last, words=words, titled=titled, licensed=licensed):
                at += 1
                words += 1
                strong += 1
                continue
            break
        if not strong:
            return None
        if not licensed and all(
            page.classes[i] & UPPER for i in range(token, at) if is_letters(page.words[i])
        ):
            return None
        return at

    def is_closed(self, end: int, limit: int) -> bool:
        """Whether a comma, or the state of whom it names, ends a name."""
        if end < limit and self.page.words[end] in (",", "(", "."):
            return True
        if end + 1 < limit and self.page.words[end] == "and":
            return bool(self.page.classes[end + 1] & NAME)  # "…, Adoum Tall and Samir Haddad"
        return end + 1 < limit and self.page.norms[end] == "of" and end + 1 in self.page.parties

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

    def _initial(self, at: int, last: int, *, started: bool, licensed: bool) -> bool:
        page = self.page
        word = page.words[at]
        # "AK Antony", "NN Kumar", but not "US" or "PM"
        other = len(word) > 3 or page.classes[at] & (COMMON | HEAD | POSTNOMINAL) or at in page.covered
        if len(word) > 1 and "." not in word and other:
            return False
        nearby = at + 1
        while nearby < last and (page.words[nearby] == "." or page.classes[nearby] & INITIAL):
            nearby += 1
        if nearby < last and page.classes[nearby] & NAME and nearby not in page.covered:
            return True
        if nearby < last and page.classes[nearby] & PARTICLE and self._after_particle(nearby, last):
            return True
        if nearby < last and may_be_surname(page.classes[nearby]) and ends_run(page, nearby, last):
            # "Defence Minister K P Rivers", "S. Rivers went"
            return nearby not in page.covered and (licensed or (len(word) == 2 and word[1] == "."))
        return started and len(word) <= 2 and word != "I"

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
