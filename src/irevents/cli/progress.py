"""Progress on standard error, and only on a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from irevents.extraction import Extraction


EVERY = 0.2
"""Seconds between two lines of progress."""


@contextmanager
def shown_progress(*, quiet: bool) -> Iterator[Callable[[Extraction], None] | None]:
    """A function to call after each document, or None where nobody is looking."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console

    started = time.monotonic()
    shown = 0.0

    with Console(stderr=True).status("reading") as status:

        def show(found: Extraction) -> None:
            nonlocal shown
            now = time.monotonic()
            if now - shown > EVERY:
                shown = now
                status.update(describe_progress(found, now - started))

        yield show


def describe_progress(found: Extraction, seconds: float) -> str:
    """How far a run has come, how fast it goes, and how long the reading will take at that rate."""
    parts = [f"{found.documents:,} documents", f"{found.events:,} events"]
    if found.known:
        parts.insert(1, f"{found.known:,} known")
    if found.problems:
        parts.append(f"{len(found.problems):,} problems")
    if seconds > 0:
        parts.append(f"{found.documents / seconds:,.0f} documents/s")
    if found.bytes_total and found.bytes_done:
        share = min(found.bytes_done / found.bytes_total, 1.0)
        parts.insert(0, f"{share:.0%}")
        parts.append(f"{format_seconds(seconds / share - seconds)} left")
    return ", ".join(parts)


def format_seconds(seconds: float) -> str:
    """`0:42`, `12:05`, `3:07:10`."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
