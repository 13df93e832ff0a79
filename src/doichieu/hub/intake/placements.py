"""Where a claim lands in the register: chosen by a reviewer, on the reader's proposal or not."""

from dataclasses import dataclass

from doichieu.claims import Period
from doichieu.hub.catalogue import queries as catalogue
from doichieu.hub.catalogue.models import Clock, Indicator
from doichieu.hub.places.models import Locality, Subject
from doichieu.hub.register.models import Maturity, Measure
from doichieu.hub.register.series import Series


@dataclass(frozen=True, slots=True)
class Placement:
    """Everything about a figure that is not its amount."""

    code: str  # of the indicator
    locality: Locality
    period: Period
    measure: Measure = Measure.LEVEL
    planned: bool = False
    set_by: str = ""
    maturity: Maturity | str = ""
    subject: Subject | None = None
    price_basis: str = ""
    cumulative: bool | None = None
    clock: Clock = Clock.CALENDAR


def series_of(placement: Placement, standing: Indicator | None = None) -> Series:
    """The series that a placement names. standing: what its code leads to, where that is known already.

    Raises Indicator.DoesNotExist.
    """
    chosen = Series(
        indicator=standing or catalogue.indicator(placement.code).standing,
        locality=placement.locality,
        subject=placement.subject,
        measure=placement.measure,
        planned=placement.planned,
        set_by=placement.set_by.strip(),
        price_basis=placement.price_basis.strip(),
        cumulative=placement.cumulative,
    )
    return chosen.from_day(placement.period.first, placement.clock)
