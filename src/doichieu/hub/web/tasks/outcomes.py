"""What is decided on the sentences of later documents that may tell of a task."""

from collections.abc import Callable, Sequence

from django.http import QueryDict
from django.urls import reverse

from doichieu.hub.access.viewers import Viewer
from doichieu.hub.conferences.task_lists import same_elsewhere
from doichieu.hub.programmes import queries, services
from doichieu.hub.programmes.models import Task
from doichieu.hub.programmes.outcomes import Outcome
from doichieu.hub.web.tasks.forms import TellingForm


def decided(row: Task, form: TellingForm, viewer: Viewer, action: str) -> None:
    """Do what was asked with the sentence, by whichever documents of its session the task is handed out.

    Raises as the services do.
    """
    outcomes = queries.outcomes_numbered(form.numbers, [row, *same_elsewhere(row)])
    DECISIONS[action](row, outcomes, form, viewer)


def page_after(sent: QueryDict, asked_at: str) -> str:
    """Where who decided goes on: the promises of the session where the sentence was shown, or the task from whose page
    another one was parted; else the task itself."""
    for page in ("promises", "task"):
        number = sent.get(PAGES[page], "")
        if number.isdecimal() and len(number) < LONGEST:
            return reverse(page, args=[int(number)])
    return asked_at


def _accepted(row: Task, outcomes: Sequence[Outcome], form: TellingForm, viewer: Viewer) -> None:
    given = form.cleaned_data
    services.accept_outcomes(task=row, outcomes=outcomes, day=given["day"], seen=given["seen"], by=viewer)


def _progress(row: Task, outcomes: Sequence[Outcome], form: TellingForm, viewer: Viewer) -> None:
    given = form.cleaned_data
    services.note_outcomes(task=row, outcomes=outcomes, day=given["day"], seen=given["seen"], by=viewer)


def _dismissed(row: Task, outcomes: Sequence[Outcome], form: TellingForm, viewer: Viewer) -> None:  # noqa: ARG001
    services.dismiss_outcomes(outcomes=outcomes, by=viewer)


def _restored(row: Task, outcomes: Sequence[Outcome], form: TellingForm, viewer: Viewer) -> None:  # noqa: ARG001
    services.restore_outcomes(outcomes=outcomes, by=viewer)


PAGES = {"promises": "session", "task": "back"}  # a page, and the field that names the one that was open
LONGEST = 19  # digits of a number on record
DECISIONS: dict[str, Callable[[Task, Sequence[Outcome], TellingForm, Viewer], None]] = {
    "told_done": _accepted,
    "told_progress": _progress,
    "told_not": _dismissed,
    "told_again": _restored,
}
