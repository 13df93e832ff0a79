"""A scoreboard as a workbook to take away: a line for each target as on the page, and every sentence behind it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from io import BytesIO

from django.utils.functional import Promise
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from doichieu import show
from doichieu.claims import Text
from doichieu.hub.catalogue.models import PlanningPeriod
from doichieu.hub.places.models import Locality
from doichieu.hub.programmes.indicator_tasks import IndicatorTask
from doichieu.hub.register.models import Maturity, Measure
from doichieu.hub.register.queries import HeldFigure, Witness
from doichieu.hub.register.validity import Validity
from doichieu.hub.web.boards.lines import Board, BoardLine, BoardRow
from doichieu.hub.web.words import said
from doichieu.hub.web.words.labels import label
from doichieu.hub.web.words.languages import page_language
from doichieu.lexicon.folding import plain
from doichieu.show.sentences import standing_words

Linked = Callable[[Witness], str]  # the whole address of the sentence of a witness

BOARD = gettext_lazy("Scoreboard")
SOURCES = gettext_lazy("Sources")
COLUMNS: Mapping[str | Promise, int] = {  # headings of the scoreboard's sheet, and how wide each is
    gettext_lazy("Sector"): 12,
    gettext_lazy("Code"): 9,
    gettext_lazy("Indicator"): 28,
    gettext_lazy("About"): 12,
    gettext_lazy("Target"): 16,
    gettext_lazy("Period of the target"): 14,
    gettext_lazy("Set by"): 12,
    gettext_lazy("Result"): 16,
    gettext_lazy("Period of the result"): 14,
    gettext_lazy("Stated rates"): 20,
    gettext_lazy("Computed"): 13,
    gettext_lazy("Status"): 16,
    gettext_lazy("Reason"): 38,
    gettext_lazy("Contradictions"): 34,
    gettext_lazy("Tasks to this end"): 30,
    gettext_lazy("Source of the target"): 30,
    gettext_lazy("Source of the result"): 30,
    gettext_lazy("Target as a number"): 20,
    gettext_lazy("Result as a number"): 20,
    gettext_lazy("Unit of the numbers"): 12,
}
SOURCE_COLUMNS: Mapping[str | Promise, int] = {
    gettext_lazy("Code"): 9,
    gettext_lazy("Indicator"): 34,
    gettext_lazy("About"): 20,
    gettext_lazy("Figure"): 22,
    gettext_lazy("Period"): 18,
    gettext_lazy("Target or result"): 14,
    gettext_lazy("Sentence"): 80,
    gettext_lazy("Document"): 44,
    gettext_lazy("Published on"): 14,
}
FILL = PatternFill("solid", start_color="E4EFF1")
LINK = Font(color="0B5394", underline="single")
WRAPPED = Alignment(wrap_text=True, vertical="top")
SHARE = Alignment(horizontal="right", vertical="top", indent=1)  # away from the words of the next column
PRINTED = 15  # columns of the scoreboard that go on paper: sources and bare numbers are for the screen
ALWAYS = 3  # columns that stand even where nothing is in them
LINE = 14.0  # points that a line of a cell is high
MOST_DIGITS = 15  # that a spreadsheet keeps of a number


@dataclass(frozen=True, slots=True)
class TakenAway:
    """What a workbook is made of: the page's own board, and what its sentences stand in."""

    place: Locality
    period: PlanningPeriod
    board: Board
    texts: Mapping[int, Text]
    linked: Linked
    moment: str  # as of when, in words
    address: str  # of the page itself
    findings: Mapping[int, tuple[str, str]] = field(default_factory=dict)  # line and address, by their numbers


