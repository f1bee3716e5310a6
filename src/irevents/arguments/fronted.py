"""A noun that opens the sentence: "During a meeting with Lee, Berg said", "Chaired by Berg, the meeting"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from irevents.arguments.clauses import text_between
from irevents.arguments.joint_meetings import meet_jointly
from irevents.arguments.slots import Arguments
from irevents.arguments.tellers import TOLD
from irevents.groups import Actor, Group
from irevents.packs.patterns import Pattern
from irevents.triggers import Trigger

_COMMA = re.compile(r"(?:^| ),(?: [\w'-]+){0,2} ?$")
_CIRCUMSTANCES = re.compile(r"^(?: (?:at|in|on|of|the|here|held|earlier)| [TVCRS,])+$")
_PARTICIPLE_FRONT = Pattern("participle-front")


def add_main_clause(trigger: Trigger, groups: Sequence[Group], out: Arguments) -> None:
    """ "During a meeting at the ministry, Lee assured Berg": who speaks and who is told take part."""
    reading = trigger.reading
    main = [n for n, g in enumerate(groups) if g.first >= trigger.last and not g.govern and not g.possessive]
    if not main:
        return
    subject = groups[main[0]]
    gap = text_between(reading, trigger.last, subject.first)
    if not (_COMMA.search(gap) or _CIRCUMSTANCES.match(gap) or meet_jointly(trigger, subject, gap, out)):
        return
    out.agents.extend(a for a in subject.actors if a not in out.actors())
    told = TOLD.match(
        reading.text, reading.offsets[subject.last - 1] + len(reading.items[subject.last - 1].text)
    )
    behind = groups[main[0] + 1 :]
    if told and behind and not out.partners and behind[0].first == reading.item_at(told.end()):
        out.partners.extend(
            a for a in behind[0].actors[:1] if a.person is not None and not behind[0].possessive
        )


# "At the talks, held in Oslo, Berg and Lee": day and place may stand before those who speak
_BEFORE_SPEAKERS = Pattern("before-speakers")
_OPENS = Pattern("opens-at-event")
_THEIR = re.compile(r" their(?: [\w-]+| T){0,3}$")


def find_speakers(trigger: Trigger, groups: Sequence[Group]) -> list[Actor]:
    """ "At the talks, Berg and Lee stressed", "Berg told Lee": the two, of different states, of the talks."""
    if not trigger.definite or trigger.frame.type not in ("meeting", "call"):
        return []
    if not _OPENS.match(trigger.before):
        return []
    main = next((g for g in groups if g.first >= trigger.last and not g.govern and not g.possessive), None)
    if main is None or not _BEFORE_SPEAKERS.match(text_between(trigger.reading, trigger.last, main.first)):
        return []
    speaking = [*main.actors, *_find_told(trigger, main, groups)]
    named = [a for a in speaking if a.person is not None and a.person.name]
    if len(main.actors) == 2 and _THEIR.search(" " + trigger.before):
        named = [a for a in main.actors if a.person is not None or a.party is not None]
    return named if len(named) == 2 == len({_state(a) for a in named}) else []


def _state(actor: Actor) -> str | None:
    if actor.person is not None:
        return actor.person.affiliation
    return actor.party.code if actor.party is not None else None


def _find_told(trigger: Trigger, speaker: Group, groups: Sequence[Group]) -> Sequence[Actor]:
    """ "During the meeting, Berg briefed Lee": the one who is told something by somebody alone."""
    reading = trigger.reading
    end = reading.offsets[speaker.last - 1] + len(reading.items[speaker.last - 1].text)
    told = TOLD.match(reading.text, end) if len(speaker.actors) == 1 else None
    if told is None:
        return ()
    other = next((g for g in groups if g.first == reading.item_at(told.end())), None)
    return other.actors[:1] if other is not None and not other.possessive else ()


def replace_by_teller(trigger: Trigger, groups: Sequence[Group], out: Arguments) -> None:
    """ "In their phone call, Lee told Berg of the plan": theirs is the call of Lee and Berg."""
    told = Arguments()
    add_main_clause(trigger, groups, told)
    if told.agents and told.partners:
        out.agents[:], out.partners[:] = told.agents, told.partners


# "Speaking alongside Berg after their | talks in Oslo, Lee said"
_ALONGSIDE = Pattern("alongside-in-front")


def add_one_alongside(trigger: Trigger, groups: Sequence[Group], out: Arguments) -> None:
    """ "At a press conference with Berg after their talks in Oslo, Lee said": of the one and the other."""
    if trigger.frame.type != "meeting" or not _ALONGSIDE.match(trigger.before):
        return
    before = [g for g in groups if g.last <= trigger.first]
    behind = [g for g in groups if g.first >= trigger.last and not g.govern and not g.possessive]
    if not before or not behind or len(before[-1].actors) != 1 or len(behind[0].actors) != 1:
        return
    pair = [before[-1].actors[0], behind[0].actors[0]]
    states = {_state(actor) for actor in pair if actor.person is not None}
    gap = text_between(trigger.reading, trigger.last, behind[0].first)
    if len(states) == 2 and _COMMA.search(gap) and _CIRCUMSTANCES.match(gap):
        out.agents[:] = pair


def add_fronted(trigger: Trigger, groups: Sequence[Group], out: Arguments) -> None:
    """ "Chaired by Berg, the meeting …": who chaired, hosted or attended it stands before."""
    reading = trigger.reading
    for group in groups:
        if group.last > trigger.first or group.govern not in ("chair", "host", "attend", "lead"):
            continue
        opener = _PARTICIPLE_FRONT.match(reading.text[: reading.offsets[group.first]])
        gap = text_between(reading, group.last, trigger.first)
        if opener and re.match(r"^ ,(?: T ,)?(?: [\w'-]+| [BDST]){0,6}$", gap):
            roles = {"chair": out.chairs, "lead": out.chairs, "host": out.hosts}
            roles.get(group.govern, out.attendees).extend(group.actors)
