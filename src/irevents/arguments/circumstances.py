"""Which times, places and bodies of a sentence are those of one trigger."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from irevents.arguments.clauses import text_between
from irevents.arguments.host_events import add_body, hosts
from irevents.arguments.locations import add_ground, add_place, add_place_where
from irevents.arguments.slots import Arguments
from irevents.mentions import PartyMention, PlaceMention, TemporalMention
from irevents.packs.patterns import Pattern
from irevents.reading import Item, Reading
from irevents.triggers import Trigger

_IN_BRACKETS = Pattern("in-brackets")
_TOLD_BESIDE = Pattern("told-beside")
_OTHER_ACT = Pattern("other-act")
_NOT_CIRCUMSTANCE = frozenset(
    {"since", "as", "that", "because", "although", "though", "until", "once", "if", "whereas", "when"}
)
# "put off her May 3-5 visit to Peru as the summit was called off": the visit's date, not the summit's
_PREMODIFIER = re.compile(r"^ (?:his|her|their|its|'s|') \|(?: (?!and\b|to\b|in\b|of\b|on\b)[\w-]+){0,3}$")
# "a Friday evening conversation with Lee"
_DATED_NOUN = re.compile(r"^ (?:a|an|the) \|(?: (?!and\b|to\b|in\b|of\b|on\b)[\w-]+){0,2}$")
_DURING = re.compile(r"(?:^| )during (?:a|an|their|his|her)(?: [\w-]+){0,3}$")
# "will meet Lee in May, the envoy told reporters in Oslo on Monday": where and when it was told
_REPORTED = Pattern("reported")
_TO_DO = re.compile(r"^(?: [CVRS]| in| at)* to \w+(?: [\w'-]+){0,8}$|^ to$")
_OF_ITS_OWN = re.compile(
    r"which (?:will|is|was|are|were|to|would)(?: to)?(?: be)?"
    r" (?:take|took|taking|held|due|scheduled|opens?|convene|begins?|began|starts?|commences?|runs?)"
)
_JUST = re.compile(r" (?:shortly|soon|immediately|just|hours|minutes|moments) (?:after|before)(?= |$)")


def add_circumstances(trigger: Trigger, triggers: Sequence[Trigger], out: Arguments) -> None:
    """The times, places and bodies of the sentence that are the trigger's own."""
    reading = trigger.reading
    for number, item in enumerate(reading.items):
        if item.kind in "wP" and item.text not in ("here", "there"):
            continue
        if trigger.first <= number < trigger.last and trigger.frame.id == "arrive" and item.text == "here":
            out.here = True  # "arrived here on a visit"
        if trigger.first <= number < trigger.last and (item.kind != "T" or trigger.frame.id == "leave"):
            continue  # "spoke on Monday with" has its day inside; "left on Monday for" does not date the stay
        if not _belongs(trigger, triggers, number):
            continue
        before = reading.text[: reading.offsets[number]].rstrip()
        if item.kind == "T":
            assert isinstance(item.mention, TemporalMention)
            out.times.append(_share_days(trigger, triggers, item.mention))
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
    add_place_where(trigger, out)
    _add_time_when(trigger, out)
    _time_before(trigger, triggers, out)
    _share_errand(trigger, triggers, out)
    _share_arrival(trigger, triggers, out)
    _place_arrival(trigger, out)


# "P was welcomed at V on T and | met P at V on T": what stands before the "and" is the first verb's
_AND_THEN = re.compile(
    r" and(?: (?:also|later|then|subsequently|separately|[\w]+ly))*"
    r"(?: (?:held|had|holds|hold|will hold|conducted)(?: [\w-]+){0,3}| will)?$"
)
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


_IN_WHEN = re.compile(r" (?:in|at) (?P<place>[CVR])(?: (?:in|on))? T(?: ,)? $")
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


