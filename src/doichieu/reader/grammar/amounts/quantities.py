"""Quantities: number, magnitude and unit as one expression, in every way that reports write them.

`tokens_at` cuts what stands at a number into tokens; the table `RULES` reads their types.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from doichieu.claims import Bound, Quantity
from doichieu.lexicon import with_named_base
from doichieu.reader.grammar.amounts.numbers import (
    Number,
    fraction_of,
    multiple_of,
    part_word,
    printed_number,
    whole_follows,
    worded_number,
)
from doichieu.reader.grammar.amounts.quantity_tokens import Token, past_spaces, rate_end, tokens_at, total_begins
from doichieu.reader.grammar.amounts.units import (
    EXACT_MONEY,
    MEASURE,
    MONEY,
    MONEY_SCALE,
    NOUN,
    PERCENT,
    SHARE,
    TIMES,
    Unit,
    first_of,
)
from doichieu.reader.grammar.text.phrases import one_spaced
from doichieu.reader.grammar.text.rules import Grammar, Rule, grammar

NO_UNIT = Unit("", "")
OUT_OF_ALL = "X out of Y, words between"
HALF, FIFTY = "half in words", Decimal(50)
LEAST_OF_THREE = 100
TENTHS = 10
LEAST_IN_FULL = 1000  # đồng: less is short for thousands or millions


class Printed(NamedTuple):
    """A quantity and the sort of its unit."""

    quantity: Quantity
    sort: str
    place: bool = False  # counts places, whose names may follow


class Figure(NamedTuple):
    """A quantity at its place in the copies; `end` is where it ends, its unit included."""

    start: int
    end: int
    printed: Printed
    rule: str
    unit_start: int  # where the unit begins; `end` where there is none
    tail: int  # after what is read with the quantity but does not belong to the quote ("/năm" after "%")
    signed: bool = False  # with a plus or minus of its own


class _Amount(NamedTuple):
    """A number with its magnitude, before its unit is known."""

    value: Decimal
    step: Decimal


def figure_at(lower: str, start: int, end: int) -> Figure | None:
    """The quantity expression at `start`; None where what stands there makes no number."""
    tokens = tokens_at(lower, start, end)
    read = _grammar().read("".join([token.type for token in tokens]), tokens)
    if read is None:
        return None
    name, printed, taken = read
    last = tokens[taken - 1]
    unit_start = last.start if last.type == "U" else last.end
    if name == OUT_OF_ALL:
        unit_start = next(token.start for token in tokens if token.type == "U")
    return Figure(start, last.end, printed, name, unit_start, _tail(lower, last.end, end, printed.sort))


def counted_noun_end(lower: str, figure: Figure) -> int | None:
    """Where the thing counted ends in `25 đại biểu HĐND trên tổng số 28 vị`; None of any other figure."""
    return total_begins(lower, figure.unit_start, figure.end) if figure.rule == OUT_OF_ALL else None


def signed(figure: Figure, sign: str, start: int) -> Figure:
    """The same figure with the plus or minus at `start`, a sign or a word, that stands right before it."""
    quantity = figure.printed.quantity
    value = quantity.value if sign == "+" else -quantity.value
    printed = figure.printed._replace(quantity=replace(quantity, value=value))
    return figure._replace(start=start, printed=printed, signed=True)


def as_share(figure: Figure, lower: str, end: int) -> Figure | None:
    """`2/3 diện tích`: so many parts out of so many, where the whole follows that they are parts of."""
    quantity = figure.printed.quantity
    if quantity.total is None or quantity.unit or quantity.value >= quantity.total:
        return None
    if not whole_follows(lower, figure.end, end):
        return None
    return figure._replace(printed=Printed(replace(quantity, unit=part_word()), SHARE))


def as_times(figure: Figure) -> Figure:
    """`gấp 4`: a bare number that says how many times as much."""
    unit = first_of(TIMES)
    return figure._replace(printed=Printed(replace(figure.printed.quantity, unit=unit.id), TIMES))


def as_half(figure: Figure) -> Figure:
    """`giảm một nửa`: fifty percent, said in a word."""
    return figure._replace(printed=Printed(Quantity(FIFTY, None, None, Decimal(1), first_of(PERCENT).id), PERCENT))


def with_noun(figure: Figure, lower: str, noun_end: int) -> Figure:
    """The same figure, counted in the noun between it and `noun_end`."""
    at = past_spaces(lower, figure.end, noun_end)
    rated_end = rate_end(lower, noun_end, len(lower))
    unit = one_spaced(lower[at:rated_end])
    unit = unit if rated_end == noun_end else with_named_base(unit)
    quantity = figure.printed.quantity
    counted = Quantity(quantity.value, quantity.upper, quantity.total, quantity.step, unit, quantity.bound)
    return Figure(figure.start, rated_end, Printed(counted, NOUN), figure.rule, at, rated_end)


def _tail(lower: str, at: int, end: int, sort: str) -> int:
    return rate_end(lower, at, end) if sort == PERCENT else at


def _unit_of(tokens: Sequence[Token]) -> Unit:
    """The unit that stands last, else the one that a magnitude brings: money for `tỷ` alone."""
    for token in reversed(tokens):
        if token.unit is not None:
            return token.unit
    scale = Decimal(1)
    for token in tokens:
        if token.magnitude is not None:
            scale *= token.magnitude.factor
            if token.magnitude.unit or scale >= MONEY_SCALE:
                return Unit(token.magnitude.unit or EXACT_MONEY, MONEY)
    return NO_UNIT


def _amount(tokens: Sequence[Token], unit: Unit) -> _Amount | None:
    """One number with its magnitudes: `1,2 nghìn tỷ`."""
    number = _read_number(tokens[0].text, unit, scaled=len(tokens) > 1 and tokens[1].type == "M")
    if number is None:
        return None
    if len(tokens) == 1 or (len(tokens) == 2 and tokens[1].type == "U"):
        return _Amount(number.value, number.step)
    factor = Decimal(1)
    for token in tokens[1:]:
        if token.magnitude is not None:
            factor *= token.magnitude.factor
    half = factor / 2 if any(token.type == "H" for token in tokens) else Decimal(0)
    return _Amount(number.value * factor + half, number.step * factor / (10 if half else 1))


def _read_number(text: str, unit: Unit, *, scaled: bool) -> Number | None:
    if text[0].isdigit():
        return printed_number(text.replace(" ", ""), whole=unit.sort == NOUN and not scaled)
    return worded_number(text)


def _split(tokens: Sequence[Token], types: str) -> tuple[list[Token], list[Token]]:
    """The tokens before and after the first of one of `types`."""
    at = next(index for index, token in enumerate(tokens) if token.type in types)
    return list(tokens[:at]), list(tokens[at + 1 :])


def out_of(tokens: Sequence[Token]) -> Printed | None:
    """80/71 lớp -> 80 of 71; 98,65/136,5 tỷ đồng: the magnitude holds for both; 86,3/88%: the rate aimed at"""
    done, total = _split(tokens, "/o")
    if _of_two_things(done, total):
        return None
    unit = _unit_of(total) if _unit_of(total).id else _unit_of(done)
    part, whole = _both_scaled(done, total, unit)
    if part is None or whole is None or (unit.sort == PERCENT and tokens[1].type != "/"):
        return None
    quantity = Quantity(part.value, None, whole.value, min(part.step, whole.step), unit.id)
    return Printed(quantity, unit.sort, unit.place)


def out_of_all(tokens: Sequence[Token]) -> Printed | None:
    """25 đại biểu HĐND trên tổng số 28 vị -> 25 of 28 đại biểu"""
    done, total = _split(tokens, "t")
    part, whole, unit = _amount(done, _unit_of(done)), _amount(total, _unit_of(total)), _unit_of(done)
    if part is None or whole is None or part.value > whole.value or _unit_of(total).sort != NOUN:
        return None
    return Printed(Quantity(part.value, None, whole.value, min(part.step, whole.step), unit.id), NOUN, unit.place)


def range_out_of(tokens: Sequence[Token]) -> Printed | None:
    """12-13/18 tiêu chí -> 12 to 13 of 18"""
    low, rest = _split(tokens, "-")
    first, whole = _amount(low, NO_UNIT), out_of(rest)
    if first is None or whole is None or first.value >= whole.quantity.value:
        return None
    quantity = replace(whole.quantity, value=first.value, upper=whole.quantity.value)
    return whole._replace(quantity=quantity)


def _of_two_things(done: Sequence[Token], total: Sequence[Token]) -> bool:
    """9.840 ha/3 vụ; 6 lớp/178 học viên: two figures side by side, not one out of the other"""
    first, last = _unit_of(done).id, _unit_of(total).id
    return bool(first and last) and not (first.startswith(last) or last.startswith(first))


def value_range(tokens: Sequence[Token]) -> Printed | None:
    """300 - 320 nghìn lượt khách -> 300000 to 320000; giữa 20 và 30% -> 20 to 30"""
    low, high = _split(tokens, "-&")
    unit = _unit_of(high)
    first, last = _both_scaled(low, high, unit)
    if first is None or last is None:
        return None
    if first.value >= last.value and unit.sort == MONEY:
        first = _amount(low[:1], unit) or first  # written out in full: `từ 500.000 đến 2 triệu đồng`
        first = first if first.value >= LEAST_IN_FULL else _one_magnitude_below(first, high) or last
    if first.value >= last.value:
        return None
    lower_unit = _unit_of(low)
    if lower_unit.id and lower_unit.id != unit.id and any(token.type == "U" for token in low):
        return None
    quantity = Quantity(first.value, last.value, None, min(first.step, last.step), unit.id)
    return Printed(quantity, unit.sort)


def _one_magnitude_below(first: _Amount, high: Sequence[Token]) -> _Amount | None:
    """`từ 800 đến 1 tỷ đồng`: three digits before a greater magnitude are told in the one a thousand times less."""
    factor = next((token.magnitude.factor for token in high if token.magnitude is not None), Decimal(1))
    if not LEAST_OF_THREE <= first.value < LEAST_IN_FULL or factor < MONEY_SCALE:
        return None
    return _Amount(first.value * factor / 1000, first.step * factor / 1000)


def _both_scaled(first: list[Token], last: list[Token], unit: Unit) -> tuple[_Amount | None, _Amount | None]:
    """Two numbers, the first without a magnitude of its own taking the second's."""
    scale = [token for token in last if token.type in "MH"]
    own = any(token.type == "M" for token in first)
    return _amount([first[0], *(first[1:] if own else scale)], unit), _amount(last, unit)


