"""A sentence with figures, and all that stands in it: cues, times, figures."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from typing import TypeVar

from doichieu.reader.grammar.quantities import Figure
from doichieu.reader.grammar.sources import Source
from doichieu.reader.grammar.times.expressions import Role, TimeExpression
from doichieu.reader.grammar.vocabulary import Cue, cues_in

CHAIN = frozenset(
    (
        "bound",
        "estimate",
        "rise",
        "fall",
        "times",
        "exceed",
        "short",
        "reach",
        "to_level",
        "share",
        "filler",
        "gain",
        "plan",
        "level_word",
    )
)
NAMING = frozenset(("verb", "head"))  # words that say what is measured end the chain
_Words = TypeVar("_Words", Cue, TimeExpression)


class Scene:
    """One sentence; offsets count in the copies of the source."""

    __slots__ = (
        "_chains", "_cues_behind", "_mentions", "_semicolons", "_starts", "_times_behind", "_with_role",
        "cues", "end", "figures", "index", "source", "start", "times",
    )  # fmt: skip

    def __init__(self, source: Source, index: int, start: int, end: int, times: Sequence[TimeExpression]) -> None:
        """index: of the sentence in the layout; times: those that begin in the sentence."""
        self.source, self.index, self.start, self.end, self.times = source, index, start, end, times
        self.figures: list[Figure] = []
        self.cues = cues_in(source.lower, start, end)
        self._starts = [cue.start for cue in self.cues]
        self._cues_behind = _by_places_behind(self.cues, source.lower)
        self._times_behind = _by_places_behind(times, source.lower)
        self._with_role: defaultdict[str, list[Cue]] = defaultdict(list)
        for cue in self.cues:
            for role in cue.roles:
                self._with_role[role].append(cue)
        self._chains: dict[int, tuple[list[Cue], int]] = {}
        self._mentions: dict[Callable[[], re.Pattern[str]], bool] = {}
        self._semicolons = ";" in source.lower[start:end]

    def cue_before(self, at: int) -> Cue | None:
        """The cue that ends right before `at`, spaces aside."""
        return self._cues_behind.get(at)

    def time_before(self, at: int) -> TimeExpression | None:
        """The time expression that ends right before `at`, spaces aside."""
        return self._times_behind.get(at)

    def cues_between(self, start: int, end: int) -> list[Cue]:
        """The cues that begin at `start` or later and before `end`."""
        starts = self._starts
        first = bisect_left(starts, start)
        return self.cues[first : bisect_left(starts, end, first)] if start < end else []

    def count_between(self, start: int, end: int) -> int:
        """How many cues begin at `start` or later and before `end`."""
        return max(bisect_left(self._starts, end) - bisect_left(self._starts, start), 0)

    def with_role(self, role: str, start: int, end: int) -> list[Cue]:
        """Those of the cues between that have a role; a sentence without any costs next to nothing."""
        cues = self._with_role.get(role)
        return [cue for cue in cues if start <= cue.start < end] if cues else []

    def with_any(self, roles: Collection[str], start: int, end: int) -> list[Cue]:
        """Those of the cues between that have one of these roles."""
        if self._with_role.keys().isdisjoint(roles):
            return []
        return [cue for cue in self.cues_between(start, end) if not cue.roles.keys().isdisjoint(roles)]

    def has(self, role: str) -> bool:
        """Whether some cue of the whole sentence has a role."""
        return role in self._with_role

    def has_any(self, roles: Collection[str]) -> bool:
        """Whether some cue of the whole sentence has one of these roles."""
        return not self._with_role.keys().isdisjoint(roles)

    def mentions(self, words: Callable[[], re.Pattern[str]]) -> bool:
        """Whether words stand anywhere in the sentence; what is asked of each figure is looked for once."""
        known = self._mentions.get(words)
        if known is None:
            known = self._mentions[words] = words().search(self.source.lower, self.start, self.end) is not None
        return known

    def times_between(self, start: int, end: int) -> Sequence[TimeExpression]:
        """The times that begin at `start` or later and before `end`."""
        return [time for time in self.times if start <= time.start < end] if self.times else ()

    def back_over_spaces(self, at: int) -> int:
        """The end of the last sign before `at` that is no space."""
        lower = self.source.lower
        while at > self.start and lower[at - 1].isspace():
            at -= 1
        return at

    def clause(self, at: int) -> tuple[int, int]:
        """The stretch between semicolons around `at`."""
        if not self._semicolons:
            return self.start, self.end
        lower = self.source.lower
        begin = lower.rfind(";", self.start, at)
        end = lower.find(";", at, self.end)
        return (begin + 1 if begin >= 0 else self.start), (end if end >= 0 else self.end)

    def chain(self, at: int) -> tuple[list[Cue], int]:
        """The verbs, bounds and fillers that stand without a gap before `at`, nearest first, and where they begin."""
        known = self._chains.get(at)
        if known is None:
            known = self._chains[at] = self._chain(at)
        return known

    def _chain(self, at: int) -> tuple[list[Cue], int]:
        found: list[Cue] = []
        while True:
            cue = self.cue_before(at)
            if cue is not None and not CHAIN.isdisjoint(cue.roles) and NAMING.isdisjoint(cue.roles):
                found.append(cue)
                at = cue.start
                continue
            time = self.time_before(at)
            if time is None or time.role is Role.BASIS or (not found and time.role is not Role.EACH):
                return found, at
            at = next((x.end for x in self.cues if x.start <= time.start < x.end < time.end), time.start)

    def is_gain(self, at: int) -> bool:
        """Whether words of time gained or lost stand before `at`: `trước`, `sớm hơn`, `trước kế hoạch`."""
        chain, start = self.chain(at)
        if any("gain" in cue.roles for cue in chain):
            return True
        named = self.cue_before(start)
        if named is None or {"plan_basis", "limit"}.isdisjoint(named.roles):
            return False
        before = self.cue_before(named.start)
        return before is not None and "gain" in before.roles


def _by_places_behind(words: Sequence[_Words], lower: str) -> dict[int, _Words]:
    """What ends right before each place, spaces aside."""
    found: dict[int, _Words] = {}
    for each in words:
        at = each.end
        found[at] = each
        while lower[at : at + 1].isspace():
            at += 1
            found[at] = each
    return found
