"""A text as HTML with its figures marked: what pages show beside a table or a review list.

The blocks of the text become headings, lists, tables, notes and struck-out text; lines become paragraphs;
furniture is folded away. Every character of the text is there, in order, and each mark stands on exactly
the characters of its span.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import groupby, pairwise
from typing import Literal

from doichieu.claims import Block, BlockKind, Claim, Span, Text
from doichieu.show.wording import Lang, words

_LABEL = re.compile(r"(?:[-–—+*•]|\w{1,6}(?:\.\w{1,3})*[.)])\s")  # the label of a list item, as it is printed
Furniture = Literal["folded", "dimmed", "left out"]


@dataclass(frozen=True, slots=True)
class Mark:
    """What is to be marked; `href` makes it a link, `data` become `data-` attributes."""

    span: Span
    id: str
    classes: tuple[str, ...] = ()
    data: Mapping[str, str] = field(default_factory=dict)
    href: str | None = None
    title: str | None = None


def mark_of(claim: Claim, *, href: str | None = None) -> Mark:
    """The mark of a claim: `c-ID`, its kind and standing as classes, its id as `data-claim`."""
    standing = (("planned", claim.planned), ("estimate", claim.estimate))
    classes = ("figure", claim.kind.value, *(name for name, holds in standing if holds))
    return Mark(claim.span, f"c-{claim.id}", classes, {"claim": claim.id}, href)


def highlighted(text: Text, claims: Iterable[Claim], *, furniture: Furniture = "folded", lang: Lang = "vi") -> str:
    """An HTML fragment of `text` with each claim in `<mark id="c-ID" data-claim="ID" class="figure …">`."""
    return marked(text, map(mark_of, claims), furniture=furniture, lang=lang)


def marked(text: Text, marks: Iterable[Mark], *, furniture: Furniture = "folded", lang: Lang = "vi") -> str:
    """An HTML fragment of `text` with `marks` on it; marks never nest.

    Where two overlap, the earlier keeps its characters, of two that begin together the longer, and the
    later is marked from where that ends. One that is left with nothing keeps its id, for links to find.
    """
    return "".join(_Painter(text, marks, furniture, lang).fragment())


class _Painter:
    """Paints one text; marks and changes are found by place as the text is gone through once."""

    def __init__(self, text: Text, marks: Iterable[Mark], furniture: Furniture, lang: Lang) -> None:
        self._text = text
        self._content = text.content
        self._pieces = _Pieces(marks, _spans(text, BlockKind.INSERTED), _spans(text, BlockKind.DELETED))
        self._furniture = furniture
        self._lang: Lang = lang

    def fragment(self) -> Iterator[str]:
        """The parts of the fragment in order."""
        for outside, units in groupby(self._units(), key=lambda unit: unit.outside):
            if outside and self._furniture == "left out":
                continue
            yield from self._framed(self._body(units), outside=outside)

    def _framed(self, body: Iterable[str], *, outside: bool) -> Iterator[str]:
        if not outside:
            yield from body
        elif self._furniture == "folded":
            yield f'<details class="furniture"><summary>{escape(words("label.furniture", self._lang))}</summary>\n'
            yield from body
            yield "</details>\n"
        else:
            yield '<div class="furniture">\n'
            yield from body
            yield "</div>\n"

    def _body(self, units: Iterable["_Unit"]) -> Iterator[str]:
        for kind, group in groupby(units, key=_Unit.group):
            if kind[0] == "table":
                yield from self._table(list(group))
            elif kind[0] == "list":
                yield "<ul>\n"
                yield from (self._element(unit, "li") for unit in group)
                yield "</ul>\n"
            else:
                yield from (self._element(unit, unit.tag()) for unit in group)

    def _element(self, unit: "_Unit", tag: str) -> str:
        classes = " ".join(self._classes(unit, tag))
        label = unit.block.label if tag == "aside" and unit.block is not None else None
        mark = f"<sup>{escape(label)}</sup> " if label else ""
        return f"<{tag}{_attribute('class', classes) if classes else ''}>{mark}{self._inner(unit.span)}</{tag}>\n"

    def _classes(self, unit: "_Unit", tag: str) -> Iterator[str]:
        if tag == "li":
            yield f"level-{(unit.block.level if unit.block else None) or 1}"
            if _LABEL.match(self._content, unit.span.start, unit.span.end):
                yield "labelled"
        elif tag == "aside":
            yield "footnote"
        elif tag == "p" and unit.close:
            yield "close"

    def _inner(self, span: Span) -> str:
        return "".join(self._pieces.painted(self._content, span))

    def _table(self, units: list["_Unit"]) -> Iterator[str]:
        columns = max(unit.place[2] for unit in units)
        yield '<div class="table"><table>\n'
        for _, row in groupby(units, key=lambda unit: unit.place[1]):
            yield f"<tr>{''.join(self._row(list(row), columns))}</tr>\n"
        yield "</table></div>\n"

    def _row(self, row: list["_Unit"], columns: int) -> Iterator[str]:
        if row[0].place[2] > 1:
            yield "<td></td>" * (row[0].place[2] - 1)
        ends = [unit.place[2] for unit in row[1:]] + [columns + 1]
        for unit, end in zip(row, ends, strict=True):
            tag = "th" if unit.block is not None and unit.block.column is None else "td"
            wide = f' colspan="{end - unit.place[2]}"' if end - unit.place[2] > 1 else ""
            yield f"<{tag}{wide}>{self._inner(unit.span)}</{tag}>"

    def _units(self) -> Iterator["_Unit"]:
        """Lines and blocks in order; together they hold every character that is no white space."""
        outside = _Cover(_spans(self._text, BlockKind.FURNITURE))
        place = 0
        for block in _layout_blocks(self._text):
            yield from self._lines(place, block.span.start, outside)
            yield _Unit(block.span, block, outside=outside.holds(block.span.start))
            place = block.span.end
        yield from self._lines(place, len(self._content), outside)

    def _lines(self, start: int, end: int, outside: "_Cover") -> Iterator["_Unit"]:
        blank = True
        for line in self._content[start:end].splitlines(keepends=True):
            bare = line.strip("\ufeff \t\r\n\f\v")
            if bare:
                at = start + line.index(bare)
                yield from _parted(Span(at, at + len(bare)), outside, close=not blank)
            blank = not bare
            start += len(line)


@dataclass(frozen=True, slots=True)
class _Unit:
    """A stretch that becomes one element."""

    span: Span
    block: Block | None = None
    outside: bool = False  # furniture
    close: bool = False  # no blank line stands before it

    @property
    def place(self) -> tuple[int, int, int]:
        """Table, row and column of a cell."""
        label = self.block.label if self.block is not None else None
        table, row, column = map(int, (label or "0:0:0").split(":"))
        return table, row, column

    def group(self) -> tuple[str, int]:
        """What neighbouring units share an element: a table, a list; others stand alone."""
        if self.block is not None and self.block.kind is BlockKind.CELL:
            return "table", self.place[0]
        return ("list", 0) if self.block is not None and self.block.kind is BlockKind.ITEM else ("flow", 0)

    def tag(self) -> str:
        """The element of a unit that is neither a cell nor a list item."""
        if self.block is None:
            return "p"
        return f"h{min(max(self.block.level or 1, 1), 6)}" if self.block.kind is BlockKind.HEADING else "aside"


def _parted(span: Span, outside: "_Cover", *, close: bool) -> Iterator[_Unit]:
    """A line, parted where furniture begins or ends within it."""
    edges = [span.start, *outside.edges_within(span), span.end]
    for number, (start, end) in enumerate(pairwise(edges)):
        yield _Unit(Span(start, end), outside=outside.holds(start), close=close or number > 0)


def _layout_blocks(text: Text) -> list[Block]:
    """The blocks that make elements, none within another: the outer one counts."""
    kinds = (BlockKind.HEADING, BlockKind.ITEM, BlockKind.FOOTNOTE, BlockKind.CELL)
    kept: list[Block] = []
    end = 0
    for block in text.blocks:
        if block.kind in kinds and block.span.start >= end:
            kept.append(block)
            end = block.span.end
    return kept


def _spans(text: Text, kind: BlockKind) -> list[Span]:
    return [block.span for block in text.blocks_of(kind)]


class _Cover:
    """Spans as one set of characters, asked in order of place."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans: list[Span] = []
        for span in sorted(spans):
            if self._spans and span.start <= self._spans[-1].end:
                self._spans[-1] = Span(self._spans[-1].start, max(span.end, self._spans[-1].end))
            elif span.start < span.end:
                self._spans.append(span)
        self._at = 0

    def holds(self, offset: int) -> bool:
        """Whether the character at `offset` is covered; offsets must not fall."""
        while self._at < len(self._spans) and self._spans[self._at].end <= offset:
            self._at += 1
        return self._at < len(self._spans) and self._spans[self._at].start <= offset

    def edges_within(self, span: Span) -> list[int]:
        """Where covered stretches begin or end strictly inside `span`."""
        self.holds(span.start)
        found: list[int] = []
        at = self._at
        while at < len(self._spans) and self._spans[at].start < span.end:
            edges = (self._spans[at].start, self._spans[at].end)
            found += [edge for edge in edges if span.start < edge < span.end]
            at += 1
        return found


