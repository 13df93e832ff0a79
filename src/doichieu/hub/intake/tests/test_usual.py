"""When a change asks for a note."""

from datetime import date
from decimal import Decimal

from doichieu.claims import Period
from doichieu.hub.intake.usual import Course, Plan, unusual_change


def years(**values: str) -> dict[Period, Decimal]:
    return {Period.year(int(year[1:])): Decimal(value) for year, value in values.items()}


def test_without_a_habit_half_and_double_are_the_limits() -> None:
    past = years(y2021="100")
    assert unusual_change(Decimal(200), Period.year(2022), past, Course.LEVEL) is None
    assert unusual_change(Decimal(50), Period.year(2022), past, Course.LEVEL) is None
    found = unusual_change(Decimal(201), Period.year(2022), past, Course.LEVEL)
    assert found is not None
    assert (found.ratio, found.before, found.period) == (Decimal("2.01"), Decimal(100), Period.year(2021))


def test_the_changes_on_record_say_what_is_usual() -> None:
    past = years(y2018="100", y2019="110", y2020="100", y2021="120")
    assert unusual_change(Decimal(216), Period.year(2022), past, Course.LEVEL) is None  # 1.2 widened by half
    assert unusual_change(Decimal(217), Period.year(2022), past, Course.LEVEL) is not None
    assert unusual_change(Decimal(72), Period.year(2022), past, Course.LEVEL) is not None


def test_a_month_is_held_against_the_month_before_where_last_year_is_unknown() -> None:
    january, february = Period(date(2022, 1, 1), date(2022, 1, 31)), Period(date(2022, 2, 1), date(2022, 2, 28))
    found = unusual_change(
        Decimal(300), february, {january: Decimal(100), Period.year(2021): Decimal(5000)}, Course.TOTAL
    )
    assert found is not None
    assert found.period == january


def test_february_of_a_leap_year_is_the_month_of_the_year_before() -> None:
    leap, next_year = Period(date(2024, 2, 1), date(2024, 2, 29)), Period(date(2025, 2, 1), date(2025, 2, 28))
    found = unusual_change(Decimal(300), next_year, {leap: Decimal(100)}, Course.TOTAL)
    assert found is not None
    assert found.period == leap


def test_nothing_is_said_where_nothing_above_zero_is_on_record() -> None:
    assert unusual_change(Decimal(5), Period.year(2022), years(y2021="0"), Course.LEVEL) is None
    assert unusual_change(Decimal(5), Period.year(2022), {}, Course.LEVEL) is None


def test_a_rate_that_falls_is_unusual_beside_days_of_any_length_and_one_that_rises_is_not() -> None:
    half, nine = Period(date(2022, 1, 1), date(2022, 6, 30)), Period(date(2022, 1, 1), date(2022, 9, 30))
    past = {half: Decimal("93.4")}
    found = unusual_change(Decimal("0.94"), nine, past, Course.RATE)
    assert found is not None
    assert (found.before, found.period) == (Decimal("93.4"), half)
    assert unusual_change(Decimal(95), nine, past, Course.RATE) is None
    assert unusual_change(Decimal(59), nine, {half: Decimal("8.1")}, Course.RATE) is None
    assert unusual_change(Decimal("0.94"), half, past, Course.RATE) is None  # a correction of the very figure


HALF, NINE = Period(date(2022, 1, 1), date(2022, 6, 30)), Period(date(2022, 1, 1), date(2022, 9, 30))
THIRD = Period(date(2022, 7, 1), date(2022, 9, 30))


def test_a_slip_of_magnitude_is_seen_beside_the_first_part_of_the_same_year() -> None:
    found = unusual_change(
        Decimal("1612.5"), HALF, {Period(HALF.first, date(2022, 3, 31)): Decimal("1.6")}, Course.TOTAL
    )
    assert found is not None
    assert (found.before, found.fell) == (Decimal("1.6"), False)
    assert unusual_change(Decimal(1612), NINE, {HALF: Decimal(1046)}, Course.TOTAL) is None
    assert unusual_change(Decimal(7800), NINE, {HALF: Decimal(1046)}, Course.TOTAL) is None  # 5 times 273/181 of it
    assert unusual_change(Decimal(7900), NINE, {HALF: Decimal(1046)}, Course.TOTAL) is not None


