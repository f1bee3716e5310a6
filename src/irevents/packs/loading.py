"""Read knowledge packs: the built-in ones and the user's own."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from irevents.errors import IreventsError
from irevents.packs.cache import load_cached
from irevents.packs.entries import BodyEntry, Entry, TopicEntry, read_entries
from irevents.packs.sets import list_unknown_sets


def parse_pack(text: str, *, file: str) -> dict[str, Any]:
    """The TOML of one pack file as a dict; its `kind` is checked, its entries are not."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise IreventsError(f"not TOML: {error}", file=file) from error
    kind = table.get("kind")
    if not isinstance(kind, str) or not kind:
        raise IreventsError("missing", file=file, key="kind", remedy='begin the file with kind = "topics"')
    if not isinstance(table.get("entry", []), list):
        raise IreventsError("must be a list of tables", file=file, key="entry", remedy="write [[entry]]")
    return table


def merge_tables(base: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """`other` laid over `base`: lists are joined (an entry with a known `id` replaces it), tables merged."""
    merged = dict(base)
    for key, value in other.items():
        old = merged.get(key)
        if isinstance(old, list) and isinstance(value, list):
            new_ids = {item["id"] for item in value if isinstance(item, dict) and "id" in item}
            kept = [item for item in old if not (isinstance(item, dict) and item.get("id") in new_ids)]
            merged[key] = kept + value
        elif isinstance(old, dict) and isinstance(value, dict):
            merged[key] = merge_tables(old, value)
        else:
            merged[key] = value
    return merged


def _built_in_files(kind: str) -> Iterable[tuple[str, str]]:
    for item in sorted(files("irevents.packs").iterdir(), key=lambda item: item.name):
        stem, dot, suffix = item.name.rpartition(".")
        if dot and suffix == "toml" and (stem == kind or stem.startswith(kind + "-")):
            yield item.name, item.read_text(encoding="utf-8")


def read_pack(kind: str) -> dict[str, Any]:
    """The built-in pack of a kind as one dict: `topics.toml` and any `topics-*.toml` laid together.

    Raises:
        IreventsError: there is no such pack, or a file of it is not TOML or of another kind.
    """
    text = _read_built_in().get(kind)
    if text is None:
        raise IreventsError(f"there is no pack of kind {kind!r}")
    table: dict[str, Any] = json.loads(text)
    return table


@cache
def _read_built_in() -> dict[str, str]:
    """Every built-in pack as JSON, which is read many times faster than TOML."""
    texts: dict[str, str] = load_cached("packs", lambda: {kind: _to_json(kind) for kind in built_in_kinds()})
    return texts


def _to_json(kind: str) -> str:
    merged: dict[str, Any] = {}
    for name, text in _built_in_files(kind):
        table = parse_pack(text, file=name)
        if table["kind"] != kind:
            raise IreventsError(f"is {table['kind']!r}, not {kind!r}", file=name, key="kind")
        merged = merge_tables(merged, table)
    return json.dumps(merged, ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True)
class Packs:
    """The built-in packs with the user's laid over them."""

    extra: Mapping[str, tuple[tuple[str, Mapping[str, Any]], ...]] = field(default_factory=dict)

    def digest(self, *kinds: str) -> bytes:
        """A digest of the user's own packs of these kinds; empty where there are none."""
        own = [[path, table] for kind in kinds for path, table in self.extra.get(kind, ())]
        return hashlib.sha256(json.dumps(own, default=str).encode()).digest() if own else b""

    def read(self, kind: str) -> dict[str, Any]:
        """The merged pack of a kind as a dict, like `read_pack`."""
        merged = read_pack(kind)
        for _, table in self.extra.get(kind, ()):
            merged = merge_tables(merged, table)
        return merged

    def entries(self, kind: str) -> tuple[Entry, ...]:
        """The validated `[[entry]]` tables of a kind."""
        return read_entries(kind, self.read(kind).get("entry", []), file=f"{kind}.toml")

    def topics(self) -> tuple[TopicEntry, ...]:
        """The entries of the topic lexicon."""
        return tuple(entry for entry in self.entries("topics") if isinstance(entry, TopicEntry))

    def bodies(self) -> tuple[BodyEntry, ...]:
        """The entries of bodies and named exercises."""
        both = (*self.entries("bodies"), *self.entries("exercises"))
        return tuple(entry for entry in both if isinstance(entry, BodyEntry))


def load_packs(extra: Sequence[Path] = ()) -> Packs:
    """The built-in packs and those in the files `extra`, later ones winning.

    Raises:
        IreventsError: a file cannot be read, is not a pack, has an entry that is not valid, or names a set
            that is nowhere defined.
    """
    by_kind: dict[str, tuple[tuple[str, Mapping[str, Any]], ...]] = {}
    for path in extra:
        table = read_pack_file(path)
        by_kind[table["kind"]] = (*by_kind.get(table["kind"], ()), (str(path), table))
    packs = Packs(by_kind)
    for kind, own in by_kind.items():
        sets = packs.read(kind).get("sets", ())
        for file, pack in own:
            for place, said, remedy in list_unknown_sets(pack, sets):
                raise IreventsError(said, file=file, key=place, remedy=remedy)
    return packs


def read_pack_file(path: Path) -> dict[str, Any]:
    """One pack file of the user's, its entries validated.

    Raises:
        IreventsError: as `load_packs`.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise IreventsError(f"cannot be read: {why}", file=str(path)) from error
    except UnicodeDecodeError as error:
        raise IreventsError("cannot be read: not UTF-8", file=str(path)) from error
    table = parse_pack(text, file=str(path))
    kinds = built_in_kinds()
    if table["kind"] not in kinds:
        remedy = "the kinds are " + ", ".join(kinds)
        raise IreventsError(f"unknown kind {table['kind']!r}", file=str(path), key="kind", remedy=remedy)
    if table["kind"] == "patterns":  # bound in the code that reads them
        remedy = "ways of telling an event are a pack of frames"
        raise IreventsError("patterns are the program's own", file=str(path), key="kind", remedy=remedy)
    read_entries(table["kind"], table.get("entry", []), file=str(path))
    return table


def built_in_kinds() -> tuple[str, ...]:
    """The kinds of pack there are, in alphabetical order."""
    names = (item.name for item in files("irevents.packs").iterdir())
    return tuple(sorted({name[: -len(".toml")].split("-")[0] for name in names if name.endswith(".toml")}))
