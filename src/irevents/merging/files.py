"""`irevents merge`: earlier outputs in, one output out."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path

from irevents.extraction import standard_output
from irevents.merging import merge
from irevents.readers.events import read_event_file
from irevents.records import Event
from irevents.writers import choose_format, write_events
from irevents.writers.whole_files import check_writable, open_whole


def merge_files(
    files: Sequence[Path], *, output: Path | None = None, format: str | None = None
) -> list[Event]:
    """Merge the events of files and write them, to `output` or to standard output.

    Raises:
        IreventsError: for a file that cannot be read or written, before anything is written.
    """
    form = choose_format(output, format)
    if output is not None:
        check_writable(output)
    merged = merge(event for file in files for event in read_event_file(file))
    with open_whole(output) if output else nullcontext(standard_output()) as stream:
        write_events(merged, stream, format=form)
        stream.flush()
    return merged
