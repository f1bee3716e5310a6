"""The spellings of a phrase: hyphen, space or nothing; British or American; one or many."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from irevents.errors import IreventsError

HYPHEN = re.compile(r"[-‑–]")
NON_BREAKING = "‑"
_SET = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Spellings:
    """The word pairs and endings of `spellings.toml`."""

    words: Mapping[str, tuple[str, ...]]
    endings: tuple[tuple[str, str], ...]

    @classmethod
    def from_pack(cls, table: Mapping[str, Any]) -> Spellings:
        """Build from the parsed `spellings` pack."""
        words: dict[str, tuple[str, ...]] = {}
        for pair in table["pairs"]:
            for word in pair:
                words[word] = tuple(pair)
        return cls(words, tuple((british, american) for british, american in table["endings"]))

    def of_word(self, word: str) -> tuple[str, ...]:
        """The word itself and its other spelling, if it has one."""
        known = self.words.get(word.lower())
        if known:
            return (word, *(other for other in known if other != word.lower()))
        if len(word) >= 6:
            for british, american in self.endings:
                for one, other in ((british, american), (american, british)):
                    if word.endswith(one):
                        return (word, word[: -len(one)] + other)
        return (word,)


def spell_phrase(phrase: str, spellings: Spellings, *, plural: bool = False) -> tuple[str, ...]:
    """All spellings of a phrase, the phrase itself first.

    "Su-30 MKI" gives Su-30 MKI, Su 30 MKI, Su30 MKI, Su-30MKI, …; "defence drone" gives defense drone and,
    with `plural`, both again with drones.
    """
    spelt = [" ".join(words) for words in product(*(spellings.of_word(word) for word in phrase.split()))]
    if plural:
        spelt += [many for one in spelt if (many := _plural(one)) is not None]
    hyphened = [form for one in spelt for form in _hyphen_forms(one)]
    return tuple(dict.fromkeys(hyphened))


def expand_pattern(pattern: str, sets: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """A pattern with {name} once for each word of the set: "naval {ties}" gives naval ties …

    Raises:
        IreventsError: there is no such set.
    """
    forms: tuple[str, ...] = (pattern,)
    for name in dict.fromkeys(_SET.findall(pattern)):
        if name not in sets:
            raise IreventsError(
                f"there is no set {name!r}", key=f"pattern {pattern!r}", remedy="add it under [sets]"
            )
        forms = tuple(form.replace(f"{{{name}}}", word) for form in forms for word in sets[name])
    return forms


def _plural(phrase: str) -> str | None:
    last = phrase.split()[-1]
    if not (last.isalpha() and last.islower() and len(last) > 3) or last.endswith(("s", "ing", "ry", "ics")):
        return None
    if last.endswith("y") and last[-2] not in "aeiou":
        return phrase[:-1] + "ies"
    return phrase + ("es" if last.endswith(("ch", "sh", "x")) else "s")


def _hyphen_forms(phrase: str) -> list[str]:
    """Hyphens as they stand, as spaces, as U+2011; left out beside a figure ("Su30", "Su-30MKI")."""
    forms = [phrase]
    if HYPHEN.search(phrase):
        forms += [HYPHEN.sub(" ", phrase), HYPHEN.sub(NON_BREAKING, phrase)]
        forms.append(HYPHEN.sub("", phrase))
    if re.search(r"\d [A-Z]", phrase):
        forms += [re.sub(r"(?<=\d) (?=[A-Z])", "", form) for form in list(forms)]
        forms.append(re.sub(r"(?<=\d) (?=[A-Z])", "-", phrase))
    return forms
