"""A count against the list behind it: `5 công trình, gồm: a; b; c; d` names four.

A list that only commas part is asked about.
"""

from collections.abc import Iterator
from fractions import Fraction

from doichieu.claims.findings import Fact, Finding, Severity
from doichieu.reconcile.book import Book
from doichieu.reconcile.measures import is_count
from doichieu.reconcile.reports import exactly, finding

NAME = "listed"
FEW = 2  # commas part other things too: a list that misses the count by more is another list


def find(book: Book) -> Iterator[Finding]:
    """Every count with a list that no other figure interrupts."""
    for witness in book.witnesses:
        claim = witness.claim
        if witness.listed is None or claim.total is not None or claim.upper is not None:
            continue
        if not is_count(claim.quantity) or claim.unit in {"", "%"}:
            continue
        named = witness.listed
        facts: dict[str, Fact] = {"count": witness.ref, "listed": exactly(Fraction(named.things), claim.unit)}
        if claim.value == named.things:
            yield finding("listed.agree", Severity.AGREES, (witness,), **facts)
        elif named.firm or abs(claim.value - named.things) <= FEW:
            severity = Severity.WARNING if named.firm else Severity.QUESTION
            yield finding("listed.differs", severity, (witness,), **facts)
