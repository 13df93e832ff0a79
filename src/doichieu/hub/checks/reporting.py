"""Who has reported for a period, and who has not: the places right below, and the organisations of a place.

A unit is told the same of itself.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from doichieu.claims import Period
from doichieu.hub.access.models import Role
from doichieu.hub.access.viewers import Act, Held, Viewer
from doichieu.hub.catalogue import queries as catalogue
from doichieu.hub.catalogue.models import Clock, Indicator
from doichieu.hub.catalogue.periods import is_issuers, name_on, year_earlier, year_later
from doichieu.hub.checks.days import is_target_of
from doichieu.hub.intake.sent_figures import SentFigure
from doichieu.hub.intake.waiting import SentResult
from doichieu.hub.places import queries as places
from doichieu.hub.places.models import Locality, Subject, SubjectKind
from doichieu.hub.register import queries as register
from doichieu.hub.register.models import PeriodClosing
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
    def is_behind(self) -> bool:
        """Whether anything that is asked of it is missing: who has reported and its own page tell by this alone."""
        return bool(self.missing)

    @property
    def has_reported(self) -> bool:
        """Whether anything of the period has come, and nothing that is expected is missing."""
        return self.has_sent and not self.is_behind


@dataclass(frozen=True, slots=True)
class AskedFor:
    """What is missing of one unit for some days."""

    days: Period
    missing: tuple[Indicator, ...]
    closing: PeriodClosing | None = None  # of these days: nothing can be sent before they are reopened

    @property
    def page(self) -> str:
        """The name by which the days are entered."""
        return name_on(self.days.first, self.days.last, Clock.ISSUER if self.by_issuer else Clock.CALENDAR)

    @property
    def by_issuer(self) -> bool:
        """Whether they are those of a period by its closing days."""
        return is_issuers(self.days)


def reports_of(
    locality: Locality,
    period: Period,
    viewer: Viewer,
    waiting: Waiting,
    turned_down: TurnedDown = NONE_TURNED_DOWN,
) -> list[UnitReport]:
    """The reporting units of a place, those behind first, and of these who sent nothing; four database queries.

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

    def report(unit: Locality | Subject) -> UnitReport | None:
        key = _key(unit)
        known = _Known(unit, by_unit.get(key, ()), waiting.get(key, ()), turned_down.get(key, ()))
        return _report(known, period, indicators)

    told = (each for each in map(report, units) if each is not None)
    return sorted(told, key=lambda report: (not report.is_behind, report.has_sent))


def asked_of(unit: Subject, sent: Collection[SentFigure], viewer: Viewer, among: Collection[Period]) -> list[AskedFor]:
    """What is missing of a unit for these days, as `reports_of` tells the office; two database queries.

    None for who may read neither inside its place nor what is the unit's own. sent: what it sent of these days.
    """
    if not among or unit.kind not in REPORTING or not viewer.may(Act.READ_INTERNAL, unit.locality, unit):
        return []
    rows = _rows_of(unit, among)
    indicators = {each.pk: each for each in catalogue.indicators()}
    found = []
    for days in sorted(among, key=lambda each: (each.last, each.first), reverse=True):
        measured = {number: each for number, each in indicators.items() if each.is_measured_in(days.first)}
        own = [each for each in sent if not each.claim.planned and each.claim.period == days]
        rejected = {each.indicator for each in own if each.is_missing}
        told = _report(_Known(unit, rows, _waiting_among(own), rejected), days, measured)
        if told and told.is_behind:
            found.append(AskedFor(days, told.missing))
    return found


def days_asked_for(unit: Subject, sent: Collection[SentFigure], viewer: Viewer, today: date) -> set[Period]:
    """The days for which a unit may be asked for something; one database query.

    Of this year and the last one those of its targets and of what it reported a year before; those of what was
    rejected whatever their year. Viewer as in `asked_of`.
    """
    if not viewer.may(Act.READ_INTERNAL, unit.locality, unit):
        return set()
    years = Period(date(today.year - 1, 1, 1), date(today.year, 12, 31))
    found = {row.days if row.planned else year_later(row.days) for row in _rows_of(unit, [years])}
    now = {days for days in found if days.first <= today and days.last.year >= years.first.year}
    return now | {each.claim.period for each in sent if each.is_missing and each.claim.period}


def _rows_of(unit: Subject, among: Collection[Period]) -> list[Reported]:
    """What is on record of a unit around these days, for all who read inside its place."""
    inside = Viewer(None, (Held(Role.CONTRIBUTOR, unit.locality.path),))
    first, last = min(each.first.year for each in among), max(each.last.year for each in among)
    around = Period(date(first - 1, 1, 1), date(last, 12, 31))
    rows = register.reported(inside, localities=[unit.locality], within=around)
    return [row for row in rows if row.subject_id == unit.pk]


def _waiting_among(sent: Iterable[SentFigure]) -> set[SentResult]:
    claims = [each.claim for each in sent if each.decision is None and not each.sent_anew]
    return {SentResult(each.code or "", str(each.kind), (each.locality or "", each.subject or "")) for each in claims}


def _key(unit: Locality | Subject) -> tuple[int, int]:
    return (unit.locality_id, unit.pk) if isinstance(unit, Subject) else (unit.pk, 0)


def _by_unit(rows: Iterable[Reported]) -> Mapping[tuple[int, int], Sequence[Reported]]:
    groups: dict[tuple[int, int], list[Reported]] = defaultdict(list)
    for row in rows:
        groups[row.locality_id, row.subject_id or 0].append(row)
    return groups


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of one unit."""

    unit: Locality | Subject
    rows: Sequence[Reported]  # on record of it
    waiting: Collection[SentResult]  # of the days that are asked about
    rejected: Collection[Indicator]  # of the same days, and to be sent again


def _report(known: _Known, period: Period, indicators: Mapping[int, Indicator]) -> UnitReport | None:
    """What a unit has reported and what of it is missing; None of a unit that had ended and sent nothing.

    Of one that ended within the period nothing is asked.
    """
    unit, now = known.unit, [row for row in known.rows if not row.planned and row.days == period]
    own = [each for each in known.waiting if _is_about(each, unit)]
    latest = max((row.recorded_at for row in now), default=None)
    standing = {(indicators[row.indicator_id].code, row.measure) for row in now if row.indicator_id in indicators}
    corrections = sum((each.code, each.measure) in standing for each in own)
    told = UnitReport(unit, len(now), len(known.waiting), corrections, latest, ())
    if isinstance(unit, Subject) and not places.stands_on(unit, period.last):
        return told if told.has_sent else None
    missing = {*_expected(known.rows, now, period, indicators, {each.code for each in own}), *known.rejected}
    in_order = sorted(missing, key=lambda each: (each.sector, each.code))
    return replace(told, missing=tuple(in_order), turned_down=len(known.rejected))


def _expected(
    rows: Sequence[Reported],
    now: Sequence[Reported],
    period: Period,
    indicators: Mapping[int, Indicator],
    sent: Collection[str],
) -> list[Indicator]:
    """What is expected of a unit and neither on record now nor among the codes of what was sent."""
    expected = {row.indicator_id for row in rows if _is_expected(row, period)} - {row.indicator_id for row in now}
    asked_for = (indicators[number] for number in expected if number in indicators)
    return [each for each in asked_for if each.code not in sent]


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
