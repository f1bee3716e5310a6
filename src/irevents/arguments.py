"""Who, where and when of a trigger, read within its sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from irevents.groups import Actor, Group
from irevents.mentions import BodyMention, PartyMention, PlaceMention, TemporalMention
from irevents.reading import Item, Reading
from irevents.triggers import Trigger


@dataclass(slots=True)
class Arguments:
    """The arguments of one trigger.

    `agents` and `partners` take part in it (visitor, caller, or the two sides); `attendees`,
    `chairs` and `hosts` are said to attend, chair, host. `places` are (preposition, place) pairs,
    nearest first; `here` is True where the text says "here". `sideline` is the body at whose meeting the event
    takes place, `separate` is True for "also met", `earlier` for "last visited", `sideline_noun` the noun where it is not named ("on the sidelines of the summit").
    """

    agents: list[Actor] = field(default_factory=list)
    partners: list[Actor] = field(default_factory=list)
    attendees: list[Actor] = field(default_factory=list)
    chairs: list[Actor] = field(default_factory=list)
    hosts: list[Actor] = field(default_factory=list)
    parties: list[PartyMention] = field(default_factory=list)
    times: list[TemporalMention] = field(default_factory=list)
    places: list[tuple[str, PlaceMention | PartyMention]] = field(default_factory=list)
    bodies: list[BodyMention] = field(default_factory=list)
    sideline: BodyMention | None = None
    sideline_noun: str | None = None
    here: bool = False
    separate: bool = False
    earlier: bool = False

    def actors(self) -> list[Actor]:
        return [*self.agents, *self.partners, *self.attendees, *self.chairs, *self.hosts]


_ADVERBS = r"(?: \w+ly| also| later| then| earlier| separately| jointly| T| has| have| had| is| was| were| are| be| been| being| will| would| to| set| due| scheduled| expected| himself| herself| too| today| yesterday| tomorrow| on| in| shall| may| might| could| did| not| \( [^()]{0,40} \)| currently| now| officially| formally| both| each| together| recently| just| last| first| (?:here|there))*"
_ADJACENT = re.compile(rf"^(?: ,)?{_ADVERBS} ?$")
_GAP = re.compile(
    r"^(?: (?:with|by|the|a|an|his|her|their|its|also|both|several|top|senior|other|many|some|visiting|then|former|T|as|well|\w+ly|new|newly|appointed|elected|outgoing|incoming|fellow|host|current|among|others|each|for|talks|between|counterpart|counterparts|,))*$"
)
_PASSIVE = re.compile(r"(?:^| )(?:was|were|been|is|are|be|being)(?: \w+ly| warmly| also| later| then)?$")
_LIGHT = re.compile(
    r"(?<![\w-])(?P<verb>(?:held|received|receives|took|placed|hold|holds|holding|had|have|has|having|conducted|conduct|conducts|conducting|engaged in|engage in|engages in|convened|convene|concluded|conclude|concludes|began|begin|begins|begun|started|start|starts|opened|open|wrapped up|"
    r"paid|pay|pays|paying|made|make|makes|making|undertook|undertaken|undertaking|undertake|completed|completing|ended|ends|end|entered|kicked off|carried out|carry out|carrying out|continued|continues|continue|resumed|resume|launched|launch|commenced|commence|commences|concluding|"
    r"is on|was on|are on|were on|be on|currently on|presently on|left on|departed on|embarked on|embarks on|departs on|leaves on|leave on|proceeds on|proceeded on|arrived on|arrived in [SCR] on|arrived in [SCR] , [SCR] on|arrived in [SC] T on|called off|calls off|cancell?ed|postponed|deferred|scrapped|cut short|(?:left|leaves|leave|departed|departs|depart|leaving) for|"
    r"exchanged|led|reviewed))"
    r"(?: [\w'-]+| [TCRDS]| \( \w+ \)){0,7}$"
)
# "Lee, on a three-day visit to Oslo"
_ON_VISIT = re.compile(r"(?<![\w-])(?P<verb>on)(?: [\w'-]+| [TCRDS]| \( \w+ \)){0,7}$")
_ATTEND = re.compile(
    r"(?<![\w-])(?P<verb>attend(?:ed|s|ing)?|join(?:ed|s|ing)?|took part in|takes? part in|taking part in|participat(?:ed|es|e|ing) in|address(?:ed|es)?|speak(?:s|ing)? at|spoke at|represent(?:ed|s|ing)? [SD][\w ]{0,20} (?:at|in))(?: [\w'-]+| [TCRDS]){0,6}$"
)
_CHAIR = re.compile(
    r"(?<![\w-])(?P<verb>(?:co-?)?chair(?:ed|s|ing)?|presid(?:ed|es|ing) over|co-preside[ds]?(?: over)?|moderated)(?: [\w'-]+| [TCRDS]){0,6}$"
)
_HOST = re.compile(
    r"(?<![\w-])(?P<verb>host(?:ed|s|ing)?|organi[sz](?:ed|es|ing)|will host)(?: [\w'-]+| [TCRDS]){0,6}$"
)
_POSSESSED = re.compile(r"^ (?:'s|')(?: (?!said|and|on|in|at|to|with|for)[\w'-]+| T| D){0,6} ?$")
_COMPOUND = re.compile(
    r"^(?: (?!and\b|,|as\b|the\b|said\b|on\b|in\b|at\b|to\b|with\b|for\b|from\b|has\b|have\b|had\b|is\b|are\b|was\b|were\b|of\b|will\b|which\b|that\b|who\b|held\b|hold\b|\w+ing\b)[\w-]+| T| [-–—]){0,5} ?$"
)
_PLACE_BEFORE = re.compile(
    r"^(?:.*[ ,(])?(?P<prep>in|at|to|into|inside|near|off|aboard|outside|from|of|for|visited|visiting|visits|visit|toured|reached|across|around|on board|via|reaching)(?: (?!a\b|talks|meeting|the sidelines)[\w'-]+| the| [CD]| 's| '| S (?:member|ally|partner)){0,4}$"
)
# "arrived in NATO member Latvia"
_ALLIANCE = re.compile(r" S (?:member|ally|partner)$")
# "at the port of C", "in the southern D city of C"
_PLACE_OF = re.compile(
    r"(?:^|[ ,(])(?P<prep>in|at|to|into|from|near|off|reached|visited|visiting)(?: (?:the|a|an|its|D|[\w-]+)){0,3} "
    r"(?:city|town|port|harbou?r|capital|province|region|island|resort|state|village|district|waters|coast|emirate|republic|kingdom) of(?: the)?$"
)
_SIDELINE = re.compile(r"(?:side ?-?lines?|margins?|fringes?) of(?: [\w'-]+| [CDRST]){0,6}$")
_AT_BODY = re.compile(
    r"(?:^| )(?:at|during|within the framework of|as part of|in the framework of|alongside|attending|attend|attended|for)(?: (?:the|a|an|this|last|next|\w+ed|ongoing|annual|D|T|C)){0,4}$"
)
_SIDELINE_NOUN = re.compile(
    r"(?:side ?-?lines?|margins?|fringes?) of (?:the |an? )?(?:[\w'-]+ ){0,4}?(?P<noun>meeting|summit|conference|exhibition|forum|exercise|talks|event|session|assembly|visit|dialogue|show|ceremony|funeral)"
)
_EARLIER = re.compile(r"(?:^| )(?:last|previously|formerly|earlier|first)(?: \w+)?$")
_HYPHENED = re.compile(r"P [-–—] P$")
_PLUPERFECT = re.compile(r"(?:^| )had(?: (?:also|previously|earlier|last|first|already|both))*$")
_EARLIER_HELD = re.compile(
    r"(?:^| )(?:last|previously|earlier|formerly) (?:paid|held|hosted|made|had|undertook|conducted)(?: [\w-]+| T){0,4}$"
)
_SEPARATE = re.compile(
    r"(?:^| )(?:separately|separate|also|another|individually|one-on-one|besides|in addition|additionally|further|earlier|later)(?: |$)"
)


def find_arguments(trigger: Trigger, groups: Sequence[Group], triggers: Sequence[Trigger]) -> Arguments:
    """The arguments of `trigger` among the `groups` of its sentence; `triggers` are all triggers there."""
    arguments = Arguments()
    if trigger.frame.head == "verb":
        _verb_actors(trigger, groups, triggers, arguments)
    else:
        _noun_actors(trigger, groups, triggers, arguments)
    _circumstances(trigger, triggers, arguments)
    _share_journey(trigger, groups, triggers, arguments)
    past = bool(_PLUPERFECT.search(trigger.before[-24:])) and bool(arguments.times or arguments.places)
    arguments.earlier = past or bool(
        _EARLIER.search(trigger.before[-24:]) or _EARLIER_HELD.search(trigger.before[-50:])
    )
    arguments.separate = bool(
        _SEPARATE.search(trigger.before[-40:])
        or _SEPARATE.match(trigger.after[:14])
        or trigger.text.startswith("separate")
    )
    return arguments


# ---------------------------------------------------------------- subject and object


def find_subject(reading: Reading, position: int, groups: Sequence[Group]) -> Group | None:
    """The subject of the verb at item `position`.

    The group that stands directly before it, else the first free one of its clause; for a
    relative clause what stands before "who"; for "after meeting Berg" the subject of the main clause.
    """
    segment = reading.segments[position]
    left = [g for g in groups if g.last <= position]
    free = [g for g in left if not g.govern and not g.possessive]
    if left:
        near = left[-1]
        gap = _between(reading, near.last, position)
        free_here = near in free or (near.govern in ("after", "about") and not near.possessive)
        if free_here and _ADJACENT.match(gap):
            return near
    opener = next((i for i, s in enumerate(reading.segments) if s == segment), 0)
    if segment and reading.items[opener].text in ("who", "whom", "which", "whose"):
        antecedent = [g for g in left if g.last <= opener]
        return antecedent[-1] if antecedent else None
    own = [g for g in free if reading.segments[g.first] == segment]
    if own:
        return own[0]
    main = [g for g in groups if not g.govern and not g.possessive and reading.segments[g.first] == 0]
    if main:
        return main[0]
    later = [g for g in groups if not g.govern and not g.possessive and g.first > position]
    if free:
        return free[-1]
    return later[0] if later and segment else None


def _between(reading: Reading, first: int, last: int) -> str:
    """The masked text of the items `first:last`, with a space before each."""
    return "".join(" " + item.text for item in reading.items[first:last])


def _limit(trigger: Trigger, triggers: Sequence[Trigger]) -> int:
    """The item where the trigger's own right context ends: the next trigger, or a new clause."""
    items, segments = trigger.reading.items, trigger.reading.segments
    later = [t.first for t in triggers if t.first >= trigger.last]
    end = min(later) if later else len(items)
    relative = -1
    if (
        trigger.last + 1 < len(items)
        and items[trigger.last].text == ","
        and items[trigger.last + 1].text == "which"
    ):
        relative = segments[trigger.last + 1]  # "the talks, which were chaired by"
    for number in range(trigger.last, end):
        if segments[number] not in (trigger.segment, relative) and items[number].text not in (
            "who",
            "whom",
            "whose",
            "which",
        ):
            return number
        if items[number].kind == "w" and items[number].text in (
            "said",
            "told",
            "added",
            "according",
            "noted",
        ):
            return number
    return end


