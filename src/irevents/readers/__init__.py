"""Files → documents. One module a format; what cannot be read comes out as a `Problem`, in its place."""

from __future__ import annotations

import datetime as dt
import gzip
import io
import os
import sys
import zlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from irevents.errors import Problem
from irevents.readers.decoding import MAX_CHARACTERS
from irevents.readers.jsonl import looks_like_json_lines, read_json_lines
from irevents.readers.parquet import read_parquet
from irevents.readers.paths import STANDARD_INPUT, SourceFile, find_files
from irevents.readers.plain import read_plain
from irevents.records import Document

__all__ = ["MAX_CHARACTERS", "STANDARD_INPUT", "Meter", "SourceFile", "find_files", "read_documents"]


@dataclass(slots=True)
class Meter:
    """How much of the input has been read: bytes, as they lie on the disk. `total` is None where unknown."""

    total: int | None = None
    before: int = 0
    stream: BinaryIO | None = None

    @property
    def done(self) -> int:
        """The bytes read so far."""
        if self.stream is None or self.stream.closed:
            return self.before
        return self.before + self.stream.tell()


def measure_files(paths: Iterable[str], *, exclude: Collection[Path] = ()) -> int | None:
    """The bytes of all files that the paths name; None where one of them is a pipe."""
    total = 0
    for source in find_files(paths, exclude=exclude):
        if isinstance(source, SourceFile):
            if source.path is None or not source.path.is_file():
                return None
            total += os.path.getsize(source.path)
    return total


def read_documents(
    paths: Iterable[str],
    *,
    published: dt.date | None = None,
    encoding: str | None = None,
    exclude: Collection[Path] = (),
    meter: Meter | None = None,
) -> Iterator[Document | Problem]:
    """Read every document that the paths name, in their order.

    Args:
        paths: files, folders (read with all that is below, sorted), globs, or `-` for standard input.
        published: the publication date of documents that give none themselves.
        encoding: how the files are encoded; left out, UTF-8 or UTF-16 with its mark.
        exclude: files not to read when a folder or glob holds them, such as the output of this very run.
        meter: told how far the reading has come.

    Yields:
        A document, or a problem where one could not be read.
    """
    for source in find_files(paths, exclude=exclude):
        if isinstance(source, Problem):
            yield source
            continue
        try:
            for document in read_source(source, encoding=encoding, meter=meter):
                if published and isinstance(document, Document) and document.published is None:
                    document = document.model_copy(update={"published": published})
                yield document
        except OSError as error:
            yield Problem(source.name, (error.strerror or str(error)).lower())


def read_source(
    source: SourceFile, *, encoding: str | None = None, meter: Meter | None = None
) -> Iterator[Document | Problem]:
    """Read one file, or standard input, by its format."""
    if source.path is None:
        if sys.stdin is None:
            yield Problem(source.name, "standard input is closed")
            return
        stream = sys.stdin.buffer
        if looks_like_json_lines(stream):
            yield from read_json_lines(stream, name=source.name, encoding=encoding)
        else:
            yield read_plain(stream, name=source.name, encoding=encoding)
        return
    with source.path.open("rb") as stream:
        if meter is not None:
            meter.stream = stream if stream.seekable() else None
        yield from read_stream(stream, source, encoding=encoding)
        if meter is not None and meter.stream is not None:
            meter.before, meter.stream = meter.before + os.path.getsize(source.path), None


def read_stream(
    stream: BinaryIO, source: SourceFile, *, encoding: str | None
) -> Iterator[Document | Problem]:
    """Read an open file by the ending of its name."""
    if source.format == "jsonl":
        yield from read_json_lines(stream, name=source.name, encoding=encoding)
    elif source.format == "jsonl.gz":
        try:
            unpacked = io.BufferedReader(gzip.GzipFile(fileobj=stream), buffer_size=1 << 17)
            yield from read_json_lines(cast(BinaryIO, unpacked), name=source.name, encoding=encoding)
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            yield Problem(source.name, f"not a whole gzip file ({error})".lower(), "pack it anew")
    elif source.format == "parquet":
        yield from read_parquet(stream, name=source.name)
    else:
        yield read_plain(stream, name=source.name, encoding=encoding)
