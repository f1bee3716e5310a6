"""Text → tokens of the date grammar: every word and number by its class, one character a class.

The classes of a text, one character each, form a string over which the compiled grammar
(`grammar.py`) runs; words the grammar does not know are all of class `x`, so a page is mostly
`x` and the search passes over it quickly. Offsets are those of the text; nothing is normalised.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import field
from functools import cache
from importlib import resources
from itertools import accumulate, chain

from irevents.values import frozen

Value = int | str

#: Classes a number or a mark can have, besides those of words.toml.
SHAPES = (
    "x", "daynum", "num", "year4", "dec", "iso", "numdate", "clock", "ordnum", "decadenum", "clockam",
    "quartercode", "fycode", "digitword", "comma", "dot", "dash", "slash", "lpar", "rpar", "colon", "amp",
    "gen", "quote", "currency", "percent", "break",
)  # fmt: skip

MARKS = {
    ",": "comma", ".": "dot", "-": "dash", "‐": "dash", "‑": "dash", "–": "dash", "—": "dash",
    "−": "dash", "/": "slash", "(": "lpar", ")": "rpar", "[": "lpar", "]": "rpar", ":": "colon", "&": "amp",
    "'s": "gen", "’s": "gen", "'": "quote", "’": "quote", "‘": "quote", "$": "currency", "€": "currency",
    "£": "currency", "₹": "currency", "%": "percent", "#": "currency",
}  # fmt: skip

_WORDS = (
    r"[AaPp]\.[Mm]\b\.?"
    r"|[A-Za-z]+(?!\w)"  # most words: they need not go through the rest
    r"|(?:19|20)\d\d(?=[012]\d:[0-5]\d(?!\d))"  # "16 August 202119:29": the year and the time
    r"|\d{4}-\d\d-\d\d(?!\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?"
    r"|\d{1,2}(?:\.\d{1,2}\.|/\d{1,2}/|-\d{1,2}-)(?:\d{4}|\d\d)(?!\w|[./-]\d)"
    r"|\d{4}(?:\.\d{1,2}\.|/\d{1,2}/)\d{1,2}(?!\w|[./-]\d)"
    r"|\d{1,2}:\d\d(?::\d\d)?(?![\d:])"
    r"|\d{1,3}(?:,\d{3})+(?!\d)|\d+\.\d+"
    r"|\d+[^\W\d_]*\d*"
    r"|[^\W\d_]+(?:\d\w*)?"
    r"|['’]s\b"
    r"|[^\w\s]"
)
_BLANK = r"[ \t\r\xa0]*\n"
# What parts two lines, where only a blank one does and where every line end does; and the white space between
# two tokens, which parts nothing.
_BREAKS = {False: rf"\n{_BLANK}\s*", True: r"\n\s*"}
_GAPS = {False: rf"(?:[^\S\n]|\n(?!{_BLANK}))*", True: r"[^\S\n]*"}
_TOKENS = {hard: re.compile(f"{_WORDS}|{part}") for hard, part in _BREAKS.items()}
_GAP = {hard: re.compile(gap) for hard, gap in _GAPS.items()}
# Each token with the gap behind it; most are a word and one space, which is tried first.
_PIECES = {
    hard: re.compile(rf"[A-Za-z]+ (?!\s)|(?:{_WORDS}|{part}){_GAPS[hard]}") for hard, part in _BREAKS.items()
}

_LINE_ENDS = re.compile(rf"({_BREAKS[True]})")
_ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th)", re.I)
_DIGITS = re.compile(r"\d+")
_DECADE = re.compile(r"((?:1[5-9]|20)?\d0)s")
_CLOCK_AM = re.compile(r"(\d{1,2})(am|pm|hrs)", re.I)
_REMEMBERED = 200_000  # words kept with their classes: an archive of any size is read in the same memory


@frozen
class Lexicon:
    """The words of words.toml.

    `classes` maps a word as written to its class character, `values` the word in small letters to
    what it counts for; `cues` are the words that tell a clause's tense; `encoded` remembers `encode`.
    """

    names: Mapping[str, str]
    classes: Mapping[str, str]
    values: Mapping[str, Value]
    cues: Mapping[str, frozenset[str]]
    encoded: dict[tuple[str, ...], str] = field(default_factory=dict)

    def encode(self, names: tuple[str, ...]) -> str:
        """The characters of the classes."""
        codes = self.encoded.get(names)
        if codes is None:
            codes = self.encoded[names] = "".join([self.names[name] for name in names])
        return codes


@cache
def load_lexicon() -> Lexicon:
    """Read words.toml and give every class its character."""
    table = tomllib.loads(resources.files("irevents.times").joinpath("words.toml").read_text("utf-8"))
    cues = {name: frozenset(words) for name, words in table.pop("cue").items()}
    found = [name for group in table.values() for name in group]
    # the characters behind ASCII, of which `re` makes quicker sets than of others
    names = {name: chr(0x7F + i) for i, name in enumerate(dict.fromkeys([*SHAPES, *found]))}
    classes: dict[str, str] = {mark: names[name] for mark, name in MARKS.items()}
    values: dict[str, Value] = {}
    for case, group in table.items():
        for name, words in group.items():
            for word, value in words.items():
                spellings = (
                    {word, word.upper()} if case == "title" else {word, word.upper(), word.capitalize()}
                )
                for spelling in spellings:
                    classes[spelling] = names[name]
                values[word.lower()] = value
    return Lexicon(names, classes, values, cues)


@frozen
class Scan:
    """A text in tokens: `starts` where they begin, `classes` their class characters."""

    text: str
    starts: list[int]
    words: list[str]
    classes: str
    lexicon: Lexicon

    def value(self, i: int) -> Value:
        """What token `i` counts for: the table's value, or the number written."""
        word = self.words[i].lower()
        known = self.lexicon.values.get(word)
        if known is not None:
            return known
        digits = _DIGITS.match(word)
        return int(digits.group()) if digits else 0

    def number(self, i: int) -> int:
        """The value of token `i` where it is a number, else 0."""
        value = self.value(i)
        return value if isinstance(value, int) else 0

    def named(self, i: int, *names: str) -> bool:
        """Whether token `i` exists and is of one of the classes."""
        if not 0 <= i < len(self.words):
            return False
        code, codes = self.classes[i], self.lexicon.names
        for name in names:  # noqa: SIM110 - a loop is twice as fast as any(), and this runs for each token
            if code == codes[name]:
                return True
        return False

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the tokens `start:end` stand in the text."""
        return self.starts[start], self.starts[end - 1] + len(self.words[end - 1])

    def cut(self, text: str, pieces: Iterable[tuple[int, int]]) -> Scan:
        """The tokens of some pieces of `text`, with a break between each two; offsets stay those of the text.

        They are those of this scan wherever its text reads the same.
        """
        starts: list[int] = []
        words: list[str] = []
        classes: list[str] = []
        for first, last in pieces:
            if words:
                starts.append(starts[-1] + len(words[-1]))
                words.append("\n\n")
                classes.append(self.lexicon.names["break"])
            same = self.text[first:last] == text[first:last]
            own = self._slice(first, last) if same else None
            if own is None:
                apart = scan(text[first:last])
                own = [start + first for start in apart.starts], apart.words, apart.classes
            starts += own[0]
            words += own[1]
            classes.append(own[2])
        return Scan(text, starts, words, "".join(classes), self.lexicon)

    def _slice(self, first: int, last: int) -> tuple[list[int], list[str], str] | None:
        """The tokens of `text[first:last]`, a word that is cut shorter; None where it may be a figure."""
        a, b = bisect_left(self.starts, first), bisect_left(self.starts, last)
        starts, words, classes = self.starts[a:b], self.words[a:b], self.classes[a:b]
        if b > a and (over := starts[-1] + len(words[-1]) - last) > 0:
            if not (words[-1].isascii() and words[-1].isalpha()):
                return None
            words[-1] = words[-1][:-over]
            classes = classes[:-1] + _load_pieces()[words[-1]][1]
        if a and (over := self.span(a - 1, a)[1] - first) > 0 and not self.named(a - 1, "break"):
            word = self.words[a - 1]
            if not (word.isascii() and word.isalpha()) or b == a:
                return None
            starts, words = [first, *starts], [word[-over:], *words]
            classes = _load_pieces()[words[0]][1] + classes
        return starts, words, classes

    def glued(self, i: int) -> bool:
        """Whether nothing stands between tokens `i` and `i + 1`."""
        return 0 <= i < len(self.words) - 1 and self.starts[i] + len(self.words[i]) == self.starts[i + 1]


Row = tuple[str, str, int]
"""A token, its class, and its length with the gap behind it."""


class _Pieces(dict[str, Row]):
    """The token that each piece met so far is, which may have a gap behind it."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self.lexicon = lexicon

    def __missing__(self, piece: str) -> Row:
        """The class is that of a known word, of a number by its shape, of a break, or `x`."""
        word = piece.rstrip() or piece
        code = self.lexicon.classes.get(word)
        code = self.lexicon.names[_shape_name(word)] if code is None else code
        found = self[piece] = word, code, len(piece)
        return found