def _verb_actors(
    trigger: Trigger, groups: Sequence[Group], triggers: Sequence[Trigger], out: Arguments
) -> None:
    reading = trigger.reading
    subject = find_subject(reading, trigger.first, groups)
    limit = _limit(trigger, triggers)
    right = [g for g in groups if trigger.last <= g.first < limit]
    objects: list[Actor] = []
    by: list[Actor] = []
    position = trigger.last
    for group in right:
        gap = _between(reading, position, group.first)
        if group.govern in ("chair", "attend", "lead"):
            (out.chairs if group.govern == "chair" else out.attendees).extend(group.actors)
        elif group.govern in ("by", "receive", "host"):
            by.extend(group.actors)
        elif (
            not objects and position == trigger.last and _GAP.match(gap) and trigger.frame.roles != "discuss"
        ):
            objects.extend(group.actors)
        elif group.govern == "with" or (group.govern == "between" and " between" in gap):
            if _before_infinitive(reading, trigger.last, group.first):
                objects.extend(group.actors)
        elif group.govern == "side" and group.actors[0].person is not None:
            continue
    roles = trigger.frame.roles
    passive = bool(_PASSIVE.search(trigger.before)) and trigger.text.split()[0] not in (
        "meeting",
        "visiting",
        "hosting",
    )
    agents = list(subject.actors) if subject is not None else []
    if roles == "signing":
        out.agents.extend(by if passive or by else agents)
        out.partners.extend(objects if not passive else [])
        return
    if passive:
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
    out.agents.extend(agents)
    out.partners.extend(objects)
    if roles == "host":
        out.hosts.extend(agents)
    if roles == "guest":
        out.hosts.extend(objects)


