"""Composite targets: one that is met only where each of its parts is (accidents, deaths and injuries must all fall).

A part is held against the composite's own target where that is stated in the part's measure and unit; else its own
targets count; else, where the composite is a yes or no, it has to move the better way against the same days of the year
before. Pure: figures come with the page. Source: docs/decisions/0013-when-a-target-is-met.md
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from doichieu.claims import Bound, Kind, Period, Quantity
from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.catalogue.periods import year_earlier
from doichieu.hub.checks.comparisons import Comparison, latest
from doichieu.hub.checks.days import within
from doichieu.hub.checks.indications import indication_of
from doichieu.hub.checks.judgements import Better, Judgement, PartStanding, Reason, Stated, Status, Why
from doichieu.hub.checks.rows import Row, RowKey, by_row, in_order
from doichieu.hub.checks.status import judged
from doichieu.hub.places.models import Subject
from doichieu.hub.register.models import AMOUNTS, Measure
from doichieu.hub.register.queries import HeldFigure
from doichieu.hub.register.units import EXACTLY
from doichieu.show import YES_NO

DECIDED_BY_ONE = (Status.NOT_MET, Status.HARD, Status.BEHIND)  # whatever the other parts are, the gravest first
UNDECIDED = (Status.UNKNOWN, Status.NOT_COMPARABLE)  # one of them leaves the whole open
LEAST_FIRST = (Status.ON_PACE, Status.LIKELY, Status.MET, Status.EXCEEDED)
NO_RESULT = Judgement(Status.UNKNOWN, Reason(Why.NO_RESULT))


Composites = Mapping[Indicator, Sequence[Indicator]]  # what each needs: `catalogue.queries.components`


@dataclass(frozen=True, slots=True)
class _Board:
    """What is known of a page."""

    rows: Mapping[RowKey, Row]
    figures: Mapping[RowKey, Sequence[HeldFigure]]
    page: Period


def with_composites(
    rows: Sequence[Row],
    figures: Iterable[HeldFigure],
    composites: Composites,
    page: Period,
) -> tuple[Row, ...]:
    """The rows of a page, those of composite indicators judged by their parts.

    A composite one has a row of its own, too, where only its parts have targets on record.
    """
    board = _Board({_key(row.indicator, row.subject): row for row in rows}, by_row(figures), page)
    judged_rows = dict(board.rows)
    for whole, parts in composites.items():
        for subject in _subjects(whole, parts, rows):
            row = _judged_row(whole, parts, subject, board)
            if row is not None:
                judged_rows[_key(whole, subject)] = row
    return in_order(judged_rows.values())


def combined(statuses: Iterable[Status]) -> Status:
    """The status of the whole: met where all parts are, not met where one is not, open where one is unknown."""
    every = set(statuses)
    for status in (*DECIDED_BY_ONE, *UNDECIDED, *LEAST_FIRST):
        if status in every:
            return status
    return Status.UNKNOWN


def _judged_row(whole: Indicator, parts: Sequence[Indicator], subject: Subject | None, board: _Board) -> Row | None:
    """The composite's row; None where neither it nor any of its parts has a target on record."""
    row = board.rows.get(_key(whole, subject))
    if row is not None and any(each.target for each in row.comparisons):
        compared = (_compared(each, parts, subject, board) if each.target else each for each in row.comparisons)
        return replace(row, comparisons=tuple(compared))
    if not any(part_row.comparisons for part in parts if (part_row := board.rows.get(_key(part, subject)))):
        return row
    unset = Comparison("", None, None, None, Status.UNKNOWN, NO_RESULT.reason)
    blank = Row(whole, subject, None, (), (), (), (), (), ())
    return replace(row or blank, comparisons=(_compared(unset, parts, subject, board),))


def _compared(own: Comparison, parts: Sequence[Indicator], subject: Subject | None, board: _Board) -> Comparison:
    """A comparison of the composite by what became of its parts; as it was where nothing is known of any."""
    standings = tuple(_standing(part, own.target, subject, board) for part in parts)
    if own.result is not None and all(each.status is Status.UNKNOWN for each in standings):
        return own
    status = combined(each.status for each in standings)
    return replace(own, status=status, reason=replace(own.reason, why=Why.ALL_PARTS, share=None, parts=standings))


