"""What is written: every column in its place, the same bytes each time, nothing a spreadsheet runs."""

from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from irevents.errors import IreventsError
from irevents.records import (
    Dates,
    Event,
    Evidence,
    Outcome,
    Party,
    Person,
    Series,
    Source,
    Topic,
    Venue,
)
from irevents.writers import choose_format, write_events
from irevents.writers.table import COLUMNS, defuse, format_cell, main_quote, write_row
from irevents.writers.whole_files import check_writable, open_whole

# Design §1, word for word.
DESIGN_COLUMNS = (
    "id,type,status,title,series,edition,start,end,date_precision,date_basis,venue,city,country,latitude,"
    "longitude,chairs,participants,parties,sideline_of,topics,outcomes,confidence,sources,published,quote"
)

FULL = Event(
    id="2025-06-26-talks-qingdao",
    type="meeting",
    status="held",
    title="Talks, in part “closed”",
    series=Series(id="talks", name="Talks"),
    edition=4,
    dates=Dates(start="2025-06-26", end="2025-06-27", precision="day", basis="explicit"),
    venue=Venue(name="Hall", city="Qingdao", country="CN", latitude=36.0649, longitude=120.3804),
    chairs=(Person(name="Ann Öz", role="co-chair"),),
    participants=(Person(name="Ann Öz", role="co-chair"), Person(name="Li Wei")),
    parties=(
        Party(code="IN", name="India", kind="state"),
        Party(code="SCO", name="SCO", kind="organisation"),
    ),
    sideline_of="SCO Defence Ministers' Meeting",
    topics=(Topic(id="drones", label="Drones", category="systems"),),
    outcomes=(Outcome(kind="statement", title="Joint\nStatement"),),
    confidence=0.875,
    sources=(Source(document="a.txt", published="2025-06-28"), Source(document="b.jsonl#7")),
    evidence=(
        Evidence(field="dates", document="a.txt", start=40, end=46, quote="June 2", rule="r"),
        Evidence(field="type", document="a.txt", start=5, end=22, quote="held talks, again", rule="r"),
    ),
)
BARE = Event(id="x", type="call", status="planned", title="=SUM(A1)")


def written(events: list[Event], format: str) -> str:
    stream = io.StringIO()
    write_events(events, stream, format=format)
    return stream.getvalue()


@pytest.mark.parametrize("events", [[], [BARE], [FULL, BARE]])
def test_json_is_an_array_of_the_records(events: list[Event]) -> None:
    text = written(events, "json")
    assert [Event.model_validate_json(json.dumps(value)) for value in json.loads(text)] == events
    assert text.endswith("]\n")
    assert "Öz" in text or not events[0:1] or events[0] is BARE


def test_json_is_what_the_standard_library_would_write() -> None:
    values = [FULL.model_dump(mode="json"), BARE.model_dump(mode="json")]
    assert written([FULL, BARE], "json") == json.dumps(values, ensure_ascii=False, indent=2) + "\n"
    assert written([], "json") == "[]\n"


def test_json_lines_are_one_event_a_line() -> None:
    lines = written([FULL, BARE], "jsonl").splitlines()
    assert [Event.model_validate_json(line) for line in lines] == [FULL, BARE]
    assert written([], "jsonl") == ""


def test_csv_has_the_columns_of_the_design() -> None:
    assert ",".join(column.name for column in COLUMNS) == DESIGN_COLUMNS
    assert written([], "csv") == DESIGN_COLUMNS + "\n"


def test_csv_row() -> None:
    full, bare = csv.DictReader(io.StringIO(written([FULL, BARE], "csv")))
    assert full == {
        "id": "2025-06-26-talks-qingdao",
        "type": "meeting",
        "status": "held",
        "title": "Talks, in part “closed”",
        "series": "Talks",
        "edition": "4",
        "start": "2025-06-26",
        "end": "2025-06-27",
        "date_precision": "day",
        "date_basis": "explicit",
        "venue": "Hall",
        "city": "Qingdao",
        "country": "CN",
        "latitude": "36.0649",
        "longitude": "120.3804",
        "chairs": "Ann Öz",
        "participants": "Ann Öz; Li Wei",
        "parties": "IN; SCO",
        "sideline_of": "SCO Defence Ministers' Meeting",
        "topics": "Drones",
        "outcomes": "Joint Statement",
        "confidence": "0.875",
        "sources": "a.txt; b.jsonl#7",
        "published": "2025-06-28; ",
        "quote": "held talks, again",
    }
    assert bare["title"] == "'=SUM(A1)"
    assert bare["published"] == bare["quote"] == bare["start"] == ""


