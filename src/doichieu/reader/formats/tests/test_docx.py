"""A Word file becomes the text that it prints, with its structure as blocks."""

import io
import zipfile

import docx
import pytest
from lxml import etree

from doichieu.claims import BlockKind, Text
from doichieu.reader.formats import open_bytes, secrecy_mark
from doichieu.reader.formats.errors import DamagedFile, DecompressionBomb, ProtectedFile, TruncatedFile, WronglyNamed
from doichieu.reader.formats.tests.documents import NAMESPACES, part_of, saved, with_paragraphs, with_part, xml

pytestmark = pytest.mark.usefixtures("no_child")


def opened(document: object) -> Text:
    return open_bytes("a.docx", document if isinstance(document, bytes) else saved(document))


def marked(text: Text, kind: BlockKind) -> list[tuple[int | None, str]]:
    return [(block.level, block.span.of(text)) for block in text.blocks_of(kind)]


def test_paragraphs_headings_and_numbered_items_read_as_they_print() -> None:
    document = docx.Document()
    document.add_heading("Báo cáo", 0)
    document.add_heading("Kết quả", 2)
    document.add_paragraph("Thu ngân sách đạt\t1,2 tỷ đồng.")
    for words in ("Một", "Hai"):
        document.add_paragraph(words, style="List Number")
    document.add_paragraph("Trồng 5 ha", style="List Bullet")
    text = opened(document)
    assert text.content == "Báo cáo\nKết quả\nThu ngân sách đạt\t1,2 tỷ đồng.\n1. Một\n2. Hai\n- Trồng 5 ha"
    assert marked(text, BlockKind.HEADING) == [(1, "Báo cáo"), (2, "Kết quả")]
    assert marked(text, BlockKind.ITEM) == [(1, "1. Một"), (1, "2. Hai"), (1, "- Trồng 5 ha")]


def test_an_outline_level_makes_a_heading_without_a_style() -> None:
    document = docx.Document()
    document.add_paragraph("I. Thu ngân sách")._p.get_or_add_pPr().append(xml('<w:outlineLvl NS w:val="0"/>'))
    assert marked(opened(document), BlockKind.HEADING) == [(1, "I. Thu ngân sách")]


NUMBERING = """<w:numbering NS><w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>
<w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="8"><w:abstractNumId w:val="0"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride></w:num>
</w:numbering>"""


def test_lists_of_several_levels_count_as_word_counts() -> None:
    document = docx.Document()
    for number, (list_id, depth) in enumerate([(7, 0), (7, 1), (7, 1), (7, 0), (7, 1), (8, 0), (0, 0)]):
        properties = document.add_paragraph(f"mục {number}")._p.get_or_add_pPr()
        properties.append(xml(f'<w:numPr NS><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>'))
    data = with_part(saved(document), "word/numbering.xml", etree.tostring(xml(NUMBERING)))
    lines = open_bytes("a.docx", data).content.split("\n")
    assert [line.split(" mục")[0] for line in lines[:6]] == ["I.", "I.a)", "I.b)", "II.", "II.a)", "IV."]
    assert lines[6] == "mục 6"


def test_tracked_changes_are_kept_and_marked() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Diện tích ")
    paragraph._p.append(xml('<w:ins NS w:id="1" w:author="x"><w:r><w:t>12 ha</w:t></w:r></w:ins>'))
    paragraph._p.append(xml('<w:del NS w:id="2" w:author="x"><w:r><w:delText>13 ha</w:delText></w:r></w:del>'))
    text = opened(document)
    assert text.content == "Diện tích 13 ha 12 ha"
    assert marked(text, BlockKind.INSERTED) == [(None, "12 ha")]
    assert marked(text, BlockKind.DELETED) == [(None, "13 ha")]


def test_a_table_with_merged_cells_knows_the_headings_of_each_cell() -> None:
    document = docx.Document()
    table = document.add_table(4, 4, style="Table Grid")
    rows = [
        ("STT", "Chỉ tiêu", "Năm 2022", None),
        (None, None, "Kế hoạch", "Thực hiện"),
        ("1", "Thu ngân sách\n(tỷ đồng)", "10,5", "11,2"),
        ("2", "Diện tích lúa", "120", "118,5"),
    ]
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(0, 1).merge(table.cell(1, 1))
    table.cell(0, 2).merge(table.cell(0, 3))
    for row, words in enumerate(rows):
        for column, cell in enumerate(words):
            if cell is not None:
                table.cell(row, column).text = cell
    text = opened(document)
    assert text.content.split("\n") == [
        "STT\tChỉ tiêu\tNăm 2022\t",
        "\t\tKế hoạch\tThực hiện",
        "1\tThu ngân sách (tỷ đồng)\t10,5\t11,2",
        "2\tDiện tích lúa\t120\t118,5",
    ]
    cells = {cell.label: (cell.span.of(text), cell.row, cell.column) for cell in text.blocks_of(BlockKind.CELL)}
    assert cells["1:3:4"] == ("11,2", "Thu ngân sách (tỷ đồng)", "Năm 2022 Thực hiện")
    assert cells["1:4:2"] == ("Diện tích lúa", None, "Chỉ tiêu")
    assert cells["1:1:3"] == ("Năm 2022", None, None)


