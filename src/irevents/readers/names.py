"""Which names of documents have been used, for files of any number of lines."""

from __future__ import annotations

import sqlite3

KEPT = 50_000
"""Names kept in memory; more of them go to a temporary database on the disk."""


class SeenNames:
    """The names of the documents of one file, and the line each stands in."""

    def __init__(self, *, kept: int = KEPT) -> None:
        self._lines: dict[str, int] = {}
        self._kept = kept
        self._rest: sqlite3.Connection | None = None

    def add(self, name: str, line: int) -> int | None:
        """Note a name; the line it stood in before, None where it is new."""
        earlier = self._lines.get(name)
        if earlier is not None:
            return earlier
        if len(self._lines) < self._kept:
            self._lines[name] = line
            return None
        if self._rest is None:
            self._rest = sqlite3.connect("", isolation_level=None)
            self._rest.execute("PRAGMA journal_mode = OFF")
            self._rest.execute("PRAGMA cache_size = -16000")
            self._rest.execute("CREATE TABLE names (name TEXT PRIMARY KEY, line INTEGER) WITHOUT ROWID")
            self._rest.execute("BEGIN")
        done = self._rest.execute("INSERT OR IGNORE INTO names VALUES (?, ?)", (name, line))
        if done.rowcount:
            return None
        row = self._rest.execute("SELECT line FROM names WHERE name = ?", (name,)).fetchone()
        return int(row[0])

    def close(self) -> None:
        """Give the disk space back."""
        if self._rest is not None:
            self._rest.close()
