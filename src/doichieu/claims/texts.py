"""The canonical text of a document: one string, and blocks that stand off from it."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Where something stands in a text: code points, the end not included."""

    start: int
    end: int

    def of(self, text: "str | Text") -> str:
        """The characters of `text` at this place."""
        content = text if isinstance(text, str) else text.content
        return content[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Whether the whole of `other` lies within this span."""
        return self.start <= other.start and other.end <= self.end

    def touches(self, other: "Span") -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


class BlockKind(StrEnum):
    """What a stretch of a document is; a stretch without a block is running text."""

    HEADING = "heading"
    ITEM = "item"  # of a list
    CELL = "cell"  # of a table
    FOOTNOTE = "footnote"
    INSERTED = "inserted"  # tracked change
    DELETED = "deleted"  # tracked change: in the text, but no longer said
    PAGE = "page"
    FURNITURE = "furniture"  # menus, counters, teasers, comments: part of the page, not of the document


@dataclass(frozen=True, slots=True)
class Block:
    """One stand-off mark on a text; blocks may nest."""

    kind: BlockKind
    span: Span
    level: int | None = None  # of a heading, 1 the highest; of a list item, 1 the outermost
    row: str | None = None  # of a cell: the heading of its row
    column: str | None = None  # of a cell: the heading of its column
    label: str | None = None  # of a cell: its table, row and column ("2:4:3"); of a page: its number


@dataclass(frozen=True, slots=True)
class Text:
    """A whole document as one string; every offset in a reading counts in `content`."""

    content: str
    blocks: tuple[Block, ...] = ()  # in order of their start
    name: str = ""  # the file's name, without folders
    format: str = "text"  # the module of `reader.formats` that opened it

    def blocks_of(self, kind: BlockKind) -> tuple[Block, ...]:
        """The blocks of one kind, in order."""
        return tuple(block for block in self.blocks if block.kind is kind)
