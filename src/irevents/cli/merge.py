"""`irevents merge`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from irevents.cli.app import app
from irevents.cli.options import Format, Output


@app.command()
def merge(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="EVENTS", help="Events of earlier runs: .json, .jsonl, .csv, .parquet."),
    ],
    output: Output = None,
    format: Format = None,
) -> None:
    """Make one record of all reports of an event, across the outputs of earlier runs.

    The order of the files does not matter, and merging what is merged changes nothing.

    \b
    Examples:
      irevents merge monday.json tuesday.json -o week.json
      irevents merge archive/*.jsonl -f csv > events.csv
    """
    from irevents.merging.files import merge_files

    merge_files(files, output=output, format=format)
