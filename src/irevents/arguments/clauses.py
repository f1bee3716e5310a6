"""How far the words of a trigger reach, and what stands between it and an actor."""

from __future__ import annotations

import re
from collections.abc import Sequence

from irevents.reading import Reading
from irevents.triggers import Trigger

GAP = re.compile(
    r"^(?: (?:with|by|the|a|an|his|her|their|its|also|both|several|top|senior|other|many|some|visiting|then|former|T|as|well|\w+ly|new|newly|appointed|elected|outgoing|incoming|fellow|host|current|among|others|each|for|talks|between|counterpart|counterparts|,))*$"
)


def text_between(reading: Reading, first: int, last: int) -> str:
    """The masked text of the items `first:last`, with a space before each."""
    return "".join(" " + item.text for item in reading.items[first:last])


def find_limit(trigger: Trigger, triggers: Sequence[Trigger]) -> int:
    """The item where the trigger's own right context ends: the next trigger, or a new clause."""
    items, segments = trigger.reading.items, trigger.reading.segments
    later = [t.first for t in triggers if t.first >= trigger.last]
    end = min(later) if later else len(items)
    relative = -1
    if (
        trigger.last + 1 < len(items)
        and items[trigger.last].text == ","
        and items[trigger.last + 1].text == "which"
    ):
        relative = segments[trigger.last + 1]  # "the talks, which were chaired by"
    for number in range(trigger.last, end):
        if segments[number] not in (trigger.segment, relative) and items[number].text not in (
            "who",
            "whom",
            "whose",
            "which",
        ):
            return number
        if items[number].kind == "w" and items[number].text in (
            "said",
            "told",
            "added",
            "according",
            "noted",
        ):
            return number
    return end


def before_purpose(reading: Reading, first: int, last: int) -> bool:
    """False for a "with" that belongs to a purpose: "met Berg to discuss ties with Oslo"."""
    return not re.search(
        r" to (?!the\b|[A-Z]\b|a\b|his\b|her\b)\w+| (?:discussing|discussed|relations|ties|cooperation|partnership|agreement|deal|border|war|conflict|dispute|trade|standoff|crisis|issues?|negotiations|friendship) ",
        text_between(reading, first, last) + " ",
    )
