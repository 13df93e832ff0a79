"""Arithmetic of intervals with exact ends: whatever the true numbers are, the true result lies within.

Why this is no library: docs/decisions/0019-own-intervals.md.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from `low` to `high`, both included; `low` is never above `high`."""

    low: Fraction
    high: Fraction

    @classmethod
    def point(cls, value: Fraction | int) -> "Interval":
        return cls(Fraction(value), Fraction(value))

    @classmethod
    def around(cls, ends: Iterable[Fraction]) -> "Interval":
        """The smallest interval that holds every one of `ends`."""
        known = tuple(ends)
        return cls(min(known), max(known))

    @property
    def is_point(self) -> bool:
        return self.low == self.high

    @property
    def middle(self) -> Fraction:
        return (self.low + self.high) / 2

    def holds(self, value: Fraction | int) -> bool:
        return self.low <= value <= self.high

    def meets(self, other: "Interval") -> bool:
        """Whether some number lies in both."""
        return self.low <= other.high and other.low <= self.high

    def touches(self, other: "Interval") -> bool:
        """Whether only an end is common to both, and neither is one number alone: 90,5–91,5 and 91,5–92,5."""
        return not (self.is_point or other.is_point) and (self.high == other.low or other.high == self.low)

    def within(self, other: "Interval") -> bool:
        return other.low <= self.low and self.high <= other.high

    def hull(self, other: "Interval") -> "Interval":
        return Interval(min(self.low, other.low), max(self.high, other.high))

    def __neg__(self) -> "Interval":
        return Interval(-self.high, -self.low)

    def __add__(self, other: "Interval") -> "Interval":
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: "Interval") -> "Interval":
        return Interval(self.low - other.high, self.high - other.low)

    def __mul__(self, other: "Interval") -> "Interval":
        if self.low >= 0 and other.low >= 0:
            return Interval(self.low * other.low, self.high * other.high)
        return Interval.around(one * two for one in (self.low, self.high) for two in (other.low, other.high))

    def over(self, other: "Interval") -> "Interval | None":
        """The quotient; None where `other` holds zero, so that it may be any number."""
        if other.holds(0):
            return None
        if self.low >= 0 and other.low > 0:
            return Interval(self.low / other.high, self.high / other.low)
        return self * Interval(1 / other.high, 1 / other.low)

    def whole_numbers(self) -> "Interval | None":
        """From the lowest to the highest whole number within; None where there is none."""
        low, high = ceil(self.low), floor(self.high)
        return Interval(Fraction(low), Fraction(high)) if low <= high else None
