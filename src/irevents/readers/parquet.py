"""A `.parquet` file is one document a row, in the columns that a line of JSON has as fields.

Needs pyarrow, the extra `irevents[parquet]`. Rows are read a batch at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from importlib import import_module
from typing import Any, BinaryIO

from irevents.errors import Problem
from irevents.readers.decoding import UnreadableText
from irevents.readers.jsonl import make_document
from irevents.readers.names import SeenNames
from irevents.records import Document

COLUMNS = ("text", "id", "title", "published", "publisher", "url")
ROWS = 256
"""Rows of a batch: small enough that long texts do not fill the memory."""


def read_parquet(stream: BinaryIO, *, name: str) -> Iterator[Document | Problem]:
    """Read one document a row, each named `name#id`, or `name#ROW` where it has no id."""
    try:
        arrow: Any = import_module("pyarrow")
        parquet: Any = import_module("pyarrow.parquet")
    except ImportError:
        yield Problem(name, "reading Parquet needs pyarrow", "pip install 'irevents[parquet]'")
        return
    try:
        file = parquet.ParquetFile(stream, pre_buffer=False)
        columns = [column for column in COLUMNS if column in file.schema_arrow.names]
        if "text" not in columns:
            yield Problem(name, 'no column "text" in it', "name the column of the texts so")
            return
        with closing(SeenNames()) as seen:
            yield from _read_rows(file.iter_batches(batch_size=ROWS, columns=columns), seen, name)
    except arrow.ArrowException as error:
        message = " ".join(str(error).split())
        yield Problem(name, f"not a Parquet file that can be read ({message})")


def _read_rows(batches: Iterator[Any], seen: SeenNames, name: str) -> Iterator[Document | Problem]:
    number = 0
    for batch in batches:
        for fields in batch.to_pylist():
            number += 1
            where = f"{name}#{number}"
            try:
                document = make_document(fields, name=name, number=number)
            except UnreadableText as error:
                yield Problem(where, str(error), error.remedy)
                continue
            earlier = seen.add(document.id, number)
            if earlier is None:
                yield document
            else:
                yield Problem(where, f"{document.id} stands already in row {earlier}", "give it another id")
    if not number:
        yield Problem(name, "no text in it")
