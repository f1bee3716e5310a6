"""Whom the holder of an office serves: "an aide to President Ana Rojas" is not the President."""

from __future__ import annotations

from irevents.people.lexicon import HEAD, HONORIFIC, RANK
from irevents.people.page import Page

_SERVED = frozenset({"president", "minister", "premier", "chancellor", "king", "emir", "sultan", "secretary"})
_BEFORE_OFFICE = frozenset({"prime", "vice", "deputy", "foreign", "defence", "defense"})

# "the Secretary-General", "the Secretary of State"
_BEHIND_SECRETARY = (["-", "general"], ["general"], ["of", "state"])


def is_principals_name(page: Page, start: int, end: int, last: int) -> bool:
    """Whether the name at `end` is that of the office `start:end` which another serves.

    "an aide to President | Ana Rojas", "envoy of the Peruvian President | Ana Rojas"; but "Secretary to
    the President | Luis Soto" is his own name.
    """
    while end < last and (page.norms[end] in _SERVED or page.norms[end] in _BEFORE_OFFICE):
        end += 1  # "of the Peruvian | President Ana Rojas"
    for rest in _BEHIND_SECRETARY:
        if page.norms[end - 1] == "secretary" and page.norms[end : end + len(rest)] == rest:
            end += len(rest)
    if end >= last or not (page.norms[end - 1] in _SERVED or page.norms[end - 1] in ("general", "state")):
        return False
    article = page.norms[start] == "the"
    first = start + article
    known = first in page.parties or (
        not article and (page.norms[first] in _SERVED or page.norms[first] in _BEFORE_OFFICE)
    )
    value = page.classes[end]
    return known and page.words[end][:1].isupper() and not value & (RANK | HONORIFIC | HEAD)
