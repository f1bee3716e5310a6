"""The subject and the other actors of a verb: "Berg met Lee", "he was received by the minister"."""

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
from irevents.arguments.slots import Arguments
from irevents.groups import Actor, Group
from irevents.mentions import PartyMention
from irevents.packs.patterns import Pattern
from irevents.reading import Reading
from irevents.triggers import Trigger

_ADJACENT = Pattern("subject-gap")
_SPOKEN_TO = re.compile(r"^(?: T| on| ,| \w+ly| by (?:tele)?phone| over the phone)* to(?: [\w'-]+){0,3}$")
_COLLEAGUES_FROM = re.compile(
    r"^(?: with)?(?: [\w-]+){0,3} (?:counterparts?|colleagues?|opposite numbers?) from(?: the)?$"
)
_ENVOYS_OF = re.compile(
    r"(?: (?:the|new|newly|appointed|resident|foreign|defen[cs]e|military|navy|naval|army|prime))*"
    r" (?:ambassadors|envoys|ministers|chiefs|attach[ée]s|representatives|presidents|leaders|commanders)"
    r" (?:of|from)(?: the)?$"
)
# "The banquet was hosted by Berg in honour of Lee"
_IN_HONOUR = re.compile(r" in hono(?:u)?r of(?: (?:the|his|her|visiting))*$")
# "citizens … where they will meet a warm-hearted community": no officials
_PEOPLE = re.compile(
    r"^(?: (?:the|a|an|with|our|their|its|local|many|[\w]+-[\w]+))* (?:people|communit(?:y|ies)"
    r"|citizens|residents|famil(?:y|ies)|children|students|fans|farmers|locals|customers|patients|survivors|victims)\b"
)
_FOR = re.compile(r" for(?: (?:the|his|her|visiting|outgoing))*$")
# "Berg and Lee, both of whom visited Oslo"
_ALL_OF = re.compile(r"(?:^| )(?:both|all|each|two|three) of$")
_PURPOSE = re.compile(r"^(?: on| T| ,)* to$")
_REACHED = re.compile(r"(?:^| )(?:reached|reaches|visited|toured|left|leaves|entered)(?: the)?$")
_TRANSITIVE = Pattern("transitive")
# "a trip by Berg to meet Lee": Berg meets him
_MADE_BY = re.compile(r"(?:visit|trip|journey|tour|mission|turn)(?: to [CS])? (?:by|of)$")
_PASSIVE = re.compile(r"(?:^| )(?:was|were|been|is|are|be|being)(?: \w+ly| warmly| also| later| then)?$")

_DOCUMENT = Pattern("document-signed")
# "will be signed following talks between Berg and Lee"
_AFTER_TALKS = re.compile(
    r"^ (?:following|after|during|at the end of)(?: [\w-]+){0,4} (?:talks|discussions|meeting)\b"
)
_SIGNED_BETWEEN = re.compile(r"^(?: T| at| the| V| in| on| [CSR]| here| ,)* between(?: the)?$")
_SIGNED_WITH = re.compile(r"^(?: [^ ,;]+){1,10} with(?: the| its| his| her)?(?: [\w-]+)?$")
_SOMEBODY_ELSE = Pattern("somebody-else")


def _behind_said(reading: Reading, left: list[Group], position: int) -> list[Group]:
    """ "Dahl said two Chilean ships docked in Oslo": who said it is not who docked."""
    for number in range(position - 1, -1, -1):
        item = reading.items[number]
        if item.kind == "w" and item.text in ("said", "says", "announced", "stated", "confirmed"):
            behind = [g for g in left if g.first > number and not g.govern and not g.possessive]
            if behind and reading.items[number + 1].text not in (",", '"', "”", "on", "in"):
                return [g for g in left if g.first > number]
            break
    return left


