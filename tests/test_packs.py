"""Reading knowledge packs: what is merged, what is refused and how the refusal reads."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from irevents import packs
from irevents.errors import IreventsError
from irevents.packs import load_packs, read_pack
from irevents.packs.checking import check_pack
from irevents.packs.loading import built_in_kinds, merge_tables

MINE = """
kind = "topics"
[[entry]]
id = "lighthouses"
label = "lighthouses"
category = "civil"
patterns = ["lighthouse", "lighthouses"]
examples = ["They spoke of lighthouses."]
counter_examples = ["They spoke of light houses."]
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_read_pack_gives_the_toml() -> None:
    assert read_pack("topics")["kind"] == "topics"
    assert "topics" in built_in_kinds()


def test_unknown_pack_is_refused() -> None:
    with pytest.raises(IreventsError, match="no pack of kind 'nonsense'"):
        read_pack("nonsense")


def test_user_entries_are_added_and_replace(tmp_path: Path) -> None:
    mine = load_packs([write(tmp_path, MINE.replace('lighthouses"\nlabel', 's-400"\nlabel'))])
    labels = {entry.id: entry.label for entry in mine.topics()}
    assert labels["s-400"] == "lighthouses"
    assert len(labels) == len(load_packs().topics())
    assert len(load_packs([write(tmp_path, MINE)]).topics()) == len(labels) + 1


def test_merge_tables_joins_lists_and_tables() -> None:
    merged = merge_tables({"a": [1], "t": {"x": 1}, "s": 1}, {"a": [2], "t": {"y": 2}, "s": 2})
    assert merged == {"a": [1, 2], "t": {"x": 1, "y": 2}, "s": 2}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("kind = ", "mine.toml: not TOML"),
        ("[[entry]]\nid = 'a'", "mine.toml: kind: missing; begin the file"),
        ("kind = 'tropics'", "mine.toml: kind: unknown kind 'tropics'; the kinds are"),
        (MINE.replace("category", "categry"), r"mine.toml: entry lighthouses.cat\w+: .*"),
        (MINE.replace('"lighthouses"\nlabel', '"Light houses"\nlabel'), "mine.toml: entry Light houses.id: "),
        (MINE.replace('["lighthouse", "lighthouses"]', "3"), "mine.toml: entry lighthouses.patterns: "),
    ],
)
def test_errors_name_file_and_key(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(IreventsError) as caught:
        load_packs([write(tmp_path, text)])
    assert caught.match(".*" + message)


def test_unknown_set_is_named(tmp_path: Path) -> None:
    with pytest.raises(IreventsError, match=r"there is no set 'tides'; add it"):
        check_pack(write(tmp_path, MINE.replace('"lighthouse"', '"lighthouse {tides}"')))


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(IreventsError, match=r"none\.toml: cannot be read"):
        load_packs([tmp_path / "none.toml"])


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
    assert problems[0].endswith("entry lake-forum: 2 entries have this id")


@pytest.mark.parametrize(
    "file", sorted(Path(packs.__file__).parent.glob("*.toml")), ids=lambda path: path.name
)
def test_built_in_packs_keep_their_examples(file: Path) -> None:
    assert check_pack(file) == []


def test_packs_of_the_documentation_are_valid(tmp_path: Path) -> None:
    page = (Path(__file__).parent.parent / "docs" / "packs.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```toml\n(.*?)```", page, flags=re.DOTALL)
    assert len(blocks) == 2
    for block in blocks:
        assert check_pack(write(tmp_path, block)) == []
