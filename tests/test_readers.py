"""Files of every sort: each document read once, each fault one line, the others untouched."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import os
import sys
from contextlib import closing
from pathlib import Path

import pytest

from irevents.errors import IreventsError, Problem
from irevents.readers import MAX_CHARACTERS, Meter, measure_files, read_documents
from irevents.readers.decoding import check_encoding
from irevents.readers.names import SeenNames
from irevents.readers.paths import ENDINGS
from irevents.records import Document


def read(*paths: Path | str, **options: object) -> list[Document | Problem]:
    return list(read_documents([str(path) for path in paths], **options))


def names(found: list[Document | Problem]) -> list[str]:
    return [item.id if isinstance(item, Document) else f"! {item.document}" for item in found]


def problem(found: list[Document | Problem]) -> str:
    assert len(found) == 1
    assert isinstance(found[0], Problem)
    assert "\n" not in str(found[0])
    return str(found[0])


def write_lines(path: Path, *lines: object) -> Path:
    path.write_text(
        "".join((x if isinstance(x, str) else json.dumps(x)) + "\n" for x in lines), encoding="utf-8"
    )
    return path


def test_folder_is_read_sorted_with_what_is_below(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "sub/c.TXT", "sub/d.html", ".hidden.txt", ".git/e.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("Talks were held.")
    assert names(read(tmp_path)) == [f"{tmp_path}/a.md", f"{tmp_path}/b.txt", f"{tmp_path}/sub/c.TXT"]


def test_a_document_is_named_by_its_path_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text("Talks were held.")
    monkeypatch.chdir(tmp_path)
    assert names(read("seeds/")) == ["seeds/a.txt"]
    assert names(read("seeds/a.txt")) == ["seeds/a.txt"]
    assert names(read("./seeds/*.txt")) == ["./seeds/a.txt"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Talks were held.")
    (tmp_path / "link.txt").symlink_to(path)
    assert names(read(path, tmp_path, f"{tmp_path}/*.txt")) == [str(path)]


def test_a_loop_of_folders_ends(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text("Talks were held.")
    (tmp_path / "sub" / "up").symlink_to(tmp_path, target_is_directory=True)
    assert names(read(tmp_path)) == [f"{tmp_path}/sub/a.txt"]


def test_globs_reach_below_and_keep_to_our_formats(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text("Talks were held.")
    (tmp_path / "sub" / "a.pdf").write_text("%PDF")
    assert names(read(f"{tmp_path}/**")) == [f"{tmp_path}/sub/a.txt"]
    assert problem(read(f"{tmp_path}/*.nothing")).endswith("no file matches")


def test_a_file_whose_name_holds_glob_characters_is_that_file(tmp_path: Path) -> None:
    path = tmp_path / "report [1].txt"
    path.write_text("Talks were held.")
    assert names(read(path)) == [str(path)]


def test_missing_path_foreign_format_and_empty_folder_are_one_line_each(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<p>Talks")
    assert problem(read(tmp_path / "none.txt")).endswith("none.txt: no such file or folder")
    assert problem(read(tmp_path / "page.html")).endswith(f"page.html: not a {ENDINGS} file")
    assert problem(read(tmp_path)).endswith(f"no {ENDINGS} file in it")


def test_a_dangling_link_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    assert problem(read(tmp_path)).endswith("no such file or directory")


def test_a_pipe_in_a_folder_is_passed_by(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "a.txt").write_text("Talks were held.")
    assert names(read(tmp_path)) == [f"{tmp_path}/a.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Talks were held.")
    path.chmod(0)
    assert problem(read(path)).endswith("permission denied")


def test_a_file_that_cannot_be_opened_stops_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Talks were held.")
    path_open = Path.open

    def refuse(self: Path, *args: str, **options: str) -> object:
        if self.name == "a.txt":
            raise PermissionError(13, "Permission denied", str(self))
        return path_open(self, *args, **options)

    monkeypatch.setattr(Path, "open", refuse)
    found = read(tmp_path)
    assert names(found) == [f"! {tmp_path}/a.txt", f"{tmp_path}/b.txt"]
    assert str(found[0]).endswith("permission denied")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "no text in it"),
        (b" \n\t\n", "no text in it"),
        (b"\xef\xbb\xbf", "no text in it"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary data, not text"),
        (
            b"The minister\x92s visit",
            "not UTF-8 (byte 12: 0x92); give its encoding, such as --encoding windows-1252",
        ),
        (b"x" * (MAX_CHARACTERS + 1), "longer than 1,000,000 characters; split it into its reports"),
        (b"x" * (4 * MAX_CHARACTERS + 1), "longer than 1,000,000 characters; split it into its reports"),
    ],
    ids=["empty", "blank", "mark only", "binary", "windows-1252", "long", "too long to read"],
)
def test_what_is_no_text_is_a_one_line_problem(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    assert problem(read(path)) == f"{path}: {message}"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("Türkiye’s visit".encode(), None),
        ("Türkiye’s visit".encode("utf-8-sig"), None),
        ("Türkiye’s visit".encode("utf-16"), None),
        ("Türkiye’s visit".encode("utf-32"), None),
        ("Türkiye’s visit".encode("windows-1252"), "windows-1252"),
    ],
)
def test_encodings(tmp_path: Path, data: bytes, encoding: str | None) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    (document,) = read(path, encoding=encoding)
    assert isinstance(document, Document)
    assert document.text == "Türkiye’s visit"


def test_an_unknown_encoding_is_refused() -> None:
    check_encoding("latin-1")
    for name in ("klingon", "base64"):
        with pytest.raises(IreventsError, match="unknown encoding"):
            check_encoding(name)


def test_text_is_what_python_reads(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Besuch\r\nin München\rund Köln\n\n".encode())
    (document,) = read(path)
    assert isinstance(document, Document)
    assert document.text == path.read_text(encoding="utf-8")


def test_published_is_for_documents_that_give_none(tmp_path: Path) -> None:
    path = write_lines(
        tmp_path / "a.jsonl",
        {"text": "A", "published": "2024-05-06T07:08:09Z"},
        {"text": "B"},
        {"text": "C", "published": ""},
    )
    found = read(path, published=dt.date(2025, 6, 28))
    assert [item.published for item in found if isinstance(item, Document)] == [
        dt.date(2024, 5, 6),
        dt.date(2025, 6, 28),
        dt.date(2025, 6, 28),
    ]


def test_json_lines_carry_their_fields(tmp_path: Path) -> None:
    fields = {"title": "T", "publisher": "P", "url": "U", "published": "2024-05-06"}
    path = write_lines(
        tmp_path / "a.jsonl",
        {"id": "x1", "text": "Talks.\r\n", "more": [1], **fields},
        "",
        {"text": "B"},
        {"id": 7, "text": "C"},
    )
    found = read(path)
    assert names(found) == [f"{path}#x1", f"{path}#3", f"{path}#7"]
    assert found[0] == Document("Talks.\r\n", id=f"{path}#x1", **fields)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"text": "A"', "not JSON (column 13: Expecting ',' delimiter)"),
        ('["text"]', "a JSON array, not one object a line; turn it round with jq -c '.[]'"),
        ('"text"', 'not a JSON object; write {"text": …}'),
        ('{"id": "x"}', 'no "text" in it'),
        ('{"text": "  "}', 'no text in "text"'),
        ('{"text": 5}', '"text" is not a string'),
        ('{"text": "A", "title": ["B"]}', '"title" is not a string'),
        (
            '{"text": "A", "published": "28/6/2025"}',
            "\"published\" is not a date: '28/6/2025'; write YYYY-MM-DD",
        ),
        (
            '{"text": "A", "published": "2025-02-30"}',
            "\"published\" is not a date: '2025-02-30'; write YYYY-MM-DD",
        ),
        (r'{"text": "A \ud83d B"}', '"text" holds half a character (a lone surrogate)'),
    ],
)
def test_a_broken_line_is_a_problem(tmp_path: Path, line: str, message: str) -> None:
    path = write_lines(tmp_path / "a.jsonl", line)
    assert problem(read(path)).split(": ", 1)[1] == message


def test_hostile_lines_stop_no_other(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    good = b'{"id": "good", "text": "A"}\n'
    lines = [
        b"[" * 100_000,
        b'{"text": ' + b"9" * 5000 + b"}",
        b'{"text": "\xff"}',
        b"\0\0",
        b'{"text": "' + b"x" * 50_000_000 + b'"}',
    ]
    path.write_bytes(good + b"\n".join(lines) + b"\n" + good.replace(b"good", b"last"))
    found = read(path)
    assert names(found) == [f"{path}#good", *(f"! {path}#{n}" for n in range(2, 7)), f"{path}#last"]
    assert "longer than 1,000,000 characters" in str(found[5])


def test_an_id_is_given_once(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "a.jsonl", {"id": "x", "text": "A"}, {"id": "x", "text": "B"})
    found = read(path)
    assert names(found) == [f"{path}#x", f"! {path}#2"]


def test_json_lines_in_utf_16_and_without_a_line(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes('{"text": "A"}\n'.encode("utf-16"))
    assert "UTF-16" in problem(read(path))
    path.write_bytes(b"\n\n")
    assert problem(read(path)).endswith("no text in it")


def test_what_this_run_writes_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Talks were held.")
    output = tmp_path / "events.jsonl"
    output.write_text("{}\n")
    assert names(read(tmp_path, exclude={output.resolve()})) == [f"{tmp_path}/a.txt"]


def test_a_name_that_is_not_utf_8_can_be_written(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xff.txt"
    try:
        with open(path, "w") as stream:
            stream.write("Talks were held.")
    except OSError:
        pytest.skip("this file system refuses such a name")
    assert names(read(tmp_path))[0].encode("utf-8")


def test_packed_json_lines_are_read_like_unpacked_ones(tmp_path: Path) -> None:
    rows = [{"text": f"Talks {n} were held.", "id": n, "published": "2025-06-28"} for n in range(3)]
    plain = write_lines(tmp_path / "a.jsonl", *rows)
    packed = tmp_path / "a.jsonl.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    found = read(packed)
    assert names(found) == [f"{packed}#0", f"{packed}#1", f"{packed}#2"]
    assert [d.text for d in found if isinstance(d, Document)] == [row["text"] for row in rows]
    packed.write_bytes(packed.read_bytes()[:-12])
    assert str(read(packed)[-1]).startswith(f"{packed}: not a whole gzip file")
    packed.write_bytes(plain.read_bytes())
    assert problem(read(packed)).startswith(f"{packed}: not a whole gzip file (not a gzipped file")


def test_parquet_is_one_document_a_row(tmp_path: Path) -> None:
    arrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "a.parquet"
    table = arrow.table(
        {
            "id": ["x", None, "x", "y"],
            "text": ["Talks were held.", "They met.", "Again.", None],
            "published": [dt.date(2025, 6, 28), None, None, None],
            "length": [1, 2, 3, 4],
        }
    )
    parquet.write_table(table, path)
    found = read(path)
    assert names(found) == [f"{path}#x", f"{path}#2", f"! {path}#3", f"! {path}#4"]
    assert isinstance(found[0], Document)
    assert found[0].published == dt.date(2025, 6, 28)
    assert str(found[2]).endswith("stands already in row 1; give it another id")
    assert str(found[3]).endswith('no "text" in it')
    parquet.write_table(arrow.table({"body": ["Talks were held."]}), path)
    assert 'no column "text"' in problem(read(path))
    path.write_bytes(b"PAR1 and no more")
    assert "not a Parquet file that can be read" in problem(read(path))


def test_parquet_without_pyarrow_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.parquet"
    path.write_bytes(b"PAR1")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert problem(read(path)).endswith("reading Parquet needs pyarrow; pip install 'irevents[parquet]'")


def test_names_beyond_those_in_memory_are_known_too() -> None:
    with closing(SeenNames(kept=2)) as seen:
        lines = [seen.add(name, line) for line, name in enumerate("abcab", start=1)]
        assert lines == [None, None, None, 1, 2]
        assert [seen.add(name, line) for line, name in enumerate("cdc", start=6)] == [3, None, 3]


def test_the_meter_tells_how_far_the_reading_has_come(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Talks were held.")
    write_lines(tmp_path / "b.jsonl", {"text": "They met."}, {"text": "They met again."})
    meter = Meter(total=measure_files([str(tmp_path)]))
    done = [meter.done for _ in read(tmp_path, meter=meter)]
    assert done == sorted(done)
    assert meter.total == meter.done == sum(path.stat().st_size for path in tmp_path.iterdir())


def test_a_glob_of_other_files_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_text("x")
    (problem,) = read_documents([str(tmp_path / "*")])
    assert isinstance(problem, Problem)
    assert problem.message == "no .txt, .md, .jsonl, .jsonl.gz or .parquet file matches"
