"""Whether a time, place or body of a sentence is that of one trigger."""

from __future__ import annotations

import re
from collections.abc import Sequence

from irevents.arguments.clauses import text_between
from irevents.arguments.dating import OTHER_ACT, may_date, opens_new_clause
from irevents.arguments.described import (
    find_preceding,
    find_receiver,
    is_just_behind,
    is_what_was_said,
)
from irevents.arguments.host_events import hosts, is_told_beside
from irevents.arguments.relatives import is_held_there
from irevents.mentions import TemporalMention
from irevents.packs.patterns import Pattern, read_words
from irevents.reading import Reading
from irevents.triggers import Trigger

_NOT_CIRCUMSTANCE = frozenset(
    {"since", "as", "that", "because", "although", "though", "until", "once", "if", "whereas", "when"}
)
_BEFORE_WHICH = frozenset({"during", "after", "before", "following", "under", "by", "through", "for"})
# "put off her May 3-5 visit to Peru as the summit was called off": the visit's date, not the summit's
_PREMODIFIER = re.compile(r"^ (?:his|her|their|its|'s|') \|(?: (?!and\b|to\b|in\b|of\b|on\b)[\w-]+){0,3}$")
# "a Friday evening conversation with Lee"
_DATED_NOUN = re.compile(r"^ (?:a|an|the) \|(?: (?!and\b|to\b|in\b|of\b|on\b)[\w-]+){0,2}$")
# "will meet Lee in May, the envoy told reporters in Oslo on Monday": where and when it was told
_REPORTED = Pattern("reported")
_TO_DO = re.compile(r"^(?: [CVRS]| in| at)* to \w+(?: [\w'-]+){0,8}$|^ to$")
_OF_ITS_OWN = Pattern("of-its-own")
# "The session |, chaired by Berg,| which began in Lima on Monday"
_LED_BY = re.compile(r"^ , \w[\w-]*ed by [^,]+(?: ,)?$")
_JUST = re.compile(r" (?:shortly|soon|immediately|just|hours|minutes|moments) (?:after|before)(?= |$)")


_SAID_THEN = Pattern("said-then")
_AFTERWARDS = re.compile(r" after (?:\w+ing|taking part in)\b")


def _comes_after(trigger: Trigger, number: int) -> bool:
    """ "came home on Saturday after attending the conference": the conference was before."""
    if number >= trigger.first or trigger.frame.type == "visit" or trigger.reading.items[number].kind != "T":
        return False
    if _SAID_THEN.search(trigger.reading.text[: trigger.reading.offsets[number]].rstrip()[-40:]):
        return False  # "said on Saturday after meeting Berg"
    return bool(_AFTERWARDS.search(text_between(trigger.reading, number, trigger.first)))


_BACKGROUND = Pattern("opens-with-background")


# "Peru delivered two ships in 2021, and now the ministers have discussed two more": not in 2021
_DONE_BEFORE = re.compile(r"[PSDC] (?:(?:has|have|had|also|first) ){0,2}\w+ed (?:(?!and )[^,;]){1,60}$")
_OWN_SUBJECT = re.compile(
    r"^ , (?:and|but)\b[^,;]*\b(?:[PS]|ministers|leaders|presidents|sides|navies|chiefs)\b"
)


def _of_clause_before(trigger: Trigger, number: int) -> bool:
    """Whether a time ends a clause with a verb of its own, before "and" and another subject."""
    reading = trigger.reading
    if number >= trigger.first or trigger.frame.head != "verb":
        return False
    between = text_between(reading, number + 1, trigger.first)
    if not _OWN_SUBJECT.match(between):
        return False
    return _DONE_BEFORE.search(reading.text[: reading.offsets[number]].rstrip()) is not None


# "Lee, currently on a visit to Oslo, was welcomed on Monday": the day and place of the welcome
_APPOSED = Pattern("apposed-on-visit")
_CLAUSE_BEHIND = Pattern("clause-behind-visit")


