"""The tables of a text: rows of cells under their headings, and the lines above that say what a table is about.

Real tables come as blocks from the formats. Tables in plain text are runs of rows whose cells are parted by
tabs, bars or dashes; their first row gives the headings if it holds no figures and has a word of headings.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from doichieu.reader.grammar.tables.bracketed_heads import bracketed_head, under_head
from doichieu.reader.grammar.tables.head_rows import Column, goes_below, heads, one_level, two_levels
from doichieu.reader.grammar.tables.stacked import Stack, stacks_of
from doichieu.reader.grammar.text.cells import Cell, blocked_cells, is_number, row_cells, whole_line
from doichieu.reader.grammar.text.segments import Layout, LineKind
from doichieu.reader.grammar.text.sources import Source

TITLE_LINES = 3  # lines above a table that may name it, date it, or give its unit
TITLE_LENGTH = 240  # signs: a longer line above a table is prose
LONGEST_GAP = 2  # lines with no cells that do not end a table in plain text: names of its parts
PARTING = "\t\n"
PART_LENGTH = 120  # signs of such a line


class TableCell(NamedTuple):
    """A cell below the headings; offsets count in the copies."""

    start: int
    end: int
    column: int  # from 1
    label: str
    row: str | None = None  # the name of its row, where the format knows it


@dataclass(frozen=True, slots=True)
class Table:
    """One table: what heads its columns, its rows, and the lines above."""

    columns: dict[int, Column]
    head: tuple[tuple[int, int], ...]  # the cells of the headings
    rows: tuple[tuple[TableCell, ...], ...]
    above: tuple[tuple[int, int], ...]  # lines above it, the nearest first
    start: int
    name: int = 0  # the column that names the rows, where that is known; else 0


def tables_of(source: Source, layout: Layout) -> list[Table]:
    """All tables with headings, those that the format knows first."""
    blocked = [cell for cell in blocked_cells(source) if not layout.in_furniture(cell.start)]
    tables = _blocked_tables(source, layout, blocked) if blocked else []
    if any(line.kind is LineKind.ROW for line in layout.lines):
        tables += _written_tables(source, layout, {layout.line_at(cell.start) for cell in blocked}, len(tables))
    for stack in stacks_of(source, layout):
        tables.append(_stacked_table(source, layout, stack, len(tables) + 1))
    return tables


def _stacked_table(source: Source, layout: Layout, stack: Stack, number: int) -> Table:
    """A table whose cells stand each on a line of its own."""
    head = [(layout.lines[at].start, layout.lines[at].end) for at in stack.head]
    rows = []
    for place, row in enumerate(stack.rows, 2):
        lines = enumerate((layout.lines[at] for at in row.lines), row.column)
        rows.append(tuple(TableCell(line.start, line.end, at, f"{number}:{place}:{at}") for at, line in lines))
    return Table(
        one_level([source.spelled[start:end] for start, end in head]),
        tuple(head),
        tuple(rows),
        _above(layout, stack.head[0]),
        head[0][0],
    )


def _blocked_tables(source: Source, layout: Layout, cells: Sequence[Cell]) -> list[Table]:
    by_table: dict[str, dict[int, dict[int, Cell]]] = {}
    reach = 0
    for cell in cells:
        number, row, column = (cell.label or "").split(":") if (cell.label or "").count(":") == 2 else ("", "", "")
        if not (row.isdecimal() and column.isdecimal()) or cell.start < reach or not _stands_apart(source, cell):
            continue
        reach = max(reach, cell.end)
        by_table.setdefault(number, {}).setdefault(int(row), {})[int(column)] = cell
    return [
        table for rows in by_table.values() if (table := _blocked_table(source, layout, list(rows.items()))) is not None
    ]


def _stands_apart(source: Source, cell: Cell) -> bool:
    """Whether only blanks part the cell from the tabs or line ends around it, as every format writes cells."""
    content, span = source.text.content, source.original(cell.start, cell.end)
    start, end = span.start, span.end
    while start and content[start - 1].isspace() and content[start - 1] not in PARTING:
        start -= 1
    while end < len(content) and content[end].isspace() and content[end] not in PARTING:
        end += 1
    return (not start or content[start - 1] in PARTING) and (end == len(content) or content[end] in PARTING)


def _blocked_table(source: Source, layout: Layout, rows: "list[tuple[int, dict[int, Cell]]]") -> Table | None:
    first = next((place for place, (_, row) in enumerate(rows) if any(x.column for x in row.values())), None)
    if first is None or first == 0:
        return None
    head, body = rows[:first], rows[first:]
    names = {at: cell.column for _, row in body for at, cell in row.items() if cell.column}
    leaves = {at: cell.text(source) for _, row in head for at, cell in row.items() if cell.text(source)}
    start = min(cell.start for cell in head[0][1].values())
    return Table(
        columns={at: _levels(words, leaves.get(at, "")) for at, words in names.items()},
        head=tuple((cell.start, cell.end) for _, row in head for cell in row.values()),
        rows=tuple(
            tuple(TableCell(cell.start, cell.end, at, cell.label or "", cell.row) for at, cell in row.items())
            for _, row in body
        ),
        above=_above(layout, layout.line_at(start)),
        start=start,
    )


def _levels(words: str, leaf: str) -> Column:
    even, leaf = " ".join(words.split()), " ".join(leaf.split())
    if leaf and even.endswith(" " + leaf):
        return Column(even[: -len(leaf)].strip(), leaf)
    return Column("", even)


def _above(layout: Layout, line: int) -> tuple[tuple[int, int], ...]:
    """The lines above a table, the nearest first: those that may be its title."""
    found: list[tuple[int, int]] = []
    for above in reversed(layout.lines[max(line - TITLE_LINES, 0) : max(line, 0)]):
        if above.kind in (LineKind.ROW, LineKind.FURNITURE) or above.end - above.start > TITLE_LENGTH:
            break
        found.append((above.start, above.end))
    return tuple(found)


def _written_tables(source: Source, layout: Layout, blocked: set[int], count: int) -> list[Table]:
    """Tables in plain text: rows under a row of headings, up to the next such row or to other text."""
    tables: list[Table] = []
    run: list[int] = []
    for index, line in enumerate(layout.lines):
        if line.kind is not LineKind.ROW or index in blocked:
            continue
        if run and not _goes_on(layout, run[-1], index):
            tables += _written_table(source, layout, run, count + len(tables) + 1)
            run = []
        run.append(index)
    return tables + (_written_table(source, layout, run, count + len(tables) + 1) if run else [])


def _goes_on(layout: Layout, last: int, following: int) -> bool:
    between = layout.lines[last + 1 : following]
    return len(between) <= LONGEST_GAP and all(line.end - line.start <= PART_LENGTH for line in between)


@dataclass(slots=True)
class _WrittenTable:
    """A table in plain text as its rows come in."""

    first: list[str]  # the cells of the first row of headings
    columns: dict[int, Column]
    width: int
    head: list[tuple[int, int]]
    line: int
    rows: list[tuple[TableCell, ...]] = field(default_factory=list)
    levels: int = 1
    by_name: bool = False  # headed in brackets above; the name comes first and may be cut up

    def takes_level(self, source: Source, cells: Sequence[Cell]) -> bool:
        """Take in a second row of headings, if these cells are one."""
        second = [cell.text(source) for cell in cells]
        columns = two_levels(self.first, second) if not self.rows and self.levels == 1 and goes_below(second) else None
        if columns is None:
            return False
        self.columns = {at: column for at, column in enumerate(columns, 1) if column.leaf}
        self.width, self.levels = len(columns), 2
        self.head += [(cell.start, cell.end) for cell in cells]
        return True


def _written_table(source: Source, layout: Layout, run: Sequence[int], number: int) -> list[Table]:
    """The tables of a run of rows: one for each row of headings in it."""
    found: list[_WrittenTable] = []
    for index in run:
        line = layout.lines[index]
        cells = row_cells(source, *whole_line(source, line.start, line.end))
        words = [cell.text(source) for cell in cells]
        if found and found[-1].takes_level(source, cells):
            continue
        if heads(words):
            head = [(cell.start, cell.end) for cell in cells]
            found.append(_WrittenTable(words, one_level(words), len(cells), head, index))
            continue
        told = bracketed_head(source, layout, index)
        if told:
            named = [cell.text(source) for cell in told]
            head = [(cell.start, cell.end) for cell in told]
            found.append(_WrittenTable(named, one_level(named), len(told), head, index, by_name=True))
        if found:
            last = found[-1]
            cells = under_head(cells, last.width) if last.by_name else cells
            label = f"{number + len(found) - 1}:{len(last.rows) + 1 + last.levels}"
            last.rows.append(tuple(_placed(source, cells, last, label)))
    return [
        Table(
            table.columns,
            tuple(table.head),
            tuple(table.rows),
            _above(layout, table.line),
            layout.lines[table.line].start,
            int(table.by_name),
        )
        for table in found
        if table.rows
    ]


def _placed(source: Source, cells: Sequence[Cell], table: _WrittenTable, label: str) -> Iterable[TableCell]:
    """The cells of a row under its headings: in their places, or in their order where several tabs part two cells."""
    width, filled = table.width, [cell for cell in cells if cell.start < cell.end]
    places = sorted(table.columns)
    if len(cells) != width and len(filled) == len(places):
        cells = filled
    elif len(cells) > width:
        cells, places = _joined(source, cells, width), list(range(1, width + 1))
    else:
        places = list(range(1, len(cells) + 1))
    for at, cell in zip(places, cells, strict=False):
        yield TableCell(cell.start, cell.end, at, f"{label}:{at}")


def _joined(source: Source, cells: Sequence[Cell], width: int) -> Sequence[Cell]:
    """A row with its name, cut up by the sign that parts cells, put together again."""
    extra = len(cells) - width
    name = next((at for at, cell in enumerate(cells) if at and not is_number(cell.text(source))), 0)
    if name + extra >= len(cells) or any(is_number(cell.text(source)) for cell in cells[name : name + extra + 1]):
        return cells
    return [*cells[:name], cells[name]._replace(end=cells[name + extra].end), *cells[name + extra + 1 :]]


_DIGITS = re.compile(r"\d+")


def digit_runs(source: Source, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Each run of digits in a stretch."""
    return (found.span() for found in _DIGITS.finditer(source.lower, start, end))
