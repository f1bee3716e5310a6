"""The dates of the record, and the status they leave."""

from __future__ import annotations

import datetime as dt
import re

from irevents.drafts import Draft
from irevents.finishing.setting import Setting
from irevents.finishing.settling import settle_status
from irevents.records import Dates, Precision


def _is_stamped_before(draft: Draft, setting: Setting) -> bool:
    """Whether the release bears the date of the day before: "met this afternoon (08)", stamped on the 7th."""
    time = draft.time
    if time is None or setting.published is None or draft.status != "held" or "this-part" not in time.rule:
        return False
    return time.edtf_start == (setting.published + dt.timedelta(days=1)).isoformat()


def forget_later_days(draft: Draft, setting: Setting) -> None:
    """ "In his talks with Berg, Lee promised support next year": what has taken place is not next year's."""
    time = draft.time
    if time is None or time.edtf_start is None or setting.published is None or _names_month(time.rule):
        return
    today = setting.published.isoformat()
    if _is_stamped_before(draft, setting):
        return
    later = "X" not in time.edtf_start and time.edtf_start > today[: len(time.edtf_start)]
    if later and draft.status == "held" and draft.firm and time.basis in ("publication-date", "dateline"):
        draft.time = None


def resolve_dates(draft: Draft, setting: Setting) -> Dates | None:
    """The `dates` of the record, from the expression that dates the event.

    A month or day without a year lies ahead for a planned event and behind for one held: "in
    December", said in October of the visit to come, is this year's.
    """
    follows = draft.time is not None and draft.body is not None and draft.time.start > draft.body.start
    whole = draft.time is not None and (
        draft.time.precision == "month" or draft.time.edtf_start != draft.time.edtf_end
    )
    if draft.host_only and not (follows and whole):
        return None  # the day of a meeting on its sidelines is not that of the whole event
    if draft.type == "visit" and draft.time is None and draft.duration is None:
        return None  # "concluded her visit today": when it began, nobody says
    time = draft.time if draft.time is not None else draft.end_time
    if time is None or time.edtf_start is None:
        return None
    precision: Precision = (
        "day" if time.precision == "day" else "month" if time.precision == "month" else "year"
    )
    basis = (
        time.basis
        if time.basis in ("explicit", "publication-date", "dateline", "document", "corpus")
        else "explicit"
    )
    start, end = time.edtf_start, time.edtf_end or time.edtf_start
    if setting.published is not None and basis in ("publication-date", "dateline") and precision != "year":
        shift = _year_shift(draft, start, end, setting.published)
        start, end = _move_year(start, shift), _move_year(end, shift)
        days = _week_shift(draft, start, end, setting.published)
        start, end = _move_days(start, days), _move_days(end, days)
    start, end = _stretch(draft, start, end)
    return Dates.model_validate({"start": start, "end": end, "precision": precision, "basis": basis})


_DAYS = re.compile(r"P(\d+)D")


def _stretch(draft: Draft, start: str, end: str) -> tuple[str, str]:
    """The whole length of an event of which one day and its length, or its last day, are given."""
    counted = draft.time is not None and draft.time.rule.endswith("nth-day")  # "the third day of his visit"
    if (start != end and not counted) or len(start) != 10 or "X" in start:
        return start, end
    last = draft.end_time.edtf_end if draft.end_time is not None else None
    if draft.time is not None and last and len(last) == 10 and last > start:
        return start, last
    days = _DAYS.fullmatch(draft.duration or "")
    if (
        days is None
        or draft.type not in ("visit", "exercise", "conference", "meeting", "summit")
        or not 1 < int(days[1]) < 60
    ):
        return start, end
    length = dt.timedelta(days=int(days[1]) - 1)
    if draft.time is None:
        return (dt.date.fromisoformat(start) - length).isoformat(), end
    return start, (dt.date.fromisoformat(start) + length).isoformat()


def _year_shift(draft: Draft, start: str, end: str, published: dt.date) -> int:
    """Years by which the tense moves a date that names none; a weekday is left alone."""
    time = draft.time or draft.end_time
    assert time is not None
    if not draft.firm or "X" in start or not _names_month(time.rule):
        return 0
    today = published.isoformat()
    if len(start) == len(end) == 10 and _is_near(start, end, published):
        return 0  # "is being held on June 25 and 26", printed two days after
    if draft.status == "planned" and end < today[: len(end)]:
        return 1
    if draft.status == "held" and start > today[: len(start)]:
        return -1
    return 0


def _week_shift(draft: Draft, start: str, end: str, published: dt.date) -> int:
    """Days by which words that plan an event move its weekday: "Monday's talks stay on his calendar"."""
    time = draft.time or draft.end_time
    assert time is not None
    if draft.status != "planned" or not draft.firm or "weekday" not in time.rule or "X" in start + end:
        return 0
    if len(start) != 10 or len(end) != 10 or time.rule.endswith("nth-day"):
        return 0
    since = (published - dt.date.fromisoformat(start)).days
    return 7 if 0 < since < 7 and end < published.isoformat() else 0


def _move_days(day: str, days: int) -> str:
    return (dt.date.fromisoformat(day) + dt.timedelta(days=days)).isoformat() if days else day


def _is_near(start: str, end: str, published: dt.date) -> bool:
    """Whether days lie within some weeks of the publication, whatever the tense says."""
    near = dt.timedelta(days=30)
    return dt.date.fromisoformat(end) + near >= published and dt.date.fromisoformat(start) - near <= published


def _names_month(rule: str) -> bool:
    return "month" in rule


def _move_year(day: str, years: int) -> str:
    return f"{int(day[:4]) + years:04d}{day[4:]}" if years else day


def _is_of_past_week(draft: Draft, setting: Setting) -> bool:
    """ "travelled to Peru last week": the week of the event is over."""
    if draft.time is None or setting.published is None or not _WEEK.fullmatch(draft.time.value):
        return False
    year, week, _ = setting.published.isocalendar()
    return draft.time.value < f"{year}-W{week:02d}"


def _is_of_coming_week(draft: Draft, setting: Setting) -> bool:
    """ "The ministers meet in Lima next week": the week is yet to come, though its month has begun."""
    if draft.time is None or setting.published is None or not _WEEK.fullmatch(draft.time.value):
        return False
    year, week, _ = setting.published.isocalendar()
    return draft.time.value > f"{year}-W{week:02d}"


_WEEK = re.compile(r"\d{4}-W\d\d")


def final_status(draft: Draft, dates: Dates | None, setting: Setting) -> str:
    """The status of the record: what the words say, settled by its dates."""
    published = setting.published.isoformat() if setting.published is not None else None
    open_start = draft.time is None and draft.end_time is not None and draft.duration is None
    if (
        open_start
        and draft.firm
        and draft.status == "ongoing"
        and published
        and dates
        and dates.end >= published
    ):
        return "ongoing"  # "has begun … it will end on Friday"
    if _is_stamped_before(draft, setting) or (draft.status == "ongoing" and _is_of_past_week(draft, setting)):
        return "held"
    if draft.status == "held" and _is_of_coming_week(draft, setting):
        return "planned"
    multi_day = (dates is not None and dates.start != dates.end) or draft.duration is not None
    return settle_status(draft.status, dates, published, firm=draft.firm, multi_day=multi_day)