def test_a_total_that_is_less_than_one_of_fewer_days_fell_whatever_last_year_says() -> None:
    last_year = {Period(date(2021, 1, 1), date(2021, 9, 30)): Decimal(4)}
    found = unusual_change(Decimal(3), NINE, {HALF: Decimal(6)} | last_year, Course.TOTAL)
    assert found is not None
    assert (found.before, found.period, found.fell) == (Decimal(6), HALF, True)
    assert unusual_change(Decimal(6), NINE, {HALF: Decimal(6)}, Course.TOTAL) is None
    assert unusual_change(Decimal(3), THIRD, {HALF: Decimal(6)}, Course.TOTAL) is None  # the quarter by itself
    assert unusual_change(Decimal(3), HALF, {NINE: Decimal(6)}, Course.TOTAL) is None  # the part of the whole


def test_a_total_of_a_year_is_not_held_against_one_of_a_tenure() -> None:
    tenure = Period(date(2022, 1, 1), date(2026, 12, 31))
    assert unusual_change(Decimal(3), tenure, {Period.year(2022): Decimal(6)}, Course.TOTAL) is None


def test_a_level_is_held_against_the_latest_of_the_same_year_between_a_fifth_and_five_times() -> None:
    past = {HALF: Decimal(1000), Period(date(2021, 1, 1), date(2021, 6, 30)): Decimal(1)}
    assert unusual_change(Decimal(199), NINE, past, Course.LEVEL) is not None
    assert unusual_change(Decimal(200), NINE, past, Course.LEVEL) is None
    assert unusual_change(Decimal(5000), NINE, past, Course.LEVEL) is None
    assert unusual_change(Decimal(5001), NINE, past, Course.LEVEL) is not None
    next_year = Period(date(2023, 1, 1), date(2023, 3, 31))
    assert unusual_change(Decimal(5001), next_year, past, Course.LEVEL) is None


def test_a_total_above_one_of_more_days_from_the_same_first_day_would_fall_later() -> None:
    nine = Period(date(2022, 1, 1), date(2022, 9, 30))
    past = {nine: Decimal(15), Period.year(2021): Decimal(900)}
    found = unusual_change(Decimal(16), HALF, past, Course.TOTAL)
    assert found is not None
    assert (found.before, found.period, found.fell) == (Decimal(15), nine, True)
    assert unusual_change(Decimal(14), HALF, past, Course.TOTAL) is None
    assert unusual_change(Decimal(16), HALF, past, Course.LEVEL) is None


def test_without_anything_earlier_a_value_is_held_against_the_target_of_its_year() -> None:
    target = [Plan(Period.year(2022), Decimal(1000))]
    found = unusual_change(Decimal(5001), NINE, {}, Course.TOTAL, target)
    assert found is not None
    assert (found.before, found.period, found.of_plan) == (Decimal(1000), Period.year(2022), True)
    assert unusual_change(Decimal(5000), NINE, {}, Course.TOTAL, target) is None
    assert unusual_change(Decimal(8), NINE, {}, Course.TOTAL, target) is None  # a hundredth, for 273 of 365 days
    assert unusual_change(Decimal(7), NINE, {}, Course.TOTAL, target) is not None
    assert unusual_change(Decimal(9), NINE, {}, Course.LEVEL, target) is not None
    assert unusual_change(Decimal(0), NINE, {}, Course.TOTAL, target) is None


def test_what_fits_an_earlier_figure_or_one_of_several_targets_is_not_asked_about() -> None:
    year = Period.year(2022)
    assert unusual_change(Decimal(9), NINE, {HALF: Decimal(6)}, Course.TOTAL, [Plan(year, Decimal(1))]) is None
    both = [Plan(year, Decimal(1)), Plan(year, Decimal(9))]
    assert unusual_change(Decimal(9), NINE, {}, Course.TOTAL, both) is None
    assert unusual_change(Decimal(90), NINE, {}, Course.TOTAL, both) is not None
