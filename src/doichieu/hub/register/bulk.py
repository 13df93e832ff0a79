"""Very many figures of one source at once: the rules of `add_figure`, all or nothing, a link for each batch."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from django.db import transaction

from doichieu.claims.codec import text_from_json
from doichieu.garbage import unsearched
from doichieu.hub.access.viewers import Act, Actor, Viewer, acting
from doichieu.hub.documents.models import StoredText
from doichieu.hub.ledger import services as ledger
from doichieu.hub.ledger.batches import Batch
from doichieu.hub.places.models import Locality
from doichieu.hub.register.bulk_checks import Row, RowChecks
from doichieu.hub.register.bulk_rows import RowMaker, Rows
from doichieu.hub.register.bulk_standing import Settled, settled
from doichieu.hub.register.bulk_tables import Tables
from doichieu.hub.register.errors import RegisterError, RowsRefused

__all__ = ["Imported", "Row", "import_figures"]

AT_ONCE = 10_000  # rows of one link
MANY = 50_000  # figures after which the database counts its tables again
MOST_FAULTS = 1_000  # that are told; the rest are counted
EVENT = "figures imported"


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import wrote."""

    figures: int  # new ones
    witnesses: int  # of the new figures, and of figures on record that say the same
    links: int


@transaction.atomic
def import_figures(rows: Iterable[Row], *, by: Actor, source: StoredText) -> Imported:
    """Enter figures that stand in one text, each with its witness there; all of them, or none.

    A row that says the same as a figure on record gives that figure a witness; the same rows again change
    nothing. `rows` is read once, some thousands at a time, and may be of any length. Whoever imports may review
    for the place of every row. One event goes out to upper apps, about the source.
    Raises access.Refused and UnknownActor, and RowsRefused with what `add_figure` would raise for each row:
    UnitMismatch, NotANumber, TooLarge, NegativeCount, NegativeShare, FractionalCount, RangeReversed,
    WrongPlace, WrongSubject, EvidenceMismatch, FigureStands; also IndicatorEnded, as a review of claims does.
    """
    actor = acting(by)
    checks, maker = RowChecks(text_from_json(source.data)), RowMaker(source, actor.person(Act.REVIEW))
    allowed: set[int] = set()
    with unsearched(), Tables() as tables:
        work = _Work(checks, maker, tables)
        for part in _parts(rows):
            for place in {row.series.locality.id: row.series.locality for _, row in part}.values():
                _must_review(actor, place, allowed)
            work.take(part)
        return work.finish(actor.name)


def _must_review(actor: Viewer, place: Locality, allowed: set[int]) -> None:
    """Raises access.Refused."""
    if place.pk not in allowed:
        actor.must(Act.REVIEW, place)
        allowed.add(place.pk)


class _Work:
    """One import: its checks, its tables, and what it has come to so far.

    The rows of a part are written while those of the next are made.
    """

    def __init__(self, checks: RowChecks, maker: RowMaker, tables: Tables) -> None:
        self._checks, self._maker, self._tables = checks, maker, tables
        self._faults: list[tuple[int, RegisterError]] = []
        self._total = self._figures = self._witnesses = 0
        self._batches: list[tuple[Batch, ...]] = []
        self._before = Settled()  # the last part
        self._made: tuple[Rows, ...] = ()  # its rows, still to be written

    def take(self, part: Sequence[tuple[int, Row]]) -> None:
        """Check some rows, and write them while none before them was at fault."""
        stated = []
        for number, row in part:
            try:
                stated.append(self._checks.stated(number, row))
            except RegisterError as fault:
                self._refuse(number, fault)
        self._tables.wait()
        entering = settled(stated, self._before, self._maker.source, self._refuse)
        if not self._total:
            self._make(entering)
            self._before = entering

    def finish(self, name: str) -> Imported:
        """Chain what was written. Raises RowsRefused."""
        if self._total:
            raise RowsRefused(faults=tuple(self._faults), total=self._total)
        self._tables.write(*self._made)
        self._tables.wait()
        for number, closed in self._checks.closed_meanwhile():
            self._refuse(number, closed)
        if self._total:
            raise RowsRefused(faults=tuple(self._faults), total=self._total)
        if self._figures >= MANY:
            self._tables.count_again()
        source = self._maker.source
        for number, batches in enumerate(self._batches, 1):  # only now: other writers wait for the end of the chain
            last = number == len(self._batches)  # upper apps are told once, of the source
            ledger.record_batches(EVENT, *batches, by=name, about=source if last else None)
        return Imported(self._figures, self._witnesses, len(self._batches))

    def _make(self, entering: Settled) -> None:
        """Make the rows of a part, while those of the part before it are written."""
        figure_ids = self._tables.figure_ids(len(entering.new))
        evidence_ids = self._tables.evidence_ids(len(entering.new) + len(entering.witnesses))
        self._tables.write(*self._made)
        figures = self._maker.figures(entering.new, figure_ids)
        evidence = self._maker.evidence(entering, figure_ids, evidence_ids)
        self._made = (figures, evidence, self._maker.current(entering.new, figure_ids))
        batches = tuple(rows.batch for rows in (figures, evidence) if rows.ids)
        if batches:
            self._batches.append(batches)
        self._figures, self._witnesses = self._figures + len(figures.ids), self._witnesses + len(evidence.ids)

    def _refuse(self, number: int, fault: RegisterError) -> None:
        self._total += 1
        if len(self._faults) < MOST_FAULTS:
            self._faults.append((number, fault))


def _parts(rows: Iterable[Row]) -> Iterator[list[tuple[int, Row]]]:
    """The rows with their numbers from 1 on, so many at a time."""
    numbered = enumerate(rows, 1)
    while part := list(islice(numbered, AT_ONCE)):
        yield part
