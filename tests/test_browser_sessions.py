"""A session from its documents to what became of it, in a real browser, at desk and at phone width."""

from dataclasses import dataclass
from datetime import date

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from doichieu.hub.access.models import Role
from doichieu.hub.access.services import add_locality, grant_role
from doichieu.hub.access.viewers import system_viewer
from doichieu.hub.accounts.models import User
from doichieu.hub.accounts.services import create_account
from doichieu.hub.conferences.models import Conference
from doichieu.hub.documents.models import Document
from doichieu.hub.documents.services import store_document
from doichieu.hub.places.models import Level, Locality
from tests.browsing import PASSWORD, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NEWS = """\
Kỳ họp thứ Tư HĐND xã Lộc Bình

Ngày 10/7/2026, HĐND xã Lộc Bình khóa I tổ chức kỳ họp thứ Tư. Chủ tọa kỳ họp: ông Vi Văn Tạo, Chủ tịch HĐND xã.

Kỳ họp đã nghe bà Lô Thị Mến, Chủ tịch UBND xã trình bày tờ trình về dự thảo nghị quyết nạo vét kênh Nà Pàn.

Đại biểu Hoàng Thị Lụa đề nghị xã sửa trạm bơm Nà Pàn.
"""
RESOLUTION = """\
NGHỊ QUYẾT
Về nhiệm vụ 6 tháng cuối năm

Kỳ họp thứ Tư HĐND xã Lộc Bình khóa I, ngày 10/7/2026, biểu quyết bằng hình thức giơ tay thông qua Nghị quyết về \
nhiệm vụ 6 tháng cuối năm với 24/24 đại biểu tán thành.

Giao Văn phòng HĐND và UBND xã lập kế hoạch tiếp dân trước ngày 30/8/2026; giao Công an xã rà soát tạm trú trước ngày \
15/9/2026; giao Trạm Y tế xã tiêm phòng dại trước ngày 30/9/2026.
"""
REPORT = """\
Báo cáo quý III năm 2026 của UBND xã Lộc Bình

Văn phòng đã ban hành kế hoạch tiếp dân ngày 20/8/2026. Công an xã đã rà soát xong 312 hộ tạm trú.
"""
FIFTH = """\
Ngày 12/12/2026, HĐND xã Lộc Bình khóa I tổ chức kỳ họp thứ Năm. Dự kỳ họp có đại diện các thôn.
"""
OFFICE, POLICE, CLINIC = "Văn phòng HĐND và UBND xã", "Công an xã", "Trạm Y tế xã"
ASSIGNED = (("lập kế hoạch tiếp dân", OFFICE), ("rà soát tạm trú", POLICE), ("tiêm phòng dại", CLINIC))
CLOSED = (  # the work of a task, the day on which it was done, the words of the report that show it, and its fate
    ("lập kế hoạch tiếp dân", "20/08/2026", "Văn phòng đã ban hành kế hoạch tiếp dân ngày 20/8/2026.", "kept"),
    ("rà soát tạm trú", "28/09/2026", "Công an xã đã rà soát xong 312 hộ tạm trú.", "late"),
)


@dataclass(frozen=True)
class Office:
    """A commune, its session clerk, and the session that two of its documents tell of."""

    commune: Locality
    clerk: User
    conference: Conference

    def hand_in(self, content: str, title: str, day: date) -> Document:
        return handed_in(self.commune, self.clerk, content, title, day)


def handed_in(commune: Locality, clerk: User, content: str, title: str, day: date) -> Document:
    return store_document(
        name=f"{title}.txt", data=content.encode(), by=clerk, locality=commune, published=day, title=title
    )


@pytest.fixture
def office(live_server: LiveServer) -> Office:
    """Both documents handed in and read; nothing of them decided yet."""
    system = system_viewer()
    province = add_locality(
        name="Sông Thương", kind="tỉnh", level=Level.PROVINCE, parent=None, invented=True, by=system
    )
    commune = add_locality(name="Lộc Bình", kind="xã", level=Level.COMMUNE, parent=province, invented=True, by=system)
    clerk = create_account(username="lan", password=PASSWORD, name="Nguyễn Thị Lan")
    grant_role(user=clerk, role=Role.SESSION_CLERK, locality=commune, by=system)
    handed_in(commune, clerk, NEWS, "Tin kỳ họp thứ Tư", date(2026, 7, 11))
    handed_in(commune, clerk, RESOLUTION, "Nghị quyết kỳ họp thứ Tư", date(2026, 7, 14))
    return Office(commune, clerk, Conference.objects.get())