def _add_time_when(trigger: Trigger, out: Arguments) -> None:
    """ "has not met since 2018, when the ninth session was held": the time before "when"."""
    reading = trigger.reading
    opener = next((i for i, s in enumerate(reading.segments) if s == trigger.segment), 0)
    if out.times or opener < 1 or reading.items[opener].text != "when":
        return
    before = [item for item in reading.items[max(0, opener - 2) : opener] if item.text != ","]
    if before and isinstance(before[-1].mention, TemporalMention):
        out.times.append(before[-1].mention)
        near = _IN_WHEN.search(reading.text[: reading.offsets[opener]])
        if near is not None and not out.places:  # "was signed in Lima in 1998, when Salas met Vargas"
            place = reading.items[reading.item_at(near.start("place"))].mention
            if isinstance(place, PlaceMention):
                out.places.append(("in", place))


_AT = re.compile(
    r"^ (?:on the (?:sidelines|margins|fringes) of|during|at|within)(?: (?:the|a|an|his|her|their))*"
    r"(?: [\w-]+)? ?$"
)


def _time_before(trigger: Trigger, triggers: Sequence[Trigger], out: Arguments) -> None:
    """ "The plan was discussed on Monday during a meeting of X and Y": that day is the meeting's.

    So is that of "met on Monday during the session of the Council", "was signed in May during his visit".
    """
    if not out.times and (trigger.body is not None or trigger.frame.type == "visit"):
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


# "On Monday the minister announced his coming visit": the day of the announcement
_ANNOUNCED = re.compile(
    r" (?:announced|confirmed|revealed|disclosed|promised|proposed|cancell?ed|postponed|called off|put off"
    r"|ruled out)"
    r"(?: (?:a|an|the|his|her|their|its|that|plans for)| [PSD] (?:'s|')| [\w-]+){0,4}$"
)
# "visited the hotel today to hold talks with"
_ERRAND = re.compile(r"(?:^| )(?:to|and) (?:hold|held|have|had|conduct|conducted)(?: [\w-]+){0,3}$")


def _share_errand(trigger: Trigger, triggers: Sequence[Trigger], out: Arguments) -> None:
    """ "visited the ministry on Monday to hold talks with Lee": the talks are there, and then."""
    if out.times or out.places or trigger.frame.head != "noun" or not _ERRAND.search(trigger.before[-50:]):
        return
    journey = next((t for t in reversed(triggers) if t.last <= trigger.first), None)
    if journey is None or journey.frame.roles != "visit" or journey.segment != trigger.segment:
        return
    between = trigger.reading.items[journey.last : trigger.first]
    if any(item.kind == "V" for item in between):
        _take_over(between, out)


def _place_arrival(trigger: Trigger, out: Arguments) -> None:
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


def _share_arrival(trigger: Trigger, triggers: Sequence[Trigger], out: Arguments) -> None:
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


_AFTERWARDS = re.compile(r" after (?:\w+ing|taking part in)\b")


def _comes_after(trigger: Trigger, number: int) -> bool:
    """ "came home on Saturday after attending the conference": the conference was before."""
    if number >= trigger.first or trigger.frame.type == "visit" or trigger.reading.items[number].kind != "T":
        return False
    return bool(_AFTERWARDS.search(text_between(trigger.reading, number, trigger.first)))


_BACKGROUND = re.compile(
    r"^(?:during|as part of|in conjunction with|on the occasion of|in the course of|within the framework of"
    r"|amid)\b[^,;]*$"
)


# "Lee, currently on a visit to Oslo, was welcomed on Monday": the day and place of the welcome
_APPOSED = re.compile(
    r" , (?:who (?:is|was) )?(?:currently |presently |now |still )*(?:on|paying)(?: [\w-]+| T| D){1,6}$"
)
_CLAUSE_BEHIND = re.compile(r"^[^,]*,(?: [\w-]+)? (?:is|was|are|were|has|have|had|will|\w+ed)\b")


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
_THAT_LED = re.compile(r"^ that P ,? ?(?:has |had |also )?(?:led|held|had|chaired|hosted|conducted)\b")


