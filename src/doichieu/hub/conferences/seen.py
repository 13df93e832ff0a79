"""Sessions as a viewer may know them: through the documents that they may see, and nothing else.

What is stored of a session is drawn from all its documents, so that the next document finds it; it is never
shown. A viewer knows a session by a visible document that reports on it; a paper that was put on its record by
hand and names no session tells of none. One that a clerk opened is known to those inside, and to everybody once what
clerks put down of it is open.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, overload

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from doichieu.claims import SessionFrame
from doichieu.claims.codec import conference_from_json
from doichieu.hub.access.insiders import inside_q
from doichieu.hub.access.viewers import Viewer
from doichieu.hub.conferences.facts import completed, facts_of, set_facts, with_kept
from doichieu.hub.conferences.kept import fields_of, seen_values
from doichieu.hub.conferences.merged import came_by_merging
from doichieu.hub.conferences.models import Conference, ConferenceSource, Merging
from doichieu.hub.documents.queries import visible_documents_q

DOCUMENT = "reading__text__document"
EARLIEST_FIRST = (F(f"{DOCUMENT}__published").asc(nulls_last=True), F("pk").asc())


class SeenConferences(Sequence[Conference]):
    """Sessions as the viewer may know them, fetched when a part of them is asked for."""

    def __init__(self, rows: QuerySet[Conference], viewer: Viewer) -> None:
        self._rows, self._viewer = rows, viewer

    @overload
    def __getitem__(self, asked: int) -> Conference: ...
    @overload
    def __getitem__(self, asked: slice) -> list[Conference]: ...
    def __getitem__(self, asked: int | slice) -> Conference | list[Conference]:
        if isinstance(asked, slice):
            return drawn(self._rows[asked], self._viewer)
        return drawn([self._rows[asked]], self._viewer)[0]

    def __iter__(self) -> Iterator[Conference]:
        return iter(self[:])

    def __len__(self) -> int:
        return self._rows.count()


def seen_rows(viewer: Viewer) -> QuerySet[Conference]:
    """The rows of the sessions that the viewer may know of, the latest recorded first, their facts not drawn yet."""
    told = Exists(reporting(viewer).filter(conference=OuterRef("pk")))
    rows = Conference.objects.filter(Q(told) | (known_by_hand(viewer) & ~_merged()))
    return rows.select_related("locality__parent").order_by("-pk")


def known_by_hand(viewer: Viewer) -> Q:
    """Condition: a clerk opened the session, and the viewer may know what clerks put down of it."""
    return Q(by_hand=True) & (Q(is_open=True) | inside_q(viewer, "locality__"))


def _merged() -> Q:
    """Condition: it goes on as another session."""
    return Q(Exists(Merging.objects.filter(conference=OuterRef("pk"), parting__isnull=True)))


def reporting(viewer: Viewer) -> QuerySet[ConferenceSource]:
    """The visible documents that report on a session."""
    return ConferenceSource.objects.filter(visible_documents_q(viewer, f"{DOCUMENT}__")).exclude(search="")


def drawn(rows: Sequence[Conference] | QuerySet[Conference], viewer: Viewer) -> list[Conference]:
    """These sessions with their facts drawn from the visible documents, and from what clerks put down where the viewer
    may know it; not to be saved. Two database queries."""
    conferences = list(rows)
    if not conferences:
        return []
    kept = fields_of(conferences)
    frames: dict[tuple[int, bool], list[SessionFrame]] = defaultdict(list)
    places: dict[int, set[int | None]] = defaultdict(set)
    sources = reporting(viewer).filter(conference__in=conferences).annotate(merged=came_by_merging())
    for number, merged, place, data in sources.order_by(*EARLIEST_FIRST).values_list(
        "conference_id", "merged", f"{DOCUMENT}__locality_id", "reading__data__conference"
    ):
        frames[number, merged].append(conference_from_json(data))
        places[number].add(place)
    values = {each.pk: seen_values(viewer, each.locality, kept[each.pk]) for each in conferences}
    return [_as_seen(each, frames, places, values[each.pk]) for each in conferences]


def _as_seen(
    conference: Conference,
    frames: Mapping[tuple[int, bool], list[SessionFrame]],
    places: Mapping[int, set[Any]],
    kept: Mapping[str, list[str]],
) -> Conference:
    own, merged = (facts_of(frames[conference.pk, came]) for came in (False, True))
    set_facts(conference, with_kept(completed(own, merged), kept))
    by_hand = conference.by_hand and bool(kept)
    if conference.locality_id not in places[conference.pk] and not by_hand:
        conference.locality = None
    return conference
