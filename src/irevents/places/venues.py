"""Venues: buildings, bases, palaces, ships, known by name or by construction.

A venue by construction is a run of capitalised words with a head ("Mikhailovskaya Artillery Academy", "Hotel
Adlon", "Karachi port") after a word that puts something there. A ministry that speaks is none; one that
somebody met at is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import compress
from typing import Any

from irevents.places.names import HYPHENS, PARTICLES, POSSESSIVES, is_capital, is_title
from irevents.places.phrases import PhraseTable
from irevents.places.words import PlaceWords
from irevents.values import frozen

_AT_ONLY = frozenset(
    {"at", "inside", "aboard", "onboard", "At", "Inside", "Aboard", "visited", "visits", "toured"}
)


_LINKS = frozenset({"of", "&", "and", "for"})


@frozen
class Found:
    """A venue's tokens, its head's first; `city` and `country` where the pack knows them."""

    start: int
    end: int
    head: int
    city: str | None = None
    country: str | None = None


class Venues:
    """The venue finder, compiled from the pack `venues`."""

    def __init__(self, pack: Mapping[str, Any], say: PlaceWords) -> None:
        self._say = say
        self._known: PhraseTable[tuple[str | None, str | None]] = PhraseTable()
        for entry in pack.get("entry", ()):
            for phrase in entry["patterns"]:
                self._known.add(phrase, (entry.get("city"), entry.get("country")))
        self._heads: PhraseTable[str] = PhraseTable()
        for kind in ("heads", "small_heads", "ministries"):
            for head in pack.get(kind, ()):
                self._heads.add(head, kind)
        self._prefixes: PhraseTable[str] = PhraseTable()
        for prefix in pack.get("prefixes", ()):
            self._prefixes.add(prefix, prefix, capitals=False)
        self._firsts = self._known.firsts, self._prefixes.firsts, self._heads.firsts
        self._any_first = frozenset().union(*self._firsts)
        self._of_heads = frozenset(pack.get("of_heads", ()))
        self._institutions = frozenset(pack.get("institutions", ()))
        self._at, self._near = frozenset(pack.get("at", ())), frozenset(pack.get("near", ()))

    def find(self, words: Sequence[str]) -> list[Found]:
        """The venues in the tokens of a page, in order, none overlapping another."""
        known, prefixes, heads = self._firsts
        firsts = self._any_first
        found: list[Found] = []
        done = 0
        for index in compress(range(len(words)), map(firsts.__contains__, words)):
            if index < done:
                continue
            word = words[index]
            venue = self._read_known(words, index, found) if word in known else None
            if venue is None and word in prefixes:
                venue = self._read_prefix(words, index, found)
            if venue is None and word in heads:
                venue = self._read_head(words, index, done, found)
            if venue is not None:
                found.append(venue)
                done = venue.end
        return found

    def _licensed(
        self, words: Sequence[str], start: int, found: Sequence[Found], *, institution: bool
    ) -> bool:
        """Whether the words before put something at the place."""
        at = start - 1
        while at >= 0 and start - at < 4 and words[at] in self._say.venue_articles:
            at -= 1
        if at > 1 and words[at].isalpha() and words[at].islower() and words[at - 1] in ("the", "a", "an"):
            at -= 2  # "at the renowned Museum of Islands"
        if at < 0:
            return False
        before = words[at]
        if institution:
            if before == "to" and at and words[at - 1] in self._say.visits:
                return True
            post = (
                at
                and before in ("at", "At")
                and (is_title(words[at - 1]) or words[at - 1] in self._say.posts)
            )
            return (before in _AT_ONLY and not post) or (
                before in self._at and words[at - 1] in ("place", "held")
            )
        if before in self._at or before in self._near:
            return True
        return before in ("and", ",", "&") and bool(found) and found[-1].end == at

    def _read_known(self, words: Sequence[str], start: int, found: Sequence[Found]) -> Found | None:
        match = self._known.match(words, start)
        if match is None or not (
            self._licensed(words, self._before_possessive(words, start), found, institution=False)
            or _hosts_something(words, match[0])
        ):
            return None
        end, (city, country) = match
        return Found(start, end, start, city, country)

    @staticmethod
    def _before_possessive(words: Sequence[str], start: int) -> int:
        """ "at Delhi's Hyderabad House": the token at which the possessor begins."""
        if start and words[start - 1] in POSSESSIVES:
            start -= 1
            while start and is_capital(words[start - 1]):
                start -= 1
        return start

    def _read_prefix(self, words: Sequence[str], start: int, found: Sequence[Found]) -> Found | None:
        match = self._prefixes.match(words, start)
        if match is None:
            return None
        end, prefix = match
        stop = _run_right(words, end)
        if stop == end or (start and is_title(words[start - 1]) and words[start - 1] not in self._at):
            return None
        institution = prefix in self._institutions
        before = self._before_possessive(words, start)
        licensed = self._licensed(words, before, found, institution=institution)
        if not licensed and not _hosts_something(words, stop):
            return None
        return Found(start, stop, start)

    def _read_head(self, words: Sequence[str], index: int, done: int, found: Sequence[Found]) -> Found | None:
        match = self._heads.match(words, index)
        if match is None:
            return None
        end, kind = match
        following = words[end] if end < len(words) else ""
        if following in HYPHENS or (is_title(following) and following not in self._say.times):
            return None  # "Port Sudan", "Goa Shipyard Ltd"; of "Grosvenor House Hotel" the last head
        start = _run_left(words, index, done, links=kind == "heads")
        if kind != "ministries" and start == index:
            return None
        if kind == "small_heads" and (not is_capital(words[index - 1]) or following == "of"):
            return None  # "the Red Sea port of Aqaba"
        institution = kind == "ministries" or words[end - 1] in self._institutions
        for first in _starts(words, start, index):
            before = self._before_possessive(words, first)
            licensed = self._licensed(words, before, found, institution=institution)
            if licensed or (not institution and _hosts_something(words, end)):
                if words[end - 1] in self._of_heads:
                    end = _of_right(words, end)
                return Found(first, end, index)
        return None


_VENUE_WORDS = frozenset({"venue", "place", "scene", "setting", "site"})


def _hosts_something(words: Sequence[str], end: int) -> bool:
    """Whether what ends here "was the venue of" something: "The Serena Hotel in Kigali was the venue of"."""
    at = end
    if words[at : at + 1] == ["in"]:
        at += 1
        while at < len(words) and at - end < 5 and (is_capital(words[at]) or words[at] == ","):
            at += 1
    said = [word for word in words[at : at + 7] if word not in ("also", "be", "been")]
    return (
        said[:1] in (["was"], ["is"], ["will"], ["has"])
        and "the" in said[1:3]
        and any(word in _VENUE_WORDS for word in said[2:4])
    )


def _starts(words: Sequence[str], start: int, index: int) -> list[int]:
    """Where the name may begin: at the run's start, or after a possessor ("Russia's Prudboi range")."""
    starts = [start]
    for at in range(start, index):
        if words[at] in POSSESSIVES and at + 1 < index and is_capital(words[at + 1]):
            starts.insert(0, at + 1)
    return starts


