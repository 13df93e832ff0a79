"""The one pass over a text that finds every number and says which are figures.

Each maximal run of digits, and each number word with a unit behind it, ends in exactly one place: a figure
of a scene, a guarded stretch with a name for what it is, or a stretch that could not be read, with the reason.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain

from doichieu.reader.grammar.amounts.currencies import with_currency_before
from doichieu.reader.grammar.amounts.numbers import number_places
from doichieu.reader.grammar.amounts.quantities import Figure, as_share, figure_at, signed
from doichieu.reader.grammar.amounts.units import NOUN, TIME
from doichieu.reader.grammar.figures.counted_parts import in_unit_of, like_the_last, part_of_count
from doichieu.reader.grammar.figures.guards import (
    Dealt,
    Guarded,
    Stretches,
    glued,
    guarded_by_words,
    guarded_word,
)
from doichieu.reader.grammar.figures.labelled_counts import labelled_count
from doichieu.reader.grammar.figures.listed_places import in_unit_of_list
from doichieu.reader.grammar.figures.multiples import in_words, so_many_times
from doichieu.reader.grammar.figures.named_numbers import is_scale, named
from doichieu.reader.grammar.figures.scenes import Scene
from doichieu.reader.grammar.figures.shared_units import ranked, shared_unit
from doichieu.reader.grammar.figures.signs import sign_before
from doichieu.reader.grammar.figures.unknown_nouns import in_short_form, in_unknown_noun
from doichieu.reader.grammar.names.references import ReferenceSpan
from doichieu.reader.grammar.text.cells import is_number
from doichieu.reader.grammar.text.phrases import trie_pattern
from doichieu.reader.grammar.text.segments import Layout, LineKind
from doichieu.reader.grammar.text.sources import Source
from doichieu.reader.grammar.text.vocabulary import means, vocabulary
from doichieu.reader.grammar.times.expressions import Role, TimeExpression

NO_UNIT = "no unit stands with the number"
ODD_SPELLING = "the stops and commas make no number"
FOREIGN_DIGITS = "digits of another script"
LONGEST_GAIN = 80  # signs
ROW = "row of a table without headings"
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_DIGIT_RUN = re.compile(r"\d+")


class NumberScan:
    """Tells the numbers of a text apart; offsets count in the copies.

    `scenes` gives each sentence with figures once it is complete, so that no two need be held at a time; when it
    is at its end, `other` and `unread` hold the rest.
    """

    def __init__(
        self,
        source: Source,
        layout: Layout,
        times: Sequence[TimeExpression],
        references: Iterable[ReferenceSpan],
        dealt: Dealt,
    ) -> None:
        self.source, self.layout = source, layout
        self.times = times
        self.time_starts = [time.start for time in times]
        self.taken, self.named = Stretches(dealt.stretches), Stretches(dealt.named)
        self.guards = Stretches(
            [
                *(Guarded(start, end, "furniture") for start, end in layout.furniture),
                *(self._whole(time.core, time.end, _WHAT.get(time.role, "date")) for time in times),
                *(self._whole(x.start, x.end, "document number" if x.cited else "name") for x in references),
            ]
        )
        self.other: list[Guarded] = []
        self.unread: list[Guarded] = []
        self.scene: Scene | None = None
        self.figures: list[Figure] = []  # each with a sign of its own
        self.bare: list[Figure] = []  # numbers without a unit since the last figure

    def _whole(self, start: int, end: int, what: str) -> Guarded:
        """A stretch that cuts no run of digits."""
        lower = self.source.lower
        while end < len(lower) and lower[end].isdecimal() and lower[end - 1].isdecimal():
            end += 1
        while start > 0 and lower[start].isdecimal() and lower[start - 1].isdecimal():
            start -= 1
        return Guarded(start, end, what)

    def scenes(self) -> Iterator[Scene]:
        """The sentences with figures, in order."""
        at = 0
        for start, end in number_places(self.source.lower):
            if start < at:
                continue
            before = self.scene
            at = self._number(start, end)
            if before is not self.scene and before is not None and before.figures:
                yield before
        if self.scene is not None and self.scene.figures:
            yield self.scene
        self._left_over()

    def _number(self, start: int, end: int) -> int:
        """Deal with the number at `start`; return where to go on."""
        is_word = not self.source.lower[start].isdigit()
        covered = self.taken.at(start)
        if covered is not None:
            return self._in_table(covered, start, end, is_word=is_word) if covered.what else covered.end
        guard = self.guards.at(start)
        if guard is not None and not (self._is_gain(guard, start) or self._is_counted_in_more(guard, start)):
            return self._guarded(guard, start, end, is_word=is_word)
        index = self.layout.sentence_at(start)
        if index < 0:
            return self._outside(start, end, "list number", len(self.source.lower), is_word=is_word)
        line = self.layout.lines[self.layout.sentences[index].line]
        if line.kind is LineKind.ROW:
            return self._in_cell(index, start, end, is_word=is_word)
        if start < line.body and not is_word and start >= line.start:
            return self._other(Guarded(start, end, "list number"))
        return self._in_sentence(self._scene(index), start, end, is_word=is_word)

    def _guarded(self, guard: Guarded, start: int, end: int, *, is_word: bool) -> int:
        if guard.what == "furniture":
            return self._outside(start, end, guard.what, guard.end, is_word=is_word)
        last = self.other[-1] if self.other else None
        if last is None or last.start < guard.start or last.end < guard.end:
            self._other(Guarded(max(guard.start, last.end if last else 0), guard.end, guard.what))
        return guard.end

    def _outside(self, start: int, end: int, what: str, limit: int, *, is_word: bool) -> int:
        """A number where nothing is stated is named for that; a number word only with a unit behind it."""
        if is_word and not self._has_unit(start, max(limit, end)):
            return end
        return self._other(Guarded(start, min(end, max(limit, start + 1)), what))

    def _in_table(self, covered: Guarded, start: int, end: int, *, is_word: bool) -> int:
        """The same of the headings and names of a table, whose digits the table itself has named."""
        if is_word and end <= covered.end and self.named.at(start) is None and self._has_unit(start, covered.end):
            self._other(Guarded(start, end, covered.what))
        return end

    def _has_unit(self, start: int, limit: int) -> bool:
        figure = figure_at(self.source.lower, start, limit)
        return figure is not None and bool(figure.printed.quantity.unit)

    def _is_gain(self, guard: Guarded, start: int) -> bool:
        """A length of time that was gained or lost is a figure: `về đích trước 2 năm`."""
        if guard.what not in ("length of time", "date"):
            return False
        index = self.layout.sentence_at(start)
        if index < 0 or not _gains().search(self.source.lower, max(start - LONGEST_GAIN, 0), start):
            return False
        figure = figure_at(self.source.lower, start, self.layout.sentences[index].end)
        if figure is None or figure.printed.sort != TIME or figure.end < guard.end:
            return False
        return self._scene(index).is_gain(start)

    def _is_counted_in_more(self, guard: Guarded, start: int) -> bool:
        """`9 ngày công`: a noun that only begins with a length of time."""
        index = self.layout.sentence_at(start) if guard.what == "length of time" else -1
        if index < 0:
            return False
        figure = figure_at(self.source.lower, start, self.layout.sentences[index].end)
        return figure is not None and figure.printed.sort == NOUN and figure.end > guard.end

    def _scene(self, index: int) -> Scene:
        if self.scene is None or self.scene.index != index:
            sentence = self.layout.sentences[index]
            first = bisect_left(self.time_starts, sentence.start)
            last = bisect_left(self.time_starts, sentence.end)
            body = self.layout.lines[sentence.line].body
            start = body if sentence.start < body < sentence.end else sentence.start
            self.scene = Scene(self.source, index, start, sentence.end, self.times[first:last])
        return self.scene

    def _in_sentence(self, scene: Scene, start: int, end: int, *, is_word: bool) -> int:
        limit = self._limit(start, scene.end)
        figure = figure_at(self.source.lower, start, limit)
        if is_word:
            return self._word(scene, figure, end)
        beside = bool(scene.figures) and scene.figures[-1].tail == start - 1 and self.source.lower[start - 1] == "/"
        if figure is not None:
            figure = with_currency_before(
                self.source.lower, figure, scene.figures[-1].tail if scene.figures else scene.start
            )
        in_currency = figure is not None and figure.start < start
        code = None if beside or in_currency else glued(self.source.lower, start, end, scene.end, figure)
        if code is not None:
            return self._other(code)
        if figure is None:
            return self._unread(Guarded(start, end, ODD_SPELLING))
        guard = named(scene, figure) or guarded_by_words(scene, figure)
        if guard is not None:
            return self._other(guard)
        return self._with_unit(scene, figure, limit)

    def _word(self, scene: Scene, figure: Figure | None, end: int) -> int:
        """A number word is a figure only with a unit that the lexicon knows, a half only as a change."""
        figure = in_words(scene, figure) if figure is not None else None
        if figure is None or not figure.printed.quantity.unit:
            return end
        guard = guarded_by_words(scene, figure) or guarded_word(scene, figure)
        return self._figure(scene, figure) if guard is None else self._other(guard)

    def _with_unit(self, scene: Scene, figure: Figure, limit: int) -> int:
        """A number in digits, counted in a noun that the lexicon need not know."""
        figure = ranked(scene, figure) or figure
        if not figure.printed.quantity.unit:
            figure = so_many_times(scene, figure) or figure
        if not figure.printed.quantity.unit:
            figure = in_unknown_noun(self.source, figure, limit)
        if figure.printed.quantity.unit:
            self._share_unit(scene, figure)
            return self._figure(scene, figure)
        part = (
            as_share(figure, self.source.lower, limit)
            or part_of_count(scene, figure)
            or like_the_last(scene, figure)
            or shared_unit(scene, figure)
            or in_unit_of_list(self.source, self.layout, scene, figure)
            or labelled_count(scene, figure)
            or in_short_form(self.source, figure, limit)
        )
        if part is not None:
            self._share_unit(scene, part)
            return self._figure(scene, part)
        if _YEAR.fullmatch(self.source.lower, figure.start, figure.end):
            return self._other(Guarded(figure.start, figure.end, "year"))
        if is_scale(figure):
            return self._other(Guarded(figure.start, figure.end, "class"))
        if (listed := self._listed_number(scene, figure)) is not None:
            return self._other(listed)
        self.bare.append(figure)
        if figure.printed.quantity.total is None:  # `quà lễ 2/9`
            scene.unread.append(figure.start)
        return self._unread(Guarded(figure.start, figure.end, NO_UNIT))

    def _listed_number(self, scene: Scene, figure: Figure) -> Guarded | None:
        """`chế độ 49, 62 và 142`, `các khối 6, 7, 8`: right behind a number that only names something, another one."""
        last = self.other[-1] if self.other else None
        if last is None or last.what not in _LISTED or not scene.start <= last.start < last.end <= figure.start:
            return None
        lower = self.source.lower
        joined = [cue for cue in scene.cues_between(last.end, figure.start) if "and" in cue.roles]
        between = lower[last.end : joined[0].start if joined else figure.start].strip()
        if between not in (",", "") or not (between or joined) or not lower[figure.start : figure.end].isdecimal():
            return None
        return Guarded(figure.start, figure.end, last.what)

    def _share_unit(self, scene: Scene, figure: Figure) -> None:
        """`lần lượt là 7,4, 6,1 và 5,6 tấn/ha`: numbers listed one after the other share the unit of the last."""
        for listed in in_unit_of(scene, self.bare, figure) if self.bare else ():
            while self.unread and self.unread[-1].start >= listed.start:
                self.unread.pop()
            self._figure(scene, listed)
        self.bare.clear()

    def _in_cell(self, index: int, start: int, end: int, *, is_word: bool) -> int:
        """A cell with words is read as a sentence; a bare number without headings says nothing."""
        sentence = self.layout.sentences[index]
        if is_number(self.source.spelled[sentence.start : sentence.end]):
            return end if is_word else self._unread(Guarded(start, end, ROW))
        return self._in_sentence(self._scene(index), start, end, is_word=is_word)

    def _limit(self, start: int, end: int) -> int:
        """A quantity ends before the next guarded stretch, unless that only gives a length of time."""
        index = bisect_left(self.guards.starts, start)
        while index < len(self.guards.all) and self.guards.all[index].start < end:
            guard = self.guards.all[index]
            if guard.what != "length of time":
                return guard.start if guard.start > start else end
            index += 1
        return end

    def _figure(self, scene: Scene, figure: Figure) -> int:
        sign = sign_before(scene, figure)
        if sign is not None:
            figure = signed(figure, *sign)
        scene.figures.append(figure)
        self.figures.append(figure)
        return figure.tail

    def _other(self, stretch: Guarded) -> int:
        self.other.append(stretch)
        return stretch.end

    def _unread(self, stretch: Guarded) -> int:
        self.unread.append(stretch)
        return stretch.end

    def _left_over(self) -> None:
        """Digits that no rule took, digits of other scripts among them, are unread."""
        dealt = ((x.start, -x.end) for x in chain(self.other, self.unread, self.taken.all))
        figures = ((figure.start, -figure.end) for figure in self.figures)
        spans = iter(sorted(chain(figures, dealt)))
        first = stop = 0
        for run in _DIGIT_RUN.finditer(self.source.lower):
            start = run.start()
            while stop <= start and (span := next(spans, None)) is not None:
                if span[0] >= stop:
                    first, stop = span[0], -span[1]
            if not first <= start < stop:
                self._unread(Guarded(run.start(), run.end(), NO_UNIT if run[0].isascii() else FOREIGN_DIGITS))
        self.unread.sort(key=lambda stretch: stretch.start)
        self.figures.clear()


_LISTED = frozenset(("document number", "part of a text", "part of a series"))
_BETWEEN = frozenset(("bound", "filler", "plan_basis", "limit"))


@cache
def _gains() -> re.Pattern[str]:
    """A word for time gained or lost, or that leads to how long something took, right before a number."""
    roles = vocabulary().facts.items()
    gain = trie_pattern(form for form, found in roles if {"gain", "to_level"} & found.keys() or form in means().facts)
    between = trie_pattern(form for form, found in roles if not _BETWEEN.isdisjoint(found))
    compare = trie_pattern(form for form, found in roles if "compare" in found)
    against = rf"\s+{compare}\s[^,;:()\n]*\Z"
    return re.compile(rf"(?<!\w){gain}(?:\s*(?:{between}\s*)*\Z|{against})")


_WHAT = {
    Role.LENGTH: "length of time",
    Role.CLOCK: "time of day",
    Role.TERM: "term",
    Role.EACH: "period",
}
