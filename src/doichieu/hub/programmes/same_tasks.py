"""One task that several documents of a session hand out is shown as one: pure."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from doichieu.hub.programmes.models import TaskSource
from doichieu.hub.programmes.seen_tasks import Rejected, TaskOnRecord
from doichieu.hub.programmes.standings import ENDED, Standing

Each = TypeVar("Each")


def told_once(tasks: Iterable[TaskOnRecord], rejected: Iterable[Rejected] = ()) -> list[TaskOnRecord]:
    """The tasks of one session, those of the same words, lead and day as one, and those that a person said are one, in
    the order of the first of each.

    rejected: what people said is no task; the same by another document is not proposed again.

    Shown is that which stands for the others by what a person said, then that which ended before one that is open, this
    before a proposal; of those alike the one of the resolution. Lists beyond the session show the same
    (`conferences.task_lists`). The others stand with it.
    """
    no_tasks = {each.read_as for each in rejected}
    left = [each for each in tasks if each.standing is not Standing.PROPOSED or each.read_as not in no_tasks]
    return [_as_one(group) for group in together(left, _known_by)]


def together(items: Iterable[Each], known_by: Callable[[Each], Iterable[Hashable]]) -> list[list[Each]]:
    """Items in groups: two that share anything by which they are known are in one; by the first of each group."""
    groups: dict[int, list[tuple[int, Each]]] = {}
    of: dict[Hashable, int] = {}
    for number, item in enumerate(items):
        names = set(known_by(item))
        met = {of[name] for name in names if name in of}
        group = min(met, default=number)
        groups[group] = sorted([*(one for each in met for one in groups.pop(each)), (number, item)], key=_number)
        of.update({name: group for name, known in of.items() if known in met} | dict.fromkeys(names, group))
    return [[item for _, item in groups[number]] for number in sorted(groups)]


def _number(numbered: tuple[int, object]) -> int:
    return numbered[0]


def _known_by(task: TaskOnRecord) -> Iterable[Hashable]:
    yield from (task.read_as, task.task.pk)
    if task.task.same_as_id is not None:
        yield task.task.same_as_id


def _as_one(group: Sequence[TaskOnRecord]) -> TaskOnRecord:
    shown = min(group, key=_rank)
    return replace(shown, also=tuple(each for each in group if each is not shown)) if len(group) > 1 else shown


def _rank(task: TaskOnRecord) -> tuple[bool, bool, bool, bool, int]:
    resolution = task.task.source == TaskSource.RESOLUTION
    merged = task.task.same_as_id is not None
    return merged, task.standing not in ENDED, task.standing is Standing.PROPOSED, not resolution, task.task.pk
