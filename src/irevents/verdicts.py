"""The verdict on a trigger within its sentence: what is planned or called off takes others with it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from irevents.arguments import follows_journey, is_joined, shares_verb
from irevents.drafts import Draft
from irevents.packs.patterns import Pattern
from irevents.status import Cues, Verdict
from irevents.triggers import Trigger

Told = tuple[Trigger, Verdict]
"""The trigger before in the sentence, and the verdict on it."""


# "Lee will stress the ties of Peru and Chile and | meet with officials": a bare verb goes on with the "will"
_WILL = re.compile(
    r"\b(?:will|would|shall|(?:is|are) (?:due |set |expected |scheduled )?to) (?!be\b)[^.;:]*$"
)


def _goes_on_with_will(trigger: Trigger) -> bool:
    """Whether a bare verb is joined to another that is to come, though that tells no event."""
    return _goes_with(trigger) and _WILL.search(trigger.before[-200:]) is not None


def judge(
    trigger: Trigger, triggers: Sequence[Trigger], cues: Cues, told: Told | None, visit: Draft | None
) -> Verdict:
    """What the sentence says of the trigger: held, planned, called off, or no event.

    `triggers` are all of the sentence; `visit` is the visit that the report speaks of.
    """
    verdict = cues.assess(trigger.shared or trigger)
    if (
        told is not None
        and not verdict.firm
        and told[1].status == "planned"
        and _is_alike(trigger, told, visit)
    ):
        verdict = told[1]
    if told is None and verdict.status == "held" and _goes_on_with_will(trigger):
        verdict = Verdict("planned", "status-goes-on")
    if told is not None:
        verdict = _follow(trigger, verdict, told[1])
    if verdict.cue == "status-counted" and any(t.shared is (trigger.shared or trigger) for t in triggers):
        verdict = Verdict("held", "status-past")  # "visited Oslo twice, in 2017 and 2019": each is told
    following = next((t for t in triggers if t.first >= trigger.last), None)
    if following is not None and is_joined(trigger, following) and not verdict.firm:
        verdict = cues.assess(following)  # "Sessions of A and B will be held"
    if told is not None and _is_after_signing(trigger, told[1], verdict, triggers):
        verdict = told[1]
    if following is not None and not verdict.firm and _opens(trigger) and not _is_under_way(trigger, visit):
        ahead = cues.assess(following)
        to_come = ahead.status == "planned" and ahead.firm and _IS_TO_BE.search(following.before)
        verdict = ahead if to_come else verdict
    if not verdict.firm and (_is_on_programme(trigger) or _aims(trigger)) and _is_to_come(visit):
        verdict = Verdict("planned", "status-programme")
    return verdict


def _is_alike(trigger: Trigger, told: Told, visit: Draft | None) -> bool:
    """Whether the trigger is planned with the planned one before it."""
    return (
        follows_journey(trigger)
        or _goes_with(trigger)
        or (_frames(trigger) and not _is_under_way(trigger, visit))
        or _is_errand(trigger, told[0])
        or shares_verb(trigger, told[0])
    )


def _follow(trigger: Trigger, verdict: Verdict, before: Verdict) -> Verdict:
    """The verdict, changed where the one before says that it is still to come, or will not be."""
    if before.cue == "status-under-way" and follows_journey(trigger) and not verdict.firm:
        return Verdict("planned", "status-ahead", firm=False)
    if before.cue == "status-negated" and _is_of_the_two(trigger):
        return before  # "is unlikely to visit Peru for the Chile-Peru summit"
    if before.status == "cancelled" and _WAS_TO.search(trigger.before):
        return before  # "called off the visit, during which he was to meet Lee"
    return verdict


# "will meet Dahl separately and host a discussion": the bare verb is planned like the one before it
_AND = re.compile(r"(?:^| )(?:and|or|,)(?: (?:also|then|later|to))?$")
_BARE = frozenset(
    {"host", "meet", "visit", "sign", "receive", "call", "travel", "head", "attend", "hold", "pay"}
)


# "is to visit Oslo, meet Berg and | hold talks with Lee": so is the noun that a bare verb holds
_BARE_HOLD = Pattern("bare-hold")


def _goes_with(trigger: Trigger) -> bool:
    """Whether a trigger is a bare verb joined to the verb before it, or what such a verb holds."""
    if trigger.frame.head == "noun":
        return _BARE_HOLD.search_in(trigger.before, trigger.reading.runs) is not None
    bare = trigger.frame.head == "verb" and trigger.text.split()[0] in _BARE
    return bare and _AND.search(trigger.before) is not None


# "The main events of his programme include laying a wreath and talks with Berg"
_PROGRAMME = Pattern("programme-includes")
# "The first day of the visit began with a meeting with Berg": no longer to come
_WAS_ON_IT = Pattern("was-on-programme")


def _is_on_programme(trigger: Trigger) -> bool:
    """Whether the programme of a visit is said to hold the event."""
    return (
        _PROGRAMME.search_in(trigger.before, trigger.reading.runs) is not None
        and _WAS_ON_IT.search(trigger.before) is None
    )


# "Berg is expected in Lima on Monday. His talks with Minister Lee | aim to improve trade"
_AIMS = Pattern("aims-at")


def _aims(trigger: Trigger) -> bool:
    """Whether talks are told in the present by what they are for."""
    return trigger.frame.head == "noun" and _AIMS.match(trigger.after) is not None


def _is_to_come(visit: Draft | None) -> bool:
    """Whether the visit spoken of is planned or under way."""
    return visit is not None and visit.status in ("planned", "ongoing")


_AFTER_TALKS = re.compile(r"(?:^| )(?:after|following)(?: (?:a|an|the|their))?(?: [\w-]+){0,3}$")


def _is_after_signing(
    trigger: Trigger, before: Verdict, verdict: Verdict, triggers: Sequence[Trigger]
) -> bool:
    """ "The two are to sign accords following their annual talks": the talks are still to come."""
    signing = next((t for t in reversed(triggers) if t.last <= trigger.first), None)
    planned = before.status == "planned" and not verdict.firm and trigger.frame.head == "noun"
    return (
        planned
        and signing is not None
        and signing.frame.roles == "signing"
        and _AFTER_TALKS.search(trigger.before) is not None
    )


def _is_of_the_two(trigger: Trigger) -> bool:
    """Whether a journey is made for a session of two states, which does not take place without the one."""
    return trigger.body is not None and len(trigger.body.parties) == 2 and follows_journey(trigger)


# "will sign a treaty | during the visit of Lee": the visit is planned like the signing
_FRAMES = Pattern("during-visit")
_WAS_DONE = re.compile(r" (?:agreed|made|announced|taken|reached|decided|met|held|said|promised|was|were)\b")


def _frames(trigger: Trigger) -> bool:
    """Whether a planned event is told to take place during this visit."""
    match = _FRAMES.search(trigger.before) if trigger.frame.type == "visit" else None
    return match is not None and _WAS_DONE.search(trigger.before) is None


# Not "During her stay in Lima, Dahl spoke of a planned | exercise"
_IS_TO_BE = Pattern("is-to-be")
# "During his stay in Lima, Berg will hold talks": the stay is to come like the talks
_OPENS = re.compile(r"^(?:T(?: ,)? )?(?:during|on|in the course of)(?: [\w'-]+| [TDP]){1,5}$")


def _opens(trigger: Trigger) -> bool:
    """Whether a visit opens the sentence, as the time of what is told there."""
    return trigger.frame.type == "visit" and _OPENS.match(trigger.before) is not None


def _is_under_way(trigger: Trigger, visit: Draft | None) -> bool:
    """ "The ships arrived on Monday. Drills will be held during the visit": it is no visit to come."""
    return trigger.definite and visit is not None and visit.status in ("ongoing", "held")


_FOR = re.compile(r"(?:^| )for(?: (?:a|an|the|his|her|their))?(?: (?!in\b|on\b|at\b|to\b)[\w-]+){0,3}$")


def _is_errand(trigger: Trigger, previous: Trigger) -> bool:
    """ "will host the leaders of Japan and Fiji | for a summit": planned like the verb before it."""
    noun = trigger.frame.head == "noun" and trigger.frame.type in ("meeting", "summit", "call")
    return (
        noun
        and trigger.segment == previous.segment
        and previous.frame.head == "verb"
        and _FOR.search(trigger.before) is not None
    )


_WAS_TO = re.compile(
    r"(?:^| )(?:(?:was|were) (?:(?:due|set|scheduled|expected) )?to|would have)(?: have| also)?$"
)