def _belongs(trigger: Trigger, triggers: Sequence[Trigger], number: int) -> bool:
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
    if reading.items[number].kind == "T":
        if not _may_date(trigger, number):
            return False
        ahead = next((t for t in triggers if t.first > number), None)
        visit = ahead is not None and ahead.frame.type == "visit" and ahead.frame.head == "noun"
        between = text_between(reading, number + 1, ahead.first) if ahead is not None else ""
        if visit and _PART_OF_VISIT.match(between):
            before = [t for t in triggers if t.last <= number and t.frame.type != "visit"]
            return bool(before) and trigger is before[-1]
        holder = next((t for t in triggers if t.first > number), None)
        if holder is not None and _opens_new_clause(reading, number):
            return trigger is holder or (trigger.segment == holder.segment and trigger.first > holder.first)
        if holder is not None:
            mention = reading.items[number].mention
            around = (
                text_between(reading, max(0, number - 1), number)
                + " |"
                + text_between(reading, number + 1, holder.first)
            )
            dated = isinstance(mention, TemporalMention) and mention.edtf_start is not None
            if _PREMODIFIER.match(around) or (dated and _DATED_NOUN.match(around)):
                return trigger is holder
    named = [t for t in triggers if t.body is not None and t.first < number]
    if len(named) > 1 and _goes_on_behind(named[-2], named[-1], number):
        return trigger is named[-2]
    own = reading.segments[number]
    apart = own != trigger.segment and number > trigger.last and reading.items[number].kind != "T"
    if apart and _OTHER_ACT.search(text_between(reading, trigger.last, number)):
        return False  # "a first meeting, a year after his party moved into the palace"
    rivals = [t for t in triggers if t.segment == own]
    if not rivals:
        opener = next((i for i, s in enumerate(reading.segments) if s == own), 0)
        until = reading.items[opener].text == "until" and number - opener <= 2  # "will last until Friday"
        behind = any(t.body is not None and opener - t.last in (0, 1) for t in triggers)
        led = reading.items[opener].text == "that" and _THAT_LED.match(trigger.after) is not None
        told = led or (reading.items[opener].text == "that" and behind)  # "the drill that will be in May"
        told = told or _is_held_there(trigger, opener)
        if reading.items[opener].text in _NOT_CIRCUMSTANCE and not until and not told:
            return False
        if _OF_ITS_OWN.match(" ".join(i.text for i in reading.items[opener : opener + 6])) and (
            opener - trigger.last > 3
        ):
            return False  # "the meeting prepares the Cabinet, which will take place in Ipiales on Monday"
        rivals = [t for t in triggers if t.first < number and t.segment < own]
        if any(t.first < number for t in triggers) and not rivals:
            return False
        if not rivals:
            said = any(
                i.text == "that" and reading.segments[n] != own
                for n, i in enumerate(reading.items)
                if n > number
            )
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
    if chosen.body is not None and hosts(chosen):
        guests = [t for t in triggers if t.first < chosen.first and not hosts(t)]
        if guests and guests[-1] is not trigger and reading.items[number].kind != "T":
            return False
        return trigger.segment == chosen.segment or trigger.first < chosen.first
    return _just_after(trigger, chosen) or is_joined(trigger, chosen)


_JOINED = re.compile(r"^ (?:, )?(?:and|as well as)(?: (?:the|a|an|of))*$")


def is_joined(trigger: Trigger, chosen: Trigger) -> bool:
    """ "Sessions of the Council and the Committee will be held in Oslo on Monday": both of them."""
    if trigger.body is None or chosen.body is None or trigger.last > chosen.first:
        return False
    return _JOINED.match(text_between(trigger.reading, trigger.last, chosen.first)) is not None


def _share_days(trigger: Trigger, triggers: Sequence[Trigger], mention: TemporalMention) -> TemporalMention:
    """ "The Council and the Committee meet on 27 and 29 April, respectively": a day each, in that order."""
    others = [t for t in triggers if is_joined(trigger, t) or is_joined(t, trigger)]
    if len(others) != 1 or "respectively" not in trigger.reading.words or mention.precision != "day":
        return mention
    if others[0].first > trigger.first:
        return replace(mention, edtf_end=mention.edtf_start)
    return replace(mention, edtf_start=mention.edtf_end)


def _told_of(
    reading: Reading, number: int, triggers: Sequence[Trigger], rivals: Sequence[Trigger]
) -> Trigger | None:
    """ "the drill that took place in Peru, and the plans for the drill in Chile": Peru is the first one's."""
    opener = next(i for i, s in enumerate(reading.segments) if s == reading.segments[number])
    if reading.items[opener].text not in ("that", "which") or any(t.first < number for t in rivals):
        return None
    return next((t for t in triggers if t.body is not None and opener - t.last in (0, 1)), None)


