"""The words that patterns need: a text without them holds no match, so that nothing is missed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from irevents.packs.loading import read_pack
from irevents.packs.needed import list_needed_words, list_runs
from irevents.packs.patterns import Pattern, _entries, write_pattern
from irevents.status.cues import write_cue

PATTERNS = [write_pattern(id) for id, entry in _entries().items() if "pattern" in entry]
CUES = [write_cue(entry) for entry in read_pack("cues")["entry"]]
KNOWN = [(re.compile(one), words) for one in (*PATTERNS, *CUES) if (words := list_needed_words(one))]
EXAMPLES = [text for entry in _entries().values() for text in entry.get("examples", ())]
WORDS = sorted({word for words in [w for _, w in KNOWN] for word in words} | set("PSDBCTV,.(-'"))


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("(?:^| )(?:chaired|led) by(?: the| a)*$", {"chaired", "led"}),
        (r"\b(?:sign(?:ed|s)?|inked)\b", {"sign", "signed", "signs", "inked"}),
        (r"(?:meeting|talks)(?: [\w-]+){0,3} tomorrow(?= |$)", {"tomorrow"}),
        (r"(?<![\w-])one-on-one\b", {"one"}),
        (r"(?:^| )the (?=former (?:'s|'))", {"former"}),
        ("(?:the )+sides(?= |$)", {"sides"}),
        ("separate", None),  # or "separately"
        (r"separate\b", None),  # or "inseparate"
        (r"\bsepa\w+", None),
        (r"(?:^| )(?:held|[a-z]+ed) talks?", None),
        (r"\Bheld ", None),
        (r"(?<=\w)held ", None),
        (r"(?<![^\w])held ", None),
        ("(?i:held )", None),
        (r"(?:\bheld)? ", None),
    ],
)
def test_needed_words(pattern: str, words: set[str] | None) -> None:
    assert list_needed_words(pattern) == words


def test_most_patterns_need_words() -> None:
    assert len(KNOWN) > 0.8 * (len(PATTERNS) + len(CUES))
    assert Pattern("issued").may_be_in({"signed"})
    assert not Pattern("issued").may_be_in({"discussed"})
    assert Pattern("joiner").may_be_in(set())  # of which no words are known


@pytest.mark.parametrize("text", EXAMPLES)
def test_examples_have_the_words_they_need(text: str) -> None:
    assert_found_alike(text)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.one_of(st.sampled_from(WORDS), st.sampled_from(EXAMPLES)), min_size=1, max_size=5).map(
        " ".join
    )
)
def test_who_looks_at_the_words_first_misses_nothing(text: str) -> None:
    assert_found_alike(text)


def assert_found_alike(text: str) -> None:
    runs = list_runs(text.split(" "))
    assert runs == frozenset([*re.findall(r"\w+", text), *text.split(" ")])
    for pattern, words in KNOWN:
        if words.isdisjoint(runs):
            assert not pattern.search(text), pattern.pattern