def compound_quantity(tokens: Sequence[Token]) -> Printed | None:
    """2.034 tỷ 609 triệu đồng -> 2034609000000 VND, to the nearest million; 1 nghìn 250 tỷ -> 1250 tỷ"""
    unit = _unit_of(tokens)
    total, step, last_factor = Decimal(0), Decimal(0), None
    for part in _parts(tokens):
        amount = _amount(part, unit)
        factor = part[1].magnitude.factor if len(part) > 1 and part[1].magnitude else Decimal(1)
        if amount is None or factor == last_factor:
            return None
        carried = factor if last_factor is not None and factor > last_factor else Decimal(1)
        total, step, last_factor = total * carried + amount.value, amount.step, factor
    return Printed(Quantity(total, None, None, step, unit.id), unit.sort, unit.place)


def worded_quantity(tokens: Sequence[Token]) -> Printed | None:
    """hai nghìn không trăm mười cây -> 2010; below a magnitude in words, or of money: 75 triệu 500 nghìn 250 đồng"""
    in_digits = any(t.type == "N" and t.text[0].isdigit() for t in tokens)
    if in_digits and (_unit_of(tokens).sort != MONEY or not _is_small_change(tokens)):
        return None
    return compound_quantity(tokens)


def rounded_off(tokens: Sequence[Token]) -> Printed | None:
    """3 tỷ 2 -> 3200000000; 4 triệu 500 -> 4500000"""
    number, scale, rest = tokens
    unit = _unit_of(tokens)
    amount, left = _amount([number, scale], unit), _read_number(rest.text, unit, scaled=True)
    if amount is None or left is None or scale.magnitude is None or amount.step < scale.magnitude.factor:
        return None
    step = amount.step / (10 if left.value < TENTHS else LEAST_IN_FULL)
    return Printed(Quantity(amount.value + left.value * step, None, None, step, unit.id), unit.sort)


