"""The options that more than one command has."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def _read_output(path: Path | None) -> Path | None:
    """The file to write to; None, which is standard output, for "-"."""
    return None if path == Path("-") else path


Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write there, not to standard output (-).",
        callback=_read_output,
    ),
]
Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="json|jsonl|csv|excel",
        help="Else by the ending of FILE; excel is CSV that Excel opens as UTF-8.",
        autocompletion=lambda: ["json", "jsonl", "csv", "excel"],
    ),
]
Published = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Publication date of documents that do not give their own."),
]
Encoding = Annotated[str | None, typer.Option(metavar="NAME", help="Encoding of the files; else UTF-8.")]
