"""One page while it is read, and what is known of each of its articles beside their events."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from irevents.articles import Article, CompactText
from irevents.finishing import Rejection, Setting, home_state
from irevents.mentions import PartyMention, PlaceMention, TemporalMention
from irevents.publication import Publication
from irevents.reading import Mentions
from irevents.records import Document, Source
from irevents.tokens import Tokens


@dataclass(slots=True)
class Page:
    """One page while it is read."""

    document: Document
    tokens: Tokens
    articles: Sequence[Article]
    mentions: Mentions
    publications: Mapping[int, Publication | None]
    considered: list[Rejection]
    compact: CompactText | None = None

    @property
    def words(self) -> list[str]:
        """The lower-cased tokens."""
        return self.tokens.lows


def find_setting(page: Page, number: int) -> Setting:
    """What is known of an article besides its events."""
    publication = page.publications[number]
    dateline = _byline_city(page, number)
    if publication is not None and publication.dateline is not None:
        line = publication.dateline
        dateline = next(
            (
                p
                for p in page.mentions.places
                if p.kind == "city" and line.city_start <= page.tokens.starts[p.start] < line.city_end
            ),
            dateline,
        )
    head = publication.dateline if publication is not None else None
    if head is not None and head.month is None:
        head = None  # "Oslo – The minister" is of Norway
    told = [
        p
        for p in page.mentions.parties
        if p.kind == "state"
        and _in_article(page, p.start, number)
        and not (head is not None and head.start <= page.tokens.starts[p.start] < head.end)
    ]
    named = [p for p in told if p.form != "capital"] or [p for p in told if not _is_where(page, p.start)]
    counts = Counter(p.code for p in (named or told))
    alone = len({p.code for p in told}) == 1 and any(p.form != "capital" for p in told)
    people = [p for p in page.mentions.people if _in_article(page, p.start, number)]
    codes = {p.name.lower(): p.code for p in page.mentions.parties if p.kind == "state"}
    actors = Counter(p.code for p in (named or told) if not _is_topic(page, p.start))
    salient = actors + _count_headline(page, number)
    others = [code for code, count in salient.most_common(3) if count > 1 or len(salient) == 2]
    if dateline is not None and dateline.country is not None:
        others.insert(0, dateline.country)
    return Setting(
        publication.date if publication is not None else None,
        dateline,
        home_state(people, counts, codes),
        codes,
        tuple(others),
        alone,
        tuple(t for t in page.mentions.times if _tells_day(t, page) and _in_article(page, t.start, number)),
        frozenset(p.code for p in told),
    )


def _is_where(page: Page, start: int) -> bool:
    """Whether a capital is a place: "in Brussels", "to Kyiv"; "Delhi and Lima agreed" is of governments."""
    return page.words[start - 1 : start] in (["in"], ["to"], ["at"], ["from"], ["near"], ["for"])


_ABOUT = frozenset(
    {"on", "about", "discuss", "discussed", "discussing", "regarding", "concerning", "over", "against"}
)
_STATE_OF_THINGS = frozenset({"situation", "war", "crisis", "conflict", "developments", "peace", "events"})


def _is_topic(page: Page, start: int) -> bool:
    """Whether a state is what is spoken about: "to discuss Somalia", "the situation in Syria"."""
    before = page.words[max(0, start - 3) : start]
    if before[-1:] == ["the"]:
        before = before[:-1]
    if not before:
        return False
    return before[-1] in _ABOUT or (before[-1] == "in" and not _STATE_OF_THINGS.isdisjoint(before))


_SAYING = frozenset(
    {"said", "says", "told", "announced", "reporters", "journalists", "statement", "reported", "added"}
)


def _tells_day(time: TemporalMention, page: Page) -> bool:
    """Whether it is a day of the report's own time, "this morning"; not "in 1999", not "told Berg Friday"."""
    one_day = time.precision == "day" and time.edtf_start == time.edtf_end
    if not one_day or time.stamp or time.basis not in ("publication-date", "dateline", "document"):
        return False
    return _SAYING.isdisjoint(page.words[max(0, time.start - 8) : time.start])


def name_source(page: Page, number: int) -> Source:
    """The source that the records of an article cite."""
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


def _byline_city(page: Page, number: int) -> PlaceMention | None:
    """The city of a byline ("PTI Lima (Peru)"), which stands for a dateline."""
    for sentence in page.mentions.sentences:
        if sentence.article == number and sentence.block == "byline":
            for place in page.mentions.places:
                if place.kind == "city" and sentence.start <= place.start < sentence.end:
                    return place
    return None


def _count_headline(page: Page, number: int) -> Counter[str]:
    """Twice each state that the headline names: the report is about it."""
    ranges = [
        (s.start, s.end) for s in page.mentions.sentences if s.article == number and s.block == "headline"
    ]
    return Counter(
        p.code
        for p in page.mentions.parties
        if p.kind == "state" and any(start <= p.start < end for start, end in ranges)
        for _ in range(2)
    )


def _in_article(page: Page, token: int, number: int) -> bool:
    """Whether a token stands in the article of that number."""
    article = page.articles[number]
    return article.start <= page.tokens.starts[token] < article.end


def name_parties(
    parties: Sequence[PartyMention],
) -> dict[str, tuple[str, Literal["state", "organisation"]]]:
    """What each code of the document stands for; the more frequent reading where two share a code (AU)."""
    counts = Counter((p.code, p.name, p.kind) for p in parties)
    names: dict[str, tuple[str, Literal["state", "organisation"]]] = {}
    for (code, name, kind), _ in sorted(counts.items(), key=lambda row: (row[1], row[0])):
        names[code] = (name, kind)
    return names
