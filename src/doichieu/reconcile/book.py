"""Everything that is to be reconciled, laid open once for all checks."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from itertools import takewhile

from doichieu.claims import Bound, Kind
from doichieu.claims.findings import ClaimRef, Severity
from doichieu.lexicon import folded
from doichieu.reconcile.intervals import Interval
from doichieu.reconcile.laws import Ties, ties_of
from doichieu.reconcile.measures import rate
from doichieu.reconcile.network import Contradiction, Law, LawKind, Network, Order, Refs, Statement, Value
from doichieu.reconcile.settings import USUAL, Settings
from doichieu.reconcile.stances import first_clause, stands
from doichieu.reconcile.topics import Topic
from doichieu.reconcile.witnesses import Witness


@dataclass(frozen=True, slots=True)
class Clash:
    """A contradiction with what is needed to judge it."""

    contradiction: Contradiction
    witnesses: tuple[Witness, ...]
    severity: Severity

    @property
    def is_of_one_sentence(self) -> bool:
        return len({(witness.ref.document, witness.sentence) for witness in self.witnesses}) == 1


class Book:
    """Witnesses in one order, by sentence and by topic, and what follows from them together."""

    def __init__(self, witnesses: Iterable[Witness], settings: Settings = USUAL) -> None:
        self.settings = settings
        self.witnesses = tuple(sorted(witnesses, key=lambda witness: witness.order))
        self.known = {witness.ref: witness for witness in self.witnesses}
        self._rank = {witness.ref: number for number, witness in enumerate(self.witnesses)}
        self.ties = ties_of(self.witnesses, settings)
        self._stated = {(one.topic, one.ref): one.size for one in self.ties.statements}
        self._alike = alike(self.ties)
        first = {group[0] for group in self._alike.values()}
        self._network = Network(
            [one for one in self.ties.statements if one.ref in first],
            [self._of_first(one) for one in self.ties.laws if one.ref in first],
            longest=settings.longest,
            order=self._nearness,
        )

    @property
    def values(self) -> Mapping[Topic, Sequence[Value]]:
        """What is stated and implied of each number."""
        return self._network.values

    @cached_property
    def sentences(self) -> Mapping[tuple[str, int], list[Witness]]:
        """The witnesses of each sentence, in order."""
        found: dict[tuple[str, int], list[Witness]] = defaultdict(list)
        for witness in self.witnesses:
            found[witness.ref.document, witness.sentence].append(witness)
        return found

    @cached_property
    def shared_sentences(self) -> Sequence[Sequence[Witness]]:
        """The sentences that have several witnesses."""
        return [mates for mates in self.sentences.values() if len(mates) > 1]

    @cached_property
    def by_topic(self) -> Mapping[Topic, list[Witness]]:
        """The witnesses that state each number."""
        found: dict[Topic, list[Witness]] = defaultdict(list)
        for witness in self.witnesses:
            if witness.ref in self.ties.topics:
                found[self.ties.topics[witness.ref]].append(witness)
        return found

    @cached_property
    def clashes(self) -> tuple[Clash, ...]:
        """The smallest sets of claims that cannot all be true, none of them explained by a smaller one."""
        contradictions = self._network.contradictions()
        nearest = {one.refs: self._brought_together(one) for one in contradictions}
        local = {refs for refs, near in nearest.items() if self._is_local(near.refs)}
        found = [one for one in contradictions if one.other is not None or one.refs in local]
        found.sort(key=lambda one: (one.is_one_sided, len(one.refs), self._nearness(nearest[one.refs].refs)))
        return tuple(self._told_once(self._clash(nearest[one.refs]) for one in unexplained(found, local)))

    def topic(self, witness: Witness) -> Topic:
        """The number that an amount states. Raises KeyError for a rate that measures nothing."""
        return self.ties.topics[witness.ref]

    def size(self, witness: Witness) -> Interval | None:
        """Where its number lies; None where one side is open."""
        return self.ties.sizes[witness.ref]

    def ratio(self, witness: Witness) -> Interval | None:
        """A percentage as a ratio; None where one side is open."""
        size = self.size(witness)
        return rate(witness.claim, size) if size is not None else None

    def mates(self, witness: Witness) -> list[Witness]:
        """The witnesses of its sentence, itself among them."""
        return self.sentences[witness.ref.document, witness.sentence]

    def stated(self, topic: Topic, refs: Iterable[ClaimRef]) -> tuple[ClaimRef, Interval] | None:
        """What one of `refs` says of a number."""
        return next(
            ((ref, self._stated[topic, ref]) for ref in self.in_order(refs) if (topic, ref) in self._stated), None
        )

    def in_order(self, refs: Iterable[ClaimRef]) -> list[ClaimRef]:
        """As they stand: by document, and in it by their place in the text."""
        return sorted(refs, key=self._rank.__getitem__)

    def witnesses_like(self, ref: ClaimRef) -> Sequence[ClaimRef]:
        """The claims that say exactly what this one says, itself among them."""
        return self._alike.get(ref, (ref,))

    def _of_first(self, law: Law) -> Law:
        """The law with the first of those claims that say what the one says which it measures."""
        first = self.witnesses_like(law.of)[0] if law.of is not None else None
        return law if first == law.of else replace(law, of=first)

    def _clash(self, nearest: Contradiction) -> Clash:
        witnesses = tuple(sorted((self.known[ref] for ref in nearest.refs), key=lambda one: one.order))
        return Clash(nearest, witnesses, self._severity(nearest, witnesses))

    def _brought_together(self, contradiction: Contradiction) -> Contradiction:
        """The same with those of equal witnesses that stand in one sentence, where there are such."""
        groups = {ref: self.witnesses_like(ref) for ref in contradiction.refs}
        if all(len(group) == 1 for group in groups.values()):
            return contradiction
        places = sorted({self._place(ref) for group in groups.values() for ref in group})

        def chosen(place: tuple[str, int]) -> dict[ClaimRef, ClaimRef]:
            here = {
                ref: next((one for one in group if self._place(one) == place), None) for ref, group in groups.items()
            }
            near = {ref: next((one for one in group if one.document == place[0]), ref) for ref, group in groups.items()}
            return {ref: here[ref] or near[ref] for ref in groups}

        best = min(places, key=lambda place: len({self._place(ref) for ref in chosen(place).values()}))
        return contradiction.with_refs(chosen(best))

    def _is_local(self, refs: Iterable[ClaimRef]) -> bool:
        return len({self._place(ref) for ref in refs}) == 1

    def _nearness(self, refs: Collection[ClaimRef]) -> Order:
        """The least for claims of one sentence, then for those of one document, then for what stands first."""
        if len(refs) == 1:
            return 1, 1, [self._rank[ref] for ref in refs]
        places = {self._place(ref) for ref in refs}
        return len(places), len({document for document, _ in places}), sorted(self._rank[ref] for ref in refs)

    def _place(self, ref: ClaimRef) -> tuple[str, int]:
        return ref.document, self.known[ref].sentence

    def _severity(self, contradiction: Contradiction, witnesses: Sequence[Witness]) -> Severity:
        """How sure it is: rounding or an aim beside the plan may explain it, or the words may speak of two things."""
        if not self._holds_when_cut_off(contradiction.refs) or self._striven_for(contradiction):
            return Severity.QUESTION
        unnamed = any(
            law.kind is LawKind.GROWTH and self.known[law.ref].claim.basis is None for law in contradiction.laws
        )
        one_sentence = len({(witness.ref.document, witness.sentence) for witness in witnesses}) == 1
        by_words = not one_sentence and any(self._is_known_by_words(witness) for witness in witnesses)
        loose = any(witness.claim.bound is not Bound.EXACT for witness in witnesses)
        unsure = contradiction.other is None or by_words or loose or (unnamed and not one_sentence)
        return Severity.WARNING if unsure else Severity.ERROR

    def _striven_for(self, contradiction: Contradiction) -> frozenset[ClaimRef]:
        """The plans that somebody strives for, beside such as nobody does: both can be true. Empty where all are alike.

        `dự toán 58 tỷ đồng` was assigned, and `phấn đấu đưa thu ngân sách lên 60 tỷ đồng` is a plan of its own.
        """
        if contradiction.other is None:
            return frozenset()
        known = {ref: self.known[ref] for ref in contradiction.refs}
        plans = {ref for ref, one in known.items() if one.claim.planned or one.claim.kind is Kind.ATTAINMENT}
        aims = frozenset(ref for ref in plans if self._strives(known[ref]))
        return aims if aims != plans else frozenset()

    def _strives(self, witness: Witness) -> bool:
        """Whether its words say so, those before an earlier plan of its sentence, or a rate's basis."""
        basis = f"{folded(witness.claim.basis or '')} {first_clause(witness.after)}"
        if not witness.claim.planned or stands("strives", basis):
            return stands("strives", basis)
        mates = self.mates(witness)
        before = mates[: mates.index(witness)]
        row = list(takewhile(lambda one: one.claim.planned, reversed(before)))
        return any(stands("strives", one.before) for one in (witness, *row))

    def _told_once(self, found: Iterable[Clash]) -> Iterator[Clash]:
        """One of those by which results are held against one and the same plan that somebody strives for."""
        told: set[ClaimRef] = set()
        for clash in found:
            aims = self._striven_for(clash.contradiction)
            if not aims or not aims <= told:
                yield clash
            told |= aims

    def _is_known_by_words(self, witness: Witness) -> bool:
        return witness.claim.code is None and not witness.claim.links

    def _holds_when_cut_off(self, refs: frozenset[ClaimRef]) -> bool:
        """Whether the claims contradict one another even if numbers were cut off instead of rounded."""
        statements = [one for ref in self.in_order(refs) for one in self._cut_off[0][ref]]
        laws = [one for ref in self.in_order(refs) for one in self._cut_off[1][ref]]
        return bool(Network(statements, laws, longest=len(refs), order=self._nearness).contradictions())

    @cached_property
    def _cut_off(self) -> tuple[Mapping[ClaimRef, list[Statement]], Mapping[ClaimRef, list[Law]]]:
        """What each claim says if its numbers may have been cut off."""
        ties = ties_of(self.witnesses, self.settings, steps=Decimal(1))
        statements: dict[ClaimRef, list[Statement]] = defaultdict(list)
        laws: dict[ClaimRef, list[Law]] = defaultdict(list)
        for statement in ties.statements:
            statements[statement.ref].append(statement)
        for law in ties.laws:
            laws[law.ref].append(replace(law, of=None))  # of the few claims that are looked at no other is meant
        return statements, laws


