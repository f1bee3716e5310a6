"""The verb that a noun depends on: "held talks", "attended the meeting", "is on a visit"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from irevents.arguments.clauses import text_between
from irevents.arguments.host_events import hosts
from irevents.arguments.slots import Arguments
from irevents.arguments.subjects import find_subject
from irevents.arguments.verbs import leaders_of
from irevents.groups import Actor, Group
from irevents.mentions import PartyMention
from irevents.packs.patterns import Pattern
from irevents.triggers import Trigger

_LIGHT = Pattern("light-verb")
# "Berg's three-day visit"
_OWNED = re.compile(r"P (?:'s|')(?: (?:[\w-]+|T|D)){0,4}$")
# "Lee, on a three-day visit to Oslo"
_ON_VISIT = Pattern("on-visit")
# "Lee will be in Oslo from Monday for a three-day visit"
_THERE_FOR_VISIT = Pattern("there-for-visit")
_ATTEND = Pattern("attend-verb")
_CHAIR = Pattern("chair-verb")
_HOST = Pattern("host-verb")
_CAME_OF_IT = Pattern("what-came-of-it")
_DECIDED = Pattern("organisation-decides")

_NOT_THERE = Pattern("was-not-there")


_WITH_SOMEBODY = re.compile(r"^(?: (?:in|at|on|here|held)| [TCV])* with(?= )")
_LATELY = re.compile(r"(?:^| )(?:the|a|their|this) (?:recently|newly|just|previously|already)$")
_NO_VERB_OF_BODIES = ("ma", "pa", "g", "rec", "rev")
_LED_BY = re.compile(r" by\b")


def _clause_start(trigger: Trigger) -> int:
    """Where the words of the trigger's own clause begin that stand before it without a break."""
    first = trigger.first
    while first and trigger.reading.segments[first - 1] == trigger.segment:
        first -= 1
    return trigger.reading.offsets[first]


def _thanked(trigger: Trigger, groups: Sequence[Group], position: int) -> Group | None:
    """ "Berg thanked Peru for hosting the dialogue": Peru hosted it."""
    items = trigger.reading.items
    if position < 2 or items[position - 1].text != "for" or not items[position].text.endswith("ing"):
        return None
    return next((g for g in groups if g.last == position - 1), None)


def _owner(groups: Sequence[Group], position: int) -> Group | None:
    """ "Soto valued Otieno's co-chairing of the dialogue": Otieno chaired it."""
    return next((g for g in groups if g.possessive and g.last + 1 == position), None)


def add_governed_subject(trigger: Trigger, groups: Sequence[Group], out: Arguments) -> None:
    """The verb that the noun depends on ("held talks", "attended the meeting") gives the subject a role."""
    if trigger.body is not None and hosts(trigger):
        return  # "held talks on the margins of the ASEAN Regional Forum": the talks
    before = trigger.before
    owned = _OWNED.search(before[-60:]) is not None
    verbs = [(_CHAIR, "chairs"), (_ATTEND, "attendees"), (_HOST, "hosts"), (_LIGHT, "agents")]
    if trigger.frame.roles == "visit":
        verbs.extend([(_ON_VISIT, "agents"), (_THERE_FOR_VISIT, "agents")])
    runs = trigger.reading.runs
    for pattern, role in verbs:
        if not pattern.may_be_in(runs):
            continue
        start = max(0, len(before) - 110)
        match = pattern.search(before[start:])
        if match is None:
            continue
        position = trigger.reading.item_at(start + match.start("verb"))
        beside = match["beside"] is not None if role == "chairs" else False
        if trigger.reading.segments[position] != trigger.segment and not beside:
            start = max(start, _clause_start(trigger))
            match = pattern.search(before[start:])  # "arrived on Monday, while today he holds talks"
            if match is None:
                continue
            position = trigger.reading.item_at(start + match.start("verb"))
        if match.group("verb") == "led" and _LED_BY.match(before[start + match.end("verb") :]):
            later = pattern.search(before, start + match.end("verb"))
            if later is None:
                continue
            match, position = later, trigger.reading.item_at(later.start("verb"))
        verb = match.group("verb")
        if verb == "held" and _LATELY.search(before[: start + match.start("verb")].rstrip()):
            continue  # "came of the recently held summit between Berg and Lee"
        if role == "attendees" and _NOT_THERE.search(before[: start + match.start("verb")].rstrip()):
            return  # "Berg will not attend the summit"
        if role == "agents" and trigger.body is not None and verb.startswith(_NO_VERB_OF_BODIES):
            return  # "achievements made for the second session", "reviewed the Oslo Summit"
        if role == "agents" and _CAME_OF_IT.search(before[start:]):
            return  # "agreed to carry out the results of the second session"
        ended = verb == "end" and before[: start + match.start("verb")].endswith("the ")
        if ended and trigger.body is not None:
            return  # "Berg said that at the end of the summit he would"
        if role == "agents" and out.agents and (verb == "on" or owned):
            return  # "has no word of Berg's visit", "put off Berg's visit"
        subject = _thanked(trigger, groups, position) or _owner(groups, position)
        subject = subject or find_subject(trigger.reading, position, groups)
        if verb == "on" and subject is not None and _is_praised(trigger, subject, position):
            others = [g for g in groups if g is not subject]
            subject = find_subject(trigger.reading, position, others) or subject
        if subject is None or (subject.last > trigger.first and subject.first < trigger.last):
            return
        if role == "attendees" and trigger.body is None and _WITH_SOMEBODY.match(trigger.after):
            role = "agents"  # "Berg will attend a meeting in Oslo with her Nordic colleagues"
        actors = [a for a in leaders_of(trigger, groups, subject) if a not in out.agents]
        if role == "chairs":
            actors += [a for a in _beside(trigger, groups) if a not in actors]
            between = [g for g in groups if position < g.first and g.last <= trigger.first]
            actors += [a for g in between if beside for a in g.actors if a not in actors]
        if verb == "led" and not re.search(r"delegation", match.group()):
            role = "chairs"
        if role == "attendees" and trigger.frame.id == "meal":
            role = "agents"  # "attended a dinner hosted by Berg": who eats with him
        getattr(out, role).extend(actors)
        return


