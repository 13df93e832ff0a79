"""The claims of a reading as a table for a terminal, each sentence above the figures that it states."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text as Styled

from doichieu.claims import Claim, Reading, Span
from doichieu.show.lines import figure, kind, session_line
from doichieu.show.periods import day, period
from doichieu.show.sentences import sentence_of
from doichieu.show.wording import Lang, unread_advice, unread_reason, words

NARROW = 72  # columns; below, a claim is a few lines instead of a row
WIDE = 140  # a table is not made wider
_SHARES = (22, 14, 30, 20, 24)  # how the columns share the width
_COLUMNS = ("figure", "kind", "indicator", "period", "basis")
_NOTHING = "–"


def print_table(reading: Reading, console: Console, *, lang: Lang = "vi") -> None:
    """Print the claims of `reading` to `console`, at its width."""
    console.print(table(reading, width=console.width, lang=lang))


def table(reading: Reading, *, width: int, lang: Lang = "vi") -> RenderableType:
    """What `print_table` prints at a width in columns."""
    parts: list[RenderableType] = [*_head(reading, lang)]
    if not reading.claims:
        parts.append(Styled(words("label.no_figures", lang)))
    elif width < NARROW:
        parts += _narrow(reading, lang)
    else:
        parts += _wide(reading, min(width, WIDE), lang)
    if reading.unread:
        parts += _unread(reading, lang)
    return Group(*parts, Styled(""))


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
            shown.append(_even(reading.text.content[place : claim.span.start]))
            shown.append(_even(claim.span.of(reading.text)), style="bold cyan")
            place = claim.span.end
    shown.append(_even(reading.text.content[place : sentence.end]))
    return shown


def _even(piece: str) -> str:
    """On one line, and without signs that would steer the terminal."""
    return "".join(" " if sign.isspace() or not sign.isprintable() else sign for sign in piece)


def _wide(reading: Reading, width: int, lang: Lang) -> Iterator[RenderableType]:
    widths = _widths(reading, width - 2 * (len(_COLUMNS) + 1), lang)
    heads = [words(f"label.{name}", lang) for name in _COLUMNS]
    yield _indented(_grid([[Styled(head, style="bold") for head in heads]], widths))
    for sentence, claims in _by_sentence(reading):
        yield Rule(style="dim", characters="─")
        yield _sentence(reading, sentence, claims)
        yield _indented(_grid([_cells(claim, lang) for claim in claims], widths))


def _indented(grid: Table) -> Padding:
    return Padding(grid, (0, 0, 0, 2), expand=False)


def _widths(reading: Reading, room: int, lang: Lang) -> list[int]:
    """Widths of the columns: what they need, and by their shares where that is too much."""
    rows = [[words(f"label.{name}", lang) for name in _COLUMNS]]
    rows += [[cell.plain for cell in _cells(claim, lang)] for claim in reading.claims]
    needs = [max(cell_len(row[column]) for row in rows) for column in range(len(_COLUMNS))]
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


def _grid(rows: Sequence[Sequence[Styled]], widths: Sequence[int]) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    for width in widths:
        grid.add_column(width=width, overflow="fold")
    for row in rows:
        grid.add_row(*row)
    return grid


def _cells(claim: Claim, lang: Lang) -> list[Styled]:
    return [
        Styled(_even(figure(claim, lang)), style="bold cyan"),
        Styled(kind(claim, lang), style="yellow" if claim.planned else ""),
        Styled(_even(claim.indicator or _NOTHING)),
        Styled(period(claim.period, lang) if claim.period else _NOTHING),
        Styled(_even(claim.basis or _NOTHING), style="" if claim.basis else "dim"),
    ]


def _narrow(reading: Reading, lang: Lang) -> Iterator[RenderableType]:
    for sentence, claims in _by_sentence(reading):
        yield Rule(style="dim", characters="─")
        yield _sentence(reading, sentence, claims)
        for claim in claims:
            yield Padding(Group(*_stacked(claim, lang)), (1, 0, 0, 2))


def _stacked(claim: Claim, lang: Lang) -> Iterator[Styled]:
    shown, sort, indicator, when, basis = _cells(claim, lang)
    yield Styled.assemble(shown, "  ", (sort.plain, "dim"))
    for name, cell in (("indicator", indicator), ("period", when), ("basis", basis)):
        if cell.plain != _NOTHING:
            yield Styled.assemble((words(f"label.{name}", lang) + ": ", "dim"), cell)


def _unread(reading: Reading, lang: Lang) -> Iterator[RenderableType]:
    yield Rule(style="dim", characters="─")
    yield Styled(words("label.unread", lang, count=len(reading.unread)), style="bold red")
    for number in reading.unread:
        sentence = sentence_of(reading.text, number.span)
        reason = _even(unread_reason(number.reason, lang))
        shown = Styled.assemble((_opening(number.span.of(reading.text)), "bold"), f": {reason}. ")
        yield shown.append(_opening(sentence.of(reading.text)), style="dim")
    advice = dict.fromkeys(unread_advice(number.reason, lang) for number in reading.unread)
    yield from (Styled(line, style="italic") for line in advice if line)


LONGEST = 400  # letters shown of what was not read: a file may be one number of twenty million digits


def _opening(text: str) -> str:
    """Words that were not read, cut where they go on without end."""
    return _even(text) if len(text) <= LONGEST else f"{_even(text[:LONGEST])}…"
