"""Tables whose cells stand each on a line of its own, as they come out of a page that was copied as text.

The headings stand one below the other. Then comes for each row its name, its unit if a heading asks for one, and as
many numbers as there are headings left; or, under a heading like `TT`, the number of the row and its cells.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from doichieu.reader.grammar.tables.head_rows import heads, labels_rows
from doichieu.reader.grammar.tables.heading_words import roles_in
from doichieu.reader.grammar.text.cells import is_number
from doichieu.reader.grammar.text.segments import Layout, Line, LineKind
from doichieu.reader.grammar.text.sources import Source

FEWEST_ROWS = 2
MOST_COLUMNS = 8
FEWEST_NUMBERED = 3  # columns of a table whose rows are numbered
MOST_NAMES = 2  # columns of words that a row begins with: its name, its unit
LONGEST_CELL = 80  # signs
LONGEST_INDEX = 6  # signs of the heading over the numbers of rows
_NUMBER_LINE = re.compile(r"\n[ \t]*[0-9][0-9.,]*[ \t]*(?=\n|\Z)")
_INDEX, _UNIT, _TOTAL = "index", "unit", "total"


class StackRow(NamedTuple):
    """The lines of one row, by their index, and the column, from 1, that the first of them stands in."""

    lines: tuple[int, ...]
    column: int = 1


class Stack(NamedTuple):
    """The lines of one such table, by their index."""

    head: tuple[int, ...]
    rows: tuple[StackRow, ...]


def stacks_of(source: Source, layout: Layout) -> list[Stack]:
    """All such tables of a text; one without a number alone on its line costs one search."""
    if _NUMBER_LINE.search(source.lower) is None:
        return []
    return _Stacks(source, layout).all()


class _Stacks:
    """Finds the tables in the lines of one text."""

    def __init__(self, source: Source, layout: Layout) -> None:
        self._source, self._lines = source, layout.lines
        self._numeric = [self._is_number_line(line) for line in layout.lines]

    def all(self) -> list[Stack]:
        """The tables, in order."""
        found: list[Stack] = []
        index = 0
        while index < len(self._numeric):
            stack = self._at(index) if self._numeric[index] else None
            if stack is not None:
                found.append(stack)
                index = stack.rows[-1].lines[-1]
            index += 1
        return found

    def _is_number_line(self, line: Line) -> bool:
        return self._source.lower[line.start].isdigit() and _is_cell(line) and is_number(self._text(line))

    def _text(self, line: Line) -> str:
        return self._source.spelled[line.start : line.end]

    def _at(self, first: int) -> Stack | None:
        """The table whose first number stands on the line `first`."""
        if self._is_index(first, 1) and (numbered := self._numbered(first)) is not None:
            return numbered
        plain = (self._plain(first, names) for names in range(1, MOST_NAMES + 1))
        return next((stack for stack in plain if stack is not None), None)

    def _plain(self, first: int, names: int) -> Stack | None:
        """The table of rows of so many columns of words, and numbers in the others."""
        numbers = self._run(first)
        width, name = numbers + names, first - names
        if not 2 <= width <= MOST_COLUMNS or name < width:
            return None
        head = range(name - width, name)
        if not self._is_headed(head) or (names > 1 and _UNIT not in roles_in(self._text(self._lines[head[1]]))):
            return None
        rows: list[StackRow] = []
        while self._is_row(name, names, numbers):
            rows.append(StackRow(tuple(range(name, name + width))))
            name += width
        return Stack(tuple(head), tuple(rows)) if len(rows) >= FEWEST_ROWS else None

    def _is_row(self, name: int, names: int, numbers: int) -> bool:
        """Whether so many lines of words and then so many of numbers begin at the line `name`."""
        if name + names + numbers > len(self._lines):
            return False
        words = all(_is_cell(self._lines[at]) and not self._numeric[at] for at in range(name, name + names))
        return words and self._run(name + names) == numbers

    def _run(self, first: int) -> int:
        """How many lines from `first` hold a number alone, as far as a table is wide."""
        end = first
        while end < len(self._numeric) and self._numeric[end] and end - first < MOST_COLUMNS:
            end += 1
        return end - first

    def _is_headed(self, head: range) -> bool:
        """Whether the headings stand together, no blank line between, and the first is over the names of the rows."""
        if any(self._numeric[at] or not _is_cell(self._lines[at]) for at in head):
            return False
        lines = [self._lines[at] for at in head]
        together = all(self._source.lower.count("\n", above.end, below.start) == 1 for above, below in pairwise(lines))
        return together and not self._has_sentence(head) and labels_rows(self._text(lines[0]))

    def _has_sentence(self, lines: Sequence[int]) -> bool:
        return any(self._source.spelled[self._lines[at].end - 1] in ".;:" for at in lines)

    def _is_index(self, at: int, number: int) -> bool:
        """Whether a line holds the number of a row, and no more."""
        if at >= len(self._numeric) or not self._numeric[at]:
            return False
        text = self._text(self._lines[at])
        return text.isascii() and text.isdecimal() and int(text) == number

    def _numbered(self, first: int) -> Stack | None:
        """The table whose rows are numbered, the first on the line `first`."""
        begins = range(first - FEWEST_NUMBERED, max(first - MOST_COLUMNS, 0) - 1, -1)
        begin = next((at for at in begins if self._heads_numbers(at)), None)
        if begin is None or not self._is_headed(range(begin, first)):
            return None
        if not heads([self._text(self._lines[at]) for at in range(begin, first)]):
            return None
        rows = self._numbered_rows(first, first - begin)
        return Stack(tuple(range(begin, first)), tuple(rows)) if len(rows) >= FEWEST_ROWS else None

    def _heads_numbers(self, at: int) -> bool:
        """`TT`, `STT`"""
        line = self._lines[at]
        return line.end - line.start <= LONGEST_INDEX and _INDEX in roles_in(self._text(line))

    def _numbered_rows(self, start: int, width: int) -> list[StackRow]:
        """The rows from the line `start`; one with cells missing is left out, and one of totals has no number."""
        rows: list[StackRow] = []
        number = 1
        while self._is_index(start, number):
            ends = [start + width, *range(start + 2, start + width)]
            end = next((at for at in ends if self._is_index(at, number + 1)), start + width)
            if end == start + width and self._is_filled(start + 1, width - 1):
                rows.append(StackRow(tuple(range(start, end))))
            start, number = end, number + 1
        total = start < len(self._lines) and _TOTAL in roles_in(self._text(self._lines[start]))
        if total and self._is_filled(start, width - 1):
            rows.append(StackRow(tuple(range(start, start + width - 1)), 2))
        return rows

    def _is_filled(self, name: int, width: int) -> bool:
        """Whether a name and as many cells as there are columns stand there, a number among them."""
        lines = range(name, name + width)
        if lines.stop > len(self._lines) or self._numeric[name] or not any(self._numeric[at] for at in lines):
            return False
        return all(_is_cell(self._lines[at]) for at in lines) and not self._has_sentence(lines)


def _is_cell(line: Line) -> bool:
    return line.kind not in (LineKind.ROW, LineKind.FURNITURE) and line.end - line.start <= LONGEST_CELL
