"""A text as it is on the screen: markup out, gaps and soft breaks closed, and the way back to the offsets.

spaCy gives every second space a token of its own, which would part "Minister <b>Ana Duarte</b>" into
a title and a name that do not touch. So what is read is the compact text; `restore` says where it stood.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from irevents.articles.markup import blank_markup
from irevents.articles.wrapping import find_soft_breaks
from irevents.values import frozen

_BLANK = " \t\u00a0\u2000-\u200f\u202f\u2060\u3000\ufeff"
_GAP = re.compile(rf"[{_BLANK}]{{2,}}")
_LONG_LINE = 80
_BROKEN_LINE = 50
"""A gap in a shorter line of plain text may part the items of a menu; `read_page` wants to see it."""


@frozen
class CompactText:
    """`text` is compact: from its offset `cuts[i]` on, `removed[i]` characters of the original are gone."""

    text: str
    cuts: tuple[int, ...]
    removed: tuple[int, ...]

    def restore(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original text for a span (of one character at least) of the compact one."""
        return self._offset(start), self._offset(end - 1) + 1

    def _offset(self, offset: int) -> int:
        index = bisect_right(self.cuts, offset) - 1
        return offset if index < 0 else offset + self.removed[index]


def compact_text(text: str) -> CompactText | None:
    """The compact text, None where the text is compact already."""
    plain = blank_markup(text)
    marked_up = plain is not text
    cuts = [(one.start, one.end, one.reading) for one in find_soft_breaks(plain)]
    wrapped = bool(cuts)
    if marked_up or wrapped or "  " in text or "\u00a0" in text or "\u200b" in text:
        taken = {offset for start, end, _ in cuts for offset in range(start, end)}
        cuts += [
            (start, end, " ")
            for start, end in (match.span() for match in _GAP.finditer(plain))
            if start not in taken and (marked_up or _in_line(plain, start, end, wrapped=wrapped))
        ]
    if not cuts:
        return CompactText(plain, (), ()) if marked_up else None
    return _cut(plain, sorted(cuts))


def _cut(text: str, cuts: Iterable[tuple[int, int, str]]) -> CompactText:
    """The text with the reading of each (start, end, reading) in place of `text[start:end]`."""
    parts: list[str] = []
    places: list[int] = []
    removed: list[int] = []
    last = length = gone = 0
    for start, end, reading in cuts:
        parts += (text[last:start], reading)
        length += start - last + len(reading)
        gone += end - start - len(reading)
        places.append(length)
        removed.append(gone)
        last = end
    parts.append(text[last:])
    return CompactText("".join(parts), tuple(places), tuple(removed))


def _in_line(text: str, start: int, end: int, *, wrapped: bool) -> bool:
    """Whether a gap has text on both sides, in a line too long for a menu or in one of a broken text."""
    begin = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    stop = len(text) if stop < 0 else stop
    return stop - begin > (_BROKEN_LINE if wrapped else _LONG_LINE) and begin < start and end < stop
