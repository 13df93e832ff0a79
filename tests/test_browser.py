"""The main way through the site, in a real browser: from signing in to the sentence behind a figure."""

import re
from datetime import date

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from doichieu.claims import Period
from doichieu.hub.access.models import Role
from doichieu.hub.access.services import add_locality, add_subject, grant_role
from doichieu.hub.access.viewers import system_viewer
from doichieu.hub.accounts.models import User
from doichieu.hub.accounts.services import create_account
from doichieu.hub.catalogue.services import load_catalogue
from doichieu.hub.documents.models import Document, StoredClaim
from doichieu.hub.documents.services import store_document
from doichieu.hub.intake.entries import sign_entry
from doichieu.hub.intake.entry_lines import Sheet, WrittenLine
from doichieu.hub.intake.models import Decision
from doichieu.hub.places.models import Level, Locality, Subject, SubjectKind
from tests.browsing import PASSWORD, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SENTENCE = "Năm 2025, tổng thu ngân sách nhà nước trên địa bàn xã đạt 52,3 tỷ đồng, tăng 8,5% so với cùng kỳ năm 2024."
ARTICLE = f"""Xã Lộc Bình tổng kết năm 2025

Sáng 20/12/2025, Đảng ủy xã Lộc Bình họp để nhìn lại một năm.

{"Các thôn đã nêu nhiều cách làm hay. " * 40}

{SENTENCE}
"""


@pytest.fixture
def document(live_server: LiveServer) -> Document:
    """A document that was handed in and read, and nothing of it decided yet."""
    system = system_viewer()
    load_catalogue(by=system)
    province = add_locality(
        name="Sông Thương", kind="tỉnh", level=Level.PROVINCE, parent=None, invented=True, by=system
    )
    commune = add_locality(name="Lộc Bình", kind="xã", level=Level.COMMUNE, parent=province, invented=True, by=system)
    reviewer = create_account(username="lan", password=PASSWORD, name="Nguyễn Thị Lan")
    grant_role(user=reviewer, role=Role.APPROVER, locality=commune, by=system)
    return store_document(
        name="loc-binh.txt",
        data=ARTICLE.encode(),
        by=reviewer,
        locality=commune,
        published=date(2025, 12, 20),
        title="Xã Lộc Bình tổng kết năm 2025",
    )


def test_a_figure_is_confirmed_seen_on_the_scoreboard_and_followed_back(visitor: Visitor, document: Document) -> None:
    page = visitor.page
    visitor.sign_in()
    visitor.open_document()
    claim = page.get_by_test_id("claim").filter(has_text="52,3 tỷ đồng").first
    claim.get_by_test_id("confirm").click()
    expect(claim).to_have_attribute("data-state", "confirmed")
    assert visitor.fits()

    claim.locator('a[href$="/2025/"]').click()
    expect(page).to_have_url(re.compile(r"/p/[\w-]+/2025/$"))
    row = page.locator('[data-testid="scoreboard-row"][data-indicator="BUD01"]')
    expect(row.get_by_test_id("source").first).to_have_text("52,3 tỷ đồng")
    assert visitor.fits()

    row.get_by_test_id("source").first.click()
    expect(page).to_have_url(re.compile(rf"/d/{document.pk}/#"))
    marked = page.locator(":target")
    expect(marked).to_have_text("52,3 tỷ đồng")
    expect(marked).to_be_in_viewport()
    expect(page.get_by_text(SENTENCE).first).to_be_visible()


def test_a_button_at_the_edge_of_the_window_takes_the_first_click(visitor: Visitor, document: Document) -> None:
    page = visitor.page
    visitor.sign_in()
    visitor.open_document()
    claim = page.get_by_test_id("claim").nth(1)
    button = claim.get_by_test_id("confirm")
    button.evaluate("each => each.scrollIntoView({block: 'end', behavior: 'instant'})")
    box = button.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.wait_for_timeout(300)  # as long as a finger rests; what was to move has moved
    assert button.bounding_box() == box
    page.mouse.up()
    expect(claim).to_have_attribute("data-state", "confirmed")


def test_figures_are_decided_by_keyboard_alone(visitor: Visitor, document: Document) -> None:
    page = visitor.page
    visitor.sign_in()
    visitor.open_document()
    claims = page.get_by_test_id("claim")
    expect(claims).to_have_count(2)
    page.keyboard.press("c")  # nothing is chosen yet: the first that waits is, and nothing is decided
    expect(page.locator("#first-chosen")).to_contain_text("Nhấn phím một lần nữa")
    visitor.expect_review(claims, states=["pending", "pending"], current=0)
    page.keyboard.press("u")
    expect(page.locator("#first-chosen")).to_be_hidden()
    expect(page.locator("#nothing-to-undo")).to_have_text("Không có gì để hoàn tác.")
    expect(page.locator("#nothing-to-undo")).to_be_visible()
    page.keyboard.press("x")
    visitor.expect_review(claims, states=["rejected", "pending"], current=1)
    expect(page.locator("#nothing-to-undo")).to_be_hidden()
    page.keyboard.press("u")
    visitor.expect_review(claims, states=["pending", "pending"], current=0)  # it goes back to what was decided last
    page.keyboard.press("x")
    visitor.expect_review(claims, states=["rejected", "pending"], current=1)  # it moves on to the next one
    page.keyboard.press("c")
    visitor.expect_review(claims, states=["rejected", "confirmed"], current=1)
    page.keyboard.press("k")
    visitor.expect_review(claims, states=["rejected", "confirmed"], current=0)
    page.keyboard.press("u")
    visitor.expect_review(claims, states=["pending", "confirmed"], current=0)