def _before_infinitive(reading: Reading, first: int, last: int) -> bool:
    """False for a "with" that belongs to a purpose: "met Berg to discuss ties with Oslo"."""
    return not re.search(
        r" to (?!the\b|[A-Z]\b|a\b|his\b|her\b)\w+| (?:discussing|discussed|relations|ties|cooperation|partnership|agreement|deal|border|war|conflict|dispute|trade|standoff|crisis|issues?|negotiations|friendship) ",
        _between(reading, first, last) + " ",
    )


def _noun_actors(
    trigger: Trigger, groups: Sequence[Group], triggers: Sequence[Trigger], out: Arguments
) -> None:
    reading = trigger.reading
    segment_left = [g for g in groups if g.last <= trigger.first]
    if segment_left:
        near = segment_left[-1]
        gap = _between(reading, near.last, trigger.first)
        item = reading.items[near.first]
        if not gap and item.kind == "C" and len(near.actors) == 1 and isinstance(item.mention, PlaceMention):
            out.places.append(("in", item.mention))  # "their Oslo summit"
        elif (near.possessive and _POSSESSED.match(gap)) or (
            _COMPOUND.match(gap) and all(a.party is not None for a in near.actors) and not _clausal(gap)
        ):
            out.agents.extend(near.actors)
        if not out.agents and len(near.actors) == 2 and gap == "" and _HYPHENED.search(trigger.before):
            out.agents.extend(near.actors)
    _governing_verb(trigger, groups, out)
    if not out.agents and re.search(r"(?:^| )(?:his|her)(?: [\w'-]+){0,4}$", trigger.before[-50:]):
        out.agents.append(Actor(trigger.first, trigger.first, anaphor="his"))
    elif not out.agents and re.search(r"(?:^| )their(?: [\w'-]+){0,4}$", trigger.before[-50:]):
        out.agents.append(Actor(trigger.first, trigger.first, anaphor="they"))
    limit = _limit(trigger, triggers)
    for group in groups:
        if not trigger.last <= group.first < limit:
            continue
        _noun_right(trigger, group, out)
    if trigger.frame.type == "visit" and not out.agents and _DURING_VISIT.search(trigger.before[-50:]):
        subject = find_subject(reading, trigger.first, groups)
        if subject is not None and subject.last <= trigger.first:
            out.agents.extend(subject.actors)
    if (
        not trigger.definite
        and len(out.actors()) < 2
        and _FRONTED.match(reading.text[: reading.offsets[trigger.first]])
    ):
        main = [g for g in groups if g.first >= trigger.last and not g.govern and not g.possessive]
        if main and re.search(
            r"(?:^| ),(?: [\w'-]+){0,2} ?$", _between(reading, trigger.last, main[0].first)
        ):
            out.agents.extend(main[0].actors)


