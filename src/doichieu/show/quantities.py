"""Quantities printed with magnitude and unit, and parsed back: `trên 7.486,3 tỷ đồng`.

A magnitude is chosen by the step of the quantity, so that what is printed is as exact as what was read,
and no more: 7486300000000 VND to the nearest 100000000 is `7.486,3 tỷ đồng`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from doichieu.claims import Bound, Quantity
from doichieu.show.errors import NotANumber
from doichieu.show.numbers import number, parsed_number
from doichieu.show.wording import Lang, entries, wordings

DASH = "–"
_TIGHT = ("%",)  # units that stand against their number


@dataclass(frozen=True, slots=True)
class Scale:
    """A magnitude that numbers can be printed in; the plain number has no name."""

    names: dict[Lang, str]
    factor: Decimal
    most_decimals: int


PLAIN = Scale({"vi": "", "en": ""}, Decimal(1), 99)


def quantity(shown: Quantity, lang: Lang = "vi", *, bounded: bool = True) -> str:
    """The quantity as a report would print it, exactly; `bounded` puts its bound word before it."""
    scale = _scale_of(shown)
    decimals = max(_decimals(shown.step / scale.factor), 0)

    def print_scaled(value: Decimal) -> str:
        return number(_trimmed(value / scale.factor), lang, decimals=decimals)

    figure = print_scaled(shown.value)
    if shown.upper is not None:
        figure += (f" {DASH} " if shown.value < 0 else DASH) + print_scaled(shown.upper)
    if shown.total is not None:
        figure += "/" + number(_trimmed(shown.total / scale.factor), lang)
    bound = bound_words(shown.bound, lang) if bounded else ""
    unit = unit_words(shown.unit, lang)
    parts = (bound, figure + unit if unit in _TIGHT else figure, scale.names[lang], "" if unit in _TIGHT else unit)
    return " ".join(part for part in parts if part)


def parsed_quantity(words: str, lang: Lang = "vi") -> Quantity:
    """The quantity that `quantity` printed; raises NotANumber."""
    found = _shape(lang).fullmatch(words.strip())
    if found is None:
        raise NotANumber(words=words)
    scale = next((scale for scale in _scales() if scale.names[lang] == found["scale"]), PLAIN)
    value = parsed_number(found["value"], lang)
    ends = [parsed_number(found[name], lang) * scale.factor if found[name] else None for name in ("upper", "total")]
    return Quantity(
        value=value * scale.factor,
        upper=ends[0],
        total=ends[1],
        step=Decimal(1).scaleb(int(value.as_tuple().exponent)) * scale.factor,
        unit=_unit_id(found["unit"] or "", lang),
        bound=next(
            (bound for bound in Bound if found["bound"] and bound_words(bound, lang) == found["bound"]), Bound.EXACT
        ),
    )


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
            Decimal(entry.fact("factor")),
            int(entry.fact("most_decimals")),
        )
        for name, entry in entries().items()
        if name.startswith("magnitude.")
    )
    return (*named, PLAIN)


def _scale_of(shown: Quantity) -> Scale:
    """The largest magnitude that the number reaches and that leaves no idle zero; else what the step allows."""
    fitting = [scale for scale in _scales() if _fits(shown, scale)]
    size = max(abs(end) for end in (shown.value, shown.upper, shown.total) if end is not None)
    for scale in fitting:
        places = _decimals(shown.step / scale.factor)
        if size >= scale.factor and (places == 0 or _decimals(_trimmed(shown.value / scale.factor)) == places):
            return scale
    return fitting[-1] if fitting else PLAIN


def _fits(shown: Quantity, scale: Scale) -> bool:
    """Whether the last printed digit and every end can be printed exactly in this magnitude."""
    step = shown.step / scale.factor
    places = _decimals(step)
    if step != Decimal(1).scaleb(-places) or not 0 <= places <= scale.most_decimals:
        return False
    ends = (end for end in (shown.value, shown.upper, shown.total) if end is not None)
    return all(_decimals(_trimmed(end / scale.factor)) <= scale.most_decimals for end in ends)


def _decimals(value: Decimal) -> int:
    """Places after the point, below zero for a round number."""
    return -int(value.normalize().as_tuple().exponent)


def _trimmed(value: Decimal) -> Decimal:
    """The same number without zeros after its last decimal."""
    trimmed = value.normalize()
    return trimmed.quantize(Decimal(1)) if int(trimmed.as_tuple().exponent) > 0 else trimmed


@cache
def _shape(lang: Lang) -> "re.Pattern[str]":
    bounds = "|".join(map(re.escape, wordings("bound.", lang).values()))
    scales = "|".join(re.escape(scale.names[lang]) for scale in _scales() if scale.names[lang])
    figure = r"[-−]?\d[\d.,]*"
    return re.compile(
        rf"(?:(?P<bound>{bounds}) )?(?P<value>{figure})(?: ?{DASH} ?(?P<upper>{figure}))?(?:/(?P<total>{figure}))?"
        rf"(?: (?P<scale>{scales})(?=\s|$))?\s?(?P<unit>\S.*)?"
    )
