"""Phrases of office: "Russian Defence Minister", "Ambassador of Chile to Kenya", "his counterpart".

A phrase is a head from the pack, what stands before it (a nation, a possessor, modifiers) and its tail
("of Trade, Ports and Fisheries", "(West)", ", Defence Production").
"""

from __future__ import annotations

from irevents.mentions import PartyMention
from irevents.people.attested import Surnames
from irevents.people.lexicon import (
    CALENDAR,
    CAPITAL,
    COMMON,
    HEAD,
    HONORIFIC,
    MODIFIER,
    RANK,
    UPPER,
    Lexicon,
)
from irevents.people.page import Page
from irevents.people.parts import Head, Office, PartReader
from irevents.people.tails import TailReader

_ARTICLES = frozenset({"the", "a", "an"})
_POSSESSIVES = frozenset({"his", "her", "their", "its", "our", "my", "your"})
_DEMONSTRATIVES = frozenset({"this", "that", "each", "every", "any", "no"})
_REJECTED_AFTER = frozenset(
    {"level", "office", "meeting", "meetings", "election", "elections", "house", "cup"}
    | {"candidate", "post", "class"}
)
_NO_FIELD = frozenset(
    {"and", "or", "but", "the", "who", "for", "from", "with", "that", "was", "were", "has", "had", "will"}
    | {"met", "told", "said", "then", "also", "when", "while", "after", "not", "former", "visiting", "new"}
)
_COMMANDS = frozenset({"commander", "commandant", "commander-in-chief"})
_NEVER_SECOND = frozenset({"acronyms", "heads-of-state", "callings", "companies"})


