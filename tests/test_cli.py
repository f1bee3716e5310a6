"""The command line as a user meets it: output, exit codes, one-line errors."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import irevents
from irevents import extraction
from irevents.cli import app
from irevents.errors import IreventsError
from irevents.filtering import EVENT_TYPES, filter_events, make_filter
from irevents.records import Dates, Document, Event, Source

RUN = [sys.executable, "-m", "irevents"]


class WordExtractor:
    """One event for each line `type YYYY-MM-DD`; breaks on the word "boom"."""

    def __init__(self, **options: object) -> None:
        self.options = options

    def extract(self, document: Document) -> list[Event]:
        if "boom" in document.text:
            raise ZeroDivisionError("division\nby zero")
        if "refuse" in document.text:
            raise IreventsError("too odd", remedy="leave it out")
        rows = [line.split() for line in document.text.splitlines()]
        return [
            Event(
                id=f"{day}-{kind}",
                type=kind,
                status="held",
                title=kind,
                dates=None if day == "-" else Dates(start=day, end=day, precision="day", basis="explicit"),
                confidence=float(sure),
                sources=(Source(document=document.id),),
            )
            for kind, day, sure in rows
        ]


@pytest.fixture(autouse=True)
def _words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "Extractor", WordExtractor)


def run(*args: object, text: str | None = None) -> Result:
    return CliRunner().invoke(app, [str(arg) for arg in args], input=text)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "in"
    path.mkdir()
    (path / "a.txt").write_text("meeting 2025-06-26 0.9\nvisit 2025-07 0.4\ncall - 0.7\n")
    (path / "b.txt").write_text("summit XXXX-06-26 0.8\n")
    return path


def ids(result: Result) -> list[str]:
    return [event["id"] for event in json.loads(result.stdout)]


def test_extract_writes_a_json_array_to_standard_output(folder: Path) -> None:
    result = run("extract", folder)
    assert result.exit_code == 0
    assert result.stderr == ""
    assert ids(result) == ["2025-06-26-meeting", "2025-07-visit", "xxxx-06-26-summit", "undated-call"]
    assert json.loads(result.stdout)[0]["sources"][0]["document"] == f"{folder}/a.txt"


def test_extract_writes_a_file_in_the_format_of_its_ending(folder: Path, tmp_path: Path) -> None:
    for ending, lines in (("jsonl", 4), ("csv", 5)):
        output = tmp_path / f"out.{ending}"
        result = run("extract", folder, "-o", output)
        assert (result.exit_code, result.stdout) == (0, "")
        assert len(output.read_text().splitlines()) == lines


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--type", "visit", "--type", "call"], ["2025-07-visit", "undated-call"]),
        (["--since", "2025-07-15"], ["2025-07-visit"]),
        (["--until", "2025-06"], ["2025-06-26-meeting"]),
        (["--since", "2025", "--until", "2025-06-26"], ["2025-06-26-meeting"]),
        (["--since", "2026"], []),
        (["--min-confidence", "1"], []),
    ],
)
def test_filters(folder: Path, options: list[str], expected: list[str]) -> None:
    assert ids(run("extract", folder, "--no-merge", *options)) == expected


def test_min_confidence() -> None:
    sure, unsure = (Event(id=str(x), type="call", status="held", title="t", confidence=x) for x in (0.8, 0.4))
    assert filter_events([sure, unsure], make_filter(min_confidence=0.8)) == [sure]
    assert filter_events([sure, unsure], make_filter(min_confidence=0)) == [sure, unsure]


def test_links_to_events_that_are_not_kept_go() -> None:
    host = Event(id="host", type="conference", status="held", title="Forum")
    talks = Event(id="talks", type="meeting", status="held", title="Talks", sideline_of_id="host")
    assert filter_events([host, talks], make_filter()) == [host, talks]
    (kept,) = filter_events([host, talks], make_filter(types=["meeting"]))
    assert kept == talks.model_copy(update={"sideline_of_id": None})


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--type", "party"], "unknown type 'party'; choose of meeting, summit,"),
        (["--since", "yesterday"], "--since 'yesterday' is not a date; write YYYY-MM-DD"),
        (["--since", "2025", "--until", "2024"], "--since 2025 comes after --until 2024"),
        (["--published", "2025-13-01"], "--published '2025-13-01' is not a date"),
        (["--published", "2025-06"], "--published '2025-06' is not a day"),
        (["--min-confidence", "7"], "confidence 7.0 is not between 0 and 1"),
        (["-f", "xml"], "unknown format 'xml'; choose one of json, jsonl, csv"),
        (["-o", "out.xlsx"], "out.xlsx: no format ends in .xlsx"),
        (["-o", "nowhere/out.json"], "nowhere/out.json: there is no folder nowhere"),
        (["--encoding", "klingon"], "unknown encoding 'klingon'"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_code_2(folder: Path, options: list[str], message: str) -> None:
    result = run("extract", folder, *options)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith(f"irevents: {message}")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("arguments", [["extract"], ["extract", "a.txt", "--nonsense"], ["nonsense"]])
def test_what_the_parser_refuses_is_exit_code_2_too(arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Error: " in result.stderr


def test_a_document_that_fails_stops_no_other(folder: Path, tmp_path: Path) -> None:
    (folder / "aa.txt").write_text("boom")
    (folder / "ab.txt").write_text("refuse")
    (folder / "ac.txt").write_bytes(b"\xff\xfe\0")
    errors = tmp_path / "errors.jsonl"
    result = run("extract", folder, folder / "none.txt", "--errors", errors, "--type", "meeting")
    assert result.exit_code == 1
    assert ids(result) == ["2025-06-26-meeting"]
    expected = [
        (
            "aa.txt",
            "extraction failed (ZeroDivisionError: division by zero)",
            "please report it with the text",
        ),
        ("ab.txt", "too odd", "leave it out"),
        ("ac.txt", "not UTF-16 (byte 2: 0x00)", "give its encoding, such as --encoding windows-1252"),
        ("none.txt", "no such file or folder", None),
    ]
    problems = [json.loads(line) for line in errors.read_text().splitlines()]
    assert problems == [
        {"document": f"{folder}/{name}", "message": message, "remedy": remedy}
        for name, message, remedy in expected
    ]
    assert result.stderr.splitlines()[0] == (
        f"irevents: {folder}/aa.txt: extraction failed (ZeroDivisionError: division by zero); "
        "please report it with the text"
    )
    assert len(result.stderr.splitlines()) == 4


def test_what_is_read_is_not_written_over(folder: Path, tmp_path: Path) -> None:
    source = tmp_path / "all.jsonl"
    source.write_text('{"text": "meeting 2025-06-26 0.9"}\n')
    for options in (["-o", source], ["-o", tmp_path / "new.json", "--errors", tmp_path / "new.json"]):
        result = run("extract", source, *options)
        assert result.exit_code == 2
        assert "is named twice, to be written over" in result.stderr
    assert source.read_text().startswith('{"text"')
    assert run("extract", source, "-o", os.devnull, "-f", "json", "--errors", os.devnull).exit_code == 0


def test_quiet_still_names_what_cannot_be_read(folder: Path) -> None:
    result = run("extract", folder, "nowhere.txt", "--quiet")
    assert result.exit_code == 1
    assert result.stderr == "irevents: nowhere.txt: no such file or folder\n"


def test_excel_is_csv_behind_a_byte_order_mark(folder: Path, tmp_path: Path) -> None:
    plain, marked = tmp_path / "plain.csv", tmp_path / "marked.csv"
    assert run("extract", folder, "-o", plain).exit_code == 0
    assert run("extract", folder, "-o", marked, "-f", "excel").exit_code == 0
    assert marked.read_bytes() == b"\xef\xbb\xbf" + plain.read_bytes()
    assert run("validate", marked).exit_code == 0
    assert run("merge", marked, "-f", "csv").stdout == run("merge", plain, "-f", "csv").stdout


def test_errors_file_is_empty_where_all_is_well(folder: Path, tmp_path: Path) -> None:
    errors = tmp_path / "errors.jsonl"
    errors.write_text("old")
    assert run("extract", folder, "--errors", errors).exit_code == 0
    assert errors.read_text() == ""


def test_standard_input_is_text_or_json_lines() -> None:
    result = run("extract", "-", text="meeting 2025-06-26 0.9\n")
    assert json.loads(result.stdout)[0]["sources"][0]["document"] == "-"


def test_validate_accepts_what_extract_writes(folder: Path, tmp_path: Path) -> None:
    for ending in ("json", "jsonl", "csv"):
        output = tmp_path / f"out.{ending}"
        run("extract", folder, "-o", output)
        result = run("validate", output)
        assert (result.exit_code, result.stdout) == (0, f"{output}: 4 events, all valid\n")


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.json", '[{"id": "x"}]', "a.json: event 0: type: Field required"),
        (
            "a.json",
            '[{"id":"x","type":"party","status":"held","title":"t"}]',
            "a.json: event 0: type: Input should be",
        ),
        ("a.json", "[5]", "a.json: event 0: event: Input should be an object"),
        (
            "a.jsonl",
            '{"id":"x","type":"call","status":"held","title":"t","more":1}\n',
            "a.jsonl: line 1: more: Extra",
        ),
        (
            "a.jsonl",
            '{"id":"x","type":"call","status":"held","title":"t"}\n' * 2,
            "a.jsonl: line 2: id: 'x' is also that of a.jsonl: line 1",
        ),
        (
            "a.jsonl",
            '{"id":"x","type":"call","status":"held","title":"t","evidence":[{"field":"type","document":"d",'
            '"start":1,"end":9,"quote":"call","rule":"r"}]}',
            "a.jsonl: line 1: evidence.0: the quote has 4 characters, its offsets say 8",
        ),
        ("a.csv", "id,type\n", "a.csv: line 1: the columns are not id,type,status"),
        ("a.csv", "", "a.csv: line 1: the columns are not id,type,status"),
    ],
)
def test_validate_says_what_is_wrong_and_where(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, text: str, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_text(text)
    result = run("validate", name)
    assert result.exit_code == 1
    assert message in result.stderr


@pytest.mark.parametrize(
    ("column", "cell", "message"),
    [
        ("id", "", "id: is empty"),
        ("type", "party", "type: 'party' is none of meeting, summit"),
        ("edition", "IV", "edition: 'IV' is no integer"),
        ("start", "26/6/2025", "start: '26/6/2025' is no date"),
        ("confidence", "1.5", "confidence: 1.5 is not between 0 and 1"),
    ],
)
def test_validate_checks_the_cells_of_a_table(
    folder: Path, tmp_path: Path, column: str, cell: str, message: str
) -> None:
    output = tmp_path / "out.csv"
    run("extract", folder, "-o", output, "--type", "meeting")
    header, row = (line.split(",") for line in output.read_text().splitlines())
    row[header.index(column)] = cell
    output.write_text(f"{','.join(header)}\n{','.join(row)}\n")
    result = run("validate", output)
    assert result.exit_code == 1
    assert result.stderr.strip().endswith(message) or message in result.stderr


def test_validate_of_what_is_no_file_of_events(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{")
    (tmp_path / "b.json").write_text("{}")
    for name, message in (("a.json", "not JSON"), ("b.json", "not a JSON array"), ("c.json", "no such file")):
        result = run("validate", tmp_path / name)
        assert result.exit_code == 2
        assert message in result.stderr


def test_version_and_help() -> None:
    assert run("--version").stdout == f"irevents {irevents.__version__}\n"
    assert "Examples:\n    irevents extract seeds/ -o events.json\n" in run("--help").stdout
    text = " ".join(run("extract", "--help").stdout.split())
    assert ", ".join(EVENT_TYPES) in text


def test_unknown_schema_is_wrong_usage() -> None:
    assert run("schema", "xml").exit_code == 2


def test_help_and_import_load_neither_spacy_nor_pydantic() -> None:
    code = (
        "import sys; sys.argv = ['irevents', '--help']\n"
        "import irevents, irevents.cli\n"
        "try: irevents.cli.main()\n"
        "except SystemExit: pass\n"
        "heavy = {'spacy', 'pydantic', 'rich', 'dateparser', 'numpy'} & set(sys.modules)\n"
        "print(sorted(heavy), file=sys.stderr)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stderr == "[]\n"


def test_a_reader_that_has_enough_is_no_error(tmp_path: Path) -> None:
    command = subprocess.Popen([*RUN, "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert command.stdout
    assert command.stderr
    command.stdout.close()
    assert command.stderr.read() == b""
    command.stderr.close()
    assert command.wait(timeout=30) == 0


@pytest.mark.parametrize(
    ("redirection", "code", "message"),
    [
        (">&-", 2, "irevents: standard output is closed; name a file with -o\n"),
        pytest.param(
            "> /dev/full",
            2,
            "irevents: standard output: no space left on device\n",
            marks=pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux"),
        ),
        ("<&- > /dev/null", 1, "irevents: -: standard input is closed\n"),
    ],
)
def test_closed_and_full_streams_are_one_line(redirection: str, code: int, message: str) -> None:
    command = f"{sys.executable} -m irevents extract - {redirection}"
    result = subprocess.run(["sh", "-c", command], input="", stderr=subprocess.PIPE, text=True, check=False)
    lines = [line for line in result.stderr.splitlines(keepends=True) if "no text in it" not in line]
    assert (result.returncode, "".join(lines)) == (code, message)


def test_ctrl_c_leaves_nothing_behind(tmp_path: Path) -> None:
    pipe = tmp_path / "slow"
    os.mkfifo(pipe)
    output = tmp_path / "out" / "events.json"
    output.parent.mkdir()
    command = subprocess.Popen(
        [*RUN, "extract", str(pipe), "-o", str(output)], stderr=subprocess.PIPE, text=True
    )
    with pipe.open("w"):  # returns when the command has opened its end, and then keeps it waiting
        time.sleep(0.1)
        command.send_signal(signal.SIGINT)
        _, stderr = command.communicate(timeout=30)
    assert stderr == "irevents: interrupted, nothing written\n"
    assert command.returncode == 130
    assert os.listdir(output.parent) == []


def test_packs_check(tmp_path: Path) -> None:
    pack = tmp_path / "mine.toml"
    entry = (
        'kind = "topics"\n[[entry]]\nid = "kites"\nlabel = "kites"\ncategory = "civil"\npatterns = ["kite"]\n'
        'counter_examples = ["They flew home."]\n'
    )
    pack.write_text(entry + 'examples = ["They flew a kite."]\n')
    assert run("packs", "check", pack).stdout == f"{pack}: all well\n"
    pack.write_text(entry + 'examples = ["They flew a plane."]\n')
    result = run("packs", "check", pack)
    assert result.exit_code == 1
    assert str(pack) in result.stderr
    assert "They flew a plane." in result.stderr
    pack.write_text("kind =")
    result = run("packs", "check", pack)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"irevents: {pack}: not TOML")


def test_spacy_is_imported_without_its_commands_and_has_them_afterwards() -> None:
    code = (
        "import sys\n"
        "from irevents.cli.spacy_import import import_spacy_quickly\n"
        "import_spacy_quickly()\n"
        "import_spacy_quickly()\n"
        "import spacy\n"
        "assert spacy.blank('en')('Talks were held.').text\n"
        "assert 'requests' not in sys.modules and 'spacy.cli' not in sys.modules\n"
        "assert spacy.info(silent=True)['spacy_version'] == spacy.__version__\n"
        "import spacy.cli\n"
        "assert spacy.cli.download"
    )
    subprocess.run([sys.executable, "-W", "ignore", "-c", code], check=True)


def test_minus_is_standard_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("call 2024-05-06 0.9", encoding="utf-8")
    result = run("extract", "a.txt", "-q", "-f", "jsonl", "-o", "-")
    assert json.loads(result.stdout)["type"] == "call"
    assert not (tmp_path / "-").exists()
