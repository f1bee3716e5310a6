"""Whether an organisation takes part through its members: "ECOWAS leaders", "ministers of the GCC states"."""

from __future__ import annotations

import re

from irevents.arguments import Arguments
from irevents.groups import Actor
from irevents.mentions import BodyMention, PartyMention, PersonMention
from irevents.packs.patterns import Pattern
from irevents.triggers import Trigger

_OF_STATES = Pattern("organisation-of-states")
_MEMBERS_OF = Pattern("members-of")
_ITS_MEMBERS = Pattern("its-members")
_OF_A_REGION = Pattern("officials-of-a-region")
_THEIR = re.compile(r"(?:^| )their(?: [\w-]+){0,3}$")
_CONVENED = Pattern("organisation-convenes")
_DECIDED = Pattern("organisation-decides")
# "Minister Berg and twelve of her counterparts | signed", "Minister Berg and her colleagues | met in Oslo"
_WITH_PEERS = Pattern("person-with-peers")


def is_collective(trigger: Trigger, arguments: Arguments) -> bool:
    """True where several states meet and the text names only their organisation.

    "ECOWAS leaders met in Accra", "the SCO held an extraordinary session": one party, many sides.
    """
    acts = trigger.frame.type in ("signing", "meeting") and trigger.frame.head == "verb"
    if acts and not arguments.partners and _WITH_PEERS.search(trigger.before[-160:]):
        return True
    several = trigger.plural and not (arguments.attendees and arguments.times)
    if trigger.frame.type not in ("meeting", "summit", "conference", "call") or several:
        return False
    if (
        not arguments.partners
        and any(a.person or a.anaphor for a in arguments.agents)
        and meets_region(trigger)
    ):
        return True  # not "Over two weeks Peru will host the ministers of nine countries"
    if arguments.partners and (arguments.agents or trigger.frame.head != "verb"):
        return False  # but "Central Asian ministers met with Minister Berg"
    if trigger.frame.head == "verb" or not trigger.definite or _is_theirs(trigger):
        start = _clause_start(trigger)
        before = trigger.reading.text[start : trigger.reading.offsets[trigger.first]]
        if _OF_A_REGION.search_in(before, trigger.reading.runs):
            return True
    if (
        trigger.frame.head == "noun"
        and _OF.match(trigger.after)
        and _OF_A_REGION.search_in(_list_of(trigger), trigger.reading.runs)
    ):
        return True
    return any(_speaks_for_members(trigger, actor) for actor in (*arguments.agents, *arguments.hosts))


def _is_theirs(trigger: Trigger) -> bool:
    """ "their first ministerial | meeting"."""
    return "their" in trigger.reading.runs and _THEIR.search(trigger.before) is not None


# "met | in Lima on Monday with the other" ministers of the region
_WITH = re.compile(
    r"^(?: up)?(?:(?: (?:in|at|on))? [TCV](?= (?:[TCV]|in|at|on|with|between)(?: |$)))*(?: with| between)?"
    r"(?: the| several| top| his| her| other| fellow| some)* "
)


_SORT = re.compile(r"(?:(?:foreign|defen[cs]e|prime|interior|energy|finance|trade|security) )?")


def meets_region(trigger: Trigger) -> bool:
    """Whether those met are officials of a region: "met with European leaders", "hosted Baltic ministers"."""
    if trigger.frame.roles not in ("encounter", "host"):
        return False
    if not _OF_A_REGION.may_be_in(trigger.reading.runs):
        return False
    behind = _WITH.sub("", trigger.after[:120], count=1)
    match = _OF_A_REGION.search(behind)  # "hosted | the foreign ministers of the Western Balkans"
    return match is not None and _SORT.fullmatch(behind[: match.start()]) is not None


# "a meeting of the West African bloc ECOWAS"
_OF_IT = re.compile(
    r" of (?:the |all )?(?:[\w-]+ ){0,3}?(?:bloc |grouping |organi[sz]ation |alliance )?S(?: |$)"
)


