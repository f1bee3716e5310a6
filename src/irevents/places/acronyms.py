"""Forces and ministries called by letters that the text explains: "the Vietnam Coast Guard (VCG)"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from irevents.mentions import PartyMention

_LONGEST = 6
"""Letters that such an acronym may have."""


def add_acronyms(words: Sequence[str], parties: list[PartyMention]) -> list[PartyMention]:
    """The parties of a text, in order, with those that stand there by letters alone.

    The letters are those of the words of a force or ministry, or of its state's adjective and its name,
    behind whose name they stand in brackets.
    """
    meant: dict[str, PartyMention] = {}
    for party in parties:
        end = party.end
        if party.form not in ("force", "government") or words[end : end + 1] != ["("]:
            continue
        letters = words[end + 1] if words[end + 2 : end + 3] == [")"] else ""
        if letters.isupper() and 2 < len(letters) <= _LONGEST and _are_of(letters, words[party.start : end]):
            meant[letters] = party
    if not meant:
        return parties
    taken = {token for party in parties for token in range(party.start, party.end)}
    further = [
        replace(meant[word], start=at, end=at + 1)
        for at, word in enumerate(words)
        if word in meant and at not in taken
    ]
    return sorted([*parties, *further], key=lambda party: party.start)


def _are_of(letters: str, name: Sequence[str]) -> bool:
    """Whether letters are the first ones of the words of a name, small words left out."""
    return letters == "".join(word[0] for word in name if word[0].isupper())