# "Berg said during an official visit to Oslo": the speaker is the visitor.
_DURING_VISIT = re.compile(r"(?:^| )(?:during|on|after|at the end of) (?:a|an|the)(?: [\w-]+| T){0,4}$")
# "In a meeting held today at the ministry, Ambassador Lee said": the speaker takes part.
_FRONTED = re.compile(
    r"^(?:in|at|during|after|following|before) (?:(?:a|an|another|their|his|her)(?: [\w'-]+| D){0,5} |(?:[\w'-]+ |D ){0,3})$"
)


# "held talks, with General Dahl also present"
_ALSO_PRESENT = re.compile(r"^(?: ,)?(?: also)? (?:present|in attendance|attending|looking on)\b")
# "co-chaired the session along with his counterpart Dahl", "chaired the talks alongside Dahl"
_CHAIRED_WITH = re.compile(
    r"^(?: (?!to\b|and\b)[\w'-]+| [TCRSDV]| \( \w+ \)| ,){0,12}? (?:along with|together with|alongside|jointly with)(?: [\w'-]+){0,3}$"
)
# "between" that belongs to the noun: nothing but its own circumstances before it.
_BETWEEN = re.compile(
    r"^(?!.* (?:and (?:\w+ed|\w+ing)|to (?!the\b|be held)\w+|which|that|issues|relations|ties|cooperation|differences|border|war|trust|partnership|agreement) )"
    r"(?: [^ ]+){0,14}? between(?: [\w'-]+){0,4}$|^(?: T| here| held| in C)* (?:among|amongst)(?: [\w'-]+){0,4}$"
)


