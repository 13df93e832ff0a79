"""One task that several documents of a session hand out is shown as one: pure."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from doichieu.hub.programmes.models import TaskSource
from doichieu.hub.programmes.read_words import ReadAs
from doichieu.hub.programmes.seen_tasks import Rejected, TaskOnRecord
from doichieu.hub.programmes.standings import ENDED, Standing


def told_once(tasks: Iterable[TaskOnRecord], rejected: Iterable[Rejected] = ()) -> list[TaskOnRecord]:
    """The tasks of one session, those of the same words, lead and day as one, in the order of the first of each.

    rejected: what people said is no task; the same by another document is not proposed again.

    Shown is that which ended before one that is open, this before a proposal; of those alike the one of the
    resolution. Lists beyond the session show the same (`conferences.same_tasks`). The others stand with it.
    """
    same: dict[ReadAs, list[TaskOnRecord]] = {}
    no_tasks = {each.read_as for each in rejected}
    for each in tasks:
        if each.standing is not Standing.PROPOSED or each.read_as not in no_tasks:
            same.setdefault(each.read_as, []).append(each)
    return [_as_one(group) for group in same.values()]


def _as_one(group: Sequence[TaskOnRecord]) -> TaskOnRecord:
    shown = min(group, key=_rank)
    return replace(shown, also=tuple(each for each in group if each is not shown)) if len(group) > 1 else shown


def _rank(task: TaskOnRecord) -> tuple[bool, bool, bool, int]:
    resolution = task.task.source == TaskSource.RESOLUTION
    return task.standing not in ENDED, task.standing is Standing.PROPOSED, not resolution, task.task.pk
