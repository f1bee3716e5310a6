"""The typer application, and the one place that turns errors into exit codes.

Exit codes: 0 all well; 1 something in the input was not; 2 wrong usage, or nowhere to write.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

import irevents
from irevents.errors import IreventsError

INPUT_AT_FAULT = 1
WRONG_USAGE = 2
INTERRUPTED = 130


class OneLineErrors(TyperGroup):
    """Says what went wrong in one line on standard error, never in a traceback."""

    def list_commands(self, ctx: Any) -> list[str]:
        return sorted(super().list_commands(ctx))

    def invoke(self, ctx: Any) -> Any:
        try:
            result = super().invoke(ctx)
            if sys.stdout is not None:
                sys.stdout.flush()
        except IreventsError as error:
            typer.echo(f"irevents: {error}", err=True)
            raise typer.Exit(WRONG_USAGE) from None
        except KeyboardInterrupt:
            typer.echo("irevents: interrupted, nothing written", err=True)
            raise typer.Exit(INTERRUPTED) from None
        except BrokenPipeError:
            # "irevents extract seeds/ | head": the reader has what it wanted.
            drop_output()
            raise typer.Exit(0) from None
        except OSError as error:
            # "> /dev/full", a closed standard output: what was asked for cannot be written.
            drop_output()
            typer.echo(f"irevents: standard output: {(error.strerror or str(error)).lower()}", err=True)
            raise typer.Exit(WRONG_USAGE) from None
        return result


app = typer.Typer(
    cls=OneLineErrors,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def print_version(wanted: bool) -> None:
    """Print the version and stop."""
    if wanted:
        typer.echo(f"irevents {irevents.__version__}")
        raise typer.Exit()


@app.callback()
def describe(
    version: Annotated[
        bool, typer.Option("--version", callback=print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Turn press reports about diplomacy and defence into event records.

    \b
    Examples:
      irevents extract seeds/ -o events.json
      irevents extract report.txt --published 2025-06-28
      irevents extract 'archive/**/*.txt' -f csv > events.csv
    """


def drop_output() -> None:
    """Send what is still buffered nowhere, so that closing a broken pipe raises no second error."""
    with suppress(AttributeError, OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def main() -> None:
    """Run the command line."""
    try:
        app(prog_name="irevents")
    except KeyboardInterrupt:
        typer.echo("irevents: interrupted, nothing written", err=True)
        sys.exit(INTERRUPTED)
