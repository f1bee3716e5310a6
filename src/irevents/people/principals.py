"""Whom the holder of an office serves: "an aide to President Ana Rojas" is not the President."""

from __future__ import annotations

from irevents.people.lexicon import GIVEN, HEAD, HONORIFIC, NAME, RANK
from irevents.people.page import Page

_SERVED = frozenset({"president", "minister", "premier", "chancellor", "king", "emir", "sultan"})
_BEFORE_OFFICE = frozenset({"prime", "vice", "deputy"})


def is_principals_name(page: Page, start: int, end: int, last: int) -> bool:
    """Whether the name at `end` is that of the office `start:end` which another serves.

    "an aide to President | Ana Rojas", "envoy of the Peruvian President | Ana Rojas"; but "Secretary to
    the President | Luis Soto" is his own name.
    """
    if page.norms[end - 1] not in _SERVED:  # "of the Peruvian | President Ana Rojas"
        while end < last and (page.norms[end] in _SERVED or page.norms[end] in _BEFORE_OFFICE):
            end += 1
    if end >= last or page.norms[end - 1] not in _SERVED:
        return False
    article = page.norms[start] == "the"
    first = start + article
    known = first in page.parties or (
        not article and (page.norms[first] in _SERVED or page.norms[first] in _BEFORE_OFFICE)
    )
    value = page.classes[end]
    return known and bool(value & (NAME | GIVEN)) and not value & (RANK | HONORIFIC | HEAD)
