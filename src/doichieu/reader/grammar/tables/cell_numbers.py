"""The number of a table cell, and the unit that its row, its column or its title gives it."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from doichieu.claims import Bound, Quantity
from doichieu.reader.grammar.amounts.numbers import Number, printed_number
from doichieu.reader.grammar.amounts.quantities import figure_at
from doichieu.reader.grammar.amounts.units import MONEY, NOUN, PERCENT, Unit
from doichieu.reader.grammar.text.vocabulary import cues_in

_SPACED = r"[0-9]{1,3}(?: [0-9]{3})+(?:,[0-9]+)?(?![0-9])"  # 1 250,5
_NUMBER = rf"(?:{_SPACED}|[0-9]+(?:[.,][0-9]+)*)"
_BARE = re.compile(
    rf"(?P<open>\(\s*)?(?P<bound>≥|>=|≤|<=|>|<)?\s*(?P<sign>[-–−+])?\s*(?P<first>{_NUMBER})\s*%?"
    rf"(?:\s*(?P<link>[/–—-])\s*(?P<last>{_NUMBER}))?\s*(?P<percent>%)?(?P<close>\s*\))?"
)
_SIGNS = {
    "≥": Bound.AT_LEAST,
    ">=": Bound.AT_LEAST,
    "≤": Bound.AT_MOST,
    "<=": Bound.AT_MOST,
    ">": Bound.OVER,
    "<": Bound.UNDER,
}
FULL_YEAR = 1900
MONTHS = 12
ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Measure:
    """What numbers are counted in, and what each is multiplied by: `triệu đồng` is 1000000 VND."""

    factor: Decimal
    unit: Unit

    @property
    def known(self) -> bool:
        """Whether there is a unit at all, rather than a magnitude alone."""
        return bool(self.unit.id)


NO_MEASURE = Measure(ONE, Unit("", ""))
PER_CENT = Measure(ONE, Unit("%", PERCENT))


@lru_cache(maxsize=2048)
def measure_of(words: str) -> Measure:
    """The measure that the words of a unit cell, of brackets or of a title name; counted nouns as written.

    words: folded.

    >>> measure_of("triệu đồng/người").factor, measure_of("triệu đồng/người").unit.id
    (Decimal('1000000'), 'VND/người')
    """
    if not words or not any(sign.isalpha() or sign in "%$‰" for sign in words):
        return NO_MEASURE
    stated = stated_measure(words)
    if stated is not None and stated.known:
        return stated
    sample = words if words[0].isdigit() else f"1 {words}"
    figure = figure_at(sample, 0, len(sample))
    if figure is None:
        return Measure(ONE, Unit(words, NOUN))
    sort, quantity = figure.printed.sort, figure.printed.quantity
    if figure.end < len(sample) and (not quantity.unit or sort == NOUN):
        return Measure(quantity.value, Unit(sample[figure.unit_start :].strip(), NOUN))
    return Measure(quantity.value, Unit(quantity.unit, sort))


def stated_measure(words: str) -> Measure | None:
    """The measure that `words` name whole, by a unit or magnitude that the lexicon knows; else None."""
    head, line, below = words.partition("/")
    whole = _named_measure(words)
    if whole is not None or not line or not below.strip():
        return whole
    above = _named_measure(head.strip())
    if above is None or above.unit.sort != MONEY:
        return None
    return Measure(above.factor, Unit(f"{above.unit.id}/{below.replace(' ', '')}", MONEY))


def _named_measure(words: str) -> Measure | None:
    sample = f"1 {words}"
    figure = figure_at(sample, 0, len(sample))
    if not words or not (words[0].isalpha() or words[0] in "%$‰") or figure is None or figure.end < len(sample):
        return None
    quantity = figure.printed.quantity
    return Measure(quantity.value, Unit(quantity.unit, figure.printed.sort)) if figure.end > 1 else None


class CellNumber(NamedTuple):
    """A cell's number before it is measured; offsets count in the text that it was read in."""

    start: int
    end: int
    first: str  # digits with stops and commas
    last: str | None  # of a range or of so many out of so many
    link: str  # "/", "-" or nothing
    negative: bool
    signed: bool  # a plus, a minus or brackets stand with it
    bound: Bound
    measure: Measure | None  # where the cell has a unit of its own

    @property
    def is_month(self) -> bool:
        """`6/2025` dates something; so many out of so many it is not."""
        if self.link != "/" or self.last is None or not (self.first.isdigit() and self.last.isdigit()):
            return False
        return int(self.first) <= MONTHS and FULL_YEAR <= int(self.last) < FULL_YEAR + 200


