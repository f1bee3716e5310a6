"""Family names: which word of a name is one, and where it stands alone ("Bishop met Song", "De Wit said")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from irevents.mentions import Sentence
from irevents.packs.patterns import read_words
from irevents.people.attested import may_be_surname
from irevents.people.lexicon import (
    CALENDAR,
    CAPITAL,
    COMMON,
    FAMILY,
    GIVEN,
    NAME,
    PARTICLE,
    UPPER,
    is_letters,
)
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
# Korean family names that are words in small use: only inside a sentence are they somebody.
_SMALL_NAMES = frozenset({"an", "do", "no", "so"})
_THEN = frozenset({"first", "earlier", "next", "last", "today", "again", "once"})
_QUANTITIES = frozenset(
    {"little", "more", "most", "much", "many", "few", "long", "short", "just", "may", "will", "such"}
    | {"first", "good", "best", "next"}
)
# Behind and before the name of a person in a headline.
_DONE_IN_HEADLINES = read_words("deeds-in-headlines")
_BEFORE_PERSONS_IN_HEADLINES = read_words("before-persons-in-headlines")
_PATRONYMICS = ("vich", "vych", "ovna", "evna", "ichna", "yevich", "oglu", "ogly", "kyzy", "qizi")


def surname_tokens(words: list[str], classes: list[int], folded: list[str]) -> set[int]:
    """Which words of a name may stand for the person alone: the family name, wherever it is written.

    Args:
        words: the words of the name; `classes` and `folded` of the same length.
    """
    size = len(words)
    if size == 1:
        return {0}
    capitals = {i for i, word in enumerate(words) if len(word) > 2 and word.isupper() and "." not in word}
    if capitals and len(capitals) < size:
        return capitals
    found = {size - 1}
    if folded[-1].endswith(_PATRONYMICS):
        found = {0} if size > 2 else {0, 1}
    elif (
        classes[0] & FAMILY
        and size <= 3
        and not (classes[0] & GIVEN and size == 2 and not classes[0] & COMMON)
    ):
        found.add(0)
    return found


def take_in_particles(page: Page, phrases: Sequence[Phrase]) -> list[Phrase]:
    """ "talks with Van der Berg", once Jan Van der Berg has been named: the particles are of the name.

    So is a common word that begins a name, once an office has been read beside the whole: "Gang Jie".
    """
    whole = {
        tuple(page.norms[slice(*phrase.name)])
        for phrase in phrases
        if phrase.name is not None and phrase.licensed and page.classes[phrase.name[0]] & COMMON
    }
    floor = 0
    known: set[tuple[str, ...]] = set()
    out = []
    for phrase in phrases:
        below, floor = floor, phrase.end
        if phrase.name is None:
            out.append(phrase)
            continue
        start, end = phrase.name
        if phrase.start == start > below and tuple(page.norms[start - 1 : end]) in whole:
            out.append(replace(phrase, start=start - 1, name=(start - 1, end)))
            continue
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
    """Mentions by a surname that is a common word, of those whom an office, title or full name introduces.

    `phrases` are those found so far, in order; the result stands in none of them.
    """
    wanted = {norm for phrase in phrases for norm in _common_surnames(page, phrase)}
    capitals = _surnames_in_capitals(page, phrases)
    if not wanted and not capitals:
        return []
    wanted |= capitals
    small = wanted.intersection(page.words)
    inside = {token for phrase in phrases for token in range(phrase.start, phrase.end)}
    found: list[Phrase] = []
    for token, norm in enumerate(page.norms):
        if norm not in wanted or token in inside:
            continue
        sentence = page.sentence(token)
        if sentence is None:
            continue
        titled = page.is_titled(sentence)
        if norm in capitals and not titled and page.words[token].isupper() and _ends_alone(page, token):
            found.append(_alone(token, sentence, titled=False))
            continue
        if not _stands_alone(page, token, titled=titled, ambiguous=norm in small):
            continue
        if titled and not _is_in_headline(page, token, sentence):
            continue
        if token == sentence.start and not titled and not _opens(page, token, ambiguous=norm in small):
            continue
        found.append(_alone(token, sentence, titled=titled))
    return found


def _alone(token: int, sentence: Sentence, *, titled: bool) -> Phrase:
    return Phrase(
        start=token, end=token + 1, name=(token, token + 1), rank=None, offices=(), affiliation=None,
        article=sentence.article, rule="surname", licensed=False, titled=titled,
    )  # fmt: skip


def _surnames_in_capitals(page: Page, phrases: Sequence[Phrase]) -> set[str]:
    """The family names written in capitals behind an office and a given name: "President Ana ROJAS"."""
    return {
        page.norms[phrase.name[1] - 1]
        for phrase in phrases
        if phrase.name is not None
        and phrase.licensed
        and not phrase.titled
        and phrase.name[1] - phrase.name[0] > 1
        and page.classes[phrase.name[1] - 1] & UPPER
        and page.words[phrase.name[1] - 1].isalpha()
        and len(page.words[phrase.name[1] - 1]) > 3
    }


def _ends_alone(page: Page, token: int) -> bool:
    """Whether no capital stands straight before or behind a word."""
    around = [at for at in (token - 1, token + 1) if 0 <= at < len(page.words)]
    sentence = page.sentence(token)
    first = sentence is not None and sentence.start == token - 1
    return not any(
        page.is_joined(at)
        or (
            page.classes[at] & CAPITAL
            and not page.classes[at] & CALENDAR
            and is_letters(page.words[at])
            and not (first and at == token - 1)
        )
        for at in around
    )


def _opens(page: Page, token: int, *, ambiguous: bool) -> bool:
    """Whether a surname opens a sentence: "Rice said …", "Rice, who …", but not "Rice exports rose"."""
    norms = page.norms
    if norms[token] in _SMALL_NAMES:
        return False
    following = norms[token + 1] if token + 1 < len(norms) else ""
    further = norms[token + 2] if token + 2 < len(norms) else ""
    quantity = norms[token] in _QUANTITIES
    if quantity and following in ("is", "was", "has", "had", "and"):
        return False
    if following in _SAID_OF_PERSONS or page.is_possessive(token + 1):
        return True
    if following == "," and further in ("who", "whose", "speaking", "accompanied"):
        return True
    if ambiguous or quantity:
        return False
    if following.endswith("ly") or following in _THEN:  # "Rice first met", "Rice formally opened"
        following = further
    named = following in _SAID_OF_PERSONS or following.endswith("ed")
    return named and page.words[token + 1].islower()


def _is_in_headline(page: Page, token: int, sentence: Sentence) -> bool:
    """Whether a surname stands in a headline where persons do: "Rice Meets Livni", "Talks With Rice"."""
    if not may_be_surname(page.classes[token]) or page.norms[token] in _QUANTITIES:
        return False
    following = page.norms[token + 1] if token + 1 < sentence.end else ""
    before = page.norms[token - 1] if token > sentence.start else ""
    return following in _DONE_IN_HEADLINES or before in _BEFORE_PERSONS_IN_HEADLINES


def _common_surnames(page: Page, phrase: Phrase) -> list[str]:
    """The family name of somebody introduced where it is a common word: the last, a Korean's first."""
    if phrase.name is None:
        return []
    start, end = phrase.name
    if page.norms[start] in _SMALL_NAMES and page.is_joined(start + 2) and phrase.licensed:
        return [page.norms[start]]  # "An", of An Min-ho
    if not phrase.licensed:
        given = page.classes[start] & GIVEN and not page.classes[start] & COMMON and end - start > 1
        if not given or phrase.titled:
            return []
    ends = [end - 1]
    if page.classes[start] & FAMILY and end - start > 1 and phrase.licensed:
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


def _stands_alone(page: Page, token: int, *, titled: bool, ambiguous: bool) -> bool:
    """Whether a capitalised word is no part of a longer name of a person or thing."""
    if not page.classes[token] & CAPITAL or page.words[token].isupper():
        return False
    if token in page.covered or token in page.places or token in page.proper:
        return False
    if token and page.is_joined(token - 1):
        return False
    # "the visit of Bush", where the page has no bush in small letters
    word = page.norms[token - 1] if token else ""
    if word in _BEFORE_THINGS and (word != "of" or ambiguous or not may_be_surname(page.classes[token])):
        return False
    after = token + 1
    if after < len(page.words) and page.is_joined(after):
        return False
    if titled:
        return True
    before = page.classes[token - 1] if token else 0
    begins = (sentence := page.sentence(token)) is not None and sentence.start == token - 1
    if before & CAPITAL and not before & CALENDAR and not begins and is_letters(page.words[token - 1]):
        return False
    if after >= len(page.words):
        return True
    value = page.classes[after]
    return not (value & CAPITAL and not value & CALENDAR and is_letters(page.words[after]))
