"""Paths, folders and globs → the files to read, each once, in a fixed order."""

from __future__ import annotations

import glob
import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from irevents.errors import Problem

STANDARD_INPUT = "-"
FORMATS = {
    ".txt": "plain",
    ".md": "plain",
    ".jsonl": "jsonl",
    ".jsonl.gz": "jsonl.gz",
    ".parquet": "parquet",
}
ENDINGS = ".txt, .md, .jsonl, .jsonl.gz or .parquet"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read. `name` is its path as given; `path` is None for standard input."""

    name: str
    path: Path | None
    format: str


def find_files(paths: Iterable[str], *, exclude: Collection[Path] = ()) -> Iterator[SourceFile | Problem]:
    """The files that the paths name, in the order given and sorted within a folder or glob.

    A file that is named twice, or reached twice through links, is yielded once. Hidden files are left
    out of folders; so is what is not of our formats. `exclude` holds resolved paths.
    """
    seen: set[Path] = set()
    for given in paths:
        for found in _expand(given):
            if isinstance(found, SourceFile) and found.path is not None:
                real = Path(os.path.realpath(found.path))
                if real in seen or (real in exclude and found.name != given):
                    continue
                seen.add(real)
            yield found


def _expand(given: str) -> Iterator[SourceFile | Problem]:
    if given == STANDARD_INPUT:
        yield SourceFile(STANDARD_INPUT, None, "plain")
    elif os.path.isdir(given):
        yield from _walk(given)
    elif os.path.lexists(given):
        yield _name_file(given)
    elif glob.has_magic(given):
        matches = sorted(glob.glob(given, recursive=True))
        found = [item for match in matches for item in _expand_match(match)]
        yield from found
        if not found:
            yield Problem(printable(given), f"no {ENDINGS} file matches" if matches else "no file matches")
    else:
        yield Problem(printable(given), "no such file or folder")


def _expand_match(match: str) -> Iterator[SourceFile | Problem]:
    """ "seeds/**" matches both the folder and what is in it; "reports/*" also what is none of ours."""
    if os.path.isdir(match):
        yield from (found for found in _walk(match) if isinstance(found, SourceFile))
    elif _format(match):
        yield _name_file(match)


def _name_file(given: str) -> SourceFile | Problem:
    """A file named on the command line: also one without an ending, such as `/dev/fd/63`."""
    form = _format(given) if Path(given).suffix else "plain"
    if form is None:
        return Problem(printable(given), f"not a {ENDINGS} file")
    return SourceFile(printable(given), Path(given), form)


def _walk(folder: str) -> Iterator[SourceFile | Problem]:
    """The files of a folder and of the folders below it, following links but no loop."""
    visited: set[tuple[int, int]] = set()
    found = 0
    problems: list[Problem] = []

    def note(error: OSError) -> None:
        where = os.fspath(error.filename) if error.filename else folder
        problems.append(Problem(printable(where), (error.strerror or str(error)).lower()))

    for here, folders, files in os.walk(folder, followlinks=True, onerror=note):
        status = os.stat(here)
        if (status.st_dev, status.st_ino) in visited:
            folders.clear()
            continue
        visited.add((status.st_dev, status.st_ino))
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = os.path.join(here, name)
            form = _format(path)
            if form is None or name.startswith(".") or not (os.path.isfile(path) or os.path.islink(path)):
                continue
            found += 1
            yield SourceFile(printable(path), Path(path), form)
    yield from problems
    if not found and not problems:
        yield Problem(printable(folder), f"no {ENDINGS} file in it")


def _format(path: str) -> str | None:
    suffixes = Path(path).suffixes
    return FORMATS.get("".join(suffixes[-2:]).lower()) or FORMATS.get("".join(suffixes[-1:]).lower())


def printable(path: str) -> str:
    """A path as a name that can be written in UTF-8, whatever bytes the file system holds."""
    return os.fsencode(path).decode("utf-8", "replace")
