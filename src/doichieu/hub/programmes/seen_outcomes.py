"""What later documents may tell of tasks, as a viewer may know it; `queries` hands this on."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from doichieu.claims import Span
from doichieu.hub.access.viewers import Viewer
from doichieu.hub.accounts import queries as accounts
from doichieu.hub.documents.queries import visible_documents_q
from doichieu.hub.documents.spoken_periods import day_told
from doichieu.hub.programmes.models import Task
from doichieu.hub.programmes.outcomes import Outcome, OutcomeState
from doichieu.hub.programmes.quoting import Quoted
from doichieu.hub.programmes.seen_tasks import TaskOnRecord
from doichieu.hub.programmes.told_later import Manner, manner_of

SHOWN = (OutcomeState.PROPOSED, OutcomeState.DISMISSED)


@dataclass(frozen=True, slots=True)
class OutcomeShown:
    """A sentence of a later document that may tell of a task.

    manner: what it tells. numbers: of its rows, several where several documents hand the task out.
    """

    numbers: tuple[int, ...]
    place: Quoted
    dismissed: bool
    manner: Manner = Manner.DONE
    decided_by: str = ""
    decided_at: datetime | None = None
    due: date | None = None  # of the task

    @property
    def day(self) -> date | None:
        """The day on which the task was done by the sentence, else that of its document. None where it would call
        late what may have been done in time."""
        published = self.place.document.published
        told = day_told(self.place.quote, published)
        is_late = self.manner is Manner.DONE and self.due and published and self.due < published
        return told or (None if is_late else published)


def outcomes_of(tasks: Iterable[TaskOnRecord], viewer: Viewer) -> Mapping[int, Sequence[OutcomeShown]]:
    """By the task's id, the earliest first; for those inside its place alone, as every proposal is. One database
    query, none for none."""
    known = {each.task.pk: each for each in tasks if each.inside}
    if not known:
        return {}
    rows = Outcome.objects.filter(
        visible_documents_q(viewer, "text__document__"), task__among=list(known), state__in=SHOWN
    ).select_related("text__document__locality")
    named = rows.annotate(maker=accounts.maker("decided_by")).order_by("text__document__published", "text", "start")
    found: dict[int, list[OutcomeShown]] = defaultdict(list)
    for row in named.defer("text__data", "text__document__original", "text__document__search"):
        shown = _shown(row, row.maker, known[row.task_id])
        found[row.task_id] += [shown] if shown else []
    return found


def outcomes_numbered(numbers: Collection[int], tasks: Collection[Task]) -> list[Outcome]:
    """These rows, as far as they are of these tasks; `services` asks who may decide on them."""
    return list(Outcome.objects.filter(pk__in=numbers, task__in=tasks))


def told_of(task: TaskOnRecord, outcomes: Mapping[int, Sequence[OutcomeShown]]) -> list[OutcomeShown]:
    """Each sentence about one task once, whichever documents hand the task out.

    What was dismissed for one of these is dismissed for all.
    """
    same: dict[tuple[int, Span], list[OutcomeShown]] = defaultdict(list)
    for each in task.everywhere:
        for outcome in outcomes.get(each.task.pk, ()):
            same[outcome.place.text_id, outcome.place.span].append(outcome)
    return [_as_one(group) for group in same.values()]


def _as_one(group: Sequence[OutcomeShown]) -> OutcomeShown:
    """The sentence with the numbers of those rows that stand as it is shown: on these it can be decided."""
    shown = next((each for each in group if each.dismissed), group[0])
    alike = (each for each in group if each.dismissed == shown.dismissed)
    return replace(shown, numbers=tuple(number for each in alike for number in each.numbers))


def _shown(row: Outcome, maker: str, task: TaskOnRecord) -> OutcomeShown | None:
    """None of what was proposed by earlier rules, and tells nothing of the task by those of today."""
    dismissed = row.state == OutcomeState.DISMISSED
    manner = manner_of(task.task.work, row.quote)
    if manner is None and not dismissed:
        return None
    return OutcomeShown(
        numbers=(row.pk,),
        place=Quoted(row.text.document, row.text_id, Span(row.start, row.end), row.quote),
        dismissed=dismissed,
        manner=manner or Manner.DONE,
        decided_by=maker if dismissed else "",
        decided_at=row.decided_at if dismissed else None,
        due=task.due,
    )
