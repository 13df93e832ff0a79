"""What became of what a session promised: the rule, on plain values. `promises` asks the register and the records.

A target's fate follows from its status (`checks.status`), a task's from its standing and its steps, an opinion's from
its answers; a direction and a draft are kept by what took them up by name. Nothing here knows of databases or words.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache

from doichieu.claims import Claim
from doichieu.hub.checks.comparisons import Comparison
from doichieu.hub.checks.formal_duties import is_formal
from doichieu.hub.checks.judgements import Status
from doichieu.hub.checks.tellings import MayTell, Told
from doichieu.hub.conferences.models import Conference
from doichieu.hub.programmes.queries import ENDED, Manner, Standing, TaskOnRecord
from doichieu.hub.register.queries import HeldFigure
from doichieu.lexicon import table
from doichieu.lexicon.search import words_alone


class Sort(StrEnum):
    """What was promised."""

    TARGET = "target"
    TASK = "task"
    PROGRAMME_ITEM = "programme_item"  # of a programme or plan that the session's documents cite
    DIRECTION = "direction"
    OPINION = "opinion"
    DRAFT = "draft"  # of a resolution or programme that was laid before the session


class Fate(StrEnum):
    """What became of it, as far as it is on record."""

    MISSING = "missing"  # no result, no answer, no step
    UNPUBLISHED = "unpublished"  # seen from outside: what is on record of it, if anything is, is not public
    NOT_KEPT = "not_kept"
    OPEN_QUESTION = "open_question"  # something is on record that cannot be compared, or that nobody confirmed
    UNDER_WAY = "under_way"
    NOT_DUE = "not_due"  # nothing is on record, and its day has not passed
    UNDATED = "undated"  # a direction that names no day: nothing is on record, and nothing need be
    IN_TEXT = "in_text"  # of an opinion, seen from outside: the text goes on with an answer that nobody confirmed
    DROPPED = "dropped"
    LATE = "late"
    KEPT = "kept"


WORST_FIRST = tuple(Fate)
UNANSWERED = (Fate.MISSING, Fate.UNPUBLISHED)
ANSWERED = "answered"  # what an opinion that was kept is called
NO_ANSWER_PUBLIC = "no_answer_public"  # and one of which nothing is public
STEPS_ALONE = "steps_alone"  # what a task without a result is called of which steps are on record
OF_STATUS = {
    Status.UNKNOWN: Fate.MISSING,
    Status.NOT_MET: Fate.NOT_KEPT,
    Status.NOT_COMPARABLE: Fate.OPEN_QUESTION,
    Status.HARD: Fate.UNDER_WAY,
    Status.BEHIND: Fate.UNDER_WAY,
    Status.ON_PACE: Fate.UNDER_WAY,
    Status.LIKELY: Fate.UNDER_WAY,
    Status.MET: Fate.KEPT,
    Status.EXCEEDED: Fate.KEPT,
}


@dataclass(frozen=True, slots=True)
class Promise:
    """One thing that a session set, ordered, was asked for, or had before it."""

    sort: Sort
    words: str  # of the document; of a target its indicator is the name
    fate: Fate
    made: Told | None
    outcomes: tuple[Told, ...] = ()  # what tells of the answer, the step or the vote
    results: tuple[Told, ...] = ()  # where the results of its targets stand
    comparisons: tuple[Comparison, ...] = ()  # of the targets in its words, each beside its latest result
    task: TaskOnRecord | None = None
    who: str = ""  # the lead of a task; the speaker of an opinion, where the viewer may know it
    where: str = ""  # the place that an opinion is of
    due: date | None = None
    held: date | None = None  # the first day of the session, where the task that it hands out is due before it
    also_made: tuple[Told, ...] = ()  # where other documents of the session set the same task
    proposed: tuple[MayTell, ...] = ()
    dismissed: tuple[MayTell, ...] = ()
    answers: str = ""  # the words of the opinion in whose answer it was promised

    @property
    def target(self) -> HeldFigure | None:
        """The target that is promised, where nothing else is."""
        return self.comparisons[0].target if self.sort is Sort.TARGET and self.comparisons else None

    @property
    def sources(self) -> tuple[Told | None, ...]:
        """Every place that states it."""
        return (self.made, *self.also_made)

    @property
    def all_told(self) -> tuple[Told, ...]:
        """Every place that tells what became of it."""
        return (*self.results, *self.outcomes)

    @property
    def targets_beside(self) -> tuple[Comparison, ...]:
        """The targets that stand in the words of something else: of a task."""
        return () if self.sort is Sort.TARGET else self.comparisons

    @property
    def told_as(self) -> str:
        """What the fate is called: who asked for something and got an answer was answered, whatever comes of it."""
        of_opinions = {Fate.KEPT: ANSWERED, Fate.UNPUBLISHED: NO_ANSWER_PUBLIC}
        if self.task is not None and self.fate is Fate.MISSING and has_progress(self.task):
            return STEPS_ALONE
        return of_opinions.get(self.fate, self.fate) if self.sort is Sort.OPINION else self.fate

    @property
    def task_ended(self) -> Standing | None:
        """How a task ended, where its targets leave it open all the same."""
        ended = self.task is not None and self.task.standing in ENDED and bool(self.targets_beside)
        return self.task.standing if self.task is not None and ended else None

    @property
    def is_proposed(self) -> bool:
        """Whether it is a task that was read, and that nobody has confirmed."""
        return self.task is not None and all(each.standing is Standing.PROPOSED for each in self.task.everywhere)

    @property
    def may_be_told(self) -> bool:
        """Whether it is listed for this viewer: what nobody has confirmed is for those inside alone."""
        return self.task is None or self.task.inside or not self.is_proposed

    @property
    def is_overdue(self) -> bool:
        """Whether its day is past, and nothing that was confirmed ends it."""
        return self.task is not None and self.task.standing is Standing.OVERDUE and self.fate in UNANSWERED

    @property
    def may_have_ended(self) -> bool:
        """Whether a later document may tell of its end, and nobody has confirmed it."""
        return any(each.manner is Manner.DONE for each in self.proposed)

    @property
    def latest_word(self) -> MayTell | None:
        """What the latest document tells of how far a task is, where none may tell of its end."""
        said = [each for each in self.proposed if each.manner is not Manner.DONE]
        return said[-1] if len(said) == len(self.proposed) and said else None

    @property
    def is_answered_by_targets(self) -> bool:
        """Whether a result of its targets is what is on record of it."""
        return any(each.result or each.attainment for each in self.targets_beside)


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """A planned figure that a document of the session states, and that nobody has confirmed: no promise yet."""

    claim: Claim
    made: Told


@dataclass(frozen=True, slots=True)
class SessionPromises:
    """All that one session promised, what nothing is on record of first."""

    conference: Conference
    promises: tuple[Promise, ...]
    unconfirmed: tuple[Unconfirmed, ...] = ()  # for those inside alone

    def of(self, sort: Sort) -> tuple[Promise, ...]:
        """Those of one sort."""
        return tuple(each for each in self.promises if each.sort is sort)

    def that(self, fate: Fate) -> tuple[Promise, ...]:
        """Those of which this became."""
        return tuple(each for each in self.promises if each.fate is fate)


@dataclass(frozen=True, slots=True)
class Promises:
    """A session and those before it, with what became of what they promised."""

    own: SessionPromises
    earlier: tuple[SessionPromises, ...]  # the latest first
    on: date

    @property
    def sessions(self) -> tuple[SessionPromises, ...]:
        """The session itself, then those before it."""
        return (self.own, *self.earlier)

    @property
    def has_any(self) -> bool:
        """Whether anything at all is on record that was promised."""
        return any(each.promises for each in self.sessions)

    def number(self, *fates: Fate) -> int:
        """Of how many matters one of these became."""
        return sum(len(session.that(fate)) for session in self.sessions for fate in fates)

    @property
    def overdue(self) -> int:
        """How many tasks are overdue and without a result."""
        return sum(each.is_overdue for session in self.sessions for each in session.promises)


def fate_of_target(status: Status, *, over: bool) -> Fate:
    """By its status; what was under way when the target's days were over is to be checked: its last result is due."""
    fate = OF_STATUS[status]
    return Fate.OPEN_QUESTION if over and fate is Fate.UNDER_WAY else fate


