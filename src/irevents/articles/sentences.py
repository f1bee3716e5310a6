"""The sentences of the articles of a page, and the text as the tokenizer reads it best."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from irevents.articles.markup import blank_markup
from irevents.articles.page import Article
from irevents.language import read_abbreviations
from irevents.mentions import Sentence
from irevents.tokens import Tokens

# One character each for one character: spaces of all kinds and invisible marks become a space,
# hyphens of all kinds a hyphen.
_SPACES = "\u00a0\u1680\u2000-\u200f\u202f\u205f\u2060\u3000\ufeff\t\r\x0b\x0c"
_ODD = re.compile(f"[{_SPACES}\u2010\u2011\u2028\u2029]")
_HYPHENS = "\u2010\u2011"
_LONGEST = 400
"""Tokens of the longest sentence: a table or list run together is read in pieces, so that no stage
that compares the words of a sentence with each other takes longer than it should."""
_VISIBLE = re.compile(r"\S+")

# A stop (and what closes after it), then white space, then what may open a sentence; or no white
# space at all between a word's stop and a capital ("held.The").
_BOUNDARY = re.compile(
    r"[.!?…]+(?:[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[A-ZÀ-ÖØ-Þ0-9#@])"
    r"|(?<=[a-z0-9)\]%”\"][.!?])[\"”’]?(?=[\"“‘]?(?:[A-Z][a-z]+|[AI])[\s,’']))"
)
_WORD_AFTER = re.compile(r"[\"'“‘«(\[]*([\w’']+)")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTH = re.compile(rf"(?:{_MONTHS})\b")
_MONTH_BEFORE = re.compile(rf"(?:{_MONTHS}|of|No|Article|Resolution) \d+$")
_SHORT_MONTHS = frozenset({"Jan.", "Mar.", "Jun.", "Sep."})
_NAME_BEFORE = re.compile(r" [A-Z][a-z]+ $")
_DOTTED = re.compile(r"(?:[A-Za-z]\.)+")


def flatten_text(text: str, articles: Sequence[Article]) -> str:
    """The text, as long as before, every character in its place, made easy to tokenize.

    Markup is blanked. No-break spaces and invisible marks become spaces, odd hyphens hyphens, soft line
    breaks inside a block spaces; what belongs to no block becomes spaces. Offsets stay those of `text`.
    """
    flat = _ODD.sub(_flatten, blank_markup(text))
    parts: list[str] = []
    last = 0
    for article in articles:
        for block in article.blocks:
            if block.start > last:
                parts.append(_VISIBLE.sub(_blank, flat[last : block.start]))
            parts.append(flat[block.start : block.end].replace("\n", " "))
            last = block.end
    parts.append(_VISIBLE.sub(_blank, flat[last:]))
    return "".join(parts)


def _flatten(match: re.Match[str]) -> str:
    return "-" if match[0] in _HYPHENS else "\n" if match[0] in "\u2028\u2029" else " "


def _blank(match: re.Match[str]) -> str:
    return " " * (match.end() - match.start())


def find_sentences(tokens: Tokens, articles: Sequence[Article]) -> list[Sentence]:
    """The sentences of the articles' blocks, in order.

    A sentence never crosses a block; a headline, caption or bullet is a sentence of its own. `tokens`
    may be those of the text or of `flatten_text` of it.
    """
    text, words, starts = tokens.text, tokens.words, tokens.starts
    sentences: list[Sentence] = []
    for number, article in enumerate(articles):
        for block in article.blocks:
            kind, paragraph = block.kind, block.paragraph
            begin = bisect_left(starts, block.start)
            for stop in _sentence_ends(text, block.start, block.end):
                following = end = bisect_left(starts, stop, begin)
                while end > begin and words[end - 1].isspace():
                    end -= 1
                while end - begin > _LONGEST:
                    sentences.append(Sentence(begin, begin + _LONGEST, number, kind, paragraph))
                    begin += _LONGEST
                if end > begin:
                    sentences.append(Sentence(begin, end, number, kind, paragraph))
                begin = following
    return sentences


def _sentence_ends(text: str, start: int, end: int) -> Iterator[int]:
    """The offsets after each sentence of `text[start:end]`."""
    begin = start
    for match in _BOUNDARY.finditer(text, start, end):
        if match.end() <= begin:
            continue
        if _ends_sentence(text, begin, match):
            begin = match.end()
            yield begin
    if begin < end:
        yield end


@cache
def _groups() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    found = read_abbreviations()
    return found["title"], found["before-number"], found["open"], found["starters"]


def _ends_sentence(text: str, begin: int, match: re.Match[str]) -> bool:
    stop = match.start()
    if stop == begin or text[stop] != "." or text.startswith("...", stop):
        return True
    word = text[text.rfind(" ", begin, stop) + 1 or begin : stop + 1].lstrip("(\"'“‘[").rpartition("\n")[2]
    if "-" in word and _DOTTED.fullmatch(word.rpartition("-")[2]):
        word = word.rpartition("-")[2]  # "Japan-U.S. Foreign Ministers' Talk"
    if len(word) > 9 and not _DOTTED.fullmatch(word):
        return True
    if word[:-1].isdigit():  # "2. The two sides": the number of a paragraph
        if _MONTH.match(text, match.end()) and not _MONTH_BEFORE.search(text[begin:stop]):
            return False  # "On Tuesday, 25. September", not "on May 25. September is"
        return not (len(word) <= 3 and text[begin:stop].strip() == word[:-1])
    titles, before_number, may_end, starters = _groups()
    if word in titles:
        return False
    if "-" in word and word.rpartition("-")[2] in titles:
        return False
    if word not in before_number and word not in may_end and not _DOTTED.fullmatch(word):
        return True
    following = _WORD_AFTER.match(text, match.end())
    after = following[1] if following else ""
    if word in before_number:
        if word in _SHORT_MONTHS and after[:1].isupper() and _NAME_BEFORE.search(text[begin : stop - 3]):
            return True  # "received by Admiral Dong Jun. Singh joined him"
        return not after[:1].isdigit() and word[0].isupper() and after in starters
    initial = following is not None and len(after) == 1 and text.startswith(".", following.end())
    return after in starters and not initial  # "Mrs. K. M. A. N. Perera"
