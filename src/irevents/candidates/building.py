"""Put together what a trigger says of its event."""

from __future__ import annotations

import re
from dataclasses import replace

from irevents.arguments import Arguments
from irevents.candidates.collective import (
    find_host_organisation,
    find_members_subject,
    is_collective,
    is_of_alliance,
)
from irevents.candidates.counting import count_session
from irevents.candidates.dating import (
    choose_time,
    count_days,
    gives_length,
    join_phases,
)
from irevents.candidates.days_apart import set_apart
from irevents.candidates.discourse import Discourse
from irevents.candidates.ending import ends_with_return, gives_end
from irevents.candidates.joining import join_delegation, join_visitor, other_side, step_back
from irevents.candidates.placing import find_further_destinations, find_ports, settle_places
from irevents.candidates.resolving import Resolver
from irevents.candidates.signers import add_signers
from irevents.candidates.spoken import settle_speech
from irevents.candidates.visiting import FOR_VISIT, leave_locals, make_visit, place_bygone
from irevents.drafts import Anchor, Candidate
from irevents.groups import Actor
from irevents.mentions import BodyMention, PartyMention, PersonMention, TemporalMention
from irevents.packs.patterns import Pattern
from irevents.records import Role
from irevents.status import Verdict
from irevents.triggers import NEUTRAL_FRAMES, Trigger

# "The presidents of nine countries held a summit"
_OF_COUNTRIES = Pattern("of-countries")


# "They agreed to prepare the annual bilateral | summit in Oslo": of their states
_OF_THE_TWO = re.compile(
    r"(?:^| )(?:bilateral|next annual|their annual|their next|the annual)(?: annual| bilateral| T)?$"
)
# "Three new ambassadors presented their credentials to the President": of states named behind
_ENVOYS = re.compile(r"(?:^| )(?:ambassadors|envoys|high commissioners?|heads of mission|diplomats)\b")
# "The signing took place following talks held in Hanoi": talks of those who signed
_AFTER_SIGNED = re.compile(
    r"^(?:the|this) (?:signing|exchange|ceremony)[^,;]* (?:following|after)(?: [\w-]+){0,3}$"
)
# "This statement was made during a meeting of Berg with the bank": by whom was said the sentence before
_MADE_THERE = Pattern("said-there")
_FORMER = Pattern("formerly-planned")
_OF_BODY = Pattern("of-body")


