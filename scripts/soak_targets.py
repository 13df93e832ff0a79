"""What a soak feeds to the reader: one byte that says how the rest is taken, and the rest.

`examine` raises where the reader broke a promise: it reads any text without raising, every quote is the text at its
span, every run of digits is in exactly one claim, other or unread, and a faulty file ends in a FormatError.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from pathlib import Path

from doichieu.claims import Block, BlockKind, Reading, Span, Text
from doichieu.lexicon import table, tables
from doichieu.reader import read
from doichieu.reader.formats import FORMATS, Format, FormatError

LONGEST_SEED = 2_000  # bytes: short inputs are read often
PIECE = 400  # bytes of plain text, about
_DIGITS = re.compile(r"\d+")
_LETTERHEAD = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
_WORD_MAIN = "word/document.xml"
Target = Callable[[bytes], None]


class BrokenPromise(AssertionError):  # noqa: N818 - named by its fault
    """A reading that does not say of its text what every reading must."""


def examine(data: bytes) -> None:
    """Take `data` as its first byte says, and read it; raises where a promise is broken."""
    if data:
        targets = list(TARGETS.values())
        targets[data[0] % len(targets)](data[1:])


def read_text(data: bytes) -> None:
    """Prose and tables in plain text, of any signs whatever."""
    check(read(_signs(data)))


def read_cells(data: bytes) -> None:
    """A table of cells: a tab between two, a line for each row; the first row is the heading."""
    content, blocks, heads = _signs(data), [], []
    begin = 0
    for row, line in enumerate(content.split("\n")):
        for column, words in enumerate(line.split("\t")):
            if row == 0:
                heads.append(words)
            heading = heads[column] if row and column < len(heads) else None
            span = Span(begin, begin + len(words))
            blocks.append(Block(BlockKind.CELL, span, column=heading, label=f"1:{row + 1}:{column + 1}"))
            begin = span.end + 1
    check(read(Text(content, tuple(blocks), format="docx")))


def read_word_body(data: bytes) -> None:
    """The inside of the body of a Word document; the package around it is sound."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr(_WORD_MAIN, _LETTERHEAD + data + b"</w:body></w:document>")
    word = next(row for row in FORMATS if row.id == "docx")
    read_file(word, stream.getvalue())


def read_file(row: Format, data: bytes) -> None:
    """A file of one format, opened in this process."""
    try:
        text = import_module(row.module).opened(f"soak{row.suffixes[0]}", data)
    except FormatError:
        return
    check(read(text))


TARGETS: dict[str, Target] = {
    "text": read_text,
    "cells": read_cells,
    "word body": read_word_body,
    **{f"file {row.id}": partial(read_file, row) for row in FORMATS},
}


def check(reading: Reading) -> None:
    """Raises BrokenPromise where a quote is not the text at its span, or digits are in no place or in two."""
    content = reading.text.content
    for claim in reading.claims:
        if content[claim.span.start : claim.span.end] != claim.quote:
            raise BrokenPromise(f"{claim.quote!r} does not stand at {claim.span}")
    places = sorted(x.span for group in (reading.claims, reading.other, reading.unread) for x in group)
    for run in _DIGITS.finditer(content):
        held = [place.covers(Span(*run.span())) for place in places if place.touches(Span(*run.span()))]
        if held != [True]:
            raise BrokenPromise(f"{run[0]!r} at {run.start()} is in {len(held)} places")


def seeds(folder: Path) -> Iterator[bytes]:
    """Inputs to begin with: the files of a folder, each as all that it can be taken as."""
    kinds = {kind: bytes([number]) for number, kind in enumerate(TARGETS)}
    for path in sorted(folder.iterdir()):
        data = path.read_bytes() if path.is_file() else b""
        row = next((row for row in FORMATS if path.suffix in row.suffixes), None)
        if row is not None and len(data) <= LONGEST_SEED:
            yield kinds[f"file {row.id}"] + data
        for piece in _pieces(data) if path.suffix == ".txt" else ():
            yield kinds["text"] + piece
            yield kinds["cells"] + re.sub(rb"(?<=\w) (?=\d)", b"\t", piece)
            yield kinds["file html"] + b"<html><body><p>" + piece.replace(b"\n", b"<p>") + b"</body></html>"
        if path.suffix == ".docx":
            yield kinds["word body"] + _word_body(data)


def words() -> Iterator[str]:
    """The forms of the lexicon, each once: what a mutation may put in."""
    return iter(dict.fromkeys(form for name in tables() for entry in table(name) for form in entry.forms))


def _pieces(data: bytes) -> list[bytes]:
    """Some lines each, the whole of it in order."""
    return re.findall(rb"(?s).{%d}[^\n]*\n?|.+" % PIECE, data)


def _word_body(data: bytes) -> bytes:
    """The first paragraphs and tables of a Word document."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        xml = package.read(_WORD_MAIN)
    inside = xml.partition(b"<w:body>")[2].rpartition(b"</w:body>")[0]
    return inside[: inside.rfind(b"</w:p>", 0, LONGEST_SEED) + len(b"</w:p>")] if len(inside) > LONGEST_SEED else inside


def _signs(data: bytes) -> str:
    """Any signs: bytes that are no UTF-8 become lone surrogates, which a text may hold too."""
    return data.decode("utf-8", errors="surrogateescape")
