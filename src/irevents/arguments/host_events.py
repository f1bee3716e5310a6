"""Bodies and events that another event takes place at, or that a journey is made for."""

from __future__ import annotations

import re

from irevents.arguments.slots import Arguments
from irevents.mentions import BodyMention
from irevents.reading import Item
from irevents.triggers import Trigger

_SIDELINE = re.compile(r"(?:side ?-?lines?|margins?|fringes?) of(?: [\w'-]+| [CDRST]){0,6}$")
_AT_BODY = re.compile(
    r"(?:^| )(?:at|during|within the framework of|as part of|in the framework of|alongside|attending|attend|attended|for)(?: (?:the|a|an|this|last|next|\w+ed|ongoing|annual|D|T|C)){0,4}$"
)
_WITHIN_BODY = re.compile(
    r"(?:^| )(?:at|during|within the framework of|as part of|in the framework of|alongside)(?: (?:the|a|an|this|last|next|\w+ed|ongoing|annual|D|T|C)){0,4}$"
)
_MET = re.compile(
    r"\b(?:met|meet|meets|meeting|meetings|talks|discussions|discussed|spoke|consultations|interaction|signed)\b"
)
_FOR_BODY = re.compile(
    r"(?:^| )(?:for|to attend|attending|attend|to participate in|to take part in)(?: (?:the|a|an|this|\w+ed|annual|ongoing|D))*$"
)


def hosts(trigger: Trigger) -> bool:
    """True for a named body that the sentence makes the host of another event: "on the sidelines of B"."""
    before = trigger.before
    if trigger.body is None:
        return False
    return bool(_SIDELINE.search(before[-80:]) or (_WITHIN_BODY.search(before[-50:]) and _MET.search(before)))


def follows_journey(trigger: Trigger) -> bool:
    """True for the body that a journey is made for."""
    return trigger.body is not None and bool(_FOR_BODY.search(trigger.before[-50:]))


def add_body(trigger: Trigger, item: Item, before: str, out: Arguments) -> None:
    """A body beside the trigger: the event it takes place at, or one of its own; `before` is the text before it."""
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
    ):
        out.sideline = out.sideline or body
    else:
        out.bodies.append(body)