_GATHERS = Pattern("gathers")
# "after Maghreb foreign ministers met": not the subject of the main clause
_OTHER_OFFICIALS = re.compile(
    r"^ (?:after|before|when|while|as|since|until) (?:[\w-]+ ){1,4}(?:ministers|leaders|presidents"
    r"|envoys|officials|chiefs|heads of state|negotiators|diplomats)(?: had| have| were| are| also)*$"
)
# "said that the regional body had convened the meeting": not by who said so
_SOMETHING_ELSE = re.compile(
    r"^ that (?:the|a|an|its|their|his|her) (?!two\b|three\b|pair\b|sides\b)[\w-]+(?: [\w-]+){0,4}$"
)


# "Admiral Lee, a four-star Navy Admiral and Commander of the Fleet, paid a call"
# and "Berg and Lee, foreign ministers of Peru and Chile, held talks"
_APPOSED = re.compile(
    r"^ , (?:(?:a|an|the)(?: (?!who\b|which\b|said\b|met\b|was\b|is\b|P\b)[\w'-]+){0,8}"
    r"|(?:(?:both|respectively|[\w-]+) ){0,3}"
    r"(?:ministers|presidents|chiefs|leaders|secretaries|heads|commanders|envoys|ambassadors) of(?: the)?)$"
)


def find_subject(reading: Reading, position: int, groups: Sequence[Group]) -> Group | None:
    """The subject of the verb at item `position`: who is described between commas, not the description."""
    found = _find_subject(reading, position, groups)
    if found is None or any(a.person is not None and a.person.name for a in found.actors):
        return found
    before = [g for g in groups if g.last <= found.first and any(a.person is not None for a in g.actors)]
    if not before or found.last >= position or reading.items[found.last].text != ",":
        return found
    named, described = before[-1], found.actors[-1].person
    person = named.actors[-1].person
    apposed = _APPOSED.match(text_between(reading, named.last, found.first))
    if person is None or not person.name or named.govern or not apposed:
        return found
    if person.affiliation is None and described is not None:
        person = replace(person, affiliation=described.affiliation)
    last = replace(named.actors[-1], person=person)
    relative = reading.items[reading.segments.index(reading.segments[position])].text == "who"
    return replace(named, actors=(last,) if relative else (*named.actors[:-1], last))


_FRONTS = frozenset({"after", "before", "on", "upon", "following", "while", "when", "by", "having", "since"})


def _find_subject(reading: Reading, position: int, groups: Sequence[Group]) -> Group | None:
    """The subject of the verb at item `position`.

    The group that stands directly before it, else the first free one of its clause; for a
    relative clause what stands before "who"; for "after meeting Berg" the subject of the main clause.
    """
    segment = reading.segments[position]
    left = [g for g in groups if g.last <= position]
    left = _behind_said(reading, left, position)
    free = [g for g in left if not g.govern and not g.possessive]
    if left:
        near = left[-1]
        gap = text_between(reading, near.last, position)
        free_here = near in free or (near.govern in ("after", "about") and not near.possessive)
        if _MADE_BY.search(reading.text[: reading.offsets[near.first]].rstrip()) and _PURPOSE.match(gap):
            return near
        own_clause = reading.segments[near.first] == segment or not gap.startswith(" ,")
        if free_here and own_clause and _ADJACENT.match(gap) and not _is_object(reading, near, gap):
            return near
    opener = next((i for i, s in enumerate(reading.segments) if s == segment), 0)
    if (
        segment
        and reading.items[opener].text == "whom"
        and _ALL_OF.search(reading.text[: reading.offsets[opener]].rstrip())
    ):
        antecedent = [g for g in left if g.last <= opener]
        return antecedent[-1] if antecedent else None
    if segment and reading.items[opener].text in ("who", "which", "whose"):
        antecedent = [g for g in left if g.last <= opener]
        return _antecedent(reading, antecedent[-1], opener) if antecedent else None
    own = [g for g in free if reading.segments[g.first] == segment]
    led = [
        g for g in left if g.first > opener and g.govern in ("lead", "chair") and leads_delegation(reading, g)
    ]
    if not own and led and reading.items[opener].text in ("when", "after", "before", "while", "as"):
        return led[-1]  # "spoke when a delegation led by Berg visited him"
    if not own and segment and _OTHER_OFFICIALS.match(text_between(reading, opener, position)):
        return None
    if not own and segment and _SOMETHING_ELSE.match(text_between(reading, opener, position)):
        return None
    if own and _SOMEBODY_ELSE.search(text_between(reading, own[-1].last, position)):
        return None
    if own:
        return own[0]
    main = [g for g in groups if not g.govern and not g.possessive and reading.segments[g.first] == 0]
    ahead = main and main[0].first > position and not segment
    if ahead and reading.items[0].text in _FRONTS:  # "After meeting Berg on Monday, Lee said"
        behind = [g for g in main if " ," in text_between(reading, position, g.first)]
        main = [g for g in behind if reading.items[g.first - 1].text in (",", "the", "visiting")] or main
    if main and (not ahead or " ," in text_between(reading, position, main[0].first)):
        return main[0]
    joined = [g for g in left if g.govern == "with" and reading.items[max(0, g.first - 2)].text == "together"]
    if joined and not free:
        return joined[0]  # "Vessels 12 and 13 together with a delegation of the Peruvian Navy arrived"
    later = [g for g in groups if not g.govern and not g.possessive and g.first > position]
    if free:
        return free[-1]
    return later[0] if later and segment else None


