"""irevents in a spaCy pipeline."""

from __future__ import annotations

import tomllib
from importlib import import_module
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

import irevents.component  # noqa: F401 (registers the factory, as the entry point does)

TEXT = (
    "Kenyan Foreign Minister Grace Wanjiru met  her Ugandan counterpart, Moses Okello, in Kampala "
    "on 8 May 2024. "
    "They discussed counter-terrorism and the next SCO summit at Entebbe Air Base."
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("irevents")
    return nlp


def test_entities_and_events(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert doc.text == TEXT
    found = {(ent.text, ent.label_) for ent in doc.ents}
    assert found >= {
        ("Grace Wanjiru", "PERSON"),
        ("Moses Okello", "PERSON"),
        ("Kenyan", "NORP"),
        ("Kampala", "GPE"),
        ("8 May 2024", "DATE"),
        ("counter-terrorism", "TOPIC"),
    }
    (event, *_) = doc._.irevents
    assert event.type == "meeting"
    assert event.dates is not None
    assert event.dates.start == "2024-05-08"
    assert all(TEXT[one.start : one.end] == one.quote for one in event.evidence)
    assert {ent.kb_id_ for ent in doc.ents if ent.text == "Ugandan"} == {"UG"}


def test_publication_date(nlp: Language) -> None:
    doc = nlp.make_doc(
        "Kenyan Foreign Minister Grace Wanjiru met Moses Okello of Uganda in Kampala on Wednesday."
    )
    doc._.irevents_published = "2024-05-09"
    (event,) = nlp(doc)._.irevents
    assert event.dates is not None
    assert event.dates.start == "2024-05-08"


def test_entities_already_set_stay_where_there_is_room() -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "FOOD", "pattern": "ugali"}])  # type: ignore[attr-defined]
    nlp.add_pipe("irevents")
    doc = nlp("Grace Wanjiru, Kenya's foreign minister, met Ugandan minister Moses Okello over ugali.")
    assert ("ugali", "FOOD") in {(ent.text, ent.label_) for ent in doc.ents}
    assert ("Moses Okello", "PERSON") in {(ent.text, ent.label_) for ent in doc.ents}


def test_docs_can_be_stored(nlp: Language) -> None:
    doc = nlp(TEXT)
    again = spacy.tokens.Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.irevents == doc._.irevents


def test_a_document_without_events(nlp: Language) -> None:
    for text in ("", "\n", "The weather in Kampala stays fine."):
        assert nlp(text)._.irevents == ()


def test_entry_point_names_the_factory() -> None:
    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8"))["project"]
    module, _, name = project["entry-points"]["spacy_factories"]["irevents"].partition(":")
    assert callable(getattr(import_module(module), name))
