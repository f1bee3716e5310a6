"""When one article was published: its stamps, its dateline, and which of them to believe."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib import resources
from itertools import accumulate

from irevents.times.calendar import make_day
from irevents.times.finding import Expression, read_expressions
from irevents.times.reading import Reference
from irevents.times.scanning import scan
from irevents.values import frozen

#: Characters at either end of an article in which a stamp is looked for.
HEAD, TAIL = 4000, 2000
#: Characters at either end of a long line in which a stamp or a dateline is looked for.
LINE_HEAD, LINE_TAIL = 200, 120
#: Characters from the head of a line to the end of the day in its dateline.
LONGEST_DATELINE = 90
#: Days a stamp may lie after the dateline of the same report; a later one is that of a re-import.
LONGEST_DELAY = 45
#: Days a text may be dated in its headline before it is published.
LONGEST_DATING = 3
#: Characters of a line in which a date in another language is looked for.
SHORT = 40
#: Characters that follow a dateline without a day in its line.
LEAST_LINE = 40
#: The rank of a page's clock, which dates nothing.
CLOCK = 9

_CUE = re.compile(
    r"(?P<first>first\s+published|published|posted|created|released?|release\s+date|issued|uploaded|date|опубликован\w*)"
    r"|(?P<updated>(?:last\s+)?(?:updated|modified|edited|reviewed))",
    re.I,
)
_SENTENCE = re.compile(r"\b(?:was|were|is|are|be|been|has|have|had|the|which|that|who)\b", re.I)
_TIME = re.compile(r"[\s|,\[(•-]*\d{1,2}[:.]\d\d(?::\d\d)?(?:\s*[AaPp]\.?[Mm]\b\.?)?(?:\s*[A-Z]{2,4}\b)?")
#: "By Ana Ruiz | May 9, 2024 | 3 min read"
_READING_TIME = re.compile(r"[\s|•·/–-]*\b\d+\s*[- ]?min(?:ute)?s?\s+read\b", re.I)
_LINES = re.compile(r"[^\n]+")
_DIGIT = re.compile(r"\d")
#: A short line with a day, a word and a year: "pt., 25 lutego 2010", "Δημοσιεύτηκε 5 Μαΐου 2024".
_FOREIGN = re.compile(
    r"^(?P<before>[^\d\n]{0,24})(?P<date>(?P<day>\d{1,2})(?:\.|º)? (?:de )?(?P<month>[^\W\d_][^\s\d_]{2,14})"
    r"(?: del?)? (?P<year>(?:19|20)\d\d))(?!\d)(?P<after>[^\n]{0,12})$",
    re.M,
)
#: A line of its own with the day in figures apart: "12. 02. 2021.", "2015 12 14".
_SPACED = re.compile(
    r"^[ \t]*(?P<date>(?P<day>\d{1,2})\. (?P<month>\d{1,2})\. (?P<year>(?:19|20)\d\d)\.?"
    r"|(?P<year2>(?:19|20)\d\d)\.? (?P<month2>[01]\d)\.? (?P<day2>[0-3]\d)\.?)[ \t]*$",
    re.M,
)
#: Lines of an article of which dateparser is asked, at most.
FOREIGN_LINES = 3
_WEEKDAY_ONLY = re.compile(r"[\W_]*(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]?\s*)?", re.I)
_WORD = r"(?:St\. ?)?[A-Z][\w'’\-]*(?:\.[A-Z]\.?)*"
_CITY = rf"{_WORD}(?: (?:of|de|la|el|al|and|the) {_WORD}| {_WORD}){{0,3}}"
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
    rf"\s*\)?\s*(?:[.,]?\s*{_AGENCY}|[:–—]|--?\s|,\s+[A-Z]{{3,}}\b|\.\s+{_AGENCY}|\.\s+[A-Z]{{2,}}\b[\w-]*){_CLOSING}"
)
#: What closes a dateline with a year, where no agency does: "Yerevan, October 30, 2024. The …".
_STOP = re.compile(r"\.(?=\s+[A-Z“\"][^\n]{60})")
_DATELESS = re.compile(
    rf"(?P<city>{_CITY})(?:\s?/\s?{_CITY})?(?: ?\[[^\]\n]{{2,40}}\]|,(?P<region> ?{_CITY}))?"
    r"(?:\s*(?P<agency>\([A-Z][\w .&'/-]{1,30}\))|(?:,| /)\s?(?P<bare>[A-Z]{2,6}\b))?"
    r"\s*(?P<mark>:|--|[–—]| -)\s+(?=\S)"
)


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


ARCHIVED = 10
"""Days between a dateline and the publication from which on the line is none of this report."""


@frozen
class Publication:
    """What is known of an article's publication.

    `date` is the day, on the word of `text[start:end]` (None where the caller gave it), by `rule`.
    `written` is the day the text itself bears in its headline ("joint statement of 10 December
    2025") where that is shortly before. `stamps` are all stretches of the article that are stamps,
    never an event's date.
    """

    date: dt.date | None
    start: int | None
    end: int | None
    rule: str
    dateline: Dateline | None = None
    stamps: tuple[tuple[int, int], ...] = ()
    written: dt.date | None = None

    @property
    def reference(self) -> Reference | None:
        """The day to read "on Wednesday" against: the dateline's, else the publication's.

        A dateline weeks before the publication is that of a picture from the archive.
        """
        line = self.dateline
        if line is not None and line.date is not None and self.date is not None:
            line = line if abs((line.date - self.date).days) <= ARCHIVED else None
        if self.written is not None:
            return Reference(self.written, "document")
        if line is not None and line.date is not None:
            return Reference(line.date, "publication-date" if line.date == self.date else "dateline")
        if self.date is not None:
            return Reference(self.date, "publication-date")
        if line is not None and line.month is not None and line.day is not None:
            stand_in = make_day(2024, line.month, line.day)
            return Reference(stand_in, "dateline", year_known=False) if stand_in else None
        return None


@frozen
class _Stamp:
    """A stamp found: how far it is believed (least first), where, and what day."""

    rank: int
    rule: str
    start: int
    end: int
    date: dt.date


def find_publication(
    text: str, *, start: int = 0, end: int | None = None, published: dt.date | None = None
) -> Publication | None:
    """Find when the article `text[start:end]` was published, and its dateline.

    Args:
        text: the page.
        start: where the article begins.
        end: where it ends; None for the end of the page.
        published: the day where the caller knows it, which is then believed.

    Returns:
        What was found, None where there is neither a date, a stamp nor a dateline.
    """
    if end is None:
        end = len(text)
    stamps: list[_Stamp] = []
    dateline: Dateline | None = None
    clocks: list[tuple[int, int]] = []
    headline: dt.date | None = None
    pieces = _cut_pieces(text, start, end)
    # read as one text, a blank line between the pieces: one numeric date may explain another
    joined = "\n\n".join(text[first:last] for first, last in pieces)
    begins = list(accumulate((last - first + 2 for first, last in pieces), initial=0))
    tokens = scan(joined)
    for expression in read_expressions(tokens, [(0, None)], ranges=True):
        if expression.reading.precision != "day" or expression.reading.parts:
            continue
        a, b = tokens.span(expression.start, expression.end)
        number = bisect_right(begins, a) - 1
        shift = pieces[number][0] - begins[number]
        a, b = a + shift, b + shift
        if dateline is None and a < start + HEAD and (found := _find_dateline(text, start, a, b, expression)):
            dateline = found
            continue
        stamp = _find_stamp(text, start, end, a, b, expression)
        if stamp is not None and stamp.rank == CLOCK:
            clocks.append((a, b))
        elif stamp is not None:
            stamps.append(stamp)
        elif headline is None and _in_headline(text, start, a):
            headline = expression.reading.day if expression.reading.basis == "explicit" else None
    if not stamps and (foreign := _find_foreign(text, start, end)):
        stamps.append(foreign)
    dateline = dateline or _find_dateless(text, start, end, stamps)
    spans = tuple(sorted((a, _time_end(text, b)) for a, b in [(s.start, s.end) for s in stamps] + clocks))
    publication = _decide(stamps, dateline, spans, published)
    if publication is None or publication.date is None or headline is None:
        return publication
    dated = dateline is not None and dateline.month is not None
    if not dated and 0 < (publication.date - headline).days <= LONGEST_DATING:
        return replace(publication, written=headline)
    return publication


def _cut_pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches that may hold a stamp or a dateline: lines with a digit, of long ones both ends."""
    pieces: list[tuple[int, int]] = []
    areas = [(start, end)] if end - start <= HEAD + TAIL else [(start, start + HEAD), (end - TAIL, end)]
    for first, last in areas:
        for match in _LINES.finditer(text, first, last):
            a, b = match.span()
            if not _DIGIT.search(text, a, b):
                continue
            if b - a <= LINE_HEAD + LINE_TAIL:
                pieces.append((a, b))
            else:
                pieces += [(a, a + LINE_HEAD), (b - LINE_TAIL, b)]
    return pieces


def _decide(
    stamps: list[_Stamp],
    dateline: Dateline | None,
    spans: tuple[tuple[int, int], ...],
    published: dt.date | None,
) -> Publication | None:
    """Which of several wins: given, the page's leading stamp, published, a bare date, dateline, updated."""
    best = min(stamps, key=lambda s: (s.rank, s.start), default=None)
    day = published or (best.date if best else None)
    if dateline is not None and dateline.month is not None and dateline.day is not None:
        if dateline.year is None and day is not None:
            dateline = _place_dateline(dateline, day)
            if dateline.date is None and published is None and best is not None and best.rank > 1:
                day = best = None  # a stamp of a re-import: it does not date the report
        if day is None and dateline.date is not None:
            return Publication(dateline.date, dateline.start, dateline.end, "dateline", dateline, spans)
    if published is not None:
        return Publication(published, None, None, "given", dateline, spans)
    if best is not None and day is not None:
        return Publication(day, best.start, best.end, best.rule, dateline, spans)
    if dateline is not None or spans:
        return Publication(None, None, None, "dateline" if dateline else "none", dateline, spans)
    return None


def _place_dateline(dateline: Dateline, day: dt.date) -> Dateline:
    """The dateline with its year, where it lies shortly before the stamp."""
    if dateline.month is None or dateline.day is None:
        return dateline
    for year in (day.year, day.year - 1):
        made = make_day(year, dateline.month, dateline.day)
        if made is not None and -1 <= (day - made).days <= LONGEST_DELAY:
            return replace(dateline, date=made)
    return dateline


def _line(text: str, start: int, end: int, a: int, b: int) -> tuple[int, int]:
    """The line about `text[a:b]`."""
    first = max(text.rfind("\n", start, a) + 1, start)
    last = text.find("\n", b, end)
    return first, end if last < 0 else last


def _find_stamp(text: str, start: int, end: int, a: int, b: int, expression: Expression) -> _Stamp | None:
    """The stamp that a full date makes with its line, None where it stands in running text."""
    day = expression.reading.day
    if day is None or expression.reading.value.startswith("X") or expression.reading.basis != "explicit":
        return None
    first, last = _line(text, start, end, a, b)
    before, after = text[first:a], text[b:last]
    if not text[start:first].strip():
        if re.fullmatch(r"\s*date\s+", before, re.I):
            return _Stamp(0, "leading-stamp", a, b, day)
        before = re.sub(r"^\s*date\s+\d{4}-\d\d-\d\d\s+", "", before)
    cues = list(_CUE.finditer(before[-60:]))
    if cues and len(before) <= 120 and not _SENTENCE.search(before[-60:][: cues[-1].start()]):
        gap = before[-60:][cues[-1].end() :]
        if re.fullmatch(r"\s*(?:on|at|in)?\W*(?:\w{3,9}\W+)?", gap, re.I) and len(after) < 100:
            if cues[-1].group("first"):
                return _Stamp(1, "published-stamp", a, b, day)
            return _Stamp(4, "updated-stamp", a, b, day)
    before, after = _READING_TIME.sub("", before), _READING_TIME.sub("", after)
    rest = (before + after).strip()
    if not text[:first].strip() and re.match(
        r"[\W_]*(?:mon|tue|wed|thu|fri|sat|sun)", text[first:last], re.I
    ):
        return _Stamp(CLOCK, "page-clock", a, b, day)
    words = re.findall(r"[^\W\d_]+", rest)
    if len(words) > 6 or len(rest) >= 60 or _SENTENCE.search(rest) or re.search(r"[.!?]\s*$", rest):
        return None
    if _WEEKDAY_ONLY.fullmatch(before) or (len(words) <= 4 and all(w[0].isupper() for w in words)):
        return _Stamp(2, "date-line", a, b, day)
    return None


def _find_foreign(text: str, start: int, end: int) -> _Stamp | None:
    """A date on a short line of its own with the month in another language: "25 lutego 2010"."""
    for match in _SPACED.finditer(text, start, min(end, start + HEAD)):
        year, number, date = (match[key] or match[f"{key}2"] for key in ("year", "month", "day"))
        day = make_day(int(year), int(number), int(date))
        if day is not None:
            return _Stamp(2, "date-line", *match.span("date"), day)
    asked = 0
    for match in _find_short_lines(_FOREIGN, text, start, min(end, start + HEAD)):
        if len(match["before"].split()) > 2:
            continue
        month = _load_months().get(match["month"].lower())
        if month is None and asked < FOREIGN_LINES and not _is_english(match["date"]):
            asked += 1
            month = _ask_dateparser(match["date"])
        day = make_day(int(match["year"]), month, int(match["day"])) if month else None
        if day is not None:
            return _Stamp(2, "date-line", *match.span("date"), day)
    return None


def _find_short_lines(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The lines of at most `SHORT` characters that are such a one."""
    while start < end:
        last = text.find("\n", start, end)
        last = end if last < 0 else last
        match = pattern.match(text, start, end) if last - start <= SHORT else None
        if match is not None and match.end() == last:
            yield match
        start = last + 1


def _is_english(date: str) -> bool:
    """Whether our own grammar reads this day: it has then been judged already."""
    found = read_expressions(scan(date), [(0, None)], ranges=False)
    return any(expression.reading.precision == "day" for expression in found)


def _ask_dateparser(date: str) -> int | None:
    """The month of a date in a language that times/months.toml has not ("5 Μαΐου 2024"), by dateparser.

    It is given the date and nothing else, may guess nothing, and is imported only here: it is slow to load.
    """
    import dateparser

    found = dateparser.parse(
        date,
        settings={
            "STRICT_PARSING": True,
            "REQUIRE_PARTS": ["day", "month", "year"],
            "PARSERS": ["absolute-time"],
            "DATE_ORDER": "DMY",
            "RELATIVE_BASE": dt.datetime(2000, 1, 1),
        },
    )
    return found.month if found is not None else None


@cache
def _load_months() -> dict[str, int]:
    """The month names of other languages, from times/months.toml."""
    table = tomllib.loads(resources.files("irevents.times").joinpath("months.toml").read_text("utf-8"))
    return {name: number for names in table.values() for number, name in enumerate(names, 1)}


def _time_end(text: str, b: int) -> int:
    """The end of a stamp with the time behind its date: "Mar 03 2024 | 7:31 AM IST"."""
    match = _TIME.match(text, b)
    return match.end() if match else b


def _in_headline(text: str, start: int, a: int) -> bool:
    """Whether `a` is in the first line of the article, a leading stamp apart."""
    return "\n" not in text[start:a].strip()


def _find_dateline(text: str, start: int, a: int, b: int, expression: Expression) -> Dateline | None:
    """The dateline that a day makes with the place before it and the agency or dash behind it."""
    line = max(text.rfind("\n", start, a) + 1, start)
    lead = _LEAD.match(text[line:a])
    first = line + (lead.end() if lead else 0)
    if b - first > LONGEST_DATELINE:
        return None
    before = _BEFORE.fullmatch(text, first, a)
    after = _AFTER.match(text, b)
    if after is None and not expression.reading.value.startswith("X"):
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


def _find_dateless(text: str, start: int, end: int, stamps: list[_Stamp]) -> Dateline | None:
    """A dateline with a place only: "TOKYO (AP) —", "New Delhi:", at the head of a long line."""
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
        if last >= end:
            return None
        position = last + 1
    return None
