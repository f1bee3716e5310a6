"""The scorer against figures worked out by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from irevents.cli import app
from irevents.errors import IreventsError
from irevents.records import Dates, Event, Party, Person, Series, Source, Topic, Venue
from irevents.scoring import Evaluation, evaluate, evaluate_files, format_evaluation, read_gold
from irevents.scoring.agreement import is_same
from irevents.scoring.counting import document_name


def event(doc: str = "a", **fields: object) -> Event:
    start, end = fields.pop("start", None), fields.pop("end", None)
    if start:
        fields["dates"] = Dates(start=start, end=end or start, precision="day", basis="explicit")
    for key in ("participants", "chairs"):
        fields[key] = tuple(Person(name=name) for name in fields.get(key, ()))
    fields["parties"] = tuple(Party(code=code, name=code, kind="state") for code in fields.get("parties", ()))
    defaults = {"id": "x", "type": "meeting", "status": "held", "title": "Talks"}
    return Event.model_validate({**defaults, **fields, "sources": [Source(document=f"folder/{doc}.txt")]})


def score(tmp_path: Path, gold: list[dict[str, object]], *events: Event) -> Evaluation:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"doc": "a", "events": gold}) + "\n", encoding="utf-8")
    return evaluate(read_gold(path), events)


def counts(evaluation: Evaluation) -> dict[str, tuple[int, int, int]]:
    rows = {"event": evaluation.event, "slot": evaluation.slot, **evaluation.by_slot}
    return {name: (c.right, c.spurious, c.missed) for name, c in rows.items() if c.any}


OSLO = {
    "type": "meeting",
    "status": "held",
    "title": "Talks in Oslo",
    "start": "2024-05-06",
    "city": "Oslo",
    "country": "NO",
    "participants": [{"name": "Ann Lee"}, {"name": "Per Dahl"}],
    "parties": ["NO", "KR"],
    "topics": ["fisheries"],
}


def test_an_event_that_is_right_in_some_slots(tmp_path: Path) -> None:
    found = event(
        start="2024-05-06",
        status="planned",
        venue=Venue(city="Oslo"),
        participants=["A. Lee", "Jo Berg"],
        parties=["NO", "KR", "SE"],
        topics=(Topic(id="f", label="fishing", category="c"),),
    )
    assert counts(score(tmp_path, [OSLO], found)) == {
        "event": (1, 0, 0),
        # type, start, end, city, one person, two parties / status, Jo Berg, SE / status, country, Per Dahl
        "slot": (7, 3, 3),
        "type": (1, 0, 0),
        "status": (0, 1, 1),
        "start": (1, 0, 0),
        "end": (1, 0, 0),
        "city": (1, 0, 0),
        "country": (0, 0, 1),
        "participants": (1, 1, 1),
        "parties": (2, 1, 0),
        "topics": (0, 1, 1),
    }


def test_a_missed_and_a_spurious_event_count_with_all_their_slots(tmp_path: Path) -> None:
    found = event(type="call", start="2019-01-01")
    evaluation = score(tmp_path, [OSLO], found)
    # type, status, start, end, city, country, two people, two parties; type, status, start, end
    assert counts(evaluation)["event"] == (0, 1, 1)
    assert counts(evaluation)["slot"] == (0, 4, 10)
    assert [(fault.kind, fault.title) for fault in evaluation.faults] == [
        ("missed", "Talks in Oslo"),
        ("spurious", "Talks"),
    ]


def test_an_optional_event_counts_neither_way(tmp_path: Path) -> None:
    gold = [{**OSLO, "optional": True}]
    assert counts(score(tmp_path, gold)) == {}
    assert counts(score(tmp_path, gold, event(start="2024-05-06", participants=["Ann Lee"]))) == {}


def test_alternatives_open_slots_and_accepted_values(tmp_path: Path) -> None:
    gold = {
        **OSLO,
        "city": ["Christiania", "Oslo"],
        "venue": [None, "Town Hall"],
        "country": "*",
        "parties": ["*"],
        "participants_accepted": ["Jo Berg"],
    }
    found = event(
        start="2024-05-06", venue=Venue(city="Oslo", country="SE"), participants=["Jo Berg"], parties=["SE"]
    )
    by_slot = counts(score(tmp_path, [gold], found))
    assert by_slot["city"] == (1, 0, 0)
    assert by_slot["participants"] == (0, 0, 2)
    assert not {"venue", "country", "parties"} & set(by_slot)
    wrong = event(start="2024-05-06", venue=Venue(name="Castle", city="Oslo"))
    assert counts(score(tmp_path, [gold], wrong))["venue"] == (0, 1, 0)


def test_the_likest_events_are_paired_first(tmp_path: Path) -> None:
    gold = [
        {**OSLO, "title": "first"},
        {**OSLO, "title": "second", "start": "2024-05-07", "participants": ["Jo Berg"]},
    ]
    found = [
        event(start="2024-05-07", participants=["Jo Berg"]),
        event(start="2024-05-06", participants=["Ann Lee"]),
    ]
    by_slot = counts(score(tmp_path, gold, *found))
    assert by_slot["start"] == (2, 0, 0)
    assert by_slot["participants"] == (2, 0, 1)


def test_one_event_found_twice_is_spurious_once(tmp_path: Path) -> None:
    twice = event(start="2024-05-06", participants=["Ann Lee", "Per Dahl"])
    assert counts(score(tmp_path, [OSLO], twice, twice))["event"] == (1, 1, 0)


def test_figures() -> None:
    evaluation = Evaluation()
    evaluation.event.right, evaluation.event.spurious, evaluation.event.missed = 6, 2, 4
    assert (evaluation.event.precision, evaluation.event.recall) == (0.75, 0.6)
    assert evaluation.event.f1 == pytest.approx(2 * 0.75 * 0.6 / 1.35)
    assert evaluation.slot.f1 == evaluation.slot.precision == 0.0
    assert format_evaluation(evaluation).splitlines()[1].split()[1:] == [
        "0.750",
        "0.600",
        "0.667",
        "6",
        "2",
        "4",
    ]


def test_topics_stand_outside_the_slot_figure(tmp_path: Path) -> None:
    found = event(
        topics=(Topic(id="f", label="fisheries policy", category="c"),),
        start="2024-05-06",
        participants=["Ann Lee"],
    )
    evaluation = score(tmp_path, [OSLO], found)
    assert counts(evaluation)["topics"] == (1, 0, 0)
    assert evaluation.slot.right == sum(c.right for name, c in evaluation.by_slot.items() if name != "topics")


@pytest.mark.parametrize(
    ("slot", "gold", "found", "same"),
    [
        ("participants", "Lt. Gen. Ann Lee", "Ann Lee", True),
        ("participants", "Jens Fogh Rasmussen", "J. F. Rasmussen", True),
        ("participants", "Jens Müller", "Muller", True),
        ("participants", "Ann Lee", "Bo Lee", False),
        ("participants", "Prime Minister", "Prime Minister", False),
        ("series", "Working Group on Military Cooperation", "Military Cooperation Working Group", True),
        ("series", "Joint Commission", "Joint Staff Committee", False),
        ("city", "St. Petersburg", "Saint Petersburg", False),
        ("venue", "the Manekshaw Centre", "Manekshaw Centre", True),
        ("topics", "joint drills", "drill planning", True),
        ("topics", "air defence", "sea trade", False),
        ("parties", "in", "IN", True),
        ("type", "call", "Call", False),
    ],
)
def test_when_two_values_are_the_same(slot: str, gold: str, found: str, same: bool) -> None:
    assert is_same(slot, gold, found) is same


def test_documents_go_by_their_names() -> None:
    assert document_name("reports/2024/a-1.txt") == "a-1"
    assert document_name("archive.jsonl#17") == "17"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "line 1: Expecting"),
        ("[]", "line 1: not an object"),
        ('\n{"events": []}', 'line 2: "doc" is not a name'),
        ('{"doc": "a", "events": {}}', 'line 1: "events" is not a list'),
        ('{"doc": "a", "events": [{"parties": "IN"}]}', 'line 1: "parties" is not a list'),
        ('{"doc": "a", "events": [{"chairs": [{}]}]}', 'line 1: "chairs" holds something else'),
    ],
)
def test_gold_that_is_none_is_refused(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(text)
    with pytest.raises(IreventsError) as caught:
        read_gold(path)
    assert str(caught.value).startswith(f"{path}: {message}")


def test_the_command(tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text(json.dumps({"doc": "a", "events": [OSLO]}))
    found = event(start="2024-05-06", series=Series(id="s", name="S"), participants=["Ann Lee", "Per Dahl"])
    (tmp_path / "events.jsonl").write_text(found.model_dump_json() + "\n")
    files = [str(tmp_path / "gold.jsonl"), str(tmp_path / "events.jsonl")]
    plain = CliRunner().invoke(app, ["evaluate", *files]).stdout
    assert [line.split()[0] for line in plain.splitlines()[1:]] == ["event", "slot"]
    full = CliRunner().invoke(app, ["evaluate", *files, "--by-slot", "--errors"]).stdout
    assert full.startswith(
        "a DIFFERS  Talks in Oslo (2024-05-06): city Oslo → none; country NO → none; series none → S;"
    )
    assert "\nseries " in full
    figures = json.loads(CliRunner().invoke(app, ["evaluate", *files, "--json"]).stdout)
    evaluation = evaluate_files(*(Path(file) for file in files))
    assert figures["slot"]["f1"] == round(evaluation.slot.f1, 4)
    assert CliRunner().invoke(app, ["evaluate", files[0], str(tmp_path / "none.json")]).exit_code == 2


def test_events_of_other_documents_are_named(tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text('{"doc": "talks-oslo", "events": []}\n', encoding="utf-8")
    event = {"id": "x", "type": "call", "status": "held", "title": "t", "confidence": 0.5}
    for document, code in (("reports/talks-oslo.txt", 0), ("reports/lima.txt", 1)):
        told = [{**event, "sources": [{"document": document}]}]
        (tmp_path / "events.json").write_text(json.dumps(told), encoding="utf-8")
        files = [str(tmp_path / "gold.jsonl"), str(tmp_path / "events.json")]
        result = CliRunner().invoke(app, ["evaluate", *files])
        assert result.exit_code == code
        assert ("no event there is of a document of" in result.stderr) is bool(code)
