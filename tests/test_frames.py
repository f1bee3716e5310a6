"""The frames of the built-in pack: found in their examples, and what the sieve knows of them."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from irevents import Document, Extractor
from irevents.frame_examples import try_frames
from irevents.frames import Frames
from irevents.packs import load_packs, read_pack

FRAMES: list[dict[str, Any]] = read_pack("frames")["entry"]
BEGINS = [frame for frame in FRAMES if "begins" in frame]
LOOK_BEHIND = re.compile(r"\(\?<[=!](?:[^()]|\([^()]*\))*\)")


def list_alternatives(frame: dict[str, Any]) -> list[str]:
    """The patterns of a frame, without what they want before the match: that cannot be made up."""
    written = frame["pattern"]
    return [LOOK_BEHIND.sub("", one) for one in ([written] if isinstance(written, str) else written)]


def list_words(text: str) -> str:
    return " " + " ".join(re.findall(r"[^\W_]+", text.lower())) + " "


@pytest.mark.parametrize("frame", BEGINS, ids=[frame["id"] for frame in BEGINS])
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(data=st.data())
def test_one_of_what_a_word_begins_stands_in_every_match(frame: dict[str, Any], data: st.DataObject) -> None:
    pattern = data.draw(st.sampled_from(list_alternatives(frame)))
    text = data.draw(st.from_regex(pattern, alphabet=st.characters(codec="ascii")))
    match = re.search(pattern, text)
    assert match is not None
    behind = text[match.start() :]
    first = re.match(r"[a-z-]+", behind)
    phrases = frame["begins"].get(first[0]) if first else None
    assert phrases is None or any(list_words(phrase) in list_words(behind) for phrase in phrases)


def test_the_sieve_wants_what_a_word_begins_and_not_the_word_alone() -> None:
    entry = {
        "id": "gather",
        "type": "meeting",
        "head": "verb",
        "roles": "encounter",
        "words": ["got", "gathered"],
        "begins": {"got": ["got together", "got round"]},
        "pattern": "(?:gathered|got together|got round)(?= |$)",
    }
    assert sorted(Frames({"entry": [entry]}).openings()) == ["gathered", "got round", "got together"]
    bare = {**entry, "pattern": r"(?:gathered|got \w+)(?= |$)", "begins": {}}
    assert sorted(Frames({"entry": [bare]}).openings()) == ["gathered", "got"]


def test_a_text_passes_by_what_a_word_begins() -> None:
    extractor = Extractor(merge=False)
    assert extractor.may_tell("Kenyan and Ugandan envoys got together in Lima.")
    assert not extractor.may_tell("Kenyan and Ugandan envoys got a letter in Lima.")
    assert extractor.may_tell("Kenyan envoys granted Ugandan envoys an audience.")
    assert not extractor.may_tell("Kenyan envoys granted Ugandan envoys a loan.")


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the frames found in what is read, as it is read."""
    found: list[str] = []
    find_triggers = Frames.find_triggers

    def note(self: Frames, reading: Any) -> Any:
        triggers = find_triggers(self, reading)
        found.extend(trigger.frame.id for trigger in triggers)
        return triggers

    monkeypatch.setattr(Frames, "find_triggers", note)
    return found


def test_every_frame_is_found_in_its_examples_and_in_no_counter_example(told: list[str]) -> None:
    extractor = Extractor(merge=False)
    wrong = []
    for frame in FRAMES:
        for key, wanted in (("examples", True), ("counter_examples", False)):
            for sentence in frame[key]:
                told.clear()
                extractor.read(Document(sentence))
                if (frame["id"] in told) is not wanted:
                    wrong.append((frame["id"], sentence))
    assert wrong == []


def test_every_frame_alone_is_found_in_its_examples_and_in_no_counter_example() -> None:
    assert try_frames({"entry": FRAMES}, load_packs(), file="frames") == []
