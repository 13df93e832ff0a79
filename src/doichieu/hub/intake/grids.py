"""Tables of figures as lines to be checked: from a workbook's sheets, or pasted from one."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext_lazy as _

from doichieu import show
from doichieu.hub.catalogue.periods import period_name
from doichieu.hub.intake.entry_lines import Field, Sheet, WrittenLine
from doichieu.hub.intake.entry_words import (
    COLUMNS,
    KIND,
    LANGUAGES,
    NAME,
    PERIOD,
    PLACE,
    RESULTS,
    TARGETS,
    column_called,
    said,
)
from doichieu.hub.intake.grid_errors import HeadingsMissing, NothingEntered, OtherSheet, TooManyRows
from doichieu.lexicon import folded

MOST_ROWS = 5000  # of one entry
HEAD_ROWS = 20  # within which the headings stand
WITHOUT_HEADINGS = (Field.INDICATOR, Field.NUMBER, Field.UNIT, Field.NOTE)  # the columns of bare pasted rows
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

    Raises TooManyRows.
    """
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


def sheet_from(grids: Sequence[Grid], sheet: Sheet) -> Sheet:
    """The sheet with the lines of all tables that have headings; bare pasted rows need none.

    Raises HeadingsMissing, NothingEntered, OtherSheet.
    """
    lines: list[WrittenLine] = []
    found = False
    for grid in grids:
        head = _heading(grid)
        if head is None:
            continue
        found = True
        row, columns = head
        _refuse_others(grid, row, sheet)
        lines += _lines(grid, row + 1, columns)
    if not found:
        wanted = [said(COLUMNS[Field.INDICATOR]), said(COLUMNS[Field.NUMBER])]
        raise HeadingsMissing(wanted=wanted)
    if not lines:
        raise NothingEntered
    beside = "\n".join(cell for grid in grids for row in grid.rows for cell in row if cell)
    return replace(sheet, lines=tuple(lines), beside=beside)


def _heading(grid: Grid) -> tuple[int, Mapping[Field, int]] | None:
    """The row of headings and the column of each field; the row before the first for bare pasted rows.

    None for rows under headings of which none is the figure's: `TT | Chỉ tiêu | Đơn vị tính | KH năm`.
    """
    headed = False
    for number, row in enumerate(grid.rows[:HEAD_ROWS]):
        columns = _columns(row)
        if Field.INDICATOR in columns and Field.NUMBER in columns:
            return number, columns
        headed = headed or (Field.INDICATOR in columns and len(columns) > 1)
    if grid.name or headed or not any(len(row) > 1 for row in grid.rows):
        return None
    return -1, {field: column for column, field in enumerate(WITHOUT_HEADINGS)}


def _columns(row: Sequence[str]) -> Mapping[Field, int]:
    """A code goes before a name, where a sheet has both."""
    names = {folded(said(NAME, lang)) for lang in LANGUAGES}
    columns: dict[Field, int] = {}
    for number, cell in enumerate(row):
        field = column_called(cell)
        if field is not None and (field not in columns or folded(row[columns[field]]) in names):
            columns[field] = number
    return columns


def _lines(grid: Grid, first: int, columns: Mapping[Field, int]) -> Iterator[WrittenLine]:
    """A line for each row with a number, or with a note that wants one."""
    for number, row in enumerate(grid.rows[first:], first):
        cells = {field: row[at].strip() for field, at in columns.items() if at < len(row)}
        if not cells.get(Field.NUMBER) and not cells.get(Field.NOTE):
            continue
        at = {field: grid.address(number, column) for field, column in columns.items()}
        at[Field.LINE] = at[Field.INDICATOR]
        yield WrittenLine(
            number=cells.get(Field.NUMBER, ""),
            indicator=cells.get(Field.INDICATOR, ""),
            key=cells.get(Field.KEY, ""),
            about=cells.get(Field.ABOUT, ""),
            unit=cells.get(Field.UNIT, ""),
            bound=cells.get(Field.BOUND, ""),
            maturity=cells.get(Field.MATURITY, ""),
            note=cells.get(Field.NOTE, ""),
            at=at,
        )


def _refuse_others(grid: Grid, heading: int, sheet: Sheet) -> None:
    """Raises OtherSheet where the head of a template says that it was made for something else."""
    place, days = sheet.locality, sheet.period
    kind = TARGETS if sheet.planned else RESULTS
    spoken = sorted(LANGUAGES, key=lambda lang: lang != sheet.lang)  # what people read stands first
    expected = {
        PLACE: (str(place), place.name, place.slug),
        PERIOD: (*(show.period(days, lang) for lang in spoken), period_name(days.first, days.last)),
        KIND: tuple(said(kind, lang) for lang in spoken),
    }
    for number, row in enumerate(grid.rows[: max(heading, 0)]):
        for words, allowed in expected.items():
            if len(row) > 1 and row[1] and folded(row[0]) in {folded(said(words, lang)) for lang in LANGUAGES}:
                _compare(grid.address(number, 1), row[1], allowed)


def _compare(where: str, found: str, allowed: Sequence[str]) -> None:
    if folded(found) not in {folded(each) for each in allowed}:
        raise OtherSheet(where=where, found=found[:120], expected=allowed[0])


def _letters(column: int) -> str:
    """`A` for 0, `AA` for 26."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters
