"""The small words by which a capitalised name is known for a place, read from the pack `places`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from irevents.values import frozen


@frozen
class PlaceWords:
    """The word lists of `packs/places.toml`, which says what each is for."""

    prepositions: frozenset[str]
    weak_prepositions: frozenset[str]
    country_prepositions: frozenset[str]
    posted: frozenset[str]
    bound: frozenset[str]
    skipped: frozenset[str]
    city_words: frozenset[str]
    meetings: frozenset[str]
    region_heads: frozenset[str]
    times: frozenset[str]
    not_cities: frozenset[str]
    not_towns: frozenset[str]
    venue_articles: frozenset[str]
    posts: frozenset[str]
    visits: frozenset[str]
    local_heads: frozenset[str]
    kinds_of_capital: frozenset[str]
    ship_prefixes: frozenset[str]
    state_abbreviations: Mapping[str, str]


def read_place_words(pack: Mapping[str, Any]) -> PlaceWords:
    """The lists of the pack; one that it leaves out is empty."""
    values: dict[str, Any] = {field.name: frozenset(pack.get(field.name, ())) for field in fields(PlaceWords)}
    return PlaceWords(**values | {"state_abbreviations": pack.get("state_abbreviations", {})})
