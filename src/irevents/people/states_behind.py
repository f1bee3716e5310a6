"""The state that stands behind a name: "Jan Berg (Norway)", "Jan Berg of the Netherlands"."""

from __future__ import annotations

from irevents.mentions import PartyMention
from irevents.people.page import Page


def state_in_brackets(page: Page, at: int, limit: int) -> tuple[str, int] | None:
    """The code of the state in brackets at token `at`, and the token behind: "(Peru)", "(the Gambia)"."""
    if at + 2 >= limit or page.words[at] != "(":
        return None
    party = page.parties.get(at + 1 + (page.norms[at + 1] == "the"))
    if party is None or party.end >= limit or page.words[party.end] != ")":
        return None
    return party.code, party.end + 1


def home_behind(page: Page, at: int, limit: int) -> PartyMention | None:
    """The state of which somebody is said to be at token `at`: "of Norway", "of the Netherlands"."""
    if at + 1 >= limit or page.norms[at] != "of":
        return None
    return page.parties.get(at + 1 + (page.norms[at + 1] == "the"))
