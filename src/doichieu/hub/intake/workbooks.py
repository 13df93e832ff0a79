"""Workbooks that come in: opened by calamine, within limits, formulas and percentages told from numbers."""

import re
import zipfile
from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from doichieu import show
from doichieu.hub.intake.grid_errors import TooManyRows, TooManySheets, WorkbookFaulty
from doichieu.hub.intake.grids import HEAD_ROWS
from doichieu.hub.intake.tables import MOST_ROWS, Grid

MOST_BYTES = 5 * 1024 * 1024  # of a workbook as it comes
MOST_UNPACKED = 128 * 1024 * 1024
MOST_SHEETS = 20
MOST_COLUMNS = 200
LOOKED_AT = 2048  # bytes of each part, for a document type that no workbook has
_SHOWN_AS_WRITTEN = re.compile(r'"[^"]*"|[\\_*].|\[[^\]]*\]')  # of a cell's format: what scales nothing


def grids_of(file: str, data: bytes) -> Sequence[Grid]:
    """The sheets of an .xlsx workbook with their cells as text, numbers in Vietnamese.

    A formula stands as its own words, with the sign of equality, and not as what it gave; what its cell shows as
    a percentage is one: `94%`, which the file keeps as 0.94.
    Raises WorkbookFaulty, TooManyRows, TooManySheets.
    """
    _refuse_odd_packages(file, data)
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(data))
        if len(workbook.sheet_names) > MOST_SHEETS:
            raise TooManySheets(sheets=len(workbook.sheet_names), limit=MOST_SHEETS)
        sheets = [workbook.get_sheet_by_name(name) for name in workbook.sheet_names]
        tallest = max((sheet.end[0] + 1 for sheet in sheets if sheet.end), default=0)
        if tallest > MOST_ROWS + HEAD_ROWS:
            raise TooManyRows(rows=tallest, limit=MOST_ROWS)
        if any(sheet.end and sheet.end[1] >= MOST_COLUMNS for sheet in sheets):
            raise WorkbookFaulty(file=file)
        cells = {sheet.name: _texts(sheet) for sheet in sheets}
    except CalamineError as error:
        raise WorkbookFaulty(file=file) from error
    _put_what_formats_say(file, data, cells)
    return [Grid(name, rows) for name, rows in cells.items()]


def _texts(sheet: CalamineSheet) -> list[list[str]]:
    return [[_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]


def _refuse_odd_packages(file: str, data: bytes) -> None:
    """What is too large, unpacks to far more, or holds what no workbook holds."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            parts = package.infolist()
            too_large = len(data) > MOST_BYTES or sum(part.file_size for part in parts) > MOST_UNPACKED
            if too_large or any(_has_document_type(package, part) for part in parts):
                raise WorkbookFaulty(file=file)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as error:
        raise WorkbookFaulty(file=file) from error


def _has_document_type(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    with package.open(part) as opened:
        return b"<!DOCTYPE" in opened.read(LOOKED_AT)


def _put_what_formats_say(file: str, data: bytes, cells: dict[str, list[list[str]]]) -> None:
    """What calamine does not tell takes the place of a cell's value: a formula's words, an error, a percentage."""
    try:
        workbook = load_workbook(BytesIO(data), read_only=True, data_only=False)
        for name, rows in cells.items():
            for row in workbook[name].iter_rows():
                for cell in row:
                    words = _beyond_its_value(cell)
                    if words and cell.row is not None and cell.column is not None:
                        _put(rows, cell.row - 1, cell.column - 1, words)
        workbook.close()
    except (KeyError, ValueError, TypeError, SyntaxError, OSError, zipfile.BadZipFile) as error:
        raise WorkbookFaulty(file=file) from error


def _beyond_its_value(cell: Any) -> str:
    """A formula, an error (`#DIV/0!`), or a number that is shown as a percentage, as words; nothing of other cells."""
    if cell.data_type == "f":
        return f"={str(cell.value).lstrip('=')}"
    if cell.data_type == "e":
        return str(cell.value)
    number = isinstance(cell.value, int | float) and not isinstance(cell.value, bool)
    if number and "%" in _SHOWN_AS_WRITTEN.sub("", cell.number_format):
        return f"{_number(Decimal(repr(cell.value)).scaleb(2))}%"
    return ""


def _put(rows: list[list[str]], row: int, column: int, words: str) -> None:
    """calamine leaves out rows and columns without a value; a formula without one stands there all the same."""
    while len(rows) <= row:
        rows.append([])
    rows[row] += [""] * (column + 1 - len(rows[row]))
    rows[row][column] = words


def _text(cell: Any) -> str:
    """A cell as somebody would type it: 615.3 is `615,3`; days and times as they are, which no number is."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _number(Decimal(repr(cell)))
    return str(cell).strip()


def _number(exact: Decimal) -> str:
    """A number in Vietnamese, a whole one without decimals."""
    whole = exact == exact.to_integral_value() if exact.is_finite() else False
    return show.number(exact.quantize(Decimal(1)) if whole and abs(exact) < Decimal(10) ** 25 else exact, "vi")
