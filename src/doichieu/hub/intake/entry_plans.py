"""The targets of the days around a result: what it is held against where its series has no earlier figure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from doichieu.claims import Period, Quantity
from doichieu.hub.catalogue.periods import named_days
from doichieu.hub.intake.entry_lines import Sheet
from doichieu.hub.intake.usual import DAYS_OF_YEAR, Plan
from doichieu.hub.register.models import Figure
from doichieu.hub.register.series import Series

_Key = tuple[int, int, int, str, str]  # indicator, place, subject or 0, measure, unit


@dataclass(frozen=True, slots=True)
class Plans:
    """Targets above zero, whoever set them, of the shortest days on record that hold those of a sheet."""

    by_key: Mapping[_Key, Sequence[Plan]]

    def of(self, series: Series, kept: Quantity) -> Sequence[Plan]:
        """Those that a result of a series is held against; kept: in the indicator's unit."""
        subject = series.subject.pk if series.subject else 0
        key = (series.indicator.pk, series.locality.pk, subject, series.measure.value, kept.unit)
        return self.by_key.get(key, ())


def plans_around(sheet: Sheet, figures: Iterable[Figure]) -> Plans:
    """The targets among the figures on record, of a year at most; none for a sheet of targets."""
    found: dict[_Key, dict[Period, list[Plan]]] = defaultdict(lambda: defaultdict(list))
    asked = named_days(sheet.named)
    for figure in figures if not sheet.planned else ():
        if not figure.planned or figure.value is None or figure.value <= 0:
            continue
        days = named_days(figure.period)
        if days.first <= asked.first and asked.last <= days.last and _length(days) <= DAYS_OF_YEAR:
            key = (figure.indicator_id, figure.locality_id, figure.subject_id or 0, figure.measure, figure.unit)
            found[key][days].append(Plan(days, figure.value, figure.pk))
    return Plans({key: _shortest(plans) for key, plans in found.items()})


def _shortest(plans: Mapping[Period, Sequence[Plan]]) -> Sequence[Plan]:
    return plans[min(plans, key=_length)]


def _length(days: Period) -> int:
    return (days.last - days.first).days + 1
