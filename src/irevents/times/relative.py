"""Times told from another: last week, the next day, two years ago, now."""

from __future__ import annotations

import re

from irevents.times.calendar import move_days, move_months, write_week
from irevents.times.context import SAME_DAY, Setting
from irevents.times.grammar import Found
from irevents.times.lengths import count_units, write_duration
from irevents.times.reading import Reading, read_day, read_month, read_year
from irevents.times.tense import direction_of

#: The years that a count of years may lead to.
FIRST_YEAR, LAST_YEAR = 1000, 2199


def read_relative_unit(found: Found, setting: Setting) -> Reading | None:
    """this week, last month, next year, the following day, that year, the weekend."""
    unit = found.value("unit", "weekend", "quarter")
    told = found.has("that", "same", "previous", "following") or (found.has("next") and unit == "D")
    base = setting.anchor if told else setting.reference
    if base is None or not (base.year_known or unit in ("D", "M")):
        return Reading("DATE", "XXXX") if not found.has("past") else None
    shift = found.value("last", "next", "previous", "following", "coming", "past")
    step = shift if isinstance(shift, int) else 0
    day, basis, known = base.day, base.basis, base.year_known
    if unit == "D":
        if setting.told is None and found.has("next", "previous", "following"):
            return Reading("DATE", move_days(day, step).isoformat())
        return read_day(move_days(day, step), basis=basis, year_known=known)
    if unit in ("W", "2W", "WE"):
        monday = move_days(day, 1 - day.isoweekday() + 7 * step)
        if unit == "WE":
            if (
                not found.has("this", "last", "next", "coming")
                and day.isoweekday() < 6
                and direction_of(found) <= 0
            ):
                monday = move_days(monday, -7)
            text = write_week(monday) + "-WE"
            saturday, sunday = move_days(monday, 5), move_days(monday, 6)
            return Reading("DATE", text, str(saturday), str(sunday), "day", basis)
        last = move_days(monday, 6)
        if found.has("earlier"):
            last = min(last, max(day, monday))
        elif found.has("later"):
            monday, last = max(monday, min(day, last)), last
        return Reading("DATE", write_week(monday), f"{monday:%Y-%m}", f"{last:%Y-%m}", "month", basis)
    if unit == "M":
        month = move_months(day, step)
        return read_month(month.year if known else None, month.month, basis=basis)
    if unit == "Q":
        month = move_months(day, 3 * step)
        return read_year(month.year, basis=basis, value=f"{month.year}-Q{(month.month - 1) // 3 + 1}")
    if found.has("past") and unit == "Y":
        return Reading("DATE", f"{day.year - 1}")
    if unit == "10Y" and found.has("last"):
        return Reading("DATE", f"{day.year // 10}")
    if found.has("past"):
        return Reading("DURATION", f"P{unit}")
    if unit == "Y":
        return read_year(day.year + step, basis=basis)
    if unit == "10Y":  # "the first of this decade": no day, month or year of an event
        return Reading("DATE", f"{day.year // 10 + step}")
    if unit == "100Y":
        return Reading("DATE", f"{day.year // 100 + step}")
    return None


_IN_THE_DAY = (["earlier", "in"], ["later", "in"], ["late", "in"], ["early", "in"])


def read_the_unit(found: Found, setting: Setting) -> Reading | None:
    """the year, the week, later in the day: the running one; no date of an event."""
    unit = found.value("unit")
    anchor = setting.nearby(found.start) if unit == "D" else setting.reference
    bare = found.end - found.start == 2
    if anchor is None or not anchor.year_known or unit not in ("Y", "W", "D", "M"):
        return None
    if unit == "M" and not found.has("edge"):
        return None
    following = found.scan.words[found.end] if found.end < len(found.scan.words) else ""
    if unit == "Y" and following in ("ended", "ending"):
        return Reading("DURATION", "P1Y")
    if unit == "D":
        before = [word.lower() for word in found.scan.words[max(0, found.start - 2) : found.start]]
        if bare and before in _IN_THE_DAY:
            anchor = setting.nearby(found.start, SAME_DAY) or anchor
            return read_day(anchor.day, basis=anchor.basis)  # "met earlier in the day, he said on Tuesday"
        inside = found.scan.named(found.start - 1, "in", "for", "during")
        return Reading("DATE", anchor.day.isoformat()) if inside or not bare else None
    if found.has("edge") and unit == "Y":
        return read_year(anchor.day.year, basis=anchor.basis)
    if unit == "M":
        return read_month(anchor.day.year, anchor.day.month, basis=anchor.basis)
    return Reading("DATE", f"{anchor.day.year}" if unit == "Y" else write_week(anchor.day))


def read_vague_units(found: Found, setting: Setting) -> Reading | None:
    """recent years, the coming weeks."""
    unit = str(found.value("units", "quarters"))
    if found.has("these"):
        return Reading("DATE", "PRESENT_REF") if unit == "D" else None
    if found.has("those"):
        return None
    return Reading("DURATION", f"PX{unit[-1]}") if not found.has("recent") else Reading("DATE", "PAST_REF")


def read_bare_units(found: Found, setting: Setting) -> Reading | None:
    """for years, within weeks."""
    return Reading("DURATION", write_duration(None, str(found.value("units"))))


def read_ago(found: Found, setting: Setting) -> Reading | None:
    """two years ago, a day earlier, ten days later."""
    unit = str(found.value("unit", "units", "hunit", "hunits"))
    count = count_units(found) if found.end - found.start > 2 else None
    later = found.has("later", "hence", "now", "time")
    base = setting.anchor if found.has("earlier", "later") else setting.reference
    if count is None:
        return (
            Reading("DATE", "PAST_REF")
            if found.has("ago")
            else Reading("DURATION", write_duration(None, unit))
        )
    if base is None or not base.year_known or unit.startswith("T") or count > 5000:
        return Reading("DURATION", write_duration(count, unit))
    steps = int(count) if later else -int(count)
    if unit == "D":
        return read_day(move_days(base.day, steps), basis=base.basis)
    factor = int(re.sub(r"\D", "", unit) or 1)
    if unit[-1] == "W":  # "a fortnight ago" is two weeks
        day = move_days(base.day, 7 * factor * steps)
        return Reading("DATE", write_week(day), f"{day:%Y-%m}", f"{day:%Y-%m}", "month", base.basis)
    if unit == "M" or (unit == "Y" and count == 0.5):
        month = move_months(base.day, steps if unit == "M" else 6 if later else -6)
        return read_month(month.year, month.month, basis=base.basis)
    if unit == "Y" and steps == -1 and setting.quarter and 0 < found.start - setting.quarter[2] < 150:
        value = f"{setting.quarter[0] - 1}-Q{setting.quarter[1]}"
        return read_year(setting.quarter[0] - 1, basis=base.basis, value=value)
    year = base.day.year + round(count * factor) * (1 if later else -1)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return read_year(year, basis=base.basis)


def read_reference(found: Found, setting: Setting) -> Reading | None:
    """now, recently, soon, the future."""
    value = found.value("presentref", "pastref", "future")
    if found.has("past"):
        value = "PAST_REF"
    return Reading("DATE", "PRESENT_REF" if value is None else str(value))
