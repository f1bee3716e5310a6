"""What somebody tells of himself without saying "I": "Pleased to meet Minister Berg today", in a post."""

from __future__ import annotations

from irevents.arguments.slots import Arguments
from irevents.groups import Actor
from irevents.packs.patterns import Pattern
from irevents.triggers import Trigger

_SELF_TOLD = Pattern("self-told")
_NOUN_TOLD = Pattern("self-told-noun")
# "Direct talks with President Berg are the only way": a subject, and nothing told
_IS_SUBJECT = Pattern("is-subject")


def add_self(trigger: Trigger, out: Arguments) -> None:
    """Who is quoted is the agent of what a quotation opens with, where it names nobody before it."""
    if out.agents or not out.partners or trigger.frame.type == "signing" or trigger.body is not None:
        return
    if trigger.frame.head == "noun" and _IS_SUBJECT.match(trigger.after):
        return
    told = _SELF_TOLD if trigger.frame.head == "verb" else _NOUN_TOLD
    if told.search(trigger.before):
        out.agents.append(Actor(trigger.first, trigger.first, anaphor="speaker"))
