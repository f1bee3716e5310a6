"""`irevents dates`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from irevents.cli.app import INPUT_AT_FAULT, app
from irevents.cli.options import Encoding, Published


@app.command()
def dates(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH", help="Files (.txt, .md, .jsonl), folders, globs, or -.")
    ],
    published: Published = None,
    format: Annotated[
        str,
        typer.Option("--format", "-f", metavar="table|jsonl", autocompletion=lambda: ["table", "jsonl"]),
    ] = "table",
    encoding: Encoding = None,
) -> None:
    """List the dates, times, durations and sets that texts speak of, with what they mean.

    Type and value are TIMEX3; start and end are the days meant, against the publication date.

    \b
    Examples:
      irevents dates report.txt --published 2025-06-28
      irevents dates archive.jsonl -f jsonl > dates.jsonl

    \b
    Exit code: 0 all was read; 1 some documents could not be read, the others are written; 2 wrong usage.
    """
    from irevents.times.listing import list_dates

    problems = list_dates(paths, sys.stdout, format=format, published=published, encoding=encoding)
    for problem in problems:
        typer.echo(f"irevents: {problem}", err=True)
    if problems:
        raise typer.Exit(INPUT_AT_FAULT)
