"""Bodies and events that another event takes place at, or that a journey is made for."""

from __future__ import annotations

import re

from irevents.arguments.slots import Arguments
from irevents.mentions import BodyMention
from irevents.packs.patterns import Pattern
from irevents.reading import Item
from irevents.triggers import Trigger

_SIDELINE = re.compile(r"(?:side ?-?lines?|margins?|fringes?) of(?: [\w'-]+| [CDRST]){0,6}$")
_AT_BODY = Pattern("at-body")
_WITHIN_BODY = Pattern("within-body")
_MET = Pattern("met-there")
# "discussed the preparations for the next B": not at it
_PREPARES = Pattern("prepares")
# "will come in May following her participation in B"
_TAKES_PART = Pattern("follows-taking-part")
_FOR_BODY = Pattern("for-body")
# "is to meet the Speaker and attend the Oslo Forum": two things he will do
_AND_ATTEND = re.compile(
    r"(?:^| )and (?:to |will |also )*(?:attend(?:ed|s)?|address(?:ed|es)?)(?: (?:the|a|an))?$"
)


# "spoke at the Oslo Forum on Monday and at the Riga Forum on Tuesday": each with its own day
_AND_AT = re.compile(r" at (?:the )?B\b.* and (?:also |later )?at(?: the)?$")


def is_told_beside(trigger: Trigger) -> bool:
    """Whether a body is the second of two at which the same was done."""
    return trigger.body is not None and _AND_AT.search(trigger.before) is not None


def _is_on_sidelines(trigger: Trigger) -> bool:
    """ "on the sidelines of the annual |", "on the margins of": what stands there is the host."""
    if " of" not in trigger.before:
        return False
    return _SIDELINE.search(trigger.before[-80:]) is not None


def hosts(trigger: Trigger) -> bool:
    """True for what the sentence makes the host of another event: "on the sidelines of B", "of the forum"."""
    before = trigger.before
    if trigger.body is None:
        return trigger.definite and trigger.frame.head == "noun" and _is_on_sidelines(trigger)
    if _TAKES_PART.search(before[-60:]):
        return True
    if is_told_beside(trigger):
        return False
    return _is_on_sidelines(trigger) or bool(_WITHIN_BODY.search(before[-50:]) and _MET.search(before))


def follows_journey(trigger: Trigger) -> bool:
    """True for the body, or the summit, that a journey is made for."""
    before = trigger.before
    return (
        (trigger.body is not None or trigger.frame.id == "summit")
        and bool(_FOR_BODY.search(before[-50:]))
        and not _PREPARES.search(before[-60:])
    )


def add_body(trigger: Trigger, item: Item, before: str, out: Arguments) -> None:
    """A body beside the trigger: the event it takes place at, or its own; `before` is the text before."""
    body = item.mention
    assert isinstance(body, BodyMention)
    if body.kind == "organisation":
        return
    if _SIDELINE.search(before[-80:]):
        out.sideline = body
    elif (
        trigger.frame.type in ("meeting", "call", "signing")
        and _AT_BODY.search(before[-50:])
        and trigger.body is None
        and not _PREPARES.search(before[-60:])
        and not _AND_ATTEND.search(before[-40:])
    ):
        out.sideline = out.sideline or body
    else:
        out.bodies.append(body)
