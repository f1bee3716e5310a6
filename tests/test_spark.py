"""On Spark the same events come out as on the command line. Run where pyspark and Java are installed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyspark")
pytest.importorskip("pyarrow")
if shutil.which("java") is None:
    pytest.skip("Spark needs Java", allow_module_level=True)

from typer.testing import CliRunner

from irevents.cli import app
from irevents.errors import IreventsError
from irevents.merging import merge
from irevents.records import Event

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "benchmarks"))

from texts import make_texts  # noqa: E402

pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    session = (
        builder.config("spark.sql.shuffle.partitions", "2")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample reports and generated ones, as JSON Lines."""
    path = tmp_path_factory.mktemp("spark") / "archive.jsonl"
    rows = [
        {"id": p.stem, "text": p.read_text(encoding="utf-8")} for p in sorted((ROOT / "seeds").glob("*.txt"))
    ]
    rows += [text._asdict() for text in make_texts("dense", 3)]
    rows.append({"id": "none", "text": "A burst pipe flooded the cellar."})
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def on_the_command_line(archive: Path, *options: str) -> list[Event]:
    result = CliRunner().invoke(app, ["extract", str(archive), "-f", "jsonl", *options])
    assert result.exit_code == 0, result.output
    return [Event.model_validate_json(line) for line in result.stdout.splitlines()]


def on_spark(spark: Any, archive: Path) -> Any:
    from pyspark.sql import functions as F

    documents = spark.read.json(str(archive))
    return documents.withColumn("id", F.concat(F.lit(f"{archive}#"), F.col("id")))


def rows_of(df: Any) -> list[Event]:
    return [Event.model_validate(row.asDict(recursive=True)) for row in df.collect()]


def test_the_same_events_as_on_the_command_line(spark: Any, archive: Path) -> None:
    from irevents.spark import event_schema, extract, merge

    events = extract(on_spark(spark, archive), published="published")
    assert events.schema == event_schema()
    told = rows_of(events)
    alone = on_the_command_line(archive, "--no-merge")
    assert len(told) == len(alone) > 10

    def content(event: Event) -> str:
        left_out = {"id", "sideline_of_id", "previous_id", "next_id"}  # hang on the whole output
        return event.model_dump_json(exclude=left_out)

    assert sorted(map(content, told)) == sorted(map(content, alone))
    assert rows_of(merge(events)) == on_the_command_line(archive)


def test_columns_that_are_not_there(spark: Any) -> None:
    from irevents.spark import extract

    df = spark.createDataFrame(
        [("a", "The Indian and Norwegian foreign ministers met in Oslo.")], ["id", "body"]
    )
    with pytest.raises(IreventsError, match="no column 'text'; the columns are id, body"):
        extract(df)
    assert len(rows_of(extract(df, text="body"))) == 1


def test_the_command_writes_parquet_and_json_lines(
    spark: Any, archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pyspark.sql import SparkSession

    from irevents.spark import event_schema, main

    monkeypatch.setattr(SparkSession, "stop", lambda self: None)
    main([str(archive), str(tmp_path / "events.jsonl"), "--no-links"])
    main([str(archive), str(tmp_path / "events"), "--no-merge"])
    lines = [line for part in sorted((tmp_path / "events.jsonl").glob("part-*")) for line in part.open()]
    merged = [Event.model_validate_json(line) for line in lines]
    assert len({event.id for event in merged}) == len(merged)
    assert sorted(e.title for e in merged) == sorted(e.title for e in on_the_command_line(archive))
    told = spark.read.schema(event_schema()).parquet(str(tmp_path / "events")).count()
    assert told == len(on_the_command_line(archive, "--no-merge"))


def test_the_module_runs_as_a_command(archive: Path, tmp_path: Path) -> None:
    """With no word of which Python the workers are, and its functions found by them."""
    env = {name: value for name, value in os.environ.items() if name != "PYSPARK_PYTHON"}
    env["SPARK_LOCAL_IP"] = "127.0.0.1"
    events = tmp_path / "events.parquet"
    command = [sys.executable, "-m", "irevents.spark", str(archive), str(events), "--master", "local[1]"]
    subprocess.run([*command, "--no-merge"], env=env, check=True, capture_output=True)
    result = CliRunner().invoke(app, ["merge", str(events)])
    assert result.exit_code == 0
    merged = [Event.model_validate(record) for record in json.loads(result.stdout)]
    alone = merge(on_the_command_line(archive, "--no-merge"))
    assert [len(event.sources) for event in alone] == [len(event.sources) for event in merged]
    assert [event.id for event in merged] == [event.id for event in alone]
