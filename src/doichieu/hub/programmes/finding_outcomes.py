"""Which sentences of a place's documents may tell what became of its tasks; `services` alone calls this."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from doichieu.claims import Span
from doichieu.claims.codec import text_from_json
from doichieu.hub.documents import queries as documents
from doichieu.hub.documents.models import Document, Origin, StoredReading, StoredText
from doichieu.hub.documents.spoken_periods import is_due_after
from doichieu.hub.programmes.models import Task, TaskState
from doichieu.hub.programmes.outcomes import Outcome, OutcomeState
from doichieu.hub.programmes.told_ahead import tells_of_what_is_over, told_so_far
from doichieu.hub.programmes.told_later import Manner, Telling, manner_of, may_tell_of, tellings_of

SAME_SESSION = 60  # days, within which a number of a session is of the same one
MOST_LATER = 100  # documents on file, the next in time, that are looked through for the tasks of one handed in late


@dataclass(frozen=True, slots=True)
class _Duty:
    """A task by what its outcome is looked for by."""

    task: int
    text: int
    work: str


@dataclass(frozen=True, slots=True)
class _Spoken:
    """When a document speaks: its day, and the days of the session that it tells of, with kind, number and tenure."""

    published: date | None
    session: frozenset[date]
    named: tuple[Any, ...] = (None, None, None)

    @property
    def begins(self) -> date | None:
        """The first day of what its tasks were handed out at."""
        return min(self.session, default=self.published)

    def is_after(self, other: "_Spoken") -> bool:
        """Whether it may tell what became of the other's tasks: later, and not of the same session."""
        begun = other.begins
        return (
            self.published is not None
            and begun is not None
            and self.published > begun
            and not self.session & other.session
            and not self._is_of_session_of(other)
        )

    def _is_of_session_of(self, other: "_Spoken") -> bool:
        """Whether both name a session by the same number, and one of them without its days."""
        (*number, tenure), (*number_there, tenure_there) = self.named, other.named
        one_without_days = not (self.session and other.session)
        alike = number[1] is not None and number == number_there
        agree = tenure == tenure_there or None in {tenure, tenure_there}
        near = self.begins and other.begins and abs((self.begins - other.begins).days) <= SAME_SESSION
        return one_without_days and alike and agree and bool(near)


@dataclass(frozen=True, slots=True)
class _Found:
    task: int
    text: int
    telling: Telling


def outcomes_brought_up_to_date(document: Document, text: StoredText) -> list[Outcome]:
    """The rows that are new or changed: what the document may tell of tasks handed out before, and what documents
    that are on file already may tell of its own. Called again it changes nothing."""
    duties = [_Duty(*row) for row in _tasks_of_place(document).values_list("pk", "text", "work")]
    own = [each for each in duties if each.text == text.pk]
    earlier = [each for each in duties if each.text != text.pk]
    told = _with_days(_told_in(text, earlier))
    later = _later_texts(document, text) if own else ()
    found = _with_days(one for each in later for one in _told_in(each, own))
    known = _known(text, own)
    return _kept([*told, *found], known) + _lost(told, [row for row in known if row.text_id == text.pk])


def _known(text: StoredText, own: Iterable[_Duty]) -> list[Outcome]:
    """The rows of a text and of its own tasks as they stand now, locked: nobody decides on one meanwhile."""
    rows = Outcome.objects.select_for_update().filter(Q(text=text) | Q(task__in=[each.task for each in own]))
    return list(rows.order_by("pk"))


def _tasks_of_place(document: Document) -> QuerySet[Task]:
    return Task.objects.filter(locality=document.locality).exclude(state=TaskState.REJECTED).order_by("pk")


