"""Tables of figures as lines to be checked: of which column each field is, and what is left out of them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.functional import Promise

from doichieu import show
from doichieu.hub.catalogue.periods import period_name
from doichieu.hub.intake.entry_lines import Field, LeftOut, PassedOver, Sheet, WrittenLine
from doichieu.hub.intake.entry_words import (
    BESIDE,
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
from doichieu.hub.intake.grid_errors import (
    CellsNotApart,
    Heading,
    HeadingsMissing,
    HeadingsOfOtherDays,
    HeadingsUnknown,
    NothingEntered,
    OtherSheet,
    UnitsDiffer,
)
from doichieu.hub.intake.own_headings import fields_of, numbers_rows, own_column
from doichieu.hub.intake.series_words import prices_in
from doichieu.hub.intake.tables import Grid
from doichieu.hub.places import queries as places
from doichieu.hub.register.models import Maturity
from doichieu.lexicon import folded

HEAD_ROWS = 20  # within which the headings stand
WITHOUT_HEADINGS = (Field.INDICATOR, Field.NUMBER, Field.UNIT, Field.NOTE, Field.MATURITY)  # of bare pasted rows
IN_WORDS = (Field.ABOUT, Field.UNIT, Field.BOUND, Field.MATURITY)  # where a number alone has lost its column
SAID = frozenset({Field.ABOUT, Field.UNIT, Field.NOTE, Field.PRICE_BASIS, Field.CUMULATIVE})  # known by other words too
LONGEST = 200  # letters of a row that is passed over, or of a column that is left out
_ALONE = re.compile(r"[-−]?\d[\d.,/ ]*%?")
_COLUMN_NUMBER = re.compile(r"\(?(?:[A-Z]|\d{1,2})\)?(?: ?= ?[\d()/*+x\-:% ]+)?")


def sheet_from(grids: Sequence[Grid], sheet: Sheet) -> Sheet:
    """The sheet with the lines of all tables that have headings; bare pasted rows need none.

    A row without a figure is passed over and named; so is a column of which nothing is entered.
    Raises HeadingsMissing, NothingEntered, OtherSheet, UnitsDiffer.
    """
    lines: list[WrittenLine] = []
    passed_over: list[PassedOver] = []
    left_out: list[LeftOut] = []
    found = False
    for grid in grids:
        head = _head(grid, sheet)
        if head is None:
            continue
        found = True
        _refuse_others(grid, head.row, sheet)
        head = replace(head, about=_said_above(grid, head.row, COLUMNS[Field.ABOUT])[1])
        left_out += _left_out(grid, head, sheet)
        for number, row in _rows(grid, head):
            if _is_line(row, head):
                lines.append(_line(grid, head, number))
            elif not _cell(row, head, Field.KEY):  # our own workbook names every indicator, for whoever has a figure
                passed_over.append(_passed_over(grid, head, number))
    if not found:
        raise _no_headings(grids, sheet)
    if not lines:
        raise NothingEntered
    beside = "\n".join(cell for grid in grids for row in grid.rows for cell in row if cell)
    return replace(sheet, lines=tuple(lines), beside=beside, passed_over=tuple(passed_over), left_out=tuple(left_out))


@dataclass(frozen=True, slots=True)
class _Head:
    """The row of headings, and the column of each field."""

    row: int  # the one before the first for bare pasted rows
    columns: Mapping[Field, int]
    units: Sequence[int] = ()  # every column that says whom the figures are about
    price_basis: str = ""  # that the heading of the figures names
    estimated: bool = False  # the heading of the figures says that they are estimates
    other_days: Sequence[int] = ()  # the columns of figures of other days
    about: str = ""  # the unit of rows that name none, where a workbook was made for one


def _no_headings(grids: Sequence[Grid], sheet: Sheet) -> HeadingsMissing:
    """With the headings that are wanted, and those that stand there and are not known."""
    others = [each for grid in grids for each in _of_other_days(grid, sheet)]
    if others:
        return HeadingsOfOtherDays(others=others, period=sheet.named.name)
    wanted = [said(words) for words in (NAME, COLUMNS[Field.NUMBER])]
    found = (each for grid in grids for each in _unknown(grid, sheet))
    unknown = list({each.words: each for each in reversed(list(found))}.values())[::-1]
    if unknown:
        return HeadingsUnknown(wanted=wanted, unknown=unknown)
    pasted = [row for grid in grids if not grid.name for row in grid.rows if any(row)]
    if pasted and all(len(row) == 1 for row in pasted):
        return CellsNotApart()
    return HeadingsMissing(wanted=wanted, searched=[grid.name for grid in grids])


def _head(grid: Grid, sheet: Sheet) -> _Head | None:
    """The row of headings. None for rows under headings of which none is the figure's: `TT | Chỉ tiêu | KH năm`."""
    headed = False
    for number, row in enumerate(grid.rows[:HEAD_ROWS]):
        head = _head_of(number, row, sheet)
        if {Field.INDICATOR, Field.NUMBER} <= head.columns.keys():
            return head
        headed = headed or (Field.INDICATOR in head.columns and (_is_heading(row) or bool(head.other_days)))
    if grid.name or headed or not any(len(row) > 1 for row in grid.rows):
        return None
    return _Head(-1, {field: column for column, field in enumerate(WITHOUT_HEADINGS)})


