"""The lists of words under `[sets]`, and where a pattern names one that is not there."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any

# A number in braces is a count of a regular expression: "{0,4}", "{2}"; "\N{DASH}" is a letter.
_NAMED = re.compile(r"(?<!\\N)\{([^\W\d][^{}]*)\}")
_PHRASES = ("patterns", "pattern", "exact", "shared", "words")
_NO_TEXT_OF_PATTERNS = frozenset({"id", "label", "examples", "counter_examples"})


def list_unknown_sets(
    table: Mapping[str, Any], known: Collection[str] = ()
) -> list[tuple[str, str, str | None]]:
    """The sets that a pack names and that are nowhere defined: the place, what is wrong, what to do about it.

    Only topics and the program's own patterns are written with sets; in these an entry has lists of its own.

    Args:
        table: the pack.
        known: the names of further sets that it may use.
    """
    kind, sets = table["kind"], table.get("sets", {})
    found: list[tuple[str, str, str | None]] = []
    for entry in table.get("entry", ()):
        defined = {*known, *sets}
        if kind == "patterns":
            defined |= {key for key, value in entry.items() if isinstance(value, list)}
        for key, value in entry.items():
            if key in _NO_TEXT_OF_PATTERNS or (kind != "patterns" and key not in _PHRASES):
                continue
            for name in _list_names(value):
                if kind not in ("topics", "patterns"):
                    said = f"{{{name}}} stands for no words in {kind}"
                    found.append((f"entry {entry.get('id')}.{key}", said, "write each of the words out"))
                elif name not in defined:
                    found.append((f"entry {entry.get('id')}.{key}", *_say_unknown(name)))
    for key, value in sets.items():
        for name in _list_names(value):
            if kind != "patterns":
                said = f"{{{name}}} stands for no words in a set"
                found.append((f"sets.{key}", said, "write each of the words out"))
            elif name not in sets and name not in known:
                found.append((f"sets.{key}", *_say_unknown(name)))
    return found


def _say_unknown(name: str) -> tuple[str, str]:
    return f"there is no set {name!r}", "add it under [sets]"


def _list_names(value: Any) -> Iterable[str]:
    """The names in braces in a text or the texts of a list, each once."""
    texts = value if isinstance(value, list) else [value]
    found = (name for text in texts if isinstance(text, str) for name in _NAMED.findall(text))
    return dict.fromkeys(found)
