"""What the words behind the head of an office are: a field, a site, a unit, a name."""

from __future__ import annotations

import re
from collections.abc import Callable

from irevents.people.lexicon import (
    CAPITAL,
    COMMON,
    FAMILY,
    GIVEN,
    HONORIFIC,
    MODIFIER,
    NAME,
    RANK,
)
from irevents.people.page import Page
from irevents.people.parts import Office, PartReader

_OFFICES = frozenset({"office", "cabinet", "secretariat", "bureau", "council", "department", "staff"})
_COUNCILS = frozenset({"council", "committee", "conference", "board"})
_COUNT = re.compile(r"\d{1,3}(?:st|nd|rd|th)")
_STYLES = frozenset({"excellency", "excellencies", "majesty", "highness", "holiness", "eminence", "grace"})


class TailWords:
    """Tests of the words behind an office on one page; see `TailReader`."""

    def __init__(
        self, page: Page, parts: PartReader, read_office: Callable[[int, int], Office | None]
    ) -> None:
        self.page = page
        self.parts = parts
        self.read_office = read_office

    def _is_minister(self, at: int) -> bool:
        """ "PM | Per Dahl", "VP | Joy Mwangi", not "DG | Acquisition Ada Mensah"."""
        written = self.parts.lexicon.expansions.get(self.page.words[at], "")
        return written.endswith(("minister", "president"))

    def _is_site(self, at: int, last: int) -> bool:
        """Whether a building comes next: no office is held in one."""
        return at < last and self.page.norms[at] in ("headquarters", "hq", "building", "compound", "complex")

    def _is_field(self, at: int, end: int) -> bool:
        """Whether a phrase names a ministry or a field of work and no place."""
        page = self.page
        return self.parts.ministry_state(at, end) is not None or not any(
            token in page.places or token in page.covered for token in range(at, end)
        )

    def _is_of_unit(self, at: int, last: int) -> bool:
        """ "of the Leningrad Naval Base", "of the 3rd Naval Zone": a name or count before it."""
        page = self.page
        named = page.classes[at] & NAME and not page.classes[at] & (RANK | HONORIFIC)
        return bool(named or _COUNT.fullmatch(page.norms[at])) and self.parts.is_unit(at, last)

    def _is_named(self, at: int, last: int) -> bool:
        """Whether a title or a name comes next: "Ambassador of Chile in Oslo H.E. Ana Rojas"."""
        page = self.page
        if page.norms[at : at + 2] == ["and", "the"]:  # "in Shanghai and the Eastern Provinces Rosa Quispe"
            at += 2
            while at < last and page.classes[at] & CAPITAL and page.classes[at] & COMMON:
                at += 1
        elif at < last and page.words[at] == ",":
            at += 1
        close = self.parts.bracket_end(at, last) if at < last and page.words[at] == "(" else None
        if close is not None and page.words[close : close + 1] == [","]:
            at = close + 1  # "the head of the Peruvian mission in Chad (PMC), Colonel Luis Soto"
        if at >= last or at in page.places or at in page.covered:
            return False
        if page.classes[at] & FAMILY and page.classes[at] & CAPITAL and self.parts.name_ahead(at):
            return True  # "in Oslo Long Weidong"
        return bool(page.classes[at] & (NAME | RANK | HONORIFIC | GIVEN))

    def _is_given(self, at: int) -> bool:
        """Whether a word that means an office or a town is a given name: "of Trade | Amir Gul"."""
        return bool(self.page.classes[at] & GIVEN) and self.parts.name_ahead(at)

    def _is_second_field(self, at: int, last: int) -> bool:
        """ "the minister of commerce and | industry", not "and | deputy prime minister"."""
        small = at < last and bool(self.page.classes[at] & MODIFIER) and self.page.words[at].islower()
        return small and bool(self.page.classes[at - 2] & MODIFIER) and self.read_office(at, last) is None

    def _its_office(self, end: int, last: int) -> int:
        """The end of "the Norwegian Prime Minister | 's Office"; `end` where no office of his is named."""
        page = self.page
        named = end + 1 < last and page.is_possessive(end) and page.norms[end + 1] in _OFFICES
        return end + 2 if named else end

    def _is_of_body(self, at: int) -> bool:
        """A body: "Chairman of the Council of Foreign Ministers", "of Chile's Joint Chiefs"."""
        before = self.page.norms[max(0, at - 4) : at]
        return before[-1:] == ["joint"] or ("of" in before and not _COUNCILS.isdisjoint(before))

    def _is_style(self, token: int) -> bool:
        """Whether "Her Excellency" begins here: the office of whoever stood before has ended."""
        norms = self.page.norms
        return norms[token] in ("her", "his", "their") and any(
            word in _STYLES for word in norms[token + 1 : token + 3]
        )
