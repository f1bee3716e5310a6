"""The journal of a run folder: what became of each document, so that a run can be stopped at any moment.

A document is known by the digest of its text and of what else its events hang on: its name and metadata, the
packs, the versions of irevents and spaCy. What is in the journal is not extracted again, in this run
or in a later one over a grown folder; what has changed is. The journal is one SQLite file and written in
transactions, so a run that is killed loses at most the last second's work.
"""

from __future__ import annotations

import hashlib
import sqlite3
import time
from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from irevents.errors import IreventsError, Problem
from irevents.records import Document
from irevents.runs.outcomes import Outcome

FORMAT = 2
"""Raised when the tables change; a folder of another format is refused."""
COMMIT_SECONDS = 1.0

_TABLES = (
    "CREATE TABLE IF NOT EXISTS outcomes"
    " (number INTEGER PRIMARY KEY, name TEXT NOT NULL, events TEXT, message TEXT, remedy TEXT, late REAL)",
    # apart, for digests come in no order: so little of the file is touched by each
    "CREATE TABLE IF NOT EXISTS documents (digest BLOB PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID",
)
_FIND = (
    "SELECT name, events, message, remedy, late FROM documents JOIN outcomes USING (number) WHERE digest = ?"
)


class Journal:
    """The outcomes of earlier runs and of this one. A context; closing it keeps what was noted.

    Args:
        folder: the run folder, made where it is missing.
        fingerprint: what the events hang on besides the documents (see `fingerprint_settings`).

    Raises:
        IreventsError: the folder cannot be used, or another run is using it.
    """

    def __init__(self, folder: Path, *, fingerprint: bytes) -> None:
        self._fingerprint = fingerprint
        self._file = folder / "journal.sqlite"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._base = sqlite3.connect(self._file, isolation_level=None, timeout=0)
            try:
                self._prepare()
            except BaseException:
                self._base.close()
                raise
        except (OSError, sqlite3.Error) as error:
            if "locked" in str(error):
                raise IreventsError("another run is using this folder", file=str(folder)) from error
            why = "it is a file" if folder.is_file() else getattr(error, "strerror", None) or error
            raise IreventsError(f"cannot be used as a run folder ({why})", file=str(folder)) from error
        self._noted = time.monotonic()

    def _prepare(self) -> None:
        base = self._base
        base.execute("PRAGMA locking_mode = EXCLUSIVE")
        base.execute("PRAGMA journal_mode = WAL")
        base.execute("PRAGMA synchronous = NORMAL")
        base.execute("PRAGMA cache_size = -16000")
        base.execute("BEGIN EXCLUSIVE")
        form = base.execute("PRAGMA user_version").fetchone()[0]
        if form not in (0, FORMAT):
            raise sqlite3.DatabaseError(f"its format is {form}, that of this version {FORMAT}")
        for table in _TABLES:
            base.execute(table)
        base.execute(f"PRAGMA user_version = {FORMAT}")
        base.execute("COMMIT")
        base.execute("BEGIN")
        self._is_new = base.execute("SELECT 1 FROM documents LIMIT 1").fetchone() is None

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, *_: object) -> None:
        self._base.execute("COMMIT")
        self._base.close()

    def digest(self, document: Document) -> bytes:
        """What a document is known by."""
        digest = hashlib.sha256(self._fingerprint)
        digest.update(document.text.encode("utf-8", "surrogatepass"))
        for part in (document.id, document.title, document.published, document.publisher, document.url):
            digest.update(
                b"\0" if part is None else b"\1" + str(part).encode("utf-8", "surrogatepass") + b"\0"
            )
        return digest.digest()

    def find(self, digest: bytes, *, time_limit: float | None = None) -> Outcome | None:
        """The outcome of a document read before; None also where it may take longer now."""
        row = None if self._is_new else self._base.execute(_FIND, (digest,)).fetchone()
        if row is None:
            return None
        name, events, message, remedy, late = row
        if late is not None and (time_limit is None or time_limit > late):
            return None
        if message is not None:
            return Outcome(problem=Problem(name, message, remedy), late=late)
        return Outcome(tuple(events.split("\n")) if events else ())

    def note(self, name: str, digest: bytes, outcome: Outcome) -> None:
        """Write down the outcome of a document; it is safe on the disk within about a second."""
        problem = outcome.problem
        number = self._base.execute(
            "INSERT INTO outcomes VALUES (NULL, ?, ?, ?, ?, ?)",
            (
                name,
                "\n".join(outcome.events) or None,
                problem.message if problem else None,
                problem.remedy if problem else None,
                outcome.late,
            ),
        ).lastrowid
        self._base.execute("INSERT OR REPLACE INTO documents VALUES (?, ?)", (digest, number))
        if time.monotonic() - self._noted > COMMIT_SECONDS:
            self._base.execute("COMMIT")
            self._base.execute("BEGIN")
            self._noted = time.monotonic()


def fingerprint_settings(packs: Sequence[Path], *, model: str | None = None) -> bytes:
    """The digest of what events hang on besides the documents: code, packs, spaCy, the model."""
    digest = hashlib.sha256()
    for name in ("irevents", "spacy"):
        try:
            digest.update(version(name).encode() + b"\0")
        except PackageNotFoundError:
            digest.update(b"\0")
    for item in _walk(files("irevents")):
        digest.update(item.name.encode() + b"\0" + item.read_bytes())
    for path in packs:
        try:
            digest.update(path.read_bytes() + b"\0")
        except OSError as error:
            raise IreventsError((error.strerror or str(error)).lower(), file=str(path)) from error
    if model is not None:
        digest.update(b"model " + model.encode() + b"\0")
    return digest.digest()


def _walk(folder: Traversable) -> Iterator[Traversable]:
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir():
            if item.name != "__pycache__":
                yield from _walk(item)
        elif not item.name.endswith(".pyc"):
            yield item
