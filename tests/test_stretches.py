"""A text longer than any report is read in stretches."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import pytest

from irevents.pipeline import Extractor
from irevents.records import Document
from irevents.stretches import LONGEST, cut_document

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))

from texts import make_texts


@pytest.mark.parametrize("gap", ["\n\n", "\n", ". ", " ", ""])
def test_stretches_are_the_text(gap: str) -> None:
    text = gap.join(["word" * 5 + str(number) for number in range(25_000)])
    stretches = list(cut_document(Document(text)))
    assert "".join(stretch.text for _, stretch in stretches) == text
    assert all(text.startswith(stretch.text, offset) for offset, stretch in stretches)
    assert all(0 < len(stretch.text) <= LONGEST for _, stretch in stretches)
    assert all(stretch.text.endswith(gap) for _, stretch in stretches[:-1])


def test_a_report_is_one_stretch() -> None:
    document = Document("x" * LONGEST)
    assert list(cut_document(document)) == [(0, document)]


def test_events_of_a_long_text_are_those_of_its_parts() -> None:
    extractor = Extractor(merge=False)
    news = "Grey geese flew over the marsh until the evening.\n\n" * (LONGEST // 40)
    told = "Kenyan Defence Minister Anna Otieno met Omani Defence Minister Said Balushi in Muscat on {}."
    text = f"Muscat, 3 June 2024 \u2014 {told.format('Monday')}\n\n{news}\n\n{told.format('5 May')}\n"
    events = extractor.extract(Document(text))
    assert [event.dates and event.dates.start for event in events] == ["2024-05-05", "2024-06-03"]
    assert all(text[e.start : e.end] == e.quote for event in events for e in event.evidence)
    assert {event.sources[0].published for event in events} == {dt.date(2024, 6, 3)}


def test_rejections_of_a_long_text_stand_where_they_are_said() -> None:
    extractor = Extractor(merge=False)
    text = "\n".join(text.text for text in make_texts("dense", 80))
    assert len(text) > LONGEST
    found = extractor.explain_rejections(Document(text))
    assert max(each.start for each in found) > LONGEST
    assert all(text[each.start : each.end] == each.quote for each in found)
