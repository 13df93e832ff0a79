"""Tables as they come in, cell by cell: a workbook's sheet, or rows pasted from one."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from doichieu.hub.intake.grid_errors import NothingPasted, TooManyRows

MOST_ROWS = 5000  # of one entry
PASTED_AT = _("line %(row)s, column %(column)s")
LETTERS = 26


@dataclass(frozen=True, slots=True)
class Grid:
    """One table: its cells as text, and what it is called."""

    name: str  # of the workbook's sheet; empty for what was pasted
    rows: Sequence[Sequence[str]]

    def address(self, row: int, column: int) -> str:
        """Where a cell stands, both counted from 0: `Sheet1!C7`; of pasted rows by line and column."""
        if self.name:
            return f"{self.name}!{_letters(column)}{row + 1}"
        return str(PASTED_AT) % {"row": row + 1, "column": column + 1}


def pasted_grid(words: str) -> Grid:
    """Rows as a spreadsheet puts them on the clipboard: cells between tabs, a cell of several lines in quotes.

    Raises NothingPasted, TooManyRows.
    """
    if not words.strip():
        raise NothingPasted
    rows = _pasted_rows(words.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n"))
    if len(rows) > MOST_ROWS:
        raise TooManyRows(rows=len(rows), limit=MOST_ROWS)
    return Grid("", [[" ".join(cell.split()) for cell in row] for row in rows])


def _pasted_rows(words: str) -> list[list[str]]:
    """Where quotes do not pair, as in rows that somebody typed, each line is a row of its own."""
    plain = [line.split("\t") for line in words.split("\n")]
    if words.count('"') % 2:
        return plain
    try:
        return list(csv.reader(io.StringIO(words, newline=""), "excel-tab"))
    except csv.Error:  # a cell longer than any spreadsheet's
        return plain


def _letters(column: int) -> str:
    """`A` for 0, `AA` for 26."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters
