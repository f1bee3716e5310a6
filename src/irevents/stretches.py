"""A text longer than any report is read in stretches, so that reading it takes time and memory in proportion.

Within a page every name is compared with those before it; an annual report or a year of bulletins in one
file would take hours. Nobody is "he" over the length of a stretch, and an event told in two is
brought together by merging.
"""

from __future__ import annotations

from collections.abc import Iterator

from irevents.records import Document

LONGEST = 100_000
"""Characters: sixteen thousand words, some ten times a long report."""


def cut_document(document: Document) -> Iterator[tuple[int, Document]]:
    """The stretches of a document, each with its offset; a document that is not too long is one.

    The cut is at an empty line where there is one in the second half of a stretch, else at the end
    of a line, a sentence, a word.
    """
    text = document.text
    start = 0
    while len(text) - start > LONGEST:
        end = start + LONGEST
        for mark in ("\n\n", "\n", ". ", " "):
            at = text.rfind(mark, start + LONGEST // 2, end)
            if at >= 0:
                end = at + len(mark)
                break
        yield start, document.model_copy(update={"text": text[start:end]})
        start = end
    yield start, document.model_copy(update={"text": text[start:]}) if start else document
