from datetime import date
from decimal import Decimal

import pytest

from doichieu.claims import Bound, Kind, Period, Quantity
from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.checks.indications import indication_of
from doichieu.hub.checks.status import (
    Better,
    Indication,
    Judgement,
    Reason,
    Stated,
    Status,
    Why,
    elapsed,
    judged,
    judged_by_share,
    judged_by_total,
    of_an_estimate,
    to_precision,
)

YEAR = Period.year(2022)
HALF = Period(date(2022, 1, 1), date(2022, 6, 30))
SUM = Indication(Better.HIGHER, adds=True)
RATE = Indication(Better.HIGHER, adds=False)
COUNT = Indication(Better.HIGHER, adds=False, holds=True)


def stated(value: str, period: Period = YEAR, *, step: str = "1", bound: Bound = Bound.EXACT, **fields) -> Stated:
    upper, total = fields.get("upper"), fields.get("total")
    return Stated(
        Quantity(
            Decimal(value),
            Decimal(upper) if upper else None,
            Decimal(total) if total else None,
            Decimal(step),
            fields.get("unit", "x"),
            bound,
        ),
        period,
        fields.get("kind", Kind.LEVEL),
        fields.get("prices", ""),
    )


def result_of(target: Stated, result: Stated | None, indication: Indication = SUM, share: str | None = None):
    judgement = judged(target, result, indication, Decimal(share) if share else None)
    return judgement.status, judgement.reason.why


@pytest.mark.parametrize(
    ("better", "target", "result", "status"),
    [
        (Better.HIGHER, "100", "101", Status.EXCEEDED),
        (Better.HIGHER, "100", "100", Status.MET),
        (Better.HIGHER, "100", "99", Status.NOT_MET),
        (Better.LOWER, "100", "99", Status.EXCEEDED),
        (Better.LOWER, "100", "100", Status.MET),
        (Better.LOWER, "100", "101", Status.NOT_MET),
        (Better.EXACT, "100", "100", Status.MET),
        (Better.EXACT, "100", "101", Status.NOT_MET),
        (Better.EXACT, "100", "99", Status.NOT_MET),
        (Better.RANGE, "100", "100", Status.MET),
        (Better.RANGE, "100", "101", Status.NOT_MET),
        (Better.NEUTRAL, "100", "100", Status.MET),
        (Better.NEUTRAL, "100", "101", Status.NOT_COMPARABLE),
    ],
)
def test_at_the_end_the_direction_decides(better, target, result, status) -> None:
    assert result_of(stated(target), stated(result), Indication(better, adds=True))[0] is status


@pytest.mark.parametrize(
    ("target", "step", "result", "status"),
    [
        ("8.5", "0.1", "8.46", Status.MET),  # 8,46 is 8,5 as the target is printed
        ("8.5", "0.1", "8.44", Status.NOT_MET),
        ("8.5", "0.1", "8.55", Status.EXCEEDED),
        ("1850000000000", "1000000000", "1850300000000", Status.MET),
        ("1850000000000", "1000000000", "1850500000000", Status.EXCEEDED),
        ("1850000000000", "1", "1850000000001", Status.EXCEEDED),
    ],
)
def test_the_comparison_is_as_precise_as_the_target_is_printed(target, step, result, status) -> None:
    assert result_of(stated(target, step=step), stated(result, step="0.01")) == (status, Why.AT_THE_END)


@pytest.mark.parametrize(
    ("better", "result", "status"),
    [
        (Better.HIGHER, "9", Status.NOT_MET),
        (Better.HIGHER, "10", Status.MET),
        (Better.HIGHER, "11", Status.MET),
        (Better.HIGHER, "12", Status.EXCEEDED),
        (Better.LOWER, "9", Status.EXCEEDED),
        (Better.LOWER, "12", Status.NOT_MET),
        (Better.RANGE, "10", Status.MET),
        (Better.RANGE, "12", Status.NOT_MET),
    ],
)
def test_a_target_may_be_a_range(better, result, status) -> None:
    assert result_of(stated("10", upper="11"), stated(result), Indication(better, adds=True))[0] is status


