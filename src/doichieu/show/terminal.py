"""The claims of a reading as a table for a terminal, each sentence above the figures that it states."""

from collections.abc import Iterator, Sequence
from itertools import groupby, islice

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.segment import Segment
from rich.style import Style
from rich.text import Text as Styled

from doichieu.claims import Claim, Reading, Span
from doichieu.show.lines import figure, kind, session_line
from doichieu.show.periods import day, period
from doichieu.show.sentences import sentence_of, standing_words
from doichieu.show.wording import Lang, unread_advice, unread_reason, words

NARROW = 72  # columns; below, a claim is a few lines instead of a row
WIDE = 140  # a table is not made wider
_SHARES = (22, 14, 30, 20, 24)  # how the columns share the width
_COLUMNS = ("figure", "kind", "indicator", "period", "basis")
_NOTHING = "–"
_AT_ONCE = 300  # parts: a sentence, a line between, the figures of one sentence
_INDENT, _GAP = "  ", 2  # columns before a row, and behind each of its cells
_Cell = tuple[str, str]  # words and style


def print_table(reading: Reading, console: Console, *, lang: Lang = "vi") -> None:
    """Print the claims of `reading` to `console`, at its width: a few hundred parts at a time, the first at once."""
    parts = _parts(reading, console.width, lang)
    while some := list(islice(parts, _AT_ONCE)):
        console.print(Group(*some), crop=False)


def table(reading: Reading, *, width: int, lang: Lang = "vi") -> RenderableType:
    """What `print_table` prints at a width in columns."""
    return Group(*_parts(reading, width, lang))


def _parts(reading: Reading, width: int, lang: Lang) -> Iterator[RenderableType]:
    yield from _head(reading, lang)
    if not reading.claims:
        yield Styled(words("label.no_figures", lang))
    elif width < NARROW:
        yield from _narrow(reading, lang)
    else:
        yield from _wide(reading, min(width, WIDE), lang)
    if reading.unread:
        yield from _unread(reading, lang)
    yield Styled("")


def _head(reading: Reading, lang: Lang) -> Iterator[RenderableType]:
    facts = [reading.locality] if reading.locality else []
    facts += [words("label.published", lang, day=day(reading.published))] if reading.published else []
    facts.append(counted(len(reading.claims), lang))
    yield Styled.assemble((_even(reading.text.name), "bold"), "  ", (_even(" · ".join(facts)), "dim"))
    if reading.conference is not None:
        yield Styled(_even(session_line(reading.conference, lang)), style="dim")
    yield Styled("")


def counted(count: int, lang: Lang) -> str:
    """`12 số liệu`."""
    return words("label.one_figure", lang) if count == 1 else words("label.figures", lang, count=count)


def _by_sentence(reading: Reading) -> Iterator[tuple[Span, list[Claim]]]:
    pairs = ((sentence_of(reading.text, claim.span), claim) for claim in reading.claims)
    for sentence, group in groupby(pairs, key=lambda pair: pair[0]):
        yield sentence, [claim for _, claim in group]


def _sentence(reading: Reading, sentence: Span, claims: Sequence[Claim]) -> Styled:
    """The words of a sentence on one line, its figures set off."""
    shown, place = Styled(style="default"), sentence.start
    for claim in claims:
        if claim.span.start >= place:
            shown.append(_even(standing_words(reading.text, Span(place, claim.span.start))))
            shown.append(_even(claim.span.of(reading.text)), style="bold cyan")
            place = claim.span.end
    shown.append(_even(standing_words(reading.text, Span(place, sentence.end))))
    return shown


def _even(piece: str) -> str:
    """On one line, and without signs that would steer the terminal."""
    if piece.isprintable():
        return piece
    return "".join(" " if sign.isspace() or not sign.isprintable() else sign for sign in piece)


def _wide(reading: Reading, width: int, lang: Lang) -> Iterator[RenderableType]:
    widths = _widths(reading, width - 2 * (len(_COLUMNS) + 1), lang)
    yield _Rows([[(words(f"label.{name}", lang), "bold") for name in _COLUMNS]], widths)
    for sentence, claims in _by_sentence(reading):
        yield Rule(style="dim", characters="─")
        yield _sentence(reading, sentence, claims)
        yield _Rows([_cells(claim, lang) for claim in claims], widths)


