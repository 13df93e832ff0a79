"""What follows from figures on record: only of what adds up over time, with every figure that it comes from."""

from datetime import date
from decimal import Decimal

import pytest

from doichieu.claims import Bound, Period, Quantity
from doichieu.hub.catalogue.models import Aggregation, Clock, Indicator, PlanningPeriod
from doichieu.hub.catalogue.periods import days_of, name_on, named_days, period_name
from doichieu.hub.register.deriving import Derived, derived
from doichieu.hub.register.models import Figure, Measure
from doichieu.hub.register.queries import HeldFigure

REVENUE = Indicator(pk=1, code="BUD01", unit="VND", aggregation_time=Aggregation.SUM)
PEOPLE = Indicator(pk=2, code="PAR01", unit="người", aggregation_time=Aggregation.SUM)


def held(
    name: str, value: str, indicator: Indicator = REVENUE, bound: Bound = Bound.EXACT, **fields: object
) -> HeldFigure:
    first, last = days_of(name)
    period = PlanningPeriod(name=name, first_day=first, last_day=last)
    usual: dict[str, object] = {"measure": Measure.LEVEL, "planned": False, "unit": indicator.unit}
    row = Figure(indicator=indicator, period=period, **(usual | fields))
    step = Decimal(1).scaleb(Decimal(value).as_tuple().exponent)  # type: ignore[arg-type] # a plain number has one
    quantity = Quantity(Decimal(value), None, None, step, indicator.unit, bound)
    return HeldFigure(row, quantity, (), indicator, Period(first, last))


def told(*figures: HeldFigure) -> dict[str, str]:
    """Each derived amount by the name of its period."""
    return {period_name(each.period.first, each.period.last): str(each.quantity.value) for each in derived(figures)}


def test_a_quarter_is_the_half_year_less_the_quarter_before() -> None:
    [found] = derived([held("2022-H1", "615.3"), held("2022-Q1", "300")])
    assert (found.period, found.quantity.value) == (Period(date(2022, 4, 1), date(2022, 6, 30)), Decimal("315.3"))
    assert (found.quantity.step, found.quantity.bound) == (Decimal(1), Bound.EXACT)
    assert [(part.period.last.month, part.added) for part in found.parts] == [(6, True), (3, False)]


def test_asked_for_days_alone_give_what_follows_for_just_these() -> None:
    figures = [held("2022-H1", "615.3"), held("2022-Q1", "300"), held("2023-H1", "7"), held("2023-Q1", "3")]
    quarter = Period(date(2022, 4, 1), date(2022, 6, 30))
    assert [str(each.quantity.value) for each in derived(figures, wanted=quarter)] == ["315.3"]
    assert derived(figures, wanted=Period.year(2022)) == ()
    assert derived(figures, wanted=Period(date(2024, 4, 1), date(2024, 6, 30))) == ()


def test_a_year_is_the_sum_of_its_months() -> None:
    months = [held(f"2022-M{month:02d}", str(month)) for month in range(1, 13)]
    found = told(*months)
    assert (found["2022"], found["2022-H1"], found["2022-9M"], found["2022-Q4"]) == ("78", "21", "45", "33")
    assert len(found) == 8


@pytest.mark.parametrize("adds", [Aggregation.LAST, Aggregation.AVERAGE, Aggregation.RATIO, Aggregation.NONE])
def test_nothing_follows_of_stocks_averages_and_rates(adds: Aggregation) -> None:
    other = Indicator(pk=3, code="SOC01", unit="%", aggregation_time=adds)
    assert told(held("2022-H1", "6", other), held("2022-Q1", "3", other)) == {}


def test_nothing_follows_of_growth_or_of_what_is_not_plain() -> None:
    quarter = held("2022-Q1", "3")
    assert told(held("2022-H1", "6", measure=Measure.GROWTH), held("2022-Q1", "3", measure=Measure.GROWTH)) == {}
    assert told(held("2022-H1", "6", bound=Bound.OVER), quarter) == {}
    assert told(held("2022-H1", "6", price_basis="so sánh 2010"), quarter) == {}
    assert told(held("2022-H1", "6", planned=True), quarter) == {}


def test_nothing_follows_from_figures_that_differ_and_nothing_is_made_up_beside_one() -> None:
    both = [held("2022-H1", "6"), held("2022-H1", "7")]
    assert told(*both, held("2022-Q1", "3")) == {}
    assert told(held("2022-Q1", "3"), held("2022-Q2", "4"), *both) == {}
    assert told(held("2022-H1", "6"), held("2022-H1", "6"), held("2022-Q1", "3")) == {"2022-Q2": "3"}


def test_what_is_counted_since_new_year_gives_the_quarter_alone() -> None:
    assert told(held("2022-Q2", "615", cumulative=True), held("2022-Q1", "300", cumulative=False)) == {"2022-Q2": "315"}


def test_fewer_than_none_is_not_derived_of_things_that_are_counted() -> None:
    assert told(held("2022-H1", "3", PEOPLE), held("2022-Q1", "6", PEOPLE)) == {}
    assert told(held("2022-H1", "3"), held("2022-Q1", "6")) == {"2022-Q2": "-3"}


def test_an_issuers_periods_are_paired_by_the_months_that_they_close_and_never_with_the_calendars() -> None:
    def closed(first: date, last: date, value: str) -> HeldFigure:
        found = held("2022", value)
        name = name_on(first, last, Clock.ISSUER)
        found.figure.period = PlanningPeriod(name=name, clock=Clock.ISSUER, first_day=first, last_day=last)
        return found._replace(days=named_days(found.figure.period))

    half = closed(date(2021, 12, 15), date(2022, 6, 14), "6")
    assert told(half, closed(date(2021, 12, 15), date(2022, 3, 14), "2")) == {"2022-Q2": "4"}
    assert told(half, held("2022-Q1", "2")) == {}


def plans(*figures: tuple[str, str]) -> list[Derived]:
    return list(derived([held(name, value, planned=True) for name, value in figures]))


def test_the_plan_of_a_term_falls_equally_on_the_years_without_one() -> None:
    found = plans(("2021-2025", "1000.00"), ("2021", "150"), ("2022", "200"))
    assert [(each.period.first.year, str(each.quantity.value)) for each in found] == [
        (2025, "216.67"),
        (2024, "216.67"),
        (2023, "216.67"),
    ]
    assert {each.quantity.bound for each in found} == {Bound.APPROX}
    assert [part.added for part in found[0].parts] == [True, False, False]


def test_a_term_is_not_split_where_the_plans_of_a_year_differ() -> None:
    assert plans(("2021-2025", "1000"), ("2021", "150"), ("2021", "160")) == []
    assert len(plans(("2021-2025", "1000"))) == 5
