"""Days and places taken over from what stands beside: a journey, a discussion, "in 2018, when"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from irevents.arguments.belonging import is_joined
from irevents.arguments.clauses import text_between
from irevents.arguments.journeys import opens_visit
from irevents.arguments.slots import Arguments
from irevents.mentions import PartyMention, PlaceMention, TemporalMention
from irevents.packs.patterns import Pattern
from irevents.reading import Item
from irevents.triggers import Trigger

_DURING = re.compile(r"(?:^| )during (?:a|an|their|his|her)(?: [\w-]+){0,3}$")


_IN_WHEN = re.compile(r" (?:in|at) (?P<place>[CVR])(?: (?:in|on))? T(?: ,)? $")


def add_time_when(trigger: Trigger, out: Arguments) -> None:
    """ "has not met since 2018, when the ninth session was held": the time before "when"."""
    reading = trigger.reading
    opener = next((i for i, s in enumerate(reading.segments) if s == trigger.segment), 0)
    start = reading.items[opener].start
    dated = any(time.type != "DURATION" and time.start >= start for time in out.times)
    if dated or opener < 1 or reading.items[opener].text != "when":
        return
    before = [item for item in reading.items[max(0, opener - 2) : opener] if item.text != ","]
    told = [item.mention for item in before if isinstance(item.mention, TemporalMention)]
    if before and told and before[-1].mention is told[-1]:
        exact = [time for time in told if time.precision != "year"]  # "in May last year, when"
        out.times.clear()  # "agreed on Monday to act by May 8, when the session is held"
        out.times.append(exact[0] if exact else told[-1])
        near = _IN_WHEN.search(reading.text[: reading.offsets[opener]])
        if near is not None and not out.places:  # "was signed in Lima in 1998, when Salas met Vargas"
            place = reading.items[reading.item_at(near.start("place"))].mention
            if isinstance(place, PlaceMention):
                out.places.append(("in", place))


_AT = Pattern("at-occasion")


def time_before(trigger: Trigger, triggers: Sequence[Trigger], out: Arguments) -> None:
    """ "The plan was discussed on Monday during a meeting of X and Y": that day is the meeting's.

    So is that of "met on Monday during the session of the Council", "was signed in May during his visit".
    """
    if not out.times and (trigger.body is not None or trigger.frame.type in ("visit", "summit")):
        for number, item in enumerate(trigger.reading.items[: trigger.first]):
            between = text_between(trigger.reading, number + 1, trigger.first)
            if isinstance(item.mention, TemporalMention) and _AT.match(between):
                out.times.append(item.mention)
                return
    previous = [
        t
        for t in triggers
        if t.last <= trigger.first and (t.segment == trigger.segment or _DURING.search(trigger.before[-40:]))
    ]
    if out.times or not previous or trigger.frame.head != "noun" or previous[-1].frame.roles != "discuss":
        return
    reading = trigger.reading
    for item in reading.items[previous[-1].last : trigger.first]:
        if isinstance(item.mention, TemporalMention):
            out.times.append(item.mention)


# "visited the hotel today to hold talks with"
_ERRAND = re.compile(r"(?:^| )(?:to|and) (?:hold|held|have|had|conduct|conducted)(?: [\w-]+){0,3}$")


def share_errand(trigger: Trigger, triggers: Sequence[Trigger], out: Arguments) -> None:
    """ "visited the ministry on Monday to hold talks with Lee": the talks are there, and then."""
    if out.times or out.places or trigger.frame.head != "noun" or len(triggers) < 2:
        return
    if not _ERRAND.search(trigger.before[-50:]):
        return
    journey = next((t for t in reversed(triggers) if t.last <= trigger.first), None)
    if journey is None or journey.frame.roles != "visit" or journey.segment != trigger.segment:
        return
    between = trigger.reading.items[journey.last : trigger.first]
    if any(item.kind == "V" for item in between):
        _take_over(between, out)


_THERE_DURING = re.compile(
    r" in (?P<place>C)(?:(?: on)? T)? during (?:an?|his|her|their)(?: [\w-]+| T){0,4}$"
)


def place_visit(trigger: Trigger, out: Arguments) -> None:
    """ "met Lee in Oslo during an official visit": the visit is to Oslo."""
    if trigger.frame.id != "pay-visit" or out.places or out.parties:
        return
    match = _THERE_DURING.search(trigger.before)
    mention = None
    if match is not None:
        mention = trigger.reading.items[trigger.reading.item_at(match.start("place"))].mention
    if isinstance(mention, PlaceMention):
        out.places.append(("to", mention))


def share_opening(trigger: Trigger, triggers: Sequence[Trigger], out: Arguments) -> None:
    """ "will begin her visit to Oslo on Monday with a meeting with Lee": they meet on Monday."""
    journey = next((t for t in reversed(triggers) if t.last <= trigger.first), None)
    if out.times or journey is None or not opens_visit(trigger, journey, starts=True):
        return
    for item in trigger.reading.items[journey.last : trigger.first]:
        if isinstance(item.mention, TemporalMention):
            out.times.append(item.mention)


_AT_WHICH = re.compile(r"(?:^| )(?:,|at|in|during)$")


def share_session(trigger: Trigger, triggers: Sequence[Trigger], out: Arguments) -> None:
    """ "The Commission met in Oslo on Monday, at which Berg and Lee signed a plan": signed there and then."""
    if trigger.frame.roles != "signing" or out.times or out.places or not trigger.segment:
        return
    reading = trigger.reading
    opener = reading.segments.index(trigger.segment)
    before = reading.text[: reading.offsets[opener]].rstrip()
    if reading.items[opener].text not in ("which", "where") or not _AT_WHICH.search(before):
        return
    session = next((t for t in reversed(triggers) if t.last <= opener), None)
    if session is None or session.frame.type not in ("meeting", "summit", "conference"):
        return
    for item in reading.items[session.last : opener]:
        if isinstance(item.mention, TemporalMention):
            out.times.append(item.mention)
        elif item.kind in "VC" and isinstance(item.mention, PlaceMention):
            out.places.append(("in", item.mention))


# "signed two agreements | during a meeting in Oslo on Monday"
_AT_MEETING = re.compile(r"[ \w'-]* (?:during|at|after|following) (?:(?:a|an|their|the)(?: [\w-]+){0,2})?$")


def share_meeting(trigger: Trigger, triggers: Sequence[Trigger], out: Arguments) -> None:
    """ "The two signed an agreement during a meeting in Oslo on Monday": signed there and then."""
    if trigger.frame.roles != "signing" or trigger.frame.head != "verb" or out.places:
        return
    reading = trigger.reading
    later = [t for t in triggers if t.first >= trigger.last]
    if not later or later[0].frame.type != "meeting" or later[0].frame.head != "noun":
        return
    meeting = later[0]
    if not _AT_MEETING.fullmatch(text_between(reading, trigger.last, meeting.first)):
        return
    end = later[1].first if len(later) > 1 else len(reading.items)
    for number in range(meeting.last, end):
        item = reading.items[number]
        if reading.segments[number] != meeting.segment:
            return
        if isinstance(item.mention, TemporalMention) and not out.times:
            out.times.append(item.mention)
        elif item.kind in "VC" and isinstance(item.mention, PlaceMention):
            out.places.append(("in", item.mention))


def place_arrival(trigger: Trigger, out: Arguments) -> None:
    """ "The arrival of the team for talks in Lima on Monday was put off": of the journey, place and day."""
    stop = trigger.text == "stop"  # "his last stop will be Lima"
    if trigger.frame.id != "arrival" and not (stop and not out.places):
        return
    before_place = ("be", "is", "was", "the", "in") if stop else ("in", "to", "for")
    items, segments = trigger.reading.items, trigger.reading.segments
    for number in range(trigger.last, len(items)):
        mention, before = items[number].mention, items[number - 1].text
        if segments[number] != trigger.segment:
            break
        if isinstance(mention, TemporalMention) and mention not in out.times:
            out.times.append(mention)
        elif isinstance(mention, PlaceMention | PartyMention) and before in before_place and not out.places:
            out.places.append(("in", mention))


_AS_HE = re.compile(r" (?:as|when|upon|on) (?:he|she|they|(?:his|her|their)(?: \w+)?)$")


def share_arrival(trigger: Trigger, triggers: Sequence[Trigger], out: Arguments) -> None:
    """ "greeted Lee as he came to the Palace in Oslo for talks": he was greeted there."""
    if trigger.frame.id not in ("welcome", "greet", "receive") or out.places:
        return
    journey = next((t for t in triggers if t.first >= trigger.last), None)
    if journey is None or journey.frame.id != "arrive":
        return
    if not _AS_HE.search(text_between(trigger.reading, trigger.last, journey.first)):
        return
    for item in trigger.reading.items[journey.last :]:
        if item.kind in "VC" and isinstance(item.mention, PlaceMention):
            out.places.append(("at", item.mention))
            return


def _take_over(items: Sequence[Item], out: Arguments) -> None:
    """The times and the house of a journey, for what it was made for."""
    for item in items:
        if isinstance(item.mention, TemporalMention):
            out.times.append(item.mention)
        elif item.kind == "V" and isinstance(item.mention, PlaceMention):
            out.places.append(("at", item.mention))


def share_days(trigger: Trigger, triggers: Sequence[Trigger], mention: TemporalMention) -> TemporalMention:
    """ "The Council and the Committee meet on 27 and 29 April, respectively": a day each, in that order."""
    others = [t for t in triggers if is_joined(trigger, t) or is_joined(t, trigger)]
    if len(others) != 1 or "respectively" not in trigger.reading.runs or mention.precision != "day":
        return mention
    if others[0].first > trigger.first:
        return replace(mention, edtf_end=mention.edtf_start)
    return replace(mention, edtf_start=mention.edtf_end)
