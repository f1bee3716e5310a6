"""Temporal expressions: found by a grammar, resolved against a reference date.

`find_times` gives the mentions of a page, ranges of days in one; `listing.find_dates` those of any text,
each date by itself, as TIMEX3 has them.
"""

from irevents.times.finding import find_times
from irevents.times.reading import Reference

__all__ = ["Reference", "find_times"]