@dataclass(frozen=True, slots=True)
class _Link:
    """A cell that leads somewhere."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class _Share:
    """A computed ratio."""

    ratio: Decimal


def file_name(slug: str, period: str) -> str:
    """What the file is called, in letters that every computer writes: `bang-chi-tieu-xa-hoa-khe-2026.xlsx`."""
    return f"{slugify(plain(str(BOARD)))}-{slug}-{period}.xlsx"


def board_workbook(taken: TakenAway) -> bytes:
    """The scoreboard and its sources as an .xlsx workbook, in the language of the page."""
    workbook = Workbook()
    lines, sources = workbook.active, workbook.create_sheet(str(SOURCES))
    assert isinstance(lines, Worksheet)  # noqa: S101 # a new workbook has one
    lines.title = str(BOARD)
    heading = f"{said.place_name(taken.place)}, {said.period(taken.period)}"
    _fill(lines, [heading, *_told(taken)], COLUMNS, _board_rows(taken), taken.address)
    _fill(sources, [heading], SOURCE_COLUMNS, _source_rows(taken), taken.address)
    written = BytesIO()
    workbook.save(written)
    return written.getvalue()


def _told(taken: TakenAway) -> Iterator[str]:
    """What stands above the table: as of when, how many have which status, what is left out."""
    yield _("As of %(moment)s") % {"moment": taken.moment}
    yield "; ".join(f"{label(count.status, 'status')}: {count.number}" for count in taken.board.counts)
    if taken.board.only:
        yield _("Only what stands so is here: %(status)s.") % {"status": label(taken.board.only, "status")}
    if taken.board.proposed:
        yield _("Proposals that nobody has confirmed are not in this workbook: %(count)s.") % {
            "count": taken.board.proposed
        }


def _board_rows(taken: TakenAway) -> Iterator[Sequence[object]]:
    for sector in taken.board.sectors:
        for row in sector.rows:
            yield from (_line_cells(sector.code, row, line, taken) for line in row.lines)


def _line_cells(sector: str, row: BoardRow, line: BoardLine, taken: TakenAway) -> Sequence[object]:
    compared = line.comparison
    target = compared.target if compared else None
    result = line.results[0] if line.results else None
    return [
        label(sector, "sector"),
        *_named(row),
        _figure(target),
        said.period(target.figure.period) if target else "",
        compared.set_by if compared else "",
        "; ".join(_result(held) for held in line.results),
        "; ".join(dict.fromkeys(said.period(held.figure.period) for held in line.results)),
        "; ".join(f"{_figure(held)} ({_of_what(held)})" for held in line.rates),
        None if line.share is None else _Share(line.share),
        label(compared.status, "status") if compared else _("no target on record"),
        said.reason(compared) if compared else "",
        _contradictions(row, taken),
        "; ".join(_task(each) for each in row.tasks),
        _source([target] if target else [], taken),
        _source(line.results or line.rates, taken),
        _number(target),
        _number(result),
        _units([held for held in (target, result) if _number(held) is not None]),
    ]


def _result(held: HeldFigure) -> str:
    """As the page prints it; of an estimate with the word for it."""
    maturity = held.figure.maturity
    beside = f" ({label(maturity, 'maturity')})" if maturity == Maturity.ESTIMATE else ""
    return f"{_figure(held)}{beside}"


def _figure(held: HeldFigure | None) -> str:
    """As the page prints it; with the word for it where it held at the moment asked for and no longer does."""
    if held is None or held.validity is Validity.HOLDS:
        return said.figure(held)
    return f"{said.figure(held)} ({label(held.validity, 'validity')})"


def _contradictions(row: BoardRow, taken: TakenAway) -> _Link | str:
    """What the figures of the row do not go together with, leading to the first."""
    found = [taken.findings[number] for number in row.findings if number in taken.findings]
    return _Link("; ".join(line for line, _ in found), found[0][1]) if found else ""


def _task(task: IndicatorTask) -> str:
    """What is to be done, and by whom."""
    return f"{task.work} ({task.lead})" if task.lead else task.work


def _of_what(held: HeldFigure) -> str:
    """What a stated rate is: of a growth its basis, else its measure and whose plan; and its period."""
    whose = held.figure.set_by or said.basis_words(held)
    if whose and held.figure.measure == Measure.GROWTH:
        parts = [_("against %(basis)s") % {"basis": whose}]
    else:
        parts = [label(held.figure.measure, "kind"), whose]
    return ", ".join(part for part in (*parts, said.period_within(held.figure.period)) if part)


def _named(row: BoardRow) -> tuple[str, str, str]:
    indicator, subject = row.row.indicator, row.row.subject
    return indicator.code, said.indicator_name(indicator), subject.name if subject else ""


def _source(figures: Iterable[HeldFigure], taken: TakenAway) -> _Link | str:
    """The document that states a figure, leading to the sentence; how many more there are."""
    witnesses = [witness for held in figures for witness in held.witnesses]
    if not witnesses:
        return ""
    first = witnesses[0]
    words = f"{first.title}, {said.day(first.published)}" if first.published else first.title
    more = len({witness.document_id for witness in witnesses} - {first.document_id})
    beside = _(" and %(count)s more, in the sheet of sources") % {"count": more} if more else ""
    return _Link(f"{words}{beside}", taken.linked(first))


def _number(held: HeldFigure | None) -> Decimal | None:
    """What can be counted with: a yes or no cannot."""
    return None if held is None or held.quantity.unit == show.YES_NO else held.quantity.value


def _units(figures: Iterable[HeldFigure | None]) -> str:
    units = dict.fromkeys(held.quantity.unit for held in figures if held is not None)
    return " / ".join(show.unit_words(unit, page_language()) for unit in units)


def _source_rows(taken: TakenAway) -> Iterator[Sequence[object]]:
    for sector in taken.board.sectors:
        for row in sector.rows:
            for held in row.cited:
                yield from (_source_cells(row, held, witness, taken) for witness in held.witnesses)


def _source_cells(row: BoardRow, held: HeldFigure, witness: Witness, taken: TakenAway) -> Sequence[object]:
    text = taken.texts.get(witness.text_id)
    sentence = standing_words(text, show.sentence_of(text, witness.span)) if text else witness.quote
    return [
        *_named(row),
        _figure(held),
        said.period(held.figure.period),
        _("Target") if held.figure.planned else _("Result"),
        " ".join(sentence.split()),
        _Link(witness.title, taken.linked(witness)),
        witness.published,
    ]


def _fill(
    sheet: Worksheet,
    above: Iterable[str],
    columns: Mapping[str | Promise, int],
    rows: Iterable[Sequence[object]],
    address: str,
) -> None:
    """One sheet: what is told above it, headings, rows; the headings stay while the rows move."""
    number = 0
    for number, words in enumerate(above, 1):
        _write(sheet, (number, 1), _Link(words, address) if number == 1 else words, wrapped=False)
    heading = number + 2
    columns, printed, listed = _filled(columns, rows)
    for column, (named, width) in enumerate(columns.items(), 1):
        cell = _write(sheet, (heading, column), str(named))
        cell.font, cell.fill = Font(bold=True), FILL
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.row_dimensions[heading].height = 2 * LINE
    last = heading
    for last, row in enumerate(listed, heading + 1):
        cells = [_write(sheet, (last, column), content) for column, content in enumerate(row, 1)]
        lines = (_lines(cell, width) for cell, width in zip(cells, columns.values(), strict=True))
        sheet.row_dimensions[last].height = LINE * max(lines)
    sheet.freeze_panes = f"D{heading + 1}"
    sheet.auto_filter.ref = f"A{heading}:{get_column_letter(len(columns))}{last}"
    _dress_for_paper(sheet, printed, heading, last)


def _filled(
    columns: Mapping[str | Promise, int], rows: Iterable[Sequence[object]]
) -> tuple[Mapping[str | Promise, int], int, list[list[object]]]:
    """Headings and rows without the columns in which nothing stands, and how many of the columns go on paper."""
    every = [list(row) for row in rows]
    kept = [at for at in range(len(columns)) if at < ALWAYS or any(row[at] not in ("", None) for row in every)]
    named = list(columns.items())
    shown = dict(named[at] for at in kept) if every else columns
    printed = sum(at < PRINTED for at in kept) if every else PRINTED
    return shown, printed, [[row[at] for at in kept] for row in every]


def _lines(cell: Cell, width: int) -> int:
    """How many lines the words of a cell take: not every program that opens a workbook counts them itself."""
    return 1 + len(str(cell.value)) // width if cell.data_type == "s" else 1


def _dress_for_paper(sheet: Worksheet, printed: int, heading: int, last: int) -> None:
    """Lying, as wide as the paper, the headings on every page. printed: how many columns, from the first on."""
    sheet.print_area = f"A1:{get_column_letter(min(sheet.max_column, printed))}{last}"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{heading}:{heading}"


def _write(sheet: Worksheet, at: tuple[int, int], content: object, *, wrapped: bool = True) -> Cell:
    """Words stay words, whatever they begin with; a number is one where a spreadsheet keeps all of it."""
    cell = sheet.cell(*at)
    assert isinstance(cell, Cell)  # noqa: S101 # none is merged here
    words = content.words if isinstance(content, _Link) else content
    if isinstance(words, str) and words:
        cell.value, cell.data_type = words, "s"
    elif isinstance(words, Decimal | _Share):
        _write_number(cell, words)
    elif isinstance(words, date):
        cell.value, cell.number_format = words, "dd/mm/yyyy"
    if isinstance(content, _Link):
        cell.hyperlink, cell.font = content.address, LINK
    if wrapped and not isinstance(content, _Share):
        cell.alignment = WRAPPED
    return cell


def _write_number(cell: Cell, content: Decimal | _Share) -> None:
    """A share to the digit that the page shows; a number of more digits than a spreadsheet keeps, in words."""
    if isinstance(content, _Share):
        cell.value, cell.number_format = content.ratio.quantize(Decimal("0.001"), ROUND_HALF_UP), "0.0%"
        cell.alignment = SHARE
    elif len(content.normalize().as_tuple().digits) > MOST_DIGITS:
        cell.value, cell.data_type = show.number(content, page_language()), "s"
    else:
        decimals = max(0, -int(content.as_tuple().exponent))
        cell.value, cell.number_format = content, "#,##0" + (f".{'0' * decimals}" if decimals else "")
