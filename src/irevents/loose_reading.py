"""A second reading of a sentence in which no frame has found an event: who is told of, with which word.

Frames know how reports are used to tell of a meeting; this reads what is told in other words, by what every
such sentence has: two officials of two states and a word for talking, or one and a journey to another state.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence, Set

from irevents.arguments import Arguments, find_arguments
from irevents.groups import Actor, Group
from irevents.mentions import PartyMention, PlaceMention, Sentence
from irevents.packs.patterns import LatePattern, Pattern, read_words
from irevents.reading import Mentions, Reading
from irevents.records import EventType
from irevents.triggers import DEFINITE, Frame, Trigger
from irevents.values import frozen

_TALK_WORDS = read_words("loose-talk-words")
_CALL_WORDS = read_words("loose-call-words")
_SIDES_WORDS = read_words("loose-sides-words")
_TRAVEL_WORDS = read_words("loose-travel-words")
WORDS = _TALK_WORDS | _SIDES_WORDS | _CALL_WORDS | _TRAVEL_WORDS
"""Words, in small letters, of which one stands in every sentence that is read so."""

_NOT = Pattern("loose-not")
_SAID = Pattern("loose-said")
_PLACE = Pattern("loose-place")
_QUOTES = frozenset('"“”„«»')
# who lives in the state he represents his own in
_POSTED = Pattern("loose-posted")
_MOST = 3
"""People that may meet in such a sentence: more are a list of who else was there."""
_OUTSIDE = frozenset({"about", "said", "after", "sideline"})
# "Thai military officials", "a Chinese delegation": a side, not a state that is spoken of
_COMPANY = read_words("loose-company")


def _frame(id: str, type: EventType) -> Frame:
    return Frame(
        id=id,
        type=type,
        head="noun",
        roles="visit" if type == "visit" else "encounter",
        words=(),
        pattern=LatePattern(lambda: "(?!)"),
        weak=False,
    )


_MET, _CALLED, _TRAVELLED = (
    _frame("loose-met", "meeting"),
    _frame("loose-called", "call"),
    _frame("loose-visited", "visit"),
)


@frozen
class LooseTelling:
    """What a sentence seems to tell: the word for it, and its arguments."""

    trigger: Trigger
    arguments: Arguments


def list_loose(numbers: Iterable[int], words: Sequence[str], mentions: Mentions) -> list[int]:
    """Those of the sentences with these numbers that may be read so, though no frame wants them.

    `words` are the lower-cased tokens of the page. Such a sentence names an official, and another state than
    his.
    """
    sentences = mentions.sentences
    told = [n for n in numbers if not WORDS.isdisjoint(words[sentences[n].start : sentences[n].end])]
    if not told:
        return []
    people = [(p.start, p.affiliation) for p in mentions.people if p.affiliation is not None]
    others = sorted(
        [(p.start, p.code) for p in mentions.parties]
        + [(p.start, p.country) for p in mentions.places if p.country is not None]
    )
    found = []
    for number in told:
        homes = _codes_in(people, sentences[number])
        if len(homes) > 1 or (homes and not _codes_in(others, sentences[number]) <= homes):
            found.append(number)
    return found


def _codes_in(placed: Sequence[tuple[int, str]], sentence: Sentence) -> set[str]:
    """The codes of what begins in a sentence; `placed` are token and code, in order."""
    first = bisect_left(placed, (sentence.start, ""))
    last = bisect_left(placed, (sentence.end, ""), first)
    return {code for _, code in placed[first:last]}


def read_loosely(reading: Reading, groups: Sequence[Group]) -> LooseTelling | None:
    """The meeting, call or visit that a sentence seems to tell; None where it tells none.

    `groups` are the groups of actors of the sentence.
    """
    texts = reading.texts
    if (
        WORDS.isdisjoint(texts)
        or texts[0] == "'"
        or not _QUOTES.isdisjoint(texts)
        or reading.sentence.block == "question"
    ):
        return None
    if _NOT.search(reading.text + " "):
        return None
    actors = [a for g in groups if g.govern not in _OUTSIDE and not g.possessive for a in g.actors]
    if any(item.surface == "late" for item in reading.items):
        return None
    people = list({a.person.key: a for a in reversed(actors) if a.person is not None}.values())[::-1]
    sides = {a.person.affiliation for a in people if a.person is not None} - {None}
    if not sides:
        return _read_sides(reading, groups) if not people else None
    if len(sides) == 1:
        side = next((a for a in actors if _is_other_side(reading, a, sides)), None)
        if side is None:
            return _read_visit(reading, groups, people)
        people.append(side)
    if len(people) > (2 if _SAID.search(reading.text + " ") else _MOST):
        return None
    return _read_meeting(reading, groups, people)


def _is_other_side(reading: Reading, actor: Actor, sides: Set[str | None]) -> bool:
    if actor.person is not None or actor.party is None or actor.party.code in sides:
        return False
    return any(item.text in _COMPANY for item in reading.items[actor.first : actor.last])


def _read_meeting(reading: Reading, groups: Sequence[Group], people: Sequence[Actor]) -> LooseTelling | None:
    """Those two or three spoke to one another."""
    by_phone = _find_word(reading, _CALL_WORDS)
    at = by_phone if by_phone is not None else _find_word(reading, _TALK_WORDS)
    if at is None:
        return None
    trigger = Trigger(_MET if by_phone is None else _CALLED, reading, at, at + 1, False, False)
    if by_phone is None and not trigger.text.endswith("ed") and DEFINITE.search(trigger.before):
        return None  # "The meeting was attended by Berg and Lee": one spoken of before
    arguments = find_arguments(trigger, groups, [trigger])
    arguments.agents[:], arguments.partners[:] = people[:1], people[1:]
    return LooseTelling(trigger, arguments)


def _read_sides(reading: Reading, groups: Sequence[Group]) -> LooseTelling | None:
    """Officials of two or more states, who are not named, in talks on a day or in a city."""
    at = _find_word(reading, _SIDES_WORDS)
    if at is None or _SAID.search(reading.text + " ") or not {"T", "C"} & set(reading.texts):
        return None
    for group in groups:
        states = [a for a in group.actors if a.party is not None and a.party.kind == "state"]
        if group.govern in _OUTSIDE or len({a.party.code for a in states if a.party is not None}) < 2:
            continue
        trigger = Trigger(_MET, reading, at, at + 1, definite=False, plural=False)
        arguments = find_arguments(trigger, groups, [trigger])
        arguments.agents[:] = states
        arguments.partners.clear()
        return LooseTelling(trigger, arguments)
    return None


def _read_visit(reading: Reading, groups: Sequence[Group], people: Sequence[Actor]) -> LooseTelling | None:
    """An official in a place of another state."""
    at, visitor = _find_word(reading, _TRAVEL_WORDS), people[0].person
    if at is None or visitor is None:
        return None
    if _POSTED.search(visitor.position or ""):
        return None
    for match in _PLACE.finditer(reading.text, reading.offsets[people[0].last - 1]):
        place = reading.items[reading.item_at(match.start("place"))].mention
        if isinstance(place, PlaceMention):
            code = place.country
        elif isinstance(place, PartyMention) and place.form in ("name", "capital"):
            code = place.code
        else:
            continue
        if code in (None, visitor.affiliation):
            continue
        trigger = Trigger(_TRAVELLED, reading, at, at + 1, definite=False, plural=False)
        arguments = find_arguments(trigger, groups, [trigger])
        arguments.agents[:] = people[:1]
        arguments.partners.clear()
        if all(known is not place for _, known in arguments.places):
            arguments.places.append(("to", place))
        return LooseTelling(trigger, arguments)
    return None


def _find_word(reading: Reading, words: frozenset[str]) -> int | None:
    return next((number for number, text in enumerate(reading.texts) if text in words), None)
