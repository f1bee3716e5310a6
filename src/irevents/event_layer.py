"""The event layer: from the mentions of an article to its events."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from irevents.arguments import find_arguments, follows_journey, is_joined, shares_verb
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
from irevents.finishing import Rejection, finish_drafts
from irevents.groups import find_groups
from irevents.mentions import PersonMention, Sentence
from irevents.model_names import ModelNames
from irevents.packs import Packs
from irevents.packs.cache import load_cached
from irevents.packs.patterns import Pattern, read_words
from irevents.pages import Page, find_setting, name_parties, name_source
from irevents.reading import Reading, build_readings
from irevents.records import Event
from irevents.relevance import Domains
from irevents.sharing import share_outcomes, share_topics
from irevents.sides import give_sides, name_sides
from irevents.status import Cues, Verdict, list_cue_words
from irevents.triggers import Frames, Trigger

# "the Kenyan delegation", "the delegation from Kenya": who "the delegation" is afterwards
_COMPANIES = frozenset({"delegation", "contingent", "team", "entrepreneurs"})


# "will meet Dahl separately and host a discussion": the bare verb is planned like the one before it
_AND = re.compile(r"(?:^| )(?:and|or|,)(?: (?:also|then|later|to))?$")
_BARE = frozenset(
    {"host", "meet", "visit", "sign", "receive", "call", "travel", "head", "attend", "hold", "pay"}
)


def _goes_with(trigger: Trigger) -> bool:
    """Whether a trigger is a bare verb joined to the verb before it."""
    bare = trigger.frame.head == "verb" and trigger.text.split()[0] in _BARE
    return bare and _AND.search(trigger.before) is not None


# "The main events of his programme include laying a wreath and talks with Berg"
_PROGRAMME = Pattern("programme-includes")


def _is_to_come(visit: Draft | None) -> bool:
    """Whether the visit spoken of is planned or under way."""
    return visit is not None and visit.status in ("planned", "ongoing")


_AFTER_TALKS = re.compile(r"(?:^| )(?:after|following)(?: (?:a|an|the|their))?(?: [\w-]+){0,3}$")


def _is_after_signing(
    trigger: Trigger, before: Verdict, verdict: Verdict, triggers: Sequence[Trigger]
) -> bool:
    """ "The two are to sign accords following their annual talks": the talks are still to come."""
    signing = next((t for t in reversed(triggers) if t.last <= trigger.first), None)
    planned = before.status == "planned" and not verdict.firm and trigger.frame.head == "noun"
    return (
        planned
        and signing is not None
        and signing.frame.roles == "signing"
        and _AFTER_TALKS.search(trigger.before) is not None
    )


def _is_of_calls(trigger: Trigger, drafts: Sequence[Draft]) -> bool:
    """ "held a series of phone calls … In a conversation with Berg, he said": one of the calls."""
    spoken = trigger.frame.id == "interaction" and "conversation" in trigger.text
    told = [d for d in drafts[-20:] if d.type in ("call", "meeting")]
    return spoken and any(d.split for d in told) and all(d.type == "call" for d in told if d.split)


def _is_of_the_two(trigger: Trigger) -> bool:
    """Whether a journey is made for a session of two states, which does not take place without the one."""
    return trigger.body is not None and len(trigger.body.parties) == 2 and follows_journey(trigger)


# "will sign a treaty | during the visit of Lee": the visit is planned like the signing
_FRAMES = Pattern("during-visit")
_WAS_DONE = re.compile(r" (?:agreed|made|announced|taken|reached|decided|met|held|said|promised|was|were)\b")


def _frames(trigger: Trigger) -> bool:
    """Whether a planned event is told to take place during this visit."""
    match = _FRAMES.search(trigger.before) if trigger.frame.type == "visit" else None
    return match is not None and _WAS_DONE.search(trigger.before) is None


def _is_under_way(trigger: Trigger, visit: Draft | None) -> bool:
    """ "The ships arrived on Monday. Drills will be held during the visit": it is no visit to come."""
    return trigger.definite and visit is not None and visit.status in ("ongoing", "held")


_FOR = re.compile(r"(?:^| )for(?: (?:a|an|the|his|her|their))?(?: (?!in\b|on\b|at\b|to\b)[\w-]+){0,3}$")


def _is_errand(trigger: Trigger, previous: Trigger) -> bool:
    """ "will host the leaders of Japan and Fiji | for a summit": planned like the verb before it."""
    noun = trigger.frame.head == "noun" and trigger.frame.type in ("meeting", "summit", "call")
    return (
        noun
        and trigger.segment == previous.segment
        and previous.frame.head == "verb"
        and _FOR.search(trigger.before) is not None
    )


_WAS_TO = re.compile(
    r"(?:^| )(?:(?:was|were) (?:(?:due|set|scheduled|expected) )?to|would have)(?: have| also)?$"
)


_SPEECHES = frozenset({"statement", "speech", "remarks", "address"})


def _find_orator(
    sentences: Sequence[Sentence], words: Sequence[str], people: Sequence[PersonMention]
) -> PersonMention | None:
    """Who speaks in an article headed "Statement to the media by President Berg"."""
    for sentence in sentences[:3]:
        told = words[sentence.start : sentence.end]
        if sentence.block not in ("headline", "subheadline", "lead") or _SPEECHES.isdisjoint(told[:8]):
            continue
        spoken = ("by", "of", "from")
        by = next((sentence.start + n for n, word in enumerate(told) if word in spoken), None)
        if by is not None:
            return next((p for p in people if by < p.start <= by + 2 and p.start < sentence.end), None)
    return None


class EventLayer:
    """Triggers, candidates, drafts, records; `model` adds persons where a sentence holds an event."""

    def __init__(
        self, knowledge: Packs, *, country_name: Callable[[str], str | None], model: ModelNames | None
    ) -> None:
        self.frames = Frames(knowledge.read("frames"))
        self._domains = Domains(knowledge.read("domains"))
        cues = knowledge.read("cues")
        words = load_cached("cue-words", lambda: list_cue_words(cues), made_from=knowledge.digest("cues"))
        self._cues = Cues(cues, words=words)
        self._codes = knowledge.read("codes")
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
            added = self._model.find(page.tokens.doc, [mentions.sentences[i] for i in wanted], mentions)
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
            name_parties(mentions.parties),
        )
        return [composer.compose(d, topics.get(id(d), []), outcomes.get(id(d), [])) for d in kept]

    def _read_sentence(
        self, reading: Reading, drafts: list[Draft], discourse: Discourse, considered: list[Rejection]
    ) -> list[Draft]:
        """Add what one sentence says to the drafts; the drafts it speaks of."""
        groups = give_sides(reading, find_groups(reading), discourse)
        touched: list[Draft] = []
        for group in groups:
            named = [a.person for a in group.actors if a.person is not None and a.person.name]
            if len(named) == len(group.actors) == 2 and not group.govern:
                discourse.couple = named
        discourse.note_states(reading.index, groups)
        discourse.note_navy(reading)
        for actor in (a for group in groups for a in group.actors):
            words = {item.text for item in reading.items[actor.first : actor.last]}
            if actor.party is not None and words & _COMPANIES:
                discourse.delegation = actor.party
        if reading.sentence.block != "question":
            triggers = add_further(reading, self.frames.find_triggers(reading))
            before: Verdict | None = None
            previous: Trigger | None = None
            for trigger in triggers:
                verdict = self._cues.assess(trigger.shared or trigger)
                if (
                    before is not None
                    and not verdict.firm
                    and before.status == "planned"
                    and (
                        follows_journey(trigger)
                        or _goes_with(trigger)
                        or (_frames(trigger) and not _is_under_way(trigger, discourse.visit))
                        or (previous is not None and _is_errand(trigger, previous))
                        or (previous is not None and shares_verb(trigger, previous))
                    )
                ):
                    verdict = before
                if before is not None and before.cue == "status-under-way" and follows_journey(trigger):
                    verdict = verdict if verdict.firm else Verdict("planned", "status-ahead", firm=False)
                if before is not None and before.cue == "status-negated" and _is_of_the_two(trigger):
                    verdict = before  # "is unlikely to visit Peru for the Chile-Peru summit"
                if before is not None and before.status == "cancelled" and _WAS_TO.search(trigger.before):
                    verdict = before  # "called off the visit, during which he was to meet Lee"
                following = next((t for t in triggers if t.first >= trigger.last), None)
                if following is not None and is_joined(trigger, following) and not verdict.firm:
                    verdict = self._cues.assess(following)  # "Sessions of A and B will be held"
                if before is not None and _is_after_signing(trigger, before, verdict, triggers):
                    verdict = before
                if not verdict.firm and _PROGRAMME.search(trigger.before) and _is_to_come(discourse.visit):
                    verdict = Verdict("planned", "status-programme")
                before, previous = verdict, trigger
                arguments = find_arguments(trigger, groups, triggers)
                if any(time.type == "SET" for time in arguments.times) and not verdict.firm:
                    verdict = Verdict(None, "habitual")
                candidate = build_candidate(trigger, arguments, verdict, discourse)
                if _is_of_calls(trigger, drafts) and not candidate.places:
                    candidate.type = "call"
                if verdict.status is None:
                    considered.append(Rejection(candidate.anchor.start, candidate.anchor.end, verdict.cue))
                    continue
                if touched and is_what_for(touched[-1], candidate):
                    extend_draft(touched[-1], candidate)
                    continue
                found = add_candidate(drafts, candidate, discourse)
                if not found and touched and continues(touched[-1], candidate):
                    extend_draft(touched[-1], candidate)
                touched.extend(found)
        venue = next((d for d in reversed(drafts) if d.body is not None), None)
        session = next((d for d in reversed(drafts) if d.body is not None and not d.host_only), None)
        last = discourse.last
        if last is not None and last.type == "signing" and session is not None:
            last = session  # "In attendance were …": at the session whose papers were signed
        current = touched[0] if touched else last
        attach(reading, groups, current, discourse.visit, session, venue, drafts)
        return touched
