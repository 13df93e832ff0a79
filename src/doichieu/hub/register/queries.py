"""Every read of the register, limited to what the viewer may see.

A figure is visible where the document of one of its witnesses is, and only such witnesses come with it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from doichieu.claims import Claim, Period, Quantity, Span
from doichieu.claims.codec import claim_from_json
from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.catalogue.models import Indicator, PlanningPeriod
from doichieu.hub.catalogue.queries import counted_q
from doichieu.hub.documents.queries import visible_documents_q
from doichieu.hub.places.models import Locality
from doichieu.hub.register.models import Evidence, Figure, Measure
from doichieu.hub.register.rules import quantity_of, states
from doichieu.hub.register.series import Series, series_of


@dataclass(frozen=True, slots=True)
class Witness:
    """The place in a document that states a figure."""

    document_id: int
    title: str  # of the document
    published: date | None
    released: bool
    text_id: int
    span: Span  # in code points of the stored text
    quote: str
    claim: Claim  # as it was read when the figure was confirmed
    agrees: bool = True  # False: it was read as another amount, and corrected to the figure's


@dataclass(frozen=True, slots=True)
class HeldFigure:
    """A figure with the witnesses that the viewer may see."""

    figure: Figure  # with indicator, locality, subject and period loaded
    quantity: Quantity
    witnesses: tuple[Witness, ...]  # those that state the figure itself before those that were corrected

    @property
    def stating(self) -> tuple[Witness, ...]:
        """The witnesses that state this very figure."""
        return tuple(witness for witness in self.witnesses if witness.agrees)

    @property
    def released(self) -> bool:
        """Whether everybody sees it."""
        return any(witness.released for witness in self.witnesses)


@dataclass(frozen=True, slots=True)
class Revision:
    """One row of a figure's history; without a quantity it is a withdrawal."""

    figure: Figure  # with indicator, locality, subject and period loaded
    quantity: Quantity | None
    witnesses: tuple[Witness, ...]
    holds: bool  # neither corrected nor withdrawn
    recorded_by: str  # the person's name, or the account's; empty for who may not read inside
    reason: str  # of a correction or withdrawal; empty for who may not read inside


@dataclass(frozen=True, slots=True)
class PeriodHistory:
    """All that was ever recorded of one series in one period, the oldest first."""

    period: PlanningPeriod
    revisions: tuple[Revision, ...]


@dataclass(frozen=True, slots=True)
class SeriesHistory:
    """One series through its periods, the earliest first."""

    series: Series
    periods: tuple[PeriodHistory, ...]


def current_figures(
    viewer: Viewer, *, locality: Locality, within: Period, codes: Collection[str] | None = None
) -> list[HeldFigure]:
    """The figures that hold now for a place in the periods within these days; two database queries.

    codes: of the indicators wanted; None for all.
    """
    rows = _visible_current(viewer).filter(
        current__locality=locality,
        current__period__first_day__gte=within.first,
        current__period__last_day__lte=within.last,
    )
    if codes is not None:
        rows = rows.filter(Q(indicator__code__in=codes) | Q(indicator__merged_into__code__in=codes))
    return _held(rows, viewer)


def planned_amounts(viewer: Viewer, *, localities: Collection[Locality], period: Period) -> list[HeldFigure]:
    """The targets in amounts that hold now for these places, and their subjects, in just this period; two queries."""
    rows = _visible_current(viewer).filter(
        current__locality__in=[place.pk for place in localities],
        current__period__first_day=period.first,
        current__period__last_day=period.last,
        planned=True,
        measure=Measure.LEVEL,
    )
    return _held(rows.order_by("locality__level", "locality__name", "subject__name", "pk"), viewer)


def planned_figures(viewer: Viewer, *, documents: Collection[int], set_by: str = "") -> list[HeldFigure]:
    """The targets that hold now and that these documents state, or that `set_by` is named to have set; two queries."""
    stated = Evidence.objects.filter(
        visible_documents_q(viewer, "text__document__"), figure=OuterRef("pk"), text__document__in=documents
    )
    named = Q(set_by__icontains=set_by) if set_by else Q(pk__in=())
    rows = _visible_current(viewer).filter(Q(Exists(stated)) | named, planned=True)
    return _held(rows.order_by("indicator__code", "period__last_day", "pk"), viewer)


def figures_of_indicator(
    code: str, viewer: Viewer, *, localities: Collection[Locality], period: str = ""
) -> list[HeldFigure]:
    """The figures that hold now for an indicator in these places, by place and period; two database queries.

    period: its name; empty for all.
    """
    rows = _of_indicator(code, viewer, period).filter(current__locality__in=[place.pk for place in localities])
    return _held(rows.order_by("locality__level", "locality__name", "locality", "period__last_day", "pk"), viewer)


