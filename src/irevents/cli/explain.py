"""`irevents explain`."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Annotated

import typer

from irevents.cli.app import app


@app.command()
def explain(
    file: Annotated[
        Path | None,
        typer.Argument(metavar="EVENTS", help="Events: .json or .jsonl; with --why-not, a report."),
    ] = None,
    name: Annotated[
        str | None, typer.Argument(metavar="ID", help="The event's id, or how it begins.")
    ] = None,
    field: Annotated[
        str | None, typer.Option(metavar="F", help="Only this field: dates, participants[1].")
    ] = None,
    root: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Where the reports are, if not at their paths.")
    ] = None,
    why_not: Annotated[
        str | None, typer.Option("--why-not", metavar="TEXT", help="Say why these words gave no event.")
    ] = None,
) -> None:
    """Show why a record says what it says: each value in its sentence, with source and rule.

    \b
    Examples:
      irevents explain events.json 2025-06-26-meeting-belousov-singh-qingdao
      irevents explain events.json 2025-10-29 --field dates
      irevents explain --why-not "The ministers are expected to meet next year."
      irevents explain report.txt --why-not "expected to meet"
    """
    color = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    width = min(shutil.get_terminal_size((100, 40)).columns, 120)
    if why_not is not None:
        from irevents.why_not import explain_why_not

        lines = explain_why_not(why_not, report=file, color=color, width=width)
    elif file is None or name is None:
        raise typer.BadParameter("give EVENTS and ID, or --why-not TEXT")
    else:
        from irevents.explaining import explain_fields, find_event, format_explanation, make_text_reader
        from irevents.merging import list_near_misses
        from irevents.readers.events import read_event_file

        events = read_event_file(file)
        event = find_event(events, name)
        fields = explain_fields(event, make_text_reader(root), field=field)
        misses = list_near_misses(event, events) if field is None else []
        lines = format_explanation(event, fields, misses=misses, color=color, width=width)
    for line in lines:
        typer.echo(line)
