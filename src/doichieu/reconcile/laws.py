"""From witnesses to statements and laws: what each claim says of which number."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from doichieu.claims import Kind, Relation
from doichieu.claims.findings import ClaimRef
from doichieu.lexicon import folded, unit_kind
from doichieu.reconcile.assigned import AMOUNTS, changed, is_share, plan_of, same_owners, topics_of
from doichieu.reconcile.bases import base_topic
from doichieu.reconcile.brackets import bracketed_ends
from doichieu.reconcile.intervals import Interval
from doichieu.reconcile.measures import HALF, PERCENT, POINTS, TIMES, rate, stated, stated_total
from doichieu.reconcile.network import Law, LawKind, Statement
from doichieu.reconcile.plans_before import result_and_plan
from doichieu.reconcile.rating import is_own_rate, rated
from doichieu.reconcile.readings import (
    Pair,
    above,
    fitting,
    head_of_list,
    in_bracket_behind,
    is_of_all,
    is_of_list,
    is_second_rate,
    totals_before,
)
from doichieu.reconcile.settings import Settings
from doichieu.reconcile.shares import part_and_whole, says_share
from doichieu.reconcile.stances import stands
from doichieu.reconcile.topics import PLAN, TOTAL, Topic, days_of
from doichieu.reconcile.witnesses import Witness


@dataclass(frozen=True, slots=True)
class Ties:
    """All that the witnesses say, as statements and laws."""

    statements: tuple[Statement, ...]
    laws: tuple[Law, ...]
    topics: Mapping[ClaimRef, Topic]  # of amounts, and of the rates themselves
    sizes: Mapping[ClaimRef, Interval | None]  # where the number of each claim lies; None where one side is open


def ties_of(witnesses: Sequence[Witness], settings: Settings, *, steps: Decimal = HALF) -> Ties:
    """steps: printed steps each way that a rounded number may be off."""
    return _Gatherer(witnesses, settings, steps).ties()


class _Gatherer:
    """Goes through the witnesses once; what one of them says depends on its neighbours and its links."""

    def __init__(self, witnesses: Sequence[Witness], settings: Settings, steps: Decimal) -> None:
        self._witnesses = witnesses
        self._known = {witness.ref: witness for witness in witnesses}
        self._topics = topics_of(witnesses)
        self._sizes = {one.ref: stated(one.claim, settings, steps=steps) for one in witnesses}
        self._mates: dict[tuple[str, int], list[Witness]] = defaultdict(list)
        for witness in witnesses:
            self._mates[witness.ref.document, witness.sentence].append(witness)

    def ties(self) -> Ties:
        laws = [law for witness in self._witnesses for law in self._laws_of(witness)]
        self._topics |= bracketed_ends(laws, self._known, self._mates, self._topics)
        laws = [self._decided(law) for law in laws]
        plans = [law.right for law in laws if law.right.role == PLAN]
        plans += [topic for topic in self._topics.values() if topic.role == PLAN]
        keys = same_owners(plans)
        laws = [_with_plan(law, keys) for law in laws]
        rates = self._rates(laws)
        statements = [statement for witness in self._witnesses for statement in self._statements(witness, keys, rates)]
        topics = {ref: keys.get(topic, topic) for ref, topic in self._topics.items()} | rates
        return Ties(tuple(statements), tuple(laws), topics, self._sizes)

    def _statements(
        self, witness: Witness, keys: Mapping[Topic, Topic], rates: Mapping[ClaimRef, Topic]
    ) -> Iterator[Statement]:
        size = self._sizes[witness.ref]
        if witness.ref in rates and size is not None:
            yield Statement(rates[witness.ref], size, witness.ref)
        if witness.ref not in self._topics:
            return
        topic = self._topics[witness.ref]
        if size is not None:
            yield Statement(keys.get(topic, topic), size, witness.ref)
        total = stated_total(witness.claim)
        if total is not None:
            yield Statement(total_topic(topic), total, witness.ref)

    def _rates(self, laws: Sequence[Law]) -> dict[ClaimRef, Topic]:
        """A rate is a number of its own too: two documents may state it differently."""
        known = {}
        for law in laws:
            claim = self._known[law.ref].claim
            if law.kind is not LawKind.SHARE and law.left.role != TOTAL:
                of = f"{law.left.role} {law.kind.value} {law.right.days.first} {law.right.days.last}"
                unit = folded(claim.unit)
                known[law.ref] = law.left._replace(role=of, owner=law.right.owner, unit=unit)
        for witness in self._witnesses:
            for body in witness.links(Relation.REPEATS):
                if body in known and self._known[body].claim.unit == witness.claim.unit:
                    known[witness.ref] = known[body]
        return known

    def _laws_of(self, witness: Witness) -> Iterator[Law]:
        kind = witness.claim.kind
        named = part_and_whole(witness, self._mates[witness.ref.document, witness.sentence])
        if named is not None:
            part, whole = (self._topics[one.ref] for one in named)
            yield Law(LawKind.SHARE, part, whole, witness.ref, ratio=self._ratio(witness))
        elif kind is Kind.ATTAINMENT:
            yield from self._attainment(witness)
        elif kind is Kind.GROWTH:
            yield from self._growth(witness)
        elif is_share(witness):
            yield from self._share(witness)

    def _attainment(self, witness: Witness) -> Iterator[Law]:
        amount = self._measured(witness)
        size = self._sizes[witness.ref]
        beside = self._result_and_plan(witness)
        if beside is not None and size is not None:
            yield Law(LawKind.ATTAINMENT, *beside, witness.ref, ratio=rate(witness.claim, size))
            return
        if amount is None or size is None or stands("late", witness.before):
            return
        if self._is_of_second_plan(witness, amount):
            return
        amount = self._result(witness, amount)
        topic = self._topics[amount.ref]
        if amount.claim.total is not None:
            if witness.claim.unit == PERCENT and not _has_its_own_plan(witness, amount):
                yield from self._of_total(witness, amount, LawKind.ATTAINMENT)
        elif not amount.claim.planned:
            plan, own = plan_of(witness, topic), _own(witness, amount)
            ratio = rate(witness.claim, size)
            if witness.claim.unit == PERCENT:
                yield Law(LawKind.ATTAINMENT, topic, plan, witness.ref, ratio=ratio, of=own)
            elif _is_difference(witness, amount):
                yield Law(LawKind.ATTAINMENT, topic, plan, witness.ref, shift=size, of=own)

    def _is_of_second_plan(self, witness: Witness, amount: Witness) -> bool:
        """`6,3/15 tỷ đồng, đạt 42%, thấp hơn tiến độ 7,5%`: Y has its rate, and the gap is to something else."""
        mates = self._mates[witness.ref.document, witness.sentence]
        before = mates[: mates.index(witness)]
        has_rate = any(amount.ref in one.links(Relation.RATES) and one.claim.unit == PERCENT for one in before)
        return amount.claim.total is not None and has_rate and stands("gap", witness.before)

    def _result(self, witness: Witness, amount: Witness) -> Witness:
        """The amount before a percentage, or the whole of the list that it closes."""
        mates = self._mates[witness.ref.document, witness.sentence]
        whole = head_of_list(witness, amount, mates) if witness.claim.unit == PERCENT else None
        if whole is None:
            return amount
        plan = in_bracket_behind(witness, mates)
        pair = fitting([Pair(amount, plan), Pair(whole, plan)], self._ratio(witness), self._sizes)
        if pair is not None:
            return pair.part
        return whole if is_of_list(witness, whole, mates, self._sizes) else amount

    def _result_and_plan(self, witness: Witness) -> tuple[Topic, Topic] | None:
        """The two amounts right before a percentage, where one is the plan of the other."""
        mates = self._mates[witness.ref.document, witness.sentence]
        place = mates.index(witness)
        pair = mates[place - 2 : place] if place > 1 else []
        if witness.claim.unit != PERCENT or rated(witness, self._known) not in pair:
            return None
        return result_and_plan(witness, pair, self._topics)

    def _growth(self, witness: Witness) -> Iterator[Law]:
        amount = self._measured(witness)
        size = self._sizes[witness.ref]
        if amount is None or size is None or stands("mean", witness.before):
            return
        topic = self._topics[amount.ref]
        base = self._base(witness, amount, topic)
        ratio, shift = self._change(witness, amount, size)
        if base is not None and (ratio or shift):
            own = _own(witness, amount)
            yield Law(LawKind.GROWTH, topic, base, witness.ref, ratio=ratio, shift=shift, of=own)

    def _base(self, witness: Witness, amount: Witness, topic: Topic) -> Topic | None:
        """The figure that the sentence says the change starts at, else that of the time of the basis."""
        mates = self._mates[amount.ref.document, amount.sentence]
        place = mates.index(amount)
        start = mates[place - 1] if place else None
        if start is not None and _leads(start, amount):
            return self._topics[start.ref]
        base = base_topic(topic, witness.claim)
        return base._replace(role="result") if base is not None and base.role == PLAN else base

    def _change(self, witness: Witness, amount: Witness, size: Interval) -> tuple[Interval | None, Interval | None]:
        """The growth as a ratio, as a difference, or as both where a rate may have changed by either."""
        unit = witness.claim.unit
        kind = unit_kind(unit)
        if kind == TIMES:  # `gấp 2 lần` is twice as much; `tăng 2 lần` may mean twice or three times as much
            return Interval(size.low, size.high + 1), None
        if unit == PERCENT:
            ratio = rate(witness.claim, size)
            return ratio, size if amount.claim.unit == PERCENT else None
        if kind == POINTS:
            return None, size if amount.claim.unit == PERCENT else None
        return None, size

    def _decided(self, law: Law) -> Law:
        """A change in percent of a percentage is of points, unless only the other fits both ends in its sentence.

        Where an end stands elsewhere it may be either.
        """
        rate = self._known[law.ref]
        mates = self._mates[rate.ref.document, rate.sentence]
        left, right = (
            next((self._sizes[one.ref] for one in mates if self._topics.get(one.ref) == topic), None)
            for topic in (law.left, law.right)
        )
        if law.ratio is None or law.shift is None or left is None or right is None:
            return law
        is_rate = not (right + law.shift).meets(left) and (right * law.ratio).meets(left)
        return replace(law, shift=None) if is_rate else replace(law, ratio=None)

    def _share(self, witness: Witness) -> Iterator[Law]:
        amount = self._measured(witness) or self._named_share(witness)
        if amount is None:
            return
        if amount.claim.total is not None:
            yield from self._of_total(witness, amount, LawKind.SHARE)
            return
        for ref in amount.links(Relation.PART_OF):
            if ref in self._topics and self._known[ref].claim.total is None:
                whole = self._topics[self._whole(witness, amount, self._known[ref]).ref]
                yield Law(LawKind.SHARE, self._topics[amount.ref], whole, witness.ref, ratio=self._ratio(witness))

    def _whole(self, witness: Witness, part: Witness, whole: Witness) -> Witness:
        """What a part is tied to, or the whole of that, or the total in the bracket behind its share."""
        mates = self._mates[witness.ref.document, witness.sentence]
        head, total = above(whole, mates), in_bracket_behind(witness, mates)
        others = [one for one in (head, total) if one is not None]
        pair = fitting([Pair(part, one) for one in (whole, *others)], self._ratio(witness), self._sizes)
        if pair is not None and pair.whole is not None:
            return pair.whole
        if total is not None and is_of_all(witness):
            return total
        return head if head is not None and ";" in part.before else whole

    def _named_share(self, witness: Witness) -> Witness | None:
        """The progress right before a percentage that says it is its share: `6/7 trường, tỷ lệ 85,7%`."""
        mates = self._mates[witness.ref.document, witness.sentence]
        place = mates.index(witness)
        progress = mates[place - 1] if place else None
        if progress is None or progress.claim.total is None or witness.links(Relation.RATES):
            return None
        return progress if says_share(progress) and not is_own_rate(witness, progress) else None

    def _of_total(self, witness: Witness, amount: Witness, kind: LawKind) -> Iterator[Law]:
        """Nothing is a share of zero; behind the rate of an X/Y that of all there are is of another total."""
        if not amount.claim.total:
            return
        topic, mates = self._topics[amount.ref], self._mates[witness.ref.document, witness.sentence]
        bracket, of_all = in_bracket_behind(witness, mates), is_of_all(witness)
        others = [bracket] if bracket is not None else totals_before(witness, amount, mates)
        pair = fitting([Pair(amount, one) for one in (amount, *others)], self._ratio(witness), self._sizes)
        if pair is None and not others and of_all and is_second_rate(witness, amount, mates):
            return
        whole = others[-1] if others and of_all else amount
        whole = pair.whole if pair is not None and pair.whole is not None else whole
        end = self._topics[whole.ref]
        right = end if whole is bracket else total_topic(end)
        yield Law(kind, topic, right, witness.ref, ratio=self._ratio(witness))

    def _ratio(self, witness: Witness) -> Interval | None:
        size = self._sizes[witness.ref]
        return rate(witness.claim, size) if size is not None else None

    def _measured(self, witness: Witness) -> Witness | None:
        """The amount that a rate measures, of the same time; a share of the time before measures another."""
        amount = rated(witness, self._known)
        if amount is None and unit_kind(witness.claim.unit) not in {"percent", POINTS, TIMES}:
            amount = changed(witness, self._mates[witness.ref.document, witness.sentence])
        if amount is None or amount.claim.kind not in AMOUNTS:
            return None
        own, of = days_of(witness.claim.period), days_of(amount.claim.period)
        return amount if own is None or of is None or own == of else None


def _own(rate: Witness, amount: Witness) -> ClaimRef | None:
    """The amount where the rate's own document ties it to that very one; another document's figure is another's."""
    return amount.ref if amount.ref.document == rate.ref.document else None


