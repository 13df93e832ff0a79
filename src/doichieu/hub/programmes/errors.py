"""What is refused about records and tasks.

ProgrammesError
├── TaskChanged       somebody else acted on the task first
├── TaskNotThere      the act does not fit how the task stands
├── TaskMerged        an act on a task that another one stands for
├── TasksApart        two tasks that cannot be one
├── TaskEnded         a task is to be one with another that has ended, and nobody said that this is meant
├── WorkMissing       a task without words for what is to be done
├── LeadMissing       a task that nobody leads
├── LeadElsewhere     a lead that does not belong to the place
├── NothingShown      an act without a note and without a document that shows it
├── WordsNotThere     a document does not hold the words that are quoted
├── ReasonWanted      a task dropped or taken up again without a reason
├── DayMoved          the due day that a document set moved without a reason
├── LeadMoved         a task given to another lead than its document names, without a reason
├── DayAhead          an act of a day that is still to come
├── OutcomeDecided    somebody has decided on the sentence before
├── RecordChanged     somebody else acted on the record first
├── RecordNotThere    the act does not fit how the record stands
├── NumberMissing     a record without a number
├── SameRecord        a record merged with, or related to, itself
├── TaskUnknown       a key in a sheet that names no task
├── DayUnread         a cell of a sheet that holds no day
├── TaskRepeated      the same task twice in a sheet
├── AddressFaulty     what is written is no e-mail address
├── AddressNotAgreed  an address without a word that its lead agrees
├── MailNotSet        the site's e-mail is not set
└── TasksRefused      a sheet of tasks with faults, of which nothing was written
"""

# ruff: noqa: N818 - an error is named by its fault

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from doichieu.hub.intake.errors import IntakeError

if TYPE_CHECKING:
    from doichieu.hub.programmes.models import Instrument, Task


class ProgrammesError(Exception):
    """Base of everything that is refused here; `code` is stable."""

    code: ClassVar[str] = "programmes"


class TaskChanged(ProgrammesError):
    """Somebody else acted on the task since the page was shown; `task` is as it stands now."""

    code = "task-changed"

    def __init__(self, *, task: "Task", seen: int) -> None:
        self.task, self.seen = task, seen
        super().__init__(f"task {task.pk} is at step {task.step}, and what was seen is step {seen}")


class TaskNotThere(ProgrammesError):
    """An act that does not fit: a task done twice, a proposal completed before it was assigned."""

    code = "task-not-there"

    def __init__(self, *, act: str, state: str) -> None:
        self.act, self.state = act, state
        super().__init__(f"a task that is {state} cannot be {act}")


class TaskMerged(ProgrammesError):
    """Another task stands for this one, since a person said that the two are one."""

    code = "task-merged"

    def __init__(self, *, into: int) -> None:
        self.into = into
        super().__init__(f"task {into} stands for it")


class TasksApart(ProgrammesError):
    """Tasks that cannot be one: the same row, of two places, or one that was rejected."""

    code = "task-not-same"

    def __init__(self) -> None:
        super().__init__("choose another task of the same place")


class TaskEnded(ProgrammesError):
    """Of two tasks that are to be one, one has ended and the other has not; ended both would be.

    ended: the number of the one that has; day: on which it did.
    """

    code = "task-other-ended"

    def __init__(self, *, ended: int, work: str, other: int, day: date | None) -> None:
        self.ended, self.work, self.other, self.day = ended, work, other, day
        super().__init__(f"task {ended} ended on {day}: both would have ended")


class WorkMissing(ProgrammesError):
    """A task must say what is to be done."""

    code = "task-work-missing"


class LeadMissing(ProgrammesError):
    """A task has one lead."""

    code = "task-lead-missing"


class LeadElsewhere(ProgrammesError):
    """The lead belongs to a place that is neither the task's nor under it."""

    code = "task-lead-elsewhere"

    def __init__(self, *, lead: str, place: str) -> None:
        self.lead, self.place = lead, place
        super().__init__(f"{lead} does not belong to {place}")


class NothingShown(ProgrammesError):
    """Progress, or an end, wants a document that shows it, or a note that somebody signs."""

    code = "task-nothing-shown"


class WordsNotThere(ProgrammesError):
    """The document that is to show an act does not hold the words that were quoted from it."""

    code = "task-words-not-there"

    def __init__(self, *, document: str, words: str) -> None:
        self.document, self.words = document, words
        super().__init__(f"{document} does not hold {words!r}")


