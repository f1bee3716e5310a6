"""Who bears a name or an office: titles and a name at a token, and what is said of him behind the name.

`named` gives the tokens of "H.E. Dr Omar Haddad", `behind` the letters, the state and the offices after it
("Omar Haddad (Peru)", "Omar Haddad, Foreign Minister of Peru"), and `combines` whether two offices are one
person's.
"""

from __future__ import annotations

from irevents.people.lexicon import CAPITAL, COMMON, HEAD, THING
from irevents.people.names import NameReader
from irevents.people.offices import OfficeReader
from irevents.people.page import Page
from irevents.people.parts import Office
from irevents.people.states_behind import home_behind, state_in_brackets

_ALSO = frozenset({"also", "currently", "now", "concurrently"})
_SOLE = frozenset({"president", "prime", "king", "queen", "chancellor", "emir", "sultan"})
# Who may be the head of state or government as well: "the Crown Prince and Prime Minister Omar Haddad"
_ALSO_SOLE = frozenset(
    {"crown", "vice", "acting", "chairman", "chairperson", "leader", "commander", "general"}
)
_ATTRIBUTED = frozenset(
    {"administration", "government", "cabinet", "regime", "era", "doctrine", "class", "plan"}
)


class BearerReader:
    """Reads names with their titles on a page, and the offices behind them."""

    def __init__(self, page: Page, offices: OfficeReader, names: NameReader) -> None:
        self.page = page
        self.offices = offices
        self.names = names

    def named(
        self, at: int, limit: int, *, titled: bool, strict: bool
    ) -> tuple[tuple[int, int] | None, int, int] | None:
        """Titles and a name at `at`: (rank, name start, name end). `strict` wants a title or two words."""
        titles = self.names.titles_at(at, limit)
        begin = titles.end
        if begin >= limit:
            return None
        # a title that runs on into an office: "the Hon. Minister of Defence X" is read from the office
        licensed = not strict or begin > at
        end = self.names.name_at(begin, limit, titled=titled, licensed=licensed)
        if not licensed and (end is None or end - begin < 2):
            # ", Bat Enkh," may begin with a common word, ", Adoum Tall," end in one where a comma closes it,
            # as may the second of "Ministers Juan Rojas of Peru and Santiago Soto of Chile"
            further = self.names.name_at(begin, limit, titled=titled, licensed=True)
            end = further if further is not None and self.names.is_closed(further, limit) else end
        if end is None:
            return None
        if strict and begin == at and end - begin < 2:
            return None
        if end < limit and self.is_thing(end, limit) and end - begin < 2:
            return None
        return titles.rank, begin, end

    def behind(
        self, end: int, limit: int, before: tuple[Office, ...], *, titled: bool
    ) -> tuple[int, tuple[Office, ...], str | None]:
        """Letters and an office after a name: (end of the phrase, offices, affiliation in a bracket)."""
        page = self.page
        stop = self.names.letters_after(end, limit)
        affiliation: str | None = None
        bracket = state_in_brackets(page, stop, limit)
        if bracket is not None:
            affiliation, stop = bracket
        home = home_behind(page, stop, limit) if affiliation is None else None
        if home is not None and home.form == "name" and not page.is_possessive(home.end):
            if before:
                return home.end, (), home.code  # "Deputy President Paul Mwangi of Kenya"
            stop, affiliation = home.end, home.code  # "General Paul Mwangi of Kenya"
        at = stop
        direct = True
        if at < limit and page.words[at] in (",", "–", "—", "(") and not page.is_joined(at):
            at += 1
            direct = False
        at = self._after_who_is(at, limit)
        office = self.offices.office_from(at, limit=limit) if at < limit else None
        if office is None or office.plural or (direct and (titled or office.start != at)):
            return stop, (), affiliation
        if page.is_possessive(office.end):
            return stop, (), affiliation  # "Tara Silva, President's Counsel"
        if direct and not page.classes[office.head] & CAPITAL:
            return stop, (), affiliation
        if self.named(office.end, limit, titled=titled, strict=False) is not None:
            return stop, (), affiliation
        if before:
            tail = office.end > office.head_end
            if not tail or page.norms[office.start] in ("the", "a", "his", "her", "their"):
                return stop, (), affiliation
            if page.words[office.end : office.end + 1] == [","] and self.named(
                office.end + 1, limit, titled=titled, strict=True
            ):
                return stop, (), affiliation
        offices: tuple[Office, ...] = (office,)
        stop = office.end
        while stop + 1 < limit and page.norms[stop] in ("and", "&", ","):
            second = self.offices.office_from(stop + 1, limit=limit)
            if page.norms[stop] == "," and page.norms[stop + 1] == "and":
                break
            if second is None or second.plural or not self.combines(office, second) or second.definite:
                break
            if (
                page.norms[stop] == ","
                and self.named(second.end, limit, titled=titled, strict=False) is not None
            ):
                break
            if self.named(second.end, limit, titled=titled, strict=False) is not None:
                break
            offices += (second,)
            stop = second.end
        return stop, offices, affiliation

    def _after_who_is(self, at: int, limit: int) -> int:
        """Behind the "who is" of "Kari Dahl, who is (also) Norway's foreign minister,"; else `at`."""
        norms = self.page.norms
        if norms[at : at + 1] != ["who"]:
            return at
        words = [t for t in range(at + 1, min(at + 5, limit)) if norms[t] not in _ALSO]
        told = [norms[t] for t in words[:2]]
        if told[:1] == ["is"]:
            return words[0] + 1 + (norms[words[0] + 1] in _ALSO)
        return words[1] + 1 if told == ["serves", "as"] else at

    def is_thing(self, at: int, limit: int) -> bool:
        """Whether the capitals before `at` go on to name a thing: "… International Airport", "the … era"."""
        page = self.page
        token = at
        while token < limit and token < at + 3:
            value = page.classes[token]
            if token == at and value & THING and page.norms[token] in _ATTRIBUTED:
                return True
            if not value & CAPITAL:
                return False
            if value & THING and not value & HEAD:
                return True
            if not value & COMMON:
                return False
            token += 1
        return False

    def combines(self, office: Office, second: Office) -> bool:
        """Whether two offices side by side are one person's: "Vice President and Foreign Minister"."""
        page = self.page
        if page.norms[second.start] in ("the", "a", "his", "her"):
            return False
        if (
            second.affiliation is not None
            and second.core != second.start
            and second.affiliation != office.affiliation
        ):
            return False
        if office.entry == "diplomats" and second.entry == "heads-of-state":
            return False  # "in a meeting with the Peruvian Ambassador, President Omar Haddad said"
        spoken_of = page.norms[office.start] == "the" and page.words[office.head].islower()
        if spoken_of and page.words[second.head].istitle():
            return False  # "the army chief and Defence Minister Berg": one spoken of, and one named
        sole = page.norms[office.core] in _SOLE and office.end == office.head_end
        if page.norms[office.start] == "the":
            return not sole and not self._is_beside_a_ruler(office, second)
        return not (sole and office.affiliation is None and page.norms[office.core] != "prime")

    def _is_beside_a_ruler(self, office: Office, second: Office) -> bool:
        """ "The Secretary General and Prime Minister Berg": two persons, the first named before."""
        norms = self.page.norms
        bare = office.end == office.head_end and office.affiliation is None
        return bare and norms[second.core] in _SOLE and norms[office.core] not in _ALSO_SOLE


def first_code(*codes: str | None) -> str | None:
    """The first code there is."""
    return next((code for code in codes if code is not None), None)
