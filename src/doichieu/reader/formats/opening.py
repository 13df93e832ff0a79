"""From a file to its Text: the one table of formats, and the checks at the door."""

import stat
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from doichieu.claims import Text
from doichieu.reader.formats.errors import (
    EmptyFile,
    FileMissing,
    FileTooLarge,
    FileUnreadable,
    NotAFile,
    UnknownSuffix,
)
from doichieu.reader.formats.sniffing import refuse_other_content

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Format:
    """One row of the table; `module` has `opened(name, data) -> Text`."""

    id: str
    suffixes: tuple[str, ...]
    module: str
    most_bytes: int
    isolated: bool  # opened in a child process with limits


FORMATS = (
    Format("text", (".txt",), "doichieu.reader.formats.text", 64 * MIB, isolated=False),
    Format("html", (".html", ".htm"), "doichieu.reader.formats.html", 16 * MIB, isolated=True),
    Format("docx", (".docx",), "doichieu.reader.formats.docx", 64 * MIB, isolated=True),
)
SUFFIXES = tuple(suffix for row in FORMATS for suffix in row.suffixes)


def open_file(path: Path) -> Text:
    """The text of the file at `path`; raises a FormatError that names the path."""
    row = format_of(str(path))
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise NotAFile(file=str(path))
        if status.st_size > row.most_bytes:
            raise FileTooLarge(file=str(path), size=status.st_size, limit=row.most_bytes)
        with path.open("rb") as stream:
            data = stream.read(row.most_bytes + 1)
    except OSError as fault:
        raise _fault_of(path, fault) from fault
    return _opened(row, str(path), path.name, data)


def open_bytes(name: str, data: bytes) -> Text:
    """The text of a file that was handed in as `data` under `name`; raises a FormatError."""
    return _opened(format_of(name), name, Path(name).name, data)


def format_of(name: str) -> Format:
    """The format that the name promises; raises UnknownSuffix, or NotAFile for a folder."""
    suffix = Path(name).suffix.lower()
    for row in FORMATS:
        if suffix in row.suffixes:
            return row
    if Path(name).is_dir():
        raise NotAFile(file=name)
    raise UnknownSuffix(file=name, suffix=suffix, known=", ".join(SUFFIXES))


def _opened(row: Format, file: str, name: str, data: bytes) -> Text:
    if len(data) > row.most_bytes:
        raise FileTooLarge(file=file, size=len(data), limit=row.most_bytes)
    refuse_other_content(file, Path(name).suffix, row.id, data)
    text = _isolated(row, file, data) if row.isolated else import_module(row.module).opened(file, data)
    if not text.content.strip("\ufeff \t\r\n\f\v\u00a0"):
        raise EmptyFile(file=file)
    return Text(text.content, text.blocks, name=name, format=text.format)


def _isolated(row: Format, file: str, data: bytes) -> Text:
    from doichieu.reader.formats.isolation import opened_apart  # noqa: PLC0415 - plain text needs none of it

    return opened_apart(row.module, file, data)


def _fault_of(path: Path, fault: OSError) -> Exception:
    if isinstance(fault, FileNotFoundError):
        return FileMissing(file=str(path))
    if isinstance(fault, IsADirectoryError) or path.is_dir():
        return NotAFile(file=str(path))
    return FileUnreadable(file=str(path), reason=fault.strerror or type(fault).__name__)
