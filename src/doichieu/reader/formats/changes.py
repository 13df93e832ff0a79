"""Tracked changes side by side: what is deleted stands before what takes its place, as a whole word, with a space.

Word keeps the two without a gap: of `1`, `2` deleted, `5` inserted, `0 ha` the text is `120 150 ha`, and the first of
the two numbers is deleted. Nothing that stands is glued to what does not.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, islice

from doichieu.claims import Block, BlockKind, Span, Text

_TOLD = (BlockKind.INSERTED, BlockKind.DELETED)
_JOINS = ".,/%"  # as letters and digits are, where the other side is a digit


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of one kind: kept, inserted or deleted."""

    span: Span
    kind: BlockKind | None


@dataclass(frozen=True, slots=True)
class _Change:
    """Changes that touch each other, with the letters beside them: what it was, and the pieces that stand."""

    span: Span
    was: str
    stands: tuple[tuple[str, BlockKind | None], ...]

    @property
    def now(self) -> str:
        """The characters that stand."""
        return "".join(words for words, _ in self.stands)

    @property
    def longer(self) -> int:
        """By how many characters the text grows."""
        return len(self.was) + 1 + len(self.now) - (self.span.end - self.span.start)

    def marks(self, start: int) -> Iterator[Block]:
        """The blocks of the change where it begins at `start`."""
        yield Block(BlockKind.DELETED, Span(start, start + len(self.was)))
        at = start + len(self.was) + 1
        for words, kind in self.stands:
            if kind is not None:
                yield Block(kind, Span(at, at + len(words)))
            at += len(words)


def told_apart(text: Text) -> Text:
    """The text with deleted and standing characters apart, its other blocks on the same words as before."""
    changes = list(_changes(text))
    if not changes:
        return text
    places = _Places(changes)
    blocks = [moved for block in text.blocks for moved in places.moved(block)]
    for change in changes:
        blocks.extend(change.marks(places.of(change.span.start)))
    blocks.sort(key=lambda block: (block.span.start, -block.span.end))
    return replace(text, content="".join(_rewritten(text.content, changes)), blocks=tuple(blocks))


def _rewritten(content: str, changes: Iterable[_Change]) -> Iterator[str]:
    at = 0
    for change in changes:
        yield content[at : change.span.start]
        yield f"{change.was} {change.now}"
        at = change.span.end
    yield content[at:]


class _Places:
    """Where the characters of the text stand once the changes are told apart."""

    def __init__(self, changes: list[_Change]) -> None:
        self._changes = changes
        self._ends = [change.span.end for change in changes]
        self._longer = [0, *accumulate(change.longer for change in changes)]

    def of(self, place: int) -> int:
        """The new place of what lies outside every change."""
        return place + self._longer[bisect_right(self._ends, place)]

    def moved(self, block: Block) -> Iterator[Block]:
        """The block on the new text; of a tracked change only what lies outside the changes told apart."""
        if block.kind not in _TOLD:
            yield replace(block, span=Span(*map(self.of, (block.span.start, block.span.end))))
            return
        start = block.span.start
        for change in islice(self._changes, bisect_right(self._ends, start), None):
            if change.span.start >= block.span.end:
                break
            yield from self._piece(block, start, change.span.start)
            start = change.span.end
        yield from self._piece(block, start, block.span.end)

    def _piece(self, block: Block, start: int, end: int) -> Iterator[Block]:
        if start < end:
            yield replace(block, span=Span(self.of(start), self.of(end)))


def _changes(text: Text) -> Iterator[_Change]:
    """Deleted stretches that touch a standing letter or figure, with all that they touch, in order."""
    pieces = _pieces(text)
    at = 0
    while at < len(pieces):
        last = at
        while last + 1 < len(pieces) and pieces[last + 1].span.start == pieces[last].span.end:
            last += 1
        group = pieces[at : last + 1]
        kinds = {piece.kind for piece in group}
        if BlockKind.DELETED in kinds and len(kinds) > 1:
            yield _change(text.content, group)
        at = last + 1


def _change(content: str, group: list[_Piece]) -> _Change:
    stands = tuple((piece.span.of(content), piece.kind) for piece in group if piece.kind is not BlockKind.DELETED)
    was = "".join(piece.span.of(content) for piece in group if piece.kind is not BlockKind.INSERTED)
    return _Change(Span(group[0].span.start, group[-1].span.end), was, stands)


def _pieces(text: Text) -> list[_Piece]:
    """The tracked changes of each line, and the kept letters and figures that touch them."""
    content = text.content
    told = list(_told(text))
    pieces: list[_Piece] = []
    for index, piece in enumerate(told):
        floor = told[index - 1].span.end if index else 0
        before = _letters_before(content, piece.span.start, floor)
        if before < piece.span.start and (not pieces or pieces[-1].span.end <= before):
            pieces.append(_Piece(Span(before, piece.span.start), None))
        pieces.append(piece)
        ceiling = told[index + 1].span.start if index + 1 < len(told) else len(content)
        behind = _letters_behind(content, piece.span.end, ceiling)
        if behind > piece.span.end:
            pieces.append(_Piece(Span(piece.span.end, behind), None))
    return pieces


def _told(text: Text) -> Iterator[_Piece]:
    """The changes in order, cut at the ends of lines and cells; what is deleted within an insertion is deleted."""
    kinds: dict[int, BlockKind] = {}
    for kind in _TOLD:
        for block in text.blocks_of(kind):
            kinds.update(dict.fromkeys(range(block.span.start, block.span.end), kind))
    start = None
    for place in sorted(kinds):
        if text.content[place] in "\n\t":
            continue
        if start is None:
            start = place
        goes_on = kinds.get(place + 1) is kinds[place] and text.content[place + 1] not in "\n\t"
        if not goes_on:
            yield _Piece(Span(start, place + 1), kinds[place])
            start = None


def _letters_before(content: str, place: int, floor: int) -> int:
    """Where the letters and figures begin that end right before `place` and go on behind it."""
    at = place
    while at > floor and _joined(content[at - 1], content[at]):
        at -= 1
    return at


def _letters_behind(content: str, place: int, ceiling: int) -> int:
    at = place
    while at < ceiling and _joined(content[at - 1], content[at]):
        at += 1
    return at


def _joined(left: str, right: str) -> bool:
    """Whether two characters side by side are of one word or number."""
    if left.isalnum():
        return right.isalnum() or (left.isdecimal() and right in _JOINS)
    return left in _JOINS and right.isdecimal()
