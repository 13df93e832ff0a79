"""Quantities printed with magnitude and unit, and parsed back: `trên 7.486,3 tỷ đồng`.

A magnitude is chosen by the step of the quantity, so that what is printed is as exact as what was read,
and no more: 7486300000000 VND to the nearest 100000000 is `7.486,3 tỷ đồng`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache

from doichieu.claims import Bound, Quantity
from doichieu.show.errors import NotANumber
from doichieu.show.numbers import number, parsed_number
from doichieu.show.wording import Lang, entries, wordings, words

DASH = "–"
YES_NO = "yes/no"  # the unit of what is done or not done: 1 and 0
_ANSWERS = {"answer.yes": Decimal(1), "answer.no": Decimal(0)}
_TIGHT = ("%",)  # units that stand against their number


@dataclass(frozen=True, slots=True)
class Scale:
    """A magnitude that numbers can be printed in; the plain number has no name."""

    names: dict[Lang, str]
    power: int  # of ten
    most_decimals: int
    size: Decimal  # the smallest number that reaches it


PLAIN = Scale({"vi": "", "en": ""}, 0, 99, Decimal(1))


def quantity(shown: Quantity, lang: Lang = "vi", *, bounded: bool = True) -> str:
    """The quantity as a report would print it, exactly; `bounded` puts its bound word before it."""
    return _printed(shown, lang, bounded)


@lru_cache(maxsize=4096)  # a page prints a figure in its cell, beside its sentence and in the reason
def _printed(shown: Quantity, lang: Lang, bounded: bool) -> str:
    if shown.unit == YES_NO:
        return words("answer.yes" if shown.value else "answer.no", lang)
    scale = _scale_of(shown)
    decimals = max(_places(shown.step, scale.power), 0)

    def print_scaled(value: Decimal) -> str:
        return number(_bare(_moved(value, scale.power)), lang, decimals=decimals)

    figure = print_scaled(shown.value)
    if shown.upper is not None:
        figure += (f" {DASH} " if shown.value < 0 else DASH) + print_scaled(shown.upper)
    if shown.total is not None:
        figure += "/" + number(_bare(_moved(shown.total, scale.power)), lang)
    bound = bound_words(shown.bound, lang) if bounded else ""
    tight = shown.unit in _TIGHT and scale is PLAIN
    parts = (bound, figure + shown.unit if tight else figure, scale.names[lang], unit_words(shown.unit, lang))
    return " ".join([part for part in parts[: 2 if tight else 4] if part])


def in_whole(shown: Quantity) -> Quantity:
    """The same in a magnitude that it reaches, where it would be part of a bigger one: `10 nghìn`, no `0,01 triệu`."""
    ends = [end for end in (shown.value, shown.upper, shown.total) if end]
    small = min((end.copy_abs() for end in ends), default=Decimal(0))
    if shown.step <= 1 or small >= _scale_of(shown).size:
        return shown
    reached = (scale for scale in _scales() if scale.size <= small)
    whole = (scale for scale in reached if all(_places(end, scale.power) <= 0 for end in ends))
    return next((replace(shown, step=scale.size) for scale in whole), shown)


def parsed_quantity(written: str, lang: Lang = "vi") -> Quantity:
    """The quantity that `quantity` printed; raises NotANumber."""
    bare = written.strip()
    for answer, value in _ANSWERS.items():
        if bare.lower() == words(answer, lang).lower():
            return Quantity(value, None, None, Decimal(1), YES_NO)
    found = _shape(lang).fullmatch(bare)
    if found is None:
        raise NotANumber(words=written)
    scale = next((scale for scale in _scales() if scale.names[lang] == found["scale"]), PLAIN)
    value = parsed_number(found["value"], lang)
    ends = [parsed_number(found[name], lang) if found[name] else None for name in ("upper", "total")]
    upper, total = (None if end is None else _moved(end, -scale.power) for end in ends)
    bounds = {bound_words(bound, lang): bound for bound in Bound}
    return Quantity(
        value=_moved(value, -scale.power),
        upper=upper,
        total=total,
        step=Decimal((0, (1,), int(value.as_tuple().exponent) + scale.power)),
        unit=_unit_id(found["unit"] or "", lang),
        bound=bounds[found["bound"] or ""],
    )


@lru_cache(maxsize=1024)
def unit_words(unit: str, lang: Lang) -> str:
    """A unit's id as it is printed: `đồng/người/năm` for "VND/người/năm"; a counted noun as it is."""
    for known, name in _unit_names(lang):
        if unit == known or unit.startswith(f"{known}/"):
            return name + unit[len(known) :]
    return unit


