"""Numbers that hang together: what the statements imply for each, and the fewest of them that contradict.

Every number is a `Topic`. A statement says where one lies; a law ties two. From each statement the laws carry an
interval from number to number, each with the claims it rests on, at most so many. Where two intervals of one number
have nothing in common, the claims behind them cannot all be true. Two figures stated to one step are one only if
their digits are the same, though the halves of their steps touch.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations

from doichieu.claims.findings import ClaimRef
from doichieu.reconcile.intervals import Interval
from doichieu.reconcile.topics import Topic

Refs = frozenset[ClaimRef]
Order = tuple[int, int, list[int]]  # in how many sentences, in how many documents, and where they stand
MOST_VALUES = 24  # intervals kept of one number, those that rest on the fewest claims first


class LawKind(StrEnum):
    """What ties two numbers."""

    ATTAINMENT = "attainment"  # a result and its plan
    GROWTH = "growth"  # a figure and its base
    SHARE = "share"  # a part and its whole


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim says where a number lies."""

    topic: Topic
    size: Interval
    ref: ClaimRef


@dataclass(frozen=True, slots=True)
class Law:
    """`left` is `ratio` times `right`, or `shift` more than it; where both are given, one of the two holds."""

    kind: LawKind
    left: Topic
    right: Topic
    ref: ClaimRef
    ratio: Interval | None = None
    shift: Interval | None = None
    of: ClaimRef | None = None  # the claim that states `left` beside it: no other one of that number is measured

    def onward(self, size: Interval) -> Interval | None:
        """Where `left` lies when `right` lies in `size`."""
        ends = [size * self.ratio if self.ratio else None, size + self.shift if self.shift else None]
        return _hull(ends)

    def backward(self, size: Interval) -> Interval | None:
        """Where `right` lies when `left` lies in `size`; None where it may be anything."""
        if self.ratio and self.ratio.holds(0):
            return None
        return _hull([size.over(self.ratio) if self.ratio else None, size - self.shift if self.shift else None])


