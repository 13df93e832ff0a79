"""Every read about sessions, from the documents that the viewer may see."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from django.db.models import Exists, OuterRef, Q

from doichieu.hub.access.viewers import Viewer
from doichieu.hub.conferences.facts import first_day
from doichieu.hub.conferences.kept import field_values, named
from doichieu.hub.conferences.merged import OtherwiseMerged, otherwise
from doichieu.hub.conferences.models import Conference, Merging
from doichieu.hub.conferences.names import session_names
from doichieu.hub.conferences.records import ConferencePage, FigureOnRecord, Quoted
from doichieu.hub.conferences.seen import (
    DOCUMENT,
    SeenConferences,
    drawn,
    known_by_hand,
    reporting,
    seen_rows,
)
from doichieu.hub.conferences.services import standing_merging
from doichieu.hub.conferences.whole import whole
from doichieu.hub.documents.models import Document
from doichieu.hub.places.models import Locality
from doichieu.hub.searching import holding
from doichieu.lexicon.search import search_terms, searchable

__all__ = [
    "ConferencePage",
    "FigureOnRecord",
    "Quoted",
    "beside",
    "conference",
    "conference_of",
    "conferences",
    "conferences_in",
    "conferences_of",
    "first_day",
    "first_days",
    "found",
    "gone_into",
    "merged_into",
    "otherwise_merged",
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


def otherwise_merged(page: ConferencePage) -> list[OtherwiseMerged]:
    """What clerks put down of sessions that go on as this one, where this one holds something else; inside alone."""
    mergings = merged_into(page.conference.pk) if page.inside else ()
    return [told for each in mergings for told in otherwise(page.facts, field_values(each.conference), each)]


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
    return whole(record, row.locality, viewer)
