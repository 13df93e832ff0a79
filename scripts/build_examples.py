"""Build the Word documents of `examples/` from their readable sources in `examples/sources/`.

    python scripts/build_examples.py [FOLDER]

Every `examples/sources/NAME.md` becomes `FOLDER/NAME.docx` (FOLDER is `examples/` when left out). The same
source gives the same bytes on every machine: parts are stored uncompressed, in order, with one fixed date.

A source is plain text, one block a line, blank lines between blocks:

    ^ left | right     one line of the letterhead or of the signatures, in two columns without borders
    # text             a title, centred
    ## text            a heading, first level; ### text the second level
    - text             a list item
    | a | b |          a row of a table; the first row of a table is its heading
    > text             a note in small italics
    text               a paragraph
"""

import io
import sys
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
LETTERHEAD, TITLE, HEADING, SUBHEADING, ITEM, ROW, NOTE, PARAGRAPH = "^", "#", "##", "###", "-", "|", ">", ""
MARKS = {LETTERHEAD, TITLE, HEADING, SUBHEADING, ITEM, ROW, NOTE}
FONT = "Times New Roman"
MADE = datetime(2026, 1, 1, tzinfo=UTC)
KEPT_STYLES = {
    "Normal",
    "Default Paragraph Font",
    "Normal Table",
    "No List",
    "Table Grid",
    "List Bullet",
    "Heading 1",
    "Heading 2",
}
UNUSED_RELATIONS = ("thumbnail", "customXml", "stylesWithEffects")

Block = tuple[str, str]  # mark, text


def blocks_of(source: str) -> Iterator[Block]:
    """Each line that is not blank, as its mark and what follows it."""
    for line in source.splitlines():
        if not line.strip():
            yield PARAGRAPH, ""  # parts two tables that follow each other
            continue
        mark, _, rest = line.partition(" ")
        yield (mark, rest.strip()) if mark in MARKS else (PARAGRAPH, line.strip())


def cells_of(text: str) -> list[str]:
    """The cells of one row; a closing bar is not the start of another cell."""
    return [cell.strip() for cell in text.removesuffix("|").split("|")]


def word_document(source: str, title: str) -> WordDocument:
    """The Word document that `source` describes."""
    document = Document()
    _prepare(document, title)
    for mark, group in groupby(blocks_of(source), key=lambda block: block[0]):
        texts = [text for _, text in group if text]
        if mark == LETTERHEAD:
            _add_columns(document, texts)
        elif mark == ROW:
            _add_table(document, [cells_of(text) for text in texts])
        else:
            for text in texts:
                _add_paragraph(document, mark, text)
    return document


def _prepare(document: WordDocument, title: str) -> None:
    """Page, fonts and properties; without the styles and parts of the template that nothing here uses."""
    for style in list(document.styles):
        if style.name not in KEPT_STYLES:
            style.delete()
            continue
        for link in style.element.findall(qn("w:link")):
            style.element.remove(link)  # to a style that is gone
    for relation in [*document.part.rels.values(), *document.part.package.rels.values()]:
        if relation.reltype.rsplit("/", 1)[-1] in UNUSED_RELATIONS:
            owner = document.part if relation in document.part.rels.values() else document.part.package
            del owner.rels[relation.rId]
    _set_fonts(document)
    _set_page(document)
    _set_properties(document, title)


def _set_fonts(document: WordDocument) -> None:
    for name, size, bold in (("Normal", 13, False), ("Heading 1", 14, True), ("Heading 2", 13, True)):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.bold = FONT, Pt(size), bold
        properties = style.element.get_or_add_rPr()
        for old in (*properties.findall(qn("w:color")), *properties.findall(qn("w:rFonts"))):
            properties.remove(old)
        fonts = OxmlElement("w:rFonts")
        for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(script), FONT)
        properties.insert(0, fonts)


def _set_page(document: WordDocument) -> None:
    """A4 with the margins that Decree 30/2020/NĐ-CP allows."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = section.right_margin = Mm(20)
    section.left_margin = Mm(30)


def _set_properties(document: WordDocument, title: str) -> None:
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = title, "Đối Chiếu", "Đối Chiếu"
    properties.comments, properties.language = "", "vi-VN"
    properties.created = properties.modified = MADE.replace(tzinfo=None)


def _add_paragraph(document: WordDocument, mark: str, text: str) -> None:
    if mark in (HEADING, SUBHEADING):
        document.add_heading(text, level=1 if mark == HEADING else 2)
        return
    paragraph = document.add_paragraph(style="List Bullet" if mark == ITEM else None)
    run = paragraph.add_run(text)
    paragraph.paragraph_format.space_after = Pt(6)
    if mark == TITLE:
        paragraph.alignment, run.bold = WD_ALIGN_PARAGRAPH.CENTER, True
    elif mark == NOTE:
        run.italic, run.font.size = True, Pt(11)


def _add_columns(document: WordDocument, lines: list[str]) -> None:
    """Two columns without borders, as letterheads and signatures stand."""
    table = document.add_table(rows=len(lines), cols=2)
    for row, line in zip(table.rows, lines, strict=True):
        left, _, right = line.partition("|")
        for cell, text in zip(row.cells, (left, right), strict=True):
            _fill(cell.paragraphs[0], text.strip(), centred=True)
    document.add_paragraph()


def _add_table(document: WordDocument, lines: list[list[str]]) -> None:
    table = document.add_table(rows=len(lines), cols=len(lines[0]), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for number, (row, texts) in enumerate(zip(table.rows, lines, strict=True)):
        for cell, text in zip(row.cells, texts, strict=True):
            _fill(cell.paragraphs[0], text, bold=number == 0, centred=number == 0)
    heading = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(heading)  # noqa: SLF001 - python-docx has no public name for it
    document.add_paragraph()


def _fill(paragraph: Paragraph, text: str, *, bold: bool = False, centred: bool = False) -> None:
    run = paragraph.add_run(text)
    run.bold, run.font.size = bold, Pt(12)
    paragraph.paragraph_format.space_after = Pt(2)
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def repeatable_bytes(document: WordDocument) -> bytes:
    """The document as a .docx whose bytes depend on nothing but its content."""
    saved, repeatable = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as parts, zipfile.ZipFile(repeatable, "w", zipfile.ZIP_STORED) as archive:
        for name in parts.namelist():
            entry = zipfile.ZipInfo(name, date_time=MADE.timetuple()[:6])
            entry.create_system = 0  # the same on every operating system
            archive.writestr(entry, parts.read(name))
    return repeatable.getvalue()


def title_of(source: str) -> str:
    """The title lines of a source up to the first other block, as one line."""
    titles = [text for mark, text in blocks_of(source) if mark == TITLE]
    return " - ".join(titles[:2])


def build(folder: Path) -> list[Path]:
    """Write one .docx into `folder` for each source; gives the paths, in order."""
    written = []
    for path in sorted((EXAMPLES / "sources").glob("*.md")):
        source = path.read_text(encoding="utf-8")
        target = folder / f"{path.stem}.docx"
        target.write_bytes(repeatable_bytes(word_document(source, title_of(source))))
        written.append(target)
    return written


if __name__ == "__main__":
    for path in build(Path(sys.argv[1]) if len(sys.argv) > 1 else EXAMPLES):
        print(path)
