"""Laws of the rule, whatever the numbers."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from doichieu.claims import Bound, Period, Quantity
from doichieu.hub.checks.status import Better, Indication, Stated, Status, elapsed, judged, share_of

YEAR = Period.year(2023)
amounts = st.decimals(1, 10**13, places=2)
better = st.sampled_from([Better.HIGHER, Better.LOWER, Better.EXACT, Better.RANGE, Better.NEUTRAL])
days = st.integers(1, 364).map(lambda number: date(2022, 12, 31) + timedelta(number))
GOOD = {Status.MET, Status.EXCEEDED}
RANK = [Status.NOT_MET, Status.HARD, Status.BEHIND, Status.ON_PACE, Status.MET, Status.EXCEEDED]


def amount(value: Decimal, period: Period = YEAR, bound: Bound = Bound.EXACT) -> Stated:
    return Stated(Quantity(value, None, None, Decimal("0.01"), "x", bound), period)


@given(value=amounts, better=better, adds=st.booleans())
def test_the_target_itself_is_always_met(value: Decimal, better: Better, adds: bool) -> None:
    assert judged(amount(value), amount(value), Indication(better, adds)).status is Status.MET


@given(target=amounts, result=amounts)
def test_what_is_better_one_way_is_worse_the_other(target: Decimal, result: Decimal) -> None:
    up = judged(amount(target), amount(result), Indication(Better.HIGHER, adds=True)).status
    down = judged(amount(target), amount(result), Indication(Better.LOWER, adds=True)).status
    assert {up, down} in ({Status.MET}, {Status.EXCEEDED, Status.NOT_MET})


@given(target=amounts, results=st.tuples(amounts, amounts), day=days)
def test_more_of_what_should_be_high_is_never_worse(
    target: Decimal, results: tuple[Decimal, Decimal], day: date
) -> None:
    so_far = Period(YEAR.first, day)
    less, more = sorted(results)
    ranks = [
        RANK.index(judged(amount(target), amount(value, so_far), Indication(Better.HIGHER, adds=True)).status)
        for value in (less, more)
    ]
    assert ranks == sorted(ranks)


@given(target=amounts, result=amounts, days=st.tuples(days, days))
def test_the_same_running_total_on_a_later_day_is_never_better(
    target: Decimal, result: Decimal, days: tuple[date, date]
) -> None:
    ranks = [
        RANK.index(
            judged(amount(target), amount(result, Period(YEAR.first, day)), Indication(Better.HIGHER, adds=True)).status
        )
        for day in sorted(days)
    ]
    assert ranks == sorted(ranks, reverse=True)


@given(target=amounts, result=amounts, bound=st.sampled_from(list(Bound)))
def test_looser_words_never_turn_a_good_status_into_its_opposite(
    target: Decimal, result: Decimal, bound: Bound
) -> None:
    exact = judged(amount(target), amount(result), Indication(Better.HIGHER, adds=True)).status
    loose = judged(amount(target), amount(result, bound=bound), Indication(Better.HIGHER, adds=True)).status
    if bound in {Bound.OVER, Bound.AT_LEAST} and exact in GOOD:
        assert loose in GOOD
    if bound in {Bound.UNDER, Bound.NEARLY, Bound.AT_MOST} and exact is Status.NOT_MET:
        assert loose is Status.NOT_MET
    if bound is Bound.APPROX and loose is not Status.NOT_COMPARABLE:
        assert (loose in GOOD) == (exact in GOOD)


@given(day=days)
def test_the_share_of_days_grows_from_nothing_to_the_whole(day: date) -> None:
    share = elapsed(YEAR, Period(YEAR.first, day))
    assert 0 < share < 1
    assert elapsed(YEAR, YEAR) == 1
    assert share < elapsed(YEAR, Period.day(day + timedelta(1)))


@given(target=amounts, result=amounts)
def test_the_share_times_the_target_is_the_result(target: Decimal, result: Decimal) -> None:
    one, other = amount(result).quantity, amount(target).quantity
    share = share_of(one, other)
    assert share is not None
    assert (share * target).quantize(Decimal("0.01")) == result
