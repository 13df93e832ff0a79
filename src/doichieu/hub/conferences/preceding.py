"""The sessions of a body before one of them, as far as the viewer may know of them."""

from doichieu.hub.access.viewers import Viewer
from doichieu.hub.conferences.bodies import PARTY, family_of
from doichieu.hub.conferences.models import Conference
from doichieu.hub.conferences.seen import drawn, seen_rows


def earlier_sessions(record: Conference, viewer: Viewer, *, most: int) -> list[Conference]:
    """The sessions of the same place and body before the first day of this one, the latest first; three queries.

    record: a session as the viewer may know it. Empty where its place or its days are not known.
    """
    if record.locality_id is None or record.locality is None or not record.days:
        return []
    rows = seen_rows(viewer).filter(locality=record.locality_id).exclude(pk=record.pk)
    before = [
        each for each in drawn(rows, viewer) if each.days and each.days[0] < record.days[0] and _same_body(each, record)
    ]
    return sorted(before, key=lambda each: (each.days[-1], each.pk), reverse=True)[:most]


def _same_body(one: Conference, other: Conference) -> bool:
    """Whether two sessions of a place are of one body, in whatever words: Ban Chấp hành Đảng bộ, Huyện ủy."""
    return _row(one.body) == _row(other.body)


def _row(body: str) -> str:
    family = family_of(body)
    return "party" if family in PARTY else family or body
