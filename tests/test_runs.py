"""Long runs: any number of processes, stopped at any moment, with documents that crash or never end."""

from __future__ import annotations

import importlib
import json
import os
import signal
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from irevents import extraction
from irevents.cli import app
from irevents.cli.progress import describe_progress, format_seconds
from irevents.errors import IreventsError
from irevents.extraction import Extraction
from irevents.records import Dates, Document, Event, Party, Source
from irevents.runs import gathering, workers
from irevents.runs.journal import Journal

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the workers get their extractor by fork")


class DayExtractor:
    """One meeting for each word that is a day; every document read leaves a line in the file `log`.

    `crash` kills the worker, `stumble FILE` does so once, `endless` computes for ever, `boom` raises.
    """

    log: Path | None = None

    def __init__(self, **options: object) -> None:
        pass

    def extract(self, document: Document) -> list[Event]:
        if self.log:
            with self.log.open("a") as stream:
                stream.write(document.id + "\n")
        words = document.text.split()
        if words[0] == "crash":
            os.kill(os.getpid(), signal.SIGKILL)
        if words[0] == "stumble" and not os.path.exists(words[1]):
            Path(words[1]).touch()
            os._exit(3)
        while words[0] == "endless":
            pass
        if words[0] == "boom":
            raise ZeroDivisionError("by zero")
        return [
            Event(
                id="",
                type="meeting",
                status="held",
                title="meeting",
                dates=Dates(start=day, end=day, precision="day", basis="explicit"),
                parties=(
                    Party(code="IN", name="India", kind="state"),
                    Party(code="NO", name="Norway", kind="state"),
                ),
                sources=(Source(document=document.id),),
            )
            for day in words
            if day[0].isdigit()
        ]


