"""Whatever is wrong with a file is said in one line that names it."""

import os
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from doichieu.claims import BlockKind
from doichieu.reader.formats import FORMATS, SUFFIXES, FormatError, open_bytes, open_file
from doichieu.reader.formats.errors import (
    KINDS,
    DamagedFile,
    EmptyFile,
    FileMissing,
    FileTooLarge,
    LimitExceeded,
    NotAFile,
    OpenerFailed,
    UnknownSuffix,
    WronglyNamed,
    error_from,
)
from doichieu.reader.formats.isolation import opened_apart
from doichieu.reader.formats.tests.documents import with_paragraphs

HERE = "doichieu.reader.formats.tests.hostile"
WORD = with_paragraphs("Thu 5 tỷ đồng")
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
PAGE = b"<!doctype html><html><body><p>12 ha</p></body></html>"


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.docx"])
@pytest.mark.parametrize("data", [b"", b" \r\n\t ", b"\xef\xbb\xbf\n"])
def test_a_file_without_text_is_empty(name: str, data: bytes) -> None:
    with pytest.raises(EmptyFile) as caught:
        open_bytes(name, data)
    assert str(caught.value).startswith(f"{name}: the file holds no text")


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("a.txt", WORD, "a Word document (.docx)"),
        ("a.txt", PAGE, "an HTML page"),
        ("a.txt", PNG, "a PNG picture"),
        ("a.txt", b"%PDF-1.7 1 0 obj", "a PDF"),
        ("a.docx", b"%PDF-1.7 1 0 obj", "a PDF"),
        ("a.docx", b"Thu 5 t\xe1\xbb\xb7", "plain text"),
        ("a.docx", PAGE, "an HTML page"),
        (
            "a.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
            "an old Word document (.doc)",
        ),
        ("a.html", b"Thu 5 < 6 t\xe1\xbb\xb7", "plain text"),
        ("A.HTM", WORD, "a Word document (.docx)"),
    ],
)
def test_a_wrong_name_is_told_with_what_the_file_is(name: str, data: bytes, found: str) -> None:
    with pytest.raises(WronglyNamed) as caught:
        open_bytes(name, data)
    assert caught.value.found == found
    assert found in str(caught.value)
    assert name in str(caught.value)


@pytest.mark.parametrize(("name", "suffix"), [("a.xyz", ".xyz"), ("báo cáo", ""), ("a.XYZ", ".xyz")])
def test_an_unknown_suffix_names_those_that_are_read(name: str, suffix: str) -> None:
    with pytest.raises(UnknownSuffix, match=re.escape(", ".join(SUFFIXES))) as caught:
        open_bytes(name, b"x")
    assert caught.value.suffix == suffix


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "thư mục.txt").mkdir()
    with pytest.raises(FileMissing):
        open_file(tmp_path / "không có.txt")
    for folder in (tmp_path, tmp_path / "thư mục.txt"):
        with pytest.raises(NotAFile):
            open_file(folder)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in this file system")
def test_a_pipe_is_no_file_and_nobody_waits_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(NotAFile):
        open_file(tmp_path / "a.txt")


def test_a_file_beyond_the_limit_of_its_format_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    with path.open("wb") as stream:
        stream.truncate(FORMATS[1].most_bytes + 1)
    with pytest.raises(FileTooLarge) as caught:
        open_file(path)
    assert (caught.value.size, caught.value.limit) == (FORMATS[1].most_bytes + 1, FORMATS[1].most_bytes)


def test_the_name_is_without_folders_but_a_fault_names_the_path(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(PAGE)
    assert (open_file(path).name, open_file(path).content) == ("a.html", "12 ha")
    path.write_bytes(PAGE[:-10])
    with pytest.raises(FormatError) as caught:
        open_file(path)
    assert str(caught.value).startswith(f"{path}: ")


@pytest.mark.parametrize(
    ("what", "fault"),
    [
        ("memory", LimitExceeded),
        ("sleep", LimitExceeded),
        ("crash", DamagedFile),
        ("fault", WronglyNamed),
        ("bug", OpenerFailed),
    ],
)
def test_a_file_that_harms_its_reader_costs_a_child_and_no_more(what: str, fault: type[FormatError]) -> None:
    if what == "memory" and sys.platform == "darwin":
        pytest.skip("macOS keeps to no address-space limit")
    with pytest.raises(fault) as caught:
        opened_apart(HERE, what, b"data", seconds=2 if what == "sleep" else 60)
    assert caught.value.file == what


def test_a_text_comes_out_of_the_child_as_it_was_made_there() -> None:
    text = opened_apart(HERE, "echo", "Đất\r\n\ufeff".encode())
    assert text.content == "Đất\r\n\ufeff"
    assert [block.kind for block in text.blocks] == [BlockKind.HEADING]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_each_fault_survives_the_way_out_of_the_child(kind: str) -> None:
    facts: dict[str, Any] = {
        "file": "a.txt",
        "size": 5,
        "limit": 4,
        "suffix": ".txt",
        "found": "a PDF",
        "known": ".txt",
    }
    facts |= {"reason": "r", "position": 3, "detail": "d", "what": "time", "mark": "m"}
    wanted = KINDS[kind].__init__.__code__.co_varnames[1 : 1 + KINDS[kind].__init__.__code__.co_kwonlyargcount]
    made = KINDS[kind](**{name: facts[name] for name in wanted})
    again = error_from(made.code, made.facts)
    assert (type(again), str(again)) == (type(made), str(made))


def test_every_format_has_its_own_suffixes() -> None:
    assert len(set(SUFFIXES)) == len(SUFFIXES)
