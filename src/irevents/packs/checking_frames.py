"""Check the frames of a pack: their patterns, and the words without which a text is passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from irevents.errors import Problem
from irevents.packs.entries import FrameEntry

_WORD = re.compile(r"[^\W_]+")


def check_frames(frames: Sequence[FrameEntry], *, file: str) -> list[Problem]:
    """What is wrong with frames beside their form.

    A pattern that is no regular expression, a frame without an example of either kind, and `openings` and
    `begins` that cannot hold: of a word that is none of the frame's, or with none that is in an example.
    """
    return [problem for frame in frames for problem in _check_frame(frame, file)]


def _check_frame(frame: FrameEntry, file: str) -> Iterator[Problem]:
    place = f"entry {frame.id}"
    for pattern in frame.alternatives():
        try:
            re.compile(pattern)
        except re.error as error:
            yield Problem(file, f"{place}.pattern: no regular expression: {error}: {pattern!r}")
    if not frame.examples:
        yield Problem(file, f"{place}.examples: missing", "write a sentence in which the frame is found")
    if not frame.counter_examples:
        yield Problem(
            file, f"{place}.counter_examples: missing", "write a sentence in which the frame is not found"
        )
    for word in frame.begins.keys() - {*frame.words}:
        remedy = "take it out, or add it to words"
        yield Problem(file, f"{place}.begins: {word!r} is none of the frame's words", remedy)
    for word, phrases in frame.begins.items():
        for phrase in phrases:
            first = phrase.split()[0]
            if first != word and first in frame.words:
                said = f"{place}.begins.{word}: {phrase!r} begins with another word of the frame"
                yield Problem(file, said, f"put it under {first}")
    for sentence in frame.examples:
        if not _may_be_found(frame, sentence):
            said = f"{place}: no opening is in its example {sentence!r}"
            yield Problem(file, said, "add the words that stand there to openings or begins")


def _may_be_found(frame: FrameEntry, sentence: str) -> bool:
    """Whether the sieve lets a sentence pass for the frame, as far as `openings` and `begins` go."""
    text = _list_words(sentence)
    if frame.openings:
        return any(_list_words(phrase) in text for phrase in frame.openings)
    there = [word for word in frame.words if _list_words(word) in text]
    return not there or any(
        word not in frame.begins or any(_list_words(phrase) in text for phrase in frame.begins[word])
        for word in there
    )


def _list_words(text: str) -> str:
    """The words of a text in small letters with a space on either side of each, as the sieve cuts them."""
    return f" {' '.join(_WORD.findall(text.lower()))} "
