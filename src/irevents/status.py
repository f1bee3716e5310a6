"""Held, ongoing, planned, postponed, cancelled, or not said to take place at all.

A report says it beside the trigger: "will meet", "is due in", "the talks were called off", "called for
talks". The cues of `packs/cues.toml` are read in a window of the trigger's own clause; the date against
the publication date decides what the tense leaves open.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from irevents.cues import Cue, CueWords, list_cue_words, read_cue, write_cue
from irevents.errors import IreventsError
from irevents.packs.patterns import Pattern
from irevents.records import Status
from irevents.triggers import Trigger
from irevents.values import frozen
from irevents.verb_or_noun import is_participle

_WINDOW_BEFORE = 90
_WINDOW_AFTER = 100


@frozen
class Verdict:
    """What the clause says of the event: a status, or (status None) why it asserts no event.

    `cue` is the rule that decided, for the evidence and for `explain`; `firm` is False for the mere
    default of a past or nominal mention.
    """

    status: Status | None
    cue: str
    firm: bool = True


class Cues:
    """The cues of a pack, in its order."""

    def __init__(
        self, pack: Mapping[str, Any], *, words: CueWords | None = None, known: bool = False
    ) -> None:
        """`words` is what `list_cue_words` gives for the pack, where the caller has kept it.

        `known` is true for the built-in pack, whose patterns are compiled when they are first needed.
        """
        try:
            self._cues = [read_cue(entry) for entry in pack.get("entry", [])]
            for entry in () if known else pack.get("entry", []):
                re.compile(write_cue(entry))
            begun = list_cue_words(pack) if words is None else words
        except (KeyError, re.error) as error:
            raise IreventsError(f"not a cue: {error}", file="cues") from error
        self._last: tuple[frozenset[str], list[Cue]] = (frozenset(), [])
        self._of_any_word = {number for number, own in enumerate(begun) if own is None}
        self._by_word: dict[str, list[int]] = {}
        for number, own in enumerate(begun):
            for word in own or ():
                self._by_word.setdefault(word, []).append(number)

    def _list_possible(self, words: frozenset[str]) -> list[Cue]:
        """The cues that begin with one of the words, in the pack's order; others need not be looked for."""
        known, cues = self._last  # the triggers of a sentence come one after the other
        if known is words:
            return cues
        numbers = set(self._of_any_word)
        for word in self._by_word.keys() & words:
            numbers.update(self._by_word[word])
        cues = [self._cues[number] for number in sorted(numbers)]
        self._last = words, cues
        return cues

    def assess(self, trigger: Trigger) -> Verdict:
        """Read the clause around a trigger; see `Verdict`."""
        before, after = _window(trigger)
        behind = _END_OF_CLAUSE.split(after, maxsplit=1)[0]
        verb = trigger.frame.head == "verb"
        if _INTENDED.search(before) and _CAME_TO_NOTHING.search(trigger.after):
            return Verdict(None, "status-came-to-nothing")
        if verb and is_participle(trigger.text, trigger.before, trigger.after):
            return Verdict("held", "status-past")
        past = verb and trigger.text.split()[0] in _MET and not _BE.search(before)
        several = not verb and trigger.body is None and (trigger.plural or trigger.frame.type == "exercise")
        oblique = not verb and bool(_OBLIQUE.search(before))
        carried_out = not verb and _is_carried_out(before, behind)
        if oblique and _SET_FOR.match(trigger.after):
            return Verdict("planned", "status-set-for")
        if oblique and _TO_BE_DONE.search(trigger.before[-120:]):
            return Verdict("planned", "status-to-be-done-there")
        for cue in self._list_possible(trigger.reading.words):
            if (cue.verb and not verb) or (cue.plural and not several):
                continue
            if past and cue.status == "planned" and cue.side in ("after", "rest"):
                continue  # "met Berg, and on Tuesday she will"
            if carried_out and cue.status == "planned":
                continue  # "the planned visit took place on Monday"
            if cue.types and trigger.frame.type not in cue.types:
                continue
            if oblique and cue.side in ("after", "behind", "rest", "beyond") and cue.id != "had-held":
                continue  # "during the visit, Lee will meet Berg"; but "on the talks he had with Berg"
            if cue.side == "before":
                fits = cue.pattern.search(before)
            elif cue.side == "sentence":
                fits = cue.pattern.search(trigger.before)
            elif cue.side == "which":
                fits = None if verb else cue.pattern.match(trigger.after)
            elif cue.side == "beyond":
                fits = None if verb else cue.pattern.search(_OTHER_CLAUSE.split(trigger.after, maxsplit=1)[0])
            elif cue.side == "near":
                fits = cue.pattern.search(before, max(0, len(before) - cue.reach))
            else:
                fits = cue.pattern.search(behind if cue.side == "behind" else after)
            if fits is None or _is_said_otherwise(cue, trigger, before):
                continue
            if verb and cue.side == "rest" and _BUT_ANOTHER.search(after[: fits.start()]):
                continue  # "arrived on Monday, but the signing has been put off"
            if past and cue.id == "wish" and not _CONDITION.search(fits.group()):
                continue  # "lauded his support for the mission and met Berg"
            if cue.id == "negated" and _is_absence(trigger, fits.group()):
                continue
            if cue.id == "negated" and _AS_PLANNED.search(trigger.after[:80]):
                return Verdict("cancelled", "status-not-as-planned")
            summit = trigger.body is not None or trigger.frame.type in ("summit", "conference")
            if cue.id == "invitation" and summit and _DATED.match(trigger.after):
                return Verdict("planned", "status-invited-to")
            if cue.id == "ahead-of":
                gone_by = _PAST_BEFORE if verb else _WENT_ON
                if gone_by.search(trigger.before) or (not verb and _HELD_FIRST.search(trigger.before)):
                    return Verdict("held", "status-past", firm=False)
            if cue.status == "ongoing" and trigger.frame.status is not None:
                break  # "is expected in Oslo next week"
            return Verdict(cue.status, f"status-{cue.id}", cue.firm)
        if trigger.frame.id == "due-in" and _ABSENT.search(trigger.before):
            return Verdict(None, "status-absent")
        if trigger.frame.status is not None:
            return Verdict(trigger.frame.status, f"status-{trigger.frame.id}")
        gone = trigger.before.endswith(" had") or _COMES_AFTER.search(trigger.before)
        if trigger.frame.id in _JOURNEYS and not gone:
            return Verdict("ongoing", "status-under-way", firm=False)
        if not verb and trigger.frame.type != "visit" and _WILL_VISIT_FOR.search(trigger.before):
            return Verdict("planned", "status-purpose-of-visit")
        if not verb and trigger.frame.type == "exercise" and _GONE_THERE_FOR.search(trigger.before):
            return Verdict("planned", "status-forces-on-the-way", firm=False)
        return Verdict(
            "held",
            "status-past",
            firm=bool(not verb and not trigger.definite and _AFTER_IT.search(trigger.before))
            or bool(not verb and _AGREED_THERE.search(before))
            or bool(not verb and (_TOOK_PLACE.search(before) or _WAS_HELD.match(trigger.after)))
            or (verb and trigger.text.split()[0].endswith(("ed", "met", "ew", "ent", "eft", "oke", "ame"))),
        )


