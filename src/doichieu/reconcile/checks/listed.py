"""A count against the list behind it: `5 công trình, gồm: a; b; c; d` names four."""

from collections.abc import Iterator
from fractions import Fraction

from doichieu.claims.findings import Fact, Finding, Severity
from doichieu.reconcile.book import Book
from doichieu.reconcile.measures import is_count
from doichieu.reconcile.reports import exactly, finding

NAME = "listed"


def find(book: Book) -> Iterator[Finding]:
    """Every count with a list that no other figure interrupts."""
    for witness in book.witnesses:
        claim = witness.claim
        if witness.listed is None or claim.total is not None or claim.upper is not None:
            continue
        if not is_count(claim.quantity) or claim.unit in {"", "%"}:
            continue
        facts: dict[str, Fact] = {"count": witness.ref, "listed": exactly(Fraction(witness.listed), claim.unit)}
        if claim.value == witness.listed:
            yield finding("listed.agree", Severity.AGREES, (witness,), **facts)
        else:
            yield finding("listed.differs", Severity.WARNING, (witness,), **facts)
