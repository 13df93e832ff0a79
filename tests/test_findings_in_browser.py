"""A contradiction in a real browser: beside the figure, on the scoreboard, in the list, and what becomes of it."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from doichieu.hub.checks.models import StoredFinding
from doichieu.hub.documents.models import Document, StoredClaim
from doichieu.hub.documents.services import store_document
from doichieu.hub.intake.services import reject_claim
from tests.browsing import Visitor
from tests.test_browser import document as document  # noqa: PLC0414 # a fixture

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

RESULT = "Năm 2025, thu ngân sách nhà nước trên địa bàn xã đạt 52,3 tỷ đồng, bằng 112,5% dự toán HĐND xã giao."
PLAN = "Năm 2025 phấn đấu thu ngân sách nhà nước trên địa bàn xã đạt 64,5 tỷ đồng."
RIGHT = "Đính chính: năm 2025 phấn đấu thu ngân sách nhà nước trên địa bàn xã đạt 46,5 tỷ đồng."


@pytest.fixture
def wrong(document: Document) -> Document:
    """A report whose result, rate and plan cannot all be true."""
    return handed_in(document, "Báo cáo thu ngân sách năm 2025", f"{RESULT}\n\n{PLAN}\n", date(2025, 12, 22))


def handed_in(like: Document, title: str, content: str, day: date) -> Document:
    return store_document(
        name=f"{day}.txt", data=content.encode(), by=like.stored_by, locality=like.locality, published=day, title=title
    )


def test_a_contradiction_is_seen_everywhere_asked_about_and_closed(visitor: Visitor, wrong: Document) -> None:
    page, site = visitor.page, visitor.site
    own = StoredFinding.objects.get(document=wrong, place=None)
    assert wrong.locality is not None
    board = f"{site}/p/{wrong.locality.slug}/2025/"
    visitor.sign_in()

    page.goto(f"{site}/d/{wrong.pk}/")
    expect(page.get_by_test_id("finding").first).to_contain_text("64,5 tỷ đồng")
    page.locator(".contradicted > a", has_text="52,3 tỷ đồng").click()
    expect(page).to_have_url(re.compile(r"#r-"))
    expect(page.locator(".claim.is-current")).to_contain_text("52,3 tỷ đồng")
    assert visitor.fits()

    page.goto(board)
    mark = page.get_by_test_id("contradictions").get_by_role("link").first
    expect(mark).to_be_visible()
    assert visitor.fits()
    mark.click()
    page.wait_for_url(re.compile(r"/findings/\d+/$"))

    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site}/findings/{own.pk}/")
    page.get_by_text("Văn bản hỏi đơn vị").first.click()
    page.get_by_role("button", name="Chép").click()
    expect(page.get_by_role("button", name="Đã chép")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Kính gửi: Ủy ban nhân dân xã Lộc Bình\n")
    assert PLAN in copied

    later = handed_in(wrong, "Đính chính báo cáo thu ngân sách", f"{RIGHT}\n", date(2025, 12, 24))
    across = StoredFinding.objects.filter(document=later, state="open").exclude(place=None)
    assert [row.wording for row in across] == ["witnesses.differ"]
    page.goto(f"{site}/findings/")  # the first stays for a person, whatever a later document says
    lines = page.get_by_test_id("finding-line")
    expect(lines.filter(has_text="64,5")).to_have_count(StoredFinding.objects.filter(state="open").count())
    assert visitor.fits()

    page.goto(f"{site}/findings/{own.pk}/")
    page.locator(f"#state-{own.pk}").select_option("corrected")
    page.locator(f"#note-{own.pk}").fill("Đơn vị đã gửi văn bản đính chính.")
    page.get_by_test_id("decide").click()
    expect(page.get_by_test_id("finding-state")).to_have_text("đang chỉnh sửa")

    reject_claim(claim=StoredClaim.objects.get(reading__text__document=wrong, planned=True), by=wrong.stored_by)
    page.goto(f"{site}/findings/")
    expect(lines).to_have_count(0)
    assert set(StoredFinding.objects.values_list("state", flat=True)) == {"gone"}  # nothing of it follows any more
    assert [step.state for step in own.steps.order_by("pk")] == ["open", "corrected", "gone"]
    page.goto(board)
    expect(page.get_by_test_id("contradictions")).to_have_count(0)


def test_a_correction_clears_the_contradiction_beside_the_other_figures_and_the_focus_stays(
    visitor: Visitor, wrong: Document
) -> None:
    page = visitor.page
    visitor.sign_in()
    page.goto(f"{visitor.site}/d/{wrong.pk}/")
    claims, findings = page.get_by_test_id("claim"), page.get_by_test_id("finding")
    expect(findings).to_have_count(3)
    expect(page.locator(".contradicted")).to_have_count(3)
    plan = claims.filter(has_text="64,5 tỷ đồng").last
    plan.locator("summary", has_text="Sửa").click()
    plan.locator("[name=quantity]").fill("46,5 tỷ đồng")
    plan.locator("[name=reason]:visible").fill("đọc nhầm số")
    plan.get_by_test_id("correct").click()
    expect(plan.get_by_test_id("correction")).to_contain_text("46,5 tỷ đồng")
    expect(findings).to_have_count(0)
    expect(page.locator(".contradicted")).to_have_count(0)
    following = claims.nth(claims.evaluate_all("all => all.findIndex(each => each.dataset.state === 'pending')"))
    expect(following).to_contain_class("is-current")  # the next that waits, though the others' cards changed too
    expect(following).to_be_focused()
    assert visitor.fits()


@pytest.mark.one_database
@pytest.mark.parametrize("visitor", [pytest.param({"width": 390, "height": 300}, id="low")], indirect=True)
def test_what_is_asked_begins_in_sight_where_it_is_longer_than_the_screen(visitor: Visitor, wrong: Document) -> None:
    page = visitor.page
    StoredFinding.objects.update(severity="error")
    visitor.sign_in()
    page.goto(f"{visitor.site}/d/{wrong.pk}/")
    card = page.get_by_test_id("claim").first
    card.get_by_test_id("confirm").click()
    told = card.get_by_test_id("despite")
    expect(told.get_by_role("textbox")).to_be_focused()
    assert told.evaluate("block => block.offsetHeight") > 300 - 104
    assert told.get_by_role("alert").evaluate("fault => fault.getBoundingClientRect().top") >= 0
    visitor.errors.clear()  # the question itself


def test_a_key_confirms_what_cannot_be_true_only_after_the_question(visitor: Visitor, wrong: Document) -> None:
    page = visitor.page
    StoredFinding.objects.update(severity="error")
    visitor.sign_in()
    page.goto(f"{visitor.site}/d/{wrong.pk}/")
    claims = page.get_by_test_id("claim")
    page.keyboard.press("n")
    page.keyboard.press("c")
    asked = claims.first.get_by_test_id("despite").get_by_role("textbox")
    expect(asked).to_be_focused()  # further keys are words, not decisions
    expect(claims.first).to_have_attribute("data-state", "pending")
    assert visitor.fits()
    page.keyboard.type("số của kho bạc")
    page.keyboard.press("Enter")
    expect(claims.first).to_have_attribute("data-state", "confirmed")
    expect(claims.first).to_contain_text("Lý do: số của kho bạc")
    assert [error for error in visitor.errors if "422" not in error] == []
    visitor.errors.clear()  # the question itself
