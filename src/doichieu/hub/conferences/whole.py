"""One session whole: what its visible documents say, and what clerks put down of it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from doichieu.hub.access.insiders import is_inside
from doichieu.hub.access.viewers import Viewer
from doichieu.hub.conferences.commitments import read_commitments
from doichieu.hub.conferences.conduct import (
    agenda_on_record,
    attending,
    facts_on_record,
    guests_from_above,
    names_of,
    order_of,
    participants_on_record,
    told_by_votes,
    votes_on_record,
)
from doichieu.hub.conferences.differences import Source, differences, figure_differences, settled
from doichieu.hub.conferences.kept import Row, is_released, open_rows, standing_rows
from doichieu.hub.conferences.merged import came_by_merging, own_first
from doichieu.hub.conferences.models import (
    AgendaEntry,
    AnswerEntry,
    Conference,
    ConferenceSource,
    FieldEntry,
    FieldName,
    ParticipantEntry,
    StatementEntry,
    VoteEntry,
)
from doichieu.hub.conferences.one_body import with_one_body
from doichieu.hub.conferences.read_agenda import read_agenda
from doichieu.hub.conferences.readings import (
    quoted,
    read_chair_posts,
    read_fields,
    read_groups,
    read_people,
    read_present,
    read_references,
    read_statements,
    read_tasks,
    read_votes,
)
from doichieu.hub.conferences.records import (
    AgendaOnRecord,
    ConferencePage,
    Field,
    FigureOnRecord,
    ParticipantOnRecord,
    PersonOnRecord,
    SaidWhole,
    StatementOnRecord,
)
from doichieu.hub.conferences.said import SaidInDocuments, said_on_record
from doichieu.hub.conferences.seen import DOCUMENT, EARLIEST_FIRST
from doichieu.hub.conferences.vote_differences import vote_differences
from doichieu.hub.documents.models import Document
from doichieu.hub.documents.queries import documents, reading_in, visible_documents_q
from doichieu.hub.places.models import Locality
from doichieu.hub.programmes import queries as programmes
from doichieu.hub.programmes.models import Instrument


@dataclass(frozen=True, slots=True)
class Kept:
    """What clerks put down of a session, as far as the viewer may know it; without anything where that is nothing."""

    inside: bool
    fields: Mapping[str, FieldEntry] = field(default_factory=dict)
    participants: Mapping[str, ParticipantEntry] = field(default_factory=dict)
    agenda: Mapping[str, AgendaEntry] = field(default_factory=dict)
    votes: Mapping[str, VoteEntry] = field(default_factory=dict)
    statements: Mapping[str, StatementEntry] = field(default_factory=dict)
    links: Mapping[str, AnswerEntry] = field(default_factory=dict)
    papers: Mapping[int, Document] = field(default_factory=dict)
    instruments: Mapping[int, Instrument] = field(default_factory=dict)


def whole(record: Conference, locality: Locality | None, viewer: Viewer) -> ConferencePage:
    """What the visible documents say of a session, each part with what clerks put down of it.

    locality: where the session was held, by which the viewer is inside; `record` may tell the viewer less.
    """
    sources, kept = _sources(record, viewer), _kept(record, locality, viewer)
    people = tuple(read_people(sources))
    stated = _stated(sources, record)
    statements = tuple(read_statements(sources))
    guests = guests_from_above(people, record.body)
    said = _said(statements, sources, guests, kept)
    read = read_votes(sources)
    votes = votes_on_record(read, kept.votes, kept.instruments, inside=kept.inside)
    return ConferencePage(
        conference=record,
        sources=tuple(sources),
        fields=tuple(field for field in stated if field.name != FieldName.CHAIR_POSTS),
        people=people,
        figures=tuple(_figures(sources)),
        references=tuple(read_references(sources)),
        tasks=tuple(read_tasks(sources)),
        statements=tuple(_shown_to(viewer, statements)),
        differences=(
            *settled(differences(sources), kept.fields, inside=kept.inside),
            *vote_differences(read, kept.votes.keys()),
        ),
        figure_differences=tuple(figure_differences(sources)),
        kind=record.kind,
        place=record.place,
        facts=told_by_votes(facts_on_record(stated, record.kind, kept.fields, inside=kept.inside), votes),
        participants=_participants(record, sources, guests, kept),
        agenda=_agenda(sources, kept),
        votes=votes,
        opinions=said.opinions,
        answers=said.answers,
        directions=said.directions,
        summaries=said.summaries,
        prose=said.prose,
        released=is_released(kept.fields),
        inside=kept.inside,
    )


def _stated(sources: Sequence[Source], record: Conference) -> list[Field]:
    """What documents state of the session: of a fact that the record's own give, not what those of a merged one do."""
    own = [source for source in sources if not source.merged]
    every = _stated_in(sources, record)
    return every if len(own) == len(sources) else own_first(_stated_in(own, record), every)


