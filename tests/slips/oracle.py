"""Whether printed figures go together, by arithmetic written apart from `doichieu.reconcile`: nothing is shared.

A figure is what is printed: digits, places, magnitude. Rates are tried out on the figures as a clerk would work them
out, over every value that rounds to what is printed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")
MAGNITUDES = {"nghìn tỷ": 12, "tỷ": 9, "triệu": 6, "nghìn": 3, "ngàn": 3, "tr.đ": 6}
EXPONENT = re.compile("|".join(map(re.escape, MAGNITUDES)))


@dataclass(frozen=True)
class Printed:
    """A number as printed, multiplied out, and half of its last place; nothing for a count."""

    value: Decimal
    half: Decimal

    @property
    def ends(self) -> tuple[Decimal, Decimal]:
        return self.value - self.half, self.value + self.half


def printed(quote: str, *, counted: bool, power: int = 0) -> list[Printed]:
    """Every number of a quote: two for "X/Y", one for "2 tỷ 75 triệu".

    power: of ten, where the magnitude stands in the heading of a table.
    """
    parts = quote.split("/") if re.fullmatch(r"[\d.,]+/[\d.,]+.*", quote) else [quote]
    tail = EXPONENT.search(parts[-1])
    shared = MAGNITUDES[tail.group()] if tail else power
    return [_one(part, shared, counted=counted) for part in parts if NUMBER.search(part)]


def _one(part: str, shared: int, *, counted: bool) -> Printed:
    found = list(NUMBER.finditer(part))
    total, place = Decimal(0), Decimal(0)
    for number in found:
        behind = EXPONENT.match(part[number.end() :].lstrip())
        plain = Decimal(number.group().replace(".", "").replace(",", "."))
        factor = Decimal(10) ** (MAGNITUDES[behind.group()] if behind else shared)
        total += plain * factor
        place = Decimal(1).scaleb(int(plain.as_tuple().exponent)) * factor
        if not behind:
            break
    return Printed(total, Decimal(0) if counted and total == int(total) else place / 2)


def meets(one: tuple[Decimal, Decimal], other: tuple[Decimal, Decimal]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def quotient(one: Printed, other: Printed) -> tuple[Decimal, Decimal] | None:
    """Percent that the first may be of the second."""
    if other.ends[0] <= 0:
        return None
    tried = [100 * top / bottom for top, bottom in product(one.ends, other.ends)]
    return min(tried), max(tried)


def rate_holds(amount: Printed, whole: Printed, rate: Printed) -> bool:
    share = quotient(amount, whole)
    return share is not None and meets(share, rate.ends)


def growth_holds(amount: Printed, base: Printed, rate: Printed) -> bool:
    return rate_holds(amount, base, Printed(rate.value + 100, rate.half))


def change_holds(amount: Printed, base: Printed, change: Printed) -> bool:
    slack = amount.half + base.half + change.half
    return abs(amount.value - base.value - change.value) <= slack


def sum_holds(whole: Printed, parts: Sequence[Printed]) -> bool:
    slack = whole.half + sum((part.half for part in parts), Decimal(0))
    return abs(sum((part.value for part in parts), Decimal(0)) - whole.value) <= slack


def equal(one: Printed, other: Printed) -> bool:
    return abs(one.value - other.value) <= one.half + other.half


def some_whole_plan(count: Printed, rate: Printed) -> bool:
    """Whether some whole number gives the rate, tried one after the other."""
    if rate.value <= 0:
        return False
    near = int(100 * count.value / rate.value)
    width = int(count.value * 100 / max(rate.ends[0], Decimal("0.1"))) - near + 2
    return any(
        rate.ends[0] <= 100 * count.value / plan <= rate.ends[1]
        for plan in range(max(1, near - width), near + width + 1)
    )
