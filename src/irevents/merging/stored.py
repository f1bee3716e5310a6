"""Merging what does not fit into memory: the same records as `merge`, out of a database on the disk.

The steps are those of `merge`, and so is every decision; only where things lie differs. Records are put in
order and their blocking keys sorted by SQLite, pairs are compared block by block, and the pairs that may be
one event cut the records into groups that no pair joins. What happens in a group depends on that group alone,
so one group at a time is read, clustered, combined and written back. Memory holds one group, a number of
profiles read lately, and eight bytes a record.
"""

from __future__ import annotations

import hashlib
import pickle
import sqlite3
from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, Generic, TypeVar, overload

from irevents.confidence import score_event
from irevents.filtering import LINKS, EventFilter
from irevents.merging.blocking import find_keys, walk_block
from irevents.merging.clustering import join_edges, score_pairs
from irevents.merging.combining import combine_events
from irevents.merging.copies import Shingles
from irevents.merging.identity import digest_content, make_id, tell_apart
from irevents.merging.linking import MOST_HOSTS, find_host, find_session, link_sessions, list_host_words
from irevents.merging.ordering import order_event, strip_event
from irevents.merging.profiles import Profile, make_profile
from irevents.merging.settings import Settings, load_settings
from irevents.records import Event

T = TypeVar("T")

CACHED_PROFILES = 5_000
CACHED_RECORDS = 1_500
"""What is kept in memory: a record takes some 30 kB."""
SEEN = 200_000
"""Pairs remembered so as not to be compared twice; comparing one again changes nothing."""
CACHE_KIB = 32_000

_TABLES = """
CREATE TABLE body (row INTEGER PRIMARY KEY, start TEXT, "end" TEXT, title TEXT, event TEXT, profile BLOB);
CREATE TABLE place (position INTEGER PRIMARY KEY, row INTEGER);
CREATE TABLE keys (key INTEGER, position INTEGER);
CREATE TABLE edges (score REAL, i INTEGER, j INTEGER);
CREATE TABLE grouped (root INTEGER, score REAL, i INTEGER, j INTEGER);
CREATE TABLE texts (document TEXT PRIMARY KEY, text TEXT) WITHOUT ROWID;
CREATE TABLE ids (position INTEGER PRIMARY KEY, made TEXT, id TEXT);
CREATE TABLE words (word TEXT, position INTEGER, PRIMARY KEY (word, position)) WITHOUT ROWID;
CREATE TABLE sessions (calendar TEXT, place INTEGER, position INTEGER);
CREATE TABLE kept (id TEXT UNIQUE, event TEXT);
CREATE TABLE links (position INTEGER PRIMARY KEY, before INTEGER, after INTEGER);
"""


