"""Find the terms of the topic lexicon in a `Doc`: what a meeting was about."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from irevents.language import load_language
from irevents.mentions import TopicMention
from irevents.packs import Packs, load_packs
from irevents.packs.phrases import Phrase, PhraseIndex, longest
from irevents.packs.variants import Spellings, expand_pattern, spell_phrase


class Topics:
    """The topic lexicon of the packs, compiled for one vocabulary.

    Args:
        packs: the packs to read; the built-in ones if left out.
        nlp: the language whose tokenizer made the `Doc`s to search.
    """

    def __init__(self, packs: Packs | None = None, *, nlp: Language | None = None) -> None:
        packs = packs or load_packs()
        nlp = nlp or load_language()
        self._entries = packs.topics()
        self._index = PhraseIndex.cached(
            "topics", nlp, lambda: self._list_phrases(packs), made_from=packs.digest("topics", "spellings")
        )

    def _list_phrases(self, packs: Packs) -> list[Phrase]:
        """Every spelling of every pattern, with the number of its entry."""
        spellings = Spellings.from_pack(packs.read("spellings"))
        sets = packs.read("topics").get("sets", {})
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

    def find(self, doc: Doc) -> list[TopicMention]:
        """The topics named in `doc`, in order; of overlapping terms the longest."""
        return [
            TopicMention(hit.start, hit.end, entry.id, entry.label, entry.category)
            for hit in longest(self._index.find(doc))
            for entry in (self._entries[hit.number],)
        ]
