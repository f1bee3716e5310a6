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

from importlib.util import find_spec

from irevents.errors import IreventsError

if find_spec("pyspark") is None:
    raise IreventsError("pyspark is not installed", remedy="pip install 'irevents[spark]'")

from irevents.spark.command import main
from irevents.spark.extracting import extract
from irevents.spark.merging import merge
from irevents.spark.schema import event_schema

__all__ = ["event_schema", "extract", "main", "merge"]
