"""`irevents.find_dates` and what `irevents dates` writes: the temporal expressions of texts, one by one."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import TextIO

from irevents.errors import IreventsError, Problem
from irevents.publication import find_publication
from irevents.readers import read_documents
from irevents.readers.decoding import check_encoding
from irevents.times.finding import Expression, read_expressions
from irevents.times.reading import Reference, TimexType
from irevents.times.scanning import Scan, scan

FORMATS = ("table", "jsonl")
#: The table's columns, and the width beyond which a cell is cut.
COLUMNS = ("document", "offsets", "quote", "type", "value", "start", "end", "basis", "rule")
WIDEST = 40


@dataclass(frozen=True, slots=True)
class TemporalExpression:
    """A temporal expression of a text: what `irevents dates` writes, a line each.

    `text[start:end] == quote`. `type` and `value` are TIMEX3; `date_start`, `date_end`, `precision`
    and `basis` are what the `dates` of an event would be (None where the expression is no date).
    `rule` names the rule of the grammar that found it.
    """

    document: str
    start: int
    end: int
    quote: str
    type: TimexType
    value: str
    date_start: str | None
    date_end: str | None
    precision: str | None
    basis: str | None
    rule: str


def find_dates(
    text: str, *, published: dt.date | str | None = None, document: str = "text"
) -> list[TemporalExpression]:
    """Find and resolve every temporal expression of `text`.

    Args:
        text: any English text.
        published: the day it was published, against which "on Wednesday" is resolved; left out, it
            is looked for in the text.
        document: the name the results carry.

    Returns:
        The expressions in the order of the text. The dates of a range ("June 25 to 27") are
        given singly, as TIMEX3 has them.
    """
    if isinstance(published, str):
        published = read_day(published)
    reference = Reference(published, "publication-date") if published else None
    if reference is None:
        publication = find_publication(text)
        reference = publication.reference if publication else None
    tokens = scan(text)
    found: list[TemporalExpression] = []
    for expression in read_expressions(tokens, [(0, reference)], ranges=False):
        found.extend(_split(expression, tokens, document))
    return found


def read_day(text: str) -> dt.date:
    """The day `text` names, YYYY-MM-DD.

    Raises:
        IreventsError: for anything else.
    """
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise IreventsError(f"no date: {text!r}", key="published", remedy="write YYYY-MM-DD") from None


def _split(expression: Expression, tokens: Scan, document: str) -> Iterator[TemporalExpression]:
    """The expression as TIMEX3 marks it: each date of a range by itself."""
    reading = expression.reading
    pieces = [(p.start, p.end, p.value, p.value, p.value) for p in reading.parts]
    if not pieces:
        pieces = [(expression.start, expression.end, reading.value, reading.start or "", reading.end or "")]
    for first, last, value, begin, end in pieces:
        a, b = tokens.span(first, last)
        yield TemporalExpression(
            document=document,
            start=a,
            end=b,
            quote=tokens.text[a:b],
            type=reading.type,
            value=value,
            date_start=begin or None,
            date_end=end or None,
            precision=reading.precision,
            basis=reading.basis,
            rule=expression.rule,
        )


def list_dates(
    paths: Sequence[str],
    stream: TextIO,
    *,
    format: str = "table",
    published: str | None = None,
    encoding: str | None = None,
) -> list[Problem]:
    """Write the temporal expressions of files to `stream`.

    Args:
        paths: files, folders, globs or `-`.
        stream: where to write.
        format: `table` for people, `jsonl` for programs: one expression a line.
        published: the publication date of documents that give none, YYYY-MM-DD.
        encoding: how the files are encoded; left out, UTF-8.

    Returns:
        The documents that could not be read.

    Raises:
        IreventsError: for wrong usage, before anything is read.
    """
    if format not in FORMATS:
        raise IreventsError(f"unknown format {format!r}", remedy=f"choose one of {', '.join(FORMATS)}")
    check_encoding(encoding)
    day = read_day(published) if published is not None else None
    problems: list[Problem] = []

    def found() -> Iterator[TemporalExpression]:
        for document in read_documents(paths, published=day, encoding=encoding):
            if isinstance(document, Problem):
                problems.append(document)
            else:
                yield from find_dates(document.text, published=document.published, document=document.id)

    if format == "jsonl":
        for expression in found():
            stream.write(json.dumps(asdict(expression), ensure_ascii=False) + "\n")
    else:
        _write_table(found(), stream)
    return problems


def _write_table(expressions: Iterable[TemporalExpression], stream: TextIO) -> None:
    """Columns with two spaces between, as wide as they need."""
    rows: list[tuple[str, ...]] = [COLUMNS]
    for e in expressions:
        cells = (
            e.document,
            f"{e.start}:{e.end}",
            " ".join(e.quote.split()),
            e.type,
            e.value,
            e.date_start or "",
            e.date_end or "",
            e.basis or "",
            e.rule,
        )
        rows.append(tuple(c if len(c) <= WIDEST else "…" + c[1 - WIDEST :] for c in cells))
    widths = [max(len(row[i]) for row in rows) for i in range(len(COLUMNS))]
    for row in rows:
        stream.write("  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip() + "\n")
