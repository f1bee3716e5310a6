"""`irevents evaluate`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from irevents.cli.app import INPUT_AT_FAULT, app


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Gold: one document a line (.jsonl).")],
    events: Annotated[Path, typer.Argument(metavar="EVENTS", help="Events extracted with --no-merge.")],
    by_slot: Annotated[bool, typer.Option("--by-slot", help="Add a row for each slot.")] = False,
    errors: Annotated[
        bool, typer.Option("--errors", help="List what is missed, spurious or different first.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Score extracted events against gold of your own: precision, recall and F1.

    \b
    Examples:
      irevents extract reports/ --no-merge -o events.json
      irevents evaluate gold.jsonl events.json --by-slot --errors

    \b
    Exit code: 0 evaluated; 1 no event is of a document of GOLD; 2 a file cannot be read.
    """
    from irevents.scoring import evaluate_files, format_evaluation
    from irevents.scoring.table import format_evaluation_json

    evaluation = evaluate_files(gold, events)
    if as_json:
        typer.echo(format_evaluation_json(evaluation), nl=False)
    else:
        typer.echo(format_evaluation(evaluation, by_slot=by_slot, errors=errors), nl=False)
    if evaluation.strangers:
        typer.echo(
            f"irevents: {events}: no event there is of a document of {gold}; "
            'there "talks-oslo" stands for reports/talks-oslo.txt',
            err=True,
        )
        raise typer.Exit(INPUT_AT_FAULT)
