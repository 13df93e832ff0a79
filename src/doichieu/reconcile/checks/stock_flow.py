"""Stock and flow: so many left a list, so many came onto it, so many are on it; was it so many before?

The text seldom says whether those who came are among those who are on it, so both openings are asked about.
"""

from collections.abc import Iterator
from fractions import Fraction

from doichieu.claims import Kind
from doichieu.claims.findings import Fact, Finding, Severity
from doichieu.reconcile.book import Book
from doichieu.reconcile.measures import is_count
from doichieu.reconcile.reports import exactly, finding
from doichieu.reconcile.witnesses import Witness

NAME = "stock_flow"


def find(book: Book) -> Iterator[Finding]:
    """A figure that went out, the next that came in, and the next that stays, in one sentence."""
    for mates in book.shared_sentences:
        counts = [mate for mate in mates if mate.claim.kind is Kind.LEVEL and is_count(mate.claim.quantity)]
        for place in range(len(counts) - 2):
            gone, come, stay = counts[place : place + 3]
            if _flows(gone, come, stay):
                yield _asked(gone, come, stay)


def _flows(gone: Witness, come: Witness, stay: Witness) -> bool:
    said = gone.says("out") and come.says("in") and stay.says("staying")
    return said and gone.claim.unit == come.claim.unit and gone.claim.planned == stay.claim.planned


def _asked(gone: Witness, come: Witness, stay: Witness) -> Finding:
    left, added, at_end = (Fraction(one.claim.value) for one in (gone, come, stay))
    facts: dict[str, Fact] = {"gone": gone.ref, "come": come.ref, "stay": stay.ref}
    facts["with_them"] = exactly(at_end - added + left, gone.claim.unit)
    facts["without_them"] = exactly(at_end + left, gone.claim.unit)
    return finding("stock_flow.opening", Severity.QUESTION, (gone, come, stay), **facts)