def fate_of_task(task: TaskOnRecord) -> Fate:
    """By how it stands, and whether any step tells of progress; once overdue, steps are no result."""
    settled = {Standing.DONE: Fate.KEPT, Standing.DONE_LATE: Fate.LATE, Standing.DROPPED: Fate.DROPPED}
    if task.standing in settled:
        return settled[task.standing]
    past = task.standing in {Standing.OVERDUE, Standing.UNREPORTED}
    return Fate.UNDER_WAY if has_progress(task) and not past else Fate.MISSING


def has_progress(task: TaskOnRecord) -> bool:
    """Whether a step tells how far it is."""
    return any(step.act == "progress" for each in task.everywhere for step in each.steps)


def fate_of_clause(task: Fate, targets: Sequence[Fate], *, over: bool) -> Fate:
    """Of a task with the targets in its words: what is on record of one side answers the other; of both the worse.

    over: whether the days of the targets are over: a task that was done without a result is to be checked then.
    """
    target = min(targets, key=WORST_FIRST.index, default=task)
    if target is Fate.MISSING and task in {Fate.KEPT, Fate.LATE}:
        return Fate.OPEN_QUESTION if over else Fate.UNDER_WAY
    known = [each for each in (task, target) if each is not Fate.MISSING]
    return min(known, key=WORST_FIRST.index, default=Fate.MISSING)


