"""`irevents extract`: paths in, a file of events out."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from irevents.errors import IreventsError, Problem
from irevents.filtering import EventFilter, read_day
from irevents.merging import collection_paused
from irevents.pipeline import Extractor
from irevents.readers import STANDARD_INPUT, Meter, measure_files, read_documents
from irevents.readers.decoding import check_encoding
from irevents.records import Document
from irevents.runs.gathering import Gathered
from irevents.runs.journal import Journal, fingerprint_settings
from irevents.runs.outcomes import Outcome, Task
from irevents.runs.workers import extract_all
from irevents.writers import choose_format, write_events
from irevents.writers.whole_files import check_writable, open_whole

TIME_LIMIT = 60.0
"""Seconds of processor time for a document, where workers extract; the longest report takes a few."""


@dataclass(slots=True)
class Extraction:
    """How far a run has come, and the documents that could not be read.

    Attributes:
        documents: documents read.
        known: those of them that an earlier run in the same run folder had read.
        events: events found, one for each report of it.
        problems: what could not be read.
        bytes_done: how much of the input has been read.
        bytes_total: how much there is; None where that is not known or nobody asked.
    """

    documents: int = 0
    known: int = 0
    events: int = 0
    problems: list[Problem] = field(default_factory=list)
    bytes_done: int = 0
    bytes_total: int | None = None


def extract_files(
    paths: Sequence[str],
    *,
    output: Path | None = None,
    format: str | None = None,
    merge: bool = True,
    published: str | None = None,
    encoding: str | None = None,
    keep: EventFilter | None = None,
    packs: Sequence[Path] = (),
    model: str | None = None,
    errors: Path | None = None,
    jobs: int = 1,
    run: Path | None = None,
    time_limit: float | None = None,
    progress: Callable[[Extraction], None] | None = None,
) -> Extraction:
    """Extract the events of files and write them, to `output` or to standard output.

    What is written depends on the files and on the other options alone, not on `jobs`, nor on how often
    a run was stopped and taken up again.

    Args:
        paths: files, folders, globs or `-`.
        output: the file to write, which appears whole or not at all.
        format: json, jsonl, csv or excel; left out, by the ending of `output`.
        merge: whether the reports of one event become one record.
        published: the publication date of documents that give none.
        encoding: how the files are encoded; left out, UTF-8.
        keep: which events to write.
        packs: further knowledge packs.
        model: a trained spaCy pipeline that adds names (see `Extractor`).
        errors: a file for the problems, one JSON object a line.
        jobs: how many processes extract.
        run: a folder to keep what has been read, so that a stopped run goes on where it was.
        time_limit: seconds of processor time for one document; one that takes longer is put aside.
        progress: called after each document.

    Returns:
        How many events were found, and the problems met.

    Raises:
        IreventsError: for wrong usage, before anything is read.
    """
    form = choose_format(output, format)
    check_encoding(encoding)
    if jobs < 1:
        raise IreventsError(f"{jobs} processes cannot read anything", remedy="give -j 1 or more")
    if time_limit is not None and not time_limit > 0:
        raise IreventsError(f"a time limit of {time_limit:g} seconds leaves no time", remedy="give more")
    written = [path for path in (output, errors) if path is not None]
    for path in written:
        check_writable(path)
    _check_apart(paths, written)
    day = read_day("--published", published) if published is not None else None
    exclude = {path.resolve() for path in written}
    make = _Maker(packs, model)
    # A worker is a wall against what crashes or never ends; a few files typed by hand can do without.
    workers = jobs if jobs > 1 or run is not None or time_limit is not None else 0
    found = Extraction()
    meter: Meter | None = None
    if progress is not None:
        meter = Meter(total=measure_files(paths, exclude=exclude))
        found.bytes_total = meter.total
    with ExitStack() as stack:
        if workers:  # this process only hands on, and makes no cycles; the workers look for theirs
            stack.enter_context(collection_paused())
        journal = None
        if run is not None:
            # packs that are at fault are wrong usage, and said before the run folder is made
            extractor = make()
            names = extractor.model if model is not None else None
            fingerprint = fingerprint_settings(packs, model=names.identity if names is not None else None)
            journal = stack.enter_context(Journal(run, fingerprint=fingerprint))
        reading = read_documents(paths, published=day, encoding=encoding, exclude=exclude, meter=meter)
        tasks = _make_tasks(reading, journal, time_limit)
        gathered = stack.enter_context(closing(Gathered(merging=merge)))
        outcomes = extract_all(tasks, make, jobs=workers, time_limit=time_limit or TIME_LIMIT)
        for task, outcome in stack.enter_context(closing(outcomes)):
            if outcome.problem is not None:
                found.problems.append(outcome.problem)
            elif task.document is not None:
                found.documents += 1
                found.known += task.outcome is not None
                if outcome.events:
                    gathered.add(task.document, outcome.events)
                    found.events += len(outcome.events)
            if journal is not None and task.outcome is None and task.document and task.digest:
                journal.note(task.document.id, task.digest, outcome)
            if progress is not None:
                found.bytes_done = meter.done if meter is not None else 0
                progress(found)
        if errors is not None:
            write_problems(found.problems, errors)
        with open_whole(output) if output else nullcontext(standard_output()) as stream:
            write_events(gathered.finish(keep=keep), stream, format=form)
            stream.flush()
    return found


class _Maker:
    """Makes the extractor of a run once; a process that is not forked makes its own."""

    def __init__(self, packs: Sequence[Path], model: str | None) -> None:
        self._packs = tuple(packs)
        self._model = model
        self._made: Extractor | None = None

    def __call__(self) -> Extractor:
        if self._made is None:
            self._made = Extractor(packs=self._packs, model=self._model, merge=False)
        return self._made

    def __reduce__(self) -> tuple[object, ...]:
        return _Maker, (self._packs, self._model)


def _check_apart(paths: Sequence[str], written: Sequence[Path]) -> None:
    """Refuse to write over what is read ("extract *.jsonl -o all.jsonl", the second time), or twice."""
    taken = {os.path.realpath(path) for path in paths if path != STANDARD_INPUT}
    for path in written:
        real = os.path.realpath(path)
        if real in taken:
            raise IreventsError("is named twice, to be written over", file=str(path), remedy="name another")
        if not path.exists() or path.is_file():
            taken.add(real)


def _make_tasks(
    reading: Iterable[Document | Problem], journal: Journal | None, time_limit: float | None
) -> Iterator[Task]:
    """What is to be read, with what is known of it from the journal."""
    for item in reading:
        if isinstance(item, Problem):
            yield Task(outcome=Outcome(problem=item))
        elif journal is None:
            yield Task(item)
        else:
            digest = journal.digest(item)
            yield Task(item, journal.find(digest, time_limit=time_limit or TIME_LIMIT), digest)


def write_problems(problems: Sequence[Problem], path: Path) -> None:
    """Write the problems as JSON Lines: `document`, `message`, `remedy`."""
    with open_whole(path) as stream:
        for problem in problems:
            fields = {
                "document": problem.document,
                "message": problem.message,
                "remedy": problem.remedy,
            }
            stream.write(json.dumps(fields, ensure_ascii=False) + "\n")


def standard_output() -> TextIO:
    """Standard output as the bytes of a file would be: UTF-8 with LF, on every system.

    Raises:
        IreventsError: when there is none.
    """
    if sys.stdout is None:
        raise IreventsError("standard output is closed", remedy="name a file with -o")
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    return sys.stdout
