"""What a document says of a session, of people, of other documents and of duties."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from doichieu.claims.texts import Span


@dataclass(frozen=True, slots=True)
class SessionFrame:
    """The session that a document reports on."""

    body: str  # the fullest form in the text, with the place
    ordinal: int | None  # hội nghị lần thứ N, kỳ họp thứ N
    tenure: str | None  # khóa, in Roman numerals
    term: tuple[int, int] | None  # nhiệm kỳ, where the text ties it to the body
    dates: tuple[date, ...]  # each day of the session
    extended: bool  # mở rộng
    chairs: tuple[str, ...]  # those said to chair it: chủ trì, chủ tọa
    adopted_share: Decimal | None  # percent of the votes for what the session adopts


@dataclass(frozen=True, slots=True)
class Person:
    """Someone named with a post; posts as written, the longest list that the text gives."""

    name: str
    posts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """A cited document: its number and symbol, or the bare number after `số`."""

    number: str


@dataclass(frozen=True, slots=True)
class Task:
    """A duty that the text hands out."""

    span: Span
    quote: str  # the clause
    owner: str | None  # words of the text
    due: date | None


class StatementKind(StrEnum):
    """What is stated besides figures."""

    OPINION = "opinion"  # of a delegate, a voter, a body that advises
    ANSWER = "answer"
    DIRECTION = "direction"
    PROSE = "prose"  # a sentence without figures under a heading of results, limitations, causes or solutions


@dataclass(frozen=True, slots=True)
class Statement:
    """An opinion, an answer, a direction, or prose worth citing."""

    kind: StatementKind
    span: Span  # the sentence
    speaker: str | None = None  # a name, else the words for who speaks
    place: str | None = None  # the bare name of the speaker's place
    topic: str | None = None  # words of the text
    section: str | None = None  # the heading above, without its number


@dataclass(frozen=True, slots=True)
class Mention:
    """Where the text states a session field, a person or a reference.

    field: "conference." and the name of the session field ("conference.dates"), "person", "person.post",
    "reference", "locality", "published", or "number": the document's own.
    value: what was read there, as text.
    """

    field: str
    value: str
    span: Span
