"""What a group of actors is."""

from __future__ import annotations

from irevents.mentions import BodyMention, PartyMention, PersonMention
from irevents.values import frozen


@frozen
class Actor:
    """One actor: a person, a state or organisation, or a phrase that stands for somebody said before.

    `anaphor` is "states", "national" (with `party`), "he", "his", "speaker", "they", "leaders",
    "ministers", "visitor" or "counterpart" for such a phrase; `party` the code of "the Indian delegation".
    `first:last` are the items it stands on.
    """

    first: int
    last: int
    person: PersonMention | None = None
    party: PartyMention | None = None
    body: BodyMention | None = None
    anaphor: str | None = None


@frozen
class Group:
    """Actors joined by commas and "and". `govern` is what stands before them: see `find_groups`.

    `inner` are the groups in what describes one of them: "Berg, who met Dahl in May, and Lee".
    """

    first: int
    last: int
    actors: tuple[Actor, ...]
    govern: str
    possessive: bool
    inner: tuple[Group, ...] = ()
