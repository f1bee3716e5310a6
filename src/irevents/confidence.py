"""How likely a record is right, from the record alone: what it fills, on what evidence, by how many reports.

Logistic models, one for the event and one for each field. Their weights live in `packs/confidence.json` and
are fitted by `eval/fit_confidence.py` on reports whose events readers have written down; what such single
reports cannot teach (several sources, conflicts) is set by hand there and marked as fixed.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from irevents.records import Event

FIELDS = ("type", "status", "dates", "venue", "series", "edition", "participants", "parties", "sideline_of")
"""The fields that have a confidence of their own."""

SUREST = 0.999
"""No record is certain, and a few hundred reports show nothing finer."""


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic model: the weight of each feature and the intercept."""

    intercept: float
    weights: Mapping[str, float]

    def score(self, features: Mapping[str, float]) -> float:
        """The probability for these features; unknown ones count nothing."""
        total = self.intercept + sum(self.weights.get(name, 0.0) * x for name, x in features.items())
        return min(1 / (1 + math.exp(-max(-30.0, min(30.0, total)))), SUREST)


@dataclass(frozen=True, slots=True)
class Confidence:
    """The model of the event and those of its fields."""

    event: Model
    fields: Mapping[str, Model]


def read_models(data: Mapping[str, Any]) -> Confidence:
    """The models from what `packs/confidence.json` holds; `fixed` weights are added to the fitted."""
    event = data["event"]
    return Confidence(
        event=Model(event["intercept"], {**event["weights"], **data["fixed"]}),
        fields={name: Model(each["intercept"], each["weights"]) for name, each in data["fields"].items()},
    )


@lru_cache(maxsize=1)
def load_models() -> Confidence:
    """The models that come with the package."""
    text = resources.files("irevents").joinpath("packs/confidence.json").read_text(encoding="utf-8")
    return read_models(json.loads(text))


def score_event(event: Event, *, models: Confidence | None = None) -> float:
    """The confidence of a record, between 0 and 1, to three decimals."""
    return round((models or load_models()).event.score(find_features(event)), 3)


def score_fields(event: Event, *, models: Confidence | None = None) -> dict[str, float]:
    """The confidence of each filled field: that the event is right and the field says what the reports say.

    For a field of several values (participants, parties) it is that of one value, on average.
    """
    models = models or load_models()
    whole = models.event.score(find_features(event))
    return {
        name: round(whole * models.fields[name].score(find_field_features(event, name)), 3)
        for name in FIELDS
        if name in models.fields and getattr(event, name)
    }


def find_features(event: Event) -> dict[str, float]:
    """The features of a record; those that are absent are left out."""
    venue, dates = event.venue, event.dates
    people = len(event.participants)
    flags = {
        f"type:{event.type}": True,
        f"status:{event.status}": True,
        "series": event.series is not None,
        "edition": event.edition is not None,
        "undated": dates is None,
        "day": dates is not None and dates.precision == "day",
        "city": venue is not None and venue.city is not None,
        "venue": venue is not None and venue.name is not None,
        "placeless": venue is None,
        "chairs": bool(event.chairs),
        "nobody": people == 0,
        "people": people > 1,
        "one party": len(event.parties) < 2,
        "sideline": event.sideline_of is not None,
        "outcomes": bool(event.outcomes),
        "bare": dates is None and venue is None and people < 2 and event.series is None,
    }
    features = {name: 1.0 for name, there in flags.items() if there}
    frames = {item.rule for item in event.evidence if item.field == "type"}
    features.update({f"frame:{rule}": 1 / len(frames) for rule in frames})
    quotes: dict[str, set[int]] = {}
    for item in event.evidence:
        quotes.setdefault(item.document, set()).add(item.start)
    features["evidence"] = math.log2(1 + max(map(len, quotes.values()), default=0)) / 3
    names = {source.document for source in event.sources}
    independent = sum(source.copy_of not in names for source in event.sources)
    if independent > 1:
        features["sources"] = math.log2(independent)
    if event.conflicts:
        features["conflicts"] = float(len(event.conflicts))
    return features


def find_field_features(event: Event, field: str) -> dict[str, float]:
    """The features of a field: the rules that read it, and for dates what they rest on."""
    cited = [item for item in event.evidence if item.field.split(".")[0].split("[")[0] == field]
    features = {f"rule:{item.rule}": 1.0 for item in cited}
    if not cited:
        features["uncited"] = 1.0
    if field == "dates" and event.dates:
        features[f"basis:{event.dates.basis}"] = 1.0
        features[f"precision:{event.dates.precision}"] = 1.0
    if field in ("type", "status"):
        features[f"{field}:{getattr(event, field)}"] = 1.0
    if field in ("participants", "parties"):
        features["many"] = math.log2(len(getattr(event, field)))
    if any(conflict.field.split(".")[0] == field for conflict in event.conflicts):
        features["conflict"] = 1.0
    return features
