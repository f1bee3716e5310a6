"""`irevents extract`: paths in, a file of events out."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from irevents.errors import IreventsError, Problem
from irevents.filtering import EventFilter, filter_events, read_day
from irevents.merging import finish
from irevents.merging import merge as merge_events
from irevents.pipeline import Extractor
from irevents.readers import read_documents
from irevents.readers.decoding import check_encoding
from irevents.records import Document, Event
from irevents.writers import choose_format, write_events
from irevents.writers.whole_files import check_writable, open_whole


@dataclass(slots=True)
class Extraction:
    """What a run has found so far: events, documents that could not be read, the texts of the others."""

    events: list[Event] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)


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
    errors: Path | None = None,
    progress: Callable[[Extraction], None] | None = None,
) -> Extraction:
    """Extract the events of files and write them, to `output` or to standard output.

    Args:
        paths: files, folders, globs or `-`.
        output: the file to write, which appears whole or not at all.
        format: json, jsonl or csv; left out, by the ending of `output`.
        merge: whether the reports of one event become one record.
        published: the publication date of documents that give none.
        encoding: how the files are encoded; left out, UTF-8.
        keep: which events to write.
        packs: further knowledge packs.
        errors: a file for the problems, one JSON object a line.
        progress: called after each document.

    Returns:
        The events written and the problems met.

    Raises:
        IreventsError: for wrong usage, before anything is read.
    """
    form = choose_format(output, format)
    check_encoding(encoding)
    written = [path for path in (output, errors) if path is not None]
    for path in written:
        check_writable(path)
    day = read_day("--published", published) if published is not None else None
    extractor = Extractor(packs=packs, merge=False)
    documents = read_documents(
        paths, published=day, encoding=encoding, exclude={path.resolve() for path in written}
    )
    found = extract_documents(documents, extractor, progress=progress)
    found.events = merge_events(found.events, texts=found.texts) if merge else finish(found.events)
    if keep is not None:
        found.events = filter_events(found.events, keep)
    if errors is not None:
        write_problems(found.problems, errors)
    with open_whole(output) if output else nullcontext(standard_output()) as stream:
        write_events(found.events, stream, format=form)
        stream.flush()
    return found


def extract_documents(
    documents: Iterable[Document | Problem],
    extractor: Extractor,
    *,
    progress: Callable[[Extraction], None] | None = None,
) -> Extraction:
    """Extract every document; one that fails becomes a problem and the others go on."""
    found = Extraction()
    for document in documents:
        if isinstance(document, Problem):
            found.problems.append(document)
        else:
            try:
                found.events.extend(extractor.extract(document))
                found.texts[document.id] = document.text
            except IreventsError as error:
                found.problems.append(Problem(document.id, error.message, error.remedy))
            except Exception as error:  # a fault of ours must not cost the user the other documents
                message = " ".join(f"extraction failed ({type(error).__name__}: {error})".split())
                found.problems.append(Problem(document.id, message, "please report it with the text"))
        if progress:
            progress(found)
    return found


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
