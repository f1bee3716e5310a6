"""Held, ongoing, planned, postponed, cancelled, or not said to take place at all.

A report says it beside the trigger: "will meet", "is due in", "the talks were called off", "called for
talks". The words are read in a window of the trigger's own clause; the date against the publication
date decides what the tense leaves open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from irevents.records import Dates, Status
from irevents.triggers import Trigger

_WINDOW_BEFORE = 90
_WINDOW_AFTER = 70


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the clause says of the event: a status, or (status None) why it asserts no event.

    `cue` is the rule that decided, for the evidence and for `explain`; `firm` is False for the mere
    default of a past or nominal mention.
    """

    status: Status | None
    cue: str
    firm: bool = True


_CANCELLED = re.compile(r"\b(?:cancel(?:l?ed|s|l?ing)?|call(?:ed|s|ing) off|scrap(?:s|ped)|abandoned|aborted)\b")
_POSTPONED = re.compile(r"\b(?:postpon(?:ed|es|ing|ement)|deferred|defers|put off|pushed back|rescheduled|delayed)\b")
_NEGATED = re.compile(
    r"\b(?:did|does|do|has|have|had|was|were|would|could|will|is|are|can|should)(?: not|n't| n't|not)(?: \w+){0,3}$"
    r"|\b(?:no|never|without|neither|nor|cannot|avoid(?:ed|ing)?|instead of|rather than)(?: (?!doubt)[\w-]+){0,3}$"
    r"|\b(?:refus|declin|fail|snubb|skipp|boycott|miss)(?:ed|es|s|ing)?(?: to| the)?(?: \w+){0,3}$"
    r"|\b(?:turned down|ruled out|denied|denies|rejected|yet to|unable to)\b(?: [\w-]+){0,5}$"
)
_NEGATED_AFTER = re.compile(
    r"^(?: \w+){0,3} (?:(?:was|were|is|are|has|have|did|does|will|would)(?: not|n't| n't)|never)\b"
    r"|^ (?:failed to (?:take place|happen)|fell through|is unlikely|are unlikely|remains? unlikely)"
)
_WISH = re.compile(
    r"\b(?:call(?:ed|s|ing)? (?:up)?on [PSDB](?: and [PSDB])* to|call(?:ed|s|ing)? for|urg(?:ed|es|ing)|appeal(?:ed|s)? for|propos(?:ed|es|al|als|ing)(?: \w+){0,2}|offer(?:ed|s)?(?: to)?|"
    r"suggest(?:ed|s)?|invit(?:ed|es|ing|ation|e)\b(?: [\w-]+){0,6}|extend(?:ed|s)? an invitation\b(?: [\w-]+){0,6}|hop(?:e|ed|es|ing)\b(?: [\w-]+){0,3}|want(?:s|ed)?(?: \w+)? to|would like|wish(?:es|ed)?|"
    r"ready|willing(?:ness)?|open|readiness|desire|intention|"
    r"possib(?:le|ility of|ly)|potential|need(?:s|ed)? (?:for|to)|importance of|seek(?:s|ing)?|sought|request(?:ed|s)?|ask(?:ed|s|ing)?(?: for| to)|push(?:ed|es|ing)? for|"
    r"demand(?:ed|s)?|prospects? (?:of|for)|favou?r(?:ed|s)? (?:of)?|support(?:ed|s)? (?:for )?|encourag(?:ed|es)|if|whether|unless|should|could|agree(?:d|s)? on the need|platform for|forum for|mechanism for|through|via|continu(?:e|ed|ing) (?:the )?|"
    r"resum(?:e|ption of)|facilitat(?:e|ed|ing)|future|more|further|any|such|regular(?:ly)?|periodic(?:ally)?|frequent|annual(?:ly)?|always|often|usually)(?: (?!held|hold|met|will|paid|during|at|on|in)[\w'-]+){0,4}$"
)
_PLANNED = re.compile(
    r"\b(?:will|'ll|shall|is to|are to|was to|were to|to be|is set to|set to|due (?:to|in|on)|scheduled|slated|expected|expects|likely|going to|plan(?:s|ned|ning)?(?: to| for| a| an)?|"
    r"prepar(?:es|ing|ed|ations?)|poised to|about to|(?:is|are) (?:also )?(?:arriving|leaving|travelling|traveling|heading|meeting|visiting|attending|hosting|flying) T|"
    r"may|might|would|accepted (?:an|the|his|her|their)? ?invitation|agreed to|intend(?:s|ed)?|upcoming|forthcoming|next|ahead of|in the run-up to|arrangements? for|anticipation (?:for|of)|look(?:s|ed|ing)? forward to|tomorrow|proposed|planned)(?: (?!met|held|paid)[\w',-]+| [A-Z]){0,8}$"
)
_PLANNED_AFTER = re.compile(
    r"^(?: [A-Z]| (?:of|in|at|to|between|with|and|,|the|on|for|from|by|\(|\))){0,12} (?:will|'ll|is to|are to|is set|are set|is due|are due|is scheduled|are scheduled|scheduled|slated|is expected|are expected|is likely|are likely|would|may|might|to be held|to take place|is planned|are planned|planned for|due (?:in|on|to|for)|set for|set to|expected to)\b"
)
_BARE_TO = re.compile(r"(?:^|[PSDBT,] )to(?: \w+ly| also)?$")
_ONGOING = re.compile(
    r"\b(?:currently|presently|now|(?:is|are|'s) (?:already |also |currently |now )?(?:on|visiting|touring|paying|in the midst of|undertaking|attending|hosting|being|holding|meeting|in [SC] (?:on|for))|"
    r"(?:is|are) (?:[\w-]+ ){0,2}in (?:the )?(?:\w+ )?[SCR] (?:on|for)|continu(?:es|ing)|under ?way|ongoing|(?:has|have) (?:arrived|come|reached|landed|begun|started|kicked off)|(?:begins|starts|began|kicked off|gets under way|opens) )(?: [\w'-]+| [A-Z]){0,5}$"
)
_ONGOING_AFTER = re.compile(
    r"^(?: [A-Z]| (?:of|in|at|to|between|with|and|,|the|on)){0,6} (?:(?:is|are) (?:being held|under ?way|taking place|in progress|ongoing|continuing)|being held|got under ?way|kick(?:s|ed) off|begins|began|get under ?way|gets under ?way|(?:is|are) (?:currently )?being)\b"
)
_GENERIC_AFTER = re.compile(
    r"^ (?:are|is) (?:held|conducted|convened|organi[sz]ed) (?:regularly|annually|every|each|periodically|alternately|once)"
    r"|^(?: \w+){0,3} (?:serves?|acts?) as\b|^ (?:is|are) (?:a|an|the) (?:\w+ ){0,3}(?:forum|mechanism|platform|body|format)"
)
_HABIT = re.compile(r"\b(?:every year|each year|every two years|biennial(?:ly)?|every month|regularly|annually|twice a year|once a year|alternately)\b")


