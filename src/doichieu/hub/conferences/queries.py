"""Every read about sessions, from the documents that the viewer may see."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Exists, OuterRef, Q

from doichieu.claims.codec import reading_from_json, text_from_json
from doichieu.hub.access.viewers import Act, Viewer
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
from doichieu.hub.conferences.differences import (
    Difference,
    FigureDifference,
    Source,
    differences,
    figure_differences,
    settled,
)
from doichieu.hub.conferences.facts import first_day
from doichieu.hub.conferences.frame_values import FIELDS
from doichieu.hub.conferences.kept import is_released, named, standing_rows
from doichieu.hub.conferences.models import (
    AgendaEntry,
    AnswerEntry,
    Conference,
    ConferenceSource,
    FieldEntry,
    Merging,
    ParticipantEntry,
    StatementEntry,
    VoteEntry,
)
from doichieu.hub.conferences.names import session_names
from doichieu.hub.conferences.one_body import with_one_body
from doichieu.hub.conferences.readings import (
    quoted,
    read_agenda,
    read_fields,
    read_groups,
    read_people,
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
    Quoted,
    ReferenceOnRecord,
    SaidWhole,
    StatementOnRecord,
    TaskOnRecord,
)
from doichieu.hub.conferences.said import SaidInDocuments, said_on_record
from doichieu.hub.conferences.seen import (
    DOCUMENT,
    EARLIEST_FIRST,
    SeenConferences,
    drawn,
    known_by_hand,
    reporting,
    seen_rows,
)
from doichieu.hub.conferences.services import standing_merging
from doichieu.hub.documents.models import Document
from doichieu.hub.documents.queries import documents, visible_documents_q
from doichieu.hub.places.models import Locality
from doichieu.hub.programmes import queries as programmes
from doichieu.hub.programmes.models import Instrument
from doichieu.hub.searching import holding
from doichieu.lexicon.search import search_terms, searchable

__all__ = [
    "FIELDS",
    "ConferencePage",
    "Difference",
    "Field",
    "FigureDifference",
    "FigureOnRecord",
    "PersonOnRecord",
    "Quoted",
    "ReferenceOnRecord",
    "Source",
    "StatementOnRecord",
    "TaskOnRecord",
    "beside",
    "conference",
    "conferences",
    "conferences_in",
    "first_day",
    "first_days",
    "found",
    "gone_into",
    "merged_into",
]

MOST_UNTOLD = 200  # sessions opened by hand, the latest, that a search looks through


def conferences(viewer: Viewer) -> SeenConferences:
    """The sessions that a visible document reports on, with what such documents say; the latest recorded first."""
    return SeenConferences(seen_rows(viewer), viewer)


def conference_of(document: Document, viewer: Viewer) -> Conference | None:
    """The session that a document reports on."""
    rows = seen_rows(viewer).filter(sources__reading__text__document=document)
    return next(iter(drawn(rows[:1], viewer)), None)


def conferences_of(documents: Collection[int], viewer: Viewer) -> Mapping[int, Conference]:
    """The sessions that these documents report on, by the document's id; two database queries."""
    rows = reporting(viewer).filter(reading__text__document__in=documents)
    links = dict(rows.values_list("reading__text__document", "conference"))
    sessions = {row.pk: row for row in drawn(seen_rows(viewer).filter(pk__in=set(links.values())), viewer)}
    return {document: sessions[number] for document, number in links.items() if number in sessions}


def first_days(documents: Collection[int], viewer: Viewer) -> Mapping[int, date]:
    """The first day of the session that each of these documents reports on; two database queries."""
    return {number: day for number, held in conferences_of(documents, viewer).items() if (day := first_day(held))}


def conferences_in(place: Locality, viewer: Viewer) -> SeenConferences:
    """The sessions of a place and of those under it that the viewer may know of, the latest recorded first.

    A session whose place the viewer learns from no visible document, nor from its clerk, is not among them.
    """
    here = reporting(viewer).filter(
        conference=OuterRef("pk"), **{f"{DOCUMENT}__locality__path__startswith": place.path}
    )
    told = known_by_hand(viewer) & Q(locality__path__startswith=place.path)
    return SeenConferences(seen_rows(viewer).filter(Exists(here) | told), viewer)


def beside(conference: Conference, viewer: Viewer) -> SeenConferences:
    """The other sessions of the same place, the latest recorded first."""
    rows = seen_rows(viewer).filter(locality=conference.locality).exclude(pk=conference.pk)
    return SeenConferences(rows, viewer)


def gone_into(number: int) -> int | None:
    """The number of the session as which one goes on that was merged; None for one that was not."""
    merging = standing_merging(number)
    return (gone_into(merging.into_id) or merging.into_id) if merging else None


def merged_into(number: int) -> list[Merging]:
    """The mergings by which other sessions go on as this one, the first one first."""
    rows = named(Merging.objects.filter(into=number, parting__isnull=True))
    return list(rows.select_related("conference__locality").order_by("pk"))


def found(query: str, viewer: Viewer, limit: int = 20) -> list[Conference]:
    """Sessions whose visible documents hold every word of `query` in what they call it.

    Without diacritics and with short forms written out.
    """
    terms = search_terms(query)
    if not terms:
        return []
    rows = seen_rows(viewer)
    for term in terms:
        rows = rows.filter(Exists(reporting(viewer).filter(holding([term]), conference=OuterRef("pk"))))
    return [*drawn(rows[:limit], viewer), *_found_by_hand(terms, viewer)][:limit]


