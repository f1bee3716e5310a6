"""Short forms of a body named before: its acronym, "the 10th edition", "the fifth meeting"."""

from __future__ import annotations

from bisect import bisect_left
from itertools import compress

from irevents.bodies.drafts import Draft
from irevents.bodies.editions import ordinal_before
from irevents.bodies.grammar import Grammar

_NEIGHBOURS = frozenset({"next", "previous", "last"})
_REACH = 300  # tokens from the name to a session counted without it


def find_acronyms(grammar: Grammar, drafts: list[Draft]) -> list[Draft]:
    """Later mentions by the acronym that followed a name in brackets: "the 9th JMCC was held in Muscat".

    A known body's acronym needs no brackets, unless it is also the organisation's ("NATO").
    """
    codes = {party.code for party in grammar.party_starts.values()}
    named = {
        acronym: draft
        for draft in reversed(drafts)
        for acronym in (draft.bracketed, draft.entry.acronym if draft.entry else None)
        if acronym and acronym not in codes
    }
    if not named:
        return []
    taken = [(draft.start, draft.end) for draft in drafts]
    hyphened = {name.partition("-")[0]: name for name in named if "-" in name}
    found: list[Draft] = []
    for at, word in enumerate(grammar.tokens.words):
        end = at + 1
        if word in hyphened:  # "the ninth JCT-MT meeting", of which the tokens are three
            whole = at + 2 * hyphened[word].count("-") + 1
            if grammar.tokens.slice(at, whole) == hyphened[word]:
                word, end = hyphened[word], whole
        full = named.get(word)
        if full is None or at < full.end or _within(at, taken):
            continue
        draft = Draft(at, end, at, end, full.head, full.session, "bodies.acronym", same_as=full)
        draft.parties = list(full.parties)
        grammar.read_short(draft)
        found.append(draft)
    return found


def find_names_again(grammar: Grammar, drafts: list[Draft]) -> list[Draft]:
    """The same name without its count: "the Bi-national Cabinet", beside "the II Bi-national Cabinet"."""
    words = grammar.tokens.words
    named: dict[str, list[Draft]] = {}
    for draft in drafts:
        own = words[draft.name_start : draft.name_end]
        told = draft.edition is not None and draft.entry is None and draft.label is None
        if told and sum(word[:1].isupper() for word in own) > 1:
            named.setdefault(own[0], []).append(draft)
    if not named:
        return []
    taken = sorted((draft.start, draft.end) for draft in drafts)
    found: list[Draft] = []
    for at in compress(range(len(words)), map(named.__contains__, words)):
        for full in named[words[at]]:
            end = at + full.name_end - full.name_start
            same = words[at:end] == words[full.name_start : full.name_end]
            if not same or _within(at, taken) or (found and at < found[-1].end):
                continue
            draft = Draft(at, end, at, end, full.head, full.session, "bodies.name-again", same_as=full)
            draft.parties = list(full.parties)
            found.append(draft)
            break
    return found


def prefer_named(grammar: Grammar, drafts: list[Draft]) -> None:
    """Take the bare "IRIGC" in a report of the IRIGC-TEC for that: an acronym that goes on from it.

    Or that stands in brackets behind another name: "the Commission on Trade … (IRIGC)".
    """
    defined = {
        d.bracketed: d
        for d in drafts
        if d.bracketed is not None and d.entry is None and not _is_above_another(grammar, d)
    }
    known = {d.entry.acronym: d for d in drafts if d.entry is not None and d.entry.acronym is not None}
    for draft in drafts:
        name = grammar.tokens.slice(draft.name_start, draft.name_end)
        if draft.entry is None or draft.same_as is not None:
            continue
        if name in defined:
            draft.same_as = defined[name]
            continue
        longer = [acronym for acronym in known if acronym.startswith(f"{name}-")]
        if draft.entry.acronym not in longer:
            continue
        others = [known[acronym] for acronym in longer if known[acronym].entry is not draft.entry]
        own = any(d.entry is draft.entry and d.name_end - d.name_start > 1 for d in drafts)
        if len(others) == 1 and not own:
            draft.same_as = others[0]


def _is_above_another(grammar: Grammar, draft: Draft) -> bool:
    """ "the Working Group under the Joint Commission (JC)": what bears the acronym met as its group."""
    before = grammar.tokens.lows[max(0, draft.start - 2) : draft.start]
    return "under" in before


def _within(at: int, spans: list[tuple[int, int]]) -> bool:
    number = bisect_left(spans, (at + 1, 0)) - 1
    return number >= 0 and spans[number][0] <= at < spans[number][1]


def find_counts(grammar: Grammar, drafts: list[Draft]) -> list[Draft]:
    """Sessions told without the name: "The 10th edition will …", "the fifth meeting", "the next meeting".

    "edition", "session" and "round" take up the body named before; "meeting" only with a count that was
    already given to it, since any meeting can be a fifth one.
    """
    tokens, lows = grammar.tokens, grammar.tokens.lows
    taken = [(draft.start, draft.end) for draft in drafts]
    found: list[Draft] = []
    for end, start in sorted(grammar.nouns.items()):
        if start in grammar.counted_nouns or _within(start, taken):
            continue
        ordinal = ordinal_before(tokens, start)
        after = lows[end] if end < len(tokens) else ""
        if ordinal is None and start and lows[start - 1] in _NEIGHBOURS:
            ordinal = (start - 1, 0)
        if ordinal is None or after in ("of", "between", "with"):
            continue
        general = lows[end - 1] in ("edition", "session", "iteration", "round") or ordinal[1] == 0
        before = [draft for draft in drafts if draft.end <= ordinal[0]]
        alike = [d for d in before if lows[end - 1] in lows[d.name_start : d.name_end]]
        for other in reversed(alike or before):
            if ordinal[0] - other.end > _REACH:
                break
            if other.governed or other.head is None:
                continue
            if other.edition == ordinal[1] or (general and ordinal[1] != 1):
                draft = Draft(ordinal[0], end, start, end, other.head, other.session, "bodies.count")
                draft.edition, draft.same_as, draft.proper = ordinal[1] or None, other, False
                draft.counted = True
                found.append(draft)
                break
    return found
