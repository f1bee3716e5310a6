"""A sentence as the event layer reads it: words, and what the entity layer found, one item each.

The masked text writes every word in lower case and every entity as one capital letter, so a frame
can be written down as it is said: `P met P on the sidelines of B in C`.

    P person          S state or organisation   D demonym       B body or series
    V venue           C city                    R region        T temporal expression
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from operator import itemgetter

from irevents.asides import drop_asides
from irevents.attributions import find_own_words
from irevents.city_names import shorten_cities
from irevents.mentions import (
    BodyMention,
    PartyMention,
    PersonMention,
    PlaceMention,
    Sentence,
    TemporalMention,
    TopicMention,
)
from irevents.packs.needed import list_runs
from irevents.packs.patterns import Pattern
from irevents.segments import find_segments
from irevents.tokens import Tokens

Entity = PersonMention | PartyMention | PlaceMention | BodyMention | TemporalMention

# Which kind wins where two overlap: the person's phrase holds its state and ministry, the body's its parties.
_PRIORITY = {"P": 0, "B": 1, "V": 2, "T": 3, "C": 4, "R": 5, "S": 6, "D": 7}
KINDS = frozenset(_PRIORITY)
"""The kinds of entities, and how they are written in the masked text."""
_HYPHENS = frozenset("-‐‑–—")


@dataclass(slots=True, unsafe_hash=True)  # frozen, the many of a page would take three times as long to make
class Item:
    """A word (`kind` is "w") or an entity, on the tokens `start:end`; `text` as in the masked text.

    `also` holds an entity of another kind on the same tokens: "Moscow" the city and the state.
    `surface` is the body's name as it stands there, in lower case; of "visiting Minister Berg" "visiting",
    of "his counterparts Berg" "counterparts".
    """

    kind: str
    start: int
    end: int
    text: str
    mention: Entity | None = None
    also: Entity | None = None
    surface: str = ""


@dataclass(slots=True)
class Reading:
    """The items of one sentence, and their masked text; `offsets[i]` is where item i begins in it.

    `texts` are those of the items, of which the masked text is made.
    """

    index: int
    sentence: Sentence
    items: list[Item]
    texts: list[str]
    text: str
    offsets: list[int]
    segments: list[int]
    _runs: frozenset[str] | None = None

    @property
    def runs(self) -> frozenset[str]:
        """The words of the masked text as the patterns need them, and its items (`packs/needed.py`)."""
        if self._runs is None:
            self._runs = list_runs(self.texts)
        return self._runs

    def item_at(self, offset: int) -> int:
        """The index of the item that holds the character `offset` of the masked text."""
        return bisect_right(self.offsets, offset) - 1


@dataclass(slots=True)
class Mentions:
    """All that the entity layer found in one page, in document order."""

    sentences: list[Sentence]
    parties: list[PartyMention]
    places: list[PlaceMention]
    bodies: list[BodyMention]
    people: list[PersonMention]
    times: list[TemporalMention]
    topics: list[TopicMention]


def _kind(entity: Entity) -> str:
    if isinstance(entity, PersonMention):
        return "P"
    if isinstance(entity, BodyMention):
        return "B"
    if isinstance(entity, TemporalMention):
        return "T"
    if isinstance(entity, PlaceMention):
        return {"venue": "V", "city": "C", "region": "R", "country": "S"}[entity.kind]
    return "D" if entity.form == "demonym" else "S"


def choose_entities(groups: Iterable[Sequence[Entity]]) -> list[tuple[str, Entity, Entity | None]]:
    """Pick non-overlapping entities: the longer of two, then by kind.

    Returns (kind, entity, other reading on the same tokens) in document order. A capital named
    alone is kept as the city, with the state it may stand for beside it.
    """
    ranked: list[tuple[tuple[int, int, int, int], str, Entity]] = []
    for group in groups:
        for entity in group:
            if isinstance(entity, TemporalMention) and (entity.stamp or entity.value.endswith("_REF")):
                continue  # "currently", "previously": words for the cues of status/, no date
            kind = _kind(entity)
            state_place = isinstance(entity, PlaceMention) and kind == "S"
            ranked.append(
                (
                    (
                        0 if kind in "PB" else 1,
                        entity.start - entity.end,
                        _PRIORITY[kind] + 2 * state_place,
                        entity.start,
                    ),
                    kind,
                    entity,
                )
            )
    ranked.sort(key=itemgetter(0))
    taken: dict[int, int] = {}
    chosen: list[tuple[str, Entity, Entity | None]] = []
    for _, kind, entity in ranked:
        held = {taken[t] for t in range(entity.start, entity.end) if t in taken}
        if not held:
            for token in range(entity.start, entity.end):
                taken[token] = len(chosen)
            chosen.append((kind, entity, None))
        elif len(held) == 1:
            number = held.pop()
            if _ends_within(chosen[number][1], entity) and not any(
                t in taken for t in range(chosen[number][1].end, entity.end)
            ):
                for token in range(chosen[number][1].end, entity.end):
                    taken[token] = number
                chosen[number] = (chosen[number][0], replace(chosen[number][1], end=entity.end), None)
                continue
            old_kind, old, also = chosen[number]
            same = (old.start, old.end) == (entity.start, entity.end)
            if also is None and same and old_kind in "CR" and kind == "S":
                chosen[number] = (old_kind, old, entity)
    return sorted(chosen, key=lambda row: row[1].start)


def _ends_within(holder: Entity, entity: Entity) -> bool:
    """Whether a person's office ends in a force's name: "chief of the (Armed Forces) of the Philippines"."""
    force = isinstance(entity, PartyMention) and entity.form == "force"
    return (
        isinstance(holder, PersonMention) and force and holder.start < entity.start < holder.end < entity.end
    )


# A body's name that is that of a session, not of the standing body.
SESSION = Pattern("session-name")


def build_readings(
    tokens: Tokens,
    mentions: Mentions,
    wanted: Sequence[int],
    datelines: Sequence[tuple[int, int]] = (),
) -> dict[int, Reading]:
    """The readings of the sentences with the numbers `wanted`, by number.

    `datelines` are characters that belong to no sentence: "LIMA, May 3 (Agency) --".
    """
    chosen = choose_entities(
        [mentions.people, mentions.bodies, mentions.times, mentions.places, mentions.parties]
    )
    starts = [row[1].start for row in chosen]
    starts_at = tokens.starts
    readings: dict[int, Reading] = {}
    for number in wanted:
        sentence = mentions.sentences[number]
        for begin, end in datelines:
            if begin <= starts_at[sentence.start] < end < starts_at[sentence.end - 1]:
                start = next(t for t in range(sentence.start, sentence.end) if starts_at[t] >= end)
                sentence = replace(sentence, start=start)
        first = bisect_right(starts, sentence.start - 1)
        readings[number] = _read(tokens, number, sentence, chosen, first)
    return readings


def _read(
    tokens: Tokens,
    number: int,
    sentence: Sentence,
    chosen: Sequence[tuple[str, Entity, Entity | None]],
    position: int,
) -> Reading:
    items: list[Item] = []
    token = sentence.start
    while token < sentence.end:
        if position < len(chosen) and chosen[position][1].start <= token:
            kind, entity, also = chosen[position]
            position += 1
            if entity.end > sentence.end or entity.start < token:
                continue
            if kind == "B" and _is_quoted(tokens, entity, items):
                items.pop()  # 'the leaders of the "Weimar Triangle"': the name, without its quotation marks
                token = entity.end + 1
            else:
                token = entity.end
            surface = tokens.slice(entity.start, entity.end).lower() if kind == "B" else ""
            if kind == "P" and "visiting" in tokens.lows[entity.start : entity.start + 2]:
                surface = "visiting"
            elif kind == "P" and "late" in tokens.lows[entity.start : entity.start + 2]:
                surface = "late"
            elif kind == "P" and "counterparts" in tokens.lows[entity.start : entity.start + 5]:
                surface = "counterparts"
            items.append(Item(kind, entity.start, entity.end, kind, entity, also, surface))
            continue
        limit = chosen[position][1].start if position < len(chosen) else sentence.end
        limit = min(limit, sentence.end)
        _add_words(tokens, token, limit, items)
        token = limit
    texts = [item.text for item in items]
    first, end = find_own_words(texts)
    if first or end < len(items):
        items, texts = items[first:end], texts[first:end]
    if "C" in texts:
        shorten_cities(items, tokens.words)
        texts = [item.text for item in items]
    if drop_asides(items, texts):
        texts = [item.text for item in items]
    offsets = list(accumulate(map((1).__add__, map(len, texts)), initial=0))
    offsets.pop()
    return Reading(number, sentence, items, texts, " ".join(texts), offsets, find_segments(items, texts))


_QUOTES = frozenset("\"'“”‘’«»")


def _is_quoted(tokens: Tokens, entity: Entity, items: Sequence[Item]) -> bool:
    """Whether a name alone stands between quotation marks, and no short name in brackets: ("2+2")."""
    if not items or items[-1].text not in _QUOTES or items[-1].end != entity.start:
        return False
    if len(items) > 1 and items[-2].text == "(":
        return False
    return entity.end < len(tokens.words) and tokens.words[entity.end] in _QUOTES


def _add_words(tokens: Tokens, token: int, limit: int, items: list[Item]) -> None:
    """The words of the tokens `token:limit`, in small letters and plain apostrophes and hyphens."""
    words, plain = tokens.words, tokens.plain
    if "among" in plain[token:limit]:
        token = _skip_among_others(tokens, token, limit, items)
    if _HYPHENS.isdisjoint(words[token:limit]):
        items += [Item("w", at, at + 1, text) for at, text in enumerate(plain[token:limit], token) if text]
        return
    while token < limit:
        end, text = token + 1, plain[token]
        if end + 1 < limit and words[end] in _HYPHENS:
            end = _word_end(tokens, token, limit)
            text = "".join(plain[token:end])
        if text:
            items.append(Item("w", token, end, text))
        token = end


def _skip_among_others(tokens: Tokens, token: int, limit: int, items: list[Item]) -> int:
    """Add the words before "among others" in "to, among others, meet"; the token at which it goes on."""
    plain = tokens.plain
    at = plain.index("among", token, limit)
    begin = at - 1 if at > token and plain[at - 1] == "," else at
    end = at + 2 + (plain[at + 2 : at + 3] == [","])
    if plain[at + 1 : at + 2] not in (["others"], ["other"]) or begin == token or plain[begin - 1] != "to":
        return token
    _add_words(tokens, token, begin, items)
    return min(end, limit)


def _word_end(tokens: Tokens, token: int, limit: int) -> int:
    """The end of the word that begins here: "co - chaired" without spaces is one word."""
    words, spaced = tokens.words, tokens.spaced
    end = token + 1
    while (
        end + 1 < limit
        and words[end] in _HYPHENS
        and not spaced[end - 1]
        and not spaced[end]
        and words[end - 1].isalnum()
        and words[end + 1].isalpha()
    ):
        end += 2
    return end
