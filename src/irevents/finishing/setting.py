"""What is known of an article besides its events: its home state, the posts of ambassadors."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence

from irevents.mentions import PersonMention, PlaceMention, TemporalMention
from irevents.packs.patterns import Pattern
from irevents.values import frozen

_AMBASSADOR = re.compile(
    r"\b(?:ambassador|high commissioner|charg[ée]|envoy|permanent representative)\b", re.IGNORECASE
)


@frozen
class Setting:
    """What is known of an article besides its events.

    `home` is the state whose officials it names without saying so; `others` are those that come next: of its
    dateline, and the states it names more than once. `alone` is True where it names one state and no other.
    `days` are the days it tells of as seen from its own ("this morning", "on Monday"), in their order.
    `told` are the states it names.
    """

    published: dt.date | None
    dateline: PlaceMention | None
    home: str | None
    state_codes: Mapping[str, str]
    others: tuple[str, ...] = ()
    alone: bool = False
    days: tuple[TemporalMention, ...] = ()
    told: frozenset[str] = frozenset()


def home_state(
    people: Sequence[PersonMention], counts: Mapping[str, int], codes: Mapping[str, str]
) -> str | None:
    """The state whose officials the article names without saying so ("the Secretary to the President").

    The post of an ambassador it names, else the state of most of its people and mentions. `counts`
    are the mentions of each state in the article, `codes` as for `accredited_to`.
    """
    posts = {code for person in people if (code := accredited_to(person, codes)) is not None}
    if len(posts) == 1:
        return posts.pop()
    weights = dict(counts)
    for affiliation in {p.key: p.affiliation for p in people if p.affiliation in counts}.values():
        if affiliation is not None:
            weights[affiliation] += 2
    return max(weights, key=lambda code: weights[code]) if weights else None  # the first named of equals


def accredited_to(person: PersonMention, codes: Mapping[str, str]) -> str | None:
    """The state an ambassador is accredited to, read from the office ("Ambassador of Japan to Sri Lanka").

    `codes` gives the ISO code of each state name in lower case.
    """
    if not person.position or not _AMBASSADOR.search(person.position):
        return None
    match = re.search(r"\bto (?:the )?(.+?)(?:,| and |$)", person.position)
    return codes.get(match.group(1).strip().lower()) if match else None


def is_ambassador(person: PersonMention) -> bool:
    """Whether a person is one: an ambassador, high commissioner, envoy."""
    return bool(person.position and _AMBASSADOR.search(person.position))


# Heads of firms, and politicians who do not speak for their state.
_PRIVATE = Pattern("private-office")


def is_private(person: PersonMention) -> bool:
    """True for the head of a firm or an opposition politician, who does not stand for a state."""
    return person.affiliation is None and bool(person.position and _PRIVATE.search(person.position))
