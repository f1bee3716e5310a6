"""Reading the reports of a set, and writing tables into `docs/accuracy.md`."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path

from irevents import Document
from irevents.readers import read_documents

PAGE = Path(__file__).resolve().parent.parent / "docs" / "accuracy.md"


def load(folder: Path) -> list[Document]:
    """The reports of a folder or file; stops where one cannot be read."""
    found = []
    for item in read_documents([str(folder)]):
        if not isinstance(item, Document):
            sys.exit(f"{item}")
        found.append(item)
    return found


def fill(text: str, name: str, rows: Sequence[str]) -> str:
    """The page with a table put between `<!-- NAME:begin -->` and `<!-- NAME:end -->`."""
    begin, end = f"<!-- {name}:begin -->", f"<!-- {name}:end -->"
    pattern = re.compile(rf"{re.escape(begin)}.*?{re.escape(end)}", re.S)
    if not pattern.search(text):
        sys.exit(f"{PAGE.name} has no place for the table {name}")
    return pattern.sub(lambda _: "\n".join((begin, *rows, end)), text)
