"""The clauses of a sentence: which of its items stand together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress
from typing import TYPE_CHECKING

from irevents.packs.patterns import read_words

if TYPE_CHECKING:
    from irevents.reading import Item

# What begins a clause of its own inside a sentence.
_OPENERS = read_words("clause-openers")
# Without one of these a sentence is one clause.
_PARTERS = _OPENERS | {"as", ";", "–", "—", "--"}
_MARKS = _PARTERS | {","}
_PRONOUNS = frozenset({"it", "he", "she", "they", "we"})
_PERSONS = frozenset({"he", "she", "they"})
# "as he put it", "as they had before": no clause that tells anything
_REMARKS = frozenset({"put", "said", "did", "do", "does", "had", "has", "have", "was", "were", "called"})
_RELATIVE = frozenset({"who", "whom", "whose", "which", "where"})


_TAKING_OFFICE = frozenset(
    {"appointment", "election", "re-election", "inauguration", "victory", "swearing-in"}
)


def _is_taking_office(items: Sequence[Item], number: int) -> bool:
    """ "held her first call since her election with Berg": the words in between begin no clause."""
    words = [item.text for item in items[number + 1 : number + 4]]
    return (
        items[number].text in ("after", "since", "following")
        and len(words) == 3
        and words[0] in ("his", "her", "their")
        and words[1] in _TAKING_OFFICE
        and words[2] == "with"
    )


_LAPSES = frozenset({"lapse", "gap", "break", "hiatus", "pause", "interval", "interruption"})


def _bounds(items: Sequence[Item], number: int) -> bool:
    """ "will last until Friday", "met after a lapse of three years in Oslo": a time, no clause."""
    if items[number].text == "after":
        behind = [item.text for item in items[number + 1 : number + 4]]
        return not _LAPSES.isdisjoint(behind[:3]) and behind[:1] in (["a"], ["an"], ["the"])
    if items[number].text == "once":  # "met once more in Oslo"
        return number + 1 < len(items) and items[number + 1].text in ("more", "again")
    return items[number].text == "until" and number + 1 < len(items) and items[number + 1].kind == "T"


def _is_reason(items: Sequence[Item], number: int) -> bool:
    """ "…, as it began in Oslo", "agreed so as their ministers met", "rejected it as she met": a clause."""
    follows = items[number + 1].text if number + 1 < len(items) else ""
    if follows in _PRONOUNS:
        if items[number - 1].text == ",":
            return True
        act = items[number + 2].text if number + 2 < len(items) else ""
        return follows in _PERSONS and act not in _REMARKS
    if follows not in ("their", "both", "the"):
        return False
    told = [item.text for item in items[number + 2 : number + 7]]
    verb = next((n for n, text in enumerate(told) if text in _TOLD), None)
    return verb is not None and not _OFFICIALS.isdisjoint(told[:verb])


_TOLD = frozenset(
    {"met", "held", "gathered", "convened", "spoke", "began", "opened", "wrapped", "concluded", "signed"}
)
_OFFICIALS = frozenset(
    {"ministers", "leaders", "presidents", "chiefs", "secretaries", "envoys", "sides", "two"}
)


def _only_named(items: Sequence[Item], number: int) -> bool:
    """ "to Oslo, where Berg and his guest, Lee, held talks": the comma is of the names."""
    for item in reversed(items[max(0, number - 9) : number]):
        if item.text == "where":
            return True
        if item.kind not in "PSD" and item.text not in (
            "and",
            "the",
            "his",
            "her",
            ",",
            "counterpart",
            "host",
        ):
            return False
    return False


_LIST_TAIL = frozenset({"in", "at", "on", "to", "for", "during", "before", "after", "as", ".", ";", "where"})


def _lists_on(items: Sequence[Item], number: int) -> bool:
    """ "where he met members of parliament, Minister Berg and Speaker Lee": the comma is of the list.

    Not "where he met Lee, President Berg said": a verb stands behind the name.
    """
    named = 0
    for item in items[number + 1 : number + 16]:
        if item.kind == "P":
            named += 1
        elif item.text not in ("and", "the", ",", "his", "her"):
            return named > 1 and (item.kind == "T" or item.text in _LIST_TAIL)
    return named > 1


def _lists_bodies(items: Sequence[Item], number: int) -> bool:
    """ "where he attended the meetings, the Oslo Summit and the Nordic Forum": the list goes on."""
    previous = items[number - 1]
    if previous.kind != "B" and previous.text not in ("meeting", "meetings", "summit", "forum", "conference"):
        return False
    named = 0
    for item in items[number + 1 : number + 16]:
        if item.kind == "B":
            named += 1
        elif item.text not in ("and", "the", ","):
            return named > 0 and (item.kind == "T" or item.text in _LIST_TAIL)
    return named > 0


_WHERE_AND_WHEN = frozenset({"in", "at", "on", "the", "early", "late", "last", "here"})


def _ends_apposition(items: Sequence[Item], number: int) -> bool:
    """ "Lee, who met Berg, the Danish envoy, in Oslo on Monday, said": the comma ends what Berg is."""
    if items[number - 1].kind != "P" or items[number - 2].text in ("who", "whom", "whose"):
        return False
    for at, item in enumerate(items[number + 1 : number + 9]):
        if item.text == ",":
            return at > 1
        if item.kind not in "TCVS" and item.text not in _WHERE_AND_WHEN:
            return False
    return False


def _is_of_list(items: Sequence[Item], number: int) -> bool:
    """Whether a comma stands between those of a list, and closes no clause."""
    return (
        _only_named(items, number)
        or _lists_on(items, number)
        or _lists_bodies(items, number)
        or _ends_apposition(items, number)
    )


_DASHES = frozenset({"–", "—", "--"})
_ASIDE = 14
"""Items that may stand between two dashes."""


def _opens_aside(items: Sequence[Item], number: int) -> bool:
    """ "Berg — a former general — met Lee": the clause goes on behind the second dash."""
    if items[number].text not in _DASHES or items[number - 1].kind != "P" or not number:
        return False
    return any(item.text == items[number].text for item in items[number + 2 : number + _ASIDE])


def find_segments(items: Sequence[Item], texts: Sequence[str]) -> list[int]:
    """Number the clauses of a sentence: the segment of every item; `texts` are those of the items.

    A relative clause between commas closes at the second comma, what stands between dashes behind a name at
    the second dash, and the first segment goes on:
    "Lee, who is visiting Oslo, met Berg" reads 0 0 1 1 1 1 0 0 0.
    """
    if _PARTERS.isdisjoint(texts):
        return [0] * len(items)
    segments: list[int] = []
    current, last = 0, 0
    resume: int | None = None
    aside: int | None = None
    for number in compress(range(len(texts)), map(_MARKS.__contains__, texts)):
        segments += [current] * (number - len(segments))
        text = texts[number]
        if text == "," and resume is not None and current != resume and not _is_of_list(items, number):
            segments.append(current)
            current, resume = resume, None
        elif aside is not None and text in _DASHES:
            segments.append(current)
            current, aside = aside, None
        elif text == ";" or text in _DASHES:
            last += 1
            aside = current if _opens_aside(items, number) else None
            current, resume = last, None
        elif (
            number
            and (text in _OPENERS or (text == "as" and _is_reason(items, number)))
            and not (_bounds(items, number) or _is_taking_office(items, number))
        ):
            parent = current
            last += 1
            current = last
            resume = parent if texts[number - 1] == "," and text in _RELATIVE else None
    return segments + [current] * (len(texts) - len(segments))