def places_of_indicator(code: str, viewer: Viewer, period: str = "") -> QuerySet[Locality]:
    """The places that have figures of an indicator, by level and name. period: its name; empty for all."""
    with_figures = _of_indicator(code, viewer, period).values("locality")
    return Locality.objects.filter(pk__in=with_figures).order_by("level", "name", "pk")


def periods_of_indicator(code: str, viewer: Viewer) -> list[PlanningPeriod]:
    """The periods in which an indicator has figures, the latest first."""
    with_figures = _of_indicator(code, viewer, "").values("period")
    return list(PlanningPeriod.objects.filter(pk__in=with_figures).order_by("-last_day", "-first_day"))


def figures_on_record(
    *, localities: Collection[Locality], indicators: Collection[Indicator], within: Period
) -> list[Figure]:
    """The figures that hold now, for services that check what is to be written: nobody's view limits them.

    Pages show what `current_figures` gives. One database query.
    """
    rows = Figure.objects.filter(
        current__locality__in=[place.pk for place in localities],
        current__indicator__in=[indicator.pk for indicator in indicators],
        current__period__first_day__gte=within.first,
        current__period__last_day__lte=within.last,
    )
    return list(_loaded(rows).order_by("period__last_day", "pk"))


@dataclass(frozen=True, slots=True)
class Reported:
    """That a figure is on record, without the figure."""

    locality_id: int
    subject_id: int | None
    indicator_id: int
    planned: bool
    days: Period
    recorded_at: datetime


def reported(viewer: Viewer, *, localities: Collection[Locality], within: Period) -> list[Reported]:
    """What holds now for these places in the periods within these days; one database query."""
    rows = _visible_current(viewer).filter(
        current__locality__in=[place.pk for place in localities],
        current__period__first_day__gte=within.first,
        current__period__last_day__lte=within.last,
    )
    rows = rows.annotate(counted=Coalesce("indicator__merged_into", "indicator"))
    columns = ("locality", "subject", "counted", "planned", "period__first_day", "period__last_day", "recorded_at")
    return [
        Reported(locality, subject, indicator, planned, Period(first, last), moment)
        for locality, subject, indicator, planned, first, last, moment in rows.values_list(*columns)
    ]


def history_of(code: str, locality: Locality, viewer: Viewer) -> tuple[SeriesHistory, ...]:
    """Everything ever recorded of an indicator in a place that the viewer may see: targets, results, rates.

    What was merged into it is among it, each series under its own code.

    Who may not read what is internal to the place learns neither who recorded a row nor why, nor that a
    figure was restated on the same witnesses.
    """
    rows = list(
        _loaded(Figure.objects.filter(counted_q(code), locality=locality))
        .select_related("recorded_by", "superseded_by")
        .order_by("pk")
    )
    inside = viewer.may(Act.READ_INTERNAL, locality)
    by_series: dict[str, list[Revision]] = defaultdict(list)
    for revision in _revisions(rows, _witnesses(rows, viewer), inside):
        by_series[revision.figure.series].append(revision)
    return tuple(_series_history(revisions, inside) for revisions in by_series.values())


def figure(figure_id: int, viewer: Viewer) -> HeldFigure:
    """One figure, whether or not it still holds.

    Raises Figure.DoesNotExist, also for one that the viewer may not see.
    """
    row = _loaded(Figure.objects.filter(_visible(viewer), withdrawn=False)).get(pk=figure_id)
    return HeldFigure(row, quantity_of(row), _witnesses([row], viewer)[row.pk])


def periods_of(locality: Locality, viewer: Viewer) -> list[PlanningPeriod]:
    """The periods in which a place has figures, the latest first."""
    with_figures = _visible_current(viewer).filter(current__locality=locality).values("period")
    return list(PlanningPeriod.objects.filter(pk__in=with_figures).order_by("-last_day", "first_day"))


def places_with_figures(viewer: Viewer) -> list[Locality]:
    """The places that have figures, by level and name."""
    with_figures = _visible_current(viewer).values("locality")
    return list(Locality.objects.filter(pk__in=with_figures).order_by("level", "name", "pk"))


def indicators_with_figures(viewer: Viewer) -> list[Indicator]:
    """The indicators that have figures, by sector and code."""
    with_figures = _visible_current(viewer).values("indicator")
    return list(Indicator.objects.filter(pk__in=with_figures))


