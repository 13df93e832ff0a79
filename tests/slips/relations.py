"""What must hold between the annotated figures of a document, and holds as it is printed.

From the annotation: which figure is a plan, a result, a rate, and of what; from the text: that they stand side by side.
Only what the oracle finds whole is a relation; what a document states wrongly is none.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from tests.slips import oracle
from tests.slips.oracle import Printed

NEAR = 70  # signs between two figures that stand side by side
COUNTED = frozenset({"VND", "%", "USD", "ha", "tấn", "điểm %", "lần", "km", "m2", "m3", "kg", "tạ/ha", "con"})


@dataclass(frozen=True)
class Figure:
    """One annotated figure of a text."""

    document: str
    start: int
    quote: str
    kind: str
    planned: bool
    value: Decimal
    total: Decimal | None
    unit: str
    days: tuple[str, str] | None
    indicator: str
    exact: bool = True  # no bound word, no range

    @property
    def end(self) -> int:
        return self.start + len(self.quote)

    @property
    def counted(self) -> bool:
        return self.unit not in COUNTED and "/" not in self.unit


Holds = Callable[[Sequence[str]], bool]


@dataclass(frozen=True)
class Relation:
    """Figures, and whether they go together when they are printed so."""

    kind: str
    figures: tuple[Figure, ...]
    holds: Holds
    roles: tuple[str, ...]  # of each figure: amount, plan, base, rate, count, part …


def relations(text: str, figures: Sequence[Figure]) -> list[Relation]:
    """The relations of one document that hold as it is printed."""
    lines = _by_line(text, figures)
    found = [one for row in lines for one in (*_of_neighbours(text, row), *_of_row(row))]
    return [one for one in found if all(figure.exact for figure in one.figures) and whole_as_printed(one)]


def whole_as_printed(relation: Relation) -> bool:
    """Whether it holds as printed; not where the figures are spelled in words or otherwise than "X/Y"."""
    try:
        return relation.holds([figure.quote for figure in relation.figures])
    except ValueError:
        return False


def _by_line(text: str, figures: Sequence[Figure]) -> list[list[Figure]]:
    rows: dict[int, list[Figure]] = {}
    for figure in sorted(figures, key=lambda one: one.start):
        rows.setdefault(text.rfind("\n", 0, figure.start), []).append(figure)
    return list(rows.values())


def _of_neighbours(text: str, row: Sequence[Figure]) -> Iterator[Relation]:
    for one, other in pairwise(row):
        words = text[one.end : other.start]
        if len(words) > NEAR or "\t" in words or ";" in words or ". " in words:
            continue
        if one.total is not None and other.unit == "%" and other.kind in {"attainment", "level"}:
            yield Relation("rate of a progress", (one, other), progress_rate(one, other), ("count", "rate"))
        elif one.kind == "level" and one.counted and other.kind == "attainment" and other.unit == "%":
            yield Relation("rate of a whole plan", (one, other), _whole_plan(one, other), ("count", "rate"))
        elif one.total is not None and other.counted and other.unit == one.unit and other.total is None:
            yield Relation("met and not met", (one, other), partition(one), ("count", "count"))


def _of_row(row: Sequence[Figure]) -> Iterator[Relation]:
    """Result, plan or base, and rate of one indicator on one line: a row of a table, or a sentence that has all."""
    for rate in row:
        if rate.unit != "%" or rate.kind not in {"attainment", "growth"}:
            continue
        own = [one for one in row if one.kind == "level" and one.indicator == rate.indicator and one.unit != "%"]
        results = [one for one in own if not one.planned and one.days == rate.days]
        others = _plans(own, rate) if rate.kind == "attainment" else _bases(own, rate)
        role = "plan" if rate.kind == "attainment" else "base"
        if len(results) == 1 and len(others) == 1:
            yield Relation(
                f"{role} and rate",
                (results[0], others[0], rate),
                rated(results[0], others[0], rate),
                ("amount", role, "rate"),
            )


def _plans(own: Sequence[Figure], rate: Figure) -> list[Figure]:
    year = rate.days[1][:4] if rate.days else ""
    return [one for one in own if one.planned and one.days == (f"{year}-01-01", f"{year}-12-31")]


def _bases(own: Sequence[Figure], rate: Figure) -> list[Figure]:
    if rate.days is None:
        return []
    before = tuple(f"{int(day[:4]) - 1}{day[4:]}" for day in rate.days)
    return [one for one in own if not one.planned and one.days == before]


def progress_rate(one: Figure, other: Figure) -> Holds:
    """X of Y is so many percent."""

    def holds(quotes: Sequence[str]) -> bool:
        top, whole = oracle.printed(quotes[0], counted=one.counted)
        return oracle.rate_holds(top, whole, _rate(quotes[1], other))

    return holds


def _whole_plan(one: Figure, other: Figure) -> Holds:
    def holds(quotes: Sequence[str]) -> bool:
        [count] = oracle.printed(quotes[0], counted=True)
        return oracle.some_whole_plan(count, _rate(quotes[1], other))

    return holds


def partition(one: Figure) -> Holds:
    """X of Y, and so many not: together Y."""

    def holds(quotes: Sequence[str]) -> bool:
        done, whole = oracle.printed(quotes[0], counted=one.counted)
        [left] = oracle.printed(quotes[1], counted=True)
        return done.value + left.value == whole.value

    return holds


def rated(amount: Figure, other: Figure, rate: Figure) -> Holds:
    """The amount is so many percent of a plan, or so many percent more than a base."""
    powers = [_power(figure) for figure in (amount, other)]

    def holds(quotes: Sequence[str]) -> bool:
        [one] = oracle.printed(quotes[0], counted=amount.counted, power=powers[0])
        [base] = oracle.printed(quotes[1], counted=other.counted, power=powers[1])
        size = _rate(quotes[2], rate)
        return oracle.growth_holds(one, base, size) if rate.kind == "growth" else oracle.rate_holds(one, base, size)

    return holds


def _power(figure: Figure) -> int:
    """The magnitude in the heading of a table, by which the annotated value is larger than the printed one."""
    [number] = oracle.printed(figure.quote, counted=False)
    ratio = figure.value / number.value if number.value else Decimal(1)
    return int(ratio.log10()) if ratio > 1 else 0


def _rate(quote: str, figure: Figure) -> Printed:
    """The rate that a printed percentage means: `vượt 20%` is 120, `bằng 96%` of last year -4, `giảm 3%` -3."""
    [now] = oracle.printed(quote, counted=False)
    [then] = oracle.printed(figure.quote, counted=False)
    for sign, offset in ((1, 0), (1, 100), (1, -100), (-1, 0)):
        if sign * then.value + offset == figure.value:
            return Printed(sign * now.value + offset, now.half)
    raise ValueError(f"{figure.quote}: no meaning of it is {figure.value}")