@pytest.fixture(autouse=True)
def _days(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(extraction, "Extractor", DayExtractor)
    monkeypatch.setattr(DayExtractor, "log", tmp_path / "log")
    monkeypatch.setattr(workers, "BATCH_DOCUMENTS", 3)


def run(*args: object) -> Result:
    return CliRunner().invoke(app, ["extract", *(str(arg) for arg in args)])


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "archive.jsonl"
    write(path, [f"2025-{n % 12 + 1:02}-{n % 28 + 1:02} met 2024-01-{n % 28 + 1:02}" for n in range(40)])
    return path


def write(path: Path, texts: list[str]) -> None:
    path.write_text("".join(json.dumps({"text": text, "id": f"d{n}"}) + "\n" for n, text in enumerate(texts)))


def log_of(path: Path) -> list[str]:
    log = path.parent / "log"
    found = sorted(line.partition("#")[2] for line in log.read_text().splitlines()) if log.exists() else []
    log.unlink(missing_ok=True)
    return found


@pytest.mark.parametrize("options", [[], ["--no-merge"], ["--since", "2025-03", "-f", "csv"]])
@pytest.mark.parametrize("jobs", [2, 3])
def test_the_output_does_not_hang_on_the_number_of_processes(
    archive: Path, jobs: int, options: list[str]
) -> None:
    lines = archive.read_text().splitlines()
    lines[5] = "no json"
    lines[7] = json.dumps({"text": "boom"})
    archive.write_text("\n".join(lines))
    alone, shared = run(archive, *options), run(archive, "-j", jobs, *options)
    assert alone.exit_code == shared.exit_code == 1
    assert alone.stdout_bytes == shared.stdout_bytes
    assert alone.stderr == shared.stderr
    assert f"{archive}#6: not JSON" in shared.stderr
    assert f"{archive}#8: extraction failed (ZeroDivisionError: by zero)" in shared.stderr


def test_the_output_does_not_hang_on_where_the_events_lie(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = [run(archive, *options).stdout_bytes for options in ((), ("--no-merge",), ("--since", "2025"))]
    monkeypatch.setattr(gathering, "MOST_CHARACTERS", 100)
    for options, output in zip(((), ("--no-merge",), ("--since", "2025")), expected, strict=True):
        assert run(archive, *options).stdout_bytes == output


def test_what_kills_its_worker_is_put_aside_by_name(archive: Path, tmp_path: Path) -> None:
    texts = [json.loads(line)["text"] for line in archive.read_text().splitlines()]
    texts[4], texts[11], texts[12] = "crash", f"stumble {tmp_path / 'mark'} 2023-01-01", "endless"
    write(archive, texts)
    started = time.monotonic()
    result = run(archive, "-j", 2, "--no-merge", "--time-limit", "0.3")
    assert time.monotonic() - started < 20
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        f"irevents: {archive}#d4: put aside: it crashed its worker (signal SIGKILL); "
        "please report it with the text",
        f"irevents: {archive}#d12: put aside: not read after 0.3 seconds of computing; "
        "give it more with --time-limit, or report it with the text",
    ]
    read = {event["sources"][0]["document"].partition("#")[2] for event in json.loads(result.stdout)}
    assert read == {f"d{n}" for n in range(40)} - {"d4", "d12"}


def test_a_run_folder_reads_only_what_is_new(archive: Path, tmp_path: Path) -> None:
    folder = tmp_path / "run"
    first = run(archive, "--run", folder)
    assert first.exit_code == 0
    assert len(log_of(archive)) == 40
    assert run(archive, "--run", folder).stdout_bytes == first.stdout_bytes
    assert log_of(archive) == []
    texts = [json.loads(line)["text"] for line in archive.read_text().splitlines()]
    write(archive, ["2022-02-02", *texts[1:], "2022-02-03"])
    grown = run(archive, "--run", folder, "-j", 2)
    assert log_of(archive) == ["d0", "d40"]
    assert grown.stdout_bytes == run(archive).stdout_bytes
    log_of(archive)
    assert run(archive, "--run", folder, "--published", "2025-01-01").exit_code == 0
    assert len(log_of(archive)) == 41


def test_a_run_folder_remembers_what_was_put_aside(archive: Path, tmp_path: Path) -> None:
    write(archive, ["2025-01-01", "endless", "crash"])
    options = ["--run", tmp_path / "run", "--time-limit"]
    first = run(archive, *options, "0.2")
    log_of(archive)
    again = run(archive, *options, "0.2")
    assert again.stderr == first.stderr
    assert log_of(archive) == []
    longer = run(archive, *options, "0.3")
    assert "not read after 0.3 seconds" in longer.stderr
    assert log_of(archive) == ["d1"]


def test_a_run_folder_belongs_to_one_run_at_a_time(archive: Path, tmp_path: Path) -> None:
    folder = tmp_path / "run"
    with Journal(folder, fingerprint=b""):
        result = run(archive, "--run", folder)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"irevents: {folder}: another run is using this folder\n"


def test_a_run_folder_that_is_none_is_refused(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "journal.sqlite").write_text("not a data base, but long enough to be looked at" * 9)
    result = run(archive, "--run", tmp_path)
    assert result.exit_code == 2
    assert "cannot be used as a run folder" in result.stderr
    assert run(archive, "--run", archive).exit_code == 2


@pytest.mark.parametrize("options", [["-j", "0"], ["--time-limit", "0"], ["--time-limit", "-1"]])
def test_wrong_usage(archive: Path, options: list[str]) -> None:
    result = run(archive, *options)
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1


def test_an_error_of_the_caller_ends_the_workers(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Extraction) -> None:
        raise IreventsError("enough")

    with pytest.raises(IreventsError, match="enough"):
        extraction.extract_files([str(archive)], jobs=2, progress=refuse)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_progress_says_rate_and_time_left() -> None:
    found = Extraction(documents=1200, known=200, events=345, bytes_done=250, bytes_total=1000)
    assert describe_progress(found, 60) == (
        "25%, 1,200 documents, 200 known, 345 events, 20 documents/s, 3:00 left"
    )
    assert describe_progress(Extraction(), 0) == "0 documents, 0 events"
    assert format_seconds(11230) == "3:07:10"


def test_runs_that_are_killed_write_the_same_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small number of kills of the real command; `benchmarks/kill_test.py` makes fifty."""
    root = Path(__file__).parent.parent
    monkeypatch.syspath_prepend(str(root / "benchmarks"))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(path for path in sys.path if path))
    kill_runs = importlib.import_module("kill_test").kill_runs
    ended, different = kill_runs(kills=2, documents=150, jobs=2, seed=5)
    assert ended >= 1
    assert different == 0
