"""An event that a sentence puts so many days from another: "said on Tuesday, two days after meeting Lee"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from irevents.mentions import TemporalMention
from irevents.packs.patterns import Pattern
from irevents.reading import Reading
from irevents.triggers import Trigger

# "came T after P | met", "T before his | talks"
_APART = Pattern("days-apart")
_EXACT = re.compile(r"P(\d{1,2})D")


def set_apart(trigger: Trigger, times: list[TemporalMention]) -> TemporalMention | None:
    """The day of an event told as so many days after or before a day of the sentence.

    Takes from `times` what belongs to the other act: its day and the distance. None where nothing is told so,
    where the distance is not exact ("days after"), where the day it counts from is not known, or where the
    event has a day of its own behind it.
    """
    reading = trigger.reading
    match = _APART.search(trigger.before) if _APART.may_be_in(reading.runs) else None
    if match is None:
        return None
    gap = reading.item_at(match.start("gap"))
    distance = reading.items[gap].mention
    if isinstance(distance, TemporalMention) and distance.type != "DURATION":
        return None  # "fell on Sunday after a meeting"
    before = [t for t in times if t.start < reading.items[gap].end]
    times[:] = [t for t in times if t not in before]
    own = reading.items[trigger.first].start
    if any(t.precision == "day" and t.start > own for t in times):
        return None
    exact = _EXACT.fullmatch(distance.value) if isinstance(distance, TemporalMention) else None
    if exact is None or match["vague"] or not isinstance(distance, TemporalMention):
        return None
    counted_from = _find_day(reading, range(gap - 1, -1, -1))
    if counted_from is None and gap < 2:
        counted_from = _find_day(reading, _behind_clause(reading, trigger))
    if counted_from is None or counted_from.edtf_start is None:
        return None
    days = int(exact[1]) * (-1 if match["side"] in ("after", "following", "since") else 1)
    day = (dt.date.fromisoformat(counted_from.edtf_start) + dt.timedelta(days=days)).isoformat()
    first, last = sorted((counted_from, distance), key=lambda t: t.start)
    return replace(
        counted_from,
        start=first.start,
        end=last.end,
        start_char=first.start_char,
        end_char=last.end_char,
        value=day,
        edtf_start=day,
        edtf_end=day,
        rule=f"{counted_from.rule}-days-apart",
    )


def _find_day(reading: Reading, numbers: Sequence[int]) -> TemporalMention | None:
    """The first full day among some items of a sentence."""
    for number in numbers:
        mention = reading.items[number].mention
        if isinstance(mention, TemporalMention) and mention.precision == "day":
            full = mention.edtf_start == mention.edtf_end and "X" not in (mention.edtf_start or "X")
            return mention if full and mention.type == "DATE" else None
    return None


def _behind_clause(reading: Reading, trigger: Trigger) -> range:
    """The items behind the clause that opens: "Two days after meeting Lee, | Berg said on Monday"."""
    items = reading.items
    comma = next((n for n in range(trigger.last, len(items)) if items[n].text == ","), len(items))
    return range(comma, len(items))
