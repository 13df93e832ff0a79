"""Every read about sessions, from the documents that the viewer may see."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import Exists, OuterRef

from doichieu.claims import Mention, Reading, Span
from doichieu.claims.codec import reading_from_json, text_from_json
from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.conferences.conduct import (
    agenda_on_record,
    facts_on_record,
    guests_from_above,
    names_of,
    order_of,
    participants_on_record,
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
from doichieu.hub.conferences.frame_values import FIELDS, values_of
from doichieu.hub.conferences.kept import is_released, standing_rows
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
from doichieu.hub.conferences.records import (
    ConferencePage,
    Field,
    FigureOnRecord,
    PersonOnRecord,
    Quoted,
    ReferenceOnRecord,
    StatementOnRecord,
    TaskOnRecord,
)
from doichieu.hub.conferences.said import said_on_record
from doichieu.hub.conferences.seen import DOCUMENT, EARLIEST_FIRST, SeenConferences, drawn, reporting, seen_rows
from doichieu.hub.documents.models import Document
from doichieu.hub.documents.queries import documents, visible_documents_q
from doichieu.hub.places.models import Locality
from doichieu.hub.searching import holding
from doichieu.lexicon import folded
from doichieu.lexicon.search import search_terms

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
    "conference",
    "conferences",
    "found",
    "gone_into",
]


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


def gone_into(number: int) -> int | None:
    """The number of the session as which one goes on that was merged; None for one that was not."""
    merging = Merging.objects.filter(conference=number).first()
    return (gone_into(merging.into_id) or merging.into_id) if merging else None


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
    return drawn(rows[:limit], viewer)


def conference(number: int, viewer: Viewer) -> ConferencePage:
    """One session, with what its visible documents say and nothing else.

    Raises Conference.DoesNotExist, also where no visible document reports on it.
    """
    row = seen_rows(viewer).get(pk=number)
    locality = row.locality
    [record] = drawn([row], viewer)
    sources = _sources(record, viewer)
    kept = _kept(record, locality, viewer)
    people = tuple(_people(sources))
    guests = guests_from_above(people, record.body)
    fields = tuple(_fields(sources))
    statements = tuple(_statements(sources))
    agenda, votes = (), ()
    said = said_on_record(
        statements, kept.statements, kept.links, names_of(guests, kept.participants.values()), inside=kept.inside
    )
    return ConferencePage(
        conference=record,
        sources=tuple(sources),
        fields=fields,
        people=people,
        figures=tuple(
            FigureOnRecord(claim, _quoted(source, claim.span)) for source in sources for claim in source.reading.claims
        ),
        references=tuple(_references(sources)),
        tasks=tuple(_tasks(sources)),
        statements=tuple(_shown_to(viewer, statements)),
        differences=tuple(settled(differences(sources), kept.fields, inside=kept.inside)),
        figure_differences=tuple(figure_differences(sources)),
        kind=record.kind,
        place=record.place,
        facts=facts_on_record(fields, record.kind, kept.fields, inside=kept.inside),
        participants=participants_on_record(guests, kept.participants, inside=kept.inside),
        agenda=agenda_on_record(agenda, kept.agenda, order_of(kept.fields), kept.papers, inside=kept.inside),
        votes=votes_on_record(votes, kept.votes, inside=kept.inside),
        opinions=said.opinions,
        answers=said.answers,
        directions=said.directions,
        summaries=said.summaries,
        prose=said.prose,
        released=is_released(kept.fields),
        inside=kept.inside,
    )


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


def _kept(record: Conference, locality: Locality | None, viewer: Viewer) -> Kept:
    """Six database queries at the most, and one for the papers of the agenda."""
    fields = standing_rows(FieldEntry, record.pk)
    inside = viewer.may(Act.READ_INTERNAL, locality)
    if not (inside or is_released(fields)):
        return Kept(False, {}, {}, {}, {}, {}, {}, {})
    agenda = standing_rows(AgendaEntry, record.pk)
    papers = [row.paper_id for row in agenda.values() if row.paper_id]
    return Kept(
        inside=inside,
        fields=fields,
        participants=standing_rows(ParticipantEntry, record.pk),
        agenda=agenda,
        votes=standing_rows(VoteEntry, record.pk),
        statements=standing_rows(StatementEntry, record.pk),
        links=standing_rows(AnswerEntry, record.pk),
        papers=documents(viewer).in_bulk(papers) if papers else {},
    )


def _statements(sources: Sequence[Source]) -> Iterator[StatementOnRecord]:
    """What was said, in order."""
    for source in sources:
        for statement in source.reading.statements:
            yield StatementOnRecord(statement, _quoted(source, statement.span))


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


def _quoted(source: Source, span: Span) -> Quoted:
    return Quoted(source.document, source.text_id, span, span.of(source.reading.text))


def _fields(sources: Sequence[Source]) -> list[Field]:
    """Every value that some document gives, with its mentions; in the order of FIELDS."""
    found: dict[tuple[str, str], list[Quoted]] = {}
    for source in sources:
        frame = source.reading.conference
        if frame is None:
            continue
        for name in FIELDS:
            for value in values_of(frame, name):
                places = [_quoted(source, mention.span) for mention in _mentions(source.reading, name, value)]
                found.setdefault((name, value), []).extend(places)
    ordered = sorted(found.items(), key=lambda item: FIELDS.index(item[0][0]))
    return [Field(name, value, tuple(places)) for (name, value), places in ordered]


def _mentions(reading: Reading, name: str, value: str) -> list[Mention]:
    """The mentions of a field; where it has several values, those of this one."""
    of_field = [mention for mention in reading.mentions if mention.field == f"conference.{name}"]
    of_value = [mention for mention in of_field if folded(mention.value) == folded(value)]
    alone = reading.conference is not None and len(values_of(reading.conference, name)) == 1
    return of_value or (of_field if alone else [])


def _people(sources: Sequence[Source]) -> Iterable[PersonOnRecord]:
    posts: dict[str, tuple[str, ...]] = {}
    names: dict[str, str] = {}
    places: dict[str, list[Quoted]] = {}
    chairs: set[str] = set()
    for source in sources:
        frame = source.reading.conference
        chairs.update(folded(name) for name in (frame.chairs if frame else ()))
        for person in source.reading.people:
            key = folded(person.name)
            names.setdefault(key, person.name)
            posts[key] = max(posts.get(key, ()), person.posts, key=len)
            places.setdefault(key, []).extend(
                _quoted(source, mention.span)
                for mention in source.reading.mentions
                if mention.field == "person" and folded(mention.value) == key
            )
    for key, name in names.items():
        yield PersonOnRecord(name, posts[key], key in chairs, tuple(places[key]))


def _references(sources: Sequence[Source]) -> list[ReferenceOnRecord]:
    places: dict[str, list[Quoted]] = {}
    for source in sources:
        for reference in source.reading.references:
            mentioned = [
                _quoted(source, mention.span)
                for mention in source.reading.mentions
                if mention.field == "reference" and mention.value == reference.number
            ]
            places.setdefault(reference.number, []).extend(mentioned)
    return [ReferenceOnRecord(number, tuple(found)) for number, found in places.items()]


def _tasks(sources: Sequence[Source]) -> list[TaskOnRecord]:
    return [
        TaskOnRecord(task.quote, task.owner, task.due, _quoted(source, task.span))
        for source in sources
        for task in source.reading.tasks
    ]