def _found_by_hand(terms: Sequence[str], viewer: Viewer) -> Iterator[Conference]:
    """The same of the latest sessions that a clerk opened and no visible document tells of yet."""
    untold = ~Exists(reporting(viewer).filter(conference=OuterRef("pk")))
    for each in drawn(seen_rows(viewer).filter(known_by_hand(viewer), untold)[:MOST_UNTOLD], viewer):
        words = searchable(" ".join((*session_names(each), str(each.locality or ""))))
        if all(f" {term}" in f" {words}" for term in terms):
            yield each


def conference(number: int, viewer: Viewer) -> ConferencePage:
    """One session, with what its visible documents say and nothing else.

    Raises Conference.DoesNotExist, also where no visible document reports on it.
    """
    row = seen_rows(viewer).get(pk=number)
    [record] = drawn([row], viewer)
    return _page_of(record, _sources(record, viewer), _kept(record, row.locality, viewer), viewer)


def _page_of(record: Conference, sources: Sequence[Source], kept: "Kept", viewer: Viewer) -> ConferencePage:
    """What the documents say, each part with what clerks put down of it."""
    people = tuple(read_people(sources))
    fields = tuple(with_one_body(read_fields(sources), sources, record.locality))
    statements = tuple(read_statements(sources))
    guests = guests_from_above(people, record.body)
    said = _said(statements, sources, guests, kept)
    votes = votes_on_record(read_votes(sources), kept.votes, kept.instruments, inside=kept.inside)
    return ConferencePage(
        conference=record,
        sources=tuple(sources),
        fields=fields,
        people=people,
        figures=tuple(_figures(sources)),
        references=tuple(read_references(sources)),
        tasks=tuple(read_tasks(sources)),
        statements=tuple(_shown_to(viewer, statements)),
        differences=tuple(settled(differences(sources), kept.fields, inside=kept.inside)),
        figure_differences=tuple(figure_differences(sources)),
        kind=record.kind,
        place=record.place,
        facts=told_by_votes(facts_on_record(fields, record.kind, kept.fields, inside=kept.inside), votes),
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


def _figures(sources: Iterable[Source]) -> Iterator[FigureOnRecord]:
    for source in sources:
        yield from (FigureOnRecord(claim, quoted(source, claim.span)) for claim in source.reading.claims)


def _said(
    statements: tuple[StatementOnRecord, ...], sources: Sequence[Source], guests: Sequence[PersonOnRecord], kept: "Kept"
) -> SaidWhole:
    """Opinions with their answers, directions, and what is summed up."""
    told = SaidInDocuments(statements, tuple(read_commitments(sources)))
    names = names_of(guests, kept.participants.values())
    return said_on_record(told, kept.statements, kept.links, names, inside=kept.inside)


def _participants(
    record: Conference, sources: Sequence[Source], guests: Sequence[PersonOnRecord], kept: "Kept"
) -> tuple[ParticipantOnRecord, ...]:
    present = attending(guests, read_groups(sources), record.body)
    return participants_on_record(present, kept.participants, inside=kept.inside)


def _agenda(sources: Sequence[Source], kept: "Kept") -> tuple[AgendaOnRecord, ...]:
    ordered = order_of(kept.fields)
    return agenda_on_record(read_agenda(sources), kept.agenda, ordered, kept.papers, inside=kept.inside)


@dataclass(frozen=True, slots=True)
class Kept:
    """What clerks put down of a session, as far as the viewer may know it."""

    inside: bool
    fields: Mapping[str, FieldEntry]
    participants: Mapping[str, ParticipantEntry]
    agenda: Mapping[str, AgendaEntry]
    votes: Mapping[str, VoteEntry]
    statements: Mapping[str, StatementEntry]
    links: Mapping[str, AnswerEntry]
    papers: Mapping[int, Document]
    instruments: Mapping[int, Instrument]


def _kept(record: Conference, locality: Locality | None, viewer: Viewer) -> Kept:
    """Six database queries, one for the papers of the agenda, and two for the records that were voted on."""
    fields = standing_rows(FieldEntry, record.pk)
    inside = viewer.may(Act.READ_INTERNAL, locality)
    if not (inside or is_released(fields)):
        return Kept(False, {}, {}, {}, {}, {}, {}, {}, {})
    agenda = standing_rows(AgendaEntry, record.pk)
    papers = [row.paper_id for row in agenda.values() if row.paper_id]
    votes = standing_rows(VoteEntry, record.pk)
    voted_on = [row.instrument_id for row in votes.values() if row.instrument_id]
    return Kept(
        inside=inside,
        fields=fields,
        participants=standing_rows(ParticipantEntry, record.pk),
        agenda=agenda,
        votes=votes,
        statements=standing_rows(StatementEntry, record.pk),
        links=standing_rows(AnswerEntry, record.pk),
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
        inside = viewer.may(Act.READ_INTERNAL, each.place.document.locality)
        yield each if inside else replace(each, statement=replace(each.statement, speaker=None))


def _sources(record: Conference, viewer: Viewer) -> list[Source]:
    rows = (
        ConferenceSource.objects.filter(visible_documents_q(viewer, f"{DOCUMENT}__"), conference=record)
        .select_related(f"{DOCUMENT}__locality")
        .defer(f"{DOCUMENT}__original", f"{DOCUMENT}__search")
        .order_by(*EARLIEST_FIRST)
    )
    return [_source(row) for row in rows]


def _source(row: ConferenceSource) -> Source:
    text = row.reading.text
    return Source(text.document, text.pk, reading_from_json(row.reading.data, text_from_json(text.data)))
