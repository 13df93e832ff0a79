"""Quantities that say how much more or less: falls are negative, and what was reached counts from a hundred."""

from dataclasses import replace
from decimal import Decimal

from doichieu.claims import Quantity

HUNDRED = Decimal(100)


def with_sign_of(before: Quantity, quantity: Quantity) -> Quantity:
    return negative(quantity) if before.value < 0 else quantity


def negative(quantity: Quantity) -> Quantity:
    if quantity.upper is not None:
        return replace(quantity, value=-quantity.upper, upper=-quantity.value)
    return replace(quantity, value=-quantity.value)


def shifted(quantity: Quantity, by: Decimal) -> Quantity:
    upper = None if quantity.upper is None else quantity.upper + by
    return replace(quantity, value=quantity.value + by, upper=upper)
