"""From a trigger and its arguments to a candidate event: who they are, where, when."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from irevents.arguments import Arguments
from irevents.drafts import Anchor, Candidate, Draft, Participant
from irevents.groups import Actor
from irevents.mentions import PartyMention, PersonMention, PlaceMention, Sentence, TemporalMention
from irevents.reading import Reading
from irevents.records import Role
from irevents.status import Verdict
from irevents.triggers import Trigger

_NO_EVENT_DATE = re.compile(
    r"(?:^| )(?:said|told(?: [\w-]+){1,2}|announced|stated|reported|confirmed|added|tweeted|wrote)(?: in a statement| here)?(?: on| late| earlier)?$"
    r"|(?:^| )(?:dates? (?:back )?(?:to|from)|(?:established|founded|created|instituted|launched|initiated|started|begun|set up|formed) (?:in|on)|since|until|till|by|before|after|as of|dated|signed in|established in|for the(?: \w+)?|than|through)$"
)
_AMBASSADOR = re.compile(
    r"\b(?:ambassador|high commissioner|charg[ée]|envoy|permanent representative)\b", re.IGNORECASE
)
_FOCUS_REACH = 4


# "Following the session, a protocol was signed": by the parties of the event spoken of.
_WAS_SIGNED = re.compile(r"(?:^| )(?:was|were)(?: (?:also|later|then|subsequently))?$")
_SAID = re.compile(
    r"P (?:\w+ )?(?:said|told|tweeted|wrote|posted|added|stated)(?= |$)|(?:said|added|stated) P(?= |$)"
)
_OFFICE = {
    "leaders": re.compile(
        r"\b(?:president|prime minister|premier|chancellor|king|emir|sultan|crown prince|pm|leader|chief minister|taoiseach)\b",
        re.I,
    ),
    "ministers": re.compile(r"\b(?:minister|secretary|raksha mantri|menhan)\b", re.I),
}


class Discourse:
    """Who is being spoken of in one article: for "he", "they", "the delegation"."""

    def __init__(self, sentences: Sequence[Sentence], people: Sequence[PersonMention]) -> None:
        self._sentences = sentences
        self._people = people
        self._starts = [person.start for person in people]
        self.last: Draft | None = None
        self.visit: Draft | None = None
        self.pairs: list[Draft] = []
        self.subjects: dict[int, PersonMention] = {}
        self.delegation: PartyMention | None = None

    def people_in(self, first: int, last: int) -> Sequence[PersonMention]:
        """The people mentioned in the tokens `first:last`."""
        return self._people[bisect_left(self._starts, first) : bisect_left(self._starts, last)]

    def focus(self, sentence: int, token: int, avoid: Iterable[str] = ()) -> PersonMention | None:
        """Who "he" is at `token` of a sentence: the first person of it, else of a sentence shortly before."""
        barred = set(avoid)
        article = self._sentences[sentence].article
        for number in range(sentence, max(-1, sentence - _FOCUS_REACH), -1):
            place = self._sentences[number]
            if place.article != article or (place.block == "headline" and number != sentence):
                break
            known = self.subjects.get(number) if number != sentence else None
            if known is not None and known.key not in barred:
                return known
            end = token if number == sentence else place.end
            for person in self.people_in(place.start, end):
                if person.name and person.key not in barred:
                    return person
        return None

    def speaker(self, reading: Reading) -> PersonMention | None:
        """Who "we" is in a quotation: the person beside "said", else the one spoken of before."""
        for match in _SAID.finditer(reading.text):
            item = reading.items[reading.item_at(match.start() + match.group().index("P"))]
            if isinstance(item.mention, PersonMention) and item.mention.name:
                return item.mention
        return self.focus(reading.index, reading.sentence.start)

    def two_before(self, sentence: int) -> list[PersonMention]:
        """The two people of the sentence before, where there are just two."""
        if not sentence or self._sentences[sentence - 1].article != self._sentences[sentence].article:
            return []
        place = self._sentences[sentence - 1]
        named = {p.key: p for p in self.people_in(place.start, place.end) if p.name}
        return list(named.values()) if len(named) == 2 else []

    def pair(self, anaphor: str) -> Draft | None:
        """Whose event "they", "the two leaders" and "the two ministers" speak of: the last one of such people."""
        office = _OFFICE.get(anaphor)
        for draft in reversed(self.pairs):
            core = [p.mention for p in draft.people.values() if p.core and p.mention.name]
            if office is None:
                return draft
            if len(core) >= 2 and all(p.position and office.search(p.position) for p in core):
                return draft
        return self.pairs[-1] if self.pairs else None


def build_candidate(
    trigger: Trigger,
    arguments: Arguments,
    verdict: Verdict,
    discourse: Discourse,
) -> Candidate:
    """Resolve the arguments of a trigger; see `Candidate`."""
    out = Candidate(trigger, arguments, verdict, trigger.frame.type, trigger.reading.sentence.article)
    resolve = _Resolver(trigger.reading, discourse, out)
    chair_role: Role = "co-chair" if len(arguments.chairs) > 1 else "chair"
    agent_role: Role = "signatory" if out.type == "signing" else "participant"
    resolve.add(arguments.chairs, chair_role)
    resolve.add(arguments.agents, agent_role)
    resolve.add(arguments.partners, agent_role, skip=out.type == "visit")
    alone = not (arguments.agents or arguments.partners or trigger.definite)
    resolve.add(arguments.attendees, "participant", core=alone)
    _step_back(arguments, out)
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
    if out.body is not None:
        for code in out.body.parties:
            out.parties.setdefault(code, Anchor(out.body.start, out.body.end, out.body.rule))
    out.end_time = next((t for t in arguments.times if t.precision == "day" and _ends_on(trigger, t)), None)
    out.time = choose_time(trigger, [t for t in arguments.times if not _ends_on(trigger, t)])
    if out.type == "visit":
        _count_days(trigger, out)
    out.duration = next(
        (t.value for t in arguments.times if t.type == "DURATION" and _lasts(trigger, t)), None
    )
    _settle_places(out)
    if out.type == "visit":
        for mention in _further_destinations(trigger.reading, arguments.places):
            resolve.party(mention)
    for mention in arguments.parties:
        if out.type == "visit":
            out.countries.setdefault(mention.code, Anchor(mention.start, mention.end, "visited-state"))
        else:
            resolve.party(mention)
    if out.type == "signing" and not out.people and not out.parties and _WAS_SIGNED.search(trigger.before):
        last = discourse.pair("they")
        for code, anchor in (last.parties if last is not None else {}).items():
            out.parties.setdefault(code, anchor)
    _join_visitor(trigger, out, discourse, resolve)
    if _OF_COUNTRIES.search(trigger.before) and out.type in ("meeting", "summit"):
        out.counterparts = True
    out.anaphoric = trigger.definite
    goes_on = trigger.frame.id in ("discuss", "exchange-views") and resolve.anaphoric
    out.continuing = goes_on and out.time is None and arguments.sideline is None and not out.places
    return out


def _further_destinations(
    reading: Reading, places: Sequence[tuple[str, PlaceMention | PartyMention]]
) -> list[PartyMention]:
    """The states of "a visit to Peru, Chile and Brazil" behind the first, the destination of record."""
    found: list[PartyMention] = []
    for _, place in places:
        number = next((n for n, item in enumerate(reading.items) if item.mention is place), None)
        while isinstance(place, PartyMention) and number is not None and number + 2 < len(reading.items):
            joiner, following = reading.items[number + 1], reading.items[number + 2]
            if joiner.text not in ("and", ",") or not isinstance(following.mention, PartyMention):
                break
            after = reading.text[reading.offsets[number + 2] + 1 :]
            if following.kind == "S" and not after.startswith((" 's", " '")):
                found.append(following.mention)
            number += 2
    return found


def _names_session(trigger: Trigger, body_start: int) -> bool:
    """True for "the meeting of B", "a session of B": the body whose meeting it is."""
    return bool(re.match(r" (?:T )?(?:of|under)(?: [\w'-]+){0,3} B", trigger.after[:60])) and body_start > 0


_PRONOUN_SUBJECT = re.compile(r"^(?: [\w-]+| T| to [SCR]| ,){0,5} (?:he|she|they) ")
# "During his visit to Peru, President Sato met": who "his" is comes after it.
_FRONTED = re.compile(
    r"^(?:during|in|on|at|after|before|following|ahead of|upon|as part of|while on|concluding|ending)\b"
)


def _step_back(arguments: Arguments, out: Candidate) -> None:
    """ "the minister prepared to meet President A and his own President B": A and B meet, he is with them."""
    states = [p.mention.affiliation for p in out.people.values() if p.core]
    if out.type not in ("meeting", "summit") or len(states) != 3 or len(arguments.partners) != 2:
        return
    first = next(iter(out.people))
    own = out.people[first].mention.affiliation
    others = [p.mention.affiliation for k, p in out.people.items() if k != first]
    if own is not None and own in others and any(o not in (own, None) for o in others):
        out.people[first] = replace(out.people[first], core=False)


class _Resolver:
    """Adds actors to a candidate as people and parties."""

    def __init__(self, reading: Reading, discourse: Discourse, out: Candidate) -> None:
        self.reading = reading
        self.discourse = discourse
        self.out = out
        self.anaphoric = False

    def add(self, actors: Sequence[Actor], role: Role, *, core: bool = True, skip: bool = False) -> None:
        for actor in actors:
            if actor.person is not None and not skip:
                self.person(actor.person, role, core)
            elif actor.party is not None and not skip:
                self.actor_party(actor)
            elif actor.body is not None and not skip:
                for code in actor.body.parties:
                    self.out.parties.setdefault(
                        code, Anchor(actor.body.start, actor.body.end, actor.body.rule)
                    )
            elif actor.anaphor == "counterpart":
                self.out.counterparts = True
            elif actor.anaphor is not None:
                self.anaphor(actor, role, core)

    def person(self, mention: PersonMention, role: Role, core: bool) -> None:
        if mention.name is None and mention.affiliation is None and role != "host":
            known = self.discourse.focus(self.reading.index, self.reading.sentence.start, self.out.people)
            if known is not None and self.definite_office(mention):
                mention = known
        anchor = Anchor(mention.start, mention.end, f"{self.out.trigger.frame.id}:{role}")
        old = self.out.people.get(mention.key)
        if old is None or (role != "participant" and old.role == "participant"):
            self.out.people[mention.key] = Participant(
                mention, role, anchor, core or (old is not None and old.core)
            )
        if mention.affiliation and (core or self.out.type == "signing"):
            self.out.parties.setdefault(
                mention.affiliation, Anchor(mention.start, mention.end, "affiliation")
            )

    def definite_office(self, mention: PersonMention) -> bool:
        """ "the Navy chief", not "a senior official" nor "the Prime Minister" met by somebody."""
        first = next((n for n, i in enumerate(self.reading.items) if i.start == mention.start), None)
        return first == 0 and self.out.trigger.first > 0

    def actor_party(self, actor: Actor) -> None:
        assert actor.party is not None
        if self.out.type == "visit" and actor.party.form == "name" and actor.last == self.out.trigger.first:
            anchor = Anchor(actor.party.start, actor.party.end, "visited-state")
            self.out.countries.setdefault(actor.party.code, anchor)
            return
        self.party(actor.party)

    def party(self, mention: PartyMention) -> None:
        self.out.parties.setdefault(mention.code, Anchor(mention.start, mention.end, "party"))

    def anaphor(self, actor: Actor, role: Role, core: bool) -> None:
        token = self.reading.items[min(actor.first, len(self.reading.items) - 1)].start
        if actor.anaphor == "speaker":
            said = self.discourse.speaker(self.reading)
            if said is not None:
                self.person(said, role, core)
            return
        if actor.anaphor in ("he", "his"):
            person = self._he(token, possessive=actor.anaphor == "his")
            if person is not None:
                self.discourse.subjects[self.reading.index] = person
                self.person(person, role, core)
            return
        if actor.anaphor == "visitor":
            visit = self.discourse.visit
            self.anaphoric = True
            if visit is None and self.discourse.delegation is not None:
                self.party(self.discourse.delegation)
            if visit is not None:
                for participant in visit.people.values():
                    if participant.core:
                        self.person(participant.mention, role, core)
                for code, anchor in visit.parties.items():
                    if code != visit.country:
                        self.out.parties.setdefault(code, anchor)
            return
        if actor.anaphor in ("they", "leaders", "ministers"):
            self.anaphoric = True
            inside = [
                p
                for p in self.discourse.people_in(self.reading.sentence.start, token)
                if p.name and p.key not in self.out.people
            ]
            if len({p.key for p in inside}) >= 2:
                for person in inside[:2]:
                    self.person(person, role, core)
                return
            previous = self.discourse.two_before(self.reading.index)
            office = _OFFICE.get(actor.anaphor)
            if office is not None and self.discourse.pairs:
                previous = [p for p in previous if p.position is None or office.search(p.position)]
                previous = previous if len(previous) == 2 else []
            for person in previous:
                self.person(person, role, core)
            draft = self.discourse.pair(actor.anaphor) if not previous else None
            if draft is not None:
                for participant in draft.people.values():
                    if participant.core:
                        self.person(participant.mention, role, core)
                for code, anchor in draft.parties.items():
                    self.out.parties.setdefault(code, anchor)

    def _he(self, token: int, *, possessive: bool) -> PersonMention | None:
        """Who "he" is: "During his visit to Peru, President Sato met …" looks ahead; a visitor is no local."""
        here = self.reading.sentence
        local = {place.code for _, place in self.out.arguments.places if isinstance(place, PartyMention)}
        local |= {
            place.country
            for _, place in self.out.arguments.places
            if isinstance(place, PlaceMention) and place.country
        }
        visit = self.out.type == "visit"
        told = self.discourse.subjects.get(self.reading.index)
        if told is not None and not possessive and told.key not in self.out.people:
            return told
        before = [p for p in self.discourse.people_in(here.start, token) if p.name]
        after = [p for p in self.discourse.people_in(token, here.end) if p.name]
        text = self.reading.text
        ahead = (
            possessive and bool(_FRONTED.match(text)) and not _PRONOUN_SUBJECT.match(self.out.trigger.after)
        )
        nearby = before or (after if ahead else [])
        for person in (*nearby, *after) if visit and ahead else nearby:
            if not (visit and person.affiliation in local) and person.key not in self.out.people:
                return person
        return self.discourse.focus(self.reading.index, here.start, self.out.people)

    def hosts(self, actors: Sequence[Actor]) -> None:
        for actor in actors:
            if actor.person is not None:
                if self.out.type != "visit":
                    self.person(actor.person, "host", True)
                if actor.person.affiliation:
                    self.out.hosts.append(actor.person.affiliation)
            elif actor.party is not None:
                self.party(actor.party)
                self.out.hosts.append(actor.party.code)


def choose_time(trigger: Trigger, times: Sequence[TemporalMention]) -> TemporalMention | None:
    """The expression that dates the event: a range or day before a month, the nearest of equals."""
    best: tuple[int, int, int] | None = None
    chosen: TemporalMention | None = None
    reading = trigger.reading
    position = reading.items[trigger.first].start
    for time in times:
        if time.edtf_start is None or time.type not in ("DATE", "TIME"):
            continue
        number = next((i for i, item in enumerate(reading.items) if item.mention is time), None)
        before = reading.text[: reading.offsets[number]].rstrip()[-40:] if number is not None else ""
        if _NO_EVENT_DATE.search(before):
            continue
        precision = {"day": 0, "month": 1, "year": 2}.get(time.precision or "year", 3)
        vague = time.value in ("PRESENT_REF", "PAST_REF", "FUTURE_REF")
        rank = (
            precision + 3 * vague,
            0 if time.edtf_end != time.edtf_start else 1,
            abs(time.start - position),
        )
        if best is None or rank < best:
            best, chosen = rank, time
    return chosen


# "The presidents of nine countries held a summit"
_OF_COUNTRIES = re.compile(
    r"(?:presidents|leaders|heads of (?:state|government)|ministers|chiefs|representatives|officials) (?:of|from) (?:[\w-]+ |D ){0,4}(?:countries|nations|states|governments)\b"
)
_DURING_STAY = re.compile(r"during (?:the|his|her|their|this) (?:\w+ )?(?:visit|stay|trip|tour)\b")


def _join_visitor(trigger: Trigger, out: Candidate, discourse: Discourse, resolve: _Resolver) -> None:
    """ "A meeting with the Prime Minister is also scheduled during the visit": the visitor meets him."""
    if out.type not in ("meeting", "call") or len(out.named) != 1 or discourse.visit is None:
        return
    if trigger.definite or not _DURING_STAY.search(trigger.reading.text):
        return
    for participant in discourse.visit.people.values():
        if participant.core and participant.mention.key not in out.people:
            resolve.person(participant.mention, "participant", True)


_NTH_DAY = re.compile(
    r"\b(?P<nth>first|second|third|fourth|fifth|sixth|seventh|final|last|\d+(?=st|nd|rd|th))(?:st|nd|rd|th)? day\b"
)
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7}


def _count_days(trigger: Trigger, out: Candidate) -> None:
    """ "the third day (16) of his visit": it began on the 14th; its final day is its end."""
    reading = trigger.reading
    match = _NTH_DAY.search(reading.text)
    days = [i.mention for i in reading.items if isinstance(i.mention, TemporalMention)]
    day = next((t for t in days if t.precision == "day" and t.edtf_start == t.edtf_end), None)
    if match is None or day is None or day.edtf_start is None or "X" in day.edtf_start:
        return
    nth = match.group("nth")
    if nth in ("final", "last"):
        out.end_time, out.time = day, None
        return
    begin = (
        dt.date.fromisoformat(day.edtf_start)
        - dt.timedelta(days=_NTH.get(nth) or int(nth))
        + dt.timedelta(days=1)
    )
    out.time = replace(
        day, edtf_start=begin.isoformat(), edtf_end=begin.isoformat(), rule=f"{day.rule}-nth-day"
    )


def _lasts(trigger: Trigger, time: TemporalMention) -> bool:
    """ "four-day state visit", "leaves on a four-day visit": the length stands just before the noun."""
    reading = trigger.reading
    number = next((i for i, item in enumerate(reading.items) if item.mention is time), None)
    if number is None or not time.value.startswith("P"):
        return False
    if trigger.frame.type == "visit" and number > trigger.first:
        return _JOURNEY.match(reading.text, reading.offsets[number]) is not None
    return 0 < trigger.first - number <= 4


_JOURNEY = re.compile(r"T(?: [\w-]+){0,3} (?:visit|trip|tour|stay)\b")


_ENDS = re.compile(
    r"(?:end(?:s|ed|ing)?|conclud(?:e|es|ed|ing)|wrap(?:s|ped)? up|come(?:s)? to an end|came to an end|clos(?:e|es|ed|ing)|culminat(?:e|es|ed|ing)|until|till|through|departs?|departed|leaves?|left)(?: [\w'-]+| [TCRSV,]){0,6}$"
)


def _ends_on(trigger: Trigger, time: TemporalMention) -> bool:
    """ "The exercise ends on Friday", "will stay till July 1": the day that ends a longer event."""
    if trigger.frame.type not in ("visit", "exercise", "conference", "meeting", "summit"):
        return False
    reading = trigger.reading
    number = next((i for i, item in enumerate(reading.items) if item.mention is time), None)
    if number is None:
        return False
    before = reading.text[: reading.offsets[number]].rstrip()[-60:]
    match = _ENDS.search(before)
    if match is None:
        return False
    return trigger.frame.id not in ("leave", "travel") and not re.search(r"\bT\b(?! \($)", match.group())


_DESTINATION = frozenset(
    {
        "to",
        "in",
        "at",
        "for",
        "visited",
        "visiting",
        "visits",
        "visit",
        "toured",
        "reached",
        "reaching",
        "inside",
        "aboard",
        "on board",
        "into",
        "near",
        "off",
        "part",
        "across",
        "around",
        "outside",
    }
)
_LOCATION = frozenset(
    {"in", "at", "inside", "near", "off", "aboard", "on board", "outside", "part", "across", "into"}
)


def _settle_places(out: Candidate) -> None:
    """Keep the places that the preposition makes the event's own."""
    wanted = _DESTINATION if out.type == "visit" else _LOCATION
    previous = False
    for prep, place in out.arguments.places:
        if prep == "part":
            kept = previous
        else:
            kept = prep in wanted or (prep == "of" and out.trigger.text.startswith("tour"))
        previous = kept
        if not kept:
            continue
        if isinstance(place, PartyMention):
            out.countries.setdefault(place.code, Anchor(place.start, place.end, "place-state"))
        elif place.kind == "country":
            if place.country:
                out.countries.setdefault(place.country, Anchor(place.start, place.end, "place-state"))
        else:
            out.places.append(place)
            if place.country:
                out.countries.setdefault(place.country, Anchor(place.start, place.end, f"place-{place.kind}"))


def accredited_to(person: PersonMention, codes: Mapping[str, str]) -> str | None:
    """The state that an ambassador is accredited to, read from the office ("Ambassador of Japan to Sri Lanka").

    `codes` gives the ISO code of each state name in lower case.
    """
    if not person.position or not _AMBASSADOR.search(person.position):
        return None
    match = re.search(r"\bto (?:the )?(.+?)(?:,| and |$)", person.position)
    return codes.get(match.group(1).strip().lower()) if match else None


def is_ambassador(person: PersonMention) -> bool:
    return bool(person.position and _AMBASSADOR.search(person.position))
