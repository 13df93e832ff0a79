"""What a document says of a session, of people, of other documents and of duties."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from doichieu.claims.texts import Span


class SessionKind(StrEnum):
    """What a session is, by the body that holds it."""

    PARTY = "party"  # hội nghị of a Party executive or standing committee; a congress
    COUNCIL = "council"  # kỳ họp Hội đồng nhân dân
    COMMITTEE = "committee"  # phiên họp of a People's Committee, or of a council's standing board


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
    kind: SessionKind | None = None
    place: str | None = None  # the hall or house, as written: hội trường UBND xã
    groups: int | None = None  # how many groups it was discussed in


class AgendaKind(StrEnum):
    """What a session hears, discusses or adopts."""

    REPORT = "report"  # báo cáo
    PLAN = "plan"  # kế hoạch, phương án, đề án, quy hoạch, dự toán
    SUBMISSION = "submission"  # tờ trình
    APPRAISAL = "appraisal"  # báo cáo thẩm tra
    PETITION = "petition"  # kiến nghị của cử tri
    QUESTIONING = "questioning"  # chất vấn
    RESOLUTION = "resolution"  # nghị quyết, dự thảo nghị quyết
    PROGRAMME = "programme"  # chương trình công tác, chương trình kiểm tra, giám sát
    SPEECH = "speech"  # phát biểu khai mạc, kết luận, tham luận
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """Something that was heard, discussed, presented or adopted at the session."""

    span: Span
    quote: str  # the words that state it
    kind: AgendaKind
    title: str  # the paper, as written, with single spaces
    presenter: str | None = None  # a name, else the body that presents it


class VoteMethod(StrEnum):
    """How votes were cast."""

    HAND = "hand"
    BALLOT = "ballot"


@dataclass(frozen=True, slots=True)
class Vote:
    """One vote of the session; only what the text states, nothing computed."""

    span: Span  # the sentence
    quote: str
    what: str | None  # words of the text for what was voted on
    share: Decimal | None  # percent in favour
    votes_for: int | None = None
    votes_cast: int | None = None  # Y of "X/Y đại biểu"
    votes_against: int | None = None
    abstained: int | None = None
    method: VoteMethod | None = None


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
    co_workers: tuple[str, ...] = ()  # words of the text
    deliverable: str | None = None  # what is to come of it, in words of the text


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


class PersonRole(StrEnum):
    """What someone did at the session."""

    CHAIRS = "chairs"  # chủ trì
    ATTENDS = "attends"  # dự
    DIRECTS = "directs"  # dự và chỉ đạo, phát biểu chỉ đạo
    REPORTS = "reports"  # báo cáo, trình bày
    ANSWERS = "answers"  # giải trình, trả lời
    KEEPS_MINUTES = "keeps minutes"  # thư ký
    SPEAKS = "speaks"  # phát biểu, tham luận


@dataclass(frozen=True, slots=True)
class Mention:
    """Where the text states a session field, a person or a reference.

    field: "conference." and the name of the session field ("conference.dates"), "person", "person.post",
    "person.role", "attendance" (who attended without a name), "present" (how many of those who sit: "25/27"),
    "reference", "locality", "published", or "number": the document's own.
    value: what was read there, as text; of "person.role" the name, a colon and one of PersonRole.
    """

    field: str
    value: str
    span: Span
