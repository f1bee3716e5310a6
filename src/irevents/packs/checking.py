"""Check a pack against its own examples: `irevents packs check`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from irevents.errors import Problem
from irevents.packs.entries import Entry, ForceEntry, VenueEntry, read_entries
from irevents.packs.loading import read_pack, read_pack_file
from irevents.packs.patterns import write_pattern
from irevents.packs.variants import expand_pattern

# Kinds whose patterns a grammar of their own reads, not word for word.
READ_BY_GRAMMAR = frozenset({"cues", "frames", "furniture", "honorifics"})


def check_pack(path: Path, *, beside: Sequence[Path] = ()) -> list[Problem]:
    """Every example that does not match its entry and every counter-example that does.

    And every id that two entries have, and every party that nobody knows. The patterns of `READ_BY_GRAMMAR`
    are only validated.

    Args:
        path: the pack.
        beside: packs to be used with it, whose states and organisations are known too.

    Raises:
        IreventsError: a file is no valid pack.
    """
    table = read_pack_file(path)
    entries = read_entries(table["kind"], table.get("entry", []), file=str(path))
    problems = _check_ids(entries, file=str(path))
    problems += _check_codes(entries, list_codes([path, *beside]), file=str(path))
    return problems + _check_examples(table, entries, path)


def list_codes(paths: Sequence[Path] = ()) -> frozenset[str]:
    """The codes of the states and organisations that the program knows, and of those in the packs."""
    tables = [read_pack(kind) for kind in _PARTIES]
    tables += [table for table in map(read_pack_file, paths) if table["kind"] in _PARTIES]
    return frozenset(entry["code"] for table in tables for entry in table.get("entry", ()))


_PARTIES = ("countries", "organisations")


def _check_ids(entries: Sequence[Entry], *, file: str) -> list[Problem]:
    """The ids that two entries of a file have; the second of them would replace nothing."""
    counts = Counter(entry.id for entry in entries)
    return [
        Problem(file, f"entry {name}: {count} entries have this id")
        for name, count in counts.items()
        if count > 1
    ]


def _check_codes(entries: Sequence[Entry], known: Collection[str], *, file: str) -> list[Problem]:
    """The parties that are no state or organisation: those of bodies, the states of forces and venues."""
    problems: list[Problem] = []
    for entry in entries:
        codes: dict[str, Sequence[str]] = {"parties": tuple(getattr(entry, "parties", ()))}
        if isinstance(entry, ForceEntry):
            codes["code"] = (entry.code,)
        if isinstance(entry, VenueEntry) and entry.country is not None:
            codes["country"] = (entry.country,)
        for key, values in codes.items():
            for code in values:
                if code not in known:
                    problems.append(
                        Problem(file, f"entry {entry.id}.{key}: no state or organisation is {code!r}")
                    )
    return problems


def _check_examples(table: Mapping[str, Any], entries: tuple[Entry, ...], path: Path) -> list[Problem]:
    if table["kind"] in READ_BY_GRAMMAR:
        return []
    if table["kind"] == "patterns":
        return _check_patterns(entries, file=str(path))
    sets = {**read_pack(table["kind"]).get("sets", {}), **table.get("sets", {})}
    return check_entries(entries, file=str(path), sets=sets)


def check_entries(
    entries: tuple[Entry, ...], *, file: str, sets: Mapping[str, Sequence[str]] | None = None
) -> list[Problem]:
    """As `check_pack`, for entries already read: each sentence is tried on the entry's own patterns."""
    problems: list[Problem] = []
    for entry in entries:
        if not (entry.patterns or getattr(entry, "exact", ())):
            continue
        for sentence in entry.examples:
            if not _names(entry, sentence, sets or {}):
                problems.append(Problem(file, f"entry {entry.id}: does not match its example {sentence!r}"))
        for sentence in entry.counter_examples:
            if _names(entry, sentence, sets or {}):
                problems.append(Problem(file, f"entry {entry.id}: matches its counter-example {sentence!r}"))
    return problems


def _check_patterns(entries: tuple[Entry, ...], *, file: str) -> list[Problem]:
    """As `check_entries`, for the built-in regular expressions."""
    problems: list[Problem] = []
    for entry in entries:
        if not hasattr(entry, "pattern"):
            continue
        compiled = re.compile(write_pattern(entry.id))
        wrong = [s for s in entry.examples if not compiled.search(s)]
        wrong += [s for s in entry.counter_examples if compiled.search(s)]
        problems.extend(Problem(file, f"entry {entry.id}: example {s!r} goes wrong") for s in wrong)
    return problems


def _names(entry: Entry, sentence: str, sets: Mapping[str, Sequence[str]]) -> bool:
    flags = re.NOFLAG if entry.case else re.IGNORECASE
    exact: tuple[str, ...] = getattr(entry, "exact", ())
    phrases = [phrase for pattern in entry.patterns for phrase in expand_pattern(pattern, sets)]
    return any(_pattern(phrase, flags).search(sentence) for phrase in phrases) or any(
        _pattern(phrase, re.NOFLAG).search(sentence) for phrase in exact
    )


def _pattern(phrase: str, flags: re.RegexFlag) -> re.Pattern[str]:
    words = (re.escape(word) for word in re.split(r"[\s-]+", phrase))
    return re.compile(r"(?<!\w)" + r"[\s-]*".join(words) + r"(?!\w)", flags)
