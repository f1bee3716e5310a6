"""The packs that bodies are read with, compiled: entries, heads, modifiers and the rest."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence

from spacy.lang.en.stop_words import STOP_WORDS
from spacy.language import Language

from irevents.bodies.words import core_of, words_of
from irevents.packs import BodyEntry, Packs
from irevents.packs.phrases import Hit, Phrase, PhraseIndex, longest
from irevents.packs.variants import Spellings, spell_phrase
from irevents.tokens import Tokens
from irevents.values import frozen


@frozen
class Head:
    """A head noun: see `heads.toml`."""

    id: str
    session: str
    standing: bool
    needs: str


@frozen
class SessionNoun:
    """A noun that counts sessions: "session", "edition"."""


@frozen
class ExerciseName:
    """A known exercise's name in any case, which counts beside a number or the word exercise."""


@frozen
class Blocker:
    """A phrase with a head in it that is no body."""


@frozen
class BodyWords:
    """The words by which bodies are found; there is none without.

    Attributes:
        known: the names of known bodies; `exact` are those that are looked for letter by letter.
        exercises: names of exercises, which count where they are capitalised or an exercise is spoken of.
        heads: the nouns that a body is named by.
        modifiers: the words that may stand before a head in any case.
        prefixes: what is written before a hyphen for a state ("indo").
    """

    known: Sequence[str]
    exact: Sequence[str]
    exercises: Sequence[str]
    heads: Sequence[str]
    modifiers: Iterable[str]
    prefixes: Iterable[str]


Meaning = BodyEntry | Head | SessionNoun | ExerciseName | Blocker


class Lexicon:
    """What the reader of bodies knows, and the one search for all of it.

    Attributes:
        modifiers, stops, complements: sets of lower-case words.
        prefixes: lower-case forms before a hyphen ("indo") to party codes.
        names: lower-case names of exercises to their entries.
        summits: codes of organisations to the entries of their summits.
    """

    def __init__(self, packs: Packs, nlp: Language) -> None:
        table = packs.read("heads")
        spellings = Spellings.from_pack(packs.read("spellings"))
        self.modifiers = frozenset(table["modifiers"])
        self.stops = frozenset(table["stops"]) | (
            STOP_WORDS - self.modifiers - {"us", "front", "top", "mine"}
        )
        self.complements = frozenset(table["complements"])
        self.prefixes: dict[str, str] = dict(table["prefixes"])
        self.offices = frozenset(table["offices"])
        self.institutions = frozenset(table["institutions"])
        self.domestic = frozenset(table["domestic"])
        self.wide = frozenset(table["wide"])
        self.governors = frozenset(table["governors"])
        self.summit_sorts = frozenset(table["summit_sorts"])
        self.summit_holders = frozenset(table["summit_holders"])
        self.followers = frozenset(table["followers"])
        self.entries = packs.bodies()
        self._meanings: list[Meaning] = []
        phrases: list[Phrase] = []
        for entry in self.entries:
            forms = [form for pattern in entry.patterns for form in spell_phrase(pattern, spellings)]
            exact = [form for pattern in entry.exact for form in spell_phrase(pattern, spellings)]
            phrases += self._mean(entry, forms, exact)
        self.heads: dict[str, Head] = {}
        head_words: dict[str, str] = {}
        for row in table["head"]:
            head = Head(row["id"], row["session"], row["standing"], row["needs"])
            self.heads[head.id] = head
            forms = [form for word in row["words"] for form in spell_phrase(word, spellings)]
            head_words |= dict.fromkeys((form.lower() for form in forms), head.id)
            phrases += self._mean(head, forms)
        phrases += self._mean(SessionNoun(), list(table["session_nouns"]))
        forms = [form for word in table["not_bodies"] for form in spell_phrase(word, spellings)]
        phrases += self._mean(Blocker(), forms)
        self._head_words = head_words
        self._entry_heads: dict[str, tuple[str, ...]] = {}
        self.summits = {
            entry.parties[0]: entry
            for entry in reversed(self.entries)
            if entry.session == "summit" and len(entry.parties) == 1 and _is_own_summit(entry.label)
        }
        self.names = {
            name.lower().removeprefix("exercise "): entry
            for entry in self.entries
            if entry.session == "exercise"
            for name in (entry.label, *entry.patterns, *entry.exact)
        }
        phrases += self._mean(ExerciseName(), [name for name in self.names if len(name) > 3])
        self.words = self._list_words(phrases)
        digest = hashlib.sha256(repr(phrases).encode()).digest()
        self._index = PhraseIndex.cached("bodies", nlp, lambda: phrases, made_from=digest)
        self.shared = {core_of(words_of(name)): entry for entry in self.entries for name in entry.shared}

    def _mean(self, meaning: Meaning, forms: list[str], exact: list[str] | None = None) -> list[Phrase]:
        number = len(self._meanings)
        self._meanings.append(meaning)
        return [Phrase(form, number) for form in forms] + [Phrase(form, number, True) for form in exact or ()]

    def _list_words(self, phrases: Iterable[Phrase]) -> BodyWords:
        found: dict[tuple[type, bool], list[str]] = {}
        for text, number, exact in phrases:
            found.setdefault((type(self._meanings[number]), exact), []).append(text)
        return BodyWords(
            known=found.get((BodyEntry, False), []),
            exact=found.get((BodyEntry, True), []),
            exercises=found.get((ExerciseName, False), []),
            heads=found.get((Head, False), []),
            modifiers=self.modifiers,
            prefixes=self.prefixes,
        )

    def find(self, tokens: Tokens) -> list[tuple[Hit, Meaning]]:
        """Everything known in a text, longest first where they overlap, in order of the text."""
        return [(hit, self._meanings[hit.number]) for hit in longest(self._index.find(tokens))]

    def heads_of(self, entry: BodyEntry) -> tuple[str, ...]:
        """The ids of the head nouns in an entry's label, last first ("… Exhibition and Conference")."""
        if entry.id not in self._entry_heads:
            self._entry_heads[entry.id] = self._heads_in(entry.label)
        return self._entry_heads[entry.id]

    def _heads_in(self, label: str) -> tuple[str, ...]:
        words = re.sub(r"\s*\([^)]*\)", "", label).lower()
        found = [
            (match.end(), len(word), head)
            for word, head in self._head_words.items()
            if (match := re.search(rf"(?<!\w){re.escape(word)}(?!\w)", words))
        ]
        return tuple(dict.fromkeys(head for _, _, head in sorted(found, reverse=True)))


def _is_own_summit(label: str) -> bool:
    """Whether it is an organisation's own summit, not that of two: "EU-China Summit", nor of a policy."""
    return label.endswith(" Summit") and "-" not in label and "Partnership" not in label