def _clausal(gap: str) -> bool:
    return bool(re.search(r" (?:\w+ed|said|told|met|began|left|took|gave|made)(?: |$)", gap))


def _noun_right(trigger: Trigger, group: Group, out: Arguments) -> None:
    """An actor group behind a noun trigger: "talks with X", "the meeting was attended by X"."""
    reading, govern = trigger.reading, group.govern
    gap = _between(reading, trigger.last, group.first)
    actors = list(group.actors)
    if group.possessive:
        return  # "the visit of Berg's envoy": the envoy's
    if govern == "chair":
        if re.search(r"\bunder(?: the)?$", gap) and group.actors[0].person is None:
            return
        out.chairs.extend(actors)
    elif govern == "attend" or govern == "lead":
        out.attendees.extend(actors)
    elif govern == "host":
        out.hosts.extend(actors)
    elif govern == "with" and _ALSO_PRESENT.match(reading.text[reading.offsets[group.last - 1] + 1 :]):
        out.attendees.extend(actors)
    elif out.chairs and _CHAIRED_WITH.search(gap) and actors[0].person is not None:
        out.chairs.extend(actors)
    elif govern in ("with", "between"):
        if govern == "with" and not _before_infinitive(reading, trigger.last, group.first):
            return
        near = (
            _BETWEEN.match(gap)
            or re.match(
                r"^(?: T| [SCVR]| here| in| at| to| the| today| held| on| ,)* of(?: [\w'-]+){0,3}$", gap
            )
            or govern == "with"
        )
        if near:
            (out.partners if govern == "with" else out.agents).extend(actors)
    elif trigger.frame.roles == "guest" and not out.partners and _GAP.match(gap):
        out.partners.extend(actors)
        out.hosts.extend(actors)
    elif (
        govern == "to"
        and trigger.frame.id == "phone-call"
        and re.match(r"^(?: T| on)* to(?: [\w'-]+){0,3}$", gap)
    ):
        out.partners.extend(actors)  # "made a phone call on Monday to Berg"
    elif govern in ("by", "receive"):
        if re.match(
            r"^(?: to [SCR](?: , S)?| T| last \w+| of| (?:(?:will|would|to) be|was|were|is|are|being|is being|are being)? ?(?:conducted|held|carried out|undertaken|paid|made))* by(?: [\w'-]+){0,4}$",
            gap,
        ):
            out.agents.extend(actors)
        elif govern == "receive":
            out.partners.extend(actors)
            out.hosts.extend(actors)
    elif govern == "side":
        called = trigger.frame.type == "call" or trigger.frame.id == "courtesy-call"
        if called and re.match(r"^(?: T| on| today| \w+day)* from(?: [\w'-]+){0,3}$", gap):
            out.partners.extend(actors)  # "received a courtesy call from Berg"
    elif re.search(
        r"(?:brought together|brings together|involv(?:es|ed|ing)|saw|gathered|gathers|featur(?:es|ed|ing))(?: [\w'-]+){0,3}$",
        gap,
    ):
        out.attendees.extend(actors)


