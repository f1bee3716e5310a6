"""A text broken at a fixed width → where its soft line breaks are, and what to read in their place.

"The ministers met in Santa\\nRosa on Monday": the break stands for a space. In "the minis-\\nters" it stands
for nothing, in "Indo-\\nPacific" the hyphen stays. Page numbers and running heads between two halves of a
sentence belong to the break.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from irevents.articles.lines import MARKER, SENTENCE_END, ends_open
from irevents.language import read_abbreviations
from irevents.values import frozen

_ROW = re.compile(r"[^\s](?:[^\n\r\u2028\u2029\x0b\x0c]*[^\s])?")
_NARROWEST, _WIDEST = 30, 130
_HYPHEN = re.compile(r"([^\W\d_]+)[-\u00ad\u2010]$")
_FRAGMENT = re.compile(r"[^\W\d_]+")
_PAGE_NUMBER = re.compile(r"[-–—\s|]*(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[-–—\s|]*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_DATELINE = re.compile(
    r"[A-Z]{4,}[A-Z .]*(?:[,:–—]|\s[(–—-])"
    r"|[A-Z]\w+(?: [A-Z]\w+)?(?: \([A-Z][\w ]+\)\s?[:–—-]|[,:].{0,20} [–—-] )"
)
_OPENER = re.compile(r"(?:The|A|An|In|On|At|During|After|As|It|This|Both) ")
_CLOSED = re.compile(r"[.!?…:|][\"'”’)\]]*$")
_INITIALS = re.compile(r"(?:[A-Z]\.)+")
_LONG_WORD = re.compile(r"\b[^\W\d_]{4,}")
_PREFIXES = frozenset(
    {"co", "vice", "pre", "non", "anti", "pro", "ex", "inter", "mid", "self", "semi", "sub"}
)


@frozen
class SoftBreak:
    """The stretch `text[start:end]` of a soft line break, and what is read for it: a space or nothing."""

    start: int
    end: int
    reading: str


@frozen
class _Row:
    """A line: where it starts and ends, the column at which it ends, the empty lines before it counted."""

    start: int
    end: int
    column: int
    gap: int
    text: str


@frozen
class _Pair:
    """A line and the one after it; `reach` is the column to which its first word would have come.

    `running` where the second surely goes on with the first, `turns` where a page ends between them.
    """

    row: _Row
    after: _Row
    reach: int
    running: bool
    turns: bool


@frozen
class _Width:
    """The column at which lines are broken, `least` and `most` the same, or those between which they are."""

    least: int
    most: int

    @property
    def exact(self) -> bool:
        return self.least == self.most

    def fills(self, pair: _Pair) -> bool:
        """Whether the first line has no room for a word more."""
        return pair.row.column <= self.most and self.least < pair.reach


def find_soft_breaks(text: str) -> list[SoftBreak]:
    """The soft line breaks of a text, none where it is not broken at a fixed width."""
    if not _may_be_wrapped(text):
        return []
    rows = list(_read_rows(text))
    spaced = _is_double_spaced(rows)
    furniture = _find_running_heads(rows)
    body = [row for number, row in enumerate(rows) if number not in furniture]
    turned = {rows[number].start for number in furniture}
    pairs = list(_pair(body, turned, spaced=spaced))
    width = _find_width(pairs, body)
    if width is None:
        return []
    parted = sum(row.gap > 0 for row in rows) > 2 and not spaced
    return [
        _make_break(text, pair)
        for pair, first in _mark_first(pairs)
        if _is_soft(pair, width, first=first, parted=parted)
    ]


def _may_be_wrapped(text: str) -> bool:
    """Whether a text has lines enough, and few long ones; says no at once to most pages."""
    breaks = text.count("\n")
    if breaks < 2 or len(text) > _WIDEST * (breaks + 1):
        return False
    lengths = [len(line) for line in text.split("\n")]
    return sum(length for length in lengths if length > _WIDEST) * 5 < len(text)


def _read_rows(text: str) -> Iterator[_Row]:
    last = 0
    for match in _ROW.finditer(text):
        start, end = match.span()
        begin = text.rfind("\n", 0, start) + 1
        yield _Row(start, end, end - begin, text.count("\n", last, start) - 1 if last else 0, match[0])
        last = end


def _is_double_spaced(rows: Sequence[_Row]) -> bool:
    """Whether an empty line stands in mid-sentence as a rule."""
    running = [after.gap for row, after in itertools.pairwise(rows) if _runs_on(row, after)]
    return len(running) >= 2 and sum(gap > 0 for gap in running) * 2 > len(running)


def _runs_on(row: _Row, after: _Row) -> bool:
    return (after.text[0].islower() and _is_open(row)) or (row.column >= _NARROWEST and ends_open(row.text))


def _find_running_heads(rows: Sequence[_Row]) -> set[int]:
    """The numbers of the rows that hold a page's number, or the line at the edge of a page beside it."""
    shapes = Counter(_DIGITS.sub("0", row.text) for row in rows)
    found = {number for number, row in enumerate(rows) if _PAGE_NUMBER.fullmatch(row.text)}
    for number in sorted(found):
        for head, before, after in (
            (number + 1, number - 1, number + 2),
            (number - 1, number - 2, number + 1),
        ):
            if before < 0 or after >= len(rows) or not _runs_on(rows[before], rows[after]):
                continue
            if rows[after].text[0].islower() and rows[head].column * 4 < rows[before].column * 3:
                found.add(head)
    for number, row in enumerate(rows):
        again = shapes[_DIGITS.sub("0", row.text)]
        beside = number - 1 in found or number + 1 in found
        if (again >= 3 or (again == 2 and beside)) and not row.text.endswith(SENTENCE_END):
            found.add(number)
    return found


