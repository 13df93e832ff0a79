"""Tables whose cells stand each on a line of its own, as they come out of a page that was copied as text.

The headings stand one below the other, then for each row its name and as many numbers as there are headings left.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from doichieu.reader.grammar.tables.head_rows import labels_rows
from doichieu.reader.grammar.text.cells import is_number
from doichieu.reader.grammar.text.segments import Layout, Line, LineKind
from doichieu.reader.grammar.text.sources import Source

FEWEST_ROWS = 2
MOST_COLUMNS = 8
LONGEST_CELL = 80  # signs
_NUMBER_LINE = re.compile(r"\n[ \t]*[0-9][0-9.,]*[ \t]*(?=\n|\Z)")


class Stack(NamedTuple):
    """The lines of one such table, by their index."""

    head: tuple[int, ...]
    rows: tuple[tuple[int, ...], ...]


def stacks_of(source: Source, layout: Layout) -> list[Stack]:
    """All such tables of a text; one without a number alone on its line costs one search."""
    found: list[Stack] = []
    if _NUMBER_LINE.search(source.lower) is None:
        return found
    numeric = [_is_number_line(source, line) for line in layout.lines]
    index = 0
    while index < len(numeric):
        stack = _stack_at(source, layout, numeric, index) if numeric[index] else None
        if stack is not None:
            found.append(stack)
            index = stack.rows[-1][-1]
        index += 1
    return found


def _is_number_line(source: Source, line: Line) -> bool:
    plain = line.kind not in (LineKind.ROW, LineKind.FURNITURE) and line.end - line.start <= LONGEST_CELL
    return plain and source.lower[line.start].isdigit() and is_number(source.spelled[line.start : line.end])


def _stack_at(source: Source, layout: Layout, numeric: Sequence[bool], first: int) -> Stack | None:
    """The table whose first number stands on the line `first`."""
    numbers = _run(numeric, first)
    width, name = numbers + 1, first - 1
    if not 2 <= width <= MOST_COLUMNS or name < width:
        return None
    head = tuple(range(name - width, name))
    if any(numeric[at] or not _is_cell(layout.lines[at]) for at in head) or not _is_headed(source, layout, head):
        return None
    rows: list[tuple[int, ...]] = []
    while name + width <= len(numeric) and _is_cell(layout.lines[name]) and not numeric[name]:
        if _run(numeric, name + 1) != numbers:
            break
        rows.append(tuple(range(name, name + width)))
        name += width
    return Stack(head, tuple(rows)) if len(rows) >= FEWEST_ROWS else None


def _run(numeric: Sequence[bool], first: int) -> int:
    """How many lines from `first` hold a number alone, as far as a table is wide."""
    end = first
    while end < len(numeric) and numeric[end] and end - first < MOST_COLUMNS:
        end += 1
    return end - first


def _is_cell(line: Line) -> bool:
    return line.kind not in (LineKind.ROW, LineKind.FURNITURE) and line.end - line.start <= LONGEST_CELL


def _is_headed(source: Source, layout: Layout, head: Sequence[int]) -> bool:
    """Whether the headings stand together, no blank line between, and the first is over the names of the rows."""
    lines = [layout.lines[at] for at in head]
    together = all(source.lower.count("\n", above.end, below.start) == 1 for above, below in pairwise(lines))
    sentence = any(source.spelled[line.end - 1] in ".;:" for line in lines)
    return together and not sentence and labels_rows(source.spelled[lines[0].start : lines[0].end])