def _stands_apart(trigger: Trigger, number: int) -> bool:
    """Whether a visit is told of between commas, and the item behind belongs to the clause around it."""
    if trigger.frame.id != "pay-visit" or number < trigger.last or not _APPOSED.search(trigger.before[-80:]):
        return False
    return _CLAUSE_BEHIND.match(text_between(trigger.reading, trigger.last, number)) is not None


def _stands_behind(trigger: Trigger, number: int) -> bool:
    """ "As part of his visit to Oslo, Lee laid a wreath on Monday": the wreath's day, not the visit's."""
    reading = trigger.reading
    if trigger.frame.type != "visit" or trigger.frame.head != "noun" or not trigger.definite:
        return False
    if not _BACKGROUND.match(reading.text[: reading.offsets[trigger.first]].rstrip()):
        return False
    behind = range(trigger.last, len(reading.items))
    comma = next((n for n in behind if reading.items[n].text == ","), number)
    return number > comma


# "at a meeting that Berg led on Monday"
_THAT_LED = Pattern("that-led")


def _is_dated(trigger: Trigger, triggers: Sequence[Trigger], number: int) -> bool | None:
    """Whether a time dates the trigger, where what stands about the time says so; None where it does not."""
    reading = trigger.reading
    if not may_date(trigger, number):
        return False
    holder = next((t for t in triggers if t.first > number), None)
    if holder is None:
        return None
    between = text_between(reading, number + 1, holder.first)
    if holder.frame.type == "visit" and holder.frame.head == "noun" and _PART_OF_VISIT.match(between):
        before = [
            t
            for t in triggers
            if t.last <= number and not (t.frame.type == "visit" and t.frame.head == "noun")
        ]
        return bool(before) and trigger is before[-1]
    if opens_new_clause(reading, number):
        return trigger is holder or (trigger.segment == holder.segment and trigger.first > holder.first)
    mention = reading.items[number].mention
    around = text_between(reading, max(0, number - 1), number) + " |" + between
    dated = isinstance(mention, TemporalMention) and mention.edtf_start is not None
    if _PREMODIFIER.match(around) or (dated and _DATED_NOUN.match(around)):
        return trigger is holder
    return None


def _opens_for(trigger: Trigger, triggers: Sequence[Trigger], number: int) -> bool:
    """Whether a clause without an event of its own may hold the circumstances of the trigger before it."""
    reading = trigger.reading
    own = reading.segments[number]
    opener = next((i for i, s in enumerate(reading.segments) if s == own), 0)
    word = reading.items[opener].text
    if word == "which" and opener and reading.items[opener - 1].text in _BEFORE_WHICH:
        return False  # "a visit to Peru, during which a ship was commissioned in Callao"
    if word in _NOT_CIRCUMSTANCE:
        until = word == "until" and number - opener <= 2  # "will last until Friday"
        behind = any(t.body is not None and is_just_behind(reading, t.last, opener) for t in triggers)
        told = word == "that" and (behind or _THAT_LED.match(trigger.after) is not None)
        told = told or (number < trigger.first and is_what_was_said(reading, opener))
        if not (until or told or is_held_there(trigger, triggers, opener)):  # "the drill that will be in May"
            return False
    # "the meeting prepares the Cabinet, which will take place in Ipiales on Monday"
    begins = " ".join(i.text for i in reading.items[opener : opener + 6])
    whose = _COMPLEMENT.match(trigger.after)  # "the visit of Berg to Peru, which will be held in May"
    between = text_between(reading, trigger.last, opener)
    up_to = len(between.removesuffix(" ,"))
    apart = opener - trigger.last > 3 and not is_just_behind(reading, trigger.last, opener)
    apart = apart and not _LED_BY.match(between)
    return (whose is not None and whose.end() == up_to) or not (apart and _OF_ITS_OWN.match(begins))


