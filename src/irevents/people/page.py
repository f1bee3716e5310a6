"""A page as the people grammar reads it: words, their classes, and what other stages have found."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import compress

from irevents.mentions import BodyMention, PartyMention, PlaceMention, Sentence
from irevents.people.lexicon import (
    CALENDAR,
    CANDIDATE,
    CAPITAL,
    COMMON,
    FAMILY,
    GIVEN,
    HEAD,
    MODIFIER,
    NAME,
    RANK,
    SURNAME,
    THING,
    UPPER,
    Lexicon,
)
from irevents.tokens import Tokens

_SMALL_IN_TITLES = frozenset(
    {
        "a",
        "an",
        "the",
        "and",
        "or",
        "of",
        "to",
        "in",
        "on",
        "at",
        "for",
        "by",
        "with",
        "from",
        "as",
        "over",
        "into",
    }
    | {
        "upon",
        "via",
        "vs",
        "its",
        "his",
        "her",
        "their",
        "between",
        "after",
        "under",
        "about",
        "during",
        "against",
    }
    | {"among", "amid", "towards", "within", "before", "through"}
)
_DASHES = frozenset({"-", "‑", "–", "—"})


@dataclass(slots=True)
class Page:
    """The words of a text with their classes; `spaced[i]` is whether a space follows word `i`.

    `parties` has the party that begins at a token, `party_ends` the one that ends there, `covered` the tokens
    inside a party, `places` the tokens inside a city, region or venue, `proper` those inside a proper
    name of a body.
    """

    tokens: Tokens
    words: list[str]
    norms: list[str]
    classes: list[int]
    spaced: list[bool]
    sentences: Sequence[Sentence]
    parties: dict[int, PartyMention] = field(default_factory=dict)
    party_ends: dict[int, PartyMention] = field(default_factory=dict)
    covered: set[int] = field(default_factory=set)
    places: dict[int, int] = field(default_factory=dict)
    proper: dict[int, int] = field(default_factory=dict)
    _starts: list[int] = field(default_factory=list)
    _titled: dict[int, bool] = field(default_factory=dict)

    def sentence(self, token: int) -> Sentence | None:
        """The sentence that a token stands in; None outside all of them."""
        at = bisect_right(self._starts, token) - 1
        if at < 0 or token >= self.sentences[at].end:
            return None
        return self.sentences[at]

    def is_titled(self, sentence: Sentence) -> bool:
        """Whether the sentence is written in title case or capitals, so that capitals say nothing."""
        known = self._titled.get(sentence.start)
        if known is None:
            common = 0
            if sentence.end - sentence.start <= 40:
                for token in range(sentence.start, sentence.end):
                    if self.words[token].isalpha():
                        value = self.classes[token]
                        if not value & CAPITAL:
                            if self.norms[token] not in _SMALL_IN_TITLES and not self.is_joined(token - 1):
                                common = 0  # whatever follows
                                break
                        elif len(self.words[token]) > 3:
                            common += bool(value & COMMON)
            known = self._titled[sentence.start] = common >= 2
        return known

    def is_joined(self, token: int) -> bool:
        """Whether the word is a hyphen that stands between two words without a space."""
        return (
            self.words[token] in _DASHES
            and 0 < token < len(self.words) - 1
            and not self.spaced[token - 1]
            and not self.spaced[token]
        )

    def is_possessive(self, token: int) -> bool:
        """Whether the word is the ending of a genitive."""
        if token >= len(self.words):
            return False
        word = self.words[token]
        return word in ("'s", "’s", "`s", "´s", "'S", "’S") or (
            word in ("'", "’", "`")
            and token > 0
            and not self.spaced[token - 1]
            and self.words[token - 1][-1] == "s"
        )

    def text(self, start: int, end: int) -> str:
        """The words from `start` to `end` as the page has them, white space made single."""
        return " ".join(self.tokens.slice(start, end).split())


_FATHER = frozenset({"bin", "ben", "ibn", "bint"})


def _name_sultans(words: Sequence[str], norms: Sequence[str], classes: list[int]) -> list[int]:
    """ "Dr. Sultan bin Ahmed", "Ahmed bin Sultan": where Sultan is a given name, and no office."""
    if "sultan" not in norms:
        return classes
    for token, small in enumerate(norms):
        if small != "sultan" or not words[token][0].isupper():
            continue
        before = next((norms[at] for at in range(token - 1, max(-1, token - 3), -1) if words[at] != "."), "")
        after = norms[token + 1] if token + 1 < len(norms) else ""
        if before in _FATHER or after == "bin" or (before in ("dr", "mr") and after != "of"):
            classes[token] = classes[token] & ~HEAD | GIVEN | NAME | CANDIDATE
    return classes


def read_page(
    tokens: Tokens,
    lexicon: Lexicon,
    *,
    sentences: Sequence[Sentence],
    parties: Sequence[PartyMention],
    places: Sequence[PlaceMention],
    bodies: Sequence[BodyMention],
) -> Page:
    """Look every word up once and index what the other stages found by token."""
    words = tokens.words
    norms, classes = lexicon.look_up(words)
    classes = _name_sultans(words, norms, classes)
    page = Page(
        tokens=tokens,
        words=words,
        norms=norms,
        classes=classes,
        spaced=tokens.spaced,
        sentences=sentences or (Sentence(0, len(words), 0, "paragraph", 0),),
    )
    page._starts = [sentence.start for sentence in page.sentences]
    for party in parties:
        if party.form == "government":
            party = _trim(page, party)
        page.parties[party.start] = party
        page.party_ends[party.end] = party
        page.covered.update(range(party.start, party.end))
    for place in places:
        if place.kind != "country":
            for token in range(place.start, place.end):
                page.places[token] = place.end
    for body in bodies:
        known = page.parties.get(body.start)
        organisation = body.kind == "organisation" and known is not None and known.end == body.end
        if body.proper and not organisation:  # "CICA Secretary-General Lund"
            for token in range(body.start, body.end):
                page.proper[token] = body.end
    _clear_double_names(page)
    return page


def _clear_double_names(page: Page) -> None:
    """No office or thing where it is half of a name: "Amir-Abdollahian", "Hall-Norvik", "Kang Wing-fai"."""
    if _DASHES.isdisjoint(page.tokens.known):
        return
    classes = page.classes
    for dash in compress(range(1, len(classes) - 1), map(_DASHES.__contains__, page.words[1:])):
        token = dash - 1
        value = classes[token]
        if not value & (HEAD | THING | SURNAME) or not value & CAPITAL or not page.is_joined(dash):
            continue
        half = classes[token + 2]
        double = value & SURNAME and half & SURNAME and half & CAPITAL  # "Parker-Brown"
        if double or (half & CAPITAL and not half & (HEAD | RANK | MODIFIER | COMMON | UPPER | CALENDAR)):
            classes[token] = value & ~(HEAD | THING | COMMON) | NAME | CANDIDATE
        elif value & THING and token and not half & (CAPITAL | COMMON | HEAD):
            before = classes[token - 1]
            if before & FAMILY and before & CAPITAL and len(page.words[token + 2]) < 6:
                classes[token] = value & ~THING | NAME


def _trim(page: Page, party: PartyMention) -> PartyMention:
    """A ministry without the office after it in a list: "… Ministry of Trade, and Deputy Minister Ruiz"."""
    cut: int | None = None
    for token in range(party.start + 3, party.end):
        if page.norms[token] in (",", "and", "&"):
            cut = token if cut is None or token - cut > 4 else cut
        elif cut is not None and page.classes[token] & HEAD and page.classes[token] & CAPITAL:
            return replace(party, end=cut)
    return party