def alike(ties: Ties) -> dict[ClaimRef, tuple[ClaimRef, ...]]:
    """For each claim that says something, those that say exactly the same: one fact with several witnesses."""
    said: dict[ClaimRef, list[tuple[Hashable, Hashable]]] = defaultdict(list)  # of what, and what of it
    for statement in ties.statements:
        said[statement.ref].append((statement.topic, statement.size))
    for law in ties.laws:
        measured = ties.sizes[law.of] if law.of is not None else None
        said[law.ref].append(((law.kind, law.left, law.right), (law.ratio, law.shift, measured)))
    of_one: dict[frozenset[Hashable], list[ClaimRef]] = defaultdict(list)
    for ref, facts in said.items():
        of_one[frozenset([about for about, _ in facts])].append(ref)
    groups = [group for refs in of_one.values() for group in _alike_among(refs, said)]
    return {ref: tuple(group) for group in groups for ref in group}


def _alike_among(
    refs: Sequence[ClaimRef], said: Mapping[ClaimRef, Sequence[tuple[Hashable, Hashable]]]
) -> Collection[Sequence[ClaimRef]]:
    """Of claims that speak of the same, those that say the same of it; most speak of something alone."""
    if len(refs) == 1:
        return [refs]
    groups: dict[frozenset[object], list[ClaimRef]] = defaultdict(list)
    for ref in refs:
        groups[frozenset(said[ref])].append(ref)
    return groups.values()


