"""What rests on a document: the figures that hold by it, what would hold without it, and what replaced its figures."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q

from doichieu.claims import Quantity, Span
from doichieu.hub.access.viewers import Viewer
from doichieu.hub.documents.models import State
from doichieu.hub.register.holding import HeldFigure, held, holding, known_evidence, loaded
from doichieu.hub.register.models import Evidence, Figure
from doichieu.hub.register.rules import quantity_of
from doichieu.hub.register.validity import Validity, validities_of


@dataclass(frozen=True, slots=True)
class Resting:
    """A figure that holds and has a witness in the document."""

    held: HeldFigure
    stays: bool  # another document witnesses it too
    falls_back_to: Quantity | None  # what it had replaced and would hold again; None where it stays, or nothing does
    public_by_it: bool  # everybody sees it, by no other document than this one


def resting_on(document: int, viewer: Viewer, span: Span | None = None) -> list[Resting]:
    """The figures that hold and that the document witnesses, as far as the viewer may see them.

    span: only those witnessed at this place of its text. What would become of each counts every witness, also one
    in a document that the viewer may not see. Four database queries, and two for each time that figures replaced
    one another.
    """
    at = Q(text__document=document) & (Q(start=span.start, end=span.end) if span else Q())
    here = Exists(known_evidence(viewer).filter(at, figure=OuterRef("pk")))
    figures = held(holding(viewer).filter(here).order_by("locality", "indicator__code", "pk"), viewer)
    rows = [each.figure for each in figures]
    others = _witnesses_elsewhere(rows, at)
    before = _held_before([row for row in rows if row.pk not in others], at)
    return [
        Resting(
            held=each,
            stays=each.figure.pk in others,
            falls_back_to=before.get(each.figure.pk),
            public_by_it=each.released and not others.get(each.figure.pk, False),
        )
        for each in figures
    ]


@dataclass(frozen=True, slots=True)
class Replaced:
    """What a document states, and what holds in its place."""

    was: Quantity
    by: HeldFigure


def replaced_of(document: int, viewer: Viewer) -> list[Replaced]:
    """What other documents put in the place of figures of this one, however often they were replaced on the way.

    Three database queries.
    """
    stated = Evidence.objects.filter(text__document=document, retraction__isnull=True).select_related("figure")
    known = {(each.figure.series, each.figure.period_id): each.figure for each in stated.order_by("figure")}
    here = Evidence.objects.filter(figure=OuterRef("pk"), text__document=document)
    rows = holding(viewer).filter(
        ~Exists(here),
        current__series__among={series for series, _ in known},
        current__period__among={period for _, period in known},
    )
    found = [
        (each, known.get((each.figure.series, each.figure.period_id))) for each in held(rows.order_by("pk"), viewer)
    ]
    pairs = [Replaced(quantity_of(was), each) for each, was in found if was is not None]
    return [pair for pair in pairs if pair.was != pair.by.quantity]


def held_instead(figures: Collection[Figure], viewer: Viewer) -> Mapping[int, HeldFigure]:
    """What holds of the series and period of each, by their ids, as far as the viewer may see it.

    Two database queries, none without figures.
    """
    if not figures:
        return {}
    rows = holding(viewer).filter(
        current__series__among={row.series for row in figures},
        current__period__among={row.period_id for row in figures},
    )
    standing = {(each.figure.series, each.figure.period_id): each for each in held(loaded(rows), viewer)}
    found = ((row.pk, standing.get((row.series, row.period_id))) for row in figures)
    return {number: each for number, each in found if each is not None}


def replaced_in(documents: Collection[int], viewer: Viewer) -> frozenset[int]:
    """Those of these documents, by their ids, that state a figure in whose place another holds.

    Whoever sees such a document sees it there too; of what holds by no document that the viewer may see, it is not
    told that it states the same. A place of its text on which another figure rests is none. One
    database query, three where a figure of theirs was ever replaced.
    """
    kept = Evidence.objects.filter(
        text=OuterRef("text"), start=OuterRef("start"), end=OuterRef("end"), figure__current__isnull=False
    )
    stated = Evidence.objects.filter(text__document__among=documents, retraction__isnull=True)
    followed = stated.filter(figure__superseded_by__withdrawn=False).exclude(Exists(kept))
    rows = set(followed.values_list("text__document", "figure"))
    figures = Figure.objects.filter(pk__among={figure for _, figure in rows}) if rows else ()
    now = validities_of(list(figures), viewer)
    return frozenset(document for document, figure in rows if now[figure] != Validity.HOLDS)


def withdrawn_spans(text_id: int, viewer: Viewer) -> list[Span]:
    """The places of a text on which a figure rested until that was taken back, since the document was released.

    What was taken back before was never public, and a slip inside the office is no matter of outsiders.
    """
    rows = known_evidence(viewer).filter(text=text_id, retraction__recorded_at__gte=F("text__document__released_at"))
    return [Span(*place) for place in rows.values_list("start", "end").distinct().order_by("start", "end")]


def _witnesses_elsewhere(figures: Collection[Figure], at: Q) -> Mapping[int, bool]:
    """The figures that have other witnesses, and whether one of these is released."""
    rows = Evidence.objects.filter(figure__among=[row.pk for row in figures], retraction__isnull=True).exclude(at)
    found: dict[int, bool] = defaultdict(bool)
    for figure, state in rows.values_list("figure", "text__document__state"):
        found[figure] |= state == State.RELEASED
    return found


def _held_before(figures: Collection[Figure], at: Q) -> Mapping[int, Quantity]:
    """What each of these would fall back to: the last that it replaced which has a witness elsewhere."""
    found: dict[int, Quantity] = {}
    waiting = {row.supersedes_id: row.pk for row in figures if row.supersedes_id is not None}
    while waiting:
        rows = list(Figure.objects.filter(pk__among=waiting))
        witnessed = _witnesses_elsewhere(rows, at)
        found |= {waiting[row.pk]: quantity_of(row) for row in rows if row.pk in witnessed}
        waiting = {
            row.supersedes_id: waiting[row.pk]
            for row in rows
            if row.pk not in witnessed and row.supersedes_id is not None
        }
    return found
