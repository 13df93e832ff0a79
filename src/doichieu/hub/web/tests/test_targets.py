"""Targets on pages: handed down with their sum checked, done or not done, and from target to official figure."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from doichieu.hub.access.tests.cast import place
from doichieu.hub.intake.tests.entered import faults, line, sign
from doichieu.hub.places.models import Level
from doichieu.hub.register.closings import close_period
from doichieu.hub.register.models import Current
from doichieu.hub.register.tests.worked import YEAR, indicator
from doichieu.hub.web.tests.conftest import Site
from doichieu.hub.web.tests.test_entry import fields_of, keys_of

HERE = "/p/huyen-hoa-khe-tan-sa/2022/allocation/"


@pytest.fixture
def handing(site: Site) -> Site:
    place("Sa Lâu", "xã", Level.COMMUNE, site.cast.district)
    sign(site.cast, line("100"), planned=True, set_by="HĐND huyện", period=YEAR)
    return site


def filled(site: Site, first: str, second: str) -> dict[str, str]:
    page = site.owner.get(f"{HERE}BUD01/?by=UBND+huy%E1%BB%87n").content.decode()
    one, two = keys_of(page)
    return {**fields_of(page), f"number-{one}": first, f"number-{two}": second}


def test_a_target_is_handed_down_once_its_sum_agrees(handing: Site) -> None:
    path = f"{HERE}BUD01/?by=UBND+huy%E1%BB%87n"
    short = handing.owner.post(path, filled(handing, "60", "35"))
    assertContains(short, "Tổng các đơn vị là 95 tỷ đồng, chỉ tiêu chung là 100 tỷ đồng.", status_code=422)
    assert Current.objects.filter(figure__set_by="UBND huyện").count() == 0
    assertContains(handing.owner.post(path, filled(handing, "60", "40"), follow=True), "khớp")
    assert Current.objects.filter(figure__set_by="UBND huyện").count() == 2


def test_a_sum_that_differs_is_signed_on_purpose_and_stays_marked(handing: Site) -> None:
    path = f"{HERE}BUD01/?by=UBND+huy%E1%BB%87n"
    answer = handing.owner.post(path, {**filled(handing, "60", "35"), "anyway": "1"}, follow=True)
    assertContains(answer, "thấp hơn chỉ tiêu chung: -5 tỷ đồng")
    assertContains(answer, 'data-sum="short"')


def test_of_several_own_targets_the_one_handed_down_is_chosen_and_list_and_form_agree(handing: Site) -> None:
    sign(handing.cast, line("40"), planned=True, set_by="Huyện ủy", period=YEAR)
    page = handing.owner.get(f"{HERE}BUD01/").content.decode()
    assert 'href="?by=Huy%E1%BB%87n%20%E1%BB%A7y"' in page
    one, two = keys_of(page)
    sent = {**fields_of(page), f"number-{one}": "10", f"number-{two}": "30"}
    asked = handing.owner.post(f"{HERE}BUD01/", sent)
    assertContains(asked, "Chưa nêu rõ giao theo chỉ tiêu nào của địa phương", status_code=422)
    listed = handing.owner.post(f"{HERE}BUD01/", {**sent, "anyway": "1"}, follow=True)
    assertContains(listed, 'data-sum="several"')
    assertContains(listed, "100 tỷ đồng")
    assertContains(listed, "40 tỷ đồng")
    assertNotContains(listed, "địa phương chưa có chỉ tiêu chung")
    assertNotContains(handing.owner.get(f"{HERE}BUD01/"), "Chỉ tiêu chung:")


def test_a_target_handed_down_by_one_of_two_owners_is_held_against_that_ones(handing: Site) -> None:
    sign(handing.cast, line("40"), planned=True, set_by="Huyện ủy", period=YEAR)
    path = f"{HERE}BUD01/?by=Huy%E1%BB%87n+%E1%BB%A7y"
    page = handing.owner.get(path)
    assertContains(page, "Chỉ tiêu chung: <strong>40 tỷ đồng</strong>")
    one, two = keys_of(page.content.decode())
    sent = {**fields_of(page.content.decode()), f"number-{one}": "10", f"number-{two}": "30"}
    assertContains(handing.owner.post(path, sent, follow=True), 'data-sum="agrees"')


def test_a_fault_of_one_unit_keeps_all_from_being_written(handing: Site) -> None:
    answer = handing.owner.post(f"{HERE}BUD01/?by=UBND+huy%E1%BB%87n", filled(handing, "60", "=2"))
    assert handing.owner.post(f"{HERE}BUD01/", filled(handing, "60", "40")).status_code == 404
    assertContains(answer, "“=2” là công thức.", status_code=422)


def test_a_closed_period_is_shown_and_takes_no_target(handing: Site) -> None:
    path = f"{HERE}BUD01/?by=UBND+huy%E1%BB%87n"
    sent = filled(handing, "60", "40")
    close_period(locality=handing.cast.district, period=YEAR, by=handing.cast.owner)
    shown = handing.owner.get(path)
    assertContains(shown, 'data-testid="closed"')
    assertNotContains(shown, 'data-testid="number"')
    assertNotContains(shown, 'data-testid="sign"')
    refused = handing.owner.post(path, sent)
    assertContains(refused, 'data-testid="closed"', status_code=422)


def test_what_is_done_or_not_done_is_answered_and_judged(site: Site) -> None:
    indicator("NTM01", unit="yes/no", shown_in="có/không", aggregation_time="last", name_vi="Đạt chuẩn nông thôn mới")
    answered = {"indicator": "NTM01", "unit": ""}
    assert faults(site.cast, line("5", **answered)) == [("number", "neither-yes-nor-no")]
    sign(site.cast, line("có", **answered), planned=True, period=YEAR)
    sign(site.cast, line("Không", **answered), period=YEAR)
    board = site.owner.get("/p/huyen-hoa-khe-tan-sa/2022/")
    assertContains(board, 'data-indicator="NTM01" data-testid="scoreboard-row" data-status="not_met"')
    page = site.owner.get("/p/huyen-hoa-khe-tan-sa/2022/entry/").content.decode()
    assert "không" in fields_of(page).values()


def test_the_history_shows_the_chain_with_the_size_of_each_revision(site: Site) -> None:
    sign(site.cast, line("1.000"), planned=True, set_by="HĐND huyện", period=YEAR)
    sign(site.cast, line("940", maturity="ước tính"), period=YEAR)
    sign(site.cast, line("958,8", maturity="chính thức"), period=YEAR)
    answer = site.owner.get("/p/huyen-hoa-khe-tan-sa/i/BUD01/")
    assertContains(answer, "+18,8 tỷ đồng (+2,0%)")
    assertContains(answer, "95,9% chỉ tiêu giao")
