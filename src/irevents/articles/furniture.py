"""What stands on a page beside the report: the phrases of `packs/furniture.toml`, compiled.

Patterns are looked up by their first word, so that a line is compared only with the few that
begin as it does.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from irevents.packs import read_pack
from irevents.values import frozen

_FIRST_WORD = re.compile(r"[\w&+']+|\S")
_LETTERS = bytes(c if chr(c).isascii() and chr(c).islower() else 32 for c in range(256))
_OPENING = " \t\u00a0*_#>•·-–—|/\"'“‘([{"
_CLOSING = " \t\u00a0.:!?…|>»)]}\"'”’*_-–—"
_SHORT = 12


@frozen
class _Phrase:
    text: str
    role: str
    where: str


@cache
def _phrases() -> dict[str, tuple[_Phrase, ...]]:
    groups: dict[str, list[_Phrase]] = defaultdict(list)
    for entry in read_pack("furniture")["entry"]:
        for pattern in entry["patterns"]:
            if entry["where"] == "anywhere":
                continue
            text = " ".join(pattern.lower().replace("’", "'").split()).lstrip(_OPENING)
            if entry["where"] == "line":
                text = text.rstrip(_CLOSING)
            first = _FIRST_WORD.match(text)
            if first:
                groups[first[0]].append(_Phrase(text, entry["role"], entry["where"]))
    return {
        word: tuple(sorted(found, key=lambda phrase: -len(phrase.text))) for word, found in groups.items()
    }


@cache
def _site_words() -> tuple[frozenset[bytes], tuple[str, ...]]:
    patterns = [
        pattern
        for entry in read_pack("furniture")["entry"]
        if entry["where"] == "anywhere"
        for pattern in entry["patterns"]
    ]
    return (
        frozenset(pattern.encode() for pattern in patterns if " " not in pattern),
        tuple(pattern for pattern in patterns if " " in pattern),
    )


def is_site_talk(line: str) -> bool:
    """Whether a line speaks of subscribing, cookies, apps and the like: two such words in it."""
    words, phrases = _site_words()
    lowered = line.lower()
    found = len(words.intersection(lowered.encode("ascii", "replace").translate(_LETTERS).split()))
    if found < 2 and (found or " your " in lowered or " our " in lowered):
        found += sum(phrase in lowered for phrase in phrases)
    return found >= 2


def find_role(line: str) -> str | None:
    """The role of a line of furniture (`cut`, `end`, `related`, `link`, `byline`, …), None for any other."""
    plain = line.lstrip(_OPENING)
    first = _FIRST_WORD.match(plain)
    if first is None:
        return None
    candidates = _phrases().get(first[0].lower())
    if candidates is None:
        return None
    # what follows a phrase is decided within its first hundred characters
    lowered = " ".join(plain[:200].lower().replace("’", "'").split())
    whole = lowered.rstrip(_CLOSING) if len(plain) <= 60 else None
    for phrase in candidates:
        text = phrase.text
        if phrase.where == "line":
            if whole == text:
                return phrase.role
        elif lowered.startswith(text):
            following = lowered[len(text) : len(text) + 1]
            if following.isalnum() and text[-1].isalnum():
                continue
            if phrase.where == "start" or line.count(" ") < _SHORT:
                return phrase.role
    return None
