"""What merging on the disk keeps there, and what reads it back a piece at a time."""

from __future__ import annotations

import marshal
import sqlite3
from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import blake2b
from operator import attrgetter
from typing import Generic, TypeVar, overload

from irevents.merging.blocking import find_keys
from irevents.merging.linking import MOST_HOSTS
from irevents.merging.names import NameKey
from irevents.merging.profiles import Body, Profile, Who
from irevents.merging.spans import Span

T = TypeVar("T")

TABLES = """
CREATE TABLE body (row INTEGER PRIMARY KEY AUTOINCREMENT, start TEXT, "end" TEXT, title TEXT, event TEXT);
CREATE TABLE profiles (row INTEGER PRIMARY KEY, profile BLOB);
CREATE TABLE outlines (row INTEGER PRIMARY KEY, day INTEGER, day_of_year INTEGER, body TEXT, city TEXT,
    names TEXT, edition INTEGER, first INTEGER, last INTEGER, reach INTEGER);
CREATE TABLE named (row INTEGER PRIMARY KEY, made TEXT, digest TEXT, host BLOB);
CREATE TABLE words (row INTEGER, word TEXT);
CREATE TABLE sessions (row INTEGER PRIMARY KEY, calendar TEXT, session INTEGER);
CREATE TABLE texts (document TEXT PRIMARY KEY, text TEXT) WITHOUT ROWID;
CREATE TABLE place (position INTEGER PRIMARY KEY, row INTEGER UNIQUE);
CREATE TABLE keys (key INTEGER, row INTEGER);
CREATE TABLE changed (key INTEGER PRIMARY KEY);
CREATE TABLE pairs (i INTEGER, j INTEGER, key INTEGER);
CREATE TABLE compared (a INTEGER, b INTEGER, score REAL, PRIMARY KEY (a, b)) WITHOUT ROWID;
CREATE TABLE edges (key INTEGER, score REAL, a INTEGER, b INTEGER);
CREATE TABLE grouped (root INTEGER, score REAL, i INTEGER, j INTEGER);
CREATE TABLE ids (position INTEGER PRIMARY KEY, made TEXT, id TEXT);
CREATE TABLE kept (id TEXT UNIQUE, event TEXT);
CREATE TABLE links (position INTEGER PRIMARY KEY, before INTEGER, after INTEGER);
"""
COMPARED = "SELECT score FROM compared WHERE a = ? AND b = ?"

_get_fields, _get_body, _get_span, _get_name = (
    attrgetter(*kind.__annotations__) for kind in (Profile, Body, Span, NameKey)
)
_NAMES = tuple(Profile.__annotations__)


def pack_profile(profile: Profile) -> bytes:
    """A profile as bytes, which are read back in a third of the time of a pickle."""
    values = dict(zip(_NAMES, _get_fields(profile), strict=True))
    values["body"] = _get_body(profile.body) if profile.body else None
    values["span"] = _get_span(profile.span) if profile.span else None
    values["people"] = tuple((_get_name(who.key), who.affiliation) for who in profile.people)
    return marshal.dumps(values)


def unpack_profile(packed: bytes) -> Profile:
    """The profile that `pack_profile` made these bytes of."""
    values = marshal.loads(packed)
    values["body"] = Body(*values["body"]) if values["body"] else None
    values["span"] = Span(*values["span"]) if values["span"] else None
    values["people"] = tuple(Who(NameKey(*key), affiliation) for key, affiliation in values["people"])
    return Profile(**values)


def hash_keys(profile: Profile) -> Iterator[int]:
    """The keys of a record as numbers, each once."""
    for key in set(find_keys(profile)):
        digest = blake2b("\x1f".join(map(str, key)).encode(), digest_size=8).digest()
        yield int.from_bytes(digest, "big", signed=True)


def find_root(roots: array[int], i: int) -> int:
    while roots[i] != i:
        roots[i] = roots[roots[i]]
        i = roots[i]
    return i


class Lazy(Sequence[T], Generic[T]):
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


class Words(Mapping[str, Sequence[int]]):
    """The first positions of the records with a word in their name."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base
        self._found: dict[str, array[int]] = {}
        base.execute("CREATE INDEX IF NOT EXISTS rows_of_words ON words (word, row)")

    def __getitem__(self, word: str) -> Sequence[int]:
        found = self._found.get(word)
        if found is None:
            query = "SELECT position FROM words JOIN place USING (row) WHERE word = ? ORDER BY 1 LIMIT ?"
            found = array("q", (at for (at,) in self._base.execute(query, (word, MOST_HOSTS))))
            self._found[word] = found
        return found

    def __iter__(self) -> Iterator[str]:
        return (row[0] for row in self._base.execute("SELECT DISTINCT word FROM words"))

    def __len__(self) -> int:
        count: int = self._base.execute("SELECT count(DISTINCT word) FROM words").fetchone()[0]
        return count


class Texts(Mapping[str, str]):
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
