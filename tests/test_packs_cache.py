"""The cache of compiled packs: quick, never in the way, never believed blindly."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Any

import pytest

from irevents.language import load_language
from irevents.packs import cache, load_packs
from irevents.packs.cache import find_folder, load_cached
from irevents.packs.phrases import Phrase, PhraseIndex
from irevents.tokens import Tokens
from irevents.topics import Topics


class Builder:
    """Counts how often it is asked."""

    def __init__(self, made: Any) -> None:
        self.made = made
        self.asked = 0

    def __call__(self) -> Any:
        self.asked += 1
        return self.made


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("IREVENTS_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def only_file(folder: Path) -> Path:
    (path,) = folder.iterdir()
    return path


def test_what_is_built_once_is_read_from_then_on(folder: Path) -> None:
    build = Builder({"é": [1, 2.5, None]})
    assert [load_cached("a", build) for _ in range(3)] == [build.made] * 3
    assert build.asked == 1
    assert load_cached("a", build, made_from=b"other") == build.made
    assert load_cached("b", build) == build.made
    assert build.asked == 3
    assert folder.stat().st_mode & 0o077 == 0
    assert all(path.stat().st_mode & 0o077 == 0 for path in folder.iterdir())


@pytest.mark.parametrize(
    "data", [b"", b"\n", b"{", b"[1]", b"\0" * 99, b"0" * 64 + b"\n[2]", b"x" * 64 + b"\n" + b"[" * 99999]
)
def test_a_file_that_is_not_whole_is_made_anew(folder: Path, data: bytes) -> None:
    build = Builder([1])
    load_cached("a", build)
    only_file(folder).write_bytes(data)
    assert load_cached("a", build) == [1]
    assert load_cached("a", build) == [1]
    assert build.asked == 2


def test_a_file_that_others_may_write_is_not_believed(folder: Path) -> None:
    build = Builder([1])
    load_cached("a", build)
    forged = b"[666]"
    path = only_file(folder)
    path.write_bytes(hashlib.sha256(forged).hexdigest().encode() + b"\n" + forged)
    assert load_cached("a", build) == [666]  # the user's own file is the user's own business
    path.chmod(0o666)
    assert load_cached("a", build) == [1]
    load_cached("a", build)
    folder.chmod(0o777)
    assert load_cached("a", build) == [1]
    assert build.asked == 3


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give files away")
def test_a_file_of_someone_else_is_not_believed(folder: Path) -> None:
    build = Builder([1])
    load_cached("a", build)
    os.chown(only_file(folder), 65534, 65534)
    assert load_cached("a", build) == [1]
    assert build.asked == 2


def test_where_nothing_can_be_written_all_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("IREVENTS_CACHE", str(tmp_path / "file" / "cache"))
    build = Builder([1])
    assert [load_cached("a", build), load_cached("a", build), build.asked] == [[1], [1], 2]
    monkeypatch.setenv("IREVENTS_CACHE", "")
    assert find_folder() is None
    assert load_cached("a", build) == [1]


def test_what_is_no_plain_data_is_not_kept(folder: Path) -> None:
    build = Builder({1: "a number as a key"})
    assert load_cached("a", build) == build.made
    assert not folder.exists()


def test_other_packs_are_another_file_and_the_old_one_goes(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build = Builder([1])
    load_cached("a", build)
    monkeypatch.setattr(cache, "fingerprint_packs", lambda: b"a later version")
    load_cached("a", build)
    assert build.asked == 2
    only_file(folder)


def test_an_index_from_the_cache_finds_what_a_new_one_finds(folder: Path) -> None:
    nlp = load_language()
    phrases = [Phrase("S-400", 0), Phrase("S-400 Triumf", 1), Phrase("SAM", 2, True), Phrase("s-400", 3)]
    tokens = Tokens(nlp.make_doc("SAM or Sam? An S-400 Triumf, two s-400 triumf, and an S-400"))
    expected = PhraseIndex(nlp, phrases).find(tokens)
    assert [tuple(hit) for hit in expected if hit.number == 2] == [(0, 1, 2)]
    assert len(expected) == 9
    for _ in range(2):
        assert PhraseIndex.cached("a", load_language(), lambda: phrases).find(tokens) == expected


def test_packs_of_the_user_do_not_end_in_the_cache_of_the_built_in_ones(folder: Path, tmp_path: Path) -> None:
    pack = tmp_path / "mine.toml"
    pack.write_text(
        'kind = "topics"\n[[entry]]\nid = "kites"\nlabel = "kites"\ncategory = "civil"\npatterns = ["kite"]\n'
    )
    nlp = load_language()
    tokens = Tokens(nlp.make_doc("They flew a kite."))
    for _ in range(2):
        assert Topics(load_packs(), nlp=nlp).find(tokens) == []
        assert [topic.id for topic in Topics(load_packs([pack]), nlp=nlp).find(tokens)] == ["kites"]
