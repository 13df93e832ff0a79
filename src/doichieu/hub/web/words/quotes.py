"""The sentence around a figure, with the figure marked."""

from django.utils.safestring import SafeString

from doichieu import show
from doichieu.claims import Block, Span, Text
from doichieu.hub.web.words.markup import escaped
from doichieu.show.sentences import cells_of_row

LONGEST = 420  # signs of a sentence that are shown; a longer one is cut on both sides of its figure
CUT = "…"


def marked_sentence(text: Text, span: Span) -> SafeString:
    """The sentence that `span` stands in, as HTML, with `span` in a mark."""
    return SafeString(marked(text, span))


def marked(text: Text, span: Span) -> str:
    """The same, to be put into other markup."""
    content, whole = text.content, show.sentence_of(text, span)
    cells = cells_of_row(text, span)
    if any(cell.column for cell in cells):
        return " · ".join(_cell(content, cell, span) for cell in cells if cell.span.of(content).strip())
    shown = whole if whole.end - whole.start <= LONGEST else _cut(content, whole, span)
    before = f"{CUT} " if shown.start > whole.start else ""
    after = f" {CUT}" if shown.end < whole.end else ""
    start, end = span.start, span.end
    figure = f"<mark>{escaped(content[start:end])}</mark>"
    return f"{before}{escaped(content[shown.start : start])}{figure}{escaped(content[end : shown.end])}{after}"


def _cell(content: str, cell: Block, span: Span) -> str:
    """What stands in a cell, behind the heading of its column: bare numbers in a row say nothing."""
    start, end = cell.span.start, cell.span.end
    heading = " ".join((cell.column or "").split())
    before = f"{escaped(heading)}: " if heading else ""
    if not start <= span.start < end:
        return f"{before}{escaped(content[start:end])}"
    stop = min(span.end, end)
    figure = f"<mark>{escaped(content[span.start : stop])}</mark>"
    return f"{before}{escaped(content[start : span.start])}{figure}{escaped(content[stop:end])}"


def _cut(content: str, sentence: Span, span: Span) -> Span:
    """About `LONGEST` signs of a longer sentence, cut between words."""
    room = max(LONGEST - (span.end - span.start), 0) // 2
    start, end = max(sentence.start, span.start - room), min(sentence.end, span.end + room)
    if start > sentence.start:
        start = content.find(" ", start, span.start) + 1 or span.start
    if end < sentence.end:
        end = max(content.rfind(" ", span.end, end), span.end)
    return Span(start, end)
