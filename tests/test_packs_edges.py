"""The words at the edges of patterns: whoever looks at them first misses nothing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from irevents.groups.breaks import search_offices
from irevents.groups.governing import _GOVERN
from irevents.groups.phrases import anaphor_words
from irevents.packs.edges import is_plain, list_first_words, list_last_words
from irevents.packs.patterns import write_pattern

PATTERNS = [write_pattern("anaphor"), *(pattern.pattern for _, pattern in _GOVERN)]
WORDS = sorted({word for pattern in PATTERNS for word in re.findall(r"\w+", pattern)} | set(",P(-"))


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("(?:^| )(?:chaired|led) by(?: the| a)*$", {"by", "the", "a"}),
        (r"\bin$", {"in"}),
        ("(?:^|[ (])off?(?: the)?$", {"of", "off", "the"}),
        ("talks? (?:on|with)$", {"on", "with"}),
        ("lks$", None),  # of which word?
        (r"by(?: \w+)?$", None),
        (r"(?: \w+){0,3}$", None),
        ("of the", None),  # anywhere
        ("of(?: the)?(?= |$)", None),
    ],
)
def test_last_words(pattern: str, words: set[str] | None) -> None:
    assert list_last_words(pattern) == words


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("(?:both|the two) (?:sides|states)", {"both", "the"}),
        ("they(?= |$)|he(?= |$)", {"they", "he"}),
        ("it(?= (?:was|is) received)", {"it"}),
        ("(?:the )?sides(?= |$)", {"the", "sides"}),
        ("they", None),  # or "theyll"
        (r"\w+ sides", None),
    ],
)
def test_first_words(pattern: str, words: set[str] | None) -> None:
    assert list_first_words(pattern) == words


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join))
def test_a_match_has_one_of_the_words(text: str) -> None:
    for pattern in PATTERNS:
        first, last = list_first_words(pattern), list_last_words(pattern)
        if first is not None and re.match(pattern, text):
            assert text.split(" ")[0] in first
        if last is not None and re.search(pattern, text):
            word = text[text.rfind(" ") + 1 :]
            assert word in last or not is_plain(word)


def test_the_patterns_tried_at_every_word_are_known_by_their_words() -> None:
    """One alternative that may begin with any word has the pattern tried at every word of a text."""
    words = anaphor_words()
    assert words is not None
    assert words.isdisjoint(("summit", "met"))
    assert [pattern for _, pattern in _GOVERN if list_last_words(pattern.pattern) is None] == [
        pattern for _, pattern in _GOVERN if "without(" in pattern.pattern
    ]
    assert search_offices("the foreign ministers of the") is not None
    assert search_offices("a meeting of the") is None