def _antecedent(reading: Reading, group: Group, opener: int) -> Group:
    """ "Berg and Lee, who is on a visit to Oslo": the last of them alone."""
    single = reading.items[min(opener + 1, len(reading.items) - 1)].text in ("is", "was", "has")
    if single and reading.items[opener].text == "who" and all(a.person is not None for a in group.actors):
        return replace(group, actors=group.actors[-1:])
    return group


_AND_BARE = re.compile(r"^(?: ,)? and(?: (?:to|also|then|will))*$")


def _is_object(reading: Reading, near: Group, gap: str) -> bool:
    """ "will visit Oslo on Monday to meet Berg": who meets him is not Oslo."""
    before = reading.text[: reading.offsets[near.first]].rstrip()
    if reading.items[near.first].kind in "CS" and len(near.actors) == 1 and _REACHED.search(before):
        return True  # "the ship reached Oslo on Monday for a visit"
    if _AND_BARE.match(gap) and _TRANSITIVE.search(before):
        return True  # "is to meet Berg and attend the forum"
    return bool(_PURPOSE.match(gap) and _TRANSITIVE.search(before))


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
    return near if several and not near.possessive and _ADJACENT.match(gap) else None


def _of_state(reading: Reading, position: int, group: Group) -> list[Actor]:
    """The actors met, the first with the state before his office: "met with the Haitian council's chief"."""
    first = group.actors[0]
    state = next((i.mention for i in reading.items[position : group.first] if i.kind == "D"), None)
    if first.person is None or first.person.affiliation is not None or not isinstance(state, PartyMention):
        return list(group.actors)
    return [replace(first, person=replace(first.person, affiliation=state.code)), *group.actors[1:]]


_LATTER = re.compile(r"(?:^| )(?:when|as|while|after) the (?P<which>former|latter)(?: had| was)?$")
_ON_DAY_IN = re.compile(
    r"^(?: (?:on|in|at|here|today|earlier|the)| [TCV])+(?: the)?$"
    r"|^ ,(?: on| in| at| here| today)* [TCV](?: (?!and\b|who\b|which\b|by\b)[\w'-]+| [TCVS]){0,8} ,"
    r"(?: the)?$"
)


