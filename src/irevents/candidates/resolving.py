"""Actors as people and parties, with whom "he" and "the delegation" stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from irevents.candidates.called_so import may_hold
from irevents.candidates.discourse import OFFICES
from irevents.candidates.naming import Namer
from irevents.candidates.pronouns import find_him
from irevents.drafts import Anchor
from irevents.groups import Actor
from irevents.mentions import PartyMention, PersonMention
from irevents.packs.patterns import Pattern
from irevents.records import Role

# "an MoU signed between the two countries in 2006": not by those who meet now
_BETWEEN_STATES = re.compile(r" between (?:the )?(?:two |both )?(?:countries|nations|states|governments)$")
# "senior officials from the two countries held": not those named before, but of their states
_STAFF_OF_STATES = Pattern("staff-of-states")
_SHIPS = Pattern("ships-said")
_COUNTRIES = re.compile(r"(?:^| )(?:the two|both)(?: [\w-]+)? (?:countries|nations|states)$")
_FRONTED = Pattern("fronted-phrase")

# "During | talks in C on T, the presidents of S and S, P and P, agreed"
_PAIR_AHEAD = Pattern("pair-ahead")


# "The two sides signed two agreements" after the talks of two presidents: nobody says who held the pen.
_SIDES = frozenset({"sides", "countries", "nations", "states", "governments", "delegations", "parties"})
# "The two countries held their first joint commission in 2022": not by those who spoke before.
_STATES = frozenset({"countries", "nations", "states", "governments"})


_COUNTS = {"three": 3, "four": 4, "five": 5}
# "The two navies will hold talks": of states that are told elsewhere
_FORCES = frozenset({"navies", "armies", "forces", "sides", "countries", "nations", "neighbours"})


class Resolver(Namer):
    """Adds actors to a candidate, those who are named and those for whom other words stand."""

    anaphoric = False

    def add(self, actors: Sequence[Actor], role: Role, *, core: bool = True, skip: bool = False) -> None:
        for actor in actors:
            if actor.anaphor == "national":
                self.national(actor, role, core)
            elif actor.person is not None and not skip:
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
                words = {item.text for item in self.reading.items[actor.first : actor.last]}
                known = set(self.out.people)
                session = self.out.trigger.body is not None and not words.isdisjoint(_STATES)
                self.sides = self.out.type == "exercise" or session  # "they exercised": their forces did
                self.anaphor(actor, role, core)
                self.sides = False
                if self.out.type == "signing" and not words.isdisjoint(_SIDES):
                    self.out.behind |= self.out.people.keys() - known

    def anaphor(self, actor: Actor, role: Role, core: bool) -> None:
        token = self.reading.items[min(actor.first, len(self.reading.items) - 1)].start
        if actor.anaphor == "speaker":
            said = self.discourse.speaker(self.reading)
            if said is not None:
                self.person(said, role, core)
            return
        if actor.anaphor == "signers":
            self._signers(role, core)
            return
        if actor.anaphor == "sovereign":
            ruler = self.discourse.sovereign(token)
            if ruler is not None:
                self.person(ruler, role, core)
            return
        if actor.anaphor in ("latter", "former"):
            self._one_of_two(actor.anaphor, token, role, core)
            return
        if actor.anaphor == "he" and self._is_ship(actor):
            actor = replace(actor, anaphor="visitor")
        if actor.anaphor in ("he", "his"):
            person = self.discourse.last_ranked(self._last_word(actor), token)
            person = person or find_him(self.out, self.discourse, token, possessive=actor.anaphor == "his")
            if person is not None:
                self.discourse.subjects[self.reading.index] = person
                self.person(person, role, core)
            elif self.reading.items[min(actor.first, len(self.reading.items) - 1)].text in ("him", "her"):
                self.out.counterparts = True  # "The President said so when the envoy called on him"
            return
        travelling = actor.anaphor == "they" and self.out.type == "visit" and self.discourse.visit is not None
        if actor.anaphor == "visitor" or travelling:  # "their four-day stay": of those on the visit told of
            self._visitor(actor, role, core)
            return
        if actor.anaphor in ("they", "leaders", "ministers"):
            self.anaphoric = True
            if not self._other_than_met(role, core):
                self._several(actor, token, role, core)
        elif actor.anaphor == "states":
            self._two_countries()

    def _one_of_two(self, which: str, token: int, role: Role, core: bool) -> None:
        """ "the latter", "the former": of two named before in the sentence, else of two told of before it."""
        inside = self.discourse.people_in(self.reading.sentence.start, token)
        named = list({p.key: p for p in inside if p.name}.values())
        pair = named or self.discourse.two_before(self.reading.index)
        pair = pair or self.discourse.last_two(self.reading.index)
        if len(pair) == 2:
            self.person(pair[which == "latter"], role, core)

    def _two_countries(self) -> None:
        """ "the two countries' foreign ministers": of the states just named, else of those told of last."""
        for mention in self.discourse.two_states(self.reading.index, here=True):
            self.party(mention)  # "Peru and Chile agreed so after talks between their ministers"
        told = self.discourse.pair("they") if not self.out.parties else None
        if told is not None and len(told.parties) == 2:
            self.anaphoric = True
            for code, anchor in told.parties.items():
                self.out.parties.setdefault(code, anchor)

    def _visitor(self, actor: Actor, role: Role, core: bool) -> None:
        """Who is on the visit told of; else the delegation or the navy spoken of."""
        visit = self.discourse.visit
        self.anaphoric = True
        if visit is None and self.discourse.delegation is not None:
            self.party(self.discourse.delegation)
        elif visit is None and self.discourse.navy is not None and _SHIPS.search(self._until(actor)):
            self.party(self.discourse.navy)
        elif visit is None and actor.first == actor.last and self.out.type in ("meeting", "call"):
            token = self.reading.items[min(actor.first, len(self.reading.items) - 1)].start
            person = find_him(self.out, self.discourse, token, possessive=False)
            if person is not None:  # "Then came a meeting with Lee": of whom the report spoke last
                self.person(person, role, core)
        if visit is not None:
            made_by = [p.mention for p in visit.people.values() if p.core or p.role == "head-of-delegation"]
            for person in made_by:
                self.person(person, role, core)
            if len(made_by) == 1:  # "A meeting with Lee followed. He also met Berg": the visitor did
                self.discourse.subjects.setdefault(self.reading.index, made_by[0])
            own = {p.mention.affiliation for p in visit.people.values() if p.core} - {None}
            for code, anchor in visit.parties.items():
                if code in visit.visitors and (not own or code in own):
                    self.out.parties.setdefault(code, anchor)

    def _several(self, actor: Actor, token: int, role: Role, core: bool) -> None:
        """Who "the two ministers" and "they" are: named beside, the states, or spoken of last."""
        counts = [_COUNTS[i.text] for i in self.reading.items[actor.first : actor.last] if i.text in _COUNTS]
        for mention in self.discourse.listed_states(self.reading.index, counts[0]) if counts else ():
            self.party(mention)  # "Peru, Chile and Cuba agreed so at the talks of the three countries"
        if counts and self.out.parties:
            return
        inside = [
            p
            for p in self.discourse.people_in(self.reading.sentence.start, token)
            if p.name and p.key not in self.out.people
        ]
        if not inside and self.out.trigger.definite and _FRONTED.match(self.reading.text):
            inside = self._pair_ahead()
        if len({p.key for p in inside}) >= 2:
            for person in inside[:2]:
                self.person(person, role, core)
            return
        if _STAFF_OF_STATES.search(self._until(actor)) is not None:
            pair = self.discourse.pair("they")
            for code, anchor in (pair.parties if pair is not None else {}).items():
                self.out.parties.setdefault(code, anchor)
            return
        states = self.discourse.two_states(self.reading.index)
        if states and not self.out.trigger.definite and _COUNTRIES.search(self._until(actor)):
            for mention in states:
                self.party(mention)
            return  # "while Oslo and Lima prepare. The two countries had held talks"
        self._spoken_of(actor, role, core)

    def _spoken_of(self, actor: Actor, role: Role, core: bool) -> None:
        """ "The two ministers", whom the sentence does not name: those spoken of last."""
        sort = actor.anaphor or "they"
        old = self.out.type == "signing" and _BETWEEN_STATES.search(self._until(actor)) is not None
        previous = self.discourse.two_before(self.reading.index) if not old else []
        office = OFFICES.get(sort)
        if office is not None and self.discourse.pairs:
            previous = [p for p in previous if p.position is None or office.search(p.position)]
            previous = previous if len(previous) == 2 else []
        if not previous and not self.discourse.pairs and not old:
            previous = self.discourse.last_two(self.reading.index)
        words = {item.text for item in self.reading.items[actor.first : actor.last]}
        if not all(may_hold(words, person) for person in previous):
            previous = []
        for person in previous:
            self.person(person, role, core)
        couple = self.discourse.couple
        draft = self.discourse.pair(sort) if not previous else None
        known = draft is not None and any(p.core and p.mention.name for p in draft.people.values())
        if not previous and not known and office is not None and len(couple) == 2:
            for person in couple:  # "the ministers", named two sentences before
                if person.position and office.search(person.position):
                    self.person(person, role, core)
        self.out.of_two = draft is None and not previous and not words.isdisjoint(_FORCES)
        if draft is not None:
            for participant in draft.people.values():
                if participant.core and not old and may_hold(words, participant.mention):
                    self.person(participant.mention, role, core)
            for code, anchor in draft.parties.items():
                self.out.parties.setdefault(code, anchor)
        nobody = not previous and draft is None and not self.out.people and not self.out.parties
        token = self.reading.items[min(actor.first, len(self.reading.items) - 1)].start
        if nobody and not old and not self.discourse.pairs:
            self._two_unnamed(token, role)
        if nobody and not old and self.out.trigger.frame.roles == "encounter":
            for mention in self.discourse.officials(self.reading.index, token):
                self.party(mention)  # "The ministers of Peru and Chile agreed so when they met in Lima"

    def _two_unnamed(self, token: int, role: Role) -> None:
        """ "The Kenyan minister urged his Norwegian counterpart to pay when the two met": they."""
        found: dict[str | None, PersonMention | PartyMention] = {}
        for item in self.reading.items:
            mention = item.mention
            if item.start < token and isinstance(mention, PersonMention):
                found[mention.affiliation] = mention
            elif item.start < token and isinstance(mention, PartyMention) and mention.form == "demonym":
                found[mention.code] = mention
        for mention in found.values() if len(found) == 2 and None not in found else ():
            if isinstance(mention, PersonMention):
                self.person(mention, role, True)
            else:
                self.party(mention)

    def _last_word(self, actor: Actor) -> str:
        """The last word of an actor's phrase: "general" of "the senior general"."""
        return self.reading.items[min(max(actor.first, actor.last - 1), len(self.reading.items) - 1)].text

    def _is_ship(self, actor: Actor) -> bool:
        """ "She last came to Samoa in 2014", after the ship's visit was told."""
        visit = self.discourse.visit
        said = self.reading.items[min(actor.first, len(self.reading.items) - 1)].text
        return said == "she" and self.out.type == "visit" and visit is not None and not visit.named

    def _pair_ahead(self) -> list[PersonMention]:
        """ "During their talks, President Sato and President Berg agreed": who "their" looks ahead to."""
        end = self.reading.offsets[self.out.trigger.last - 1]
        match = _PAIR_AHEAD.match(self.reading.text, end)
        if match is None:
            return []
        named = [self.reading.items[self.reading.item_at(match.start(n))].mention for n in ("one", "other")]
        return [p for p in named if isinstance(p, PersonMention) and p.name]

    def _other_than_met(self, role: Role, core: bool) -> bool:
        """ "In a call with Berg, the two sides agreed": Berg is one, the other was spoken of before."""
        met = [a.person for a in self.out.arguments.partners if a.person is not None and a.person.name]
        if len(met) != 1 or self.out.trigger.frame.head != "noun" or self.out.trigger.definite:
            return False
        if any(met[0].key in draft.people for draft in self.discourse.pairs):
            return False
        other = self.discourse.focus(self.reading.index, self.reading.sentence.start, [met[0].key])
        if other is None or not other.affiliation or other.affiliation == met[0].affiliation:
            return False
        self.person(other, role, core)
        return True

    def _signers(self, role: Role, core: bool) -> None:
        """Who signed the documents just told of, and when."""
        last = self.discourse.last
        if last is None or last.type != "signing":
            return
        for participant in last.people.values():
            self.person(participant.mention, role, core)
        for code, anchor in last.parties.items():
            self.out.parties.setdefault(code, anchor)

    def _until(self, actor: Actor) -> str:
        """The text up to the end of an actor."""
        last = max(actor.first, actor.last - 1)
        return self.reading.text[: self.reading.offsets[last] + len(self.reading.items[last].text)]
