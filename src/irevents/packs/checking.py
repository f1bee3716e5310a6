"""Check a pack against its own examples: `irevents packs check`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from irevents.errors import Problem
from irevents.packs.entries import Entry, read_entries
from irevents.packs.loading import read_pack, read_pack_file
from irevents.packs.patterns import write_pattern
from irevents.packs.variants import expand_pattern

# Kinds whose patterns a grammar of their own reads, not word for word.
READ_BY_GRAMMAR = frozenset({"cues", "frames", "furniture", "honorifics"})


def check_pack(path: Path) -> list[Problem]:
    """Every example that does not match its entry and every counter-example that does.

    The patterns of `READ_BY_GRAMMAR` are only validated.

    Raises:
        IreventsError: the file is no valid pack.
    """
    table = read_pack_file(path)
    entries = read_entries(table["kind"], table.get("entry", []), file=str(path))
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
