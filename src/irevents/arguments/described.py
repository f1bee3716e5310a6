"""Clauses that only describe: "who is on a visit to Peru", "which will be held on Monday", "said that"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from irevents.arguments.clauses import text_between
from irevents.mentions import TemporalMention
from irevents.packs.patterns import Pattern
from irevents.reading import Reading
from irevents.triggers import Trigger

# "hosted a reception for Lee who is on a visit to Peru | at the palace on Monday"
_WHO_IS_ON = re.compile(
    r"P who (?:is|was) (?:currently |now )?(?:on|paying) (?:an?|his|her)(?: [\w-]+| T){0,4}$"
)
_THERE = Pattern("described-there")


def find_receiver(triggers: Sequence[Trigger], reading: Reading, number: int) -> Trigger | None:
    """Who receives a guest "who is on a visit", where a day or place behind that is the reception's."""
    visit = next((t for t in reversed(triggers) if t.last <= number), None)
    if visit is None or visit.frame.id != "pay-visit" or not _WHO_IS_ON.search(visit.before[-70:]):
        return None
    if _THERE.match(text_between(reading, visit.last, number)) is None:
        return None
    mention = reading.items[number].mention
    if isinstance(mention, TemporalMention) and mention.edtf_start != mention.edtf_end:
        return None
    hosts_it = [t for t in triggers if t.last <= visit.first and t.frame.roles in ("host", "encounter")]
    return hosts_it[-1] if hosts_it else None


# "The summit was preceded on Saturday in the capital by | a meeting of the ministers"
_PRECEDED = Pattern("preceded-there")
_BY_ANOTHER = re.compile(
    r"^(?: (?:on|in|at|here|the)| [TCV]| ,)* (?:by|of)(?: (?:a|an|the|another|two))?(?: [\w-]+){0,4}$"
)


def find_preceding(triggers: Sequence[Trigger], reading: Reading, number: int) -> Trigger | None:
    """The event that another was preceded by, where a day or place between the two words is its own."""
    later = next((t for t in triggers if t.first > number), None)
    if later is None or not _PRECEDED.search(reading.text[: reading.offsets[number]].rstrip()):
        return None
    between = text_between(reading, number + 1, later.first)
    return later if _BY_ANOTHER.match(between) else None


_SHORT_NAME = re.compile(r"^(?: \( [^()]{1,30} \))?(?: ,)?$")


def is_just_behind(reading: Reading, last: int, opener: int) -> bool:
    """Whether a clause opens behind a name: "the Oslo Expo (OX '23), which will be held on Monday"."""
    return opener >= last and _SHORT_NAME.match(text_between(reading, last, opener)) is not None


def is_what_was_said(reading: Reading, opener: int) -> bool:
    """ "The office said that on May 15 Berg will welcome Lee before holding talks": all of it is told."""
    return reading.items[opener].text == "that" and opener > 0 and reading.items[opener - 1].text in _SAID


_SAID = frozenset({"said", "says", "stated", "announced", "noted", "added", "confirmed", "reported"})
