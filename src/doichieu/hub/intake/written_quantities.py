"""Numbers as people write them down in a form or a sheet, and the units that they may choose."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

from doichieu import show
from doichieu.claims import Bound, Quantity
from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.intake.line_errors import DayWritten, FormulaFailed, FormulaWritten, PowersWritten
from doichieu.hub.register.units import NOT_COUNTED, same_measure
from doichieu.lexicon import folded, table, unit_kind

_FAILED = re.compile(r"#(?:REF!|DIV/0!|VALUE!|NAME\?|NUM!|NULL!|N/A|SPILL!|CALC!|#+)|Err:\d{3}")  # LibreOffice's too
_POWERS = re.compile(r"[-−]?\d+(?:[.,]\d+)?[eE][+\-−]?\d+")  # as a cell that is too narrow shows it
_RANGE = re.compile(r"(?<=\d)\s*[-–—]\s*(?=\d)")
_PARTS = re.compile(r"([-−]?\d[\d.,]*(?:\s*–\s*[-−]?\d[\d.,]*)?(?:/\d[\d.,]*)?)\s*(.*)", re.DOTALL)
_MAGNITUDES = (Decimal(1), Decimal(10) ** 3, Decimal(10) ** 6, Decimal(10) ** 9)
_LANGUAGES: tuple[show.Lang, ...] = ("vi", "en")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?: [\d:.]+)?")  # as a spreadsheet keeps one
_BOUND = "bound."  # how the ids of bound words begin in display.toml


def written_quantity(number: str, unit: str, bound: Bound, lang: show.Lang) -> Quantity:
    """The quantity of `615,3` with `tỷ đồng` chosen beside it, or of `trên 615,3 tỷ đồng` alone.

    unit: stands behind the number where that has no unit of its own. bound: goes before a word that stands
    before the number; `Bound.EXACT` leaves that one. Raises show.NotANumber, FormulaWritten, FormulaFailed,
    PowersWritten, DayWritten.
    """
    words = " ".join(number.split())
    if words.startswith("="):
        raise FormulaWritten(written=words[:60])
    if _FAILED.fullmatch(words):
        raise FormulaFailed(written=words)
    if _POWERS.fullmatch(words):
        raise PowersWritten(written=words[:60])
    if kept := _DAY.fullmatch(words):
        raise DayWritten(written="/".join(reversed(kept.groups())))
    words = _RANGE.sub("–", words)
    read = show.parsed_quantity(words, lang)
    if _is_garbled(read.unit):
        raise show.NotANumber(words=words)
    if not read.unit:
        read = _with_unit(read, words, " ".join(unit.split()), lang)
    return read if bound is Bound.EXACT else replace(read, bound=bound)


def _is_garbled(unit: str) -> bool:
    """Whether what stands behind a number is the rest of a number, as in `5a5` and `1 234`: no word, and no unit."""
    first = unit.partition(" ")[0].partition("/")[0]
    return any(letter.isdecimal() for letter in first) and unit_kind(first) == "noun"


def split_quantity(quantity: Quantity, lang: show.Lang) -> tuple[str, str]:
    """A quantity as a number and its unit with the magnitude: `615,3` and `tỷ đồng`; its bound is left out."""
    if quantity.unit == show.YES_NO:
        return show.quantity(quantity, lang), ""
    found = _PARTS.fullmatch(show.quantity(quantity, lang, bounded=False))
    return (found[1], found[2]) if found else (show.number(quantity.value, lang), show.unit_words(quantity.unit, lang))


def unit_choices(indicator: Indicator, lang: show.Lang) -> tuple[str, ...]:
    """The units in which an amount of the indicator may be written, the usual one first.

    Money in any magnitude, lengths, areas and weights in any unit of their kind, all else in its one unit.
    """
    return _choices(indicator.unit, indicator.shown_in, lang)


def lacks_unit(number: str, unit: str, quantity: Quantity, indicator: Indicator) -> bool:
    """Whether nobody can tell the magnitude of `45,5`: no unit beside or behind it, and pages show `tỷ đồng`.

    quantity: as it was read. Nothing is nothing in any unit.
    """
    words = _PARTS.search(_RANGE.sub("–", " ".join(number.split())))
    if unit.strip() or (words and words[2]) or (quantity.value == 0 and quantity.upper is None):
        return False
    return show.parsed_quantity(f"1 {indicator.shown_in}", "vi").value != 1


def called_unit(written: str, unit: str, lang: show.Lang) -> str:
    """A unit as it was written beside a number, in the words of `lang`; `unit` is the indicator's.

    Either language is understood, a magnitude alone is one of the indicator's unit (`tỷ` of `đồng`), and where
    nothing was written it is that unit itself.
    """
    words = " ".join(written.split())
    if unit == show.YES_NO or not words:
        return "" if unit == show.YES_NO else show.unit_words(unit, lang)
    for each in sorted(_LANGUAGES, key=lambda each: each != lang):
        read = _one(words, each)
        bare = read is not None and not read.unit
        if read is None or not (bare or same_measure(read.unit, unit)):
            continue
        if each == lang:
            return f"{words} {show.unit_words(unit, lang)}" if bare else words
        number, shown = split_quantity(replace(read, unit=unit) if bare else read, lang)
        return shown if number == "1" else words
    return words


def _one(unit: str, lang: show.Lang) -> Quantity | None:
    try:
        return show.parsed_quantity(f"1 {unit}", lang)
    except show.ShowError:
        return None


def bound_called(written: str) -> Bound | None:
    """The bound of a word, or of its code; None where there is no such word. No word is exact."""
    wanted = folded(written.strip())
    if not wanted:
        return Bound.EXACT
    return next((bound for bound in Bound if wanted in (bound.value, *_bound_words(bound))), None)


def _with_unit(read: Quantity, words: str, unit: str, lang: show.Lang) -> Quantity:
    """The chosen unit added: its magnitude too, unless one stands behind the number (`1,2 tỷ`)."""
    parts = _PARTS.search(words)
    if not unit:
        return read
    if parts and parts[2]:
        return replace(read, unit=show.parsed_quantity(f"1 {unit}", lang).unit)
    return show.parsed_quantity(f"{words} {unit}", lang)


@cache
def _choices(unit: str, shown_in: str, lang: show.Lang) -> tuple[str, ...]:
    if unit == show.YES_NO:
        return ("",)
    usual = show.parsed_quantity(f"1 {shown_in}", "vi")
    known = [split_quantity(usual, lang)[1]] if same_measure(usual.unit, unit) else []
    return tuple(dict.fromkeys((*known, show.unit_words(unit, lang), *_others(unit, lang))))


def _others(unit: str, lang: show.Lang) -> Sequence[str]:
    kind = unit_kind(unit.partition("/")[0])
    if kind == "money":
        scaled = (Quantity(size, None, None, size, unit) for size in _MAGNITUDES)
        return [split_quantity(each, lang)[1] for each in scaled]
    if kind in NOT_COUNTED or kind == "noun":
        return []
    same = (entry.id for entry in table("units") if entry.fact("kind") == kind)
    return [show.unit_words(each, lang) for each in same if same_measure(each, unit)]


@cache
def _bound_words(bound: Bound) -> tuple[str, ...]:
    entry = next((entry for entry in table("display") if entry.id == f"{_BOUND}{bound.value}"), None)
    return (*map(folded, entry.forms), folded(entry.fact("en"))) if entry else ()