def test_a_letterhead_is_no_table() -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    table.style = None
    for place, words in {(0, 0): "ỦY BAN NHÂN DÂN\nXÃ AN BÌNH", (0, 1): "CỘNG HÒA", (1, 0): "Số: 15/BC-UBND"}.items():
        table.cell(*place).text = words
    text = opened(document)
    assert text.content == "ỦY BAN NHÂN DÂN\nXÃ AN BÌNH\nCỘNG HÒA\nSố: 15/BC-UBND"
    assert text.blocks == ()


FOOTNOTES = """<w:footnotes NS><w:footnote w:id="-1" w:type="separator"><w:p/></w:footnote>
<w:footnote w:id="2"><w:p><w:r><w:t>Theo báo cáo số 15.</w:t></w:r></w:p></w:footnote></w:footnotes>"""
RELATION = (
    '<Relationship Id="rIdNotes" Target="footnotes.xml"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"/>'
)


def test_a_footnote_stands_at_the_end_and_its_mark_does_not_touch_the_figure() -> None:
    document = docx.Document()
    document.add_paragraph("Đạt 500")._p.append(xml('<w:r NS><w:footnoteReference w:id="2"/></w:r>'))
    document.add_paragraph("Hết.")
    data = with_part(saved(document), "word/footnotes.xml", FOOTNOTES.replace("NS", NAMESPACES).encode())
    relations = part_of(data, "word/_rels/document.xml.rels").decode()
    relations = relations.replace("</Relationships>", RELATION + "</Relationships>")
    text = open_bytes("a.docx", with_part(data, "word/_rels/document.xml.rels", relations.encode()))
    assert text.content == "Đạt 500\nHết.\n\nTheo báo cáo số 15."
    [note] = text.blocks_of(BlockKind.FOOTNOTE)
    assert (note.label, note.span.of(text)) == ("1", "Theo báo cáo số 15.")


BOX = """<w:r NS xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent>
<mc:Choice Requires="wps"><w:drawing><w:txbxContent><w:p><w:r><w:t>TỐI MẬT</w:t></w:r></w:p></w:txbxContent></w:drawing>
</mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>TỐI MẬT</w:t></w:r></w:p></w:txbxContent></w:pict>
</mc:Fallback></mc:AlternateContent></w:r>"""


def test_a_text_box_is_read_once_after_its_paragraph_and_a_stamp_in_it_is_seen() -> None:
    document = docx.Document()
    document.add_paragraph("Huyện ủy")._p.append(xml(BOX))
    document.add_paragraph("Báo cáo")
    text = opened(document)
    assert text.content == "Huyện ủy\nTỐI MẬT\nBáo cáo"
    assert secrecy_mark(text) == "TỐI MẬT"


def test_headers_come_first_and_footers_last_as_furniture() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Dự thảo 2"
    document.sections[0].footer.paragraphs[0].text = "Trang 1"
    document.add_paragraph("Thu 5 tỷ")
    text = opened(document)
    assert text.content == "Dự thảo 2\nThu 5 tỷ\nTrang 1"
    assert marked(text, BlockKind.FURNITURE) == [(None, "Dự thảo 2"), (None, "Trang 1")]


def test_blocks_stand_in_order_of_their_start() -> None:
    document = docx.Document()
    document.add_heading("Một", 1)
    document.add_paragraph("Hai", style="List Bullet")
    document.sections[0].header.paragraphs[0].text = "Đầu trang"
    starts = [block.span.start for block in opened(document).blocks]
    assert starts == sorted(starts)
    assert len(starts) == 3


WHOLE = with_paragraphs("Thu ngân sách đạt 1,2 tỷ đồng. " * 200)


@pytest.mark.parametrize("share", [0.2, 0.5, 0.99])
def test_a_cut_document_is_refused(share: float) -> None:
    with pytest.raises(TruncatedFile):
        opened(WHOLE[: int(len(WHOLE) * share)])


def test_a_document_of_broken_xml_is_damaged() -> None:
    with pytest.raises(DamagedFile, match=r"word/document\.xml is no well-formed XML"):
        opened(with_part(WHOLE, "word/document.xml", b"<w:document>"))


def test_an_archive_without_a_document_is_wrongly_named() -> None:
    with pytest.raises(WronglyNamed, match="an Excel workbook"):
        opened(excel())


def excel() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("xl/workbook.xml", "<workbook/>")
    return stream.getvalue()


def test_a_document_that_unpacks_to_too_much_is_refused() -> None:
    body = part_of(WHOLE, "word/document.xml").replace(b"</w:body>", b"<!--" + b"a" * 40_000_000 + b"--></w:body>")
    with pytest.raises(DecompressionBomb) as caught:
        opened(with_part(WHOLE, "word/document.xml", body))
    assert caught.value.size == len(body)


def test_a_document_under_a_password_says_so() -> None:
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(ProtectedFile):
        opened(locked)


def test_entities_are_not_expanded() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    body = part_of(with_paragraphs("Thu XX tỷ"), "word/document.xml")
    declared = body.replace(b"?>", b"?>" + bomb, 1).replace(b"XX", b"&b;")
    assert "aaaa" not in opened(with_part(WHOLE, "word/document.xml", declared)).content
