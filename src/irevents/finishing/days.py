"""The days events take from the telling: of the event before, of "this morning", of a stay they fall in."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from irevents.drafts import Candidate, Draft
from irevents.finishing.setting import Setting
from irevents.mentions import TemporalMention
from irevents.packs.patterns import Pattern
from irevents.records import Status
from irevents.triggers import Trigger

# "Later in the afternoon", "following this": the day is that of what was told before.
_SAME_DAY = Pattern("same-day")
_REACH = 400
"""Tokens behind "this morning" within which "following this" still speaks of that day: some ten sentences."""
_WEEK = 7
"""Days from the report's own within which one is of its story, and not of what it looks back on."""


_DURING_VISIT = re.compile(r"\b(?:during|while on) (?:[\w-]+ ){1,3}(?:visit|stay|trip|tour)\b|\bvisit is\b")


def inherit_days(drafts: Sequence[Draft], setting: Setting) -> None:
    """Date an undated meeting that the text puts on the day of the one before it."""
    day: Draft | None = None
    days: list[Draft] = []
    for draft in drafts:
        twin = next(
            (
                d
                for d in drafts
                if d.split and d.candidates[0].time and d.candidates[0].trigger is draft.candidates[0].trigger
            ),
            None,
        )
        behind = {a.person.key for a in draft.candidates[0].arguments.undated if a.person is not None}
        if draft.split and draft.time is None and behind & draft.people.keys():
            continue  # "met Berg on Wednesday and Minister Lee": on some day
        if draft.split and draft.time is None and twin is not None:
            draft.time = twin.candidates[0].time  # "called on the President and the Speaker"
        if draft.time is not None:
            if draft.time.precision == "day" and draft.time.edtf_start == draft.time.edtf_end:
                day = draft
                days.append(draft)
            continue
        if draft.type not in ("meeting", "signing", "call", "summit"):
            continue
        before = day if draft.type != "summit" else None
        if _says_same_day(draft.candidates[0].trigger) in ("also", "separately"):
            # whoever "also" spoke, spoke on a day of his own
            own = [d for d in days if d.type != "visit" and d.core & draft.core]
            before = own[-1] if own else None
        draft.time = _take_day(draft, before, drafts, setting)


def _take_day(
    draft: Draft, day: Draft | None, drafts: Sequence[Draft], setting: Setting
) -> TemporalMention | None:
    """The day of an undated meeting, call or signing; `day` is the last event before it of one day."""
    first = draft.candidates[0].trigger
    beside = _told_beside(draft, drafts)
    if beside is not None:
        return beside.time
    if draft.status == "planned" and _DURING_VISIT.search(first.before):
        return None  # "during the visit he is also to meet Berg": some day of it
    same = _says_same_day(first)
    if day is not None and day.time is not None and _DAY_BEFORE.search(first.before):
        return _move_back(day.time)
    said = next((t for c in draft.candidates if (t := _said_before(c, draft.status, setting))), None)
    if day is None or day.article != draft.article:
        return said
    talks = _talks_before(draft, drafts)
    if talks is not None:
        return talks.time
    if said is not None and day.time is not None and said.start > day.time.start:
        return said
    signed = draft.type == "signing" and first.frame.head == "verb"
    theirs = signed and bool(
        draft.parties.keys() & day.parties.keys() or not draft.parties or not day.parties
    )
    return day.time if draft.status == day.status and (theirs or same) else None


_DAY_BEFORE = re.compile(
    r"(?:^|, |and |; )(?:on )?(?:the|a|one) day (?:before|earlier)(?! (?:the|his|her|their)\b)"
)


def _move_back(time: TemporalMention) -> TemporalMention:
    """The day before: "The day before, he had met Berg"."""
    if time.edtf_start is None or "X" in time.edtf_start or len(time.edtf_start) != 10:
        return time
    day = (dt.date.fromisoformat(time.edtf_start) - dt.timedelta(days=1)).isoformat()
    return replace(time, edtf_start=day, edtf_end=day, rule=f"{time.rule}-day-before")


