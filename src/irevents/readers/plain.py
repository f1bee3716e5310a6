"""A `.txt` or `.md` file is one document."""

from __future__ import annotations

from typing import BinaryIO

from irevents.errors import Problem
from irevents.readers.decoding import (
    MAX_BYTES,
    UnreadableText,
    check_length,
    decode,
    normalise_lines,
    too_long,
)
from irevents.records import Document


def read_plain(stream: BinaryIO, *, name: str, encoding: str | None = None) -> Document | Problem:
    """Read the whole stream as one document called `name`."""
    data = stream.read(MAX_BYTES + 1)
    try:
        if len(data) > MAX_BYTES:
            raise too_long()
        text = normalise_lines(decode(data, encoding=encoding))
        check_length(text)
    except UnreadableText as error:
        return Problem(name, str(error), error.remedy)
    if not text.strip():
        return Problem(name, "no text in it")
    return Document(text, id=name)
