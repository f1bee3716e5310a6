"""What stands behind a noun: "talks with X", "a call from X", "the meeting was attended by X"."""

from __future__ import annotations

import re

from irevents.arguments.clauses import (
    GAP,
    before_purpose,
    is_met_after_unnamed,
    leads_delegation,
    text_between,
)
from irevents.arguments.host_events import hosts
from irevents.arguments.slots import Arguments
from irevents.groups import Group
from irevents.packs.patterns import Pattern
from irevents.triggers import Trigger

_COMPANY_LED = re.compile(
    r"(?:team|group|contingent|mission)(?: [\w'-]+| ,){0,4} (?:led|headed) by(?: [\w'-]+){0,3}$"
)
_COLLEAGUES_LISTED = Pattern("colleagues-listed")
_COLLEAGUES = Pattern("colleagues-of")
_AND_HIS = re.compile(r"^ (?:between|of)(?: the)? P(?: , [^,]{1,60} ,)? and$")
_HIS = frozenset({"his", "her", "their"})
_REGIONAL = Pattern("regional-in")
# "held meetings with foreign counterparts, including Berg"
_AMONG_PEERS = Pattern("among-peers")
# "will be accompanied to the talks by Berg": those with whom somebody goes there
_ACCOMPANIED = re.compile(
    r"(?:^| )accompanied (?:to|at|in|during) (?:the|this|that|these|those)(?: [\w-]+){0,2}$"
)
_UNDER_RULE = Pattern("under-rule")
# "a gathering of the East African bloc IGAD"
_OF_BLOC = re.compile(r"^ of (?:the )?(?:[\w-]+ ){0,4}(?:bloc|grouping|organi[sz]ation|alliance|community)$")
# "held talks, with General Dahl also present"
_ALSO_PRESENT = re.compile(r"^(?: ,)?(?: also)? (?:present|in attendance|attending|looking on)\b")
_BEGINS_WITH = Pattern("begins-with-session")
# "co-chaired the session along with his counterpart Dahl", "chaired the talks alongside Dahl"
_CO_CHAIRS = re.compile(r"\bco-?chair(?:s|ed|ing)?(?: [\w'-]+| [TCRSDB]){0,8}$")
_CHAIRED_WITH = Pattern("chaired-with")
# "between" that belongs to the noun: nothing but its own circumstances before it.
_BETWEEN = Pattern("between-own")
_MADE_BY = Pattern("made-by")
_VISITED = re.compile(r"(?:^| )(?:receiv(?:ed|es|e|ing)|had|hosted|welcomed|got)(?: [\w-]+| T){0,5}$")
# "the signing | of the memorandum on defence between | the two countries"
_PAPER_BETWEEN = re.compile(r"^ of(?: (?!to\b|that\b|which\b)[\w'-]+){1,9} between(?: the)?$")
_VISIT_OF = re.compile(r"^(?: T| on| of)* (?:from|of|by)(?: [\w'-]+){0,4}$")
_BROUGHT_TOGETHER = Pattern("brought-together")
_JOINED_IT = Pattern("brought-together-of")


# "A discussion on the loan agreed in May took place on Monday at the ministry, between"
_HELD_BETWEEN = Pattern("held-between")


_CALL_TO = re.compile(r"^(?: T| on| by P)* to(?: [\w-]+){0,3}$")
_CALL_BY = Pattern("call-by")
# "A courtesy call was paid by Berg on | Lee"
_PAID_ON = Pattern("call-paid-on")
# "a dinner hosted by Berg for the visiting minister Lee"
_GUEST = re.compile(r" (?:for|in honou?r of)(?: (?:the|his|her|visiting|outgoing))*$")
_MATTERS = Pattern("matters-including")


def _is_received(trigger: Trigger, gap: str) -> bool:
    """ "Lee received a visit | of the ambassadors of Peru and Chile": who stands behind is the visitor."""
    return bool(_VISITED.search(trigger.before[-60:])) and _VISIT_OF.match(gap) is not None


_OF_ONE = re.compile(r"^ of(?: (?:the|visiting|outgoing))*$")


