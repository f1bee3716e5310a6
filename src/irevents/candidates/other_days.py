"""Times that stand beside an event and are not its own: of its source, a paper, a plan, a life."""

from __future__ import annotations

import re
from dataclasses import replace

from irevents.mentions import TemporalMention
from irevents.packs.patterns import Pattern, read_words
from irevents.reading import Reading
from irevents.triggers import Trigger

# "According to state television on Sunday, Berg met Lee": the day of the report
_ACCORDING_TO = re.compile(
    r"^according to (?!(?:the |a |its |this )?(?:schedule|plan|programme|calendar)\b)[^,]{1,110}$"
)
_LIFETIME = re.compile(r"\( T (?:-|–|—|to) T \)|[-–—] T \)")
_YEAR_OF_PLAN = Pattern("year-of-plan")


def spans_years(trigger: Trigger, number: int | None) -> bool:
    """ "fifty years of relations (May 3, 1971 - 2021)": no days of an event."""
    reading = trigger.reading
    if number is None:
        return False
    return _LIFETIME.match(reading.text, max(0, reading.offsets[number] - 2)) is not None


def is_of_source(reading: Reading, number: int) -> bool:
    """ "According to state television on Sunday, Berg met Lee": when it was reported."""
    closed = number + 1 < len(reading.items) and reading.items[number + 1].text == ","
    return closed and _ACCORDING_TO.match(reading.text[: reading.offsets[number]].rstrip()) is not None


# "spoke on Sunday about her | talks with Lee", "published on Sunday photographs of a | meeting"
_TELLS, _WHAT_IS_TOLD = Pattern("tells-on-day"), Pattern("what-is-told")


def is_of_telling(trigger: Trigger, number: int) -> bool:
    """ "Berg spoke on Sunday about her talks with Lee": when she spoke, and not when they talked."""
    reading = trigger.reading
    if number >= trigger.first or not _TELLS.may_be_in(reading.runs):
        return False
    before = reading.text[: reading.offsets[number]].rstrip()[-60:]
    between = reading.text[reading.offsets[number] + 1 : reading.offsets[trigger.first]]
    return _TELLS.search(before) is not None and _WHAT_IS_TOLD.match(between) is not None


# "a 2011 deal", "the May 3 attack", "Chad's May 3 elections"
_BEFORE_DATED = frozenset({"a", "an", "the", "'s", "’s", "'"})


def names_paper(trigger: Trigger, number: int | None) -> bool:
    """ "pulled out of a 2011 defence deal": the year is the deal's."""
    items = trigger.reading.items
    if number is None or not 0 < number < len(items) - 1 or items[number - 1].text not in _BEFORE_DATED:
        return False
    behind = [item.text for item in items[number + 1 : number + 5]]
    own = trigger.first - number
    return not 0 < own <= 4 and not read_words("papers").isdisjoint(behind)


def names_gathering(trigger: Trigger, number: int | None) -> bool:
    """ "left to attend the 2025 World Summit": the year is the summit's."""
    items = trigger.reading.items
    return number is not None and number + 1 < len(items) and items[number + 1].kind == "B"


# "The visit was cancelled on Monday", "called off a drill with Peru on Monday": when that was made known
_CALLED_OFF = Pattern("called-off-on")


def is_of_calling_off(time: TemporalMention, reading: Reading, number: int | None) -> bool:
    """Whether a weekday tells when an event was called off or put off, and not when it was to be."""
    if number is None or not _WEEKDAY.search(time.rule) or reading.items[number + 1 : number + 2] == []:
        return False
    if reading.items[number + 1].text in ("'s", "'"):
        return False  # "called off Friday's talks"
    return _CALLED_OFF.search(reading.text[: reading.offsets[number]].rstrip()[-90:]) is not None


_WEEKDAY = re.compile(r"weekday|today|yesterday")


def is_of_a_plan(time: TemporalMention, reading: Reading, number: int | None) -> bool:
    """ "the Action Plan for 2017-2019", "the 2040 Development Concept": years that no event lasts."""
    behind = reading.text[reading.offsets[number] + 1 :] if number is not None else ""
    return time.edtf_start != time.edtf_end or bool(_YEAR_OF_PLAN.match(behind))


def find_possessed(trigger: Trigger) -> TemporalMention | None:
    """ "last year's | conference", "next month's | Arab summit": the time that stands before the noun."""
    items = trigger.reading.items
    if trigger.first < 2 or items[trigger.first - 1].text not in ("'s", "’s", "'"):
        return None
    owner = items[trigger.first - 2].mention
    return owner if isinstance(owner, TemporalMention) and owner.edtf_start else None


def may_be_within(time: TemporalMention, owner: TemporalMention) -> bool:
    """Whether a day told behind the noun may lie in the month or year that it is called by."""
    span = owner.edtf_start or ""
    return owner.precision == "year" or (time.edtf_start or "").startswith(span)


def with_year_of_name(trigger: Trigger, chosen: TemporalMention | None) -> TemporalMention | None:
    """ "the 2016 World Summit on April 1": the day of that year, whatever the page's own date."""
    items = trigger.reading.items
    named = items[trigger.first - 1].mention if trigger.body is not None and trigger.first else None
    owner = find_possessed(trigger)
    named = owner if owner is not None and owner.precision == "year" else named
    if not isinstance(named, TemporalMention) or named.precision != "year" or not named.edtf_start:
        return chosen
    if chosen is None or chosen.precision == "year":
        return chosen
    start, end = chosen.edtf_start or "", chosen.edtf_end or ""
    if chosen.basis == "explicit" and not start.startswith("X"):
        return chosen
    if start[:4] != end[:4] or len(named.edtf_start) != 4:
        return chosen
    year = named.edtf_start
    return replace(chosen, edtf_start=year + start[4:], edtf_end=year + end[4:], basis="explicit")
