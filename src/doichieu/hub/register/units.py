"""Whether a figure's unit is the indicator's, and the exact conversion where it is not."""

from dataclasses import dataclass, replace
from decimal import Context, Decimal, DivisionByZero, Inexact, InvalidOperation, Overflow
from functools import cache

from doichieu.claims import Quantity
from doichieu.hub.register.errors import UnitMismatch
from doichieu.hub.register.models import Measure
from doichieu.lexicon import folded, named_unit, table, unit_kind

EXACTLY = Context(prec=60, traps=[Inexact, DivisionByZero, InvalidOperation, Overflow])
PERCENT = "%"
RATE_KINDS = frozenset(
    {"percent", "points", "times"}
)  # kinds of units.toml: of changes and attainments, whatever is measured
NOT_COUNTED = RATE_KINDS | {"money"}


def converted(quantity: Quantity, *, unit: str, measure: Measure, quote: str = "") -> Quantity:
    """`quantity` in the indicator's `unit`, every digit kept.

    A change or an attainment may also be stated in percent, points or times, and then stays as it is.
    Raises UnitMismatch where no exact conversion is known.
    """
    if quantity.unit == unit or stays(quantity.unit, unit, measure):
        return quantity
    if same_unit(quantity.unit, unit):
        return replace(quantity, unit=unit)
    factor = _factor(quantity.unit, unit)
    if factor is None:
        raise UnitMismatch(expected=unit, found=quantity.unit, quote=quote)
    numerator, denominator = factor
    try:
        return _scaled(quantity, numerator, denominator, unit)
    except Inexact:
        raise UnitMismatch(expected=unit, found=quantity.unit, quote=quote) from None


def stays(found: str, unit: str, measure: Measure) -> bool:
    """Whether a figure of this measure keeps its own unit beside an indicator in `unit`."""
    if measure in {Measure.GROWTH, Measure.ATTAINMENT}:
        return unit_kind(found) in RATE_KINDS
    return measure == Measure.PROGRESS and unit == PERCENT and bool(found)  # "17/17 chỉ tiêu" of a share


def same_unit(found: str, unit: str) -> bool:
    """Whether the two say the same, one of them perhaps more fully.

    `đảng viên` is `đảng viên mới`, and the quote of a yearly income per person often prints `triệu đồng` alone. What
    counts people may say `người`: 520 `lao động` are 520 `người`, and `người lao động` too. Those of so many people are
    the same however they are written, as is what is measured: `10.000 dân` is `vạn dân`, `hecta` is `ha`.
    """
    one, other = named_unit(found), named_unit(unit)
    if _same_people(one, other):
        return True
    short, full = sorted((one, other), key=len)
    if not short:
        return unit_kind(full.partition("/")[0]) == "noun"  # a table cell "129" under a count; never money or an area
    return short == full or full.startswith((f"{short} ", f"{short}/"))


def _same_people(one: str, other: str) -> bool:
    """Whether one is the wider word for what the other counts, or only says it in front."""
    wider = {unit: _listed()[unit].counts for unit in (one, other) if unit in _listed()}
    said = {(unit, word) for unit, word in wider.items() if word}
    return any({one, other} in ({unit, word}, {unit, f"{word} {unit}"}) for unit, word in said)


def same_measure(found: str, unit: str) -> bool:
    """Whether amounts in the one unit can be said in the other."""
    return same_unit(found, unit) or _factor(found, unit) is not None


def counts(unit: str) -> bool:
    """Whether amounts in `unit` cannot be negative: all but percentages, points, times and money."""
    return unit_kind(unit.partition("/")[0]) not in NOT_COUNTED


def whole(unit: str) -> bool:
    """Whether amounts in `unit` are counted one by one: households and schools, not hectares, not so many a head."""
    return unit_kind(unit) == "noun"


def _scaled(quantity: Quantity, numerator: Decimal, denominator: Decimal, unit: str) -> Quantity:
    def scaled(number: Decimal) -> Decimal:
        return EXACTLY.divide(EXACTLY.multiply(number, numerator), denominator)

    return replace(
        quantity,
        value=scaled(quantity.value),
        upper=None if quantity.upper is None else scaled(quantity.upper),
        total=None if quantity.total is None else scaled(quantity.total),
        step=scaled(quantity.step),
        unit=unit,
    )


def _factor(found: str, unit: str) -> tuple[Decimal, Decimal] | None:
    """Multiply by the first, divide by the second; None where the two do not measure the same."""
    found_head, _, found_rest = named_unit(found).partition("/")
    unit_head, _, unit_rest = named_unit(unit).partition("/")
    if found_rest != unit_rest:
        return None
    there, here = _to_base(found_head), _to_base(unit_head)
    return (there[1], here[1]) if there[0] == here[0] else None


def _to_base(unit: str) -> tuple[str, Decimal]:
    """The unit that `unit` converts to in the end, and the factor; itself and 1 where it converts to none."""
    base, factor, listed = folded(unit), Decimal(1), _listed()
    while (step := listed.get(base)) and step.converts_to:
        base, factor = folded(step.converts_to), EXACTLY.multiply(factor, step.factor)
    return base, factor


@dataclass(frozen=True, slots=True)
class _Listed:
    converts_to: str
    factor: Decimal
    counts: str  # the wider word, folded; empty where there is none


@cache
def _listed() -> dict[str, _Listed]:
    """What units.toml says of each unit, by its folded id. Its conversions run in no circle."""
    return {
        folded(entry.id): _Listed(
            converts_to=str(entry.facts.get("converts_to", "")),
            factor=Decimal(str(entry.facts.get("factor", "1"))),
            counts=folded(str(entry.facts.get("counts", ""))),
        )
        for entry in table("units")
    }
