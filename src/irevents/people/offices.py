"""Phrases of office: "Russian Defence Minister", "Ambassador of Japan to Sri Lanka", "his counterpart".

A phrase is a head from the pack, what stands before it (a nation, a possessor, modifiers) and its tail
("of Foreign Affairs, Foreign Employment and Tourism", "(West)", ", Defence Production").
"""

from __future__ import annotations

from dataclasses import dataclass

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
    THING,
    UPPER,
    Lexicon,
)
from irevents.people.page import Page

_ARTICLES = frozenset({"the", "a", "an"})
_POSSESSIVES = frozenset({"his", "her", "their", "its", "our", "my", "your"})
_DEMONSTRATIVES = frozenset({"this", "that", "each", "every", "any", "no"})
_TAIL_STARTS = frozenset({"of", "for", "to", "in", "at", "on"})
_ADDRESSED = frozenset({"diplomats", "secretaries", "chairs-and-directors", "callings"})
_REJECTED_AFTER = frozenset(
    {
        "level",
        "office",
        "meeting",
        "meetings",
        "election",
        "elections",
        "house",
        "cup",
        "candidate",
        "post",
        "class",
    }
)
_NAMED_NEXT = frozenset({"ministers", "heads-of-state", "diplomats"})
_NEVER_SECOND = frozenset({"acronyms", "heads-of-state", "callings", "companies"})
_STAFFS = frozenset({"general", "naval", "air", "army", "defence", "defense", "joint", "integrated", "navy"})
MAX_TAIL = 28


@dataclass(frozen=True, slots=True)
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
    direct: bool
    """Whether the tail ends in words that run on without a preposition ("Secretary Defence Production")."""
    possessor: int | None = None
    own: bool = False
    """Whether it is an office of one state ("Raksha Mantri", "Secretary of State")."""


