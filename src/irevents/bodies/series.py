"""Which drafts are one series."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import pairwise

from irevents.bodies.drafts import Draft
from irevents.bodies.naming import Names
from irevents.bodies.walking import SUBORDINATE
from irevents.bodies.words import core_of
from irevents.packs import BodyEntry
from irevents.tokens import Tokens

_KNOWN_AS = frozenset(
    {",", "—", "–", "-", "also", "known", "as", "the", "'", "‘", "“", '"', "(", "widely", "better"}
)
_SUMMITS = frozenset({"summit", "leaders-summit"})
_REACH = 600  # tokens a bare head may stand from the name it takes up
_FULL = 6  # words from which on a text's own name of a known body is taken for its full one
_ABOUT = 3  # so many of the most named parties say whom a text is about


def unify(names: Names, drafts: list[Draft], shared: Mapping[frozenset[str], BodyEntry]) -> list[Draft]:
    """Join drafts that name one series, the shorter to the longer; drop bare heads that take up nothing."""
    counts = Counter(party.code for party in names.parties.values())
    about = {code for code, _ in counts.most_common(_ABOUT)}
    for draft in drafts:
        draft.core = core_of(names.own_words(draft))
        entry = shared.get(draft.core) if draft.entry is None else None
        if entry is not None and set(entry.parties) <= (set(draft.parties) or about):
            draft.entry, draft.own_name = entry, len(draft.core) >= _FULL
            draft.acronym = draft.acronym or entry.acronym
            draft.parties = list(entry.parties)
            draft.core = core_of(names.own_words(draft))
    for draft in drafts:
        if draft.parent is not None and draft.parent not in drafts:  # "the IRIGC Sub Working Group"
            draft.parent.core = core_of(names.own_words(draft.parent))
    _join_parents(names.tokens, drafts)
    kept: list[Draft] = []
    for number, draft in enumerate(drafts):
        if draft.same_as is not None:
            pass
        elif draft.bare:
            draft.same_as = _antecedent(draft, drafts[:number])
            if draft.same_as is None:
                continue
        elif draft.entry is not None:
            draft.same_as = next((o for o in kept if o.entry is draft.entry and o.same_as is None), None)
            if draft.own_name and draft.same_as is not None and not draft.same_as.own_name:
                draft.same_as.same_as, draft.same_as = draft, None
        else:
            draft.same_as = _fuller(draft, drafts, number)
        kept.append(draft)
    for draft in kept:
        root = draft.root()
        if draft.parent is not None and root is not draft and root.parent is None and not root.bare:
            root.parent = draft.parent
    _join_counted(kept)
    _join_by_other_names(kept)
    return kept


def _join_by_other_names(kept: list[Draft]) -> None:
    """ "two-plus-two talks" in a headline, where the text says "the Committee, known as the 2+2"."""
    others = {
        draft.core: draft.root() for draft in kept if draft.same_as is not None and draft.label is not None
    }
    for draft in kept:
        root = others.get(draft.core)
        if draft.same_as is None and draft.label is not None and root is not None and root is not draft:
            draft.same_as = root


def _join_parents(tokens: Tokens, drafts: list[Draft]) -> None:
    """ "the Working Group on Training, which functions under the Commission": the one is the other's."""
    for draft, parent in pairwise(drafts):
        bracket = tokens.lows[draft.end : parent.start]
        if bracket in (["("], ["'", "("], ["’", "("], ['"', "("], ["”", "("]) and not draft.bare:
            parent.same_as = draft  # "the Political-Military Dialogue (Mechanism 2+2)"
            continue
        between = tokens.lows[draft.end : parent.start]
        if 1 < len(between) <= 6 and "known" in between and _KNOWN_AS.issuperset(between) and not draft.bare:
            parent.same_as = draft  # "the Committee for Consultation, known as the 2+2 talks"
            continue
        near = parent.start - draft.end <= 8 and not any(
            word in ".;" or word.isspace() for word in tokens.words[draft.end : parent.start]
        )
        if parent.governed and near and draft.parent is None and draft.head in SUBORDINATE and not draft.bare:
            draft.parent = parent
            draft.parties += [code for code in parent.parties if code not in draft.parties]


def _join_counted(kept: list[Draft]) -> None:
    """ "the 4th IRIGC meet" in a headline is the 4th meeting of the sub-working group named below."""
    counted = [draft for draft in kept if draft.edition is not None and not draft.governed]
    groups = {(draft.parent.root().core, draft.edition): draft for draft in counted if draft.parent}
    for draft in counted:
        group = groups.get((draft.root().core, draft.edition))
        if group is not None and group is not draft and draft.same_as is None and group.root() is not draft:
            draft.same_as = group


def _fuller(draft: Draft, drafts: list[Draft], number: int) -> Draft | None:
    """The nearest draft (before, else after) whose name has all the words of this one and more."""
    earlier = [other for other in reversed(drafts[:number]) if _names_more(other, draft, equal=True)]
    later = [other for other in drafts[number + 1 :] if _names_more(other, draft, equal=False)]
    more = [other for other in earlier if other.core != draft.core]
    return next(iter([*more, *later, *earlier]), None)


def _names_more(other: Draft, draft: Draft, *, equal: bool) -> bool:
    summits = {other.head, draft.head} <= _SUMMITS  # "the SCO summit" is the SCO Heads of State Summit
    if other.bare or (other.head != draft.head and not summits) or draft in (other.same_as, other.parent):
        return False
    if not (draft.core <= other.core if equal else draft.core < other.core):
        return False
    mine, theirs = set(draft.parties), set(other.parties)
    if len(mine) > 1 and len(theirs) > 1 and len(mine) != len(theirs):
        return False  # "a Chile-Peru meeting and a Chile-Peru-Kenya meeting"
    return not mine or not theirs or mine <= theirs or theirs <= mine


def _antecedent(draft: Draft, earlier: list[Draft]) -> Draft | None:
    for other in reversed(earlier):
        if draft.start - other.end > _REACH:
            return None
        if not set(draft.parties) <= {*other.parties, *other.root().parties}:
            continue  # "The Kuwait Defence Fair" is not the Eurasia Airshow
        if not other.bare and draft.head in (other.heads or (other.head,)):
            return other
    return None
