"""The patterns that the code binds by name and the packs that hold them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import irevents
from irevents.errors import IreventsError
from irevents.packs import load_packs, read_pack
from irevents.packs.patterns import Pattern, read_words, write_pattern

SOURCES = sorted(Path(irevents.__file__).parent.rglob("*.py"))


def test_the_code_and_the_packs_name_the_same_patterns() -> None:
    bound = [
        id
        for file in SOURCES
        for id in re.findall(r'\b(?:Pattern|read_words|write_pattern)\("([\w-]+)"\)', file.read_text())
    ]
    known = [entry["id"] for entry in read_pack("patterns")["entry"]]
    assert sorted(known) == sorted({*known})
    assert sorted({*bound}) == sorted(known)


def test_every_pattern_has_examples() -> None:
    for entry in read_pack("patterns")["entry"]:
        assert "words" in entry or entry.get("examples"), entry["id"]
        assert ("pattern" in entry) or read_words(entry["id"])


def test_a_pattern_is_compiled_when_first_used() -> None:
    pattern = Pattern("met-there")
    with pytest.raises(AttributeError):
        object.__getattribute__(pattern, "search")
    assert pattern.search("the ministers met in C")
    assert pattern.search == re.compile(write_pattern("met-there")).search
    assert pattern.match("C") is None


def test_lists_stand_where_their_name_does() -> None:
    assert write_pattern("told-apart").startswith("(?:^| )(?:separately|separate|also|")


def test_a_list_in_a_list_brings_its_words() -> None:
    assert write_pattern("says-several").startswith("(?:pair|duo|sides|")
    assert {"meanwhile", "moreover"} <= read_words("lead-in-words")
    for entry in read_pack("patterns")["entry"]:
        if "words" in entry and "pattern" not in entry:
            assert not any("{" in word for word in read_words(entry["id"])), entry["id"]


def test_every_shared_list_is_used() -> None:
    pack = read_pack("patterns")
    text = str(pack)
    assert [name for name in pack["sets"] if "{" + name + "}" not in text] == []


def test_unknown_patterns_and_packs_of_them_are_refused(tmp_path: Path) -> None:
    with pytest.raises(IreventsError, match="nonsense"):
        write_pattern("nonsense")
    mine = tmp_path / "mine.toml"
    mine.write_text('kind = "patterns"\n', encoding="utf-8")
    with pytest.raises(IreventsError, match="the program's own"):
        load_packs([mine])
