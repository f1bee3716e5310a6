"""Check a pack against its own examples: `irevents packs check`."""

from __future__ import annotations

import re
from pathlib import Path

from irevents.errors import Problem
from irevents.packs.entries import Entry, read_entries
from irevents.packs.loading import read_pack_file


def check_pack(path: Path) -> list[Problem]:
    """Every example that does not match its entry and every counter-example that does.

    Raises:
        IreventsError: the file is no valid pack.
    """
    table = read_pack_file(path)
    return check_entries(read_entries(table["kind"], table.get("entry", []), file=str(path)), file=str(path))


def check_entries(entries: tuple[Entry, ...], *, file: str) -> list[Problem]:
    """As `check_pack`, for entries already read: each sentence is tried on the entry's own patterns."""
    problems: list[Problem] = []
    for entry in entries:
        phrases = (*entry.patterns, *getattr(entry, "exact", ()))
        if not phrases:
            continue
        for sentence in entry.examples:
            if not _names(entry, sentence):
                problems.append(Problem(file, f"entry {entry.id}: does not match its example {sentence!r}"))
        for sentence in entry.counter_examples:
            if _names(entry, sentence):
                problems.append(Problem(file, f"entry {entry.id}: matches its counter-example {sentence!r}"))
    return problems


def _names(entry: Entry, sentence: str) -> bool:
    flags = re.NOFLAG if entry.case else re.IGNORECASE
    exact: tuple[str, ...] = getattr(entry, "exact", ())
    return any(_pattern(phrase, flags).search(sentence) for phrase in entry.patterns) or any(
        _pattern(phrase, re.NOFLAG).search(sentence) for phrase in exact
    )


def _pattern(phrase: str, flags: re.RegexFlag) -> re.Pattern[str]:
    words = (re.escape(word) for word in re.split(r"[\s-]+", phrase))
    return re.compile(r"(?<!\w)" + r"[\s-]*".join(words) + r"(?!\w)", flags)
