"""Find when one article was published: of its stamps and its dateline the one to believe."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace

from irevents.publication.datelines import (
    LONGEST_DELAY,
    Dateline,
    find_dateless,
    find_dateline,
    place_dateline,
)
from irevents.publication.foreign import find_foreign
from irevents.publication.stamps import CLOCK, HEAD, Stamp, find_stamp, time_end
from irevents.times.calendar import make_day
from irevents.times.finding import read_expressions
from irevents.times.reading import Reference
from irevents.times.scanning import Scan, scan
from irevents.values import frozen

#: Characters at its end in which one is looked for.
TAIL = 2000
#: Characters at either end of a long line in which a stamp or a dateline is looked for.
LINE_HEAD, LINE_TAIL = 200, 120
#: Days a text may be dated in its headline before it is published.
LONGEST_DATING = 3
_LINES = re.compile(r"[^\n]+")
_DIGIT = re.compile(r"\d")


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


def find_publication(
    text: str,
    *,
    start: int = 0,
    end: int | None = None,
    published: dt.date | None = None,
    scanned: Scan | None = None,
    is_city: Callable[[str], bool] = lambda name: False,
) -> Publication | None:
    """Find when the article `text[start:end]` was published, and its dateline.

    Args:
        text: the page.
        start: where the article begins.
        end: where it ends; None for the end of the page.
        published: the day where the caller knows it, which is then believed.
        scanned: the tokens of the page, where there are some; its text may differ where it was made plain.
        is_city: whether a name is that of a known city, which alone may head a report.

    Returns:
        What was found, None where there is neither a date, a stamp nor a dateline.
    """
    if end is None:
        end = len(text)
    stamps: list[Stamp] = []
    dateline: Dateline | None = None
    first = ""
    clocks: list[tuple[int, int]] = []
    headline: dt.date | None = None
    titled: tuple[int, int] | None = None
    pieces = _cut_pieces(text, start, end)
    # read as one text, a break between the pieces: one numeric date may explain another
    tokens = (scan("") if scanned is None else scanned).cut(text, pieces)
    for expression in read_expressions(tokens, [(0, None)], ranges=True):
        if expression.reading.precision != "day" or expression.reading.parts:
            continue
        a, b = tokens.span(expression.start, expression.end)
        if dateline is None and a < start + HEAD and (found := find_dateline(text, start, a, b, expression)):
            dateline, first = found, text[found.start : b]
            continue
        if first and text.endswith(first, start, b):  # the teaser and the report below it begin alike
            clocks.append((a, b))
            continue
        stamp = find_stamp(text, start, end, a, b, expression)
        if stamp is not None and stamp.rank == CLOCK:
            clocks.append((a, b))
        elif stamp is not None:
            stamps.append(stamp)
        elif headline is None and _in_headline(text, start, a):
            headline = expression.reading.day if expression.reading.basis == "explicit" else None
            titled = (a, b) if headline is not None and _closes_title(text, a, b) else None
    if not stamps and (foreign := find_foreign(text, start, end)):
        stamps.append(foreign)
    dateline = dateline or find_dateless(text, start, end, is_city)
    spans = tuple(sorted((a, time_end(text, b)) for a, b in [(s.start, s.end) for s in stamps] + clocks))
    publication = _decide(stamps, dateline, spans, published)
    if titled is not None and (publication is None or publication.date is None):
        return Publication(headline, *titled, "title", dateline, spans)
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
    stamps: list[Stamp],
    dateline: Dateline | None,
    spans: tuple[tuple[int, int], ...],
    published: dt.date | None,
) -> Publication | None:
    """Which of several wins: given, the page's leading stamp, published, a bare date, dateline, updated."""
    if dateline is not None and dateline.month is not None and len(stamps) > 1:
        stamps = [s for s in stamps if _is_of_dateline(s, dateline)] or stamps
    best = min(stamps, key=lambda s: (s.rank, s.start), default=None)
    day = published or (best.date if best else None)
    if dateline is not None and dateline.month is not None and dateline.day is not None:
        if dateline.year is None and day is not None:
            dateline = place_dateline(dateline, day)
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


def _is_of_dateline(stamp: Stamp, dateline: Dateline) -> bool:
    """Whether a stamp lies shortly behind "LIMA, May 3": the clock of the page nine years on does not."""
    line = dateline if dateline.date is not None else place_dateline(dateline, stamp.date)
    return line.date is not None and -1 <= (stamp.date - line.date).days <= LONGEST_DELAY


def _in_headline(text: str, start: int, a: int) -> bool:
    """Whether `a` is in the first line of the article, a leading stamp apart."""
    return "\n" not in text[start:a].strip()


def _closes_title(text: str, a: int, b: int) -> bool:
    """Whether the day stands in brackets at the end of its line: "Briefing on the visit (May 23, 2022)"."""
    return text[:a].rstrip(" ").endswith("(") and re.match(r" ?\) *(?:\n|$)", text[b : b + 9]) is not None
