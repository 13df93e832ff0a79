"""What session clerks put down: of every item what was put down last."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar, cast

from django.db.models import Exists, Max, OuterRef, QuerySet
from django.utils import timezone

from doichieu.hub.access.insiders import is_inside
from doichieu.hub.access.viewers import Viewer
from doichieu.hub.accounts import queries as accounts
from doichieu.hub.conferences.field_values import YES
from doichieu.hub.conferences.models import (
    AgendaEntry,
    AnswerEntry,
    Conference,
    Entry,
    FieldEntry,
    FieldName,
    Merging,
    ParticipantEntry,
    StatementEntry,
    VoteEntry,
)
from doichieu.hub.places.models import Locality
from doichieu.hub.register.models import WrittenOnce

ENTRIES: tuple[type[Entry], ...] = (
    FieldEntry,
    ParticipantEntry,
    AgendaEntry,
    VoteEntry,
    StatementEntry,
    AnswerEntry,
)
Row = TypeVar("Row", bound=Entry)
Maker = TypeVar("Maker", bound=WrittenOnce)


@dataclass(frozen=True, slots=True)
class Signed:
    """Who put something down, when, and why."""

    entry: int  # id of the row
    by: str  # empty for those who may not know
    at: datetime
    reason: str


def signed(row: Entry, *, inside: bool) -> Signed:
    """Whose a row is; names and reasons are for those inside."""
    who = getattr(row, "maker", row.made_by)  # a row that was read with the name of the person
    return Signed(row.pk, who if inside else "", row.made_at, row.reason if inside else "")


def named(rows: QuerySet[Maker]) -> QuerySet[Maker]:
    """Rows with the name of the person who made each, as `maker`."""
    return cast("QuerySet[Maker]", rows.annotate(maker=accounts.maker()))


def standing_rows(model: type[Row], conference: int) -> Mapping[str, Row]:
    """Of every item of a session the row that holds, removals among them; by its item, in the order of the items."""
    rows = named(model.objects.filter(conference=conference)).annotate(carried=_carried_unopened())
    return {row.item: row for row in cast("QuerySet[Row]", rows.order_by("pk"))}


def _carried_unopened() -> Exists:
    """Expression, of a row: a merging carried it over from a session of which what was put down was not open."""
    at_once = {"into": OuterRef("conference"), "made_at": OuterRef("made_at")}
    return Exists(Merging.objects.filter(conference__is_open=False, **at_once))


def open_rows(rows: Mapping[str, Row], fields: Mapping[str, FieldEntry]) -> Mapping[str, Row]:
    """The rows that are open to everybody once the record is: without what a merging carried over since it was opened.

    rows, fields: of one session, as `standing_rows` or `fields_of` gives them.
    """
    opened = fields[FieldName.RELEASED].made_at if is_released(fields) else None
    return {item: row for item, row in rows.items() if opened and not _came_later(row, opened)}


def _came_later(row: Entry, opened: datetime) -> bool:
    return bool(getattr(row, "carried", False)) and row.made_at > opened


def held_back(conference: int) -> int:
    """How many items of an open record a merging carried over, and nobody has opened since."""
    fields = standing_rows(FieldEntry, conference)
    if not is_released(fields):
        return 0
    tables: list[Mapping[str, Entry]] = [standing_rows(model, conference) for model in ENTRIES]
    return sum(len(rows) - len(open_rows(rows, fields)) for rows in tables)


def fields_of(conferences: Collection[Conference]) -> Mapping[int, Mapping[str, FieldEntry]]:
    """The values of fields that hold, by session and field; one database query."""
    found: dict[int, dict[str, FieldEntry]] = {each.pk: {} for each in conferences}
    rows = FieldEntry.objects.filter(conference__in=conferences).annotate(carried=_carried_unopened())
    for row in rows.order_by("pk"):
        found[row.conference_id][row.item] = row
    return found


def field_values(conference: Conference) -> Mapping[str, list[str]]:
    """The values of fields that the clerk put down, by the name of the field."""
    return values_of(standing_rows(FieldEntry, conference.pk))


def values_of(rows: Mapping[str, FieldEntry]) -> Mapping[str, list[str]]:
    """The values that hold; fields that were left to the documents are not among them."""
    return {item: row.values for item, row in rows.items() if not row.removed}


def is_released(rows: Mapping[str, FieldEntry]) -> bool:
    """Whether what clerks put down of a session is open to everybody."""
    row = rows.get(FieldName.RELEASED)
    return row is not None and row.values == [YES]


def seen_values(viewer: Viewer, locality: Locality | None, rows: Mapping[str, FieldEntry]) -> Mapping[str, list[str]]:
    """The values of fields that the viewer may know: those inside, and everybody once they are released."""
    return values_of(rows if is_inside(viewer, locality) else open_rows(rows, rows))


def facts_of_row(row: Entry) -> dict[str, Any]:
    """What a row says, besides whose it is and about what."""
    names = (field.attname for field in row._meta.concrete_fields)  # noqa: SLF001 - Django documents `_meta`
    return {name: getattr(row, name) for name in names if name not in _COMMON}


@dataclass(frozen=True, slots=True)
class About:
    """Who puts down something about which item of which session, and why."""

    conference: Conference
    item: str
    reason: str
    by: str


def added(
    model: type[Row], about: About, facts: Mapping[str, Any], *, removed: bool, at: datetime | None = None
) -> Row:
    """One more row about an item; whoever calls holds the session's lock and records it. at: when, if not now."""
    rows = model.objects.filter(conference=about.conference, item=about.item)
    last = rows.aggregate(last=Max("number"))["last"] or 0
    row = model(
        conference=about.conference,
        item=about.item,
        number=last + 1,
        removed=removed,
        reason=about.reason,
        made_at=at or timezone.now(),
        made_by=about.by,
        **facts,
    )
    row.save()
    return row


_COMMON = frozenset({"id", "conference_id", "item", "number", "removed", "reason", "made_at", "made_by"})