def _told_in(text: StoredText, duties: Sequence[_Duty]) -> Iterator[_Found]:
    """What a text may tell of tasks; its own tasks tell nothing, unless their words say what is past."""
    ordered = _tasks_in(text) if duties else []
    for telling in tellings_of(text_from_json(text.data)) if duties else ():
        if any(telling.span.touches(each) for each in ordered) and not tells_of_what_is_over(telling.quote):
            continue
        yield from (_Found(each.task, text.pk, telling) for each in duties if may_tell_of(each.work, telling))


def _tasks_in(text: StoredText) -> list[Span]:
    rows = Task.objects.filter(text=text).exclude(state=TaskState.REJECTED)
    return [Span(start, end) for start, end in rows.values_list("start", "end")]


def _later_texts(document: Document, text: StoredText) -> Iterator[StoredText]:
    begun = _spoken([text.pk])[text.pk].begins
    if begun is None:
        return
    is_read = Exists(StoredReading.objects.filter(text__document=OuterRef("pk")))
    rows = Document.objects.filter(is_read, locality=document.locality, published__gt=begun).exclude(
        origin=Origin.ENTRY
    )
    numbers = list(rows.exclude(pk=document.pk).order_by("published", "pk").values_list("pk", flat=True)[:MOST_LATER])
    has_reading = Exists(StoredReading.objects.filter(text=OuterRef("pk")))
    yield from StoredText.objects.filter(has_reading, document__in=numbers).order_by("pk")


def _with_days(found: Iterable[_Found]) -> list[_Found]:
    """Those of which the sentence was said after the task was handed out, and of no end on a day still to come."""
    listed = list(found)
    rows = Task.objects.filter(pk__in={each.task for each in listed}).values_list("pk", "text", "work")
    handed_out = {number: (text, work) for number, text, work in rows}
    spoken = _spoken({*(text for text, _ in handed_out.values()), *(each.text for each in listed)})
    return [
        each
        for each in listed
        if spoken[each.text].is_after(spoken[handed_out[each.task][0]])
        and not _is_ahead(each.telling, handed_out[each.task][1], spoken[each.text].published)
    ]


def _is_ahead(telling: Telling, work: str, said_on: date | None) -> bool:
    so_far = told_so_far(telling.quote, work)
    return manner_of(work, so_far) is Manner.DONE and is_due_after(so_far, said_on)


def _spoken(texts: Collection[int]) -> Mapping[int, _Spoken]:
    """By the text: when its document speaks; one database query."""
    rows = documents.latest_readings().filter(text__in=texts)
    named = (f"data__conference__{fact}" for fact in ("kind", "ordinal", "tenure"))
    facts = rows.values_list("text", "text__document__published", "data__conference__dates", *named)
    return {
        text: _Spoken(published, frozenset(map(date.fromisoformat, days or ())), tuple(session))
        for text, published, days, *session in facts
    }


def _kept(found: Iterable[_Found], known: Sequence[Outcome]) -> list[Outcome]:
    """A row for each that has none; what a person decided stays, also where its borders are drawn anew."""
    changed = []
    for each in found:
        row = next((row for row in known if _is_of(row, each)), None)
        if row is None:
            span = each.telling.span
            place = {"start": span.start, "end": span.end, "quote": each.telling.quote}
            changed.append(Outcome.objects.create(task_id=each.task, text_id=each.text, **place))
        elif row.state == OutcomeState.GONE:
            changed.append(_moved(row, OutcomeState.PROPOSED))
    return changed


def _lost(found: Collection[_Found], known: Iterable[Outcome]) -> list[Outcome]:
    proposed = (row for row in known if row.state == OutcomeState.PROPOSED)
    return [_moved(row, OutcomeState.GONE) for row in proposed if not any(_is_of(row, each) for each in found)]


def _moved(row: Outcome, state: OutcomeState) -> Outcome:
    row.state = state
    row.save(update_fields=("state",))
    return row


def _is_of(row: Outcome, found: _Found) -> bool:
    span = found.telling.span
    return (row.task_id, row.text_id) == (found.task, found.text) and Span(row.start, row.end).touches(span)
