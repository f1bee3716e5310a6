"""Which of the times beside a trigger dates the event, ends it, or gives its length."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from irevents.bodies.editions import read_ordinal
from irevents.candidates.other_days import (
    find_possessed,
    is_of_a_plan,
    is_of_calling_off,
    is_of_source,
    is_of_telling,
    may_be_within,
    names_gathering,
    names_paper,
    spans_years,
    with_year_of_name,
)
from irevents.drafts import Candidate
from irevents.mentions import TemporalMention
from irevents.packs.patterns import Pattern
from irevents.reading import Reading
from irevents.triggers import Trigger

_NO_EVENT_DATE = Pattern("no-event-date")
_IN_STATEMENT = Pattern("opens-in-statement")
_ANNIVERSARY = re.compile(
    r"(?:^| )(?:anniversary|years|decade|decades) (?:of|since|after)(?: [\w'-]+| [PSD]){0,6}$"
)
_BEGINS = re.compile(r"(?:launched|started|begun|initiated)(?: in [CS])? (?:in|on)$")
_PHASES = re.compile(r"\b(?:phase|leg|part)\b.*\b(?:phase|leg|part)\b|\bphases\b|\btwo legs\b")
_NTH_DAY = Pattern("nth-day")
_MOVED_TO = re.compile(r"(?:^| )(?:until|till|to)(?: the)?$")
_MOVED_FROM = re.compile(r"(?:^| )from(?: the)?$")
_JOURNEY = re.compile(r"T(?: [\w-]+){0,3} (?:visit|trip|tour|stay|stopover|port call|port stop)\b")
# "the ministers gathered in Oslo on Monday for a two-day meeting"
_SESSION_AHEAD = re.compile(r"\S* ?for an? T (?:[\w-]+ ){0,3}(?:meeting|session|talks|conference|summit)\b")


_BEFORE = Pattern("before-the-event")


_WHEN = re.compile(r"T(?: ,)? when\b")
# "Berg said on Tuesday after | a meeting with Lee"
_SAID_THEN = Pattern("said-then")
_RIGHT_AFTER = Pattern("right-after")


def _is_said_after(trigger: Trigger, number: int, before: str) -> bool:
    """Whether somebody speaks on that day right after the event: the day is its own too."""
    if number >= trigger.first or trigger.frame.type not in ("meeting", "call", "summit"):
        return False
    reading = trigger.reading
    between = reading.text[reading.offsets[number] + 1 : reading.offsets[trigger.first]]
    return _SAID_THEN.search(before) is not None and _RIGHT_AFTER.match(between) is not None


# "said on Thursday at an emergency | summit in Oslo"
_SAID_AT = re.compile(r"T (?:at|during|in) (?:the|an?)(?: [\w-]+){0,3} $")


def choose_time(
    trigger: Trigger, times: Sequence[TemporalMention], *, moved: bool = False, off: bool = False
) -> TemporalMention | None:
    """The expression that dates the event: a range or day before a month, the nearest of equals.

    Of an event that is put off (`moved`), the new day is taken: "from May 3 until May 10"; of one that is put
    off or called off (`off`), no day on which that was done.
    """
    best: tuple[int, int, bool, int] | None = None
    chosen: TemporalMention | None = None
    reading = trigger.reading
    position = reading.items[trigger.first].start
    owner = find_possessed(trigger)
    if owner is not None and owner in times:  # "next month's summit was discussed on Thursday": next month
        times = [t for t in times if t is owner or (t.start > position and may_be_within(t, owner))]
    for time in times:
        if time.edtf_start is None or time.type not in ("DATE", "TIME"):
            continue
        number = next((i for i, item in enumerate(reading.items) if item.mention is time), None)
        before = reading.text[: reading.offsets[number]].rstrip()[-40:] if number is not None else ""
        if number is not None and _IN_STATEMENT.match(reading.text[: reading.offsets[number]].rstrip()):
            continue  # "In a statement confirming the move this afternoon, Lee said"
        if number is not None and is_of_source(reading, number):
            continue
        if number is not None and is_of_telling(trigger, number):
            continue
        if _ANNIVERSARY.search(trigger.before[-60:]):
            continue  # "this year marks the tenth anniversary of his visit"
        plan = time.precision == "year" and is_of_a_plan(time, reading, number)
        plan = plan or (
            time.precision == "year" and trigger.frame.type == "visit" and names_gathering(trigger, number)
        )
        if moved and _MOVED_FROM.search(before) and len(times) > 1:
            continue
        if off and is_of_calling_off(time, reading, number):
            continue
        stated = (
            None
            if time is owner or (moved and _MOVED_TO.search(before))
            else _NO_EVENT_DATE.search_in(before, reading.runs)
        )
        if stated and time.precision == "day" and trigger.frame.type in ("exercise", "conference"):
            stated = None if _BEGINS.search(before) else stated  # "the drill started on May 3"
        if (
            stated
            and number is not None
            and number < trigger.first
            and _WHEN.match(reading.text, reading.offsets[number])
        ):
            stated = None  # "since 2018, when the ninth session was held"
        if stated and number is not None and trigger.frame.type == "summit" and number < trigger.first:
            behind = reading.text[reading.offsets[number] : reading.offsets[trigger.first]]
            stated = None if _SAID_AT.match(behind) else stated
        if stated and number is not None and _is_said_after(trigger, number, before):
            stated = None
        if plan or stated or spans_years(trigger, number) or names_paper(trigger, number):
            continue
        months = time.precision == "month" and before.endswith((" postponed", " moved", " shifted", " from"))
        if moved and time.edtf_end != time.edtf_start and (months or time.rule.count("day") > 1):
            time = replace(time, edtf_start=time.edtf_end)  # "postponed from 20 May to 3 June"
        precision = {"day": 0, "month": 1, "year": 2}.get(time.precision or "year", 3)
        vague = time.value in ("PRESENT_REF", "PAST_REF", "FUTURE_REF")
        rank = (
            precision + 3 * vague,
            0 if time.edtf_end != time.edtf_start else 1,
            number is not None and _is_before_where(trigger, number),
            abs(time.start - position),
        )
        if best is None or rank < best:
            best, chosen = rank, time
    return _with_next_day(with_year_of_name(trigger, _after_main_clause(trigger, chosen)), times, reading)


# "returned on Tuesday from Oslo, where she | met Lee on Friday"
_WHERE = re.compile(r" ,? (?:where|during which|at which) (?:[^ ,]+ ){1,4}$")


def _is_before_where(trigger: Trigger, number: int) -> bool:
    """Whether a time stands before the relative clause that tells the event."""
    if " where " not in trigger.before and " which " not in trigger.before:
        return False
    match = _WHERE.search(trigger.before + " ")
    return match is not None and trigger.reading.offsets[number] < match.start()


def _after_main_clause(trigger: Trigger, chosen: TemporalMention | None) -> TemporalMention | None:
    """ "spoke on Wednesday before meeting Berg on Friday", "arrived on Wednesday for her talks on Friday".

    It is the Friday that follows that Wednesday.
    """
    if chosen is None or "weekday" not in chosen.rule or not _BEFORE.search(trigger.before):
        return chosen
    items = trigger.reading.items[: trigger.first]
    days = [
        i.mention for i in items if isinstance(i.mention, TemporalMention) and i.mention.precision == "day"
    ]
    first, day = (days[-1].edtf_start if days else None), chosen.edtf_start
    if not first or not day or "X" in first + day or chosen.edtf_end != day or day >= first:
        return chosen
    moved = (dt.date.fromisoformat(day) + dt.timedelta(days=7)).isoformat()
    return replace(chosen, edtf_start=moved, edtf_end=moved) if moved > first else chosen


def _with_next_day(
    chosen: TemporalMention | None, times: Sequence[TemporalMention], reading: Reading
) -> TemporalMention | None:
    """ "on Monday and Tuesday": two days one behind the other are one span."""
    if chosen is None or chosen.precision != "day" or chosen.edtf_start != chosen.edtf_end:
        return chosen
    for time in times:
        one, other = (chosen, time) if chosen.start < time.start else (time, chosen)
        joined = time.precision == "day" and time.edtf_start == time.edtf_end and one.end == other.start - 1
        if not joined or one.edtf_start is None or other.edtf_start is None:
            continue
        linked = any(item.text == "and" and item.start == one.end for item in reading.items)
        if linked and "X" not in one.edtf_start + other.edtf_start:
            day = dt.date.fromisoformat(one.edtf_start)
            if dt.date.fromisoformat(other.edtf_start) - day == dt.timedelta(days=1):
                return replace(one, edtf_end=other.edtf_end)
    return chosen


# The rule of "the third day of the visit", read as an expression of time.
_DAY_OF_EVENT = re.compile(r"day-of-event: day (?P<nth>\d+)")


def count_days(trigger: Trigger, out: Candidate) -> None:
    """ "the third day (16) of his visit": it began on the 14th; its final day is its end."""
    reading = trigger.reading
    match = _NTH_DAY.search_in(reading.text, reading.runs)
    days = [i.mention for i in reading.items if isinstance(i.mention, TemporalMention)]
    day = next((t for t in days if t.precision == "day" and t.edtf_start == t.edtf_end), None)
    told = next((found for t in days if (found := _DAY_OF_EVENT.fullmatch(t.rule))), None)
    if (match is None and told is None) or day is None or day.edtf_start is None or "X" in day.edtf_start:
        return
    nth = match.group("nth") if match is not None else told.group("nth") if told is not None else ""
    if nth in ("final", "last"):
        out.end_time, out.time = day, None
        return
    begin = (
        dt.date.fromisoformat(day.edtf_start)
        - dt.timedelta(days=read_ordinal(nth) or int(nth))
        + dt.timedelta(days=1)
    )
    out.time = replace(
        day, edtf_start=begin.isoformat(), edtf_end=day.edtf_start, rule=f"{day.rule}-nth-day"
    )  # it lasts until that day at least


def join_phases(trigger: Trigger, times: Sequence[TemporalMention]) -> TemporalMention | None:
    """ "a harbour phase in Oslo (May 3-5) and a sea phase (May 6-9)": the exercise lasts as long as both."""
    if not _PHASES.search(trigger.reading.text):
        return None
    days = [t for t in times if t.precision == "day" and t.edtf_start and t.edtf_end and t.type != "DURATION"]
    if len(days) < 2 or any("X" in f"{t.edtf_start}{t.edtf_end}" for t in days):
        return None
    first = min(days, key=lambda t: t.edtf_start or "")
    last = max(days, key=lambda t: t.edtf_end or "")
    return replace(first, edtf_end=last.edtf_end, rule=f"{first.rule}-phases")


def gives_length(trigger: Trigger, time: TemporalMention) -> bool:
    """ "four-day state visit", "leaves on a four-day visit": the length stands just before the noun."""
    reading = trigger.reading
    number = next((i for i, item in enumerate(reading.items) if item.mention is time), None)
    if number is None or not time.value.startswith("P"):
        return False
    if trigger.frame.id in ("meet", "gather") and number > trigger.first:
        return _SESSION_AHEAD.match(reading.text, max(0, reading.offsets[number] - 7)) is not None
    if trigger.frame.type == "visit" and number > trigger.first:
        return _JOURNEY.match(reading.text, reading.offsets[number]) is not None
    return 0 < trigger.first - number <= 4
