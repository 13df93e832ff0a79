"""Numbers with magnitude and unit as offices print them: `7.486,3 tỷ đồng`, `2 tỷ 75 triệu đồng`, `13,9 nghìn hộ`.

What is printed is as exact as the quantity: the last digit is as large as its `step`, unless the value needs more.
"""

from decimal import Decimal
from functools import cache
from typing import NamedTuple

from doichieu.claims import Quantity
from doichieu.lexicon import Entry, amount_kind, entry, table
from doichieu.show import number, unit_words

THOUSAND, BILLION = 3, 9  # powers of ten of the two magnitudes that are written together
NONE_IS_SMALL = 99
_TIGHT = "percent"  # kind of units that stand against their number


class Scale(NamedTuple):
    """A magnitude that a number can be printed in; the plain number has no name."""

    name: str
    power: int  # of ten
    most_decimals: int
    things: bool = False  # of things only, not of money


PLAIN = Scale("", 0, 99)


def amount(quantity: Quantity, noun: str | None = None) -> str:
    """The quantity in digits with its unit, or with `noun` in place of the unit; without bound word."""
    kind = amount_kind(quantity.unit)
    place = _last_place(quantity)
    if kind == "money" and (parts := _compound(quantity, place)):
        return f"{parts} {noun or unit_words(quantity.unit, 'vi')}"
    scale = _scale(quantity, place, money=kind == "money")
    figure = _figure(quantity, scale, max(scale.power - place, 0))
    if kind == _TIGHT and scale is PLAIN:
        return figure + quantity.unit
    return " ".join(filter(None, (figure, scale.name, noun or unit_words(quantity.unit, "vi"))))


def _figure(quantity: Quantity, scale: Scale, decimals: int) -> str:
    """The digits: `7.486,3`, `10 - 12`, `17/17`."""
    figure = _digits(quantity.value, scale, decimals)
    if quantity.upper is not None:
        figure += f" - {_digits(quantity.upper, scale, decimals)}"
    if quantity.total is not None:
        figure += f"/{_digits(quantity.total, scale, 0)}"
    return figure


def _digits(value: Decimal, scale: Scale, decimals: int) -> str:
    if value < 0:
        return f"{entry('numerals', 'below zero').written} {_digits(-value, scale, decimals)}"
    scaled = value.scaleb(-scale.power)
    needed = max(-_exponent(scaled), 0)
    return number(scaled.quantize(Decimal(1).scaleb(-needed)), "vi", decimals=decimals)


def _compound(quantity: Quantity, place: int) -> str:
    """`2 tỷ 75 triệu`, `12 triệu 500 nghìn`: money to the last million, or to the last thousand."""
    scales = {scale.power: scale for scale in _scales()}
    low, high = scales.get(place), scales.get(place + 3)
    whole, rest = divmod(quantity.value, Decimal(1).scaleb(place + 3))
    single = quantity.upper is None and quantity.total is None
    if low in (None, PLAIN) or high is None or high.power > BILLION or not single or whole < 1 or not rest:
        return ""
    parts = ((whole, high), (rest.scaleb(-place), low))
    return " ".join(f"{_digits(value, PLAIN, 0)} {scale.name}" for value, scale in parts)


def _scale(quantity: Quantity, place: int, *, money: bool) -> Scale:
    """The largest magnitude that the number reaches and that leaves no idle zero; else what its last place allows."""
    usable = [scale for scale in _scales() if not (money and scale.things)]
    fitting = [scale for scale in usable if 0 <= scale.power - place <= scale.most_decimals]
    ends = _ends(quantity)
    size = max(end.copy_abs() for end in ends)
    needed = min(map(_exponent, ends))
    for scale in fitting:
        if size >= Decimal(1).scaleb(scale.power) and place in (scale.power, needed):
            return scale
    return fitting[-1] if fitting else PLAIN


@cache
def _scales() -> tuple[Scale, ...]:
    """The magnitudes, the largest first, and the plain number."""
    named = [_scale_of(row) for row in table("magnitudes") if "most_decimals" in row.facts]
    thousand, billion = (next(x for x in named if x.power == power) for power in (THOUSAND, BILLION))
    both = Scale(f"{thousand.name} {billion.name}", THOUSAND + BILLION, thousand.most_decimals)
    return (*sorted([*named, both], key=lambda scale: -scale.power), PLAIN)


def _scale_of(row: Entry) -> Scale:
    power = _exponent(Decimal(row.fact("factor")))
    return Scale(row.written, power, int(row.fact("most_decimals")), "things" in row.facts)


def _last_place(quantity: Quantity) -> int:
    """The power of ten of the last digit that is printed."""
    return min([quantity.step.adjusted(), *map(_exponent, _ends(quantity))])


def _ends(quantity: Quantity) -> list[Decimal]:
    return [end for end in (quantity.value, quantity.upper, quantity.total) if end is not None]


def _exponent(value: Decimal) -> int:
    """The power of ten of the last digit that is no zero; zero has none that is small."""
    _, digits, exponent = value.as_tuple()
    idle = len(digits) - len("".join(map(str, digits)).rstrip("0"))
    return int(exponent) + idle if any(digits) else NONE_IS_SMALL