class OfficeReader:
    """Reads phrases of office on a page."""

    def __init__(self, lexicon: Lexicon, page: Page) -> None:
        self.lexicon = lexicon
        self.page = page

    def head_at(self, token: int) -> bool:
        """Whether a head of office begins here."""
        return bool(self.page.classes[token] & HEAD) and self._head(token) is not None

    def office_from(self, token: int, *, limit: int) -> Office | None:
        """The phrase of office that begins exactly here, before `limit`, or None."""
        page = self.page
        at = token
        last = min(limit, token + 12)
        while at < last:
            if page.classes[at] & HEAD and self._head(at) is not None:
                office = self.office_at(at, floor=token, limit=limit)
                if office is None or office.start > token:
                    return None
                return office
            party = page.parties.get(at)
            if party is not None:
                at = party.end
            elif (
                page.norms[at] in _ARTICLES
                or page.norms[at] in _POSSESSIVES
                or page.is_possessive(at)
                or page.is_joined(at)
                or page.classes[at] & (MODIFIER | UPPER)
                or (page.classes[at] & CAPITAL and page.classes[at] & COMMON)
            ):
                at += 1
            else:
                return None
        return None

    def office_at(self, head: int, *, floor: int, limit: int) -> Office | None:
        """The phrase of office around the head at `head`, not before `floor` nor after `limit`."""
        matched = self._head(head)
        if matched is None:
            return None
        page = self.page
        first = head
        head_end, phrase = matched
        if head_end > limit:
            return None
        # "Navy Commander-in-Chief": a head that runs on into another gives way to it
        while (further := self._further(head_end, limit)) is not None:
            head, (head_end, phrase) = further
        lower = not page.classes[head] & CAPITAL
        core, start, affiliation, definite, possessor = self._left(first, floor)
        # "the President's Special Envoy": the possessor is an office itself; the last head is the office.
        following = head_end + 1
        if head_end < limit and page.is_possessive(head_end):
            inner = self._next_head(following, limit)
            if inner is not None:
                outer = self.office_at(inner, floor=following, limit=limit)
                if outer is not None and outer.start == following:
                    return Office(
                        start=start, core=core, end=outer.end, head=outer.head, head_end=outer.head_end,
                        entry=outer.entry, affiliation=affiliation or outer.affiliation, plural=outer.plural,
                        definite=True, weak=outer.weak, counterpart=outer.counterpart, direct=outer.direct,
                    )  # fmt: skip
        end, tail_affiliation, direct = self._tail(head_end, limit, phrase.entry, lower)
        if affiliation is None:
            affiliation = phrase.state or tail_affiliation
        if end < limit and page.norms[end] in _REJECTED_AFTER and end == head_end and page.is_joined(end - 1):
            return None
        return Office(
            start=start, core=core, end=end, head=head, head_end=head_end, entry=phrase.entry,
            affiliation=affiliation, plural=phrase.plural, definite=definite, weak=phrase.weak,
            counterpart=phrase.entry == "counterparts", direct=direct, possessor=possessor, own=phrase.own,
        )  # fmt: skip

    def _head(self, token: int) -> tuple[int, _Head] | None:
        matched = self.lexicon.offices.match(self.page.words, self.page.norms, token)
        if matched is None:
            return None
        end, phrase = matched
        return end, _Head(phrase.entry, phrase.plural, phrase.state, phrase.weak, phrase.own)

    def _further(self, end: int, limit: int) -> tuple[int, tuple[int, _Head]] | None:
        page = self.page
        at = end + 1 if end < limit and page.is_joined(end) else end
        if (
            at >= limit
            or not page.classes[at] & HEAD
            or page.classes[at] & CAPITAL != page.classes[end - 1] & CAPITAL
        ):
            return None
        matched = self._head(at)
        if matched is None or matched[0] > limit or matched[1].entry in _NEVER_SECOND:
            return None
        return at, matched

    def _next_head(self, start: int, limit: int) -> int | None:
        page = self.page
        for at in range(start, min(limit, start + 6)):
            if page.classes[at] & HEAD and self._head(at) is not None:
                return at
            if not (page.classes[at] & MODIFIER or page.is_joined(at)):
                return None
        return None

    def _left(self, head: int, floor: int) -> tuple[int, int, str | None, bool, int | None]:
        """What stands before a head: (core start, start, nation, whether definite, possessor token)."""
        page = self.page
        at = head
        sentence = page.sentence(head)
        first = sentence.start if sentence is not None else 0
        floor = max(floor, first)
        titled = sentence is not None and page.is_titled(sentence)
        affiliation: str | None = None
        definite = False
        possessor: int | None = None
        core = head
        while at > floor:
            before = at - 1
            value = page.classes[before]
            party = page.party_ends.get(at)
            if party is not None and party.start >= floor:
                if affiliation is None:
                    affiliation = party.code
                at = party.start
                definite = True
                if party.form in ("force", "government", "organisation"):
                    core = at
                continue
            if page.is_possessive(before) and before > floor:
                owner = page.party_ends.get(before)
                definite = True
                if owner is not None and owner.start >= floor:
                    affiliation = affiliation or owner.code
                    at = owner.start
                elif affiliation is None:
                    possessor = before - 1
                break
            if (
                page.is_joined(before)
                and before - 1 >= floor
                and page.classes[before - 1] & (MODIFIER | CAPITAL)
            ):
                at = before
                continue
            if value & MODIFIER and not page.covered.__contains__(before):
                at = before
                if affiliation is None:
                    core = at
                continue
            if (
                value & CAPITAL
                and not titled
                and before > first
                and affiliation is None
                and not value & (HEAD | CALENDAR)
                and (value & COMMON or (value & UPPER and not value & INITIAL))
                and not (value & (RANK | HONORIFIC))
            ):
                at = core = before
                continue
            break
        if affiliation is None and core == head and at < head:
            at = core
        if at > floor:
            word = page.norms[at - 1]
            if word in _ARTICLES or word in _POSSESSIVES:
                at -= 1
                definite = word != "a" and word != "an"
            elif word in _DEMONSTRATIVES:
                definite = True
        return core, at, affiliation, definite, possessor

    def _tail(self, end: int, limit: int, entry: str, lower: bool) -> tuple[int, str | None, bool]:
        """Where the tail of an office ends, the state it names, and whether it ends without a preposition."""
        page = self.page
        at = end
        last = min(limit, end + MAX_TAIL)
        affiliation: str | None = None
        listed = False
        direct = False
        titled = (sentence := page.sentence(end - 1)) is not None and page.is_titled(sentence)
        while at < last:
            word = page.norms[at]
            if word == "(":
                close = self._close(at, last)
                if close is None:
                    break
                at = close
                continue
            if (
                word in _TAIL_STARTS
                or (word == "from" and entry == "counterparts")
                or (word == "-" and page.spaced[at] and page.norms[at + 1 : at + 2] == ["hq"])
            ):
                if word in ("to", "in", "at", "on") and entry not in _ADDRESSED and entry != "service-chiefs":
                    break
                if word in ("for", "in") and (dated := self._dated(at + 1, last)) is not None:
                    at = dated
                    continue
                reached, code = self._object(at + 1, last, titled=titled, company=entry == "companies")
                if reached is None:
                    break
                if word in ("of", "from") and affiliation is None:
                    affiliation = code
                elif word in ("at", "in") and affiliation is None and entry != "diplomats":
                    affiliation = self._ministry(at + 1, reached)
                at = reached
                listed = True
                direct = False
                continue
            if word in (",", "and", "&", "–", "/") and not titled:
                reached, code = self._continuation(at, last, listed=listed, lower=lower)
                if reached is None:
                    break
                if word == "," and affiliation is None:
                    affiliation = code
                at = reached
                direct = True
                continue
            if not direct and not titled and not lower and at == end:
                reached = self._apposed(at, last, named=entry in _NAMED_NEXT)
                if reached is not None:
                    at = reached
                    direct = listed = True
                    continue
            break
        return at, affiliation, direct

    def _ministry(self, at: int, end: int) -> str | None:
        """The state of a ministry or force between `at` and `end`: "Secretary in India's Ministry of …"."""
        page = self.page
        for token in range(at, end):
            party = page.parties.get(token)
            if party is not None and party.form in ("government", "force"):
                return party.code
        return None

    def _dated(self, at: int, last: int) -> int | None:
        """The end of a month an office is held for: "Chairperson of the Council for October 2024"."""
        page = self.page
        if at + 1 < last and page.classes[at] & CALENDAR and page.words[at + 1].isdigit():
            return at + 2
        return None

    def _close(self, at: int, last: int) -> int | None:
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
                return token + 1 if fine and at + 1 not in page.parties else None
            if word in ("(", ";"):
                return None
        return None

    def _object(
        self, at: int, last: int, *, titled: bool, company: bool = False
    ) -> tuple[int | None, str | None]:
        """The noun phrase after a preposition: (its end, the state in it); (None, None) if none."""
        page = self.page
        while at < last and page.norms[at] in ("the", "his", "her", "its", "their", "all", "both"):
            at += 1
        begin = at
        code: str | None = None
        while at < last:
            party = page.parties.get(at)
            if party is not None:
                code = code or party.code
                at = party.end
                if at < last and page.is_possessive(at):
                    at += 1
                continue
            value = page.classes[at]
            if at == begin and value & (HEAD | MODIFIER):
                inner = self.office_from(at, limit=last)  # "Secretary to the Vice Minister"
                if inner is not None and not inner.plural:
                    return inner.end, code or inner.affiliation
            elif value & HEAD and value & CAPITAL and self._head(at) is not None:
                break
            if value & (RANK | HONORIFIC) and self._breaks(at, begin):
                break
            if self._is_part(at, titled=titled) or (company and value & NAME):
                at += 1
                continue
            if at > begin and page.is_possessive(at) and at + 1 < last:
                if page.classes[at + 1] & CAPITAL and self._is_part(at + 1, titled=titled):
                    at += 2  # "of the National People's Congress"
                    continue
                break
            if at > begin and (page.is_joined(at) or page.words[at] in ("&", "/")):
                at += 1
                continue
            break
        while at > begin and page.words[at - 1] in ("&", "/", "-"):
            at -= 1
        return (at, code) if at > begin else (None, None)

    def _is_part(self, at: int, *, titled: bool) -> bool:
        """Whether a word can be part of what an office is over: "Foreign", "CPC", "Gas", "delegation"."""
        value = self.page.classes[at]
        if value & CALENDAR:
            return False
        if value & CAPITAL:
            if value & COMMON:
                if value & (GIVEN | FAMILY) and self._name_ahead(at):
                    return False  # "Defence Minister Grant Holm"
                return not titled or bool(value & MODIFIER)
            if at in self.page.places or at in self.page.proper:
                return True
            return bool(value & UPPER) and not value & INITIAL and self._is_acronym(at)
        return bool(value & MODIFIER)

    def _name_ahead(self, at: int) -> bool:
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
        return bool(name or ahead & INITIAL) and at + 1 not in page.covered

    def _is_acronym(self, at: int) -> bool:
        """Whether a word in capitals is an acronym ("IDCPC", "HQ") and no family name ("OHASHI Kenji")."""
        return 2 < len(self.page.words[at]) < 6 and not self._name_ahead(at)

    def _continuation(
        self, at: int, last: int, *, listed: bool, lower: bool
    ) -> tuple[int | None, str | None]:
        """What goes on after a comma or "and": a field ("Ports and Civil Aviation"), a unit, a state."""
        page = self.page
        begin = at + 1
        if page.words[at] == "," and begin < last and page.norms[begin] in ("and", "&"):
            begin += 1
        if listed and page.norms[begin - 1] == "and" and begin + 1 < last and page.norms[begin] == "the":
            # "Consul General of Peru in Dubai and the Northern Emirates", but not "and the Prime Minister"
            begin += not page.classes[begin + 1] & (HEAD | MODIFIER)
        comma = page.words[at] == ","
        if not comma and not listed:
            return None, None
        token = begin
        code: str | None = None
        while token < last:
            value = page.classes[token]
            party = page.parties.get(token)
            if party is not None:
                if page.is_possessive(party.end):
                    return None, None
                code = code or party.code
                token = party.end
                continue
            if value & HEAD and value & CAPITAL and self._head(token) is not None:
                return None, None
            if value & (RANK | HONORIFIC) and self._breaks(token, token - 1):
                break
            if (
                (value & CAPITAL and self._is_part(token, titled=False))
                or (
                    token > begin
                    and page.norms[token] in ("of", "for", "&", "and", "the", "to")
                    and self._goes_on(token, last)
                )
                or (token > begin and page.is_joined(token))
                or (token > begin and page.is_joined(token - 1) and value & CAPITAL)
                or (comma and value & NAME and self._is_unit(token, last))
                or (lower and value & MODIFIER)
            ):
                token += 1
            else:
                break
        while token > begin and page.words[token - 1] in ("-", "&", "and", "of", "to", "for", "the"):
            token -= 1
        if token == begin:
            return None, None
        ahead = page.classes[token] if token < last else 0
        if not listed and token == begin + 1 and ahead & NAME and not ahead & (RANK | HONORIFIC):
            return None, None  # "the Foreign Minister, Bat Enkh"
        if token < last and page.norms[token] == "(" and (close := self._close(token, last)) is not None:
            token = close
        return token, code

    def _goes_on(self, token: int, last: int) -> bool:
        page = self.page
        ahead = token + 1
        while ahead < last and page.norms[ahead] in ("the", "and", "&", "of"):
            ahead += 1
        if ahead >= last:
            return False
        if page.classes[ahead] & HEAD and page.classes[ahead] & CAPITAL and self._head(ahead) is not None:
            return False
        if ahead in page.parties:
            return page.norms[token] == "of" and not page.is_possessive(page.parties[ahead].end)
        return bool(page.classes[ahead] & CAPITAL) and self._is_part(ahead, titled=False)

    def _apposed(self, at: int, last: int, *, named: bool) -> int | None:
        """Words of office straight after the head: "Secretary Defence Production", "Director IDCPC".

        `named` says that a lone common word before a name belongs to the name: "Minister Given Phiri".
        """
        page = self.page
        token = at
        while token < last and page.classes[token] & CAPITAL:
            value = page.classes[token]
            if token in page.parties or (value & (RANK | HONORIFIC) and self._breaks(token, at - 1)):
                break
            if value & HEAD and self._head(token) is not None:
                return None
            if self._is_part(token, titled=False) or (value & NAME and self._is_unit(token, last)):
                token += 1
                if token < last and page.words[token] in ("&", "of") and page.classes[token + 1] & COMMON:
                    token += 1
                continue
            break
        if named and token == at + 1 and token < last and page.classes[token] & NAME:
            return None
        return token if token > at else None

    def _breaks(self, token: int, begin: int) -> bool:
        """Whether a title begins at `token` and ends what an office is over, which began at `begin`."""
        if token > begin >= 0 and self.page.norms[token] == "staff" and self.page.norms[token - 1] in _STAFFS:
            return False  # "of the General Staff Admiral Orlov": not a staff admiral
        if not self.page.classes[token] & COMMON:
            return self._title_end(token) is not None
        return token > begin and self._titles(token)

    def _titles(self, token: int) -> bool:
        """Whether a word that may be a title ("Professor", "General", "Justice") stands before a name."""
        page = self.page
        ahead = self._title_end(token)
        if ahead is None or ahead >= len(page.words):
            return False
        value = page.classes[ahead]
        return bool(value & (INITIAL | RANK | HONORIFIC) or (value & NAME and not value & UPPER))

    def _title_end(self, token: int) -> int | None:
        words, norms = self.page.words, self.page.norms
        ends = [
            found[0]
            for phrases in (self.lexicon.ranks, self.lexicon.honorifics)
            if (found := phrases.match(words, norms, token)) is not None
        ]
        return max(ends, default=None)

    def _is_unit(self, token: int, last: int) -> bool:
        """Whether a name is a unit's: "Commanding Maharashtra Area", "CMD Norsk Fly Limited Shri Ashok"."""
        page = self.page
        ahead = token + 1
        while ahead < min(last, token + 4) and not page.classes[token] & GIVEN:
            value = page.classes[ahead]
            if not value & COMMON or not value & CAPITAL or value & (RANK | HONORIFIC):
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


@dataclass(frozen=True, slots=True)
class _Head:
    entry: str
    plural: bool
    state: str | None
    weak: bool
    own: bool
