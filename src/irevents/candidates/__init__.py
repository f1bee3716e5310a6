"""From a trigger and its arguments to a candidate event: who they are, where, when."""

from __future__ import annotations

from irevents.candidates.building import build_candidate
from irevents.candidates.discourse import Discourse

__all__ = ["Discourse", "build_candidate"]
