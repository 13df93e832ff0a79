"""Stock and flow: so many left a list, so many came onto it, so many are on it; was it so many before?

Where the opening is stated too, all four must go together. Else the text seldom says whether those who came are among
those who are on it, so both openings are asked about.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from doichieu.claims import Kind, Relation
from doichieu.claims.findings import Fact, Finding, Severity
from doichieu.reconcile.book import Book
from doichieu.reconcile.measures import PERCENT, is_count
from doichieu.reconcile.reports import exactly, finding
from doichieu.reconcile.stances import clauses, counts_people, first_clause, stands, unit_family
from doichieu.reconcile.witnesses import Witness

NAME = "stock_flow"


def find(book: Book) -> Iterator[Finding]:
    """In one sentence: a figure that went out, one that came in, one that stays; before them the opening, or none."""
    for mates in book.shared_sentences:
        counts = [mate for mate in mates if mate.claim.kind is Kind.LEVEL and is_count(mate.claim.quantity)]
        for place in range(len(counts) - 2):
            three = counts[place : place + 3]
            if stands("opening", counts[place].before):
                yield from _of_opening(counts[place], mates[mates.index(counts[place]) + 1 :])
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
    open_brackets = 0
    for one in behind:
        open_brackets += one.before.count("(") - one.before.count(")")
        if open_brackets or any(ref != opening.ref for ref in one.links(Relation.PART_OF)):
            continue  # a part, or what a net change is made of
        if one.claim.unit == PERCENT:
            continue
        if not is_count(one.claim.quantity) or not _counts_the_same(one, opening):
            return
        if stands("closing", one.before):
            if gone and come:
                yield _balanced(opening, gone, come, one)
            return
        flow = _flow(one)
        if flow is None:
            return
        (gone if flow == "falls out" else come).append(one)


def _counts_the_same(one: Witness, opening: Witness) -> bool:
    """`1.251 đảng viên`, and of them `18 đồng chí`."""
    first, second = one.claim.unit, opening.claim.unit
    return unit_family(first) == unit_family(second) or (counts_people(first) and counts_people(second))


def _flow(one: Witness) -> str | None:
    """What the words right before a count or else behind it say: that so many left, or came; None where neither."""
    if one.claim.kind not in {Kind.LEVEL, Kind.GROWTH} or one.claim.basis or one.claim.total is not None:
        return None
    for words in (clauses(one.before)[-1], first_clause(one.after)):
        said = [kind for kind in ("falls out", "comes in") if stands(kind, words)]
        if said:
            return said[0] if len(said) == 1 and not stands("among", words) else None
    return None


def _balanced(opening: Witness, gone: Sequence[Witness], come: Sequence[Witness], closing: Witness) -> Finding:
    left, added = (sum(abs(Fraction(one.claim.value)) for one in each) for each in (gone, come))
    made = Fraction(opening.claim.value) - left + added
    unit = closing.claim.unit
    facts: dict[str, Fact] = {"opening": opening.ref, "stay": closing.ref, "computed": exactly(made, unit)}
    facts["gone"] = gone[0].ref if _is_one_level(gone) else exactly(left, unit)
    facts["come"] = come[0].ref if _is_one_level(come) else exactly(added, unit)
    wording, severity = "stock_flow.closing", Severity.WARNING
    if made == Fraction(closing.claim.value):
        wording, severity = "stock_flow.closing_agrees", Severity.AGREES
    return finding(wording, severity, (opening, *gone, *come, closing), **facts)


def _is_one_level(flows: Sequence[Witness]) -> bool:
    """Whether one figure tells it, and not as a change: `giảm 46 hộ`."""
    return len(flows) == 1 and flows[0].claim.kind is Kind.LEVEL


def _asked(gone: Witness, come: Witness, stay: Witness) -> Finding:
    left, added, at_end = (Fraction(one.claim.value) for one in (gone, come, stay))
    facts: dict[str, Fact] = {"gone": gone.ref, "come": come.ref, "stay": stay.ref}
    facts["with_them"] = exactly(at_end - added + left, gone.claim.unit)
    facts["without_them"] = exactly(at_end + left, gone.claim.unit)
    return finding("stock_flow.opening", Severity.QUESTION, (gone, come, stay), **facts)
