"""Files that a command is given: named, opened and read; and what is said of one that cannot be."""

import argparse
import glob
import os
import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from doichieu.claims import Reading, Text
from doichieu.claims.explanations import Explanation
from doichieu.cli.main import FAULTS
from doichieu.reader.formats import SecrecyMarked, open_file, secrecy_mark

_DAY = re.compile(r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>\d{4})")


def reading_of(file: Path, arguments: argparse.Namespace) -> Reading:
    """Open and read one file, with the place and day that were given. Raises FormatError and OSError."""
    text = _opened(file)
    from doichieu.reader import read  # noqa: PLC0415 - the grammar is not needed for what cannot be opened

    return read(text, locality=arguments.locality, published=arguments.published)


def explanation_of(file: Path, arguments: argparse.Namespace) -> Explanation:
    """The same reading with what every number rests on. Raises FormatError and OSError."""
    text = _opened(file)
    from doichieu.reader import explain  # noqa: PLC0415 - as above

    return explain(text, locality=arguments.locality, published=arguments.published)


def _opened(file: Path) -> Text:
    text = open_file(file)
    mark = secrecy_mark(text)
    if mark is not None:
        raise SecrecyMarked(file=str(file), mark=mark)
    return text


def expanded(files: list[Path]) -> Iterator[Path]:
    """The files named; on Windows, whose shells do not, wildcards are filled in."""
    for file in files:
        if os.name == "nt" and glob.has_magic(str(file)) and not file.exists():
            yield from map(Path, sorted(glob.glob(str(file))) or [str(file)])  # noqa: PTH207 - as the user wrote it
        else:
            yield file


def day(written: str) -> date:
    """A day as people write it. Raises ArgumentTypeError."""
    found = _DAY.fullmatch(written.strip())
    try:
        if found:
            return date(int(found["year"]), int(found["month"]), int(found["day"]))
        return date.fromisoformat(written.strip())
    except ValueError:
        raise argparse.ArgumentTypeError(f"{written!r} is no day; write it like 13/12/2018 or 2018-12-13") from None


def complain(sentence: str, status: int = FAULTS) -> int:
    """Say in one line on stderr what is wrong; the exit status."""
    sys.stdout.flush()
    line = "".join(sign if sign.isprintable() else " " for sign in sentence)
    print(f"doichieu: {line}", file=sys.stderr)
    return status
