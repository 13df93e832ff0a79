"""What is looked at before a file is stored: whether it opens, and whether it carries a secrecy mark."""

from pathlib import PurePath

from doichieu.claims import Text
from doichieu.hub.documents.errors import MarkedSecret
from doichieu.reader.formats import FORMATS, SUFFIXES, FormatError, SecrecyMarked, open_bytes, secrecy_mark
from doichieu.reader.formats.sniffing import content_of

MOST_BYTES = 64 * 1024 * 1024
FILE_ENDINGS = ",".join(SUFFIXES)  # of what is read, as a file chooser takes them


def opened_at_the_door(file: str, data: bytes) -> Text | FormatError:
    """The text of a file, or why it cannot be opened. Raises MarkedSecret.

    A file that does not open under its own name is looked at as what its content is, and as bare letters, for
    a stamp alone: a wrong name does not carry it past the door. No more than one of these opens takes long.
    """
    try:
        return _unstamped(file, file, data)
    except FormatError as fault:
        _look_for_mark(file, data)
        return fault


def _look_for_mark(file: str, data: bytes) -> None:
    """Raises MarkedSecret."""
    found = content_of(data)
    for row in FORMATS:
        if row.id == found and PurePath(file).suffix.lower() not in row.suffixes:
            try:
                _unstamped(file, f"{file}{row.suffixes[0]}", data)
            except FormatError:
                break
    for encoding in ("utf-8", "utf-16"):
        refuse_mark(file, Text(data.decode(encoding, errors="ignore")))


def _unstamped(file: str, name: str, data: bytes) -> Text:
    """The text of `file`, opened under `name`. Raises MarkedSecret, FormatError."""
    try:
        text = open_bytes(name, data)
    except SecrecyMarked as stamped:
        raise MarkedSecret(file=file, mark=stamped.mark) from stamped
    refuse_mark(file, text)
    return text


def refuse_mark(file: str, text: Text) -> None:
    """Raises MarkedSecret."""
    mark = secrecy_mark(text)
    if mark is not None:
        raise MarkedSecret(file=file, mark=mark)
