"""The main way through the site, in a real browser: from signing in to the sentence behind a figure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

import pytest
from playwright.sync_api import Browser, Locator, Page, Request, Response, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from doichieu.hub.access.models import Role
from doichieu.hub.access.services import add_locality, grant_role
from doichieu.hub.access.viewers import system_viewer
from doichieu.hub.accounts.services import create_account
from doichieu.hub.catalogue.services import load_catalogue
from doichieu.hub.documents.models import Document
from doichieu.hub.documents.services import store_document
from doichieu.hub.places.models import Level

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# As root, and without asking anything of the network (docs/decisions/0012-a-browser-in-the-tests.md).
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
DESK = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}
PATIENCE = 20_000  # milliseconds; the machine may be busy with other tests
PASSWORD = "lua-chin-ngoai-dong"
SENTENCE = "Năm 2025, tổng thu ngân sách nhà nước trên địa bàn xã đạt 52,3 tỷ đồng, tăng 8,5% so với cùng kỳ năm 2024."
ARTICLE = f"""Xã Lộc Bình tổng kết năm 2025

Sáng 20/12/2025, Đảng ủy xã Lộc Bình họp để nhìn lại một năm.

{"Các thôn đã nêu nhiều cách làm hay. " * 40}

{SENTENCE}
"""


@dataclass
class Visitor:
    """Somebody at a browser, with what went wrong there."""

    page: Page
    site: str
    errors: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)  # requests that left the site

    def watch(self) -> None:
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)
        self.page.on("response", self._note_fault)
        self.page.on("request", self._note)

    def _note_fault(self, response: Response) -> None:
        if response.status >= 400:
            self.errors.append(f"{response.status} {response.url}")

    def _note(self, request: Request) -> None:
        if not request.url.startswith((self.site, "data:", "blob:")):
            self.strangers.append(request.url)

    def sign_in(self) -> None:
        self.page.goto(f"{self.site}/sign-in/")
        self.page.get_by_test_id("username").fill("lan")
        self.page.get_by_test_id("password").fill(PASSWORD)
        self.page.get_by_test_id("sign-in").click()
        expect(self.page.get_by_test_id("sign-out")).to_be_visible()

    def open_document(self) -> None:
        self.page.goto(f"{self.site}/d/")
        self.page.get_by_role("link", name="Xã Lộc Bình tổng kết năm 2025").first.click()
        self.page.wait_for_url(re.compile(r"/d/\d+/$"))

    def expect_review(self, claims: Locator, *, states: Sequence[str], current: int) -> None:
        """Wait until the review list stands so; `current` is where the keyboard is."""
        for number, state in enumerate(states):
            expect(claims.nth(number)).to_have_attribute("data-state", state)
        expect(claims.nth(current)).to_contain_class("is-current")

    def fits(self) -> bool:
        """Whether nothing has to be scrolled sideways."""
        return bool(self.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright keeps a loop in this thread; Django's is not in it
        running = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield running
        running.close()


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def visitor(request: pytest.FixtureRequest, browser: Browser, live_server: LiveServer) -> Iterator[Visitor]:
    context = browser.new_context(viewport=request.param, has_touch=request.param is PHONE, locale="vi-VN")
    context.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    visitor = Visitor(context.new_page(), live_server.url)
    visitor.watch()
    yield visitor
    context.close()
    assert visitor.errors == []
    assert visitor.strangers == []


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


def test_figures_are_decided_by_keyboard_alone(visitor: Visitor, document: Document) -> None:
    page = visitor.page
    visitor.sign_in()
    visitor.open_document()
    claims = page.get_by_test_id("claim")
    expect(claims).to_have_count(2)
    page.keyboard.press("n")
    page.keyboard.press("u")
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


def test_the_order_of_the_review_is_chosen_by_key_and_kept_over_a_decision(
    visitor: Visitor, document: Document
) -> None:
    page = visitor.page
    visitor.sign_in()
    visitor.open_document()
    chosen = page.locator("[data-order][aria-current]")
    expect(chosen).to_have_text("theo thứ tự văn bản")
    page.keyboard.press("o")
    page.wait_for_url(re.compile(r"\?order=confidence$"))
    expect(chosen).to_have_text("ít chắc chắn nhất trước")
    expect(page.get_by_test_id("certainty").first).to_contain_text("máy đọc")
    claims = page.get_by_test_id("claim")
    page.keyboard.press("n")
    page.keyboard.press("x")
    visitor.expect_review(claims, states=["rejected", "pending"], current=1)
    expect(chosen).to_have_text("ít chắc chắn nhất trước")
    expect(claims.first.get_by_test_id("certainty")).to_have_count(0)
    assert visitor.fits()


def test_a_visitor_without_an_account_sees_nothing_internal(visitor: Visitor, document: Document) -> None:
    visitor.page.goto(f"{visitor.site}/d/")
    expect(visitor.page.get_by_role("link", name="Xã Lộc Bình tổng kết năm 2025")).to_have_count(0)


def test_every_section_of_the_site_is_in_sight(visitor: Visitor, document: Document) -> None:
    visitor.sign_in()
    links = visitor.page.locator(".sections a")
    expect(links).to_have_count(6)
    for link in links.all():
        expect(link).to_be_in_viewport(ratio=1)