def cell_number(lower: str, start: int, end: int) -> CellNumber | None:
    """The one number of the cell at `start:end`; None where the cell says more than a number and its unit."""
    bare = _BARE.fullmatch(lower, start, end)
    if bare is not None and bool(bare["open"]) == bool(bare["close"]):
        return _bare_number(bare)
    return _worded_number(lower, start, end)


def _bare_number(found: "re.Match[str]") -> CellNumber:
    bracketed = bool(found["open"])
    begin = found.start() if bracketed else found.start("sign" if found["sign"] in ("-", "–", "−") else "first")
    percent = bool(found["percent"]) or "%" in found[0]
    return CellNumber(
        start=begin,
        end=found.end(),
        first=found["first"],
        last=found["last"],
        link="/" if found["link"] == "/" else "-" if found["link"] else "",
        negative=bracketed or found["sign"] in ("-", "–", "−"),
        signed=bracketed or bool(found["sign"]),
        bound=_SIGNS.get(found["bound"] or "", Bound.EXACT),
        measure=PER_CENT if percent else None,
    )


_LEADING = frozenset(("bound", "rise", "fall", "reach", "filler", "estimate", "to_level"))
_ONE_NUMBER = re.compile(rf"{_NUMBER}(?:\s*(?P<link>/|[-–—])\s*(?P<last>{_NUMBER}))?")


def _worded_number(lower: str, start: int, end: int) -> CellNumber | None:
    """`trên 95%`, `tăng 2 xã`, `02/03 xã`, `95 trở lên`: words of bound or change, a number, a unit, and no more."""
    number = _ONE_NUMBER.search(lower, start, end)
    if number is None:
        return None
    cues = cues_in(lower, start, end)
    before = [cue for cue in cues if cue.end <= number.start()]
    if not _only_cues(lower, start, number.start(), [(x.start, x.end) for x in before if _LEADING & x.roles.keys()]):
        return None
    behind = [cue for cue in cues if cue.start >= number.end() and "bound_after" in cue.roles]
    stop = behind[0].start if behind else end
    words = lower[number.end() : stop].strip()
    measure = (stated_measure(words) or _noun(words)) if words else None
    if (words and measure is None) or (behind and lower[behind[0].end : end].strip()):
        return None
    unit_end = number.end() + len(lower[number.end() : stop].rstrip())
    fall = any("fall" in cue.roles for cue in before)
    digits = number[0] if number["last"] is None else number[0][: number.start("link") - number.start()].strip()
    bounds = [Bound(cue.roles["bound"]) for cue in before if "bound" in cue.roles]
    bounds += [Bound(cue.roles["bound_after"]) for cue in behind]
    return CellNumber(
        start=number.start(),
        end=unit_end,
        first=digits,
        last=number["last"],
        link="/" if number["link"] == "/" else "-" if number["link"] else "",
        negative=fall,
        signed=fall or any("rise" in cue.roles for cue in before),
        bound=bounds[0] if bounds else Bound.EXACT,
        measure=measure,
    )


_FEW_WORDS = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)?")


def _noun(words: str) -> Measure | None:
    """A counted noun of one or two syllables that says nothing else."""
    if _FEW_WORDS.fullmatch(words) is None or cues_in(words, 0, len(words)):
        return None
    return Measure(ONE, Unit(words, NOUN))


def _only_cues(lower: str, start: int, end: int, cues: list[tuple[int, int]]) -> bool:
    at = start
    for first, last in cues:
        if lower[at:first].strip():
            return False
        at = last
    return not lower[at:end].strip()


def measured(number: CellNumber, measure: Measure) -> Quantity | None:
    """The quantity of a cell in `measure`; None where its digits are oddly placed or its range runs backwards."""
    first, last = _printed(number.first, measure), _printed(number.last, measure) if number.last else None
    if first is None or (number.last is not None and last is None):
        return None
    factor = measure.factor
    low, high = first.value * factor, last.value * factor if last else None
    step = min(x.step for x in (first, last) if x) * factor
    quantity = Quantity(low, None, None, step, measure.unit.id, number.bound)
    if number.link == "/":
        return replace(quantity, total=high)
    if high is not None:
        if high <= low:
            return None
        return replace(quantity, value=-high if number.negative else low, upper=-low if number.negative else high)
    return replace(quantity, value=-low if number.negative else low)


def _printed(digits: str, measure: Measure) -> Number | None:
    return printed_number(digits.replace(" ", ""), whole=measure.unit.sort == NOUN and measure.factor == ONE)