@dataclass(frozen=True, slots=True)
class Value:
    """Where a number lies by some claims, and the kinds of the laws that led there."""

    size: Interval
    refs: frozenset[ClaimRef]
    laws: tuple[Law, ...] = ()
    whole: bool = True  # False: a count, but no whole number lies in `size`

    def with_refs(self, others: Mapping[ClaimRef, ClaimRef]) -> "Value":
        """The same by other claims."""
        laws = tuple(replace(law, ref=others[law.ref]) for law in self.laws)
        return Value(self.size, frozenset(others[ref] for ref in self.refs), laws, self.whole)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two intervals of one number that have nothing in common, or one of a count without a whole number."""

    topic: Topic
    one: Value
    other: Value | None

    @property
    def is_one_sided(self) -> bool:
        """Whether no whole number is left, without any second interval."""
        return self.other is None

    @property
    def refs(self) -> frozenset[ClaimRef]:
        return self.one.refs | self.other.refs if self.other else self.one.refs

    @property
    def laws(self) -> tuple[Law, ...]:
        """The laws that took part, each once."""
        both = self.one.laws + (self.other.laws if self.other else ())
        return tuple(dict.fromkeys(both))

    def with_refs(self, others: Mapping[ClaimRef, ClaimRef]) -> "Contradiction":
        """The same contradiction, told by other claims that say the same."""
        return Contradiction(
            self.topic, self.one.with_refs(others), self.other.with_refs(others) if self.other else None
        )

    @property
    def kinds(self) -> frozenset[LawKind]:
        return frozenset(law.kind for law in self.laws)


class Network:
    """Statements and laws, carried through once; the order in which they are given changes nothing."""

    def __init__(
        self, statements: Iterable[Statement], laws: Iterable[Law], *, longest: int, order: Callable[[Refs], Order]
    ) -> None:
        """order: what is taken first of claims that are as many; claims that stand nearer before those far apart."""
        self._longest = longest
        self._order = order
        self._laws: dict[Topic, list[Law]] = defaultdict(list)
        for law in laws:
            self._laws[law.left].append(law)
            self._laws[law.right].append(law)
        self.values: dict[Topic, list[Value]] = defaultdict(list)
        self._spread([(s.topic, Value(s.size, frozenset({s.ref}))) for s in statements])

    def contradictions(self) -> list[Contradiction]:
        """The smallest ones: none contains all the claims of another.

        That no whole number is left is told only of claims that are in no plain contradiction.
        """
        found: dict[frozenset[ClaimRef], Contradiction] = {}
        for topic, values in self.values.items():
            for one in _contradictions(topic, values):
                if one.refs not in found or found[one.refs].is_one_sided:
                    found[one.refs] = one
        ordered = sorted(found.values(), key=lambda one: (one.is_one_sided, len(one.refs), self._order(one.refs)))
        kept: list[Contradiction] = []
        near: dict[ClaimRef, list[frozenset[ClaimRef]]] = defaultdict(list)
        for contradiction in ordered:
            refs = contradiction.refs
            others = (other for ref in refs for other in near[ref])
            if not any(other <= refs or (contradiction.is_one_sided and refs <= other) for other in others):
                kept.append(contradiction)
                for ref in refs:
                    near[ref].append(refs)
        return kept

    def _spread(self, fresh: list[tuple[Topic, Value]]) -> None:
        """Carry intervals on, round by round, until none is new."""
        while fresh:
            fresh.sort(key=lambda pair: (len(pair[1].refs), self._order(pair[1].refs), pair[0], pair[1].size.low))
            taken = [(topic, value) for topic, value in fresh if self._take(topic, value)]
            fresh = [step for topic, value in taken for step in self._steps(topic, value)]

    def _take(self, topic: Topic, value: Value) -> bool:
        """Keep the value, unless fewer claims already say as much."""
        known = self.values[topic]
        if len(known) >= MOST_VALUES or any(_says_as_much(old, value) for old in known):
            return False
        known.append(value)
        return value.whole

    def _steps(self, topic: Topic, value: Value) -> Iterator[tuple[Topic, Value]]:
        for law in self._laws.get(topic, ()):
            if law in value.laws or len(value.refs | {law.ref}) > self._longest:
                continue
            if law.of is not None and law.left == topic and not (value.laws or law.of in value.refs):
                continue
            other, size = (
                (law.right, law.backward(value.size)) if law.left == topic else (law.left, law.onward(value.size))
            )
            if size is not None:
                yield other, _settled(other, Value(size, value.refs | {law.ref}, (*value.laws, law)))


def _says_as_much(old: Value, value: Value) -> bool:
    """Whether what contradicts `value` contradicts `old` too, with as few claims."""
    return old.whole and len(old.refs) <= len(value.refs) and old.size.within(value.size)


def _settled(topic: Topic, value: Value) -> Value:
    """A count lies on a whole number; where none is left, the interval stays as it is, and says so."""
    if not topic.is_counted:
        return value
    whole = value.size.whole_numbers()
    return Value(whole or value.size, value.refs, value.laws, whole is not None)


def _contradictions(topic: Topic, values: list[Value]) -> Iterator[Contradiction]:
    for value in values:
        if not value.whole:
            yield Contradiction(topic, value, None)
    if len(values) == 1:
        return
    if max(value.size.low for value in values) < min(value.size.high for value in values):
        return
    for one, other in combinations(values, 2):
        if _measures_another(topic, one, other) or _measures_another(topic, other, one):
            continue
        if not one.size.meets(other.size) or _are_neighbours(topic, one, other):
            yield Contradiction(topic, one, other)


def _measures_another(topic: Topic, implied: Value, stated: Value) -> bool:
    """Whether a rate implies the number that one claim states, and the other is what another claim says of it."""
    law = implied.laws[-1] if implied.laws and not stated.laws else None
    return law is not None and law.of is not None and law.left == topic and law.of not in stated.refs


def _are_neighbours(topic: Topic, one: Value, other: Value) -> bool:
    """Whether both are stated, to the same step and not alike: 91 tỷ and 92 tỷ are both 91,5 only by chance."""
    return not (topic.is_counted or one.laws or other.laws) and one.size.touches(other.size)


def _hull(sizes: list[Interval | None]) -> Interval | None:
    known = [size for size in sizes if size is not None]
    if not known:
        return None
    hull = known[0]
    for size in known[1:]:
        hull = hull.hull(size)
    return hull
