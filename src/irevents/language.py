"""The spaCy `Language` irevents reads with: English tokens, cut the way press texts need.

`load_language()` gives `spacy.blank("en")` with other tokenizer rules: what scraped news glues
together comes apart ("June,2024", "held.The", "Mr.Okafor", "India–Japan", "26–27"), what belongs
together stays ("S-400", "C-UAS", "2+2", "5G", "Lt.", "H.E.", "#NewDelhi"). No pipe is added.
As with every spaCy tokenizer no character is lost: `doc.text == text`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from spacy.attrs import NORM
from spacy.lang.char_classes import ALPHA, ALPHA_LOWER, ALPHA_UPPER
from spacy.lang.en import English
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

from irevents.packs import read_pack
from irevents.values import frozen

if TYPE_CHECKING:
    from spacy.language import Language

MOST_CHARACTERS = 1_000_000_000
"""spaCy's own limit guards the memory of its parser; there is none here."""

HYPHEN = "[-\u2010\u2011]"
DASH = "[\u2012-\u2015]"
INVISIBLE = "[\u200b-\u200f\u2060\ufeff\u00ad]"
BRACKET_OR_QUOTE = r"[()\[\]{}<>\"“”„«»|•■►▪]"

# Exceptions of spaCy's English that are worth keeping: contractions with an apostrophe (don't),
# "cannot", clock times ("8am"), abbreviations ("Gen.", "a.m."). Left out are emoticons ("8)" in
# "(June 8)", ":D") and contractions without an apostrophe, which cut "Wed" into "We" and "d".
_KEPT_EXCEPTION = re.compile(
    r"[A-Za-z]*['’][A-Za-z'’]+|[Cc]annot|\d+(?:am|pm|a\.m\.|p\.m\.)|(?:[A-Za-z]\.){2,}|[A-Za-z]{2,}\.|Ph\.D\."
)


@cache
def read_abbreviations() -> dict[str, frozenset[str]]:
    """Return the abbreviations of the pack by category, and the sentence openers as `starters`."""
    raw = read_pack("abbreviations")
    groups: dict[str, set[str]] = defaultdict(set)
    for entry in raw["entry"]:
        groups[entry["category"]].update(entry["patterns"])
    groups["starters"] = set(raw["starters"])
    return {category: frozenset(words) for category, words in groups.items()}


def load_language() -> Language:
    """Build the language: `spacy.blank("en")` with tokenizer rules for news, and no pipe.

    The tokenizer is made whole at once: a change to the rules of a finished one reads them all anew.
    Its tokens have a normal form, but no `lower`, `shape`, `is_…` and `like_…`: nothing here asks for them,
    and computing them is most of the cost of a new word.
    """
    nlp = English(create_tokenizer=_create_tokenizer, max_length=MOST_CHARACTERS)
    vocab: Any = nlp.vocab
    vocab.lex_attr_getters = {NORM: vocab.lex_attr_getters[NORM]}
    return nlp


def _create_tokenizer(nlp: Language) -> Tokenizer:
    abbreviations = read_abbreviations()
    words = sorted({word for key in ("title", "before-number", "open") for word in abbreviations[key]})
    rules = {
        word: tokens
        for word, tokens in (nlp.Defaults.tokenizer_exceptions or {}).items()
        if _KEPT_EXCEPTION.fullmatch(word)
    } | {word: [{ORTH: word}] for word in words if " " not in word and "-" not in word}
    prefixes = [rule for rule in _rules(nlp, "prefixes") if rule != "#"]
    prefixes += [r"#(?![A-Za-z_])", INVISIBLE, r"\|", f"{DASH}", r"-(?=[A-Za-z“\"(])"]
    suffixes = [rule for rule in _rules(nlp, "suffixes") if "km²" not in rule and rule != "#"]
    suffixes += [r"(?<=[A-Za-z]{2})-", "[`´][sS]", INVISIBLE, r"\|", DASH, r"(?<=[0-9])%"]
    return Tokenizer(
        nlp.vocab,
        rules=rules,
        prefix_search=_Prefixes(compile_prefix_regex(prefixes)).search,
        suffix_search=_Suffixes(compile_suffix_regex(suffixes)).search,
        infix_finditer=_Infixes(compile_infix_regex(_infixes(words))).finditer,
        token_match=nlp.Defaults.token_match,
        url_match=nlp.Defaults.url_match,
        max_cache_size=0,  # what has been cut is kept in `tokenizing.py`
    )


