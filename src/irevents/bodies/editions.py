"""Read the numbers that count sessions: fifth, 5th, twenty-fifth, XXII, inaugural."""

from __future__ import annotations

import re
from functools import lru_cache

from irevents.tokens import Tokens

_UNITS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    *("eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth"),
    *("eighteenth", "nineteenth"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

WORDS: dict[str, int] = {word: number for number, word in enumerate(_UNITS, 1)}
WORDS |= {ten[:-1] + "ieth": 10 * number for number, ten in enumerate(_TENS, 2)}
WORDS |= {
    f"{ten}-{unit}": 10 * number + one
    for number, ten in enumerate(_TENS, 2)
    for one, unit in enumerate(_UNITS[:9], 1)
}
WORDS |= {"inaugural": 1, "maiden": 1}

_FIGURE = re.compile(r"#?(\d{1,4})(?:st|nd|rd|th)", re.IGNORECASE)
_ROMAN = re.compile(r"(?=[IVXL]{1,7}$)(XL|L?X{0,3})(IX|IV|V?I{0,3})$")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}


def read_roman(text: str) -> int | None:
    """The value of a Roman numeral up to 89; None for the pronoun I and for what is no numeral."""
    if text == "I" or not _ROMAN.match(text):
        return None
    values = [_ROMAN_VALUES[letter] for letter in text]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)


@lru_cache(maxsize=20_000)
def read_ordinal(text: str) -> int | None:
    """The value of an ordinal in one token: "5th", "fifth", "twenty-fifth", "V"."""
    figure = _FIGURE.fullmatch(text)
    if figure:
        return int(figure.group(1))
    return WORDS.get(text.lower()) or read_roman(text)


def ordinal_before(tokens: Tokens, end: int) -> tuple[int, int] | None:
    """The ordinal whose last token is `end - 1`, as (its first token, its value).

    "the twenty-fifth session" is split at the hyphen by some tokenizers, "21 st" by some writers.
    """
    if end < 1:
        return None
    words, lows = tokens.words, tokens.lows
    last, low = words[end - 1], lows[end - 1]
    if end >= 3 and words[end - 2] in "-–‑":
        joined = f"{lows[end - 3]}-{low}"
        if joined in WORDS:
            return end - 3, WORDS[joined]
        if low == "ever" and lows[end - 3] == "first":
            return end - 3, 1
    if end >= 2 and f"{lows[end - 2]}-{low}" in WORDS:
        return end - 2, WORDS[f"{lows[end - 2]}-{low}"]
    if end >= 2 and low in ("st", "nd", "rd", "th") and words[end - 2].isdecimal():
        return end - 2, int(words[end - 2])
    if low == "first-ever":
        return end - 1, 1
    value = read_ordinal(last)
    return (end - 1, value) if value is not None else None