def total_topic(topic: Topic) -> Topic:
    """Y of "X/Y"."""
    return topic._replace(role=TOTAL)


def _is_difference(gap: Witness, amount: Witness) -> bool:
    """Whether it says how far an amount is from its plan in the amount's own unit, or a rate in points."""
    of_rate = amount.claim.unit == PERCENT and unit_kind(gap.claim.unit) == POINTS
    return of_rate or gap.claim.unit == amount.claim.unit


def _has_its_own_plan(share: Witness, amount: Witness) -> bool:
    """`61 hộ trên tổng số 4.300 hộ, đạt 97% kế hoạch`: a plan is named, and the total is a whole and no plan."""
    return bool(share.claim.basis) and stands("of total", folded(amount.claim.quote))


def _leads(start: Witness, end: Witness) -> bool:
    """Whether the sentence goes from one figure to the next: `từ 1,86% xuống còn 1,42%`."""
    same = (start.claim.unit, start.claim.kind) == (end.claim.unit, end.claim.kind)
    return same and stands("from", start.before) and stands("to", end.before)


def _with_plan(law: Law, keys: Mapping[Topic, Topic]) -> Law:
    right = keys.get(law.right, law.right)
    return law if right == law.right else Law(law.kind, law.left, right, law.ref, law.ratio, law.shift, law.of)
