"""Figures in table cells: the column says what sort of figure, the row what it measures, another cell in what."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol, TypeVar

from doichieu.claims import Kind, Period, Quantity
from doichieu.reader.grammar.figures.evidence import Evidence, cell_evidence
from doichieu.reader.grammar.figures.guards import Dealt, Guarded, Stretches
from doichieu.reader.grammar.tables.cell_numbers import CellNumber
from doichieu.reader.grammar.tables.columns import TableColumns, table_columns
from doichieu.reader.grammar.tables.headings import FIGURES, ROW_NAMES, Holds
from doichieu.reader.grammar.tables.judgements import CellJudgement, judged_cell
from doichieu.reader.grammar.tables.measures import Names, Row, names_part, row_names, title_measure
from doichieu.reader.grammar.tables.rows import Table, TableCell, digit_runs, tables_of
from doichieu.reader.grammar.tables.times import TableTimes
from doichieu.reader.grammar.text.cells import is_number
from doichieu.reader.grammar.text.segments import Layout
from doichieu.reader.grammar.text.sources import Source
from doichieu.reader.grammar.times.contexts import Held
from doichieu.reader.grammar.times.document_times import Document
from doichieu.reader.grammar.times.expressions import TimeExpression

NAMELESS = "row of a table without a name"
REMARK = "number in a column of remarks"
ODD_CELL = "stops and commas of the cell are oddly placed"


class Placed(Protocol):
    """What has a place in the copies."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


P = TypeVar("P", bound=Placed)


class CellFigure(NamedTuple):
    """A figure in a cell, as a claim needs it; offsets count in the copies."""

    start: int
    end: int
    kind: Kind
    planned: bool
    estimate: bool
    quantity: Quantity
    indicator: str
    period: Period | None
    basis: str | None
    label: str | None
    rule: str
    evidence: Evidence
    locality: str | None = None
    subject: str | None = None
    row: int = 0  # where its row begins
    part: bool = False  # of the figure of another column: `Trong đó: cấy máy`


@dataclass(frozen=True, slots=True)
class Tables:
    """What the cells of all tables hold."""

    figures: list[CellFigure] = field(default_factory=list)
    other: list[Guarded] = field(default_factory=list)
    unread: list[Guarded] = field(default_factory=list)
    silent: list[Guarded] = field(default_factory=list)  # headings and names: no sentences

    def dealt(self) -> Dealt:
        """What need not be read again, and what in it has a name already."""
        return Dealt(self.stretches(), self.other)

    def stretches(self) -> list[Guarded]:
        """Every place that is dealt with."""
        figures = (Guarded(figure.start, figure.end, "") for figure in self.figures)
        return [*self.other, *self.unread, *self.silent, *figures]

    def apart(self, placed: Sequence[P]) -> list[P]:
        """Those of `placed` that touch no cell that is dealt with: a time or a number may seem to run on into one."""
        dealt = Stretches(self.stretches())
        return [one for one in placed if not _touches(dealt, one)] if dealt.all else list(placed)


def _touches(dealt: Stretches, one: Placed) -> bool:
    index = bisect_left(dealt.starts, one.end) - 1
    return index >= 0 and one.start < dealt.all[index].end


def figures_in_tables(
    source: Source, layout: Layout, times: Sequence[TimeExpression], document: Document, held: Sequence[Held]
) -> Tables:
    """Read the cells that hold one number; cells with more words are read as sentences elsewhere.

    times: of the text, resolved; held: what holds at each sentence of the layout.
    """
    found = Tables()
    for table in tables_of(source, layout):
        columns = table_columns(source, table)
        before = bisect_left(layout.sentence_starts, table.start) - 1
        title = [time for start, end in table.above for time in _from(times, start, end)]
        when = TableTimes(columns.headings, title, held[before] if before >= 0 else None, document)
        _TableReader(source, table, columns, when, found).run(times)
    return found


