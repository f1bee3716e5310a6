"""Documents in, events out. Read this first: `Extractor.read` is the table of contents, one line a step."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from spacy.tokens import Doc

from irevents.arguments import find_arguments, follows_journey
from irevents.articles import Article, CompactText, compact_text, find_sentences, flatten_text, read_page
from irevents.assembly import add_candidate, continues, extend_draft
from irevents.attachments import CUES, attach
from irevents.bodies import Bodies
from irevents.candidates import Discourse, build_candidate
from irevents.capitals import find_capitals
from irevents.composing import Composer
from irevents.drafts import Anchor, Draft
from irevents.finishing import Rejection, Setting, finish_drafts, home_state
from irevents.groups import find_groups
from irevents.language import load_language
from irevents.mentions import PartyMention, PlaceMention, TopicMention
from irevents.merging import finish, merge, merge_articles
from irevents.model_names import ModelNames
from irevents.outcomes import find_outcomes
from irevents.packs import load_packs
from irevents.packs.cache import load_cached
from irevents.people import People
from irevents.places import Places
from irevents.publication import Publication, find_publication
from irevents.reading import Mentions, Reading, build_readings
from irevents.records import Document, Event, Outcome, Source
from irevents.relevance import Domains
from irevents.sieve import Sieve
from irevents.status import Cues, Verdict
from irevents.times import find_times
from irevents.topics import Topics
from irevents.triggers import Frames


@dataclass(frozen=True, slots=True)
class Considered:
    """A trigger that gave no event: `quote` is `text[start:end]`, `reason` why it was let go."""

    start: int
    end: int
    quote: str
    reason: str


@dataclass(slots=True)
class _Page:
    """One page while it is read."""

    document: Document
    doc: Doc
    articles: Sequence[Article]
    mentions: Mentions
    publications: Mapping[int, Publication | None]
    considered: list[Rejection]
    compact: CompactText | None = None
    _words: list[str] | None = None

    @property
    def words(self) -> list[str]:
        """The lower-cased tokens."""
        if self._words is None:
            self._words = [token.lower_ for token in self.doc]
        return self._words


class Extractor:
    """Reads documents and returns their events.

    Building one compiles the packs (a fraction of a second); it may then be used for any number of documents.

    Args:
        packs: further knowledge packs, by path.
        model: a trained spaCy pipeline, by name or folder, that adds the names of persons the rules miss
            in sentences that hold an event.
        merge: whether `pipe` makes one record of the reports of one event.

    Raises:
        IreventsError: a pack is not valid, or the model is not installed.
    """

    def __init__(
        self, *, packs: Sequence[str | Path] = (), model: str | None = None, merge: bool = True
    ) -> None:
        knowledge = load_packs([Path(path) for path in packs])
        self.merge = merge
        self.model = ModelNames(model) if model is not None else None
        self._nlp = load_language()
        self._places = Places(knowledge)
        self._bodies = Bodies(knowledge, nlp=self._nlp)
        self._people = People(knowledge)
        self._topics = Topics(knowledge, nlp=self._nlp)
        self._frames = Frames(knowledge.read("frames"))
        self._domains = Domains(knowledge.read("domains"))
        self._cues = Cues(knowledge.read("cues"))
        self._codes = knowledge.read("codes")
        self._sieve = Sieve(
            triggers=load_cached(
                "openings", lambda: sorted({*self._frames.openings()}), made_from=knowledge.digest("frames")
            ),
            bodies=self._bodies.phrases(),
            names=self._places.party_phrases(),
            titles=self._people.title_phrases(),
            is_leader=self._people.is_leader_word,
            may_name_leader=self._people.may_name_leader,
        )

    def extract(self, document: Document) -> list[Event]:
        """The events of one document, in the order of their dates."""
        if not self.may_tell(document.text):
            return []
        return finish(self.read(document)[0])

    def may_tell(self, text: str) -> bool:
        """False for a text whose words alone show that it holds no event (most of a newspaper)."""
        compact = compact_text(text)
        return self._sieve.may_tell(text if compact is None else compact.text)

    def pipe(self, documents: Iterable[Document]) -> Iterator[Event]:
        """The events of many documents: one record for each event, or with `merge=False` one a report."""
        if not self.merge:
            for document in documents:
                yield from self.extract(document)
            return
        yield from merge([event for document in documents for event in self.extract(document)])

    def explain_rejections(self, document: Document) -> list[Considered]:
        """What was considered in a document and gave no event, with the reason."""
        page = self.read(document)[1]
        doc = page.doc
        found = []
        for rejection in page.considered:
            start = doc[rejection.start].idx
            last = doc[rejection.end - 1]
            end = last.idx + len(last.text)
            if page.compact is not None:
                start, end = page.compact.restore(start, end)
            found.append(Considered(start, end, document.text[start:end], rejection.reason))
        return sorted(found, key=lambda c: (c.start, c.end))

    def read(self, document: Document) -> tuple[list[Event], _Page]:
        """The events of one document as its articles tell them, and the page as it was read."""
        compact = compact_text(document.text)
        page = self._read_page(
            document if compact is None else document.model_copy(update={"text": compact.text})
        )
        page.compact = compact
        told = [self._article_events(page, number) for number in range(len(page.articles))]
        if compact is not None:
            told = [[_restore_evidence(event, document.text, compact) for event in events] for events in told]
        return merge_articles(told), page

    def _read_page(self, document: Document) -> _Page:
        """The entity layer: articles, sentences, and all that is named in them."""
        text = document.text
        articles = read_page(text)
        flat = flatten_text(text, articles)
        doc = self._nlp.make_doc(flat)
        sentences = find_sentences(doc, articles)
        publications = {
            number: find_publication(
                text,
                start=article.start if number else 0,
                end=articles[1].start
                if not number and len(articles) > 1
                else article.end
                if number
                else None,
                published=document.published if not number else None,
            )
            for number, article in enumerate(articles)
        }
        parties, places = self._places.find(doc)
        bodies = self._bodies.find(doc, parties)
        people = self._people.find(doc, sentences, parties, places, bodies)
        times = find_times(doc, sentences, published=publications, text=flat)
        topics = self._topics.find(doc)
        mentions = Mentions(sentences, parties, places, bodies, people, times, topics)
        page = _Page(document, doc, articles, mentions, publications, [])
        if "capital" in text:
            self._add_capitals(page)
        return page

    def _add_capitals(self, page: _Page) -> None:
        mentions = page.mentions
        homes: dict[int, str] = {}
        for number in range(len(page.articles)):
            setting = self._setting(page, number)
            code = setting.dateline.country if setting.dateline is not None else setting.home
            if code is not None:
                homes[number] = code
        words = page.words
        capitals = find_capitals(
            words, mentions.sentences, mentions.parties, homes, self._places.resolve_capital
        )
        if capitals:
            mentions.places = sorted([*mentions.places, *capitals], key=lambda p: (p.start, p.end))

    def _article_events(self, page: _Page, number: int) -> list[Event]:
        """The event layer for one article: triggers, candidates, drafts, records."""
        mentions = page.mentions
        setting = self._setting(page, number)
        words = page.words
        own = [s for s in mentions.sentences if s.article == number]
        marked = set(self._frames.wants(words, mentions.sentences, mentions.bodies))
        wanted = [
            i
            for i, s in enumerate(mentions.sentences)
            if s.article == number and (i in marked or not CUES.isdisjoint(words[s.start : s.end]))
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
        if self.model is not None:
            added = self.model.find(page.doc, [mentions.sentences[i] for i in wanted], mentions)
            mentions.people = sorted([*mentions.people, *added], key=lambda p: (p.start, p.end))
        readings = build_readings(page.doc, mentions, wanted, datelines)
        discourse = Discourse(mentions.sentences, mentions.people)
        drafts: list[Draft] = []
        speaks: dict[int, list[Draft]] = {}
        for index in wanted:
            speaks[index] = self._read_sentence(readings[index], drafts, discourse, page.considered)
        kept, rejections = finish_drafts(drafts, setting)
        page.considered.extend(rejections)
        topics = _share_topics(mentions, number, speaks, kept)
        outcomes = _share_outcomes(readings, speaks, kept)
        composer = Composer(
            page.doc,
            page.document,
            self._source(page, number),
            setting,
            self._places.country_name,
            self._codes,
            _party_names(mentions.parties),
        )
        return [composer.compose(d, topics.get(id(d), []), outcomes.get(id(d), [])) for d in kept]

    def _read_sentence(
        self, reading: Reading, drafts: list[Draft], discourse: Discourse, considered: list[Rejection]
    ) -> list[Draft]:
        """Add what one sentence says to the drafts; the drafts it speaks of."""
        groups = find_groups(reading)
        touched: list[Draft] = []
        for actor in (a for group in groups for a in group.actors):
            if actor.party is not None and reading.items[actor.last - 1].text in (
                "delegation",
                "contingent",
                "team",
                "entrepreneurs",
            ):
                discourse.delegation = actor.party
        if reading.sentence.block != "question":
            triggers = self._frames.find_triggers(reading)
            before: Verdict | None = None
            for trigger in triggers:
                verdict = self._cues.assess(trigger)
                if (
                    before is not None
                    and not verdict.firm
                    and before.status == "planned"
                    and follows_journey(trigger)
                ):
                    verdict = before
                before = verdict
                arguments = find_arguments(trigger, groups, triggers)
                if any(time.type == "SET" for time in arguments.times) and not verdict.firm:
                    verdict = Verdict(None, "habitual")
                candidate = build_candidate(trigger, arguments, verdict, discourse)
                if verdict.status is None:
                    considered.append(Rejection(candidate.anchor.start, candidate.anchor.end, verdict.cue))
                    continue
                found = add_candidate(drafts, candidate, discourse)
                if not found and touched and continues(touched[-1], candidate):
                    extend_draft(touched[-1], candidate)
                touched.extend(found)
        bodies = [d for d in reversed(drafts) if d.body is not None]
        session = next((d for d in bodies if not d.host_only), None)
        last = discourse.last
        if last is not None and last.type == "signing" and session is not None:
            last = session  # "In attendance were …": at the session whose papers were signed
        current = touched[0] if touched else last
        attach(reading, groups, current, discourse.visit, session, bodies[0] if bodies else None, drafts)
        return touched

    def _setting(self, page: _Page, number: int) -> Setting:
        publication = page.publications[number]
        dateline = _byline_city(page, number)
        if publication is not None and publication.dateline is not None:
            line = publication.dateline
            dateline = next(
                (
                    p
                    for p in page.mentions.places
                    if p.kind == "city" and line.city_start <= page.doc[p.start].idx < line.city_end
                ),
                dateline,
            )
        counts = Counter(
            p.code for p in page.mentions.parties if p.kind == "state" and _in_article(page, p.start, number)
        )
        people = [p for p in page.mentions.people if _in_article(page, p.start, number)]
        codes = {p.name.lower(): p.code for p in page.mentions.parties if p.kind == "state"}
        others = [code for code, count in counts.most_common(3) if count > 1]
        if dateline is not None and dateline.country is not None:
            others.insert(0, dateline.country)
        return Setting(
            publication.date if publication is not None else None,
            dateline,
            home_state(people, counts, codes),
            codes,
            tuple(others),
        )

    def _source(self, page: _Page, number: int) -> Source:
        document, publication = page.document, page.publications[number]
        title = document.title
        span = page.articles[number].title
        if title is None and span is not None:
            title = " ".join(document.text[span[0] : span[1]].split())
        published = publication.date if publication is not None else None
        return Source(
            document=document.id,
            title=title,
            publisher=document.publisher,
            url=document.url,
            published=published if number else document.published or published,
        )


def _restore_evidence(event: Event, text: str, compact: CompactText) -> Event:
    """The event with its evidence in offsets of the text as given, of which it was read a compact form."""
    evidence = []
    for one in event.evidence:
        start, end = compact.restore(one.start, one.end)
        evidence.append(one.model_copy(update={"start": start, "end": end, "quote": text[start:end]}))
    return event.model_copy(update={"evidence": tuple(evidence)})


def _byline_city(page: _Page, number: int) -> PlaceMention | None:
    """The city of a byline ("PTI Lima (Peru)"), which stands for a dateline."""
    for sentence in page.mentions.sentences:
        if sentence.article == number and sentence.block == "byline":
            for place in page.mentions.places:
                if place.kind == "city" and sentence.start <= place.start < sentence.end:
                    return place
    return None


def _in_article(page: _Page, token: int, number: int) -> bool:
    article = page.articles[number]
    return article.start <= page.doc[token].idx < article.end


def _party_names(
    parties: Sequence[PartyMention],
) -> dict[str, tuple[str, Literal["state", "organisation"]]]:
    """What each code of the document stands for; the more frequent reading where two share a code (AU)."""
    counts = Counter((p.code, p.name, p.kind) for p in parties)
    names: dict[str, tuple[str, Literal["state", "organisation"]]] = {}
    for (code, name, kind), _ in sorted(counts.items(), key=lambda row: (row[1], row[0])):
        names[code] = (name, kind)
    return names


def _share_topics(
    mentions: Mentions, article: int, speaks: Mapping[int, Sequence[Draft]], kept: Sequence[Draft]
) -> dict[int, list[TopicMention]]:
    """Each topic to the event its sentence speaks of; a sentence that names none goes on with the last."""
    alive = {id(draft) for draft in kept}
    shared: dict[int, list[TopicMention]] = {}
    current: list[Draft] = []
    position = 0
    for number, sentence in enumerate(mentions.sentences):
        if sentence.article != article:
            continue
        named = [d for d in speaks.get(number, ()) if id(d) in alive]
        current = named or current
        while position < len(mentions.topics) and mentions.topics[position].start < sentence.start:
            position += 1
        first = position
        while first < len(mentions.topics) and mentions.topics[first].end <= sentence.end:
            for draft in current[:1]:
                shared.setdefault(id(draft), []).append(mentions.topics[first])
            first += 1
    return shared


def _share_outcomes(
    readings: Mapping[int, Reading], speaks: Mapping[int, Sequence[Draft]], kept: Sequence[Draft]
) -> dict[int, list[tuple[Outcome, Anchor]]]:
    alive = {id(draft) for draft in kept}
    shared: dict[int, list[tuple[Outcome, Anchor]]] = {}
    current: Draft | None = None
    for number, reading in readings.items():
        named = [d for d in speaks.get(number, ()) if id(d) in alive]
        signing = [d for d in named if d.type == "signing"]
        current = (signing or named)[0] if named else current
        if current is not None:
            shared.setdefault(id(current), []).extend(find_outcomes(reading))
    return shared


def extract(document: str | Document, *, published: dt.date | str | None = None) -> list[Event]:
    """The events of one text or document, published on the given day where that is known.

    Builds an `Extractor` on every call; for many documents build one and keep it.
    """
    if isinstance(published, str):
        published = dt.date.fromisoformat(published)
    if isinstance(document, str):
        document = Document(document, published=published)
    elif published is not None:
        document = document.model_copy(update={"published": published})
    return Extractor().extract(document)
