"""One verb, several encounters: "met Berg on Tuesday and Lee on Wednesday", "in May and again in June"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from irevents.reading import Reading
from irevents.triggers import Trigger

_ROLES = frozenset({"encounter", "host", "guest"})
# "met Berg in Oslo on Tuesday and Lee": a second object behind the circumstances of the first
_SECOND_OBJECT = re.compile(
    r"^(?: (?:with|up|his|her|their|the|[\w-]+)){0,4} P"
    r"(?: (?:on|in|at|the|here|earlier|later)| [TCVR]| ,)*? [TC](?: ,)?"
    r" (?P<and>and|before|then|followed by)(?: (?:then|later|also))?(?: (?:with|his|her|the|\w+ly)){0,2}"
    r" P(?: (?:on|in|at|the)| ,)* (?:[TCV]\b|\.)"
)
# "met Berg in Oslo on 8 May and again in Riga on 15 May"
_AGAIN = re.compile(
    r"^(?: (?!that\b|which\b|who\b)[\w',-]+| [PSDCVRT]){1,12}?"
    r" (?P<and>and)(?: then| once)? again(?: (?:in|on|at|the)| [CVRS]| ,)* T\b"
)


def add_further(reading: Reading, triggers: Sequence[Trigger]) -> list[Trigger]:
    """The triggers of a sentence with those that a verb or noun stands for a second time, in order.

    Such a trigger stands on the "and", and `shared` is the one whose verb and subject it shares.
    """
    found: list[Trigger] = []
    for number, trigger in enumerate(triggers):
        found.append(trigger)
        if trigger.frame.roles not in _ROLES or trigger.body is not None:
            continue
        end = reading.offsets[trigger.last - 1] + len(reading.items[trigger.last - 1].text)
        match = _SECOND_OBJECT.match(reading.text[end:]) or _AGAIN.match(reading.text[end:])
        if match is None:
            continue
        at = reading.item_at(end + match.start("and"))
        following = triggers[number + 1].first if number + 1 < len(triggers) else len(reading.items)
        if at < following:
            found.append(replace(trigger, first=at, last=at + 1, shared=trigger))
    return found


def is_again(trigger: Trigger) -> bool:
    """Whether the same people met "again"."""
    return bool(re.match(r"^(?: then| once)? again ", trigger.after))
