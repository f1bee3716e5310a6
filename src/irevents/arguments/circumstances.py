"""Which times, places and bodies of a sentence are those of one trigger."""

from __future__ import annotations

import re
from collections.abc import Sequence

from irevents.arguments.belonging import belongs
from irevents.arguments.host_events import add_body
from irevents.arguments.locations import add_ground, add_place, add_place_where
from irevents.arguments.shared_circumstances import (
    add_time_when,
    place_arrival,
    place_visit,
    share_arrival,
    share_days,
    share_errand,
    share_meeting,
    share_opening,
    share_session,
    time_before,
)
from irevents.arguments.slots import Arguments
from irevents.mentions import TemporalMention
from irevents.packs.patterns import Pattern
from irevents.reading import KINDS
from irevents.triggers import Trigger

_HERE = frozenset({"arrive", "stay-in"})
_SAYS_WHERE_OR_WHEN = (KINDS - {"P"}) | {"here", "there"}


def add_circumstances(trigger: Trigger, triggers: Sequence[Trigger], out: Arguments) -> None:
    """The times, places and bodies of the sentence that are the trigger's own."""
    reading = trigger.reading
    for number in [n for n, text in enumerate(reading.texts) if text in _SAYS_WHERE_OR_WHEN]:
        item = reading.items[number]
        if trigger.first <= number < trigger.last and trigger.frame.id in _HERE and item.text == "here":
            out.here = True  # "arrived here on a visit", "who was here from Monday"
        if trigger.first <= number < trigger.last and item.kind != "T":
            continue  # "spoke on Monday with", "left on Monday for" have their day inside
        if not belongs(trigger, triggers, number):
            continue
        before = reading.text[: reading.offsets[number]].rstrip()
        if item.kind == "T":
            assert isinstance(item.mention, TemporalMention)
            if item.mention.type == "SET" and number > trigger.last and _HELD_EVERY.search(before):
                continue
            out.times.append(share_days(trigger, triggers, item.mention))
        elif item.text == "here":
            out.here = True
        elif item.kind == "B":
            add_body(trigger, item, before, out)
        elif item.kind == "D":
            add_ground(trigger, number, item, out)
        elif item.kind in "CRVS":
            add_place(trigger, number, item, before, out)
    _leave_to_other_verb(trigger, out)
    _keep_to_clause(trigger, out)
    _keep_behind_due(trigger, out)
    _leave_to_main(trigger, triggers, out)
    add_place_where(trigger, out)
    add_time_when(trigger, out)
    time_before(trigger, triggers, out)
    share_errand(trigger, triggers, out)
    share_opening(trigger, triggers, out)
    share_session(trigger, triggers, out)
    share_meeting(trigger, triggers, out)
    share_arrival(trigger, triggers, out)
    place_arrival(trigger, out)
    place_visit(trigger, out)


# "Blue Sky, the exercise held every year, is due to end tomorrow": how often, and not when this one is held
_HELD_EVERY = re.compile(r", (?:the|a|an)(?: [\w-]+| [SD]){1,8} (?:held|hosted|staged|conducted)$")


# "P was welcomed at V on T and | met P at V on T": what stands before the "and" is the first verb's
_AND_THEN = Pattern("and-then")
_SUBJECT_VERB = re.compile(r"P(?: ,)?(?: (?:was|were|will be|had|has|also|[\w]+ly))* (?!and\b)[a-z][\w-]+")


def _leave_to_other_verb(trigger: Trigger, out: Arguments) -> None:
    """Day and place before the "and" are another verb's, where the trigger has its own behind it."""
    reading = trigger.reading
    opener = reading.segments.index(trigger.segment)
    before = reading.text[reading.offsets[opener] : reading.offsets[trigger.first]].rstrip()
    match = _AND_THEN.search(before)
    verb = _SUBJECT_VERB.search(before)
    if match is None or verb is None or verb.end() >= match.start():
        return
    stop = reading.items[reading.item_at(reading.offsets[opener] + match.start() + 1)].start
    begin = reading.items[reading.item_at(reading.offsets[opener] + verb.end() - 1)].start
    later = reading.items[trigger.last - 1].end
    if any(t.start >= later for t in out.times if t.precision == "day"):
        out.times[:] = [t for t in out.times if not begin < t.start < stop]
    if any(p.start >= later for prep, p in out.places if prep != "part"):
        out.places[:] = [(prep, p) for prep, p in out.places if not begin < p.start < stop]


# "spoke in Zagreb on Tuesday of the fourth round, due in Tuzla on 3 June"
_DUE = re.compile(r"^(?: ,)? (?:due|scheduled|slated|planned|expected|set) (?:in|on|for|at|to)\b")


def _keep_behind_due(trigger: Trigger, out: Arguments) -> None:
    """What stands behind "due" is the session's; what was done before, was elsewhere and on another day."""
    if trigger.frame.head != "noun" or not _DUE.match(trigger.after):
        return
    later = trigger.reading.items[trigger.last - 1].end
    if any(t.start >= later for t in out.times):
        out.times[:] = [t for t in out.times if t.start >= later]
    if any(p.start >= later for _, p in out.places):
        out.places[:] = [(prep, p) for prep, p in out.places if p.start >= later]


# "In Riga ministers discussed preparations for | the NATO summit on 9 May in Oslo"
_OWN_PLACE = re.compile(r"^(?: (?:on |from )?T)?(?: ,)? (?:in|at) (?:the )?[CV](?= |$)")


def _leave_to_main(trigger: Trigger, triggers: Sequence[Trigger], out: Arguments) -> None:
    """The place that opens the sentence is that of its first event, where a later one has its own."""
    main = triggers[0]
    if trigger.frame.head != "noun" or main.first >= trigger.first or not _OWN_PLACE.match(trigger.after):
        return
    begin, later = trigger.reading.items[main.first].start, trigger.reading.items[trigger.last - 1].end
    if any(place.start >= later for _, place in out.places):
        out.places[:] = [(prep, place) for prep, place in out.places if place.start >= begin]


_BEFORE_AFTER = frozenset({"before", "after", "ahead", "prior", "following"})


def _keep_to_clause(trigger: Trigger, out: Arguments) -> None:
    """ "spoke in Tokyo on Wednesday before | meeting Berg on Friday": the clause's own day, and own place."""
    reading = trigger.reading
    opener = reading.segments.index(trigger.segment)
    if not trigger.segment or reading.items[opener].text not in _BEFORE_AFTER:
        return
    begin, later = reading.items[opener].start, reading.items[trigger.last - 1].end
    if any(t.start >= later and t.type == "DATE" for t in out.times):
        out.times[:] = [t for t in out.times if t.start >= begin]
    if any(p.start >= later for _, p in out.places):
        out.places[:] = [(prep, p) for prep, p in out.places if p.start >= begin]
