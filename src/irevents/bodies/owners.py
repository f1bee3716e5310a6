"""Whose summit it is, where the words between do not belong to a name: "an emergency summit of the EAC"."""

from __future__ import annotations

from irevents.bodies.drafts import Draft
from irevents.bodies.editions import ordinal_before
from irevents.bodies.walking import Walker
from irevents.mentions import PartyMention

_FAR = 20  # tokens that "ECOWAS leaders gathered in Accra for their 66th summit" may need


def read_owner(walker: Walker, draft: Draft) -> bool:
    """Give a summit the organisation that it is of; whether there is one.

    "the urgent summit of the Economic Community of West African States (ECOWAS)", "the EAC's extraordinary
    summit", "EAC leaders met for their 20th summit". The name is that of the packs, else the
    organisation's with its acronym and "Summit".
    """
    if draft.parties or draft.parent is not None or draft.of_body or draft.session != "summit":
        return False
    party = _behind(walker, draft) or _before(walker, draft) or _counted(walker, draft)
    if party is None:
        return False
    draft.parties = [party.code]
    draft.proper = True
    ordinal = ordinal_before(walker.tokens, draft.start) if draft.edition is None else None
    if ordinal is not None:  # "the 40th AU heads of state summit"
        draft.start, draft.edition = ordinal
    draft.rule = "bodies.summit-of"
    draft.entry = walker.lexicon.summits.get(party.code)
    if draft.entry is not None:
        draft.acronym = draft.entry.acronym
    else:
        code = f" ({party.code})" if party.code not in party.name else ""
        draft.label = f"{party.name}{code} Summit"
    return True


def _behind(walker: Walker, draft: Draft) -> PartyMention | None:
    """The organisation behind: "of the EAC", "of the defence troika of the EAC (EAC)"."""
    lows = walker.lows
    at = draft.end
    if at >= len(lows) or lows[at] not in ("of", "for"):
        return None
    for here in range(at + 1, min(at + 10, len(lows))):
        party = walker.party_starts.get(here)
        if party is not None:
            if party.kind != "organisation" or len(walker.parties_after(here - 1)) > 1:
                return None
            draft.end = party.end
            _take_acronym(walker, draft)
            return party
        if lows[here] not in walker.lexicon.summit_holders or (lows[at] == "for" and lows[here] != "the"):
            return None
    return None


def _take_acronym(walker: Walker, draft: Draft) -> None:
    """Take the brackets behind the organisation's name."""
    if walker.tokens.slice(draft.end, draft.end + 1) == "(":
        close = next(
            (at for at in range(draft.end, draft.end + 5) if walker.tokens.slice(at, at + 1) == ")"), None
        )
        draft.end = close + 1 if close is not None else draft.end


def _before(walker: Walker, draft: Draft) -> PartyMention | None:
    """The organisation before: "the EAC's extraordinary summit", "the EAC (EAC) heads of state summit"."""
    at = draft.start - 1
    while at >= 0 and draft.start - at <= 10:
        if walker.words[at] == ")":
            opened = walker.opening(at)
            if opened is None:
                return None
            at = opened - 1
        elif walker.words[at] == "," and at in walker.party_ends and walker.lows[at + 1] == "heads":
            at -= 1  # "the East African Community, EAC, heads of state summit"
        party = walker.party_ends.get(at + 1)
        if party is not None:
            if party.kind != "organisation":
                return None
            full = walker.party_ends.get(party.start - 1) if walker.words[party.start - 1] == "," else None
            draft.start = full.start if full is not None and full.code == party.code else party.start
            return party
        if walker.lows[at] not in walker.lexicon.summit_sorts:
            return None
        at -= 1
    return None


def _counted(walker: Walker, draft: Draft) -> PartyMention | None:
    """The organisation named before in the sentence, where its summits are counted: "their 66th summit"."""
    if draft.edition is None or draft.start == 0 or walker.lows[draft.start - 1] not in ("their", "its"):
        return None
    found = None
    for at in range(draft.start - 1, max(-1, draft.start - _FAR), -1):
        if walker.words[at] in ".;:" or walker.words[at].isspace():
            break
        party = walker.party_ends.get(at + 1)
        if party is not None and party.kind == "organisation":
            found = party
    return found
