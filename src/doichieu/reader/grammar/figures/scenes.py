"""A sentence with figures, and all that stands in it: cues, times, figures."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cache

from doichieu.lexicon import folded, table
from doichieu.reader.grammar.amounts.quantities import Figure
from doichieu.reader.grammar.figures.bodies_led_by import before_bodies
from doichieu.reader.grammar.figures.money_words import behind_money
from doichieu.reader.grammar.text.letters import LOWER, UPPER
from doichieu.reader.grammar.text.phrases import one_spaced
from doichieu.reader.grammar.text.sources import Source
from doichieu.reader.grammar.text.vocabulary import BITS, Cue, bits_of, cues_in, means
from doichieu.reader.grammar.times.expressions import Role, TimeExpression

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
CHANGES = frozenset(("rise", "fall", "exceed", "short", "reach", "gain"))  # verbs that places are called by too
SAID = CHANGES | {"plan"}  # and people
_NAMES_BEHIND = re.compile(rf" [{UPPER}][{LOWER}]+ [{UPPER}][{LOWER}]+")  # `Hứa | Văn Trọng`
_IN_PARTS = re.compile(r"[0-9]+,[0-9]")
NAMING = frozenset(("verb", "head"))  # words that say what is measured end the chain


class Scene:
    """One sentence; offsets count in the copies of the source."""

    __slots__ = (
        "_asked", "_chains", "_mentioned", "_roles", "_semicolons", "_starts",
        "cues", "end", "figures", "index", "source", "start", "times", "unread",
    )  # fmt: skip

    def __init__(self, source: Source, index: int, start: int, end: int, times: Sequence[TimeExpression]) -> None:
        """index: of the sentence in the layout; times: those that begin in the sentence."""
        self.source, self.index, self.start, self.end, self.times = source, index, start, end, times
        self.figures: list[Figure] = []
        self.unread: list[int] = []  # where numbers begin that were not read, or not at once
        changes, said, spelled = bits_of(CHANGES), bits_of(SAID), source.spelled
        self.cues = [
            cue
            for cue in before_bodies(source, start, behind_money(source.lower, cues_in(source.lower, start, end)))
            if not (cue.roles.bits & said and spelled[cue.start].isupper() and self._is_named(cue, changes))
        ]
        self._starts = [cue.start for cue in self.cues]
        self._roles = 0  # bits of all that its cues can be
        for cue in self.cues:
            self._roles |= cue.roles.bits
        self._chains: dict[int, tuple[tuple[Cue, ...], int]] = {}
        self._asked = self._mentioned = 0  # bits of words that were looked for, and of those that stand in it
        self._semicolons = ";" in source.lower[start:end]

    def _is_named(self, cue: Cue, changes: int) -> bool:
        """Whether a word spelled with a capital is of a name: of a place, or of a person, whose other names follow."""
        if cue.roles.bits & changes and self._is_in_name(cue.start):
            return True
        behind = _NAMES_BEHIND.match(self.source.spelled, cue.end, self.end)
        return behind is not None and self.source.lower[cue.start - 1 : cue.start] == " " and self._is_one_word(cue)

    def _is_one_word(self, cue: Cue) -> bool:
        """`đồng chí Hứa Văn Trọng`: one word, and the one before it ends no clause."""
        lower = self.source.lower
        return cue.start > self.start + 1 and lower[cue.start - 2].isalpha() and " " not in lower[cue.start : cue.end]

    def _is_in_name(self, at: int) -> bool:
        """`thị trấn Bình Hạ 46 hộ`, `xã Hạ 12%`: a verb of change spelled as the name that it is, or ends."""
        spelled = self.source.spelled
        if at < self.start + 2:
            return False
        before = spelled[max(spelled.rfind(" ", self.start, at - 1) + 1, self.start) : at]
        named = before.istitle() or before.strip(" (") in _places()
        return before.endswith(" ") and named and spelled[at + 1].islower()

    def cue_before(self, at: int) -> Cue | None:
        """The cue that ends right before `at`, spaces aside."""
        index = bisect_left(self._starts, at)
        if not index:
            return None
        cue = self.cues[index - 1]
        end = cue.end
        return cue if end == at or (end < at and self.source.lower[end:at].isspace()) else None

    def time_before(self, at: int) -> TimeExpression | None:
        """The time expression that ends right before `at`, spaces aside."""
        for time in reversed(self.times):
            if time.end == at or (time.end < at and self.source.lower[time.end : at].isspace()):
                return time
        return None

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
        if not self._roles & BITS[role]:
            return []
        return [cue for cue in self.cues_between(start, end) if role in cue.roles]

    def with_any(self, roles: frozenset[str], start: int, end: int) -> list[Cue]:
        """Those of the cues between that have one of these roles."""
        if not self._roles & bits_of(roles):
            return []
        return [cue for cue in self.cues_between(start, end) if not cue.roles.keys().isdisjoint(roles)]

    def has(self, role: str) -> bool:
        """Whether some cue of the whole sentence has a role."""
        return self._roles & BITS[role] != 0

    def has_any(self, roles: frozenset[str]) -> bool:
        """Whether some cue of the whole sentence has one of these roles."""
        return self._roles & bits_of(roles) != 0

    def mentions(self, words: Callable[[], re.Pattern[str]]) -> bool:
        """Whether words stand anywhere in the sentence; what is asked of each figure is looked for once."""
        bit = BITS[words]
        if not self._asked & bit:
            self._asked |= bit
            if words().search(self.source.lower, self.start, self.end) is not None:
                self._mentioned |= bit
        return self._mentioned & bit != 0

    def times_between(self, start: int, end: int) -> Sequence[TimeExpression]:
        """The times that begin at `start` or later and before `end`."""
        return [time for time in self.times if start <= time.start < end] if self.times else ()

    def back_over_spaces(self, at: int) -> int:
        """The end of the last sign before `at` that is no space."""
        lower = self.source.lower
        while at > self.start and lower[at - 1].isspace():
            at -= 1
        return at

    def after_spaces(self, at: int) -> int:
        """The first sign from `at` that is no space."""
        lower = self.source.lower
        while at < self.end and lower[at].isspace():
            at += 1
        return at

    def clause(self, at: int) -> tuple[int, int]:
        """The stretch between semicolons around `at`."""
        if not self._semicolons:
            return self.start, self.end
        lower = self.source.lower
        begin = lower.rfind(";", self.start, at)
        end = lower.find(";", at, self.end)
        return (begin + 1 if begin >= 0 else self.start), (end if end >= 0 else self.end)

    def chain(self, at: int) -> tuple[tuple[Cue, ...], int]:
        """The verbs, bounds and fillers that stand without a gap before `at`, nearest first, and where they begin."""
        known = self._chains.get(at)
        if known is None:
            known = self._chains[at] = self._chain(at)
        return known

    def _chain(self, at: int) -> tuple[tuple[Cue, ...], int]:
        found: list[Cue] = []
        while True:
            cue = self.cue_before(at)
            if cue is not None and not CHAIN.isdisjoint(cue.roles) and NAMING.isdisjoint(cue.roles):
                found.append(cue)
                at = cue.start
                continue
            time = self.time_before(at)
            if time is None or time.role is Role.BASIS or (not found and time.role is not Role.EACH):
                return tuple(found), at
            at = next((x.end for x in self.cues if x.start <= time.start < x.end < time.end), time.start)

    def is_gain(self, at: int) -> bool:
        """Whether words of time gained or lost stand before `at`: `trước`, `sớm hơn`, `trước kế hoạch`."""
        chain, start = self.chain(at)
        if any("gain" in cue.roles for cue in chain) or self._is_measured(at, chain):
            return True
        if self._is_put_against(start):
            return True
        named = self.cue_before(start)
        if named is None or {"plan_basis", "limit"}.isdisjoint(named.roles):
            return False
        return self.is_early_or_late(named.start)

    def is_early_or_late(self, at: int) -> bool:
        """`sớm hơn` or `chậm so với` right before `at`: there stands what something was done before or after."""
        before = self.cue_before(at)
        if before is not None and "compare" in before.roles:
            before = self.cue_before(before.start)
        return before is not None and "gain" in before.roles

    def _is_put_against(self, at: int) -> bool:
        """`chậm so với Nghị quyết số 12-NQ/TU khoảng 2 tháng`: early or late, and against what, no sign between."""
        compared = self.with_role("compare", self.clause(at)[0], at)
        if not compared or any(sign in self.source.lower[compared[-1].end : at] for sign in ",:()"):
            return False
        return self.is_early_or_late(compared[-1].start)

    def _is_measured(self, at: int, chain: tuple[Cue, ...]) -> bool:
        """`bình quân 1,85 ngày/hồ sơ`, `giảm xuống còn 1,85 ngày`: in parts of a day no term or report is told."""
        if _IN_PARTS.match(self.source.lower, at, self.end) is None:
            return False
        words = (one_spaced(self.source.lower[cue.start : cue.end]) for cue in chain)
        return any("to_level" in cue.roles for cue in chain) or any(word in means().facts for word in words)


@cache
def _places() -> frozenset[str]:
    """The last syllables of the words for kinds of places, as they stand before a name."""
    return frozenset(folded(form).split()[-1] for entry in table("place_kinds") for form in entry.forms)
