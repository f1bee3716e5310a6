"""Which day may date an event, and which is that of something else in its sentence."""

from __future__ import annotations

import re

from irevents.arguments.clauses import text_between
from irevents.mentions import TemporalMention
from irevents.packs.patterns import Pattern, read_words
from irevents.reading import Reading
from irevents.triggers import Trigger

_IN_BRACKETS = Pattern("in-brackets")
_TOLD_BESIDE = Pattern("told-beside")
OTHER_ACT = Pattern("other-act")


# "On Monday the minister announced his coming visit": the day of the announcement
_ANNOUNCED = Pattern("announced-on-day")
_SUBJECT = re.compile(r" (?:, )?(?:he|she|they|it|the|P|S)\b")
_NEW_CLAUSE = re.compile(r"(?:^| )(?:, and|and|, but|but|while|;)(?: later| then)?(?: in| on)?$")


def opens_new_clause(reading: Reading, number: int) -> bool:
    """Whether a day opens a clause of its own: "paid a visit in May, and in July he met Lee"."""
    before = reading.text[: reading.offsets[number]].rstrip()
    behind = reading.text[reading.offsets[number] + len(reading.items[number].text) :]
    return bool(_NEW_CLAUSE.search(before) and _SUBJECT.match(behind))


# "are expected in Oslo on May 14 to take part in the exercise": when they come, not when it begins
_TO_JOIN = re.compile(r"^ (?:to (?:take part|participate) in|to join)(?: (?:the|this|that))? ?$")


# "On May 18 the general is to watch the drill": when he is there
_LOOKED_ON = re.compile(
    r"(?:^| )(?:watch|witness|observ|inspect|see)(?:e|es|ed|ing)?(?: (?:the|an?|joint|annual|['‘“]))*$"
)


# "will leave on Tuesday for the meeting in Oslo": the day of the journey
_LEAVES = re.compile(
    r"\b(?:leav(?:e|es|ing)|left|depart\w*|sets? (?:out|off)|fl(?:y|ies|ew))(?: on| here| [CS])*$"
)
_FOR_IT = re.compile(r"^ for (?:the|an?|his|her|their)(?: [\w-]+| [TD]){0,4} ?$")


# "The meeting was called by Berg on Monday": the day of the call, and not that of the meeting
_CALLED_BY = Pattern("called-by")


# "A summit that was to be held last weekend will now take place on Thursday"
_WAS_TO_BE = Pattern("was-to-be")
_NOW_IS = Pattern("now-is")


def _was_to_be(reading: Reading, between: str, number: int) -> bool:
    """Whether a day is the one an event was first meant for, and the sentence has another behind it."""
    if not _WAS_TO_BE.match(between):
        return False
    later = [n for n in range(number + 1, len(reading.items)) if reading.items[n].kind == "T"]
    return bool(later) and _NOW_IS.search(text_between(reading, number + 1, later[0])) is not None


# "On Tuesday, Berg left for Munich to attend | the Security Conference"
_LEFT_TO_ATTEND = Pattern("left-to-attend")


def _leaves_then(trigger: Trigger, number: int) -> bool:
    """Whether a day is that on which somebody leaves for the event."""
    behind = text_between(trigger.reading, number + 1, trigger.first)
    shared = trigger.body is not None or trigger.frame.type in ("exercise", "summit", "conference")
    if number < 2 and shared and _LEFT_TO_ATTEND.match(behind):
        return True
    if trigger.frame.type == "visit" or not _FOR_IT.match(
        text_between(trigger.reading, number + 1, trigger.first)
    ):
        return False
    before = trigger.reading.text[: trigger.reading.offsets[number]].rstrip()
    return _LEAVES.search(before[-40:]) is not None


# "fell on Monday, as doubts grew about a forthcoming | meeting": the day on which they grew
_AHEAD = re.compile(r" (?:forthcoming|upcoming|coming)(?: (?!and\b)[\w-]+| [SDB]){0,3}$")
_AS_WHILE = re.compile(r" (?:as|while|amid|after|because|over|about) ")
# "agreed on Tuesday to | meet Lee", "was preparing on Sunday to | fly to Oslo": the day of the resolve
_RESOLVED = Pattern("resolved-on-day")


