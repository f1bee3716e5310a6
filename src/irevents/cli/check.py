"""`irevents validate` and `irevents schema`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from irevents.cli.app import INPUT_AT_FAULT, app


@app.command()
def validate(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Events: .json, .jsonl or .csv.")],
) -> None:
    """Check a file of events against the schema.

    \b
    Example:
      irevents validate events.json
    """
    from irevents.validating import validate_file

    checked, faults = validate_file(file)
    for fault in faults:
        typer.echo(f"irevents: {fault}", err=True)
    if faults:
        raise typer.Exit(INPUT_AT_FAULT)
    typer.echo(f"{file}: {checked} events, all valid")


@app.command()
def schema(
    name: Annotated[
        str, typer.Argument(metavar="[event|csv]", autocompletion=lambda: ["event", "csv"])
    ] = "event",
) -> None:
    """Print the schema of the output: JSON Schema of an event, or Table Schema of the CSV.

    \b
    Example:
      irevents schema csv > events.csv.schema.json
    """
    from irevents.schemas import format_schema

    typer.echo(format_schema(name), nl=False)
