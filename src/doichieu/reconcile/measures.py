"""How exactly a claim is stated: the interval that its true number lies in.

A count of things is exact. Every other number is rounded to its last printed digit, so half a step each way, and
widened by its bound word: `trên 100` reaches to 105, `gần 100` down to 95 (a setting).
"""

from decimal import Context, Decimal, Inexact
from fractions import Fraction

from doichieu.claims import Bound, Claim, Kind, Quantity
from doichieu.lexicon import unit_kind
from doichieu.reconcile.intervals import Interval
from doichieu.reconcile.settings import Settings

PERCENT = "%"  # id of lexicon/units.toml; points and times are known by their kind
POINTS, TIMES = "points", "times"  # kinds of units
_UPWARD = frozenset({Bound.OVER, Bound.APPROX, Bound.AT_LEAST})
_DOWNWARD = frozenset({Bound.NEARLY, Bound.UNDER, Bound.APPROX, Bound.AT_MOST})
HALF = Decimal("0.5")  # of a printed step: by so much a rounded number may be off
_EXACT = Context(prec=400, traps=[Inexact])  # digits enough for every number that a document prints
_OPEN = frozenset({Bound.AT_LEAST, Bound.AT_MOST})


def stated(claim: Claim, settings: Settings, *, steps: Decimal = HALF) -> Interval | None:
    """Where the claim's number lies, in its own unit; None where one side is open.

    steps: how many printed steps each way; 1 allows for a number that was cut off instead of rounded.
    """
    if claim.bound in _OPEN and not claim.planned:
        return None
    return _widened(_rounded(claim.quantity, steps), claim.quantity.bound, settings)


def stated_total(claim: Claim) -> Interval | None:
    """Y of "X/Y": exact for a count, else to the step of its own last digit."""
    if claim.total is None:
        return None
    if is_count(claim.quantity):
        return Interval.point(Fraction(claim.total))
    half = _step_of_total(claim.quantity, claim.total) / 2
    return Interval(Fraction(claim.total) - half, Fraction(claim.total) + half)


def rate(claim: Claim, size: Interval) -> Interval:
    """A percentage as a ratio: 106 % is 1.06, and so is a growth of 6 %. size: where the percentage lies."""
    whole = 100 if claim.kind is Kind.GROWTH else 0
    return Interval((size.low + whole) / 100, (size.high + whole) / 100)


def is_count(quantity: Quantity) -> bool:
    """Whether it counts whole things, printed to the last one."""
    if quantity.step > 1 or unit_kind(quantity.unit) != "noun":
        return False
    return quantity.value == quantity.value.to_integral_value()


def _rounded(quantity: Quantity, steps: Decimal) -> Interval:
    value = quantity.value
    upper = value if quantity.upper is None else quantity.upper
    if is_count(quantity):
        low = _fraction(value)
        return Interval(low, low if upper is value else _fraction(upper))
    margin = _EXACT.multiply(quantity.step, steps)
    return Interval(_fraction(_EXACT.subtract(value, margin)), _fraction(_EXACT.add(upper, margin)))


def _fraction(number: Decimal) -> Fraction:
    """The same number; several times as fast as `Fraction(number)`, which first looks for what it was given."""
    return Fraction(*number.as_integer_ratio())


def _widened(size: Interval, bound: Bound, settings: Settings) -> Interval:
    """Away from zero for `trên`, towards it for `gần`: a bound speaks of the size as written."""
    if bound is Bound.EXACT:
        return size
    more = max(abs(size.low), abs(size.high)) * settings.bound
    outward, inward = more * (bound in _UPWARD), more * (bound in _DOWNWARD)
    if size.high < 0:
        outward, inward = inward, outward
    return Interval(size.low - inward, size.high + outward)


def _step_of_total(quantity: Quantity, total: Decimal) -> Fraction:
    """`98,65/136,5 tỷ`: value and step carry the places they were printed with, and so does the total.

    Where a store has dropped idle zeros, the total may be as coarse as its own last digit that is not zero.
    """
    value, step, end = (int(number.as_tuple().exponent) for number in (quantity.value, quantity.step, total))
    if value == step:
        return Fraction(quantity.step) * Fraction(Decimal(1).scaleb(end - value))
    digits = str(int(Fraction(total) / Fraction(quantity.step))) if quantity.step else "0"
    zeros = len(digits) - len(digits.rstrip("0") or digits)
    return Fraction(quantity.step.scaleb(zeros))