class _TableReader:
    """Reads one table, row by row."""

    def __init__(self, source: Source, table: Table, columns: TableColumns, times: TableTimes, found: Tables) -> None:
        self.source, self.table, self.columns, self.times, self.found = source, table, columns, times, found
        self.title_measure = title_measure(source, table)

    def run(self, times: Sequence[TimeExpression]) -> None:
        """Read the headings, then each row."""
        for start, end in self.table.head:
            self._heading(start, end, times)
        above: Row | None = None
        for cells in self.table.rows:
            if above is None and self._counts_columns(cells):
                for cell in cells:
                    self._silence(cell, "list number")
                continue
            row = Row(self.source, self.columns, cells, above)
            self._row(row, cells)
            above = row if row.numbers else above

    def _heading(self, start: int, end: int, times: Sequence[TimeExpression]) -> None:
        """The digits of a heading are of a time, or of a name."""
        dated = Stretches(Guarded(x.core, x.end, "date") for x in _from(times, start, end) if x.end <= end)
        self.found.other.extend(dated.all)
        for first, last in digit_runs(self.source, start, end):
            if dated.at(first) is None:
                is_year = last - first == 4 and self.source.lower[first : first + 2] in ("19", "20")
                self.found.other.append(Guarded(first, last, "date" if is_year else "heading"))
        if start < end:
            self.found.silent.append(Guarded(start, end, "heading"))

    def _counts_columns(self, cells: Sequence[TableCell]) -> bool:
        """`1 | 2 | 3 | 4`: the row that numbers the columns."""
        words = [self.source.lower[cell.start : cell.end].strip(" ()") for cell in cells]
        numbers = [word.partition("=")[0].strip(" ()") for word in words]
        digits = [int(word) for word in numbers if word.isascii() and word.isdecimal() and len(word) < 3]
        numbers = [word for word in numbers if word]
        rising = len(digits) > 2 and digits == list(range(digits[0], digits[0] + len(digits)))
        return rising and digits[0] <= 2 and all(len(word) < 3 for word in numbers)

    def _row(self, row: Row, cells: Sequence[TableCell]) -> None:
        for cell in cells:
            heading = self.columns.headings.get(cell.column)
            holds = heading.holds if heading is not None else None
            if holds is Holds.INDEX or (holds is None and cell.column < self.columns.name and self._is_bare(cell)):
                self._silence(cell, "list number")
            elif cell.column == self.columns.name or holds in ROW_NAMES or holds is Holds.UNIT:
                if row.numbers:
                    self._silence(cell, "heading")
            elif holds is Holds.NOTE:
                if self._is_bare(cell):
                    self.found.unread.append(Guarded(cell.start, cell.end, REMARK))
            elif holds in FIGURES and cell.column in row.numbers:
                self._figure(row, cell, row.numbers[cell.column])

    def _is_bare(self, cell: TableCell) -> bool:
        return is_number(self.source.spelled[cell.start : cell.end])

    def _silence(self, cell: TableCell, what: str) -> None:
        for first, last in digit_runs(self.source, cell.start, cell.end):
            self.found.other.append(Guarded(first, last, what))
        if cell.start < cell.end:
            self.found.silent.append(Guarded(cell.start, cell.end, what))

    def _figure(self, row: Row, cell: TableCell, number: CellNumber) -> None:
        if number.is_month:
            self.found.other.append(Guarded(number.start, number.end, "date"))
            return
        names = row_names(row, cell)
        if not names.indicator:
            self.found.unread.append(Guarded(number.start, number.end, NAMELESS))
            return
        judged = judged_cell(row, cell.column, number, self.title_measure)
        if judged is None:
            self.found.unread.append(Guarded(number.start, number.end, ODD_CELL))
            return
        self.found.figures.append(self._judged(row, cell, number, names, judged))

    def _judged(self, row: Row, cell: TableCell, number: CellNumber, names: Names, judged: CellJudgement) -> CellFigure:
        """With the time of its column, and planned where that lies ahead."""
        when = self.times.of(cell.column)
        heading = self.columns.headings[cell.column]
        planned = judged.planned or (heading.holds in MAY_BE_AHEAD and self.times.plans_ahead(when.period))
        return CellFigure(
            start=number.start,
            end=number.end,
            kind=judged.kind,
            planned=planned,
            estimate=heading.estimate and judged.kind in (Kind.LEVEL, Kind.PROGRESS) and not planned,
            quantity=judged.quantity,
            indicator=names.indicator,
            period=when.period,
            basis=judged.basis,
            label=cell.label or None,
            rule=f"table cell; {judged.rule}",
            evidence=cell_evidence(
                verdict=judged.rule,
                unit_known=bool(judged.quantity.unit),
                unit_sure=judged.sure,
                period=when.period,
                said=when.said,
            ),
            locality=names.locality,
            subject=names.subject,
            row=min(each.start for each in row.cells.values()),
            part=names_part(heading.words),
        )


MAY_BE_AHEAD = frozenset((Holds.RESULT, Holds.LEVEL, Holds.SHARE))


def _from(times: Sequence[TimeExpression], start: int, end: int) -> Iterator[TimeExpression]:
    """The times that begin in a stretch."""
    first = bisect_left(times, start, key=lambda time: time.start)
    while first < len(times) and times[first].start < end:
        yield times[first]
        first += 1