def _governing_verb(trigger: Trigger, groups: Sequence[Group], out: Arguments) -> None:
    """The verb that the noun trigger depends on ("held talks", "attended the meeting") gives the subject a role."""
    before = trigger.before
    verbs = [(_CHAIR, "chairs"), (_ATTEND, "attendees"), (_HOST, "hosts"), (_LIGHT, "agents")]
    if trigger.frame.roles == "visit":
        verbs.append((_ON_VISIT, "agents"))
    for pattern, role in verbs:
        match = pattern.search(before[-110:])
        if match is None:
            continue
        offset = max(0, len(before) - 110) + match.start("verb")
        position = trigger.reading.item_at(offset)
        if trigger.reading.segments[position] != trigger.segment:
            continue
        verb = match.group("verb")
        if role == "agents" and out.agents and verb == "on":
            return
        subject = find_subject(trigger.reading, position, groups)
        if subject is None or (subject.last > trigger.first and subject.first < trigger.last):
            return
        actors = [a for a in subject.actors if a not in out.agents]
        if verb == "led" and not re.search(r"delegation", match.group()):
            role = "chairs"
        getattr(out, role).extend(actors)
        return


# ---------------------------------------------------------------- time, place, host event


def _circumstances(trigger: Trigger, triggers: Sequence[Trigger], out: Arguments) -> None:
    reading = trigger.reading
    for number, item in enumerate(reading.items):
        if item.kind in "wPD" and item.text not in ("here", "there"):
            continue
        if trigger.first <= number < trigger.last:
            continue
        if not _belongs(trigger, triggers, number):
            continue
        before = reading.text[: reading.offsets[number]].rstrip()
        if item.kind == "T":
            assert isinstance(item.mention, TemporalMention)
            out.times.append(item.mention)
        elif item.text == "here":
            out.here = True
        elif item.kind == "B":
            _body(trigger, item, before, out)
        elif item.kind in "CRVS":
            _place(trigger, number, item, before, out)
    _place_where(trigger, out)
    _time_before(trigger, triggers, out)
    noun = _SIDELINE_NOUN.search(reading.text)
    if noun and out.sideline is None and _belongs(trigger, triggers, reading.item_at(noun.start())):
        out.sideline_noun = noun.group("noun")


def _time_before(trigger: Trigger, triggers: Sequence[Trigger], out: Arguments) -> None:
    """ "The plan was discussed on Monday during a meeting of X and Y": the day of "discussed" is the meeting's."""
    previous = [t for t in triggers if t.last <= trigger.first and t.segment == trigger.segment]
    if out.times or not previous or trigger.frame.head != "noun" or previous[-1].frame.roles != "discuss":
        return
    reading = trigger.reading
    for item in reading.items[previous[-1].last : trigger.first]:
        if isinstance(item.mention, TemporalMention):
            out.times.append(item.mention)


def _place_where(trigger: Trigger, out: Arguments) -> None:
    """ "is visiting Oslo, where he held talks": the place before "where"."""
    reading = trigger.reading
    opener = next((i for i, s in enumerate(reading.segments) if s == trigger.segment), 0)
    if out.places or opener < 1 or reading.items[opener].text != "where":
        return
    for item in reversed(reading.items[max(0, opener - 3) : opener]):
        if item.kind in "CRVS" and isinstance(item.mention, PlaceMention | PartyMention):
            out.places.append(("in", item.mention))
            return


_NOT_CIRCUMSTANCE = frozenset(
    {"since", "because", "although", "though", "until", "once", "if", "whereas", "when"}
)