@pytest.mark.parametrize(
    ("bound", "result", "status"),
    [
        (Bound.AT_LEAST, "95", Status.MET),
        (Bound.AT_LEAST, "96", Status.EXCEEDED),
        (Bound.OVER, "95", Status.NOT_MET),
        (Bound.OVER, "96", Status.MET),
        (Bound.AT_MOST, "95", Status.MET),
        (Bound.AT_MOST, "94", Status.EXCEEDED),
        (Bound.AT_MOST, "96", Status.NOT_MET),
        (Bound.UNDER, "95", Status.NOT_MET),
        (Bound.UNDER, "94", Status.MET),
    ],
)
def test_the_targets_own_words_go_before_the_direction(bound, result, status) -> None:
    for better in (Better.HIGHER, Better.LOWER, Better.NEUTRAL):
        assert result_of(stated("95", bound=bound), stated(result), Indication(better, adds=False))[0] is status


def test_a_fall_of_at_least_ten_asks_for_less() -> None:
    target = stated("-10", bound=Bound.AT_LEAST, kind=Kind.GROWTH)
    statuses = [result_of(target, stated(fall, kind=Kind.GROWTH), RATE)[0] for fall in ("-12", "-10", "-8")]
    assert statuses == [Status.EXCEEDED, Status.MET, Status.NOT_MET]


@pytest.mark.parametrize(
    ("value", "bound", "status"),
    [
        ("100", Bound.OVER, Status.EXCEEDED),
        ("99", Bound.OVER, Status.NOT_COMPARABLE),  # "trên 99": 100 or not
        ("99.6", Bound.OVER, Status.MET),
        ("90", Bound.OVER, Status.NOT_MET),
        ("100", Bound.AT_LEAST, Status.MET),
        ("100", Bound.NEARLY, Status.NOT_MET),
        ("100", Bound.UNDER, Status.NOT_MET),
        ("100.4", Bound.NEARLY, Status.NOT_COMPARABLE),
        ("120", Bound.NEARLY, Status.EXCEEDED),
        ("100", Bound.APPROX, Status.NOT_COMPARABLE),
        ("200", Bound.APPROX, Status.EXCEEDED),
        ("100", Bound.AT_MOST, Status.NOT_COMPARABLE),
    ],
)
def test_a_result_that_is_no_exact_number_counts_as_far_as_its_words_decide(value, bound, status) -> None:
    got, why = result_of(stated("100"), stated(value, bound=bound))
    assert got is status
    assert why is (Why.BOUND_UNDECIDED if status is Status.NOT_COMPARABLE else Why.AT_THE_END)


def test_without_a_result_nothing_is_known() -> None:
    judgement = judged(stated("100"), None, SUM)
    assert (judgement.status, judgement.reason.why, judgement.reason.target) == (
        Status.UNKNOWN,
        Why.NO_RESULT,
        Decimal(100),
    )


@pytest.mark.parametrize(
    ("target", "result", "why"),
    [
        (stated("100", unit="VND"), stated("100", unit="%"), Why.UNITS_DIFFER),
        (stated("100", prices="hiện hành"), stated("100", prices="so sánh 2010"), Why.PRICES_DIFFER),
        (stated("100"), stated("100", Period.year(2021)), Why.PERIODS_DIFFER),
        (stated("100"), stated("100", Period(date(2022, 4, 1), date(2022, 6, 30))), Why.PERIODS_DIFFER),
        (stated("100", HALF), stated("100", YEAR), Why.PERIODS_DIFFER),
        (stated("10", total="13"), stated("10", total="12"), Why.TOTALS_DIFFER),
    ],
)
def test_what_does_not_match_is_not_compared(target, result, why) -> None:
    assert result_of(target, result) == (Status.NOT_COMPARABLE, why)


def test_prices_that_only_one_side_names_are_no_difference() -> None:
    assert result_of(stated("100", prices="hiện hành"), stated("100"))[0] is Status.MET


def test_under_way_a_sum_is_held_against_the_share_of_days() -> None:
    assert elapsed(YEAR, HALF).quantize(Decimal("0.000001")) == Decimal("0.495890")
    assert result_of(stated("365"), stated("181", HALF)) == (Status.ON_PACE, Why.LINEAR_PACE)
    judgement = judged(stated("365"), stated("180", HALF), SUM)
    assert (judgement.status, judgement.reason.expected) == (Status.BEHIND, elapsed(YEAR, HALF))
    assert judgement.reason.share is not None
    assert judgement.reason.share.quantize(Decimal("0.0001")) == Decimal("0.4932")


