"""The sentence around a figure, with the figure marked."""

from django.utils.safestring import SafeString

from doichieu import show
from doichieu.claims import Span, Text
from doichieu.hub.web.words.markup import filled

LONGEST = 420  # signs of a sentence that are shown; a longer one is cut on both sides of its figure
CUT = "…"


def marked_sentence(text: Text, span: Span) -> SafeString:
    """The sentence that `span` stands in, as HTML, with `span` in a mark."""
    whole = show.sentence_of(text, span)
    shown = _cut(text.content, whole, span)
    return filled(
        "{}{}<mark>{}</mark>{}{}",
        f"{CUT} " if shown.start > whole.start else "",
        text.content[shown.start : span.start],
        span.of(text),
        text.content[span.end : shown.end],
        f" {CUT}" if shown.end < whole.end else "",
    )


def _cut(content: str, sentence: Span, span: Span) -> Span:
    """At most about `LONGEST` signs of the sentence, cut between words."""
    if sentence.end - sentence.start <= LONGEST:
        return sentence
    room = max(LONGEST - (span.end - span.start), 0) // 2
    start, end = max(sentence.start, span.start - room), min(sentence.end, span.end + room)
    if start > sentence.start:
        start = content.find(" ", start, span.start) + 1 or span.start
    if end < sentence.end:
        end = max(content.rfind(" ", span.end, end), span.end)
    return Span(start, end)