def _belongs(trigger: Trigger, triggers: Sequence[Trigger], number: int) -> bool:
    """True where the circumstance at item `number` is the trigger's own, not another trigger's.

    What stands in the trigger's clause behind it is its own, up to the next trigger; what opens the
    clause belongs to all triggers of it. An event on the sidelines of another shares its place and time.
    """
    reading = trigger.reading
    if reading.items[number].kind == "T":
        holder = next((t for t in triggers if t.first > number), None)
        if holder is not None and _PREMODIFIER.match(
            _between(reading, max(0, number - 1), number) + " |" + _between(reading, number + 1, holder.first)
        ):
            return trigger is holder
    own = reading.segments[number]
    rivals = [t for t in triggers if t.segment == own]
    if not rivals:
        opener = next((i for i, s in enumerate(reading.segments) if s == own), 0)
        if reading.items[opener].text in _NOT_CIRCUMSTANCE:
            return False
        rivals = [t for t in triggers if t.first < number and t.segment < own]
        if any(t.first < number for t in triggers) and not rivals:
            return False
        if not rivals:
            said = any(
                i.text == "that" and reading.segments[n] != own
                for n, i in enumerate(reading.items)
                if n > number
            )
            return bool(triggers) and trigger is triggers[0] and not said
    elif trigger not in rivals and not any(t.body is not None or _just_after(trigger, t) for t in rivals):
        return False
    left = [t for t in rivals if t.first < number]
    if not left:
        return trigger in rivals
    chosen = left[-1]
    if trigger is chosen:
        return True
    if chosen.body is not None and hosts(chosen):
        return trigger.segment == chosen.segment or trigger.first < chosen.first
    return _just_after(trigger, chosen)


# "put off her May 3-5 visit to Peru as the summit was called off": the visit's date, not the summit's
_PREMODIFIER = re.compile(r"^ (?:his|her|their|its|'s|') \|(?: (?!and\b|to\b|in\b|of\b|on\b)[\w-]+){0,3}$")
_JUST = re.compile(r" (?:shortly|soon|immediately|just|hours|minutes|moments) (?:after|before)(?= |$)")


def _just_after(trigger: Trigger, chosen: Trigger) -> bool:
    """ "The talks came shortly after Lee arrived on Monday": they took place on Monday too."""
    between = _between(trigger.reading, trigger.last, chosen.first) if chosen.first > trigger.last else ""
    return (
        trigger.frame.type in ("meeting", "call")
        and chosen.frame.type == "visit"
        and bool(_JUST.search(between))
    )


_WITHIN_BODY = re.compile(
    r"(?:^| )(?:at|during|within the framework of|as part of|in the framework of|alongside)(?: (?:the|a|an|this|last|next|\w+ed|ongoing|annual|D|T|C)){0,4}$"
)
_MET = re.compile(
    r"\b(?:met|meet|meets|meeting|meetings|talks|discussions|discussed|spoke|consultations|interaction|signed)\b"
)


def hosts(trigger: Trigger) -> bool:
    """True for a named body that the sentence makes the host of another event: "on the sidelines of B"."""
    before = trigger.before
    if trigger.body is None:
        return False
    return bool(_SIDELINE.search(before[-80:]) or (_WITHIN_BODY.search(before[-50:]) and _MET.search(before)))


_FOR_BODY = re.compile(
    r"(?:^| )(?:for|to attend|attending|attend|to participate in|to take part in)(?: (?:the|a|an|this|\w+ed|annual|ongoing|D))*$"
)


def follows_journey(trigger: Trigger) -> bool:
    """True for the body that a journey is made for."""
    return trigger.body is not None and bool(_FOR_BODY.search(trigger.before[-50:]))


def _share_journey(
    trigger: Trigger, groups: Sequence[Group], triggers: Sequence[Trigger], out: Arguments
) -> None:
    """ "visit to Peru in May for the B": the traveller attends the body, at that time."""
    if not follows_journey(trigger):
        return
    journeys = [
        t
        for t in triggers
        if t.last <= trigger.first and t.frame.type == "visit" and t.segment == trigger.segment
    ]
    if not journeys:
        return
    journey = find_arguments(journeys[-1], groups, triggers)
    out.attendees.extend(journey.agents)
    if not out.times:
        out.times.extend(journey.times)
    if not out.places:
        out.places.extend(("in", place) for prep, place in journey.places if prep != "from")


