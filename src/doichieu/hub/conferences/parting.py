"""Undoing a merging: the session goes on as itself again, with its documents and what was put down of it."""

from collections.abc import Collection, Iterator

from django.db import transaction
from django.utils import timezone

from doichieu.hub.access.viewers import Actor, acting
from doichieu.hub.conferences.errors import NotMerged, ReasonWanted
from doichieu.hub.conferences.kept import ENTRIES, About, added, facts_of_row, standing_rows
from doichieu.hub.conferences.keys import place_of
from doichieu.hub.conferences.models import Attachment, Conference, Entry, Merging, Parting
from doichieu.hub.conferences.services import attach, draw_facts, kept_by, standing_merging
from doichieu.hub.documents.models import StoredReading
from doichieu.hub.ledger import services as ledger


@transaction.atomic
def part_conferences(*, merging: Merging, reason: str, by: Actor) -> Parting:
    """Say that two sessions are two after all.

    The documents that came by the merging go back, but for those that somebody has put elsewhere since, and with them
    what was put down of their items; what the merging carried over leaves the other session, unless somebody has
    changed it there. Raises access.Refused, ReasonWanted, NotMerged, MergedAway.
    """
    actor = acting(by)
    into = kept_by(actor, merging.into)
    conference = Conference.objects.select_for_update(of=("self",), no_key=True).get(pk=merging.conference_id)
    standing = standing_merging(conference.pk)
    if standing is None or standing.pk != merging.pk:
        raise NotMerged
    if not reason.strip():
        raise ReasonWanted
    parting = Parting.objects.create(merging=merging, reason=reason.strip(), made_at=timezone.now(), made_by=actor.name)
    readings = _came_by(merging)
    moved = {reading.text_id for reading in readings}
    about = About(into, "", parting.reason, actor.name)
    rows = [row for model in ENTRIES for row in _returned(model, merging, moved, about)]
    for reading in readings:
        attach(conference, reading)
    placed = [_put_back(reading, conference, parting) for reading in readings]
    for each in (conference, into):
        draw_facts(each)
    ledger.record("sessions parted", parting, *rows, *placed, by=actor.name)
    return parting


def _came_by(merging: Merging) -> list[StoredReading]:
    """The readings on the other session's record that the merging put there, and nobody since."""
    readings = StoredReading.objects.filter(conference_source__conference=merging.into_id).order_by("pk")
    last = {row.text_id: row for row in Attachment.objects.filter(text__in=readings.values("text")).order_by("pk")}
    return [each for each in readings if each.text_id in last and last[each.text_id].merging_id == merging.pk]


def _returned(model: type[Entry], merging: Merging, moved: Collection[int], about: About) -> Iterator[Entry]:
    """What the merging carried over is taken away again; what was put down since of items that go back goes along."""
    before = standing_rows(model, merging.conference_id)
    for item, row in standing_rows(model, merging.into_id).items():
        own = before.get(item)
        since = row.made_at >= merging.made_at
        carried = own is not None and since and row.number == 1 and _same(own, row)
        goes_along = _text_of(item) in moved
        if goes_along and since and not carried:
            there = About(merging.conference, item, row.reason, about.by)
            yield added(model, there, facts_of_row(row), removed=row.removed)
        if carried or goes_along:
            yield added(model, About(about.conference, item, about.reason, about.by), facts_of_row(row), removed=True)


def _same(one: Entry, other: Entry) -> bool:
    return facts_of_row(one) == facts_of_row(other) and one.removed == other.removed


def _text_of(item: str) -> int | None:
    """The text that an item was read in; of a link between two items, the first one's."""
    place = place_of(item.split("/", maxsplit=1)[0])
    return place[0] if place else None


def _put_back(reading: StoredReading, conference: Conference, parting: Parting) -> Attachment:
    return Attachment.objects.create(
        text_id=reading.text_id,
        conference=conference,
        reason=parting.reason,
        made_at=parting.made_at,
        made_by=parting.made_by,
    )
