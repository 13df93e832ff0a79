"""What the session clerk is shown beside the session: what may be chosen, and what was put down so far."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.conferences import queries
from doichieu.hub.conferences.kept import ENTRIES, held_back, named, standing_rows
from doichieu.hub.conferences.models import Conference, Entry, FieldEntry, Merging
from doichieu.hub.conferences.records import ConferencePage
from doichieu.hub.documents.models import Document, Origin
from doichieu.hub.documents.queries import documents
from doichieu.hub.programmes import queries as programmes
from doichieu.hub.programmes.models import Instrument

MOST_CHOICES = 60  # of each list, the latest first
MOST_HISTORY = 100


@dataclass(frozen=True, slots=True)
class Written:
    """One row that a clerk put down."""

    sort: str  # its model's name: "fieldentry"
    row: Entry
    read: str = ""  # what a document says, of a statement that was taken away before anybody put it otherwise


@dataclass(frozen=True, slots=True)
class ClerkPage:
    """A session as its clerk works on it."""

    shown: ConferencePage
    seen: Mapping[str, int]  # id of the last row about each field
    history: tuple[Written, ...]  # the latest first
    papers: tuple[Document, ...]  # of the session's place
    others: tuple[Conference, ...]  # sessions of the same place
    merged: tuple[Merging, ...]  # by which others go on as this one
    instruments: tuple[Instrument, ...]  # that its documents are or cite
    may_release: bool
    held_back: int  # items that a merging carried over into an open record, and that are not open yet


def clerk_page(number: int, viewer: Viewer) -> ClerkPage:
    """A session for its clerk, or for whoever may release what clerks put down.

    Raises Conference.DoesNotExist, access.Refused.
    """
    shown = queries.conference(number, viewer)
    place = shown.conference.locality
    may_release = viewer.may(Act.RELEASE, place)
    if not may_release:
        viewer.must(Act.KEEP_SESSIONS, place)
    sources = [source.document.pk for source in shown.sources]
    fields = standing_rows(FieldEntry, number)
    records = programmes.instruments_of_documents(sources, viewer)
    return ClerkPage(
        shown=shown,
        seen={name: row.pk for name, row in fields.items()},
        history=tuple(_history(number, {each.key: each.place.quote for each in shown.statements})),
        papers=tuple(documents(viewer).filter(locality=place).exclude(origin=Origin.ENTRY)[:MOST_CHOICES]),
        others=tuple(queries.beside(shown.conference, viewer)[:MOST_CHOICES]),
        merged=tuple(queries.merged_into(number)),
        instruments=tuple(each.instrument for each in records),
        may_release=may_release,
        held_back=held_back(number),
    )


def _history(number: int, read: Mapping[str, str]) -> Sequence[Written]:
    rows = [
        Written(model.__name__.lower(), row, read.get(row.item, "") if getattr(row, "words", None) == "" else "")
        for model in ENTRIES
        for row in named(model.objects.filter(conference=number)).order_by("-pk")[:MOST_HISTORY]
    ]
    return sorted(rows, key=lambda each: each.row.made_at, reverse=True)[:MOST_HISTORY]