def _body(trigger: Trigger, item: Item, before: str, out: Arguments) -> None:
    body = item.mention
    assert isinstance(body, BodyMention)
    if body.kind == "organisation":
        return
    if _SIDELINE.search(before[-80:]):
        out.sideline = body
    elif (
        trigger.frame.type in ("meeting", "call", "signing")
        and _AT_BODY.search(before[-50:])
        and trigger.body is None
    ):
        out.sideline = out.sideline or body
    else:
        out.bodies.append(body)


# Words that may stand between an event and the "in" of its place.
_BEFORE_PLACE = frozenset(
    [
        "held",
        "place",
        "here",
        "today",
        "yesterday",
        "tomorrow",
        "earlier",
        "later",
        "day",
        "week",
        "now",
        "currently",
        "and",
        ",",
        "(",
        ")",
        "–",
        "-",
        "began",
        "begin",
        "begins",
        "end",
        "ends",
        "start",
        "starts",
        "underway",
        "way",
        "talks",
        "talk",
        "discussions",
        "meeting",
        "meetings",
        "meet",
        "met",
        "session",
        "conference",
        "summit",
        "visit",
        "level",
        "took",
        "out",
        "on",
        "morning",
        "afternoon",
        "evening",
        "night",
        "both",
        "also",
        "counterpart",
        "counterparts",
        "minister",
        "ministers",
        "leaders",
        "officials",
        "delegation",
        "side",
        "sides",
        "ship",
        "ships",
        "exercise",
        "exercises",
        "drill",
        "drills",
        "format",
        "him",
        "her",
        "them",
        "there",
        "arrival",
        "stay",
        "exhibition",
        "forum",
        "expo",
        "week-long",
        "trip",
        "tour",
        "call",
        "calls",
        "again",
        "together",
        "capital",
        "city",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "who",
        "so",
        "far",
        "last",
        "summit",
    ]
)
_WITHIN = frozenset({"in", "at", "near", "off"})


def _of_another_noun(reading: Reading, number: int, at: int, before: str, trigger: Trigger) -> bool:
    """ "talks caused by the conflict in Ukraine", "production in India": the place is the other noun's."""
    index = reading.item_at(max(0, reading.offsets[number] - 1 - len(before[-60:]) + at)) - 1
    if index < 0 or trigger.first <= index < trigger.last:
        return False
    item = reading.items[index]
    here = reading.items[number]
    following = [i.kind for i in reading.items[number + 1 : number + 3]]
    if here.kind in "CV" and "T" in following:
        return False  # "signed an agreement on rescue in Nicosia on Wednesday"
    if (
        item.kind != "w"
        or not item.text[0].isalpha()
        or item.text in _BEFORE_PLACE
        or item.text.endswith(("ed", "ly", "ing"))
    ):
        return False
    return not (index >= 1 and reading.items[index - 1].text == "the" and item.text in ("venue", "event"))


def _place(trigger: Trigger, number: int, item: Item, before: str, out: Arguments) -> None:
    reading = trigger.reading
    mention = item.mention
    assert isinstance(mention, PlaceMention | PartyMention)
    if isinstance(mention, PartyMention) and (
        mention.kind != "state" or mention.form not in ("name", "capital")
    ):
        return
    match = _PLACE_OF.search(before[-60:]) or _PLACE_BEFORE.match(before[-60:])
    follows_place = (
        number >= 2
        and reading.items[number - 1].text in (",", "(")
        and reading.items[number - 2].kind in "CRV"
    )
    if match:
        prep = match.group("prep")
        between = _ALLIANCE.sub("", before[-60:][match.end("prep") :])
        words = between.split() if match.re is _PLACE_BEFORE else []
        if item.kind == "S" and (len(words) > 1 or (prep in ("of", "for") and len(words) > 0)):
            return
        after = reading.text[reading.offsets[number] + 1 :]
        if item.kind == "S" and re.match(r" (?:'s|') ", after[:4]):
            return
        if prep in _WITHIN and _of_another_noun(reading, number, match.start("prep"), before, trigger):
            return
        out.places.append((prep, mention))
    elif follows_place:
        out.places.append(("part", mention))
