"""What still waits for a reviewer before a period is closed."""

from dataclasses import dataclass

from django.db.models import Count, Q

from doichieu.claims import Period
from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.documents import queries as documents
from doichieu.hub.documents.models import Document
from doichieu.hub.intake.queries import undecided_claims
from doichieu.hub.places.models import Locality


@dataclass(frozen=True, slots=True)
class WaitingDocument:
    """A document with figures of the period on which nobody decided."""

    document: Document
    figures: int


def waiting_documents(place: Locality, days: Period, viewer: Viewer) -> list[WaitingDocument]:
    """The documents of a place, and of what lies under it, with undecided figures of a known indicator in these days.

    A closing covers all of them. None for who may not read what is internal to the place. Two queries.
    """
    if not viewer.may(Act.READ_INTERNAL, place):
        return []
    of_place = Q(reading__text__document__locality__path__startswith=place.path)
    seen = documents.visible_documents_q(viewer, "reading__text__document__")
    claims = undecided_claims().filter(of_place, seen, ~Q(code=""), first_day__gte=days.first, last_day__lte=days.last)
    counts = dict(claims.order_by().values_list("reading__text__document").annotate(Count("pk")))
    rows = documents.documents(viewer).filter(pk__among=counts).select_related("locality")
    found = [WaitingDocument(row, counts[row.pk]) for row in rows]
    return sorted(found, key=lambda each: (-each.figures, each.document.pk))
