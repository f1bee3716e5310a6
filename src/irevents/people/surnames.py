"""Family names alone, of those named in full: common words ("Bishop met Song"), with particles ("De Wit")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from irevents.people.lexicon import CALENDAR, CAPITAL, COMMON, FAMILY, NAME, PARTICLE
from irevents.people.page import Page
from irevents.people.parts import Phrase

# After these a capital is that of a thing: "the Park", "of Song", "Mount Little"
_BEFORE_THINGS = frozenset({"the", "a", "an", "this", "that", "of", "its", "'s", "’s", "-", "–"})
# At the head of a sentence such a word may be anything, but for what it is followed by.
_SAID_OF_PERSONS = frozenset(
    {"said", "says", "told", "added", "also", "met", "meets", "will", "would", "is", "was", "has", "had"}
    | {"arrived", "arrives", "left", "leaves", "held", "holds", "visited", "visits", "received", "called"}
    | {"stressed", "noted", "thanked", "expressed", "underlined", "announced", "plans", "spoke", "and"}
    | {"then", "later", "made", "paid", "attended", "hosted", "welcomed", "conveyed", "agreed", "discussed"}
    | {"briefed", "hoped", "hopes"}
)
_QUANTITIES = frozenset(
    {"little", "more", "most", "much", "many", "few", "long", "short", "just", "may", "will", "such"}
    | {"first", "good", "best", "next"}
)


def take_in_particles(page: Page, phrases: Sequence[Phrase]) -> list[Phrase]:
    """ "talks with Van der Berg", once Jan Van der Berg has been named: the particles are of the name."""
    known: set[tuple[str, ...]] = set()
    out = []
    for phrase in phrases:
        if phrase.name is None:
            out.append(phrase)
            continue
        start, end = phrase.name
        first = start
        if phrase.start == start:
            while first > 0 and page.classes[first - 1] & PARTICLE:
                first -= 1
        if first < start and tuple(page.norms[first:end]) in known:
            out.append(replace(phrase, start=first, name=(first, end)))
            continue
        known.update(
            tuple(page.norms[token:end])
            for token in range(start + 1, end - 1)
            if page.classes[token] & PARTICLE
        )
        out.append(phrase)
    return out


def find_common_surnames(page: Page, phrases: Sequence[Phrase]) -> list[Phrase]:
    """Mentions by a surname that is a common word, of those whom an office and a full name introduce.

    `phrases` are those found so far, in order; the result stands in none of them.
    """
    wanted = {norm for phrase in phrases for norm in _common_surnames(page, phrase)}
    if not wanted:
        return []
    inside = {token for phrase in phrases for token in range(phrase.start, phrase.end)}
    found: list[Phrase] = []
    for token, norm in enumerate(page.norms):
        if norm not in wanted or token in inside or not _stands_alone(page, token):
            continue
        sentence = page.sentence(token)
        if sentence is None or page.is_titled(sentence):
            continue
        following = page.norms[token + 1] if token + 1 < len(page.norms) else ""
        possessive = page.is_possessive(token + 1)
        if token == sentence.start and not (following in _SAID_OF_PERSONS or possessive):
            continue
        if (
            token == sentence.start
            and norm in _QUANTITIES
            and following in ("is", "was", "has", "had", "and")
        ):
            continue
        found.append(
            Phrase(
                start=token,
                end=token + 1,
                name=(token, token + 1),
                rank=None,
                offices=(),
                affiliation=None,
                article=sentence.article,
                rule="surname",
                licensed=False,
            )
        )
    return found


def _common_surnames(page: Page, phrase: Phrase) -> list[str]:
    """The family name of somebody with an office where it is a common word: the last, a Korean's first."""
    if phrase.name is None or not phrase.licensed:
        return []
    start, end = phrase.name
    if end - start < 2:
        return []
    ends = [end - 1]
    if page.classes[start] & FAMILY:
        ends.append(start)
    return [
        page.norms[token]
        for token in ends
        if page.classes[token] & COMMON
        and not page.classes[token] & (NAME | CALENDAR)
        and page.words[token].isalpha()
        and len(page.words[token]) > 2
        and not page.is_joined(token - 1)
        and not (token == start and len(page.words[token]) < 3)
    ]


def _stands_alone(page: Page, token: int) -> bool:
    """Whether a capitalised word is no part of a longer name of a person or thing."""
    if not page.classes[token] & CAPITAL or page.words[token].isupper():
        return False
    if token in page.covered or token in page.places or token in page.proper:
        return False
    if token and (page.norms[token - 1] in _BEFORE_THINGS or page.is_joined(token - 1)):
        return False
    before = page.classes[token - 1] if token else 0
    begins = (sentence := page.sentence(token)) is not None and sentence.start == token - 1
    if before & CAPITAL and not before & CALENDAR and not begins and page.words[token - 1].isalpha():
        return False
    after = token + 1
    if after >= len(page.words):
        return True
    if page.is_joined(after):
        return False
    return not (page.classes[after] & CAPITAL and page.words[after].isalpha())
