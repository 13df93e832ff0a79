"""When a change asks for a note."""

from datetime import date
from decimal import Decimal

from doichieu.claims import Period
from doichieu.hub.intake.usual import unusual_change


def years(**values: str) -> dict[Period, Decimal]:
    return {Period.year(int(year[1:])): Decimal(value) for year, value in values.items()}


def test_without_a_habit_half_and_double_are_the_limits() -> None:
    past = years(y2021="100")
    assert unusual_change(Decimal(200), Period.year(2022), past) is None
    assert unusual_change(Decimal(50), Period.year(2022), past) is None
    found = unusual_change(Decimal(201), Period.year(2022), past)
    assert found is not None
    assert (found.ratio, found.before, found.period) == (Decimal("2.01"), Decimal(100), Period.year(2021))


def test_the_changes_on_record_say_what_is_usual() -> None:
    past = years(y2018="100", y2019="110", y2020="100", y2021="120")
    assert unusual_change(Decimal(216), Period.year(2022), past) is None  # 1.2 widened by half
    assert unusual_change(Decimal(217), Period.year(2022), past) is not None
    assert unusual_change(Decimal(72), Period.year(2022), past) is not None


def test_a_month_is_held_against_the_month_before_where_last_year_is_unknown() -> None:
    january, february = Period(date(2022, 1, 1), date(2022, 1, 31)), Period(date(2022, 2, 1), date(2022, 2, 28))
    found = unusual_change(Decimal(300), february, {january: Decimal(100), Period.year(2021): Decimal(5000)})
    assert found is not None
    assert found.period == january


def test_february_of_a_leap_year_is_the_month_of_the_year_before() -> None:
    leap, next_year = Period(date(2024, 2, 1), date(2024, 2, 29)), Period(date(2025, 2, 1), date(2025, 2, 28))
    found = unusual_change(Decimal(300), next_year, {leap: Decimal(100)})
    assert found is not None
    assert found.period == leap


def test_nothing_is_said_where_nothing_above_zero_is_on_record() -> None:
    assert unusual_change(Decimal(5), Period.year(2022), years(y2021="0")) is None
    assert unusual_change(Decimal(5), Period.year(2022), {}) is None


def test_a_rate_that_falls_is_unusual_beside_days_of_any_length_and_one_that_rises_is_not() -> None:
    half, nine = Period(date(2022, 1, 1), date(2022, 6, 30)), Period(date(2022, 1, 1), date(2022, 9, 30))
    past = {half: Decimal("93.4")}
    found = unusual_change(Decimal("0.94"), nine, past, rate=True)
    assert found is not None
    assert (found.before, found.period) == (Decimal("93.4"), half)
    assert unusual_change(Decimal("0.94"), nine, past) is None  # an amount of other days says nothing
    assert unusual_change(Decimal(95), nine, past, rate=True) is None
    assert unusual_change(Decimal(59), nine, {half: Decimal("8.1")}, rate=True) is None
    assert unusual_change(Decimal("0.94"), half, past, rate=True) is None  # a correction of the very figure
