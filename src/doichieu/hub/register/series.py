"""A figure's key without its period."""

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import date

from doichieu.hub.catalogue.models import Clock, Indicator, PlanningPeriod
from doichieu.hub.catalogue.periods import begins_year
from doichieu.hub.places.models import Locality, Subject
from doichieu.hub.register.models import Figure, Measure
from doichieu.lexicon import folded


@dataclass(frozen=True, slots=True)
class Series:
    """What is measured, where, of whom, how, and against whose plan; with a period it names one figure."""

    indicator: Indicator
    locality: Locality
    subject: Subject | None = None  # None: the place itself
    measure: Measure = Measure.LEVEL
    planned: bool = False
    set_by: str = ""  # the plan's owner; empty for a result, or where the source does not say
    price_basis: str = ""
    cumulative: bool | None = None  # counted from the year's start; None: the source does not say

    @property
    def digest(self) -> str:
        """SHA-256 over the key; spelling and case of its words do not count."""
        key = (
            self.indicator.pk,
            self.locality.pk,
            self.subject.pk if self.subject else None,
            str(self.measure),
            self.planned,
            folded(self.set_by),
            folded(self.price_basis),
            self.cumulative,
        )
        return hashlib.sha256(json.dumps(key, ensure_ascii=False).encode()).hexdigest()

    def from_day(self, first: date, clock: Clock) -> "Series":
        """The series of days from `first` on: where they begin a year, `lũy kế từ đầu năm` says nothing more of them.

        So it makes no second figure beside the one of the same days whose source leaves it out.
        """
        return self if self.cumulative is None or not begins_year(first, clock) else replace(self, cumulative=None)

    def in_period(self, period: PlanningPeriod, supersedes: Figure | None = None) -> "Series":
        """As which a figure of a period is entered, see `from_day`; what replaces a row from before stays with it."""
        if supersedes is not None and supersedes.series == self.digest:
            return self
        return self.from_day(period.first_day, Clock(period.clock))


def series_of(figure: Figure) -> Series:
    """The series that a stored figure belongs to."""
    return Series(
        indicator=figure.indicator,
        locality=figure.locality,
        subject=figure.subject,
        measure=Measure(figure.measure),
        planned=figure.planned,
        set_by=figure.set_by,
        price_basis=figure.price_basis,
        cumulative=figure.cumulative,
    )
