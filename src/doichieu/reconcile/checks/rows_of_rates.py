"""The rates of a table, row by row: households, the poor among them, and their rate.

Which columns go together is not said in words alone: the rate bears the name of the count that it is of, and two rows
at least must fit. A row that does not is then the one that is wrong.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from doichieu.claims import Kind, Relation
from doichieu.claims.findings import Fact, Finding, Severity
from doichieu.lexicon import folded
from doichieu.reconcile.assigned import same_unit
from doichieu.reconcile.book import Book
from doichieu.reconcile.measures import PERCENT, is_count
from doichieu.reconcile.reports import finding, percent
from doichieu.reconcile.witnesses import Witness

FEWEST = 2  # rows that fit, so that the columns are known to go together

Row = tuple[Witness, Witness, Witness]  # the part, its whole, and the rate


def find(book: Book) -> Iterator[Finding]:
    """Each rate of a row that does not follow from two counts of it, as those of other rows do."""
    columns: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for mates in book.shared_sentences:
        for row in _rows(mates):
            names = (folded(one.claim.indicator or "") for one in row)
            columns[row[0].ref.document, *names].append(row)
    for rows in columns.values():
        fitting = [row for row in rows if _fits(book, row)]
        if max(FEWEST, len(rows) - len(fitting)) <= len(fitting):
            for row in rows:
                if row not in fitting:
                    yield from _told(book, row)


def _rows(mates: Sequence[Witness]) -> Iterator[Row]:
    """A row's rate, the one count of its name, and each other count of the same things that is no smaller."""
    rates = [one for one in mates if one.claim.cell is not None and one.claim.unit == PERCENT and not one.claim.basis]
    counts = [one for one in mates if one.claim.cell is not None and _is_count(one)]
    for rate in rates:
        named = [one for one in counts if _is_of(rate, one)]
        if rate.claim.kind is not Kind.LEVEL or len(named) != 1:
            continue
        for whole in counts:
            if whole is not named[0] and _may_be_whole(named[0], whole):
                yield named[0], whole, rate


def _is_of(rate: Witness, one: Witness) -> bool:
    """Whether the reader ties them, or both bear one name."""
    linked = rate.links(Relation.RATES)
    return one.ref in linked if linked else bool(one.claim.indicator) and one.claim.indicator == rate.claim.indicator


def _is_count(one: Witness) -> bool:
    return one.claim.kind is Kind.LEVEL and one.claim.total is None and is_count(one.claim.quantity)


def _may_be_whole(part: Witness, whole: Witness) -> bool:
    one, other = part.claim, whole.claim
    alike = same_unit(one.unit, other.unit) and (one.planned, one.period) == (other.planned, other.period)
    return alike and other.value > 0 and other.value >= one.value


def _fits(book: Book, row: Row) -> bool:
    part, whole, rate = (book.size(one) for one in row)
    share = part.over(whole) if part is not None and whole is not None else None
    ratio = book.ratio(row[2])
    return rate is None or ratio is None or share is None or share.meets(ratio)


def _told(book: Book, row: Row) -> Iterator[Finding]:
    part, whole, rate = row
    size, other = book.size(part), book.size(whole)
    share = size.over(other) if size is not None and other is not None else None
    if share is not None:
        facts: dict[str, Fact] = {"amount": part.ref, "other": whole.ref, "rate": rate.ref}
        yield finding("share.differs", Severity.ERROR, row, **facts, computed=percent(share))
