"""Reading knowledge packs: what is merged, what is refused and how the refusal reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from irevents.errors import IreventsError
from irevents.packs import load_packs, read_pack
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


def write(folder: Path, text: str, name: str = "mine.toml") -> Path:
    path = folder / name
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


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(IreventsError, match=r"none\.toml: cannot be read"):
        load_packs([tmp_path / "none.toml"])
