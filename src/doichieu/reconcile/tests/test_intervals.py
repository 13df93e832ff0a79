from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.reconcile.intervals import Interval

numbers = st.fractions(min_value=-1000, max_value=1000, max_denominator=1000)
intervals = st.tuples(numbers, numbers).map(Interval.around)
shares = st.fractions(min_value=0, max_value=1, max_denominator=50)


def within(interval: Interval, share: Fraction) -> Fraction:
    return interval.low + (interval.high - interval.low) * share


@given(one=intervals, other=intervals, here=shares, there=shares)
def test_no_operation_loses_the_true_value(one: Interval, other: Interval, here: Fraction, there: Fraction) -> None:
    left, right = within(one, here), within(other, there)
    assert (one + other).holds(left + right)
    assert (one - other).holds(left - right)
    assert (one * other).holds(left * right)
    assert (-one).holds(-left)
    assert one.hull(other).holds(left)
    assert one.hull(other).holds(right)


@given(one=intervals, other=intervals, here=shares, there=shares)
def test_a_quotient_holds_the_true_one_and_there_is_none_over_zero(
    one: Interval, other: Interval, here: Fraction, there: Fraction
) -> None:
    quotient = one.over(other)
    assert (quotient is None) == other.holds(0)
    if quotient is not None:
        assert quotient.holds(within(one, here) / within(other, there))


@given(one=intervals, other=intervals)
def test_two_intervals_meet_where_one_number_lies_in_both(one: Interval, other: Interval) -> None:
    common = max(one.low, other.low)
    assert one.meets(other) == (one.holds(common) and other.holds(common))


@given(number=st.integers(-1000, 1000), below=numbers, above=numbers)
def test_a_whole_number_within_stays_within(number: int, below: Fraction, above: Fraction) -> None:
    one = Interval(number - abs(below), number + abs(above))
    whole = one.whole_numbers()
    assert whole is not None
    assert whole.holds(number)
    assert whole.within(one)


@pytest.mark.parametrize(("low", "high"), [("19.1", "19.9"), ("-3.9", "-3.1")])
def test_between_two_whole_numbers_there_is_none(low: str, high: str) -> None:
    assert Interval(Fraction(low), Fraction(high)).whole_numbers() is None