def _resolves_then(trigger: Trigger, number: int) -> bool:
    """Whether a day is that on which somebody resolved, or asked others, to do what the trigger tells."""
    reading = trigger.reading
    behind = reading.items[number + 1].text
    if behind != "to" or trigger.segment != reading.segments[number] or not _RESOLVED.may_be_in(reading.runs):
        return False
    return _RESOLVED.search(reading.text[: reading.offsets[number]].rstrip()) is not None


# "held talks, with Peru to preside over the Council for the month of | May"
_FOR_THE_MONTH = re.compile(r" for the (?:month|year|week|months) of $")


# "sealed an agreement to start on May 3"
_IN_FORCE = Pattern("in-force-from")
_FOR_YEARS = re.compile(
    r" (?:for|covering|until|till|through|towards?|up to)(?: the)?(?: (?:period|years?))?$"
)


def _is_of_document(trigger: Trigger, number: int) -> bool:
    """ "signed a plan of cooperation for 2025": the plan's, as is the day of its start."""
    reading = trigger.reading
    if number >= trigger.last and _IN_FORCE.search(text_between(reading, trigger.last, number)):
        return True
    mention = reading.items[number].mention
    years = isinstance(mention, TemporalMention) and mention.precision == "year"
    return years and _FOR_YEARS.search(reading.text[: reading.offsets[number]].rstrip()) is not None


def may_date(trigger: Trigger, number: int) -> bool:
    """False for a time that something else in the sentence has: a body in brackets, an act told beside.

    "the decisions of B (Lima, May 3)", "met Lee, praising the accord of May", "after her party won in May".
    """
    reading = trigger.reading
    before = reading.text[: reading.offsets[number]]
    bracket = _IN_BRACKETS.search(before) if " ( " in before else None
    if bracket is not None and trigger.first != reading.item_at(bracket.start("holder")):
        return False
    if _is_owner(trigger, number) or _is_of_name(reading, number):
        return False
    if trigger.frame.roles == "signing" and _is_of_document(trigger, number):
        return False
    if trigger.last <= number and _FOR_THE_MONTH.search(reading.text[: reading.offsets[number]]):
        return False
    ahead = number < trigger.first and _AHEAD.search(trigger.before)
    if ahead and _AS_WHILE.search(text_between(reading, number + 1, trigger.first)):
        return False
    if number < trigger.first and (_leaves_then(trigger, number) or _resolves_then(trigger, number)):
        return False
    if trigger.last > number:
        behind = text_between(reading, number + 1, trigger.first)
        joins = _TO_JOIN.match(behind) or _LOOKED_ON.search(trigger.before)
        if trigger.frame.type == "exercise" and joins:
            return False
        return not (number < trigger.first and _ANNOUNCED.search(behind))
    between = text_between(reading, trigger.last, number)
    if _CALLED_BY.match(between) or _was_to_be(reading, between, number):
        return False
    if trigger.segment == reading.segments[number]:
        return not _TOLD_BESIDE.search(between)
    return not OTHER_ACT.search(between)


def _is_owner(trigger: Trigger, number: int) -> bool:
    """ "met Lee to prepare next week's budget": the week is the budget's, not the meeting's."""
    items = trigger.reading.items
    if number + 1 >= len(items) or items[number + 1].text not in ("'s", "'"):
        return False
    return not 0 < trigger.first - number <= 6


def _is_of_name(reading: Reading, number: int) -> bool:
    """ "met in support of Southern Seas 2024": the year is of the name before it."""
    item = reading.items[number]
    mention = item.mention
    bare = isinstance(mention, TemporalMention) and mention.precision == "year" and item.end - item.start == 1
    if not bare or number < 2:
        return False
    before = reading.items[number - 1]
    return before.kind == "w" and before.text.isalpha() and before.text not in read_words("before-a-year")
