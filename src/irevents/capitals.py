"""A capital named by no state: "the national capital", "the capital"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from irevents.mentions import PlaceMention, Sentence

Resolve = Callable[[str, int, int], PlaceMention | None]

# Behind "the capital", its name or another sense: "of Oman", ", Muscat", "market".
_NAMED = frozenset({"city", "of", ",", "territory", "market", "markets"})


def find_capitals(
    words: Sequence[str],
    sentences: Sequence[Sentence],
    homes: dict[int, str],
    resolve: Resolve,
    cities: Sequence[PlaceMention] = (),
) -> list[PlaceMention]:
    """The capitals of the articles' home states, as cities on the words that mean them.

    "the Omani capital" and "Oman's capital" are found by `Places`, which reads whose it is beside it.

    Args:
        words: the lower-cased tokens of the page.
        sentences: its sentences.
        homes: the home state of each article, where known.
        resolve: code, first and last token to the city.
        cities: the cities found; a capital that something took place "in" shortly before is the one meant.
    """
    found: list[PlaceMention] = []
    for sentence in sentences:
        home = homes.get(sentence.article)
        if home is None:
            continue
        for token in range(sentence.start + 1, sentence.end):
            if words[token] != "capital" or words[token - 1] not in ("national", "the"):
                continue
            if token + 1 < sentence.end and words[token + 1] in _NAMED:
                continue
            told = _last_capital(words, sentence, token, cities, resolve)
            place = resolve(told or home, token - 1, token + 1)
            if place is not None:
                found.append(place)
    return found


_REACH = 60
"""Tokens within which a capital named before is that of "the capital"."""


def _last_capital(
    words: Sequence[str], sentence: Sentence, token: int, cities: Sequence[PlaceMention], resolve: Resolve
) -> str | None:
    """The state whose capital was named last, with "in" before it: "held talks in Dhaka … in the capital"."""
    for city in reversed([c for c in cities if token - _REACH < c.start < token]):
        if city.country is None or not city.start or words[city.start - 1] != "in":
            continue
        seat = resolve(city.country, token, token)
        if seat is not None and seat.geonames_id == city.geonames_id:
            return city.country
    return None
