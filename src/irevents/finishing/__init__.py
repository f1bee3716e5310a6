"""What the events of an article give one another, and which of them are events at all."""

from __future__ import annotations

from irevents.finishing.dates import final_status, resolve_dates
from irevents.finishing.finishing import finish_drafts
from irevents.finishing.rejecting import Rejection, is_one_sided
from irevents.finishing.setting import Setting, home_state

__all__ = [
    "Rejection",
    "Setting",
    "final_status",
    "finish_drafts",
    "home_state",
    "is_one_sided",
    "resolve_dates",
]
