"""How a session went, from what its documents say and what clerks put down: all but what was said. Pure."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from doichieu.hub.conferences.bodies import names_body
from doichieu.hub.conferences.differences import PRESENT
from doichieu.hub.conferences.kept import signed
from doichieu.hub.conferences.keys import key_of
from doichieu.hub.conferences.levels import is_from_above
from doichieu.hub.conferences.models import (
    AgendaEntry,
    FieldEntry,
    FieldName,
    ParticipantEntry,
    ParticipantRole,
    VoteEntry,
)
from doichieu.hub.conferences.overlays import laid_over
from doichieu.hub.conferences.records import (
    SHARE,
    AgendaOnRecord,
    Fact,
    Field,
    ParticipantOnRecord,
    PersonOnRecord,
    Quoted,
    VoteOnRecord,
)
from doichieu.hub.conferences.same_votes import ReadVote, votes_told_once
from doichieu.hub.documents.models import Document
from doichieu.hub.programmes.models import Instrument
from doichieu.lexicon import folded

FACTS = (
    *("kind", "body", "ordinal", "tenure", "term", "dates", "place", "extended", "groups", "chairs"),
    *(FieldName.CHAIR_POSTS.value, PRESENT, SHARE),
)
NAMED_OUTSIDE = frozenset({ParticipantRole.GUEST_ABOVE})  # the others' names are for those inside


def facts_on_record(
    fields: Iterable[Field], kind: str, rows: Mapping[str, FieldEntry], *, inside: bool
) -> tuple[Fact, ...]:
    """Every field that somebody says something of, in the order of FACTS; its kind follows from its body."""
    stated: dict[str, list[Field]] = {name: [] for name in FACTS}
    for field in fields:
        stated[field.name].append(field)
    if kind and not stated["kind"]:
        stated["kind"].append(Field("kind", kind, ()))
    facts = (_fact(name, stated[name], rows.get(name), inside=inside) for name in FACTS)
    return tuple(fact for fact in facts if fact.values)


def told_by_votes(facts: Iterable[Fact], votes: Sequence[VoteOnRecord]) -> tuple[Fact, ...]:
    """The facts without the share of those in favour, where there were several votes: each has its own."""
    return tuple(fact for fact in facts if fact.name != SHARE or len(votes) <= 1)


def _fact(name: str, stated: Sequence[Field], row: FieldEntry | None, *, inside: bool) -> Fact:
    if row is None or row.removed:
        return Fact(name, tuple(stated))
    return Fact(name, tuple(stated), tuple(row.values), signed(row, inside=inside))


def guests_from_above(people: Iterable[PersonOnRecord], body: str) -> list[PersonOnRecord]:
    """Those whom documents name with a post of a level above the session's, and of no other."""
    return [person for person in people if not person.chairs and is_from_above(person.posts, body)]


def participants_on_record(
    read: Iterable[ParticipantOnRecord], rows: Mapping[str, ParticipantEntry], *, inside: bool
) -> tuple[ParticipantOnRecord, ...]:
    """Whom documents tell of, and whom the clerk put down; by role, members first."""

    def made(row: ParticipantEntry, known: ParticipantOnRecord | None) -> ParticipantOnRecord:
        named = inside or row.role in NAMED_OUTSIDE
        return ParticipantOnRecord(
            row.item,
            row.role,
            row.name if named else "",
            row.post if named or not row.name else "",
            row.people,
            row.absent,
            known.place if known else None,
            signed(row, inside=inside),
        )

    listed = (shown for _, shown in laid_over({each.key: each for each in read}, rows, made))
    return tuple(sorted(listed, key=lambda each: ParticipantRole.values.index(each.role)))


def attending(guests: Iterable[PersonOnRecord], groups: Iterable[Quoted], body: str) -> Iterator[ParticipantOnRecord]:
    """Guests from above as documents name them, and those who attended without a name."""
    for guest in guests:
        if guest.places:
            yield _read(guest.places[0], ParticipantRole.GUEST_ABOVE, guest.name, ", ".join(guest.posts), 1)
    for group in groups:
        words = " ".join(group.quote.split())
        yield _read(group, _role_of(words, body), "", words, 0)


def _read(place: Quoted, role: ParticipantRole, name: str, post: str, people: int) -> ParticipantOnRecord:
    return ParticipantOnRecord(key_of(place.text_id, place.span), role, name, post, people, absent=False, place=place)


def _role_of(words: str, body: str) -> ParticipantRole:
    """Of a group: from the level above, of the body itself, or invited."""
    if is_from_above([words], body):
        return ParticipantRole.GUEST_ABOVE
    return ParticipantRole.MEMBER if names_body(words, body) else ParticipantRole.INVITED


def agenda_on_record(
    read: Iterable[AgendaOnRecord],
    rows: Mapping[str, AgendaEntry],
    order: Sequence[str],
    papers: Mapping[int, Document],
    *,
    inside: bool,
) -> tuple[AgendaOnRecord, ...]:
    """The items in the order that the clerk gave them, the others behind in the order of the documents.

    papers: those of the rows that the viewer may see, by number.
    """

    def made(row: AgendaEntry, known: AgendaOnRecord | None) -> AgendaOnRecord:
        return AgendaOnRecord(
            row.item,
            row.kind,
            row.title,
            row.presenter,
            papers.get(row.paper_id or 0),
            known.place if known else None,
            signed(row, inside=inside),
        )

    items = [shown for _, shown in laid_over({each.key: each for each in read}, rows, made)]
    places = {key: number for number, key in enumerate(order)}
    return tuple(sorted(items, key=lambda item: places.get(item.key, len(places))))


def votes_on_record(
    read: Iterable[ReadVote],
    rows: Mapping[str, VoteEntry],
    instruments: Mapping[int, Instrument],
    *,
    inside: bool,
) -> tuple[VoteOnRecord, ...]:
    """Every vote once that documents tell of, or that the clerk put down.

    instruments: those of the rows of which the viewer may know, by number.
    """

    def made(row: VoteEntry, known: VoteOnRecord | None) -> VoteOnRecord:
        return VoteOnRecord(
            row.item,
            row.what,
            instruments.get(row.instrument_id or 0),
            row.votes_for,
            row.votes_cast,
            row.votes_against,
            row.abstained,
            row.share,
            row.method,
            known.place if known else None,
            signed(row, inside=inside),
            known.also if known else (),
        )

    told = {each.key: each for each in votes_told_once(read, rows.keys())}
    return tuple(shown for _, shown in laid_over(told, rows, made))


def names_of(guests: Iterable[PersonOnRecord], participants: Iterable[ParticipantEntry]) -> Collection[str]:
    """Folded names of the guests from above, by documents and by the clerk."""
    kept = {folded(row.name) for row in participants if row.role == ParticipantRole.GUEST_ABOVE and not row.removed}
    not_guests = {folded(row.name) for row in participants if row.role != ParticipantRole.GUEST_ABOVE}
    return ({folded(guest.name) for guest in guests} - not_guests) | kept


def order_of(rows: Mapping[str, FieldEntry]) -> list[str]:
    """The keys of the agenda as the clerk put them in order; empty where nobody did."""
    row = rows.get(FieldName.ORDER)
    return list(row.values) if row and not row.removed else []
