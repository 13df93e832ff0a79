"""A session from its documents to what became of it, in a real browser, at desk and at phone width."""

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import FilePayload, Page, expect
from pytest_django.live_server_helper import LiveServer

from doichieu.hub.access.models import Role
from doichieu.hub.access.services import add_locality, grant_role
from doichieu.hub.access.viewers import system_viewer
from doichieu.hub.accounts.services import create_account
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
Kỳ họp thứ Năm HĐND xã Lộc Bình

Ngày 12/12/2026, HĐND xã Lộc Bình khóa I tổ chức kỳ họp thứ Năm. Dự kỳ họp có đại diện các thôn.
"""
OFFICE, POLICE, CLINIC = "Văn phòng HĐND và UBND xã", "Công an xã", "Trạm Y tế xã"
ASSIGNED = (("lập kế hoạch tiếp dân", OFFICE), ("rà soát tạm trú", POLICE), ("tiêm phòng dại", CLINIC))
CLOSED = (  # the work of a task, the day on which it was done, the words of the report that show it, and its fate
    ("lập kế hoạch tiếp dân", "20/08/2026", "Văn phòng đã ban hành kế hoạch tiếp dân ngày 20/8/2026.", "kept"),
    ("rà soát tạm trú", "28/09/2026", "Công an xã đã rà soát xong 312 hộ tạm trú.", "late"),
)


@dataclass(frozen=True)
class Paper:
    """A document as its clerk has it on disk."""

    name: str
    title: str  # as the site calls it, from its own words
    content: str
    published: str


TOLD = Paper("tin-ky-hop-thu-tu.txt", "Kỳ họp thứ Tư HĐND xã Lộc Bình", NEWS, "11/07/2026")
RESOLVED = Paper("nghi-quyet.txt", "Về nhiệm vụ 6 tháng cuối năm", RESOLUTION, "14/07/2026")
REPORTED = Paper("bao-cao-quy-3.txt", "Báo cáo quý III năm 2026 của UBND xã Lộc Bình", REPORT, "02/10/2026")
LATER = Paper("tin-ky-hop-thu-nam.txt", "Kỳ họp thứ Năm HĐND xã Lộc Bình", FIFTH, "13/12/2026")


@pytest.fixture
def commune(live_server: LiveServer) -> Locality:
    """A commune with a session clerk, and nothing else."""
    system = system_viewer()
    province = add_locality(
        name="Sông Thương", kind="tỉnh", level=Level.PROVINCE, parent=None, invented=True, by=system
    )
    commune = add_locality(name="Lộc Bình", kind="xã", level=Level.COMMUNE, parent=province, invented=True, by=system)
    clerk = create_account(username="lan", password=PASSWORD, name="Nguyễn Thị Lan")
    grant_role(user=clerk, role=Role.SESSION_CLERK, locality=commune, by=system)
    return commune


def test_a_session_is_completed_its_tasks_assigned_and_what_became_of_them_shown(
    visitor: Visitor, commune: Locality
) -> None:
    visitor.sign_in()
    hand_in(visitor, TOLD)
    hand_in(visitor, RESOLVED)
    session = record_of_both_documents(visitor)
    complete_the_record(visitor, session)
    for work, lead in ASSIGNED:
        assign(visitor, work, lead)
    report = hand_in(visitor, REPORTED)
    for work, day, words, _ in CLOSED:
        close(visitor, work, day, report, words)
    promises_are_told(visitor, session, report)


def hand_in(visitor: Visitor, paper: Paper) -> str:
    """Hand a document in through the page, as a clerk does; returns its address."""
    page = visitor.page
    page.goto(f"{visitor.site}/intake/")
    file = FilePayload(name=paper.name, mimeType="text/plain", buffer=paper.content.encode())
    page.get_by_test_id("files").set_input_files(file)
    page.locator("#published").fill(paper.published)
    page.get_by_test_id("hand-in").click()
    line = page.locator("#handed-in li").filter(has_text=paper.name)
    expect(line.get_by_text("đã đọc")).to_be_visible()
    assert visitor.fits()
    address = line.get_by_role("link").get_attribute("href")
    assert address is not None
    return address


def record_of_both_documents(visitor: Visitor) -> str:
    """The address of the session, which the list of sessions leads to."""
    page = visitor.page
    page.goto(f"{visitor.site}/c/")
    page.get_by_role("link", name="Kỳ họp thứ 4").click()
    page.wait_for_url(re.compile(r"/c/\d+/$"))
    for paper in (TOLD, RESOLVED):
        expect(page.locator("#documents").get_by_role("link", name=paper.title).first).to_be_visible()
    assert visitor.fits()
    return page.url


def complete_the_record(visitor: Visitor, session: str) -> None:
    """The clerk puts down where the session was held, which no document says."""
    page = visitor.page
    page.get_by_test_id("keep").click()
    page.wait_for_url(f"{session}keep/")
    form = page.locator('form[data-field="place"]')
    form.locator('[name="value"]').fill("Hội trường UBND xã")
    form.locator('[value="set_field"]').click()
    expect(page.locator("#notices")).to_contain_text("Đã ghi.")
    page.goto(session)
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


def close(visitor: Visitor, work: str, day: str, report: str, words: str) -> None:
    page = visitor.page
    open_task(page, visitor.site, work)
    page.locator("#act-day").fill(day)
    page.locator("#act-document").select_option(report.strip("/").rpartition("/")[2])
    page.locator("#act-words").fill(words)
    page.get_by_test_id("done").click()
    expect(page.get_by_test_id("act-form")).to_have_count(0)
    expect(page.get_by_test_id("steps")).to_contain_text(words)


def promises_are_told(visitor: Visitor, session: str, report: str) -> None:
    """What nothing is on record of stands first, by name; what was done stands with the sentence that says so."""
    page = visitor.page
    page.goto(f"{session}promises/")
    missing = page.get_by_test_id("missing")
    expect(missing).to_contain_text(ASSIGNED[-1][0], ignore_case=True)
    expect(missing).to_contain_text("sửa trạm bơm Nà Pàn", ignore_case=True)
    for work, _, words, fate in CLOSED:
        expect(missing).not_to_contain_text(work, ignore_case=True)
        told = page.get_by_test_id("session-promises").get_by_test_id("promise").filter(has_text=work)
        expect(told).to_have_attribute("data-fate", fate)
        expect(told).to_contain_text(words)
        expect(told.get_by_role("link", name=REPORTED.title).first).to_have_attribute(
            "href", f"{report}#s-{REPORT.index(words)}"
        )
    assert visitor.fits()
    with page.expect_download() as download:
        page.get_by_test_id("promises-document").click()
    assert download.value.suggested_filename == "da-de-ra-va-da-thuc-hien-hdnd-xa-loc-binh-2026-07-10.docx"


def test_a_session_is_opened_by_hand_and_its_document_meets_it(visitor: Visitor, commune: Locality) -> None:
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
    hand_in(visitor, LATER)
    page.goto(opened)
    expect(page.locator("#documents").get_by_role("link", name=LATER.title).first).to_be_visible()
    expect(page.get_by_test_id("participant").first).to_contain_text("Đại diện các thôn")
    assert visitor.fits()
