"""The words that phrases of office are made of: heads, fields, units, brackets; and where a title begins."""

from __future__ import annotations

from irevents.people.attested import Surnames
from irevents.people.lexicon import (
    CALENDAR,
    CAPITAL,
    COMMON,
    FAMILY,
    GIVEN,
    HEAD,
    HONORIFIC,
    INITIAL,
    MODIFIER,
    NAME,
    RANK,
    SURNAME,
    THING,
    UPPER,
    Lexicon,
)
from irevents.people.page import Page
from irevents.values import frozen

_STAFFS = frozenset({"general", "naval", "air", "army", "defence", "defense", "joint", "integrated", "navy"})


@frozen
class Office:
    """A phrase of office. `start:end` is all of it; `core:end` leaves out article, nation and possessor."""

    start: int
    core: int
    end: int
    head: int
    head_end: int
    entry: str
    affiliation: str | None
    plural: bool
    definite: bool
    weak: bool
    counterpart: bool
    possessor: int | None = None
    own: bool = False
    """Whether it is an office of one state ("Raksha Mantri", "Secretary of State")."""


@frozen
class Phrase:
    """A phrase for a person as found: token ranges only, nobody identified yet.

    `name` is None for an office or rank alone; `licensed` is False for a bare run of capitals.
    """

    start: int
    end: int
    name: tuple[int, int] | None
    rank: tuple[int, int] | None
    offices: tuple[Office, ...]
    affiliation: str | None
    article: int
    rule: str
    licensed: bool = True
    titled: bool = False


@frozen
class Head:
    """A head of office: its entry in the pack and what that says of it."""

    entry: str
    plural: bool
    state: str | None
    weak: bool
    own: bool


def is_common_pair(page: Page, at: int) -> bool:
    """ "General Mark Stone arrived": a given name and a word, common both, and no third capital."""
    if at + 1 >= len(page.words) or (at + 2 < len(page.words) and page.classes[at + 2] & CAPITAL):
        return False
    first, second = page.classes[at], page.classes[at + 1]
    bare = not (first | second) & (HEAD | RANK | HONORIFIC | CALENDAR)
    bare = bare and not first & MODIFIER and (not second & MODIFIER or bool(second & SURNAME))
    if not bare or second & (UPPER | THING) or not second & CAPITAL:
        return False
    # "Defence Minister Per Stone", where no list has the short given name
    word = page.norms[at]
    short = len(word) < 6 and not word.endswith(("s", "ed", "ing")) and not first & (THING | UPPER)
    return bool(first & GIVEN) or bool(second & SURNAME and first & COMMON and first & CAPITAL and short)


MIDDLE_NAMES = frozenset({"van", "thi"})


def is_eastern(page: Page, at: int) -> bool:
    """Whether a common word begins a Vietnamese or Korean name: "Do Van Hung", "An Min-ho"."""
    if at + 2 >= len(page.words) or page.words[at].isupper() or at + 1 in page.covered:
        return False
    middle, last = page.classes[at + 1], page.classes[at + 2]
    if len(page.words[at]) > 4 or not middle & CAPITAL or page.classes[at] & (HEAD | RANK | CALENDAR):
        return False
    if page.norms[at + 1] in MIDDLE_NAMES and last & CAPITAL and not last & (HEAD | THING | CALENDAR):
        return True
    return len(page.words[at]) == 2 and bool(middle & NAME) and not middle & UPPER


