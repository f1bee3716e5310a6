"""Cities with what is said beside their name: "the Omani capital, Muscat," "Lima, Peru," are read as a city.

Constructions are looked for from word to word: what is left is said as of the city alone.
"""

from __future__ import annotations

from collections.abc import MutableSequence, Sequence
from typing import Protocol, TypeVar

from irevents.mentions import PartyMention, PlaceMention
from irevents.packs.patterns import Pattern


class Named(Protocol):
    """An item of a reading, as far as it is needed here."""

    kind: str
    start: int
    end: int
    text: str

    @property
    def mention(self) -> object:
        """The entity, if it is one."""


Word = TypeVar("Word", bound=Named)

_BEFORE = Pattern("city-described-before")
_BEHIND = Pattern("city-described-behind")
_REACH = 10
"""Items of the longest description of a city."""
_LAST_WORDS = frozenset({"capital", "city", "of", ",", "town", "S"})
# What goes on with the clause behind the comma that closes "Lima, Peru,": no clause of its own
_GOES_ON = frozenset(
    {"on", "T", "in", "at", "for", "during", "to", "and", "from", "was", "were", "is", "will", "has"}
    | {"late", "early", "earlier"}
)


def shorten_cities(items: MutableSequence[Word], words: Sequence[str]) -> None:
    """Take out what is said beside the names of cities, and the comma that closes it.

    `words` are the tokens of the page.
    """
    for at in [n for n, item in enumerate(items) if item.kind == "C"][::-1]:
        city = items[at] if at < len(items) else None
        if city is None or not isinstance(city.mention, PlaceMention):
            continue
        closed = "," in words[city.start : city.end]
        end = at + 1
        if end < len(items) and items[end].text == ",":
            text = "".join([" " + item.text for item in items[end : end + _REACH]])
            match = _BEHIND.match(text)
            if match is not None and (match["seat"] is None or _is_same(items[end + 2], city.mention)):
                del items[end : end + text.count(" ", 0, match.end())]
                closed = True
        if at and items[at - 1].text in _LAST_WORDS:
            first = max(0, at - _REACH)
            text = "".join([" " + item.text for item in items[first:at]])
            match = _BEFORE.search(text)
            begin = first + text.count(" ", 0, match.start()) if match is not None else at
            if match is not None and _is_its_state(items[begin:at], city.mention.country):
                closed = closed or match["comma"] is not None
                del items[begin:at]
                end = begin + 1
        if closed and end + 1 < len(items) and items[end].text == "," and items[end + 1].text in _GOES_ON:
            del items[end]


def _is_same(item: Named, city: PlaceMention) -> bool:
    """Whether "the British capital" behind a city is that city."""
    return isinstance(item.mention, PlaceMention) and item.mention.geonames_id == city.geonames_id is not None


def _is_its_state(items: Sequence[Named], code: str | None) -> bool:
    """Whether no other state is named in what is said of a city."""
    told = {item.mention.code for item in items if isinstance(item.mention, PartyMention)}
    return told <= {code}
