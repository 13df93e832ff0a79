"""A session as its page shows it: plain values, each with where it stands or who put it down."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from doichieu.claims import Claim, Span, Statement
from doichieu.hub.conferences.answering import Why
from doichieu.hub.conferences.asking import asks_nothing
from doichieu.hub.conferences.differences import Difference, FigureDifference, Source
from doichieu.hub.conferences.kept import Signed
from doichieu.hub.conferences.keys import key_of
from doichieu.hub.conferences.models import Conference
from doichieu.hub.documents.models import Document
from doichieu.hub.programmes.models import Instrument

SHARE = "adopted_share"  # the fact


@dataclass(frozen=True, slots=True)
class Quoted:
    """A place in a document of the session."""

    document: Document
    text_id: int
    span: Span
    quote: str


@dataclass(frozen=True, slots=True)
class Field:
    """One fact of the session, each value with the places that state it."""

    name: str  # one of FIELDS
    value: str  # as text: ISO dates, "2020-2025", plain digits
    places: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class PersonOnRecord:
    """Someone named with a post; of several documents, the longest list of posts, of such the fullest."""

    name: str
    posts: tuple[str, ...]
    chairs: bool
    roles: tuple[str, ...]  # `claims.sessions.PersonRole`, besides chairing
    places: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class ReferenceOnRecord:
    """A cited document."""

    number: str
    places: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class TaskOnRecord:
    """A duty that the session handed out."""

    quote: str
    owner: str | None
    due: date | None
    place: Quoted


@dataclass(frozen=True, slots=True)
class FigureOnRecord:
    """A claim of one of the session's documents."""

    claim: Claim
    place: Quoted


@dataclass(frozen=True, slots=True)
class StatementOnRecord:
    """An opinion, an answer, a direction, or cited prose, as a document has it."""

    statement: Statement
    place: Quoted

    @property
    def key(self) -> str:
        return key_of(self.place.text_id, self.place.span)


@dataclass(frozen=True, slots=True)
class Fact:
    """One field of the session: what the clerk put down, else every value that its documents give."""

    name: str  # one of FIELDS, or of `models.FieldName`
    stated: tuple[Field, ...]  # by documents
    kept: tuple[str, ...] = ()  # by the clerk
    by: Signed | None = None

    @property
    def values(self) -> tuple[str, ...]:
        """What holds."""
        return self.kept or tuple(dict.fromkeys(field.value for field in self.stated))


@dataclass(frozen=True, slots=True)
class ParticipantOnRecord:
    """Somebody who took part, or several without names."""

    key: str
    role: str  # `models.ParticipantRole`
    name: str
    post: str  # of several without names: who they were
    people: int  # 0: not counted
    absent: bool
    place: Quoted | None = None  # where a document tells of it
    by: Signed | None = None  # None: read in documents


@dataclass(frozen=True, slots=True)
class AgendaOnRecord:
    """An item of the agenda."""

    key: str
    kind: str  # `models.AgendaKind`
    title: str
    presenter: str
    paper: Document | None
    place: Quoted | None  # where a document tells of it
    by: Signed | None = None


