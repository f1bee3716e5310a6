"""From an office to the persons named beside it: "Minister X", "the Ministers of A and B, X and Y"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from irevents.people.lexicon import CAPITAL, COMMON, HEAD, THING
from irevents.people.names import NameReader
from irevents.people.offices import OfficeReader
from irevents.people.page import Page
from irevents.people.parts import Office, Phrase
from irevents.people.states_behind import home_behind, is_behind_two, nations_before, state_in_brackets

_JOINERS = frozenset({"and", "&", ",", "cum", "–", "—", "-", "/", "now"})
_SEPARATORS = frozenset({",", "–", "—", "-", ":"})
_ALSO = frozenset({"also", "currently", "now", "concurrently"})
_NOT_HOLDERS = frozenset(
    {"office", "offices", "meeting", "house", "secretariat", "conference", "residence", "fund"}
    | {"cup", "level", "summit"}
)
# "the peer review", "his peer group"
_NOT_PEERS = frozenset({"review", "reviews", "group", "groups", "pressure", "learning", "support", "network"})
_SOLE = frozenset({"president", "prime", "king", "queen", "chancellor", "emir", "sultan"})
# Who may be the head of state or government as well: "the Crown Prince and Prime Minister Omar Haddad"
_ALSO_SOLE = frozenset(
    {"crown", "vice", "acting", "chairman", "chairperson", "leader", "commander", "general"}
)
_ATTRIBUTED = frozenset(
    {"administration", "government", "cabinet", "regime", "era", "doctrine", "class", "plan"}
)


# What opens a phrase that stands before the subject, and what behind a name is no verb of his.
_FRONT = frozenset({"during", "in", "at", "following", "after"})
_NO_VERB = frozenset(
    {"and", "or", "in", "on", "at", "to", "of", "for", "with", "from", "by", "as", "who", "here", "today"}
    | {"during"}
    | {"that", "the", "a", "held", "which", "where", "yesterday", "last", "this", "earlier", "via", "over"}
)


class OfficialReader:
    """Joins offices and names on a page."""

    def __init__(self, page: Page, offices: OfficeReader, names: NameReader) -> None:
        self.page = page
        self.offices = offices
        self.names = names

    def official(self, office: Office, limit: int, article: int, *, titled: bool) -> Iterator[Phrase]:
        page = self.page
        if office.plural or self._is_shared(office, limit, article, titled=titled):
            several = list(self._several(office, limit, article, titled=titled))
            nations = [
                page.parties[token].code
                for token in range(office.head_end, office.end)
                if token in page.parties
            ] or nations_before(page, office)
            if len(nations) == len(several) > 1:  # "the Foreign Ministers of Peru and Chile, A and B"
                several = [
                    replace(phrase, affiliation=code) for phrase, code in zip(several, nations, strict=True)
                ]
            yield from several
            return
        office = self._share_state(office, limit)
        offices: tuple[Office, ...] = (office,)
        at = office.end
        named = self.named(at, limit, titled=titled, strict=False)
        # "Custodian of the Mosques King Salman" has nothing between the two
        joined = at < limit and page.norms[at] in _JOINERS
        if named is None and at < limit and (joined or _is_capital_head(page.classes[at])):
            # ", H.E. Ambassador Omar Gadd" has a title before the second office
            second = self.offices.office_from(self.names.titles_at(at + joined, limit).end, limit=limit)
            listed = at < limit and page.words[at] == "," and office.weak
            if second is not None and not second.plural and not listed and self._combines(office, second):
                named = self.named(second.end, limit, titled=titled, strict=False)
                if named is None and second.end < limit and page.words[second.end] == ",":
                    named = self.named(second.end + 1, limit, titled=titled, strict=True)
                if named is not None:
                    offices = (office, second)
        if named is None and at < limit and page.words[at] in _SEPARATORS and not page.is_joined(at):
            named = self.named(at + 1, limit, titled=titled, strict=True)
            if (
                named is not None
                and self._has_own_office(named[2], limit)
                and page.norms[office.start] == "the"
            ):
                named = None
            if named is not None and page.words[at] == "," and self._begins_main_clause(office, named[2]):
                named = None
        if named is not None:
            rank, begin, end = named
            stop, after, affiliation = self.behind(end, limit, offices, titled=titled)
            yield Phrase(
                start=office.start, end=stop, name=(begin, end), rank=rank, offices=offices + after,
                affiliation=first_code(*self._states(offices + after), affiliation),
                article=article, rule="office-name", titled=titled,
            )  # fmt: skip
            return
        if self._stands_alone(office, limit, titled=titled):
            yield Phrase(
                start=office.start, end=office.end, name=None, rank=None, offices=offices,
                affiliation=office.affiliation, article=article, rule="office", titled=titled,
            )  # fmt: skip

    def _is_shared(self, office: Office, limit: int, article: int, *, titled: bool) -> bool:
        """ "Peruvian and Chilean Foreign Minister Ana Rojas and Jan Soto": an office for each of the two."""
        two = is_behind_two(self.page, office)
        return two and len(list(self._several(office, limit, article, titled=titled))) == 2

    def _begins_main_clause(self, office: Office, end: int) -> bool:
        """ "In the conversation with the President of Chad, Per Dahl thanked": who thanked is not of Chad."""
        page, sentence = self.page, self.page.sentence(office.start)
        if sentence is None or end >= sentence.end or page.norms[max(0, office.start - 1)] != "with":
            return False
        fronted = page.norms[sentence.start] in _FRONT and office.affiliation is not None
        following = page.words[end]
        return fronted and following.isalpha() and following.islower() and following not in _NO_VERB

    def _share_state(self, office: Office, limit: int) -> Office:
        """ "The King and Queen of Norway": the state behind the second office is the first one's too."""
        page, at = self.page, office.end
        if office.affiliation is not None or office.end != office.head_end or at + 1 >= limit:
            return office
        if page.norms[at] != "and" or not office.definite or office.possessor is not None:
            return office
        second = self.offices.office_from(at + 1, limit=limit)
        if second is None or second.plural or second.start != second.head or second.affiliation is None:
            return office
        return replace(office, affiliation=second.affiliation) if second.end > second.head_end else office

    def _states(self, offices: tuple[Office, ...]) -> list[str | None]:
        """The states of offices: those of today before those once held, a state before an organisation."""
        once = {"former", "ex", "then"}
        past = [not once.isdisjoint(self.page.norms[office.start : office.head]) for office in offices]
        ranked = sorted(
            zip(past, offices, strict=True), key=lambda row: (row[0], len(row[1].affiliation or "") > 2)
        )
        return [office.affiliation for _, office in ranked]

    def _combines(self, office: Office, second: Office) -> bool:
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

    def _has_own_office(self, end: int, limit: int) -> bool:
        page = self.page
        if end + 1 >= limit or page.words[end] != ",":
            return False
        office = self.offices.office_from(end + 1, limit=limit)
        if office is None or self.named(office.end, limit, titled=False, strict=False) is not None:
            return False
        following = office.end + 1
        return not (
            following < limit
            and page.words[office.end] == ","
            and self.named(following, limit, titled=False, strict=True) is not None
        )

    def _stands_alone(self, office: Office, limit: int, *, titled: bool) -> bool:
        page = self.page
        if office.weak or (not office.definite and not page.classes[office.head] & CAPITAL):
            return False
        end = office.end
        if office.start > 1 and page.norms[office.start - 2 : office.start] == ["office", "of"]:
            return False
        if page.norms[end - 1] == "head" and page.norms[office.start - 1 : office.start] == ["at"]:
            return False  # "came at the head of a delegation", "a delegation with Berg at its head"
        if end < limit:
            word = page.norms[end]
            if office.counterpart and word in _NOT_PEERS:
                return False
            if page.is_joined(end) and page.norms[end + 1 : end + 2] and page.norms[end + 1] in _NOT_HOLDERS:
                return False
            if page.is_possessive(end) and end + 1 < limit and page.norms[end + 1] in _NOT_HOLDERS:
                # "the Peruvian President's meeting with Berg": his; "the chiefs' meeting": a body
                return page.norms[end + 1 : end + 3] == ["meeting", "with"]
            if (
                not titled
                and page.classes[end] & CAPITAL
                and (page.classes[end] & THING or word in _NOT_HOLDERS)
            ):
                return False
        return True

    def _several(self, office: Office, limit: int, article: int, *, titled: bool) -> Iterator[Phrase]:
        """ "Presidents A and B", "presidents A (Peru), B (Chile)", "the Ministers of X and Y, A, B"."""
        page = self.page
        at = office.end
        strict = False
        if at < limit and page.words[at] in _SEPARATORS:
            at += 1
            strict = True
        first = True
        while at < limit:
            named = self.named(at, limit, titled=titled, strict=strict)
            if named is None:
                return
            rank, begin, end = named
            stop = self.names.letters_after(end, limit)
            affiliation = office.affiliation if office.core != office.start else None
            bracket = state_in_brackets(page, stop, limit)
            if bracket is not None:
                affiliation, stop = bracket
            elif (home := home_behind(page, stop, limit)) is not None:
                affiliation, stop = home.code, home.end
            yield Phrase(
                start=office.start if first else at, end=stop, name=(begin, end), rank=rank,
                offices=(office,), affiliation=affiliation, article=article, rule="names", titled=titled,
            )  # fmt: skip
            first = False
            at = stop
            if at < limit and page.words[at] == ",":
                at += 1
            if at < limit and page.norms[at] in ("and", "&"):
                at += 1
            if at == stop or at >= limit or self.offices.office_from(at, limit=limit) is not None:
                return
            strict = True

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
            if second is None or second.plural or not self._combines(office, second) or second.definite:
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


def _is_capital_head(value: int) -> bool:
    return bool(value & HEAD) and bool(value & CAPITAL)


def first_code(*codes: str | None) -> str | None:
    """The first code there is."""
    return next((code for code in codes if code is not None), None)
