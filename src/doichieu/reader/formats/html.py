"""HTML pages: the whole page in text order, with what is no part of the document marked as furniture."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree
from lxml import html as parser

from doichieu.claims import Block, BlockKind, Span, Text
from doichieu.reader.formats.drafts import Draft
from doichieu.reader.formats.encodings import decoded
from doichieu.reader.formats.errors import DamagedFile, EmptyFile, TruncatedFile, UnknownEncoding
from doichieu.reader.formats.furniture import Line, furniture_lines, is_furniture_element, text_lengths
from doichieu.reader.formats.grids import MAX_SPAN, Cell, Slots, cell_blocks
from doichieu.reader.formats.legacy_runs import respell_page
from doichieu.reader.formats.numerals import label

Element = Any  # lxml's own types come with stubs that know too little of walking

DROPPED = {
    *("script", "style", "noscript", "template", "head", "svg", "iframe", "object", "embed"),
    *("canvas", "audio", "video", "select", "textarea", "button"),
}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
LISTS = {"ul", "ol"}
PARAGRAPHS = {
    *("p", "table", "dl", "blockquote", "pre", "section", "article", "figure", "hr", "header", "footer"),
    *("nav", "aside", "main", "address", "details", "fieldset", "form", *HEADINGS, *LISTS),
}
LINES = {
    *("div", "li", "tr", "td", "th", "dt", "dd", "figcaption", "caption", "legend", "summary"),
    *("center", "thead", "tbody", "tfoot"),
}
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_OPEN_END = re.compile(r"<[a-zA-Z/!][^<>]*$")
_LONG_CELL = 1500  # characters; a table with such a cell lays out the page
_BLOCKS_IN_CELL = 3  # so does one with more paragraphs in a cell


def opened(name: str, data: bytes) -> Text:
    """The text of an HTML page.

    Raises TruncatedFile, EmptyFile, DamagedFile, or what decoding raises.
    """
    page = _page(name, data)
    _refuse_cut_page(name, page)
    root = _root(name, page)
    respell_page(root)
    writer = _Writer(text_lengths(root))
    writer.write(root)
    text = writer.draft.text(name=name, kind="html")
    if not text.content:
        raise EmptyFile(file=name)
    return _with_furniture(text, writer, page)


def _page(name: str, data: bytes) -> str:
    """The page's characters: UTF-8 where it is that, else by the encoding that it declares."""
    try:
        return decoded(name, data)
    except UnknownEncoding:
        declared = _CHARSET.search(data[:4096])
        if declared is None:
            raise
        try:
            return data.decode(declared[1].decode("ascii"))
        except (UnicodeDecodeError, LookupError):
            pass
        raise


def _refuse_cut_page(name: str, page: str) -> None:
    lower = page.lower()
    opens = "<html" in lower or "<body" in lower
    if (opens and "</html" not in lower and "</body" not in lower) or _OPEN_END.search(page[-2000:]):
        raise TruncatedFile(file=name)


def _root(name: str, page: str) -> Element:
    plain = _DECLARATION.sub("", page.lstrip("\ufeff")).replace("\0", "")
    page_parser = parser.HTMLParser(huge_tree=True)
    try:
        root = parser.document_fromstring(plain, parser=page_parser)
    except (etree.ParserError, etree.XMLSyntaxError) as fault:
        raise DamagedFile(file=name, detail="no page can be made of it") from fault
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in page_parser.error_log):
        raise DamagedFile(file=name, detail="its elements are nested too deeply")
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
    return root


def _with_furniture(text: Text, writer: "_Writer", page: str) -> Text:
    marks = [Block(BlockKind.FURNITURE, span) for span in furniture_lines(writer.lines(text.content), page)]
    blocks = sorted((*text.blocks, *marks), key=lambda block: (block.span.start, -block.span.end))
    return Text(text.content, tuple(blocks), name=text.name, format=text.format)


