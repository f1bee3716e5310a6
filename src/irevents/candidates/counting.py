"""Which one in a row a session without a name of its own is: "the 21st round of border talks"."""

from __future__ import annotations

from irevents.bodies.editions import read_ordinal
from irevents.packs.patterns import read_words
from irevents.triggers import Trigger

_COUNTED_TYPES = frozenset({"meeting", "summit", "conference"})
_REACH = 6
"""Words before the noun among which its number is looked for."""


def count_session(trigger: Trigger) -> int | None:
    """The number of a session in its row; None for a first one, and where no row is meant.

    Not "their second meeting" (but "their fifth round"), "a third round" or "the second meeting this year".
    """
    if trigger.frame.head != "noun" or trigger.body is not None or trigger.plural:
        return None
    if trigger.frame.type not in _COUNTED_TYPES:
        return None
    words = trigger.before[-90:].split()[-_REACH:]
    stops, rows = read_words("count-stops"), read_words("count-rows")
    for at in range(len(words) - 1, 0, -1):
        word = words[at]
        number = read_ordinal(word) if len(word) > 2 else None  # not the mask V of a venue
        if number is not None:
            in_row = not rows.isdisjoint([*words[at:], trigger.text])
            loose = words[at - 1] in ("a", "an", "another") or (
                not in_row and words[at - 1] in read_words("count-no-row")
            )
            return number if number > 1 and not loose and not _is_of_period(trigger) else None
        if word in stops or (word == "of" and words[at - 1] not in rows):
            return None
    return None


def _is_of_period(trigger: Trigger) -> bool:
    """ "the second meeting of the presidents this year": counted from the new year on."""
    for item in trigger.reading.items[trigger.last : trigger.last + 12]:
        if item.kind == "T" and item.surface.lower().startswith(("this ", "the year", "the month")):
            return True
        if item.text in ("since", "within"):
            return True
    return False
