"""Find bodies, series and exercises in a text: the known ones, and any named as such."""

from __future__ import annotations

import re

from spacy.language import Language

from irevents.bodies.drafts import Draft
from irevents.bodies.exercises import find_exercises
from irevents.bodies.followups import find_acronyms, find_counts, find_names_again, prefer_named
from irevents.bodies.fronted import find_fronted
from irevents.bodies.grammar import Grammar
from irevents.bodies.lexicon import BodyWords, ExerciseName, Head, Lexicon, Meaning, SessionNoun
from irevents.bodies.naming import Names
from irevents.bodies.series import unify
from irevents.language import load_language
from irevents.mentions import BodyMention, PartyMention
from irevents.packs import BodyEntry, Packs, load_packs
from irevents.packs.patterns import Pattern
from irevents.packs.phrases import Hit
from irevents.tokens import Tokens

__all__ = ["Bodies"]


class Bodies:
    """The reader of bodies: knowledge from the packs, and a grammar for the bodies no list has.

    Args:
        packs: the packs to read; the built-in ones if left out.
        nlp: the language whose tokenizer made the tokens to search.
    """

    def __init__(self, packs: Packs | None = None, *, nlp: Language | None = None) -> None:
        self._lexicon = Lexicon(packs or load_packs(), nlp or load_language())

    def find(self, tokens: Tokens, parties: list[PartyMention]) -> list[BodyMention]:
        """The bodies named in a text, in order; `parties` are the states and organisations found in it."""
        hits = self._lexicon.find(tokens)
        nouns = {hit.end: hit.start for hit, meaning in hits if isinstance(meaning, SessionNoun)}
        grammar = Grammar(tokens, self._lexicon, parties, nouns)
        drafts = self._read_names(grammar, hits)
        drafts += find_acronyms(grammar, drafts)
        drafts.sort(key=lambda draft: draft.start)
        drafts += find_names_again(grammar, drafts)
        drafts.sort(key=lambda draft: draft.start)
        grammar.find_sessions(drafts)
        drafts += find_fronted(grammar, drafts)
        drafts.sort(key=lambda draft: draft.start)
        drafts += find_counts(grammar, drafts)
        drafts.sort(key=lambda draft: draft.start)
        prefer_named(grammar, drafts)
        names = Names(tokens, grammar.party_starts, self._lexicon.modifiers)
        kept = unify(names, drafts, self._lexicon.shared)
        return [_mention(names, draft) for draft in _apart(kept)]

    def words(self) -> BodyWords:
        """The words by which a body is found; there is none without."""
        return self._lexicon.words

    def _read_names(self, grammar: Grammar, hits: list[tuple[Hit, Meaning]]) -> list[Draft]:
        known = [hit for hit, meaning in hits if isinstance(meaning, BodyEntry)]
        candidates = [hit.start for hit, meaning in hits if _tells_exercise(meaning)]
        counts = [hit.end for hit, meaning in hits if isinstance(meaning, SessionNoun)] if candidates else []
        exercises = [
            draft
            for draft in find_exercises(grammar, candidates, counts)
            if draft.entry or not any(hit.start < draft.end and draft.name_end <= hit.end for hit in known)
        ]
        drafts: list[Draft] = []
        for hit, meaning in hits:
            if not isinstance(meaning, BodyEntry | Head):
                continue
            while exercises and exercises[0].start <= hit.start:
                _push(drafts, exercise := exercises.pop(0))
                grammar.draft_ends[exercise.end] = exercise
            if drafts and hit.start < drafts[-1].end:
                continue  # inside the complement of the one before: "Committee on the Indian Ocean Dialogue"
            draft = self._read(grammar, hit.start, hit.end, meaning)
            if draft is not None:
                _push(drafts, draft)
                grammar.draft_ends[draft.end] = draft
        for draft in exercises:
            _push(drafts, draft)
        return drafts

    def _read(self, grammar: Grammar, start: int, end: int, meaning: BodyEntry | Head) -> Draft | None:
        if isinstance(meaning, BodyEntry):
            return grammar.read_entry(start, end, meaning)
        if meaning.needs == "organisation":
            return grammar.read_ministers(start, end)
        return grammar.read_head(start, end, meaning)


def _tells_exercise(meaning: Meaning) -> bool:
    if isinstance(meaning, BodyEntry):
        return meaning.session == "exercise"
    return isinstance(meaning, ExerciseName) or (isinstance(meaning, Head) and meaning.id == "exercise")


def _push(drafts: list[Draft], draft: Draft) -> None:
    """Add a draft, and drop those that it has taken in."""
    while drafts and drafts[-1].start >= draft.start:
        drafts.pop()
    drafts.append(draft)


def _apart(drafts: list[Draft]) -> list[Draft]:
    """The drafts in order, of overlapping ones the longer."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda draft: (draft.start, -draft.end)):
        if not kept or draft.start >= kept[-1].end:
            kept.append(draft)
        elif draft.end - draft.start > kept[-1].end - kept[-1].start:
            kept[-1] = draft
    return kept


# "the decisions of the Council meeting (Lima, 9-10 June 2018)": a session, with its day
_DATED = re.compile(r"\((?:[^\d()]{1,30}, ?)?(?:[A-Z][a-z]+ )?\d[^()]{2,24}(?:19|20)\d\d\)")


# "within the framework of the Council, which will take place in Lima": a session
_WHICH_MEETS = Pattern("which-meets")


_SITS = re.compile(
    r"\b(?:summit|meeting|session|conference|exhibition|ministerial)(?: \d{4})?$", re.IGNORECASE
)


# "the first commission session in years", "the first meeting since 2015": no first of all
_FIRST_FOR_LONG = Pattern("first-for-long")


def _read_edition(names: Names, draft: Draft) -> int | None:
    """The number of the session; None for one that is the first after a long time."""
    behind = names.tokens.slice(draft.end - 1, draft.end + 6)
    behind = behind[len(names.tokens.words[draft.end - 1]) :]
    return None if draft.edition == 1 and _FIRST_FOR_LONG.match(behind) else draft.edition


def _whose_exercise(names: Names, draft: Draft) -> list[str]:
    """The codes in "Blue Sky, a joint drill of Kenya and Chile": the noun says whose it is."""
    if draft.same_as is None or draft.session != "exercise":
        return []
    inside = (names.parties.get(at) for at in range(draft.name_end, draft.end))
    return [party.code for party in inside if party is not None]


def _mention(names: Names, draft: Draft) -> BodyMention:
    root = draft.root()
    organisation = root.entry is not None and root.entry.organisation
    behind = names.tokens.slice(draft.end, draft.end + 12)
    dated = _DATED.match(behind) is not None or _WHICH_MEETS.match(behind.lstrip()) is not None
    sits = _SITS.search(names.tokens.slice(draft.start, draft.end)) is not None
    governed = draft.governed and not sits  # "within the framework of the Summit"
    only_named = (governed or organisation) and draft.edition is None and not (draft.counted or dated)
    codes = tuple(dict.fromkeys([*root.parties, *draft.parties, *_whose_exercise(names, draft)]))
    return BodyMention(
        start=draft.start,
        end=draft.end,
        series_id=names.series_id(root),
        name=names.name(root),
        acronym=root.acronym,
        kind="organisation" if only_named else root.session,
        edition=_read_edition(names, draft),
        parties=codes,
        proper=draft.proper and not draft.bare,
        rule=draft.rule + (".same" if draft.same_as is not None else ""),
    )