def build_candidate(
    trigger: Trigger,
    arguments: Arguments,
    verdict: Verdict,
    discourse: Discourse,
) -> Candidate:
    """Resolve the arguments of a trigger; see `Candidate`."""
    out = Candidate(trigger, arguments, verdict, trigger.frame.type, trigger.reading.sentence.article)
    resolve = Resolver(trigger.reading, discourse, out)
    # "At the summit, chaired by President Mwale, ECOWAS said": one chair, and who says something
    chairs = [a for a in arguments.chairs if a.party is None or a.party.kind == "state"]
    chair_role: Role = "co-chair" if len(chairs) > 1 else "chair"
    agent_role: Role = "signatory" if out.type == "signing" else "participant"
    if out.type != "signing" or arguments.sideline is None:
        resolve.add(arguments.chairs, chair_role)  # not "signed at the session of B, chaired by Berg"
    resolve.add(arguments.agents, agent_role)
    resolve.add(_share_state(arguments), agent_role, skip=out.type == "visit")
    alone = not (arguments.agents or arguments.partners or trigger.definite)
    attendees = arguments.attendees
    if any(a.anaphor == "counterpart" for a in arguments.partners):  # "his counterparts, among them of Peru"
        attendees = [a for a in attendees if a.person is not None]
    resolve.add(attendees, "participant", core=alone and out.type != "signing")
    if trigger.frame.id == "receive" and FOR_VISIT.match(trigger.after) and make_visit(out, arguments):
        resolve.hosts(arguments.hosts)
        arguments.places.clear()
    step_back(arguments, out)
    resolve.hosts(arguments.hosts)
    subject = arguments.agents[0].person if len(arguments.agents) == 1 else None
    if subject is not None and subject.name:
        discourse.subjects[trigger.reading.index] = subject
    out.body = trigger.body
    if (
        out.body is None
        and arguments.bodies
        and trigger.frame.head == "noun"
        and out.type in ("meeting", "summit")
    ):
        near = arguments.bodies[0]
        if _names_session(trigger, near.start):
            out.body = near
    if out.body is None and out.type == "meeting":
        out.body = _format_of(trigger)
    if out.body is None and out.type in ("meeting", "summit") and not arguments.partners:
        out.body = _holder(trigger, arguments)
    if out.body is None:
        out.count = count_session(trigger)
    else:
        for code in out.body.parties:
            out.parties.setdefault(code, Anchor(out.body.start, out.body.end, out.body.rule))
    if trigger.body is not None and _AS_PART_OF.search(trigger.before[-60:]):
        arguments.times[:] = _nearest_days(trigger, arguments)
    elif trigger.body is not None and _LEFT_TO_ATTEND.search(trigger.before):
        at = trigger.reading.items[trigger.first].start
        arguments.times[:] = [time for time in arguments.times if time.start > at]
    apart = set_apart(trigger, arguments.times)
    if verdict.status == "postponed":
        out.time = choose_time(trigger, arguments.times, moved=True, off=True)
    else:
        ends = [t for t in arguments.times if gives_end(trigger, t)]
        out.end_time = next((t for t in ends if t.precision == "day"), None)
        rest = [t for t in arguments.times if t not in ends]
        out.time = choose_time(trigger, rest, off=verdict.status == "cancelled")
        if out.end_time is not None and out.time is not None and out.time.precision == "year":
            out.time = None  # "till May 24, this year"
    out.time = apart or out.time
    if (
        out.time is None
        and out.type in ("meeting", "signing", "call")
        and not trigger.definite
        and verdict.status == "held"
        and not arguments.earlier
        and trigger.segment == trigger.reading.segments[0]
    ):
        out.time = discourse.full_day(trigger.reading.index)
    if _MADE_THERE.match(trigger.before) and not trigger.definite and out.type == "meeting":
        said = discourse.focus(trigger.reading.index, trigger.reading.sentence.start, out.people)
        if said is not None and said.affiliation in out.parties:
            resolve.person(said, "participant", True)
    if _FORMER.may_be_in(trigger.reading.runs):
        out.former = bool(_FORMER.search(trigger.before[-60:] + " |" + trigger.after[:120]))
    if out.type == "exercise":
        out.time = join_phases(trigger, arguments.times) or out.time
    if out.type == "visit":
        count_days(trigger, out)
    out.duration = next(
        (t.value for t in arguments.times if t.type == "DURATION" and gives_length(trigger, t)), None
    )
    if out.duration is None and out.end_time is not None and ends_with_return(trigger, out.end_time):
        out.end_time = None  # when it began, nobody says
    settle_places(out)
    settle_speech(out)
    if out.type == "visit":
        leave_locals(out)
        for mention in find_further_destinations(trigger.reading, arguments.places):
            resolve.party(mention)
            out.stops.add(mention.code)
        for mention in find_ports(trigger) if not (out.countries or out.places) else ():
            resolve.party(mention)
            out.stops.add(mention.code)
            out.countries.setdefault(mention.code, Anchor(mention.start, mention.end, "visited-state"))
    for mention in arguments.parties:
        if out.type == "visit":
            out.countries.setdefault(mention.code, Anchor(mention.start, mention.end, "visited-state"))
        else:
            resolve.party(mention)
    unnamed = not (out.people or out.parties)
    if out.type == "meeting" and unnamed and (out.places or out.time) and _AFTER_SIGNED.match(trigger.before):
        told = discourse.pair("they")
        out.people.update((k, p) for k, p in (told.people.items() if told is not None else ()) if p.core)
        out.parties.update(told.parties if told is not None else {})
    if out.type == "signing":
        add_signers(trigger, out, discourse)
    placed = bool(out.places or out.countries)
    if out.type == "summit" and unnamed and placed and _OF_THE_TWO.search(trigger.before):
        pair = discourse.pair("they")
        out.parties.update(pair.parties if pair is not None and len(pair.parties) == 2 else {})
    one_side = out.body is None and len(out.parties) < 2 and (placed or out.time is not None)
    if out.type == "summit" and one_side and _OF_THE_TWO.search(trigger.before):
        out.of_two = not trigger.after.startswith(" of ")
    join_visitor(trigger, out, discourse, resolve)
    other_side(arguments, out, discourse)
    join_delegation(trigger, arguments, out, discourse, resolve)
    if out.type in ("meeting", "summit", "conference") and _speaks_of_countries(trigger):
        out.counterparts = True
    if any(a.body is not None and not a.body.parties for a in arguments.partners):
        out.counterparts = True  # "a meeting with the other ministers of the Nordic and Baltic states"
    if trigger.frame.id == "present-credentials" and _ENVOYS.search(trigger.before[-120:]):
        out.counterparts = True
        for preposition, place in arguments.places:
            if preposition == "to" and isinstance(place, PartyMention):
                resolve.party(place)  # "ambassadors to Ghana"
                out.hosts.append(place.code)
    out.collective = is_collective(trigger, arguments)
    if _ON_THE_PACT.match(trigger.after) and not (out.people or out.parties) and out.time is not None:
        out.of_two = bool(out.places)
    nameless = trigger.frame.id == "summit" and out.body is None and not (out.parties or out.people)
    host = find_host_organisation(trigger) if nameless and out.time is not None else None
    if host is not None:
        resolve.party(host)
        out.collective = True
    elif out.body is None and is_of_alliance(trigger) and discourse.speaks_of("nato"):
        word = trigger.reading.items[trigger.first]
        out.parties.setdefault("NATO", Anchor(word.start, word.end, "party"))
        out.collective = True
    theirs = find_members_subject(trigger) if not (out.people or out.parties or out.body) else None
    if isinstance(theirs, BodyMention):
        out.body = theirs
    elif theirs is not None:
        resolve.party(theirs)
        out.collective = True
    if arguments.bygone:
        place_bygone(out, discourse)
    out.anaphoric = trigger.definite and not arguments.bygone
    goes_on = trigger.frame.id in NEUTRAL_FRAMES and resolve.anaphoric
    if goes_on and out.time is not None and _FURTHERMORE.match(trigger.before):
        out.time = out.time if out.time.precision == "day" else None  # that of what they spoke of
    out.continuing = goes_on and out.time is None and arguments.sideline is None and not out.places
    return out


