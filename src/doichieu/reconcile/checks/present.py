"""Those who agreed are more than those who were present: `có 33 đại biểu dự họp, 36 đại biểu tán thành`."""

from collections.abc import Iterator

from doichieu.claims import Kind
from doichieu.claims.findings import Finding, Severity
from doichieu.lexicon import folded
from doichieu.reconcile.book import Book
from doichieu.reconcile.measures import is_count
from doichieu.reconcile.reports import finding
from doichieu.reconcile.stances import counts_people, first_clause, stands
from doichieu.reconcile.witnesses import Witness


def more_agreed(book: Book) -> Iterator[Finding]:
    """Each vote with the presence told last before it.

    Beyond its sentence only with one that says of how many that sit, and of the same people: guests are present too.
    """
    last: Witness | None = None
    for one in book.witnesses:
        if last is not None and last.ref.document != one.ref.document:
            last = None
        if not (one.claim.kind in {Kind.LEVEL, Kind.PROGRESS} and is_count(one.claim.quantity)) or one.claim.planned:
            continue
        if counts_people(one.claim.unit) and _says(one, "voted") and last is not None:
            near = last.sentence == one.sentence or (last.claim.total is not None and _same_seats(last, one))
            if near and one.claim.value > last.claim.value and one.claim.unit == last.claim.unit:
                yield finding("ranges.present", Severity.WARNING, (last, one), present=last.ref, agreed=one.ref)
        elif counts_people(one.claim.unit) and _says(one, "present"):
            last = one


def _says(one: Witness, kind: str) -> bool:
    """Whether the words of its own clause or name say so."""
    said = (first_clause(one.after), folded(one.claim.indicator or ""), one.before)
    return any(stands(kind, words) for words in said)


def _same_seats(present: Witness, agreed: Witness) -> bool:
    return agreed.claim.total in {None, present.claim.value, present.claim.total}
