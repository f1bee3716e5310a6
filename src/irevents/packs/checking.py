"""Check a pack against its own examples: `irevents packs check`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from irevents.errors import Problem
from irevents.packs.checking_frames import check_frames
from irevents.packs.entries import Entry, ForceEntry, FrameEntry, VenueEntry, read_entries
from irevents.packs.loading import load_packs, read_pack, read_pack_file
from irevents.packs.patterns import write_pattern
from irevents.packs.sets import list_unknown_sets
from irevents.packs.variants import expand_pattern

# Kinds whose patterns a grammar of their own reads, not word for word.
READ_BY_GRAMMAR = frozenset({"cues", "frames", "furniture", "honorifics"})


def check_pack(path: Path, *, beside: Sequence[Path] = ()) -> list[Problem]:
    """What is wrong with a pack of the user's: see `check_table`; frames are tried on their examples too.

    Args:
        path: the pack.
        beside: packs to be used with it.

    Raises:
        IreventsError: a file is no valid pack.
    """
    others = [(str(other), read_pack_file(other)) for other in beside if other != path]
    table = read_pack_file(path)
    problems = check_table(table, file=str(path), beside=others)
    if problems or table["kind"] != "frames":
        return problems
    from irevents.frame_examples import try_frames  # which needs all that reads a text

    return try_frames(table, load_packs([other for other in beside if other != path]), file=str(path))


def check_table(
    table: Mapping[str, Any], *, file: str, beside: Sequence[tuple[str, Mapping[str, Any]]] = ()
) -> list[Problem]:
    """Every example that does not match its entry and every counter-example that does.

    And every id that two entries have, in this pack or in it and one beside it, every party that nobody knows
    and every set that is nowhere defined. Of `READ_BY_GRAMMAR` the examples are not tried; of frames see
    `check_frames`.

    Args:
        table: the pack.
        file: its name.
        beside: packs to be used with it, by their names; their states, organisations and sets are known too.
    """
    kind = table["kind"]
    entries = read_entries(kind, table.get("entry", []), file=file)
    same = [(name, other) for name, other in beside if other["kind"] == kind]
    problems = _check_ids(entries, file=file) + _check_ids_beside(entries, same, file=file)
    problems += _check_codes(entries, list_codes([table, *(other for _, other in beside)]), file=file)
    problems += check_frames([entry for entry in entries if isinstance(entry, FrameEntry)], file=file)
    problems += _check_characters(table, file=file)
    sets = read_pack(kind).get("sets", {})
    for _, other in same:
        sets = {**sets, **other.get("sets", {})}
    unknown = list_unknown_sets(table, sets)
    if unknown:
        return problems + [Problem(file, f"{place}: {said}", remedy) for place, said, remedy in unknown]
    return problems + _check_examples(table, entries, {**sets, **table.get("sets", {})}, file=file)


def list_codes(tables: Iterable[Mapping[str, Any]] = ()) -> frozenset[str]:
    """The codes of the states and organisations that the program knows, and of those in the packs."""
    known = [read_pack(kind) for kind in _PARTIES]
    known += [dict(table) for table in tables if table["kind"] in _PARTIES]
    return frozenset(entry["code"] for table in known for entry in table.get("entry", ()))


_PARTIES = ("countries", "organisations")


def _check_ids(entries: Sequence[Entry], *, file: str) -> list[Problem]:
    """The ids that two entries of a file have; the second of them would replace nothing."""
    counts = Counter(entry.id for entry in entries)
    return [
        Problem(file, f"entry {name}: {count} entries have this id", "give each an id of its own")
        for name, count in counts.items()
        if count > 1
    ]


def _check_ids_beside(
    entries: Sequence[Entry], beside: Sequence[tuple[str, Mapping[str, Any]]], *, file: str
) -> list[Problem]:
    """The ids that an entry of another file has too, of which only the one read last would count."""
    return [
        Problem(file, f"entry {entry.id}: {name} has an entry of this id too", "give one of them another id")
        for name, other in beside
        for entry in entries
        if any(row.get("id") == entry.id for row in other.get("entry", ()))
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


def _check_characters(table: Mapping[str, Any], *, file: str) -> list[Problem]:
    """The patterns with a control character, which no text has: "\\b" in double quotes is one, no bound."""
    return [
        Problem(
            file,
            f"entry {row.get('id')}.{key}: a control character in {text!r}",
            "write '...' in single quotes, or \\\\b in double ones",
        )
        for row in table.get("entry", ())
        for key, value in row.items()
        for text in (value if isinstance(value, list) else [value])
        if isinstance(text, str) and _CONTROL.search(text)
    ]


_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def _check_examples(
    table: Mapping[str, Any], entries: tuple[Entry, ...], sets: Mapping[str, Sequence[str]], *, file: str
) -> list[Problem]:
    if table["kind"] in READ_BY_GRAMMAR:
        return []
    if table["kind"] == "patterns":
        return _check_patterns(entries, file=file)
    return check_entries(entries, file=file, sets=sets)


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
    """As `check_entries`, for the built-in regular expressions, each of which has examples of both kinds."""
    problems: list[Problem] = []
    for entry in entries:
        if not hasattr(entry, "pattern"):
            continue
        for key, found in (("examples", "found"), ("counter_examples", "not found")):
            if not getattr(entry, key):
                remedy = f"write a text in which it is {found}"
                problems.append(Problem(file, f"entry {entry.id}.{key}: missing", remedy))
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
