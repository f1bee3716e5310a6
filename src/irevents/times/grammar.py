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


@dataclass(frozen=True, slots=True)
class Grammar:
    """The rules in order: `pattern` finds the first that fits, `singles` are the rules one by one."""

    rules: tuple[Rule, ...]
    pattern: re.Pattern[str]
    singles: tuple[re.Pattern[str], ...]


@cache
def load_grammar() -> Grammar:
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
    bodies = [re.sub(r"\((?!\?)", "(?:", translate(entry["pattern"])) for entry in table["rule"]]
    branches = "|".join(f"(?P<r{i}>{body})" for i, body in enumerate(bodies))
    pattern = re.compile(f"(?=[^{names['x']}])(?:{branches})")
    return Grammar(rules, pattern, tuple(re.compile(body) for body in bodies))


def find_candidates(scan: Scan) -> Generator[Found, bool, None]:
    """Every place where a rule's pattern stands, leftmost first, in one pass.

    The caller sends back whether the candidate was one (`generator.send`): if so the search goes on
    behind it, if not the later rules are tried at the same place.
    """
    grammar = load_grammar()
    search, classes, position = grammar.pattern.search, scan.classes, 0
    while (match := search(classes, position)) is not None:
        first = int((match.lastgroup or "r0")[1:])
        start, position = match.start(), match.start() + 1
        if (yield Found(grammar.rules[first], scan, start, match.end())):
            position = match.end()
            continue
        for later in range(first + 1, len(grammar.rules)):
            other = grammar.singles[later].match(classes, start)
            if other is not None and (yield Found(grammar.rules[later], scan, start, other.end())):
                position = other.end()
                break
