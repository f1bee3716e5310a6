"""Datelines: the place and day at the head of a report."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace

from irevents.times.calendar import make_day
from irevents.times.finding import Expression
from irevents.values import frozen

#: Characters from the head of a line to the end of the day in its dateline.
LONGEST_DATELINE = 90
#: Days a stamp may lie after the dateline of the same report; a later one is that of a re-import.
LONGEST_DELAY = 45
#: Characters that follow a dateline without a day in its line.
LEAST_LINE = 40
_WORD = r"(?:St\. ?)?[A-Z][\w'’\-]*(?:\.[A-Z]\.?)*"
#: "On 28 July 2022, NATO chief Lund met": no city
_NO_CITY = r"(?!(?:On|In|At|By|From|Since|Until|Till|The|This|Last|Next|After|Before|During|And|As|Of)\b)"
_CITY = rf"{_NO_CITY}{_WORD}(?: (?:of|de|la|el|al|and|the) {_WORD}| {_WORD}){{0,3}}"
_REGION = rf"(?:,? ?(?:\[[^\]\n]{{2,40}}\]|\([^)\n]{{2,40}}\)|{_CITY})){{0,2}}"
#: The words before a dateline: "(MENAFN- IANS) New Delhi, 27 Feb (IANS)".
_LEAD = re.compile(r"\s*(?:date\s+\d{4}-\d\d-\d\d\s+)?(?:\([^()\n]{2,30}\)\s+)?")
_BEFORE = re.compile(rf"(?P<city>{_CITY})(?:\s?/\s?{_CITY})?{_REGION}\s*(?:[,:.]|[-–—]\s)?\s*\(?\s*")
#: "MOSCOW (Wire News / Agency - 23rd September, 2019) The …": agency and day in one bracket.
_BRACKETED = re.compile(rf"(?P<city>{_CITY}){_REGION}\s*,?\s*\((?:[\w.&'/]+ ){{1,9}}[-–—]\s*")
_BRACKET_ENDS = re.compile(r"\)\s*[:–—-]?(?=\s*[A-Z“\"])")
_AGENCY = r"(?:\([\w .&'/-]{2,40}\)|\[[\w .&'/-]{2,40}\]|/[\w .&'“”\"]{2,40}/)"
_CLOSING = r"(?:\s*(?:--|[-–—:]|\.(?=\s)))?"
_AFTER = re.compile(
    rf"\s*\)?\s*(?:[.,]?\s*{_AGENCY}|[:–—]|--?\s|,\s+[A-Z]{{3,}}\b"
    rf"|,\s+[A-Z][\w-]+(?: [A-Z][\w-]+)?(?=\s*(?:--|[–—]))|\.\s+{_AGENCY}|\.\s+[A-Z]{{2,}}\b[\w-]*){_CLOSING}"
)
#: What closes a dateline with a year, where no agency does: "Yerevan, October 30, 2024. The …".
_STOP = re.compile(r"\.(?=\s+[A-Z“\"][^\n]{60})")
_DATELESS = re.compile(
    rf"(?P<city>{_CITY})(?:\s?/\s?{_CITY})?(?: ?\[[^\]\n]{{2,40}}\]|,(?P<region> ?{_CITY}))?"
    r"(?:\s*(?P<agency>\([A-Z][\w .&'/-]{1,30}\))|(?:,| /)\s?(?P<bare>[A-Z]{2,6}\b))?"
    r"\s*(?P<mark>:|--|[–—]| -)\s+(?=\S)"
)


#: "Ulaanbaatar /WIRE/.", "ASTANA. WIRE –": the agency between strokes, or behind a stop.
_MARKED = re.compile(
    rf"(?P<city>{_CITY})(?:\s?/[A-Z][A-Z .&'-]{{2,30}}/\s*[.:–—-]*|\. [A-Z]{{4,20}}\s*[–—-])\s+(?=\S)"
)


#: "Nairobi — The …", "Nairobi, Kenya. The …", "[Nairobi] The …": of a city that is known, before a sentence.
_KNOWN = re.compile(
    rf"\[?(?P<city>{_CITY})(?:, ?{_CITY}|,? ?\([^)\n]{{2,40}}\))?\s*(?:[:.|\]]|--|[-–—](?=\s))\s+"
    r"(?=[A-Z“\"‘'])"
)
_SENTENCE_ENDS = re.compile(r"[a-z][.!?][”\"’']?(?=\s|$)")


@frozen
class Dateline:
    """The place and day at the head of a report: "New Delhi/Moscow, Oct 29 (Agency)".

    `start:end` covers it whole, `city_start:city_end` the first place's name. Month, day and year are
    None where not given; `date` is the whole day where the year is known or was found.
    """

    start: int
    end: int
    city_start: int
    city_end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    date: dt.date | None = None


def place_dateline(dateline: Dateline, day: dt.date) -> Dateline:
    """The dateline with its year, where it lies shortly before the stamp."""
    if dateline.month is None or dateline.day is None:
        return dateline
    for year in (day.year, day.year - 1):
        made = make_day(year, dateline.month, dateline.day)
        if made is not None and -1 <= (day - made).days <= LONGEST_DELAY:
            return replace(dateline, date=made)
    return dateline


def find_dateline(text: str, start: int, a: int, b: int, expression: Expression) -> Dateline | None:
    """The dateline that a day makes with the place before it and the agency or dash behind it."""
    line = max(text.rfind("\n", start, a) + 1, start)
    lead = _LEAD.match(text[line:a])
    first = line + (lead.end() if lead else 0)
    if b - first > LONGEST_DATELINE:
        return None
    before = _BEFORE.fullmatch(text, first, a)
    after = _AFTER.match(text, b)
    capitals = before is not None and before.group("city").isupper()  # "BAKU, Azerbaijan, May 14. The"
    if after is None and (capitals or not expression.reading.value.startswith("X")):
        after = _STOP.match(text, b)
    if before is None:
        before, after = _BRACKETED.fullmatch(text, first, a), _BRACKET_ENDS.match(text, b)
    if before is None or after is None:
        return None
    value = expression.reading.value
    year = None if value.startswith("X") else int(value[:4])
    known = expression.reading.day
    return Dateline(
        first,
        after.end(),
        *before.span("city"),
        year=year,
        month=int(value[5:7]),
        day=int(value[8:10]),
        date=known if year is not None else None,
    )


def find_dateless(text: str, start: int, end: int, is_city: Callable[[str], bool]) -> Dateline | None:
    """A dateline with a place only: "TOKYO (AP) —", "New Delhi:", at the head of a long line.

    `is_city` says whether a name is that of a known city.
    """
    position = start
    for _ in range(16):
        lead = _LEAD.match(text, position, end)
        first = lead.end() if lead else position
        last = text.find("\n", first, end)
        last = end if last < 0 else last
        match = _DATELESS.match(text, first, last) if last - first > LEAST_LINE else None
        if match is not None and last - match.end() > LEAST_LINE:
            city = match.group("city")
            placed = match["mark"] == ":" or match["region"] is not None
            if city.isupper() or match["agency"] or match["bare"] or (placed and len(city.split()) <= 2):
                return Dateline(first, match.end(), *match.span("city"))
        marked = _MARKED.match(text, first, last) if last - first > LEAST_LINE else None
        if marked is not None and last - marked.end() > LEAST_LINE:
            return Dateline(first, marked.end(), *marked.span("city"))
        known = _KNOWN.match(text, first, last) if last - first > 2 * LEAST_LINE else None
        if known is not None and _SENTENCE_ENDS.search(text, known.end(), last) and is_city(known["city"]):
            return Dateline(first, known.end(), *known.span("city"))
        if last >= end:
            return None
        position = last + 1
    return None
