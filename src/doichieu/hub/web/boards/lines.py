"""A scoreboard laid out for its page: by sector, a line for each target, and every figure that a row cites."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby

from doichieu.hub.catalogue.models import PlanningPeriod
from doichieu.hub.checks.counted_rates import compares
from doichieu.hub.checks.findings import Marks, are_being_corrected, marks_of
from doichieu.hub.checks.judgements import Status
from doichieu.hub.checks.queries import Comparison, PartResult, Row, Scoreboard
from doichieu.hub.intake.queries import ProposedClaim
from doichieu.hub.programmes.indicator_tasks import IndicatorTask
from doichieu.hub.register.deriving import Derived
from doichieu.hub.register.models import AMOUNTS
from doichieu.hub.register.queries import HeldFigure, Witness
from doichieu.hub.web.words.labels import sector_place

ALWAYS_COUNTED = (Status.EXCEEDED, Status.MET, Status.NOT_MET)


@dataclass(frozen=True, slots=True)
class BoardLine:
    """One target of a row beside its result; without a target, the result alone."""

    comparison: Comparison | None
    results: tuple[HeldFigure, ...]
    rates: tuple[HeldFigure, ...]  # attainment and growth as the sources state them

    @property
    def share(self) -> Decimal | None:
        """Result in parts of the target, where both are amounts: a growth is no share of another."""
        compared = self.comparison
        if compared is None or compared.target is None or compared.target.figure.measure not in AMOUNTS:
            return None
        return compared.computed_share


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One indicator, of the place or of one subject."""

    row: Row
    lines: tuple[BoardLine, ...]
    cited: tuple[HeldFigure, ...]  # each figure of the row once
    parts: tuple[PartResult, ...]
    proposals: tuple[ProposedClaim, ...]
    findings: tuple[int, ...] = ()  # numbers of the open findings that its figures or proposals take part in
    tasks: tuple[IndicatorTask, ...] = ()  # that are to move an indicator whose target was missed, or is behind
    being_corrected: bool = False  # each of those findings


@dataclass(frozen=True, slots=True)
class Sector:
    """The rows of one sector."""

    code: str
    rows: tuple[BoardRow, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How many rows have a status."""

    status: Status
    number: int


@dataclass(frozen=True, slots=True)
class Board:
    """A page's scoreboard."""

    sectors: tuple[Sector, ...]
    counts: tuple[Count, ...]
    judged: int  # rows that have a status
    unjudged: int  # rows without a target
    proposed: int  # proposals that wait for a reviewer
    derived: tuple[Derived, ...] = ()  # amounts that follow from others
    only: Status | None = None  # the one status whose rows are shown; None: every row is
    elsewhere: Mapping[PlanningPeriod, int] = field(default_factory=dict)  # rows whose targets a longer period lists
    has_figures: bool = False  # whether anything is on record; proposals alone are not


MISSED = (Status.NOT_MET, Status.HARD, Status.BEHIND)
Tasks = Mapping[int, Sequence[IndicatorTask]]  # by the indicator's id
NO_TASKS: Tasks = {}


def missed_indicators(scoreboard: Scoreboard) -> set[int]:
    """The ids of those that did not reach a target, or are behind: who leads what is to move them is named."""
    return {row.indicator.id for row in scoreboard.rows if row.status in MISSED}


def board_of(scoreboard: Scoreboard, marks: Marks, only: Status | None = None, tasks: Tasks = NO_TASKS) -> Board:
    """The scoreboard by sector, sectors in the order of the labels; all is counted, whichever rows are shown."""
    rows = sorted(scoreboard.rows, key=lambda row: sector_place(row.indicator.sector))
    shown = rows if only is None else [row for row in rows if row.status is only]
    sectors = groupby(shown, key=lambda row: row.indicator.sector)
    judged = sum(row.status is not None for row in rows)
    return Board(
        sectors=tuple(Sector(code, tuple(_board_row(row, marks, tasks) for row in group)) for code, group in sectors),
        counts=_counts(scoreboard.counts),
        judged=judged,
        unjudged=sum(row.status is None and bool(row.cited) for row in rows),
        proposed=sum(len(row.proposals) for row in rows),
        derived=scoreboard.derived if only is None else (),
        only=only,
        elsewhere=scoreboard.elsewhere,
        has_figures=any(row.cited for row in rows),
    )


def texts_cited(board: Board) -> set[int]:
    """The ids of every text that a row cites, or that a proposal was read in."""
    rows = [row for sector in board.sectors for row in sector.rows]
    return {witness.text_id for witness in witnesses_of(board)} | {
        proposal.text_id for row in rows for proposal in row.proposals
    }


def witnesses_of(board: Board) -> list[Witness]:
    """The witnesses of every figure that a row cites."""
    cited = [held for sector in board.sectors for row in sector.rows for held in row.cited]
    return [witness for held in cited for witness in held.witnesses]


def _board_row(row: Row, marks: Marks, tasks: Tasks) -> BoardRow:
    leading = tuple(tasks.get(row.indicator.id, ())) if row.status in MISSED and row.subject is None else ()
    return BoardRow(
        row,
        tuple(_lines(row)),
        row.cited,
        row.parts,
        row.proposals,
        marks_of(row, marks),
        leading,
        are_being_corrected(row, marks),
    )


def _lines(row: Row) -> Iterator[BoardLine]:
    """A line for each target. What none is held against joins the first target that it could be, or stands alone."""
    others = _held_against_none(row)
    hosts = (at for at, each in enumerate(row.comparisons) if _could_hold(each, others))
    host = next(hosts, None) if others else None
    if host is None and (others or (row.growths and not row.comparisons)):
        yield BoardLine(None, others, () if row.comparisons else row.growths)
    for number, each in enumerate(row.comparisons):
        results = (each.result,) if each.result else ()
        rates = ((each.attainment,) if each.attainment else ()) + each.unassigned
        growths = row.growths if number == 0 else ()
        yield BoardLine(each, results + (others if number == host else ()), rates + _not_in(growths, results))


def _held_against_none(row: Row) -> tuple[HeldFigure, ...]:
    """The results that no target is compared with; of a part of the period only where no amount of it is."""
    results = [each.result for each in row.comparisons if each.result]
    stated = row.results
    if not stated:
        of_a_part = not any(held.figure.measure in AMOUNTS for held in results)
        stated = (*((row.result,) if row.result and of_a_part else ()), *row.merged)
    return _not_in(stated, results)


def _could_hold(compared: Comparison, others: Sequence[HeldFigure]) -> bool:
    """Whether results stand beside this target: an amount in the unit of each, or of one matter with it; or beside no
    target's rate.
    """
    target = compared.target
    if target is None:
        return True
    amount = target.figure.measure in AMOUNTS
    return amount and all(held.quantity.unit == target.quantity.unit or compares(held, target) for held in others)


def _not_in(figures: Sequence[HeldFigure], shown: Sequence[HeldFigure]) -> tuple[HeldFigure, ...]:
    """The figures that are not shown already."""
    if not figures:
        return ()
    known = {held.figure.id for held in shown}
    return tuple([held for held in figures if held.figure.id not in known])


def _counts(counts: Mapping[Status, int]) -> tuple[Count, ...]:
    """Each status that occurs, and the three that are always asked for."""
    return tuple(
        Count(status, counts.get(status, 0)) for status in Status if counts.get(status) or status in ALWAYS_COUNTED
    )
