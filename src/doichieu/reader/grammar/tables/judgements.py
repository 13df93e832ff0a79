"""The kind and the value of a cell's number, from the heading of its column and the other cells of its row."""

from dataclasses import dataclass
from decimal import Decimal

from doichieu.claims import Kind, Quantity
from doichieu.reader.grammar.amounts.units import PERCENT, TIMES
from doichieu.reader.grammar.figures.changed_quantities import HUNDRED, negative, shifted
from doichieu.reader.grammar.tables.cell_numbers import NO_MEASURE, PER_CENT, CellNumber, Measure, measured
from doichieu.reader.grammar.tables.headings import Heading, Holds
from doichieu.reader.grammar.tables.measures import Row, cell_measure

_LEVELS = {
    Holds.PLAN: "plan",
    Holds.RESULT: "result",
    Holds.PAST: "result of the time before",
    Holds.SHARE: "share",
    Holds.LEVEL: "level",
}

NEAR_SIZES = 6  # of a row, the last so many, may be what a difference is between


@dataclass(frozen=True, slots=True)
class CellJudgement:
    """What a cell's number says."""

    kind: Kind
    quantity: Quantity
    planned: bool
    basis: str | None
    rule: str
    sure: bool


def judged_cell(row: Row, column: int, number: CellNumber, title: Measure | None) -> CellJudgement | None:
    """The judgement of one number; None where its digits make no number."""
    heading = row.heading(column)
    if heading.holds in (Holds.ATTAINMENT, Holds.GROWTH) and number.link != "/":
        return _rate(row, column, number, title)
    measure, sure = cell_measure(row, column, number.measure, title)
    quantity = measured(number, measure)
    if quantity is None:
        return None
    planned = heading.holds is Holds.PLAN or (heading.holds is Holds.LEVEL and row.columns.plans)
    kind = Kind.LEVEL if quantity.total is None else Kind.PROGRESS
    rule = _LEVELS.get(heading.holds, "level") if kind is Kind.LEVEL else "so many out of so many"
    return CellJudgement(kind, quantity, planned, None, rule, sure and heading.sure)


def _rate(row: Row, column: int, number: CellNumber, title: Measure | None) -> CellJudgement | None:
    heading = row.heading(column)
    measure, sure = _rate_measure(row, column, number, title)
    quantity = measured(number, measure)
    if quantity is None:
        return None
    if heading.fall and not number.signed:
        quantity = negative(quantity)
    percent, times = measure.unit.sort == PERCENT, measure.unit.sort == TIMES
    if heading.holds is Holds.ATTAINMENT:
        shift = HUNDRED if heading.change and percent else Decimal(0)
        rule = "change against a plan" if heading.change else "percentage of a plan"
        kind = Kind.ATTAINMENT
    else:
        shift = -HUNDRED if percent and not heading.change else Decimal(0)
        rule = "so many times as much" if times else "change" if heading.change else "index against another time"
        kind = Kind.GROWTH
    return CellJudgement(kind, shifted(quantity, shift), heading.planned, heading.basis, rule, sure and heading.sure)


def _rate_measure(row: Row, column: int, number: CellNumber, title: Measure | None) -> tuple[Measure, bool]:
    """What a rate or a change is counted in: percent, unless heading or cell say otherwise, or the row's results do."""
    heading = row.heading(column)
    if number.measure is not None:
        return number.measure, True
    if heading.percent:
        return PER_CENT, True
    if heading.measure is not None and heading.measure.known:
        return heading.measure, True
    if heading.absolute:
        return cell_measure(row, column, None, title)
    if heading.change and _is_difference(row, column, number):
        return cell_measure(row, column, None, title)
    return PER_CENT, not heading.change


def _is_difference(row: Row, column: int, number: CellNumber) -> bool:
    """Whether the number is what one size of the row exceeds another by."""
    value = _plain(number)
    sizes = [
        size
        for at, other in row.numbers.items()
        if at != column and _is_size(row.heading(at)) and (size := _plain(other)) is not None
    ]
    if value is None or not value:
        return False
    sizes = sizes[-NEAR_SIZES:]
    return any(abs(one - another) == abs(value) for place, one in enumerate(sizes) for another in sizes[:place])


def _is_size(heading: Heading) -> bool:
    return heading.holds in (Holds.PLAN, Holds.RESULT, Holds.PAST, Holds.LEVEL)


def _plain(number: CellNumber) -> Decimal | None:
    quantity = measured(number, NO_MEASURE) if not number.last else None
    return quantity.value if quantity is not None else None
