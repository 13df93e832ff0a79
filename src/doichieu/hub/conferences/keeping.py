"""Every write of the session clerk: what a session was, who took part, what was said and how it was decided.

Each says which row its writer knew of the same item (`seen`, 0 for none): of two clerks who write at once, the
second is told what the first put down. A reason is asked for where what a document says is replaced or taken away.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any, TypeVar

from django.db import transaction

from doichieu.claims.codec import conference_from_json
from doichieu.hub.access.viewers import Act, Actor, Viewer, acting
from doichieu.hub.conferences.differences import Source
from doichieu.hub.conferences.errors import FactUnreadable, ItemUnknown, MergedAway, OvertakenBy, ReasonWanted
from doichieu.hub.conferences.field_values import YES, checked
from doichieu.hub.conferences.frame_values import value_of
from doichieu.hub.conferences.kept import About, added, facts_of_row, standing_rows
from doichieu.hub.conferences.keys import new_key, place_of
from doichieu.hub.conferences.models import (
    AgendaEntry,
    AgendaKind,
    AnswerEntry,
    Conference,
    ConferenceSource,
    Entry,
    FieldEntry,
    FieldName,
    ParticipantEntry,
    ParticipantRole,
    SaidKind,
    StatementEntry,
    VoteEntry,
    VoteMethod,
)
from doichieu.hub.conferences.readings import read_chair_posts, read_people, read_present
from doichieu.hub.conferences.services import draw_facts, final
from doichieu.hub.documents import queries as documents
from doichieu.hub.ledger import services as ledger
from doichieu.hub.programmes import queries as programmes

Row = TypeVar("Row", bound=Entry)
MOST_PEOPLE = 100_000
READ_FROM_MENTIONS = frozenset({FieldName.PRESENT, FieldName.CHAIR_POSTS})  # fields that no frame of a session has


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who took part; without a name, so many of them, or those of a post."""

    role: str
    name: str = ""
    post: str = ""
    people: int = 1
    absent: bool = False


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """An item of the agenda; paper: number of a document."""

    kind: str
    title: str
    presenter: str = ""
    paper: int | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said."""

    kind: str
    words: str
    speaker: str = ""
    place: str = ""
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Voted:
    """How a vote went: numbers, or a share alone, in percent."""

    what: str
    votes_for: int | None = None
    votes_cast: int | None = None
    votes_against: int | None = None
    abstained: int | None = None
    share: Decimal | None = None
    method: str = ""
    instrument: int | None = None  # number of a record of a resolution or programme


@dataclass(frozen=True, slots=True)
class Writing:
    """What every act of the clerk says of itself."""

    conference: int  # number of the session
    by: Actor
    seen: int = 0  # id of the row about the item that the writer knew
    reason: str = ""


@transaction.atomic
def set_field(writing: Writing, name: FieldName, values: Sequence[str]) -> FieldEntry:
    """Put down a field of the session. Raises access.Refused, FactUnreadable, ReasonWanted, OvertakenBy, MergedAway."""
    wanted = checked(name, values)
    how = How(wanting=_contradicts(writing.conference, name, wanted))
    row = _put(FieldEntry, writing, name.value, {"values": wanted}, how)
    draw_facts(row.conference)
    return row


@transaction.atomic
def leave_field(writing: Writing, name: FieldName) -> FieldEntry:
    """Let the documents say a field again. Raises access.Refused, ItemUnknown, OvertakenBy, MergedAway."""
    row = _remove(FieldEntry, writing, name.value)
    draw_facts(row.conference)
    return row


@transaction.atomic
def release_record(writing: Writing, *, released: bool) -> FieldEntry:
    """Open what was put down of a session to everybody, or close it. Raises access.Refused, OvertakenBy."""
    name = FieldName.RELEASED
    row = _put(FieldEntry, writing, name.value, {"values": [YES if released else "false"]}, How(act=Act.RELEASE))
    Conference.objects.filter(pk=writing.conference).update(is_open=released)
    return row


@transaction.atomic
def put_participant(writing: Writing, participant: Participant, item: str = "") -> ParticipantEntry:
    """Put down who took part. Raises as `set_field`, and ItemUnknown."""
    _must_be("role", participant.role, ParticipantRole.values)
    told = participant.name.strip() or participant.post.strip() or participant.people > 1
    if not 0 <= participant.people <= MOST_PEOPLE or not told:
        raise FactUnreadable(field="name", written=participant.name)
    return _put(ParticipantEntry, writing, item, asdict(participant))


@transaction.atomic
def put_agenda_item(writing: Writing, given: AgendaItem, item: str = "") -> AgendaEntry:
    """Put down an item of the agenda; a paper has to be a document that the clerk may see. Raises as `set_field`."""
    _must_be("kind", given.kind, AgendaKind.values)
    _must_say("title", given.title)
    facts = asdict(given)
    paper = facts.pop("paper")
    if paper is not None:
        documents.document(paper, acting(writing.by))
    return _put(AgendaEntry, writing, item, {"paper_id": paper, **facts})


@transaction.atomic
def put_statement(writing: Writing, said: Said, item: str = "") -> StatementEntry:
    """Put down what somebody said. Raises as `set_field`."""
    _must_be("kind", said.kind, SaidKind.values)
    _must_say("words", said.words)
    return _put(StatementEntry, writing, item, asdict(said))


@transaction.atomic
def put_vote(writing: Writing, voted: Voted, item: str = "") -> VoteEntry:
    """Put down how a vote went. Raises as `set_field`, and Instrument.DoesNotExist."""
    _must_say("what", voted.what)
    _must_be("method", voted.method, VoteMethod.values)
    if voted.share is not None and not 0 <= voted.share <= 100:
        raise FactUnreadable(field="share", written=str(voted.share))
    if (voted.votes_for, voted.share) == (None, None):
        raise FactUnreadable(field="votes_for", written="")
    facts = asdict(voted)
    instrument = facts.pop("instrument")
    if instrument is not None:
        programmes.instruments(acting(writing.by)).get(pk=instrument)
    return _put(VoteEntry, writing, item, {"instrument_id": instrument, **facts})


@transaction.atomic
def link_answer(writing: Writing, opinion: str, answer: str, *, answers: bool) -> AnswerEntry:
    """Say that a statement answers an opinion, or that it does not. Raises as `set_field`."""
    for key in (opinion, answer):
        _must_be_part(writing.conference, key)
    facts = {"opinion": opinion, "answer": answer}
    return _put(AnswerEntry, writing, f"{opinion}/{answer}", facts, How(free=True, removed=not answers))


REMOVABLE: dict[str, type[Entry]] = {
    "participant": ParticipantEntry,
    "agenda": AgendaEntry,
    "statement": StatementEntry,
    "vote": VoteEntry,
}


@transaction.atomic
def remove_item(writing: Writing, sort: str, item: str) -> Entry:
    """Take an item away, with a reason. Raises as `set_field`, and ItemUnknown.

    sort: a key of REMOVABLE.
    """
    _must_be("item", sort, REMOVABLE)
    if not writing.reason.strip():
        raise ReasonWanted
    return _remove(REMOVABLE[sort], writing, item)


def _remove(model: type[Row], writing: Writing, item: str) -> Row:
    """The item says what it said before, and that it is no longer there."""
    row = standing_rows(model, writing.conference).get(item)
    if row is None and not _is_read(writing.conference, item):
        raise ItemUnknown(item=item)
    return _put(model, writing, item, facts_of_row(row) if row else _blank(model), How(removed=True))


def _blank(model: type[Entry]) -> dict[str, Any]:
    """What a row says that only takes away what a document says."""
    facts: dict[type[Entry], dict[str, Any]] = {
        AgendaEntry: {"kind": AgendaKind.OTHER},
        ParticipantEntry: {"role": ParticipantRole.MEMBER},
        StatementEntry: {"kind": SaidKind.OPINION},
    }
    return facts.get(model, {})


@dataclass(frozen=True, slots=True)
class How:
    """What is particular about an act of the clerk."""

    act: Act = Act.KEEP_SESSIONS
    wanting: bool = False  # a reason is asked for; it always is where the item was read in a document
    free: bool = False  # any item may be named, without a reason, whatever its writer knew
    removed: bool = False


def _put(model: type[Row], writing: Writing, item: str, facts: Mapping[str, Any], how: How | None = None) -> Row:
    """Add what was put down of an item, where its writer knew what holds."""
    how = how or How()
    conference, actor = _opened(writing, how.act)
    known = standing_rows(model, conference.pk).get(item)
    if not how.free and (known.pk if known else 0) != writing.seen:
        raise OvertakenBy(known)
    if not how.free and model is not FieldEntry:
        _check_item(writing, item)
    if how.wanting and not writing.reason.strip():
        raise ReasonWanted
    about = About(conference, item or new_key(), writing.reason.strip(), actor.name)
    row = added(model, about, facts, removed=how.removed)
    ledger.record("session kept", row, by=actor.name)
    return row


def _opened(writing: Writing, act: Act) -> tuple[Conference, Viewer]:
    """The session, locked, and who writes. Raises access.Refused, access.UnknownActor, MergedAway."""
    rows = Conference.objects.select_for_update(of=("self",), no_key=True).select_related("locality")
    conference = rows.get(pk=writing.conference)
    actor = acting(writing.by)
    actor.must(act, conference.locality)
    actor.person(act)
    if (into := final(conference)).pk != conference.pk:
        raise MergedAway(into=into.pk)
    return conference, actor


def _check_item(writing: Writing, item: str) -> None:
    """Raises ItemUnknown; ReasonWanted where the item was read in a document."""
    if item and not writing.seen and not _is_read(writing.conference, item):
        raise ItemUnknown(item=item)
    if place_of(item) is not None and not writing.reason.strip():
        raise ReasonWanted


def _is_read(conference: int, item: str) -> bool:
    """Whether the key is of a place in a document on the session's record."""
    place = place_of(item)
    return place is not None and ConferenceSource.objects.filter(conference=conference, reading__text=place[0]).exists()


def _contradicts(conference: int, name: FieldName, wanted: Sequence[str]) -> bool:
    """Whether a document on the session's record says something else about the field."""
    rows = ConferenceSource.objects.filter(conference=conference)
    if name in READ_FROM_MENTIONS:
        read = [_source(row) for row in rows.select_related("reading__text__document")]
        fields = read_present(read) if name is FieldName.PRESENT else read_chair_posts(read_people(read))
        said = {field.value for field in fields}
    else:
        frames = rows.values_list("reading__data__conference", flat=True)
        said = {value_of(conference_from_json(data), name.value) for data in frames if data is not None} - {""}
    return bool(said - {", ".join(sorted(wanted))})


def _source(row: ConferenceSource) -> Source:
    text = row.reading.text
    return Source(text.document, text.pk, documents.reading_in(row.reading))


def _must_be_part(conference: int, statement: str) -> None:
    if not _is_read(conference, statement) and statement not in standing_rows(StatementEntry, conference):
        raise ItemUnknown(item=statement)


def _must_be(field: str, written: str, known: Any) -> None:
    if written not in known:
        raise FactUnreadable(field=field, written=written)


def _must_say(field: str, written: str) -> None:
    if not written.strip():
        raise FactUnreadable(field=field, written=written)
