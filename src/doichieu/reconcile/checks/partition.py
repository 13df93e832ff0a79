"""Met, not met and all: `19/27 chỉ tiêu đạt, còn 8 chỉ tiêu chưa đạt`; what is done of a whole, and what is left."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import takewhile

from doichieu.claims import Bound, Kind, Relation
from doichieu.claims.findings import Fact, Finding, Severity
from doichieu.reconcile.book import Book
from doichieu.reconcile.intervals import Interval
from doichieu.reconcile.measures import is_count
from doichieu.reconcile.reports import exactly, finding, percent
from doichieu.reconcile.stances import stands, unit_family
from doichieu.reconcile.witnesses import Witness

NAME = "partition"


def find(book: Book) -> Iterator[Finding]:
    """Every sentence by itself; what exceeded its target may stand in the next."""
    for witness in book.witnesses:
        yield from _exceeded(book, witness)
    for mates in book.shared_sentences:
        counts = [mate for mate in mates if _counts(mate)]
        for place, first in enumerate(counts):
            rest = [mate for mate in _up_to_another_whole(first, counts[place + 1 :]) if _alike(first, mate)]
            if first.claim.total is not None:
                yield from _of_progress(first, rest)
            elif rest and not any(_same_family(first, earlier) for earlier in counts[:place]):
                yield from _of_counts(first, rest)


def _up_to_another_whole(first: Witness, behind: Sequence[Witness]) -> Iterator[Witness]:
    """`đạt 19/19 tiêu chí; đạt 12/18 tiêu chí nâng cao, còn 6`: what is left behind another Y is left of that one."""
    totals = {None, first.claim.total}
    return takewhile(lambda mate: mate.claim.total in totals or not _same_family(first, mate), behind)


def _counts(witness: Witness) -> bool:
    claim = witness.claim
    return claim.kind in {Kind.LEVEL, Kind.PROGRESS} and is_count(claim.quantity) and claim.bound is Bound.EXACT


def _alike(one: Witness, other: Witness) -> bool:
    """Whether they count the same things of one place, as reported or as planned."""
    whole = other.claim.total is None and one.claim.upper is None and other.claim.upper is None
    return _same_family(one, other) and whole and (one.place, one.claim.planned) == (other.place, other.claim.planned)


def _same_family(one: Witness, other: Witness) -> bool:
    return unit_family(one.claim.unit) == unit_family(other.claim.unit)


def _of_progress(progress: Witness, rest: Sequence[Witness]) -> Iterator[Finding]:
    """X of Y done, and so many not: together Y."""
    beside = _up_to_the_rest([one for one in rest if progress.ref not in one.links(Relation.PART_OF)])
    unmet = [one for one in beside if _is_unmet(one) or one.says("not yet")]
    if not unmet or progress.says("unmet") or stands("unnamed rest", beside[-1].after):
        return
    made = progress.claim.value + sum(one.claim.value for one in beside)
    full = progress.claim.value == progress.claim.total
    banded = any(stands("band", one.after) for one in unmet)  # `11/38 đơn vị trên 70%; còn 6 đơn vị dưới 30%`
    if made != progress.claim.total and banded:
        return
    if any(map(_is_unmet, unmet)) or made == progress.claim.total or (made > (progress.claim.total or 0) and not full):
        yield _judged(progress, progress.claim.value, beside, progress.claim.total, sure=len(beside) == len(unmet))


def _is_unmet(witness: Witness) -> bool:
    """Whether it says to be all that is not done; `2 dự án chưa khởi công` may be some of it, or of something else."""
    return witness.says("unmet") or witness.says("rest")


def _up_to_the_rest(counts: Sequence[Witness]) -> Sequence[Witness]:
    """The counts up to the first that is all the rest, behind which a semicolon begins something else."""
    ends = (place for place, one in enumerate(counts) if _is_unmet(one) and ";" in one.after)
    return counts[: next(ends, len(counts)) + 1]


def _exceeded(book: Book, part: Witness) -> Iterator[Finding]:
    """Of all that is met, so many are exceeded: the others are met exactly."""
    for ref in part.links(Relation.PART_OF):
        whole = book.known.get(ref)
        if whole is not None and whole.claim.total == whole.claim.value and part.says("exceeded"):
            left = exactly(Fraction(whole.claim.value - part.claim.value), whole.claim.unit)
            facts: dict[str, Fact] = {"whole": whole.ref, "part": part.ref, "left": left}
            yield finding("partition.exceeded", Severity.IMPLIED, (whole, part), **facts)


def _of_counts(first: Witness, rest: Sequence[Witness]) -> Iterator[Finding]:
    """So many met and so many not, of all that a figure before them counts or of an unnamed whole."""
    unmet = [one for one in rest if one.says("unmet")]
    met = [one for one in rest if one not in unmet and (one.says("met") or one.says("exceeded"))]
    if rest and stands("unnamed rest", rest[-1].after):
        return
    if len(rest) == 2 and not unmet and _are_done_and_left(first, *rest):
        yield from _done_and_left(first, *rest)
    elif unmet and met and not first.says("unmet") and len(met) + len(unmet) == len(rest):
        yield _judged(first, 0, rest, first.claim.value, sure=True)
    elif len(unmet) == len(rest) == 1 and first.says("met") and not first.says("unmet"):
        total = exactly(Fraction(first.claim.value + unmet[0].claim.value), first.claim.unit)
        yield finding(
            "partition.implied", Severity.IMPLIED, (first, unmet[0]), met=first.ref, unmet=unmet[0].ref, total=total
        )
    elif len(rest) == 1 and rest[0].says("done") and not first.says("done") and rest[0].claim.value < first.claim.value:
        yield _remainder(first, rest[0])


def _are_done_and_left(whole: Witness, done: Witness, left: Witness) -> bool:
    """`nhận 45 đơn, đã giải quyết 38 đơn, còn 7 đơn`: so many of a whole are done, and so many are left."""
    finished = stands("done", done.before) or stands("done", done.after)
    return (
        finished
        and stands("rest", left.before)
        and not stands("done", whole.before)
        and done.claim.value <= whole.claim.value
    )


def _done_and_left(whole: Witness, done: Witness, left: Witness) -> Iterator[Finding]:
    """What is left may be told in part: `còn 4 đơn quá hạn`; not where it is `còn lại`, or still under way."""
    made = Fraction(done.claim.value) + Fraction(left.claim.value)
    facts: dict[str, Fact] = {"whole": whole.ref, "done": done.ref, "left": left.ref}
    facts["computed"] = exactly(made, whole.claim.unit)
    is_all = stands("all the rest", left.before) or stands("under way", left.after)
    if made == Fraction(whole.claim.value):
        yield finding("partition.left_agree", Severity.AGREES, (whole, done, left), **facts)
    elif made > Fraction(whole.claim.value) or is_all:
        yield finding("partition.left", Severity.WARNING, (whole, done, left), **facts)


def _judged(whole: Witness, done: object, beside: Sequence[Witness], total: object, *, sure: bool) -> Finding:
    made = Fraction(str(done)) + sum(Fraction(one.claim.value) for one in beside)
    facts: dict[str, Fact] = {"whole": whole.ref, "computed": exactly(made, whole.claim.unit)}
    facts["total"] = exactly(Fraction(str(total)), whole.claim.unit)
    if made == Fraction(str(total)):
        return finding("partition.agree", Severity.AGREES, (whole, *beside), **facts)
    severity = Severity.ERROR if sure else Severity.WARNING
    return finding("partition.differs", severity, (whole, *beside), **facts)


def _remainder(whole: Witness, done: Witness) -> Finding:
    left = Fraction(whole.claim.value - done.claim.value)
    share = Interval.point(Fraction(done.claim.value) / Fraction(whole.claim.value))
    facts: dict[str, Fact] = {
        "whole": whole.ref,
        "part": done.ref,
        "left": exactly(left, whole.claim.unit),
        "share": percent(share),
    }
    return finding("partition.remainder", Severity.IMPLIED, (whole, done), **facts)
