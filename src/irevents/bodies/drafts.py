"""A body mention while it is being read."""

from __future__ import annotations

from dataclasses import dataclass, field

from irevents.packs import BodyEntry


@dataclass(slots=True)
class Draft:
    """Tokens `start:end` read as a body; `name_start:name_end` its name, without count and session noun.

    `head` is the id of its head noun (None for an entry whose label has none; `heads` are all of
    an entry's). `bare` is a head noun alone
    ("the Working Group"), which stands only if it means a body named elsewhere. `own_name` keeps the text's
    name of a known body; `bracketed` is the acronym that follows it in brackets. `governed` is a body that
    another is placed under, no session of it: "the Working Group under the Commission".
    """

    start: int
    end: int
    name_start: int
    name_end: int
    head: str | None
    session: str
    rule: str
    entry: BodyEntry | None = None
    edition: int | None = None
    parties: list[str] = field(default_factory=list)
    prefix: str = ""
    prefix_tokens: list[int] = field(default_factory=list)
    label: str | None = None
    office: str | None = None
    own_name: bool = False
    bracketed: str | None = None
    heads: tuple[str, ...] = ()
    parent: Draft | None = None
    acronym: str | None = None
    proper: bool = True
    bare: bool = False
    governed: bool = False
    counted: bool = False
    same_as: Draft | None = None
    core: frozenset[str] = frozenset()

    def root(self) -> Draft:
        """The draft that names the series in full."""
        draft = self
        while draft.same_as is not None:
            draft = draft.same_as
        return draft