class OfficeReader:
    """Reads phrases of office on a page."""

    def __init__(self, lexicon: Lexicon, page: Page, surnames: Surnames) -> None:
        self.page = page
        self.parts = PartReader(lexicon, page, surnames)
        self.tails = TailReader(page, self.parts, self._inner)

    def _inner(self, token: int, limit: int) -> Office | None:
        return self.office_from(token, limit=limit)

    def office_from(self, token: int, *, limit: int) -> Office | None:
        """The phrase of office that begins exactly here, before `limit`, or None."""
        page = self.page
        at = token
        last = min(limit, token + 12)
        while at < last:
            if page.classes[at] & HEAD and self.parts.head(at) is not None:
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
        matched = self.parts.head(head)
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
                        definite=True, weak=outer.weak, counterpart=outer.counterpart,
                    )  # fmt: skip
        end, tail_affiliation = self.tails.tail(head_end, limit, phrase.entry, lower)
        force = None if lower else self._force_behind(head_end, limit)
        if force is not None:
            end, tail_affiliation = force.end, force.code
        if affiliation is None:
            affiliation = tail_affiliation or phrase.state
        if end < limit and page.norms[end] in _REJECTED_AFTER and end == head_end and page.is_joined(end - 1):
            return None
        return Office(
            start=start, core=core, end=end, head=head, head_end=head_end, entry=phrase.entry,
            affiliation=affiliation, plural=phrase.plural, definite=definite, weak=phrase.weak,
            counterpart=phrase.entry == "counterparts", possessor=possessor, own=phrase.own,
        )  # fmt: skip

    def _force_behind(self, end: int, limit: int) -> PartyMention | None:
        """The force in "Commander Royal Jordanian Navy Admiral Haddad", which no "of" joins."""
        force = self.page.parties.get(end) if self.page.norms[end - 1] in _COMMANDS else None
        return force if force is not None and force.form == "force" and force.end <= limit else None

    def _further(self, end: int, limit: int) -> tuple[int, tuple[int, Head]] | None:
        page = self.page
        at = end + 1 if end < limit and page.is_joined(end) else end
        if (
            at >= limit
            or not page.classes[at] & HEAD
            or page.classes[at] & CAPITAL != page.classes[end - 1] & CAPITAL
        ):
            return None
        matched = self.parts.head(at)
        if matched is None or matched[0] > limit or matched[1].entry in _NEVER_SECOND:
            return None
        return at, matched

    def _next_head(self, start: int, limit: int) -> int | None:
        page = self.page
        for at in range(start, min(limit, start + 6)):
            if page.classes[at] & HEAD and self.parts.head(at) is not None:
                return at
            if not (page.classes[at] & MODIFIER or page.is_joined(at)):
                return None
        return None

    def _is_field(self, token: int, floor: int) -> bool:
        """Whether a capitalised word names a field of government: "Finance and Trade Minister"."""
        value = self.page.classes[token] if token >= floor else 0
        plain = not value & (RANK | HONORIFIC | CALENDAR)
        plain = plain and not (value & HEAD and self.parts.head(token) is not None)
        return bool(value & MODIFIER and value & CAPITAL) and plain and token not in self.page.covered

    def _leads_them(self, head: int, at: int) -> bool:
        """ "Somaliland | leader Muse Dualeh", "Kurdish | leader": whom he leads stands straight before."""
        return at == head and self.page.norms[head] == "leader"

    def _is_other_field(self, token: int, floor: int) -> bool:
        """Whether a word that no list has stands between a nation and an office: "the Malian junta leader".

        Behind "the UN" it may be a verb: "the UN appoints envoy".
        """
        page, word = self.page, self.page.words[token]
        if token - 1 < floor or not (word.isalpha() and word.islower()) or len(word) < 3:
            return False
        if page.words[token + 1][:1].isupper() or word in _NO_FIELD or page.classes[token] & (HEAD | RANK):
            return False
        party = page.party_ends.get(token)
        if party is None:
            owner = page.party_ends.get(token - 1) if page.is_possessive(token - 1) else None
            return owner is not None and owner.start >= floor
        if party.start < floor or party.form == "capital":
            return False
        return party.form == "demonym" or (
            party.kind == "organisation" and not word.endswith(("ed", "s", "t"))
        )

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
        listed = False
        core = head
        for start in range(head - 1, max(floor, head - 4) - 1, -1):
            around = page.parties.get(start)
            if around is not None and around.end > head and around.form == "force":
                affiliation, at, core, definite = around.code, start, start, True
                break  # "Turkish Air Force | Commander", where "Force Commander" is an office too
        while at > floor:
            before = at - 1
            value = page.classes[before]
            party = page.party_ends.get(at)
            if party is not None and party.start >= floor:
                if party.form in ("capital", "name") and page.norms[party.start - 1 : party.start] == ["in"]:
                    break  # "met on Monday in Lima | Army General Juan Soto", "While in Peru | Minister Soto"
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
            if page.words[before] == ")" and before - 2 > floor and page.words[before - 2] == "(":
                if before - 2 in page.party_ends:  # "his Royal Brunei Navy (RBN) counterpart"
                    at = before - 2
                    continue
                break
            if core < head and page.norms[before] in ("and", "&") and self._is_field(before - 1, floor):
                at = core = before - 1  # "Finance and Corporate Affairs Minister"
                listed = True
                continue
            if listed and page.words[before] == "," and self._is_field(before - 1, floor):
                at = core = before - 1  # "Trade, Commerce and Food Security Minister"
                continue
            if value & MODIFIER and before not in page.covered:
                at = before
                if affiliation is None:
                    core = at
                continue
            if (
                value & CAPITAL
                and not titled
                and before > first
                and affiliation is None
                and not value & CALENDAR
                and not (value & HEAD and self.parts.head(before) is not None)
                and (
                    value & COMMON
                    or (value & UPPER and "." not in page.words[before])
                    or self._leads_them(head, at)
                )
                and not (value & (RANK | HONORIFIC))
            ):
                at = core = before
                continue
            if at == head and self._is_other_field(before, floor):
                at = core = before
                continue
            break
        if affiliation is None and core == head and at < head:
            at = core
        if at > floor + 1 and page.is_possessive(at - 1) and page.norms[at - 2] == "ministry":
            at, possessor = at - 2, None  # "the ministry's special envoy": of the state whose it is
        if at > floor:
            word = page.norms[at - 1]
            if word in _ARTICLES or word in _POSSESSIVES:
                at -= 1
                definite = word != "a" and word != "an"
            elif word in _DEMONSTRATIVES:
                definite = True
        return core, at, affiliation, definite, possessor
