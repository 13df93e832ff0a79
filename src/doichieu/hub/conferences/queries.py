"""Every read about sessions, from the documents that the viewer may see."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Exists, OuterRef

from doichieu.claims import Claim, Mention, Reading, SessionFrame, Span, Statement
from doichieu.claims.codec import plain, reading_from_json, text_from_json
from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.conferences.differences import Difference, FigureDifference, Source, differences, figure_differences
from doichieu.hub.conferences.models import Conference, ConferenceSource
from doichieu.hub.conferences.seen import DOCUMENT, EARLIEST_FIRST, SeenConferences, drawn, reporting, seen_rows
from doichieu.hub.documents.models import Document
from doichieu.hub.documents.queries import visible_documents_q
from doichieu.hub.searching import holding
from doichieu.lexicon import folded
from doichieu.lexicon.search import search_terms

__all__ = [
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
]
VALUES: Mapping[str, Callable[[SessionFrame], list[str]]] = {
    "body": lambda frame: [frame.body],
    "ordinal": lambda frame: [str(frame.ordinal)] if frame.ordinal is not None else [],
    "tenure": lambda frame: [frame.tenure] if frame.tenure else [],
    "term": lambda frame: [f"{frame.term[0]}-{frame.term[1]}"] if frame.term else [],
    "dates": lambda frame: [day.isoformat() for day in frame.dates],
    "extended": lambda frame: ["true"] if frame.extended else [],
    "chairs": lambda frame: list(frame.chairs),
    "adopted_share": lambda frame: [plain(frame.adopted_share) or ""] if frame.adopted_share is not None else [],
}
FIELDS = tuple(VALUES)


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
    """Someone named with a post; of several documents, the longest list of posts."""

    name: str
    posts: tuple[str, ...]
    chairs: bool
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
    """An opinion, an answer, a direction, or cited prose."""

    statement: Statement
    place: Quoted


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
    [record] = drawn([seen_rows(viewer).get(pk=number)], viewer)
    sources = _sources(record, viewer)
    return ConferencePage(
        conference=record,
        sources=tuple(sources),
        fields=tuple(_fields(sources)),
        people=tuple(_people(sources)),
        figures=tuple(
            FigureOnRecord(claim, _quoted(source, claim.span)) for source in sources for claim in source.reading.claims
        ),
        references=tuple(_references(sources)),
        tasks=tuple(_tasks(sources)),
        statements=tuple(_statements(sources, viewer)),
        differences=tuple(differences(sources)),
        figure_differences=tuple(figure_differences(sources)),
    )


def _statements(sources: Sequence[Source], viewer: Viewer) -> Iterator[StatementOnRecord]:
    """What was said, in order; who said it is for those who may read internal documents of the place."""
    for source in sources:
        inside = viewer.may(Act.READ_INTERNAL, source.document.locality)
        for statement in source.reading.statements:
            shown = statement if inside else replace(statement, speaker=None)
            yield StatementOnRecord(shown, _quoted(source, statement.span))


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


def values_of(frame: SessionFrame, name: str) -> list[str]:
    """The values of one field as text; empty where the document does not say."""
    return VALUES[name](frame)


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
