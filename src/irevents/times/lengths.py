"""Lengths of time and what recurs: two days, half an hour, every Monday."""

from __future__ import annotations

import re

from irevents.times.context import Setting
from irevents.times.grammar import Found
from irevents.times.reading import UNITS, Reading


def count_units(found: Found) -> float | None:
    """The number an expression counts, None for "several"; of "two to three weeks" the first."""
    scan = found.scan
    total: float | None = None
    for i in range(found.start, found.end):
        if scan.named(i, *UNITS):
            break
        if scan.named(i, "few", "several", "some"):
            return None
        if scan.named(i, "slash") and total is not None:
            whole, over, under = total, scan.number(i - 1), scan.number(i + 1)
            total = (whole - over if i - 2 >= found.start and whole != over else 0) + over / (under or 1)
            break
        if scan.named(i, "dec"):
            total = float(scan.words[i].replace(",", ""))
        elif scan.named(i, "daynum", "num", "year4"):
            total = (total or 0) + scan.number(i)
        elif scan.named(i, "half"):
            total = total + 0.5 if total is not None and scan.named(i - 2, "and") else 0.5
        elif scan.named(i, "couple"):
            total = 2
        elif scan.named(i, "bignum"):
            total = (total or 1) * scan.number(i)
        elif scan.named(i, "numword"):
            total = (total or 0) + scan.number(i)
        elif scan.named(i, "a"):
            total = total if scan.named(i - 1, "and", "half") else 1
        elif total is not None and scan.named(i, "to", "or", "dash") and not _tens(found, i):
            break
    if total is not None and found.scan.named(found.end - 1, "half"):
        total += 0.5
    return 1 if total is None else total


def _tens(found: Found, i: int) -> bool:
    """Whether token `i` is the hyphen of "twenty-five"."""
    scan = found.scan
    return (
        scan.named(i, "dash")
        and scan.named(i - 1, "numword")
        and scan.named(i + 1, "numword")
        and scan.number(i - 1) >= 20 > scan.number(i + 1)
    )


def write_duration(count: float | None, unit: str) -> str:
    """TIMEX3 of a length: P2D, PT3H, P20Y, PXW."""
    clock = unit.startswith("T")
    letter = unit[-1]
    factor = int(re.sub(r"\D", "", unit) or 1)
    if count is None:
        number = "X"
    else:
        total = count * factor
        halves = {"TH": "30M", "Y": "6M", "TM": "30S"}
        if total % 1 == 0.5 and unit in halves:
            whole = f"{int(total)}{letter}" if total > 1 else ""
            return f"P{'T' if clock else ''}{whole}{halves[unit]}"
        number = f"{total:g}" if total < 1e6 else f"{int(total)}"
    return f"P{'T' if clock else ''}{number}{letter}"


def read_duration(found: Found, setting: Setting) -> Reading | None:
    """two days, the past three years, 60-year, half an hour."""
    unit = found.value(*UNITS)
    count = count_units(found)
    if unit is None or (count is not None and count > 100_000):
        return None
    return Reading("DURATION", write_duration(count, str(unit)))


def read_every(found: Found, setting: Setting) -> Reading | None:
    """every day, each year, every Monday."""
    weekday = found.value("weekday")
    if weekday is not None:
        return Reading("SET", f"XXXX-WXX-{weekday}")
    month = found.value("month", "mon")
    if isinstance(month, int):
        return Reading("SET", f"XXXX-{month:02d}")
    part = found.value("partday")
    if part is not None:
        return Reading("SET", f"XXXX-XX-XXT{part}")
    if found.has("weekend"):
        return Reading("SET", "XXXX-WXX-WE")
    count, unit = (
        found.value("daynum", "ordword", "numword"),
        found.value("unit", "units", "hunit", "quarter"),
    )
    return Reading("SET", write_duration(int(count or 1), str(unit)))


def read_frequency(found: Found, setting: Setting) -> Reading | None:
    """daily, annually."""
    return Reading("SET", str(found.value("frequency")))
