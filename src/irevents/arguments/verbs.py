"""The actors of a verb: "Berg met Lee", "he was received by the minister"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from irevents.arguments.clauses import (
    GAP,
    before_purpose,
    find_limit,
    is_met_after_unnamed,
    leads_delegation,
    text_between,
)
from irevents.arguments.relatives import whom_met
from irevents.arguments.slots import Arguments
from irevents.arguments.subjects import ADJACENT, find_subject
from irevents.groups import Actor, Group
from irevents.mentions import PartyMention
from irevents.packs.patterns import Pattern
from irevents.reading import Reading
from irevents.triggers import NEUTRAL_FRAMES, Trigger
from irevents.verb_or_noun import is_participle

_SPOKEN_TO = re.compile(r"^(?: T| on| ,| \w+ly| by (?:tele)?phone| over the phone)* to(?: [\w'-]+){0,3}$")
_COLLEAGUES_FROM = re.compile(
    r"^(?: with)?(?: [\w-]+){0,3} (?:counterparts?|colleagues?|opposite numbers?) from(?: the)?$"
)
_ENVOYS_OF = Pattern("envoys-of")
# "The banquet was hosted by Berg in honour of Lee"
_IN_HONOUR = re.compile(r" in hono(?:u)?r of(?: (?:the|his|her|visiting))*$")
# "citizens … where they will meet a warm-hearted community": no officials
_PEOPLE = Pattern("meets-people")
_FOR = re.compile(r" for(?: (?:the|his|her|visiting|outgoing))*$")
_RECEPTIONS = frozenset({"reception", "reception-had"})
_UNDER = re.compile(r" under(?: the| an?)?$")
_AMONG_THEM = Pattern("met-among-them")
_AMONG_THOSE = Pattern("among-those-met")
# "the topics discussed on Monday by Berg and Lee"
_BY_WHOM = re.compile(r"^(?: (?:on|here|today|T))* by\b(?! (?:the |a )?(?:tele)?phone| video)")
_PASSIVE = Pattern("passive-told")

_DOCUMENT = Pattern("document-signed")
# "will be signed following talks between Berg and Lee"
_AFTER_TALKS = re.compile(
    r"^ (?:following|after|during|at the end of)(?: [\w-]+){0,4} (?:talks|discussions|meeting)\b"
)
_SIGNED_BETWEEN = Pattern("signed-between")
_SIGNED_WITH = re.compile(r"^(?: [^ ,;]+){1,10} with(?: the| its| his| her)?(?: [\w-]+)?$")
_GATHERS = Pattern("gathers")


def _officials(trigger: Trigger, groups: Sequence[Group]) -> Group | None:
    """ "Officials from the foreign ministries of Peru and Chile gathered": the states of those who meet."""
    near = next((g for g in reversed(groups) if g.last <= trigger.first), None)
    if near is None or trigger.frame.roles != "encounter" or near.govern not in ("between", "side"):
        return None
    gap = text_between(trigger.reading, near.last, trigger.first)
    if not _GATHERS.search(trigger.before[-130:]):
        return None  # "cardiologists from Peru and Chile met"
    one = near.actors[0]
    several = len(near.actors) > 1 or one.body is not None or _has_members(one)
    return near if several and not near.possessive and ADJACENT.match(gap) else None


def _of_state(reading: Reading, position: int, group: Group) -> list[Actor]:
    """The actors met, the first with the state before his office: "met with the Haitian council's chief"."""
    first = group.actors[0]
    state = next((i.mention for i in reading.items[position : group.first] if i.kind == "D"), None)
    if first.person is None or first.person.affiliation is not None or not isinstance(state, PartyMention):
        return list(group.actors)
    return [replace(first, person=replace(first.person, affiliation=state.code)), *group.actors[1:]]


# "met with Peru's chair of the B, the Prime Minister and the Speaker", "met with the head of Peru's army"
_CHAIR_OF = Pattern("chair-of")


def _with_chair(reading: Reading, position: int, chair: re.Match[str], group: Group) -> list[Actor]:
    """Who is met together with the holder of an office that is not known: he stands for his state."""
    others = [a for a in group.actors if a.person is not None or a.party is not None]
    if chair["state"] is None:
        return others
    number = reading.item_at(reading.offsets[position] + chair.start("state") - 1)
    state = reading.items[number].mention
    own = [Actor(number, number + 1, party=state)] if isinstance(state, PartyMention) else []
    return own + [a for a in others if a.party is None]


_LATTER = re.compile(r"(?:^| )(?:when|as|while|after) the (?P<which>former|latter)(?: had| was)?$")
_ON_DAY_IN = Pattern("on-day-in")


def _has_members(actor: Actor) -> bool:
    """ "The security troika of the EAC met": an organisation of states, which meet."""
    return actor.party is not None and actor.party.kind == "organisation"


_ON_DAY_AND = re.compile(r"^(?: on)? T and(?: (?:also|the))*$")


def _joins_later(reading: Reading, last: Actor, group: Group) -> bool:
    """ "met Berg on Wednesday and Foreign Minister Lee, their first meeting this year": Lee too."""
    people = all(actor.person is not None and actor.person.name for actor in group.actors)
    if group.govern or group.possessive or not people:
        return False
    behind = reading.items[group.last].text if group.last < len(reading.items) else "."
    return (
        behind in (",", ".", ";")
        and _ON_DAY_AND.match(text_between(reading, last.last, group.first)) is not None
    )


_MATTER_WITH = Pattern("matter-with")


def _is_of_matter(trigger: Trigger, subject: Group, group: Group, gap: str) -> bool:
    """ "Berg and Lee review relations with Peru": two discuss it already, and Peru is what it is about."""
    states = all(actor.party is not None for actor in group.actors)
    return (
        trigger.frame.roles == "discuss"
        and states
        and len(subject.actors) > 1
        and _MATTER_WITH.search(gap) is not None
    )


def _are_people(actor: Actor) -> bool:
    """Whether an actor is somebody, and no state: "with Norwegian officials", not "ties with Oslo"."""
    officials = actor.party is not None and actor.party.form == "demonym" and actor.last - actor.first > 1
    return actor.person is not None or officials


_CLOSES = frozenset({",", ".", ";", "(", "who", "and", "at", "accompanied"})


def _goes_on(reading: Reading, group: Group) -> bool:
    """ "met on Monday, President Berg said": a verb behind the name, whose subject he is."""
    return group.last < len(reading.items) and reading.items[group.last].text not in _CLOSES


def add_verb_actors(
    trigger: Trigger, groups: Sequence[Group], triggers: Sequence[Trigger], out: Arguments
) -> None:
    """The actors of a verb trigger, by its roles: agents, partners, hosts, chairs, attendees."""
    reading = trigger.reading
    subject = find_subject(reading, trigger.first, groups)
    if subject is None or subject.first > trigger.first:
        subject = _officials(trigger, groups) or subject
    told = _LATTER.search(trigger.before[-40:])
    if told is not None:  # "the talks of Berg and Lee when the latter visited Oslo"
        before = [g for g in groups if g.last <= trigger.first and len(g.actors) > 1]
        both = [a for a in before[-1].actors if a.person is not None] if before else []
        if len(both) > 1:
            chosen = both[0] if told["which"] == "former" else both[-1]
            subject = replace(before[-1], actors=(chosen,), govern="")
    limit = find_limit(trigger, triggers)
    right = [g for g in groups if trigger.last <= g.first < limit]
    objects: list[Actor] = []
    by: list[Actor] = []
    position = trigger.last
    for group in right:
        gap = text_between(reading, position, group.first)
        if group.possessive and group.actors[-1].person is not None and trigger.frame.roles != "visit":
            continue  # "met officials of Berg's government"
        if group.govern == "attend" and trigger.frame.id in NEUTRAL_FRAMES:
            continue  # "exchanged views on the region, including Peru": what they spoke of
        if group.govern == "attend" and trigger.frame.id == "joined-for-talks":
            by.extend(group.actors)  # "Berg was joined in Oslo by Lee for talks"
        elif group.govern == "chair" and leads_delegation(reading, group):
            objects.extend(group.actors)  # "met a delegation led by Berg"
        elif (
            not objects
            and trigger.frame.roles in ("encounter", "host")
            and is_met_after_unnamed(reading, position, group)
        ):
            objects.extend(group.actors)
        elif group.govern == "attend" and not before_purpose(reading, trigger.last, group.first):
            continue  # "met Berg to discuss matters including Peru"
        elif group.govern == "chair" and group.actors[0].person is None and _UNDER.search(gap):
            continue  # "conferred on putting it under a UN flag"
        elif group.govern in ("chair", "attend", "lead"):
            (out.chairs if group.govern == "chair" else out.attendees).extend(group.actors)
        elif group.govern in ("by", "receive", "host"):
            by.extend(group.actors)
        elif not objects and _ENVOYS_OF.search(gap) and GAP.match(_ENVOYS_OF.sub("", gap)):
            objects.extend(a for a in group.actors if a.party is not None)  # "received the envoys of A and B"
        elif not objects and trigger.frame.roles == "encounter" and (chair := _CHAIR_OF.match(gap)):
            objects.extend(_with_chair(reading, trigger.last, chair, group))
        elif not objects and position == trigger.last and GAP.match(gap) and trigger.frame.roles != "discuss":
            objects.extend(_of_state(reading, position, group))
        elif objects and trigger.frame.id == "meet" and _joins_later(reading, objects[-1], group):
            objects.extend(group.actors)
            out.undated.extend(group.actors)
        elif (
            not objects
            and position == trigger.last
            and trigger.frame.id in ("meet", "receive", "telephone")
            and not group.govern
            and _ON_DAY_IN.match(gap)
            and all(a.person is not None for a in group.actors)
            and not (gap.endswith((" ,", " , the")) and _goes_on(reading, group))
        ):
            objects.extend(group.actors)  # "met on Saturday Foreign Minister Berg", "met, in Oslo, Berg"
        elif group.govern == "to" and trigger.frame.id in ("phone-verb", "speak") and _SPOKEN_TO.match(gap):
            objects.extend(group.actors)  # "spoke on Monday to Berg over the phone"
        elif trigger.frame.id in _RECEPTIONS and not objects and _FOR.search(_ENVOYS_OF.sub("", gap)):
            objects.extend(group.actors)
        elif trigger.frame.roles == "host" and _IN_HONOUR.search(_ENVOYS_OF.sub("", gap)):
            out.agents.extend(group.actors)
        elif group.govern == "with" or (group.govern == "between" and " between" in gap):
            if subject is not None and _is_of_matter(trigger, subject, group, gap):
                continue
            named = trigger.frame.roles == "discuss" and all(_are_people(a) for a in group.actors)
            signed = trigger.frame.roles == "signing" and _SIGNED_WITH.match(gap)
            if named or signed or before_purpose(reading, trigger.last, group.first):
                objects.extend(group.actors)
        elif not objects and gap.endswith((" was", " were")) and _AMONG_THOSE.match(trigger.before):
            objects.extend(group.actors)  # "Among those whom Berg met in Oslo was Lee"
        elif group.govern == "side" and not objects and _COLLEAGUES_FROM.match(gap):
            objects.extend(a for a in group.actors if a.party is not None)
        elif group.govern == "side" and group.actors[0].person is not None:
            continue
    roles = trigger.frame.roles
    if trigger.frame.id == "meet" and not objects and _PEOPLE.match(trigger.after):
        return
    nobody = trigger.frame.id == "hold-talks-verb" and not objects and trigger.text.endswith("with")
    if nobody and not (out.attendees and _AMONG_THEM.match(trigger.after)):
        return  # "interacted with students"
    if roles == "deliver":
        out.agents.extend(subject.actors if subject is not None else [])
        receives = trigger.frame.id == "receive-letter"  # "received a letter, delivered by Berg"
        other = "by" if receives else "to"
        out.partners.extend(a for g in right if g.govern == other and not g.possessive for a in g.actors[:1])
        return
    fronted = not trigger.before and trigger.after.startswith(" by ")  # "Received by Berg, Lee said"
    told_by = trigger.frame.roles == "discuss" and _BY_WHOM.match(trigger.after) is not None
    told_of = fronted or told_by or bool(_PASSIVE.search(trigger.before[-60:]))
    passive = told_of and not trigger.text.split()[0].endswith("ing")  # "is receiving Berg" is none
    passive = passive or is_participle(trigger.text, trigger.before, trigger.after)
    if trigger.frame.id == "introduced-to":  # "was introduced to Berg by Lee"
        passive = False
        out.attendees.extend(by)
    agents = list(leaders_of(trigger, groups, subject)) if subject is not None else []
    if roles == "signing" and not passive and _DOCUMENT.search(trigger.before[-60:]):
        agents = []  # "the agreement signed in 2022"
    if roles == "signing":
        between = [
            g for g in groups if g.last <= trigger.first and g.govern == "between" and len(g.actors) > 1
        ]
        if passive and not by and between:
            out.agents.extend(between[-1].actors)  # "an agreement between Peru and Chile was signed"
        talks = [g for g in groups if g.first >= trigger.last and g.govern == "between"]
        if passive and not by and not between and talks:
            gap = text_between(reading, trigger.last, talks[0].first)
            if _AFTER_TALKS.match(trigger.after) or _SIGNED_BETWEEN.match(gap):
                out.agents.extend(talks[0].actors)
        out.agents.extend(by if passive or by else agents)
        out.partners.extend(objects if not passive else [])
        return
    if passive:
        if roles != "discuss":
            out.agents.extend(agents)
        out.partners.extend(by)
        if roles == "host":
            out.hosts.extend(agents if trigger.frame.id == "called-on-by" else by)
        return
    if roles == "visit":
        out.agents.extend(agents)
        out.parties.extend(a.party for a in objects if a.party is not None)
        out.partners.extend(a for a in objects if a.person is not None)
        return
    unnamed = all(a.party is not None and a.party.form == "demonym" for a in objects)
    among = roles in ("encounter", "host") and _AMONG_THEM.match(trigger.after) is not None
    if out.attendees and unnamed and (among or (roles == "guest" and not objects)):
        objects, out.attendees[:] = list(out.attendees), []  # "called on other officers, among them Berg"
    if not objects and roles in ("encounter", "host", "guest"):
        objects = [a for a in whom_met(trigger, groups) if a not in agents]
    out.agents.extend(agents)
    out.partners.extend(objects)
    if roles == "host":
        out.hosts.extend(agents)
    if roles == "guest":
        out.hosts.extend(objects)


def leaders_of(trigger: Trigger, groups: Sequence[Group], subject: Group) -> tuple[Actor, ...]:
    """Who leads "the delegation led by Berg", where nothing says whose it is; else the subject's actors."""
    sent = subject.actors[0]
    if len(subject.actors) != 1 or (sent.anaphor != "visitor" and (sent.party is None or sent.person)):
        return subject.actors
    behind = next((g for g in groups if g.first >= subject.last), None)
    if behind is None or behind.first >= trigger.first or not leads_delegation(trigger.reading, behind):
        return subject.actors
    if sent.party is None:
        return behind.actors
    return tuple(_of_party(actor, sent.party) for actor in behind.actors)


def _of_party(actor: Actor, party: PartyMention) -> Actor:
    """ "a Peruvian delegation led by Berg": he is of Peru, where nothing else says whose he is."""
    if actor.person is None or actor.person.affiliation is not None:
        return actor
    return replace(actor, person=replace(actor.person, affiliation=party.code))
