"""The sentence around a figure: what is cited beside it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise

from doichieu.claims import Block, BlockKind, Span, Text
from doichieu.lexicon import folded, table

_FRAMES = (BlockKind.HEADING, BlockKind.ITEM, BlockKind.FOOTNOTE, BlockKind.CELL)
_LINE_ENDS = "\n\v\f\u2028\u2029"
_ODD_LINE_ENDS = re.compile(f"[{_LINE_ENDS[1:]}]")
_LINE_END = re.compile(f"[{_LINE_ENDS}]")
_FINAL = ("", ".", "!", "?", "…", ";", ":", "\n")
_STOP = re.compile(r"[.!?…]+[\"”’»)\]]*(?=\s|$)")
_OPENING = re.compile(r"\s*[\"“‘«(\[–—-]*\s*(\w)")
_LAST_WORD = re.compile(r"[^\s(\[\"“]+$")
_LABEL = re.compile(r"\s*(?:\d{1,2}(?:\.\d{1,2})*|[IVXLC]+|[^\W\d_])\.")  # of a list item, with its stop
_LONGEST = 12  # signs of an abbreviation
_REACHING = 4  # blocks before a place that may reach into it
_NARROWEST = 45  # signs: no page of prose is narrower
_BEYOND = 1.25  # of the widest line that is certainly broken: a longer line was not broken at that width
_COLUMNS = re.compile(r"\t| {3}| \| ")


def sentence_of(text: Text, span: Span) -> Span:
    """The sentence that `span` stands in, without the spaces around it.

    In a table it is the row. A sentence ends at a stop before a capital or a digit, at the end of its
    line or block, and not after an abbreviation or the label of a list item. Where `span` reaches over
    several sentences, all of them.
    """
    index = _block_around(text, span) if text.blocks else None
    block = None if index is None else text.blocks[index]
    if index is not None and block is not None and block.kind is BlockKind.CELL:
        return _bare(text.content, _row_around(text.blocks, index))
    content = text.content
    frame = _line_of(content, span, block)
    stops = _stops(content, frame)
    ends = [stop for stop in stops if frame.start < stop < frame.end]
    if not ends:
        return _bare(content, frame)
    start = max((stop for stop in ends if stop <= span.start), default=frame.start)
    end = min((stop for stop in ends if stop >= span.end), default=frame.end)
    return _bare(content, Span(start, end))


def standing_words(text: Text, span: Span) -> str:
    """The words at a place as they stand: without those that tracked changes delete."""
    pieces, place = [""], span.start
    for block in _blocks_in(text.blocks, span):
        if block.kind is BlockKind.DELETED and place < block.span.end:
            pieces.append(text.content[place : max(block.span.start, place)])
            place = min(block.span.end, span.end)
    pieces.append(text.content[place : span.end])
    parted = [
        after[1:] if _ends_with_space(before) and after[:1] == " " else after for before, after in pairwise(pieces)
    ]
    return "".join(parted)


def _ends_with_space(words: str) -> bool:
    return words[-1:].isspace()


def _blocks_in(blocks: Sequence[Block], span: Span) -> Sequence[Block]:
    """The blocks that begin in a span, and those few before it that may reach into it."""
    first = bisect_left(blocks, span.start, key=lambda block: block.span.start)
    last = bisect_left(blocks, span.end, key=lambda block: block.span.start)
    return blocks[max(first - _REACHING, 0) : last]


def cells_of_row(text: Text, span: Span) -> list[Block]:
    """The cells of the row of a table that `span` stands in, in order; none outside of tables and for a lone cell."""
    index = _block_around(text, span) if text.blocks else None
    if index is None or text.blocks[index].kind is not BlockKind.CELL:
        return []
    row = _row_around(text.blocks, index)
    first = bisect_left(text.blocks, row.start, key=lambda block: block.span.start)
    last = bisect_left(text.blocks, row.end, key=lambda block: block.span.start)
    cells = [
        block for block in text.blocks[first:last] if block.kind is BlockKind.CELL and row.start <= block.span.start
    ]
    return cells if len(cells) > 1 else []


def _block_around(text: Text, span: Span) -> int | None:
    """Index of the heading, item, note or cell that holds the span; these never stand in one another."""
    index = bisect_right(text.blocks, span.start, key=lambda block: block.span.start) - 1
    while index >= 0:
        block = text.blocks[index]
        if block.kind in _FRAMES and block.span.start < block.span.end:
            return index if block.span.covers(span) else None
        index -= 1
    return None


def _row_around(blocks: Sequence[Block], index: int) -> Span:
    """From the first to the last cell of the table row of one cell."""
    row = _row_label(blocks[index])
    first = last = index
    while first and (blocks[first - 1].kind is not BlockKind.CELL or _row_label(blocks[first - 1]) == row):
        first -= 1
    while last + 1 < len(blocks) and (
        blocks[last + 1].kind is not BlockKind.CELL or _row_label(blocks[last + 1]) == row
    ):
        last += 1
    spans = [block.span for block in blocks[first : last + 1] if block.kind is BlockKind.CELL]
    return Span(spans[0].start, spans[-1].end)


def _row_label(cell: Block) -> str:
    return (cell.label or "").rpartition(":")[0]


def _line_of(content: str, span: Span, block: Block | None) -> Span:
    """The line around `span`, with those that a margin parted from it, cut to the block around it."""
    start, end = _line_start(content, span.start), _line_end(content, span.end)
    while start and _runs_on(content, start - 1):
        start = _line_start(content, start - 1)
    while end < len(content) and _runs_on(content, end):
        end = _line_end(content, end + 1)
    if block is not None:
        start, end = max(start, block.span.start), min(end, block.span.end)
    return Span(start, end)


def _line_start(content: str, offset: int) -> int:
    start = content.rfind("\n", 0, offset) + 1
    for odd in _ODD_LINE_ENDS.finditer(content, start, offset):
        start = odd.end()
    return start


def _line_end(content: str, offset: int) -> int:
    found = _LINE_END.search(content, offset)
    return found.start() if found else len(content)


def _runs_on(content: str, line_end: int) -> bool:
    """Whether the sentence before a line end goes on after it: no stop before, and a small letter after, or before it
    a line as full as the page is wide."""
    if content[max(line_end - 2, 0) : line_end].rstrip("\r")[-1:] in _FINAL:
        return False
    return content[line_end + 1 : line_end + 2].islower() or _is_full(content, line_end)


def _is_full(content: str, line_end: int) -> bool:
    """Whether the line that ends here had no room for the next word, so that the sentence may go on below it."""
    width, start = _width(content), _line_start(content, line_end)
    if not _NARROWEST <= line_end - start <= width:
        return False
    above = content[start:line_end].rstrip()
    below = content[line_end + 1 : line_end + 1 + width].partition("\n")[0]
    if not below[:1].isalnum() or above.isupper() != below.isupper() or _LABEL.match(below):
        return False
    return width < len(above) + 1 + len(below.split(maxsplit=1)[0]) and not _COLUMNS.search(f"{above}\n{below}")


@lru_cache(maxsize=8)  # a page or a report asks for the sentences of one text after the other
def _width(content: str) -> int:
    """Signs of the longest line of a page; 0 for a text of which no line is certainly broken, or too few are."""
    lines = content.split("\n")
    broken = [
        len(above)
        for above, below in ((each.rstrip(), after) for each, after in pairwise(lines))
        if below[:1].islower() and above[-1:] not in _FINAL and len(above) >= _NARROWEST
    ]
    lengths = [len(line.rstrip()) for line in lines]
    width = max((length for length in lengths if length <= max(broken, default=0) * _BEYOND), default=0)
    return width if len(broken) > sum(length > width for length in lengths) else 0


def _stops(content: str, frame: Span) -> list[int]:
    """Where sentences end within a line."""
    label = _LABEL.match(content, frame.start, frame.end)
    first = label.end() if label else frame.start
    return [found.end() for found in _STOP.finditer(content, first, frame.end) if _ends(content, frame, found)]


def _ends(content: str, frame: Span, stop: "re.Match[str]") -> bool:
    opening = _OPENING.match(content, stop.end(), frame.end)
    if opening is None or opening[1].islower():
        return False
    if stop[0] != ".":
        return True
    word = _LAST_WORD.search(content, max(frame.start, stop.end() - _LONGEST), stop.end())
    return word is None or not _is_abbreviation(word[0])


def _is_abbreviation(word: str) -> bool:
    initial = len(word) == 2 and word[0].isupper()
    return initial or folded(word) in _abbreviations()


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(folded(form) for entry in table("abbreviations") for form in entry.forms)


def _bare(content: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and content[start].isspace():
        start += 1
    while start < end and content[end - 1].isspace():
        end -= 1
    return span if (start, end) == (span.start, span.end) else Span(start, end)


def capitalised(words: str) -> str:
    """Words as a line begins with them: ổn định giá -> Ổn định giá; behind quotation marks too, and a number stays."""
    first = next((place for place, sign in enumerate(words) if sign.isalnum()), len(words))
    return words[:first] + words[first : first + 1].upper() + words[first + 1 :]
