"""What a sentence begins with and nothing in it hangs on: "Meanwhile, …", "According to a statement, …".

The constructions of a sentence are looked for from its first word, so such words are left out of its reading.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from irevents.packs.patterns import Pattern, read_words


class Worded(Protocol):
    """An item of a reading, as far as it is needed here."""

    @property
    def text(self) -> str: ...


_LEAD_IN = Pattern("lead-in")
_FIRST_WORDS = read_words("lead-in-words")
_LONGEST = 18


def count_lead_in(items: Sequence[Worded]) -> int:
    """How many items from the first are a lead-in and its comma; 0 where there is none."""
    if not items or items[0].text not in _FIRST_WORDS:
        return 0
    text = " ".join(item.text for item in items[:_LONGEST]) + " "
    match = _LEAD_IN.match(text)
    return text.count(" ", 0, match.end()) if match is not None else 0