class _Pieces:
    """Cuts a stretch of text where marks and changes begin or end."""

    def __init__(self, marks: Iterable[Mark], inserted: Sequence[Span], deleted: Sequence[Span]) -> None:
        self._marks = list(_side_by_side(marks))
        self._opened: set[str] = set()
        self._next = 0
        self._inserted, self._deleted = _Cover(inserted), _Cover(deleted)

    def painted(self, content: str, span: Span) -> Iterator[str]:
        """The HTML of `span`; stretches must be asked for in order."""
        place = span.start
        while self._next < len(self._marks) and self._marks[self._next].span.end <= place:
            yield self._lost()
        while self._next < len(self._marks) and self._marks[self._next].span.start < span.end:
            mark = self._marks[self._next]
            start, end = max(mark.span.start, place), min(mark.span.end, span.end)
            yield self._plain(content, Span(place, start))
            yield (
                self._opening(mark) + self._plain(content, Span(start, end)) + ("</a>" if mark.href else "") + "</mark>"
            )
            place = end
            if mark.span.end > span.end:
                break
            self._next += 1
        yield self._plain(content, Span(place, span.end))

    def _lost(self) -> str:
        """The id of a mark of which nothing is left, unless it was painted already."""
        mark = self._marks[self._next]
        self._next += 1
        return (
            "" if mark.id in self._opened else self._opening(mark, "span") + ("</a>" if mark.href else "") + "</span>"
        )

    def _opening(self, mark: Mark, tag: str = "mark") -> str:
        first = mark.id not in self._opened
        self._opened.add(mark.id)
        facts = [("id", mark.id)] if first else []
        facts += [("class", " ".join(mark.classes))] if mark.classes else []
        facts += [(f"data-{name}", value) for name, value in mark.data.items()]
        facts += [("title", mark.title)] if mark.title else []
        link = f'<a href="{escape(mark.href)}">' if mark.href else ""
        return f"<{tag}{''.join(_attribute(name, value) for name, value in facts)}>{link}"

    def _plain(self, content: str, span: Span) -> str:
        edges = sorted({span.start, span.end, *self._inserted.edges_within(span), *self._deleted.edges_within(span)})
        return "".join(self._changed(content, Span(start, end)) for start, end in pairwise(edges))

    def _changed(self, content: str, span: Span) -> str:
        words = escape(span.of(content), quote=False).replace("\n", "<br>\n")
        words = f"<ins>{words}</ins>" if self._inserted.holds(span.start) else words
        return f"<del>{words}</del>" if self._deleted.holds(span.start) else words


def _attribute(name: str, value: str) -> str:
    return f' {name}="{escape(value)}"'


def _side_by_side(marks: Iterable[Mark]) -> Iterator[Mark]:
    """The marks in order, each beginning where the one before it ends at the earliest; some may be empty."""
    end = 0
    for mark in sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end)):
        start = max(mark.span.start, end)
        end = max(mark.span.end, end)
        yield Mark(Span(min(start, end), end), mark.id, mark.classes, mark.data, mark.href, mark.title)