_HOURS = Pattern("hours-apart")


def _told_beside(draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """ "They met hours before Berg and Lee were to meet": the event of the same sentence, on the same day."""
    trigger = draft.candidates[0].trigger
    if not _HOURS.search(trigger.before):
        return None
    for other in drafts:
        here = any(c.trigger.reading is trigger.reading for c in other.candidates)
        if other is not draft and here and other.time is not None and other.time.precision == "day":
            return other if other.time.edtf_start == other.time.edtf_end else None
    return None


def _says_same_day(trigger: Trigger) -> str | None:
    """What puts it on the day of what was told before: "later that day", "also"."""
    match = _SAME_DAY.search(trigger.before[:60] + " " + trigger.before[-30:])
    return match.group().strip() if match is not None else None


def _said_before(candidate: Candidate, status: Status, setting: Setting) -> TemporalMention | None:
    """The day last told of: "The forum opened this morning. Following this, the minister met Berg"."""
    if _says_same_day(candidate.trigger) in (None, "also", "separately"):
        return None
    at = candidate.anchor.start
    said = next((time for time in reversed(setting.days) if at - _REACH < time.start < at), None)
    if said is None or said.edtf_start is None or "X" in said.edtf_start:
        return None
    if setting.published is None:
        return said if status != "planned" else None
    ahead = (dt.date.fromisoformat(said.edtf_start) - setting.published).days
    return said if abs(ahead) <= _WEEK and (ahead >= 0 if status == "planned" else ahead <= 0) else None


def _talks_before(draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """The talks of one day after which "the two sides also signed" it, the same people being named."""
    if draft.type != "signing" or len(draft.core) < 2 or draft.candidates[0].trigger.frame.head != "verb":
        return None
    for other in drafts:
        if other is draft or other.type != "meeting" or other.time is None or other.status != draft.status:
            continue
        one_day = other.time.precision == "day" and other.time.edtf_start == other.time.edtf_end
        told_before = other.candidates[0].trigger.reading.index <= draft.touched
        if one_day and other.core == draft.core and told_before:
            return other
    return None


def plan_within_stay(draft: Draft, visits: Sequence[Draft], setting: Setting) -> None:
    """ "Lee is on a five-day visit and will meet Berg": in the month in which its five days lie."""
    if draft.time is not None or draft.status != "planned" or draft.type not in ("meeting", "signing"):
        return
    if len(draft.core) < 2 or not draft.named:
        return
    for visit in visits:
        month_only = visit.time is not None and visit.time.precision == "month"
        if visit.status == "planned" and month_only and visit.core & draft.core:
            draft.time = visit.time  # "will visit in May, and hold talks with Berg"
            return
        if visit.status != "ongoing" or visit.article != draft.article or not visit.core & draft.core:
            continue
        length = _length(visit)
        day = setting.published or _first_day(setting)
        if length is None or day is None:
            continue
        rest = dt.timedelta(days=int(length.value[1:-1]) - 1)
        begin = day if setting.published is not None else day - rest
        if (begin.year, begin.month) == ((day + rest).year, (day + rest).month):
            month = f"{day:%Y-%m}"
            draft.time = replace(
                length,
                edtf_start=month,
                edtf_end=month,
                precision="month",
                basis="publication-date" if setting.published is not None else "document",
                rule=f"{length.rule}-of-the-stay",
            )
            return


def _first_day(setting: Setting) -> dt.date | None:
    """The first day that a report without a day of its own tells of, as beside a dated photograph."""
    said = next((t.edtf_start for t in setting.days if t.edtf_start and "X" not in t.edtf_start), None)
    return dt.date.fromisoformat(said) if said is not None else None


def _length(visit: Draft) -> TemporalMention | None:
    """The "five-day" of a visit that has no other date."""
    if visit.time is not None or visit.end_time is not None or visit.duration is None:
        return None
    times = [time for candidate in visit.candidates for time in candidate.arguments.times]
    return next((t for t in times if t.value == visit.duration and re.fullmatch(r"P\d+D", t.value)), None)
