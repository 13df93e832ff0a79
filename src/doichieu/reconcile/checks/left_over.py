"""What came in, what of it is settled, and what is left: `nhận 45 đơn, giải quyết 38 đơn, còn lại 7 đơn`."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import dropwhile

from doichieu.claims import Relation
from doichieu.claims.findings import Fact, Finding, Severity
from doichieu.reconcile.reports import exactly, finding
from doichieu.reconcile.stances import first_clause, last_clause, stands
from doichieu.reconcile.witnesses import Witness


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


def by_state(whole: Witness, rest: Sequence[Witness]) -> list[Witness]:
    """The counts in a row that are each in a state of its own, of all that came in: done, under way, not yet.

    `63 kiến nghị; đã trả lời 41, đang xem xét 16, chưa giải quyết 9`. Empty where they are not two at least, or parts
    of something else. The kinds of what came in may stand before them: `63 kiến nghị, gồm 41 về đất đai và 22 về nhà`.
    """
    if any(stands(kind, whole.before) for kind in ("done", "settles", "rest")):
        return []
    found: dict[str, Witness] = {}
    for one in dropwhile(lambda one: whole.ref in one.links(Relation.PART_OF) and not _state(one), rest):
        state = _state(one)
        if not state or state in found or stands("among", one.before) or one.claim.period != whole.claim.period:
            break
        found[state] = one
    return list(found.values()) if "done" in found and len(found) > 1 else []


def _state(one: Witness) -> str:
    """The state that the words right before a count tell, or else those behind it; empty where they tell none."""
    own = last_clause(one.before).strip() or first_clause(one.after)
    if not (stands("settles", own) or stands("done", own)):
        return "under way" if stands("under way", own) else ""
    kinds = (kind for kind in ("not yet", "under way") if stands(kind, own))
    return next(kinds, "done")


def more_than_came_in(whole: Witness, states: Sequence[Witness]) -> Iterator[Finding]:
    """Counts of all states together are more than came in, and nothing is said of what was there before."""
    made = sum(Fraction(one.claim.value) for one in states)
    if made > Fraction(whole.claim.value) and not _is_carried(whole, *states):
        facts: dict[str, Fact] = {"whole": whole.ref, "computed": exactly(made, whole.claim.unit)}
        yield finding("parts.sum", Severity.WARNING, (whole, *states), **facts)


def more_done(whole: Witness, rest: Sequence[Witness]) -> Iterator[Finding]:
    """`tiếp nhận 38 đơn, đã giải quyết 41 đơn`: asked about, since what was there before may be among them.

    rest: what is done, and the counts behind it, which may tell of those before: `(có 7 đơn kỳ trước chuyển sang)`.
    """
    done = rest[0]
    came = stands("came in", whole.before) and not any(stands(kind, whole.before) for kind in ("done", "settles"))
    of_one_time = done.claim.period == whole.claim.period and not stands("running", done.before)
    more = _is_done(done) and done.claim.value > whole.claim.value
    if came and of_one_time and more and not _is_carried(whole, *rest):
        yield finding("partition.more", Severity.QUESTION, (whole, done), whole=whole.ref, done=done.ref)


def _is_carried(*counts: Witness) -> bool:
    return any(stands("carried over", words) for one in counts for words in (one.before, one.after))


def _is_done(one: Witness) -> bool:
    """Whether its words say that it is finished, and not that it is not yet, or under way."""
    if stands("unmet", one.before) or stands("not yet", one.before) or stands("under way", one.before):
        return False
    behind = first_clause(one.after)
    return stands("done", one.before) or stands("done", behind) or stands("settles", one.before)


def of_done_and_left(whole: Witness, done: Witness, left: Witness) -> Iterator[Finding]:
    """What is left may be told in part: `còn 4 đơn quá hạn`; not where it is `còn lại`, or still under way.

    More than came in may be settled of what was there before them.
    """
    made = Fraction(done.claim.value) + Fraction(left.claim.value)
    facts: dict[str, Fact] = {"whole": whole.ref, "done": done.ref, "left": left.ref}
    facts["computed"] = exactly(made, whole.claim.unit)
    is_all = stands("all the rest", left.before) or stands("under way", left.after)
    carried = _is_carried(whole, done, left)
    if made == Fraction(whole.claim.value):
        yield finding("partition.left_agree", Severity.AGREES, (whole, done, left), **facts)
    elif not carried and (made > Fraction(whole.claim.value) or is_all):
        yield finding("partition.left", Severity.WARNING, (whole, done, left), **facts)
