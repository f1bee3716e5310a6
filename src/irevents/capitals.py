"""A capital named by its rank: "the Omani capital", "the national capital"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from irevents.mentions import PartyMention, PlaceMention, Sentence

Resolve = Callable[[str, int, int], PlaceMention | None]


def find_capitals(
    words: Sequence[str],
    sentences: Sequence[Sentence],
    parties: Sequence[PartyMention],
    homes: dict[int, str],
    resolve: Resolve,
) -> list[PlaceMention]:
    """The capitals meant, as cities on the words that name them.

    "the Omani capital" is Muscat; "the national capital" and "the capital" are that of the
    article's home state.

    Args:
        words: the lower-cased tokens of the page.
        sentences: its sentences.
        parties: its states, for the demonyms.
        homes: the home state of each article, where known.
        resolve: code, first and last token to the city.
    """
    demonyms = {p.end: p for p in parties if p.kind == "state" and p.form == "demonym"}
    names = {p.end: p for p in parties if p.kind == "state" and p.form == "name"}
    found: list[PlaceMention] = []
    for sentence in sentences:
        for token in range(sentence.start + 1, sentence.end):
            if words[token] != "capital":
                continue
            place: PlaceMention | None = None
            if token in demonyms:
                place = resolve(demonyms[token].code, demonyms[token].start, token + 1)
            elif words[token - 1] in ("'s", "’s") and token - 1 in names:
                place = resolve(names[token - 1].code, names[token - 1].start, token + 1)
            elif words[token - 1] in ("national", "the") and sentence.article in homes:
                named = token + 1 < sentence.end and words[token + 1] in (
                    "city",
                    "of",
                    ",",
                    "territory",
                    "market",
                    "markets",
                )
                if not named:
                    place = resolve(homes[sentence.article], token - 1, token + 1)
            if place is not None:
                found.append(place)
    return found