def add_complement(trigger: Trigger, group: Group, out: Arguments) -> None:
    """An actor group behind a noun trigger: "talks with X", "the meeting was attended by X"."""
    reading, govern = trigger.reading, group.govern
    gap = text_between(reading, trigger.last, group.first)
    actors = list(group.actors)
    if group.possessive:
        return  # "the visit of Berg's envoy": the envoy's
    if govern in ("with", "between", "by") and hosts(trigger):
        return  # "met on the sidelines of the assembly with Berg": he was met
    if not (out.partners or out.attendees) and govern in ("", "between", "side") and _JOINED_IT.search(gap):
        out.attendees.extend(actors)  # "A meeting in Oslo brought together the presidents of Peru and Chile"
    elif govern == "by" and _ACCOMPANIED.search(trigger.before[-50:]):
        out.attendees.extend(actors)
    elif (
        not (out.partners or out.chairs)
        and trigger.frame.roles == "encounter"
        and is_met_after_unnamed(reading, trigger.last, group)
    ):
        out.partners.extend(actors)
    elif govern in ("by", "side") and trigger.frame.id == "courtesy-call" and _CALL_BY.match(gap):
        out.agents.extend(actors)  # "a courtesy call by Berg to President Lee"
    elif govern == "other-side":
        out.agents.extend(actors)
    elif govern == "chair" and leads_delegation(reading, group) and trigger.body is None:
        out.partners.extend(actors)
    elif govern == "chair" and trigger.body is not None and _BEGINS_WITH.search(gap):
        return  # "the Commission opens with a session of senior envoys co-chaired by Berg"
    elif govern == "chair":
        if re.search(r"\bunder(?: the)?$", gap) and group.actors[0].person is None:
            return
        if _UNDER_RULE.search(gap):
            return  # "spoke of what was achieved under the wise leadership of the King"
        led = out.attendees if trigger.frame.type == "exercise" else out.chairs
        if trigger.body is None and _COMPANY_LED.search(gap):
            led = out.partners  # "talks with the team led by Berg": he is no chair of them
        led.extend(actors)
    elif trigger.frame.id == "meal" and (govern in ("host", "by", "receive") or _GUEST.search(gap)):
        out.partners.extend(actors)
        if govern:
            out.hosts.extend(actors)
    elif govern == "attend" and _MATTERS.search(gap):
        return  # "matters of mutual interest, the situation including Yemen, were discussed"
    elif govern == "attend" and _AMONG_PEERS.search(gap):
        out.partners.extend(a for a in actors if a.person is not None)
    elif govern == "attend" or govern == "lead":
        out.attendees.extend(actors)
    elif govern == "host":
        out.hosts.extend(actors)
    elif (
        govern == "with"
        and out.attendees
        and gap.endswith((" along with", " along with the", " together with"))
    ):
        out.attendees.extend(actors)  # "was attended by Berg, along with Ambassador Lee"
    elif govern == "with" and _ALSO_PRESENT.match(reading.text[reading.offsets[group.last - 1] + 1 :]):
        out.attendees.extend(actors)
    elif (govern == "with" and out.chairs and _CO_CHAIRS.search(trigger.before[-90:])) or (
        out.chairs and _CHAIRED_WITH.search(gap) and actors[0].person is not None
    ):
        out.chairs.extend(actors)
    elif trigger.frame.roles == "visit" and govern != "with" and _is_received(trigger, gap):
        out.hosts.extend(a for a in out.agents if a not in out.hosts)
        out.agents[:] = actors  # "received a visit from Berg": he is the visitor
    elif govern in ("with", "between"):
        if govern == "with" and not before_purpose(reading, trigger.last, group.first):
            if _is_met_on_topic(trigger, group, gap, out):
                out.partners.extend(actors)
            return
        near = (
            _BETWEEN.match(gap)
            or _HELD_BETWEEN.search(gap)
            or re.match(
                r"^(?: T| [SCVR]| here| in| at| to| the| today| held| on| ,)* of(?: [\w'-]+){0,6}$", gap
            )
            or govern == "with"
            or (trigger.frame.type == "signing" and (len(actors) > 1 or _PAPER_BETWEEN.match(gap)))
        )
        aim = trigger.frame.type == "signing" and " to " in gap  # "the signing of it to boost trade between"
        if near and trigger.frame.id == "pay-visit" and _OF_ONE.match(gap) and actors[0].person is not None:
            out.agents[:] = actors  # "the two sides reviewed preparations for the visit of Berg": his alone
        elif trigger.text == "tour" and _OF_ONE.match(gap) and reading.items[group.first].kind == "S":
            return  # "the Peruvian players' tour of Kenya": where it is
        elif near and not aim:
            (out.partners if govern == "with" else out.agents).extend(actors)
    elif trigger.frame.roles == "guest" and not out.partners and GAP.match(gap):
        out.partners.extend(actors)
        out.hosts.extend(actors)
    elif (
        govern == "to"
        and trigger.frame.id == "phone-call"
        and re.match(r"^(?: T| on)* to(?: [\w'-]+){0,3}$", gap)
    ):
        out.partners.extend(actors)  # "made a phone call on Monday to Berg"
    elif (
        govern == "to"
        and trigger.frame.id == "audience"
        and GAP.match(gap.removesuffix(" the")[:-3] if gap.endswith((" to", " to the")) else gap)
    ):
        out.partners.extend(actors)  # "granted an audience to Berg"
    elif trigger.frame.id == "courtesy-call" and out.agents and _PAID_ON.match(gap):
        out.partners.extend(actors)
    elif govern == "to" and trigger.frame.id == "courtesy-call" and _CALL_TO.match(gap):
        out.partners.extend(actors)  # "paid a courtesy call to the minister"
    elif govern in ("by", "receive"):
        if _MADE_BY.match(gap) and trigger.frame.roles == "visit":
            out.agents[:] = actors  # "Peru signed it during a visit by Berg": his alone
        elif _MADE_BY.match(gap):
            out.agents.extend(actors)
        elif govern == "receive":
            out.partners.extend(actors)
            out.hosts.extend(actors)
    elif govern == "" and _OF_BLOC.match(gap) and actors[0].party is not None:
        out.agents.extend(actors)
    elif govern in ("", "side") and len(actors) > 1 and _COLLEAGUES_LISTED.search(gap):
        out.partners.extend(a for a in actors if a.party is not None)
    elif govern == "to" and _REGIONAL.search(gap):
        return  # "talks with European leaders in Kyiv"
    elif govern in ("side", "to") and _COLLEAGUES.search(gap) and all(a.party is not None for a in actors):
        out.partners[:] = [a for a in out.partners if a.anaphor != "counterpart"]
        out.partners.extend(actors)  # "talks with his counterparts from Peru and Chile"
    elif not govern and _AND_HIS.match(gap) and reading.items[group.first].text in _HIS:
        out.partners.extend(actors)  # "a meeting of Berg and his counterparts from Peru and Chile"
    elif govern == "side" and trigger.frame.roles != "visit":
        called = trigger.frame.type == "call" or trigger.frame.id == "courtesy-call"
        if called and re.match(r"^(?: T| on| today| \w+day)* from(?: [\w'-]+){0,3}$", gap):
            out.partners.extend(actors)  # "received a courtesy call from Berg"
    elif _BROUGHT_TOGETHER.search(gap):
        out.attendees.extend(actors)


_TOPIC_BEFORE = Pattern("topic-before-person")


def _is_met_on_topic(trigger: Trigger, group: Group, gap: str, out: Arguments) -> bool:
    """ "Berg held talks on military ties with Minister Lee": the other side, where none is named yet."""
    if trigger.frame.roles != "encounter" or out.partners or len(out.agents) != 1:
        return False
    behind = trigger.reading.text[trigger.reading.offsets[group.last - 1] :]
    if " with " in behind.partition(" and ")[0]:
        return False  # "on relations with President Dahl with his counterpart Lee"
    official = all(a.person is not None and (a.person.position or a.person.rank) for a in group.actors)
    return official and _TOPIC_BEFORE.match(gap) is not None
