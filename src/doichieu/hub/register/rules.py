"""What is refused before a figure is stored, and when two statements are one."""

from dataclasses import replace
from decimal import Decimal

from doichieu.claims import Bound, Claim, Quantity
from doichieu.claims.codec import text_from_json
from doichieu.hub.catalogue.facts import PERCENT
from doichieu.hub.catalogue.models import Indicator, PlanningPeriod, Share
from doichieu.hub.catalogue.queries import parts_of
from doichieu.hub.documents.models import StoredText
from doichieu.hub.places.models import Locality
from doichieu.hub.register.errors import (
    EvidenceMismatch,
    FractionalCount,
    IndicatorEnded,
    NegativeCount,
    NegativeShare,
    NeitherYesNorNo,
    NotANumber,
    RangeReversed,
    TooLarge,
    UnitEnded,
    UnitMismatch,
    WrongPlace,
    WrongSubject,
)
from doichieu.hub.register.models import AMOUNTS, Figure, Measure
from doichieu.hub.register.series import Series
from doichieu.hub.register.units import converted, counts, whole
from doichieu.show import YES_NO

LIMIT = Decimal(10) ** 24  # the country's whole product is about 10^16 đồng
MOST_DIGITS = 40
BOUNDS = {each.value: each for each in Bound}
AVERAGED = {"average", "ratio"}  # over space: what such an indicator counts may have fractions


def checked_quantity(series: Series, quantity: Quantity, quote: str = "") -> Quantity:
    """`quantity` in the indicator's unit.

    Raises NotANumber, TooLarge, RangeReversed, UnitMismatch, NegativeCount, NegativeShare, FractionalCount,
    NeitherYesNorNo.
    """
    for number in (quantity.value, quantity.upper, quantity.total, quantity.step):
        if number is not None:
            _check_number(number)
    if quantity.upper is not None and quantity.upper < quantity.value:
        raise RangeReversed(value=quantity.value, upper=quantity.upper)
    kept = converted(quantity, unit=series.indicator.unit, measure=series.measure, quote=quote)
    if kept.unit == YES_NO and (kept.value not in (0, 1) or kept.upper is not None or kept.total is not None):
        raise NeitherYesNorNo(value=kept.value)
    if series.measure in AMOUNTS and counts(kept.unit):
        _check_count(kept)
        if whole(kept.unit) and series.indicator.aggregation_space not in AVERAGED:
            _check_whole(kept)
    if series.measure in AMOUNTS and kept.unit == PERCENT and series.indicator.share == Share.YES:
        _check_share(kept, series)
    return kept


def check_place(series: Series, period: PlanningPeriod) -> None:
    """Raises WrongPlace where the place existed on no day of the period, WrongSubject for another place's subject."""
    place = series.locality
    ended = place.valid_to is not None and place.valid_to < period.first_day
    not_begun = place.valid_from is not None and place.valid_from > period.last_day
    if ended or not_begun:
        raise WrongPlace(place=str(place), valid_from=place.valid_from, valid_to=place.valid_to, period=period.name)
    if series.subject is not None and not _lies_under(series.subject.locality, place):
        raise WrongSubject(subject=series.subject.name, place=str(place))


def check_validity(series: Series, period: PlanningPeriod) -> None:
    """Raises IndicatorEnded where the indicator was retired or split before the period began, UnitEnded likewise."""
    unit = series.subject
    if unit is not None and unit.last_day is not None and unit.last_day < period.first_day:
        raise UnitEnded(subject=unit.name, last_day=unit.last_day, period=period.name)
    measured, first = series.indicator, period.first_day
    if measured.valid_to is not None and not measured.is_measured_in(first):
        instead = [str(part.standing) for part in parts_of(measured) if part.standing.is_measured_in(first)]
        raise IndicatorEnded(
            indicator=measured.name_vi, last_day=measured.valid_to, period=period.name, instead=instead
        )


def check_evidence(text: StoredText, claim: Claim) -> None:
    """Raises EvidenceMismatch where the quoted words do not stand at the claim's place."""
    found = claim.span.of(text_from_json(text.data))
    if found != claim.quote:
        raise EvidenceMismatch(quote=claim.quote, found=found)


def same_statement(figure: Figure, quantity: Quantity, maturity: str) -> bool:
    """Whether a document that states `quantity` says the same as the figure on record.

    The printed precision may differ, not the value; a maturity that one of them leaves out is no difference.
    """
    stated = (quantity.value, quantity.upper, quantity.total, quantity.unit, str(quantity.bound))
    held = (figure.value, figure.upper, figure.total, figure.unit, str(figure.bound))
    return stated == held and ("" in {figure.maturity, maturity} or figure.maturity == maturity)


def states(figure: Figure, read: Quantity) -> bool:
    """Whether a quantity as it was read is the figure's, in whatever unit; the figure's indicator is loaded."""
    try:
        kept = converted(read, unit=figure.indicator.unit, measure=Measure(figure.measure))
    except UnitMismatch:
        return False
    return same_statement(figure, kept, figure.maturity)


def quantity_of(figure: Figure) -> Quantity:
    """The quantity of a stored figure. Raises ValueError for a withdrawal, which has none."""
    if figure.value is None or figure.step is None:
        raise ValueError(f"figure {figure.id} is a withdrawal")
    return Quantity(figure.value, figure.upper, figure.total, figure.step, figure.unit, BOUNDS[figure.bound])


def quantity_as(figure: Figure, standing: Indicator) -> Quantity:
    """The same in the unit of what the figure counts as: merged indicators may write one unit in two ways."""
    quantity = quantity_of(figure)
    if quantity.unit == standing.unit or quantity.unit != figure.indicator.unit:
        return quantity
    return replace(quantity, unit=standing.unit)


def _check_number(number: Decimal) -> None:
    if not number.is_finite():
        raise NotANumber(value=number)
    if abs(number) >= LIMIT or len(number.as_tuple().digits) > MOST_DIGITS:
        raise TooLarge(value=number, limit=LIMIT)


def _check_count(quantity: Quantity) -> None:
    for number in (quantity.value, quantity.upper, quantity.total):
        if number is not None and number < 0:
            raise NegativeCount(value=number, unit=quantity.unit)


def _check_share(quantity: Quantity, series: Series) -> None:
    for number in (quantity.value, quantity.upper):
        if number is not None and number < 0:
            raise NegativeShare(indicator=series.indicator.name_vi, value=number)


def _check_whole(quantity: Quantity) -> None:
    for number in (quantity.value, quantity.upper, quantity.total):
        if number is not None and number != number.to_integral_value():
            raise FractionalCount(value=number, unit=quantity.unit)


def _lies_under(place: Locality, above: Locality) -> bool:
    return place.pk == above.pk or place.path.startswith(above.path or f"/{above.pk}/")
