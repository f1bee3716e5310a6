"""Progress on standard error, and only on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from irevents.extraction import Extraction


@contextmanager
def shown_progress(*, quiet: bool) -> Iterator[Callable[[Extraction], None] | None]:
    """A function to call after each document, or None where nobody is looking."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console

    with Console(stderr=True).status("reading") as status:

        def show(found: Extraction) -> None:
            status.update(f"{len(found.texts)} documents, {len(found.events)} events")

        yield show
