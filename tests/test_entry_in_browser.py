"""The entry page in a real browser: of its hundred rows only those are sent that somebody touched."""

from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Browser, Page, Request, expect
from pytest_django.live_server_helper import LiveServer

from doichieu.hub.access.models import Role
from doichieu.hub.access.services import add_locality, grant_role
from doichieu.hub.access.viewers import system_viewer
from doichieu.hub.accounts.services import create_account
from doichieu.hub.catalogue.queries import indicators
from doichieu.hub.catalogue.services import load_catalogue
from doichieu.hub.places.models import Level, Locality
from doichieu.hub.register.models import Figure
from tests.browsing import DESK, PASSWORD, PHONE, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def commune(live_server: LiveServer) -> Locality:
    """A commune without figures, whose entry page offers the whole catalogue."""
    system = system_viewer()
    load_catalogue(by=system)
    commune = add_locality(name="Lộc Bình", kind="xã", level=Level.COMMUNE, parent=None, invented=True, by=system)
    reviewer = create_account(username="lan", password=PASSWORD, name="Nguyễn Thị Lan")
    grant_role(user=reviewer, role=Role.APPROVER, locality=commune, by=system)
    return commune


def signed_with(page: Page, address: str) -> dict[str, list[str]]:
    """The fields that were sent for one figure."""
    page.goto(address)
    row = page.locator('[data-indicator="BUD01"]')
    row.get_by_test_id("number").fill("52,3")
    with page.expect_request(lambda request: request.method == "POST") as sent:
        page.get_by_test_id("sign").click()
    request: Request = sent.value
    page.wait_for_url(address)
    expect(page.get_by_text("Đã ghi 1 số liệu của xã Lộc Bình.")).to_be_visible()
    return parse_qs(request.post_data, keep_blank_values=True)


def rows_among(fields: dict[str, list[str]]) -> int:
    return sum(name.startswith("was-") for name in fields)


@pytest.mark.parametrize("visitor", [pytest.param(DESK, id="desk")], indirect=True)
def test_rows_that_nobody_touched_are_named_and_not_sent(visitor: Visitor, commune: Locality) -> None:
    visitor.sign_in()
    fields = signed_with(visitor.page, f"{visitor.site}/p/{commune.slug}/2025/entry/")
    assert rows_among(fields) < 10  # one was typed into, and those that ask for a yes or no have no "unchanged"
    assert rows_among(fields) + len(fields["unchanged"][0].split()) == indicators().count()
    assert Figure.objects.get().value == 52_300_000_000


def test_without_scripts_the_whole_form_is_sent_and_comes_to_the_same(
    browser: Browser, live_server: LiveServer, commune: Locality
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, java_script_enabled=False)
    visitor = Visitor(context.new_page(), live_server.url)
    visitor.sign_in()
    fields = signed_with(visitor.page, f"{visitor.site}/p/{commune.slug}/2025/entry/")
    context.close()
    assert rows_among(fields) == indicators().count()
    assert "unchanged" not in fields
    assert Figure.objects.get().value == 52_300_000_000


@pytest.mark.one_database
@pytest.mark.parametrize("visitor", [pytest.param(DESK, id="desk"), pytest.param(PHONE, id="phone")], indirect=True)
def test_behind_a_faults_link_the_rows_name_is_in_sight_and_the_list_is_one_link_away(
    visitor: Visitor, commune: Locality
) -> None:
    visitor.sign_in()
    page = visitor.page
    page.goto(f"{visitor.site}/p/{commune.slug}/2025/entry/")
    for code, number in (("HLT01", "105"), ("SEC03", "-5")):
        page.locator(f'[data-indicator="{code}"]').get_by_test_id("number").fill(number)
    page.get_by_test_id("sign").click()
    faults = page.get_by_test_id("faults")
    expect(faults).to_be_visible()
    visitor.errors.clear()  # the page was refused, as it should be
    row = page.locator('[data-indicator="HLT01"]')
    faults.get_by_role("link").first.click()
    expect(row.get_by_test_id("note")).to_be_in_viewport()
    expect(row.get_by_role("link").first).to_be_in_viewport(ratio=1)
    row.get_by_test_id("to-faults").click()
    expect(faults.get_by_role("link").first).to_be_in_viewport()
