"""What tells of a promise: a sentence on record, and one of a later document that nobody has confirmed."""

from dataclasses import dataclass
from datetime import date, datetime

from doichieu.claims import Span
from doichieu.hub.programmes.queries import Manner
from doichieu.hub.register.queries import HeldFigure


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of a document, or what a clerk put down: then there is no document."""

    quote: str
    title: str = ""
    published: date | None = None
    document: int | None = None
    text: int | None = None
    span: Span | None = None
    by: str = ""  # whose words they are, where the viewer may know it
    figure: HeldFigure | None = None  # that the place states, where its words are the bare number of a table


@dataclass(frozen=True, slots=True)
class MayTell:
    """A sentence of a later document that may tell of a task: nobody has confirmed it.

    outcomes: the numbers of its rows, one for each document of the session that hands the task out. manner: whether
    it tells of the task's end, or of how far it is.
    """

    told: Told
    outcomes: tuple[int, ...]
    manner: Manner = Manner.DONE
    day: date | None = None  # on which the task was done by the sentence, else that of its document
    dismissed: bool = False
    decided_by: str = ""
    decided_at: datetime | None = None
