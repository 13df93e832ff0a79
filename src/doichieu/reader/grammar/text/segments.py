"""Lines, sentences, headings, list items, table rows and page furniture of a text.

The layout comes from the blocks of the text where its format knows them, else from the way plain text
is laid out. All offsets count in the even copies of the `Source`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from doichieu.claims import Block, BlockKind
from doichieu.lexicon import folded, table
from doichieu.reader.grammar.text.cells import has_blank_cells, is_row, row_cells
from doichieu.reader.grammar.text.furniture_marks import is_furniture, lines_by_marks, marks
from doichieu.reader.grammar.text.inline_numbers import before_item_number, leads_of_items, second_item
from doichieu.reader.grammar.text.letters import LOWER, UPPER
from doichieu.reader.grammar.text.markers import LISTING, MARKER, WORDED_LEVEL, marker_level, worded_marker
from doichieu.reader.grammar.text.sources import Source

LONGEST_SENTENCE = 2000  # signs
SHORT_LINE = 160  # signs: a line up to here without a final stop may be a heading
TAIL_LINE = 60  # signs: the heading of a list of other articles is no longer than this


class LineKind(StrEnum):
    """What a line of the text is."""

    TEXT = "text"
    HEADING = "heading"
    ITEM = "item"
    ROW = "row"  # of a table, its cells parted by tabs, bars or dashes
    FURNITURE = "furniture"


class Line(NamedTuple):
    """One line that is not blank, without the spaces around it."""

    start: int
    end: int
    body: int  # where the words begin, after a number or a dash
    kind: LineKind
    level: int  # of a heading or item, 1 the highest; else 0


class Sentence(NamedTuple):
    """A stretch up to a full stop, the whole of a heading, or a cell; never over more than one paragraph."""

    start: int
    end: int
    line: int  # index of the line that it begins on


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines and sentences of one text, in order; furniture has lines, but no sentences."""

    lines: tuple[Line, ...]
    sentences: tuple[Sentence, ...]
    furniture: tuple[tuple[int, int], ...]  # merged stretches
    line_starts: tuple[int, ...]
    sentence_starts: tuple[int, ...]
    furniture_starts: tuple[int, ...]

    def line_at(self, offset: int) -> int:
        """Index of the line that `offset` stands on, -1 before the first."""
        return bisect_right(self.line_starts, offset) - 1

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence that `offset` stands in, -1 where it stands in none."""
        index = bisect_right(self.sentence_starts, offset) - 1
        return index if index >= 0 and offset < self.sentences[index].end else -1

    def in_furniture(self, offset: int) -> bool:
        """Whether `offset` stands in page furniture."""
        index = bisect_right(self.furniture_starts, offset) - 1
        return index >= 0 and offset < self.furniture[index][1]


def layout_of(source: Source) -> Layout:
    """The layout of `source`, in time linear in its length."""
    lines = tuple(_lines(source))
    furniture = _merged([*_silent_blocks(source), *((x.start, x.end) for x in lines if x.kind is LineKind.FURNITURE)])
    sentences = tuple(_sentences(source, lines))
    return Layout(
        lines,
        sentences,
        furniture,
        tuple(line.start for line in lines),
        tuple(sentence.start for sentence in sentences),
        tuple(start for start, _ in furniture),
    )


_LINE = re.compile(r"[^\s][^\n]*")
_STOP = re.compile(  # group 1: a sentence ends here; a run of stops is looked at once, however long
    rf"[.!?…]++[\"”’')\]]*+((?=\s+[\"“‘'(\[-]*[{UPPER}0-9]))?"
)
_TWO_WORDS = re.compile(rf"\s+[{UPPER}][{LOWER}]+\s[{LOWER}]")  # a sentence begins, rather than a name goes on
_WORD_BEFORE = re.compile(r"[^\W\d_]+\.$")
_FINAL = (".", "!", "?", "…", ";", ",", "./.", ":")


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(folded(form) for entry in table("abbreviations") for form in entry.forms)


def _lines(source: Source) -> list[Line]:
    blocks = _line_blocks(source)
    found = [(line.start(), line.start() + len(line[0].rstrip())) for line in _LINE.finditer(source.spelled)]
    starts = [start for start, _ in found]
    marked = lines_by_marks(source, starts)
    opening = marks("opening")
    lines = [
        Line(start, end, start, LineKind.FURNITURE, 0)
        if is_furniture(source, start, end, marked.get(index)) or opening.match(source.lower, start)
        else _line(source, start, end, blocks.get(start))
        for index, (start, end) in enumerate(found)
    ]
    return _with_tail(source, _with_blank_cells(source, lines))


def _with_blank_cells(source: Source, lines: list[Line]) -> list[Line]:
    """A line right under a row of cells is one too, where the tabs of its blank cells say so."""
    for index in range(1, len(lines)):
        above, line = lines[index - 1], lines[index]
        under = above.kind is LineKind.ROW and line.kind not in (LineKind.ROW, LineKind.FURNITURE)
        if under and source.spelled.count("\n", above.end, line.start) == 1 and has_blank_cells(source, line.start):
            lines[index] = line._replace(body=line.start, kind=LineKind.ROW, level=0)
    return lines


def _line(source: Source, start: int, end: int, block: Block | None) -> Line:
    marker = MARKER.match(source.spelled, start, end)
    body = marker.end() if marker else start
    if block is not None:
        return _blocked_line(start, end, body, block)
    if is_row(source, start, end):
        return Line(start, end, start, LineKind.ROW, 0)
    short = end - start <= SHORT_LINE and (
        not source.spelled.endswith(_FINAL, start, end) or _is_title(source, marker, body, end)
    )
    if marker is None:
        if (counted := worded_marker().match(source.lower, start, end)) is not None:
            return Line(start, end, counted.end(), LineKind.ITEM, WORDED_LEVEL)
        return Line(start, end, body, LineKind.HEADING if short else LineKind.TEXT, 4 if short else 0)
    level = marker_level(marker)
    numbered = marker.lastgroup not in LISTING
    has_colon = ": " in source.spelled[start:end]
    if short and numbered and not has_colon:
        return Line(start, end, body, LineKind.HEADING, level)
    return Line(start, end, body, LineKind.ITEM, level)


def _is_title(source: Source, marker: "re.Match[str] | None", body: int, end: int) -> bool:
    """`II. CHỈ TIÊU CHỦ YẾU:`, `II. Chỉ tiêu chủ yếu:`: a colon ends a title in capitals or with a Roman number too."""
    if not source.spelled.endswith(":", body, end):
        return False
    roman = marker is not None and marker.lastgroup == "roman" and end - body <= TAIL_LINE
    return roman or source.spelled[body:end].isupper()


_BLOCK_KINDS = {
    BlockKind.HEADING: LineKind.HEADING,
    BlockKind.ITEM: LineKind.ITEM,
    BlockKind.CELL: LineKind.ROW,
    BlockKind.FURNITURE: LineKind.FURNITURE,
}


def _blocked_line(start: int, end: int, body: int, block: Block) -> Line:
    return Line(start, end, body, _BLOCK_KINDS[block.kind], block.level or 1)


def _line_blocks(source: Source) -> dict[int, Block]:
    """The first block of each line that begins with one, by the offset in the copies."""
    if not source.text.blocks:
        return {}
    found: dict[int, Block] = {}
    for block in source.text.blocks:
        if block.kind in _BLOCK_KINDS:
            for line in _LINE.finditer(source.spelled, *source.copied(block.span)):
                found.setdefault(line.start(), block)
    return found


def _silent_blocks(source: Source) -> list[tuple[int, int]]:
    furniture = (block.span for block in source.text.blocks if block.kind is BlockKind.FURNITURE)
    return [source.copied(span) for span in furniture if span.start < span.end]


def _with_tail(source: Source, lines: list[Line]) -> list[Line]:
    """From the first heading of other articles that follows most of the text, all is furniture."""
    tail = marks("tail")
    headings = [
        index
        for index, line in enumerate(lines)
        if line.end - line.start <= TAIL_LINE and tail.match(source.lower, line.start)
    ]
    if not headings:
        return lines
    before = [0, *accumulate(_weight(source, line) for line in lines)]
    index = next((index for index in headings if 2 * before[index] >= before[-1] > 0), len(lines))
    return lines[:index] + [Line(x.start, x.end, x.start, LineKind.FURNITURE, 0) for x in lines[index:]]


def _weight(source: Source, line: Line) -> int:
    """How much prose a line holds: signs of a line that ends as a sentence does."""
    return line.end - line.start if source.spelled.endswith(_FINAL, line.start, line.end) else 0


def _sentences(source: Source, lines: tuple[Line, ...]) -> list[Sentence]:
    sentences: list[Sentence] = []
    for index, line in enumerate(lines):
        if line.kind is LineKind.FURNITURE:
            continue
        if line.kind is LineKind.ROW:
            cells = row_cells(source, line.start, line.end)
            sentences.extend(Sentence(cell.start, cell.end, index) for cell in cells if cell.end > cell.start)
            continue
        start, second = line.start, second_item(source.spelled, line.start, line.end)
        for found in _STOP.finditer(source.spelled, line.body, line.end):
            if found[1] is None or _is_abbreviation(source, found.start() + 1):
                continue
            if (stop := before_item_number(source.spelled, start, found.span(), line.end)) > start:
                sentences.extend(_bounded(source, Sentence(start, stop, index), second))
            start = found.end() + _spaces(source.spelled, found.end(), line.end)
        if start < line.end:
            sentences.extend(_bounded(source, Sentence(start, line.end, index), second))
    return sentences


def _bounded(source: Source, sentence: Sentence, second: int) -> Iterator[Sentence]:
    """The sentence, parted behind what leads in to its items, and in pieces where it is longer than any sentence is:
    work on one must stay small. second: where the last item numbered so begins in its paragraph, -1 without one."""
    start = sentence.start
    for lead in leads_of_items(source.spelled, *sentence[:2]) if second >= sentence.end else ():
        yield Sentence(start, lead, sentence.line)
        start = lead + 1
    rest = sentence._replace(start=start)
    yield from (rest,) if rest.end - rest.start <= LONGEST_SENTENCE else _pieces(source, rest)


def _pieces(source: Source, sentence: Sentence) -> Iterator[Sentence]:
    start = sentence.start
    while sentence.end - start > LONGEST_SENTENCE:
        space = source.spelled.rfind(" ", start + 1, start + LONGEST_SENTENCE)
        stop = space if space > 0 else _unbroken_end(source.spelled, start + LONGEST_SENTENCE, sentence.end)
        yield Sentence(start, stop, sentence.line)
        start = stop
    if start < sentence.end:
        yield Sentence(start, sentence.end, sentence.line)


def _unbroken_end(text: str, at: int, end: int) -> int:
    """The end of the number around `at`: a word longer than any sentence may be cut, a number never."""
    found = _UNBROKEN.match(text, at, end)
    return found.end() if found else at


def _is_abbreviation(source: Source, stop: int) -> bool:
    found = _WORD_BEFORE.search(source.lower, max(stop - 6, 0), stop)
    if found is None or found[0] not in _abbreviations():
        return False
    return _TWO_WORDS.match(source.spelled, stop) is None


_UNBROKEN = re.compile(r"[\d.,]*")
_SPACES = re.compile(r"\s*")


def _spaces(text: str, start: int, end: int) -> int:
    found = _SPACES.match(text, start, end)
    return found.end() - start if found else 0


def _merged(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return tuple(merged)
