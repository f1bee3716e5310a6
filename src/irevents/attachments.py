"""Sentences that say more of an event already spoken of: who attended, who led a side, who came along."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from irevents.arguments.clauses import text_between
from irevents.drafts import Anchor, Draft, Participant
from irevents.groups import Group
from irevents.mentions import PartyMention
from irevents.packs.patterns import Pattern
from irevents.reading import Reading
from irevents.records import Role

_LED = Pattern("led")
_LED_BY = Pattern("led-by")
_HEAD_WAS = Pattern("at-its-head-was")
_PRESENT = Pattern("present")
_PRESENT_AFTER = Pattern("present-after")
# "Mehra and Al Rashdi will co-chair it", "were its co-chairs"
_CHAIRED = Pattern("chaired-it")
_ENTERED = Pattern("entered")
# "the Joint Cabinet, which Presidents Soto and Rojas will chair"
_FOR_STATE = re.compile(r"^ (?:for|on behalf of) (?:the )?[SD](?= |$)")
_TO_WHICH = re.compile(r"(?:^| )(?:to|for) which $")
_INVITED = re.compile(
    r"^ (?:had |has )?(?:invited|called|summoned|convened) (?:them|its|all|the|leaders|his|her)\b"
)
_WAS_HE = re.compile(r"P (?:was|is|were|are) $")
_CHAIR = re.compile(r"\bco-?chair(?:man|woman|person)?\b|^chair(?:man|woman|person)?$", re.IGNORECASE)


# "The head of the Kenyan delegation was Foreign Secretary Otieno"
_DELEGATION_HEAD = Pattern("delegation-head")


def _named_as(groups: Sequence[Group], group: Group, before: str) -> Role | None:
    """ "The Ghanaian co-chair was Foreign Minister Osei": the part of one whose office is told first."""
    if not _WAS_HE.search(before):
        return None
    office = next((a.person for g in groups for a in g.actors if g.last == group.first - 1), None)
    if office is None or office.name is not None:
        return None
    if _CHAIR.search(office.position or ""):
        return "co-chair"
    return "head-of-delegation" if _DELEGATION_HEAD.search(office.position or "") else None


_SPOKE_FIRST = re.compile(r"^ (?:spoke|speaks) (?:first|next|last|, followed by|T ?, followed by)(?= |$)")
_FOLLOWED_BY = Pattern("spoke-there")
_FROM_SIDE = re.compile(
    r"^(?: (?:taking part|attending|participating))? (?:on|from) the [SD](?: 's)? side(?= |$)"
)
_CHAIR_WAS = Pattern("chair-was")
_OF_WHICH = re.compile(r"B ,? ?(?:which|that) $")
# "the session, over which Berg and Lee presided"
_OVER_WHICH = re.compile(r" (?:at|over) which $")
_PRESIDED = Pattern("presided-there")
_WILL_CHAIR = re.compile(
    r"^(?: (?:will|would|are to|is to|jointly|had|have|has))* (?:co-)?chair(?:ed|s)?(?= |$)(?! by)"
)
_WELCOMED = re.compile(r"(?:welcomed|received|greeted) by P\b.{0,90} accompanied by(?: [\w'-]+){0,3} $")
# "The delegation was welcomed by senior officials including Deputy Minister Soto": none of it
_GREETERS = re.compile(r"\b(?:welcomed|received|greeted|seen off)\b[^.;]{0,40} by [^.;]*$")
_COMPANY = re.compile(r"(?:accompanied|accompanying|accompanies|delegation|entourage)")
# "Lee, who also accompanied him", but "Lee and the delegates accompanying Berg"
_COMES_ALONG = re.compile(
    r"^(?: ,)?(?: (?!and\b|,)[\w-]+){0,7} (?:accompan(?:ied|ying|ies)|delegation|entourage)\b"
)


def _chairs_which(before: str, after: str) -> bool:
    """ "the Joint Cabinet, which P will chair", "the session, over which P and P presided"."""
    if _OF_WHICH.search(before[-20:]):
        return _WILL_CHAIR.match(after) is not None
    return _OVER_WHICH.search(before[-20:]) is not None and _PRESIDED.match(after) is not None


def attach(
    reading: Reading,
    groups: Sequence[Group],
    current: Draft | None,
    visit: Draft | None,
    session: Draft | None,
    venue: Draft | None,
    drafts: Sequence[Draft],
) -> None:
    """Add to `current` the people a sentence adds to it.

    Company on a journey goes to `visit`; who leads a side or chairs, to `session`, the body's session
    spoken of last, or to that of `drafts` which they are known to chair; who arrives at the venue, to
    `venue`, which may be the host of what is told.
    """
    target = current if current is not None else visit
    if target is None:
        return
    several = len(target.parties) > 2 or any(c.collective for c in target.candidates)
    chaired = False
    gathering = target.body is not None or several
    listed = _find_listed(reading, groups)
    for group in groups:
        people = [a.person for a in group.actors if a.person is not None and a.person.name]
        if not people:
            if gathering or target.type != "meeting":
                _attach_states(reading, group, target)
            continue
        before = reading.text[: reading.offsets[group.first]]
        after = reading.text[reading.offsets[group.last - 1] + 1 :]
        role: Role | None = None
        draft = target
        named_as = _named_as(groups, group, before)
        if named_as == "head-of-delegation" or _led(group, after, before):
            role = "head-of-delegation"
            draft = session if session is not None and target.body is None else target
            if current is not None and current.type == "visit" and draft.touched != reading.index:
                draft = current  # "A Peruvian delegation led by Rojas came to Kenya": long after the summit
        elif (
            _PRESENT.search_in(before[-150:], reading.runs)
            or _PRESENT_AFTER.match(after)
            or group.first in listed
        ):
            role = "participant"
            if target.type == "visit" and not (_COMPANY.search(before[-150:]) or _COMES_ALONG.match(after)):
                continue  # "the ambassador was present during the visit": no visitor
            greets = target.type == "visit" and _GREETERS.search(before[-220:])
            if greets or _WELCOMED.search(before[-150:]):
                continue  # "the ships were welcomed by Commodore Soto, accompanied by Major Rojas"
            side = _side_of(reading, before)
            if side is not None:  # "The Chilean delegation included …": at the meeting with it
                draft = _meeting_of(side, current, drafts) or _journey_of(side, drafts) or target
            elif visit is not None and (_COMPANY.search(before[-80:]) or _COMES_ALONG.match(after)):
                draft = _visit_of(groups, group, drafts) or visit
            elif _COMPANY.search(before[-80:]) and visit is None:
                draft = _going_of(groups, group, drafts) or target
        elif " represented by " in reading.text and _REPRESENTED.search(before[-60:]):
            role, draft = "participant", _session_of(reading, groups, group, drafts) or target
            if draft.body is None and draft.type in ("meeting", "summit", "conference"):
                for person in people:
                    if person.affiliation is not None:
                        anchor = Anchor(person.start, person.end, "affiliation")
                        draft.parties.setdefault(person.affiliation, anchor)
        elif gathering and _is_greeted(reading, before, after):
            role = "participant"
        elif _CHAIRED.match(after) or _chairs_which(before, after):
            role = "co-chair" if len(people) > 1 else "chair"
            draft = session if session is not None and target.body is None else target
        elif chaired and not group.govern and _FOR_STATE.match(after):
            role = "co-chair"  # "Stan chaired it for Romania and Rusu for Moldova"
            draft = session if session is not None and target.body is None else target
        elif gathering and _TO_WHICH.search(before[-30:]) and _INVITED.match(after):
            role = "host"  # "a summit to which President Berg had invited them"
        elif gathering and (_CHAIR_WAS.search(before[-50:]) or named_as == "co-chair"):
            role = "co-chair"  # "The Ghanaian co-chair was Foreign Minister Osei"
            draft = session if session is not None and target.body is None else target
        elif draft.type in ("conference", "summit") and (
            _SPOKE_FIRST.match(after) or (" spoke " in reading.text and _FOLLOWED_BY.search(before[-60:]))
        ):
            role = "participant"  # "President Ba spoke first, followed by Minister Sidi"
        elif gathering and _FROM_SIDE.match(after):
            role = "participant"  # "with Mehta from the Indian side and Al Balushi from the Omani side"
        elif _ENTERED.match(after) and venue is not None:
            role, draft = "participant", venue
        if role is None:
            continue
        chaired = chaired or role in ("chair", "co-chair")
        heads_visit = role == "head-of-delegation" and draft is current and draft.type == "visit"
        if role != "participant" and not heads_visit:
            draft = next((d for d in drafts if any(_chairs(d, person.key) for person in people)), draft)
        for person in people:
            old = draft.people.get(person.key)
            if old is None or (role != "participant" and old.role == "participant"):
                anchor = Anchor(person.start, person.end, f"attachment:{role}")
                draft.people[person.key] = Participant(person, role, anchor, old.core if old else False)
            if person.affiliation and role == "head-of-delegation":
                draft.parties.setdefault(person.affiliation, Anchor(person.start, person.end, "affiliation"))
        draft.sentences.append(reading.index)


# ", legal counsel of the Lakes Office and former judge , ": a list goes on
_LIST_GOES_ON = Pattern("list-goes-on")
_NEW_SUBJECT = Pattern("new-subject")


def _find_listed(reading: Reading, groups: Sequence[Group]) -> set[int]:
    """The first items of groups that stand in one list with those said to be present."""
    named = [g for g in groups if [a for a in g.actors if a.person is not None and a.person.name]]
    found: set[int] = set()
    if len(named) < 2:
        return found
    for left, right in pairwise(named):
        between = text_between(reading, left.last, right.first)
        after = reading.text[reading.offsets[right.last - 1] + len(reading.items[right.last - 1].text) :]
        if not _LIST_GOES_ON.match(between) or _NEW_SUBJECT.match(after):
            continue
        if left.first in found or _PRESENT.search(reading.text[: reading.offsets[left.first]][-150:]):
            found.add(right.first)
    for left, right in reversed(list(pairwise(named))):
        between = text_between(reading, left.last, right.first)
        after = reading.text[reading.offsets[right.last - 1] + len(reading.items[right.last - 1].text) :]
        if _LIST_GOES_ON.match(between) and (right.first in found or _PRESENT_AFTER.match(after)):
            found.add(left.first)
    return found


# "Berg and Lee were welcomed in Oslo by Dahl": guests and host of the gathering told of
_ARRIVAL = re.compile(r"\b(?:airport|arriv\w+|landed|airfield|guard of hono\w+)\b")
_GREETED = re.compile(r"^ (?:were|was|are|is)(?: \w+ly)? (?:welcomed|greeted)\b")
_GREETED_BY = re.compile(
    r" (?:welcomed|greeted)(?: \w+ly| (?:in|at) (?:the )?[\w-]+| [CV])* by(?: [\w'-]+){0,3} $"
)
# "Latvia was represented by Berg"
_REPRESENTED = Pattern("represented-by")
_TAKE_PART = Pattern("take-part")
_PART_OF = Pattern("part-of")


# "officers from Japan and Chile attended as observers"
_AS_OBSERVERS = re.compile(r"^(?: [\w-]+){0,4} (?:as (?:observers?|guests)|observed|watched)\b")
# "Countries represented at the meeting include Peru", but "Peru and Chile were not present"
_IN_ATTENDANCE = re.compile(r"\b(?:represented|in attendance|attendees|participating|took part)\b")
_STAYED_AWAY = re.compile(
    r"^(?: (?:are|were|is|was|have|had|been|did))*(?: (?:absent|not|boycott\w*|stay(?:ed)? away))\b"
)
_ABSENT = re.compile(r"\b(?:absent|boycott\w*|stayed away|without)\b[^,;]{0,50}$")
_FORCES_FROM = Pattern("forces-from")
_FORCES_FIRST = Pattern("forces-first")


def _visit_of(groups: Sequence[Group], group: Group, drafts: Sequence[Draft]) -> Draft | None:
    """ "President Berg will be accompanied by Lee": Berg's visit, not that of whoever was spoken of last."""
    before = {a.person.key for g in groups if g.last <= group.first for a in g.actors if a.person is not None}
    visits = [d for d in drafts if d.type == "visit" and d.core & before]
    return next((d for d in visits if d.status in ("planned", "ongoing")), visits[-1] if visits else None)


