"""Which day ends a visit or an exercise, where the sentence says so."""

from __future__ import annotations

import re

from irevents.arguments.clauses import text_between
from irevents.mentions import TemporalMention
from irevents.packs.patterns import Pattern
from irevents.triggers import Trigger

_ENDS = Pattern("ends-on")
_LENGTH_OF = Pattern("length-of-event")
# "On Saturday Exercise X, which opened on June 3, comes to a close", "Yesterday ended Exercise X"
_CLOSES = Pattern("comes-to-close")
_CLOSED = Pattern("closes-it")
# "flew home on Friday, concluding a three-day visit", "back in Lima on Monday after his trip"
_RETURNED = Pattern("returned")
_AFTER_VISIT = Pattern("after-visit")


def ends_with_return(trigger: Trigger, time: TemporalMention) -> bool:
    """ "returned home today, concluding his three-day visit": the day of the return is the visit's last."""
    if trigger.frame.id not in ("pay-visit", "port-call"):
        return False
    reading = trigger.reading
    number = next((i for i, item in enumerate(reading.items) if item.mention is time), None)
    if number is None:
        return False
    after = _AFTER_VISIT.search(trigger.before)
    fronted = number < trigger.first and not reading.text[: reading.offsets[number]].removeprefix("on ")
    beside = number >= trigger.last and text_between(reading, trigger.last, number) in ("", " on", " ,")
    if after is not None and (fronted or beside):  # "returned from Norway after a visit on Monday"
        begin = reading.offsets[number] if fronted else 0
        return _RETURNED.search(trigger.before[begin : after.start()].rstrip()) is not None
    if number >= trigger.last:  # "Concluding his visit to Russia, Berg returned home on Thursday"
        behind = text_between(reading, trigger.last, number).rstrip()
        return _AFTER_VISIT.search(trigger.before) is not None and _RETURNED.search(behind) is not None
    return bool(
        _RETURNED.search(reading.text[: reading.offsets[number]].rstrip())
        and _AFTER_VISIT.search(trigger.before[reading.offsets[number] + 1 :])
    )


# "Today marks the conclusion of his four-day visit"
_MARKS_END = Pattern("marks-end")
_CONCLUDING = Pattern("ending-it")


def _ends_with_departure(trigger: Trigger) -> bool:
    """ "departed from the airport on Friday, concluding a three-day visit": its last day."""
    return trigger.text.endswith(" from") and _CONCLUDING.match(trigger.after) is not None


_END_OF = Pattern("at-end-of")
_GOING_THERE = re.compile(r"^(?: (?:to|in|of|the|on|here)| [SCDRT]| ,)* on$|^(?: (?:to|in|of|the)| [SCDR])*$")


def _ends_then(trigger: Trigger, time: TemporalMention) -> bool:
    """ "At the end of a four-day visit to Namibia on Wednesday": the Wednesday is its last day."""
    reading = trigger.reading
    number = next((i for i, item in enumerate(reading.items) if item.mention is time), None)
    if trigger.frame.id != "pay-visit" or number is None or number < trigger.last:
        return False
    last = trigger.last - 1
    between = reading.text[reading.offsets[last] + len(reading.items[last].text) : reading.offsets[number]]
    ends = _END_OF.search(trigger.before[-70:]) is not None
    return ends and _GOING_THERE.match(between.rstrip()) is not None


# "The council on Thursday ended a three-day mission to Chad"
_ENDED_LONG = Pattern("ended-long")
# "A nine-day joint exercise on Thursday concluded at the base"
_ON_IT_ENDED = Pattern("ended-on-it")
_OF_WHOM = re.compile(r"^(?: (?:of|between|with|and|the|from|involving|,)| [SDPB])*(?: on)? ?$")


def _is_last_day(trigger: Trigger, number: int) -> bool:
    """Whether the day at item `number`, between an event of many days and its verb, is its last one."""
    reading = trigger.reading
    if number < trigger.last or trigger.frame.head != "noun":
        return False
    if _ON_IT_ENDED.match(reading.text, reading.offsets[number]) is None:
        return False
    return _OF_WHOM.match(text_between(reading, trigger.last, number)) is not None


_SETS_OUT = re.compile(r"^(?:depart\w*|leaves?|left)\b")
_FOR_THERE = re.compile(r"^T(?: \( T \))?(?: ,)? (?:for|to|on an?|en route)(?= )")


def gives_end(trigger: Trigger, time: TemporalMention) -> bool:
    """ "The exercise ends on Friday", "will stay till July 1": the day that ends a longer event."""
    if ends_with_return(trigger, time) or _ends_with_departure(trigger) or _ends_then(trigger, time):
        return True
    if trigger.frame.type not in ("visit", "exercise", "conference", "meeting", "summit"):
        return False
    reading = trigger.reading
    number = next((i for i, item in enumerate(reading.items) if item.mention is time), None)
    if number is None:
        return False
    if number < trigger.first and _MARKS_END.match(reading.text, reading.offsets[number]):
        return True
    if trigger.frame.type in ("visit", "exercise", "conference") and _is_last_day(trigger, number):
        return True
    stretch = reading.text[reading.offsets[number] : reading.offsets[trigger.first]].rstrip()
    if trigger.frame.type in ("visit", "meeting") and _ENDED_LONG.match(stretch):
        return True
    if (
        number < trigger.first
        and trigger.body is not None
        and trigger.frame.type in ("exercise", "conference")
    ):
        return bool(_CLOSES.match(trigger.after) or _CLOSED.search(trigger.before))
    before = reading.text[: reading.offsets[number]].rstrip()[-60:]
    match = _ENDS.search_in(before, reading.runs)
    if match is None or (number < trigger.first and reading.segments[number] != trigger.segment):
        return False
    if _SETS_OUT.search(match.group()) and _FOR_THERE.match(reading.text[reading.offsets[number] :]):
        return False  # "left the island on Monday for a visit to Peru"
    between = _LENGTH_OF.sub("", match.group())  # "wrapped up a two-day visit to Lima on"
    return trigger.frame.id not in ("leave", "travel") and not re.search(r"\bT\b(?! \($)", between)
