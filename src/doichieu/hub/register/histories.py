"""All that was ever recorded of an indicator in a place, row by row."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from doichieu.claims import Quantity
from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.catalogue.models import PlanningPeriod
from doichieu.hub.catalogue.queries import counted_q
from doichieu.hub.places.models import Locality
from doichieu.hub.register.holding import Witness, loaded, witnesses_of
from doichieu.hub.register.models import Figure
from doichieu.hub.register.rules import quantity_of
from doichieu.hub.register.series import Series, series_of
from doichieu.hub.register.validity import Validity, validities_of


@dataclass(frozen=True, slots=True)
class Revision:
    """One row of a figure's history; without a quantity it is a withdrawal."""

    figure: Figure  # with indicator, locality, subject and period loaded
    quantity: Quantity | None
    witnesses: tuple[Witness, ...]
    holds: bool  # neither corrected nor withdrawn, by the moment asked for
    validity: Validity  # what became of it by now
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


def history_of(
    code: str, locality: Locality, viewer: Viewer, as_of: datetime | None = None
) -> tuple[SeriesHistory, ...]:
    """Everything ever recorded of an indicator in a place that the viewer may see: targets, results, rates.

    What was merged into it is among it, each series under its own code. as_of: only what was recorded by then.

    Who may not read what is internal to the place learns neither who recorded a row nor why, nor that a
    figure was restated on the same witnesses.
    """
    recorded = Figure.objects.filter(counted_q(code), locality=locality)
    if as_of is not None:
        recorded = recorded.filter(recorded_at__lte=as_of)
    rows = list(loaded(recorded).select_related("recorded_by").order_by("pk"))
    inside = viewer.may(Act.READ_INTERNAL, locality)
    by_series: dict[str, list[Revision]] = defaultdict(list)
    since = {} if as_of is None else validities_of([row for row in rows if not row.withdrawn], viewer)
    for revision in _revisions(rows, witnesses_of(rows, viewer, as_of), since, inside=inside):
        by_series[revision.figure.series].append(revision)
    return tuple(_series_history(revisions, inside) for revisions in by_series.values())


def _revisions(
    rows: Sequence[Figure],
    witnesses: Mapping[int, tuple[Witness, ...]],
    since: Mapping[int, Validity],
    *,
    inside: bool,
) -> Iterable[Revision]:
    """The rows that rest on a visible witness, and the withdrawals of such rows.

    since: what became by now of the rows that held at a past moment.
    """
    followed = {
        row.supersedes_id: Validity.WITHDRAWN if row.withdrawn else Validity.REPLACED
        for row in rows
        if row.supersedes_id is not None
    }
    for row in rows:
        became = followed.get(row.pk, since.get(row.pk, Validity.HOLDS))
        recorded_by, reason = (str(row.recorded_by), row.reason) if inside else ("", "")
        if not inside:
            row.reason = ""
        if row.withdrawn:
            if row.supersedes_id is not None and witnesses.get(row.supersedes_id):
                yield Revision(row, None, (), False, Validity.WITHDRAWN, recorded_by, reason)  # holds
        elif witnesses[row.pk]:
            holds = row.pk not in followed
            yield Revision(row, quantity_of(row), witnesses[row.pk], holds, became, recorded_by, reason)


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
            kept[-1] = replace(kept[-1], holds=revision.holds, validity=revision.validity)
        else:
            kept.append(revision)
    return kept


def _statement(revision: Revision) -> tuple[object, ...]:
    places = {(witness.text_id, witness.span) for witness in revision.witnesses}
    return revision.quantity, revision.figure.maturity, frozenset(places)
