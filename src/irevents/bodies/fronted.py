"""The count of a session that stands before its body: "At its fifth session, the Commission agreed"."""

from __future__ import annotations

from irevents.bodies.drafts import Draft
from irevents.bodies.editions import ordinal_before
from irevents.bodies.grammar import Grammar

_FRONTS = frozenset({"at", "in", "during", "for", "concluding", "opening", "ending", "closing", "after"})
_OWN = frozenset({"its", "their"})
_FAR = 24  # tokens from "its" to the name behind the comma
_SORTS = 3  # words between the count and the noun: "its fifth extraordinary ministerial session"


def find_fronted(grammar: Grammar, drafts: list[Draft]) -> list[Draft]:
    """The counted sessions that open the clause of the body which holds them."""
    read = (
        _read(grammar, body)
        for body in drafts
        if body.edition is None and not body.governed and body.session != "exercise"
    )
    return [draft for draft in read if draft is not None]


def _read(grammar: Grammar, body: Draft) -> Draft | None:
    lows, words = grammar.lows, grammar.words
    at = body.start - 1
    while at > 0 and (lows[at] == "the" or words[at] in ("’s", "'s") or at + 1 in grammar.party_ends):
        at = grammar.party_ends[at + 1].start - 1 if at + 1 in grammar.party_ends else at - 1
    if at < 1 or words[at] != ",":
        return None
    own = next((n for n in range(at - 1, max(0, at - _FAR), -1) if lows[n] in _OWN), None)
    if own is None or lows[own - 1] not in _FRONTS or "." in words[own:at]:
        return None
    for end in range(own + 3, min(own + 4 + _SORTS, at + 1)):
        start = grammar.nouns.get(end)
        for last in range(own + 2, start + 1 if start is not None else 0):
            ordinal = ordinal_before(grammar.tokens, last)
            if start is not None and ordinal is not None and ordinal[0] == own + 1:
                draft = Draft(own + 1, end, start, end, body.head, body.session, "bodies.count-before")
                draft.edition, draft.same_as = ordinal[1], body
                draft.proper, draft.counted = body.proper, True
                grammar.counted_nouns.add(start)
                return draft
    return None
