"""The stage: parties and places of a page."""

from __future__ import annotations

from spacy.tokens import Doc

from irevents.mentions import PartyMention, PlaceMention
from irevents.places.parties import PackReader, Parties


class Places:
    """Finds parties and places; compiled once from the packs.

    `packs.read(kind)` gives the packs `countries`, `organisations`, `forces`, `homonyms`.
    """

    def __init__(self, packs: PackReader) -> None:
        self._parties = Parties(packs)

    def find(self, doc: Doc) -> tuple[list[PartyMention], list[PlaceMention]]:
        """The parties and the places named in a page, each in document order."""
        words = [token.text for token in doc]
        return self._parties.find(words), []

    def country_name(self, code: str) -> str | None:
        """The short English name of a state, as in titles: "Russia", "South Korea"."""
        state = self._parties.states.get(code)
        return state.name if state else None
