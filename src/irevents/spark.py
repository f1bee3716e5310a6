"""Extraction and merging on Spark, for archives that one machine does not read in time.

    from irevents.spark import extract, merge
    events = extract(spark.read.parquet("hdfs://…/reports"), published="date")
    merge(events).write.parquet("hdfs://…/events")

    spark-submit --master yarn -m irevents.spark INPUT OUTPUT        # or python -m irevents.spark

Needs pyspark (the extra `irevents[spark]`) and Java 17, and irevents on every worker (see docs/scale.md). A
worker builds its extractor once and keeps it. A document that cannot be extracted is left out, with a line in
the log of its executor.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import os
import sys
import types
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from irevents.errors import IreventsError
from irevents.merging import settings as merge_settings
from irevents.merging.blocking import arrange_profiles, find_keys
from irevents.merging.clustering import join_edges, score_pairs
from irevents.merging.combining import combine_events
from irevents.merging.ordering import order_event, strip_event
from irevents.merging.profiles import make_profile
from irevents.merging.stored import EventStore
from irevents.records import Document, Event
from irevents.runs.outcomes import extract_one

try:
    from pyspark.sql import DataFrame, SparkSession
    from pyspark.sql import functions as F
    from pyspark.sql import types as T
except ImportError as error:
    raise IreventsError("pyspark is not installed", remedy="pip install 'irevents[spark]'") from error

ROWS = 200
"""Rows of a batch that a worker hands back."""
CHUNK = 20_000
"""Events that the driver hands to Spark at a time when it has set ids and links."""
_PAIR = "a string, b string, score double"


def extract(
    df: DataFrame,
    text: str = "text",
    id: str = "id",
    published: str | None = "date",
    *,
    packs: Sequence[str | Path] = (),
) -> DataFrame:
    """The events of every document, one row each, in the schema of the record.

    Args:
        df: the documents. The columns `title`, `publisher` and `url` are read where they are there.
        text: the column of the texts.
        id: the column of the names that `sources` and `evidence` give the documents.
        published: the column of the publication dates (dates, or strings YYYY-MM-DD), where it is there.
        packs: knowledge packs of your own, by paths that are good on every worker.
    """
    for name in (text, id):
        if name not in df.columns:
            raise IreventsError(f"no column {name!r}", remedy=f"the columns are {', '.join(df.columns)}")
    chosen = {"text": text, "id": id}
    chosen |= {name: name for name in ("title", "publisher", "url") if name in df.columns}
    if published is not None and published in df.columns:
        chosen["published"] = published
    columns = [F.col(f"`{column}`").alias(name) for name, column in chosen.items()]
    paths = tuple(str(path) for path in packs)

    def read(batches: Iterable[Any]) -> Iterator[Any]:
        extractor = _make_extractor(paths)
        for batch in batches:
            events: list[Event] = []
            for row in batch.to_pylist():
                document = _make_document(row)
                if document is None:
                    continue
                outcome = extract_one(document, extractor)
                if outcome.problem is not None:
                    print(f"irevents: {outcome.problem}", file=sys.stderr)
                events += map(Event.model_validate_json, outcome.events)
            yield from _make_batches(events)

    return df.select(*columns).mapInArrow(read, event_schema())


def merge(df: DataFrame, *, links: bool = True) -> DataFrame:
    """One row for each event that the rows tell of.

    Rows that share a blocking key are brought together by a shuffle and compared as on one machine; rows that
    no chain of likely pairs joins never meet. Copies of one text are told by their quotes.

    Args:
        df: events, as `extract` gives them.
        links: whether ids are made to differ and events linked (host, session before and after, order). The
            driver does that, in flat memory, and takes some 0.3 ms an event for it; without it an id
            ends in a digest of its record, and there are no links.
    """
    spark = df.sparkSession
    records = df.mapInArrow(_strip, "key string, event string").dropDuplicates(["key"]).localCheckpoint()
    while True:
        edges = _find_edges(records)
        if edges.isEmpty():
            break
        roots = _find_roots(edges)
        grouped = records.join(roots, "key").select("root", "key", "event")
        rooted = edges.join(roots.toDF("a", "root"), "a").select(F.col("root").alias("at"), "a", "b", "score")
        joined = (
            grouped.groupBy("root")
            .cogroup(rooted.groupBy("at"))
            .applyInPandas(_combine, "key string, event string, merged boolean")
            .localCheckpoint()
        )
        alone = records.join(roots, "key", "left_anti")
        records = alone.unionByName(joined.drop("merged")).localCheckpoint()
        if joined.where("merged").isEmpty():
            break
    if not links:
        return records.mapInArrow(_name, event_schema())
    return _finish(records, spark)


@cache
def _make_extractor(packs: tuple[str, ...]) -> Any:
    from irevents.pipeline import Extractor

    return Extractor(packs=packs, merge=False)


def _make_document(row: dict[str, Any]) -> Document | None:
    text, published = row["text"], row.get("published")
    if not isinstance(text, str) or not text.strip():
        return None
    if isinstance(published, str):
        try:
            published = dt.date.fromisoformat(published[:10])
        except ValueError:
            published = None
    elif isinstance(published, dt.datetime):
        published = published.date()
    known = {name: row[name] for name in ("title", "publisher", "url") if row.get(name) is not None}
    return Document(text, id=str(row["id"]), published=published, **known)


def _make_batches(events: Sequence[Event]) -> Iterator[Any]:
    import pyarrow
    from pyspark.sql.pandas.types import to_arrow_schema

    schema = to_arrow_schema(event_schema())
    for at in range(0, len(events), ROWS):
        rows = [event.model_dump() for event in events[at : at + ROWS]]
        yield pyarrow.RecordBatch.from_pylist(rows, schema=schema)


def _strip(batches: Iterable[Any]) -> Iterator[Any]:
    import pyarrow

    for batch in batches:
        texts = [_canonical(Event.model_validate(row)) for row in batch.to_pylist()]
        yield pyarrow.RecordBatch.from_pydict({"key": list(map(_digest, texts)), "event": texts})


def _canonical(event: Event) -> str:
    return strip_event(event).model_dump_json()


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _find_edges(records: DataFrame) -> DataFrame:
    """The pairs of records that may be one event, with their scores."""
    keyed = records.mapInArrow(_list_keys, "block string, key string, event string")
    pairs = keyed.groupBy("block").applyInPandas(_compare, _PAIR)
    return pairs.dropDuplicates(["a", "b"]).localCheckpoint()


def _list_keys(batches: Iterable[Any]) -> Iterator[Any]:
    import pyarrow

    settings = merge_settings.load_settings()
    for batch in batches:
        rows: dict[str, list[str]] = {"block": [], "key": [], "event": []}
        for row in batch.to_pylist():
            profile = make_profile(Event.model_validate_json(row["event"]), settings)
            for block in {"\x1f".join(map(str, key)) for key in find_keys(profile)}:
                rows["block"].append(block)
                rows["key"].append(row["key"])
                rows["event"].append(row["event"])
        yield pyarrow.RecordBatch.from_pydict(rows)


def _compare(block: Any) -> Any:
    """The likely pairs among the records of one block."""
    import pandas

    settings = merge_settings.load_settings()
    keys, events = _in_order(block)
    profiles = [make_profile(event, settings) for event in events]
    pairs = arrange_profiles(profiles).walk(range(len(events)))
    found = [(keys[i], keys[j], score) for score, i, j in score_pairs(pairs, profiles, settings)]
    return pandas.DataFrame(found, columns=["a", "b", "score"])


def _in_order(rows: Any) -> tuple[list[str], list[Event]]:
    events = [Event.model_validate_json(text) for text in rows["event"]]
    order = sorted(zip(rows["key"], events, strict=True), key=lambda pair: order_event(pair[1]))
    return [key for key, _ in order], [event for _, event in order]


def _find_roots(edges: DataFrame) -> DataFrame:
    """For each record with an edge the least key that a chain of edges leads to."""
    both = edges.select("a", "b").union(edges.select("b", "a")).toDF("key", "other").localCheckpoint()
    roots = both.groupBy("key").agg(F.min("other").alias("least"))
    roots = roots.select("key", F.least("key", "least").alias("root")).localCheckpoint()
    while True:
        near = both.join(roots.toDF("other", "root"), "other").groupBy("key").agg(F.min("root").alias("near"))
        new = roots.join(near, "key").select("key", "root", F.least("root", "near").alias("new"))
        new = new.localCheckpoint()
        roots = new.select("key", F.col("new").alias("root"))
        if new.where("new != root").isEmpty():
            return roots


def _combine(records: Any, edges: Any) -> Any:
    """The records of one group, those of one event made one."""
    import pandas

    settings = merge_settings.load_settings()
    keys, events = _in_order(records)
    local = {key: number for number, key in enumerate(keys)}
    pairs = zip(edges["score"], edges["a"], edges["b"], strict=True)
    clusters = join_edges(
        [make_profile(event, settings) for event in events],
        [(score, *sorted((local[a], local[b]))) for score, a, b in pairs],
        settings,
    )
    found = []
    for cluster in clusters:
        text = _canonical(combine_events([events[number] for number in cluster], settings))
        found.append((_digest(text), text, len(cluster) > 1))
    return pandas.DataFrame(found, columns=["key", "event", "merged"])


def _name(batches: Iterable[Any]) -> Iterator[Any]:
    from irevents.confidence import score_event
    from irevents.merging import make_id

    for batch in batches:
        named = []
        for row in batch.to_pylist():
            event = Event.model_validate_json(row["event"])
            new = f"{make_id(event)}-{row['key'][:12]}"
            named.append(event.model_copy(update={"id": new, "confidence": score_event(event)}))
        yield from _make_batches(named)


def _finish(records: DataFrame, spark: SparkSession) -> DataFrame:
    store = EventStore(merging=False)
    try:
        for row in records.select("event").toLocalIterator():
            store.add(Event.model_validate_json(row.event))
        whole = spark.createDataFrame([], event_schema())
        chunk: list[dict[str, Any]] = []
        for event in store.finish():
            chunk.append(event.model_dump())
            if len(chunk) == CHUNK:
                whole, chunk = whole.unionAll(spark.createDataFrame(chunk, event_schema())), []
        return whole.unionAll(spark.createDataFrame(chunk, event_schema())) if chunk else whole
    finally:
        store.close()


def event_schema() -> Any:
    """The record as a Spark schema, made from the model."""
    return _struct(Event)


def _struct(model: type[BaseModel]) -> Any:
    return T.StructType(
        [T.StructField(name, _type(field.annotation), True) for name, field in model.model_fields.items()]
    )


def _type(annotation: Any) -> Any:
    origin, args = get_origin(annotation), get_args(annotation)
    if origin in (Union, types.UnionType):
        return _type(next(arg for arg in args if arg is not type(None)))
    if origin is tuple:
        return T.ArrayType(_type(args[0]), True)
    if origin is Literal:
        return T.StringType()
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _struct(annotation)
    plain = {str: T.StringType(), int: T.LongType(), float: T.DoubleType(), bool: T.BooleanType()}
    return plain.get(annotation) or (T.DateType() if annotation is dt.date else T.StringType())


def main(arguments: Sequence[str] | None = None) -> None:
    """Read documents, write events: Parquet or JSON Lines, from and to any path that Spark knows."""
    parser = argparse.ArgumentParser(prog="python -m irevents.spark", description=main.__doc__)
    parser.add_argument("input", help="documents: a path to Parquet or to JSON Lines (.json, .jsonl, .gz)")
    parser.add_argument("output", help="events: a folder, written as Parquet, or as JSON Lines if .jsonl")
    parser.add_argument("--master", help="the Spark master, such as local[4]; else what spark-submit says")
    parser.add_argument("--text", default="text", help="the column of the texts")
    parser.add_argument("--id", default="id", help="the column of the names")
    parser.add_argument("--published", default="published", help="the column of the publication dates")
    parser.add_argument("--pack", action="append", default=[], help="knowledge of your own; may be repeated")
    parser.add_argument("--no-merge", action="store_true", help="keep a record for each report of an event")
    parser.add_argument("--no-links", action="store_true", help="leave out what the driver sets (see merge)")
    args = parser.parse_args(arguments)
    if args.master and args.master.startswith("local"):  # elsewhere it is the cluster's to say
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("irevents")
    spark = (builder.master(args.master) if args.master else builder).getOrCreate()
    try:
        lines = args.input.endswith((".json", ".jsonl", ".jsonl.gz", ".json.gz"))
        reader = spark.read
        documents = reader.json(args.input) if lines else reader.parquet(args.input)
        events = extract(documents, args.text, args.id, args.published, packs=args.pack)
        if not args.no_merge:
            events = merge(events, links=not args.no_links)
        if args.output.rstrip("/").endswith((".json", ".jsonl")):
            events.write.option("ignoreNullFields", "false").json(args.output)
        else:
            events.write.parquet(args.output)
    finally:
        spark.stop()


if __name__ == "__main__":
    # Workers look up what is sent to them by its module; there is none called __main__ over there.
    from irevents.spark import main as run

    run()
