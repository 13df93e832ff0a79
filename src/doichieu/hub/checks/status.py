"""How a result stands to its target: one pure rule, with its reason as facts.

At the end of the period the two are compared at the target's printed precision, by the indicator's
direction. Before it, what adds up over time is held against the pace: last year's share at the same date,
else the share of days gone; what does not add up (a rate, a growth) is held against the target itself.
Nothing here knows of databases or words. Source: docs/decisions/0013-when-a-target-is-met.md
"""

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal, localcontext

from doichieu.claims import Bound, Kind, Period, Quantity
from doichieu.hub.checks.judgements import Better, Indication, Judgement, Reason, Stated, Status, Why
from doichieu.lexicon import folded

__all__ = [
    "Better",
    "Indication",
    "Judgement",
    "Reason",
    "Stated",
    "Status",
    "Why",
    "asked",
    "elapsed",
    "judged",
    "judged_by_share",
    "judged_by_total",
    "of_an_estimate",
    "outcome",
    "share_of",
    "to_precision",
]

WIDENING = Decimal("0.05")  # how far `trên`, `gần`, `khoảng` may reach from the number, as a share of it
PERCENT = Decimal(100)  # the attainment that is just the plan
DIGITS = 60  # of every division here


def judged(
    target: Stated, result: Stated | None, indication: Indication, last_years_share: Decimal | None = None
) -> Judgement:
    """How `result` stands to `target`.

    last_years_share: what had been reached of last year's total at the same date, 0 to 1; None where unknown.
    """
    if result is None:
        return Judgement(Status.UNKNOWN, Reason(Why.NO_RESULT, target=target.quantity.value, unit=target.quantity.unit))
    mismatch = _mismatch(target, result, indication)
    if mismatch is not None:
        return _judgement(Status.NOT_COMPARABLE, mismatch, target, result)
    better = asked(target.quantity, indication.better)
    if result.period.last >= target.period.last:
        return _at_the_end(target, result, better)
    return _under_way(target, result, better, indication, last_years_share)


def judged_by_share(attained: Stated, plan: Period, indication: Indication, whole: Decimal = PERCENT) -> Judgement:
    """How a result stands to a target of which only the attainment is on record.

    plan: the days of the plan that it is measured against.
    whole: the attainment that is just the plan: 100 in percent, 1 in times, 0 for a difference from the plan.
    """
    target = Stated(Quantity(whole, None, None, attained.quantity.step, attained.quantity.unit), plan, attained.kind)
    if indication.better in {Better.LOWER, Better.RANGE}:
        judgement = _judgement(Status.NOT_COMPARABLE, Why.SHARE_AMBIGUOUS, target, attained)
    else:
        judgement = judged(target, attained, indication)
    return Judgement(judgement.status, replace(judgement.reason, stated=True))


def judged_by_total(result: Stated, plan: Period) -> Judgement | None:
    """How `17/17` or `80/71` stands to its own total, whatever the day; None for `30/34`.

    No plan asked for all that there is to count, so a rest is no failure: only a target can make it one.
    """
    if result.quantity.total is None:
        return None
    whole = Quantity(result.quantity.total, None, None, Decimal(1), result.quantity.unit)
    target = replace(result, quantity=whole, period=plan)
    status = _compared(target, replace(result, quantity=replace(result.quantity, total=None)), Better.HIGHER)[0]
    if status not in {Status.MET, Status.EXCEEDED}:
        return None
    judgement = _judgement(status, Why.AGAINST_TOTAL if status is Status.MET else Why.OVER_TOTAL, target, result)
    return Judgement(judgement.status, replace(judgement.reason, stated=True))


def of_an_estimate(judgement: Judgement) -> Judgement:
    """What an estimate of days that are not over says: likely or hard to reach, where it would be met or not.

    What is under way stays as it is: that is no verdict.
    """
    likely = {Status.MET: Status.LIKELY, Status.EXCEEDED: Status.LIKELY, Status.NOT_MET: Status.HARD}
    if judgement.status not in likely:
        return judgement
    return Judgement(likely[judgement.status], replace(judgement.reason, why=Why.ESTIMATED))


