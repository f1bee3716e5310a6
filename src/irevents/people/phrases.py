"""From left to right over a page: offices, titles and names joined to phrases that stand for persons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import compress

from irevents.people.attested import Surnames, may_be_surname
from irevents.people.bearers import BearerReader, first_code
from irevents.people.lexicon import (
    CANDIDATE,
    CAPITAL,
    CARRIER,
    COMMON,
    FAMILY,
    GIVEN,
    HEAD,
    HONORIFIC,
    INITIAL,
    MODIFIER,
    NAME,
    PARTICLE,
    RANK,
    THING,
    UPPER,
    Lexicon,
)
from irevents.people.names import NameReader
from irevents.people.offices import OfficeReader
from irevents.people.official import OfficialReader
from irevents.people.page import Page
from irevents.people.parts import Office, Phrase

MAX_COMMON = 4
"""Words of a name of which one is a common word, where only an office behind it vouches for it."""
_UNNAMED_BLOCKS = frozenset({"byline"})


class PhraseReader:
    """Finds the phrases of one page."""

    def __init__(self, lexicon: Lexicon, page: Page) -> None:
        self.page = page
        self.lexicon = lexicon
        surnames = Surnames(page)
        self.offices = OfficeReader(lexicon, page, surnames)
        self.names = NameReader(lexicon, page, surnames)
        self.bearers = BearerReader(page, self.offices, self.names)
        self.officials = OfficialReader(page, self.offices, self.names, self.bearers)

    def read(self) -> list[Phrase]:
        """All phrases in order, none overlapping another."""
        page = self.page
        found: list[Phrase] = []
        done = 0
        for at in compress(range(len(page.classes)), map(CANDIDATE.__and__, page.classes)):
            if at < done:
                continue
            sentence = page.sentence(at)
            if sentence is None or sentence.block in _UNNAMED_BLOCKS:
                continue
            if at in page.proper:
                done = max(done, page.proper[at])
                continue
            titled = page.is_titled(sentence)
            for phrase in self._at(at, done, sentence.end, sentence.article, titled=titled):
                found.append(phrase)
                done = max(done, phrase.end)
        return found

    def _at(self, at: int, floor: int, limit: int, article: int, *, titled: bool) -> Iterator[Phrase]:
        page = self.page
        value = page.classes[at]
        if value & (RANK | HONORIFIC) and (value & CAPITAL or self._is_small_rank(at, limit)):
            phrase = self._titled(at, floor, limit, article, titled=titled)
            if phrase is not None:
                yield phrase
                return
        if value & HEAD:
            office = self.offices.office_at(at, floor=floor, limit=limit)
            if office is not None:
                yield from self.officials.official(office, limit, article, titled=titled)
                return
        if value & CAPITAL and value & (NAME | INITIAL | GIVEN | FAMILY):
            if at - 1 > floor and not titled and self._is_met(at - 1, limit):
                at -= 1
            phrase = self._bare(at, limit, article, titled=titled)
            if phrase is not None:
                yield phrase

    def _is_small_rank(self, at: int, limit: int) -> bool:
        """Whether a rank in small letters stands straight before a name: "vice-admiral Jose Ruiz"."""
        page = self.page
        matched = self.lexicon.ranks.match(page.words, page.norms, at)
        if matched is None or matched[0] >= limit:
            return False
        value = page.classes[matched[0]]
        return bool(value & (NAME | INITIAL)) and matched[0] not in page.covered

    # titles first

    def _titled(self, at: int, floor: int, limit: int, article: int, *, titled: bool) -> Phrase | None:
        page = self.page
        if at in page.parties:
            return None  # "the Sri Lankan Ambassador": no honorific
        titles = self.names.titles_at(at, limit)
        if titles.end == at or (at > floor and page.classes[at - 1] & CARRIER):
            return None
        head = self.lexicon.offices.match(page.words, page.norms, at) if page.classes[at] & HEAD else None
        if head is not None and head[0] > titles.end:
            return None
        following = page.classes[titles.end] if titles.end < limit else 0
        if head is not None and at > floor and head[0] < limit:
            # "Army Commander Lieutenant General Moses Zulu", "the Navy Commander Ivo Berg"
            before = page.classes[at - 1]
            if (
                page.classes[head[0]] & RANK
                or (before & MODIFIER and before & CAPITAL)
                or at in page.party_ends
            ):
                return None
        if head is not None and head[0] == titles.end and not following & (NAME | INITIAL | GIVEN | FAMILY):
            return None  # "Commander of the Navy", "Inspector General of Police"
        end = (
            self.names.name_at(titles.end, limit, titled=titled, licensed=True)
            if titles.end < limit
            else None
        )
        if end is not None and page.norms[at] == "sri":
            thing = any(page.classes[token] & THING for token in range(titles.end, end))
            if thing or end - titles.end == 1:
                return None  # "Sri Jayewardenepura" is a town, "Sri Dalada Maligawa" a temple
        if end is not None and (end - titles.end > 1 or not self.bearers.is_thing(end, limit)):
            stop, after, affiliation = self.bearers.behind(end, limit, (), titled=titled)
            start = at - 1 if at > floor and page.norms[at - 1] == "the" else at
            # "the Indian Navy's Rear Admiral Das", "Russian General Ivan Orlov": the nation before the rank
            nation = page.party_ends.get(at)
            if nation is None and at - 1 > floor and page.is_possessive(at - 1):
                nation = page.party_ends.get(at - 1)
            if (
                nation is not None
                and nation.start >= floor
                and titles.rank is not None
                and titles.rank[0] == at
            ):
                start = nation.start
                affiliation = first_code(*(o.affiliation for o in after), nation.code)
            return Phrase(
                start=start, end=stop, name=(titles.end, end), rank=titles.rank, offices=after,
                affiliation=first_code(*(o.affiliation for o in after), affiliation), article=article,
                rule="title-name-office" if after else "title-name", titled=titled,
            )  # fmt: skip
        if end is None and head is None and titles.rank is None and page.classes[at] & MODIFIER:
            return None  # "Kenyan Justice Minister Otieno"
        if end is None and titles.end < limit and head is None:
            office = self.offices.office_from(titles.end, limit=limit)
            if office is not None and not office.plural:
                for phrase in self.officials.official(office, limit, article, titled=titled):
                    rank = phrase.rank or titles.rank
                    return replace(phrase, start=at, rank=rank)
        if (
            end is None
            and head is None
            and titles.rank is not None
            and at > floor
            and page.norms[at - 1] == "the"
            and (titles.end >= limit or not page.classes[titles.end] & CAPITAL)
        ):
            return Phrase(
                start=at - 1, end=titles.end, name=None, rank=titles.rank, offices=(), affiliation=None,
                article=article, rule="rank", titled=titled,
            )  # fmt: skip
        return None

    # a bare name

    def _bare(self, at: int, limit: int, article: int, *, titled: bool) -> Phrase | None:
        page = self.page
        end = self.names.name_at(at, limit, titled=titled, licensed=False)
        met = end is None and not titled and self._is_met(at, limit)
        if met:
            end = self.names.name_at(at, limit, titled=titled, licensed=True)
            end = end if end == at + 2 else None
        end = end if titled else self._before_office(at, limit, end)
        if end is None:
            return None
        if page.classes[at] & CARRIER:
            return None
        if at > 0:
            before = page.words[at - 1]
            if before in ("#", "@") or self._is_credit(at, end, limit):
                return None
            if (
                page.classes[at - 1] & CARRIER
                and page.spaced[at - 1]
                and (end - at < 3 or page.words[at - 1].islower())
            ):
                return None
        if any(
            page.classes[token] & (CARRIER | THING) and not page.classes[token] & GIVEN
            for token in range(at + self._is_hyphened(at, end), end)
        ):
            return None
        if self.bearers.is_thing(end, limit):
            return None
        if end == at + 1 and end < limit and page.norms[end] == "leader":
            return None  # "Somaliland leader Muse Dualeh"
        if any(token in page.covered for token in (at, end - 1)):
            return None
        alone = end - at == 1 and page.places.get(at) == end and page.places.get(at - 1) != end
        if at in page.places and (not alone or page.norms[at - 1] in _WHERE or titled):
            return None  # a town's name may be that of somebody named in full elsewhere
        two = sum(1 for token in range(at, end) if page.classes[token] & (NAME | INITIAL | COMMON)) > 1
        stop = end
        after: tuple[Office, ...] = ()
        affiliation: str | None = None
        if two:
            stop, after, affiliation = self.bearers.behind(end, limit, (), titled=titled)
        start = at
        if at > 1 and page.is_possessive(at - 1) and (nation := page.party_ends.get(at - 1)) is not None:
            start = nation.start  # "Mexico's Ana Ruiz"
            affiliation = first_code(affiliation, nation.code)
        met = met or (two and not titled and self._is_listed(at, end))
        return Phrase(
            start=start, end=stop, name=(at, end), rank=None, offices=after,
            affiliation=first_code(*(o.affiliation for o in after), affiliation), article=article,
            rule="name-office" if after else "name", licensed=bool(after) or met, titled=titled,
        )  # fmt: skip

    def _is_hyphened(self, at: int, end: int) -> bool:
        """Whether a name is a Korean's, the family name first: "Park Sung-ho"."""
        page = self.page
        return at + 3 < end and bool(page.classes[at] & FAMILY) and page.is_joined(at + 2)

    def _before_office(self, at: int, limit: int, end: int | None) -> int | None:
        """Where the name before a comma and an office ends: "Stella Tax, the minister of …"; else `end`."""
        page = self.page
        if end is not None and end < limit and page.words[end] == ",":
            return end
        longer = self.names.name_at(at, limit, titled=False, licensed=True)
        if longer is None or not 2 <= longer - at <= MAX_COMMON or page.words[longer : longer + 1] != [","]:
            return end
        return longer if self.bearers.behind(longer, limit, (), titled=False)[1] else end

    def _is_met(self, at: int, limit: int) -> bool:
        """Whether two capitals of a state are met: "met Mongolia's Bat Enkh in Seoul", no "Great Khural"."""
        page = self.page
        nation = page.party_ends.get(at - 1) if at > 1 and page.is_possessive(at - 1) else None
        if nation is None or nation.start == 0 or at + 2 > limit:
            return False
        after = page.norms[at + 2] if at + 2 < limit else "."
        return (
            page.norms[nation.start - 1] in _MEETS
            and after in _AFTER_MET
            and page.norms[at] not in _INSTITUTIONAL
            and bool(page.classes[at] & COMMON and page.classes[at + 1] & NAME)
        )

    def _is_listed(self, at: int, end: int) -> bool:
        """Whether a state follows in brackets, where people are listed: "Kofi Addo (Ghana) and …"."""
        page = self.page
        if page.words[end : end + 1] != ["("] or page.norms[at - 1] not in _LISTING:
            return False
        party = page.parties.get(end + 1)
        bracketed = (
            party is not None and party.form == "name" and page.words[party.end : party.end + 1] == [")"]
        )
        named = all(
            page.classes[t] & (NAME | PARTICLE) or page.is_joined(t) or may_be_surname(page.classes[t])
            for t in range(at + 1, end)
        )
        return (
            bracketed
            and bool(page.classes[at] & NAME)
            and named
            and not any(t in page.places for t in range(at, end))
        )

    def _is_credit(self, at: int, end: int, limit: int) -> bool:
        """Whether the name is a writer's or photographer's: "By Ana Ruiz", "editing by …", "…/TASS"."""
        page = self.page
        before = page.norms[at - 1]
        if before == "by":
            return page.classes[at - 1] & CAPITAL > 0 or (at > 1 and page.norms[at - 2] in _CREDITS)
        if before == ":" and at > 1 and page.classes[at - 2] & CARRIER:
            return True
        if before == "/" and at > 1 and page.norms[at - 2] in ("photo", "photos", "pool"):
            return True  # "UN Photo/Ana Ruiz"
        return end + 1 < limit and page.words[end] == "/" and bool(page.classes[end + 1] & UPPER)


_LISTING = frozenset(
    {"sat", "were", "was", "included", "including", "by", "with", "and", ",", ":", ";", "met", "are"}
)
_MEETS = frozenset({"met", "meets", "meet", "received", "hosted", "by"})
_AFTER_MET = frozenset({"in", "on", "at", "here", "for", "to", "during", ",", ".", "and", "today"})
_INSTITUTIONAL = frozenset(
    {"great", "supreme", "national", "state", "high", "general", "central", "union", "new", "old", "grand"}
    | {"royal", "federal", "first", "public", "foreign", "armed", "special", "joint", "people", "islamic"}
)
_WHERE = frozenset(
    {"in", "at", "to", "from", "of", "near", "for", "into", "via", "outside", "the", "and", "-", "–"}
)
_CREDITS = frozenset(
    {"reporting", "editing", "writing", "reported", "written", "edited", "photo", "photograph", "compiled"}
)