@dataclass(frozen=True, slots=True)
class VoteOnRecord:
    """How a vote went; share in percent."""

    key: str
    what: str
    instrument: Instrument | None  # with its fields empty where the viewer may know its number alone
    votes_for: int | None
    votes_cast: int | None
    votes_against: int | None
    abstained: int | None
    share: Decimal | None
    method: str  # `models.VoteMethod`
    place: Quoted | None
    by: Signed | None = None
    also: tuple[Quoted, ...] = ()  # where other documents tell of the same vote

    @property
    def share_of_votes(self) -> Decimal | None:
        """The share that the votes give, in percent to one place; None where it is the stated one."""
        return None if self.share is None else self.share_against(self.share)

    def share_against(self, stated: Decimal) -> Decimal | None:
        """The share that the votes give, in percent to one place; None where it can be the stated one."""
        if self.votes_for is None or not self.votes_cast:
            return None
        computed = Decimal(100 * self.votes_for) / self.votes_cast
        same = computed.quantize(stated, ROUND_HALF_UP) == stated
        return None if same else computed.quantize(Decimal("0.1"), ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class SaidOnRecord:
    """An opinion, an answer, a direction or a summary, as it holds."""

    key: str
    kind: str  # `models.SaidKind`
    words: str
    speaker: str  # empty for those outside
    place_name: str
    topic: str
    section: str
    place: Quoted | None
    from_above: bool  # by a guest from the level above
    by: Signed | None = None


@dataclass(frozen=True, slots=True)
class AnswerLink:
    """An answer to an opinion, and why it is taken to be one."""

    answer: SaidOnRecord
    why: Why
    by: Signed | None = None  # who confirmed it; None: proposed

    @property
    def confirmed(self) -> bool:
        return self.by is not None


@dataclass(frozen=True, slots=True)
class OpinionOnRecord:
    """An opinion with the answers that it got."""

    said: SaidOnRecord
    answers: tuple[AnswerLink, ...]
    undecided: bool = False  # seen from outside: answers are proposed, and none is confirmed
    behind: tuple[SaidOnRecord, ...] = ()  # seen from outside: the answers that its text goes on with

    @property
    def key(self) -> str:
        return self.said.key

    @property
    def waits(self) -> bool:
        """Whether it asks for something and has no answer on record."""
        return not self.answers and not self.undecided and not asks_nothing(self.said.words)

    @property
    def is_promise(self) -> bool:
        """Whether what became of it is worth asking: not of what asks for nothing, unless a person answered it."""
        return any(link.confirmed for link in self.answers) or not asks_nothing(self.said.words)


@dataclass(frozen=True, slots=True)
class SaidWhole:
    """All that was said at a session."""

    opinions: tuple[OpinionOnRecord, ...] = ()
    answers: tuple[SaidOnRecord, ...] = ()  # those that belong to no opinion
    directions: tuple[SaidOnRecord, ...] = ()
    summaries: tuple[SaidOnRecord, ...] = ()
    prose: tuple[SaidOnRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class ConferencePage:
    """All that the visible documents of a session say of it."""

    conference: Conference
    sources: tuple[Source, ...]  # the documents, the earliest first
    fields: tuple[Field, ...]
    people: tuple[PersonOnRecord, ...]
    figures: tuple[FigureOnRecord, ...]
    references: tuple[ReferenceOnRecord, ...]
    tasks: tuple[TaskOnRecord, ...]
    statements: tuple[StatementOnRecord, ...]
    differences: tuple[Difference, ...]  # between the documents, of the session's own facts
    figure_differences: tuple[FigureDifference, ...]  # one indicator, kind and period, several values
    kind: str  # `models.Kind`
    place: str
    facts: tuple[Fact, ...]
    participants: tuple[ParticipantOnRecord, ...]
    agenda: tuple[AgendaOnRecord, ...]
    votes: tuple[VoteOnRecord, ...]
    opinions: tuple[OpinionOnRecord, ...]
    answers: tuple[SaidOnRecord, ...]  # those that belong to no opinion
    directions: tuple[SaidOnRecord, ...]
    summaries: tuple[SaidOnRecord, ...]  # of explanations, and of what is taken up
    prose: tuple[SaidOnRecord, ...]
    released: bool  # what clerks put down is open to everybody
    inside: bool  # the viewer may know what is internal to the session's place

    @property
    def share_doubts(self) -> tuple["ShareDoubt", ...]:
        """The votes that a stated share of those in favour cannot be of: of the same share, or of the same sentence."""
        fields = [each for each in self.fields if each.name == SHARE]
        stated = dict.fromkeys(Decimal(field.value) for field in fields)
        places = [place for field in fields for place in field.places]
        return tuple(
            ShareDoubt(vote, share, computed)
            for share in stated
            for vote in self.votes
            if (computed := vote.share_against(share)) is not None
            and (vote.share == share or (vote.share is None and _is_of(vote, places)))
        )


@dataclass(frozen=True, slots=True)
class ShareDoubt:
    """A share of those in favour that cannot be true beside the votes of its sentence."""

    vote: VoteOnRecord
    stated: Decimal  # percent
    computed: Decimal


def _is_of(vote: VoteOnRecord, places: Sequence[Quoted]) -> bool:
    """Whether a vote is told in one of these places."""
    at = vote.place
    return at is not None and any(
        at.text_id == place.text_id and at.span.start < place.span.end and place.span.start < at.span.end
        for place in places
    )
