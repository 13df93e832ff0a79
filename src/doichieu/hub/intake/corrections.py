"""Why what a document states was entered as another amount: for who may read inside alone."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db.models import Q

from doichieu.hub.access.queries import covered_q
from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.documents.queries import visible_documents_q
from doichieu.hub.intake.models import Action, Decision
from doichieu.hub.register.queries import Witness

Place = tuple[int, int, int]  # id of the text, first and last code point


def correction_reasons(
    witnesses: Collection[Witness], viewer: Viewer, as_of: datetime | None = None
) -> Mapping[Place, str]:
    """The reason of the standing correction at each witness that does not agree; one query, or none without any.

    as_of: of the correction that stood at that moment.
    """
    places = {place_of(witness) for witness in witnesses if not witness.agrees}
    if not places:
        return {}
    inside = covered_q(viewer, Act.READ_INTERNAL, "text__document__locality__")
    rows = Decision.objects.filter(
        inside,
        visible_documents_q(viewer, "text__document__"),
        text__among={text for text, _, _ in places},
        action=Action.CORRECTED,
    ).filter(_standing(as_of))
    found = {
        (text, start, end): reason for text, start, end, reason in rows.values_list("text", "start", "end", "reason")
    }
    return {place: found[place] for place in places & found.keys()}


def _standing(as_of: datetime | None) -> Q:
    if as_of is None:
        return Q(replaced_by__isnull=True)
    return Q(decided_at__lte=as_of) & (Q(replaced_by__isnull=True) | Q(replaced_by__decided_at__gt=as_of))


def place_of(witness: Witness) -> Place:
    """Where a witness stands, as the reasons are keyed."""
    return witness.text_id, witness.span.start, witness.span.end