def _pair(rows: Sequence[_Row], turned: set[int], *, spaced: bool) -> Iterator[_Pair]:
    """The lines that may belong together, each with the one after it; `turned` are where pages end."""
    for row, after in itertools.pairwise(rows):
        space = after.text.find(" ")
        reach = row.column + 1 + (space if space > 0 else len(after.text))
        running = _runs_on(row, after)
        turns = any(row.end <= start < after.start for start in turned)
        if after.gap <= spaced or running or (turns and _is_open(row)):
            yield _Pair(row, after, reach, running, turns)


def _find_width(pairs: Sequence[_Pair], rows: Sequence[_Row]) -> _Width | None:
    """Where the text is broken: at one column exactly, or at about one; None where it is not."""
    running = [pair for pair in pairs if pair.running]
    if not running:
        return None
    fits: Counter[int] = Counter()
    for pair in pairs:
        fits.update(range(max(pair.row.column, _NARROWEST), min(pair.reach, _WIDEST + 1)))
    if not fits:
        return None
    most = max(fits.values())
    width = max(column for column, count in fits.items() if count == most)
    wide = sum(row.column > width and " " in row.text for row in rows)
    told = running if len(running) > 2 else [pair for pair in pairs if _is_open(pair.row)]
    fitting = sum(pair.row.column <= width < pair.reach for pair in told)
    if most >= 3 and len(told) >= 2 and wide * 6 < len(rows) and (len(told) - fitting) * 10 <= len(told):
        return _Width(width, width)
    opened = sum(_is_open(pair.row) for pair in pairs)
    enough = len(running) >= 2 and (opened * 5 >= 3 * len(pairs) or len(running) * 5 >= 2 * len(pairs))
    reaches = sorted(pair.reach for pair in running)
    widest = max(pair.row.column for pair in running)
    if not enough or widest > _WIDEST or wide * 3 > len(rows):
        return None
    return _Width(reaches[len(reaches) // 12] * 95 // 100, widest + 3)


def _is_open(row: _Row) -> bool:
    if row.column < _NARROWEST:
        return False
    if _CLOSED.search(row.text) is None:
        return True
    word = row.text.rpartition(" ")[2]
    return word in read_abbreviations()["title"] or _INITIALS.fullmatch(word) is not None


def _mark_first(pairs: Sequence[_Pair]) -> Iterator[tuple[_Pair, bool]]:
    """Each pair, and whether its first line opens a stretch of lines."""
    last = None
    for pair in pairs:
        yield pair, pair.row is not last
        last = pair.after


def _is_soft(pair: _Pair, width: _Width, *, first: bool, parted: bool) -> bool:
    """Whether the break between the two lines is soft; `parted` where empty lines part the paragraphs."""
    row, after = pair.row, pair.after
    full = width.fills(pair)
    if pair.turns:
        return pair.running or (full and _is_open(row))
    if pair.running:
        return full or row.text[-1:] in "-\u00ad"
    if not full or row.text.endswith(("…", "...", "?")):
        return False
    if MARKER.match(after.text) and (MARKER.match(row.text) or not _is_open(row)):
        return False
    if not width.exact and not parted and not _is_open(row):
        return pair.reach > (width.least + width.most) / 2
    return not (first and not parted and _is_headline(row.text, after.text))


def _is_headline(text: str, after: str) -> bool:
    """Whether a full line stands over a report: "Kenya and Ghana Hold Talks" over "ACCRA: The two …"."""
    if text.endswith((*SENTENCE_END, ",")) or ends_open(text):
        return False
    if _DATELINE.match(after):
        return True
    words = _LONG_WORD.findall(text)
    return len(words) > 3 and all(word[0].isupper() for word in words) and _OPENER.match(after) is not None


def _make_break(text: str, pair: _Pair) -> SoftBreak:
    row, after = pair.row, pair.after
    hyphen = _HYPHEN.search(row.text)
    if hyphen is None:
        return SoftBreak(row.end, after.start, " ")
    rest = _FRAGMENT.match(after.text)
    if rest is not None and rest[0].islower() and _is_one_word(text, hyphen[1], rest[0]):
        return SoftBreak(row.end - 1, after.start, "")
    return SoftBreak(row.end, after.start, "")


def _is_one_word(text: str, head: str, tail: str) -> bool:
    """Whether a hyphen only divides a word: "minis-ters", not "co-chaired", "two-day"."""
    if re.search(rf"\b{head}{tail}\b", text):
        return True
    if re.search(rf"\b{head}-{tail}\b", text):
        return False
    words = _read_common_words()
    if (head + tail).lower() in words:
        return True
    if head.lower() in _PREFIXES:
        return False
    return head.lower() not in words or tail.lower() not in words


@cache
def _read_common_words() -> frozenset[str]:
    text = (files("irevents.packs") / "common-words.txt").read_text(encoding="utf-8")
    return frozenset(text.splitlines())
