"""What still waits for a reviewer: before a period is closed, and of what units have sent."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from doichieu.claims import Period
from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.documents import queries as documents
from doichieu.hub.documents.models import Document, StoredClaim
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
    claims = _waiting(place, viewer).filter(first_day__gte=days.first, last_day__lte=days.last)
    counts = dict(claims.order_by().values_list("reading__text__document").annotate(Count("pk")))
    rows = documents.documents(viewer).filter(pk__among=counts).select_related("locality")
    found = [WaitingDocument(row, counts[row.pk]) for row in rows]
    return sorted(found, key=lambda each: (-each.figures, each.document.pk))


def waiting_results(place: Locality, days: Period, viewer: Viewer) -> Mapping[tuple[int, int], frozenset[str]]:
    """The codes of the results of just these days that wait, by whose they are: place, and its unit or 0. One query.

    None for who may not read what is internal to the place.
    """
    if not viewer.may(Act.READ_INTERNAL, place):
        return {}
    claims = _waiting(place, viewer).filter(planned=False, first_day=days.first, last_day=days.last)
    whose = ("reading__text__document__locality", "reading__text__document__organisation")
    found: dict[tuple[int, int], set[str]] = defaultdict(set)
    for locality, unit, code in claims.order_by().values_list(*whose, "code").distinct():
        found[locality, unit or 0].add(code)
    return {unit: frozenset(codes) for unit, codes in found.items()}


def _waiting(place: Locality, viewer: Viewer) -> QuerySet[StoredClaim]:
    """The claims of a known indicator that wait, of the place and of what lies under it."""
    of_place = Q(reading__text__document__locality__path__startswith=place.path)
    seen = documents.visible_documents_q(viewer, "reading__text__document__")
    return undecided_claims().filter(of_place, seen, ~Q(code=""))
