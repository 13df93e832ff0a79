"""What the fuzzer is given to begin with keeps every promise, and what it has found once stays mended."""

import io
import sys
import zipfile
from pathlib import Path

import pytest

from doichieu.claims import Other, Reading, Span, Text, Unread
from doichieu.reader import read
from scripts import soak_reader, soak_targets
from scripts.soak_targets import BrokenPromise, check, examine, seeds

KINDS = {kind: bytes([number]) for number, kind in enumerate(soak_targets.TARGETS)}
FOUND = {
    "a carriage return within the name of a body": KINDS["text"] + "Ban Thường vụ\r Tỉnh uỷ".encode(),
}


@pytest.mark.parametrize("data", FOUND.values(), ids=FOUND)
def test_what_was_found_once_is_mended(data: bytes) -> None:
    examine(data)


def test_every_seed_keeps_every_promise() -> None:
    inputs = list(seeds(soak_reader.EXAMPLES))
    assert {data[:1] for data in inputs} >= {KINDS[kind] for kind in ("text", "cells", "word body", "file html")}
    for data in inputs:
        assert len(data) <= soak_reader.LONGEST
        examine(data)


def test_an_empty_input_and_bytes_that_are_no_text_are_taken_too() -> None:
    examine(b"")
    for kind in KINDS.values():
        examine(kind + b"\xff\xfe\x00\xed\xa0\x80 12 ha")


def test_a_word_body_is_read_as_a_word_file() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("word/document.xml", "<w:document/>")
    examine(KINDS["word body"] + b"<w:p><w:r><w:t>Thu 12 ha</w:t></w:r></w:p>")
    examine(KINDS["file docx"] + stream.getvalue())


def broken(reading: Reading, **fields: object) -> Reading:
    return Reading(**{name: getattr(reading, name) for name in Reading.__slots__} | fields)


def test_a_broken_promise_would_be_found() -> None:
    good = read("Thu 12 ha")
    check(good)
    [claim] = good.claims
    for bad in (
        broken(good, text=Text("Chi 13 ha")),
        broken(good, claims=()),
        broken(good, other=(Other(claim.span, "date"),)),
        broken(good, claims=(), unread=(Unread(Span(4, 5), "half of it"),)),
    ):
        with pytest.raises(BrokenPromise):
            check(bad)


def test_a_kept_input_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "crash"
    kept.write_bytes(KINDS["text"] + b"12 ha")
    monkeypatch.setattr(sys, "argv", ["soak", "--replay", str(kept)])
    assert soak_reader.main() == 0


def test_without_the_fuzzer_the_command_says_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["soak", "--minutes", "1"])
    monkeypatch.setattr(soak_reader, "find_spec", lambda name: None)
    assert soak_reader.main() == 2
    assert f'-m pip install -e "{soak_reader.ROOT}[soak]"' in capsys.readouterr().err


def test_a_word_of_the_dictionary_is_written_in_hexadecimal() -> None:
    assert soak_reader.dictionary_line("đ2") == b'"\\xc4\\x91\\x32"\n'
