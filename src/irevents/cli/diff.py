"""`irevents diff`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from irevents.cli.app import app

DIFFERENT = 1


@app.command()
def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="Events: .json, .jsonl or .csv.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="Events to compare with them.")],
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing; only the exit code.")] = False,
) -> None:
    """Show what changed between two outputs: events added and gone, and the fields that differ.

    \b
    Examples:
      irevents diff yesterday.json today.json
      irevents diff --quiet expected.json events.json || echo changed

    \b
    Exit code: 0 the same; 1 different; 2 a file cannot be read.
    """
    from irevents.diffing import diff_events, format_difference
    from irevents.readers.events import read_event_file

    difference = diff_events(read_event_file(old), read_event_file(new))
    if not quiet:
        for line in format_difference(difference):
            typer.echo(line)
    if difference:
        raise typer.Exit(DIFFERENT)
