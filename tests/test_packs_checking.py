"""What `irevents packs check` finds wrong with a pack, and that nothing is wrong with the built-in ones."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from test_packs import MINE, write

from irevents import packs
from irevents.errors import IreventsError
from irevents.packs import load_packs
from irevents.packs.checking import check_pack, check_table
from irevents.packs.loading import parse_pack


def list_problems(path: Path, *beside: Path) -> list[str]:
    """The problems of a pack, without the folder it is in."""
    return [str(problem).removeprefix(f"{path.parent}/") for problem in check_pack(path, beside=beside)]


def test_check_pack_tries_examples_both_ways(tmp_path: Path) -> None:
    assert check_pack(write(tmp_path, MINE)) == []
    wrong = MINE.replace("They spoke of lighthouses.", "They spoke of ships.")
    problems = [str(problem) for problem in check_pack(write(tmp_path, wrong))]
    assert any("does not match its example 'They spoke of ships.'" in line for line in problems)
    wrong = MINE.replace("They spoke of light houses.", "A lighthouse stood there.")
    problems = [str(problem) for problem in check_pack(write(tmp_path, wrong))]
    assert any("matches its counter-example 'A lighthouse stood there.'" in line for line in problems)


BODIES = """kind = "bodies"
[[entry]]
id = "lake-forum"
label = "Lake Forum"
patterns = ["Lake Forum"]
parties = ["KE", "ASEAN", "LAKERS"]
"""
LAKERS = """kind = "organisations"
[[entry]]
id = "lakers"
code = "LAKERS"
label = "Lake States"
patterns = ["Lake States"]
"""


def test_check_pack_names_parties_that_nobody_knows(tmp_path: Path) -> None:
    mine = write(tmp_path, BODIES)
    problems = [str(problem) for problem in check_pack(mine)]
    assert [line.partition("entry ")[2] for line in problems] == [
        "lake-forum.parties: no state or organisation is 'LAKERS'"
    ]
    (tmp_path / "lakers.toml").write_text(LAKERS, encoding="utf-8")
    assert check_pack(mine, beside=[tmp_path / "lakers.toml"]) == []


def test_check_pack_names_an_id_used_twice(tmp_path: Path) -> None:
    twice = BODIES.replace(', "LAKERS"', "") + BODIES.replace(', "LAKERS"', "").partition("\n")[2]
    problems = [str(problem) for problem in check_pack(write(tmp_path, twice))]
    assert len(problems) == 1
    assert problems[0].endswith("entry lake-forum: 2 entries have this id; give each an id of its own")


BUILT_IN = [
    (file.name, parse_pack(file.read_text(encoding="utf-8"), file=file.name))
    for file in sorted(Path(packs.__file__).parent.glob("*.toml"))
]


@pytest.mark.parametrize(("name", "table"), BUILT_IN, ids=[name for name, _ in BUILT_IN])
def test_nothing_is_wrong_with_the_built_in_packs(name: str, table: dict[str, Any]) -> None:
    beside = [(other, pack) for other, pack in BUILT_IN if other != name]
    assert check_table(table, file=name, beside=beside) == []


def test_packs_of_the_documentation_are_valid(tmp_path: Path) -> None:
    page = (Path(__file__).parent.parent / "docs" / "packs.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```toml\n(.*?)```", page, flags=re.DOTALL)
    assert len(blocks) == 3
    for block in blocks:
        assert check_pack(write(tmp_path, block)) == []


def test_an_id_of_two_files_is_named_with_both(tmp_path: Path) -> None:
    mine, other = write(tmp_path, MINE), write(tmp_path, MINE, "other.toml")
    assert list_problems(mine, mine, other) == [
        f"mine.toml: entry lighthouses: {other} has an entry of this id too; give one of them another id"
    ]
    other_kind = write(tmp_path, BODIES.replace("lake-forum", "lighthouses"), "bodies.toml")
    assert list_problems(mine, mine, other_kind) == []


@pytest.mark.parametrize("name", ["tides", "low_tides", "low-tides", "Tides"])
def test_a_set_that_is_nowhere_defined_is_named(tmp_path: Path, name: str) -> None:
    mine = write(tmp_path, MINE.replace('"lighthouse"', f'"lighthouse {{{name}}}"'))
    told = f"mine.toml: entry lighthouses.patterns: there is no set {name!r}; add it under [sets]"
    assert list_problems(mine) == [told]
    with pytest.raises(IreventsError) as caught:
        load_packs([mine])
    assert str(caught.value).endswith(told)
    defined = write(tmp_path, mine.read_text() + f'[sets]\n{name} = ["lamps"]\n')
    assert list_problems(defined) == []
    assert load_packs([defined]).topics()


def test_a_set_may_stand_in_a_pack_beside(tmp_path: Path) -> None:
    mine = write(tmp_path, MINE.replace('"lighthouse"', '"lighthouse {tides}"'))
    sets = write(tmp_path, 'kind = "topics"\n[sets]\ntides = ["lamps"]\n', "sets.toml")
    assert list_problems(mine, mine, sets) == []
    assert load_packs([mine, sets]).topics()


def test_each_of_two_sets_in_a_pattern_stands_for_its_words(tmp_path: Path) -> None:
    both = MINE.replace('"lighthouse"', '"{tall} {towers}"').replace("of lighthouses", "of high beacons")
    mine = write(tmp_path, both + '[sets]\ntall = ["tall", "high"]\ntowers = ["towers", "beacons"]\n')
    assert list_problems(mine) == []


def test_sets_stand_for_nothing_where_names_are_written(tmp_path: Path) -> None:
    text = BODIES.replace(', "LAKERS"', "").replace('["Lake Forum"]', '["Lake {talks}"]')
    assert list_problems(write(tmp_path, text)) == [
        "mine.toml: entry lake-forum.patterns: {talks} stands for no words in bodies; "
        "write each of the words out"
    ]


FRAME = """kind = "frames"
[[entry]]
id = "huddle"
label = "the ministers huddled"
type = "meeting"
head = "verb"
roles = "encounter"
words = ["huddled", "got"]
begins = { got = ["got into a huddle"] }
pattern = "(?:huddled|got into a huddle)(?= |$)"
examples = ["The ministers of Peru and Chad got into a huddle."]
counter_examples = ["The ministers of Peru and Chad got a letter."]
"""


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("", "", None),
        (
            '"got"]',
            '"gotten"]',
            "entry huddle.begins: 'got' is none of the frame's words; take it out, or add it to words",
        ),
        (
            '["got into a huddle"]',
            '["got into a huddle", "huddled up"]',
            "entry huddle.begins.got: 'huddled up' begins with another word of the frame; "
            "put it under huddled",
        ),
        (
            '["got into a huddle"]',
            '["got into huddles"]',
            "entry huddle: no opening is in its example 'The ministers of Peru and Chad got into a huddle.'; "
            "add the words that stand there to openings or begins",
        ),
        (
            'begins = { got = ["got into a huddle"] }',
            'openings = ["a long huddle"]',
            "entry huddle: no opening is in its example 'The ministers of Peru and Chad got into a huddle.'; "
            "add the words that stand there to openings or begins",
        ),
        (
            'examples = ["The ministers of Peru and Chad got into a huddle."]\ncounter',
            "counter",
            "entry huddle.examples: missing; write a sentence in which the frame is found",
        ),
        (
            'counter_examples = ["The ministers of Peru and Chad got a letter."]',
            "",
            "entry huddle.counter_examples: missing; write a sentence in which the frame is not found",
        ),
        (
            '(?= |$)"',
            '(?= |$"',
            "entry huddle.pattern: no regular expression: missing ), unterminated subpattern",
        ),
        (
            '(?= |$)"',
            ' {places}"',
            "entry huddle.pattern: {places} stands for no words in frames; write each of the words out",
        ),
        (
            "huddled|got into",
            "huddled|got round",
            "entry huddle: not found in its example 'The ministers of Peru and Chad got into a huddle.'; "
            "to the pattern the text is 'the ministers of S and S got into a huddle .'",
        ),
        (
            "huddled|got into a huddle",
            "huddled|got",
            "entry huddle: found in its counter-example 'The ministers of Peru and Chad got a letter.'; "
            "to the pattern the text is 'the ministers of S and S got a letter .'",
        ),
        (
            '(?= |$)"',
            '\\b"',
            "entry huddle.pattern: a control character in '(?:huddled|got into a huddle)\\x08'; "
            "write '...' in single quotes, or \\\\b in double ones",
        ),
        ('(?= |$)"', '(?= |$){0,1}"', None),
    ],
)
def test_what_is_wrong_with_a_frame_is_named(tmp_path: Path, old: str, new: str, told: str | None) -> None:
    problems = list_problems(write(tmp_path, FRAME.replace(old, new, 1) if old else FRAME))
    assert len(problems) == (told is not None)
    assert all(problem.startswith(f"mine.toml: {told}") for problem in problems)


def test_an_id_of_two_frames_is_named(tmp_path: Path) -> None:
    twice = write(tmp_path, FRAME + FRAME.partition("\n")[2])
    told = "mine.toml: entry huddle: 2 entries have this id; give each an id of its own"
    assert list_problems(twice) == [told]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"verb"', '"adverb"', "entry huddle.head: "),
        ("begins", "begin", "entry huddle.begin: .*; the keys are .*begins"),
        ('words = ["huddled", "got"]', "words = []", "entry huddle.words: "),
        ('type = "meeting"\n', "", "entry huddle.type: Field required"),
    ],
)
def test_a_frame_of_another_form_is_refused(tmp_path: Path, old: str, new: str, told: str) -> None:
    mine = write(tmp_path, FRAME.replace(old, new))
    for read in (check_pack, lambda path: load_packs([path])):
        with pytest.raises(IreventsError, match=rf"mine\.toml: {told}"):
            read(mine)


def test_patterns_are_the_programs_own(tmp_path: Path) -> None:
    mine = write(tmp_path, 'kind = "patterns"\n')
    with pytest.raises(
        IreventsError, match=r"mine\.toml: kind: patterns are the program's own; ways of telling"
    ):
        check_pack(mine)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({}, []),
        ({"examples": []}, ["entry met-there.examples: missing; write a text in which it is found"]),
        (
            {"counter_examples": []},
            ["entry met-there.counter_examples: missing; write a text in which it is not found"],
        ),
        (
            {"pattern": "{met_there} x{0,2}"},
            ["entry met-there.pattern: there is no set 'met_there'; add it under [sets]"],
        ),
        (
            {"own": ["{rulers}", "{rulerz}"]},
            ["entry met-there.own: there is no set 'rulerz'; add it under [sets]"],
        ),
    ],
)
def test_what_is_wrong_with_a_built_in_pattern_is_named(change: dict[str, Any], told: list[str]) -> None:
    entry = next(
        e for _, t in BUILT_IN if t["kind"] == "patterns" for e in t["entry"] if e["id"] == "met-there"
    )
    problems = check_table({"kind": "patterns", "entry": [{**entry, **change}]}, file="patterns-x.toml")
    assert [str(problem) for problem in problems] == [f"patterns-x.toml: {one}" for one in told]


def test_an_id_of_two_built_in_files_is_named() -> None:
    name, table = next((name, table) for name, table in BUILT_IN if name == "patterns-sides.toml")
    problems = check_table(table, file="patterns-x.toml", beside=[(name, table)])
    assert len(problems) == len(table["entry"])
    assert str(problems[0]).endswith(f"{name} has an entry of this id too; give one of them another id")
