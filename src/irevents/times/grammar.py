"""The grammar of temporal expressions: rules.toml compiled into one pattern over token classes."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Generator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from irevents.times.scanning import Scan, load_lexicon


@dataclass(frozen=True, slots=True)
class Rule:
    """A construction: `id` names it in every result, `reading` the function that reads it."""

    id: str
    reading: str


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of tokens that a rule's pattern covers; not yet known to be a date."""

    rule: Rule
    scan: Scan
    start: int
    end: int

    def first(self, *names: str) -> int | None:
        """The first token of one of the classes."""
        return next((i for i in range(self.start, self.end) if self.scan.named(i, *names)), None)

    def all(self, *names: str) -> list[int]:
        """All tokens of one of the classes, in order."""
        return [i for i in range(self.start, self.end) if self.scan.named(i, *names)]

    def has(self, *names: str) -> bool:
        """Whether one of the classes is there."""
        return self.first(*names) is not None

    def value(self, *names: str) -> int | str | None:
        """The value of the first token of one of the classes."""
        i = self.first(*names)
        return None if i is None else self.scan.value(i)


@cache
def load_grammar() -> tuple[re.Pattern[str], tuple[Rule, ...]]:
    """Compile rules.toml: one alternative a rule, in the order of the file."""
    table = tomllib.loads(resources.files("irevents.times").joinpath("rules.toml").read_text("utf-8"))
    names = load_lexicon().names
    macros: dict[str, str] = {}

    def translate(pattern: str) -> str:
        def one(match: re.Match[str]) -> str:
            word = match.group()
            return macros[word] if word.isupper() else names[word]

        return re.sub(r"[A-Za-z]\w*", one, pattern).replace(" ", "")

    for macro, pattern in table["macro"].items():
        macros[macro] = f"(?:{translate(pattern)})"
    rules = tuple(Rule(entry["id"], entry["reading"]) for entry in table["rule"])
    branches = (f"(?P<r{i}>{translate(e['pattern'])})" for i, e in enumerate(table["rule"]))
    return re.compile(f"(?=[^{names['x']}])(?:{'|'.join(branches)})"), rules


def find_candidates(scan: Scan, start: int = 0) -> Generator[Found, bool, None]:
    """Every place where a rule's pattern stands, leftmost first, in one pass.

    The caller sends back True (`generator.send`) to go on behind the candidate; a candidate not
    taken is entered again one token further on.
    """
    pattern, rules = load_grammar()
    search, classes, position = pattern.search, scan.classes, start
    while (match := search(classes, position)) is not None:
        rule = rules[int((match.lastgroup or "r0")[1:])]
        taken = yield Found(rule, scan, match.start(), match.end())
        position = match.end() if taken else match.start() + 1