@frozen
class _Affixes:
    """A compiled expression behind a quick look at the characters it could match at all.

    spaCy asks for a bound method of an object with a `pattern`, as that of a compiled expression is.
    """

    expression: re.Pattern[str]

    @property
    def pattern(self) -> str:
        return self.expression.pattern


class _Prefixes(_Affixes):
    def search(self, text: str) -> re.Match[str] | None:
        if text[:1].isalnum() and "$" not in text:  # "US$5" has the only prefix with letters
            return None
        return self.expression.match(text)  # every rule begins with "^": further on there is none to find


class _Suffixes(_Affixes):
    def search(self, text: str) -> re.Match[str] | None:
        if text[-1:].isalnum() and text[-1] not in "sS":  # "India's" has the only suffix with letters
            return None
        return self.expression.search(text)


class _Infixes(_Affixes):
    def finditer(self, text: str) -> Iterable[re.Match[str]]:
        return () if text.isalnum() else self.expression.finditer(text)


def _rules(nlp: Language, name: str) -> list[str]:
    return list(getattr(nlp.Defaults, name) or ())


def _infixes(abbreviations: Iterable[str]) -> list[str]:
    """The places inside an unspaced run of characters where a token ends; zero-width ones lose nothing."""
    shorts = [word for word in abbreviations if word[0].isupper() and word.count(".") == 1]
    after = _after(shorts)
    not_after = "".join(f"(?<!{group})" for group in _by_width(word[:-1] for word in shorts))
    return [
        rf"{after}(?=[A-Z0-9])",  # Mr.Okafor, Oct.29, Lt.Gen.
        rf"(?<=[A-Z]\.)(?=[{ALPHA_UPPER}](?:[{ALPHA_LOWER}]|['’][{ALPHA_UPPER}]))",  # J.P.Mathew, J.P.O'Neil
        rf"(?<=[{ALPHA_LOWER}0-9])(?=#[A-Za-z])",  # #India#Japan
        r"\.\.+",
        r"…",
        BRACKET_OR_QUOTE,
        INVISIBLE,
        DASH,
        "--+",
        rf"(?<=[{ALPHA_LOWER}0-9)\]”\"’']){not_after}[.](?=[{ALPHA_UPPER}“\"‘])",  # held.The
        rf"(?<=[{ALPHA}0-9)\]”\"’'])[!?;](?=[{ALPHA}“\"‘])",
        rf"(?<=[{ALPHA}]),(?=[{ALPHA}0-9#@])",  # June,2024
        rf"(?<=[0-9.]),(?=[{ALPHA}]|(?:19|20)[0-9][0-9](?![0-9]))",  # 29,2025
        rf"(?<=[{ALPHA}][{ALPHA}]){HYPHEN}(?=[{ALPHA}])",  # India-Japan, not C-UAS
        rf"(?<=[{ALPHA}]\.){HYPHEN}(?=[{ALPHA}])",  # U.S.-led
        rf"(?<=[{ALPHA}]{{3}}){HYPHEN}(?=(?:19|20)[0-9][0-9](?![0-9]))",  # Pitch-2024, not AK-203
        rf"(?<=[0-9]){HYPHEN}(?=[0-9]|[{ALPHA_LOWER}]{{2}})",  # 26-27, 24-member
        rf"(?<=[0-9](?:st|nd|rd|th)){HYPHEN}(?=[0-9])",  # 5th-6th
        rf"(?<=[{ALPHA}0-9)])[:<>=/](?=[{ALPHA}#])",
        rf"(?<=[0-9]):(?=[{ALPHA}])",
    ]


def _by_width(words: Iterable[str]) -> list[str]:
    """Alternations of words of equal length, as a look-behind needs them."""
    groups: dict[int, list[str]] = defaultdict(list)
    for word in words:
        groups[len(word)].append(re.escape(word))
    return ["|".join(sorted(group)) for _, group in sorted(groups.items())]


def _after(words: Iterable[str]) -> str:
    return "(?:" + "|".join(f"(?<={group})" for group in _by_width(words)) + ")"
