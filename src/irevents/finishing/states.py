"""The states of an event: parties the text leaves unsaid."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from irevents.drafts import Anchor, Draft
from irevents.finishing.officials import meets_officials
from irevents.finishing.private import is_of_town
from irevents.finishing.setting import Setting, accredited_to, is_private
from irevents.mentions import PartyMention, PersonMention
from irevents.packs.patterns import Pattern, read_words


def complete_parties(draft: Draft, setting: Setting) -> None:
    """The visitor's state and the visited one; an official without a state is the home state's."""
    if draft.type == "visit" and draft.country is not None and draft.country_anchor is not None:
        draft.parties.setdefault(draft.country, draft.country_anchor)
    if draft.type in ("meeting", "summit") and (_of_a_region(draft) or _is_attended_by_many(draft)):
        for person in draft.people.values():
            if person.mention.affiliation is not None:
                anchor = Anchor(person.mention.start, person.mention.end, "affiliation")
                draft.parties.setdefault(person.mention.affiliation, anchor)
    if draft.type in ("meeting", "call") and len(draft.parties) < 2:
        for person in draft.people.values():
            code = accredited_to(person.mention, setting.state_codes) if person.core else None
            if code is not None:
                draft.parties.setdefault(
                    code, Anchor(person.mention.start, person.mention.end, "accredited-to")
                )


# of a government or an army, not of an embassy or a committee
_IN_OFFICE = Pattern("in-office")


def bring_attendees(draft: Draft) -> None:
    """ "The ministerial meeting was chaired by Berg, with participation of Otieno": all are its sides."""
    if draft.type not in ("meeting", "summit") or draft.body is not None or len(draft.parties) > 1:
        return
    if any(c.arguments.agents or c.arguments.partners or c.collective for c in draft.candidates):
        return
    high = {
        key: person
        for key, person in draft.people.items()
        if person.mention.affiliation is not None and _IN_OFFICE.search(person.mention.position or "")
    }
    if len({person.mention.affiliation for person in high.values()}) < 2:
        return
    for key, person in high.items():
        draft.people[key] = replace(person, core=True)
        anchor = Anchor(person.mention.start, person.mention.end, "affiliation")
        draft.parties.setdefault(str(person.mention.affiliation), anchor)


def _is_attended_by_many(draft: Draft) -> bool:
    """Whether ministers of many states attend what no name says the parties of."""
    if draft.body is not None and draft.body.parties:
        return False
    states = {p.mention.affiliation for p in draft.people.values() if p.mention.affiliation is not None}
    if draft.type == "summit" and len(states) > 2:
        return True  # "The summit was attended by Presidents A of X, B of Y and C of Z"
    return len(states) > 3 and any(p.role in ("chair", "co-chair", "host") for p in draft.people.values())


def _of_a_region(draft: Draft) -> bool:
    """ "South American presidents met": those said to attend bring their states."""
    if draft.body is not None:
        return False
    return len(draft.parties) < 2 and any(c.collective or c.counterparts for c in draft.candidates)


_OF_MANY = Pattern("body-of-many")


_STAYS_AWAY = Pattern("stays-away")


def take_two_states(draft: Draft, setting: Setting) -> None:
    """A committee or exercise of nobody named, in an article that names just two states."""
    states = list(dict.fromkeys(setting.state_codes.values()))
    if draft.parties or draft.body is None or draft.type not in ("meeting", "exercise") or draft.host_only:
        return
    if _OF_MANY.search(draft.body.name):
        return  # the Security Council met on two states, not with them
    if any(_STAYS_AWAY.search(c.trigger.reading.text) for c in draft.candidates):
        return  # "Exercise Falcon was held in Ghana. Mali withdrew from the exercise"
    if len(states) == 2 and set(states) <= {setting.home, *setting.others}:
        for code in states:
            draft.parties[code] = Anchor(draft.body.start, draft.body.end, "two-states")


def take_sides_of_visit(draft: Draft, visits: Sequence[Draft], setting: Setting) -> None:
    """ "The two navies will hold talks during the visit": of visitors and hosts, or the only two states."""
    if len(draft.parties) > 1 or not any(c.of_two for c in draft.candidates):
        return
    here = draft.candidates[0].trigger.reading.index
    near = [v for v in visits if v.article == draft.article and len(v.parties) == 2]
    near = [v for v in near if v.candidates[0].trigger.reading.index <= here] or near
    codes = [*near[-1].parties] if near else list(dict.fromkeys(setting.state_codes.values()))
    if len(codes) != 2 or not set(draft.parties) <= set(codes):
        return
    for code in codes:
        anchor = near[-1].parties[code] if near else draft.status_anchor
        draft.parties.setdefault(code, anchor)


_JOINT = re.compile(r"\b(?:joint|bilateral|combined)\b")


def join_host_of_drill(draft: Draft) -> None:
    """ "A bilateral exercise will take place in Jodhpur, with 150 men from Oman": of Oman and the host."""
    country = draft.country
    if draft.type != "exercise" or country is None or len(draft.parties) != 1 or country in draft.parties:
        return
    said = any(_JOINT.search(c.trigger.before[-40:] + " " + c.trigger.text) for c in draft.candidates)
    if said and draft.country_anchor is not None:
        draft.parties[country] = draft.country_anchor


def take_state_of_pair(draft: Draft, drafts: Sequence[Draft], setting: Setting) -> None:
    """ "The ministers of Peru and Chile plan talks. Minister Rojas will meet his Chilean peer in Oslo"."""
    if draft.type not in ("meeting", "call") or len(draft.parties) != 1 or draft.body is not None:
        return
    if any(d.type == "visit" and d.article == draft.article for d in drafts):
        return
    bare = [k for k, p in draft.people.items() if p.core and p.mention.affiliation is None]
    person = draft.people[bare[0]] if len(bare) == 1 else None
    if person is None or not person.mention.name or not person.mention.position or is_private(person.mention):
        return
    here = draft.candidates[0].trigger.reading.index
    pairs = {
        code
        for d in drafts
        if d is not draft and d.type in ("meeting", "call") and len(d.parties) == 2
        if d.article == draft.article and d.candidates[0].trigger.reading.index == here - 1
        for code in d.parties
        if draft.parties.keys() <= d.parties.keys() and code not in draft.parties
    }
    if len(pairs) == 1 and (setting.home is None or setting.home in pairs | draft.parties.keys()):
        code = pairs.pop()
        draft.people[bare[0]] = replace(person, mention=replace(person.mention, affiliation=code))
        draft.parties[code] = Anchor(person.mention.start, person.mention.end, "two-states")


_SEAT = re.compile(r"\b(?:NATO|UN|United Nations|EU|European|African Union|AU|ASEAN|OSCE)\b")
# "met the Secretary-General", "the Special Envoy", "the Prime Minister of the Kurdistan Region"
_OF_NO_STATE = Pattern("of-no-state")


def _list_met(key: str, drafts: Sequence[Draft]) -> set[str]:
    """The states whose officials somebody meets: none of them is his own."""
    return {
        other.mention.affiliation
        for draft in drafts
        if draft.type in ("meeting", "call") and draft.body is None and key in draft.core
        for name, other in draft.people.items()
        if name != key and other.core and other.mention.affiliation is not None
    }


def _list_toured(key: str, drafts: Sequence[Draft]) -> set[str]:
    """The states that somebody visits: none of several is his own, and a single one is so at the last."""
    journeys = [draft for draft in drafts if draft.type == "visit" and key in draft.core]
    stops = {code for draft in journeys for candidate in draft.candidates for code in candidate.stops}
    return stops | {draft.country for draft in journeys if draft.country is not None}


_ENVOY_FOR = re.compile(
    r"\b(?:envoy|representative|coordinator|adviser|advisor) (?:for|to|on)\b", re.IGNORECASE
)


def _list_served(mention: PersonMention, setting: Setting) -> set[str]:
    """The states that an envoy's office names, none of them his own: "Special Envoy for Yemen"."""
    office = _ENVOY_FOR.search(mention.position or "")
    if office is None:
        return set()
    served = (mention.position or "")[office.end() :].lower()
    return {code for name, code in setting.state_codes.items() if name in served}


