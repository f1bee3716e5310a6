"""`irevents extract`."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Annotated

import typer

from irevents.cli.app import INPUT_AT_FAULT, app
from irevents.cli.options import Encoding, Format, Output, Published
from irevents.cli.progress import shown_progress


def complete_types() -> list[str]:
    """The event types, for shell completion."""
    from irevents.filtering import EVENT_TYPES

    return list(EVENT_TYPES)


@app.command()
def extract(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH", help="Files (.txt, .md, .jsonl, .jsonl.gz, .parquet), folders, globs, or -."
        ),
    ],
    output: Output = None,
    format: Format = None,
    no_merge: Annotated[
        bool, typer.Option("--no-merge", help="Keep a record for each report of an event.")
    ] = False,
    published: Published = None,
    types: Annotated[
        list[str] | None,
        typer.Option(
            "--type",
            metavar="TYPE",
            help="Keep only this type (meeting, summit, visit, call, exercise, signing, conference); "
            "may be repeated.",
            autocompletion=complete_types,
        ),
    ] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="Keep only what takes place then or later.")
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DATE", help="Keep only what takes place then or earlier.")
    ] = None,
    min_confidence: Annotated[
        float | None, typer.Option(metavar="X", help="Keep only what is at least so sure, 0 to 1.")
    ] = None,
    packs: Annotated[
        list[Path] | None,
        typer.Option("--pack", metavar="FILE", help="Knowledge of your own to add; may be repeated."),
    ] = None,
    model: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="A trained spaCy pipeline, to add names that the rules miss."),
    ] = None,
    encoding: Encoding = None,
    errors: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write the problems there too, one JSON object a line."),
    ] = None,
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", metavar="N", help="Extract in N processes; the output is the same.")
    ] = 1,
    run: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="Keep what has been read there: a stopped run goes on, a later one reads only what is new.",
        ),
    ] = None,
    time_limit: Annotated[
        float | None,
        typer.Option(
            metavar="SECONDS", help="Put a document aside that computes for longer; 60 with -j or --run."
        ),
    ] = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Print no progress; problems are named all the same.")
    ] = False,
) -> None:
    """Extract the events of reports.

    A DATE is YYYY-MM-DD, YYYY-MM or YYYY. An event of unknown date is not within --since and --until.

    \b
    Examples:
      irevents extract seeds/ -o events.json
      irevents extract report.txt --published 2025-06-28
      irevents extract 'archive/**/*.txt' --type meeting --since 2024 -f csv > meetings.csv
      cat report.txt | irevents extract - -f jsonl
      irevents extract archive.jsonl.gz -j 8 --run archive.run -o events.jsonl

    \b
    Exit code: 0 all was read; 1 some documents could not be read, the others are written; 2 wrong usage.
    """
    from irevents.cli.spacy_import import import_spacy_quickly

    gc.disable()  # what is imported stays: looking through it for garbage takes a tenth of the start
    import_spacy_quickly()

    from irevents.extraction import extract_files
    from irevents.filtering import make_filter

    gc.freeze()
    gc.enable()

    keep = make_filter(types=types or (), since=since, until=until, min_confidence=min_confidence)
    with shown_progress(quiet=quiet) as progress:
        found = extract_files(
            paths,
            output=output,
            format=format,
            merge=not no_merge,
            published=published,
            encoding=encoding,
            keep=keep,
            packs=packs or (),
            model=model,
            errors=errors,
            jobs=jobs,
            run=run,
            time_limit=time_limit,
            progress=progress,
        )
    for problem in found.problems:
        typer.echo(f"irevents: {problem}", err=True)
    if found.problems:
        raise typer.Exit(INPUT_AT_FAULT)
