"""`irevents packs check`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from irevents.cli.app import INPUT_AT_FAULT, OneLineErrors, app

packs_app = typer.Typer(cls=OneLineErrors, no_args_is_help=True, rich_markup_mode=None)
app.add_typer(packs_app, name="packs")


@packs_app.callback()
def packs() -> None:
    """Look after knowledge packs of your own."""


@packs_app.command()
def check(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="Knowledge packs (.toml).")],
) -> None:
    """Check packs: their form, ids, sets and parties, and that every example matches and no counter-example.

    Files that are to be used together are best checked in one call.

    \b
    Example:
      irevents packs check my-topics.toml
      irevents extract seeds/ --pack my-topics.toml
    """
    from irevents.packs.checking import check_pack

    faulty = False
    for file in files:
        problems = check_pack(file, beside=files)
        for problem in problems:
            typer.echo(f"irevents: {problem}", err=True)
        if not problems:
            typer.echo(f"{file}: all well")
        faulty = faulty or bool(problems)
    if faulty:
        raise typer.Exit(INPUT_AT_FAULT)
