"""The targets that were handed down to a unit of a place, and what is on record of their results.

A unit sees its own targets, whoever wrote the paper; of the results what documents state that it may see.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from doichieu.hub.access.models import Role
from doichieu.hub.access.viewers import Act, Held, Viewer
from doichieu.hub.documents.models import Document, Origin
from doichieu.hub.documents.queries import visible_sources
from doichieu.hub.places.models import Subject
from doichieu.hub.register.holding import HeldFigure, held, holding, loaded, lying
from doichieu.hub.register.models import AMOUNTS
from doichieu.hub.register.witness_queries import seen_among


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
    inside = _inside(unit)
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


def shown_to(unit: Subject, targets: Collection[int]) -> Collection[int]:
    """Of these targets of a unit, by their ids, those that are shown to it as its own; one database query."""
    return seen_among(targets, _inside(unit)).keys()


def _inside(unit: Subject) -> Viewer:
    """Somebody who reads inside the unit's place, and hands nothing in."""
    return Viewer(None, (Held(Role.CONTRIBUTOR, unit.locality.path),))


def told_of(unit: Subject, targets: Sequence[HandedDown], viewer: Viewer) -> list[HeldFigure]:
    """The results in amounts of these targets that hold now by other papers than the unit's own forms.

    The latest first, with those witnesses alone that state them and that the viewer may see; three database queries,
    none without a target.
    """
    if not targets:
        return []
    days = [each.target.days for each in targets]
    measured = {each.target.standing.pk for each in targets}
    when = {
        "period__first_day__gte": min(each.first for each in days),
        "period__last_day__lte": max(each.last for each in days),
    }
    rows = holding(viewer).filter(lying(None, locality=unit.locality_id, **when), subject=unit, planned=False)
    rows = rows.filter(Q(indicator__in=measured) | Q(indicator__merged_into__in=measured), measure__in=AMOUNTS)
    return _by_others(held(loaded(rows.order_by("-period__last_day", "pk")), viewer), unit)


def _by_others(figures: Sequence[HeldFigure], unit: Subject) -> list[HeldFigure]:
    """Without what only the unit's own forms state; one database query."""
    papers = {witness.document_id for each in figures for witness in each.witnesses}
    forms = Document.objects.filter(pk__in=papers, origin=Origin.ENTRY, organisation=unit)
    own = set(forms.values_list("pk", flat=True))
    found = ((each, tuple(said for said in each.stating if said.document_id not in own)) for each in figures)
    return [each._replace(witnesses=others) for each, others in found if others]
