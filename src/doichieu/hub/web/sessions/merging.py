"""What a clerk is told before a session is merged into another: what differs, and what becomes of it."""

from dataclasses import dataclass

from doichieu.hub.access.viewers import Viewer
from doichieu.hub.conferences import queries
from doichieu.hub.conferences.clerks import ClerkPage
from doichieu.hub.conferences.merged import OtherwiseMerged, otherwise
from doichieu.hub.conferences.models import Conference


@dataclass(frozen=True, slots=True)
class MergeAsked:
    """A merging that is not made yet. closed: what was put down here is not open, and the other record is."""

    into: Conference
    differs: tuple[OtherwiseMerged, ...]
    documents: int  # that would go along
    closed: bool


def merge_asked(kept: ClerkPage, number: str, viewer: Viewer) -> MergeAsked | None:
    """The merging into the session of this number; None where it is none of those that are offered."""
    into = next((each for each in kept.others if str(each.pk) == number), None)
    if into is None:
        return None
    other, shown = queries.conference(into.pk, viewer), kept.shown
    said = {fact.name: fact.values for fact in shown.facts}
    closed = other.released and not shown.released
    return MergeAsked(into, tuple(otherwise(other.facts, said)), len(shown.sources), closed)