# "was invited to the Arctic Summit on May 3": the summit is to take place, whoever comes
_DATED = re.compile(r"^(?: in [CS]| of(?: [\w'-]+| [SDR]){1,7})* (?:on|from|in) T(?= |$)")
# "will not travel to Oslo on Monday as planned"
_AS_PLANNED = re.compile(r" as (?:earlier |previously |originally )?(?:planned|scheduled|announced|agreed)\b")
# "the planned visit"; "arrived on a planned visit", "held the scheduled talks"
_ATTRIBUTIVE = re.compile(
    r"(?:^| )(?:planned|scheduled|expected|anticipated|awaited)(?: (?!to\b|in\b|on\b|for\b)[\w-]+){0,3}$"
)
_BEGUN_OR_OVER = re.compile(
    r"^(?!.* (?:will|would|not|never|to be|may|might|should)\b)(?: .*)?"
    r" (?:took place|went ahead|(?:was|were) held|ended|concluded|began|kicked off|got under ?way|opened)"
    r"(?= |$)"
)
_CAME_FOR_IT = re.compile(
    r"(?:^| )(?:arrived|landed|docked|berthed|held|paid|concluded|completed|wrapped up|had)"
    r"(?: (?!will\b|would\b|to be\b)[\w'-]+| [TDSCP])*? (?:on|for|a|an|the|his|her|their|its)"
    r"(?: (?:previously|originally|already|long))? (?:planned|scheduled|expected|anticipated|awaited)"
    r"(?: [\w-]+){0,3}$"
)


def _is_carried_out(before: str, behind: str) -> bool:
    """ "The planned visit took place on Monday", "arrived on a scheduled visit": what was planned is done."""
    if _ATTRIBUTIVE.search(before) is None:
        return False
    return _BEGUN_OR_OVER.match(behind) is not None or _CAME_FOR_IT.search(before) is not None