def asked(target: Quantity, direction: Better) -> Better:
    """What the target asks for: its own bound words (`ít nhất`, `không quá`) go before the indicator's direction.

    A bound speaks of the size as written, so `giảm ít nhất 10%`, which is -10, asks for less.
    """
    upward = {Bound.AT_LEAST, Bound.OVER}
    downward = {Bound.AT_MOST, Bound.UNDER}
    if target.bound not in upward | downward:
        return direction
    up = (target.bound in upward) == (target.value >= 0)
    return Better.HIGHER if up else Better.LOWER


def outcome(number: Decimal, target: Quantity, better: Better) -> Status | None:
    """How one number stands to the target at the target's printed precision; None without a direction."""
    low, rounded = to_precision(target.value, target.step), to_precision(number, target.step)
    high = low if target.upper is None else to_precision(target.upper, target.step)
    if low <= rounded <= high:
        return Status.NOT_MET if _excludes_itself(target) else Status.MET
    if better is Better.NEUTRAL:
        return None
    if better in {Better.EXACT, Better.RANGE}:
        return Status.NOT_MET
    beyond = rounded > high if better is Better.HIGHER else rounded < low
    if not beyond:
        return Status.NOT_MET
    return Status.MET if _excludes_itself(target) else Status.EXCEEDED


def to_precision(number: Decimal, step: Decimal) -> Decimal:
    """`number` to the nearest multiple of `step`, half away from zero; a step of nothing changes nothing."""
    if step <= 0:
        return number
    with localcontext(prec=DIGITS):
        return (number / step).to_integral_value(ROUND_HALF_UP) * step


def elapsed(whole: Period, day: Period) -> Decimal:
    """The share of `whole` that is over at the end of `day`, 0 to 1."""
    days = (whole.last - whole.first).days + 1
    gone = (day.last - whole.first).days + 1
    with localcontext(prec=DIGITS):
        return min(max(Decimal(gone), Decimal(0)), Decimal(days)) / Decimal(days)


def _mismatch(target: Stated, result: Stated, indication: Indication) -> Why | None:
    if target.quantity.unit != result.quantity.unit:
        return Why.UNITS_DIFFER
    totals = {target.quantity.total, result.quantity.total} - {None}
    if len(totals) > 1:
        return Why.TOTALS_DIFFER
    if not at_like_prices(target.price_basis, result.price_basis):
        return Why.PRICES_DIFFER
    if not _periods_match(target.period, result.period, indication.adds and target.kind is not Kind.GROWTH):
        return Why.PERIODS_DIFFER
    return None


def at_like_prices(one: str, other: str) -> bool:
    """Whether two amounts may be held against each other: at the same prices, or one of them does not say at which."""
    return not one or not other or folded(one) == folded(other)


def _periods_match(target: Period, result: Period, adds: bool) -> bool:
    """The same days or a part of them; of what adds up, a part from the target's first day on.

    A single day stands for the time up to it: words do not tell a running total from a stock.
    """
    if not (target.first <= result.first and result.last <= target.last):
        return False
    return not adds or result.first in {target.first, result.last}


def _at_the_end(target: Stated, result: Stated, better: Better) -> Judgement:
    status, why = _compared(target, result, better)
    return _judgement(status, why, target, result)


def _compared(target: Stated, result: Stated, better: Better) -> tuple[Status, Why]:
    """The status that every number allowed by the result's words has; the weaker of two good ones."""
    statuses = {outcome(end, target.quantity, better) for end in _ends(result.quantity, target.quantity)}
    if None in statuses:
        return Status.NOT_COMPARABLE, Why.NO_DIRECTION
    if statuses == {Status.MET, Status.EXCEEDED}:
        return Status.MET, Why.AT_THE_END
    if len(statuses) > 1:
        return Status.NOT_COMPARABLE, Why.BOUND_UNDECIDED
    return statuses.pop() or Status.NOT_COMPARABLE, Why.AT_THE_END


def _under_way(
    target: Stated, result: Stated, better: Better, indication: Indication, last_years_share: Decimal | None
) -> Judgement:
    if better is Better.NEUTRAL:
        return _judgement(Status.NOT_COMPARABLE, Why.NO_DIRECTION, target, result)
    grows = indication.adds or (indication.holds and better is not Better.LOWER)
    paced = target.kind is not Kind.GROWTH and better is not Better.RANGE
    if not (paced and grows):
        return _against_target(target, result, better)
    settled = _settled(target, result, better) if indication.adds else None
    if settled is None and target.quantity.value <= 0:
        return _judgement(Status.NOT_COMPARABLE, Why.NO_PACE, target, result)
    return settled or _against_pace(target, result, better, last_years_share)


