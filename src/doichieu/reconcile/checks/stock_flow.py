"""Stock and flow: so many left a list, so many came onto it, so many are on it; was it so many before?

Where the opening is stated too, all four must go together. Else the text seldom says whether those who came are among
those who are on it, so both openings are asked about.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from doichieu.claims import Kind, Relation
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
            if stands("opening", counts[place].before):
                yield from _of_opening(counts[place], counts[place + 1 :])
            elif _flows(*three) and not (place and stands("opening", counts[place - 1].before)):
                yield _asked(*three)


def _flows(gone: Witness, come: Witness, stay: Witness) -> bool:
    said = gone.says("out") and come.says("in") and stay.says("staying")
    return said and gone.claim.unit == come.claim.unit and gone.claim.planned == stay.claim.planned


def _of_opening(opening: Witness, behind: Sequence[Witness]) -> Iterator[Finding]:
    """`đầu năm 86 hộ, thoát nghèo 20 hộ, phát sinh 5 hộ, cuối năm còn 71 hộ`: what came and what went in any order.

    Behind the opening stand what came and went, parts of either, and the closing; anything else ends the row.
    """
    gone: list[Witness] = []
    come: list[Witness] = []
    for one in behind:
        if unit_family(one.claim.unit) != unit_family(opening.claim.unit):
            return
        if stands("closing", one.before):
            if gone and come:
                yield _balanced(opening, gone, come, one)
            return
        out, into = stands("falls out", one.before), stands("comes in", one.before)
        if out != into:
            (gone if out else come).append(one)
        elif not one.links(Relation.PART_OF):
            return


def _balanced(opening: Witness, gone: Sequence[Witness], come: Sequence[Witness], closing: Witness) -> Finding:
    left, added = (sum(Fraction(one.claim.value) for one in each) for each in (gone, come))
    made = Fraction(opening.claim.value) - left + added
    unit = closing.claim.unit
    facts: dict[str, Fact] = {"opening": opening.ref, "stay": closing.ref, "computed": exactly(made, unit)}
    facts["gone"] = gone[0].ref if len(gone) == 1 else exactly(left, unit)
    facts["come"] = come[0].ref if len(come) == 1 else exactly(added, unit)
    wording, severity = "stock_flow.closing", Severity.WARNING
    if made == Fraction(closing.claim.value):
        wording, severity = "stock_flow.closing_agrees", Severity.AGREES
    return finding(wording, severity, (opening, *gone, *come, closing), **facts)


def _asked(gone: Witness, come: Witness, stay: Witness) -> Finding:
    left, added, at_end = (Fraction(one.claim.value) for one in (gone, come, stay))
    facts: dict[str, Fact] = {"gone": gone.ref, "come": come.ref, "stay": stay.ref}
    facts["with_them"] = exactly(at_end - added + left, gone.claim.unit)
    facts["without_them"] = exactly(at_end + left, gone.claim.unit)
    return finding("stock_flow.opening", Severity.QUESTION, (gone, come, stay), **facts)