def belongs(trigger: Trigger, triggers: Sequence[Trigger], number: int) -> bool:
    """True where the circumstance at item `number` is the trigger's own, not another trigger's.

    What stands in the trigger's clause behind it is its own, up to the next trigger; what opens the
    clause belongs to all triggers of it. An event on the sidelines of another shares its place and time.
    """
    reading = trigger.reading
    if _stands_behind(trigger, number) or _stands_apart(trigger, number) or _comes_after(trigger, number):
        return False
    if trigger.last <= number and _REPORTED.search(text_between(reading, trigger.last, number)):
        return False
    if _in_attribution(trigger, number):
        return False
    receiver = find_receiver(triggers, reading, number) or find_preceding(triggers, reading, number)
    if receiver is not None:
        return trigger is receiver
    if reading.items[number].kind == "T":
        if _of_clause_before(trigger, number):
            return False
        if _on_visit_then(trigger, triggers, number):
            return True
        dated = _is_dated(trigger, triggers, number)
        if dated is not None:
            return dated
    named = [t for t in triggers if t.body is not None and t.first < number]
    if len(named) > 1 and _goes_on_behind(named[-2], named[-1], number):
        return trigger is named[-2]
    own = reading.segments[number]
    apart = own != trigger.segment and number > trigger.last and reading.items[number].kind != "T"
    if apart and OTHER_ACT.search(text_between(reading, trigger.last, number)):
        return False  # "a first meeting, a year after his party moved into the palace"
    rivals = [t for t in triggers if t.segment == own and not _stands_apart(t, number)]
    if not rivals:
        if not _opens_for(trigger, triggers, number):
            return False
        rivals = [t for t in triggers if t.first < number and t.segment < own]
        if any(t.first < number for t in triggers) and not rivals:
            return False
        if not rivals:
            behind = range(number + 1, trigger.first)
            said = any(reading.items[n].text == "that" and reading.segments[n] != own for n in behind)
            return bool(triggers) and trigger is triggers[0] and not said
    elif (holder := _told_of(reading, number, triggers, rivals)) is not None:
        return trigger is holder
    elif trigger not in rivals and not any(t.body is not None or _just_after(trigger, t) for t in rivals):
        return False
    left = [t for t in rivals if t.first < number]
    if not left:
        return trigger in rivals
    chosen = left[-1]
    if trigger is chosen or _shares_close(trigger, chosen):
        return True
    if reading.items[number].kind == "T" and trigger is not chosen and _for_purpose(trigger, chosen):
        return True
    if hosts(chosen) and not is_told_beside(trigger):
        guests = [t for t in triggers if t.first < chosen.first and not hosts(t)]
        apart = bool(guests) and guests[-1].segment == chosen.segment != trigger.segment
        if guests and guests[-1] is not trigger and (apart or reading.items[number].kind != "T"):
            return False  # "their first meeting after that on the sidelines of B in May"
        if trigger.body is not None and trigger.first > number:
            return False  # "spoke at the summit in Kazan on Monday and at the forum in Moscow on Tuesday"
        return trigger.segment == chosen.segment or trigger.first < chosen.first
    return _just_after(trigger, chosen) or is_joined(trigger, chosen)


_DURING_VISIT = re.compile(r" during (?:an?|his|her)(?: [\w-]+| T){0,4} $")


def _on_visit_then(trigger: Trigger, triggers: Sequence[Trigger], number: int) -> bool:
    """ "met Lee in Oslo during an official visit on Tuesday": they met on Tuesday."""
    reading = trigger.reading
    visit = next((t for t in reversed(triggers) if t.last <= number), None)
    if visit is None or visit.frame.id != "pay-visit" or trigger.last > visit.first:
        return False
    if trigger.frame.head != "verb" or trigger.frame.type != "meeting":
        return False
    between = text_between(reading, trigger.last, visit.first)
    beside = text_between(reading, visit.last, number) in ("", " on")
    return beside and _DURING_VISIT.search(between + " ") is not None


_JOINED = re.compile(r"^ (?:, )?(?:and|as well as)(?: (?:the|a|an|of))*$")


def is_joined(trigger: Trigger, chosen: Trigger) -> bool:
    """ "Sessions of the Council and the Committee will be held in Oslo on Monday": both of them."""
    if trigger.body is None or chosen.body is None or trigger.last > chosen.first:
        return False
    return _JOINED.match(text_between(trigger.reading, trigger.last, chosen.first)) is not None


