"""Officials of whom nobody is named: "met with senior officials in Riga", those of the state he is in."""

from __future__ import annotations

from irevents.drafts import Anchor, Draft
from irevents.packs.patterns import Pattern

_MET = Pattern("officials-met")


def meets_officials(draft: Draft) -> bool:
    """Whether somebody meets officials told by their offices alone, and no state is named with them."""
    if draft.type != "meeting" or draft.body is not None or not draft.people:
        return False
    if any(c.collective for c in draft.candidates):
        return False  # "met with European leaders at Geneva"
    return any(
        not c.arguments.partners and c.trigger.frame.roles == "encounter" and _MET.match(c.trigger.after)
        for c in draft.candidates
    )


def join_officials(draft: Draft) -> None:
    """Add the state in which an official of one other state meets officials."""
    country, anchor = draft.country, draft.country_anchor
    if country is None or anchor is None or len(draft.parties) != 1 or country in draft.parties:
        return
    if meets_officials(draft):
        draft.parties[country] = Anchor(anchor.start, anchor.end, "officials-there")
