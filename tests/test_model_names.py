"""A trained pipeline behind the rules: what it may add, and what not."""

import json
from functools import cache
from pathlib import Path

import pytest
import spacy
from spacy.util import is_package
from typer.testing import CliRunner

from irevents import Document, Extractor
from irevents.cli import app
from irevents.errors import IreventsError

TEXT = "Norway's Foreign Minister Ann Berg and Ocean Vuong of Japan held talks in Oslo on 3 May 2024."
"""Ocean is a word of every day to the rules, which know no such given name."""


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A pipeline that takes certain words for persons, as a trained one might."""
    nlp = spacy.blank("en")
    names = ("Ocean Vuong", "Vuong", "Ann Berg and", "Oslo", "May 2024", "Berg Ocean 2")
    ner = nlp.add_pipe("entity_ruler", name="ner")
    ner.add_patterns([{"label": "PERSON", "pattern": name} for name in names])
    ner.add_patterns([{"label": "ORG", "pattern": "Harbour Board"}])
    folder = tmp_path_factory.mktemp("model")
    nlp.to_disk(folder)
    return str(folder)


@cache
def make(model: str | None = None) -> Extractor:
    return Extractor(model=model)


def names(text: str, *, model: str | None = None) -> list[list[str]]:
    return [[p.name for p in event.participants] for event in make(model).extract(Document(text))]


def test_a_name_that_the_rules_miss_is_added(model):
    assert not any("Ocean Vuong" in people for people in names(TEXT))
    assert names(TEXT, model=model) == [["Ann Berg", "Ocean Vuong"]]


def test_what_it_adds_has_evidence(model):
    (event,) = make(model).extract(Document(TEXT))
    assert "Ocean Vuong" in {item.quote for item in event.evidence if item.field == "participants[1]"}
    assert all(TEXT[item.start : item.end] == item.quote for item in event.evidence)


def test_it_overrides_nothing_that_the_rules_read(model):
    """Ann Berg and, Oslo, May 2024 are persons to this model."""
    page = make(model).read(Document(TEXT))[1]
    added = [person for person in page.mentions.people if person.rule == "model"]
    assert [person.name for person in added] == ["Ocean Vuong"]
    assert [place.city for place in page.mentions.places if place.kind == "city"] == ["Oslo"]


def test_the_family_name_alone_is_the_same_person(model):
    text = TEXT + " After the talks with Berg in Oslo, Vuong met Minister Ann Berg again on 4 May 2024."
    people = make(model).read(Document(text))[1].mentions.people
    keys = {person.key for person in people if person.name == "Ocean Vuong"}
    assert len(keys) == 1
    assert sum(person.rule == "model" for person in people) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Ocean Vuong wrote a book on the sea.",
        TEXT.replace("Ocean Vuong of Japan", "the Harbour Board of Japan"),
    ],
)
def test_neither_other_sentences_nor_other_entities_give_names(model, text):
    extractor = make(model)
    assert not [p for p in extractor.read(Document(text))[1].mentions.people if p.rule == "model"]
    assert [e.title for e in extractor.extract(Document(text))] == [
        e.title for e in make().extract(Document(text))
    ]


def test_a_model_that_is_not_there_is_said_in_one_line(tmp_path: Path):
    with pytest.raises(IreventsError, match="the model no_such_model is not installed; install it"):
        Extractor(model="no_such_model")
    report = tmp_path / "talks.txt"
    report.write_text(TEXT, encoding="utf-8")
    result = CliRunner().invoke(app, ["extract", str(report), "--model", "no_such_model"])
    assert result.exit_code != 0


def test_a_pipeline_without_a_recogniser_is_refused(tmp_path: Path):
    spacy.blank("en").to_disk(tmp_path)
    with pytest.raises(IreventsError, match="no named entity recogniser"):
        Extractor(model=str(tmp_path))


@pytest.mark.parametrize("options", [[], ["-j", "2"], ["--run", "kept"]])
def test_the_command_line_takes_a_model(model, tmp_path: Path, monkeypatch, options):
    monkeypatch.chdir(tmp_path)
    Path("talks.txt").write_text(TEXT, encoding="utf-8")

    def found(*more: str) -> list[str]:
        arguments = ["extract", "talks.txt", "-q", "-f", "jsonl", "-o", "out.jsonl", *options, *more]
        result = CliRunner().invoke(app, arguments)
        assert result.exit_code == 0, result.output
        lines = Path("out.jsonl").read_text(encoding="utf-8").splitlines()
        return [person["name"] for line in lines for person in json.loads(line)["participants"]]

    assert "Ocean Vuong" not in found()
    assert found("--model", model) == ["Ann Berg", "Ocean Vuong"]


@pytest.mark.skipif(not is_package("en_core_web_sm"), reason="en_core_web_sm is not installed")
def test_a_trained_model_works():
    assert names(TEXT, model="en_core_web_sm")
