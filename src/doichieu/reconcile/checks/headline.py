"""A headline against its lines: every target is met, and yet 7 of 10 lines of revenue only.

And a headline or caption against its body: the one figure of the body that it can mean is another.
"""

from collections.abc import Iterator, Sequence

from doichieu.claims import Kind, Relation
from doichieu.claims.findings import Finding, Severity
from doichieu.lexicon import folded
from doichieu.lexicon.search import searchable
from doichieu.reconcile.book import Book
from doichieu.reconcile.measures import PERCENT
from doichieu.reconcile.reports import finding
from doichieu.reconcile.stances import clauses, is_target, stands, without
from doichieu.reconcile.topics import Days, days_of
from doichieu.reconcile.witnesses import Witness

NAME = "headline"
ALL = 100  # percent of a plan


def find(book: Book) -> Iterator[Finding]:
    """All targets met, beside fewer than all of some, in one document, place and time; headlines that differ."""
    yield from _differing(book)
    groups: dict[tuple[str, str, Days | None], list[Witness]] = {}
    unmet: list[Witness] = []
    for witness in book.witnesses:
        claim = witness.claim
        if claim.kind is Kind.PROGRESS and is_target(claim.unit) and not claim.planned:
            groups.setdefault((witness.ref.document, witness.place, days_of(claim.period)), []).append(witness)
        elif claim.kind in {Kind.ATTAINMENT, Kind.LEVEL} and claim.unit == PERCENT and _is_said_unmet(witness):
            unmet.append(witness)
    for (document, place, days), group in groups.items():
        yield from _of_group(group)
        for rate in unmet:
            if (rate.ref.document, rate.place, days_of(rate.claim.period)) == (document, place, days):
                yield from _of_unmet(group, rate)


def _of_group(group: Sequence[Witness]) -> Iterator[Finding]:
    full = [one for one in group if one.claim.total is not None and one.claim.value >= one.claim.total]
    for line in group:
        total = line.claim.total
        above = [one for one in full if total is not None and one.claim.total is not None and one.claim.total >= total]
        above = [one for one in above if _own_matter(one) <= _own_matter(line) or _own_matter(one) & _own_matter(line)]
        if total is not None and line.claim.value < total and above and not line.says("unmet"):
            yield finding("headline.lines", Severity.WARNING, (*above, line), headline=above[0].ref, line=line.ref)


def _own_matter(progress: Witness) -> frozenset[str]:
    """What its targets are of, beyond those of the whole year: `32/32 chỉ tiêu tuyển quân` is a quota of recruits."""
    words = folded(progress.claim.indicator or "")
    return frozenset(without(words, "all targets", "met", "exceeded").split())


def _is_said_unmet(rate: Witness) -> bool:
    """`đạt 78,2% kế hoạch, không đạt`, `78,2%, không đạt kế hoạch`: a clause behind it says so and nothing else."""
    if (rate.claim.value >= ALL and rate.claim.kind is Kind.ATTAINMENT) or rate.claim.planned:
        return False
    behind = clauses(rate.after)[1:]
    return any(stands("unmet", clause) and not without(clause, "unmet", "all targets") for clause in behind)


def _of_unmet(group: Sequence[Witness], rate: Witness) -> Iterator[Finding]:
    """All targets are met, and yet of one it is said that it is not."""
    for full in group:
        if full.claim.total is not None and full.claim.value >= full.claim.total and not _own_matter(full):
            yield finding("headline.unmet", Severity.WARNING, (full, rate), headline=full.ref, line=rate.ref)
            return


def _differing(book: Book) -> Iterator[Finding]:
    by_document: dict[str, list[Witness]] = {}
    for witness in book.witnesses:
        by_document.setdefault(witness.ref.document, []).append(witness)
    for witnesses in by_document.values():
        body = [one for one in witnesses if not one.apart]
        for line in witnesses:
            if line.apart and not line.links(Relation.REPEATS):
                yield from _against_body(book, line, [one for one in body if _may_repeat(line, one)])


def _against_body(book: Book, line: Witness, meant: Sequence[Witness]) -> Iterator[Finding]:
    """Where all that the line may mean differs from it, the nearest in words."""
    if not meant or any(_may_agree(book, line, one) for one in meant):
        return
    nearest = max(meant, key=lambda one: len(_words(one) & _words(line)))
    if nearest.ref not in {ref for clash in book.clashes for ref in clash.contradiction.refs}:
        yield finding("headline.differs", Severity.WARNING, (line, nearest), headline=line.ref, body=nearest.ref)


def _may_agree(book: Book, line: Witness, body: Witness) -> bool:
    """Whether they may be one number, and of the same total."""
    one, other = book.size(line), book.size(body)
    return one is None or other is None or (one.meets(other) and line.claim.total == body.claim.total)


def _may_repeat(line: Witness, body: Witness) -> bool:
    """Whether a figure of the body is of the same kind, unit and time, and named alike."""
    one, other = line.claim, body.claim
    same = (one.kind, one.unit, one.planned) == (other.kind, other.unit, other.planned)
    time = one.period is None or other.period is None or days_of(one.period) == days_of(other.period)
    shorter = min(len(_words(line)), len(_words(body)))
    if any(line.says(kind) != body.says(kind) for kind in ("unmet", "rest")):  # `2 chỉ tiêu chưa đạt` of `20 chỉ tiêu`
        return False
    alike = len(_words(line) & _words(body)) * 2 >= shorter > 0
    return same and time and (one.code == other.code if one.code and other.code else alike)


def _words(witness: Witness) -> frozenset[str]:
    """What is measured, short forms written out, with the noun that is counted."""
    claim = witness.claim
    return frozenset(searchable(f"{claim.indicator or ''} {claim.unit if claim.unit.isalpha() else ''}").split())
