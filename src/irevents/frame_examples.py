"""Try the frames of a pack on their own examples, read as reports are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from irevents.entity_layer import EntityLayer
from irevents.errors import Problem
from irevents.frames import Frames
from irevents.packs.loading import Packs
from irevents.reading import Reading, build_readings
from irevents.records import Document


def try_frames(table: Mapping[str, Any], knowledge: Packs, *, file: str) -> list[Problem]:
    """The examples in which a frame, alone, is not found and the counter-examples in which it is.

    The text is given as the pattern sees it, where that says why.

    Args:
        table: a valid pack of frames.
        knowledge: the packs by which the examples are read.
        file: the name of the pack.
    """
    layer = EntityLayer(knowledge)
    problems: list[Problem] = []
    for entry in table.get("entry", ()):
        frames = Frames({"entry": [entry]})
        for key, wanted in (("examples", True), ("counter_examples", False)):
            for sentence in entry.get(key, ()):
                readings = _read(layer, sentence)
                if any(frames.find_triggers(reading) for reading in readings) is wanted:
                    continue
                said = "not found in its example" if wanted else "found in its counter-example"
                seen = " ".join(reading.text for reading in readings)
                remedy = f"to the pattern the text is {seen!r}"
                problems.append(Problem(file, f"entry {entry['id']}: {said} {sentence!r}", remedy))
    return problems


def _read(layer: EntityLayer, text: str) -> list[Reading]:
    """The readings of the sentences of a text."""
    page = layer.read(Document(text))
    wanted = range(len(page.mentions.sentences))
    return list(build_readings(page.tokens, page.mentions, wanted).values())
