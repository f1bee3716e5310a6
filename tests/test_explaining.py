"""`irevents explain`: each value in the sentence it stands in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from merge_events import write_event
from test_diffing import write_file
from typer.testing import CliRunner

from irevents.cli import app
from irevents.errors import IreventsError
from irevents.explaining import explain_fields, find_event, format_explanation, make_text_reader
from irevents.merging import list_near_misses, merge
from irevents.records import Event

TEXT = (
    "Envoys meet in Lima\n\n"
    "The two envoys arrived on Monday. Ambassador Ana Gervasi met Lt. Gen. Olsen in Lima on March 13, 2024, "
    "after a week of preparation by their staffs. Both left the next day.\n"
)


def quote(field: str, words: str) -> tuple[str, int, str]:
    return (field, TEXT.index(words), words)


def make_events(document: str) -> list[Event]:
    quotes = [
        quote("type", "met"),
        quote("dates", "March 13, 2024"),
        quote("participants[0]", "Ana Gervasi"),
        quote("participants[1]", "Lt. Gen. Olsen"),
        quote("venue.city", "Lima on"),
    ]
    people = ("Ana Gervasi", "Olsen")
    one = write_event(document, people=people, dates="2024-03-13", city="Lima, PE", quotes=quotes)
    return merge([one, write_event("other.txt", people=people, dates="2024-04-02", city="Lima, PE")])


def test_each_value_stands_in_its_sentence(tmp_path: Path) -> None:
    report = tmp_path / "lima.txt"
    report.write_text(TEXT)
    event = make_events(str(report))[0]
    found = {each.field: each for each in explain_fields(event, make_text_reader())}
    (shown,) = found["dates"].shown
    assert shown.sentence.startswith("Ambassador Ana Gervasi met Lt. Gen. Olsen in Lima on March 13, 2024")
    assert shown.sentence.endswith("their staffs.")
    assert shown.sentence[shown.start : shown.end] == "March 13, 2024"
    assert found["venue"].shown[0].evidence.quote == "Lima on"
    for each in found.values():
        for one in each.shown:
            assert one.sentence[one.start : one.end] == one.evidence.quote


def test_only_one_field() -> None:
    event = make_events("gone.txt")[0]
    assert [e.field for e in explain_fields(event, lambda _: None, field="participants")] == [
        "participants[0]",
        "participants[1]",
    ]
    assert [e.value for e in explain_fields(event, lambda _: None, field="participants[1]")] == ["Olsen"]
    with pytest.raises(IreventsError, match="series is empty"):
        explain_fields(event, lambda _: None, field="series")
    with pytest.raises(IreventsError, match="no field 'place'"):
        explain_fields(event, lambda _: None, field="place")


def test_a_report_that_is_gone_or_changed_is_said_to_be() -> None:
    event = make_events("lima.txt")[0]
    for text, note in ((None, "the report is not at hand"), ("x" + TEXT, "the report has changed since")):
        (each,) = explain_fields(event, {"lima.txt": text}.get, field="dates")
        assert (each.shown[0].sentence, each.shown[0].note) == ("March 13, 2024", note)


def test_an_id_may_be_cut_short() -> None:
    events = make_events("lima.txt")
    assert find_event(events, "2024-03").id == events[0].id
    with pytest.raises(IreventsError, match="2 events begin with '2024'"):
        find_event(events, "2024")
    with pytest.raises(IreventsError, match="did you mean 2024-03-13-meeting-gervasi-olsen-lima"):
        find_event(events, "2024-03-13-meeting-olsen-gervasi")


def test_near_misses_have_their_reason() -> None:
    one, other = make_events("lima.txt")
    assert [(miss.id, reason) for miss, reason in list_near_misses(one, [one, other])] == [
        (other.id, "different days")
    ]
    assert list_near_misses(one, [one, write_event("z", "exercise", parties="IN RU")]) == []


def test_color_adds_nothing_but_color() -> None:
    event = make_events("lima.txt")[0]
    fields = explain_fields(event, {"lima.txt": TEXT}.get)
    plain = "\n".join(format_explanation(event, fields, width=60))
    colored = "\n".join(format_explanation(event, fields, width=60, color=True))
    assert ">>March 13, 2024<<" in plain.replace("\n    ", " ")
    assert re.sub(r"\x1b\[[\d;]*m", "", colored) == re.sub(">>|<<", "", plain)
    assert max(map(len, plain.splitlines())) < 100


def test_the_command(tmp_path: Path) -> None:
    report = tmp_path / "lima.txt"
    report.write_text(TEXT)
    events = write_file(tmp_path / "events.jsonl", make_events("elsewhere/lima.txt"))
    result = CliRunner().invoke(
        app, ["explain", str(events), "2024-03-13", "--field", "dates", "--root", str(tmp_path)]
    )
    assert result.exit_code == 0
    assert ">>March 13, 2024<<" in result.stdout.replace("\n    ", " ")
    whole = CliRunner().invoke(app, ["explain", str(events), "2024-03-13"])
    assert "2024-04-02-meeting-gervasi-olsen-lima: different days" in whole.stdout
    assert CliRunner().invoke(app, ["explain", str(events)]).exit_code == 2
    assert CliRunner().invoke(app, ["explain", str(events), "1999"]).exit_code == 2


def test_why_not(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(TEXT)
    words = "The committee is a forum for regular talks between Kenya and Oman."
    result = CliRunner().invoke(app, ["explain", "--why-not", words])
    assert result.exit_code == 0
    assert "no event: not said to take place, as in " in result.stdout
    missing = CliRunner().invoke(app, ["explain", str(report), "--why-not", "no such words"])
    assert (missing.exit_code, missing.stderr.count("\n")) == (2, 1)
