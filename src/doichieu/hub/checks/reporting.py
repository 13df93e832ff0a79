"""Who has reported for a period, and who has not: the places right below, and the organisations of a place."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import repeat

from doichieu.claims import Period
from doichieu.hub.access.viewers import Act, Viewer
from doichieu.hub.catalogue import queries as catalogue
from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.catalogue.periods import year_earlier
from doichieu.hub.checks.days import is_target_of
from doichieu.hub.intake.waiting import SentResult
from doichieu.hub.places import queries as places
from doichieu.hub.places.models import Locality, Subject, SubjectKind
from doichieu.hub.register import queries as register
from doichieu.hub.register.queries import Reported
from doichieu.lexicon import folded

Waiting = Mapping[tuple[int, int], Collection[SentResult]]  # by place, and its unit or 0
TurnedDown = Mapping[tuple[int, int], Collection[Indicator]]  # by the same
NONE_TURNED_DOWN: TurnedDown = {}
REPORTING = (SubjectKind.ORGANISATION, SubjectKind.HAMLET)


@dataclass(frozen=True, slots=True)
class UnitReport:
    """What one unit has reported for a period."""

    unit: Locality | Subject
    figures: int  # results of the period on record
    waiting: int  # results that were sent and wait for a reviewer
    corrections: int  # of those: that are to replace one on record
    latest: datetime | None  # when the last of those on record was entered
    missing: tuple[Indicator, ...]  # with a target, a result of the same days of last year, or a rejected one, and
    # no own one sent now
    turned_down: int = 0  # of those: that were sent and rejected, and are to be sent again

    @property
    def sent(self) -> int:
        """Results that have come, on record or waiting, each once."""
        return self.figures + self.waiting - self.corrections

    @property
    def has_sent(self) -> bool:
        """Whether anything of the period has come, on record or waiting."""
        return bool(self.figures or self.waiting)

    @property
    def has_reported(self) -> bool:
        """Whether anything of the period has come, and nothing that is expected is missing."""
        return self.has_sent and not self.missing


def reports_of(
    locality: Locality,
    period: Period,
    viewer: Viewer,
    waiting: Waiting,
    turned_down: TurnedDown = NONE_TURNED_DOWN,
) -> list[UnitReport]:
    """The reporting units of a place, those that have sent nothing first; four database queries.

    A unit that ended within the period is asked for nothing of it, and told only where it sent something all the same.
    waiting: what was sent and waits for a reviewer. turned_down: what was rejected and is to be sent again.
    Raises access.Refused for who may not read what is internal.
    """
    viewer.must(Act.READ_INTERNAL, locality)
    below = list(places.children_of(locality, period.last))
    subjects = [subject for subject in places.subjects_on(locality, period.first) if subject.kind in REPORTING]
    around = Period(date(period.first.year - 1, 1, 1), date(period.last.year, 12, 31))
    rows = register.reported(viewer, localities=[locality, *below], within=around)
    indicators = {indicator.pk: indicator for indicator in catalogue.indicators_in(period.first)}
    by_unit = _by_unit(rows)
    units: list[Locality | Subject] = [*below, *subjects]

    def report(unit: Locality | Subject) -> UnitReport:
        key = _key(unit)
        told = _report(unit, by_unit.get(key, ()), waiting.get(key, ()), period, indicators)
        return _with_rejected(told, turned_down.get(key, ()))

    reports = map(report, units)
    asked = (each for each in map(_without_ended, reports, repeat(period.last)) if each is not None)
    return sorted(asked, key=lambda report: (report.has_reported, report.has_sent))


def _without_ended(report: UnitReport, last: date) -> UnitReport | None:
    """The same, of a unit that ended before the last day only what it sent; None where that is nothing."""
    if not isinstance(report.unit, Subject) or places.stands_on(report.unit, last):
        return report
    return replace(report, missing=(), turned_down=0) if report.has_sent else None


def _key(unit: Locality | Subject) -> tuple[int, int]:
    return (unit.locality_id, unit.pk) if isinstance(unit, Subject) else (unit.pk, 0)


def _by_unit(rows: Iterable[Reported]) -> Mapping[tuple[int, int], Sequence[Reported]]:
    groups: dict[tuple[int, int], list[Reported]] = defaultdict(list)
    for row in rows:
        groups[row.locality_id, row.subject_id or 0].append(row)
    return groups


def _report(
    unit: Locality | Subject,
    rows: Sequence[Reported],
    waiting: Collection[SentResult],
    period: Period,
    indicators: Mapping[int, Indicator],
) -> UnitReport:
    now = [row for row in rows if not row.planned and row.days == period]
    reported = {row.indicator_id for row in now}
    expected = {row.indicator_id for row in rows if _is_expected(row, period)} - reported
    asked_for = (indicators[number] for number in expected if number in indicators)
    own = [each for each in waiting if _is_about(each, unit)]
    sent = {each.code for each in own}
    missing = sorted((each for each in asked_for if each.code not in sent), key=lambda each: (each.sector, each.code))
    latest = max((row.recorded_at for row in now), default=None)
    standing = {(indicators[row.indicator_id].code, row.measure) for row in now if row.indicator_id in indicators}
    corrections = sum((each.code, each.measure) in standing for each in own)
    return UnitReport(unit, len(now), len(waiting), corrections, latest, tuple(missing))


def _with_rejected(told: UnitReport, rejected: Collection[Indicator]) -> UnitReport:
    """The same with what was rejected and is to be sent again among the missing."""
    missing = sorted({*told.missing, *rejected}, key=lambda each: (each.sector, each.code))
    return replace(told, missing=tuple(missing), turned_down=len(rejected))


def _is_about(sent: SentResult, unit: Locality | Subject) -> bool:
    """Whether what a unit sent is about itself; what it says of a place or a unit below replaces nothing of its own."""
    named, subject = sent.about
    if isinstance(unit, Subject):
        return not named
    return not subject and folded(named) in {"", folded(unit.name), folded(str(unit))}


def _is_expected(row: Reported, period: Period) -> bool:
    """A target asks for a result at the end of its days; what was reported a year ago is asked for again."""
    if row.planned:
        return is_target_of(row.days, period)
    return row.days == year_earlier(period)
