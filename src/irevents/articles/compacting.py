"""A text as it is on the screen: markup out, gaps within a line closed, and the way back to the offsets.

spaCy gives every second space a token of its own, which would part "Minister <b>Ana Duarte</b>" into
a title and a name that do not touch. So what is read is the compact text; `restore` says where it stood.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from irevents.articles.markup import blank_markup
from irevents.values import frozen

_BLANK = " \t\u00a0\u2000-\u200f\u202f\u2060\u3000\ufeff"
_GAP = re.compile(rf"[{_BLANK}]{{2,}}")
_LONG_LINE = 80
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
    if not marked_up and "  " not in text and "\u00a0" not in text and "\u200b" not in text:
        return None
    parts: list[str] = []
    cuts: list[int] = []
    removed: list[int] = []
    last = length = gone = 0
    for match in _GAP.finditer(plain):
        start, end = match.span()
        if not marked_up and not _in_long_line(plain, start, end):
            continue
        parts.append(plain[last:start])
        length += start - last + 1
        gone += end - start - 1
        parts.append(" ")
        cuts.append(length)
        removed.append(gone)
        last = end
    if not cuts:
        return CompactText(plain, (), ()) if marked_up else None
    parts.append(plain[last:])
    return CompactText("".join(parts), tuple(cuts), tuple(removed))


def _in_long_line(text: str, start: int, end: int) -> bool:
    """Whether a gap has text on both sides, in a line too long for a menu."""
    begin = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    stop = len(text) if stop < 0 else stop
    return stop - begin > _LONG_LINE and begin < start and end < stop
