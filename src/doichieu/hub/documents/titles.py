"""What a document is called, where whoever handed it in did not say."""

import re
from functools import cache
from itertools import pairwise

from doichieu.claims import BlockKind, Span, Text
from doichieu.lexicon import folded, table
from doichieu.show.papers import NUMBER

LONGEST = 300  # signs
BODY = 30  # words in a row make a paragraph of the body
HEAD = 4  # lines below a type among which its abstract stands
OPENING = 60  # lines in which the body begins
IN_CAPITALS = 3  # words in a row
_SECTION = re.compile(r"(?:[IVX]+|[A-Z]|[0-9]+)[.)]")


def title_of(text: Text) -> str:
    """The type, number and abstract of a document, where its type is the first heading of the highest level.

    Else the one heading of that level; else, before the body begins, the type that stands under a number, or the
    line with the most words, none in brackets.

    Sentences, and lines in capitals (letterheads, menus), count only where there is no other; furniture
    never does, nor a table below a type and the line behind it. Empty where nothing is left.
    """
    highest = [block.span for block in text.blocks_of(BlockKind.HEADING) if block.level == 1]
    if highest and folded(_words(text, highest[0])) in _types():
        return _cut(_of_type(text, highest[0]))
    if len(highest) == 1 and _words(text, highest[0]):
        return _cut(_words(text, highest[0]))
    opening = _opening(text)
    typed = next((line for line in opening if _is_numbered_type(text, line)), None)
    if typed is not None:
        return _cut(_of_type(text, typed))
    whole = next((line for line, below in pairwise(opening) if _is_whole_title(text, line, below)), None)
    if whole is not None:
        return _cut(_words(text, whole))
    lines = [_words(text, line) for line in opening]
    likely = [
        line for line in lines if not _in_capitals(line) and not line.endswith((".", ":", ";")) and line[0] != "("
    ]
    return _cut(max(likely or lines, key=lambda line: len(line.split()), default=""))


def _of_type(text: Text, heading: Span) -> str:
    """Báo cáo 58-BC/ĐU: Kết quả năm 2026, with the number above the heading and the abstract below it, where given."""
    number = NUMBER.search(text.content, 0, heading.start)
    below = _abstract([_words(text, line) for line in _lines(text.content) if line.start >= heading.end][:HEAD])
    called = " ".join([_words(text, heading).capitalize(), *([number[0]] if number else [])])
    is_abstract = below and len(below.split()) < BODY and not _SECTION.match(below)
    return f"{called}: {below}" if is_abstract else called


def _abstract(below: list[str]) -> str:
    """What a document is about, of the lines below its type: the one that says so, past lines in capitals for whose
    it is (`HỘI NGHỊ LẦN THỨ 8 BAN CHẤP HÀNH …`); else the first."""
    below = [line for line in below if not line.startswith("(")]  # `(Thông qua tại hội nghị lần thứ 8)`
    for line in below:
        if folded(line).startswith(_about()):
            return line
        if not line.isupper() or _SECTION.match(line):
            break
    return next(iter(below), "")


@cache
def _about() -> tuple[str, ...]:
    """The words that open an abstract, each with a space behind it."""
    entries = (entry for entry in table("instruments") if entry.fact("kind") == "about")
    return tuple(f"{folded(form)} " for entry in entries for form in entry.forms)


@cache
def _types() -> frozenset[str]:
    """The types of documents, as they stand alone in a heading."""
    return frozenset(
        folded(form) for entry in table("documents") if entry.fact("kind") == "type" for form in entry.forms
    )


def _in_capitals(line: str) -> bool:
    """Whether the whole line, or several words of it in a row, are written in capitals."""
    row = 0
    for word in line.split():
        row = row + 1 if word.isupper() and len(word) > 1 else 0
        if row == IN_CAPITALS:
            return True
    return line.isupper()


def _is_numbered_type(text: Text, line: Span) -> bool:
    """Whether a line is a type of documents in capitals, with a number above it: a menu has no number."""
    words = _words(text, line)
    return words.isupper() and folded(words) in _types() and bool(NUMBER.search(text.content, 0, line.start))


def _is_whole_title(text: Text, line: Span, below: Span) -> bool:
    """`CHƯƠNG TRÌNH CÔNG TÁC NĂM 2024` above `(Thông qua tại hội nghị …)`: a type in capitals with what it is about,
    with a number above it and a line in brackets below."""
    words = _words(text, line)
    typed = words.isupper() and any(folded(words).startswith(f"{form} ") for form in _types())
    return typed and _words(text, below).startswith("(") and bool(NUMBER.search(text.content, 0, line.start))


def _opening(text: Text) -> list[Span]:
    """The lines before the first paragraph of the body; the first line alone where the body begins with it."""
    furniture = [block.span for block in text.blocks_of(BlockKind.FURNITURE)]
    opening: list[Span] = []
    typed = 0  # how many lines there are up to a type
    for span in _lines(text.content)[:OPENING]:
        words = _words(text, span)
        if any(block.touches(span) for block in furniture) or not words:
            continue
        if len(words.split()) >= BODY or (typed and len(opening) > typed and _in_table(text, span)):
            return opening or [span]
        if not typed and words.isupper() and folded(words) in _types():
            typed = len(opening) + 1
        opening.append(span)
    return opening


def _in_table(text: Text, line: Span) -> bool:
    return any(cell.span.touches(line) for cell in text.blocks_of(BlockKind.CELL))


def _words(text: Text, span: Span) -> str:
    return " ".join(span.of(text).split())


def _cut(words: str) -> str:
    """At most 300 signs, cut after a word."""
    return words if len(words) <= LONGEST else words[: LONGEST + 1].rpartition(" ")[0]


def _lines(content: str) -> list[Span]:
    """The spans of the lines that are not blank."""
    spans, start = [], 0
    for line in content.splitlines(keepends=True):
        if line.strip():
            spans.append(Span(start, start + len(line)))
        start += len(line)
    return spans
