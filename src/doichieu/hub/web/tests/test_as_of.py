"""Pages at a past moment: what they say, what they offer, and that their links stay there."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from doichieu.hub.register.moments import moment_of
from doichieu.hub.web.moments import Asked
from doichieu.hub.web.tests.conftest import Site
from doichieu.hub.web.tests.test_pages import address

LOOKING_BACK = ("place", "scoreboard", "indicator", "indicator_history")


def today() -> str:
    return timezone.localdate().isoformat()


def yesterday() -> str:
    return (timezone.localdate() - timedelta(days=1)).isoformat()


@pytest.mark.parametrize("name", LOOKING_BACK)
def test_what_was_not_on_record_yet_is_not_shown(site: Site, name: str) -> None:
    answer = site.owner.get(f"{address(site, name)}?as_of={yesterday()}")
    assert answer.status_code == 200
    assertNotContains(answer, "615,3 tỷ đồng")
    assertContains(answer, "Như đã ghi nhận đến hết ngày")
    assertContains(answer, "Đến thời điểm đó chưa có số liệu nào mà anh/chị được xem.")


@pytest.mark.parametrize("name", LOOKING_BACK)
def test_the_links_of_a_past_page_lead_to_the_same_moment(site: Site, name: str) -> None:
    said = site.owner.get(f"{address(site, name)}?as_of={today()}").content.decode()
    main = said[said.index("<main") : said.index("</main>")]
    inner = [link for link in re.findall(r'href="(/[pi]/[^"#]+)"', main) if link not in {"/p/", "/i/"}]
    assert inner
    assert [link for link in inner if not link.endswith(f"?as_of={today()}")] == []


def test_proposals_and_acts_are_of_now_alone(site: Site) -> None:
    path = address(site, "scoreboard")
    assertContains(site.owner.get(path), 'data-testid="enter"')
    past = site.owner.get(f"{path}?as_of={today()}")
    assertNotContains(past, 'data-testid="enter"')
    assertNotContains(past, "chip-proposal")
    assertContains(past, "615,3 tỷ đồng")


def test_what_is_no_moment_is_told_and_the_page_shows_now(site: Site) -> None:
    answer = site.owner.get(f"{address(site, 'scoreboard')}?as_of=hôm+qua")
    assert answer.status_code == 422
    assertContains(answer, "“hôm qua” không phải là một ngày hay phút đã qua", status_code=422)
    assertContains(answer, "615,3 tỷ đồng", status_code=422)
    assertNotContains(answer, 'data-testid="as-of"', status_code=422)


def test_the_period_of_an_indicator_is_kept_beside_the_moment(site: Site) -> None:
    path = f"{reverse('indicator', args=['BUD01'])}?period=2022-H1&as_of={today()}"
    answer = site.owner.get(path)
    assertContains(answer, '<input type="hidden" name="period" value="2022-H1">', html=True)
    assertContains(answer, f'href="?period=2022-H1&amp;as_of={today()}"')
    assertContains(answer, 'href="?period=2022-H1"')  # back to now


@pytest.mark.parametrize(
    ("written", "kept"), [("01/07/2026", "2026-07-01"), ("14:30 01/07/2026", "2026-07-01T14:30"), ("", "")]
)
def test_an_address_keeps_a_day_or_a_minute(written: str, kept: str) -> None:
    assert Asked(moment_of(written) if written else None).kept == kept
