"""Tables that come in as files of their own: workbooks, and rows of text with their cells apart."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from doichieu.hub.intake.grid_errors import TextUnread, TooManyRows, WorkbookFaulty
from doichieu.hub.intake.tables import Grid
from doichieu.hub.intake.workbooks import grids_of

MOST_LINES = 100_000
TEXTS = frozenset({".csv", ".tsv", ".txt"})
BETWEEN = "\t;,"  # cells of a line: of several the first that its headings have


def grids_of_file(file: str, data: bytes) -> Sequence[Grid]:
    """The tables of a workbook, or the one of a text, with their cells as text.

    Raises WorkbookFaulty, TextUnread for a text in another encoding than UTF-8, TooManyRows, TooManySheets.
    """
    if Path(file).suffix.lower() not in TEXTS:
        return grids_of(file, data)
    try:
        words = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise TextUnread(file=file, line=line) from error
    headings = words.lstrip().partition("\n")[0]
    between = next((sign for sign in BETWEEN if sign in headings), BETWEEN[0])
    try:
        rows = list(csv.reader(io.StringIO(words, newline=""), delimiter=between))
    except csv.Error as error:  # a cell longer than any spreadsheet's
        raise WorkbookFaulty(file=file) from error
    if len(rows) > MOST_LINES:
        raise TooManyRows(rows=len(rows), limit=MOST_LINES)
    return [Grid("", [[" ".join(cell.split()) for cell in row] for row in rows])]
