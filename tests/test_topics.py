"""Topics: spellings are made by code, the longest term wins, every entry does what its examples say."""

from __future__ import annotations

import pytest
from spacy.language import Language

from irevents.language import load_language
from irevents.packs import TopicEntry, load_packs, read_pack
from irevents.packs.variants import Spellings, spell_phrase
from irevents.tokens import Tokens
from irevents.topics import Topics


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_language()


@pytest.fixture(scope="module")
def topics(nlp: Language) -> Topics:
    return Topics(load_packs(), nlp=nlp)


def test_every_entry_matches_its_examples_only(nlp: Language, topics: Topics) -> None:
    wrong = []
    for entry in load_packs().topics():
        assert entry.examples, entry.id
        for sentence in entry.examples:
            if entry.id not in {topic.id for topic in topics.find(Tokens(nlp(sentence)))}:
                wrong.append(f"{entry.id} does not match {sentence!r}")
        for sentence in entry.counter_examples:
            if entry.id in {topic.id for topic in topics.find(Tokens(nlp(sentence)))}:
                wrong.append(f"{entry.id} matches {sentence!r}")
    assert wrong == []


def test_no_phrase_belongs_to_two_topics() -> None:
    owners: dict[str, str] = {}
    doubles = []
    for entry in load_packs().topics():
        for pattern in {pattern.lower() for pattern in entry.patterns}:
            if pattern in owners:
                doubles.append(f"{pattern}: {owners[pattern]}, {entry.id}")
            owners[pattern] = entry.id
    assert doubles == []


@pytest.mark.parametrize(
    ("phrase", "spelling"),
    [
        ("Su-30 MKI", "Su-30MKI"),
        ("Su-30 MKI", "Su 30 MKI"),
        ("Su-30 MKI", "Su30 MKI"),
        ("air-to-air missile", "air to air missiles"),
        ("defence cooperation", "defense cooperation"),
        ("digitalisation", "digitalization"),
        ("deep-sea port", "deep sea ports"),
        ("debt strategy", "debt strategies"),
    ],
)
def test_spellings(phrase: str, spelling: str) -> None:
    spellings = Spellings.from_pack(read_pack("spellings"))
    assert spelling in spell_phrase(phrase, spellings, plural=True)


def test_longest_term_wins(nlp: Language, topics: Topics) -> None:
    found = topics.find(Tokens(nlp("They spoke about the S-400 Triumf.")))
    assert [(topic.id, topic.start, topic.end) for topic in found] == [("s-400", 4, 6)]


def test_entries_are_topic_entries() -> None:
    assert all(isinstance(entry, TopicEntry) for entry in load_packs().entries("topics"))


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("The Minister of Foreign Trade and Tourism had a word on fisheries.", ["fisheries"]),
        ("She wrote to the Federal Service for Military Technical Cooperation.", []),
        ("Tourism Minister Ada Mensah landed at Kigali Airport.", []),
        ("They discussed tourism, trade and airports.", ["tourism", "trade", "airports"]),
        ("Defence Cooperation was on the agenda.", ["defence cooperation"]),
        ("They took up Drones, C-UAS and Electronic Warfare.",
         ["drones", "counter-unmanned aerial systems", "electronic warfare"]),
    ],
)  # fmt: skip
def test_fields_of_offices_are_no_topics(nlp: Language, topics: Topics, text: str, labels: list[str]) -> None:
    assert [topic.label for topic in topics.find(Tokens(nlp(text)))] == labels


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The Assistant Secretary for South and Central Asian Affairs came.", False),
        ("They spoke of Central Asian affairs.", True),
        ("They spoke of living standards and of the political culture.", False),
        ("They spoke of standards and of culture.", True),
    ],
)
def test_no_topic_in_phrases_of_another_sense(
    nlp: Language, topics: Topics, sentence: str, found: bool
) -> None:
    """A field in the name of an office, and a word that means another thing beside its neighbour."""
    assert bool(topics.find(Tokens(nlp(sentence)))) is found