def test_last_years_share_at_the_same_date_goes_before_the_days() -> None:
    assert result_of(stated("100"), stated("45", HALF), share="0.44") == (Status.ON_PACE, Why.LAST_YEARS_PACE)
    assert result_of(stated("100"), stated("55", HALF), share="0.60") == (Status.BEHIND, Why.LAST_YEARS_PACE)


def test_a_single_day_stands_for_the_time_up_to_it() -> None:
    assert result_of(stated("365"), stated("181", Period.day(date(2022, 6, 30))))[0] is Status.ON_PACE
    assert result_of(stated("365"), stated("365", Period.day(date(2022, 12, 31)))) == (Status.MET, Why.AT_THE_END)


def test_a_running_total_that_passed_its_target_has_reached_it_before_the_end() -> None:
    assert result_of(stated("100"), stated("105", HALF)) == (Status.EXCEEDED, Why.REACHED_EARLY)
    assert result_of(stated("100"), stated("100", HALF)) == (Status.MET, Why.REACHED_EARLY)


def test_a_sum_that_should_stay_low_is_on_pace_below_its_share_and_hard_above_the_whole() -> None:
    low = Indication(Better.LOWER, adds=True)
    assert result_of(stated("12"), stated("5", HALF), low) == (Status.ON_PACE, Why.LINEAR_PACE)
    assert result_of(stated("12"), stated("8", HALF), low) == (Status.BEHIND, Why.LINEAR_PACE)
    assert result_of(stated("12"), stated("13", HALF), low) == (Status.HARD, Why.PASSED_CEILING)


def test_a_rate_under_way_is_held_against_the_target_itself() -> None:
    assert result_of(stated("92"), stated("92", HALF), RATE) == (Status.ON_PACE, Why.AGAINST_TARGET)
    assert result_of(stated("92"), stated("91", HALF), RATE) == (Status.BEHIND, Why.AGAINST_TARGET)
    low = Indication(Better.LOWER, adds=False)
    assert result_of(stated("2"), stated("1", HALF), low) == (Status.ON_PACE, Why.AGAINST_TARGET)


def test_last_years_share_says_nothing_of_a_rate() -> None:
    assert result_of(stated("92"), stated("91", HALF), RATE, "0.98") == (Status.BEHIND, Why.AGAINST_TARGET)


def test_a_growth_under_way_is_held_against_the_target_itself_also_of_a_sum() -> None:
    target = stated("10", kind=Kind.GROWTH)
    assert result_of(target, stated("15.1", HALF, kind=Kind.GROWTH)) == (Status.ON_PACE, Why.AGAINST_TARGET)
    assert result_of(target, stated("7", HALF, kind=Kind.GROWTH)) == (Status.BEHIND, Why.AGAINST_TARGET)


def test_a_count_as_of_a_day_is_held_against_the_days_but_is_not_settled_before_the_end() -> None:
    assert result_of(stated("15"), stated("8", HALF), COUNT) == (Status.ON_PACE, Why.LINEAR_PACE)
    assert result_of(stated("15"), stated("7", HALF), COUNT) == (Status.BEHIND, Why.LINEAR_PACE)
    assert result_of(stated("15"), stated("15", HALF), COUNT) == (Status.ON_PACE, Why.LINEAR_PACE)
    arrears = Indication(Better.LOWER, adds=False, holds=True)
    assert result_of(stated("10"), stated("8", HALF), arrears) == (Status.ON_PACE, Why.AGAINST_TARGET)


def test_what_should_lie_in_a_range_is_on_pace_while_it_does() -> None:
    within = Indication(Better.RANGE, adds=False)
    target = stated("10", upper="11")
    assert result_of(target, stated("10.4", HALF), within) == (Status.ON_PACE, Why.AGAINST_TARGET)
    assert result_of(target, stated("12", HALF), within) == (Status.BEHIND, Why.AGAINST_TARGET)


def test_a_target_that_is_no_multiple_of_its_step_is_met_by_itself() -> None:
    assert result_of(stated("157.8"), stated("157.8"))[0] is Status.MET


def test_without_a_direction_or_a_target_above_zero_there_is_no_pace() -> None:
    neutral = Indication(Better.NEUTRAL, adds=True)
    assert result_of(stated("100"), stated("60", HALF), neutral) == (Status.NOT_COMPARABLE, Why.NO_DIRECTION)
    assert result_of(stated("0"), stated("-5", HALF)) == (Status.NOT_COMPARABLE, Why.NO_PACE)


