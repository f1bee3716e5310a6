"""Whose side somebody is on, where the clause says it and his own words do not.

"The Thai delegation was led by General Prasert", "Souk headed the Lao side", "Stan chaired it for Romania",
"the minister, accompanied by General Zulu".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from irevents.candidates import Discourse
from irevents.drafts import Draft
from irevents.groups import Actor, Group
from irevents.mentions import PartyMention
from irevents.packs.patterns import Pattern
from irevents.reading import Reading

_LED_SIDE = Pattern("side-led-by")
_REPRESENTED = Pattern("represented-by")
_HEAD_WAS = Pattern("at-its-head-was")
_HEADING = re.compile(r"\b(?:head of|helm of|leading|heading) ")
_GROUP_LED = Pattern("group-led-by")
_RESPECTIVE = Pattern("respective-states")
_ONE_STATE = Pattern("one-state")
_SIDE_INCLUDES = Pattern("side-includes")
_LEADS_RESPECTIVE = Pattern("leads-respective")
_LEADS_SIDE = Pattern("leads-side")
_FOR_SIDE = Pattern("for-side")
_ON_SIDE = Pattern("on-side")
_COMMANDS = Pattern("commands-force")
# "From Chile, Berg met with Under Secretary Soto": Soto is of Chile
_FROM_STATE = Pattern("met-from-state")
_PEERS = frozenset({"colleague", "ally", "friend", "peer", "neighbour", "neighbor", "partner", "host"})
_BEFORE_OFFICE = Pattern("demonym-before-office")
_CHAIRS = re.compile(r"\b(?:(?:co-)?chair\w*|sign(?:ed|s)?|led|headed|lead|presid\w+|represent\w*)\b")
_ACCOMPANIED = Pattern("accompanied-by")
# Who shows guests round his own province is not of their company.
_LOCAL = re.compile(
    r"\b(?:governor|mayor|prefect|chief minister|provincial|local|county|district)\b", re.IGNORECASE
)


def give_sides(reading: Reading, groups: Sequence[Group], discourse: Discourse) -> list[Group]:
    """The groups of a sentence, their people with the state that the clause says they are of."""
    found: list[Group] = []
    for group in groups:
        if len(group.actors) > 1 and all(a.person is not None for a in group.actors):
            group = _with_one_state(reading, _with_respective(reading, group))
            group = _with_announced_state(reading, group)
        actors = tuple(_with_side(reading, group, actor, found, discourse) for actor in group.actors)
        found.append(group if actors == group.actors else replace(group, actors=actors))
    for actor in (a for group in found for a in group.actors):
        if actor.person is not None and actor.person.name and actor.person.affiliation is not None:
            discourse.states.setdefault(actor.person.key, actor.person.affiliation)
    return found


def _with_respective(reading: Reading, group: Group) -> Group:
    """ "Khan and Saidov, the border commanders of Pakistan and Tajikistan": each of his state."""
    end = reading.offsets[group.last - 1] + len(reading.items[group.last - 1].text)
    if len(group.actors) != 2:
        return group
    match = _RESPECTIVE.match(reading.text[end:]) or _LEADS_RESPECTIVE.match(reading.text[end:])
    if match is None:
        return group
    actors: list[Actor] = []
    for actor, name in zip(group.actors, ("one", "other"), strict=True):
        state = reading.items[reading.item_at(end + match.start(name))].mention
        person = actor.person
        if person is not None and person.affiliation is None and isinstance(state, PartyMention):
            actor = replace(actor, person=replace(person, affiliation=state.code))
        actors.append(actor)
    return replace(group, actors=tuple(actors))


def _with_one_state(reading: Reading, group: Group) -> Group:
    """ "Karimov and Rashidov, deputy prime ministers of Uzbekistan": both of the one state."""
    people = [a.person for a in group.actors if a.person is not None]
    if any(person.name is None or person.affiliation is not None for person in people):
        return group
    end = reading.offsets[group.last - 1] + len(reading.items[group.last - 1].text)
    match = _ONE_STATE.match(reading.text[end:])
    state = reading.items[reading.item_at(end + match.start("side"))].mention if match else None
    if not isinstance(state, PartyMention) or state.kind != "state":
        return group
    return replace(
        group,
        actors=tuple(
            replace(a, person=replace(a.person, affiliation=state.code)) for a in group.actors if a.person
        ),
    )


# "talks with three Peruvian leaders, | Rojas, Soto and Mora"
_ANNOUNCED = Pattern("list-announced")


def _with_announced_state(reading: Reading, group: Group) -> Group:
    """ "met three members of Peru's council, Rojas, Soto and Mora": all are of Peru."""
    before = reading.text[: reading.offsets[group.actors[0].first]].rstrip()
    if not before.endswith((",", ":", "–", "—")):
        return group
    match = _ANNOUNCED.search(before)
    name = next((n for n in ("side", "of") if match is not None and match[n]), None)
    state = reading.items[reading.item_at(match.start(name))].mention if match and name else None
    if not isinstance(state, PartyMention) or state.kind != "state":
        return group
    actors = [
        replace(a, person=replace(a.person, affiliation=a.person.affiliation or state.code))
        if a.person
        else a
        for a in group.actors
    ]
    return replace(group, actors=tuple(actors))


def _with_side(
    reading: Reading, group: Group, actor: Actor, before: Sequence[Group], discourse: Discourse
) -> Actor:
    person = actor.person
    if person is None or person.name is None or person.affiliation is not None:
        return actor
    if group.govern == "other-side":
        return actor
    code = _read_side(reading, actor)
    if code is None:
        code = _of_demonym(reading, actor)
    if code is None and not _LOCAL.search(person.position or ""):
        code = _of_company(reading, group, before, discourse)
    return actor if code is None else replace(actor, person=replace(person, affiliation=code))


def _read_side(reading: Reading, actor: Actor) -> str | None:
    """The state of "the Thai side was led by P", "P led the Thai side", "P chaired it for Thailand"."""
    text = reading.text
    begin = reading.offsets[actor.first]
    end = reading.offsets[actor.last - 1] + len(reading.items[actor.last - 1].text)
    start = max(0, begin - 110)
    match, base = _LED_SIDE.search(text[start:begin]), start
    if match is None and (" led by " in text or " headed by " in text):
        match = _GROUP_LED.search(text[start:begin])
    if match is None and _HEADING.search(text[:begin]):
        match = _HEAD_WAS.search(text[start:begin])
    if match is None and " delegation" in text:
        match = _SIDE_INCLUDES.search(text[start:begin])
    if match is None and " represented by " in text:
        match = _REPRESENTED.search(text[start:begin])
    if match is None:
        match, base = _LEADS_SIDE.match(text[end:]) or _ON_SIDE.match(text[end:]), end
        if match is None and (match := _FOR_SIDE.match(text[end:])) is not None:
            match = match if _CHAIRS.search(text) else None
    if match is None and (told := _FROM_STATE.match(text)) is not None and told.end() <= begin:
        match, base = told, 0
    commands = _COMMANDS.match(text[end:]) if match is None else None
    match = match or commands
    if match is None:
        return None
    mention = reading.items[reading.item_at(base + match.start("side"))].mention
    if not isinstance(mention, PartyMention) or mention.kind != "state":
        return None
    if commands is not None and not commands["of"] and mention.form not in ("force", "government"):
        return None  # "who leads Peru" may be its president; "who heads the Peruvian Navy" is an admiral
    return mention.code


def _of_demonym(reading: Reading, actor: Actor) -> str | None:
    """The state of "the Korean arms procurement minister", some words of whose office are unknown."""
    text, begin = reading.text, reading.offsets[actor.first]
    start = max(0, begin - 60)
    match = _BEFORE_OFFICE.search(text[start:begin])
    if match is None or actor.person is None:
        return None
    if not actor.person.position and match.group().split()[-1] not in _PEERS:
        return None
    mention = reading.items[reading.item_at(start + match.start("side"))].mention
    return mention.code if isinstance(mention, PartyMention) and mention.kind == "state" else None


def _of_company(reading: Reading, group: Group, before: Sequence[Group], discourse: Discourse) -> str | None:
    """The state of him whom the group accompanies: "the minister, who was accompanied by P"."""
    if not before or group.first == 0:
        return None
    chief = before[-1].actors[-1]
    end = reading.offsets[chief.last - 1] + len(reading.items[chief.last - 1].text)
    if not _ACCOMPANIED.match(reading.text[end : reading.offsets[group.first]]):
        return None
    if chief.anaphor == "he":
        told = discourse.focus(reading.index, reading.sentence.start)
        return told.affiliation if told is not None else None
    return chief.person.affiliation if chief.person is not None else None


def name_sides(drafts: Iterable[Draft], discourse: Discourse) -> None:
    """Give the people of the drafts the states that sentences behind have said."""
    for draft in drafts:
        for key, told in draft.people.items():
            code = discourse.states.get(key)
            if told.mention.affiliation is None and code is not None:
                draft.people[key] = replace(told, mention=replace(told.mention, affiliation=code))
