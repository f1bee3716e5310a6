"""Actors that are named, as people and parties of a candidate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from irevents.candidates.discourse import Discourse
from irevents.candidates.plural_offices import find_plural_holder
from irevents.candidates.pronouns import holds_other_office
from irevents.drafts import Anchor, Candidate, Participant
from irevents.groups import Actor
from irevents.mentions import PartyMention, PersonMention
from irevents.reading import Reading
from irevents.records import Role


class Namer:
    """Adds those who are named to a candidate; with `sides` their states alone ("their forces")."""

    def __init__(self, reading: Reading, discourse: Discourse, out: Candidate) -> None:
        self.reading = reading
        self.discourse = discourse
        self.out = out
        self.sides = False

    def person(self, mention: PersonMention, role: Role, core: bool) -> None:
        if self.sides:
            code = mention.affiliation or self.discourse.states.get(mention.key)
            if code is not None:
                self.out.parties.setdefault(code, Anchor(mention.start, mention.end, "affiliation"))
            return
        if mention.name is None and mention.affiliation is None and role != "host":
            known = self.discourse.focus(self.reading.index, self.reading.sentence.start, self.out.people)
            if known is not None and self.definite_office(mention) and not holds_other_office(known, mention):
                mention = known
        if mention.affiliation is None and mention.name is not None:
            mention = replace(mention, affiliation=self.discourse.states.get(mention.key))
        if mention.name and mention.position is None and mention.rank is None:
            mention = self.discourse.with_office(mention)
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
        if first is not None and 0 < first < self.out.trigger.first:
            before = self.reading.items[first - 1].text
            return before in ("which", "where", "when")  # "a visit during which the minister met"
        return first == 0 and self.out.trigger.first > 0

    def national(self, actor: Actor, role: Role, core: bool) -> None:
        """ "the Moroccan diplomat": whoever of that state was spoken of last, else his state."""
        assert actor.party is not None
        person = self.discourse.last_of(
            actor.party.code, self.reading.index, self.reading.items[actor.first].start
        )
        if person is not None:
            self.person(person, role, core)
        else:
            self.party(actor.party)

    def actor_party(self, actor: Actor) -> None:
        assert actor.party is not None
        trigger = self.out.trigger
        compound = trigger.frame.head == "noun" and actor.last == trigger.first  # "the Oslo visit"
        if self.out.type == "visit" and actor.party.form == "name" and compound:
            anchor = Anchor(actor.party.start, actor.party.end, "visited-state")
            self.out.countries.setdefault(actor.party.code, anchor)
            return
        self.party(actor.party)
        if self.out.type != "visit":
            offset = self.reading.offsets[actor.first]
            holder = find_plural_holder(self.reading, offset, self.discourse.all_people)
            if holder is not None:
                self.person(holder, "participant", True)

    def party(self, mention: PartyMention) -> None:
        self.out.parties.setdefault(mention.code, Anchor(mention.start, mention.end, "party"))

    def hosts(self, actors: Sequence[Actor]) -> None:
        for actor in actors:
            if actor.person is not None:
                if self.out.type != "visit":
                    self.person(actor.person, "host", True)
                if actor.person.affiliation:
                    self.out.hosts.append(actor.person.affiliation)
            elif actor.party is not None:
                self.party(actor.party)
                if actor.party.kind == "state":
                    self.out.hosts.append(actor.party.code)
