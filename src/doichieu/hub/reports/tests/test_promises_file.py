"""The Word file of what became of promises: its words, and how it is laid out."""

import io
from datetime import date

import docx
from docx.shared import Pt

from doichieu.claims import Period
from doichieu.hub.catalogue.models import Indicator, PlanningPeriod
from doichieu.hub.checks.comparisons import Comparison
from doichieu.hub.checks.judgements import Reason, Status, Why
from doichieu.hub.checks.promised import Fate, Promise, Promises, SessionPromises, Sort
from doichieu.hub.checks.tellings import Told
from doichieu.hub.conferences.models import Conference, Kind
from doichieu.hub.places.models import Level, Locality
from doichieu.hub.register.models import Figure
from doichieu.hub.register.queries import HeldFigure
from doichieu.hub.register.tests.worked import quantity
from doichieu.hub.reports.promises import file_name, promises_file

ON = date(2022, 9, 5)
NEWS = Told("Huyện đã nạo vét 12 km kênh.", "Báo cáo quý III", date(2022, 9, 1), 7, 7)


def session(ordinal: int, *promises: Promise, kind: str = Kind.COUNCIL) -> SessionPromises:
    body = "HĐND huyện Hòa Khê" if kind == Kind.COUNCIL else "Ban Chấp hành Đảng bộ huyện Hòa Khê"
    return SessionPromises(Conference(body=body, ordinal=ordinal, kind=kind), promises)


def found(kind: str = Kind.COUNCIL) -> Promises:
    made = Told("nạo vét kênh", "Nghị quyết 5", date(2022, 1, 4), 3, 3)
    done = Promise(Sort.TASK, "nạo vét kênh", Fate.KEPT, made, (NEWS,), due=date(2022, 6, 30))
    asked = Promise(Sort.OPINION, "sửa trạm bơm", Fate.MISSING, made, where="Đồng Mơ")
    return Promises(session(9, done, kind=kind), (session(8, asked, kind=kind),), ON)


def opened(kind: str = Kind.COUNCIL) -> docx.document.Document:
    return docx.Document(io.BytesIO(promises_file(found(kind))))


def cells(table: docx.table.Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_the_page_is_laid_out_as_the_decree_asks() -> None:
    paper = opened()
    [section] = paper.sections
    assert [round(size.mm) for size in (section.page_width, section.page_height) if size] == [210, 297]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(size.mm) for size in margins if size is not None] == [20, 20, 30, 15]
    assert section.different_first_page_header_footer
    assert (paper.styles["Normal"].font.name, paper.styles["Normal"].font.size) == ("Times New Roman", Pt(14))


def test_the_heading_is_that_of_the_state_or_of_the_party() -> None:
    state, party = cells(opened().tables[0]), cells(opened(Kind.PARTY).tables[0])
    assert state[0][0].startswith("HĐND HUYỆN HÒA KHÊ")
    assert state[0][1].split("\n") == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "ngày 05 tháng 9 năm 2022".replace(" ", "\u00a0"),
    ]
    assert party[0][1].split("\n")[0] == "ĐẢNG CỘNG SẢN VIỆT NAM"


def test_what_nothing_is_on_record_of_stands_first_by_name() -> None:
    paper = opened()
    missing = "Chưa được trả lời, chưa ghi nhận kết quả"
    assert cells(paper.tables[2]) == [
        ["Số TT", "Nội dung", "Kết quả thực hiện", "Nguồn"],
        [missing] * 4,
        ["1", "Ý kiến, kiến nghị: Sửa trạm bơm\nđịa bàn: Đồng Mơ", "chưa ghi nhận kết quả", "[1]"],
    ]
    assert "Kỳ họp thứ 8, HĐND huyện Hòa Khê" in [each.text for each in paper.paragraphs]


