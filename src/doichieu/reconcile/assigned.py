"""Which number each witness states: topics, with what sentences, headlines and several plans make of them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from doichieu.claims import Kind, Relation
from doichieu.claims.findings import ClaimRef
from doichieu.lexicon import folded, unit_kind
from doichieu.reconcile.bases import plan_topic
from doichieu.reconcile.measures import PERCENT
from doichieu.reconcile.topics import RESULT, Topic, private, topic_of
from doichieu.reconcile.witnesses import Witness

AMOUNTS = frozenset({Kind.LEVEL, Kind.PROGRESS})


def topics_of(witnesses: Sequence[Witness]) -> dict[ClaimRef, Topic]:
    """The topic of each amount.

    What a headline repeats is what its body states. Two figures of one sentence that differ are two things, though
    the reader gives them one name.
    """
    topics = {witness.ref: topic_of(witness) for witness in witnesses if witness.claim.kind in AMOUNTS}
    _name_parts_of_years(witnesses, topics)
    _keep_apart(witnesses, topics)
    for witness in witnesses:
        for body in witness.links(Relation.REPEATS):
            if witness.ref in topics and body in topics:
                topics[witness.ref] = topics[body]
    return topics


def _name_parts_of_years(witnesses: Sequence[Witness], topics: dict[ClaimRef, Topic]) -> None:
    """`kế hoạch năm 60 tỷ, trong đó quý I 12 tỷ`: a part of the year has the name of the whole."""
    known = {witness.ref: witness for witness in witnesses}
    for witness in witnesses:
        if witness.ref not in topics or witness.claim.code is not None:
            continue
        for ref in witness.links(Relation.PART_OF):
            whole = topics.get(ref)
            if whole is None or folded(known[ref].claim.indicator or "") != folded(witness.claim.indicator or ""):
                continue
            if whole.days != topics[witness.ref].days and not topics[witness.ref].is_private:
                topics[witness.ref] = topics[witness.ref]._replace(what=whole.what, unit=whole.unit)


def _keep_apart(witnesses: Iterable[Witness], topics: dict[ClaimRef, Topic]) -> None:
    together: dict[tuple[str, int, Topic], list[Witness]] = defaultdict(list)
    for witness in witnesses:
        if witness.ref in topics:
            together[witness.ref.document, witness.sentence, topics[witness.ref]].append(witness)
    for group in together.values():
        if len({witness.claim.value for witness in group}) > 1:
            for witness in group:
                topics[witness.ref] = topics[witness.ref]._replace(what=private(witness))


def changed(witness: Witness, mates: Sequence[Witness]) -> Witness | None:
    """The figure of its sentence that a change in its own unit changes: `12 vụ, giảm 3 vụ`."""
    claim = witness.claim
    fitting = [
        mate
        for mate in mates
        if mate.claim.kind in AMOUNTS
        and mate.claim.span.start < claim.span.start
        and mate.claim.period == claim.period
        and counts_alike(claim.unit, mate.claim.unit)
        and (mate.claim.code, mate.claim.planned) == (claim.code, claim.planned)
        and (claim.code or mate.claim.indicator == claim.indicator)
    ]
    return fitting[-1] if fitting else None


def same_unit(one: str, other: str) -> bool:
    """`tổ chức` and `tổ chức đảng` count the same."""
    short, long = sorted((one, other), key=len)
    return bool(short) and (long == short or long.startswith(f"{short} "))


def counts_alike(unit: str, of: str) -> bool:
    """One unit, or money for each and what it grew by: `triệu đồng/người/năm`, `tăng 2 triệu đồng`."""
    return same_unit(unit, of) or (unit_kind(unit) == "money" and of.startswith(f"{unit}/"))


def same_owners(plans: Iterable[Topic]) -> dict[Topic, Topic]:
    """For each plan its one key: where all that name an owner name the same, the owner tells nothing apart."""
    owners: dict[Topic, set[str]] = defaultdict(set)
    known = {plan: plan._replace(owner="") for plan in plans}
    for plan, nobodys in known.items():
        owners[nobodys] |= {plan.owner} - {""}
    return {plan: nobodys if len(owners[nobodys]) <= 1 else plan for plan, nobodys in known.items()}


def plan_of(witness: Witness, result: Topic) -> Topic:
    """The plan that an attainment of `result` is measured against."""
    return plan_topic(result._replace(role=RESULT), witness.claim.basis)


def is_share(witness: Witness) -> bool:
    """A percentage that is a level: a share of something, or a rate of its own."""
    return witness.claim.kind is Kind.LEVEL and witness.claim.unit == PERCENT
