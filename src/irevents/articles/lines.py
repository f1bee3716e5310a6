"""A page's text → its lines, as offsets: soft line breaks joined, bullets put with their text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# a line's text without the white space around it; U+2028 and the like end a line too
_LINE = re.compile(r"[^\s](?:[^\n\r\u2028\u2029\x0b\x0c]*[^\s])?")
MARKER = re.compile(r"(?:[•·◦▪■●►*‣➤✓–—-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])(?=\s|$)")
_BULLETS = "•·◦▪■●►*‣➤✓–—-"
_GLUED_MARKER = re.compile(r"[•▪■●►➤‣](?=\S)")
_AGE = re.compile(r"(?:an?|one|two|few|just)\b.{0,12}\b(?:ago|now)\W*$")
SENTENCE_END = tuple('.!?…:;"”’)|»')
_OPEN = re.compile(r"\s(?:of|the|and|in|to|with|for|by|at|on|from|a|an|his|her|its|their|between|as)$")


@dataclass(slots=True)
class Line:
    """A line, or the lines of one paragraph that was wrapped; `text` is that of the first to last one.

    `gap` is True when an empty line stands before it; `bullet` when it began with a bullet, which
    `start` no longer covers.
    """

    start: int
    end: int
    text: str
    gap: bool
    bullet: bool = False


def read_lines(text: str, start: int = 0) -> list[Line]:
    """Cut the text from `start` into lines without the white space around them, broken ones joined."""
    lines = list(_raw_lines(text, start))
    return list(_attach_markers(_join_broken(lines, text), text))


def _raw_lines(text: str, begin: int) -> Iterator[Line]:
    last = begin
    for match in _LINE.finditer(text, begin):
        start, end = match.span()
        yield Line(start, end, match[0], last == begin or text.count("\n", last, start) > 1)
        last = end


def _join_broken(lines: list[Line], text: str) -> list[Line]:
    """Join the lines of a sentence that was broken, by markup or at the edge of a narrow column."""
    joined: list[Line] = []
    previous = None  # the last raw line
    for line in lines:
        if previous is not None and not line.gap and _continues(previous, line):
            whole = joined[-1]
            whole.end = line.end
            whole.text = text[whole.start : whole.end]
        else:
            joined.append(Line(line.start, line.end, line.text, line.gap))
        previous = line
    return joined


def _continues(line: Line, after: Line) -> bool:
    if MARKER.match(after.text) or _GLUED_MARKER.match(after.text) or len(line.text) < 2:
        return False
    if after.text[0].islower() and not line.text.endswith(SENTENCE_END):
        return not _AGE.match(after.text)
    return ends_open(line.text)


def ends_open(text: str) -> bool:
    """Whether a line cannot end where it does: "on the sidelines of the", "met with"."""
    return _OPEN.search(text[-10:]) is not None


def _attach_markers(lines: list[Line], text: str) -> Iterator[Line]:
    """Take bullets off lines, and put a bullet that has a line to itself with the line after it."""
    pending = False
    for line in lines:
        if pending and not line.gap:
            line.bullet = True
        pending = False
        match = MARKER.match(line.text) or _GLUED_MARKER.match(line.text)
        if match is not None:
            if match.end() == len(line.text):
                pending = True
                continue
            begin = match.end()
            while line.text[begin].isspace():
                begin += 1
            rest = line.text[begin:]
            # "3. The two sides agreed …": the numbered paragraph of a statement is no bullet
            numbered = match[0][0] not in _BULLETS and rest.count(" ") > 12 and rest[-1] in ".”"
            yield Line(line.start + begin, line.end, rest, line.gap, not numbered)
            continue
        yield line
