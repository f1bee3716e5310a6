"""Stamps: the days that a page gives on lines of their own, and how far they are believed."""

from __future__ import annotations

import datetime as dt
import re

from irevents.packs.patterns import Pattern
from irevents.times.finding import Expression
from irevents.values import frozen

#: Characters at the head of an article in which a stamp is looked for.
HEAD = 4000
#: The rank of a page's clock, which dates nothing.
CLOCK = 9

_CUE = Pattern("stamp-cue")
_SENTENCE = re.compile(r"\b(?:was|were|is|are|be|been|has|have|had|the|which|that|who)\b", re.I)
_TIME = re.compile(r"[\s|,\[(•-]*\d{1,2}[:.]\d\d(?::\d\d)?(?:\s*[AaPp]\.?[Mm]\b\.?)?(?:\s*[A-Z]{2,4}\b)?")
#: "By Ana Ruiz | May 9, 2024 | 3 min read"
_READING_TIME = re.compile(r"[\s|•·/–-]*\b\d+\s*[- ]?min(?:ute)?s?\s+read\b", re.I)
_DATE_ONLY = re.compile(r"\s*date\s+", re.I)
_DATED = re.compile(r"^\s*date\s+\d{4}-\d\d-\d\d\s+")
_CUE_GAP = re.compile(r"\s*(?:on|at|in)?\W*(?:\w{3,9}\W+)?", re.I)
_WORD = re.compile(r"[^\W\d_]+")
_STOPPED = re.compile(r"[.!?]\s*$")
_WEEKDAY_FIRST = re.compile(r"[\W_]*(?:mon|tue|wed|thu|fri|sat|sun)", re.I)
_WEEKDAY_ONLY = re.compile(r"[\W_]*(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]?\s*)?", re.I)


@frozen
class Stamp:
    """A stamp found: how far it is believed (least first), where, and what day."""

    rank: int
    rule: str
    start: int
    end: int
    date: dt.date


def _line(text: str, start: int, end: int, a: int, b: int) -> tuple[int, int]:
    """The line about `text[a:b]`."""
    first = max(text.rfind("\n", start, a) + 1, start)
    last = text.find("\n", b, end)
    return first, end if last < 0 else last


def find_stamp(text: str, start: int, end: int, a: int, b: int, expression: Expression) -> Stamp | None:
    """The stamp that a full date makes with its line, None where it stands in running text."""
    day = expression.reading.day
    if day is None or expression.reading.value.startswith("X") or expression.reading.basis != "explicit":
        return None
    first, last = _line(text, start, end, a, b)
    before, after = text[first:a], text[b:last]
    if not text[start:first].strip():
        if _DATE_ONLY.fullmatch(before):
            return Stamp(0, "leading-stamp", a, b, day)
        before = _DATED.sub("", before)
    short = len(before) <= 120 and len(after) < 100
    cues = list(_CUE.finditer(before[-60:])) if short else []
    if cues and not _SENTENCE.search(before[-60:][: cues[-1].start()]):
        gap = before[-60:][cues[-1].end() :]
        if _CUE_GAP.fullmatch(gap):
            if cues[-1].group("first"):
                return Stamp(1, "published-stamp", a, b, day)
            return Stamp(4, "updated-stamp", a, b, day)
    if "read" in text[first:last].lower():
        before, after = _READING_TIME.sub("", before), _READING_TIME.sub("", after)
    rest = (before + after).strip()
    if not text[:first].strip() and _WEEKDAY_FIRST.match(text[first:last]):
        return Stamp(CLOCK, "page-clock", a, b, day)
    words = _WORD.findall(rest) if len(rest) < 60 else ()
    if len(rest) >= 60 or len(words) > 6 or _SENTENCE.search(rest) or _STOPPED.search(rest):
        return None
    if _WEEKDAY_ONLY.fullmatch(before) or (len(words) <= 4 and all(w[0].isupper() for w in words)):
        return Stamp(2, "date-line", a, b, day)
    return None


def time_end(text: str, b: int) -> int:
    """The end of a stamp with the time behind its date: "Mar 03 2024 | 7:31 AM IST"."""
    match = _TIME.match(text, b)
    return match.end() if match else b
