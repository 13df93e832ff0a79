"""Witnesses made up from numbers, for tests and for `make bench`: one place over the years, consistent throughout."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from doichieu.claims import Claim, Kind, Link, Period, Quantity, Relation, Span
from doichieu.claims.findings import ClaimRef
from doichieu.reconcile.witnesses import Witness

ENDS = ((3, 31), (6, 30), (9, 30), (12, 31))  # of the parts of a year that are reported: quarters run on
PER_PERIOD = 4  # claims of one indicator and period: result, plan, attainment, growth


@dataclass(frozen=True)
class _Told:
    """Where a figure stands, and of what."""

    document: str
    sentence: int
    code: str
    period: Period


def made_up(indicators: int, years: int, seed: int = 1) -> list[Witness]:
    """So many indicators over so many years, four reports a year, four claims a report: all of them consistent."""
    chance = random.Random(seed)
    found: list[Witness] = []
    for number in range(indicators):
        found += _series(f"IND{number:03}", years, chance)
    return found


def _series(code: str, years: int, chance: random.Random) -> Iterator[Witness]:
    last: dict[int, Decimal] = {}
    for year in range(2015, 2015 + years):
        plan = Decimal(chance.randint(10_000, 90_000)).scaleb(-1)
        for part, (month, day) in enumerate(ENDS):
            amount = (plan * (part + 1) / 4 * Decimal(chance.randint(80, 120)) / 100).quantize(Decimal("0.1"))
            told = _Told(f"{year}-{part}", 10 * int(code[3:]), code, Period(date(year, 1, 1), date(year, month, day)))
            yield from _report(told, amount, plan, last.get(part))
            last[part] = amount


def _report(told: _Told, amount: Decimal, plan: Decimal, base: Decimal | None) -> Iterator[Witness]:
    year = Period.year(told.period.first.year)
    yield _witness(told, 0, Kind.LEVEL, amount, "ha")
    yield _witness(_Told(told.document, told.sentence, told.code, year), 1, Kind.LEVEL, plan, "ha", planned=True)
    yield _witness(told, 2, Kind.ATTAINMENT, _percent(amount / plan), "%")
    if base is not None:
        yield _witness(told, 3, Kind.GROWTH, _percent(amount / base - 1), "%")


def _witness(told: _Told, place: int, kind: Kind, value: Decimal, unit: str, *, planned: bool = False) -> Witness:
    start = told.sentence + place
    rates = kind in {Kind.ATTAINMENT, Kind.GROWTH}
    claim = Claim(
        id=f"{told.code}-{place}",
        span=Span(start, start + 1),
        quote=str(value),
        kind=kind,
        planned=planned,
        quantity=Quantity(value, None, None, Decimal("0.1"), unit),
        estimate=False,
        indicator=told.code,
        period=told.period,
        basis={Kind.ATTAINMENT: "kế hoạch năm", Kind.GROWTH: "cùng kỳ"}.get(kind),
        rule="made up",
        confidence=1.0,
        code=told.code,
        links=(Link(Relation.RATES, f"{told.code}-0"),) if rates else (),
    )
    return Witness(ClaimRef(told.document, claim.id), claim, place="an thử", sentence=told.sentence)


def _percent(ratio: Decimal) -> Decimal:
    return (ratio * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
