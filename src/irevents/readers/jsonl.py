"""A `.jsonl` file is one document a line: `{"text": …, "id": …, "title": …, "published": …, …}`."""

from __future__ import annotations

import codecs
import datetime as dt
import io
import json
import re
from collections.abc import Iterator, Mapping
from contextlib import closing
from typing import BinaryIO

from pydantic_core import from_json

from irevents.errors import Problem
from irevents.readers.decoding import MAX_BYTES, UnreadableText, check_length, decode, too_long
from irevents.readers.names import SeenNames
from irevents.records import Document

_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?", re.DOTALL)
# A character may be written as \uXXXX, six bytes, or as a pair of those; the other fields need room too.
_MAX_LINE = 3 * MAX_BYTES


def looks_like_json_lines(stream: BinaryIO) -> bool:
    """Whether what comes in begins with an object rather than with a text."""
    peek = stream.peek(64)[:64] if isinstance(stream, io.BufferedReader) else b""
    return re.match(rb'(?:\xef\xbb\xbf)?\s*\{\s*(?:"|$)', peek) is not None


def read_json_lines(
    stream: BinaryIO, *, name: str, encoding: str | None = None
) -> Iterator[Document | Problem]:
    """Read one document a line, each named `name#id`, or `name#LINE` where it has no id."""
    with closing(SeenNames()) as seen:
        yield from _read_documents(stream, seen, name=name, encoding=encoding)


def _read_documents(
    stream: BinaryIO, seen: SeenNames, *, name: str, encoding: str | None
) -> Iterator[Document | Problem]:
    blank = True
    for number, line in enumerate(_read_lines(stream), start=1):
        where = f"{name}#{number}"
        if line is None:
            blank = False
            error = too_long()
            yield Problem(where, str(error), error.remedy)
            continue
        if number == 1 and line.lstrip().startswith(b"["):
            yield Problem(name, "a JSON array, not one object a line", "turn it round with jq -c '.[]'")
            return
        if number == 1 and line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            yield Problem(name, "UTF-16, which a .jsonl file cannot be", "write it as UTF-8")
            return
        if not line.strip():
            continue
        blank = False
        try:
            document = _read_line(line, name=name, number=number, encoding=encoding)
        except UnreadableText as error:
            yield Problem(where, str(error), error.remedy)
            continue
        earlier = seen.add(document.id, number)
        if earlier is not None:
            yield Problem(where, f"{document.id} stands already in line {earlier}", "give it another id")
            continue
        yield document
    if blank:
        yield Problem(name, "no text in it")


def _read_lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """The lines of the stream; None for one too long to hold a report, which is not kept in memory."""
    while line := stream.readline(_MAX_LINE):
        if line.endswith(b"\n") or len(line) < _MAX_LINE:
            yield line
            continue
        while (rest := stream.readline(_MAX_LINE)) and not rest.endswith(b"\n"):
            pass
        yield None


def _read_line(line: bytes, *, name: str, number: int, encoding: str | None) -> Document:
    fields = _read_json(line) if encoding is None else None
    if isinstance(fields, dict):
        return make_document(fields, name=name, number=number)
    try:
        fields = json.loads(decode(line.rstrip(), encoding=encoding))
    except json.JSONDecodeError as error:
        raise UnreadableText(f"not JSON (column {error.colno}: {error.msg})") from None
    except (RecursionError, ValueError) as error:
        raise UnreadableText(f"JSON that cannot be read ({error})") from None
    if not isinstance(fields, dict):
        raise UnreadableText("not a JSON object", 'write {"text": …}')
    return make_document(fields, name=name, number=number)


def _read_json(line: bytes) -> object:
    """What a line of JSON in UTF-8 says, read in half the time of `json`; None where it is anything else.

    What is not JSON is read once more by `json`, which says what is wrong with it.
    """
    try:
        return from_json(line, cache_strings="keys")
    except ValueError:
        return None


def make_document(fields: Mapping[str, object], *, name: str, number: int) -> Document:
    """The document of a line or row, called `name#id`, or `name#number` where it has no id.

    Raises:
        UnreadableText: it has no text, or a field of another kind.
    """
    text = _string(fields, "text")
    if text is None:
        raise UnreadableText('no "text" in it')
    if not text or text.isspace():
        raise UnreadableText('no text in "text"')
    check_length(text)
    return Document(
        text,
        id=f"{name}#{_identifier(fields) or number}",
        title=_string(fields, "title"),
        published=_published(fields),
        publisher=_string(fields, "publisher"),
        url=_string(fields, "url"),
    )


def _identifier(fields: Mapping[str, object]) -> str | None:
    value = fields.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _string(fields, "id")


def _string(fields: Mapping[str, object], key: str) -> str | None:
    value = fields.get(key)
    if value is not None and not isinstance(value, str):
        raise UnreadableText(f'"{key}" is not a string')
    if value is not None and not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            raise UnreadableText(f'"{key}" holds half a character (a lone surrogate)') from None
    return value


def _published(fields: Mapping[str, object]) -> dt.date | None:
    given = fields.get("published")
    if isinstance(given, dt.datetime):
        return given.date()
    if isinstance(given, dt.date):
        return given
    value = _string(fields, "published")
    if not value:
        return None
    try:
        if match := _DAY.fullmatch(value.strip()):
            return dt.date.fromisoformat(match[1])
    except ValueError:
        pass
    raise UnreadableText(f'"published" is not a date: {value[:40]!r}', "write YYYY-MM-DD")