def test_the_help_on_keys_is_closed_by_the_key_that_opens_it(visitor: Visitor, document: Document) -> None:
    page = visitor.page
    visitor.sign_in()
    visitor.open_document()
    page.keyboard.press("?")
    expect(page.locator("#review-help")).to_be_visible()
    page.keyboard.press("?")
    expect(page.locator("#review-help")).to_be_hidden()


def test_a_style_that_the_browser_put_on_a_figure_is_not_carried_over_a_decision(
    visitor: Visitor, document: Document
) -> None:
    page = visitor.page
    visitor.sign_in()
    visitor.open_document()
    page.keyboard.press("n")
    page.eval_on_selector_all(".claim, .claim [id]", "parts => parts.forEach(part => { part.style.top = 0 })")
    page.keyboard.press("x")
    visitor.expect_review(page.get_by_test_id("claim"), states=["rejected", "pending"], current=1)
    page.keyboard.press("u")
    visitor.expect_review(page.get_by_test_id("claim"), states=["pending", "pending"], current=0)


def test_the_least_certain_figure_comes_first_and_another_order_is_kept(visitor: Visitor, document: Document) -> None:
    page = visitor.page
    rate = StoredClaim.objects.get(reading__text__document=document, kind="growth")
    rate.data["confidence"] = 0.5
    rate.save()
    visitor.sign_in()
    visitor.open_document()
    chosen, claims = page.locator("[data-order][aria-current]"), page.get_by_test_id("claim")
    expect(chosen).to_have_text("ít chắc chắn nhất trước")
    expect(claims.first).to_contain_text("8,5%")
    page.locator("[data-order]", has_text="theo thứ tự văn bản").click()
    page.wait_for_url(re.compile(r"\?order=text$"))
    expect(claims.first).to_contain_text("52,3 tỷ đồng")
    visitor.open_document()  # without the order in the address
    expect(chosen).to_have_text("theo thứ tự văn bản")
    page.keyboard.press("o")
    page.wait_for_url(re.compile(r"\?order=confidence$"))
    expect(page.get_by_test_id("certainty").first).to_contain_text("máy đọc")
    page.keyboard.press("n")
    page.keyboard.press("x")
    visitor.expect_review(claims, states=["rejected", "pending"], current=1)
    expect(claims.nth(1)).to_be_focused()
    expect(claims.nth(1)).to_contain_text("52,3 tỷ đồng")
    expect(chosen).to_have_text("ít chắc chắn nhất trước")
    expect(claims.first.get_by_test_id("certainty")).to_have_count(0)
    assert visitor.fits()


def test_a_visitor_without_an_account_sees_nothing_internal(visitor: Visitor, document: Document) -> None:
    visitor.page.goto(f"{visitor.site}/d/")
    expect(visitor.page.get_by_role("link", name="Xã Lộc Bình tổng kết năm 2025")).to_have_count(0)


def test_every_section_of_the_site_is_in_sight(visitor: Visitor, document: Document) -> None:
    visitor.sign_in()
    fold = visitor.page.locator(".sections summary:visible")
    if fold.count():  # on a phone
        fold.click()
    links = visitor.page.locator(".sections a:visible")
    expect(links.filter(has_not_text="Tài khoản")).to_have_count(8)
    for link in links.all():
        expect(link).to_be_in_viewport(ratio=1)
    assert visitor.fits()


ROOM = """field => {
  const style = getComputedStyle(field), pen = document.createElement("canvas").getContext("2d");
  pen.font = getComputedStyle(field, "::placeholder").font;
  const room = field.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  return room - pen.measureText(field.placeholder).width;
}"""


def test_what_may_be_searched_and_who_is_signed_in_are_told_whole(visitor: Visitor, document: Document) -> None:
    visitor.sign_in()
    User.objects.update(first_name="Văn thư Trường Tiểu học An Hòa Trung và các điểm trường")
    visitor.page.reload()
    assert visitor.page.locator("#top-q").evaluate(ROOM) > 0
    who = visitor.page.locator(".who")
    assert who.evaluate("name => getComputedStyle(name).textOverflow") == "clip"
    assert who.evaluate("name => name.scrollWidth <= name.clientWidth")
    assert visitor.fits()