def unexplained(found: Sequence[Contradiction], local: Collection[Refs]) -> list[Contradiction]:
    """Of contradictions, the smallest and nearest first, those that no kept one explains.

    local: the claims of those that stand in one sentence; only such a one explains such a one.

    One that shares two claims with a kept one, or is of more than three and shares one, is the same trouble seen from
    further away. So is one by the very same laws. Where two witnesses differ, what contradicts the one and not the
    other says no more.
    """
    known = {one.refs for one in found}
    kept: list[Contradiction] = []
    near: dict[ClaimRef, list[Contradiction]] = defaultdict(list)
    for contradiction in found:
        others = (other for ref in contradiction.refs for other in near[ref])
        if contradiction.refs in local:
            others = (other for other in others if other.refs in local)
        if not any(_explains(other, contradiction, known) for other in others):
            kept.append(contradiction)
            for ref in contradiction.refs:
                near[ref].append(contradiction)
    return kept


def _explains(kept: Contradiction, other: Contradiction, known: Collection[Refs]) -> bool:
    refs = other.refs
    shared = kept.refs & refs
    if len(kept.refs) > len(refs) or not shared:
        return False
    same_laws = bool(kept.laws) and set(kept.laws) == set(other.laws)
    if same_laws or len(shared) > 1 or len(refs) > 3:
        return True
    if kept.laws or kept.other is None or len(kept.refs) != 2 or len(refs) == 2:
        return False
    if len(other.laws) == 1 and other.laws[0].of in shared:
        return _fits_instead(other, kept.other if kept.one.refs <= shared else kept.one)
    return (refs - shared) | (kept.refs - refs) not in known


def _fits_instead(contradiction: Contradiction, figure: Value) -> bool:
    """Whether the one rate of a contradiction would go with another figure than that of its sentence."""
    [law], other = contradiction.laws, contradiction.other
    if other is None:
        return False
    implied, given = sorted((contradiction.one, other), key=lambda value: not value.laws)
    if contradiction.topic == law.left:
        return figure.size.meets(implied.size)
    size = law.backward(figure.size)
    return size is not None and size.meets(given.size)