class EventStore:
    """Events on the disk, to be merged and finished there. The file is temporary and has no name."""

    def __init__(self, *, settings: Settings | None = None) -> None:
        self._settings = settings or load_settings()
        self._base = base = sqlite3.connect("", isolation_level=None)
        base.execute("PRAGMA journal_mode = OFF")
        base.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        base.execute("PRAGMA temp_store = FILE")
        base.executescript(_TABLES)
        base.execute("BEGIN")
        self._count = 0

    def close(self) -> None:
        """Give the disk space back."""
        self._base.close()

    def add(self, event: Event) -> None:
        """Take in a record."""
        event = strip_event(event)
        start, end, title, text = order_event(event)
        profile = pickle.dumps(make_profile(event, self._settings), protocol=5)
        self._base.execute(
            'INSERT INTO body (start, "end", title, event, profile) VALUES (?, ?, ?, ?, ?)',
            (start, end, title, text, profile),
        )

    def add_text(self, document: str, text: str) -> None:
        """Take in the text of a document, to tell copies by."""
        self._base.execute("INSERT OR REPLACE INTO texts VALUES (?, ?)", (document, text))

    def merge(self) -> None:
        """Make one record of the records of each event, as `merging.merge` does."""
        self._arrange()
        while self._merge_once():
            self._arrange()

    def finish(self, *, keep: EventFilter | None = None) -> Iterator[Event]:
        """The records in their order, with ids, links and confidence, as `merging.finish` gives them.

        With `keep` only some of them, as `filtering.filter_events` leaves them.
        """
        if keep is None:
            yield from self._finish()
            return
        base = self._base
        base.execute("DELETE FROM kept")
        for event in self._finish():
            if keep(event):
                base.execute("INSERT INTO kept VALUES (?, ?)", (event.id, event.model_dump_json()))
        for (text,) in base.execute("SELECT event FROM kept ORDER BY rowid"):
            event = Event.model_validate_json(text)
            named = [name for name in LINKS if getattr(event, name) is not None]
            lost = [name for name in named if not self._is_kept(getattr(event, name))]
            yield event.model_copy(update=dict.fromkeys(lost)) if lost else event

    def _is_kept(self, name: str) -> bool:
        return self._base.execute("SELECT 1 FROM kept WHERE id = ?", (name,)).fetchone() is not None

    def _finish(self) -> Iterator[Event]:
        self._arrange()
        self._number()
        self._link_sessions()
        events = _Lazy(self._count, self._load_event, CACHED_RECORDS)
        words = _Words(self._base)
        rows = self._base.execute(
            "SELECT ids.position, id, before, after FROM ids LEFT JOIN links USING (position) ORDER BY 1"
        )
        for position, name, before, after in rows:
            event = events[position]
            host = find_host(position, events, words, self._settings) if event.sideline_of else None
            event = event.model_copy(
                update={
                    "id": name,
                    "sideline_of_id": self._id(host),
                    "previous_id": self._id(before),
                    "next_id": self._id(after),
                }
            )
            yield event.model_copy(update={"confidence": score_event(event)})

    def _arrange(self) -> None:
        """Put the records in the order of an output."""
        self._base.execute("DELETE FROM place")
        self._base.execute('INSERT INTO place (row) SELECT row FROM body ORDER BY start, "end", title, event')
        # Positions count from 0, as indices do.
        self._count = self._base.execute("SELECT count(*) FROM body").fetchone()[0]

    def _load_event(self, position: int) -> Event:
        return Event.model_validate_json(self._fetch("event", position))

    def _load_profile(self, position: int) -> Profile:
        profile: Profile = pickle.loads(self._fetch("profile", position))  # written by this very process
        return profile

    def _fetch(self, column: str, position: int) -> Any:
        query = f"SELECT {column} FROM place JOIN body USING (row) WHERE position = ?"
        return self._base.execute(query, (position + 1,)).fetchone()[0]

    def _merge_once(self) -> bool:
        profiles = _Lazy(self._count, self._load_profile, CACHED_PROFILES)
        self._fill_keys()
        roots = self._fill_edges(profiles)
        base = self._base
        base.execute("DELETE FROM grouped")
        base.executemany(
            "INSERT INTO grouped VALUES (?, ?, ?, ?)",
            ((_root(roots, i), score, i, j) for score, i, j in base.execute("SELECT score, i, j FROM edges")),
        )
        merged = False
        rows = base.execute("SELECT root, score, i, j FROM grouped ORDER BY root, score, i, j")
        for _, group in groupby(rows, key=lambda row: row[0]):
            merged |= self._merge_group([(score, i, j) for _, score, i, j in group], profiles)
        return merged

    def _fill_keys(self) -> None:
        base = self._base
        base.execute("DELETE FROM keys")
        rows = base.execute("SELECT position, profile FROM place JOIN body USING (row) ORDER BY position")
        base.executemany(
            "INSERT INTO keys VALUES (?, ?)",
            (
                (_hash_key(key), position - 1)
                for position, profile in rows
                for key in set(find_keys(pickle.loads(profile)))
            ),
        )

    def _fill_edges(self, profiles: Sequence[Profile]) -> array[int]:
        """Compare the pairs of each block; the edges go to the disk, the groups they make come back."""
        base = self._base
        roots = array("q", range(self._count))
        base.execute("DELETE FROM edges")
        rows = base.execute("SELECT key, position FROM keys ORDER BY key, position")
        for edge in score_pairs(_find_pairs(rows, profiles), profiles, self._settings):
            base.execute("INSERT INTO edges VALUES (?, ?, ?)", edge)
            a, b = _root(roots, edge[1]), _root(roots, edge[2])
            roots[max(a, b)] = min(a, b)
        return roots

    def _merge_group(self, edges: list[tuple[float, int, int]], profiles: Sequence[Profile]) -> bool:
        positions = sorted({position for _, i, j in edges for position in (i, j)})
        local = {position: number for number, position in enumerate(positions)}
        clusters = join_edges(
            [profiles[position] for position in positions],
            [(score, local[i], local[j]) for score, i, j in edges],
            self._settings,
        )
        shingles = Shingles(_Texts(self._base))
        merged = False
        for cluster in clusters:
            if len(cluster) > 1:
                merged = True
                events = [self._load_event(positions[number]) for number in cluster]
                whole = combine_events(events, self._settings, shingles)
                for number in cluster:
                    self._base.execute(
                        "DELETE FROM body WHERE row = (SELECT row FROM place WHERE position = ?)",
                        (positions[number] + 1,),
                    )
                self.add(whole)
        return merged

    def _number(self) -> None:
        base = self._base
        base.execute("DELETE FROM ids")
        base.execute("DELETE FROM words")
        base.execute("DELETE FROM sessions")
        rows = base.execute("SELECT position, event FROM place JOIN body USING (row) ORDER BY position")
        for position, text in rows:
            event = Event.model_validate_json(text)
            made = make_id(event)
            base.execute("INSERT INTO ids VALUES (?, ?, ?)", (position - 1, made, made))
            base.executemany(
                "INSERT INTO words VALUES (?, ?)", ((word, position - 1) for word in list_host_words(event))
            )
            session = find_session(event)
            if session:
                base.execute("INSERT INTO sessions VALUES (?, ?, ?)", (*session, position - 1))
        shared = base.execute(
            "SELECT made, position FROM ids WHERE made IN"
            " (SELECT made FROM ids GROUP BY made HAVING count(*) > 1) ORDER BY made, position"
        ).fetchall()
        for made, group in groupby(shared, key=lambda row: row[0]):
            positions = [position for _, position in group]
            digests = (digest_content(self._load_event(position)) for position in positions)
            for position, new in zip(positions, tell_apart(made, digests), strict=True):
                base.execute("UPDATE ids SET id = ? WHERE position = ?", (new, position))

    def _link_sessions(self) -> None:
        base = self._base
        base.execute("DELETE FROM links")
        rows = base.execute(
            "SELECT calendar, place, position FROM sessions ORDER BY calendar, place, position"
        )
        for _, group in groupby(rows, key=lambda row: row[0]):
            base.executemany(
                "INSERT INTO links VALUES (?, ?, ?)", link_sessions([(place, at) for _, place, at in group])
            )

    def _id(self, position: int | None) -> str | None:
        if position is None:
            return None
        name: str = self._base.execute("SELECT id FROM ids WHERE position = ?", (position,)).fetchone()[0]
        return name


