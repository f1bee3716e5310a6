"""Days on lines of their own with the month in another language."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources

from irevents.publication.stamps import HEAD, Stamp
from irevents.times.calendar import make_day
from irevents.times.finding import read_expressions
from irevents.times.scanning import scan

#: Characters of a line in which a date in another language is looked for.
SHORT = 40
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
#: Whether a line begins with a figure at all: a quick search, as few do.
_OPENS, _LINE_OPENS = re.compile(r"[ \t]*\d"), re.compile(r"\n[ \t]*\d")
#: Lines of an article of which dateparser is asked, at most.
FOREIGN_LINES = 3


def find_foreign(text: str, start: int, end: int) -> Stamp | None:
    """A date on a short line of its own with the month in another language: "25 lutego 2010"."""
    head = min(end, start + HEAD)
    figures = _OPENS.match(text, start, head) or _LINE_OPENS.search(text, start, head)
    for match in _SPACED.finditer(text, start, head) if figures else ():
        year, number, date = (match[key] or match[f"{key}2"] for key in ("year", "month", "day"))
        day = make_day(int(year), int(number), int(date))
        if day is not None:
            return Stamp(2, "date-line", *match.span("date"), day)
    asked = 0
    for match in _find_short_lines(_FOREIGN, text, start, head):
        if len(match["before"].split()) > 2:
            continue
        month = _load_months().get(match["month"].lower())
        if month is None and asked < FOREIGN_LINES and not _is_english(match["date"]):
            asked += 1
            month = _ask_dateparser(match["date"])
        day = make_day(int(match["year"]), month, int(match["day"])) if month else None
        if day is not None:
            return Stamp(2, "date-line", *match.span("date"), day)
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
