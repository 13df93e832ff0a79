"""Claims for the tests, from the few fields that matter in each."""

from decimal import Decimal

from doichieu.claims import Bound, Claim, Kind, Period, Quantity, Span


def stated(
    value: str,
    unit: str,
    *,
    step: str = "1",
    kind: Kind = Kind.LEVEL,
    upper: str | None = None,
    total: str | None = None,
    bound: Bound = Bound.EXACT,
    planned: bool = False,
    estimate: bool = False,
    indicator: str | None = None,
    period: Period | None = None,
    basis: str | None = None,
) -> Claim:
    """A claim as the reader would give it; numbers as text."""
    higher, whole = (Decimal(end) if end is not None else None for end in (upper, total))
    quantity = Quantity(Decimal(value), higher, whole, Decimal(step), unit, bound)
    return Claim("c1", Span(0, 0), "", kind, planned, quantity, estimate, indicator, period, basis, "stated", 1.0)
