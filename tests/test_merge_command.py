"""`irevents merge` on files of every format."""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from merge_events import write_event
from test_diffing import write_file
from typer.testing import CliRunner

from irevents.cli import app
from irevents.merging import merge

MET = {"people": ("Rajnath Singh", "Andrey Belousov"), "parties": "IN RU", "city": "Qingdao, CN"}
REPORTS = {
    "a.json": write_event("a.txt@2025-06-27", dates="2025-06-26", title="Singh - Belousov meeting", **MET),
    "b.jsonl": write_event("b.txt", dates="XXXX-06-26", sideline_of="SCO Defence Ministers' Meeting", **MET),
    "c.csv": write_event("c.txt@2025-06-28", title="=1+1", venue="Palace", dates="2025-06-26", **MET),
}


def test_any_order_of_any_formats_gives_the_same_bytes(tmp_path: Path) -> None:
    files = [write_file(tmp_path / name, merge([event])) for name, event in REPORTS.items()]
    written = set()
    for order in itertools.permutations(files):
        output = tmp_path / "out.json"
        result = CliRunner().invoke(app, ["merge", *map(str, order), "-o", str(output)])
        assert (result.exit_code, result.output) == (0, "")
        written.add(output.read_bytes())
    assert len(written) == 1
    (event,) = json.loads(written.pop())
    assert [source["document"] for source in event["sources"]] == ["a.txt", "c.txt", "b.txt"]
    assert event["venue"]["name"] == "Palace"
    assert event["sideline_of"] == "SCO Defence Ministers' Meeting"


def test_the_hash_seed_changes_nothing(tmp_path: Path) -> None:
    files = [write_file(tmp_path / name, merge([event])) for name, event in REPORTS.items()]
    command = [sys.executable, "-m", "irevents", "merge", *map(str, files)]
    outputs = set()
    for seed in ("1", "2"):
        env = {**os.environ, "PYTHONHASHSEED": seed}
        outputs.add(subprocess.run(command, env=env, check=True, capture_output=True).stdout)
    assert len(outputs) == 1
    assert outputs.pop().startswith(b"[")


def test_csv_comes_back_as_it_went(tmp_path: Path) -> None:
    event = write_event(
        "a.txt", "signing", title="-x", people=("A B", "C D"), parties="LK IMF", dates="2025-02", edition=3
    )
    once = write_file(tmp_path / "one.csv", merge([event]))
    assert CliRunner().invoke(app, ["merge", str(once), "-f", "csv"]).stdout == once.read_text()


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("bad.json", "[{]", "bad.json: "),
        ("bad.jsonl", '{"id": "x"}\n', "bad.jsonl: line 1: type: Field required"),
        ("bad.csv", "a,b\n1,2\n", "bad.csv: line 1: the columns are not id,"),
        ("bad.txt", "", "no format ends in .txt"),
    ],
)
def test_a_bad_file_is_one_line(tmp_path: Path, name: str, text: str, message: str) -> None:
    path = tmp_path / name
    path.write_text(text)
    result = CliRunner().invoke(app, ["merge", str(path)])
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("parts", [False, True], ids=["file", "folder"])
def test_parquet_merges_as_json_does(tmp_path: Path, parts: bool) -> None:
    arrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    first, second = (write_file(tmp_path / name, merge([REPORTS[name]])) for name in ("a.json", "b.jsonl"))
    path = tmp_path / "a.parquet"
    if parts:
        path.mkdir()
        (path / "_SUCCESS").touch()
    table = arrow.Table.from_pylist(json.loads(first.read_text()))
    parquet.write_table(table, path / "part-0.parquet" if parts else path)
    by_json, by_parquet = (CliRunner().invoke(app, ["merge", str(one), str(second)]) for one in (first, path))
    assert (by_parquet.exit_code, by_parquet.stdout) == (0, by_json.stdout)


def test_what_is_no_parquet_is_named(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "bad.parquet"
    path.write_bytes(b"no parquet")
    result = CliRunner().invoke(app, ["merge", str(path)])
    assert result.exit_code != 0
    assert "bad.parquet: not a Parquet file" in result.stderr


def test_a_row_that_is_no_event_is_named(tmp_path: Path) -> None:
    arrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "other.parquet"
    parquet.write_table(arrow.table({"text": ["No event."]}), path)
    result = CliRunner().invoke(app, ["merge", str(path)])
    assert result.exit_code != 0
    assert "other.parquet: row 1" in result.stderr
