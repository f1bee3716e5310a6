"""The cues of the built-in pack decide in their examples, and in no counter-example."""

from __future__ import annotations

from typing import Any

import pytest

from irevents import Document, Extractor, event_layer
from irevents.packs import read_pack

CUES: list[dict[str, Any]] = read_pack("cues")["entry"]


def test_every_cue_decides_in_its_examples_and_in_no_counter_example(monkeypatch: pytest.MonkeyPatch) -> None:
    decided: list[str] = []
    judge = event_layer.judge

    def note(*args: Any) -> Any:
        verdict = judge(*args)
        decided.append(verdict.cue)
        return verdict

    monkeypatch.setattr(event_layer, "judge", note)
    extractor = Extractor(merge=False)
    wrong = []
    for cue in CUES:
        assert cue.get("examples"), cue["id"]
        for key, wanted in (("examples", True), ("counter_examples", False)):
            for sentence in cue.get(key, ()):
                decided.clear()
                extractor.read(Document(sentence))
                if (f"status-{cue['id']}" in decided) is not wanted:
                    wrong.append((cue["id"], sentence, list(decided)))
    assert wrong == []
