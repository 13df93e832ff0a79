"""A Word page of an office: A4, Times New Roman, heading, title, paragraphs, tables, numbered from the second page."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

from docx import Document, document
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from doichieu.hub.reports.layouts import Layout

Paper = document.Document
FONT = "Times New Roman"
A4 = (210, 297)  # mm
INDENT = Cm(1.27)
IN_TABLES = 12  # points
STATE_SHARE, PARTY_SHARE = 0.37, 0.5  # of the width for the issuer: the name of the country needs one whole line


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above the title."""

    issuer: str
    superior: str  # the body right above the issuer; empty where none is named
    country: str  # the name of the country or of the Party
    motto: str  # empty for a paper of the Party
    place_and_day: str


@dataclass(frozen=True, slots=True)
class Group:
    """A row of a table that heads those below it, as wide as the table."""

    words: str


def new_paper(layout: Layout) -> Paper:
    """An empty page of this layout."""
    paper = Document()
    section = paper.sections[0]
    section.start_type = WD_SECTION.NEW_PAGE
    section.page_width, section.page_height = Mm(A4[0]), Mm(A4[1])
    section.top_margin, section.bottom_margin = Mm(layout.top), Mm(layout.bottom)
    section.left_margin, section.right_margin = Mm(layout.left), Mm(layout.right)
    section.different_first_page_header_footer = True
    _number_pages(section.header.paragraphs[0], layout)
    style = paper.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(layout.body)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    style.paragraph_format.space_after = Pt(0)
    return paper


def head(paper: Paper, layout: Layout, heading: Heading) -> None:
    """Issuer on the left, below the body above it; country and motto or the Party on the right, place and day below."""
    table = paper.add_table(rows=1, cols=2)
    share = STATE_SHARE if heading.motto else PARTY_SHARE
    _set_widths(table, _shares(layout, (share, 1 - share)))
    left, right = table.rows[0].cells
    if heading.superior:
        _line(left.paragraphs[0], heading.superior.upper(), layout.motto)
    issuer = left.add_paragraph() if heading.superior else left.paragraphs[0]
    _line(issuer, heading.issuer.upper(), layout.motto, "bold")
    _line(left.add_paragraph(), "*" if not heading.motto else "_______", layout.motto)
    _line(right.paragraphs[0], heading.country, layout.heading, "bold", *(() if heading.motto else ("underline",)))
    if heading.motto:
        _line(right.add_paragraph(), heading.motto, layout.motto, "bold", "underline")
    _line(right.add_paragraph(), heading.place_and_day, layout.motto, "italic").paragraph_format.space_before = Pt(6)


def title(paper: Paper, layout: Layout, name: str, abstract: str) -> None:
    """The type of paper in capitals, and what it is about, with a short line below."""
    _line(paper.add_paragraph(), name.upper(), layout.name, "bold").paragraph_format.space_before = Pt(18)
    _line(paper.add_paragraph(), abstract, layout.body, "bold")
    _line(paper.add_paragraph(), "________", layout.body)


def section_title(paper: Paper, words: str) -> None:
    """A heading in bold that stays with what follows."""
    paragraph = paper.add_paragraph()
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(12), Pt(6)
    paragraph.paragraph_format.keep_with_next = True
    paragraph.add_run(words).bold = True


def sentence(paper: Paper, words: str) -> None:
    """A paragraph of the body: justified, its first line indented."""
    paragraph = paper.add_paragraph(words)
    form = paragraph.paragraph_format
    form.alignment, form.first_line_indent, form.space_after = WD_ALIGN_PARAGRAPH.JUSTIFY, INDENT, Pt(6)


def grid(
    paper: Paper, layout: Layout, columns: Sequence[tuple[str, float]], rows: Sequence[Sequence[str] | Group]
) -> Table:
    """A table with lines; its head is repeated on every page, and no row is broken over two.

    columns: the name of each and its share of the width. rows: a group is the heading of those below it.
    """
    made: Table = paper.add_table(rows=1, cols=len(columns))
    made.style, made.alignment = "Table Grid", WD_TABLE_ALIGNMENT.CENTER
    for cell, (name, _) in zip(made.rows[0].cells, columns, strict=True):
        _line(cell.paragraphs[0], name, IN_TABLES, "bold")
    _mark(made.rows[0], "w:tblHeader")
    for row in rows:
        added: _Row = made.add_row()  # type: ignore[no-untyped-call] # python-docx
        _mark(added, "w:cantSplit")
        if isinstance(row, Group):
            _fill_group(added, row)
            continue
        for number, (cell, words) in enumerate(zip(added.cells, row, strict=True)):
            _fill(cell, words, centred=number == 0)
    _set_widths(made, _shares(layout, [share for _, share in columns]))
    return made


def signature(paper: Paper, layout: Layout, left: Sequence[str], right: str, note: str) -> None:
    """Who gets it on the left, who signs on the right."""
    made = paper.add_table(rows=1, cols=2)
    _set_widths(made, _shares(layout, (0.5, 0.5)))
    first, second = made.rows[0].cells
    first.paragraphs[0].paragraph_format.space_before = second.paragraphs[0].paragraph_format.space_before = Pt(12)
    for number, words in enumerate(left):
        run = (first.paragraphs[0] if number == 0 else first.add_paragraph()).add_run(words)
        run.font.size, run.bold, run.italic = Pt(12 if number == 0 else 11), number == 0, number == 0
    _line(second.paragraphs[0], right.upper(), layout.body, "bold")
    _line(second.add_paragraph(), note, IN_TABLES, "italic")


def as_bytes(paper: Paper) -> bytes:
    """The file."""
    buffer = io.BytesIO()
    paper.save(buffer)
    return buffer.getvalue()


def _line(paragraph: Paragraph, words: str, size: int, *faces: str) -> Paragraph:
    """A centred line in one run. faces: of bold, italic, underline."""
    run = paragraph.add_run(words)
    run.font.size = Pt(size)
    for face in faces:
        setattr(run, face, True)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraph


def _fill_group(row: _Row, group: Group) -> None:
    """In bold, on one page with the row below."""
    cell = row.cells[0].merge(row.cells[-1])
    run = cell.paragraphs[0].add_run(group.words)
    run.font.size, run.bold = Pt(IN_TABLES), True
    cell.paragraphs[0].paragraph_format.keep_with_next = True


def _fill(cell: _Cell, words: str, *, centred: bool) -> None:
    """Each line of `words` as a paragraph of its own."""
    for number, line in enumerate(words.split("\n")):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.add_run(line).font.size = Pt(IN_TABLES)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.LEFT


def _shares(layout: Layout, shares: Sequence[float]) -> list[int]:
    """Widths in EMU of parts of the space between the margins."""
    width = Mm(A4[0] - layout.left - layout.right)
    return [int(width * share) for share in shares]


def _set_widths(made: Table, widths: Sequence[int]) -> None:
    """On columns, which LibreOffice goes by, and on cells, which Word goes by."""
    made.autofit = False
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    for row in made.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width


def _mark(row: _Row, name: str) -> None:
    mark = OxmlElement(name)
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)  # noqa: SLF001 # python-docx has no word for it


def _number_pages(paragraph: Paragraph, layout: Layout) -> None:
    """Arabic numbers, centred in the top margin."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run()
    run.font.size = Pt(layout.page_number)
    for kind in ("begin", "", "end"):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = "PAGE"
        run._r.append(part)  # noqa: SLF001 # fields have no interface of their own
