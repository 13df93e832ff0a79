"""What follows for a place from the figures of those that it came from."""

from decimal import Decimal

from doichieu.claims import Bound, Quantity
from doichieu.hub.catalogue.models import Aggregation, Indicator
from doichieu.hub.places.models import Lineage
from doichieu.hub.register.carrying import Amounts, carried

FIRST, SECOND = 1, 2  # ids of predecessors
HOUSEHOLDS = Indicator(code="POP02", unit="hộ", aggregation_space=Aggregation.SUM)
POOR = Indicator(code="SOC09", unit="hộ", aggregation_space=Aggregation.SUM)
RATE = Indicator(code="SOC01", unit="%", aggregation_space=Aggregation.RATIO, numerator=POOR, denominator=HOUSEHOLDS)


def step(predecessor: int, share: str | None = None, *, partial: bool | None = None, source: str = "") -> Lineage:
    amount = Decimal(share) if share is not None else None
    return Lineage(predecessor_id=predecessor, successor_id=9, share=amount, partial=partial, source=source)


def households(first: int, second: int, bound: Bound = Bound.EXACT) -> Amounts:
    return {FIRST: amount(first, bound), SECOND: amount(second)}


def amount(value: int, bound: Bound = Bound.EXACT) -> Quantity:
    return Quantity(Decimal(value), None, None, Decimal(1), "hộ", bound)


def test_units_that_came_over_whole_are_added_up() -> None:
    steps = [step(FIRST, partial=False), step(SECOND, partial=False)]
    found = carried(HOUSEHOLDS, steps, {"POP02": households(1204, 3110)})
    assert found is not None
    assert (found.quantity.value, found.quantity.bound, found.sources) == (Decimal(4314), Bound.EXACT, ())


def test_a_share_is_taken_with_its_source_and_makes_the_sum_approximate() -> None:
    steps = [step(FIRST, partial=False), step(SECOND, "0.4", partial=True, source="Đề án sắp xếp, biểu 3")]
    found = carried(HOUSEHOLDS, steps, {"POP02": households(1204, 3110)})
    assert found is not None
    assert (found.quantity.value, found.quantity.bound) == (Decimal("2448.0"), Bound.APPROX)
    assert found.sources == ("Đề án sắp xếp, biểu 3",)


def test_nothing_is_carried_over_where_one_share_or_one_amount_is_missing() -> None:
    whole = [step(FIRST, partial=False), step(SECOND, partial=False)]
    assert carried(HOUSEHOLDS, [whole[0], step(SECOND, partial=True)], {"POP02": households(1, 2)}) is None
    assert carried(HOUSEHOLDS, [whole[0], step(SECOND)], {"POP02": households(1, 2)}) is None
    assert carried(HOUSEHOLDS, whole, {"POP02": {FIRST: amount(1)}}) is None
    assert carried(HOUSEHOLDS, whole, {"POP02": households(1, 2, Bound.OVER)}) is None
    assert carried(HOUSEHOLDS, [], {"POP02": {}}) is None


def test_a_rate_follows_from_numerator_and_denominator_only() -> None:
    steps = [step(FIRST, partial=False), step(SECOND, partial=False)]
    rates = {
        FIRST: Quantity(Decimal(5), None, None, Decimal(1), "%"),
        SECOND: Quantity(Decimal(7), None, None, Decimal(1), "%"),
    }
    assert carried(RATE, steps, {"SOC01": rates}) is None
    parts = {"SOC09": households(30, 70), "POP02": households(1000, 3000)}
    found = carried(RATE, steps, {"SOC01": rates, **parts})
    assert found is not None
    assert (found.quantity.value, found.quantity.unit, found.quantity.step) == (Decimal("2.50"), "%", Decimal("0.01"))


def test_an_indicator_that_does_not_add_over_places_is_not_carried() -> None:
    yields = Indicator(code="AGR04", unit="tạ/ha", aggregation_space=Aggregation.AVERAGE)
    steps = [step(FIRST, partial=False), step(SECOND, partial=False)]
    assert carried(yields, steps, {"AGR04": households(60, 62)}) is None
