"""`READINGS`: the names by which rules.toml calls the reading functions.

Each takes what was found and its setting and returns a `Reading`, or None where the words are no
date after all ("2000 troops").
"""

from __future__ import annotations

from collections.abc import Callable

from irevents.times.context import Setting
from irevents.times.days import (
    read_day_number,
    read_day_range,
    read_full_date,
    read_iso,
    read_numeric,
    read_two_dates,
    read_weekday_day,
)
from irevents.times.grammar import Found
from irevents.times.lengths import read_duration, read_every, read_frequency
from irevents.times.near_days import (
    read_clock,
    read_day_about,
    read_day_of_event,
    read_holiday,
    read_part_of_day,
    read_today,
    read_weekday,
)
from irevents.times.periods import (
    read_century,
    read_decade,
    read_fiscal_year,
    read_half_year,
    read_month_words,
    read_part_of_month,
    read_season,
    read_spoken_year,
    read_year_alone,
    read_years_short,
)
from irevents.times.quarters import read_quarter, read_told_quarter, read_year_ago_quarter
from irevents.times.reading import Reading
from irevents.times.relative import (
    read_ago,
    read_bare_units,
    read_reference,
    read_relative_unit,
    read_the_unit,
    read_vague_units,
)

READINGS: dict[str, Callable[[Found, Setting], Reading | None]] = {
    "iso": read_iso,
    "numeric": read_numeric,
    "full_date": read_full_date,
    "day_range": read_day_range,
    "two_dates": read_two_dates,
    "month": read_month_words,
    "weekday": read_weekday,
    "today": read_today,
    "day_about": read_day_about,
    "part_of_day": read_part_of_day,
    "day_number": read_day_number,
    "part_of_month": read_part_of_month,
    "weekday_day": read_weekday_day,
    "years_short": read_years_short,
    "day_of_event": read_day_of_event,
    "quarter": read_quarter,
    "told_quarter": read_told_quarter,
    "year_ago_quarter": read_year_ago_quarter,
    "spoken_year": read_spoken_year,
    "the_unit": read_the_unit,
    "bare_units": read_bare_units,
    "half_year": read_half_year,
    "fiscal_year": read_fiscal_year,
    "decade": read_decade,
    "century": read_century,
    "season": read_season,
    "relative_unit": read_relative_unit,
    "vague_units": read_vague_units,
    "duration": read_duration,
    "ago": read_ago,
    "every": read_every,
    "frequency": read_frequency,
    "clock": read_clock,
    "year": read_year_alone,
    "reference": read_reference,
    "holiday": read_holiday,
}
