"""Files → documents. One module a format; what cannot be read comes out as a `Problem`, in its place."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from irevents.errors import Problem
from irevents.readers.decoding import MAX_CHARACTERS
from irevents.readers.jsonl import looks_like_json_lines, read_json_lines
from irevents.readers.paths import STANDARD_INPUT, SourceFile, find_files
from irevents.readers.plain import read_plain
from irevents.records import Document

__all__ = ["MAX_CHARACTERS", "STANDARD_INPUT", "SourceFile", "find_files", "read_documents"]


def read_documents(
    paths: Iterable[str],
    *,
    published: dt.date | None = None,
    encoding: str | None = None,
    exclude: Collection[Path] = (),
) -> Iterator[Document | Problem]:
    """Read every document that the paths name, in their order.

    Args:
        paths: files, folders (read with all that is below, sorted), globs, or `-` for standard input.
        published: the publication date of documents that give none themselves.
        encoding: how the files are encoded; left out, UTF-8 or UTF-16 with its mark.
        exclude: files not to read when a folder or glob holds them, such as the output of this very run.

    Yields:
        A document, or a problem where one could not be read.
    """
    for source in find_files(paths, exclude=exclude):
        if isinstance(source, Problem):
            yield source
            continue
        try:
            for document in read_source(source, encoding=encoding):
                if published and isinstance(document, Document) and document.published is None:
                    document = document.model_copy(update={"published": published})
                yield document
        except OSError as error:
            yield Problem(source.name, (error.strerror or str(error)).lower())


def read_source(source: SourceFile, *, encoding: str | None = None) -> Iterator[Document | Problem]:
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
        yield from read_stream(stream, source, encoding=encoding)


def read_stream(
    stream: BinaryIO, source: SourceFile, *, encoding: str | None
) -> Iterator[Document | Problem]:
    """Read an open file by the ending of its name."""
    if source.format == "jsonl":
        yield from read_json_lines(stream, name=source.name, encoding=encoding)
    else:
        yield read_plain(stream, name=source.name, encoding=encoding)