def assess_trigger(trigger: Trigger) -> Verdict:
    """Read the clause around the trigger; see `Verdict`."""
    segment_before, after = _window(trigger)
    before = segment_before
    if _CANCELLED.search(before[-60:]) or _CANCELLED.search(_same_clause(after)):
        return Verdict("cancelled", "status-cancelled")
    if _POSTPONED.search(before[-60:]) or _POSTPONED.search(_same_clause(after)):
        return Verdict("postponed", "status-postponed")
    if _NEGATED.search(before) or _NEGATED_AFTER.search(after):
        return Verdict(None, "negated")
    if _HABIT.search(before[-50:]) or _HABIT.search(after[:50]) or _GENERIC_AFTER.search(after):
        return Verdict(None, "habitual")
    planned = _PLANNED.search(before)
    if planned and not (trigger.definite and re.match(r"ahead of", planned.group())):
        return Verdict("planned", "status-planned")
    if _PLANNED_AFTER.search(after):
        return Verdict("planned", "status-planned-after")
    if _WISH.search(before):
        return Verdict(None, "wish")
    if trigger.frame.head == "verb" and _BARE_TO.search(before):
        return Verdict("planned", "status-infinitive")
    if _ONGOING.search(before) or _ONGOING_AFTER.search(after):
        return Verdict("ongoing", "status-ongoing")
    if re.search(r"\b(?:ahead of|before|prior to)(?: [\w'-]+| [A-Z]){0,5}$", before):
        return Verdict("planned", "status-ahead-of", firm=False)
    return Verdict("held", "status-past", firm=False)


def _same_clause(after: str) -> str:
    return re.split(r" [;,.]| that ", after, maxsplit=1)[0][:60]


def _window(trigger: Trigger) -> tuple[str, str]:
    """The masked text before and behind the trigger within its own clause."""
    reading, segment = trigger.reading, trigger.segment
    first = trigger.first
    while first and (reading.segments[first - 1] == segment or _joined(reading.segments, first, segment)):
        first -= 1
    before = reading.text[reading.offsets[first] : reading.offsets[trigger.first]].rstrip()
    return before[-_WINDOW_BEFORE:], trigger.after[:_WINDOW_AFTER]


def _joined(segments: list[int], number: int, segment: int) -> bool:
    """True where an embedded relative clause stands between two parts of the trigger's clause."""
    return segment in segments[:number]


def settle_status(status: Status, dates: Dates | None, published: str | None, *, firm: bool, multi_day: bool) -> Status:
    """Let the date decide where the words leave it open.

    Args:
        status: what the words say.
        dates: the event's dates; only full days are compared.
        published: publication date as `YYYY-MM-DD`, None where unknown.
        firm: whether words, not a default, gave the status.
        multi_day: whether the event lasts several days.
    """
    if dates is None or published is None or status in ("cancelled", "postponed"):
        return status
    start, end = dates.start, dates.end
    if "X" in start or "X" in end:
        return status
    width = min(len(start), len(published))
    if start[:width] > published[:width]:
        return "planned"
    if dates.precision == "day" and end < published:
        return "held"
    if dates.precision != "day" and end < published[: len(end)]:
        return "held"
    if multi_day and start <= published < end and not (firm and status == "planned"):
        return "ongoing"
    return status
