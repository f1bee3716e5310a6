"""A body mention while it is being read."""

from __future__ import annotations

from dataclasses import dataclass, field

from irevents.packs import BodyEntry


@dataclass(slots=True)
class Draft:
    """Tokens `start:end` read as a body; `name_start:name_end` its name, without count and session noun.

    Attributes:
        head: the id of its head noun, None for an entry whose label has none; `heads`: all of an entry's.
        session, rule, edition, parties, acronym, proper: as in `BodyMention`.
        entry: the entry of the packs that it names.
        prefix: parties named after the body, to be written before it ("between India and Oman").
        prefix_tokens: tokens such as "Indo", which stand for a party.
        label, office: a name that is not the text's own words ("Exercise X", "Defence Ministers' Meeting").
        own_name: the text's name of a known body is kept, being the fuller one.
        bracketed: the acronym that follows in brackets.
        parent: the commission whose working group it is.
        of_body: a head after a known organisation: "the Bucharest Nine summit".
        bare: a head noun alone ("the Working Group"), which stands only if it means a body named elsewhere.
        governed: no session of it is meant: "the Working Group under the Commission".
        counted: a session is named: "the meeting of the Commission".
        same_as: the draft that names the same series more fully.
        core: the words that tell the name from others.
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
    of_body: bool = False
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
