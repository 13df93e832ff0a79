"""Which amount a rate measures: the one that it is tied to, unless the words around it tell of another matter."""

from collections.abc import Mapping, Sequence

from doichieu.claims import Kind, Relation
from doichieu.claims.findings import ClaimRef
from doichieu.lexicon import folded
from doichieu.reconcile.assigned import AMOUNTS
from doichieu.reconcile.measures import is_count
from doichieu.reconcile.stances import begins, clauses, stands
from doichieu.reconcile.witnesses import Witness


def rated(witness: Witness, known: Mapping[ClaimRef, Witness]) -> Witness | None:
    """The amount that a rate is linked to, in its document or else in another; None where it is of its own matter."""
    linked = next((known[ref] for ref in witness.links(Relation.RATES) if ref in known), None)
    if linked is None and witness.rates is not None:
        linked = known.get(witness.rates)
    if linked is None or linked.claim.kind not in AMOUNTS or is_own_rate(witness, linked):
        return None
    return linked


def is_own_rate(rate: Witness, amount: Witness) -> bool:
    """Whether a percentage is of a matter of its own, and none of the amount before it.

    What is planned is no rate of what was reached; `1 chỉ tiêu chưa đạt (đạt 78%)` tells how far that one came; `14/15
    chỉ tiêu đạt, có chỉ tiêu đạt 118%` speaks of some of them; and in `14/15 chỉ tiêu đạt; chưa đạt là thu nhập, đạt
    91%` another matter stands between.
    """
    if rate.claim.planned and not amount.claim.planned:
        return True
    if rate.claim.kind is Kind.ATTAINMENT and _is_of_unmet(amount):
        return True
    _, *others, own = ["", *clauses(amount.after)] if rate.before == amount.after else ["", ""]
    return bool(others) and (_names_some(own, amount) or _turns_away(rate, amount, others[1:]))


def _names_some(words: str, amount: Witness) -> bool:
    """`có chỉ tiêu đạt`: things of the amount's unit, and not how many."""
    return begins("there are", words) and folded(amount.claim.unit) in words


def _turns_away(rate: Witness, amount: Witness, between: Sequence[str]) -> bool:
    """Whether clauses between the amount's own and the rate's tell of something else."""
    told = [words for words in between if words.strip()]
    same = folded(rate.claim.indicator or "") == folded(amount.claim.indicator or "")
    return any(stands("unmet", words) or not same for words in told)


def _is_of_unmet(amount: Witness) -> bool:
    """Whether it counts what did not reach its target, by its name or the words right behind it."""
    counted = amount.claim.total is None and is_count(amount.claim.quantity)
    return counted and (stands("unmet", folded(amount.claim.indicator or "")) or begins("unmet", amount.after))
