"""What came in, what of it is settled, and what is left: `nhận 45 đơn, giải quyết 38 đơn, còn lại 7 đơn`."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from doichieu.claims import Relation
from doichieu.claims.findings import Fact, Finding, Severity
from doichieu.reconcile.reports import exactly, finding
from doichieu.reconcile.stances import stands
from doichieu.reconcile.witnesses import Witness

_CLAUSES = re.compile(r"[,;:.()]")


def done_and_left(whole: Witness, rest: Sequence[Witness]) -> tuple[Witness, Witness] | None:
    """What of the whole is done and what is left, among the counts behind it; None where they do not say so.

    Between them stand only parts of either: `nhận 45 đơn (30 đơn khiếu nại, 15 đơn tố cáo), đã giải quyết 38 đơn, …`.
    """
    if any(stands(kind, whole.before) for kind in ("done", "settles", "rest")):
        return None
    place = next((number for number, one in enumerate(rest) if _is_done(one)), None)
    if place is None or not all(one.links(Relation.PART_OF) for one in rest[:place]):
        return None
    done = rest[place]
    for one in rest[place + 1 :]:
        if stands("rest", one.before):
            return (done, one) if done.claim.value <= whole.claim.value else None
        if not one.links(Relation.PART_OF):
            return None
    return None


def _is_done(one: Witness) -> bool:
    """Whether its words say that it is finished, and not that it is not yet, or under way."""
    if stands("unmet", one.before) or stands("not yet", one.before) or stands("under way", one.before):
        return False
    behind = _CLAUSES.split(one.after)[0]
    return stands("done", one.before) or stands("done", behind) or stands("settles", one.before)


def of_done_and_left(whole: Witness, done: Witness, left: Witness) -> Iterator[Finding]:
    """What is left may be told in part: `còn 4 đơn quá hạn`; not where it is `còn lại`, or still under way.

    More than came in may be settled of what was there before them.
    """
    made = Fraction(done.claim.value) + Fraction(left.claim.value)
    facts: dict[str, Fact] = {"whole": whole.ref, "done": done.ref, "left": left.ref}
    facts["computed"] = exactly(made, whole.claim.unit)
    is_all = stands("all the rest", left.before) or stands("under way", left.after)
    carried = any(stands("carried over", words) for one in (whole, done, left) for words in (one.before, one.after))
    if made == Fraction(whole.claim.value):
        yield finding("partition.left_agree", Severity.AGREES, (whole, done, left), **facts)
    elif not carried and (made > Fraction(whole.claim.value) or is_all):
        yield finding("partition.left", Severity.WARNING, (whole, done, left), **facts)
