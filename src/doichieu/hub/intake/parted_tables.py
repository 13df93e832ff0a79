"""A table of several places and periods, taken apart: for each place, period and plan a table of its own."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.functional import Promise

from doichieu.hub.intake.entry_lines import Field
from doichieu.hub.intake.entry_words import COLUMNS, KIND, LANGUAGES, NAME, OWNER, PERIOD, PLACE, REPORTED, said
from doichieu.hub.intake.grid_errors import HeadingsMissing
from doichieu.hub.intake.grids import HEAD_ROWS
from doichieu.hub.intake.tables import Grid
from doichieu.lexicon import folded

WANTED = (PLACE, REPORTED, NAME, COLUMNS[Field.NUMBER])  # headings


class Of(NamedTuple):
    """What rows are of, as the table writes it; empty where it has no such column."""

    place: str
    period: str
    kind: str  # results or targets
    owner: str  # whose plan


HEADINGS: Mapping[str, Sequence[Promise]] = {
    "place": (PLACE,),
    "period": (REPORTED, PERIOD),
    "kind": (KIND,),
    "owner": (OWNER,),
}


@dataclass(frozen=True, slots=True)
class Part(Grid):
    """Rows of one place, period and plan under the headings of the whole table; each keeps its address there."""

    numbers: Sequence[int]  # of each row in the whole table
    columns: Mapping[str, int]  # those that say what the rows are of, by the fields of `Of`

    def address(self, row: int, column: int) -> str:
        """Where a cell stands in the whole table."""
        return Grid.address(self, self.numbers[row], column)

    def said_at(self, name: str) -> str:
        """Where the first row says it."""
        return self.address(1, self.columns[name])


def parted(grid: Grid) -> Iterator[tuple[Of, Part]]:
    """The parts of a table, in the order of their first rows. Raises HeadingsMissing."""
    head, columns = _head(grid)
    rows: dict[Of, list[int]] = {}
    for number, row in enumerate(grid.rows[head + 1 :], head + 1):
        if any(cell.strip() for cell in row):
            of = Of(*(_cell(row, columns.get(name)) for name in Of._fields))
            rows.setdefault(of, []).append(number)
    apart = frozenset(columns.values())
    for of, numbers in rows.items():
        whole = (head, *numbers)
        cells = [["" if at in apart else cell for at, cell in enumerate(grid.rows[number])] for number in whole]
        yield of, Part(grid.name, cells, whole, columns)


def _head(grid: Grid) -> tuple[int, Mapping[str, int]]:
    """The row of headings, and those of its columns that say what a row is of."""
    for number, row in enumerate(grid.rows[:HEAD_ROWS]):
        found = {name: at for name, called in HEADINGS.items() if (at := _column(row, called)) is not None}
        if {"place", "period"} <= found.keys():
            return number, found
    raise HeadingsMissing(wanted=[said(words) for words in WANTED], searched=[grid.name])


def _column(row: Sequence[str], called: Sequence[Promise]) -> int | None:
    headings = {folded(said(words, lang)) for words in called for lang in LANGUAGES}
    return next((at for at, cell in enumerate(row) if folded(cell.strip().rstrip("*").strip()) in headings), None)


def _cell(row: Sequence[str], at: int | None) -> str:
    return row[at].strip() if at is not None and at < len(row) else ""