class _Rows:
    """Rows of cells below each other, each cell over as many lines as it needs.

    A table of rich measures and pads each row several times over: it took longer than the reading.
    """

    def __init__(self, rows: Sequence[Sequence[_Cell]], widths: Sequence[int]) -> None:
        self._rows, self._widths = rows, widths

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        for row in self._rows:
            folded = [_folded(shown, width, console) for (shown, _), width in zip(row, self._widths, strict=True)]
            styles = [Style.parse(style) for _, style in row]
            for line in range(max(map(len, folded))):
                yield Segment(_INDENT)
                for lines, width, style in zip(folded, self._widths, styles, strict=True):
                    shown = lines[line] if line < len(lines) else ""
                    yield Segment(shown, style)
                    yield Segment(" " * (width - cell_len(shown) + _GAP))
                yield Segment.line()


def _folded(shown: str, width: int, console: Console) -> list[str]:
    """The lines of a cell of so many columns."""
    if cell_len(shown) <= width:
        return [shown]
    return [line.plain for line in Styled(shown).wrap(console, width, overflow="fold")]


def _widths(reading: Reading, room: int, lang: Lang) -> list[int]:
    """Widths of the columns: what they need, and by their shares where that is too much."""
    needs = [cell_len(words(f"label.{name}", lang)) for name in _COLUMNS]
    for claim in reading.claims:
        needs = [max(need, cell_len(shown)) for need, (shown, _) in zip(needs, _cells(claim, lang), strict=True)]
    widths = [0] * len(needs)
    open_columns = set(range(len(needs)))
    while open_columns:
        left = room - sum(widths)
        total = sum(_SHARES[column] for column in open_columns)
        shares = {column: left * _SHARES[column] // total for column in open_columns}
        content = {column for column in open_columns if needs[column] <= shares[column]}
        for column in content or open_columns:
            widths[column] = needs[column] if column in content else shares[column]
        open_columns -= content or open_columns
    return widths


def _cells(claim: Claim, lang: Lang) -> list[_Cell]:
    return [
        (_even(figure(claim, lang)), "bold cyan"),
        (kind(claim, lang), "yellow" if claim.planned else ""),
        (_even(claim.indicator or _NOTHING), ""),
        (period(claim.period, lang) if claim.period else _NOTHING, ""),
        (_even(claim.basis or _NOTHING), "" if claim.basis else "dim"),
    ]


def _narrow(reading: Reading, lang: Lang) -> Iterator[RenderableType]:
    for sentence, claims in _by_sentence(reading):
        yield Rule(style="dim", characters="─")
        yield _sentence(reading, sentence, claims)
        for claim in claims:
            yield Padding(Group(*_stacked(claim, lang)), (1, 0, 0, 2))


def _stacked(claim: Claim, lang: Lang) -> Iterator[Styled]:
    shown, (sort, _), *others = _cells(claim, lang)
    yield Styled.assemble(shown, "  ", (sort, "dim"))
    for name, cell in zip(_COLUMNS[2:], others, strict=True):
        if cell[0] != _NOTHING:
            yield Styled.assemble((words(f"label.{name}", lang) + ": ", "dim"), cell)


def _unread(reading: Reading, lang: Lang) -> Iterator[RenderableType]:
    yield Rule(style="dim", characters="─")
    yield Styled(words("label.unread", lang, count=len(reading.unread)), style="bold red")
    for number in reading.unread:
        sentence = sentence_of(reading.text, number.span)
        reason = _even(unread_reason(number.reason, lang))
        shown = Styled.assemble((_opening(number.span.of(reading.text)), "bold"), f": {reason}. ")
        yield shown.append(_opening(standing_words(reading.text, sentence)), style="dim")
    advice = dict.fromkeys(unread_advice(number.reason, lang) for number in reading.unread)
    yield from (Styled(line, style="italic") for line in advice if line)


LONGEST = 400  # letters shown of what was not read: a file may be one number of twenty million digits


def _opening(text: str) -> str:
    """Words that were not read, cut where they go on without end."""
    return _even(text) if len(text) <= LONGEST else f"{_even(text[:LONGEST])}…"
