"""Read the names of exercises: "Exercise KONKAN 2023", "TURGUTREIS-VII", "the 'Garuda Shakti' drills"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from irevents.bodies.drafts import Draft
from irevents.bodies.editions import read_roman
from irevents.bodies.grammar import Grammar
from irevents.packs.patterns import Pattern, read_words

_NEAR = 12  # tokens to look at on either side of the word exercise
AFTER = Pattern("exercise-name-after")
# "The Aman-25 exercise": the first word of a sentence is none of the name.
BEFORE = Pattern("exercise-name-before")
NUMBERED = Pattern("exercise-name-numbered")
# "the third iteration of Northern Shield", where forces are spoken of
COUNTED = Pattern("exercise-name-counted")
_FORCES = Pattern("speaks-of-forces")


def find_exercises(grammar: Grammar, candidates: Iterable[int], counts: Iterable[int]) -> list[Draft]:
    """The exercises named around the tokens `candidates` (the word exercise, known names), in order.

    `counts` are tokens about which one may be named by its count alone ("the third iteration of …").
    """
    drafts: list[Draft] = []
    taken: list[tuple[int, int]] = []
    for patterns, around in (((AFTER, BEFORE, NUMBERED), candidates), ((COUNTED,), counts)):
        drafts += _search(grammar, patterns, around, taken)
    return sorted(drafts, key=lambda draft: draft.start)


def _search(
    grammar: Grammar,
    patterns: tuple[Pattern, ...],
    around: Iterable[int],
    taken: list[tuple[int, int]],
) -> list[Draft]:
    """What the patterns find about some tokens, outside the ranges `taken`, which grow."""
    tokens = grammar.tokens
    drafts: list[Draft] = []
    for first, last in _windows(around, len(tokens)):
        offset, text = tokens.starts[first], tokens.slice(first, last)
        for pattern in patterns:
            if pattern is COUNTED and not _FORCES.search(text):
                continue
            for match in pattern.finditer(text):
                start, end = match.start() + offset, match.end() + offset
                if any(begin < end and start < stop for begin, stop in taken):
                    continue
                draft = _read(grammar, match, pattern, offset)
                if draft is not None:
                    taken.append((start, end))
                    drafts.append(draft)
    return drafts


def _windows(candidates: Iterable[int], length: int) -> list[tuple[int, int]]:
    """Token ranges around the candidates, joined where they overlap."""
    windows: list[tuple[int, int]] = []
    for at in sorted(candidates):
        first, last = max(at - _NEAR, 0), min(at + _NEAR, length)
        if windows and first <= windows[-1][1]:
            windows[-1] = (windows[-1][0], last)
        else:
            windows.append((first, last))
    return windows


def _read(grammar: Grammar, match: re.Match[str], pattern: Pattern, offset: int) -> Draft | None:
    tokens, lexicon = grammar.tokens, grammar.lexicon
    whole = match["name"].rstrip("'’")
    name = _without_verb(_without_state(grammar, whole, match.start("name") + offset))
    suffix, end = match["suffix"], match.end()
    if name != whole:
        suffix, end = None, match.start("name") + len(name)
    numbered = re.fullmatch(r"(.+?)[ -]([IVXL]{2,7})", name)
    if numbered and (suffix is None or len(suffix) == 4) and read_roman(numbered[2]) is not None:
        name, suffix = numbered[1], numbered[2]  # "the UNITAS LXI exercise"
    if name.lower() not in lexicon.names:
        name = _without_sort(name)
        if name.lower() in read_words("exercise-sorts"):
            return None  # "the “Cold Wave 2018” Multinational Aviation exercise"
        if _is_of_staff(grammar, name, match.start() + offset):
            return None
    entry = lexicon.names.get(name.lower())
    if entry is None:
        if pattern is NUMBERED or not _is_name(grammar, match, name, offset):
            return None
        quoted = bool(match["open"] and match["close"])
        long = " " in name and not (pattern is BEFORE and match["between"])
        if pattern is BEFORE and not (suffix or quoted or name.isupper() or long):
            return None
    span = tokens.find_span(match.start() + offset, end + offset)
    named = tokens.find_span(match.start("name") + offset, min(match.end("name"), end) + offset)
    if span is None or named is None:
        return None
    draft = Draft(*span, *named, "exercise", "exercise", "bodies.exercise")
    draft.entry = entry
    draft.label = f"Exercise {name}"
    if entry is not None:
        draft.parties = list(entry.parties)
        draft.acronym = entry.acronym
    if suffix:
        draft.edition = read_roman(suffix)
    grammar.take_modifiers(draft)
    return draft


_OF = re.compile(r" of (?:the )?")


def _without_state(grammar: Grammar, name: str, start: int) -> str:
    """The name, which begins at the character `start`, without whose it is: "Blue Sky (of Kenya)"."""
    for match in _OF.finditer(name):
        word = re.match(r"[A-Z][\w’'-]*", name[match.end() :])
        at = start + match.end()
        span = grammar.tokens.find_span(at, at + len(word[0])) if word is not None else None
        if span is not None and span[0] in grammar.party_starts:
            return name[: match.start()]
    return name


def _without_sort(name: str) -> str:
    """The name without the words for its sort: "Jungle Cat Annual Military (Drills)"."""
    words = name.split(" ")
    while len(words) > 1 and words[-1].lower() in read_words("exercise-sorts"):
        words.pop()
    return " ".join(words)


def _without_verb(name: str) -> str:
    """The name without the verb of a headline: "BLUE SKY-XVIII (Concludes)"."""
    words = name.split(" ")
    while len(words) > 1 and words[-1].lower() in read_words("exercise-headline-verbs"):
        words.pop()
    return " ".join(words)


def _is_of_staff(grammar: Grammar, name: str, start: int) -> bool:
    """Whether it is an office or a staff: "Director of Joint Exercises Rai", "Exercise Control Group"."""
    if name.split(" ")[-1].lower() in read_words("exercise-staff"):
        return True
    before = grammar.tokens.text[max(0, start - 50) : start].lower().split()
    while before and before[-1] in _BETWEEN:
        before.pop()
    return bool(before) and before[-1] in read_words("exercise-offices")


_BETWEEN = frozenset({"of", "the", "for", "joint", "military", "naval", "army", "field"})


def _is_name(grammar: Grammar, match: re.Match[str], name: str, offset: int) -> bool:
    """Whether capitals beside "exercise" are a name: not a verb of a headline, a force or a country."""
    lexicon = grammar.lexicon
    words = re.findall(r"[A-Za-z]+", name.lower())
    if words[0] in lexicon.stops or all(word in lexicon.modifiers for word in words):
        return False
    if any(word in lexicon.stops for word in words) and not name.isupper():
        return False
    span = grammar.tokens.find_span(match.start("name") + offset, match.end("name") + offset)
    return span is not None and span[0] not in grammar.party_starts