def _standing(part: Indicator, target: HeldFigure | None, subject: Subject | None, board: _Board) -> PartStanding:
    """How a part stands to the composite's target, else to its own, else to the year before."""
    row = board.rows.get(_key(part, subject))
    figures = board.figures.get(_key(part, subject), ())
    judgement = _against_whole(part, target, figures, board.page) if target else None
    if judgement is None and row is not None and row.status is not None and row.reason is not None:
        judgement = Judgement(row.status, row.reason)
    if judgement is None and target is not None and target.quantity.unit == YES_NO:
        judgement = _better_than_before(part, figures, target, board.page)
    judgement = judgement or NO_RESULT
    return PartStanding(part, judgement.status, judgement.reason)


def _against_whole(
    part: Indicator, target: HeldFigure, figures: Sequence[HeldFigure], page: Period
) -> Judgement | None:
    """The part's result held against the composite's own number; None where it is in another measure or unit."""
    fitting = [
        held
        for held in _reached(figures, page)
        if held.figure.measure == target.figure.measure and held.quantity.unit == target.quantity.unit
    ]
    result = latest(fitting, page)
    if result is None or target.quantity.unit == YES_NO:
        return None
    asked = Stated(target.quantity, target.days, Kind(target.figure.measure), target.figure.price_basis)
    return judged(asked, Stated(result.quantity, result.days, asked.kind), indication_of(part))


def _better_than_before(
    part: Indicator, figures: Sequence[HeldFigure], target: HeldFigure, page: Period
) -> Judgement | None:
    """Whether it moved the better way: by its stated growth, else by the same days of the year before."""
    indication = indication_of(part)
    if indication.better not in {Better.HIGHER, Better.LOWER}:
        return None
    growth = _growth(figures, page)
    if growth is None:
        return None
    bound = Bound.UNDER if indication.better is Better.LOWER else Bound.OVER
    nothing = Quantity(growth.quantity.value * 0, None, None, growth.quantity.step, growth.quantity.unit, bound)
    return judged(Stated(nothing, target.days, Kind.GROWTH), growth, indication)


def _growth(figures: Sequence[HeldFigure], page: Period) -> Stated | None:
    """By how much a part moved: as its source states it, else as an amount less that of the same days a year before."""
    reached = _reached(figures, page)
    stated = latest([held for held in reached if held.figure.measure == Measure.GROWTH], page)
    if stated is not None:
        return Stated(stated.quantity, stated.days, Kind.GROWTH)
    now = latest([held for held in reached if held.figure.measure in AMOUNTS], page)
    if now is None:
        return None
    results = [held for held in figures if not held.figure.planned and held.figure.measure == now.figure.measure]
    then = next((held for held in results if held.days == year_earlier(now.days)), None)
    if then is None or then.quantity.unit != now.quantity.unit:
        return None
    moved = EXACTLY.subtract(now.quantity.value, then.quantity.value)
    step = min(now.quantity.step, then.quantity.step)
    return Stated(Quantity(moved, None, None, step, now.quantity.unit), now.days, Kind.GROWTH)


def _reached(figures: Sequence[HeldFigure], page: Period) -> list[HeldFigure]:
    return [held for held in figures if not held.figure.planned and within(held.days, page)]


def _subjects(whole: Indicator, parts: Sequence[Indicator], rows: Iterable[Row]) -> Iterable[Subject | None]:
    """The place itself and the subjects that have a row of the composite or of a part."""
    wanted = {whole.pk, *(part.pk for part in parts)}
    found = {row.subject.pk if row.subject else 0: row.subject for row in rows if row.indicator.pk in wanted}
    return found.values()


def _key(indicator: Indicator, subject: Subject | None) -> RowKey:
    return indicator.pk, subject.pk if subject else 0