def _is_praised(trigger: Trigger, near: Group, position: int) -> bool:
    """ "Berg praised Kenya on a visit to Nairobi": a state that a verb before it has as its object."""
    reading = trigger.reading
    bare = near.last == position == near.first + 1 and reading.items[near.first].kind == "S"
    return bare and _TOLD_OF.search(reading.text[: reading.offsets[near.first]].rstrip()) is not None


# "Berg praised | Kenya on", "assured | Kenya on"
_TOLD_OF = re.compile(r"\bP(?: (?:has|had|also|again|once|\w+ly))* \w+(?:ed|es|ise|s|ing)$")
_BESIDE = re.compile(r"^(?:alongside|together with|along with|jointly with)(?: [\w'-]+){0,3} $")


def _beside(trigger: Trigger, groups: Sequence[Group]) -> Sequence[Actor]:
    """ "Alongside Minister Duc, Admiral Menon co-chaired the dialogue": Duc did so too."""
    text, offsets = trigger.reading.text, trigger.reading.offsets
    first = next((g for g in groups if any(a.person is not None for a in g.actors)), None)
    return first.actors if first is not None and _BESIDE.match(text[: offsets[first.first]]) else ()


def add_decider(trigger: Trigger, groups: Sequence[Group], out: Arguments) -> None:
    """ "a decision taken by the Union at an emergency meeting": it is the Union that met."""
    before = [g for g in groups if g.last <= trigger.first]
    subject = find_subject(trigger.reading, trigger.first, groups)
    for group in (*before[-1:], subject):
        if group is None or len(group.actors) != 1 or group.last > trigger.first:
            continue
        party = group.actors[0].party
        gap = text_between(trigger.reading, group.last, trigger.first)
        taken = group.govern == "by" or not gap.startswith((" at", " during"))
        if party is not None and party.kind == "organisation" and taken and _DECIDED.match(gap + " "):
            out.agents.append(group.actors[0])
            return


_BY_OFFICIALS = Pattern("by-officials-of")


def add_nameless_makers(trigger: Trigger, out: Arguments) -> None:
    """ "Visits by the navy and air force chiefs of Peru": the state whose officers make them."""
    match = _BY_OFFICIALS.match(trigger.after) if trigger.frame.id == "pay-visit" else None
    if match is None or out.agents:
        return
    reading = trigger.reading
    end = reading.offsets[trigger.last - 1] + len(reading.items[trigger.last - 1].text)
    number = reading.item_at(end + match.end())
    party = reading.items[number].mention
    if isinstance(party, PartyMention):
        out.agents.append(Actor(number, number + 1, party=party))
        out.places[:] = [(prep, place) for prep, place in out.places if place is not party]


def shares_verb(trigger: Trigger, previous: Trigger) -> bool:
    """Whether a noun is joined to the noun before it, in one clause and of one verb."""
    if trigger.frame.head != "noun" or previous.frame.head != "noun" or trigger.definite:
        return False
    if trigger.reading is not previous.reading or trigger.segment != previous.segment:
        return False
    between = text_between(trigger.reading, previous.last - 1, trigger.first)
    return _FURTHER.search(between) is not None and not _ANOTHER_CLAUSE.search(between)


def share_verb(
    trigger: Trigger, groups: Sequence[Group], triggers: Sequence[Trigger], out: Arguments
) -> None:
    """ "will hold talks with Lee, as well as three-way talks with Berg", "attended the B and the B"."""
    before = [t for t in triggers if t.last <= trigger.first]
    if not before or not shares_verb(trigger, before[-1]):
        return
    first = Arguments()
    add_governed_subject(before[-1], groups, first)
    if not first.actors():
        share_verb(before[-1], groups, triggers, first)
    out.agents.extend(first.agents)
    out.attendees.extend(first.attendees)


# "will hold talks with Lee, as well as three-way talks with Berg"
_FURTHER = Pattern("further-event")
_ANOTHER_CLAUSE = Pattern("another-clause")