class _Runs(dict[str, tuple[Row, ...]]):
    """The tokens of every run of characters met so far, with a space behind the last."""

    def __missing__(self, run: str) -> tuple[Row, ...]:
        found = self[run] = tuple(map(_load_pieces().__getitem__, _PIECES[True].findall(f"{run} ")))
        return found


@cache
def _load_pieces() -> _Pieces:
    return _Pieces(load_lexicon())


_RUNS = _Runs()


def scan(text: str, *, hard_lines: bool = False) -> Scan:
    """Cut `text` into the grammar's tokens.

    Args:
        text: any text.
        hard_lines: whether every line end parts what stands about it; else only a blank line does.
    """
    known = _load_pieces()
    if len(known) > _REMEMBERED or len(_RUNS) > _REMEMBERED:
        known.clear()
        _RUNS.clear()
    if "_" in text:  # which no token and no gap holds
        matches = list(_TOKENS[hard_lines].finditer(text))
        rows = [known[match[0]] for match in matches]
        starts = [match.start() for match in matches]
    else:
        gap = _GAP[hard_lines].match(text)
        rows = _scan_lines(text) if hard_lines else [known[piece] for piece in _PIECES[False].findall(text)]
        starts = list(accumulate([length for _, _, length in rows], initial=gap.end() if gap else 0))
        starts.pop()
    words, classes = [word for word, _, _ in rows], "".join([code for _, code, _ in rows])
    return Scan(text, starts, words, classes, known.lexicon)


