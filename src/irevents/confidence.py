"""How likely a record is right, from the record alone: what it fills, on what evidence, by how many reports.

A logistic model; its weights live in `packs/confidence.json` and are fitted by `eval/fit_confidence.py`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from irevents.records import Event


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic model: the weight of each feature and the intercept."""

    intercept: float
    weights: Mapping[str, float]


@lru_cache(maxsize=1)
def load_model() -> Model:
    """The model that comes with the package."""
    text = resources.files("irevents").joinpath("packs/confidence.json").read_text(encoding="utf-8")
    data = json.loads(text)
    return Model(data["intercept"], data["weights"])


def score_event(event: Event, *, model: Model | None = None) -> float:
    """The confidence of a record, between 0 and 1, to three decimals."""
    model = model or load_model()
    total = model.intercept + sum(model.weights.get(k, 0.0) * v for k, v in find_features(event).items())
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, total)))), 3)


def find_features(event: Event) -> dict[str, float]:
    """The features of a record; those that are absent are left out."""
    venue, dates = event.venue, event.dates
    people = len(event.participants)
    names = {source.document for source in event.sources}
    independent = sum(source.copy_of not in names for source in event.sources)
    flags = {
        f"type:{event.type}": True,
        f"status:{event.status}": True,
        "series": event.series is not None,
        "edition": event.edition is not None,
        "dates": dates is not None,
        "day": dates is not None and dates.precision == "day",
        "year_known": dates is not None and not dates.start.startswith("XXXX"),
        "city": venue is not None and venue.city is not None,
        "country": venue is not None and venue.country is not None,
        "venue": venue is not None and venue.name is not None,
        "chairs": bool(event.chairs),
        "people_1": people == 1,
        "people_2": people == 2,
        "people_many": people > 2,
        "parties_2": len(event.parties) > 1,
        "sideline": event.sideline_of is not None,
        "topics": bool(event.topics),
        "bare": dates is None and venue is None and people < 2 and event.series is None,
    }
    features = {name: 1.0 for name, there in flags.items() if there}
    if independent > 1:
        features["sources"] = math.log2(independent)
    if event.conflicts:
        features["conflicts"] = float(len(event.conflicts))
    return features
