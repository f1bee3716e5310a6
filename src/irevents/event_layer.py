"""The event layer: from the mentions of an article to its events."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from irevents.arguments import find_arguments, find_speakers
from irevents.assembly import (
    add_candidate,
    add_envoys,
    continues,
    extend_draft,
    is_what_for,
    name_counterparts,
)
from irevents.attachments import attach
from irevents.attendee_lists import add_listed, add_pictured, find_lists, find_side
from irevents.candidates import Discourse, build_candidate
from irevents.composing import Composer
from irevents.coordination import add_further
from irevents.drafts import Draft
from irevents.finishing import Rejection, finish_drafts, is_one_sided
from irevents.frames import Frames
from irevents.groups import Group, find_groups
from irevents.loose_reading import list_loose, read_loosely
from irevents.mentions import PersonMention, Sentence
from irevents.model_names import ModelNames
from irevents.packs import Packs
from irevents.packs.cache import load_cached
from irevents.packs.patterns import read_words
from irevents.pages import Page, find_setting, name_parties, name_source
from irevents.reading import Reading, build_readings
from irevents.records import Event, EventType
from irevents.relevance import Domains
from irevents.sharing import share_outcomes, share_topics
from irevents.sides import give_sides, name_sides
from irevents.status import Cues, Verdict, list_cue_words
from irevents.titles import CountryName, TitleWords
from irevents.triggers import Trigger
from irevents.verdicts import Told, judge

# "the Kenyan delegation", "the delegation from Kenya": who "the delegation" is afterwards
_COMPANIES = frozenset({"delegation", "contingent", "team", "entrepreneurs"})


def _is_of_calls(trigger: Trigger, drafts: Sequence[Draft]) -> bool:
    """ "held a series of phone calls … In a conversation with Berg, he said": one of the calls."""
    spoken = trigger.frame.id == "interaction" and "conversation" in trigger.text
    told = [d for d in drafts[-20:] if d.type in ("call", "meeting")]
    if spoken and told and _FURTHER.search(trigger.before[-40:]) and told[-1].type == "call":
        return True  # "A further conversation with Berg is to take place on Friday"
    return spoken and any(d.split for d in told) and all(d.type == "call" for d in told if d.split)


_FURTHER = re.compile(r"(?:^| )(?:a|another) (?:further|second|third|new|follow-up)$|(?:^| )another$")
_SPEECHES = frozenset({"statement", "speech", "remarks", "address"})
_MEETS_PRESS = frozenset({"press", "conference"})


def _find_orator(
    sentences: Sequence[Sentence], words: Sequence[str], people: Sequence[PersonMention]
) -> PersonMention | None:
    """Who speaks in an article headed "Statement to the media by President Berg"."""
    for sentence in sentences[:3]:
        told = words[sentence.start : sentence.end]
        if sentence.block not in ("headline", "subheadline", "lead"):
            continue
        if _SPEECHES.isdisjoint(told[:8]) and not _MEETS_PRESS.issubset(told[:8]):
            continue
        spoken = ("by", "of", "from")
        by = next((sentence.start + n for n, word in enumerate(told) if word in spoken), None)
        if by is not None:
            return next((p for p in people if by < p.start <= by + 2 and p.start < sentence.end), None)
    return None


# "The Joint Commission will meet annually": not a session to come
_MEETS_EACH = re.compile(
    r" (?:will|shall|is to|would) (?:meet|be held|convene|take place|sit|gather) T(?= |$)"
)


class EventLayer:
    """Triggers, candidates, drafts, records; `model` adds persons where a sentence holds an event."""

    def __init__(
        self,
        knowledge: Packs,
        *,
        country_name: CountryName,
        adjective: CountryName,
        model: ModelNames | None,
    ) -> None:
        self.frames = Frames(knowledge.read("frames"), known="frames" not in knowledge.extra)
        self._domains = Domains(knowledge.read("domains"))
        cues = knowledge.read("cues")
        words = load_cached("cue-words", lambda: list_cue_words(cues), made_from=knowledge.digest("cues"))
        self._cues = Cues(cues, words=words, known="cues" not in knowledge.extra)
        self._codes = knowledge.read("codes")
        ships = knowledge.read("places")["ship_states"]
        self._title_words = TitleWords(self._codes["short_names"], ships, adjective)
        self._more = read_words("attachment-cues")
        self._country_name = country_name
        self._model = model

    def tell(self, page: Page, number: int) -> list[Event]:
        """The events of one article of a page; what is let go, is put on `page.considered`."""
        mentions = page.mentions
        setting = find_setting(page, number)
        words = page.words
        own = [s for s in mentions.sentences if s.article == number]
        marked = set(self.frames.wants(words, mentions.sentences, mentions.bodies))
        listed = find_lists(words, mentions.sentences, number)
        wanted = [
            i
            for i, s in enumerate(mentions.sentences)
            if s.article == number
            and (i in marked or i in listed or not self._more.isdisjoint(words[s.start : s.end]))
        ]
        if not own or not wanted:
            return []
        if any(mentions.sentences[i].article == number for i in marked):
            seen = set(wanted)
            rest = (i for i, s in enumerate(mentions.sentences) if s.article == number and i not in seen)
            wanted = sorted([*wanted, *list_loose(rest, words, mentions)])
        foreign = self._domains.find_foreign(words[own[0].start : own[-1].end])
        if foreign is not None:
            page.considered.append(
                Rejection(own[0].start, own[0].end, f"a report of another kind: {foreign}")
            )
            return []
        publication = page.publications[number]
        line = publication.dateline if publication is not None else None
        datelines = [(line.start, line.end)] if line is not None else []
        if self._model is not None:
            added = self._model.find(page.tokens, [mentions.sentences[i] for i in wanted], mentions)
            mentions.people = sorted([*mentions.people, *added], key=lambda p: (p.start, p.end))
        readings = build_readings(page.tokens, mentions, wanted, datelines)
        discourse = Discourse(mentions.sentences, mentions.people, mentions.times, words)
        discourse.orator = _find_orator(own, words, mentions.people)
        drafts: list[Draft] = []
        speaks: dict[int, list[Draft]] = {}
        for index in wanted:
            if index in listed and discourse.last is not None:
                draft = next(iter(speaks.get(listed[index], ())), discourse.last)
                groups = give_sides(readings[index], find_groups(readings[index]), discourse)
                add_listed(groups, draft, side=find_side(readings.get(listed[index])))
                continue
            speaks[index] = self._read_sentence(readings[index], drafts, discourse, page.considered)
        add_pictured(mentions.sentences, mentions.people, number, drafts)
        name_sides(drafts, discourse)
        name_counterparts(drafts, discourse.people_in(own[0].start, own[-1].end))
        add_envoys(drafts, mentions.people, mentions.parties, own, words)
        kept, rejections = finish_drafts(drafts, setting)
        page.considered.extend(rejections)
        topics = share_topics(mentions, number, speaks, kept)
        outcomes = share_outcomes(readings, speaks, kept)
        composer = Composer(
            page.tokens,
            page.document,
            name_source(page, number),
            setting,
            self._country_name,
            self._codes,
            self._title_words,
            name_parties(mentions.parties),
        )
        return [composer.compose(d, topics.get(id(d), []), outcomes.get(id(d), [])) for d in kept]

    def _read_sentence(
        self, reading: Reading, drafts: list[Draft], discourse: Discourse, considered: list[Rejection]
    ) -> list[Draft]:
        """Add what one sentence says to the drafts; the drafts it speaks of."""
        groups = give_sides(reading, find_groups(reading), discourse)
        touched: list[Draft] = []
        before = len(considered)
        for group in groups:
            if len(group.actors) == 2 and not group.govern:
                named = [a.person for a in group.actors if a.person is not None and a.person.name]
                discourse.couple = named if len(named) == 2 else discourse.couple
        discourse.note_states(reading.index, groups)
        discourse.note_officials(reading, groups)
        discourse.note_navy(reading)
        for actor in (a for group in groups for a in group.actors):
            if actor.party is not None and any(
                item.text in _COMPANIES for item in reading.items[actor.first : actor.last]
            ):
                discourse.delegation = actor.party
        triggers: list[Trigger] = []
        if reading.sentence.block != "question":
            triggers = add_further(reading, self.frames.find_triggers(reading))
            told: Told | None = None
            for trigger in triggers:
                verdict = judge(trigger, triggers, self._cues, told, discourse.visit)
                told = trigger, verdict
                arguments = find_arguments(trigger, groups, triggers)
                always = not verdict.firm or _MEETS_EACH.match(trigger.after) is not None
                if always and any(time.type == "SET" for time in arguments.times):
                    verdict = Verdict(None, "habitual")
                candidate = build_candidate(trigger, arguments, verdict, discourse)
                if _is_of_calls(trigger, drafts) and not candidate.places:
                    candidate.type = "call"
                if verdict.status is None:
                    considered.append(Rejection(candidate.anchor.start, candidate.anchor.end, verdict.cue))
                    continue
                gathered = next((d for d in reversed(touched) if is_what_for(d, candidate)), None)
                if gathered is not None:
                    extend_draft(gathered, candidate)
                    continue
                found = add_candidate(drafts, candidate, discourse)
                spoken_of = all(actor.anaphor is not None for actor in arguments.actors())
                if not found and spoken_of and (speakers := find_speakers(trigger, groups)):
                    arguments.agents[:] = speakers
                    candidate = build_candidate(trigger, arguments, verdict, discourse)
                    found = add_candidate(drafts, candidate, discourse)
                if not found and touched and continues(touched[-1], candidate):
                    extend_draft(touched[-1], candidate)
                touched.extend(found)
        if len(considered) == before and all(map(is_one_sided, touched)):
            told_of = {trigger.frame.type for trigger in triggers}
            touched.extend(self._read_loosely(reading, groups, told_of, drafts, discourse))
        if not groups:
            return touched
        venue = next((d for d in reversed(drafts) if d.body is not None), None)
        session = next((d for d in reversed(drafts) if d.body is not None and not d.host_only), None)
        last = discourse.last
        if last is not None and last.type == "signing" and session is not None:
            last = session  # "In attendance were …": at the session whose papers were signed
        current = touched[0] if touched else last
        attach(reading, groups, current, discourse.visit, session, venue, drafts)
        return touched

    def _read_loosely(
        self,
        reading: Reading,
        groups: Sequence[Group],
        told_of: Set[EventType],
        drafts: list[Draft],
        discourse: Discourse,
    ) -> list[Draft]:
        """Add what a sentence seems to tell, in which no frame has found an event; the draft it went into.

        `told_of` are the types of what frames did find and let go.
        """
        telling = read_loosely(reading, groups)
        if telling is None or (telling.trigger.frame.type == "visit" and "visit" in told_of):
            return []
        trigger = telling.trigger
        verdict = judge(trigger, [trigger], self._cues, None, discourse.visit)
        if verdict.status is None:
            return []
        return add_candidate(
            drafts, build_candidate(trigger, telling.arguments, verdict, discourse), discourse
        )
