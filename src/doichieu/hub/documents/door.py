"""What is looked at before a file is stored: whether it opens, and whether it carries a secrecy mark."""

from doichieu.claims import Text
from doichieu.hub.documents.errors import MarkedSecret
from doichieu.reader.formats import SUFFIXES, FormatError, SecrecyMarked, open_bytes, secrecy_mark

MOST_BYTES = 64 * 1024 * 1024
FILE_ENDINGS = ",".join(SUFFIXES)  # of what is read, as a file chooser takes them


def opened_at_the_door(file: str, data: bytes) -> Text | FormatError:
    """The text of a file, or why it cannot be opened. Raises MarkedSecret.

    A file that does not open under its own name is tried under the other formats' and as bare letters,
    for a stamp alone: a wrong name does not carry it past the door.
    """
    try:
        text = _without_mark(file, open_bytes(file, data))
    except SecrecyMarked as stamped:
        raise MarkedSecret(file=file, mark=stamped.mark) from stamped
    except FormatError as fault:
        for suffix in SUFFIXES:
            _look_for_mark(file, suffix, data)
        for encoding in ("utf-8", "utf-16"):
            _without_mark(file, Text(data.decode(encoding, errors="ignore")))
        return fault
    return text


def _look_for_mark(file: str, suffix: str, data: bytes) -> None:
    try:
        _without_mark(file, open_bytes(f"{file}{suffix}", data))
    except SecrecyMarked as stamped:
        raise MarkedSecret(file=file, mark=stamped.mark) from stamped
    except FormatError:
        return


def _without_mark(file: str, text: Text) -> Text:
    """`text` itself. Raises MarkedSecret."""
    mark = secrecy_mark(text)
    if mark is not None:
        raise MarkedSecret(file=file, mark=mark)
    return text
