"""Stock and flow: so many left a list, so many came onto it, so many are on it; was it so many before?

Where the opening is stated too, all four must go together. Else the text seldom says whether those who came are among
those who are on it, so both openings are asked about.
"""

from collections.abc import Iterator
from fractions import Fraction

from doichieu.claims import Kind
from doichieu.claims.findings import Fact, Finding, Severity
from doichieu.reconcile.book import Book
from doichieu.reconcile.measures import is_count
from doichieu.reconcile.reports import exactly, finding
from doichieu.reconcile.stances import stands, unit_family
from doichieu.reconcile.witnesses import Witness

NAME = "stock_flow"


def find(book: Book) -> Iterator[Finding]:
    """In one sentence: a figure that went out, one that came in, one that stays; before them the opening, or none."""
    for mates in book.shared_sentences:
        counts = [mate for mate in mates if mate.claim.kind is Kind.LEVEL and is_count(mate.claim.quantity)]
        for place in range(len(counts) - 2):
            three = counts[place : place + 3]
            opening = counts[place - 1] if place and stands("opening", counts[place - 1].before) else None
            if opening is not None:
                yield from _balanced(opening, *three)
            elif _flows(*three):
                yield _asked(*three)


def _flows(gone: Witness, come: Witness, stay: Witness) -> bool:
    said = gone.says("out") and come.says("in") and stay.says("staying")
    return said and gone.claim.unit == come.claim.unit and gone.claim.planned == stay.claim.planned


def _balanced(opening: Witness, one: Witness, other: Witness, closing: Witness) -> Iterator[Finding]:
    """`đầu năm 86 hộ, thoát nghèo 20 hộ, phát sinh 5 hộ, cuối năm còn 71 hộ`; what came may stand before what went."""
    units = {unit_family(each.claim.unit) for each in (opening, one, other, closing)}
    gone, come = (one, other) if stands("falls out", one.before) else (other, one)
    said = stands("falls out", gone.before) and stands("comes in", come.before)
    if len(units) > 1 or not said or not stands("closing", closing.before):
        return
    made = Fraction(opening.claim.value - gone.claim.value + come.claim.value)
    facts: dict[str, Fact] = {"opening": opening.ref, "gone": gone.ref, "come": come.ref, "stay": closing.ref}
    facts["computed"] = exactly(made, closing.claim.unit)
    wording, severity = "stock_flow.closing", Severity.WARNING
    if made == Fraction(closing.claim.value):
        wording, severity = "stock_flow.closing_agrees", Severity.AGREES
    yield finding(wording, severity, (opening, one, other, closing), **facts)


def _asked(gone: Witness, come: Witness, stay: Witness) -> Finding:
    left, added, at_end = (Fraction(one.claim.value) for one in (gone, come, stay))
    facts: dict[str, Fact] = {"gone": gone.ref, "come": come.ref, "stay": stay.ref}
    facts["with_them"] = exactly(at_end - added + left, gone.claim.unit)
    facts["without_them"] = exactly(at_end + left, gone.claim.unit)
    return finding("stock_flow.opening", Severity.QUESTION, (gone, come, stay), **facts)
