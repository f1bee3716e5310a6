"""Names of persons: titles before them, the name itself, letters after it.

A name is a run of capitalised words that are no common words, with initials ("K.D.", "B S"), particles
("bin", "van der"), hyphens ("Jong-un") and capitals for a family name ("Miyon LEE").
"""

from __future__ import annotations

from irevents.people.attested import ends_run, may_be_surname
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
    THING,
    UPPER,
    is_letters,
)
from irevents.people.name_words import NameWords

_QUOTES = frozenset({'"', "“", "”", "'", "‘", "’"})
MAX_NAME = 11


_MONTHS_AND_NAMES = frozenset({"jan", "april", "may", "june", "august"})
# "Rear Admiral Sunday Obi"
_DAYS_AND_NAMES = _MONTHS_AND_NAMES | {"january", "sunday", "monday", "friday"}


def _is_name_part(word: str) -> bool:
    """Whether a word may follow a hyphen in a name: "Jong-un", "Chan-o-cha"."""
    return all(map(is_letters, word.split("-")))


class NameReader(NameWords):
    """Reads names on a page, with the titles before them and the letters behind."""

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
