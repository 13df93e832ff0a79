"""A sentence with figures, and all that stands in it: cues, times, figures."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from doichieu.reader.grammar.quantities import Figure
from doichieu.reader.grammar.sources import Source
from doichieu.reader.grammar.times import Role, TimeExpression
from doichieu.reader.grammar.vocabulary import Cue, cues_in

CHAIN = frozenset(
    ("bound", "estimate", "rise", "fall", "times", "exceed", "reach", "to_level", "share", "filler", "gain", "plan")
)
NAMING = frozenset(("verb", "head"))  # words that say what is measured end the chain


@dataclass
class Scene:
    """One sentence; offsets count in the copies of the source."""

    source: Source
    index: int  # of the sentence in the layout
    start: int
    end: int
    times: list[TimeExpression]  # those that begin in the sentence
    figures: list[Figure] = field(default_factory=list)

    @cached_property
    def cues(self) -> list[Cue]:
        """The cues of the sentence, in order."""
        return cues_in(self.source.lower, self.start, self.end)

    @cached_property
    def _cue_starts(self) -> list[int]:
        return [cue.start for cue in self.cues]

    @cached_property
    def _cue_ends(self) -> dict[int, Cue]:
        return {cue.end: cue for cue in self.cues}

    @cached_property
    def _time_ends(self) -> dict[int, TimeExpression]:
        return {time.end: time for time in self.times}

    def cue_before(self, at: int) -> Cue | None:
        """The cue that ends right before `at`, spaces aside."""
        return self._cue_ends.get(self.back_over_spaces(at))

    def time_before(self, at: int) -> TimeExpression | None:
        """The time expression that ends right before `at`, spaces aside."""
        return self._time_ends.get(self.back_over_spaces(at))

    def cues_between(self, start: int, end: int) -> list[Cue]:
        """The cues that begin at `start` or later and before `end`."""
        return self.cues[bisect_left(self._cue_starts, start) : bisect_left(self._cue_starts, end)]

    def times_between(self, start: int, end: int) -> list[TimeExpression]:
        """The times that begin at `start` or later and before `end`."""
        return [time for time in self.times if start <= time.start < end]

    def back_over_spaces(self, at: int) -> int:
        """The end of the last sign before `at` that is no space."""
        lower = self.source.lower
        while at > self.start and lower[at - 1].isspace():
            at -= 1
        return at

    def chain(self, at: int) -> tuple[list[Cue], int]:
        """The verbs, bounds and fillers that stand without a gap before `at`, nearest first, and where they begin."""
        found: list[Cue] = []
        while True:
            cue = self.cue_before(at)
            if cue is not None and not CHAIN.isdisjoint(cue.roles) and NAMING.isdisjoint(cue.roles):
                found.append(cue)
                at = cue.start
                continue
            time = self.time_before(at)
            if time is None or not found or time.role is Role.BASIS:
                return found, at
            at = time.start

    def cue_at_or_before(self, at: int) -> int:
        """Index of the last cue that begins at `at` or before it, -1 where there is none."""
        return bisect_right(self._cue_starts, at) - 1
