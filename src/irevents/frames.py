"""The frames of `packs/frames.toml`, and how they are found in a sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from typing import Any

from irevents.errors import IreventsError
from irevents.frame_senses import tells_event
from irevents.mentions import BodyMention, Sentence, TemporalMention
from irevents.named_sessions import find_named
from irevents.openings import list_openings
from irevents.packs.edges import list_first_words
from irevents.packs.needed import COMMON, list_needed_words
from irevents.packs.patterns import LatePattern, Pattern
from irevents.reading import Reading
from irevents.triggers import DEFINITE, SUBSEQUENT, Frame, Trigger
from irevents.verb_or_noun import (
    is_further_round,
    is_of_officials,
    is_plural,
    is_weak_noun_held,
)

_GOES_ON = Pattern("goes-on")
_SIGNED_IT = Pattern("signed-it")
_SAID_DOCUMENT = Pattern("said-document")
# "since the signing of the Treaty of Amity in 1976": no signing spoken of before
_OTHER_DOCUMENT = Pattern("other-document")
# "Berg signed for Norway": the document has been named before.
_SIGNED_FOR = re.compile(r"^ (?:for|on behalf of)(?: the)? (?:[SD]|government|north|south|two)\b")


def _list_alternatives(entry: Mapping[str, Any]) -> tuple[str, ...]:
    """The regular expressions of a frame, of which one has to match."""
    written = entry["pattern"]
    return (written,) if isinstance(written, str) else tuple(written)


MOST_NEEDED = 12
"""Words one of which a frame needs, that are asked of a text before it is read; more tell little."""


@cache
def _look_into(alternative: str) -> tuple[frozenset[str] | None, list[str] | None, frozenset[str]]:
    """The first words of an alternative, its openings, and rare words of which each match needs one."""
    needed = list_needed_words(alternative) or frozenset()
    if len(needed) > MOST_NEEDED or not needed.isdisjoint(COMMON) or not all(map(str.isalpha, needed)):
        needed = frozenset()
    return list_first_words(alternative), list_openings(alternative), needed


def _list_openings(alternative: str, word: str) -> Iterator[str]:
    """Words that stand in every text in which an alternative matches from a word on, for a `PhraseTable`.

    They hold the word; behind "…" stands another that the text needs: "lunch … hosted".
    """
    first, known, needed = _look_into(alternative)
    if first is not None and word not in first:
        return
    begun = [word] if known is None else [text for text in known if word in text.split()]
    for text in begun:
        if needed.isdisjoint(text.split()):
            yield from [f"{text} … {other}" for other in sorted(needed)] or [text]
        else:
            yield text


def _list_parts(text: str) -> Iterator[str]:
    """What an opening says less precisely: "called" and "on" of "called on", "lunch" of "lunch … hosted"."""
    phrase, dots, _ = text.partition(" …")
    words = phrase.split()
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            if dots or end - start < len(words):
                yield " ".join(words[start:end])


class Frames:
    """The frames of a pack, found by their words: one dictionary look-up a word, then one pattern."""

    def __init__(self, pack: Mapping[str, Any], *, known: bool = False) -> None:
        """`known` is true for the built-in pack, whose patterns are compiled when they are first needed."""
        self._by_word: dict[str, list[Frame]] = {}
        for entry in pack.get("entry", []):
            try:
                alternatives = _list_alternatives(entry)
                if not known:
                    re.compile("|".join(alternatives))
                frame = Frame(
                    id=entry["id"],
                    type=entry["type"],
                    head=entry["head"],
                    roles=entry["roles"],
                    words=tuple(entry["words"]),
                    pattern=LatePattern(partial("|".join, alternatives)),
                    alternatives=alternatives,
                    weak=entry.get("strength") == "weak",
                    only_definite=entry.get("strength") == "definite",
                    status=entry.get("status"),
                    openings=tuple(entry.get("openings", ())),
                    begins=tuple((word, tuple(texts)) for word, texts in entry.get("begins", {}).items()),
                )
            except (AttributeError, KeyError, TypeError, re.error) as error:
                raise IreventsError(
                    f"not a frame: {error}", file="frames", key=f"entry {entry.get('id', '?')}"
                ) from error
            for word in frame.words:
                self._by_word.setdefault(word, []).append(frame)

    def wants(
        self, words: Sequence[str], sentences: Sequence[Sentence], bodies: Iterable[BodyMention]
    ) -> list[int]:
        """The numbers of the sentences that may hold an event: one with a frame's word, or a named body.

        `words` are the lower-cased tokens of the document.
        """
        known = self._by_word.keys()
        marks = sorted(body.start for body in bodies)
        return [
            number
            for number, sentence in enumerate(sentences)
            if not known.isdisjoint(words[sentence.start : sentence.end])
            or bisect_left(marks, sentence.start) < bisect_left(marks, sentence.end)
        ]

    def openings(self) -> list[str]:
        """Words of which some stand one behind the other in every text that tells an event by a frame.

        Frames for what has been told before ("it was attended by") tell none of their own. Left out is what
        says more than others here.
        """
        found = {*self._openings()}
        return sorted(text for text in found if not any(part in found for part in _list_parts(text)))

    def _openings(self) -> Iterator[str]:
        for word, frames in self._by_word.items():
            for frame in frames:
                if frame.roles == "anaphor":
                    continue
                if frame.openings:  # other words than the first stand in every match, and are rarer
                    yield from frame.openings
                    continue
                begins = dict(frame.begins).get(word)
                if begins is not None:
                    yield from begins
                    continue
                for alternative in frame.alternatives:
                    yield from _list_openings(alternative, word)

    def find_triggers(self, reading: Reading) -> list[Trigger]:
        """The triggers of one sentence, left to right, none inside another."""
        found: list[Trigger] = []
        taken = -1
        by_word = self._by_word
        for number in [n for n, text in enumerate(reading.texts) if text == "B" or text in by_word]:
            if number < taken:
                continue
            item = reading.items[number]
            trigger: Trigger | None = None
            if item.kind == "B":
                trigger = find_named(reading, number)
            elif item.kind == "w":
                trigger = self._framed(reading, number, item.text)
            if trigger is not None and found and _is_means(found[-1], trigger):
                by_phone = trigger.frame.id == "phone-call"
                if by_phone and found[-1].body is None and found[-1].frame.type == "meeting":
                    found[-1] = replace(found[-1], frame=replace(found[-1].frame, type="call"))
                taken = trigger.last
            elif trigger is not None and found and _says_what_it_is(found[-1], trigger):
                taken = trigger.last
            elif trigger is not None:
                found.append(trigger)
                taken = trigger.last
        return found

    def _framed(self, reading: Reading, number: int, word: str) -> Trigger | None:
        """The trigger of the frame whose words begin at item `number` and tell an event there."""
        offset = reading.offsets[number]
        for frame in self._by_word[word]:
            match = frame.pattern.match(reading.text, offset)
            if match is None or not tells_event(frame, reading, number, match.end()):
                continue
            before, behind = reading.text[:offset].rstrip(), reading.text[match.end() :]
            of_it = word == "it" or frame.id == "it"
            spoken_of = frame.head == "noun" and (of_it or bool(DEFINITE.search(before)))
            spoken_of = spoken_of and SUBSEQUENT.search(before[-40:]) is None
            spoken_of |= frame.id == "session" and is_further_round(
                word, before, reading.text[offset + len(word) :]
            )
            if not _is_strong(frame, spoken_of, before, behind):
                continue
            last = reading.item_at(max(match.end() - 1, offset)) + 1
            definite = _is_definite(frame, word, spoken_of, before, behind)
            ends = reading.items[last - 1].text
            several = is_plural(word) or (frame.id == "phone-call" and ends in ("calls", "conversations"))
            named = _NAMED_SO.match(reading.text, match.end()) if frame.id == "exercise" else None
            body = reading.items[reading.item_at(named.end() - 1)].mention if named is not None else None
            if isinstance(body, BodyMention) and body.kind == "exercise":
                return Trigger(frame, reading, number, last, False, False, body)
            return Trigger(frame, reading, number, last, definite, frame.head == "noun" and several)
        return None


def _is_strong(frame: Frame, definite: bool, before: str, behind: str) -> bool:
    """Whether a noun that may mean no event, or only one spoken of, is held or spoken of here."""
    if frame.only_definite and not definite:
        return False
    if not frame.weak or frame.head != "noun":
        return True
    if _GOES_ON.search(before) and not is_of_officials(behind):
        return False
    return definite or is_weak_noun_held(before, behind)


def _is_definite(frame: Frame, word: str, spoken_of: bool, before: str, behind: str) -> bool:
    """Whether an event spoken of before is meant; `spoken_of` is whether the words before the noun say so."""
    if frame.roles == "signing" and frame.head == "verb":
        return bool(
            (frame.id == "documents-exchanged" and _EXCHANGED_BY.match(behind))
            or _SAID_DOCUMENT.search(before)
            or _SIGNED_FOR.match(behind)
            or _SIGNED_IT.match(behind)
        )
    if frame.id == "arrival" or word == "stop" or (word == "tour" and _OF_MANY.search(before)):
        return False  # "before winding up his African tour in Tanzania": not the visit told of
    return spoken_of and not (frame.id == "signing" and _OTHER_DOCUMENT.match(behind))


_OF_MANY = Pattern("tour-of-many")
# "met over a working lunch in Oslo"
_OVER = Pattern("over-a-meal")
_BY = re.compile(r"(?:^| )(?:by|via|over|through)(?: (?:a|an))?(?: (?:secure|short|brief|joint))?$")


def _is_means(trigger: Trigger, following: Trigger) -> bool:
    """ "met by video conference on Monday": the call is how they met, and no other event.

    So is the meal in "held talks over a working lunch in Oslo".
    """
    if trigger.segment != following.segment or trigger.frame.type not in ("meeting", "call", "summit"):
        return False
    between = following.before[len(trigger.before) :]
    if following.frame.id == "meal" and following.last - following.first == 1:
        given = following.after.startswith((" hosted", " given", " offered", " laid on", " at which"))
        return _OVER.search(between) is not None and len(between) < 60 and not given
    if following.frame.id != "phone-call" or trigger.frame.roles == "guest":
        return False
    return _BY.search(between) is not None and len(between) < 90 and " and " not in between


_APPOSED = re.compile(r", (?:the|a|an)(?: [\w-]+| [SD]){0,6} $")
_HELD_EVERY = re.compile(r" (?:(?:that|which) is )?(?:held|hosted|staged|conducted) (?=T(?: |$))")


def _says_what_it_is(named: Trigger, noun: Trigger) -> bool:
    """ "Blue Sky, the exercise held every year, is due to end": no further event."""
    if named.body is None or noun.frame.head != "noun" or noun.frame.type != named.frame.type:
        return False
    reading, held = noun.reading, _HELD_EVERY.match(noun.after)
    between = reading.text[reading.offsets[named.last] : reading.offsets[noun.first]]
    if held is None or not _APPOSED.match(between):
        return False
    at = reading.item_at(len(reading.text) - len(noun.after) + held.end())
    mention = reading.items[at].mention
    return isinstance(mention, TemporalMention) and mention.type == "SET"


# "NATO-led exercises in northern Germany called Steadfast Dart"
_NAMED_SO = Pattern("exercise-named")
# "MoU on ports – Exchanged by Berg and Lee", in the list of what was exchanged
_EXCHANGED_BY = re.compile(r"^ by\b")
