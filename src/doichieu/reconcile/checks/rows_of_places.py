"""The rows of a table by place, and their total: each hamlet's or commune's amount, and `Tổng cộng` below or above.

Each row of the column has a place of its own and the total has none, so that nothing is counted twice. Rates and means
do not add up.
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import groupby

from doichieu.claims import Kind
from doichieu.claims.findings import Fact, Finding, Severity
from doichieu.reconcile.adding import total_of
from doichieu.reconcile.book import Book
from doichieu.reconcile.measures import PERCENT
from doichieu.reconcile.reports import exactly, finding
from doichieu.reconcile.stances import only
from doichieu.reconcile.witnesses import Witness

FEWEST = 2  # rows that make a total

Row = Sequence[Witness]


def find(book: Book) -> Iterator[Finding]:
    """Every total with the rows right above it, or else right below."""
    for _, group in groupby(book.sentences.values(), key=lambda mates: mates[0].ref.document):
        rows = list(group)
        for number, row in enumerate(rows):
            if not only("total row", row[0].before.strip(" .:-")):
                continue
            for whole in row:
                if _adds_up(whole):
                    parts = _parts(whole, reversed(rows[:number])) or _parts(whole, rows[number + 1 :])
                    yield from _of_rows(book, whole, sorted(parts, key=lambda one: one.order))


def _adds_up(whole: Witness) -> bool:
    """Whether it is an amount, of no place of its own."""
    claim = whole.claim
    plain = claim.kind is Kind.LEVEL and claim.total is None and claim.unit != PERCENT and "/" not in claim.unit
    return plain and claim.subject is None and claim.locality is None and not whole.says("mean")


def _parts(whole: Witness, rows: Iterable[Row]) -> list[Witness]:
    """The figures of its column in the rows from here on, up to one without a place; none where a place comes twice."""
    parts: list[Witness] = []
    places: set[tuple[str | None, str | None]] = set()
    for row in rows:
        own = [one for one in row if _key(one) == _key(whole)]
        place = (row[0].claim.subject, row[0].claim.locality)
        if place in places:
            return []
        if len(own) != 1 or place == (None, None):
            break
        places.add(place)
        parts += own
    return parts if len(parts) >= FEWEST else []


def _key(one: Witness) -> tuple[object, ...]:
    claim = one.claim
    return claim.kind, claim.planned, claim.indicator, claim.code, claim.unit, claim.period, claim.basis


def _of_rows(book: Book, whole: Witness, parts: Sequence[Witness]) -> Iterator[Finding]:
    """Rows that say more than the total, or nearly as much, contradict it; of less, some may have been left out."""
    size, total = book.size(whole), total_of(parts, book.size)
    if size is None or total is None:
        return
    made = exactly(sum((Fraction(part.claim.value) for part in parts), Fraction(0)), whole.claim.unit)
    facts: dict[str, Fact] = {"whole": whole.ref, "computed": made}
    if total.meets(size):
        yield finding("parts.agree", Severity.AGREES, (whole, *parts), **facts)
        return
    nearly = abs(total.middle - size.middle) <= book.settings.nearly_whole * abs(size.middle)
    severity = Severity.ERROR if nearly or total.low > size.high else Severity.QUESTION
    yield finding("parts.sum", severity, (whole, *parts), **facts)