def _scan_lines(text: str) -> list[Row]:
    """The tokens of a text without underscores, every line end a break; runs met before are not cut again."""
    known = _load_pieces()
    rows: list[Row] = []
    parts = [*_LINE_ENDS.split(text), ""]
    for part, line_end in zip(parts[::2], parts[1::2], strict=True):
        runs = part.split()
        if runs and " ".join(runs) == part:
            rows += chain.from_iterable(map(_RUNS.__getitem__, runs))
            word, code, length = rows[-1]
            rows[-1] = word, code, length - 1
        else:
            rows += map(known.__getitem__, _PIECES[True].findall(part))
        if line_end:
            rows.append(known[line_end])
    return rows


def _shape_name(word: str) -> str:
    """The class of a token that is not a known word."""
    first = word[0]
    if first > "9" and word[-1] > "9":
        return "x"
    if first == "\n":
        return "break"
    if not first.isascii() or not first.isdigit():
        if re.fullmatch(r"(?:[QH]|FY)\d{1,4}", word):
            return "fycode" if word[0] == "F" else "quartercode"
        return "x"
    if word.isdecimal() and word.isascii():
        number = int(word) if len(word) < 6 else 0
        if len(word) <= 2 and 1 <= number <= 31:
            return "daynum"
        return "year4" if len(word) == 4 and 1000 <= number < 2200 else "num"
    if re.fullmatch(r"\d{4}-\d\d-\d\d(?:T.*)?", word):
        return "iso"
    if re.fullmatch(r"\d+([./-])\d+\1\d+", word):
        return "numdate"
    if ":" in word:
        return "clock"
    if "." in word or "," in word:
        return "dec"
    if _ORDINAL.fullmatch(word):
        return "ordnum"
    if _DECADE.fullmatch(word):
        return "decadenum"
    if _CLOCK_AM.fullmatch(word):
        return "clockam"
    return "x"
