"""Whether the words of a frame tell an event where they stand: "the ruling was met with outrage" does not."""

from __future__ import annotations

import re

from irevents.mentions import BodyMention, PersonMention, TemporalMention
from irevents.packs.patterns import Pattern
from irevents.reading import Reading
from irevents.triggers import Frame
from irevents.verb_or_noun import (
    can_be_noun,
    can_be_verb,
    is_other_reception,
)

# "the two navies meet every spring": the bare present tells a habit, but in headlines.
_BASE_FORMS = frozenset(
    {"meet", "gather", "convene", "visit", "host", "sign", "travel", "receive", "present", "submit"}
)
_EVENT_DUE = Pattern("event-due")
_AT_AIRPORT = Pattern("met-at-airport")
_WAS_HANDED = re.compile(r"(?:^| )(?:was|were|been|being)(?: (?:also|then|later|ceremonially|formally))?$")
_DURING_IT = Pattern("handed-over-during")
_PLURAL_FORMS = frozenset({"meet", "gather", "convene", "sit"})
_TO_DAY = re.compile(r"(?: (?:here|again|separately|in [CSR]|at V|[CV]|,))*(?: (?:on|from))? (?=T(?: |$))")
_AUXILIARY = Pattern("auxiliary")
_HEADLINES = frozenset({"headline", "subheadline"})
# who gathers for talks: "the ministers of S and S", no fans and no protesters
_GATHERS = Pattern("gathers")
_GATHERS_FOR = Pattern("gathers-for")
# "the B will meet": the body is the event.
_BODY_MEETS = Pattern("body-meets")
# "On Monday, a delegation headed by Lee was in Oslo"
_WAS_THERE = Pattern("delegation-was-there")


_EVENT_BRINGS = Pattern("event-brings")
_BODY_BEFORE = re.compile(r"(?:^| )B(?: \( \w+ \))? ,$")
_MEETING_THERE = re.compile(r" (?:in|at|on|for|here|T|virtually|under)(?: |$)")
_SHIP = Pattern("names-ship")

# "hosts Chadian and Malian troops for joint drills": the drills are the event
_TROOPS_FOR = Pattern("troops-for-drills")
# "will discuss trade with Minister Berg"
_TO_DISCUSS = Pattern("to-discuss")
_OF_PAIR = re.compile(r"P(?: ,)? and (?:the |his |her |their )?P(?: ,)? (?!\w+ed\b)[\w ]+$")
_WITH_NAMED = Pattern("with-named")


def tells_event(frame: Frame, reading: Reading, number: int, end: int) -> bool:
    """Whether the words of a frame, from item `number` to the offset `end`, tell an event there."""
    offset, word = reading.offsets[number], reading.items[number].text
    before, behind = reading.text[:offset].rstrip(), reading.text[end:]
    if frame.id in ("meet", "gather") and _is_body_meeting(reading, number, before):
        return False
    if frame.id == "day-brings-together" and _EVENT_BRINGS.search(before[-90:]):
        return False  # "A meeting in Oslo on Monday brought together the ministers": the meeting did
    if word == "meeting" and _BODY_BEFORE.search(before) and _MEETING_THERE.match(behind):
        return False  # "the Joint Commission, meeting in Oslo, agreed": the body is the event
    if frame.id == "was-there" and not _WAS_THERE.search(before):
        return False
    if frame.id == "ship-enters" and not _SHIP.search(before):
        return False  # "The army entered Oslo on Monday"
    if frame.id == "gather" and not _GATHERS.search(before[-130:]):
        return False
    if frame.id in ("gather", "meet") and _GATHERS_FOR.match(reading.text, end):
        return False  # "gathered at the V for the B": the body is the event
    if frame.id == "hand-over" and _WAS_HANDED.search(before):
        return False  # "A disc was also handed over to the President": nobody says by whom
    if frame.id == "hand-over" and _DURING_IT.match(before):
        return False  # "During the discussion Vice-Minister Mori delivered a message to"
    if frame.id == "pay-respects" and any(i.surface == "late" for i in reading.items[number : number + 8]):
        return False  # "paid his respects to the late President Berg"
    if frame.id == "told-visitor" and not _is_visiting(reading, number + 1):
        return False
    if frame.id == "travel" and word in _GOES and _GOODS.search(before):
        return False  # "40 percent of its exports go to Peru"
    if frame.id == "due-in" and _EVENT_DUE.search(before):
        return False  # "the 10th session, due in Dakar in June"
    if frame.id == "receive" and (
        is_other_reception(word, before, behind) or _TROOPS_FOR.match(behind) is not None
    ):
        return False
    if frame.id == "meet" and _AT_AIRPORT.match(behind):
        return False  # "The ambassador met the minister at the airport": he was welcomed
    if frame.id == "meet" and _AND_TALKS.match(reading.text, end):
        return False  # "will meet and have talks with"
    if frame.id == "meet" and _ARMIES.search(before):
        return False  # "where the armies of Peru and Chile met": a battle
    if frame.id == "sign" and _SIGNED_PAPERS.match(reading.text, offset) and _ATTRIBUTE.search(before):
        return False  # "will implement signed agreements"
    if frame.id == "sign" and word == "concluded" and _IS_CONCLUDED.search(before):
        return _PAPERS.search(before) is not None  # "the inquiry was concluded" is no signing
    if frame.id == "sign" and _UNDER_PACT.search(before) and _SIGNED_ONCE.match(reading.text, end):
        return False  # "under the MoU signed between the two sides"
    if frame.id == "documents-exchanged" and not _exchanges_papers(before, behind):
        return False
    if (
        frame.id == "meet"
        and word == "met"
        and _MET_WITH.search(before)
        and _WITH_THING.match(reading.text, end)
    ):
        return False  # "the ruling was met with outrage"
    if frame.id == "deliberate" and not _is_of_two_named(reading, number, end):
        return False  # "the two sides explored ways": what they did at talks told before
    if frame.id == "discuss" and not (
        word.endswith("ed")
        or reading.sentence.block in _HEADLINES
        or (_TO_DISCUSS.search(before) and (_WITH_NAMED.match(behind) or _are_of_two_states(reading, number)))
    ):
        return False  # "the visitors will discuss trade": with nobody named
    if (
        frame.head == "verb"
        and word in _BASE_FORMS
        and reading.sentence.block not in _HEADLINES
        and not _AUXILIARY.search(before)
        and not (word in _PLURAL_FORMS and _has_day(reading, end))
    ):
        return False
    can_be = can_be_verb if frame.head == "verb" else can_be_noun
    return can_be(word, before, behind)


