"""`irevents explain --why-not`: what was considered in a text and gave no event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from irevents.errors import IreventsError, Problem
from irevents.explaining import format_rejections
from irevents.packs import read_pack
from irevents.pipeline import Extractor
from irevents.readers import read_documents
from irevents.records import Document, Event


def explain_why_not(
    words: str, *, report: Path | None = None, color: bool = False, width: int = 100
) -> Iterator[str]:
    """Why words gave no event, as lines for a terminal.

    Args:
        words: a text, or with `report` words that stand in it.
        report: the report to read them in; its date and people count.

    Raises:
        IreventsError: when the report cannot be read or does not hold the words.
    """
    document = Document(words) if report is None else _read_report(report)
    start = 0 if report is None else document.text.find(words)
    if start < 0:
        raise IreventsError("does not hold these words", file=str(report))
    end = start + len(words)
    extractor = Extractor()
    events = [event for event in extractor.extract(document) if _stands_in(event, start, end)]
    for event in events:
        yield f"it gave an event: {event.id}  {event.title}"
    rejections = [
        replace(each, reason=_put_in_words(each.reason))
        for each in extractor.explain_rejections(document)
        if each.start < end and start < each.end
    ]
    yield from format_rejections(document.text, rejections, color=color, width=width)
    if not events and not rejections:
        yield "nothing in it was considered: no words that tell of an event between states"


def _put_in_words(reason: str) -> str:
    """The reason as a reader would give it; a cue of the pack is named by its label ("called for talks")."""
    if reason == "habitual":
        return "what is done as a rule, not once"
    cues = {f"status-{cue['id']}": cue["label"] for cue in read_pack("cues")["entry"]}
    return f'not said to take place, as in "{cues[reason]}"' if reason in cues else reason


def _read_report(path: Path) -> Document:
    for document in read_documents([str(path)]):
        if isinstance(document, Problem):
            raise IreventsError(document.message, file=str(path), remedy=document.remedy)
        return document
    raise IreventsError("holds no report", file=str(path))


def _stands_in(event: Event, start: int, end: int) -> bool:
    return any(
        item.field in ("type", "status") and item.start < end and start < item.end for item in event.evidence
    )
