"""Temporal expressions: found by a grammar, resolved against a reference date."""

from irevents.times.finding import TemporalExpression, find_dates, find_times
from irevents.times.reading import Reference

__all__ = ["Reference", "TemporalExpression", "find_dates", "find_times"]
