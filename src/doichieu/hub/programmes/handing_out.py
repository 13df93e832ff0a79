"""The tasks that a reading proposes; `services` alone calls this."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from doichieu import claims
from doichieu.claims import Person, Reading, Span, StatementKind
from doichieu.hub.programmes.citing import kind_called
from doichieu.hub.programmes.models import (
    Instrument,
    InstrumentKind,
    Task,
    TaskAct,
    TaskSource,
    TaskState,
    TaskStep,
)
from doichieu.hub.programmes.points import SixPoints, put, tidied
from doichieu.hub.programmes.promised_answers import (
    body_behind,
    body_named,
    is_bare_place,
    owner_told,
    promised_in,
    without_telling,
)
from doichieu.hub.programmes.read_words import key_of, read_as
from doichieu.hub.programmes.recording import Proposing
from doichieu.hub.programmes.steps import PROPOSER, step_of_task
from doichieu.hub.programmes.task_words import TaskWords
from doichieu.lexicon import folded

SOURCES = {
    InstrumentKind.RESOLUTION: TaskSource.RESOLUTION,
    InstrumentKind.CONCLUSION: TaskSource.CONCLUSION,
    InstrumentKind.NOTICE: TaskSource.CONCLUSION,
    InstrumentKind.DIRECTIVE: TaskSource.DIRECTIVE,
    InstrumentKind.PROGRAMME: TaskSource.PROGRAMME,
    InstrumentKind.PLAN: TaskSource.PROGRAMME,
}
UNREAD = "-"  # the note of the job that takes back what a later reading does not find


def propose_tasks(proposing: Proposing, own: Instrument | None) -> None:
    """A proposal for each task of the reading that is not on record; what a new reading does not find is taken back.

    A task that a person has decided on stays as it is.
    """
    known = list(Task.objects.filter(text=proposing.text).order_by("pk"))
    for task in known:
        _place(task, proposing)
    found = _found(proposing)
    for each in found:
        if not any(_same_place(task, each.task.span) for task in known):
            _propose(each, proposing, own)
    for task in known:
        if task.state == TaskState.PROPOSED and not any(_same_place(task, each.task.span) for each in found):
            _take_back(task, proposing)


@dataclass(frozen=True, slots=True)
class _Found:
    """What a reading hands out. promised: by who is to do it, for the body behind the post of who promises."""

    task: claims.Task
    promised: bool


def _found(proposing: Proposing) -> list[_Found]:
    """What the document hands out, and what its answers promise."""
    reading = proposing.reading
    duties = [without_telling(each) for each in duties_in(reading)]
    promised = promised_in(reading.text.content, reading.statements, proposing.day)
    answered = [
        _led(each, reading.people) for each in promised if not any(each.span.touches(duty.span) for duty in duties)
    ]
    handed_out = (_Found(each, promised=_takes_on(each)) for each in duties)
    found = [*handed_out, *(_Found(each, promised=True) for each in answered)]
    return sorted(found, key=lambda each: each.task.span)


def _takes_on(duty: claims.Task) -> bool:
    """`Trưởng phòng Kinh tế cam kết cấp xong 47 giấy`: the words for who is to do it open those for the work."""
    return bool(duty.owner) and duty.quote.startswith(duty.owner or "")


def _led(promised: claims.Task, people: Sequence[Person]) -> claims.Task:
    """Led by a body, or by somebody whose post is known: a name leads nothing."""
    owner = promised.owner or ""
    return promised if _person_in(owner, people) else replace(promised, owner=body_named(owner) or None)


def duties_in(reading: Reading) -> list[claims.Task]:
    """The duties that a reading hands out, and at a session what is directed or set for the time ahead besides.

    A direction without an owner or a day is a task still: `tasks of the first quarter`, `concluding directions`. One
    that sets a figure is a target.
    """
    if reading.conference is None:
        return list(reading.tasks)
    directions = (each.span for each in reading.statements if each.kind is StatementKind.DIRECTION)
    known = [*(task.span for task in reading.tasks), *(claim.span for claim in reading.claims if claim.planned)]
    others = (span for span in directions if not any(one.touches(span) for one in known))
    directed = [_directed(span, span.of(reading.text)) for span in others]
    return sorted([*reading.tasks, *directed], key=lambda task: task.span)


def _directed(span: Span, words: str) -> claims.Task:
    """What is directed in words that the reader takes for no task of its own: of whom they tell to carry it out."""
    return claims.Task(span, words, owner_told(words), None)


def _same_place(task: Task, span: Span) -> bool:
    """Whether two places are one task: they share more than half of the shorter."""
    shared = min(task.end, span.end) - max(task.start, span.start)
    return 2 * shared > min(task.end - task.start, span.end - span.start)


def _propose(each: _Found, proposing: Proposing, own: Instrument | None) -> None:
    place, found = proposing.document.locality, each.task
    read = _points(found, proposing.reading, promised=each.promised)
    points = tidied(_by_its_body(read) if each.promised else read, place)
    task = Task(
        locality=place,
        instrument=own,
        source=_source(own, proposing),
        text=proposing.text,
        start=found.span.start,
        end=found.span.end,
        quote=found.quote,
    )
    put(points, task)
    task.save(force_insert=True)
    step = step_of_task(task, TaskAct.PROPOSED, by=PROPOSER, day=proposing.day, facts=points.facts())
    task.save(update_fields=("step",))
    _note_words(task, step)
    proposing.rows += [task, step]


def _note_words(task: Task, first: TaskStep) -> None:
    key = key_of(read_as(first.facts, task.locality))
    TaskWords.objects.update_or_create(task=task, defaults={"key": key})


def _source(own: Instrument | None, proposing: Proposing) -> TaskSource:
    """By the kind of the record that the document is, else by the type that its title begins with."""
    kind = InstrumentKind(own.kind) if own else kind_called(proposing.document.title)
    return SOURCES.get(kind, TaskSource.DOCUMENT) if kind else TaskSource.DOCUMENT


def _points(found: claims.Task, reading: Reading, *, promised: bool) -> SixPoints:
    """A person among the words for the lead answers for the task; the post leads it. A bare `xã` leads nothing."""
    owner = "" if is_bare_place(found.owner or "") else found.owner or ""
    person = _person_in(owner, reading.people)
    read = SixPoints(
        work=found.quote,
        lead_words=owner,
        co_workers=found.co_workers,
        due=found.due,
        deliverable=found.deliverable or "",
    )
    if person is None:
        return read
    post = _without(owner, person.name) or _post_of(person, found.span, reading, promised=promised)
    return replace(read, lead_words=post, responsible=person.name, responsible_post=post)


def _post_of(person: Person, place: Span, reading: Reading, *, promised: bool) -> str:
    """The post by which the text names a person last before the end of a place; of one who promises there without any
    all of them, of others the first."""
    content = reading.text.content
    told = folded(" ".join(content[max(content.rfind(person.name, 0, place.end), 0) : place.end].split()))
    named = next((post for post in person.posts if folded(post) in told), None)
    return named or (", ".join(person.posts) if promised else next(iter(person.posts), ""))


def _by_its_body(read: SixPoints) -> SixPoints:
    """Led by the body behind a post, which answers for it: `Chủ tịch UBND xã` promises what UBND xã does."""
    body = body_behind(read.lead_words)
    return read if body == read.lead_words else replace(read, lead_words=body, responsible_post=read.lead_words)


def _person_in(words: str, people: Iterable[Person]) -> Person | None:
    return next((person for person in people if folded(person.name) in folded(words)), None)


def _without(words: str, name: str) -> str:
    """The words for an owner without the person's name and what parted it from the post."""
    return " ".join(words.replace(name, " ").split()).strip(" ,–-")


def _place(task: Task, proposing: Proposing) -> None:
    """A task of a document that was given a place."""
    if task.locality_id is None and proposing.document.locality_id is not None:
        task.locality = proposing.document.locality
        task.save(update_fields=("locality",))
        _note_words(task, task.steps.get(number=1))
        proposing.rows.append(task)


def _take_back(task: Task, proposing: Proposing) -> None:
    task.state = TaskState.REJECTED
    step = step_of_task(task, TaskAct.REJECTED, by=PROPOSER, note=UNREAD)
    task.save(update_fields=("state", "step"))
    if task not in proposing.rows:
        proposing.rows.append(task)
    proposing.rows.append(step)