def witnessed_spans(text_id: int, viewer: Viewer) -> list[Span]:
    """The places of a text on which figures rest that hold now, for who may see its document."""
    rows = Evidence.objects.filter(visible_documents_q(viewer, "text__document__"), text=text_id)
    holding = rows.filter(figure__current__isnull=False).values_list("start", "end").distinct()
    return [Span(start, end) for start, end in holding.order_by("start", "end")]


def _visible(viewer: Viewer) -> Q:
    seen = Evidence.objects.filter(visible_documents_q(viewer, "text__document__"), figure=OuterRef("pk"))
    return Q(Exists(seen))


def _visible_current(viewer: Viewer) -> QuerySet[Figure]:
    return Figure.objects.filter(_visible(viewer), current__isnull=False)


def _of_indicator(code: str, viewer: Viewer, period: str) -> QuerySet[Figure]:
    rows = _visible_current(viewer).filter(counted_q(code, "current__indicator__"))
    return rows.filter(current__period__name=period) if period else rows


def _loaded(rows: QuerySet[Figure]) -> QuerySet[Figure]:
    return rows.select_related("indicator__merged_into", "locality", "subject", "period")


def _held(rows: QuerySet[Figure], viewer: Viewer) -> list[HeldFigure]:
    figures = list(_loaded(rows))
    witnesses = _witnesses(figures, viewer)
    return [HeldFigure(row, quantity_of(row), witnesses[row.pk]) for row in figures]


def _witnesses(figures: Collection[Figure], viewer: Viewer) -> Mapping[int, tuple[Witness, ...]]:
    """The visible witnesses of each figure: those that agree first, the earliest recorded of them at the head."""
    found: dict[int, list[Witness]] = {figure.pk: [] for figure in figures}
    stated = {figure.pk: figure for figure in figures}
    rows = (
        Evidence.objects.filter(visible_documents_q(viewer, "text__document__"), figure__in=found)
        .select_related("text__document")
        .defer("text__data", "text__document__original", "text__document__search")
        .order_by("pk")
    )
    for row in rows:
        found[row.figure_id].append(_witness(row, stated[row.figure_id]))
    return {pk: tuple(sorted(rows, key=lambda witness: not witness.agrees)) for pk, rows in found.items()}


def _witness(row: Evidence, figure: Figure) -> Witness:
    claim = claim_from_json(row.claim)
    document = row.text.document
    return Witness(
        document_id=document.pk,
        title=document.title,
        published=document.published,
        released=document.state == "released",
        text_id=row.text_id,
        span=Span(row.start, row.end),
        quote=row.claim["quote"],
        claim=claim,
        agrees=figure.withdrawn or states(figure, claim.quantity),
    )


def _revisions(
    rows: Iterable[Figure], witnesses: Mapping[int, tuple[Witness, ...]], inside: bool
) -> Iterable[Revision]:
    """The rows that rest on a visible witness, and the withdrawals of such rows."""
    for row in rows:
        recorded_by, reason = (str(row.recorded_by), row.reason) if inside else ("", "")
        if not inside:
            row.reason = ""
        if row.withdrawn:
            if row.supersedes_id is not None and witnesses.get(row.supersedes_id):
                yield Revision(row, None, (), holds=False, recorded_by=recorded_by, reason=reason)
        elif witnesses[row.pk]:
            holds = not hasattr(row, "superseded_by")
            yield Revision(row, quantity_of(row), witnesses[row.pk], holds, recorded_by, reason)


def _series_history(revisions: list[Revision], inside: bool) -> SeriesHistory:
    by_period: dict[int, list[Revision]] = defaultdict(list)
    for revision in revisions:
        by_period[revision.figure.period_id].append(revision)
    groups = by_period.values() if inside else map(_without_restatements, by_period.values())
    periods = [PeriodHistory(rows[0].figure.period, tuple(rows)) for rows in groups]
    periods.sort(key=lambda history: (history.period.last_day, history.period.first_day))
    return SeriesHistory(series_of(revisions[0].figure), tuple(periods))


def _without_restatements(revisions: Sequence[Revision]) -> list[Revision]:
    """Each statement once: what is said again on the same witnesses only says what became of the row before."""
    kept: list[Revision] = []
    for revision in revisions:
        if kept and _statement(kept[-1]) == _statement(revision):
            kept[-1] = replace(kept[-1], holds=revision.holds)
        else:
            kept.append(revision)
    return kept


def _statement(revision: Revision) -> tuple[object, ...]:
    places = {(witness.text_id, witness.span) for witness in revision.witnesses}
    return revision.quantity, revision.figure.maturity, frozenset(places)
