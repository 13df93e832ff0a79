"""A unit of which nothing is asked is behind with nothing: in who has reported as on its own page."""

from datetime import date

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from doichieu.hub.access.viewers import viewer_of
from doichieu.hub.intake.services import confirm_claim
from doichieu.hub.web.tests.test_own_units import PLACE, Schools, handed_down, rejected, report_of, schools
from doichieu.hub.web.tests.test_sent_and_waiting import corrected, placed

__all__ = ["schools"]
TODAY = date(2022, 8, 1)
HERE = f"{PLACE}2022-H1/reporting/"
NOTHING_MISSING = "Hiện không còn thiếu số liệu nào."
UNASKED = 'data-testid="unasked"'


def listed(schools: Schools) -> str:
    """Under which heading who has reported names the school: of what is asked about, or of those with a message."""
    page = schools.site.owner.get(HERE).content.decode()
    behind, _, rest = page.partition('id="missing-title"')[2].partition("</section>")
    complete, _, unasked = rest.partition(UNASKED)
    places = {"behind": behind, "complete": complete, "unasked": unasked}
    [found] = [name for name, part in places.items() if "Trường Sơn Ca" in part]
    return found


def test_a_unit_without_target_and_without_figures_a_year_before_is_not_behind(schools: Schools) -> None:
    told = report_of(schools)
    assert (told.missing, told.has_sent, told.is_behind, told.has_reported) == ((), False, False, False)
    assert listed(schools) == "unasked"
    page = schools.site.owner.get(HERE)
    assertContains(page, "0 đơn vị chưa báo cáo đủ")
    assertContains(page, "Không đơn vị nào còn thiếu số liệu phải gửi.")
    assertContains(page, "3 đơn vị chưa được yêu cầu số liệu nào của kỳ này")
    assertContains(page, f'href="{PLACE}2022-H1/allocation/"')
    assertNotContains(page, "ready-message")
    assertNotContains(page, "Tất cả đơn vị đã báo cáo.")
    assertContains(schools.browser.get(schools.page), NOTHING_MISSING)


def test_nor_is_it_named_as_behind_before_the_period_is_closed(schools: Schools) -> None:
    asked = schools.site.owner.get(f"{HERE}?closing=1").content.decode()
    assert 'data-testid="closing"' in asked
    assert "chưa báo cáo đủ:" not in asked
    handed_down(schools)
    asked = schools.site.owner.get(f"{HERE}?closing=1").content.decode()
    assert "1 đơn vị chưa báo cáo đủ:" in asked


@pytest.mark.parametrize(
    ("case", "where"), [("target", "behind"), ("rejected", "behind"), ("sent", "complete"), ("on record", "complete")]
)
def test_who_has_reported_names_a_unit_as_behind_where_its_own_page_does(
    schools: Schools, case: str, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("doichieu.hub.web.entering.units.localdate", lambda: TODAY)
    if case == "target":
        handed_down(schools)
    elif case == "rejected":
        rejected(schools)
    else:
        claim = corrected(schools, "12")
        if case == "on record":
            confirm_claim(claim=claim, placement=placed(schools), by=viewer_of(schools.site.cast.owner))
    assert listed(schools) == where
    own = schools.browser.get(schools.page).content.decode()
    assert (NOTHING_MISSING not in own) == (where == "behind")
