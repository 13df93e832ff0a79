"""The words around a figure with which a short wording means an indicator: `giải ngân`, of public investment."""

from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate

from doichieu.lexicon import folded
from doichieu.reader.grammar.figures.stated import Stated
from doichieu.reader.grammar.relations.indicator_wordings import Indicator, any_of
from doichieu.reader.grammar.text.segments import Layout, Line, LineKind
from doichieu.reader.grammar.text.sources import Source

MOST_TITLE_LINES = 8  # letterhead included
REACH = 2_000  # characters of a paragraph, a lead-in or a title that are still looked at, whatever its length
_CLOSING = (".", ":", ";", ",", "!", "?", "…")
Scope = str


class Contexts:
    """What stands around the figures of one document."""

    def __init__(self, source: Source, layout: Layout) -> None:
        self._source, self._layout = source, layout

    def hold(self, one: Stated, indicator: Indicator) -> bool:
        """Whether the words that short wordings need stand before the figure, with no rival behind them."""
        if not indicator.context:
            return False
        context, rivals = any_of(indicator.context), any_of(indicator.rivals) if indicator.rivals else None
        for scope in self._scopes(one):
            last = max((found.start() for found in context.finditer(scope)), default=-1)
            if last >= 0:
                return rivals is None or rivals.search(scope, last) is None
            if rivals is not None and rivals.search(scope):
                return False
        return False

    def _scopes(self, one: Stated) -> Iterator[Scope]:
        """Around a figure: its sentence and what it is measured against, its line, what stands above, the title."""
        lower, layout = self._source.lower, self._layout
        if one.scene is None:
            return
        scene = one.scene
        yield f"{lower[scene.start : one.end]}{_tail_of_noun(one)} {folded(one.claim.basis or '')}"
        index = layout.sentences[scene.index].line
        yield lower[max(layout.lines[index].start, scene.start - REACH) : scene.start]
        if (above := self._above(index)) is not None:
            yield lower[above.start : min(above.end, above.start + REACH)]
        yield self._title

    def _above(self, index: int) -> Line | None:
        """The lead-in or heading that a line stands under; an item that ends with no sign is one."""
        lower, lines = self._source.lower, self._layout.lines
        last = lines[index - 1] if index else None
        if last is not None and lines[index].kind is not LineKind.ITEM and not self._is_closed(last):
            return last
        above = self._over_items[index]
        leads = above is not None and (above.kind is LineKind.HEADING or lower.endswith(":", above.start, above.end))
        return above if leads else None

    @cached_property
    def _over_items(self) -> tuple[Line | None, ...]:
        """The last line before each line that is no item of a list."""
        return tuple(accumulate(self._layout.lines, _last_but_items, initial=None))

    @cached_property
    def _title(self) -> Scope:
        """The line that the document opens with; under capitals, those up to the first that ends as a sentence does."""
        lines = self._layout.lines[:MOST_TITLE_LINES]
        if not lines:
            return ""
        last = lines[0]
        if self._source.spelled[last.start : last.end].isupper():
            ended = next((at for at, line in enumerate(lines) if self._is_closed(line)), len(lines))
            last = lines[max(ended, 1) - 1]
        return self._source.lower[lines[0].start : min(last.end, lines[0].start + REACH)]

    def _is_closed(self, line: Line) -> bool:
        return self._source.lower.endswith(_CLOSING, line.start, line.end)


def _last_but_items(before: Line | None, line: Line) -> Line | None:
    return before if line.kind is LineKind.ITEM else line


def _tail_of_noun(one: Stated) -> str:
    """The noun phrase behind a figure, where that is what it measures."""
    if one.scene is None or one.phrase is None or one.phrase.end <= one.end:
        return ""
    return one.scene.source.lower[one.end : one.phrase.end]


class NamedBefore:
    """The codes of sizes whose own sentence names what they measure, for those that take the name from there."""

    def __init__(self) -> None:
        self._codes: dict[tuple[int, str], str] = {}  # by where the phrase begins, and the unit

    def note(self, one: Stated, code: str) -> None:
        """Keep the code of a figure."""
        if one.phrase is not None:
            self._codes[one.phrase.start, one.claim.unit] = code

    def of(self, one: Stated) -> str | None:
        """`Thu ngân sách trên địa bàn 2 tỷ đồng. Lũy kế 15 tỷ đồng`: of a name that stands a sentence before."""
        if one.phrase is None or one.scene is None or one.phrase.start >= one.scene.start or not one.is_size:
            return None
        return self._codes.get((one.phrase.start, one.claim.unit))