def test_what_any_spreadsheet_might_split_is_quoted() -> None:
    row = written([FULL], "csv").splitlines()[1]
    assert '"Ann Öz; Li Wei","IN; SCO"' in row
    assert row.endswith(',"held talks, again"')
    assert ",Ann Öz," in row


def test_csv_opens_in_pandas() -> None:
    table = pd.read_csv(io.StringIO(written([FULL, BARE], "csv")))
    assert ",".join(table.columns) == DESIGN_COLUMNS
    assert table.latitude[0] == pytest.approx(36.0649)
    assert table.shape == (2, 25)


@pytest.mark.parametrize("text", ["=1+1", "+1", "@SUM(A1)", "-2+3", "-cmd", "\t=1"])
def test_a_formula_is_defused(text: str) -> None:
    assert defuse(text) == "'" + text


@pytest.mark.parametrize("text", ["", "-5", "-5.25", "Talks", "a=b", "’quoted’", "S-400"])
def test_what_is_no_formula_is_left(text: str) -> None:
    assert defuse(text) == text


@given(st.lists(st.text(), max_size=4))
def test_cells_come_back_as_they_were(parts: list[str]) -> None:
    cells = [format_cell(part) for part in parts] or ["-"]
    stream = io.StringIO()
    write_row(stream, cells)
    assert next(csv.reader(io.StringIO(stream.getvalue()), strict=True)) == cells or cells == [""]


@given(st.lists(st.text(), max_size=4))
def test_no_cell_starts_a_formula_or_breaks_its_line(parts: list[str]) -> None:
    cell = format_cell(parts)
    assert not cell.startswith(("=", "+", "@", "\t", "\r"))
    assert not set(cell) & set("\n\r\t\0")


def test_the_quote_is_the_main_evidence() -> None:
    assert main_quote(FULL) == "held talks, again"
    assert main_quote(FULL.model_copy(update={"evidence": FULL.evidence[:1]})) == "June 2"
    assert main_quote(BARE) is None


def test_format_follows_the_ending() -> None:
    assert choose_format(Path("a.CSV"), None) == "csv"
    assert choose_format(Path("a.csv"), "jsonl") == "jsonl"
    assert choose_format(Path("a"), None) == choose_format(None, None) == "json"
    with pytest.raises(IreventsError, match=r"a\.xlsx: no format ends in \.xlsx; name it with -f"):
        choose_format(Path("a.xlsx"), None)
    with pytest.raises(IreventsError, match="unknown format 'xml'"):
        choose_format(None, "xml")


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_text("old")
    path.chmod(0o640)

    def fail() -> None:
        with open_whole(path) as stream:
            stream.write("half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert path.read_text() == "old"
    with open_whole(path) as stream:
        stream.write("new\n")
    assert path.read_bytes() == b"new\n"
    assert path.stat().st_mode & 0o777 == 0o640
    assert os.listdir(tmp_path) == ["out.json"]


def test_a_link_is_written_through(tmp_path: Path) -> None:
    (tmp_path / "link.json").symlink_to(tmp_path / "target.json")
    with open_whole(tmp_path / "link.json") as stream:
        stream.write("x")
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "target.json").read_text() == "x"


def test_what_cannot_be_written_is_refused_first(tmp_path: Path) -> None:
    check_writable(tmp_path / "new.json")
    check_writable(Path(os.devnull))
    with pytest.raises(IreventsError, match="is a folder"):
        check_writable(tmp_path)
    with pytest.raises(IreventsError, match="there is no folder"):
        check_writable(tmp_path / "none" / "out.json")