def _settled(target: Stated, result: Stated, better: Better) -> Judgement | None:
    """What no later month can undo: a running total that has passed its target or its ceiling."""
    status, _ = _compared(target, result, better)
    if better is Better.HIGHER and status in {Status.MET, Status.EXCEEDED}:
        return _judgement(status, Why.REACHED_EARLY, target, result)
    above = min(_ends(result.quantity, target.quantity)) > _high(target.quantity)
    if better in {Better.LOWER, Better.EXACT} and status is Status.NOT_MET and above:
        return _judgement(Status.HARD, Why.PASSED_CEILING, target, result)
    return None


def _against_target(target: Stated, result: Stated, better: Better) -> Judgement:
    status, why = _compared(target, result, better)
    if status is Status.NOT_COMPARABLE:
        return _judgement(status, why, target, result)
    reached = status in {Status.MET, Status.EXCEEDED}
    return _judgement(Status.ON_PACE if reached else Status.BEHIND, Why.AGAINST_TARGET, target, result)


def _against_pace(target: Stated, result: Stated, better: Better, last_years_share: Decimal | None) -> Judgement:
    why = Why.LINEAR_PACE if last_years_share is None else Why.LAST_YEARS_PACE
    expected = elapsed(target.period, result.period) if last_years_share is None else last_years_share
    due = (_high(target.quantity) if better is Better.LOWER else target.quantity.value) * expected
    kept = {end <= due if better is Better.LOWER else end >= due for end in _ends(result.quantity)}
    if len(kept) > 1:
        return _judgement(Status.NOT_COMPARABLE, Why.BOUND_UNDECIDED, target, result, expected)
    return _judgement(Status.ON_PACE if kept == {True} else Status.BEHIND, why, target, result, expected)


def _ends(quantity: Quantity, target: Quantity | None = None) -> tuple[Decimal, ...]:
    """The outermost numbers that the words allow; one where they are exact.

    `ít nhất` and `không quá` allow the number itself; `trên`, `dưới` and `gần` do not: where the number is
    the target's own, they begin one printed digit of the target beside it, so that `trên 95` is more than
    95 and `gần 95` is less. A bound speaks of the size as written, so for a fall the ends change places.
    """
    low, high = sorted((quantity.value, _high(quantity)), key=abs)
    away = 1 if quantity.value >= 0 else -1
    reach = away * abs(high) * WIDENING
    above = away * target.step if target and away * low >= max(away * target.value, away * _high(target)) else 0
    below = away * target.step if target and away * high <= min(away * target.value, away * _high(target)) else 0
    match quantity.bound:
        case Bound.APPROX:
            return (low - reach, high + reach)
        case Bound.OVER:
            return (low + above, high + reach)
        case Bound.AT_LEAST:
            return (low, high + reach)
        case Bound.AT_MOST:
            return (low - reach, high)
        case Bound.UNDER | Bound.NEARLY:
            return (low - reach, high - below)
        case _:
            return (low,) if low == high else (low, high)


def _high(quantity: Quantity) -> Decimal:
    return quantity.value if quantity.upper is None else quantity.upper


def _excludes_itself(target: Quantity) -> bool:
    """Whether the target asks for more, or less, than its own number: `trên 95%`, `dưới 1%`."""
    return target.bound in {Bound.OVER, Bound.UNDER}


def _judgement(status: Status, why: Why, target: Stated, result: Stated, expected: Decimal | None = None) -> Judgement:
    same_unit = target.quantity.unit == result.quantity.unit
    return Judgement(
        status,
        Reason(
            why=why,
            result=result.quantity.value,
            target=target.quantity.value,
            unit=target.quantity.unit,
            share=share_of(result.quantity, target.quantity) if same_unit else None,
            expected=expected,
        ),
    )


def share_of(result: Quantity, target: Quantity) -> Decimal | None:
    """Result in parts of the target, unrounded; None where the target is not above zero.

    Both in one unit. Computed when shown, never stored.
    """
    if target.value <= 0:
        return None
    with localcontext(prec=DIGITS):
        return result.value / target.value