_TWO_NAMED, _BY_TWO = Pattern("two-named-before"), Pattern("by-two-named")


def _is_of_two_named(reading: Reading, number: int, end: int) -> bool:
    """ "Minister Berg and Minister Lee took stock of", "was gone over by Minister Berg and Minister Lee"."""
    before, behind = reading.text[: reading.offsets[number]].rstrip(), reading.text[end:]
    told = _TWO_NAMED.search(before) or _BY_TWO.match(behind)
    if told is None:
        return False
    first = reading.items[:number] if told.string is before else reading.items[number:]
    people = [item.mention for item in first if isinstance(item.mention, PersonMention) and item.mention.name]
    pair = people[-2:] if told.string is before else people[:2]
    states = {person.affiliation for person in pair}
    return len(pair) == 2 == len(states) and None not in states


def _are_of_two_states(reading: Reading, number: int) -> bool:
    """ "During the visit President Berg and Prime Minister Lee will discuss trade": each of his own state."""
    if _OF_PAIR.search(reading.text[: reading.offsets[number]].rstrip()) is None:
        return False
    pair = [item.mention for item in reading.items[:number] if item.kind == "P"][-2:]
    states = {p.affiliation for p in pair if isinstance(p, PersonMention)}
    return len(states) == 2 and None not in states


_GOES = frozenset({"go", "goes", "went", "going", "gone"})
_GOODS = Pattern("goods-go")


def _is_visiting(reading: Reading, number: int) -> bool:
    """ "told visiting Minister Berg": he who is told at item `number` is said to be visiting."""
    told = reading.items[number : number + 3]
    return any(item.text == "visiting" or item.surface == "visiting" for item in told)


def _has_day(reading: Reading, end: int) -> bool:
    """ "The ministers meet in Oslo on 22 November", "next week": no habit as in "meet on Mondays"."""
    match = _TO_DAY.match(reading.text, end)
    if match is None:
        return False
    item = reading.items[reading.item_at(match.end())]
    time = item.mention
    if not isinstance(time, TemporalMention) or time.type != "DATE":
        return False
    return time.precision == "day" or time.rule.startswith("relative-unit")


_MET_WITH = re.compile(r"(?:^| )(?:was|were|is|are|been|be|being)(?: \w+ly)?$")
_WITH_THING = Pattern("with-thing")
_IS_CONCLUDED = re.compile(r"(?:^| )(?:was|were|been)(?: \w+ly)?$")
_AND_TALKS = re.compile(
    r" and (?:have|hold|had|held) (?:[\w-]+ ){0,2}(?:talks|meetings?|discussions|consultations)\b"
)
_ARMIES = re.compile(r"\b(?:armies|troops|forces|fleets) of(?: the)? S(?: and(?: the)? S)?$")
_SIGNED_PAPERS = re.compile(
    r"signed (?:[\w-]+ ){0,2}(?:agreements|documents|deals|mous|memoranda|treaties|contracts)\b"
)
# "memoranda of understanding on trade and customs were exchanged"
_PAPERS = Pattern("papers-named")
_AND_OTHERS = re.compile(r" , and (?:[\w-]+ ){1,3}(?:was|were|been|be)$")
_UNDER_PACT = Pattern("under-pact")
_SIGNED_ONCE = re.compile(r" (?:between|by|with)\b(?!.{0,60} T\b)")
_ATTRIBUTE = Pattern("signed-attribute")


def _exchanges_papers(before: str, after: str) -> bool:
    """Whether documents are exchanged: "exchanged two MoUs", not "signed an accord, and gifts were"."""
    other = _AND_OTHERS.search(before)
    start = other.start() if other else max(0, len(before) - 160)
    return bool(_PAPERS.search(before[start:]) or _PAPERS.search(after[:60]))


_CAME_FOR = re.compile(r"(?:^| )(?:for|at|to|attend(?:ed|ing|s)?|during)(?: (?:the|a|this))?$")


# "the B, which belongs to the B, met", "the B, a body of the B, met"
_ITS_PARENT = re.compile(
    r"(?<= B) , (?:which|a|an|one|part)\b[^,]* (?:to|of|under|within) (?:the )?B ,(?= |$)"
)


def _is_body_meeting(reading: Reading, number: int, before: str) -> bool:
    """True for "the B met"; not for "Lee, who came for the B, met": the B is of a clause of its own."""
    before = _ITS_PARENT.sub("", f" {before}").removeprefix(" ")
    match = _BODY_MEETS.search(before)
    if match is None or _CAME_FOR.search(before[: match.start()]):
        return False
    at = reading.item_at(match.start() + match.group().index("B"))
    body = reading.items[at].mention
    if isinstance(body, BodyMention) and body.kind == "organisation":
        return False  # "the V4 presidents met": the group is no trigger of its own
    return reading.segments[at] == reading.segments[number]
