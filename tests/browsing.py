"""Somebody at a real browser: the fixtures of the browser tests, at desk and at phone width."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Locator, Page, Request, Response, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

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
PATIENCE = 120_000  # milliseconds; the machine may be busy with other tests
PASSWORD = "lua-chin-ngoai-dong"


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
        """Whether nothing has to be scrolled sideways, once the page is there whole."""
        self.page.wait_for_load_state()  # a click returns when the next page begins, perhaps before its first element
        return bool(self.page.locator("html").evaluate("root => root.scrollWidth <= window.innerWidth"))


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright keeps a loop in this thread; Django's is not in it
        running = playwright.chromium.launch(executable_path=chromium, args=FLAGS, timeout=PATIENCE)
        yield running
        running.close()


@pytest.fixture(params=[pytest.param(DESK, id="desk"), pytest.param(PHONE, id="phone", marks=pytest.mark.one_database)])
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
