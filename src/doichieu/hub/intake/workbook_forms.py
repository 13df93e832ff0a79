"""A workbook to be filled in: the rows of the entry page, with what stands beside them, as openpyxl writes it."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from doichieu import show
from doichieu.claims import Quantity
from doichieu.hub.catalogue.periods import period_name
from doichieu.hub.intake.entry_lines import KEY_LENGTH, Field, Sheet
from doichieu.hub.intake.entry_texts import whose
from doichieu.hub.intake.entry_words import (
    BESIDE,
    COLUMNS,
    COUNTED,
    KIND,
    MATURITIES,
    NAME,
    PERIOD,
    PLACE,
    RESULTS,
    TARGETS,
    bound_words,
    maturity_words,
    qualities,
    said,
)
from doichieu.hub.intake.written_quantities import split_quantity, unit_choices
from doichieu.hub.register.series import Series

HEADING_ROW = 5
WIDTHS = (14, 44, 22, 18, 18, 22, 16, 18, 14, 16, 40, 4)
FILL = PatternFill("solid", start_color="E4EFF1")
TO_FILL = PatternFill("solid", start_color="FFF7DF")
ENTERED = (Field.NUMBER, Field.UNIT, Field.BOUND, Field.MATURITY, Field.NOTE)


@dataclass(frozen=True, slots=True)
class FormRow:
    """One row of the workbook."""

    series: Series
    beside: Sequence[str]  # last value, same period last year, target, in words
    standing: Quantity | None = None
    maturity: str = ""
    counted_in: str = ""  # the unit of what is counted out of a whole; empty of any other figure


def workbook_of(sheet: Sheet, rows: Sequence[FormRow]) -> bytes:
    """The workbook of a place and period, in Vietnamese; figures on record stand in it and may be corrected."""
    workbook = Workbook()
    page = workbook.active
    assert isinstance(page, Worksheet)  # noqa: S101 # a new workbook has one
    kind = said(TARGETS if sheet.planned else RESULTS)
    page.title = kind
    days = sheet.period
    page.append([said(PLACE), sheet.locality.slug, whose(sheet)])
    page.append([said(PERIOD), period_name(days.first, days.last), show.period(days, "vi")])
    page.append([said(KIND), kind, sheet.set_by])
    page.append([said(COLUMNS[Field.ABOUT]), sheet.own.name] if sheet.own else [])
    headings = _headings()
    page.append(list(headings))
    for row in rows:
        page.append(_cells(row))
    _dress(page, len(rows))
    written = BytesIO()
    workbook.save(written)
    return written.getvalue()


def _headings() -> Sequence[str]:
    code, *others = (said(words) for words in COLUMNS.values())
    about, *entered = others
    return (code, said(NAME), about, *(said(words) for words in BESIDE), *entered)


def _cells(row: FormRow) -> list[object]:
    series = row.series
    unit = show.unit_words(row.counted_in, "vi") if row.counted_in else unit_choices(series.indicator, "vi")[0]
    told = [*([said(COUNTED)] if row.counted_in else []), *qualities(series)]
    name = f"{series.indicator.name_vi} ({'; '.join(told)})" if told else series.indicator.name_vi
    number: object = None
    bound = ""
    if row.standing is not None:
        words, unit = split_quantity(row.standing, "vi")
        number = _number(words)
        bound = show.bound_words(row.standing.bound, "vi")
    return [
        series.indicator.code,
        name,
        series.subject.name if series.subject else None,
        *row.beside,
        number,
        unit,
        bound or None,
        said(MATURITIES[row.maturity]) if row.maturity else None,
        None,
        series.digest[:KEY_LENGTH],
    ]


def _number(words: str) -> object:
    """A number as a number, where a double says it exactly; a range or `17/17` in words."""
    try:
        exact = show.parsed_number(words, "vi")
    except show.NotANumber:
        return words
    return exact if len(exact.as_tuple().digits) <= 15 else words


def _dress(page: Worksheet, rows: int) -> None:
    columns = list(COLUMNS)
    for number, width in enumerate(WIDTHS, 1):
        page.column_dimensions[get_column_letter(number)].width = width
    page.column_dimensions[get_column_letter(len(WIDTHS))].hidden = True
    for cell in page[HEADING_ROW]:
        cell.font, cell.fill, cell.alignment = Font(bold=True), FILL, Alignment(wrap_text=True, vertical="top")
    last = HEADING_ROW + max(rows, 1)
    for field in ENTERED:
        letter = get_column_letter(_column_of(field, columns))
        for number in range(HEADING_ROW + 1, last + 1):
            page[f"{letter}{number}"].fill = TO_FILL
            page[f"{letter}{number}"].protection = Protection(locked=False)
    _offer(page, bound_words("vi"), get_column_letter(_column_of(Field.BOUND, columns)), last)
    _offer(page, maturity_words("vi"), get_column_letter(_column_of(Field.MATURITY, columns)), last)
    page.freeze_panes = f"C{HEADING_ROW + 1}"


def _offer(page: Worksheet, words: Sequence[str], letter: str, last: int) -> None:
    """A list to choose from in a column."""
    choice = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True)
    choice.add(f"{letter}{HEADING_ROW + 1}:{letter}{last}")
    page.add_data_validation(choice)


def _column_of(field: Field, columns: Sequence[Field]) -> int:
    """The number of a field's column: behind code, name and unit come three that are only looked at."""
    return columns.index(field) + 1 + (4 if columns.index(field) > 1 else 0)
