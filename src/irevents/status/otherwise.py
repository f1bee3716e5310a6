"""What the trigger itself says of its event, where no cue stands beside it."""

from __future__ import annotations

from irevents.packs.patterns import Pattern
from irevents.status.beforehand import AGREED_THERE
from irevents.status.clause import Clause
from irevents.status.verdict import Verdict

_ABSENT = Pattern("absence-of-who")
_COMES_AFTER = Pattern("comes-after")
_WILL_VISIT_FOR = Pattern("will-visit-for")
_GONE_THERE_FOR = Pattern("gone-there-for")
_LEFT_FOR_TALKS = Pattern("left-for-talks")
_AFTER_IT = Pattern("briefing-after-it")
_TOOK_PLACE = Pattern("held-before")
_WAS_HELD = Pattern("was-held-behind")
# Who has arrived, or has left for a place, is on the visit until a date says otherwise.
_JOURNEYS = frozenset({"on-arrival", "ship-enters", "arrive", "leave", "travel"})
_PAST_ENDINGS = ("ed", "met", "ew", "ent", "eft", "oke", "ame")


def judge_otherwise(clause: Clause) -> Verdict:
    """The verdict by the trigger's own words and those it hangs on; held where nothing else is said."""
    trigger = clause.trigger
    frame = trigger.frame
    if frame.id == "due-in" and _ABSENT.search(trigger.before):
        return Verdict(None, "status-absent")
    if frame.status is not None:
        return Verdict(frame.status, f"status-{frame.id}")
    if frame.id in _JOURNEYS and not (trigger.before.endswith(" had") or _COMES_AFTER.search(trigger.before)):
        return Verdict("ongoing", "status-under-way", firm=False)
    may_be_for = not clause.verb and frame.type != "visit" and _WILL_VISIT_FOR.may_be_in(trigger.reading.runs)
    if may_be_for and _WILL_VISIT_FOR.search(trigger.before):
        return Verdict("planned", "status-purpose-of-visit")
    leaves = not clause.verb and frame.type == "meeting" and _LEFT_FOR_TALKS.may_be_in(trigger.reading.runs)
    if leaves and _LEFT_FOR_TALKS.search(trigger.before[-100:]):
        return Verdict("planned", "status-on-the-way", firm=False)
    if not clause.verb and frame.type == "exercise" and _GONE_THERE_FOR.search(trigger.before):
        return Verdict("planned", "status-forces-on-the-way", firm=False)
    return Verdict("held", "status-past", firm=_is_told_as_done(clause))


def _is_told_as_done(clause: Clause) -> bool:
    """Whether the past is said ("met", "held talks", "the talks took place"), not only taken for granted."""
    trigger = clause.trigger
    if clause.verb:
        return trigger.text.split()[0].endswith(_PAST_ENDINGS)
    return bool(
        (not trigger.definite and _AFTER_IT.search(trigger.before))
        or AGREED_THERE.search(clause.before)
        or _TOOK_PLACE.search(clause.before)
        or _WAS_HELD.match(trigger.after)
    )