def _going_of(groups: Sequence[Group], group: Group, drafts: Sequence[Draft]) -> Draft | None:
    """ "President Berg will be accompanied by Lee": to what Berg is to attend, where no visit is told of."""
    before = {a.person.key for g in groups if g.last <= group.first for a in g.actors if a.person is not None}
    return next((d for d in reversed(drafts) if set(d.people) & before and d.status == "planned"), None)


_DELEGATION = Pattern("delegation-includes")


def _side_of(reading: Reading, before: str) -> str | None:
    """The state whose delegation a sentence lists."""
    match = _DELEGATION.search(before[-70:])
    if match is None:
        return None
    at = reading.item_at(max(0, len(before) - 70) + match.start("side"))
    mention = reading.items[at].mention
    return mention.code if isinstance(mention, PartyMention) else None


def _meeting_of(side: str, current: Draft | None, drafts: Sequence[Draft]) -> Draft | None:
    """The meeting that is spoken of, where the state takes part in it; else the last such."""
    known = [d for d in (*drafts, *([current] if current else [])) if d.type in ("meeting", "summit", "call")]
    return next((d for d in reversed(known) if side in d.parties and d.status != "planned"), None)


def _journey_of(side: str, drafts: Sequence[Draft]) -> Draft | None:
    """The visit of somebody of the state."""
    visits = [d for d in reversed(drafts) if d.type == "visit" and d.country != side]
    return next((d for d in visits if side in d.parties), None)