def give_officials_states(draft: Draft, drafts: Sequence[Draft], setting: Setting) -> None:
    """An official without a state is the host state's, or that of the article's own officials.

    Not where a body says whose session it is: its chairman may be of any state.
    """
    if draft.body is not None and draft.body.parties:
        return
    headline = all(c.trigger.reading.sentence.block in ("headline", "subheadline") for c in draft.candidates)
    inferable = draft.type in ("meeting", "call", "signing") or (
        draft.type == "visit" and draft.venue is None
    )
    others = setting.others if inferable and not headline and not is_called_on_at_home(draft) else ()
    elsewhere = meets_officials(draft)  # "Minister Berg met officials in Riga": he is not one of theirs
    for person in draft.people.values():
        mention = person.mention
        if not (person.core and mention.affiliation is None and (mention.position or mention.rank)):
            continue
        if is_private(mention) or (draft.type == "visit" and is_of_town(mention)):
            continue
        seat = _is_of_any_state(draft, mention, setting.home)
        met = _list_met(mention.key, drafts) if mention.name else set()
        toured = _list_toured(mention.key, drafts) if mention.name else set()
        met |= _list_served(mention, setting) | (toured if len(toured) > 1 else set())
        known = (
            (None if draft.type == "visit" or seat or elsewhere else draft.country, "host-state"),
            (setting.home, "home-state"),
            *((code, "home-state") for code in others if mention.name and len(draft.parties) < 2),
        )
        for code, rule in sorted(known, key=lambda row: row[0] in toured):
            abroad = draft.sideline is not None and code == draft.country
            if abroad and rule == "home-state" and _HEAD_OF_STATE.match(mention.position or ""):
                abroad = False  # "The President met guests beside the forum": that of the home state
            left = draft.type == "visit" and _comes_from(draft, code)
            if code is not None and code not in draft.parties and not abroad and not left and code not in met:
                draft.parties[code] = Anchor(mention.start, mention.end, rule)
                break


