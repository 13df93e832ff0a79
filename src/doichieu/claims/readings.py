"""All that the reader made of one document."""

from dataclasses import dataclass
from datetime import date

from doichieu.claims.figures import Claim
from doichieu.claims.sessions import AgendaItem, Mention, Person, Reference, SessionFrame, Statement, Task, Vote
from doichieu.claims.texts import Span, Text


@dataclass(frozen=True, slots=True)
class Other:
    """A number that is no claim, and what it is instead."""

    span: Span
    what: str  # "date", "document number", "ordinal", "furniture" …


@dataclass(frozen=True, slots=True)
class Unread:
    """A number that could not be read, and why."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of one text by one version of the reader.

    Every maximal run of digits, and every number word followed by a unit, lies in exactly one of
    `claims`, `other` or `unread`.
    """

    text: Text
    published: date | None
    locality: str | None  # the bare name of the place that the document is about
    claims: tuple[Claim, ...]  # in order of their start
    conference: SessionFrame | None
    people: tuple[Person, ...]
    references: tuple[Reference, ...]
    tasks: tuple[Task, ...]
    other: tuple[Other, ...]
    unread: tuple[Unread, ...]
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()  # what the session heard, discussed or adopted, in order
    votes: tuple[Vote, ...] = ()
