"""Names without a title in a list begun by a person: "met Aziz Karimov, Odil Rashidov and Timur Aliyev"."""

from __future__ import annotations

from collections.abc import Sequence, Set

from irevents.people.lexicon import INITIAL, NAME, PARTICLE, UPPER
from irevents.people.page import Page
from irevents.people.parts import Phrase

_MORE = frozenset({"other", "others", "several", "many"})
"""What ends a list of names behind "and": "…, Odil Rashidov and other officials"."""


def is_listed(page: Page, phrases: Sequence[Phrase], number: int, ends: Set[int]) -> bool:
    """Whether a bare name follows a person's in a list that ends in "and".

    Args:
        page: where they stand.
        phrases: all of the page, in order.
        number: which of them is asked of.
        ends: where the persons known so far end (token numbers).
    """
    phrase = phrases[number]
    before = phrase.start - 1
    if before < 1 or page.norms[before] not in (",", "and") or not _is_bare_name(page, phrase):
        return False
    if page.norms[before] == "and" and page.norms[before - 1] == ",":
        before -= 1  # "…, Odil Rashidov, and Timur Aliyev"
    if before not in ends:
        return False
    return page.norms[phrase.start - 1] == "and" or _ends_in_and(page, phrases, number)


def _ends_in_and(page: Page, phrases: Sequence[Phrase], number: int) -> bool:
    """Whether names separated by commas, and nothing else, lead from this one to an "and"."""
    for phrase, following in zip(phrases[number:], [*phrases[number + 1 :], None], strict=True):
        at = phrase.end
        if at + 1 < len(page.norms) and page.norms[at] == "," and page.norms[at + 1] == "and":
            at += 1
        if at + 1 >= len(page.norms):
            return False
        joined = following is not None and following.start == at + 1 and _is_bare_name(page, following)
        if page.norms[at] == "and":
            return joined or page.norms[at + 1] in _MORE
        if page.norms[at] != "," or not joined:
            return False
    return False


def _is_bare_name(page: Page, phrase: Phrase) -> bool:
    """Whether a phrase is two to four words that can be nothing but a name."""
    if phrase.name is None or phrase.licensed or phrase.titled or phrase.name[0] != phrase.start:
        return False
    values = [page.classes[token] for token in range(*phrase.name)]
    named = all(value & (NAME | INITIAL | PARTICLE) and not value & UPPER for value in values)
    return named and 1 < len(values) < 5