def _is_heading(row: Sequence[str]) -> bool:
    """Whether the cells say what stands below: more than one of them is filled, and none is a number."""
    filled = [cell for cell in row if cell.strip()]
    return len(filled) > 1 and not any(cell.strip()[:1].isdigit() for cell in filled)


def _head_of(number: int, row: Sequence[str], sheet: Sheet) -> _Head:
    """The columns of a row of headings, by the words of our workbook, else by those of tables in documents.

    A code goes before a name, where a sheet has both; of two columns that hold the same, the first.
    """
    own = {field: at for at, field in reversed(list(enumerate(map(column_called, row)))) if field is not None}
    coded = [at for at, cell in enumerate(row) if column_called(cell) is Field.INDICATOR and not _is_name(cell)]
    own |= {Field.INDICATOR: coded[0]} if coded else {}
    if Field.KEY in own:
        return _Head(number, own, [own[Field.ABOUT]] if Field.ABOUT in own else [])
    named = ((at, own_column(cell, sheet.period, planned=sheet.planned)) for at, cell in enumerate(row) if cell.strip())
    others = {at: each for at, each in named if each is not None}
    whole = Field.INDICATOR in own and Field.NUMBER in own
    free = fields_of(others, own, SAID if whole else frozenset(Field))
    columns = {field: at[0] for field, at in free.items()} | own
    figures = others.get(columns.get(Field.NUMBER, -1))
    return _Head(
        number,
        columns,
        units=sorted({*free.get(Field.ABOUT, ()), *([own[Field.ABOUT]] if Field.ABOUT in own else [])}),
        price_basis=prices_in(row[columns[Field.NUMBER]]) if Field.NUMBER in columns else "",
        estimated=figures is not None and figures.estimated and not whole,
        other_days=[] if whole else [at for at, each in others.items() if each.other_days and _is_named(row[at])],
    )


def _is_named(cell: str) -> bool:
    return any(letter.isalpha() for letter in cell)


def _is_name(cell: str) -> bool:
    return folded(cell) in {folded(said(NAME, lang)) for lang in LANGUAGES}


def _unknown(grid: Grid, sheet: Sheet) -> Iterator[Heading]:
    """The headings of the first row that has several, of which nothing is known."""
    number, row = next(((at, row) for at, row in enumerate(grid.rows[:HEAD_ROWS]) if _is_heading(row)), (0, ()))
    for at, cell in enumerate(row):
        known = column_called(cell) or own_column(cell, sheet.period, planned=sheet.planned)
        if cell.strip() and known is None:
            yield Heading(cell.strip()[:60], grid.address(number, at))


def _of_other_days(grid: Grid, sheet: Sheet) -> Sequence[Heading]:
    """The headings of figures of other days, of the first row that has such and none of these days."""
    for number, row in enumerate(grid.rows[:HEAD_ROWS]):
        head = _head_of(number, row, sheet)
        if head.other_days and Field.NUMBER not in head.columns and len([cell for cell in row if cell.strip()]) > 1:
            return [Heading(row[at].strip()[:60], grid.address(number, at)) for at in head.other_days]
    return ()


def _rows(grid: Grid, head: _Head) -> Iterator[tuple[int, Sequence[str]]]:
    """The filled rows below the headings; a row that numbers the columns is none."""
    for number, row in enumerate(grid.rows[head.row + 1 :], head.row + 1):
        if any(cell.strip() for cell in row) and not (number == head.row + 1 > 0 and _numbers_columns(row)):
            yield number, row


def _cell(row: Sequence[str], head: _Head, field: Field) -> str:
    """Empty where the table has no such column, or the row ends before it."""
    at = head.columns.get(field, len(row))
    return row[at].strip() if at < len(row) else ""