def bound_words(bound: Bound, lang: Lang) -> str:
    """The word before a bounded number; nothing for an exact one."""
    return wordings("bound.", lang).get(f"bound.{bound.value}", "")


def _unit_id(printed: str, lang: Lang) -> str:
    for known, name in _unit_names(lang):
        if printed == name or printed.startswith(f"{name}/"):
            return known + printed[len(name) :]
    return printed


def _unit_names(lang: Lang) -> Iterator[tuple[str, str]]:
    return ((entries()[name].fact("unit"), shown) for name, shown in wordings("unit.", lang).items())


@cache
def _scales() -> tuple[Scale, ...]:
    """The magnitudes, the largest first, and the plain number."""
    named = tuple(
        Scale(
            {"vi": entry.forms[0], "en": entry.fact("en")},
            int(entry.fact("power_of_ten")),
            int(entry.fact("most_decimals")),
            Decimal((0, (1,), int(entry.fact("power_of_ten")))),
        )
        for name, entry in entries().items()
        if name.startswith("magnitude.")
    )
    return (*named, PLAIN)


def _scale_of(shown: Quantity) -> Scale:
    """The largest magnitude that the number reaches and that leaves no idle zero; else what the step allows."""
    ends = [end for end in (shown.value, shown.upper, shown.total) if end]
    finest = max(map(_decimals, ends), default=None)
    size = max([end.copy_abs() for end in ends], default=Decimal(0))
    fitting = [
        (scale, places)
        for scale, places in _scales_of(shown.step)
        if finest is None or scale.power + finest <= scale.most_decimals
    ]
    for scale, places in fitting:
        if size >= scale.size and places in (0, _places(shown.value, scale.power)):
            return scale
    return fitting[-1][0] if fitting else PLAIN


@lru_cache(maxsize=256)  # steps are few
def _scales_of(step: Decimal) -> tuple[tuple[Scale, int], ...]:
    """The magnitudes in which the last printed digit can be printed exactly, with the places that it needs."""
    if not _is_power_of_ten(step):
        return ()
    needed = [(scale, _places(step, scale.power)) for scale in _scales()]
    return tuple((scale, places) for scale, places in needed if 0 <= places <= scale.most_decimals)


def _moved(value: Decimal, places: int) -> Decimal:
    """The number with its point moved to the left, exactly: arithmetic would round it to 28 digits."""
    if not places:
        return value
    sign, digits, exponent = value.as_tuple()
    return Decimal((sign, digits, int(exponent) - places))


def _places(value: Decimal, power: int) -> int:
    """Places that the number needs after the point in a magnitude, below zero for a round number; 0 for zero."""
    return power + _decimals(value) if value else 0


def _is_power_of_ten(value: Decimal) -> bool:
    return _shortest(value).as_tuple().digits == (1,)


@lru_cache(maxsize=4096)  # steps are few, and a value is asked for in every magnitude
def _decimals(value: Decimal) -> int:
    """Places that the number needs after the point, below zero for a round number; 0 for zero."""
    if not value:
        return 0
    _, digits, exponent = value.as_tuple()
    kept = len(digits)
    while digits[kept - 1] == 0:
        kept -= 1
    return kept - len(digits) - int(exponent)


def _bare(value: Decimal) -> Decimal:
    """The same number without idle zeros after the point."""
    if value.as_tuple().exponent == 0:
        return value
    short = _shortest(value)
    exponent = int(short.as_tuple().exponent)
    return short if exponent <= 0 else Decimal((short.as_tuple().sign, (*short.as_tuple().digits, *(0,) * exponent), 0))


def _shortest(value: Decimal) -> Decimal:
    """The same number without any zero at its end; exact, as `normalize` is not."""
    sign, digits, exponent = value.as_tuple()
    kept = len(digits)
    while kept > 1 and digits[kept - 1] == 0:
        kept -= 1
    if digits[:kept] == (0,):
        return Decimal(0)
    return Decimal((sign, digits[:kept], int(exponent) + len(digits) - kept))


@cache
def _shape(lang: Lang) -> "re.Pattern[str]":
    bounds = "|".join(map(re.escape, wordings("bound.", lang).values()))
    scales = "|".join(re.escape(scale.names[lang]) for scale in _scales() if scale.names[lang])
    figure = r"[-−]?\d[\d.,]*"
    return re.compile(
        rf"(?:(?P<bound>{bounds}) )?(?P<value>{figure})(?: ?{DASH} ?(?P<upper>{figure}))?(?:/(?P<total>{figure}))?"
        rf"(?: (?P<scale>{scales})(?=\s|$))?\s?(?P<unit>\S.*)?"
    )
