"""Which drafts are one series, and what it is called."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from itertools import pairwise

from spacy.tokens import Doc

from irevents.bodies.drafts import Draft
from irevents.bodies.walking import ACRONYM, DASHES, SUBORDINATE
from irevents.bodies.words import core_of, slug, words_of
from irevents.mentions import PartyMention
from irevents.packs import BodyEntry

_REACH = 600  # tokens a bare head may stand from the name it takes up
_FULL = 6  # words from which on a text's own name of a known body is taken for its full one
_ABOUT = 3  # so many of the most named parties say whom a text is about

PartyStarts = Mapping[int, PartyMention]


def name_draft(doc: Doc, draft: Draft, parties: PartyStarts) -> str:
    """The name an analyst would write: the text's words without count, brackets and session noun.

    `parties` are the parties by first token; an organisation is written in full with its acronym.
    """
    if draft.entry is not None and not draft.own_name:
        acronym = draft.entry.acronym
        return draft.entry.label + (f" ({acronym})" if acronym and draft.entry.organisation else "")
    if draft.label is not None:
        return draft.label
    name = _surface(doc, draft, parties)
    parent = draft.parent.root() if draft.parent is not None else None
    if parent is not None and parent.acronym:
        return f"{parent.acronym} {name}"
    if parent is not None and parent.end <= draft.name_start:  # "India-Russia Joint Commission Sub-Group"
        return f"{name_draft(doc, parent, parties)} {name}"
    return f"{draft.prefix} {name}" if draft.prefix else name


def _surface(doc: Doc, draft: Draft, parties: PartyStarts) -> str:
    parts: list[str] = []
    at = draft.name_start
    while at < draft.name_end:
        token = doc[at]
        party = parties.get(at)
        if party is not None and _in_full(doc, party):
            parts.append(f"{party.name} ({party.code}) ")
            at = party.end
        elif token.text == "(" and (close := _acronym_end(doc, at, draft.name_end)) is not None:
            at = close
        else:
            if token.is_space or token.text in '"“”':
                parts.append(" ")
            else:
                parts.append("-" if token.text in DASHES else token.text_with_ws)
            at += 1
    name = re.sub(r"\s*-\s*", "-", re.sub(r"\s+", " ", "".join(parts)))
    return re.sub(r" (['’](?:s\b)?)", r"\1", name).strip(" -")


def _in_full(doc: Doc, party: PartyMention) -> bool:
    """Whether to write an organisation out: not in a compound such as "ASEAN-US"."""
    beside = (
        doc[party.end].text if party.end < len(doc) else "",
        doc[party.start - 1].text if party.start else "",
    )
    return party.kind == "organisation" and party.name != party.code and not DASHES & set(beside)


def _acronym_end(doc: Doc, open_: int, end: int) -> int | None:
    """The token after the bracket that closes an acronym, None where it holds a part of the name."""
    close = next((at for at in range(open_ + 1, end) if doc[at].text == ")"), None)
    if close is None or not ACRONYM.fullmatch(doc[open_ + 1 : close].text.replace(" ", "")):
        return None
    return close + 1


def series_id(doc: Doc, draft: Draft, parties: PartyStarts) -> str:
    """The same for "India-Russia" and "Indo-Russian": sorted party codes, then the other words."""
    if draft.entry is not None:
        return draft.entry.id
    if draft.office is not None:
        return slug(" ".join([*draft.parties, *words_of(draft.office)]))
    if draft.label is not None:
        return slug(draft.label)
    codes = sorted(dict.fromkeys(draft.parties))
    parent = draft.parent.root() if draft.parent is not None else None
    if parent is not None and parent.entry is not None:
        codes = [parent.entry.id]
    return slug(" ".join([*codes, *own_words(doc, draft, parties)]))


def own_words(doc: Doc, draft: Draft, parties: PartyStarts) -> list[str]:
    """The words of a name but for parties, small words and acronyms in brackets, in British spelling."""
    if draft.entry is not None or draft.label is not None:
        return words_of(draft.office or draft.label or name_draft(doc, draft, parties))
    kept: list[str] = []
    at = draft.name_start
    while at < draft.name_end:
        close = _acronym_end(doc, at, draft.name_end) if doc[at].text == "(" else None
        if close is not None:
            at = close
        elif at in parties and parties[at].code in draft.parties:
            at = parties[at].end
        else:
            kept += words_of(doc[at].text) if at not in draft.prefix_tokens else []
            at += 1
    return kept


def unify(
    doc: Doc, drafts: list[Draft], parties: PartyStarts, shared: Mapping[frozenset[str], BodyEntry]
) -> list[Draft]:
    """Join drafts that name one series, the shorter to the longer; drop bare heads that take up nothing."""
    counts = Counter(party.code for party in parties.values())
    about = {code for code, _ in counts.most_common(_ABOUT)}
    for draft in drafts:
        draft.core = core_of(own_words(doc, draft, parties))
        entry = shared.get(draft.core) if draft.entry is None else None
        if entry is not None and set(entry.parties) <= (set(draft.parties) or about):
            draft.entry, draft.own_name = entry, len(draft.core) >= _FULL
            draft.acronym = draft.acronym or entry.acronym
            draft.parties = list(entry.parties)
            draft.core = core_of(own_words(doc, draft, parties))
    for draft in drafts:
        if draft.parent is not None and draft.parent not in drafts:  # "the IRIGC Sub Working Group"
            draft.parent.core = core_of(own_words(doc, draft.parent, parties))
    _join_parents(doc, drafts)
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
    return kept


def _join_parents(doc: Doc, drafts: list[Draft]) -> None:
    """ "the Working Group on Training, which functions under the Commission": the one is the other's."""
    for draft, parent in pairwise(drafts):
        near = parent.start - draft.end <= 8 and not any(
            token.text in ".;" or token.is_space for token in doc[draft.end : parent.start]
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
    if other.bare or other.head != draft.head or draft in (other.same_as, other.parent):
        return False
    if not (draft.core <= other.core if equal else draft.core < other.core):
        return False
    mine, theirs = set(draft.parties), set(other.parties)
    return not mine or not theirs or mine <= theirs or theirs <= mine


def _antecedent(draft: Draft, earlier: list[Draft]) -> Draft | None:
    for other in reversed(earlier):
        if draft.start - other.end > _REACH:
            return None
        if not other.bare and draft.head in (other.heads or (other.head,)):
            return other
    return None
