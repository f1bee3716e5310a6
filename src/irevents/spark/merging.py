"""Merging on Spark: in go events, a row for each report of one, out comes a row for each event."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

from irevents.merging import settings as merge_settings
from irevents.merging.blocking import arrange_profiles, find_keys
from irevents.merging.clustering import join_edges, score_pairs
from irevents.merging.combining import combine_events
from irevents.merging.ordering import order_event, strip_event
from irevents.merging.profiles import make_profile
from irevents.merging.stored import EventStore
from irevents.records import Event
from irevents.spark.schema import event_schema, make_batches

CHUNK = 20_000
"""Events that the driver hands to Spark at a time when it has set ids and links."""
_PAIR = "a string, b string, score double"


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


def _strip(batches: Iterable[Any]) -> Iterator[Any]:
    """Events as JSON without id and links, each under a digest of it."""
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
    """Every record under each of its blocking keys."""
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
    """The keys and the events of some rows, in the order in which events are merged."""
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
    """Events with their confidence, and with an id that ends in a digest of the record."""
    from irevents.confidence import score_event
    from irevents.merging import make_id

    for batch in batches:
        named = []
        for row in batch.to_pylist():
            event = Event.model_validate_json(row["event"])
            new = f"{make_id(event)}-{row['key'][:12]}"
            named.append(event.model_copy(update={"id": new, "confidence": score_event(event)}))
        yield from make_batches(named)


def _finish(records: DataFrame, spark: SparkSession) -> DataFrame:
    """Events with their ids and links, which the driver sets."""
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
