"""The grammar of temporal expressions: rules.toml compiled into one pattern over token classes."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Generator
from functools import cache
from importlib import resources

from irevents.times.first_codes import list_first_codes
from irevents.times.scanning import Scan, load_lexicon
from irevents.values import frozen


@frozen
class Rule:
    """A construction: `id` names it in every result, `reading` the function that reads it."""

    id: str
    reading: str


@frozen
class Found:
    """A stretch of tokens that a rule's pattern covers; not yet known to be a date."""

    rule: Rule
    scan: Scan
    start: int
    end: int

    def first(self, *names: str) -> int | None:
        """The first token of one of the classes."""
        codes = self.scan.lexicon.encode(names)
        for i, code in enumerate(self.scan.classes[self.start : self.end], self.start):
            if code in codes:
                return i
        return None

    def all(self, *names: str) -> list[int]:
        """All tokens of one of the classes, in order."""
        codes, classes = self.scan.lexicon.encode(names), self.scan.classes[self.start : self.end]
        return [i for i, code in enumerate(classes, self.start) if code in codes]

    def has(self, *names: str) -> bool:
        """Whether one of the classes is there."""
        return self.first(*names) is not None

    def value(self, *names: str) -> int | str | None:
        """The value of the first token of one of the classes."""
        i = self.first(*names)
        return None if i is None else self.scan.value(i)


#: Classes with which no expression begins.
NEVER_FIRST = (
    "x", "comma", "dot", "dash", "slash", "lpar", "rpar", "colon", "amp", "gen", "currency", "percent",
    "break", "in", "on", "from", "to", "by", "since", "during", "of", "for", "and", "or", "between", "before",
    "after", "within", "over", "than", "ago", "hence", "old", "ampm", "zone", "so", "time", "times",
)  # fmt: skip
#: Those with which one begins only before a known word, also where two of them stand together: "the two".
NEVER_ALONE = (
    "daynum", "num", "dec", "ordnum", "digitword", "quote", "ordword", "numword", "partdays", "oclock", "the",
    "poss", "this", "these", "that", "those", "last", "next", "past", "previous", "following", "coming",
    "current", "latest", "same", "recent", "early", "late", "mid", "earlier", "later", "each", "per", "half",
    "a", "couple", "few", "several", "some", "more", "long", "full", "working", "fiscal", "at", "right", "up",
    "approx", "less", "least", "daynoun", "weekof", "near",
)  # fmt: skip
#: The pairs of them that are an expression: "twenty five", "the past".
TOGETHER = (("numword", "numword"), ("the", "past"))


@frozen
class Grammar:
    """The rules in order.

    `entry` finds a place where an expression may begin, `bodies` are the patterns of the rules.
    """

    rules: tuple[Rule, ...]
    entry: re.Pattern[str]
    bodies: tuple[str, ...]


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

        return re.sub(r"[A-Za-z]\w*", one, re.sub(r"\((?!\?)", "(?:", pattern)).replace(" ", "")

    for macro, pattern in table["macro"].items():
        macros[macro] = f"(?:{translate(pattern)})"
    rules = tuple(Rule(entry["id"], entry["reading"]) for entry in table["rule"])
    bodies = tuple(f"(?:{translate(entry['pattern'])})" for entry in table["rule"])
    never = "".join(names[name] for name in NEVER_FIRST)
    alone = "".join(names[name] for name in NEVER_ALONE)
    pairs = "|".join(f"{names[one]}(?={names[other]})" for one, other in TOGETHER)
    return Grammar(
        rules,
        re.compile(f"[^{never}{alone}]|[{alone}](?![{alone}]?{names['x']})|{pairs}"),
        bodies,
    )


@cache
def compile_rules(code: str) -> tuple[re.Pattern[str], tuple[int, ...]]:
    """One pattern of the rules that may begin with a class, in order, and their numbers by its groups.

    It matches the first rule that fits; tried are so a few of them, not all.
    """
    bodies = load_grammar().bodies
    numbers = [
        n for n, body in enumerate(bodies) if (first := list_first_codes(body)) is None or code in first
    ]
    return re.compile("|".join(f"{bodies[n]}()" for n in numbers) or r"(?!)"), tuple(numbers)


_compile_rule = cache(re.compile)  # which remembers more patterns than `re` itself


def find_candidates(scan: Scan) -> Generator[Found, bool, None]:
    """Every place where a rule's pattern stands, leftmost first, in one pass.

    The caller sends back whether the candidate was one (`generator.send`): if so the search goes on
    behind it, if not the later rules are tried at the same place.
    """
    grammar, classes, position = load_grammar(), scan.classes, 0
    enter = grammar.entry.search
    while (entry := enter(classes, position)) is not None:
        start = entry.start()
        position = start + 1
        pattern, numbers = compile_rules(classes[start])
        found = pattern.match(classes, start)
        if found is None:
            continue
        first = numbers[(found.lastindex or 1) - 1]
        if (yield Found(grammar.rules[first], scan, start, found.end())):
            position = found.end()
            continue
        for later in range(first + 1, len(grammar.rules)):
            other = _compile_rule(grammar.bodies[later]).match(classes, start)
            if other is not None and (yield Found(grammar.rules[later], scan, start, other.end())):
                position = other.end()
                break
