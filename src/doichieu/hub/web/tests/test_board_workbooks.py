"""The scoreboard as a workbook: its lines, its reasons, and the sentence behind each figure."""

from io import BytesIO

from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from pytest_django.asserts import assertContains

from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.checks.tests.conftest import cast as cast  # noqa: PLC0414 # a fixture
from doichieu.hub.checks.tests.test_scoreboard import Board
from doichieu.hub.checks.tests.test_scoreboard import board as board  # noqa: PLC0414 # a fixture
from doichieu.hub.documents.models import Document, StoredText
from doichieu.hub.programmes.models import Task, TaskIndicator, TaskSource, TaskState
from doichieu.hub.register.tests.worked import indicator
from doichieu.hub.web.boards.workbooks import file_name

HEADING = 4


def taken(board: Board, query: str = "", client: Client | None = None) -> tuple[Worksheet, Worksheet]:
    """The two sheets as the owner takes them away."""
    browser = client or Client()
    if client is None:
        browser.force_login(board.cast.owner)
    answer = browser.get(reverse("scoreboard_workbook", args=[board.cast.district.slug, "2022"]) + query)
    assert answer.status_code == 200
    lines, sources = load_workbook(BytesIO(answer.content)).worksheets
    return lines, sources


def rows(sheet: Worksheet, heading: int) -> list[dict[str, object]]:
    """The cells under each heading; empty ones left out."""
    names, *others = sheet.iter_rows(min_row=heading, values_only=True)
    return [
        {str(name): cell for name, cell in zip(names, each, strict=True) if cell is not None}
        for each in others
        if any(cell is not None for cell in each)
    ]


def missed(board: Board) -> None:
    revenue = indicator("BUD01")
    board.target(revenue, "365")
    board.state(revenue, "292")


def test_a_line_has_target_result_share_status_and_reason(board: Board) -> None:
    missed(board)
    lines, _ = taken(board)
    assert str(lines["A1"].value).endswith("Năm 2022")
    assert lines["A3"].value == "vượt: 0; đạt: 0; không đạt: 1"
    [line] = rows(lines, HEADING + 1)
    assert (line["Chỉ tiêu (dạng số)"], line["Kết quả (dạng số)"], line["Đơn vị của số"]) == (365, 292, "đồng")
    assert (line["Mã chỉ tiêu"], line["Tỷ lệ tính lại"], line["Đánh giá"]) == ("BUD01", 0.8, "không đạt")
    assert "365" in str(line["Lý do"])
    assert "292" in str(line["Lý do"])


def test_each_figure_leads_to_its_sentence(board: Board) -> None:
    missed(board)
    lines, sources = taken(board)
    target, result = rows(sources, 3)
    assert (target["Chỉ tiêu hay kết quả"], result["Chỉ tiêu hay kết quả"]) == ("Chỉ tiêu giao", "Kết quả")
    assert "365" in str(target["Câu trong văn bản"])
    links = [cell.hyperlink.target for row in sources.iter_rows(min_row=4) for cell in row if cell.hyperlink]
    known = [f"http://testserver/d/{pk}/#c-" for pk in Document.objects.values_list("pk", flat=True)]
    assert all(any(str(link).startswith(each) for each in known) for link in links)
    assert len(links) == 2
    headings = [cell.value for cell in lines[HEADING + 1]]
    source = lines.cell(HEADING + 2, headings.index("Nguồn của kết quả") + 1)
    assert source.hyperlink is not None
    assert source.hyperlink.target in links


def test_only_the_status_that_the_page_shows_is_taken_away(board: Board) -> None:
    missed(board)
    met = indicator("BUD02")
    board.target(met, "100")
    board.state(met, "100")
    lines, sources = taken(board, "?status=met")
    assert [line["Mã chỉ tiêu"] for line in rows(lines, HEADING + 2)] == ["BUD02"]
    assert {source["Mã chỉ tiêu"] for source in rows(sources, 3)} == {"BUD02"}
    assert lines["A4"].value == "Chỉ gồm các dòng có trạng thái: đạt."


def test_words_that_look_like_a_formula_stay_words(board: Board) -> None:
    missed(board)
    Document.objects.update(title='=HYPERLINK("http://example.vn")')
    lines, sources = taken(board)
    cells = [cell for sheet in (lines, sources) for row in sheet.iter_rows() for cell in row]
    assert any(str(cell.value).startswith("=HYPERLINK") for cell in cells)
    assert "f" not in {cell.data_type for cell in cells}


def test_who_may_see_nothing_takes_nothing_away(board: Board) -> None:
    missed(board)
    lines, sources = taken(board, client=Client())
    assert rows(lines, HEADING + 1) == []
    assert rows(sources, 3) == []


def test_columns_in_which_nothing_stands_are_left_out_and_the_file_is_named_in_plain_letters(board: Board) -> None:
    missed(board)
    lines, _ = taken(board)
    headings = [cell.value for cell in lines[HEADING + 1]]
    assert "Đối tượng" not in headings
    assert headings[:3] == ["Lĩnh vực", "Mã chỉ tiêu", "Chỉ tiêu"]
    assert file_name("xa-dong-mo", "2026-9M") == "bang-theo-doi-xa-dong-mo-2026-9M.xlsx"


def test_what_a_missed_target_has_of_tasks_and_contradictions_stands_in_its_row(board: Board) -> None:
    missed(board)
    revenue = Indicator.objects.get(code="BUD01")
    task = Task.objects.create(
        locality=board.cast.district,
        source=TaskSource.CONCLUSION,
        text=StoredText.objects.order_by("pk")[0],
        start=0,
        end=3,
        quote="Thu",
        work="Đôn đốc thu nợ đọng",
        lead_words="Phòng Tài chính",
        state=TaskState.OPEN,
    )
    TaskIndicator.objects.create(task=task, indicator=revenue)
    lines, _ = taken(board)
    [line] = rows(lines, HEADING + 1)
    assert line["Nhiệm vụ liên quan"] == "Đôn đốc thu nợ đọng (Phòng Tài chính)"
    client = Client()
    client.force_login(board.cast.owner)
    page = client.get(reverse("scoreboard", args=[board.cast.district.slug, "2022"]))
    assertContains(page, f'<a href="/tasks/{task.pk}/" lang="vi">Đôn đốc thu nợ đọng</a>')
