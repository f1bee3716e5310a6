"""What became of one document: its events, or the problem with it."""

from __future__ import annotations

from typing import Protocol

from irevents.errors import IreventsError, Problem
from irevents.records import Document, Event
from irevents.values import frozen


class Extracts(Protocol):
    """What reads a document: `pipeline.Extractor`."""

    def extract(self, document: Document) -> list[Event]: ...


@frozen
class Outcome:
    """The events of a document as compact JSON, one each; or the problem in the document's place.

    `late` is the limit in seconds where the document was put aside for taking longer.
    """

    events: tuple[str, ...] = ()
    problem: Problem | None = None
    late: float | None = None


NOTHING = Outcome()
"""What most documents give."""


@frozen
class Task:
    """A document to read, or what is known of it already: the problem in its place, an earlier outcome."""

    document: Document | None = None
    outcome: Outcome | None = None
    digest: bytes | None = None


def extract_one(document: Document, extractor: Extracts) -> Outcome:
    """Extract one document; a fault of ours is a problem of that document alone."""
    try:
        return Outcome(tuple(event.model_dump_json() for event in extractor.extract(document)))
    except IreventsError as error:
        return Outcome(problem=Problem(document.id, error.message, error.remedy))
    except Exception as error:
        message = " ".join(f"extraction failed ({type(error).__name__}: {error})".split())
        return Outcome(problem=Problem(document.id, message, "please report it with the text"))