def _is_small_change(tokens: Sequence[Token]) -> bool:
    """Whether the number before the unit is less than one of the magnitude before it."""
    *_, magnitude, number, _ = tokens
    last = _read_number(number.text, NO_UNIT, scaled=False)
    return last is not None and magnitude.magnitude is not None and last.value < magnitude.magnitude.factor


def _parts(tokens: Sequence[Token]) -> list[list[Token]]:
    parts: list[list[Token]] = []
    for token in tokens:
        if token.type == "N":
            parts.append([])
        if token.type != "U":
            parts[-1].append(token)
    return parts


def single_quantity(tokens: Sequence[Token]) -> Printed | None:
    """1,2 tỷ đồng -> 1200000000 VND, to the nearest 100000000; 12 ha -> 12 ha; 15 -> 15 of nothing named"""
    unit = _unit_of(tokens)
    amount = _amount(tokens, unit)
    if amount is None:
        return None
    return Printed(Quantity(amount.value, None, None, amount.step, unit.id, Bound.EXACT), unit.sort, unit.place)


def fraction(tokens: Sequence[Token]) -> Printed:
    """hai phần ba -> 2 of 3 parts; nửa -> 1 of 2"""
    part, whole, unit = fraction_of(tokens[0].text)
    return Printed(Quantity(Decimal(part), None, Decimal(whole), Decimal(1), unit), SHARE)