def _about(grid: Grid, head: _Head, number: int) -> str:
    """Whom the figure of a row is about. Raises UnitsDiffer where two cells say it, each in another way."""
    cells = ((at, grid.rows[number][at : at + 1]) for at in head.units)
    named = [Heading(cell[0].strip(), grid.address(number, at)) for at, cell in cells if any(map(str.strip, cell))]
    if len({folded(each.words) for each in named}) > 1:
        raise UnitsDiffer(named=[Heading(each.words[:60], each.where) for each in named])
    return named[0].words if named else ""


def _left_out(grid: Grid, head: _Head, sheet: Sheet) -> Iterator[LeftOut]:
    """The columns with something in a line, of which nothing is entered; not those that number or name the rows."""
    used = {*head.columns.values(), *head.units}
    filled: dict[int, tuple[int, str]] = {}
    for number, row in _rows(grid, head):
        for at, cell in enumerate(row if _is_line(row, head) else ()):
            if cell.strip() and at not in used:
                filled.setdefault(at, (number, cell.strip()))
    headings = dict(enumerate(grid.rows[head.row])) if head.row >= 0 else {}
    for at, (number, cell) in sorted(filled.items()):
        heading = headings.get(at, "").strip()
        if not _is_to_look_at(heading, head, sheet):
            yield LeftOut(grid.address(head.row if heading else number, at), (heading or cell)[:LONGEST])


def _is_to_look_at(heading: str, head: _Head, sheet: Sheet) -> bool:
    """Whether a column stands beside those that are entered: a name beside its code, what our workbook shows."""
    known = own_column(heading, sheet.period, planned=sheet.planned) if heading else None
    shown = BESIDE if Field.KEY in head.columns else ()
    looked_at = {folded(said(words, lang)) for words in (NAME, *shown) for lang in LANGUAGES}
    if folded(heading) in looked_at or (known is not None and known.field is Field.INDICATOR):
        return True
    return bool(heading) and numbers_rows(heading, sheet.period)


def _is_line(row: Sequence[str], head: _Head) -> bool:
    """Whether a row has a number, a note that wants one, or a number that stands where words belong.

    Every bare pasted row is a line: nothing else could be meant by it.
    """
    if head.row < 0 or _cell(row, head, Field.NUMBER) or _cell(row, head, Field.NOTE):
        return True
    return any(_ALONE.fullmatch(_cell(row, head, field)) for field in IN_WORDS)


def _passed_over(grid: Grid, head: _Head, number: int) -> PassedOver:
    words = " · ".join(filled for cell in grid.rows[number] if (filled := cell.strip()))
    return PassedOver(grid.address(number, head.columns[Field.INDICATOR]), words[:LONGEST])


def _line(grid: Grid, head: _Head, number: int) -> WrittenLine:
    row = grid.rows[number]
    at = {field: grid.address(number, column) for field, column in head.columns.items()}
    at[Field.LINE] = at[Field.INDICATOR]
    return WrittenLine(
        number=_cell(row, head, Field.NUMBER),
        indicator=_cell(row, head, Field.INDICATOR),
        key=_cell(row, head, Field.KEY),
        about=_about(grid, head, number) or head.about,
        unit=_cell(row, head, Field.UNIT),
        bound=_cell(row, head, Field.BOUND),
        maturity=_cell(row, head, Field.MATURITY) or (Maturity.ESTIMATE if head.estimated else ""),
        price_basis=_cell(row, head, Field.PRICE_BASIS) or head.price_basis,
        cumulative=_cell(row, head, Field.CUMULATIVE),
        note=_cell(row, head, Field.NOTE),
        last_year=_cell(row, head, Field.LAST_YEAR),
        at=at,
    )


def _numbers_columns(row: Sequence[str]) -> bool:
    """Whether a row only numbers the columns above it: `A | B | C | 1 | 2 | 3=2/1`."""
    return all(_COLUMN_NUMBER.fullmatch(cell.strip()) for cell in row if cell.strip())


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
    for words, allowed in expected.items():
        where, found = _said_above(grid, heading, words)
        if found and folded(found) not in {folded(each) for each in allowed}:
            raise OtherSheet(where=where, found=found[:120], expected=allowed[0])
    own, (where, found) = sheet.own, _said_above(grid, heading, COLUMNS[Field.ABOUT])
    if own is not None and found and not places.is_called(own, found):
        raise OtherSheet(where=where, found=found[:120], expected=own.name)


def _said_above(grid: Grid, heading: int, words: Promise) -> tuple[str, str]:
    """What the head of a template says of its place, its period and the like, with its address; empty for nothing."""
    called = {folded(said(words, lang)) for lang in LANGUAGES}
    for number, row in enumerate(grid.rows[: max(heading, 0)]):
        if len(row) > 1 and row[1] and folded(row[0]) in called:
            return grid.address(number, 1), row[1]
    return "", ""