# "Before the summit Berg held talks with Lee": the talks took place, whatever of the summit
_HELD_FIRST = re.compile(r"[PSC] (?:also |then )?(?:held|had|conducted|hosted)(?: [\w-]+| T){0,4}$")
# "talks on trade, at which"; not "the talks, which will be held in Lima"
_END_OF_CLAUSE = re.compile(
    r" (?:[;.]|,(?! (?:which )?(?:has|was|is|have|were|will)\b)|that|and the (?:next|second|other)) "
)
# What stands behind is said of something else: "held talks, and a promised visit did not take place"
_OTHER_CLAUSE = re.compile(r" ;| , (?:and|but|while|whereas|though|although) ")
# "agreed to build a road at | talks in Oslo": not "agreed to have a second round of | talks"
_AGREED_THERE = re.compile(
    r"\b(?:agreed|vowed|pledged|decided|resolved|undertook) to "
    r"(?!hold|have|meet|start|begin|continue|resume|conven|organi|conduct|take|participat|attend)\w+"
    r"[^.;,]* (?:at|in|during)(?: [\w-]+)?$"
)
# "The call comes a month after Prime Minister Berg | flew to Oslo"
_COMES_AFTER = re.compile(r"\b(?:comes?|came|coming)\b[^.;,]* after P$")
# "will be on a working visit to Oslo from Monday to Friday for | talks with Lee"
_WILL_VISIT_FOR = re.compile(
    r"\b(?:will|is to|are to|(?:is|are) (?:due|set|expected) to)\b"
    r"[^.;:,]*\b(?:visit|trip|tour|stay|stop)\b[^.;:,]* for(?: an?)?(?: [\w-]+){0,2}$"
)
# "The troops left on Tuesday for Almaty to take part in | the exercise"
_GONE_THERE_FOR = re.compile(
    r"\b(?:left|leaves?|departed|departs?|flew|set (?:off|sail)|sailed|arrived|arrives?|landed|reached|came"
    r"|travel\w+)"
    r" (?:[^.;]* )?(?:for|to (?:take part|participate) in|to join)(?: [\w'-]+| [TDS]){0,5}$"
)
# Who has arrived, or has left for a place, is on the visit until a date says otherwise.
_JOURNEYS = frozenset({"on-arrival", "ship-enters", "arrive", "leave", "travel"})
# "during the visit, Lee will meet Berg": the verb behind is not said of the visit.
_OBLIQUE = Pattern("oblique")


# "paid a call on Lee before meeting Berg": both took place.
_PAST_BEFORE = re.compile(r"\b(?:met|held|paid|went|flew|took|called|visited|received|attended)\b.* before$")


# "inspected a guard of honour before going on to talks with Lee": so did they
_WENT_ON = re.compile(
    r"\b(?:inspected|met|held|paid|laid|visited|received|attended|addressed|toured|reviewed|arrived|spoke|took"
    r"|signed)\b(?!.*\b(?:will|would|to be)\b).* before (?:going|proceeding|moving|heading|holding|having"
    r"|joining|starting|sitting)\b[^,]*$"
)


# "held talks", "paid a visit": as firm as "met".
_TOOK_PLACE = re.compile(
    r"(?:^| )(?:held|had|paid|concluded|conducted|completed)(?: (?!to\b|will\b|would\b)[\w'-]+| [TDCS]){0,4}$"
)


# "planned to hold a second round in March, but that meeting never took place"
_INTENDED = re.compile(
    r"(?:^| )(?:meant|intended|planned|hoped|agreed|due|scheduled|set|were|was|expected|supposed)"
    r" to(?: (?!not\b)[\w-]+| T){0,5}$"
)
_CAME_TO_NOTHING = re.compile(
    r" (?:but|however|yet) (?:it|they|that|this|the|these|those)(?: (?!to\b)[\w-]+| [TDSCP]){0,3}"
    r" (?:never (?:came|took|happened|materiali[sz]ed|convened|began)"
    r"|(?:did not|didn't|failed to|was not|were not|could not be)(?: \w+ly)?"
    r" (?:come|take place|happen|materiali[sz]e|held|convene|begin)"
    r"|fell (?:through|apart)|came to (?:nothing|naught))\b"
)


_CONDITION = re.compile(r"\b(?:if|whether|unless|should|could|can)\b")


# "in the absence of Lee, who was also expected in Oslo"
_ABSENT = re.compile(r"\b(?:absence of|absent|missing|without)\b.* who (?:was|were)(?: also)?$")
# "will not attend the summit", "skipped the conference": it takes place without him.
_ABSENCE = re.compile(
    r"\b(?:attend|join|take part|participat|come|travel|go|skipp|boycott|miss|snubb|send|present|represented)"
)


def _is_absence(trigger: Trigger, words: str) -> bool:
    """Whether it is only said of somebody that he is not there."""
    shared = trigger.body is not None or trigger.frame.type in ("summit", "conference")
    return shared and trigger.frame.head == "noun" and _ABSENCE.search(words) is not None


