"""The targets that were handed down to a unit of a place: it sees its own, whoever wrote the paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from doichieu.hub.access.models import Role
from doichieu.hub.access.viewers import Act, Held, Viewer
from doichieu.hub.documents.queries import visible_sources
from doichieu.hub.places.models import Subject
from doichieu.hub.register.holding import HeldFigure, held, holding, loaded, lying
from doichieu.hub.register.models import AMOUNTS


@dataclass(frozen=True, slots=True)
class GivingPaper:
    """The document by which a target was given."""

    title: str
    published: date | None
    document: int | None  # its id, for who may see it; None: they are told its title alone


@dataclass(frozen=True, slots=True)
class HandedDown:
    """One target of a unit."""

    target: HeldFigure  # without witnesses: what else their papers say stays with who may see them
    papers: Sequence[GivingPaper]


def handed_down_to(unit: Subject, viewer: Viewer) -> list[HandedDown]:
    """The targets in amounts that hold now for a unit, the latest period first; four database queries.

    Those that who reads inside its place sees, drafts left out. None for who may read neither there nor what is the
    unit's own: another unit has no part in them.
    """
    if not viewer.may(Act.READ_INTERNAL, unit.locality, unit):
        return []
    inside = Viewer(None, (Held(Role.CONTRIBUTOR, unit.locality.path),))
    rows = holding(inside).filter(lying(None, locality=unit.locality_id), subject=unit, planned=True)
    rows = rows.filter(measure__in=AMOUNTS).order_by("-period__last_day", "indicator__sector", "indicator__code", "pk")
    targets = held(loaded(rows), inside)
    texts = {witness.text_id for target in targets for witness in target.stating}
    stated, seen = visible_sources(texts, inside), visible_sources(texts, viewer)

    def papers(target: HeldFigure) -> Sequence[GivingPaper]:
        known = {each.text_id: stated[each.text_id] for each in target.stating if each.text_id in stated}
        return [
            GivingPaper(each.title, each.published, each.document if text in seen else None)
            for text, each in known.items()
        ]

    return [HandedDown(target._replace(witnesses=()), papers(target)) for target in targets]
