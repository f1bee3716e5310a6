"""Which drafts are one series, and what it is called."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from spacy.tokens import Doc

from irevents.bodies.drafts import Draft
from irevents.bodies.grammar import ACRONYM, DASHES
from irevents.mentions import PartyMention

_SMALL = frozenset({"the", "of", "and", "for", "on", "in", "at", "a", "an", "to", "with", "s", "between"})
_AMERICAN = {"defense": "defence", "organization": "organisation", "center": "centre", "dialog": "dialogue"}
_REACH = 600  # tokens a bare head may stand from the name it takes up


def name_draft(doc: Doc, draft: Draft, parties: Mapping[int, PartyMention]) -> str:
    """The name an analyst would write: the text's words without count, brackets and session noun.

    `parties` are the parties by first token; an organisation is written in full with its acronym.
    """
    if draft.entry is not None:
        acronym = draft.entry.acronym
        return draft.entry.label + (f" ({acronym})" if acronym and draft.entry.organisation else "")
    if draft.label is not None:
        return draft.label
    parts: list[str] = []
    at = draft.name_start
    while at < draft.name_end:
        token = doc[at]
        party = parties.get(at)
        if party is not None and party.kind == "organisation" and party.name != party.code:
            parts.append(f"{party.name} ({party.code}) ")
            at = party.end
        elif token.text == "(" and (close := _acronym_end(doc, at, draft.name_end)) is not None:
            at = close
        else:
            if not token.is_space and token.text not in '"“”':
                parts.append("-" if token.text in DASHES else token.text_with_ws)
            at += 1
    name = re.sub(r"\s*-\s*", "-", re.sub(r"\s+", " ", "".join(parts))).replace(" '", "'").strip(" -")
    parent = draft.parent.root() if draft.parent is not None else None
    if parent is not None:
        name = f"{parent.acronym or name_draft(doc, parent, parties)} {name}"
    return f"{draft.prefix} {name}" if draft.prefix else name


def _acronym_end(doc: Doc, open_: int, end: int) -> int | None:
    """The token after the bracket that closes an acronym, None where the bracket holds a part of the name."""
    close = next((at for at in range(open_ + 1, end) if doc[at].text == ")"), None)
    if close is None or not ACRONYM.fullmatch(doc[open_ + 1 : close].text.replace(" ", "")):
        return None
    return close + 1


def series_id(doc: Doc, draft: Draft, parties: Mapping[int, PartyMention]) -> str:
    """The same for "India-Russia" and "Indo-Russian": sorted party codes, then the other words."""
    if draft.entry is not None:
        return draft.entry.id
    if draft.label is not None:
        return slug(draft.label)
    codes = sorted(dict.fromkeys(draft.parties))
    parent = draft.parent.root() if draft.parent is not None else None
    if parent is not None and parent.entry is not None:
        codes = [parent.entry.id]
    return slug(" ".join([*codes, *_own_words(doc, draft, parties)]))


def _own_words(doc: Doc, draft: Draft, parties: Mapping[int, PartyMention]) -> list[str]:
    """The words of a name but for parties, small words and acronyms in brackets, in British spelling."""
    if draft.entry is not None or draft.label is not None:
        words = (draft.label or name_draft(doc, draft, parties)).lower()
        return [word for word in re.findall(r"[a-z0-9]+", words) if word not in _SMALL]
    covered = {at for party in parties.values() for at in range(party.start, party.end)}
    covered.update(draft.prefix_tokens)
    kept: list[str] = []
    at = draft.name_start
    while at < draft.name_end:
        close = _acronym_end(doc, at, draft.name_end) if doc[at].text == "(" else None
        if close is not None:
            at = close
            continue
        word = slug(doc[at].text)
        if word and word not in _SMALL and at not in covered:
            kept.append(_AMERICAN.get(word, word))
        at += 1
    return kept


def slug(text: str) -> str:
    """Lower case, ASCII, hyphens: an id."""
    ascii_ = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_).strip("-")


def unify(doc: Doc, drafts: list[Draft], parties: Mapping[int, PartyMention]) -> list[Draft]:
    """Join drafts that name one series, the shorter to the longer; drop bare heads that take up nothing."""
    for draft in drafts:
        draft.core = frozenset(_own_words(doc, draft, parties))
    kept: list[Draft] = []
    for number, draft in enumerate(drafts):
        if draft.entry is None and not draft.bare:
            draft.same_as = _fuller(draft, drafts, number)
        elif draft.bare:
            draft.same_as = _antecedent(draft, drafts[:number])
            if draft.same_as is None:
                continue
        kept.append(draft)
    counted = [draft for draft in kept if draft.edition is not None]
    by_edition = {(draft.parent.root().core, draft.edition): draft for draft in counted if draft.parent}
    for draft in counted:
        # "the 4th IRIGC meet" in a headline is the 4th meeting of its sub-working group.
        other = by_edition.get((draft.root().core, draft.edition))
        if other is not None and other is not draft and draft.same_as is None and other.root() is not draft:
            draft.same_as = other
    return kept


def _fuller(draft: Draft, drafts: list[Draft], number: int) -> Draft | None:
    """The nearest draft (before, else after) whose name has all the words of this one and more."""
    earlier = [other for other in reversed(drafts[:number]) if _names_more(other, draft, equal=True)]
    later = [other for other in drafts[number + 1 :] if _names_more(other, draft, equal=False)]
    more = [other for other in earlier if other.core != draft.core]
    return next(iter([*more, *later, *earlier]), None)


def _names_more(other: Draft, draft: Draft, *, equal: bool) -> bool:
    if other.bare or other.head != draft.head or other.same_as is draft:
        return False
    if not (draft.core <= other.core if equal else draft.core < other.core):
        return False
    mine, theirs = set(draft.parties), set(other.parties)
    return not mine or not theirs or mine <= theirs or theirs <= mine


def _antecedent(draft: Draft, earlier: list[Draft]) -> Draft | None:
    for other in reversed(earlier):
        if draft.start - other.end > _REACH:
            return None
        if not other.bare and other.head == draft.head:
            return other
    return None
