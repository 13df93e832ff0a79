"""The days that a figure covers."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """First and last day, both included; one day twice for a stock, a deadline or a cut-off."""

    first: date
    last: date

    @classmethod
    def year(cls, number: int) -> "Period":
        """The whole calendar year."""
        return cls(date(number, 1, 1), date(number, 12, 31))

    @classmethod
    def day(cls, day: date) -> "Period":
        """A single day."""
        return cls(day, day)
