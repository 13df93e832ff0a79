"""Tasks as rows of a workbook: the columns, and what a row says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from doichieu.hub.intake.entry_words import LANGUAGES, said
from doichieu.hub.intake.grid_errors import HeadingsMissing, NothingEntered
from doichieu.hub.intake.grids import HEAD_ROWS
from doichieu.hub.intake.tables import Grid
from doichieu.hub.programmes.models import TaskState
from doichieu.lexicon import folded


class Column(StrEnum):
    """A column of the workbook."""

    KEY = "key"
    WORK = "work"
    LEAD = "lead"
    CO_WORKERS = "co_workers"
    DUE = "due"
    DELIVERABLE = "deliverable"
    RESPONSIBLE = "responsible"
    POST = "responsible_post"
    AUTHORITY = "authority"
    INDICATORS = "indicators"
    STATE = "state"
    ENDED = "ended"
    NOTE = "note"


HEADINGS: Mapping[Column, Promise] = {
    Column.KEY: _("Key"),
    Column.WORK: _("Work"),
    Column.LEAD: _("Lead"),
    Column.CO_WORKERS: _("Together with"),
    Column.DUE: _("Due day"),
    Column.DELIVERABLE: _("Deliverable"),
    Column.RESPONSIBLE: _("Person responsible"),
    Column.POST: _("Post"),
    Column.AUTHORITY: _("Authority"),
    Column.INDICATORS: _("Indicators"),
    Column.STATE: _("State"),
    Column.ENDED: _("Ended on"),
    Column.NOTE: _("Note or reason"),
}
STATES: Mapping[TaskState, Promise] = {
    TaskState.PROPOSED: pgettext_lazy("task", "proposed"),
    TaskState.OPEN: pgettext_lazy("task", "under way"),
    TaskState.DONE: pgettext_lazy("task", "done"),
    TaskState.DROPPED: pgettext_lazy("task", "dropped"),
}


@dataclass(frozen=True, slots=True)
class WrittenTask:
    """A row as it was written."""

    cells: Mapping[Column, str]
    at: Mapping[Column, str]  # where each cell stands; of every column, also one that the sheet does not have

    def of(self, column: Column) -> str:
        """What stands in a column; empty where nothing does."""
        return self.cells.get(column, "")


def written_tasks(grids: Sequence[Grid]) -> list[WrittenTask]:
    """The rows of all sheets that have headings. Raises HeadingsMissing, NothingEntered."""
    found = False
    rows: list[WrittenTask] = []
    for grid in grids:
        head = _heading(grid)
        if head is not None:
            found = True
            rows += _rows(grid, *head)
    if not found:
        wanted = [said(HEADINGS[Column.WORK]), said(HEADINGS[Column.LEAD])]
        raise HeadingsMissing(wanted=wanted, searched=[grid.name for grid in grids])
    if not rows:
        raise NothingEntered
    return rows


def words_of(grids: Sequence[Grid]) -> str:
    """Every cell of every sheet, a line each."""
    return "\n".join(cell for grid in grids for row in grid.rows for cell in row if cell)


def state_called(written: str) -> TaskState | None:
    """The state of a word in either language; None where there is no such word."""
    wanted = folded(written)
    found = (state for state, words in STATES.items() if wanted in {folded(said(words, lang)) for lang in LANGUAGES})
    return next(found, None)


def _heading(grid: Grid) -> tuple[int, Mapping[Column, int]] | None:
    """The row of headings, and the column of each."""
    named = {folded(said(words, lang)): column for column, words in HEADINGS.items() for lang in LANGUAGES}
    for number, row in enumerate(grid.rows[:HEAD_ROWS]):
        columns = {named[folded(cell)]: at for at, cell in enumerate(row) if folded(cell) in named}
        if Column.WORK in columns and Column.LEAD in columns:
            return number, columns
    return None


def _rows(grid: Grid, heading: int, columns: Mapping[Column, int]) -> list[WrittenTask]:
    rows = []
    for number, row in enumerate(grid.rows[heading + 1 :], heading + 1):
        cells = {column: row[at].strip() if at < len(row) else "" for column, at in columns.items()}
        if any(cells.values()):
            first = grid.address(number, columns[Column.WORK])
            at = {column: grid.address(number, columns[column]) if column in columns else first for column in Column}
            rows.append(WrittenTask(cells, at))
    return rows
