"""What a sentence begins or ends with and nothing in it hangs on: "Meanwhile, …", "…, the ministry said".

The constructions of a sentence are looked for from its first word and to its last, so such words are left out
of its reading.
"""

from __future__ import annotations

from collections.abc import Sequence

from irevents.packs.patterns import Pattern, read_words

_LEAD_IN = Pattern("lead-in")
_FIRST_WORDS = read_words("lead-in-words")
_SAID_BEHIND = Pattern("said-behind")
_LAST_WORDS = read_words("said-behind-words")
_LONGEST = 18
_MOST = 3


def find_own_words(texts: Sequence[str]) -> tuple[int, int]:
    """The first item of what a sentence tells, and the end of the last, without such words around it.

    `texts` are those of the sentence's items.
    """
    first = 0
    for _ in range(_MOST):  # "Meanwhile, the Kenyan foreign ministry said that"
        count = _count_lead_in(texts[first : first + _LONGEST])
        if not count:
            break
        first += count
    return first, len(texts) - _count_behind(texts)


def _count_lead_in(texts: Sequence[str]) -> int:
    """How many items from the first are a lead-in; 0 where there is none."""
    if not texts or texts[0] not in _FIRST_WORDS:
        return 0
    text = " ".join(texts) + " "
    if " , " not in text and " that " not in text:
        return 0
    match = _LEAD_IN.match(text)
    return text.count(" ", 0, match.end()) if match is not None else 0


def _count_behind(texts: Sequence[str]) -> int:
    """How many items before the full stop and with it say whose words they are; 0 where none do."""
    if len(texts) < _LONGEST // 2 or texts[-1] != "." or texts[-2] not in _LAST_WORDS:
        return 0
    text = "".join([" " + text for text in texts[-_LONGEST:]])
    match = _SAID_BEHIND.search(text)
    return text.count(" ", match.start()) if match is not None else 0
