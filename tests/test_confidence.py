"""Confidence: what raises it and what lowers it; and that fitting finds what there is to find."""

from __future__ import annotations

import importlib.util
import random
import sys
from pathlib import Path
from types import ModuleType

import pytest
from merge_events import write_event

from irevents.confidence import find_features, load_models, score_event, score_fields
from irevents.merging import merge
from irevents.records import Conflict, ConflictingValue

MET = {"people": ("Rajnath Singh", "Andrey Belousov"), "parties": "IN RU", "city": "Qingdao, CN"}


@pytest.fixture(scope="module")
def fitting() -> ModuleType:
    path = Path(__file__).parents[1] / "eval" / "fit_confidence.py"
    sys.path.append(str(path.parent))
    spec = importlib.util.spec_from_file_location("fit_confidence", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_a_full_record_is_surer_than_a_bare_one() -> None:
    full, bare = write_event("a", dates="2025-06-26", **MET), write_event("a", parties="IN RU")
    assert 0 < score_event(bare) < score_event(full) < 1


def test_independent_reports_raise_it_and_conflicts_lower_it() -> None:
    one, two = (write_event(name, dates="2025-06-26", **MET) for name in "ab")
    (both,) = merge([one, two])
    assert both.confidence > merge([one])[0].confidence
    values = (ConflictingValue(value="x", documents=("a",)), ConflictingValue(value="y", documents=("b",)))
    conflict = Conflict(field="dates", values=values)
    assert score_event(both.model_copy(update={"conflicts": (conflict,)})) < both.confidence


def test_it_depends_on_the_record_alone() -> None:
    event = write_event("a", dates="2025-06-26", **MET)
    other = event.model_copy(update={"id": "x", "confidence": 0.1, "next_id": "y"})
    assert find_features(other) == find_features(event)


def test_filled_fields_have_one_of_their_own() -> None:
    event = write_event("a", dates="2025-06-26", **MET)
    fields = score_fields(event)
    assert set(fields) <= {"type", "status", "dates", "venue", "participants", "parties"}
    assert "dates" in load_models().fields
    assert all(0 < value <= score_event(event) + 0.001 for value in fields.values())


def test_fitting_finds_the_odds(fitting: ModuleType) -> None:
    rng = random.Random(7)
    rows = []
    for i in range(2000):
        good = rng.random() < 0.5
        right = rng.random() < (0.9 if good else 0.3)
        rows.append(fitting.Row(f"d{i % 100}", {"good": 1.0} if good else {}, float(right)))
    model = fitting.fit(rows, 1.0)
    assert model.score({"good": 1.0}) == pytest.approx(0.9, abs=0.03)
    assert model.score({}) == pytest.approx(0.3, abs=0.03)
    _, predicted, right = fitting.judge(rows)
    assert fitting.calibration_error(fitting.list_bins(predicted, right)) < 0.03


def test_a_model_that_is_too_sure_is_told_so(fitting: ModuleType) -> None:
    assert fitting.calibration_error([(0.95, 0.5, 10), (0.5, 0.5, 10)]) == pytest.approx(0.225)
