"""Words inside a sentence that nothing hangs on: "Berg, for his part, met", "It was in Lima that they met".

Constructions are looked for from word to word, so such words are left out of a sentence's reading: what is
left is said as without them.
"""

from __future__ import annotations

from collections.abc import MutableSequence, Sequence
from itertools import compress
from typing import Protocol, TypeVar

from irevents.packs.patterns import Pattern, read_words


class Worded(Protocol):
    """An item of a reading, as far as it is needed here."""

    text: str


Word = TypeVar("Word", bound=Worded)

_ASIDE = Pattern("aside")
_FIRST_WORDS = read_words("aside-words")
_INSERTED = Pattern("inserted-behind-name")
_INSERTED_WORDS = read_words("inserted-words")
_MARKS = frozenset({",", "(", "–", "—"})
_LOOKED_AT = _MARKS | {"party"}
_LONGEST_INSERTED = 18
"""Items of the longest insertion behind a name with its commas, and a few words behind."""
_SUBJECT = 8
"""Items before a name that is its sentence's subject: "At talks in Lima on Monday, | Berg"."""
_GOVERN = frozenset({"between", "of"})
_PHRASE = 2
"""Items between "between" and a name, with it."""
_LONGEST = 12
"""Items of the longest aside with its commas, and a word behind."""
_CLEFT = Pattern("cleft")
_CLEFT_LENGTH = 24
"""Items among which "that" follows on "It was"."""


def drop_asides(items: MutableSequence[Word], texts: Sequence[str]) -> bool:
    """Take out asides between commas, and "It was" before what is put first; whether there were any.

    `texts` are those of the items. The "that" behind "It was" becomes a comma: "It was in Lima that they met"
    is read as "in Lima, they met".
    """
    places = [at for at in compress(range(len(texts) - 1), map(_LOOKED_AT.__contains__, texts)) if at]
    while places:
        at = places.pop()
        if at + 1 >= len(items):
            continue
        if items[at].text in _MARKS and items[at - 1].text == "P":
            del items[at : at + _count_inserted(items, at)]
        if items[at].text == "party" and (begin := _find_party(items, at)) is not None:
            del items[begin : at + 1]
            places.append(begin)  # "Berg of the Labour Party, who took office in May, met Lee"
            continue
        if items[at].text == "," and items[at + 1].text in _FIRST_WORDS:
            text = "".join([" " + item.text for item in items[at : at + _LONGEST]])
            match = _ASIDE.match(text)
            if match is not None:
                whole = match.group().endswith(",")  # of "on Wednesday, this time in Lima" the comma stays
                del items[at + (not whole) : at + text.count(" ", 0, match.end())]
    if len(items) > 3 and items[0].text == "it":
        text = " ".join([item.text for item in items[:_CLEFT_LENGTH]])
        match = _CLEFT.match(text)
        if match is not None:
            items[text.count(" ", 0, match.start("that"))].text = ","
            del items[: text.count(" ", 0, match.start("front"))]
            return True
    return len(items) < len(texts)


_PARTY_NAME = 4
"""Items of the longest name of a party: "the social democratic labour party"."""


def _find_party(items: Sequence[Worded], at: int) -> int | None:
    """Where "of the Labour Party" behind a name begins that ends at `at`; None where it does not."""
    for begin in range(at - 3, max(at - 3 - _PARTY_NAME, 0), -1):
        if items[begin].text == "of":
            named = items[begin + 1].text == "the" and items[begin - 1].text == "P"
            return begin if named else None
    return None


def _count_inserted(items: Sequence[Worded], at: int) -> int:
    """How many items from the mark at `at`, behind a name, are inserted there; 0 where none are.

    "Berg, who took office in May, met Lee", "Berg (right) met Lee", but not "Berg, who arrived in May, met".
    """
    begins = items[at + 1].text
    if items[at].text == "," and begins not in _INSERTED_WORDS and not begins.isdigit():
        return 0
    text = "".join([" " + item.text for item in items[at : at + _LONGEST_INSERTED]])
    match = _INSERTED.match(text)
    if match is None or (match["joined"] and not _is_of_pair(items, at - 1)):
        return 0
    return text.count(" ", 0, match.end())


def _is_of_pair(items: Sequence[Worded], name: int) -> bool:
    """ "Berg, a general, and Lee met", not "met Berg, a general, and Lee left": the two are one subject."""
    before = [item.text for item in items[:name]]
    return not _GOVERN.isdisjoint(before[-_PHRASE:]) or (name <= _SUBJECT and "P" not in before)
