"""Tasks in a real browser, on a phone too: assigned, one closed by a later document, one dropped."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from doichieu.hub.documents.models import Document
from doichieu.hub.programmes.models import Task
from tests.browsing import Visitor
from tests.test_browser import document as document  # noqa: PLC0414 # a fixture
from tests.test_findings_in_browser import handed_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CONCLUSION = """ĐẢNG ỦY XÃ LỘC BÌNH
Số 12-TB/ĐU

THÔNG BÁO
Kết luận hội nghị giao ban tháng 12

1. Giao Phòng Kinh tế rà soát 7 hộ chưa nhận đất trước ngày 15/01/2026.

2. Giao Công an xã tuần tra khu chợ trước ngày 10/01/2026.
"""
LATER = "Báo cáo giao ban\n\nPhòng Kinh tế đã rà soát xong 7 hộ chưa nhận đất, gửi danh sách ngày 14/01/2026.\n"


@pytest.fixture
def conclusion(document: Document) -> Document:
    return handed_in(document, "Thông báo số 12-TB/ĐU kết luận giao ban", CONCLUSION, date(2025, 12, 22))


def test_tasks_are_assigned_and_closed_and_the_list_says_so(visitor: Visitor, conclusion: Document) -> None:
    page, site = visitor.page, visitor.site
    report = handed_in(conclusion, "Báo cáo giao ban tháng 1", LATER, date(2026, 1, 16))
    survey, patrol = Task.objects.filter(text__document=conclusion).order_by("start")
    visitor.sign_in()

    page.goto(f"{site}/tasks/")
    expect(page.get_by_test_id("task")).to_have_count(2)
    assert visitor.fits()
    for task, deliverable in ((survey, "Danh sách hộ"), (patrol, "Nhật ký tuần tra")):
        page.goto(f"{site}/tasks/{task.pk}/")
        page.get_by_label("Sản phẩm").fill(deliverable)
        page.get_by_test_id("assign").click()
        expect(page.get_by_test_id("points")).to_contain_text(deliverable)
    assert visitor.fits()

    page.goto(f"{site}/tasks/{survey.pk}/")
    page.get_by_test_id("act-form").get_by_label("Ngày").fill("14/01/2026")
    page.get_by_label("Tài liệu minh chứng").select_option(str(report.pk))
    page.get_by_label("Câu chữ trong tài liệu").fill("rà soát xong 7 hộ chưa nhận đất")
    page.get_by_test_id("done").click()
    expect(page.get_by_test_id("standing")).to_have_text("hoàn thành đúng hạn")
    expect(page.get_by_test_id("steps").locator("mark")).to_have_text("rà soát xong 7 hộ chưa nhận đất")
    assert visitor.fits()

    page.goto(f"{site}/tasks/{patrol.pk}/")
    expect(page.get_by_test_id("standing")).to_have_text("quá hạn")
    page.get_by_label("Ghi chú hoặc lý do").fill("Chuyển cho tổ tự quản khu chợ")
    page.get_by_test_id("dropped").click()
    expect(page.get_by_test_id("standing")).to_have_text("không thực hiện")

    page.goto(f"{site}/tasks/?standing=done")
    expect(page.get_by_test_id("task")).to_have_count(1)
    expect(page.get_by_test_id("task").first).to_contain_text("Rà soát 7 hộ")

    page.goto(f"{site}/r/")
    page.get_by_test_id("record").first.get_by_role("link").first.click()
    page.wait_for_url(re.compile(r"/r/\d+/$"))
    expect(page.get_by_test_id("task")).to_have_count(2)
    page.get_by_test_id("confirm").click()
    expect(page.get_by_test_id("record-state")).to_have_text("đã xác nhận")
    assert visitor.fits()
