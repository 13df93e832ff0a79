"""That a task is the same as another one: what its page shows of it, and what is said there."""

from datetime import date
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from doichieu.hub.access.viewers import Viewer
from doichieu.hub.conferences import deciding_tasks, task_lists
from doichieu.hub.programmes import queries
from doichieu.hub.programmes.errors import TasksApart
from doichieu.hub.programmes.models import Task, TaskState
from doichieu.hub.programmes.queries import TaskOnRecord


class SamenessForm(forms.Form):
    """Which other task it is, as the page was seen."""

    other = forms.IntegerField(required=False, error_messages={"invalid": _("Choose a task from the list.")})
    note = forms.CharField(max_length=500, required=False)
    anyway = forms.BooleanField(required=False)  # also where the other one has ended
    seen = forms.IntegerField(min_value=0)


def sameness_of(shown: TaskOnRecord, viewer: Viewer, *, keeps: bool, on: date) -> dict[str, Any]:
    """The task that stands for it, those of other documents that it stands for, and which others it may be."""
    [whole] = task_lists.with_sources([shown], viewer, on=on)
    may_be_another = keeps and shown.task.same_as_id is None and shown.task.state != TaskState.REJECTED
    return {
        "twins": task_lists.twins_of(shown, viewer, on=on) if keeps else [],
        "stands_for_it": shown.kept,
        "same": whole.also,
        "others": task_lists.others_of(shown, viewer, on=on) if may_be_another else None,
    }


def merged(row: Task, form: SamenessForm, viewer: Viewer, on: date) -> None:
    """Raises as the service, and TasksApart where the other is none that the viewer may see."""
    given = form.cleaned_data
    try:
        other = queries.task(given["other"] or 0, viewer, on=on).task
    except Task.DoesNotExist:
        raise TasksApart from None
    deciding_tasks.merge_tasks(
        task=row, other=other, seen=given["seen"], note=given["note"], anyway=given["anyway"], by=viewer
    )


def parted(row: Task, form: SamenessForm, viewer: Viewer, on: date) -> None:  # noqa: ARG001 # as `merged`
    """Raises as the service."""
    given = form.cleaned_data
    deciding_tasks.part_task(task=row, seen=given["seen"], note=given["note"], by=viewer)


def twins_page(row: Task, viewer: Viewer, on: date) -> str:
    """The page of a task that was just closed, where others that may be the same are still open; else nothing."""
    shown = queries.task(row.pk, viewer, on=on)
    return f"{reverse('task', args=[row.pk])}#twins" if task_lists.twins_of(shown, viewer, on=on) else ""


SAYINGS = {"merge": merged, "part": parted}