class ReasonWanted(ProgrammesError):
    """Why a task was dropped, taken up again, or a record rejected."""

    code = "task-reason-missing"


class DayMoved(ProgrammesError):
    """The due day that a document set is moved by a decision: whose, and which paper says so."""

    code = "task-day-moved"

    def __init__(self, *, day: date) -> None:
        self.day = day.strftime("%d/%m/%Y")
        super().__init__(f"the document sets {day}")


class LeadMoved(ProgrammesError):
    """The lead that a document names is replaced by a decision: whose, and which paper says so."""

    code = "task-lead-moved"

    def __init__(self, *, lead: str) -> None:
        self.lead = lead
        super().__init__(f"the document names {lead}")


class DayAhead(ProgrammesError):
    """Nothing is done on a day that is still to come."""

    code = "task-day-ahead"

    def __init__(self, *, day: date) -> None:
        self.day = day.strftime("%d/%m/%Y")
        super().__init__(f"{day} is still to come")


class OutcomeDecided(ProgrammesError):
    """A sentence that may tell of a task, on which somebody decided since the page was shown."""

    code = "task-outcome-decided"

    def __init__(self, *, quote: str) -> None:
        self.quote = quote
        super().__init__(f"somebody has decided on {quote!r}")


class RecordChanged(ProgrammesError):
    """Somebody else acted on the record since the page was shown; `instrument` is as it stands now."""

    code = "record-changed"

    def __init__(self, *, instrument: "Instrument", seen: int) -> None:
        self.instrument, self.seen = instrument, seen
        super().__init__(f"record {instrument.pk} is at act {instrument.step}, and what was seen is act {seen}")


class RecordNotThere(ProgrammesError):
    """An act on a record that was merged or rejected, or a merge into such a one."""

    code = "record-not-there"

    def __init__(self, *, written: str) -> None:
        self.written = written
        super().__init__(f"{written} was merged or rejected before")


class NumberMissing(ProgrammesError):
    """A record is known by its number, or by the name by which a document calls it."""

    code = "record-number-missing"


class SameRecord(ProgrammesError):
    """A record cannot become, replace, amend or carry out itself."""

    code = "record-same"

    def __init__(self, *, written: str) -> None:
        self.written = written
        super().__init__(f"{written} is the record itself")


class TaskUnknown(ProgrammesError):
    """A row of a sheet whose key names no task that the viewer keeps."""

    code = "task-unknown"

    def __init__(self, *, written: str) -> None:
        self.written = written
        super().__init__(f"{written!r} names no task")


class DayUnread(ProgrammesError):
    """A cell that should hold a day."""

    code = "task-day-unread"

    def __init__(self, *, written: str) -> None:
        self.written = written
        super().__init__(f"{written!r} is no day")


class TaskRepeated(ProgrammesError):
    """The same task twice in one sheet."""

    code = "task-repeated"

    def __init__(self, *, first: str) -> None:
        self.first = first
        super().__init__(f"the same task stands at {first}")


class AddressFaulty(ProgrammesError):
    """What was written is no e-mail address, or there is none."""

    code = "reminder-address-faulty"

    def __init__(self, *, written: str) -> None:
        self.written = written
        super().__init__(f"{written!r} is no e-mail address")


class AddressNotAgreed(ProgrammesError):
    """An address is to be kept without a word that its lead agrees to be reminded there."""

    code = "reminder-address-not-agreed"

    def __init__(self, *, written: str) -> None:
        self.written = written
        super().__init__(f"nobody says that {written!r} may be written to")


class MailNotSet(ProgrammesError):
    """The site has no server by which it could send e-mail, or no address to send from."""

    code = "reminder-mail-not-set"


@dataclass(frozen=True, slots=True)
class CellFault:
    """What is wrong with one cell, and where it stands: `Sheet1!C7`."""

    where: str
    error: ProgrammesError | IntakeError


class TasksRefused(ProgrammesError):
    """Tasks that came in one sheet, some of them faulty: nothing was written."""

    code = "tasks-refused"

    def __init__(self, *, faults: Sequence[CellFault]) -> None:
        self.faults = tuple(faults)
        super().__init__(f"{len(self.faults)} faults; nothing was written")
