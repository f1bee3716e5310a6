"""What the clause of a trigger says before any cue is read, and what forbids a cue that stands there."""

from __future__ import annotations

import re

from irevents.packs.patterns import Pattern
from irevents.status.clause import Clause
from irevents.status.cues import Cue
from irevents.status.verdict import Verdict
from irevents.verb_or_noun import is_participle

_INTENDED = Pattern("intended-to")
_CAME_TO_NOTHING = Pattern("came-to-nothing")
_SET_FOR = Pattern("set-for-a-day")
_TO_BE_DONE = Pattern("to-be-done-there")
_NOT_TO_BE_HELD = Pattern("will-not-be-held")
_TO_BE_PAID = Pattern("to-be-paid-behind")
_PAID = Pattern("paid-behind")
_WILL_DURING = Pattern("will-during")
_DATE_OF_IT = Pattern("date-of-it")
_TO_BE_SETTLED = Pattern("to-be-settled")
# "invited him to Oslo; the date of the visit | is to be agreed": not the visit that the report tells of
_AUXILIARY = re.compile(r" (?:is|are|will|has|have)\b")


def judge_beforehand(clause: Clause) -> Verdict | None:
    """The verdict that no cue may change; None where the cues are to be read."""
    trigger = clause.trigger
    if (
        _CAME_TO_NOTHING.may_be_in(trigger.reading.runs)
        and _CAME_TO_NOTHING.search(trigger.after)
        and _INTENDED.search(clause.before)
    ):
        return Verdict("cancelled", "status-came-to-nothing")
    if clause.verb and is_participle(trigger.text, trigger.before, trigger.after):
        return Verdict("held", "status-past")
    if clause.oblique and _SET_FOR.match(trigger.after):
        return Verdict("planned", "status-set-for")
    if (
        clause.oblique
        and _TO_BE_DONE.may_be_in(trigger.reading.runs)
        and _TO_BE_DONE.search(trigger.before[-120:])
    ):
        return Verdict("planned", "status-to-be-done-there")
    if not clause.verb and _NOT_TO_BE_HELD.match(trigger.after):
        return Verdict("cancelled", "status-not-as-planned")
    if not clause.verb and _TO_BE_PAID.match(trigger.after):
        return Verdict("planned", "status-to-be-paid")
    if not clause.verb and _PAID.match(trigger.after):
        return Verdict("held", "status-past")
    if clause.oblique and trigger.frame.type == "visit" and _WILL_DURING.search(trigger.before[-120:]):
        return Verdict("planned", "status-to-be-done-there", firm=False)
    if clause.oblique and _DATE_OF_IT.search(clause.before) and _TO_BE_SETTLED.match(trigger.after):
        bare = trigger.definite and _AUXILIARY.match(trigger.after) is not None
        return Verdict(None if bare else "planned", "status-date-to-be-settled")
    return None


def may_be_said_of(cue: Cue, clause: Clause) -> bool:
    """Whether a cue of this kind can say anything of the trigger, wherever it stands."""
    if (cue.verb and not clause.verb) or (cue.plural and not clause.several):
        return False
    if clause.past and cue.status == "planned" and cue.side in ("after", "rest"):
        return False  # "met Berg, and on Tuesday she will"
    if clause.carried_out and cue.status == "planned":
        return False  # "the planned visit took place on Monday"
    if cue.types and clause.trigger.frame.type not in cue.types:
        return False
    # "during the visit, Lee will meet Berg"; but "on the talks he had with Berg"
    return not (clause.oblique and cue.side in _BEHIND and cue.id != "had-held")


