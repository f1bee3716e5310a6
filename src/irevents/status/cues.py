"""The cues of `packs/cues.toml`: words beside a trigger that say what becomes of the event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from irevents.packs.needed import list_needed_words
from irevents.packs.patterns import LatePattern, write_pattern
from irevents.records import Status
from irevents.values import frozen


@frozen
class Cue:
    """One entry of the pack; `side` says where beside the trigger its pattern is looked for."""

    id: str
    status: Status | None
    side: str
    pattern: LatePattern
    reach: int
    firm: bool
    verb: bool
    plural: bool
    types: frozenset[str]


CueWords = Sequence[Sequence[str] | None]
"""For each cue of a pack words of which it needs one; None where they are not known."""


def list_cue_words(pack: Mapping[str, Any]) -> list[list[str] | None]:
    """The words that the cues of a pack need: plain data, to be kept between runs."""
    found = [list_needed_words(write_cue(entry)) for entry in pack.get("entry", [])]
    return [None if words is None else sorted(words) for words in found]


def write_cue(entry: Mapping[str, Any]) -> str:
    """The regular expression of a cue."""
    words = "|".join(entry["patterns"])
    side, gap = entry["side"], int(entry.get("gap", 0))
    if side == "before":
        commas = ",&" if entry.get("commas") else ""
        barrier = f"(?!(?:{entry['barrier']})(?![\\w-]))" if "barrier" in entry else ""
        return rf"(?:^|[\s(])(?:{words})(?: {barrier}[\w'{commas}/-]+){{0,{gap}}}$"
    if side == "after":
        between = write_pattern("cue-gap") if entry.get("phrase") else r"(?: \w+)"
        return rf"^{between}{{0,{gap}}} (?:{words})(?= |$)"
    if side == "which":
        lead = write_pattern("which-lead")
        return rf"{lead} (?:{words})(?= |$)"
    if side == "sentence":
        stops = ";" if entry.get("commas") else ",;"
        return rf"(?:^|[\s(])(?:{words})(?= |$)[^{stops}]*$"
    return rf"(?:^|[\s(])(?:{words})(?= |$)"


def read_cue(entry: Mapping[str, Any]) -> Cue:
    """The cue of an entry; its pattern is compiled when it is first needed."""
    return Cue(
        entry["id"],
        entry.get("status"),
        entry["side"],
        LatePattern(partial(write_cue, entry)),
        int(entry.get("reach", 60)),
        bool(entry.get("firm", True)),
        bool(entry.get("verb", False)),
        bool(entry.get("plural", False)),
        frozenset(entry.get("types", ())),
    )