def test_a_correction_without_a_reason_says_so_in_sight_beside_the_field_that_it_wants(
    visitor: Visitor, document: Document
) -> None:
    page = visitor.page
    visitor.sign_in()
    visitor.open_document()
    claim = page.get_by_test_id("claim").filter(has_text="52,3 tỷ đồng").first
    claim.locator("summary").click()
    claim.get_by_label("Số liệu", exact=True).fill("53,2 tỷ đồng")
    claim.get_by_test_id("correct").click()
    reason = claim.locator("[name=reason]")
    expect(reason).to_be_focused()
    visitor.errors.clear()  # the correction was refused, as it should be
    expect(reason).to_have_accessible_description("Hãy ghi lý do; lý do được lưu lại.")
    for each in (reason, claim.get_by_role("alert")):
        expect(each).to_be_in_viewport(ratio=1)
    expect(claim.get_by_label("Số liệu", exact=True)).to_have_value("53,2 tỷ đồng")
    assert visitor.fits()
    reason.fill("đọc nhầm số")
    reason.press("Enter")
    expect(claim).to_have_attribute("data-state", "corrected")


def signed_of(place: Locality | None, unit: Subject | None = None) -> Document:
    """A form with one figure that waits for the reviewer, signed by a clerk of the place or of its unit."""
    assert place is not None
    clerk = create_account(username="hoa", password=PASSWORD, name="Lê Thị Hoa")
    grant_role(user=clerk, role=Role.CONTRIBUTOR, locality=place, organisation=unit, by=system_viewer())
    lines = (WrittenLine(number="48,2", indicator="BUD01", unit="tỷ đồng"),)
    year = Period(date(2024, 1, 1), date(2024, 12, 31))
    form = sign_entry(sheet=Sheet(locality=place, period=year, lines=lines, organisation=unit), by=clerk)
    assert form.document is not None
    return form.document


def test_what_was_signed_is_rejected_by_keyboard_with_a_reason(visitor: Visitor, document: Document) -> None:
    form = signed_of(document.locality)
    visitor.sign_in()
    page = visitor.page
    page.goto(f"{visitor.site}/d/{form.pk}/")
    claim = page.get_by_test_id("claim")
    page.keyboard.press("n")
    page.keyboard.press("x")
    reason = claim.get_by_label("Lý do loại bỏ")
    expect(reason).to_be_focused()
    visitor.errors.clear()  # it was refused, as it should be
    for each in (reason, claim.get_by_role("alert"), claim.get_by_test_id("reject")):
        expect(each).to_be_in_viewport(ratio=1)
    page.keyboard.type("sai kỳ")
    page.keyboard.press("Enter")
    expect(claim).to_have_attribute("data-state", "rejected")
    expect(claim).to_contain_text("Lý do: sai kỳ")
    assert visitor.fits()


def signed_of_a_school(document: Document) -> Document:
    place = document.locality
    assert place is not None
    school = add_subject(locality=place, kind=SubjectKind.ORGANISATION, name="Trường Sơn Ca", by=system_viewer())
    return signed_of(place, school)


def test_a_reviewer_who_rejects_for_good_and_presses_enter_does_that(visitor: Visitor, document: Document) -> None:
    form = signed_of_a_school(document)
    visitor.sign_in()
    page = visitor.page
    page.goto(f"{visitor.site}/d/{form.pk}/")
    claim = page.get_by_test_id("claim")
    assert visitor.fits()
    claim.get_by_test_id("reject-for-good").click()
    reason = claim.get_by_label("Lý do loại bỏ")
    expect(reason).to_be_focused()
    visitor.errors.clear()  # it was refused, as it should be
    assert visitor.fits()
    reason.fill("không giao cho trường")
    reason.press("Enter")
    expect(claim).to_have_attribute("data-state", "rejected")
    assert Decision.objects.get(text__document=form).for_good is True


def test_without_scripts_enter_in_a_field_of_what_is_to_be_rejected_decides_nothing(
    browser: Browser, live_server: LiveServer, document: Document
) -> None:
    form = signed_of_a_school(document)
    context = browser.new_context(viewport={"width": 1280, "height": 800}, java_script_enabled=False, locale="vi-VN")
    visitor = Visitor(context.new_page(), live_server.url)
    visitor.sign_in()
    page = visitor.page
    page.goto(f"{visitor.site}/d/{form.pk}/")
    page.get_by_test_id("reject").click()
    reason = page.get_by_label("Lý do loại bỏ")
    reason.fill("sai kỳ")
    page.locator("[data-edit] summary").click()
    page.get_by_label("Số liệu", exact=True).press("Enter")
    reason.press("Enter")
    assert not Decision.objects.filter(text__document=form).exists()
    page.get_by_test_id("reject").click()
    expect(page.get_by_test_id("claim")).to_have_attribute("data-state", "rejected")
    context.close()