def _run_left(words: Sequence[str], index: int, done: int, *, links: bool) -> int:
    """The start of the run of name words that ends before `index`."""
    start = at = index
    while at > done and index - at < 8:
        word = words[at - 1]
        if is_capital(word) or (word[:1].isdigit() and word[-2:] in ("st", "nd", "rd", "th")):
            at -= 1
            start = at
        elif (
            word in HYPHENS
            or word == "of"
            or (links and (word in PARTICLES or word in POSSESSIVES or word in _LINKS))
        ):
            at -= 1
        else:
            break
    if start < index and words[start] in ("At", "In", "The", "Inside", "On", "From"):
        start += 1
    return start


def _run_right(words: Sequence[str], start: int) -> int:
    """The end of the run of name words from `start`: "Elmendorf-Richardson", "Foreign Affairs"."""
    end = at = start
    while at < len(words) and at - start < 12:
        word = words[at]
        if is_capital(word):
            end = at + 1
        elif (
            word not in HYPHENS
            and word not in PARTICLES
            and word not in ("of", "the", "and", "&", "’s", "'s")
        ):
            break
        at += 1
    return end


def _of_right(words: Sequence[str], end: int) -> int:
    """Take in "of the People", "of Nations" after a head."""
    if end + 1 < len(words) and words[end] in ("of", "for"):
        stop = _run_right(words, end + 1)
        if stop > end + 1:
            return stop
    return end
