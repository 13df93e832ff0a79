"""Tables: which cells head which, once every cell has its place."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from doichieu.claims import Block, BlockKind, Span

_FIGURE = re.compile(r"[\d.,%/()+\-–−\s]*\d[\d.,%/()+\-–−\s]*")  # a number and nothing else
_ORDINAL = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]+|[^\W\d_])?[.)]?|[-–+*•]")  # 1, 1.2, IV, a), a dash
_NUMBERING = re.compile(r"\(?(?:\d{1,2}|[A-Z])\)?|\d{1,2}\s*=.*|")  # the row that counts the columns of a form
MAX_SPAN = 1000  # columns or rows that one cell may cover


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell in its place; rows and columns count from 1."""

    row: int
    column: int
    width: int  # columns covered
    height: int  # rows covered
    span: Span
    words: str
    heads: bool  # the format says that it is a column heading

    def covers_row(self, row: int) -> bool:
        return self.row <= row < self.row + self.height


def is_figure(words: str) -> bool:
    """Whether a cell holds a number and nothing else.

    >>> is_figure("1.250,5"), is_figure("12 ha"), is_figure("")
    (True, False, False)
    """
    return _FIGURE.fullmatch(words.strip()) is not None


def cell_blocks(table: int, cells: Sequence[Cell]) -> list[Block]:
    """The blocks of the cells of one table, which is the `table`-th of its document, in their order."""
    head = _head_height(cells)
    column_names = _column_names([cell for cell in cells if cell.row <= head])
    row_heads = _row_heads(cells, head)
    return [
        Block(
            BlockKind.CELL,
            cell.span,
            row=_row_name(cell, row_heads, head),
            column=None if cell.row <= head else column_names.get(cell.column),
            label=f"{table}:{cell.row}:{cell.column}",
        )
        for cell in cells
    ]


def _head_height(cells: Sequence[Cell]) -> int:
    """How many rows at the top name the columns."""
    rows: dict[int, list[Cell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    numbers = sorted(rows)
    head = 0
    while head < len(numbers) - 1 and _is_head(rows[numbers[head]]):
        head += 1
    if not head and numbers and not any(is_figure(cell.words) for cell in rows[numbers[0]]):
        head = _head_by_shape(rows, numbers)
    while head and head < len(numbers) - 1 and _counts_columns(rows[numbers[head]]):
        head += 1
    return numbers[head - 1] if head else 0


def _is_head(row: Sequence[Cell]) -> bool:
    return any(cell.heads for cell in row) and all(cell.heads or not cell.words for cell in row)


def _head_by_shape(rows: dict[int, list[Cell]], numbers: list[int]) -> int:
    """The first row, and those below that it reaches into or whose cells divide one of its cells."""
    head = 1
    while head < len(numbers) - 1:
        above = [cell for number in numbers[:head] for cell in rows[number]]
        reaches = any(cell.height > 1 and cell.covers_row(numbers[head]) for cell in above)
        divides = any(cell.width > 1 for cell in rows[numbers[head - 1]])
        if not (reaches or divides) or any(is_figure(cell.words) for cell in rows[numbers[head]]):
            break
        head += 1
    return head


def _counts_columns(row: Sequence[Cell]) -> bool:
    marks = [cell.words.strip() for cell in row]
    return len(marks) > 2 and all(map(_NUMBERING.fullmatch, marks)) and _rises([m for m in marks if m.isdigit()])


def _rises(digits: Sequence[str]) -> bool:
    counts = [int(mark) for mark in digits]
    return len(counts) > 1 and counts == list(range(counts[0], counts[0] + len(counts)))


def _column_names(head: Sequence[Cell]) -> dict[int, str]:
    names: dict[int, list[str]] = {}
    for cell in head:
        words = " ".join(cell.words.split())
        for column in range(cell.column, cell.column + min(cell.width, MAX_SPAN)):
            known = names.setdefault(column, [])
            if words and words not in known and not _NUMBERING.fullmatch(words):
                known.append(words)
    return {column: " ".join(words) for column, words in names.items() if words}


def _row_heads(cells: Sequence[Cell], head: int) -> dict[int, Cell]:
    """For each row below the head its first cell with words that are no mere number or ordinal."""
    heads: dict[int, Cell] = {}
    for cell in cells:
        words = cell.words.strip()
        if cell.row <= head or is_figure(words) or _ORDINAL.fullmatch(words):
            continue
        for row in range(cell.row, cell.row + min(cell.height, MAX_SPAN)):
            if row not in heads or cell.column < heads[row].column:
                heads[row] = cell
    return heads


def _row_name(cell: Cell, heads: dict[int, Cell], head: int) -> str | None:
    heading = heads.get(cell.row)
    if cell.row <= head or heading is None or heading == cell:
        return None
    return " ".join(heading.words.split())


class Slots:
    """Hands out the places of a table row by row, leaving out those that a cell from above covers."""

    def __init__(self) -> None:
        self._taken: dict[int, int] = {}  # column -> rows still covered from above, this one included
        self.column = 0  # the next place
        self.row = 0

    def next_row(self) -> None:
        """Go to the next row."""
        if self.row:
            self._taken = {column: rows - 1 for column, rows in self._taken.items() if rows > 1}
        self.row += 1
        self.column = 1

    def covered(self) -> bool:
        """Whether the next place is covered from above; if so, it is passed by."""
        if self.column not in self._taken:
            return False
        self.column += 1
        return True

    def take(self, width: int, height: int) -> int:
        """Place a cell; returns its column."""
        column = self.column
        for offset in range(width):
            if height > 1:
                self._taken[column + offset] = height
        self.column += width
        return column
