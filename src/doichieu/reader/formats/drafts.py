"""A text under construction: characters go in one after the other, blocks keep their places."""

import re
from dataclasses import replace

from doichieu.claims import Block, BlockKind, Span, Text

_SPACES = re.compile(r"[ \t\r\n\f]+")


class Draft:
    """Characters so far, and the blocks on them.

    Spaces and line breaks are held back until a character follows, so that no line ends in a space and
    neither the text nor a table cell begins or ends with a break.
    """

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._gap = ""
        self._blocks: list[Block] = []
        self._fresh = True  # nothing stands on this line yet

    @property
    def length(self) -> int:
        """Characters so far, without the gap that is held back."""
        return self._length

    @property
    def next_start(self) -> int:
        """Where the next character will stand."""
        return self._length + len(self._gap)

    @property
    def fresh(self) -> bool:
        """Whether nothing stands on this line yet."""
        return self._fresh

    def bookmark(self) -> int:
        """A place that `words_since` can go back to."""
        return len(self._pieces)

    def words_since(self, bookmark: int) -> str:
        """The characters added since `bookmark` was taken."""
        return "".join(self._pieces[bookmark:])

    def say(self, words: str) -> None:
        """Add `words` as they are."""
        if words:
            self._put(self._gap + words)
            self._gap, self._fresh = "", False

    def flow(self, words: str) -> None:
        """Add `words`, any run of white space as one space, and none at the start of a line."""
        parts = _SPACES.split(words)
        for number, part in enumerate(parts):
            if number:
                self.space()
            self.say(part)

    def space(self) -> None:
        """A space, if a character follows on this line."""
        if not self._fresh and not self._gap:
            self._gap = " "

    def line_break(self, lines: int = 1) -> None:
        """At least so many line ends before the next character; none at the start of the text."""
        if self._length:
            held = self._gap.count("\n")
            self._gap = "\n" * max(lines, held)
            self._fresh = True

    def separate(self, mark: str) -> None:
        """Put a separator of table cells now, whatever follows it; a gap before it goes."""
        self._put(mark)
        self._gap, self._fresh = "", True

    def settle(self) -> int:
        """Put the line ends that are held back, and tell where the next character will stand."""
        self._put(self._gap.strip(" "))
        self._gap = ""
        return self._length

    def mark(self, block: Block) -> None:
        """Keep a block; its span counts in the characters added so far."""
        self._blocks.append(block)

    def mark_from(self, start: int, kind: BlockKind, *, level: int | None = None, label: str | None = None) -> None:
        """Mark what was added since `start`, if anything was."""
        if self._length > start:
            self.mark(Block(kind, Span(start, self._length), level=level, label=label))

    def content(self) -> str:
        """The characters so far."""
        return "".join(self._pieces)

    def text(self, *, name: str, kind: str) -> Text:
        """The finished text, its blocks in order of their start, an outer one before an inner one."""
        content = self.content()
        trimmed = [_trimmed(content, block) for block in self._blocks]
        kept = [block for block in trimmed if block.span.start < block.span.end or block.kind is BlockKind.CELL]
        kept.sort(key=lambda block: (block.span.start, -block.span.end))
        return Text(content, tuple(kept), name=name, format=kind)

    def _put(self, piece: str) -> None:
        self._pieces.append(piece)
        self._length += len(piece)


def _trimmed(content: str, block: Block) -> Block:
    """The block without the white space at its ends."""
    start, end = block.span.start, block.span.end
    while start < end and content[start].isspace():
        start += 1
    while start < end and content[end - 1].isspace():
        end -= 1
    return block if (start, end) == (block.span.start, block.span.end) else replace(block, span=Span(start, end))
