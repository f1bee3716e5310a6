"""Merging what does not fit into memory: the same records as `merge`, out of a database on the disk.

The steps are those of `merge`, and so is every decision; only where things lie differs. SQLite sorts the
records and their blocking keys, the pairs of a block are compared, and those that may be one event cut the
records into groups that no pair joins. What happens in a group depends on that group alone, so one group at a
time is clustered, combined and written back. What one time round has found out of blocks in which nothing
changed is kept for the next. Memory holds the edges of one group, a number of profiles read lately, and some
forty bytes a record.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from itertools import groupby

from irevents.confidence import score_event
from irevents.filtering import LINKS, EventFilter
from irevents.merging.blocking import Order
from irevents.merging.clustering import join_edges, score_edge
from irevents.merging.combining import combine_events
from irevents.merging.copies import Shingles
from irevents.merging.identity import tell_apart
from irevents.merging.linking import HostFinder, link_sessions
from irevents.merging.ordering import strip_event
from irevents.merging.profiles import Profile, make_profile
from irevents.merging.storage import (
    COMPARED,
    Lazy,
    Texts,
    Words,
    find_root,
    hash_keys,
    unpack_profile,
)
from irevents.merging.stored_records import StoredRecords
from irevents.records import Event

CACHED_PROFILES = 5_000
CACHED_HOSTS = 5_000
"""What is kept in memory: a profile takes some 5 kB."""


class EventStore(StoredRecords):
    """Events on the disk, to be merged and finished there; made as `StoredRecords` is."""

    _compared = 0
    """The last of the rows that have been compared before."""

    def merge(self) -> None:
        """Make one record of the records of each event, as `merging.merge` does.

        After the first time only blocks in which a record has come or gone are compared again.
        """
        base = self._base
        for table in ("keys", "edges", "changed", "compared"):
            base.execute(f"DELETE FROM {table}")
        base.execute("DROP INDEX IF EXISTS rows_of_keys")
        self._compared = 0
        rows = base.execute("SELECT row, profile FROM profiles")
        base.executemany(
            "INSERT INTO keys VALUES (?, ?)",
            ((key, row) for row, profile in rows for key in hash_keys(unpack_profile(profile))),
        )
        base.execute("CREATE INDEX rows_of_keys ON keys (key, row)")
        blocks = "SELECT key, position FROM keys CROSS JOIN place USING (row) ORDER BY key"
        while self._merge_once(blocks):
            blocks = (
                "SELECT key, position FROM changed CROSS JOIN keys USING (key) CROSS JOIN place USING (row)"
                " ORDER BY key"
            )

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
        hosts = HostFinder(Lazy(len(self._rows), self._load_host, CACHED_HOSTS), Words(self._base))
        rows = self._base.execute(
            "SELECT ids.position, event, id, before, after FROM ids"
            " JOIN place USING (position) JOIN body USING (row) LEFT JOIN links USING (position) ORDER BY 1"
        )
        for position, text, name, before, after in rows:
            event = Event.model_validate_json(text)
            host = hosts.find_host(position, event.sideline_of) if event.sideline_of else None
            update = {
                "id": name,
                "sideline_of_id": self._id(host),
                "previous_id": self._id(before),
                "next_id": self._id(after),
                "confidence": score_event(event),
            }
            yield event.model_copy(update=update)

    def _merge_once(self, blocks: str) -> bool:
        """Compare in these blocks; what is known of the others stands. Whether any records became one."""
        self._arrange()
        profiles = Lazy(len(self._rows), self._load_profile, CACHED_PROFILES)
        self._fill_pairs(blocks)
        self._fill_edges(profiles)
        self._fill_groups()
        merged = False
        rows = self._base.execute("SELECT root, score, i, j FROM grouped ORDER BY root, score, i, j")
        for _, group in groupby(rows, key=lambda row: row[0]):
            merged |= self._merge_group([(score, i, j) for _, score, i, j in group], profiles)
        return merged

    def _fill_pairs(self, blocks: str) -> None:
        """The pairs of the blocks that are worth comparing, by the places of the records."""
        base = self._base
        order = Order(len(self._rows))
        for row in base.execute(
            "SELECT position, first, last, reach FROM place JOIN outlines USING (row) ORDER BY position"
        ):
            order.place(*row)
        for ranks, day in ((order.by_year, "day"), (order.by_day, "day_of_year")):
            ranked = base.execute(
                "SELECT position FROM place JOIN outlines USING (row)"
                f" ORDER BY {day}, body, city, names, edition, position"
            )
            for rank, (position,) in enumerate(ranked):
                ranks[position] = rank
        base.execute("DELETE FROM pairs")
        base.executemany(
            "INSERT INTO pairs VALUES (?, ?, ?)",
            (
                (i, j, key)
                for key, block in groupby(base.execute(blocks), key=lambda row: row[0])
                for i, j in order.walk([position for _, position in block])
            ),
        )

    def _fill_edges(self, profiles: Sequence[Profile]) -> None:
        """Compare the pairs, in the order of the records, so that those compared lately are at hand."""
        base = self._base
        base.execute("DELETE FROM edges WHERE key IN (SELECT key FROM changed)")
        base.execute("DELETE FROM changed")
        rows = base.execute("SELECT i, j, key FROM pairs ORDER BY i, j")
        for (i, j), block in groupby(rows, key=lambda row: row[:2]):
            a, b = self._rows[i], self._rows[j]
            known = a <= self._compared and b <= self._compared
            found = base.execute(COMPARED, (a, b)).fetchone() if known else None
            if found is not None:
                (score,) = found
            else:
                score = score_edge(profiles[i], profiles[j], self._settings)
                base.execute("INSERT INTO compared VALUES (?, ?, ?)", (a, b, score))
            if score is not None:
                base.executemany(
                    "INSERT INTO edges VALUES (?, ?, ?, ?)", [(key, -score, a, b) for _, _, key in block]
                )
        self._compared = max(self._rows, default=0)

    def _fill_groups(self) -> None:
        """Sort the edges into groups that no edge joins."""
        base = self._base
        roots = array("q", range(len(self._rows)))
        edges = (
            "SELECT DISTINCT score, one.position, other.position FROM edges"
            " JOIN place AS one ON one.row = a JOIN place AS other ON other.row = b"
        )
        for _, i, j in base.execute(edges):
            a, b = find_root(roots, i), find_root(roots, j)
            roots[max(a, b)] = min(a, b)
        base.execute("DELETE FROM grouped")
        base.executemany(
            "INSERT INTO grouped VALUES (?, ?, ?, ?)",
            ((find_root(roots, i), score, i, j) for score, i, j in base.execute(edges)),
        )

    def _merge_group(self, edges: list[tuple[float, int, int]], profiles: Lazy[Profile]) -> bool:
        positions = sorted({position for _, i, j in edges for position in (i, j)})
        local = {position: number for number, position in enumerate(positions)}
        clusters = join_edges(
            Lazy(len(positions), lambda number: profiles[positions[number]], 0),
            [(score, local[i], local[j]) for score, i, j in edges],
            self._settings,
        )
        shingles = Shingles(Texts(self._base))
        merged = False
        for cluster in clusters:
            if len(cluster) > 1:
                merged = True
                rows = [self._rows[positions[number]] for number in cluster]
                whole = combine_events([self._load_event(row) for row in rows], self._settings, shingles)
                for number, row in zip(cluster, rows, strict=True):
                    self._remove(row, profiles[positions[number]])
                row, profile = self._add(strip_event(whole)), make_profile(whole, self._settings)
                self._add_profile(row, profile)
                self._note_keys(row, profile)
        return merged

    def _number(self) -> None:
        base = self._base
        base.execute("DELETE FROM ids")
        base.execute("INSERT INTO ids SELECT position, made, made FROM place JOIN named USING (row)")
        shared = base.execute(
            "SELECT made, digest, position FROM named JOIN place USING (row) WHERE made IN"
            " (SELECT made FROM named GROUP BY made HAVING count(*) > 1) ORDER BY made, position"
        )
        for made, group in groupby(shared, key=lambda row: row[0]):
            alike = list(group)
            names = tell_apart(made, (digest for _, digest, _ in alike))
            base.executemany(
                "UPDATE ids SET id = ? WHERE position = ?",
                ((name, position) for name, (_, _, position) in zip(names, alike, strict=True)),
            )

    def _link_sessions(self) -> None:
        base = self._base
        base.execute("DELETE FROM links")
        rows = base.execute(
            "SELECT calendar, session, position FROM sessions JOIN place USING (row) ORDER BY 1, 2, 3"
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
