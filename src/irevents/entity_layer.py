"""The entity layer: articles, sentences, and all that is named in them."""

from __future__ import annotations

from irevents.articles import find_sentences, flatten_text, read_page
from irevents.bodies import Bodies
from irevents.capitals import find_capitals
from irevents.language import load_language
from irevents.packs import Packs
from irevents.pages import Page, find_setting
from irevents.people import People
from irevents.places import Places
from irevents.publication import find_publication
from irevents.reading import Mentions
from irevents.records import Document
from irevents.times import find_times
from irevents.times.scanning import scan
from irevents.tokenizing import Tokenizer
from irevents.topics import Topics


class EntityLayer:
    """Finds what a page names: parties, places, bodies, people, times, topics."""

    def __init__(self, knowledge: Packs) -> None:
        nlp = load_language()
        self._tokenizer = Tokenizer(nlp)
        self.places = Places(knowledge)
        self.bodies = Bodies(knowledge, nlp=nlp)
        self.people = People(knowledge)
        self._topics = Topics(knowledge, nlp=nlp)

    def read(self, document: Document) -> Page:
        """The page of a document, with its articles, sentences and mentions."""
        text = document.text
        articles = read_page(text)
        flat = flatten_text(text, articles)
        tokens = self._tokenizer.read(flat)
        sentences = find_sentences(tokens, articles)
        dates = scan(flat, hard_lines=True)
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
                scanned=dates,
                is_city=self.places.is_city,
            )
            for number, article in enumerate(articles)
        }
        lines = [p.dateline for p in publications.values() if p is not None and p.dateline is not None]
        parties, places = self.places.find(tokens, frozenset(line.city_start for line in lines))
        bodies = self.bodies.find(tokens, parties)
        people = self.people.find(tokens, sentences, parties, places, bodies)
        times = find_times(tokens, sentences, published=publications, scanned=dates)
        topics = self._topics.find(tokens)
        mentions = Mentions(sentences, parties, places, bodies, people, times, topics)
        page = Page(document, tokens, articles, mentions, publications, [])
        if "capital" in text and "capital" in tokens.lows:
            self._add_capitals(page)
        return page

    def _add_capitals(self, page: Page) -> None:
        mentions = page.mentions
        homes: dict[int, str] = {}
        for number in range(len(page.articles)):
            setting = find_setting(page, number)
            code = setting.dateline.country if setting.dateline is not None else setting.home
            if code is not None:
                homes[number] = code
        words = page.words
        cities = [place for place in mentions.places if place.kind == "city"]
        capitals = find_capitals(words, mentions.sentences, homes, self.places.resolve_capital, cities)
        if capitals:
            mentions.places = sorted([*mentions.places, *capitals], key=lambda p: (p.start, p.end))
