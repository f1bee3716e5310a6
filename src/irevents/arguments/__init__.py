"""Who, where and when of a trigger, read within its sentence."""

from __future__ import annotations

from irevents.arguments.belonging import is_joined
from irevents.arguments.finding import find_arguments
from irevents.arguments.fronted import find_speakers
from irevents.arguments.governing import shares_verb
from irevents.arguments.host_events import follows_journey, hosts
from irevents.arguments.slots import Arguments

__all__ = [
    "Arguments",
    "find_arguments",
    "find_speakers",
    "follows_journey",
    "hosts",
    "is_joined",
    "shares_verb",
]