def _comes_from(draft: Draft, code: str | None) -> bool:
    """ "arrived in Lima on Friday from Germany": what was left last need not be home."""
    places = (place for c in draft.candidates for prep, place in c.arguments.places if prep == "from")
    return any(isinstance(place, PartyMention) and place.code == code for place in places)


def _is_of_any_state(draft: Draft, person: PersonMention, home: str | None) -> bool:
    """Whether the place does not tell his state: town or building are of many, or his office is of none."""
    if draft.venue is not None and _SEAT.search(draft.venue.name or ""):
        return True
    if draft.country == home:
        return False
    if draft.city is not None and draft.city.city in read_words("towns-of-many-states"):
        return True
    return _OF_NO_STATE.search(person.position or "") is not None


_OFFICER = Pattern("officer")
_HEAD_OF_STATE = re.compile(r"^(?:the )?(?:president|prime minister|premier)\b", re.IGNORECASE)


def is_called_on_at_home(draft: Draft) -> bool:
    """ "The army chief of Peru called on the President": he called on his own, unless he is abroad."""
    core = [p.mention for p in draft.people.values() if p.core]
    officers = [p for p in core if p.affiliation and (p.rank or _OFFICER.search(p.position or ""))]
    return bool(officers) and any(
        p.affiliation is None and p.rank is None and _HEAD_OF_STATE.match(p.position or "") for p in core
    )


def part_guest_from_host(draft: Draft, visits: Sequence[Draft]) -> None:
    """ "On his visit to Peru he will call on Prime Minister Rojas": a host is no compatriot."""
    if draft.type != "meeting" or len(draft.parties) != 1 or draft.body is not None:
        return
    if any(c.trigger.frame.roles != "guest" for c in draft.candidates):
        return
    state = next(iter(draft.parties))
    for visit in visits:
        guests = visit.core & draft.core
        hosts = [k for k, p in draft.people.items() if k not in guests and p.mention.affiliation == state]
        abroad = visit.country is not None and visit.country != state and len(guests) == 1
        if abroad and hosts and all(draft.people[k].mention.affiliation == state for k in guests):
            assert visit.country is not None
            for key in hosts:
                host = draft.people[key]
                own = replace(host.mention, affiliation=visit.country)
                draft.people[key] = replace(host, mention=own)
                draft.parties.setdefault(visit.country, host.anchor)
            return


def call_on_hosts_in_port(draft: Draft, visits: Sequence[Draft]) -> None:
    """ "INS Delta docked in Colombo. Her captain called on Rear Admiral Silva": of the state visited."""
    if draft.type != "meeting" or len(draft.parties) != 1 or draft.body is not None:
        return
    if any(c.trigger.frame.roles != "guest" for c in draft.candidates):
        return
    bare = [k for k, p in draft.people.items() if p.core and p.mention.affiliation is None and p.mention.rank]
    here, guests = draft.candidates[0].trigger.reading.index, set(draft.parties)
    for visit in visits:
        told = visit.candidates[0].trigger.reading.index
        by_sea = not visit.people and set(visit.visitors) == guests and visit.status in ("held", "ongoing")
        near = visit.article == draft.article and 0 <= here - told <= _IN_PORT
        if by_sea and near and visit.country not in (None, *guests) and len(bare) == 1:
            host = draft.people[bare[0]]
            draft.people[bare[0]] = replace(host, mention=replace(host.mention, affiliation=visit.country))
            draft.parties[str(visit.country)] = host.anchor
            return


_IN_PORT = 6
"""Sentences behind a port call in which who is called on is of the state visited."""