def test_an_attainment_gives_the_status_where_the_target_is_not_on_record() -> None:
    attained = stated("105.23", HALF, unit="%", step="0.01", kind=Kind.ATTAINMENT)
    judgement = judged_by_share(attained, YEAR, SUM)
    assert (judgement.status, judgement.reason.why) == (Status.EXCEEDED, Why.REACHED_EARLY)
    assert (judgement.reason.stated, judgement.reason.share) == (True, Decimal("1.0523"))
    on_pace = judged_by_share(stated("57.3", HALF, unit="%", kind=Kind.ATTAINMENT), YEAR, SUM)
    assert (on_pace.status, on_pace.reason.why) == (Status.ON_PACE, Why.LINEAR_PACE)
    of_the_half = judged_by_share(stated("57.3", HALF, unit="%", kind=Kind.ATTAINMENT), HALF, SUM)
    assert (of_the_half.status, of_the_half.reason.why) == (Status.NOT_MET, Why.AT_THE_END)


def test_an_attainment_stated_as_a_difference_is_held_against_nothing() -> None:
    more = stated("168000000000", unit="VND", kind=Kind.ATTAINMENT)
    assert judged_by_share(more, YEAR, SUM, whole=Decimal(0)).status is Status.EXCEEDED
    less = stated("-1", unit="VND", kind=Kind.ATTAINMENT)
    assert judged_by_share(less, YEAR, SUM, whole=Decimal(0)).status is Status.NOT_MET


def test_the_percentage_of_a_plan_to_reduce_says_too_little() -> None:
    attained = stated("105", unit="%", kind=Kind.ATTAINMENT)
    judgement = judged_by_share(attained, YEAR, Indication(Better.LOWER, adds=False))
    assert (judgement.status, judgement.reason.why) == (Status.NOT_COMPARABLE, Why.SHARE_AMBIGUOUS)


@pytest.mark.parametrize(
    ("value", "total", "days", "status", "why"),
    [
        ("17", "17", HALF, Status.MET, Why.AGAINST_TOTAL),
        ("80", "71", HALF, Status.EXCEEDED, Why.OVER_TOTAL),
    ],
)
def test_all_that_there_is_to_count_is_reached_whatever_the_day(value, total, days, status, why) -> None:
    judgement = judged_by_total(stated(value, days, total=total), YEAR)
    assert judgement is not None
    assert (judgement.status, judgement.reason.why, judgement.reason.stated) == (status, why, True)


@pytest.mark.parametrize(("value", "total"), [("7", "10"), ("30", "34"), ("30", None)])
def test_a_part_of_a_whole_is_no_failure_without_a_plan(value, total) -> None:
    assert judged_by_total(stated(value, total=total), YEAR) is None


def test_rounding_is_half_away_from_zero() -> None:
    assert to_precision(Decimal("2.5"), Decimal(1)) == Decimal(3)
    assert to_precision(Decimal("-2.5"), Decimal(1)) == Decimal(-3)
    assert to_precision(Decimal(7486300000000), Decimal(1000000000)) == Decimal(7486000000000)
    assert to_precision(Decimal("1.234"), Decimal(0)) == Decimal("1.234")


@pytest.mark.parametrize(
    ("unit", "over_time", "adds", "holds"),
    [
        ("%", "last", False, False),
        ("%", "ratio", False, False),
        ("xã", "last", False, True),
        ("ha", "sum", True, False),
    ],
)
def test_every_rate_is_held_against_its_target_itself(unit: str, over_time: str, adds: bool, holds: bool) -> None:
    indication = indication_of(Indicator(unit=unit, aggregation_time=over_time, direction="higher"))
    assert (indication.adds, indication.holds) == (adds, holds)


@pytest.mark.parametrize(
    ("status", "then"),
    [
        (Status.MET, (Status.LIKELY, Why.ESTIMATED)),
        (Status.EXCEEDED, (Status.LIKELY, Why.ESTIMATED)),
        (Status.NOT_MET, (Status.HARD, Why.ESTIMATED)),
        (Status.BEHIND, (Status.BEHIND, Why.AT_THE_END)),
        (Status.NOT_COMPARABLE, (Status.NOT_COMPARABLE, Why.AT_THE_END)),
    ],
)
def test_of_an_estimate_whose_days_are_not_over_nothing_is_pronounced(status, then) -> None:
    found = of_an_estimate(Judgement(status, Reason(Why.AT_THE_END)))
    assert (found.status, found.reason.why) == then