_HELD_THERE = re.compile(r"(?:that|which) (?:(?!who\b)[^;]*? )?(?:held|had|hold|will hold|have)(?= |$)")


def _is_held_there(trigger: Trigger, opener: int) -> bool:
    """ "talks that Berg and Lee held in Oslo on Monday": day and place of the clause are the talks'."""
    if trigger.frame.head != "noun" or opener - trigger.last not in (0, 1):
        return False
    return _HELD_THERE.match(trigger.reading.text, trigger.reading.offsets[opener]) is not None


_ATTRIBUTION = Pattern("attribution")


def _in_attribution(trigger: Trigger, number: int) -> bool:
    """ "will visit Bhutan, the ministry in Kathmandu said": whose word it is, not where."""
    reading = trigger.reading
    comma = next((n for n in range(number - 1, trigger.last - 1, -1) if reading.items[n].text == ","), None)
    if comma is None:
        return False
    begin = reading.offsets[comma]
    match = _ATTRIBUTION.match(reading.text[begin:])
    return match is not None and reading.offsets[number] - begin < match.end()


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
_PART_OF_VISIT = re.compile(
    r"^ (?:as part of|during|in the course of|on the occasion of|in conjunction with)"
    r"(?: [\w'-]+| [PTDS]){1,6} ?$"
)
_SUBJECT = re.compile(r" (?:, )?(?:he|she|they|it|the|P|S)\b")
_NEW_CLAUSE = re.compile(r"(?:^| )(?:, and|and|, but|but|while|;)(?: later| then)?(?: in| on)?$")


def _opens_new_clause(reading: Reading, number: int) -> bool:
    """Whether a day opens a clause of its own: "paid a visit in May, and in July he met Lee"."""
    before = reading.text[: reading.offsets[number]].rstrip()
    behind = reading.text[reading.offsets[number] + len(reading.items[number].text) :]
    return bool(_NEW_CLAUSE.search(before) and _SUBJECT.match(behind))


# "are expected in Oslo on May 14 to take part in the exercise": when they come, not when it begins
_TO_JOIN = re.compile(r"^ (?:to (?:take part|participate) in|to join)(?: (?:the|this|that))? ?$")


# "On May 18 the general is to watch the drill": when he is there
_LOOKED_ON = re.compile(
    r"(?:^| )(?:watch|witness|observ|inspect|see)(?:e|es|ed|ing)?(?: (?:the|an?|joint|annual|['‘“]))*$"
)


def _may_date(trigger: Trigger, number: int) -> bool:
    """False for a time that something else in the sentence has: a body in brackets, an act told beside.

    "the decisions of B (Lima, May 3)", "met Lee, praising the accord of May", "after her party won in May".
    """
    reading = trigger.reading
    bracket = _IN_BRACKETS.search(reading.text[: reading.offsets[number]])
    if bracket is not None and trigger.first != reading.item_at(bracket.start("holder")):
        return False
    if _is_owner(trigger, number):
        return False
    if trigger.last > number:
        behind = text_between(reading, number + 1, trigger.first)
        joins = _TO_JOIN.match(behind) or _LOOKED_ON.search(trigger.before)
        if trigger.frame.type == "exercise" and joins:
            return False
        return not (number < trigger.first and _ANNOUNCED.search(behind))
    between = text_between(reading, trigger.last, number)
    if trigger.segment == reading.segments[number]:
        return not _TOLD_BESIDE.search(between)
    return not _OTHER_ACT.search(between)


def _is_owner(trigger: Trigger, number: int) -> bool:
    """ "met Lee to prepare next week's budget": the week is the budget's, not the meeting's."""
    items = trigger.reading.items
    if number + 1 >= len(items) or items[number + 1].text not in ("'s", "'"):
        return False
    return not 0 < trigger.first - number <= 6


def _just_after(trigger: Trigger, chosen: Trigger) -> bool:
    """ "The talks came shortly after Lee arrived on Monday": they took place on Monday too."""
    between = text_between(trigger.reading, trigger.last, chosen.first) if chosen.first > trigger.last else ""
    return (
        trigger.frame.type in ("meeting", "call")
        and chosen.frame.type == "visit"
        and bool(_JUST.search(between))
    )