def _told_of(
    reading: Reading, number: int, triggers: Sequence[Trigger], rivals: Sequence[Trigger]
) -> Trigger | None:
    """ "the drill that took place in Peru, and the plans for the drill in Chile": Peru is the first one's."""
    opener = next(i for i, s in enumerate(reading.segments) if s == reading.segments[number])
    if reading.items[opener].text not in ("that", "which") or any(t.first < number for t in rivals):
        return None
    return next((t for t in triggers if t.body is not None and opener - t.last in (0, 1)), None)


_ATTRIBUTION = Pattern("attribution")
_COMPLEMENT = Pattern("noun-complement")
_SOURCE_FRONT = Pattern("source-front")


def _in_attribution(trigger: Trigger, number: int) -> bool:
    """ "will visit Bhutan, the ministry in Kathmandu said": whose word it is, not where."""
    reading = trigger.reading
    front = _SOURCE_FRONT.match(reading.text) if number < trigger.first else None
    if front is not None and reading.offsets[number] < front.end():
        return True  # "According to a statement issued on Monday, they met"
    if number < trigger.first and _is_of_source(reading, number):
        return True
    comma = next((n for n in range(number - 1, trigger.last - 1, -1) if reading.items[n].text == ","), None)
    if comma is None:
        return False
    begin = reading.offsets[comma]
    match = _ATTRIBUTION.match(reading.text[begin:])
    return match is not None and reading.offsets[number] - begin < match.end()


_SAYS_SO = Pattern("said-of-itself")


def _is_of_source(reading: Reading, number: int) -> bool:
    """ "The Kenyan embassy in Oslo said that Berg and Lee met": where the embassy is."""
    if reading.items[number].kind not in "CS" or reading.items[number - 1].text != "in":
        return False
    before = reading.items[number - 2]
    behind = reading.text[reading.offsets[number] + 1 :]
    source = before.kind == "S" or before.text in read_words("sources")
    return number > 1 and source and _SAYS_SO.match(behind) is not None


def _for_purpose(trigger: Trigger, chosen: Trigger) -> bool:
    """ "gathered for the session to sign a plan on Monday": the session is on Monday too."""
    if trigger.segment != chosen.segment or trigger.last > chosen.first or chosen.frame.head != "verb":
        return False
    between = text_between(trigger.reading, trigger.last, chosen.first)
    return trigger.body is not None and bool(_TO_DO.search(between))


_GOES_ON = Pattern("goes-on-behind")


def _goes_on_behind(trigger: Trigger, chosen: Trigger, number: int) -> bool:
    """ "The 7th meeting, held ahead of the 20th session of B, took place in Salalah": the 7th meeting did."""
    if trigger.body is None or chosen.body is None or trigger.last > chosen.first:
        return False
    reading = trigger.reading
    opens = text_between(reading, trigger.last, chosen.first).startswith(" ,")
    return opens and _GOES_ON.match(text_between(reading, chosen.last, number)) is not None


_AND_ALSO = Pattern("and-also")
_ENCOUNTERS = frozenset({"encounter", "guest", "host"})


def _shares_close(trigger: Trigger, chosen: Trigger) -> bool:
    """ "called on Berg and later met Lee in Oslo on Monday": both in Oslo, on Monday."""
    if trigger.segment != chosen.segment or trigger.last > chosen.first or trigger.frame.head != "verb":
        return False
    if not {trigger.frame.roles, chosen.frame.roles} <= _ENCOUNTERS or trigger.body or chosen.body:
        return False
    same = trigger.frame.type == chosen.frame.type == "meeting"
    return same and _AND_ALSO.match(text_between(trigger.reading, trigger.last, chosen.first)) is not None


# "the meeting, which took place on Monday as part of his visit to Oslo"
_PART_OF_VISIT = Pattern("part-of-visit")


def _just_after(trigger: Trigger, chosen: Trigger) -> bool:
    """ "The talks came shortly after Lee arrived on Monday": they took place on Monday too."""
    between = text_between(trigger.reading, trigger.last, chosen.first) if chosen.first > trigger.last else ""
    return (
        trigger.frame.type in ("meeting", "call")
        and chosen.frame.type == "visit"
        and bool(_JUST.search(between))
    )
