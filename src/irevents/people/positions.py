"""The position of a person, in the words of the report: "ministers" in the singular."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from irevents.people.coreference import Person
from irevents.people.page import Page
from irevents.people.parts import Office, Phrase


def read_position(
    page: Page, phrases: Sequence[Phrase], persons: Mapping[int, Person], number: int
) -> str | None:
    """The position of a person as the phrase with the number gives it, in the singular."""
    phrase = phrases[number]
    texts = []
    offices = [office for office in phrase.offices if not office.counterpart]
    at = 0
    while at < len(offices):
        start, end = offices[at].core, offices[at].end
        while at + 1 < len(offices) and offices[at + 1].start - end == 1:
            at += 1
            end = offices[at].end
        if offices[at].plural and _has_nations(page, offices[at]):
            end = offices[at].head_end
        text = page.text(start, end)
        if offices[at].plural:
            text = (
                re.sub(r"(?<=[a-z])ies\b", "y", text)
                if "ies" in text
                else re.sub(r"(?<=[a-rt-z])s\b", "", text, count=1)
            )
        texts.append(text)
        at += 1
    if texts:
        return ", ".join(texts)
    if phrase.offices and phrase.offices[0].core == phrase.offices[0].head:
        return _read_counterpart(page, phrases, persons, number)
    return None


def _has_nations(page: Page, office: Office) -> bool:
    """Whether states stand behind the head: "ministers of Peru and Chile"."""
    return any(token in page.parties for token in range(office.head_end, office.end))


def _read_counterpart(
    page: Page, phrases: Sequence[Phrase], persons: Mapping[int, Person], number: int
) -> str | None:
    """A counterpart has the office of the person he is the counterpart of, the nearest before."""
    phrase = phrases[number]
    for before in range(number - 1, max(-1, number - 8), -1):
        other = phrases[before]
        if other.article != phrase.article:
            break
        offices = [office for office in other.offices if not office.counterpart and not office.plural]
        if offices and persons.get(before) is not persons.get(number):
            office = offices[0]
            if office.own:
                return None  # an External Affairs Minister's counterpart need not be one
            end = office.head_end if _has_nations(page, office) else office.end
            return page.text(office.core, end)
    return None