# "convened for the first time in July at the alliance 's | summit in Oslo", "at the alliance | summit"
_ITS_OWN = re.compile(r"(?:^| )(?:the|their) (?:[\w-]+ )?alliance(?: (?:'s|'))?(?: [\w-]+){0,2}$")


def is_of_alliance(trigger: Trigger) -> bool:
    """ "the alliance's summit in Oslo": that of the alliance of which the sentence speaks."""
    return trigger.frame.id == "summit" and _ITS_OWN.search(trigger.before[-50:]) is not None


def find_host_organisation(trigger: Trigger) -> PartyMention | None:
    """The one organisation of states of a sentence: "the BRICS ministers met ahead of the summit"."""
    found = [i.mention for i in trigger.reading.items if isinstance(i.mention, PartyMention)]
    codes = {party.code for party in found}
    own = codes == {found[0].code} and found[0].kind == "organisation" if found else False
    people = [i.mention for i in trigger.reading.items if isinstance(i.mention, PersonMention)]
    if own and len({person.affiliation for person in people} - {None}) > 1:
        return None  # "With trade in the EU in mind, Berg welcomes Lee to a summit": theirs
    return found[0] if own and _OF_STATES.search(found[0].code) else None


# "ASEAN ministers adopted a plan when they | met", "Ministers of the Council agreed so when they | met"
_MEMBERS_FIRST, _WHEN_THEY = Pattern("members-first"), Pattern("when-they")


def find_members_subject(trigger: Trigger) -> PartyMention | BodyMention | None:
    """The organisation or body whose officials open the sentence, where "they" met; None for others."""
    if trigger.frame.id not in ("meet", "gather") or _WHEN_THEY.search(trigger.before) is None:
        return None
    match = _MEMBERS_FIRST.match(trigger.reading.text)
    if match is None:
        return None
    at = match.start("before") if match["before"] else match.start("behind")
    mention = trigger.reading.items[trigger.reading.item_at(at)].mention
    if isinstance(mention, PartyMention):
        return mention if mention.kind == "organisation" and _OF_STATES.search(mention.code) else None
    return mention if isinstance(mention, BodyMention) else None


_OF = re.compile(r" (?:T )?(?:of|between|among)(?: the)? [\w-]+")
_OF_END = re.compile(r" (?:in|at|on|to|which|that|with|for)(?= |$)|[.;]|(?<!D) ,")


def _list_of(trigger: Trigger) -> str:
    """What stands behind the "of": "baltic defence ministers"."""
    behind = trigger.after.split(" ", 2)[-1].removeprefix("the ").removeprefix("of ").removeprefix("the ")
    end = _OF_END.search(behind)
    return behind[: end.start()] if end is not None else behind[:60]


def _clause_start(trigger: Trigger) -> int:
    """Where the clause of a trigger begins in the masked text."""
    segments = trigger.reading.segments
    first = next(n for n, segment in enumerate(segments) if segment == trigger.segment)
    return trigger.reading.offsets[first]


def _speaks_for_members(trigger: Trigger, actor: Actor) -> bool:
    party = actor.party
    if party is None or party.kind != "organisation" or not _OF_STATES.search(party.code):
        return False
    reading = trigger.reading
    before = reading.text[: reading.offsets[actor.first]].rstrip()
    last = reading.items[actor.last - 1]
    behind = last.text + reading.text[reading.offsets[actor.last - 1] + len(last.text) :]
    if _MEMBERS_OF.search(before[-60:]) or _ITS_MEMBERS.match(behind):
        return True
    if trigger.frame.head == "noun" and actor.first >= trigger.last:
        own = reading.text[reading.offsets[trigger.last - 1] + len(reading.items[trigger.last - 1].text) :]
        return _OF_IT.match(own[: reading.offsets[actor.first]]) is not None
    if trigger.frame.head != "noun" or not actor.last <= trigger.first:
        return False
    between = reading.text[reading.offsets[actor.last - 1] + len(last.text) : reading.offsets[trigger.first]]
    return trigger.frame.type == "summit" or bool(_CONVENED.match(between) or _DECIDED.match(between))
