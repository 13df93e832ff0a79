"""A scoreboard laid out for its page: by sector, a line for each target, and every figure that a row cites."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from doichieu.hub.checks.judgements import Status
from doichieu.hub.checks.queries import Comparison, PartResult, Row, Scoreboard
from doichieu.hub.intake.queries import ProposedClaim
from doichieu.hub.register.models import AMOUNTS
from doichieu.hub.register.queries import HeldFigure, Witness
from doichieu.hub.web.labels import sector_place

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


def board_of(scoreboard: Scoreboard) -> Board:
    """The scoreboard by sector, sectors in the order of the labels."""
    rows = sorted(scoreboard.rows, key=lambda row: sector_place(row.indicator.sector))
    sectors = groupby(rows, key=lambda row: row.indicator.sector)
    judged = sum(row.status is not None for row in rows)
    return Board(
        sectors=tuple(Sector(code, tuple(map(_board_row, group))) for code, group in sectors),
        counts=_counts(scoreboard.counts),
        judged=judged,
        unjudged=sum(row.status is None and bool(_cited(row)) for row in rows),
        proposed=sum(len(row.proposals) for row in rows),
    )


def texts_cited(board: Board) -> set[int]:
    """The ids of every text that a row cites, or that a proposal was read in."""
    rows = [row for sector in board.sectors for row in sector.rows]
    return {witness.text_id for witness in witnesses_of(board)} | {
        proposal.text_id for row in rows for proposal in row.proposals
    }


def witnesses_of(board: Board) -> list[Witness]:
    """The witnesses of every figure that a row cites."""
    rows = (row for sector in board.sectors for row in sector.rows)
    return [witness for row in rows for held in row.cited for witness in held.witnesses]


def _board_row(row: Row) -> BoardRow:
    return BoardRow(row, tuple(_lines(row)), tuple(_cited(row)), row.parts, row.proposals)


def _lines(row: Row) -> Iterator[BoardLine]:
    """A line for each target; what no target is held against stands on the first line, or alone."""
    compared = {each.result.figure.pk for each in row.comparisons if each.result}
    others = tuple(held for held in row.results if held.figure.pk not in compared)
    for number, each in enumerate(row.comparisons):
        results = (each.result,) if each.result else ()
        rates = ((each.attainment,) if each.attainment else ()) + each.unassigned
        first = number == 0
        yield BoardLine(each, results + (others if first else ()), rates + (row.growths if first else ()))
    if not row.comparisons:
        latest = (row.result,) if row.result and not row.results else ()
        if row.results or latest or row.growths:
            yield BoardLine(None, row.results or latest, row.growths)


def _cited(row: Row) -> Sequence[HeldFigure]:
    """Each figure once: targets, results, rates, parts."""
    compared = [
        held for each in row.comparisons for held in (each.target, each.result, each.attainment, *each.unassigned)
    ]
    every = [*compared, row.result, *row.results, *row.attainments, *row.growths, *(part.result for part in row.parts)]
    return list({held.figure.pk: held for held in every if held is not None}.values())


def _counts(counts: Mapping[Status, int]) -> tuple[Count, ...]:
    """Each status that occurs, and the three that are always asked for."""
    return tuple(
        Count(status, counts.get(status, 0)) for status in Status if counts.get(status) or status in ALWAYS_COUNTED
    )
