"""Meetings and sessions at home: a president with his own officials, a cabinet, a national conference."""

from __future__ import annotations

import re

from irevents.drafts import Draft
from irevents.finishing.setting import Setting
from irevents.packs.patterns import Pattern

# Who deals with other states; whoever holds another office, and no state is named with it, is at home.
_ABROAD = Pattern("deals-abroad")
# Whose own officials a state's head has at home: "Secretary to the President" is none of those abroad.
_OWN = re.compile(r"\b(?:to|of) (?:the )?(?:president|prime minister|king|emir|cabinet)\b", re.IGNORECASE)
_HEAD = Pattern("heads-state")
# "Cabinet", "National Youth Conference", "Party Leaders' Meeting": of one state whatever else is named
_HOME_BODY = Pattern("home-body")
_OTHERS_BODY = Pattern("others-body")


def is_within_state(draft: Draft, setting: Setting) -> bool:
    """Whether nobody of another state takes part, and the article names none that might."""
    if draft.sideline is not None or any(c.counterparts or c.collective for c in draft.candidates):
        return False
    states = set(draft.parties) | {p.mention.affiliation for p in draft.people.values()} - {None}
    if len(states) > 1 or draft.country not in (None, *states):
        return False
    if draft.body is not None:
        return _is_home_body(draft, setting, states)
    return draft.type in ("meeting", "call") and setting.told <= states and _are_at_home(draft, states)


def _is_home_body(draft: Draft, setting: Setting, states: set[str | None]) -> bool:
    """Whether a body that no list knows ("the Food Policy Committee") is one of the only state named."""
    body = draft.body
    if body is None or body.parties or not body.rule.startswith("bodies.head") or not draft.people:
        return False
    if draft.type not in ("meeting", "conference"):
        return False
    if _HOME_BODY.search(body.name):
        return True
    return setting.told <= states and not _OTHERS_BODY.search(body.name) and bool(states)


def _are_at_home(draft: Draft, states: set[str | None]) -> bool:
    """Whether a head of state, or an official of his, meets those whose office has nothing to do abroad."""
    core = [p.mention for p in draft.people.values() if p.core]
    known = [m for m in core if m.affiliation is not None]
    offices = [m.position or "" for m in core if m.affiliation is None]
    if any(_ABROAD.search(_OWN.sub("", office)) for office in offices):
        return False
    head = any(_HEAD.search(m.position or "") or _OWN.search(m.position or "") for m in known)
    return len(core) > 1 and bool(offices) and (head or (not states and all(offices)))
