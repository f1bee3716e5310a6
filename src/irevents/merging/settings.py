"""The weights and word lists of merging, read from `packs/merging.json`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

from irevents.values import frozen


@frozen
class Settings:
    """What `packs/merging.json` holds.

    Two records are one event where their weights sum to `threshold` or more and nothing speaks
    against it; a record that fits two events that exclude one another joins the better one only where
    that is better by `margin`. `levels` names the organs that have others below them, the lowest first.
    """

    threshold: float
    margin: float
    weights: Mapping[str, float]
    series_noise: frozenset[str]
    levels: tuple[str, ...]
    same_city: Mapping[str, str]


@lru_cache(maxsize=1)
def load_settings() -> Settings:
    """The settings that come with the package."""
    text = resources.files("irevents").joinpath("packs/merging.json").read_text(encoding="utf-8")
    data = json.loads(text)
    return Settings(
        threshold=data["threshold"],
        margin=data["margin"],
        weights=data["weights"],
        series_noise=frozenset(data["series_noise"]),
        levels=tuple(data["levels"]),
        same_city={name: group[0] for group in data["same_city"] for name in group},
    )