# "during their meeting set for May 14, they will speak of trade"
_SET_FOR = re.compile(
    r" (?:which is )?(?:set|scheduled|slated|planned|due|fixed)"
    r" (?:for|on|(?:to be held|to take place) (?:on|in)) T\b"
)
# "The progress will be reviewed during the | meeting of the ministers in August"
_TO_BE_DONE = re.compile(
    r"\bwill (?:also )?be (?:further )?(?:reviewed|discussed|assessed|presented|signed|adopted|raised|decided"
    r"|addressed|announced|considered|examined|finali[sz]ed)"
    r" (?:on T )?(?:during|at|in) (?:the|a|an|their|its)(?: [\w-]+){0,2}$"
)
_BUT_ANOTHER = re.compile(r" , (?:but|while|though|although) (?:the|a|an|his|her|their|its) ")
_DID_FOLLOW = re.compile(r" (?:took place|(?:were|was) (?:also )?held|followed|ensued)\b")
# "at a press conference after the annual talks in Lima, the minister urged"
_AFTER_IT = re.compile(
    r"(?:conference|briefing|statement|remarks) (?:after|following)(?: [\w'-]+| [CSDT]){1,8}$"
)
_MET = frozenset(
    {"met", "received", "hosted", "visited", "spoke", "conferred", "telephoned", "signed", "inked"}
    | {"arrived", "docked", "landed", "reached", "berthed", "anchored", "entered"}
)
_BE = re.compile(r"(?:^| )(?:be|been|being|was|were|is|are)(?: \w+ly)?$")
_ON_VISIT_TOO = re.compile(
    r"(?:visit|deployment|stay|port call|stop)\b[^.;]* including (?:a|an)(?: [\w-]+| [TDB]){0,4}$"
)
_WAS_HELD = re.compile(
    r"(?: here)? (?:ended|concluded|culminated|wrapped up)\b"
    r"| (?:(?:was|were)(?: last| also)? (?:held|hosted|convened|conducted)|took place)\b"
)
_ONE = re.compile(r"(?:^| )(?:a|an|the|this|first|second|third|th|their|its)(?: [\w-]+){0,4}$")


def _drills(trigger: Trigger, before: str) -> bool:
    """Whether exercises are spoken of in general, not one: "joint exercises", "an annual exercise"."""
    if trigger.frame.type != "exercise":
        return False
    return trigger.text.endswith("s") or _ONE.search(before) is None


def _is_said_otherwise(cue: Cue, trigger: Trigger, before: str) -> bool:
    """Whether a cue that stands there says nothing of the trigger."""
    if cue.id == "in-general" and trigger.frame.type == "exercise" and not _drills(trigger, before):
        return True
    if cue.id == "subject-matter" and _ON_VISIT_TOO.search(before) and not _drills(trigger, before):
        return True  # "paid a visit, including a four-day exercise with the Kenyan ship"
    if cue.id == "in-general" and _DID_FOLLOW.match(trigger.after):
        return True  # "further meetings took place with Lee"
    planned = trigger.frame.head != "verb" and cue.status == "planned"
    return planned and _AGREED_THERE.search(before) is not None


# "Both navies will, as part of the visit, hold talks"
_SAID_BETWEEN = re.compile(r"^ , [^,]{1,50} , (?=(?:will|would|is|are|was|were|has|have|had)\b)")
_INSERTED = re.compile(r"\b(will|would|is|are|was|were|has|have|had|to) , [^,]{1,60} , ")


# "The Oslo Forum, the yearly gathering of mediators, is due to end tomorrow"
_APPOSED = re.compile(
    r"^ , (?:the|a|an|one of the) [^,]{1,110} , (?=(?:is|are|was|were|will|would|has|had|ended|opened"
    r"|began|begins|concluded|took|takes|kicked)(?: |$))"
)


def _window(trigger: Trigger) -> tuple[str, str]:
    """The masked text before and behind the trigger within its own clause."""
    reading, segment = trigger.reading, trigger.segment
    first = reading.segments.index(segment)
    before = reading.text[reading.offsets[first] : reading.offsets[trigger.first]].rstrip()
    rest = reading.segments[trigger.last :]
    if rest.count(segment) == len(rest):
        own = trigger.after
    else:
        behind = zip(reading.items[trigger.last :], rest, strict=True)
        own = "".join([" " + item.text for item, number in behind if number == segment])
    if " , " in before:
        before = _INSERTED.sub(r"\1 ", before)
    if own.startswith(" , "):
        own = _SAID_BETWEEN.sub(" ", own)
        own = _APPOSED.sub(" ", own) if trigger.body is not None else own
    return before[-_WINDOW_BEFORE:], own[:_WINDOW_AFTER]