def fate_with_proposals(fate: Fate, proposed: Collection[MayTell], *, overdue: bool) -> Fate:
    """What nothing is on record of is to be checked where a later document may tell of its end; once overdue it stays
    without a result until somebody confirms one."""
    ended = any(each.manner is Manner.DONE for each in proposed)
    return Fate.OPEN_QUESTION if fate is Fate.MISSING and ended and not overdue else fate


def fate_of_answers(confirmed: Collection[bool], *, inside: bool, in_text: bool = False) -> Fate:
    """By whether each answer on record was confirmed by a person, or is the reader's proposal.

    inside: from outside what nobody confirmed is none. in_text: whether the text of the question goes on with one.
    """
    if any(confirmed):
        return Fate.KEPT
    if inside:
        return Fate.OPEN_QUESTION if confirmed else Fate.MISSING
    return Fate.IN_TEXT if in_text else Fate.UNPUBLISHED


def fate_of_direction(tasks: Sequence[TaskOnRecord], on: date) -> Fate:
    """By the tasks that were made of it: the least favourable. Without a day nothing is awaited of it.

    Tasks that nobody confirmed say nothing to those outside.
    """
    told = (each for each in tasks if each.inside or each.standing is not Standing.PROPOSED)
    fates = (_fate_by_its_day(each, on) for each in told)
    return min(fates, key=WORST_FIRST.index, default=Fate.UNDATED)


def _fate_by_its_day(task: TaskOnRecord, on: date) -> Fate:
    fate = fate_of_task(task)
    if fate is Fate.MISSING and task.due is None:
        return Fate.UNDATED
    return _as_known(_on_the_day(fate, [task.due] if task.due else [], on), task)


def if_undated(promise: Promise, *, directed: bool) -> Promise:
    """The same; what was directed without a day, and nobody confirmed as a task, has no day by which it is awaited; nor
    has a duty without a matter of its own, whoever confirmed it."""
    awaited = promise.due is not None or promise.comparisons or promise.fate is not Fate.MISSING
    undated = not awaited and ((directed and promise.is_proposed) or is_formal(promise.words))
    return replace(promise, fate=Fate.UNDATED) if undated else promise


def on_the_day(promise: Promise, on: date) -> Promise:
    """The same; what nothing is on record of, and none of whose days has passed, is not due yet."""
    awaited = [each.target.days.last for each in promise.comparisons if each.target and each.status is Status.UNKNOWN]
    days = [*awaited, *([promise.due] if promise.due else [])]
    fate = _as_known(_on_the_day(promise.fate, days, on), promise.task)
    return promise if fate is promise.fate else replace(promise, fate=fate)


def _on_the_day(fate: Fate, days: Collection[date], on: date) -> Fate:
    return Fate.NOT_DUE if fate is Fate.MISSING and days and min(days) >= on else fate


def _as_known(fate: Fate, task: TaskOnRecord | None) -> Fate:
    return fate if task is None else as_seen(fate, inside=task.inside)


def as_seen(fate: Fate, *, inside: bool) -> Fate:
    """From outside, what has its end on record alone and what has nothing on record are alike."""
    return Fate.UNPUBLISHED if fate is Fate.MISSING and not inside else fate


def as_told(promise: Promise, *, inside: bool) -> Promise:
    """The same as the viewer of its session may know it, where it is no task, of which its own place decides."""
    fate = promise.fate if promise.task else as_seen(promise.fate, inside=inside)
    return promise if fate is promise.fate else replace(promise, fate=fate)


def in_order(promises: Iterable[Promise]) -> tuple[Promise, ...]:
    """What nothing is on record of first, then by sort."""
    sorts = list(Sort)
    return tuple(sorted(promises, key=lambda each: (WORST_FIRST.index(each.fate), sorts.index(each.sort))))


def has_words(quote: str) -> bool:
    """Whether a quote says more than a bare number, as a cell of a table does: its unit at the least."""
    return "%" in quote or any(sign.isalpha() for sign in quote)


def is_draft(title: str) -> bool:
    """Whether a paper is a draft, by its words."""
    words = f" {words_alone(title)} "
    return any(f" {draft} " in words for draft in _forms("draft"))


@cache
def _forms(kind: str) -> tuple[str, ...]:
    entries = (entry for entry in table("agenda") if entry.fact("kind") == kind)
    return tuple(words_alone(form) for entry in entries for form in entry.forms)