def test_a_session_is_completed_its_tasks_assigned_and_what_became_of_them_shown(
    visitor: Visitor, office: Office
) -> None:
    visitor.sign_in()
    record_is_of_both_documents(visitor, office)
    complete_the_record(visitor, office)
    for work, lead in ASSIGNED:
        assign(visitor, work, lead)
    report = office.hand_in(REPORT, "Báo cáo quý III", date(2026, 10, 2))
    for work, day, words, _ in CLOSED:
        close(visitor, work, day, report, words)
    promises_are_told(visitor, office, report)


def record_is_of_both_documents(visitor: Visitor, office: Office) -> None:
    visitor.page.goto(f"{visitor.site}/c/{office.conference.pk}/")
    for title in ("Tin kỳ họp thứ Tư", "Nghị quyết kỳ họp thứ Tư"):
        expect(visitor.page.get_by_role("link", name=title).first).to_be_visible()
    assert visitor.fits()


def complete_the_record(visitor: Visitor, office: Office) -> None:
    """The clerk puts down where the session was held, which no document says."""
    page = visitor.page
    page.goto(f"{visitor.site}/c/{office.conference.pk}/keep/")
    form = page.locator('form[data-field="place"]')
    form.locator('[name="value"]').fill("Hội trường UBND xã")
    with page.expect_navigation():
        form.locator('[value="set_field"]').click()
    page.goto(f"{visitor.site}/c/{office.conference.pk}/")
    expect(page.get_by_text("Hội trường UBND xã").first).to_be_visible()
    assert visitor.fits()


def open_task(page: Page, site: str, work: str) -> None:
    page.goto(f"{site}/tasks/")
    page.get_by_role("link", name=work).first.click()
    expect(page.get_by_test_id("standing")).to_be_visible()


def assign(visitor: Visitor, work: str, lead: str) -> None:
    page = visitor.page
    open_task(page, visitor.site, work)
    page.locator("#lead").fill(lead)
    page.get_by_test_id("assign").click()
    expect(page.get_by_test_id("act-form")).to_be_visible()
    assert visitor.fits()


def close(visitor: Visitor, work: str, day: str, report: Document, words: str) -> None:
    page = visitor.page
    open_task(page, visitor.site, work)
    page.locator("#act-day").fill(day)
    page.locator("#act-document").fill(f"/d/{report.pk}/")
    page.locator("#act-words").fill(words)
    page.get_by_test_id("done").click()
    expect(page.get_by_test_id("act-form")).to_have_count(0)
    expect(page.get_by_test_id("steps")).to_contain_text(words)


def promises_are_told(visitor: Visitor, office: Office, report: Document) -> None:
    """What nothing is on record of stands first, by name; what was done stands with the sentence that says so."""
    page = visitor.page
    page.goto(f"{visitor.site}/c/{office.conference.pk}/promises/")
    missing = page.get_by_test_id("missing")
    expect(missing).to_contain_text(ASSIGNED[-1][0], ignore_case=True)
    expect(missing).to_contain_text("sửa trạm bơm Nà Pàn", ignore_case=True)
    for work, _, words, fate in CLOSED:
        expect(missing).not_to_contain_text(work, ignore_case=True)
        told = page.get_by_test_id("session-promises").get_by_test_id("promise").filter(has_text=work)
        expect(told).to_have_attribute("data-fate", fate)
        expect(told).to_contain_text(words)
        expect(told.get_by_role("link", name="Báo cáo quý III").first).to_have_attribute(
            "href", f"/d/{report.pk}/#s-{REPORT.index(words)}"
        )
    assert visitor.fits()
    with page.expect_download() as download:
        page.get_by_test_id("promises-document").click()
    assert download.value.suggested_filename == "da-de-ra-va-da-thuc-hien-hdnd-xa-loc-binh-2026-07-10.docx"


def test_a_session_is_opened_by_hand_and_its_document_meets_it(visitor: Visitor, office: Office) -> None:
    page = visitor.page
    visitor.sign_in()
    page.goto(f"{visitor.site}/c/")
    page.get_by_test_id("open-session").locator("summary").click()
    page.get_by_test_id("open-session").get_by_role("link", name="Xã Lộc Bình").click()
    page.wait_for_url("**/sessions/new/")
    assert visitor.fits()
    typed = {"body": "HĐND xã Lộc Bình", "ordinal": "5", "tenure": "I", "dates": "12/12/2026", "place": "Nhà văn hóa"}
    for name, words in typed.items():
        page.locator(f"#{name}").fill(words)
    page.get_by_test_id("open").click()
    expect(page.get_by_text("Nhà văn hóa").first).to_be_visible()
    opened = page.url
    office.hand_in(FIFTH, "Tin kỳ họp thứ Năm", date(2026, 12, 13))
    page.goto(opened)
    expect(page.get_by_role("link", name="Tin kỳ họp thứ Năm").first).to_be_visible()
    expect(page.get_by_test_id("participant").first).to_contain_text("Đại diện các thôn")
    assert visitor.fits()