_BEHIND = frozenset({"after", "behind", "rest", "beyond"})
# "when the two presidents meet"; but "when they met"
_TO_COME = frozenset({"meet", "gather", "convene", "hold", "speak"})
_ON_VISIT_TOO = Pattern("visit-including")
_DID_FOLLOW = Pattern("did-follow")
_ONE = Pattern("one-of-it")
_CAME_OF_IT = Pattern("what-came-of-it")
_BUT_ANOTHER = Pattern("but-another")
_AND_HAS = Pattern("and-has")
_BESIDE = Pattern("beside-clause")
_BEFORE_HE_HELD = Pattern("before-he-held")
_YET_TO_COME = re.compile(r"\b(?:will|would|to|due|planned|scheduled|expected)\b[^;]* before\b")
_DONE = Pattern("done-before-noun")
_CONDITION = Pattern("condition-word")
_ABSENCE = Pattern("absence")
AGREED_THERE = Pattern("agreed-there")


def is_said_otherwise(cue: Cue, clause: Clause, words: str, between: str) -> bool:
    """Whether a cue found beside the trigger (its `words`, after those `between`) says nothing of it."""
    trigger, before = clause.trigger, clause.before
    exercise = trigger.frame.type == "exercise"
    drills = exercise and (trigger.text.endswith("s") or _ONE.search(before) is None)
    if cue.id == "ahead-of" and clause.past and words.startswith("before"):
        return _YET_TO_COME.search(before) is None  # "received Berg before the three leaders gathered"
    if cue.id == "ahead-of" and not clause.verb and _BEFORE_HE_HELD.match(words):
        return _YET_TO_COME.search(before) is None  # "met reporters before he held talks with Berg"
    if cue.id == "when-they-meet":
        return trigger.text.split()[0] not in _TO_COME
    if cue.id == "and-then-do" and (clause.past or trigger.text.split()[0].endswith(("s", "ing", "ed"))):
        return True  # "who is due to speak to guards and meets Lee"
    if cue.id == "until-they-come" and clause.past:
        return True  # "fighting went on until the envoy visited Oslo"
    if cue.id == "in-general" and ((exercise and not drills) or _DID_FOLLOW.match(trigger.after)):
        return True  # "further meetings took place with Lee"
    if cue.id == "subject-matter" and not drills and _ON_VISIT_TOO.search(before):
        return True  # "paid a visit, including a four-day exercise with the Kenyan ship"
    if cue.status == "planned" and not clause.verb and AGREED_THERE.search(before):
        return True  # "agreed to build a road at talks in Oslo"
    if cue.status == "planned" and not clause.verb and _CAME_OF_IT.search(before):
        return True  # "agreed to carry out the decisions of the last session"
    done = cue.side in _BEHIND and not clause.verb and _DONE.search(before) is not None
    if cue.status == "planned" and done and _BESIDE.search(between + words):
        return True  # "held talks on Monday, with Peru set to take over the chair"
    if cue.side == "rest" and clause.verb and _BUT_ANOTHER.search(between):
        return True  # "arrived on Monday, but the signing has been put off"
    if cue.id == "ongoing" and clause.past and _AND_HAS.search(before):
        return True  # "is in Oslo on a visit and has met Berg"
    if cue.id == "wish" and clause.past and not _CONDITION.search(words):
        return True  # "lauded his support for the mission and met Berg"
    # "will not attend the summit": it takes place without him
    return cue.id == "negated" and clause.summit and not clause.verb and _ABSENCE.search(words) is not None


_OTHER_OBJECT = Pattern("object-of-the-cue")
_PLAN = Pattern("plan-of-something")
_OF_OBJECTS = frozenset(
    {"cancelled", "postponed", "denied", "negated", "matter-of-talk", "wish", "invitation", "planned"}
)


def is_of_own_object(cue: Cue, clause: Clause, told: str) -> bool:
    """Whether a cue is said of what stands between: "rejected the plan in | talks with Berg" were held.

    `told` is the text from the cue to the trigger.
    """
    meeting = clause.trigger.text.startswith("meeting")  # "spoke of a planned trip while meeting Berg"
    if (clause.verb and not meeting) or clause.summit or cue.id not in _OF_OBJECTS:
        return False
    if _OTHER_OBJECT.match(told) is None:
        return False
    return cue.status != "planned" or _PLAN.match(told) is not None