def _attach_states(reading: Reading, group: Group, draft: Draft) -> None:
    """ "Peru, Chile and Brazil are among the participating countries": those of an exercise or conference."""
    if draft.type not in ("exercise", "conference", "summit", "meeting") or len(group.actors) < 2:
        return
    if draft.type == "meeting" and not _IN_ATTENDANCE.search(reading.text):
        return
    before, after = (
        reading.text[: reading.offsets[group.first]],
        reading.text[reading.offsets[group.last - 1] + 1 :],
    )
    if _AS_OBSERVERS.match(after) or _STAYED_AWAY.match(after) or _ABSENT.search(before):
        return
    whole = re.search(
        r"\b(?:participat|take part|taking part|took part|navies|countries|nations|represented)", reading.text
    )
    forces = _FORCES_FROM.search(before[-90:]) or _FORCES_FIRST.search(before)
    if _TAKE_PART.match(after) or (whole and _PART_OF.search(before[-60:])) or forces:
        for actor in group.actors:
            if actor.party is not None:
                draft.parties.setdefault(
                    actor.party.code, Anchor(actor.party.start, actor.party.end, "attachment:party")
                )


def _is_greeted(reading: Reading, before: str, after: str) -> bool:
    """Whether a person greets the guests of a gathering or is one of them, and not at an airport."""
    if _ARRIVAL.search(reading.text):
        return False
    return bool(_GREETED.match(after) or _GREETED_BY.search(before[-60:]))


