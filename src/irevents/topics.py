"""Find the terms of the topic lexicon in a text: what a meeting was about."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from spacy.language import Language

from irevents.language import load_language
from irevents.mentions import TopicMention
from irevents.packs import Packs, load_packs
from irevents.packs.cache import load_cached
from irevents.packs.phrases import Hit, Phrase, PhraseIndex, longest
from irevents.packs.variants import Spellings, expand_pattern, spell_phrase
from irevents.tokens import Tokens

_REACH = (
    14  # tokens an office's fields may run: "Minister of Trade, Ports, Overseas Employment and Fisheries"
)
_JOINTS = frozenset({"of", "for", "and", "&", ",", "the", "on", "-", "–", "(", "/", "to"})


class Topics:
    """The topic lexicon of the packs, compiled for one vocabulary.

    Args:
        packs: the packs to read; the built-in ones if left out.
        nlp: the language whose tokenizer made the tokens to search.
    """

    def __init__(self, packs: Packs | None = None, *, nlp: Language | None = None) -> None:
        packs = packs or load_packs()
        table = packs.read("topics")
        self._entries = packs.topics()
        self._before = frozenset(table["fields_before"])
        self._after = frozenset(table["fields_after"])
        self._apart = frozenset(table["apart"])
        own = packs.digest("topics", "spellings")
        listed = cache(lambda: self._list_phrases(packs, table.get("sets", {})))
        self._common: frozenset[str] = frozenset(
            load_cached(
                "topic-words",
                lambda: [p.text for p in listed() if not p.exact and p.text.islower()],
                made_from=own,
            )
        )
        self._index = PhraseIndex.cached("topics", nlp or load_language(), listed, made_from=own)

    def _list_phrases(self, packs: Packs, sets: Mapping[str, Any]) -> list[Phrase]:
        """Every spelling of every pattern, with the number of its entry."""
        spellings = Spellings.from_pack(packs.read("spellings"))
        # "military exchanges" is listed under a topic of its own, so "military {ties}" leaves it out.
        literal = {p.lower(): number for number, entry in enumerate(self._entries) for p in entry.patterns}
        phrases = [
            Phrase(form, number)
            for number, entry in enumerate(self._entries)
            for pattern in entry.patterns
            for one in expand_pattern(pattern, sets)
            if literal.get(one.lower(), number) == number
            for form in spell_phrase(one, spellings, plural=True)
        ]
        phrases += [
            Phrase(form, number, exact=True)
            for number, entry in enumerate(self._entries)
            for pattern in entry.exact
            for form in spell_phrase(pattern, spellings)
        ]
        return phrases

    def find(self, tokens: Tokens) -> list[TopicMention]:
        """The topics named in a text, in order; of overlapping terms the longest.

        A word is none in a phrase of another sense ("living standards").
        A common noun in capitals is none where it belongs to a name: "Minister of Trade", "Kigali Airport".
        """
        return [
            TopicMention(hit.start, hit.end, entry.id, entry.label, entry.category)
            for hit in longest(self._index.find(tokens))
            if not (tokens.words[hit.start][:1].isupper() and self._is_name(tokens, hit))
            and " ".join(tokens.lows[max(0, hit.start - 1) : hit.end]) not in self._apart
            for entry in (self._entries[hit.number],)
        ]

    def _is_name(self, tokens: Tokens, hit: Hit) -> bool:
        words, lows = tokens.words, tokens.lows
        if words[hit.end : hit.end + 1] == ["Affairs"]:  # "Secretary for South and Central Asian Affairs"
            return True
        if tokens.slice(hit.start, hit.end).lower() not in self._common:
            return False
        if hit.end < len(words) and words[hit.end][:1].isupper() and lows[hit.end] in self._after:
            return True
        at = hit.start - 1
        if hit.end - hit.start == 1 and at >= 0 and words[at].isalpha() and words[at][:1].isupper():
            return True
        while at >= 0 and hit.start - at <= _REACH:
            word, low = words[at], lows[at]
            if low in self._before and word[:1].isupper():
                return True
            if low not in _JOINTS and not (word.isalpha() and word[:1].isupper()):
                return False
            at -= 1
        return False
