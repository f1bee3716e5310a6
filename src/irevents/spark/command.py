"""`python -m irevents.spark INPUT OUTPUT`: in go arguments of a command line, out a folder of events."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from pyspark.sql import SparkSession

from irevents.spark.extracting import extract
from irevents.spark.merging import merge


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
