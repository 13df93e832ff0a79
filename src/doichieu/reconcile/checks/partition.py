"""Met, not met and all: `19/27 chỉ tiêu đạt, còn 8 chỉ tiêu chưa đạt`; what is done of a whole, and what is left."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import takewhile

from doichieu.claims import Bound, Kind, Relation
from doichieu.claims.findings import Fact, Finding, Severity
from doichieu.lexicon import folded
from doichieu.reconcile.assigned import same_unit
from doichieu.reconcile.book import Book
from doichieu.reconcile.checks.left_over import by_state, done_and_left, more_done, more_than_came_in, of_done_and_left
from doichieu.reconcile.intervals import Interval
from doichieu.reconcile.measures import is_count
from doichieu.reconcile.reports import exactly, finding, percent
from doichieu.reconcile.stances import first_clause, last_clause, stands, unit_family, without
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
            if _names_its_whole(first):
                yield from _of_whole_behind(first, counts[:place])
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
    """`đơn thư` and `đơn` are one family, and so are criteria and standards."""
    first, second = unit_family(one.claim.unit), unit_family(other.claim.unit)
    return first == second or same_unit(first, second)


def _of_progress(progress: Witness, rest: Sequence[Witness]) -> Iterator[Finding]:
    """X of Y done, and so many not: together Y; parts of either are counted with it."""
    counted = {progress.ref, *(one.ref for one in rest)}
    beside = _up_to_the_rest([one for one in rest if counted.isdisjoint(one.links(Relation.PART_OF))])
    unmet = [one for one in beside if _is_unmet(one) or _tells(one, "not yet")]
    if len(rest) > 1 and sum(one.claim.value for one in rest) == progress.claim.total:
        return  # `29/30 phiếu; riêng phí có 27 phiếu thuận, 3 phiếu không`: all of them once more, of another matter
    if not unmet or progress.says("unmet") or stands("unnamed rest", beside[-1].after):
        return
    if _is_one_kind(progress) and any(map(_is_of_own_kind, beside)):
        return
    made = progress.claim.value + sum(one.claim.value for one in beside)
    full = progress.claim.value == progress.claim.total
    banded = any(stands("band", one.after) for one in unmet)  # `11/38 đơn vị trên 70%; còn 6 đơn vị dưới 30%`
    if made != progress.claim.total and banded:
        return
    if any(map(_is_unmet, unmet)) or made == progress.claim.total or (made > (progress.claim.total or 0) and not full):
        yield _judged(progress, progress.claim.value, beside, progress.claim.total, sure=len(beside) == len(unmet))


def _is_one_kind(progress: Witness) -> bool:
    """`15/22 phòng học kiên cố`, one kind of several; not `15/22 kiến nghị đã giải quyết`, of which others are left."""
    own = (folded(progress.claim.indicator or ""), first_clause(progress.after))
    named = without(own[0], "number of").split()[:1] == folded(progress.claim.unit).split()[:1]
    done = any(stands(kind, words) for kind in ("met", "done", "settles") for words in own)
    return named and not done and not any(stands(kind, progress.before) for kind in ("done", "settles"))


def _is_of_own_kind(rest: Witness) -> bool:
    """`còn 7 phòng bán kiên cố`, `86 phòng tạm`: words behind the count say which, and not that nothing is done yet."""
    said = first_clause(rest.after).strip()
    return bool(said) and not any(stands(kind, said) for kind in _STATES)


_STATES = ("unmet", "not yet", "under way", "rest", "met", "done", "settles", "of total")


def _names_its_whole(last: Witness) -> bool:
    """`6 chỉ tiêu chưa đạt trong tổng số 18 chỉ tiêu`, read as one figure or as two."""
    if last.claim.total is not None:
        return stands("of total", folded(last.claim.quote))
    return stands("of total", last_clause(last.before))


def _of_whole_behind(last: Witness, before: Sequence[Witness]) -> Iterator[Finding]:
    """So many met and so many not, and the whole that both are of behind them; parts of either are not counted."""
    beside = list(takewhile(lambda one: _is_beside(one, last), reversed(before)))[::-1]
    beside = [one for one in beside if not one.links(Relation.PART_OF)]
    total = last.claim.total
    said = {_own_stance(one) for one in (*beside, *([last] if total is not None else []))}
    if said != {"met", "unmet"} or len(beside) < (1 if total is not None else 2):
        return
    if total is None:
        yield _judged(last, 0, beside, last.claim.value, sure=True)
    else:
        yield _judged(last, last.claim.value, beside, total, sure=True)


def _is_beside(one: Witness, last: Witness) -> bool:
    """Whether it stands in the same row of counts, with no whole of its own."""
    same = _same_family(one, last) and one.claim.total is None and one.claim.upper is None
    return same and ";" not in one.after and (one.place, one.claim.planned) == (last.place, last.claim.planned)


def _own_stance(one: Witness) -> str:
    """What its own words say: those of its name, else those right before it; empty where they say neither."""
    for words in (folded(one.claim.indicator or ""), last_clause(one.before)):
        for kind in ("unmet", "met", "exceeded"):
            if stands(kind, words):
                return "met" if kind == "exceeded" else kind
    return ""


def _is_unmet(witness: Witness) -> bool:
    """Whether it says to be all that is not done; `2 dự án chưa khởi công` may be some of it, or of something else."""
    return _tells(witness, "unmet") or _tells(witness, "rest")


def _tells(witness: Witness, kind: str) -> bool:
    """Whether its own words do: those before it, its name, and its clause; not `; hộ nghèo còn 1,1%` behind it."""
    return any(
        stands(kind, words)
        for words in (witness.before, folded(witness.claim.indicator or ""), first_clause(witness.after))
    )


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
    states = by_state(first, rest) if not unmet else []
    told = done_and_left(first, rest) if not unmet else None
    if states and sum(one.claim.value for one in states) > first.claim.value:
        yield from more_than_came_in(first, states)
    elif told is not None:
        yield from of_done_and_left(first, *told)
    elif unmet and met and not first.says("unmet") and len(met) + len(unmet) == len(rest):
        counted = {one.ref for one in rest}
        beside = [one for one in rest if counted.isdisjoint(one.links(Relation.PART_OF))]
        yield _judged(first, 0, beside, first.claim.value, sure=True)
    elif len(unmet) == len(rest) == 1 and first.says("met") and not first.says("unmet"):
        total = exactly(Fraction(first.claim.value + unmet[0].claim.value), first.claim.unit)
        yield finding(
            "partition.implied", Severity.IMPLIED, (first, unmet[0]), met=first.ref, unmet=unmet[0].ref, total=total
        )
    elif len(rest) == 1 and rest[0].says("done") and not first.says("done") and rest[0].claim.value < first.claim.value:
        yield _remainder(first, rest[0])
    elif rest and not unmet:
        yield from more_done(first, rest)


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
