"""A sheet of tasks into acts, all or none of them; and tasks out into a workbook."""

from collections.abc import Sequence
from io import BytesIO

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from doichieu import show
from doichieu.hub.access.viewers import Actor, acting
from doichieu.hub.intake.entry_words import said
from doichieu.hub.places.models import Locality
from doichieu.hub.programmes.assigning import (
    assign_task,
    complete_task,
    drop_task,
    edit_task,
    note_progress,
    refused_move,
    reopen_task,
)
from doichieu.hub.programmes.entering import Sheet, enter_tasks
from doichieu.hub.programmes.errors import TasksRefused
from doichieu.hub.programmes.models import Task, TaskState
from doichieu.hub.programmes.seen_tasks import TaskOnRecord
from doichieu.hub.programmes.sheet_checks import CLOSED, CheckedTasks, TaskLine, checked_tasks
from doichieu.hub.programmes.sheet_lines import HEADINGS, STATES, Column, WrittenTask

WIDTHS = {Column.KEY: 10, Column.WORK: 60, Column.LEAD: 28, Column.CO_WORKERS: 28, Column.NOTE: 36}
FILL = PatternFill("solid", start_color="E4EFF1")
HEADING_ROW = 3
SHEET = _("Tasks")


@transaction.atomic
def apply_sheet(*, rows: Sequence[WrittenTask], locality: Locality, sheet: Sheet, by: Actor) -> CheckedTasks:
    """Write all that a sheet changes, each act by its own service, or nothing. Returns what was written.

    Raises TasksRefused with every fault, access.Refused and UnknownActor, documents.MarkedSecret.
    """
    checked = checked_tasks(rows, locality, acting(by))
    if checked.faults:
        raise TasksRefused(faults=checked.faults)
    new = [line for line in checked.lines if line.is_new]
    if new:
        entered = enter_tasks(locality=locality, entries=[line.points for line in new], by=by, sheet=sheet)
        for line, task in zip(new, entered, strict=True):
            _become(task, line, line.note, by)
    for line in checked.changes:
        if line.task is not None:
            _apply(line.task, line, by)
    return checked


def workbook_of(tasks: Sequence[TaskOnRecord], place: Locality) -> bytes:
    """The tasks of a place as a workbook that can be handed in again; new rows have no key."""
    workbook = Workbook()
    page = workbook.active
    assert isinstance(page, Worksheet)  # noqa: S101 # a new workbook has one
    page.title = said(SHEET)
    page.append([_whole_name(place)])
    page.append([])
    page.append([said(words) for words in HEADINGS.values()])
    for each in tasks:
        page.append(_cells(each))
    _dress(page, len(tasks))
    written = BytesIO()
    workbook.save(written)
    return written.getvalue()


def _apply(task: Task, line: TaskLine, by: Actor) -> None:
    """The acts on a task on record: taken up again, its points, and what became of it; the note goes with the last."""
    note, closes = line.note, line.state in CLOSED
    if task.state in CLOSED:
        task, note = reopen_task(task=task, reason=note, seen=line.seen, by=by), ""
    if line.sets_points or line.assigns:
        service = assign_task if task.state == TaskState.PROPOSED else edit_task
        seen = max(line.seen, task.step)
        task = service(task=task, points=line.points, seen=seen, by=by, note=_why(task, line, note))
        note = note if closes else ""
    _become(task, line, note, by)


def _why(task: Task, line: TaskLine, note: str) -> str:
    """The note of the act that sets the points: where it closes the task, the note is of that, unless both want it."""
    if refused_move(task, line.points) is not None:
        return line.note
    return "" if line.state in CLOSED else note


def _become(task: Task, line: TaskLine, note: str, by: Actor) -> None:
    """What became of it, after its points were set."""
    day = line.ended or timezone.localdate()
    if line.state == TaskState.DONE:
        complete_task(task=task, day=day, note=note, seen=task.step, by=by)
    elif line.state == TaskState.DROPPED:
        drop_task(task=task, day=day, reason=note, seen=task.step, by=by)
    elif note:
        note_progress(task=task, day=day, note=note, seen=task.step, by=by)


def _cells(each: TaskOnRecord) -> list[object]:
    task = each.task
    closed = each.closed_on is not None
    return [
        f"{task.pk}.{task.step}",
        _words(show.capitalised(task.work)),
        _words(each.lead),
        _words("; ".join(each.co_workers)),
        each.due,
        _words(each.deliverable),
        _words(each.responsible),
        _words(task.responsible_post),
        _words(task.authority),
        ", ".join(indicator.code for indicator in each.indicators),
        said(STATES[TaskState(task.state) if closed or task.state == TaskState.PROPOSED else TaskState.OPEN]),
        each.closed_on,
        None,
    ]


def _whole_name(place: Locality) -> str:
    """Kind and name with the place above it: "Xã An Hòa Trung, tỉnh Lam Vân"."""
    return show.capitalised(f"{place}, {place.parent}" if place.parent else str(place))


def _words(text: str) -> str:
    """Words that a spreadsheet takes for words: one that begins like a formula gets a space before it."""
    return f" {text}" if text[:1] in {"=", "+", "-", "@"} else text


def _dress(page: Worksheet, rows: int) -> None:
    columns = list(HEADINGS)
    for number, column in enumerate(columns, 1):
        page.column_dimensions[get_column_letter(number)].width = WIDTHS.get(column, 18)
    for cell in page[HEADING_ROW]:
        cell.font, cell.fill, cell.alignment = Font(bold=True), FILL, Alignment(wrap_text=True, vertical="top")
    for column in (Column.DUE, Column.ENDED):
        letter = get_column_letter(columns.index(column) + 1)
        for number in range(HEADING_ROW + 1, HEADING_ROW + rows + 1):
            page[f"{letter}{number}"].number_format = "dd/mm/yyyy"
    letter = get_column_letter(columns.index(Column.STATE) + 1)
    choice = DataValidation(type="list", formula1=f'"{",".join(said(words) for words in STATES.values())}"')
    choice.add(f"{letter}{HEADING_ROW + 1}:{letter}{HEADING_ROW + rows + 200}")
    page.add_data_validation(choice)
    page.freeze_panes = f"C{HEADING_ROW + 1}"
