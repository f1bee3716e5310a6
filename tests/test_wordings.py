"""What a sentence tells does not change with words before or behind it that belong to nothing in it.

Each case of one sentence (see test_cases.py) is told again with them, and must give what it gave.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_cases import CASES, KNOWN_FAILURES, Case, check

from irevents import Extractor

SMALL = frozenset(
    {
        "A",
        "After",
        "Among",
        "An",
        "As",
        "At",
        "Before",
        "Between",
        "Both",
        "During",
        "For",
        "Following",
        "From",
    }
    | {
        "Her",
        "His",
        "Hours",
        "In",
        "It",
        "On",
        "One",
        "Since",
        "The",
        "Their",
        "Three",
        "Two",
        "Under",
        "With",
    }
)
"""Words that the sentence alone writes with a capital."""
BEFORE = ("Meanwhile, ", "According to a statement, ", "The ministry said that ")
BEHIND = (", the ministry said", ", officials told reporters")
NOT_OF_ONE_SENTENCE = ("\n", ". ", '"', "“", ": ", "; ", "(", " - ", "--", "–", "—", " | ")
"""What a dateline, a quotation, a heading or a second sentence has."""


STILL_CHANGED = {
    "events/asides_and_clefts/present-with-a-weekday-soon",
    "events/defence/fronted-day-of-the-end",
    "events/described_between/session-that-opens-on-a-day-in-front",
    "events/gatherings_and_guests/received-at-the-seat-of-the-ministry",
    "events/wider_wordings/summit-after-a-meeting-of-ministers",
}
"""Cases that some of the words still change."""


def is_one_sentence(case: Case) -> bool:
    plain = not any(mark in case.text for mark in NOT_OF_ONE_SENTENCE)
    return plain and case.text.endswith(".") and bool(case.events) and case.id.startswith("events/")


def begin_small(text: str) -> str:
    return text[0].lower() + text[1:] if text.split()[0] in SMALL else text


ONE_SENTENCE = [case for case in CASES if is_one_sentence(case) and case.id not in KNOWN_FAILURES]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def test_there_are_many() -> None:
    assert len(ONE_SENTENCE) > 500


@pytest.mark.parametrize("words", BEFORE)
def test_words_before_a_sentence_change_nothing(words: str, extractor: Extractor) -> None:
    told = [replace(case, text=words + begin_small(case.text)) for case in ONE_SENTENCE]
    assert {case.id for case in told if check(case, extractor)} <= STILL_CHANGED


@pytest.mark.parametrize("words", BEHIND)
def test_words_behind_a_sentence_change_nothing(words: str, extractor: Extractor) -> None:
    told = [replace(case, text=f"{case.text[:-1]}{words}.") for case in ONE_SENTENCE]
    assert {case.id for case in told if check(case, extractor)} <= STILL_CHANGED
