"""From an office to the persons named beside it: "Minister X", "the Ministers of A and B, X and Y"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from irevents.people.bearers import BearerReader, first_code
from irevents.people.lexicon import CAPITAL, HEAD, THING
from irevents.people.names import NameReader
from irevents.people.offices import OfficeReader
from irevents.people.page import Page
from irevents.people.parts import Office, Phrase
from irevents.people.states_behind import home_behind, is_behind_two, nations_before, state_in_brackets

_JOINERS = frozenset({"and", "&", ",", "cum", "–", "—", "-", "/", "now"})
_SEPARATORS = frozenset({",", "–", "—", "-", ":"})
_NOT_HOLDERS = frozenset(
    {"office", "offices", "meeting", "house", "secretariat", "conference", "residence", "fund"}
    | {"cup", "level", "summit"}
)
# "the peer review", "his peer group"
_NOT_PEERS = frozenset({"review", "reviews", "group", "groups", "pressure", "learning", "support", "network"})
# What opens a phrase that stands before the subject, and what behind a name is no verb of his.
_FRONT = frozenset({"during", "in", "at", "following", "after"})
_NO_VERB = frozenset(
    {"and", "or", "in", "on", "at", "to", "of", "for", "with", "from", "by", "as", "who", "here", "today"}
    | {"during"}
    | {"that", "the", "a", "held", "which", "where", "yesterday", "last", "this", "earlier", "via", "over"}
)


class OfficialReader:
    """Joins offices and names on a page."""

    def __init__(self, page: Page, offices: OfficeReader, names: NameReader, bearers: BearerReader) -> None:
        self.page = page
        self.offices = offices
        self.names = names
        self.bearers = bearers

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
        named = self.bearers.named(at, limit, titled=titled, strict=False)
        # "Custodian of the Mosques King Salman" has nothing between the two
        joined = at < limit and page.norms[at] in _JOINERS
        if named is None and at < limit and (joined or _is_capital_head(page.classes[at])):
            # ", H.E. Ambassador Omar Gadd" has a title before the second office
            second = self.offices.office_from(self.names.titles_at(at + joined, limit).end, limit=limit)
            listed = at < limit and page.words[at] == "," and office.weak
            if (
                second is not None
                and not second.plural
                and not listed
                and self.bearers.combines(office, second)
            ):
                named = self.bearers.named(second.end, limit, titled=titled, strict=False)
                if named is None and second.end < limit and page.words[second.end] == ",":
                    named = self.bearers.named(second.end + 1, limit, titled=titled, strict=True)
                if named is not None:
                    offices = (office, second)
        if named is None and at < limit and page.words[at] in _SEPARATORS and not page.is_joined(at):
            named = self.bearers.named(at + 1, limit, titled=titled, strict=True)
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
            stop, after, affiliation = self.bearers.behind(end, limit, offices, titled=titled)
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

    def _has_own_office(self, end: int, limit: int) -> bool:
        page = self.page
        if end + 1 >= limit or page.words[end] != ",":
            return False
        office = self.offices.office_from(end + 1, limit=limit)
        if office is None or self.bearers.named(office.end, limit, titled=False, strict=False) is not None:
            return False
        following = office.end + 1
        return not (
            following < limit
            and page.words[office.end] == ","
            and self.bearers.named(following, limit, titled=False, strict=True) is not None
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
            named = self.bearers.named(at, limit, titled=titled, strict=strict)
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


def _is_capital_head(value: int) -> bool:
    return bool(value & HEAD) and bool(value & CAPITAL)
