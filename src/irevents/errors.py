"""What can go wrong, as an exception for the caller and as a value for the report."""

from __future__ import annotations

from dataclasses import dataclass


class IreventsError(Exception):
    """Something the user must mend, said in one line.

    Args:
        message: what is wrong.
        file: the file (or document) it is wrong in, as the user named it.
        key: the place in that file: a line, a field, a table key.
        remedy: what to do about it.
    """

    def __init__(
        self,
        message: str,
        *,
        file: str | None = None,
        key: str | None = None,
        remedy: str | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.file = file
        self.key = key
        self.remedy = remedy

    def __str__(self) -> str:
        where = ": ".join(part for part in (self.file, self.key) if part)
        line = f"{where}: {self.message}" if where else self.message
        return f"{line}; {self.remedy}" if self.remedy else line


@dataclass(frozen=True, slots=True)
class Problem:
    """One document that could not be read or extracted; the others go on.

    Attributes:
        document: the document's name as given, `file.jsonl#id` for a line of a file.
        message: what was wrong.
        remedy: what to do about it, where there is something.
    """

    document: str
    message: str
    remedy: str | None = None

    def __str__(self) -> str:
        line = f"{self.document}: {self.message}"
        return f"{line}; {self.remedy}" if self.remedy else line