class _Writer:
    """Writes a page into a draft, element by element, and keeps where links and furniture stand."""

    def __init__(self, lengths: dict[Element, int]) -> None:
        self.draft = Draft()
        self.links: list[Span] = []
        self.furniture: list[Span] = []
        self.titles: list[Span] = []
        self._lengths = lengths
        self._starts: dict[Element, int] = {}
        self._items: list[tuple[Element, int] | None] = []
        self._lists: list[Element] = []
        self._counts: list[int] = []
        self._verbatim = 0
        self._tables = 0

    def write(self, root: Element) -> None:
        """Walk the whole tree, without recursion."""
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            if event == "end":
                self._end(element)
            elif element.tag in DROPPED:
                walker.skip_subtree()
            elif element.tag == "table" and is_data_table(element):
                self._start(element)
                self._table(element)
                walker.skip_subtree()
            else:
                self._start(element)
                self._words(element.text)

    def lines(self, content: str) -> list[Line]:
        """The lines of the finished text, with what is known of each."""
        found, start = [], 0
        links, furniture, titles = map(_Spans, (self.links, self.furniture, self.titles))
        for words in content.split("\n"):
            span = Span(start, start + len(words))
            if words.strip():
                found.append(
                    Line(span, words, links.share(span), furniture.share(span) > 0.5, titles.share(span) > 0.5)
                )
            start = span.end + 1
        return found

    def _words(self, words: str | None) -> None:
        if words and self._verbatim:
            self.draft.say(words)
        elif words:
            self.draft.flow(words)

    def _start(self, element: Element) -> None:
        tag = element.tag
        if tag in LISTS:
            self._close_item()
            self._open_list(element)
        self._break(tag)
        if tag == "li":
            self._open_item(element)
        if tag == "pre":
            self._verbatim += 1
        self._starts[element] = self.draft.next_start

    def _end(self, element: Element) -> None:
        start = self._starts.pop(element, None)
        if start is not None:
            self._close(element, element.tag, min(start, self.draft.length))
            self._break(element.tag)
        self._words(element.tail)

    def _close(self, element: Element, tag: str, start: int) -> None:
        span = Span(start, self.draft.length)
        if tag in HEADINGS:
            self.draft.mark_from(start, BlockKind.HEADING, level=int(tag[1]))
            if tag == "h1":
                self.titles.append(span)
        elif tag == "a":
            self.links.append(span)
        elif tag == "li":
            self._close_item()
            if self._items:
                self._items.pop()
        elif tag in LISTS:
            self._lists.pop()
            self._counts.pop()
        elif tag == "pre":
            self._verbatim -= 1
        if is_furniture_element(element, self._lengths):
            self.furniture.append(span)

    def _break(self, tag: str) -> None:
        if tag == "br" or tag in LINES:
            self.draft.line_break(1)
        elif tag in PARAGRAPHS:
            self.draft.line_break(1 if tag in LISTS and self._items else 2)

    def _open_list(self, element: Element) -> None:
        self._lists.append(element)
        first = element.get("start", "1")
        self._counts.append(int(first) - 1 if first.isascii() and first.isdigit() and len(first) < 6 else 0)

    def _open_item(self, element: Element) -> None:
        if self._lists and self._lists[-1].tag == "ol":
            self._counts[-1] += 1
            self.draft.say(label(self._counts[-1], self._lists[-1].get("type", "1")) + ". ")
            self._items.append((element, self.draft.length - len(str(self._counts[-1])) - 2))
        else:
            self._items.append((element, self.draft.next_start))

    def _close_item(self) -> None:
        """End the block of the item at hand: a list within it has items of its own."""
        if self._items and self._items[-1] is not None:
            _, start = self._items[-1]
            self.draft.mark_from(start, BlockKind.ITEM, level=max(len(self._lists), 1))
            self._items[-1] = None

    def _table(self, table: Element) -> None:
        self._tables += 1
        for caption in table.iterchildren("caption"):
            self.draft.flow(cell_words(caption))
            self.draft.line_break(1)
        cells: list[Cell] = []
        slots = Slots()
        for row in own_rows(table):
            self.draft.line_break(1)
            slots.next_row()
            cells += self._row(row, slots)
        for block in cell_blocks(self._tables, cells):
            self.draft.mark(block)

    def _row(self, row: Element, slots: Slots) -> list[Cell]:
        cells: list[Cell] = []
        self.draft.settle()
        for element in row.iterchildren("td", "th"):
            while slots.covered():
                self._part(cells)
                here = self.draft.length
                cells.append(Cell(slots.row, slots.column - 1, 1, 1, Span(here, here), "", heads=False))
            self._part(cells)
            cells.append(self._cell(element, slots))
        return cells

    def _part(self, cells: list[Cell]) -> None:
        self.draft.separate("\t" if cells else "")

    def _cell(self, element: Element, slots: Slots) -> Cell:
        width, height = _count(element, "colspan"), _count(element, "rowspan")
        words = cell_words(element)
        start = self.draft.length
        self.draft.say(words)
        column = slots.take(width, height)
        self.draft.separate("\t" * (width - 1))
        span = Span(start, start + len(words))
        if sum(len(link.text_content()) for link in element.iter("a")) * 2 > len(words):
            self.links.append(span)
        heads = element.tag == "th" and element.get("scope") != "row"
        return Cell(slots.row, column, width, height, span, words, heads)


