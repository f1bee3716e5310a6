"""The actors of a noun: "the Berg–Lee talks", "a meeting of the ministers with Lee"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from irevents.arguments.clauses import GAP, before_purpose, find_limit, leads_delegation, text_between
from irevents.arguments.governing import add_decider, add_governed_subject
from irevents.arguments.host_events import hosts
from irevents.arguments.joint_meetings import add_where_and_when, has_as_many_sides, meet_jointly
from irevents.arguments.slots import Arguments
from irevents.arguments.told_further import add_told_further
from irevents.arguments.verbs import find_subject
from irevents.groups import Actor, Group
from irevents.mentions import PlaceMention, TemporalMention
from irevents.packs.patterns import Pattern
from irevents.triggers import Trigger

_POSSESSED = re.compile(r"^ (?:'s|')(?: (?!said|and|on|in|at|to|with|for)[\w'-]+| T| D){0,6} ?$")
# "Berg's departure from Oslo for an official visit"
_DEPARTURE = re.compile(
    r"^ (?:'s|') (?:departure|journey)(?: from [^,;]{1,40}?)?(?: T| on T)? (?:for|on)(?: [\w'-]+| T){0,5}$"
)
_COMPOUND = Pattern("compound-gap")
# "Berg and Lee spoke after a meeting in Oslo": they had it
_AFTER_ONE = re.compile(r"(?:^| )(?:after|following|during|at|in) (?:a|an)(?: (?!of\b)[\w-]+){0,3}$")
_COMPANY_LED = re.compile(
    r"(?:team|group|contingent|mission)(?: [\w'-]+| ,){0,4} (?:led|headed) by(?: [\w'-]+){0,3}$"
)
_COLLEAGUES_LISTED = re.compile(
    r" with(?: [\w-]+){0,3} (?:counterparts|colleagues) from(?: [\w-]+| [DRB]){0,6} (?:[-–—:]|,)(?: the)?$"
)
_COLLEAGUES = re.compile(
    r" with(?: [\w-]+){0,3} "
    r"(?:counterparts?|colleagues?|opposite numbers?|diplomats|ministers|leaders|envoys)"
    r"(?: from| in)?(?: the)?$"
)
# "held meetings with foreign counterparts, including Berg"
_AMONG_PEERS = re.compile(
    r" with(?: [\w-]+| [DS]){0,4} "
    r"(?:counterparts|colleagues|officials|leaders|ministers|figures|diplomats|chiefs)"
    r"(?: of [S]| from [S])?(?: ,)? (?:including|among them|notably|such as)(?: the)?$"
)
# "The visit came after a working visit to Zambia": the same visitor's
_AFTER_VISIT = re.compile(
    r"(?:the|this|his|her) (?:[\w-]+ )?(?:visit|trip|tour) (?:came|comes|followed|follows"
    r"|was preceded by|will be followed by)"
    r"(?: (?:days|hours|weeks|T))?(?: after| on from)? (?:a|an|his|her)(?: [\w-]+){0,3}$"
)
# "a meeting of the East African regional bloc IGAD"
_OF_BLOC = re.compile(r"^ of (?:the )?(?:[\w-]+ ){0,4}(?:bloc|grouping|organi[sz]ation|alliance|community)$")
_HYPHENED = re.compile(r"P [-–—] P$")
# "Berg said during an official visit to Oslo": the speaker is the visitor.
_DURING_VISIT = re.compile(r"(?:^| )(?:during|on|after|at the end of) (?:a|an|the)(?: [\w-]+| T){0,4}$")
# "Berg was present during the visit"
_LOOKED_ON = re.compile(r"(?:present|in attendance|attended|joined|witnessed)(?: [\w-]+){1,4}$")
# "In a meeting held today at the ministry, Ambassador Lee said": the speaker takes part.
_FRONTED = Pattern("fronted-noun")
_COMMA = re.compile(r"(?:^| ),(?: [\w'-]+){0,2} ?$")
_CIRCUMSTANCES = re.compile(r"^(?: (?:at|in|on|of|the|here|held|earlier)| [TVCRS,])+$")
# "Lee assured Berg of", "Lee told Berg that"
_TOLD = Pattern("told-somebody")
# "Lee said so in a meeting with Berg"
_AT_EVENT = re.compile(
    r"(?:^| )(?:during|at|in|after|following) (?:a|an|his|her|their)(?: [\w-]+| [TDS]){0,4}$"
)
_AT_MEETING = re.compile(r"^(?: ,)? (?:during|at|in)(?: (?!the\b|this\b)[\w-]+| [TDS]){0,5} ?$")
_OWN = re.compile(r"(?:^| )(?:his|her|their)(?: [\w-]+| [TDS]){0,4}$")
# "called on Berg during the latter's visit"
_FORMER = re.compile(r"(?:^| )the (?P<which>former|latter) (?:'s|')(?: [\w-]+| T){0,4}$")
# "held talks, with General Dahl also present"
_ALSO_PRESENT = re.compile(r"^(?: ,)?(?: also)? (?:present|in attendance|attending|looking on)\b")
_BEGINS_WITH = re.compile(
    r" (?:begin|begins|began|open|opens|opened|preceded|followed)(?: with| by)? (?:a|an|the) (?:[\w-]+ ){0,3}"
    r"(?:session|meeting|segment)\b"
)
# "co-chaired the session along with his counterpart Dahl", "chaired the talks alongside Dahl"
_CO_CHAIRS = re.compile(r"\bco-?chair(?:s|ed|ing)?(?: [\w'-]+| [TCRSDB]){0,8}$")
_CHAIRED_WITH = Pattern("chaired-with")
# "between" that belongs to the noun: nothing but its own circumstances before it.
_BETWEEN = Pattern("between-own")
_FOLLOWED = re.compile(
    r"(?: T)? (?:took place|occurred|followed|(?:was|were) (?:also )?held)"
    r"(?: T| on| in C| there| here| also| later)*"
    r" with (?=(?:the |his |her )?P\b)"
)
# "He held several meetings. The most notable was a meeting with Berg."
_ONE_OF = re.compile(
    r"^(?:among (?:them|these)|(?:the|his|her) (?:[\w-]+ ){0,3}"
    r"(?:notable|important|significant|first|last|latest|second|third|one|other|others)"
    r"|these|they|others?)(?: of (?:them|these))? (?:was|were|is|included|includes|include)"
    r"(?: (?:a|an|his|her|the))?(?: [\w-]+){0,2}$"
)
# "the two leaders witnessed the signing of several documents"
_WITNESSED = re.compile(r"(?:^| )(?:witness(?:ed|es|ing)?|oversaw|presided over|watched)(?: the)?$")
_PROGRAMME = Pattern("programme-includes")
_MADE_BY = Pattern("made-by")
_VISITED = re.compile(r"(?:^| )(?:receiv(?:ed|es|e|ing)|had|hosted|welcomed|got)(?: [\w-]+| T){0,5}$")
_PARTICIPLE_FRONT = Pattern("participle-front")
_BROUGHT_TOGETHER = Pattern("brought-together")


# "A discussion on the loan agreed in May took place on Monday at the ministry, between"
_HELD_BETWEEN = Pattern("held-between")


def add_noun_actors(
    trigger: Trigger, groups: Sequence[Group], triggers: Sequence[Trigger], out: Arguments
) -> None:
    """The actors of a noun trigger: before it, of the verb it depends on, and behind it."""
    reading = trigger.reading
    segment_left = [g for g in groups if g.last <= trigger.first]
    if segment_left:
        near = segment_left[-1]
        gap = text_between(reading, near.last, trigger.first)
        item = reading.items[near.first]
        if not gap and item.kind == "C" and len(near.actors) == 1 and isinstance(item.mention, PlaceMention):
            out.places.append(("in", item.mention))  # "their Oslo summit"
        elif (near.possessive and _POSSESSED.match(gap)) or (
            _COMPOUND.match(gap) and all(a.party is not None for a in near.actors) and not _clausal(gap)
        ):
            out.agents.extend(near.actors)
        if not out.agents and len(near.actors) == 2 and gap == "" and _HYPHENED.search(trigger.before):
            out.agents.extend(near.actors)
    for group in segment_left[-2:]:
        gone = group.possessive and _DEPARTURE.match(text_between(reading, group.last, trigger.first))
        if gone and not out.agents:
            out.agents.extend(group.actors)
    if _same_journey(trigger, groups, triggers, out):
        return
    _add_brought(trigger, groups, out)
    _add_welcomed(trigger, groups, out)
    _add_fronted(trigger, groups, out)
    add_governed_subject(trigger, groups, out)
    if not out.agents and not trigger.definite:
        _share_verb(trigger, groups, triggers, out)
    told = _FORMER.search(trigger.before[-60:])
    people = [a for g in segment_left for a in g.actors if a.person is not None]
    if told and len(people) > 1 and not out.agents:
        out.agents.append(people[0] if told.group("which") == "former" else people[-1])
    for actor in out.hosts:
        item = reading.items[actor.first]
        if item.kind == "C" and isinstance(item.mention, PlaceMention):
            out.places.append(("in", item.mention))  # "Lima hosted the meeting"
    if not out.agents and re.search(r"(?:^| )(?:his|her)(?: [\w'-]+){0,4}$", trigger.before[-50:]):
        out.agents.append(Actor(trigger.first, trigger.first, anaphor="his"))
    elif not out.agents and re.search(r"(?:^| )my(?: [\w'-]+){0,4}$", trigger.before[-50:]):
        out.agents.append(Actor(trigger.first, trigger.first, anaphor="speaker"))
    elif not out.agents and re.search(r"(?:^| )their(?: [\w'-]+){0,4}$", trigger.before[-50:]):
        out.agents.append(Actor(trigger.first, trigger.first, anaphor="they"))
    limit = find_limit(trigger, triggers)
    for group in groups:
        if not trigger.last <= group.first < limit:
            continue
        _add_complement(trigger, group, out)
    during = _DURING_VISIT_WITH.match(trigger.after) if trigger.frame.roles == "encounter" else None
    if during is not None and not out.partners:
        begin = len(trigger.reading.text) - len(trigger.after) + during.end()
        out.partners.extend(
            a for g in groups if reading.offsets[g.first] == begin and g.govern == "with" for a in g.actors
        )
    if (
        trigger.frame.type == "visit"
        and not out.agents
        and _DURING_VISIT.search(trigger.before[-50:])
        and not _LOOKED_ON.search(trigger.before[-60:])
    ):
        subject = find_subject(reading, trigger.first, groups)
        if subject is not None and subject.last <= trigger.first:
            out.agents.extend(subject.actors)
    if trigger.frame.id == "pay-visit" and not out.agents and _AFTER_VISIT.search(trigger.before[-60:]):
        out.agents.append(Actor(trigger.first, trigger.first, anaphor="visitor"))
    subjectless = not (out.agents or out.chairs or out.hosts or trigger.definite)
    if trigger.plural and trigger.frame.type == "meeting" and len(out.partners) > 1 and subjectless:
        out.agents.append(Actor(trigger.first, trigger.first, anaphor="he"))  # "Meetings with A and B follow"
    subjectless = subjectless and not out.agents
    if subjectless and out.partners and (_FOLLOWED.match(trigger.after) or _ONE_OF.match(trigger.before)):
        out.agents.append(
            Actor(trigger.first, trigger.first, anaphor="he")
        )  # "Another meeting was held with A"
    if not out.actors() or (out.partners and not (out.agents or out.chairs or out.hosts)):
        _add_programme(trigger, out)
    if trigger.frame.type == "signing" and not out.agents and _WITNESSED.search(trigger.before[-60:]):
        subject = find_subject(reading, trigger.first, groups)
        if subject is not None and subject.last <= trigger.first:
            out.attendees.extend(a for a in subject.actors if a not in out.attendees)
    _add_antecedent(trigger, groups, out)
    _add_relative(trigger, groups, out)
    if not out.agents and any(a.person is not None for a in out.partners):
        _add_traveller(trigger, groups, triggers, out)
    if not out.actors() and not trigger.definite and _AFTER_ONE.search(trigger.before[-40:]):
        subject = find_subject(reading, trigger.first, groups)
        beside = segment_left[-1:] == [subject]
        if subject is not None and has_as_many_sides(trigger, len(subject.actors)):
            out.agents.extend(subject.actors)
            add_where_and_when(trigger, subject, out)
        elif subject is not None and len(subject.actors) > 1 and (beside or _speak(trigger, subject, groups)):
            out.agents.extend(a for a in subject.actors if a.person is not None)
    if not out.actors() and not trigger.definite and trigger.frame.type == "meeting":
        _add_company(trigger, groups, triggers, out)
    if out.partners and not out.agents and _PROGRAMME.search(trigger.before[-260:]):
        owner = next((g for g in segment_left if g.possessive and g.actors[0].person is not None), None)
        visitor = Actor(trigger.first, trigger.first, anaphor="visitor")
        out.agents.append(owner.actors[0] if owner is not None else visitor)
    if not out.actors() and not trigger.definite and trigger.frame.type in ("meeting", "summit"):
        add_decider(trigger, groups, out)
    if not out.agents and not trigger.definite and trigger.frame.type in ("meeting", "call", "summit"):
        add_told_further(trigger, groups, out)
    fronted = _FRONTED.match(reading.text[: reading.offsets[trigger.first]])
    if fronted and trigger.definite and len(out.actors()) == 1 and _THEIR.search(trigger.before):
        _replace_by_teller(trigger, groups, out)
    with_one = bool(out.partners) and not out.agents  # "During the conversation with Berg, Lee thanked"
    if fronted and (not trigger.definite or with_one) and (len(out.actors()) < 2 or not out.agents):
        _add_main_clause(trigger, groups, out)
    elif trigger.frame.type in ("meeting", "call"):
        if len(out.actors()) == 1:
            _add_teller(trigger, groups, out)
        if out.partners and not out.agents:
            _add_speaker(trigger, groups, out)
        if not out.actors():
            _add_told(trigger, groups, out)


_DURING_ONE = re.compile(r"(?:^| )(?:during|in) (?:a|an)(?: (?!of\b)[\w-]+){0,3}$")
_SPOKE = re.compile(
    r"^ (?:also )?(?:spoke|talked|discussed|agreed|reviewed|exchanged|stressed|reaffirmed|pledged|said)\b"
)


def _speak(trigger: Trigger, subject: Group, groups: Sequence[Group]) -> bool:
    """ "Berg and Lee spoke of trade with Peru and of fish, during a meeting": it is theirs."""
    reading = trigger.reading
    between = text_between(reading, subject.last, trigger.first)
    others = [g for g in groups if subject.last <= g.first < trigger.first]
    alone = not any(a.person is not None for g in others for a in g.actors)
    said = _SPOKE.match(between) is not None and _DURING_ONE.search(trigger.before[-40:]) is not None
    return alone and said and all(a.person is not None for a in subject.actors)


_ON_A_TRIP = re.compile(r"^ (?:the )?[CSV](?: T)? on (?:a|an|his|her|their)(?: [\w-]+| T){0,5}$")


def _same_journey(
    trigger: Trigger, groups: Sequence[Group], triggers: Sequence[Trigger], out: Arguments
) -> bool:
    """ "visited Oslo on a short working trip on Monday": the trip is the visit."""
    journey = next((t for t in reversed(triggers) if t.last <= trigger.first), None)
    if trigger.frame.id != "pay-visit" or journey is None or journey.frame.roles != "visit":
        return False
    if journey.frame.head != "verb" or journey.segment != trigger.segment:
        return False
    if not _ON_A_TRIP.match(text_between(trigger.reading, journey.last, trigger.first)):
        return False
    subject = find_subject(trigger.reading, journey.first, groups)
    if subject is not None and subject.last <= journey.first:
        out.agents.extend(subject.actors)
    return subject is not None


def shares_verb(trigger: Trigger, previous: Trigger) -> bool:
    """Whether a noun is joined to the noun before it, in one clause and of one verb."""
    if trigger.frame.head != "noun" or previous.frame.head != "noun" or trigger.definite:
        return False
    if trigger.reading is not previous.reading or trigger.segment != previous.segment:
        return False
    between = text_between(trigger.reading, previous.last - 1, trigger.first)
    return _FURTHER.search(between) is not None and not _ANOTHER_CLAUSE.search(between)


def _share_verb(
    trigger: Trigger, groups: Sequence[Group], triggers: Sequence[Trigger], out: Arguments
) -> None:
    """ "will hold talks with Lee, as well as three-way talks with Berg": whose talks both are."""
    before = [t for t in triggers if t.last <= trigger.first]
    if not before or not shares_verb(trigger, before[-1]):
        return
    first = Arguments()
    add_governed_subject(before[-1], groups, first)
    out.agents.extend(first.agents)


# "Soto welcomed Berg in Lima, marking the start of a state visit": Berg's visit
_WELCOMED = re.compile(
    r"\b(?:welcome[ds]?|received?|receives|receiving|greeted|hosts?|hosted|hosting) (?=P\b)"
)
# "Peru will host Berg on a state visit"
_ON_A_VISIT = re.compile(r"\bP (?:on|for|during) (?:a|an|his|her)(?: [\w-]+| T){0,4}$")
_START_OF = re.compile(
    r"(?:^| )(?:start|beginning|commencement|opening|conclusion|end|first day|T) of"
    r" (?:a|an|the|his|her)(?: [\w-]+| T){0,4}$"
)


def _add_welcomed(trigger: Trigger, groups: Sequence[Group], out: Arguments) -> None:
    """Who is welcomed at the start of a visit makes it."""
    told = trigger.before[-70:]
    if trigger.frame.id != "pay-visit" or out.agents:
        return
    if not (_START_OF.search(told) or _ON_A_VISIT.search(told)):
        return
    welcome = _WELCOMED.search(trigger.before)
    if welcome is None:
        return
    at = trigger.reading.item_at(welcome.end())
    out.agents.extend(a for g in groups if g.first == at for a in g.actors[:1])


# "Talks with Berg are planned for Monday", "Monday's meeting with Berg remains scheduled"
_OPENS_CLAUSE = Pattern("opens-programme")


def _add_programme(trigger: Trigger, out: Arguments) -> None:
    """A meeting that the visitor told of will have: "Talks with Berg are planned"."""
    days = trigger.before.endswith("T 's")
    if trigger.frame.type not in ("meeting", "call") or trigger.body is not None or not out.partners:
        return
    if (trigger.definite and not days) or not _OPENS_CLAUSE.search(trigger.before[-40:]):
        return
    if any(a.person is not None for a in out.partners):
        out.agents.append(Actor(trigger.first, trigger.first, anaphor="visitor"))


def _add_antecedent(trigger: Trigger, groups: Sequence[Group], out: Arguments) -> None:
    """ "received by Berg, with whom she held talks": talks with Berg."""
    reading = trigger.reading
    opener = next((i for i, s in enumerate(reading.segments) if s == trigger.segment), 0)
    if opener < 2 or reading.items[opener].text != "whom" or reading.items[opener - 1].text != "with":
        return
    before = [g for g in groups if g.last <= opener - 1]
    if before and not out.partners:
        out.partners.extend(before[-1].actors[-1:])


# "will hold talks with Lee, as well as three-way talks with Berg"
_FURTHER = re.compile(r"(?: ,)? (?:and|as well as|along with|plus|followed by)(?: [\w-]+| T){0,4}$")
_ANOTHER_CLAUSE = re.compile(
    r" (?:said|told|is|are|was|were|has|have|had|will|would|which|who|that|when|after|before|during|since)\b"
)


_THAT = re.compile(r"^(?: that| which)?(?: the| his| her)?$")
_HAD = re.compile(
    r"^(?: (?:foreign|defen[cs]e|prime|interior|finance|ministers|leaders|envoys|also|\( \w+ \)))*(?: ,)?"
    r" (?:had|held|has held|have held|will hold|will have|would hold"
    r"|(?:is|are|was|were) to (?:hold|have)|(?:is|are) holding)"
    r"(?= |$)"
)


def _add_relative(trigger: Trigger, groups: Sequence[Group], out: Arguments) -> None:
    """ "the meeting that Berg had with Lee", "the session EU ministers will hold in June"."""
    if out.actors() or trigger.frame.type not in ("meeting", "call", "summit"):
        return
    reading = trigger.reading
    behind = [g for g in groups if g.first >= trigger.last]
    if not behind or behind[0].govern or behind[0].possessive:
        return
    subject = behind[0]
    if not _THAT.match(text_between(reading, trigger.last, subject.first)):
        return
    end = reading.offsets[subject.last - 1] + len(reading.items[subject.last - 1].text)
    held = _HAD.match(reading.text[end:])
    if held is None:
        return
    out.agents.extend(subject.actors)
    with_whom = next((g for g in behind[1:] if g.govern == "with"), None)
    if with_whom is not None:
        out.partners.extend(with_whom.actors)
    for item in reading.items[subject.last :]:
        if isinstance(item.mention, TemporalMention):
            out.times.append(item.mention)
            break


# "will have an audience during her visit with President Widodo": not the visit's "with"
_DURING_VISIT_WITH = re.compile(
    r" (?:during|on) (?:his|her|their|the) (?:visit|trip|stay)(?: to (?:the )?[SC]| there)?"
    r" with (?:the )?(?=[PSD]\b)"
)


# "flies to Oslo on Monday for talks with Berg"
_ERRAND = re.compile(r"(?:^| )for (?:(?:a|an|his|her|their) )?(?:[\w-]+ ){0,4}(?:and (?:[\w-]+ ){0,3})?$")


def _add_traveller(
    trigger: Trigger, groups: Sequence[Group], triggers: Sequence[Trigger], out: Arguments
) -> None:
    """Who travels for talks with somebody holds them."""
    journey = next((t for t in reversed(triggers) if t.last <= trigger.first), None)
    if journey is None or journey.frame.roles != "visit" or journey.segment != trigger.segment:
        return
    if not _ERRAND.search(trigger.before[-40:] + " "):
        return
    subject = find_subject(trigger.reading, journey.first, groups)
    if subject is not None and subject.last <= journey.first:
        out.agents.extend(subject.actors)


def _add_company(
    trigger: Trigger, groups: Sequence[Group], triggers: Sequence[Trigger], out: Arguments
) -> None:
    """ "The two presidents then headed to the State House for talks": with each other."""
    journey = next((t for t in reversed(triggers) if t.last <= trigger.first), None)
    if journey is None or journey.frame.roles != "visit" or journey.segment != trigger.segment:
        return
    between = trigger.reading.items[journey.last : trigger.first]
    if not _ERRAND.search(trigger.before[-40:] + " ") or any(item.kind in "CS" for item in between):
        return
    subject = find_subject(trigger.reading, journey.first, groups)
    if subject is None or subject.last > journey.first:
        return
    several = len(subject.actors) > 1 or subject.actors[0].anaphor in ("leaders", "ministers", "they")
    if several and any(item.kind == "V" for item in between):
        out.agents.extend(subject.actors)


def _add_main_clause(trigger: Trigger, groups: Sequence[Group], out: Arguments) -> None:
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
    told = _TOLD.match(
        reading.text, reading.offsets[subject.last - 1] + len(reading.items[subject.last - 1].text)
    )
    behind = groups[main[0] + 1 :]
    if told and behind and not out.partners and behind[0].first == reading.item_at(told.end()):
        out.partners.extend(
            a for a in behind[0].actors[:1] if a.person is not None and not behind[0].possessive
        )


_THEIR = re.compile(r"^(?:in|during|at) their(?: [\w-]+){0,3}$")


def _replace_by_teller(trigger: Trigger, groups: Sequence[Group], out: Arguments) -> None:
    """ "In their phone call, Lee told Berg of the plan": theirs is the call of Lee and Berg."""
    told = Arguments()
    _add_main_clause(trigger, groups, told)
    if told.agents and told.partners:
        out.agents[:], out.partners[:] = told.agents, told.partners


_BROUGHT = Pattern("visit-brought")


def _add_brought(trigger: Trigger, groups: Sequence[Group], out: Arguments) -> None:
    """ "A two-day visit brought President Nowicki to Ankara": it is his."""
    match = _BROUGHT.match(trigger.after) if trigger.frame.id == "pay-visit" and not out.agents else None
    if match is None:
        return
    reading, last = trigger.reading, trigger.last - 1
    at = reading.item_at(reading.offsets[last] + len(reading.items[last].text) + match.end())
    out.agents.extend(a for g in groups if g.first == at for a in g.actors)


# "thanked Stan during talks in Iasi"
_AT_TALKS = re.compile(r"(?:^| )(?:during|at|in|after|following)(?: [\w-]+){0,2}$")


def _add_told(trigger: Trigger, groups: Sequence[Group], out: Arguments) -> None:
    """ "Saidov told Vice Premier Zhao at a meeting in Dushanbe": who speaks and who is told take part."""
    reading, before = trigger.reading, trigger.before[-50:]
    plural = trigger.text.endswith("s") and _AT_TALKS.search(before) is not None
    if trigger.definite or trigger.body is not None or not (plural or _AT_EVENT.search(before)):
        return
    subject = find_subject(reading, trigger.first, groups)
    if subject is None or subject.last > trigger.first or not any(a.person for a in subject.actors):
        return
    end = reading.offsets[subject.last - 1] + len(reading.items[subject.last - 1].text)
    told = _TOLD.match(reading.text, end)
    other = next((g for g in groups if told and g.first == reading.item_at(told.end())), None)
    if other is not None and other.last <= trigger.first and not other.possessive:
        out.agents.extend(subject.actors)
        out.partners.extend(a for a in other.actors[:1] if a.person is not None)


def _add_speaker(trigger: Trigger, groups: Sequence[Group], out: Arguments) -> None:
    """ "She made the remark during a meeting with Lee": the subject of the sentence takes part."""
    if (trigger.definite and not _OWN.search(trigger.before[-40:])) or not _AT_EVENT.search(
        trigger.before[-50:]
    ):
        return
    subject = find_subject(trigger.reading, trigger.first, groups)
    if subject is None or subject.last > trigger.first:
        return
    out.agents.extend(a for a in subject.actors if a.person is not None or a.anaphor in ("he", "they"))


def _add_teller(trigger: Trigger, groups: Sequence[Group], out: Arguments) -> None:
    """ "The pledge was made by Berg during a meeting with Lee": by whom it was made, he takes part."""
    near = next((g for g in reversed(groups) if g.last <= trigger.first), None)
    if near is None or near.govern not in ("by", "receive") or near.possessive:
        return
    if _AT_MEETING.match(text_between(trigger.reading, near.last, trigger.first)):
        out.agents.extend(a for a in near.actors if a not in out.actors())


def _add_fronted(trigger: Trigger, groups: Sequence[Group], out: Arguments) -> None:
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


def _clausal(gap: str) -> bool:
    return bool(re.search(r" (?:\w+ed|said|told|met|began|left|took|gave|made)(?: |$)", gap))


_CALL_TO = re.compile(r"^(?: T| on| by P)* to(?: [\w-]+){0,3}$")
_CALL_BY = re.compile(r"^(?: T| on| today)* by(?: the| his| her)?$")
_MATTERS = re.compile(
    r"\b(?:situation|issues?|matters|topics|questions|subjects|developments|challenges|conflicts?|crises|crisis|problems"
    r"|hotspots|areas|fields|relations|cooperation)\b[^,;]* includ(?:ing|ed?)(?: the)?$"
)


def _add_complement(trigger: Trigger, group: Group, out: Arguments) -> None:
    """An actor group behind a noun trigger: "talks with X", "the meeting was attended by X"."""
    reading, govern = trigger.reading, group.govern
    gap = text_between(reading, trigger.last, group.first)
    actors = list(group.actors)
    if group.possessive:
        return  # "the visit of Berg's envoy": the envoy's
    if govern in ("with", "between", "by") and hosts(trigger):
        return  # "met on the sidelines of the assembly with Berg": he was met
    if govern in ("by", "side") and trigger.frame.id == "courtesy-call" and _CALL_BY.match(gap):
        out.agents.extend(actors)  # "a courtesy call by Berg to President Lee"
    elif govern == "other-side":
        out.agents.extend(actors)
    elif govern == "chair" and leads_delegation(reading, group) and trigger.body is None:
        out.partners.extend(actors)
    elif govern == "chair" and trigger.body is not None and _BEGINS_WITH.search(gap):
        return  # "the Commission will begin with a session of senior officials, co-chaired by Berg"
    elif govern == "chair":
        if re.search(r"\bunder(?: the)?$", gap) and group.actors[0].person is None:
            return
        led = out.attendees if trigger.frame.type == "exercise" else out.chairs
        if trigger.body is None and _COMPANY_LED.search(gap):
            led = out.partners  # "talks with the team led by Berg": he is no chair of them
        led.extend(actors)
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
    elif govern in ("with", "between"):
        if govern == "with" and not before_purpose(reading, trigger.last, group.first):
            return
        near = (
            _BETWEEN.match(gap)
            or _HELD_BETWEEN.search(gap)
            or re.match(
                r"^(?: T| [SCVR]| here| in| at| to| the| today| held| on| ,)* of(?: [\w'-]+){0,6}$", gap
            )
            or govern == "with"
            or (trigger.frame.type == "signing" and len(actors) > 1)
        )
        if near:
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
    elif govern == "to" and trigger.frame.id == "courtesy-call" and _CALL_TO.match(gap):
        out.partners.extend(actors)  # "paid a courtesy call to the minister"
    elif govern in ("by", "receive"):
        if _MADE_BY.match(gap):
            out.agents.extend(actors)
        elif govern == "receive":
            out.partners.extend(actors)
            out.hosts.extend(actors)
    elif govern == "" and _OF_BLOC.match(gap) and actors[0].party is not None:
        out.agents.extend(actors)
    elif govern in ("", "side") and len(actors) > 1 and _COLLEAGUES_LISTED.search(gap):
        out.partners.extend(a for a in actors if a.party is not None)
    elif govern in ("side", "to") and _COLLEAGUES.search(gap) and all(a.party is not None for a in actors):
        out.partners[:] = [a for a in out.partners if a.anaphor != "counterpart"]
        out.partners.extend(actors)  # "talks with his counterparts from Peru and Chile"
    elif govern == "side" and trigger.frame.roles == "visit":
        if _VISITED.search(trigger.before[-60:]) and re.match(
            r"^(?: T| on| of)* from(?: [\w'-]+){0,4}$", gap
        ):
            out.hosts.extend(a for a in out.agents if a not in out.hosts)
            out.agents[:] = actors  # "received a visit from Berg": he is the visitor
    elif govern == "side":
        called = trigger.frame.type == "call" or trigger.frame.id == "courtesy-call"
        if called and re.match(r"^(?: T| on| today| \w+day)* from(?: [\w'-]+){0,3}$", gap):
            out.partners.extend(actors)  # "received a courtesy call from Berg"
    elif _BROUGHT_TOGETHER.search(gap):
        out.attendees.extend(actors)
