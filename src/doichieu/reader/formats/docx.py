"""Word documents: paragraphs, lists, tables, notes and tracked changes, as they are printed.

Labels of numbered lists and headings are part of the text; the marks of footnotes are not, since they
would stand against the figures: a note is a block at the end, with its number as label. Headers stand
before the body and footers after it, as furniture. Review comments are no part of the document.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from doichieu.claims import BlockKind, Span, Text
from doichieu.reader.formats.changes import told_apart
from doichieu.reader.formats.drafts import Draft
from doichieu.reader.formats.errors import DamagedFile
from doichieu.reader.formats.grids import MAX_SPAN, Cell, cell_blocks, is_figure
from doichieu.reader.formats.legacy_runs import Runs
from doichieu.reader.formats.packages import Package, attribute, local
from doichieu.reader.formats.paragraphs import Formatting, child, value, whole

Element = Any

CHANGES = {
    "ins": BlockKind.INSERTED,
    "moveTo": BlockKind.INSERTED,
    "del": BlockKind.DELETED,
    "moveFrom": BlockKind.DELETED,
}
WRAPPERS = frozenset(("hyperlink", "smartTag", "fldSimple", "customXml", "bdo", "dir", "sdt", "sdtContent", "Choice"))
PICTURES = frozenset(("drawing", "pict", "object"))
_BREAKS = re.compile(r"[\t\r\n]")
_PRIVATE = range(0xE000, 0xF900)  # signs of picture fonts
_OFF = ("0", "false", "off")


def opened(name: str, data: bytes) -> Text:
    """The text of a .docx file.

    Raises DamagedFile, DecompressionBomb, ProtectedFile or WronglyNamed.
    """
    package = Package(name, data)
    root = package.part(package.main)
    body = child(root, "body") if root is not None else None
    if body is None:
        raise DamagedFile(file=name, detail="it has no body")
    writer = _Writer(package)
    writer.runs.respell(root)
    writer.furniture("header")
    writer.blocks(body)
    writer.notes("footnote")
    writer.notes("endnote")
    writer.furniture("footer")
    return told_apart(writer.draft.text(name=name, kind="docx"))


class _Writer:
    """Writes the parts of a document into a draft, in the order of reading."""

    def __init__(self, package: Package) -> None:
        self.draft = Draft()
        self._package = package
        self._formatting = Formatting(package)
        self.runs = Runs(package)
        self._boxes: list[Element] = []  # text boxes met in a paragraph, written after it
        self._notes: dict[str, list[str]] = {"footnote": [], "endnote": []}
        self._in_cell = False
        self._tables = 0

    def blocks(self, container: Element) -> None:
        """Paragraphs and tables, and whatever wraps them."""
        for element in container:
            tag = local(element.tag)
            if tag == "p":
                self._paragraph(element)
            elif tag == "tbl":
                self._table(element)
            elif tag in CHANGES:
                with self._marked(CHANGES[tag]):
                    self.blocks(element)
            elif tag in WRAPPERS or tag == "AlternateContent":
                self.blocks(element)

    def furniture(self, kind: str) -> None:
        """Headers or footers, each wording once."""
        seen: set[str] = set()
        for _, path in self._package.related(kind):
            root = self._package.part(path)
            self.runs.respell(root)
            words = "".join(part.text or "" for part in _iterate(root, "t")) if root is not None else ""
            if words.strip() and words not in seen:
                seen.add(words)
                self.draft.line_break()
                with self._marked(BlockKind.FURNITURE):
                    self.blocks(root)

    def notes(self, kind: str) -> None:
        """Footnotes or endnotes in the order of their marks."""
        root = self._package.first(f"{kind}s")
        self.runs.respell(root)
        parts = {attribute(note, "id"): note for note in root if local(note.tag) == kind} if root is not None else {}
        for number, identity in enumerate(self._notes[kind], start=1):
            if identity in parts:
                self.draft.line_break(2 if number == 1 else 1)
                with self._marked(BlockKind.FOOTNOTE, label=str(number)):
                    self.blocks(parts[identity])

    @contextmanager
    def _marked(self, kind: BlockKind, label: str | None = None) -> Iterator[None]:
        start = self.draft.next_start
        yield
        self.draft.mark_from(start, kind, label=label)

    def _break(self) -> None:
        if self._in_cell:
            self.draft.space()
        else:
            self.draft.line_break()

    def _paragraph(self, paragraph: Element) -> None:
        self._break()
        start = self.draft.next_start
        style = self._formatting.of(paragraph)
        if any((part.text or "").strip() for part in _iterate(paragraph, "t", "delText")):
            label = self._formatting.label(style)
            self.draft.say(f"{label} " if label else "")
        self._inline(paragraph)
        if style.contents:
            self.draft.mark_from(start, BlockKind.FURNITURE)
        elif style.heading is not None and not self._in_cell:
            self.draft.mark_from(start, BlockKind.HEADING, level=style.heading)
        elif style.list_id not in (None, "0") and not self._in_cell:
            self.draft.mark_from(start, BlockKind.ITEM, level=(style.depth or 0) + 1)
        if not self._in_cell:
            self._write_boxes()

    def _write_boxes(self) -> None:
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self.blocks(box)

    def _inline(self, container: Element) -> None:
        for element in container:
            tag = local(element.tag)
            if tag == "r":
                self._run(element)
            elif tag in CHANGES:
                with self._marked(CHANGES[tag]):
                    self._inline(element)
            elif tag in WRAPPERS or tag == "AlternateContent":
                self._inline(element)
            elif tag in ("oMath", "oMathPara"):
                self._say("".join(part.text or "" for part in _iterate(element, "t")))

    def _run(self, run: Element) -> None:
        hidden = child(run, "rPr", "vanish")
        if hidden is not None and attribute(hidden, "val") not in _OFF:
            with self._marked(BlockKind.FURNITURE):
                self._run_content(run)
        else:
            self._run_content(run)

    def _run_content(self, run: Element) -> None:
        for element in run:
            tag = local(element.tag)
            if tag in ("t", "delText"):
                self._say(element.text or "")
            elif tag in ("tab", "ptab"):
                self._tab()
            elif tag in ("br", "cr"):
                self._break()
            elif tag == "noBreakHyphen":
                self.draft.say("-")
            elif tag == "sym":
                self._symbol(attribute(element, "char"))
            elif tag in ("footnoteReference", "endnoteReference"):
                self._notes[tag.removesuffix("Reference")].append(attribute(element, "id") or "")
            elif tag in PICTURES:
                self._boxes += _boxes(element)
            elif tag in ("AlternateContent", "Choice"):
                self._run_content(element)

    def _say(self, words: str) -> None:
        if self._in_cell:
            self.draft.flow(words)
        else:
            self.draft.say(_BREAKS.sub(" ", words))

    def _tab(self) -> None:
        if self._in_cell:
            self.draft.space()
        elif not self.draft.fresh:
            self.draft.say("\t")

    def _symbol(self, code: str | None) -> None:
        try:
            point = int(code or "", 16)
        except ValueError:
            return
        if 0x20 <= point < 0xD800 and point not in _PRIVATE:
            self.draft.say(chr(point))

    def _table(self, table: Element) -> None:
        if self._in_cell or not self._is_data_table(table):
            for cell in (cell for row in _rows(table) for cell in _cells(row)):
                self.blocks(cell)
            return
        self._tables += 1
        self._in_cell = True
        cells: list[Cell] = []
        for number, row in enumerate(_rows(table), start=1):
            self._row(number, row, cells)
        self._in_cell = False
        for block in cell_blocks(self._tables, cells):
            self.draft.mark(block)
        self.draft.line_break()
        self._write_boxes()

    def _row(self, number: int, row: Element, cells: list[Cell]) -> None:
        self.draft.line_break()
        start = self.draft.settle()
        properties = child(row, "trPr")
        heads = _is_on(properties, "tblHeader")
        column = 1 + (whole(value(properties, "gridBefore")) or 0)
        self.draft.separate("\t" * (column - 1))
        for position, cell in enumerate(_cells(row)):
            if position:
                self.draft.separate("\t")
            column += self._cell(cell, number, column, cells, heads=heads)
        for tag, kind in CHANGES.items():
            if child(properties, tag) is not None if properties is not None else False:
                self.draft.mark_from(start, kind)

    def _cell(self, cell: Element, row: int, column: int, cells: list[Cell], *, heads: bool) -> int:
        """Write one cell; returns how many columns it covers."""
        width = min(max(whole(value(cell, "tcPr", "gridSpan")) or 1, 1), MAX_SPAN)
        start, bookmark = self.draft.length, self.draft.bookmark()
        self.blocks(cell)
        words = self.draft.words_since(bookmark).rstrip()
        self.draft.separate("\t" * (width - 1))
        merge = child(cell, "tcPr", "vMerge")
        height = 1
        if merge is not None and attribute(merge, "val") != "restart":
            _stretch(cells, row, column)
        cells.append(Cell(row, column, width, height, Span(start, start + len(words)), words, heads))
        return width

    def _is_data_table(self, table: Element) -> bool:
        """Whether a table holds data, rather than the letterhead or the signatures."""
        rows = [list(_cells(row)) for row in _rows(table)]
        if len(rows) < 2 or max(map(len, rows)) < 2:
            return False
        if value(table, "tblPr", "tblStyle") not in (None, "TableNormal") or _has_lines(table):
            return True
        return any(is_figure("".join(part.text or "" for part in _iterate(cell, "t"))) for row in rows for cell in row)


def _stretch(cells: list[Cell], row: int, column: int) -> None:
    """Let the cell above, which this one continues, reach down to `row`."""
    for index in range(len(cells) - 1, -1, -1):
        cell = cells[index]
        if cell.column == column and cell.words and cell.row < row:
            cells[index] = replace(cell, height=row - cell.row + 1)
            return


def _has_lines(table: Element) -> bool:
    borders = child(table, "tblPr", "tblBorders")
    inner = child(borders, "insideH") if borders is not None else None
    return inner is not None and attribute(inner, "val") not in (None, "none", "nil")


def _is_on(properties: Element | None, name: str) -> bool:
    found = child(properties, name) if properties is not None else None
    return found is not None and attribute(found, "val") not in _OFF


def _rows(table: Element) -> Iterator[Element]:
    yield from _wrapped(table, "tr")


def _cells(row: Element) -> Iterator[Element]:
    yield from _wrapped(row, "tc")


def _wrapped(container: Element, name: str) -> Iterator[Element]:
    for element in container:
        tag = local(element.tag)
        if tag == name:
            yield element
        elif tag in WRAPPERS or tag in CHANGES:
            yield from _wrapped(element, name)


def _iterate(element: Element, *names: str) -> Iterator[Element]:
    return (part for part in element.iter() if local(part.tag) in names)


def _boxes(picture: Element) -> list[Element]:
    """The outermost text boxes of a drawing; one that stands in another is written with it."""
    if local(picture.tag) == "txbxContent":
        return [picture]
    return [box for part in picture if local(part.tag) != "Fallback" for box in _boxes(part)]