def multiple(tokens: Sequence[Token]) -> Printed:
    """gấp đôi -> 2 times; gấp rưỡi -> 1.5 times"""
    number = multiple_of(tokens[0].text)
    return Printed(Quantity(number.value, None, None, number.step, first_of(TIMES).id), TIMES)


# The whole grammar of quantities; a longer pattern stands before a shorter one.
RULES = (
    Rule("X out of Y", r"NM*H?U?[/o]NM*H?U?", out_of),
    Rule(OUT_OF_ALL, r"NM*UtNM*U", out_of_all),
    Rule("so many to so many out of Y", r"N-N/NU?", range_out_of),
    Rule("fraction in words", r"F", fraction),
    Rule(HALF, r"h", fraction),
    Rule("so many times in a word", r"x", multiple),
    Rule("range", r"NM*H?U?[-&]NM*H?U", value_range),
    Rule("range without unit", r"N-NM+(?!U)|N-N(?![MU/])", value_range),
    Rule("number in words", r"NM+(?:NM+)*NU", worded_quantity),
    Rule("compound amount", r"NM+U?(?:NM+)+U?", compound_quantity),
    Rule("amount with its tenths or thousandths", r"NMr", rounded_off),
    Rule("number, magnitude and unit", r"NM+H?U", single_quantity),
    Rule("number and magnitude", r"NM+H?", single_quantity),
    Rule("number and unit", r"NU", single_quantity),
    Rule("bare number", r"N", single_quantity),
)


@cache
def _grammar() -> Grammar[Token, Printed]:
    return grammar(RULES)


__all__ = ["MEASURE", "RULES", "Figure", "Printed", "Token", "figure_at", "tokens_at", "with_noun"]
