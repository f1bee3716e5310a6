"""Nouns and relative clauses: "the meeting that Berg had with Lee", "Berg, with whom she held talks"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from irevents.arguments.clauses import TAKES_PLACE, text_between
from irevents.arguments.slots import Arguments
from irevents.groups import Actor, Group, search_offices
from irevents.mentions import TemporalMention
from irevents.packs.patterns import Pattern
from irevents.triggers import Trigger


def add_antecedent(trigger: Trigger, groups: Sequence[Group], out: Arguments) -> None:
    """ "received by Berg, with whom she held talks": talks with Berg."""
    reading = trigger.reading
    opener = next((i for i, s in enumerate(reading.segments) if s == trigger.segment), 0)
    if opener < 2 or reading.items[opener].text != "whom":
        return
    several = [i.text for i in reading.items[max(0, opener - 3) : opener]]
    all_of = several[0] == "with" and several[-1] == "of"
    if not all_of and several[-1] != "with":
        return
    before = [g for g in groups if g.last <= opener - 1]
    if before and not out.partners:
        out.partners.extend(before[-1].actors if all_of else before[-1].actors[-1:])


# "Berg and Lee, both of | whom Dahl met in Oslo"
_ALL_OF = re.compile(r"^(?: ,)?(?: (?P<all>both|all|each|two|three) of)?$")


def whom_met(trigger: Trigger, groups: Sequence[Group]) -> list[Actor]:
    """ "Berg, whom Lee met on Monday", "Berg and Dahl, both of whom Lee met": it is they who are met."""
    reading = trigger.reading
    opener = next((i for i, s in enumerate(reading.segments) if s == trigger.segment), 0)
    if opener < 1 or reading.items[opener].text != "whom":
        return []
    before = [g for g in groups if g.last <= opener and not g.possessive]
    near = before[-1] if before else None
    told = _ALL_OF.match(text_between(reading, near.last, opener)) if near is not None else None
    if near is None or told is None:
        return []
    return [a for a in near.actors[0 if told["all"] else -1 :] if a.person is not None]


_THAT = re.compile(r"^(?: that| which)?(?: the| his| her)?$")
_HAD = Pattern("had-event")
# "the talks that | the ministers of | Peru and Chile held"
_THAT_OFFICES = re.compile(r"^ (?:that|which)(?: the| both)? (?!is\b|was\b|are\b|were\b|will\b)")


_MADE = Pattern("visit-made-behind")
# "In Oslo Berg spoke of the talks he had with Lee in Lima": Oslo is where he spoke
_HAD_BEHIND = re.compile(r"^ (?:that |which )?(?:P|he|she|they|i|we) (?:had|held)\b")


def drop_places_before(trigger: Trigger, out: Arguments) -> None:
    """Of talks told in a relative clause keep the days of that clause, and its places, alone."""
    held = trigger.frame.head == "noun" and any(a.first >= trigger.last for a in out.agents)
    if held and len(out.times) > 1 and _THAT_OFFICES.match(trigger.after):
        begin = trigger.reading.items[trigger.first].start
        out.times[:] = [time for time in out.times if time.start > begin]
    if out.places and trigger.frame.head == "noun" and _HAD_BEHIND.match(trigger.after):
        start = trigger.reading.items[trigger.first].start
        out.places[:] = [(word, place) for word, place in out.places if place.start > start]


def add_relative(trigger: Trigger, groups: Sequence[Group], out: Arguments) -> None:
    """ "the meeting that Berg had with Lee", "the talks they will hold", "the visit he is to pay to Oslo"."""
    held_by = _MADE if trigger.frame.id == "pay-visit" else _HAD
    if out.agents or out.chairs or trigger.frame.type not in ("meeting", "call", "summit", "visit"):
        return
    reading = trigger.reading
    behind = [g for g in groups if g.first >= trigger.last]
    if not behind or behind[0].govern or behind[0].possessive:
        return
    subject = behind[0]
    between = text_between(reading, trigger.last, subject.first)
    offices = search_offices(between)  # "the talks that | the ministers of | Peru and Chile held"
    if not _THAT.match(between) and not (offices and _THAT_OFFICES.match(between)):
        return
    end = reading.offsets[subject.last - 1] + len(reading.items[subject.last - 1].text)
    held = held_by.match(reading.text[end:])
    if held is None:
        return
    out.agents.extend(subject.actors)
    with_whom = next((g for g in behind[1:] if g.govern == "with"), None)
    if with_whom is not None and trigger.frame.type != "visit":
        out.partners[:] = with_whom.actors
    for item in reading.items[subject.last :]:
        if isinstance(item.mention, TemporalMention):
            out.times.append(item.mention)
            break


_WHICH = re.compile(r"^(?: ,)? (?:which|that)(?: the| his| her)?$")
_CHAIRED = re.compile(
    r"^(?: (?:also|jointly|will|would|had|has|is to))* (?:co-?)?chair(?:ed|s)?(?= |$)(?! by)"
)


def add_relative_chairs(trigger: Trigger, groups: Sequence[Group], out: Arguments) -> None:
    """ "the committee's meeting, which the general co-chaired with Lee": he and Lee."""
    if out.chairs or out.agents or trigger.frame.type not in ("meeting", "conference", "summit"):
        return
    reading = trigger.reading
    behind = [g for g in groups if g.first >= trigger.last]
    if not behind or behind[0].govern:
        return
    subject = behind[0]
    if _WHICH.match(text_between(reading, trigger.last, subject.first)) is None:
        return
    end = reading.offsets[subject.last - 1] + len(reading.items[subject.last - 1].text)
    if _CHAIRED.match(reading.text[end:]) is None:
        return
    out.chairs.extend(subject.actors)
    with_whom = next((g for g in behind[1:2] if g.govern == "with"), None)
    if with_whom is not None:
        out.chairs.extend(with_whom.actors)
        out.partners[:] = [a for a in out.partners if a not in with_whom.actors]


_HELD_THERE = re.compile(r"(?:that|which) (?:(?!who\b)[^;]*? )?(?:held|had|hold|will hold|have)(?= |$)")


def is_held_there(trigger: Trigger, triggers: Sequence[Trigger], opener: int) -> bool:
    """ "talks that Berg and Lee held in Oslo on Monday": day and place of the clause are the talks'.

    Also "the conference on small arms in Peru that will take place in Oslo", with no event in between.
    """
    if trigger.frame.head != "noun" or opener < trigger.last:
        return False
    reading = trigger.reading
    begin = reading.offsets[opener]
    near = opener - trigger.last in (0, 1)
    if near and _HELD_THERE.match(reading.text, begin):
        return True
    between = any(trigger.last <= t.first < opener for t in triggers)
    same = not between and opener - trigger.last <= 9 and reading.segments[opener - 1] == trigger.segment
    return same and TAKES_PLACE.match(reading.text, begin) is not None
