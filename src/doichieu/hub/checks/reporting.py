"""Who has reported for a period, and who has not: the places right below, and the organisations of a place."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from doichieu.claims import Period
from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.catalogue import queries as catalogue
from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.catalogue.periods import year_earlier
from doichieu.hub.checks.days import is_target_of
from doichieu.hub.places import queries as places
from doichieu.hub.places.models import Locality, Subject, SubjectKind
from doichieu.hub.register import queries as register
from doichieu.hub.register.queries import Reported

REPORTING = (SubjectKind.ORGANISATION, SubjectKind.HAMLET)


@dataclass(frozen=True, slots=True)
class UnitReport:
    """What one unit has reported for a period."""

    unit: Locality | Subject
    figures: int  # results of the period on record
    latest: datetime | None  # when the last of them was entered
    missing: tuple[Indicator, ...]  # with a target, or a result of the same days of last year, and none now

    @property
    def has_reported(self) -> bool:
        """Whether anything of the period is on record, and nothing that is expected is missing."""
        return bool(self.figures) and not self.missing


def reports_of(locality: Locality, period: Period, viewer: Viewer) -> list[UnitReport]:
    """The reporting units of a place, those that have reported nothing first; four database queries.

    Raises access.Refused for who may not read what is internal to the place.
    """
    viewer.must(Act.READ_INTERNAL, locality)
    below = list(places.children_of(locality, period.last))
    subjects = [subject for subject in places.subjects_of(locality) if subject.kind in REPORTING]
    around = Period(date(period.first.year - 1, 1, 1), date(period.last.year, 12, 31))
    rows = register.reported(viewer, localities=[locality, *below], within=around)
    indicators = {indicator.pk: indicator for indicator in catalogue.indicators_in(period.first)}
    by_unit = _by_unit(rows)
    units: list[Locality | Subject] = [*below, *subjects]
    reports = [_report(unit, by_unit, period, indicators) for unit in units]
    return sorted(reports, key=lambda report: (report.has_reported, bool(report.figures)))


def _by_unit(rows: Iterable[Reported]) -> Mapping[tuple[int, int], Sequence[Reported]]:
    groups: dict[tuple[int, int], list[Reported]] = defaultdict(list)
    for row in rows:
        groups[row.locality_id, row.subject_id or 0].append(row)
    return groups


def _report(
    unit: Locality | Subject,
    by_unit: Mapping[tuple[int, int], Sequence[Reported]],
    period: Period,
    indicators: Mapping[int, Indicator],
) -> UnitReport:
    key = (unit.locality_id, unit.pk) if isinstance(unit, Subject) else (unit.pk, 0)
    rows = by_unit.get(key, ())
    now = [row for row in rows if not row.planned and row.days == period]
    reported = {row.indicator_id for row in now}
    expected = {row.indicator_id for row in rows if _is_expected(row, period)} - reported
    missing = sorted(
        (indicators[number] for number in expected if number in indicators), key=lambda each: (each.sector, each.code)
    )
    return UnitReport(unit, len(now), max((row.recorded_at for row in now), default=None), tuple(missing))


def _is_expected(row: Reported, period: Period) -> bool:
    """A target asks for a result at the end of its days; what was reported a year ago is asked for again."""
    if row.planned:
        return is_target_of(row.days, period)
    return row.days == year_earlier(period)
