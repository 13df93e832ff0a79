"""The sentence around a figure, with the figure marked."""

from django.utils.safestring import SafeString

from doichieu import show
from doichieu.claims import Block, BlockKind, Span, Text
from doichieu.hub.web.words.markup import escaped
from doichieu.show.sentences import cells_of_row

LONGEST = 420  # signs of a sentence that are shown; a longer one is cut on both sides of its figure
CUT = "…"


def marked_sentence(text: Text, span: Span) -> SafeString:
    """The sentence that `span` stands in, as HTML, with `span` in a mark."""
    return SafeString(marked(text, span))


def marked(text: Text, span: Span) -> str:
    """The same, to be put into other markup."""
    whole = show.sentence_of(text, span)
    cells = cells_of_row(text, span)
    if any(cell.column for cell in cells):
        return " · ".join(_cell(text, cell, span) for cell in cells if cell.span.of(text).strip())
    shown = whole if whole.end - whole.start <= LONGEST else _cut(text.content, whole, span)
    before = f"{CUT} " if shown.start > whole.start else ""
    after = f" {CUT}" if shown.end < whole.end else ""
    return f"{before}{_around(text, shown, span)}{after}"


def _around(text: Text, shown: Span, span: Span) -> str:
    """What is shown, with the figure marked."""
    figure = f"<mark>{_words(text, span.start, span.end)}</mark>"
    return f"{_words(text, shown.start, span.start)}{figure}{_words(text, span.end, shown.end)}"


def _words(text: Text, start: int, end: int) -> str:
    """The words there; struck out what tracked changes delete."""
    pieces: list[str] = []
    place = start
    for block in text.blocks:
        if block.kind is BlockKind.DELETED and block.span.start < end and place < block.span.end:
            first, last = max(block.span.start, place), min(block.span.end, end)
            pieces += escaped(text.content[place:first]), f"<del>{escaped(text.content[first:last])}</del>"
            place = last
    return "".join([*pieces, escaped(text.content[place:end])])


def _cell(text: Text, cell: Block, span: Span) -> str:
    """What stands in a cell, behind the heading of its column: bare numbers in a row say nothing."""
    start, end = cell.span.start, cell.span.end
    heading = " ".join((cell.column or "").split())
    before = f"{escaped(heading)}: " if heading else ""
    if not start <= span.start < end:
        return f"{before}{_words(text, start, end)}"
    return f"{before}{_around(text, cell.span, Span(span.start, min(span.end, end)))}"


def _cut(content: str, sentence: Span, span: Span) -> Span:
    """About `LONGEST` signs of a longer sentence, cut between words."""
    room = max(LONGEST - (span.end - span.start), 0) // 2
    start, end = max(sentence.start, span.start - room), min(sentence.end, span.end + room)
    if start > sentence.start:
        start = content.find(" ", start, span.start) + 1 or span.start
    if end < sentence.end:
        end = max(content.rfind(" ", span.end, end), span.end)
    return Span(start, end)
