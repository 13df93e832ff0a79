"""The second factor in a real browser: set, asked for, and removed; the strict policy lets its picture through."""

import pytest
from playwright.sync_api import expect

from doichieu.hub.accounts.services import create_account
from doichieu.hub.web.tests.factors import shown, stop_the_clock
from tests.browsing import PASSWORD, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_second_factor_is_set_asked_for_and_removed(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    stop_the_clock(monkeypatch)
    create_account(username="lan", password=PASSWORD)
    page = visitor.page
    visitor.sign_in()
    page.goto(f"{visitor.site}/account/second-factor/")
    page.get_by_test_id("password").fill(PASSWORD)
    page.get_by_test_id("go-on").click()
    key = page.get_by_test_id("key").inner_text()
    picture = page.locator("img.key-picture")
    expect(picture).to_have_js_property("complete", value=True)
    expect(picture).not_to_have_js_property("naturalWidth", 0)
    assert visitor.fits()
    page.get_by_test_id("code").fill(shown(key, -1))
    page.get_by_test_id("set-factor").click()
    expect(page.get_by_test_id("codes").locator("li")).to_have_count(10)
    assert visitor.fits()

    page.get_by_test_id("sign-out").click()
    expect(page.get_by_test_id("sign-out")).to_have_count(0)
    page.goto(f"{visitor.site}/sign-in/")
    page.get_by_test_id("username").fill("lan")
    page.get_by_test_id("password").fill(PASSWORD)
    page.get_by_test_id("sign-in").click()
    expect(page.get_by_test_id("sign-out")).to_have_count(0)
    page.get_by_test_id("code").fill(shown(key))
    page.get_by_test_id("send-code").click()
    expect(page.get_by_test_id("sign-out")).to_be_visible()

    page.goto(f"{visitor.site}/account/second-factor/remove/")
    page.get_by_test_id("code").fill(shown(key, 1))
    page.get_by_test_id("go-on").click()
    page.get_by_test_id("remove-factor").click()
    page.wait_for_url("**/account/")
    assert visitor.fits()