def _stated_in(sources: Sequence[Source], record: Conference) -> list[Field]:
    fields = with_one_body(read_fields(sources), sources, record.locality)
    return [*fields, *read_present(sources), *read_chair_posts(read_people(sources))]


def _figures(sources: Iterable[Source]) -> Iterator[FigureOnRecord]:
    for source in sources:
        yield from (FigureOnRecord(claim, quoted(source, claim.span)) for claim in source.reading.claims)


def _said(
    statements: tuple[StatementOnRecord, ...], sources: Sequence[Source], guests: Sequence[PersonOnRecord], kept: Kept
) -> SaidWhole:
    """Opinions with their answers, directions, and what is summed up."""
    told = SaidInDocuments(statements, tuple(read_commitments(sources)))
    names = names_of(guests, kept.participants.values())
    return said_on_record(told, kept.statements, kept.links, names, inside=kept.inside)


def _participants(
    record: Conference, sources: Sequence[Source], guests: Sequence[PersonOnRecord], kept: Kept
) -> tuple[ParticipantOnRecord, ...]:
    present = attending(guests, read_groups(sources), record.body)
    return participants_on_record(present, kept.participants, inside=kept.inside)


def _agenda(sources: Sequence[Source], kept: Kept) -> tuple[AgendaOnRecord, ...]:
    ordered = order_of(kept.fields)
    return agenda_on_record(read_agenda(sources), kept.agenda, ordered, kept.papers, inside=kept.inside)


def _kept(record: Conference, locality: Locality | None, viewer: Viewer) -> Kept:
    """Six database queries, one for the papers of the agenda, and two for the records that were voted on."""
    fields = standing_rows(FieldEntry, record.pk)
    inside = is_inside(viewer, locality)
    if not (inside or is_released(fields)):
        return Kept(inside=False)

    def told(model: type[Row]) -> Mapping[str, Row]:
        rows = standing_rows(model, record.pk)
        return rows if inside else open_rows(rows, fields)

    agenda = told(AgendaEntry)
    papers = [row.paper_id for row in agenda.values() if row.paper_id]
    votes = told(VoteEntry)
    voted_on = [row.instrument_id for row in votes.values() if row.instrument_id]
    return Kept(
        inside=inside,
        fields=fields if inside else open_rows(fields, fields),
        participants=told(ParticipantEntry),
        agenda=agenda,
        votes=votes,
        statements=told(StatementEntry),
        links=told(AnswerEntry),
        papers=documents(viewer).in_bulk(papers) if papers else {},
        instruments=_instruments(voted_on, viewer) if voted_on else {},
    )


def _instruments(numbers: Collection[int], viewer: Viewer) -> Mapping[int, Instrument]:
    """Records by their number, each with as much of it as the viewer may know."""
    rows = programmes.instruments(viewer).filter(pk__in=numbers)
    return {each.instrument.pk: each.instrument for each in programmes.told(rows, viewer)}


def _shown_to(viewer: Viewer, statements: Iterable[StatementOnRecord]) -> Iterator[StatementOnRecord]:
    """Who said it is for those who may read internal documents of the place."""
    for each in statements:
        inside = is_inside(viewer, each.place.document.locality)
        yield each if inside else replace(each, statement=replace(each.statement, speaker=None))


def _sources(record: Conference, viewer: Viewer) -> list[Source]:
    rows = (
        ConferenceSource.objects.filter(visible_documents_q(viewer, f"{DOCUMENT}__"), conference=record)
        .select_related(f"{DOCUMENT}__locality")
        .defer(f"{DOCUMENT}__original", f"{DOCUMENT}__search")
        .annotate(merged=came_by_merging())
        .order_by(*EARLIEST_FIRST)
    )
    return [_source(row, merged=row.merged) for row in rows]


def _source(row: ConferenceSource, *, merged: bool) -> Source:
    text = row.reading.text
    return Source(text.document, text.pk, reading_in(row.reading), merged)