def _has_members(actor: Actor) -> bool:
    """ "The security troika of the EAC met": an organisation of states, which meet."""
    return actor.party is not None and actor.party.kind == "organisation"


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
        if group.govern == "attend" and trigger.frame.id in ("discuss", "exchange-views"):
            continue  # "exchanged views on the region, including Peru": what they spoke of
        if group.govern == "chair" and leads_delegation(reading, group):
            objects.extend(group.actors)  # "met a delegation led by Berg"
        elif (
            not objects
            and trigger.frame.roles in ("encounter", "host")
            and is_met_after_unnamed(reading, position, group)
        ):
            objects.extend(group.actors)
        elif group.govern in ("chair", "attend", "lead"):
            (out.chairs if group.govern == "chair" else out.attendees).extend(group.actors)
        elif group.govern in ("by", "receive", "host"):
            by.extend(group.actors)
        elif not objects and _ENVOYS_OF.search(gap) and GAP.match(_ENVOYS_OF.sub("", gap)):
            objects.extend(a for a in group.actors if a.party is not None)  # "received the envoys of A and B"
        elif not objects and position == trigger.last and GAP.match(gap) and trigger.frame.roles != "discuss":
            objects.extend(_of_state(reading, position, group))
        elif (
            not objects
            and position == trigger.last
            and trigger.frame.id in ("meet", "receive")
            and not group.govern
            and _ON_DAY_IN.match(gap)
            and all(a.person is not None for a in group.actors)
        ):
            objects.extend(group.actors)  # "met on Saturday Foreign Minister Berg", "met, in Oslo, Berg"
        elif group.govern == "to" and trigger.frame.id in ("phone-verb", "speak") and _SPOKEN_TO.match(gap):
            objects.extend(group.actors)  # "spoke on Monday to Berg over the phone"
        elif trigger.frame.id == "reception" and not objects and _FOR.search(gap):
            objects.extend(group.actors)
        elif trigger.frame.roles == "host" and _IN_HONOUR.search(gap):
            out.agents.extend(group.actors)
        elif group.govern == "with" or (group.govern == "between" and " between" in gap):
            named = trigger.frame.roles == "discuss" and all(a.person is not None for a in group.actors)
            signed = trigger.frame.roles == "signing" and _SIGNED_WITH.match(gap)
            if named or signed or before_purpose(reading, trigger.last, group.first):
                objects.extend(group.actors)
        elif group.govern == "side" and not objects and _COLLEAGUES_FROM.match(gap):
            objects.extend(a for a in group.actors if a.party is not None)
        elif group.govern == "side" and group.actors[0].person is not None:
            continue
    roles = trigger.frame.roles
    if trigger.frame.id == "meet" and not objects and _PEOPLE.match(trigger.after):
        return
    if roles == "deliver":
        out.agents.extend(subject.actors if subject is not None else [])
        receives = trigger.frame.id == "receive-letter"  # "received a letter, delivered by Berg"
        other = "by" if receives else "to"
        out.partners.extend(a for g in right if g.govern == other and not g.possessive for a in g.actors[:1])
        return
    fronted = not trigger.before and trigger.after.startswith(
        " by "
    )  # "Received by Berg on Monday, Lee said"
    passive = (fronted or bool(_PASSIVE.search(trigger.before))) and trigger.text.split()[0] not in (
        "meeting",
        "visiting",
        "hosting",
    )
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
            out.hosts.extend(by)
        return
    if roles == "visit":
        out.agents.extend(agents)
        out.parties.extend(a.party for a in objects if a.party is not None)
        out.partners.extend(a for a in objects if a.person is not None)
        return
    if roles == "guest" and not objects:
        objects, out.attendees[:] = list(out.attendees), []  # "called on other officers, among them Berg"
    out.agents.extend(agents)
    out.partners.extend(objects)
    if roles == "host":
        out.hosts.extend(agents)
    if roles == "guest":
        out.hosts.extend(objects)


def leaders_of(trigger: Trigger, groups: Sequence[Group], subject: Group) -> tuple[Actor, ...]:
    """Who leads "the delegation led by Berg", where nothing says whose it is; else the subject's actors."""
    if len(subject.actors) != 1 or subject.actors[0].anaphor != "visitor":
        return subject.actors
    behind = next((g for g in groups if g.first >= subject.last), None)
    if behind is None or behind.first >= trigger.first or not leads_delegation(trigger.reading, behind):
        return subject.actors
    return behind.actors