def _find_pairs(rows: Iterable[tuple[int, int]], profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """The pairs worth comparing, from keys and positions in the order of the keys."""
    seen: set[tuple[int, int]] = set()
    for _, block in groupby(rows, key=lambda row: row[0]):
        members = [position for _, position in block]
        if len(members) < 2:
            continue
        for pair in walk_block(members, profiles):
            if pair not in seen:
                if len(seen) >= SEEN:
                    seen.clear()
                seen.add(pair)
                yield pair


def _hash_key(key: tuple[object, ...]) -> int:
    digest = hashlib.blake2b("\x1f".join(map(str, key)).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def _root(roots: array[int], i: int) -> int:
    while roots[i] != i:
        roots[i] = roots[roots[i]]
        i = roots[i]
    return i


class _Lazy(Sequence[T], Generic[T]):
    """A sequence whose items are read when they are asked for; those asked for lately are kept."""

    def __init__(self, count: int, load: Callable[[int], T], most: int) -> None:
        self._count = count
        self._load = load
        self._most = most
        self._kept: OrderedDict[int, T] = OrderedDict()

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...
    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        if isinstance(at, slice):
            return [self[i] for i in range(*at.indices(self._count))]
        kept = self._kept
        item = kept.get(at)
        if item is None:
            item = kept[at] = self._load(at)
            if len(kept) > self._most:
                kept.popitem(last=False)
        else:
            kept.move_to_end(at)
        return item


class _Words(Mapping[str, Sequence[int]]):
    """The first positions of the records with a word in their name."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base

    def __getitem__(self, word: str) -> Sequence[int]:
        query = "SELECT position FROM words WHERE word = ? ORDER BY position LIMIT ?"
        return [row[0] for row in self._base.execute(query, (word, MOST_HOSTS))]

    def __iter__(self) -> Iterator[str]:
        return (row[0] for row in self._base.execute("SELECT DISTINCT word FROM words"))

    def __len__(self) -> int:
        count: int = self._base.execute("SELECT count(DISTINCT word) FROM words").fetchone()[0]
        return count


class _Texts(Mapping[str, str]):
    """The texts of documents, read from the disk."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base

    def __getitem__(self, document: str) -> str:
        row = self._base.execute("SELECT text FROM texts WHERE document = ?", (document,)).fetchone()
        if row is None:
            raise KeyError(document)
        text: str = row[0]
        return text

    def __bool__(self) -> bool:
        return True

    def __iter__(self) -> Iterator[str]:
        return (row[0] for row in self._base.execute("SELECT document FROM texts"))

    def __len__(self) -> int:
        count: int = self._base.execute("SELECT count(*) FROM texts").fetchone()[0]
        return count
