"""Decimals, days and spans as JSON and back: what every other form is written with."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from doichieu.claims.texts import Span

JSON = dict[str, Any]


def plain(number: Decimal | None) -> str | None:
    """Digits and at most one point: no exponent, and no zero that says nothing.

    >>> plain(Decimal("1.50E+3")), plain(Decimal("64.40"))
    ('1500', '64.4')
    """
    if number is None:
        return None
    digits = format(number, "f")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return "0" if digits == "-0" else digits


def to_decimal(digits: str | None) -> Decimal | None:
    """The number that `plain` wrote."""
    return None if digits is None else Decimal(digits)


def day_to_json(day: date | None) -> str | None:
    """A day as an ISO date."""
    return day.isoformat() if day else None


def day_from_json(day: str | None) -> date | None:
    """The day that `day_to_json` wrote."""
    return date.fromisoformat(day) if day else None


def span_to_json(span: Span) -> dict[str, int]:
    """A span as `start` and `end`, in code points."""
    return {"start": span.start, "end": span.end}


def span_from_json(data: Mapping[str, Any]) -> Span:
    """The span among the fields of what it is the place of."""
    return Span(data["start"], data["end"])