class PartReader:
    """Says of single words on a page what part of an office they can be."""

    def __init__(self, lexicon: Lexicon, page: Page, surnames: Surnames) -> None:
        self.lexicon = lexicon
        self.page = page
        self.surnames = surnames

    def head(self, token: int) -> tuple[int, Head] | None:
        matched = self.lexicon.offices.match(self.page.words, self.page.norms, token)
        if matched is None:
            return None
        end, phrase = matched
        return end, Head(phrase.entry, phrase.plural, phrase.state, phrase.weak, phrase.own)

    def is_part(self, at: int, *, titled: bool) -> bool:
        """Whether a word can be part of what an office is over: "Foreign", "CPC", "Gas", "delegation"."""
        value = self.page.classes[at]
        if value & CALENDAR:
            return False
        if value & CAPITAL:
            if value & COMMON:
                if value & (GIVEN | FAMILY) and self.name_ahead(at):
                    return False  # "Defence Minister Grant Holm"
                if is_eastern(self.page, at) or (not titled and is_common_pair(self.page, at)):
                    return False
                return not titled or bool(value & MODIFIER)
            if at in self.page.places or at in self.page.proper:
                return True
            return bool(value & UPPER) and not value & INITIAL and self.is_acronym(at)
        return bool(value & MODIFIER)

    def name_ahead(self, at: int) -> bool:
        page = self.page
        ahead = page.classes[at + 1] if at + 1 < len(page.words) else 0
        if (
            page.classes[at] & FAMILY
            and ahead & CAPITAL
            and at + 3 < len(page.words)
            and page.is_joined(at + 2)
        ):
            return True  # "Park Sung-ho"
        name = ahead & NAME and not ahead & UPPER
        return (bool(name or ahead & INITIAL) or is_common_pair(page, at)) and at + 1 not in page.covered

    def is_acronym(self, at: int) -> bool:
        """Whether a word in capitals is an acronym ("IDCPC", "HQ") and no family name ("OHASHI Kenji")."""
        return 2 < len(self.page.words[at]) < 6 and not self.name_ahead(at)

    def is_unit(self, token: int, last: int) -> bool:
        """Whether a name is a unit's: "Commanding Maharashtra Area", "CMD Norsk Fly Limited Shri Ashok"."""
        page = self.page
        if page.classes[token] & FAMILY:
            return False  # "Minister for Defence Ng Eng Hen", where "Eng" may be a title
        ahead = token + 1
        while ahead < min(last, token + 4) and not page.classes[token] & GIVEN:
            value = page.classes[ahead]
            titles = value & (RANK | HONORIFIC) and not value & MODIFIER  # "Naval" may begin a rank
            if not value & COMMON or not value & CAPITAL or titles:
                break
            if value & THING:
                return True
            ahead += 1
        for ahead in range(token + 1, min(last, token + 6)):
            value = page.classes[ahead]
            if value & HONORIFIC and not value & COMMON:
                return True
            if not value & CAPITAL:
                return False
        return False

    def is_title_at(self, token: int, begin: int) -> bool:
        """Whether a title begins at `token` and ends what an office is over, which began at `begin`."""
        if token > begin >= 0 and self.page.norms[token] == "staff" and self.page.norms[token - 1] in _STAFFS:
            return False  # "of the General Staff Admiral Orlov": not a staff admiral
        if token > begin >= 0 and self.page.norms[token : token + 2] == ["general", "staff"]:
            return False  # "Chief of the Joint General Staff Otieno"
        if not self.page.classes[token] & COMMON:
            return self.title_end(token) is not None
        return token > begin and self.stands_before_name(token)

    def stands_before_name(self, token: int) -> bool:
        """Whether a word that may be a title ("Professor", "General", "Justice") stands before a name."""
        page = self.page
        ahead = self.title_end(token)
        if ahead is None or ahead >= len(page.words):
            return False
        value = page.classes[ahead]
        return bool(value & (INITIAL | RANK | HONORIFIC) or (value & NAME and not value & UPPER))

    def title_end(self, token: int) -> int | None:
        words, norms = self.page.words, self.page.norms
        ends = [
            found[0]
            for phrases in (self.lexicon.ranks, self.lexicon.honorifics)
            if (found := phrases.match(words, norms, token)) is not None
        ]
        return max(ends, default=None)

    def bracket_end(self, at: int, last: int) -> int | None:
        """The token after the bracket that opens at `at` when it holds a qualification of the office."""
        page = self.page
        for token in range(at + 1, min(last, at + 10)):
            word = page.words[token]
            if word == ")":
                inside = range(at + 1, token)
                fine = token > at + 1 and all(
                    page.classes[i] & (CAPITAL | MODIFIER)
                    or page.words[i] in ("&", "-", "and", "of", "for", "the")
                    for i in inside
                )
                party, before = page.parties.get(at + 1), page.party_ends.get(at)
                if party is not None and before is not None and party.code == before.code:
                    return token + 1  # "Chairperson of the African Union (AU)"
                return token + 1 if fine and party is None else None
            if word in ("(", ";"):
                return None
        return None

    def date_end(self, at: int, last: int) -> int | None:
        """The end of a month an office is held for: "Chairperson of the Council for October 2024"."""
        page = self.page
        if at + 1 < last and page.classes[at] & CALENDAR and page.words[at + 1].isdigit():
            return at + 2
        return None

    def ministry_state(self, at: int, end: int) -> str | None:
        """The state of a ministry or force between `at` and `end`: "Secretary in India's Ministry of …"."""
        page = self.page
        for token in range(at, end):
            party = page.parties.get(token)
            if party is not None and party.form in ("government", "force"):
                return party.code
        return None

    def portfolio_end(self, at: int, last: int) -> int | None:
        """The end of a field that no list has: "Envoy for the Sahel, Lars Dahl", "Minister for Youth, …"."""
        page = self.page
        begin = at = at + (page.norms[at : at + 1] == ["the"])
        while (
            at < last
            and at - begin < 4
            and (
                (
                    page.classes[at] & CAPITAL
                    and page.words[at].isalpha()
                    and not page.classes[at] & (GIVEN | RANK)
                )
                or (at > begin and page.words[at] in ("and", "&"))
            )
        ):
            at += 1
        closed = at < last and page.words[at] == "," and page.words[at - 1] not in ("and", "&")
        return at if at > begin and closed else None
