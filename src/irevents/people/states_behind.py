"""The states beside a name or an office: "Jan Berg (Norway)", "Jan Berg of the Netherlands"."""

from __future__ import annotations

from irevents.mentions import PartyMention
from irevents.people.page import Page
from irevents.people.parts import Office


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


def nations_before(page: Page, office: Office) -> list[str]:
    """The states of "the Bulgarian and Greek defence ministers", from the first."""
    codes = [office.affiliation] if office.affiliation is not None else []
    at = office.start
    while codes and at > 1 and page.norms[at - 1] in ("and", ",", "&") and at - 1 in page.party_ends:
        party = page.party_ends[at - 1]
        codes.insert(0, party.code)
        at = party.start
    return codes


def is_behind_two(page: Page, office: Office) -> bool:
    """Whether the adjectives of two states stand before an office: "Bulgarian and Greek minister"."""
    before = page.party_ends.get(office.start - 1)
    return before is not None and before.form == "demonym" and len(nations_before(page, office)) == 2
