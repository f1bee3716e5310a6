"""The records of a merge on the disk: put in, taken out, and in the order of an output."""

from __future__ import annotations

import pickle
import sqlite3
from array import array

from irevents.merging.blocking import make_outline
from irevents.merging.identity import digest_content, make_id
from irevents.merging.linking import Host, find_session, make_host
from irevents.merging.ordering import order_event, strip_event
from irevents.merging.profiles import Profile, make_profile
from irevents.merging.settings import Settings, load_settings
from irevents.merging.storage import TABLES, hash_keys, pack_profile, unpack_profile
from irevents.records import Event

CACHE_KIB = 32_000
_OF_A_RECORD = ("body", "profiles", "outlines", "named", "sessions")


class StoredRecords:
    """Records in a database on the disk, each with what is asked of it often.

    The file is temporary and has no name.

    Args:
        settings: weights other than those of the package.
        merging: whether they will be merged; what is only to be finished is put away in half the time.
    """

    def __init__(self, *, settings: Settings | None = None, merging: bool = True) -> None:
        self._merging = merging
        self._settings = settings or load_settings()
        self._base = base = sqlite3.connect("", isolation_level=None)
        base.execute("PRAGMA journal_mode = OFF")
        base.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        base.execute("PRAGMA temp_store = FILE")
        base.executescript(TABLES)
        base.execute("BEGIN")
        self._rows = array("q")
        """The rows of the records in the order of an output."""
        self._arranged = False

    def close(self) -> None:
        """Give the disk space back."""
        self._base.close()

    def add(self, event: Event) -> None:
        """Take in a record."""
        row = self._add(strip_event(event))
        if self._merging:
            self._add_profile(row, make_profile(event, self._settings))

    def _add(self, event: Event) -> int:
        self._arranged = False
        base, host = self._base, make_host(event, self._settings)
        row = base.execute(
            'INSERT INTO body (start, "end", title, event) VALUES (?, ?, ?, ?)', order_event(event)
        ).lastrowid
        assert row is not None
        named = (row, make_id(event), digest_content(event), pickle.dumps(host, protocol=5))
        base.execute("INSERT INTO named VALUES (?, ?, ?, ?)", named)
        base.executemany("INSERT INTO words VALUES (?, ?)", ((row, word) for word in host.words))
        session = find_session(event)
        if session:
            base.execute("INSERT INTO sessions VALUES (?, ?, ?)", (row, *session))
        return row

    def _add_profile(self, row: int, profile: Profile) -> None:
        self._base.execute("INSERT INTO profiles VALUES (?, ?)", (row, pack_profile(profile)))
        self._base.execute(
            "INSERT INTO outlines VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (row, *make_outline(profile))
        )

    def add_text(self, document: str, text: str) -> None:
        """Take in the text of a document, to tell copies by."""
        self._base.execute("INSERT OR REPLACE INTO texts VALUES (?, ?)", (document, text))

    def _remove(self, row: int, profile: Profile) -> None:
        self._arranged = False
        base = self._base
        for table in _OF_A_RECORD:
            base.execute(f"DELETE FROM {table} WHERE row = ?", (row,))
        keys = [(key,) for key in hash_keys(profile)]
        base.executemany("INSERT OR IGNORE INTO changed VALUES (?)", keys)
        base.executemany("DELETE FROM keys WHERE key = ? AND row = ?", ((key, row) for (key,) in keys))

    def _note_keys(self, row: int, profile: Profile) -> None:
        keys = [(key,) for key in hash_keys(profile)]
        self._base.executemany("INSERT OR IGNORE INTO changed VALUES (?)", keys)
        self._base.executemany("INSERT INTO keys VALUES (?, ?)", ((key, row) for (key,) in keys))

    def _arrange(self) -> None:
        """Put the records in the order of an output."""
        if self._arranged:
            return
        base = self._base
        base.execute("DELETE FROM place")
        order = base.execute('SELECT row FROM body ORDER BY start, "end", title, event')
        self._rows = array("q", (row for (row,) in order))
        base.executemany("INSERT INTO place VALUES (?, ?)", enumerate(self._rows))
        self._arranged = True

    def _load_event(self, row: int) -> Event:
        (text,) = self._base.execute("SELECT event FROM body WHERE row = ?", (row,)).fetchone()
        return Event.model_validate_json(text)

    def _load_profile(self, position: int) -> Profile:
        query = "SELECT profile FROM profiles WHERE row = ?"
        (packed,) = self._base.execute(query, (self._rows[position],)).fetchone()
        return unpack_profile(packed)

    def _load_host(self, position: int) -> Host:
        query = "SELECT host FROM named WHERE row = ?"
        (packed,) = self._base.execute(query, (self._rows[position],)).fetchone()
        host: Host = pickle.loads(packed)  # written by this very process
        return host