def _session_of(
    reading: Reading, groups: Sequence[Group], group: Group, drafts: Sequence[Draft]
) -> Draft | None:
    """The gathering that a state was represented at: the last one it is a party of."""
    states = [a.party.code for g in groups if g.last <= group.first for a in g.actors if a.party is not None]
    gatherings = [d for d in reversed(drafts) if d.type in ("meeting", "summit", "conference")]
    return next((d for d in gatherings if states and states[-1] in d.parties), None)


def _chairs(draft: Draft, key: str) -> bool:
    return key in draft.people and draft.people[key].role in ("chair", "co-chair", "head-of-delegation")


_BEFORE_LED = re.compile(
    r"^(?: , (?:[a-z&/-]+ |\( \w+ \) ){1,6}(?=led|headed))?(?: ,)?(?: who| had| has| also| jointly)* ?"
)
_AT_ITS_HEAD = re.compile(r"^ at (?:P|(?:its|the|their) (?:head|helm))(?= ,|$)")
_SIDE_WITH = re.compile(r"\b(?:delegation|team|mission|contingent|party)\b[^.]{0,60} with $")


def _led(group: Group, after: str, before: str) -> bool:
    if _AT_ITS_HEAD.match(after) and _SIDE_WITH.search(before):
        return True  # "a delegation, with General Berg at its head, arrived"
    if _HEAD_WAS.search(before[-120:]):
        return True
    if group.govern in ("chair", "lead", "by") and _LED_BY.search(before[-90:]):
        return True
    match = _BEFORE_LED.match(after)
    return match is not None and bool(_LED.match(after, match.end()))
