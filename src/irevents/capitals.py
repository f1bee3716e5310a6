"""A capital named by no state: "the national capital", "the capital"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from irevents.mentions import PlaceMention, Sentence

Resolve = Callable[[str, int, int], PlaceMention | None]

# Behind "the capital", its name or another sense: "of Oman", ", Muscat", "market".
_NAMED = frozenset({"city", "of", ",", "territory", "market", "markets"})


def find_capitals(
    words: Sequence[str], sentences: Sequence[Sentence], homes: dict[int, str], resolve: Resolve
) -> list[PlaceMention]:
    """The capitals of the articles' home states, as cities on the words that mean them.

    "the Omani capital" and "Oman's capital" are found by `Places`, which reads whose it is beside it.

    Args:
        words: the lower-cased tokens of the page.
        sentences: its sentences.
        homes: the home state of each article, where known.
        resolve: code, first and last token to the city.
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
            place = resolve(home, token - 1, token + 1)
            if place is not None:
                found.append(place)
    return found