class _Spans:
    """How much of a stretch is covered by marks that were closed in order of their end."""

    def __init__(self, spans: list[Span]) -> None:
        self._marks = merged(spans)
        self._next = 0

    def share(self, span: Span) -> float:
        """Share of `span` that is covered; to be asked in order of place."""
        while self._next < len(self._marks) and self._marks[self._next].end <= span.start:
            self._next += 1
        covered, at = 0, self._next
        while at < len(self._marks) and self._marks[at].start < span.end:
            covered += min(self._marks[at].end, span.end) - max(self._marks[at].start, span.start)
            at += 1
        return covered / (span.end - span.start)


def merged(spans: list[Span]) -> list[Span]:
    """The same characters by spans that neither touch nor nest, in order."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        elif span.end > span.start:
            found.append(span)
    return found


def own_rows(table: Element) -> Iterator[Element]:
    """The rows of this table, not those of a table within it."""
    for child in table.iterchildren("tr", "thead", "tbody", "tfoot"):
        if child.tag == "tr":
            yield child
        else:
            yield from child.iterchildren("tr")


def is_data_table(table: Element) -> bool:
    """Whether a table holds data, rather than laying out the page."""
    if table.get("role") in ("presentation", "none") or next(table.iterdescendants("table"), None) is not None:
        return False
    rows = [list(row.iterchildren("td", "th")) for row in own_rows(table)]
    cells = [cell for row in rows for cell in row]
    if any(sum(1 for _ in cell.iterchildren(*PARAGRAPHS)) > _BLOCKS_IN_CELL for cell in cells):
        return False
    if any(len(cell.text_content()) > _LONG_CELL for cell in cells):
        return False
    return sum(1 for row in rows if row) > 1 and max(map(len, rows)) > 1


def cell_words(element: Element) -> str:
    """The words of a cell on one line."""
    pieces: list[str] = []
    walker = etree.iterwalk(element, events=("start", "end"))
    for event, part in walker:
        broken = " " if part.tag in PARAGRAPHS or part.tag in LINES or part.tag == "br" else ""
        if event == "end":
            pieces.append(broken + ((part.tail or "") if part is not element else ""))
        elif part.tag in DROPPED:
            walker.skip_subtree()
        else:
            pieces.append(broken + (part.text or ""))
    return " ".join("".join(pieces).split(None))


def _count(element: Element, name: str) -> int:
    digits = element.get(name, "1").strip()
    return min(max(int(digits), 1), MAX_SPAN) if digits.isascii() and digits.isdigit() and len(digits) < 6 else 1