def test_what_is_not_due_yet_stands_apart_and_is_counted() -> None:
    awaited = Promise(Sort.TASK, "xây cầu", Fate.NOT_DUE, None, due=date(2022, 12, 31))
    whole = Promises(session(9, awaited), (), ON)
    paper = docx.Document(io.BytesIO(promises_file(whole)))
    assert cells(paper.tables[1])[1:] == [
        ["Chưa đến hạn"] * 4,
        ["1", "Nhiệm vụ: Xây cầu\nthời hạn: 31/12/2022", "chưa đến hạn", ""],
    ]
    said = [each.text for each in paper.paragraphs]
    assert "Chưa đến hạn: 1 nội dung." in said
    assert "Mọi nội dung đã đến hạn đều có trả lời hoặc kết quả được ghi nhận." in said


def test_what_nobody_confirmed_stands_under_a_heading_of_its_own_and_is_counted() -> None:
    asked = Promise(Sort.OPINION, "nạo vét mương", Fate.OPEN_QUESTION, None)
    paper = docx.Document(io.BytesIO(promises_file(Promises(session(9, asked), (), ON))))
    assert cells(paper.tables[1])[1:] == [
        ["Có thể đã có trả lời hoặc kết quả, cần kiểm tra"] * 4,
        ["1", "Ý kiến, kiến nghị: Nạo vét mương", "cần kiểm tra", ""],
    ]
    said = [each.text for each in paper.paragraphs]
    assert "Có thể đã có trả lời hoặc kết quả, cần kiểm tra: 1 nội dung." in said
    assert not any(each.startswith("Mọi nội dung") for each in said)


def test_the_public_copy_counts_in_its_first_sentence_what_was_not_made_public() -> None:
    asked = Promise(Sort.OPINION, "nạo vét mương", Fate.UNPUBLISHED, None)
    paper = docx.Document(io.BytesIO(promises_file(Promises(session(9, asked), (), ON))))
    said = [each.text for each in paper.paragraphs]
    assert (
        sum("trong 1 nội dung của kỳ này, có 1 nội dung chưa công bố trả lời hoặc kết quả" in each for each in said)
        == 1
    )
    assert not any("có 0 nội dung" in each for each in said)


def test_each_matter_and_each_session_stands_once() -> None:
    paper = opened()
    everything = [each.text for each in paper.paragraphs] + [row[1] for table in paper.tables for row in cells(table)]
    for words in ("Sửa trạm bơm", "Nạo vét kênh"):
        assert sum(words in each for each in everything) == 1
    assert sum(each == "Kỳ họp thứ 8, HĐND huyện Hòa Khê" for each in everything) == 1


def test_the_documents_stand_at_the_end_by_their_numbers() -> None:
    lines = [each.text for each in opened().paragraphs]
    assert lines[lines.index("Nguồn") + 1 :][:2] == [
        "[1] Nghị quyết 5 (04/01/2022)",
        "[2] Báo cáo quý III (01/09/2022)",
    ]


def test_above_a_party_committee_stands_the_organisation_of_the_place_above() -> None:
    province = Locality(name="Tân Sa", kind="tỉnh", level=Level.PROVINCE)
    commune = Locality(name="Đồng Mơ", kind="xã", level=Level.COMMUNE, parent=province)
    for kind, lines in (
        (Kind.PARTY, ["ĐẢNG BỘ TỈNH TÂN SA", "BAN CHẤP HÀNH ĐẢNG BỘ HUYỆN HÒA KHÊ", "*"]),
        (Kind.COUNCIL, ["HĐND HUYỆN HÒA KHÊ", "_______"]),
    ):
        whole = found(kind)
        whole.own.conference.locality = commune
        paper = docx.Document(io.BytesIO(promises_file(whole)))
        assert cells(paper.tables[0])[0][0].split("\n") == lines


def test_who_files_it_is_the_office_of_the_state_or_of_the_party() -> None:
    for kind, filed in ((Kind.COUNCIL, "- Lưu: VT."), (Kind.PARTY, "- Lưu Văn phòng.")):
        paper = opened(kind)
        assert filed in "\n".join(cell for row in cells(paper.tables[-1]) for cell in row)


def test_every_matter_stands_with_what_became_of_it_and_its_sources() -> None:
    [_, group, row] = cells(opened().tables[1])
    assert group == ["Đã có kết quả, trả lời hoặc bước thực hiện"] * 4
    assert row == [
        "1",
        "Nhiệm vụ: Nạo vét kênh\nthời hạn: 30/06/2022",
        "đã thực hiện\n“Huyện đã nạo vét 12 km kênh.”",
        "[1], [2]",
    ]


