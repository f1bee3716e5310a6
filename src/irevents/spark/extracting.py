"""Extraction on Spark: in go documents, a row each, out come events, a row each."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from pyspark.sql import DataFrame
from pyspark.sql import functions as F

from irevents.errors import IreventsError
from irevents.records import Document, Event
from irevents.runs.outcomes import extract_one
from irevents.spark.schema import event_schema, make_batches


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
            yield from make_batches(events)

    return df.select(*columns).mapInArrow(read, event_schema())


@cache
def _make_extractor(packs: tuple[str, ...]) -> Any:
    """The extractor of a worker, which keeps it from batch to batch."""
    from irevents.pipeline import Extractor

    return Extractor(packs=packs, merge=False)


def _make_document(row: dict[str, Any]) -> Document | None:
    """The document of a row; None without a text. A date that is none is left out."""
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
