"""The actors of a noun: "the Berg–Lee talks", "a meeting of the ministers with Lee"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from irevents.arguments.agreed_drills import add_hosted_troops, add_teller_of_drill, add_those_agreed
from irevents.arguments.clauses import find_limit, text_between
from irevents.arguments.complements import add_complement
from irevents.arguments.fronted import add_fronted, add_main_clause, add_one_alongside, replace_by_teller
from irevents.arguments.governing import add_decider, add_governed_subject, share_verb
from irevents.arguments.joint_meetings import add_where_and_when, has_as_many_sides
from irevents.arguments.journeys import (
    add_brought,
    add_company,
    add_forces,
    add_traveller,
    add_visitor,
    add_welcomed,
    is_of_journey,
)
from irevents.arguments.owners import add_city_before, add_owner, add_pronoun
from irevents.arguments.programmes import add_programme, add_programme_owner
from irevents.arguments.relatives import add_antecedent, add_relative, add_relative_chairs
from irevents.arguments.slots import Arguments
from irevents.arguments.subjects import find_subject
from irevents.arguments.tellers import add_doer, add_speaker, add_teller, add_told, have_spoken, is_made_there
from irevents.arguments.told_further import add_told_further
from irevents.arguments.welcomes import add_welcomed_guest
from irevents.groups import Group
from irevents.mentions import PlaceMention
from irevents.packs.patterns import Pattern
from irevents.triggers import Trigger

# "Berg and Lee spoke after a meeting in Oslo": they had it
_AFTER_ONE = re.compile(r"(?:^| )(?:after|following|during|at|in) (?:a|an)(?: (?!of\b)[\w-]+){0,3}$")
# "… at | talks in Oslo": several need no article
_AFTER_SOME = Pattern("after-some")
# "In a meeting held today at the ministry, Ambassador Lee said": the speaker takes part.
_FRONTED = Pattern("fronted-noun")
# "agreed by Berg and Lee | at a | meeting in Oslo"
_DONE_AT = Pattern("done-at-meeting")
# "the two leaders witnessed the signing of several documents"
_WITNESSED = re.compile(r"(?:^| )(?:witness(?:ed|es|ing)?|oversaw|presided over|watched)(?: the)?$")
# "will have an audience during her visit with President Widodo": not the visit's "with"
_DURING_VISIT_WITH = Pattern("during-visit-with")
_THEIR = re.compile(r"^(?:in|during|at) their(?: [\w-]+){0,3}$")


def add_noun_actors(
    trigger: Trigger, groups: Sequence[Group], triggers: Sequence[Trigger], out: Arguments
) -> None:
    """The actors of a noun trigger: before it, of the verb it depends on, and behind it."""
    left = [g for g in groups if g.last <= trigger.first]
    add_owner(trigger, left, out)
    add_city_before(trigger, out)
    if is_of_journey(trigger, groups, triggers, out) or _is_only_beside(trigger):
        return
    add_brought(trigger, groups, out)
    add_welcomed(trigger, groups, out)
    add_fronted(trigger, groups, out)
    add_governed_subject(trigger, groups, out)
    if not out.agents and not trigger.definite:
        share_verb(trigger, groups, triggers, out)
    _add_relative_host(trigger, groups, out)
    _add_host_city(trigger, out)
    add_pronoun(trigger, left, out)
    add_one_alongside(trigger, groups, out)
    _add_behind(trigger, groups, triggers, out)
    add_visitor(trigger, groups, out)
    add_relative_chairs(trigger, groups, out)
    add_relative(trigger, groups, out)
    add_programme(trigger, out)
    _add_witnesses(trigger, groups, out)
    add_antecedent(trigger, groups, out)
    officials = any(a.person is not None or a.last - a.first > 1 for a in out.partners)
    if not out.agents and (officials or (out.partners and _GOVERNMENTS_OF.match(trigger.after))):
        add_traveller(trigger, groups, triggers, out)
    if trigger.frame.type == "exercise":
        add_forces(trigger, groups, triggers, out)
        add_those_agreed(trigger, groups, out)
        add_hosted_troops(trigger, groups, out)
        add_teller_of_drill(trigger, groups, out)
    if not out.actors() and not trigger.definite:
        _add_those_who_spoke(trigger, groups, out)
        _add_those_by_whom(trigger, left, triggers, out)
    if not out.actors() and not trigger.definite and trigger.frame.type == "meeting":
        add_company(trigger, groups, triggers, out)
    if out.partners and not out.agents:
        add_programme_owner(trigger, left, out)
    if not out.actors() and not trigger.definite and trigger.frame.type in ("meeting", "summit"):
        add_decider(trigger, groups, out)
    if not out.agents and not trigger.definite and trigger.frame.type in ("meeting", "call", "summit"):
        add_told_further(trigger, groups, out)
    if trigger.frame.type in ("meeting", "summit"):
        add_welcomed_guest(trigger, groups, out)
    _add_of_sentence(trigger, groups, out)
    if trigger.definite and trigger.frame.type == "meeting" and not out.actors():
        _add_leaders(trigger, groups, out)


# "left for consultations | with the governments of Peru and Chile"
_GOVERNMENTS_OF = re.compile(
    r" with(?: the)?(?: [\w-]+)? (?:governments?|officials|leaders|authorities|ministers) of "
)
# "The Kenyan side was led by Otieno and the Norwegian side by Berg | at the talks"
_SIDES_LED = Pattern("sides-led")
_AT_NOUN = re.compile(r"(?:^| )(?:at|during|in) the(?: [\w-]+| T| D){0,2}$")


def _add_leaders(trigger: Trigger, groups: Sequence[Group], out: Arguments) -> None:
    """Who leads the two sides of talks, said in one sentence with them."""
    text = trigger.reading.text
    if not _AT_NOUN.search(trigger.before[-50:]) or _SIDES_LED.search(text) is None:
        return
    people = [a for g in groups if not g.possessive for a in g.actors if a.person is not None]
    states = {a.person.affiliation for a in people if a.person is not None and a.person.name}
    if len(people) == 2 and len(states - {None}) == 2:
        out.agents.extend(people)


# "On the sidelines of the | summit Berg held talks with Lee": the summit is not of the two
_BESIDE = re.compile(r"(?:^| )(?:on|at|in) the (?:side ?-?lines?|margins?|fringes?) of (?:the|this)$")


def _is_only_beside(trigger: Trigger) -> bool:
    """Whether only what is told beside a summit without a name is of those in the sentence."""
    beside = trigger.frame.id == "summit" and _BESIDE.search(trigger.before) is not None
    return beside and not trigger.after.startswith((" of", " between", " among"))


# "the conference, which Kenya will host next month"
_TO_BE_HOSTED = Pattern("to-be-hosted")


def _add_relative_host(trigger: Trigger, groups: Sequence[Group], out: Arguments) -> None:
    """The state that a clause behind the noun says will host it."""
    match = _TO_BE_HOSTED.match(trigger.after)
    if match is None or out.hosts:
        return
    reading = trigger.reading
    number = reading.item_at(len(reading.text) - len(trigger.after) + match.start("host"))
    out.hosts.extend(a for g in groups for a in g.actors if a.first == number)


def _add_host_city(trigger: Trigger, out: Arguments) -> None:
    """ "Lima hosted the meeting": it was there."""
    for actor in out.hosts:
        item = trigger.reading.items[actor.first]
        if item.kind == "C" and isinstance(item.mention, PlaceMention):
            out.places.append(("in", item.mention))


def _add_behind(
    trigger: Trigger, groups: Sequence[Group], triggers: Sequence[Trigger], out: Arguments
) -> None:
    """What stands behind the noun, up to the next trigger."""
    limit = find_limit(trigger, triggers)
    for group in groups:
        if trigger.last <= group.first < limit:
            add_complement(trigger, group, out)
    during = _DURING_VISIT_WITH.match(trigger.after) if trigger.frame.roles == "encounter" else None
    if during is not None and not out.partners:
        reading = trigger.reading
        begin = len(reading.text) - len(trigger.after) + during.end()
        out.partners.extend(
            a for g in groups if reading.offsets[g.first] == begin and g.govern == "with" for a in g.actors
        )


def _add_witnesses(trigger: Trigger, groups: Sequence[Group], out: Arguments) -> None:
    """ "The two leaders witnessed the signing": they were there."""
    if trigger.frame.type == "signing" and not out.agents and _WITNESSED.search(trigger.before[-60:]):
        subject = find_subject(trigger.reading, trigger.first, groups)
        if subject is not None and subject.last <= trigger.first:
            out.attendees.extend(a for a in subject.actors if a not in out.attendees)


def _add_those_who_spoke(trigger: Trigger, groups: Sequence[Group], out: Arguments) -> None:
    """ "Berg and Lee spoke after a meeting in Oslo": it was theirs."""
    behind = _AFTER_SOME if trigger.text.endswith("s") else _AFTER_ONE
    if not behind.search(trigger.before[-40:]) or is_made_there(trigger):
        return
    subject = find_subject(trigger.reading, trigger.first, groups)
    if subject is None:
        return
    near = next((g for g in reversed(groups) if g.last <= trigger.first), None)
    if has_as_many_sides(trigger, len(subject.actors)):
        out.agents.extend(subject.actors)
        add_where_and_when(trigger, subject, out)
    elif len(subject.actors) > 1 and (near == subject or have_spoken(trigger, subject, groups)):
        out.agents.extend(a for a in subject.actors if a.person is not None)


def _add_those_by_whom(
    trigger: Trigger, left: Sequence[Group], triggers: Sequence[Trigger], out: Arguments
) -> None:
    """ "The plan was agreed upon by Berg and Lee at a meeting in Oslo": it was theirs.

    Not "issues discussed by Berg and Lee in a call": there the verb tells of it.
    """
    if any(t.frame.head == "verb" and t.last <= trigger.first for t in triggers):
        return
    if out.actors() or trigger.frame.type not in ("meeting", "call", "summit") or not left:
        return
    near = left[-1]
    gap = text_between(trigger.reading, near.last, trigger.first)
    if near.govern == "by" and not near.possessive and len(near.actors) > 1 and _DONE_AT.match(gap):
        out.agents.extend(near.actors)


def _add_of_sentence(trigger: Trigger, groups: Sequence[Group], out: Arguments) -> None:
    """Who speaks, or is told something, at a meeting that nobody else is said to hold."""
    fronted = _FRONTED.match(trigger.reading.text[: trigger.reading.offsets[trigger.first]])
    if fronted and trigger.definite and len(out.actors()) == 1 and _THEIR.search(trigger.before):
        replace_by_teller(trigger, groups, out)
    with_one = bool(out.partners) and not out.agents  # "During the conversation with Berg, Lee thanked"
    if fronted and (not trigger.definite or with_one) and (len(out.actors()) < 2 or not out.agents):
        add_main_clause(trigger, groups, out)
    elif trigger.frame.type in ("meeting", "call"):
        if len(out.actors()) == 1:
            add_teller(trigger, groups, out)
        if out.partners and not out.agents:
            add_speaker(trigger, groups, out)
        if out.partners and not out.agents:
            add_doer(trigger, groups, out)
        if not out.actors():
            add_told(trigger, groups, out)