def test_the_head_of_a_table_is_repeated_on_every_page() -> None:
    heads = [table.rows[0]._tr.xpath(".//w:tblHeader") for table in opened().tables[1:-1]]
    assert all(heads)


def test_a_page_without_anything_missing_says_so() -> None:
    whole = Promises(found().own, (), ON)
    paper = docx.Document(io.BytesIO(promises_file(whole)))
    assert "Mọi nội dung đều đã có trả lời hoặc kết quả được ghi nhận." in [each.text for each in paper.paragraphs]


def test_a_page_with_nothing_on_record_does_not_say_that_all_is_answered() -> None:
    paper = docx.Document(io.BytesIO(promises_file(Promises(SessionPromises(found().own.conference, ()), (), ON))))
    said = [each.text for each in paper.paragraphs]
    assert "Chưa ghi nhận chỉ tiêu, nhiệm vụ, ý kiến hay dự thảo nào của các kỳ họp này." in said
    assert "Mọi nội dung đều đã có trả lời hoặc kết quả được ghi nhận." not in said


def test_where_no_session_came_before_the_opening_tells_of_this_one_alone() -> None:
    alone = docx.Document(io.BytesIO(promises_file(Promises(found().own, (), ON))))
    [opening] = [each.text for each in alone.paragraphs if each.text.startswith("Tính đến ngày")]
    assert opening.startswith("Tính đến ngày 05/09/2022, trong 1 nội dung của kỳ này, có 0 nội dung chưa được trả lời")
    [both] = [each.text for each in opened().paragraphs if each.text.startswith("Tính đến ngày")]
    assert "1 kỳ gần nhất trước đó" in both


def test_the_file_is_named_by_its_body_and_its_last_day() -> None:
    whole = found()
    whole.own.conference.days = ["2022-07-04", "2022-07-05"]
    assert file_name(whole) == "da-de-ra-va-da-thuc-hien-hdnd-huyen-hoa-khe-2022-07-05.docx"
    whole.own.conference.days = []
    assert file_name(whole) == "da-de-ra-va-da-thuc-hien-hdnd-huyen-hoa-khe.docx"


def test_columns_have_their_widths_in_every_program() -> None:
    """Word goes by the cells, LibreOffice by the columns."""
    heading, matters = opened().tables[0], opened().tables[1]
    assert [round(column.width.mm) for column in heading.columns] == [61, 104]
    assert [round(column.width.mm) for column in matters.columns] == [12, 82, 51, 20]
    assert [round(cell.width.mm) for cell in matters.rows[0].cells] == [12, 82, 51, 20]


def test_a_share_of_the_target_is_no_second_result_and_what_is_under_way_says_how() -> None:
    year = PlanningPeriod(name="2022", first_day=date(2022, 1, 1), last_day=date(2022, 12, 31))
    level, rate = (Figure(measure=measure, period=year) for measure in ("level", "attainment"))
    amounts = (quantity(value, unit="%", step="0.1") for value in ("76.3", "95.4"))
    result, share = (
        HeldFigure(figure, amount, (), Indicator(), Period.year(2022))
        for figure, amount in zip((level, rate), amounts, strict=True)
    )
    compared = Comparison("", None, result, share, Status.BEHIND, Reason(Why.LINEAR_PACE))
    made = Told("phấn đấu 80%", "Nghị quyết 5", date(2022, 1, 4), 3, 3)
    promise = Promise(Sort.TASK, "nạo vét kênh", Fate.UNDER_WAY, made, comparisons=(compared,))
    paper = docx.Document(io.BytesIO(promises_file(Promises(session(9, promise), (), ON))))
    [_, _, row] = cells(paper.tables[1])
    assert row[2].split("\n")[:4] == [
        "đang thực hiện",
        "kết quả: 76,3%, năm 2022",
        "bằng 95,4% chỉ tiêu",
        "chậm tiến độ",
    ]