def _speaks_of_countries(trigger: Trigger) -> bool:
    return _OF_COUNTRIES.may_be_in(trigger.reading.runs) and _OF_COUNTRIES.search(trigger.before) is not None


# "In addition, they discussed the policy of 2022"
_FURTHERMORE = re.compile(r"^(?:in addition|besides|furthermore|moreover|additionally|also) , ")


def _share_state(arguments: Arguments) -> list[Actor]:
    """ "met Belgium's Prime Minister Maes and Foreign Minister Claes": both are Belgian.

    Not where somebody of another state is known to hold the second office, or the first is of the subject's.
    """
    own = {a.person.affiliation for a in arguments.agents if a.person is not None}
    found: list[Actor] = []
    before: PersonMention | None = None
    for actor in arguments.partners:
        person = actor.person
        if person is not None and before is not None and before.affiliation not in (None, *own):
            other = person.position != before.position
            if person.affiliation is None and person.name and person.position and other:
                person = replace(person, affiliation=before.affiliation)
                actor = replace(actor, person=person)
        before = person
        found.append(actor)
    arguments.partners[:] = found
    return found


# "Negotiations on the agreement were held in Tokyo in May": by those who have signed it
_ON_THE_PACT = re.compile(r"^ (?:on|over|for) the (?:agreement|pact|treaty|deal|accord|convention)\b")
# "left for Munich on Tuesday to attend the conference": the day is the journey's
_LEFT_TO_ATTEND = Pattern("left-to-attend-on")
# "will visit Peru on Wednesday as part of the Andean Conference": the day is the visit's
_AS_PART_OF = re.compile(
    r"(?:^| )(?:as part of|within the framework of|in the framework of|for)(?: the| a| this)?$"
)
_IN_FORMAT = re.compile(
    r"^(?: [\w'-]+| [DSTC]){0,7} in (?:the|a) (?P<body>B) (?:format|framework|configuration)\b"
)
_IN_THEIR_BODY = Pattern("in-their-body")


def _names_session(trigger: Trigger, body_start: int) -> bool:
    """True for "the meeting of B", "a session of B": the body whose meeting it is."""
    return bool(_OF_BODY.match(trigger.after[:90])) and body_start > 0


def _nearest_days(trigger: Trigger, arguments: Arguments) -> list[TemporalMention]:
    """The times behind a body, else the last before it, whatever else that day is of."""
    at = trigger.reading.items[trigger.first].start
    behind = [time for time in arguments.times if time.start > at and time.edtf_start is not None]
    if behind:
        return behind
    told = [i.mention for i in trigger.reading.items if isinstance(i.mention, TemporalMention)]
    return [time for time in told if time.start < at and time.type in ("DATE", "TIME")][-1:]


def _format_of(trigger: Trigger) -> BodyMention | None:
    """ "A meeting of the ministers in the Weimar Triangle format": the circle whose meeting it is."""
    match = _IN_FORMAT.match(trigger.after[:110]) or _IN_THEIR_BODY.match(trigger.after[:110])
    if match is None:
        return None
    reading = trigger.reading
    start = reading.offsets[trigger.last - 1] + len(reading.items[trigger.last - 1].text)
    mention = reading.items[reading.item_at(start + match.start("body"))].mention
    return mention if isinstance(mention, BodyMention) else None


def _holder(trigger: Trigger, arguments: Arguments) -> BodyMention | None:
    """The body that is said to meet: "the Council held a session", "members of the committee met"."""
    subjects = [a for a in (*arguments.agents, *arguments.hosts) if a.body is not None]
    if len(subjects) != 1 or len(arguments.agents) + len(arguments.hosts) != 1 or trigger.plural:
        return None
    body = subjects[0].body
    if body is None or body.series_id.startswith("states-"):
        return None  # "the Baltic states" are no body
    return body
