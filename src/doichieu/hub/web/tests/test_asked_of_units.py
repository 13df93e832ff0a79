"""What a unit is asked for: on its page and its form as with who has reported, and the way there."""

import re
from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains

from doichieu.claims import Period
from doichieu.hub.access.viewers import viewer_of
from doichieu.hub.catalogue.periods import year_earlier, year_later
from doichieu.hub.checks.own_units import OwnUnit, asked_now, own_unit, own_unit_on
from doichieu.hub.documents.models import StoredClaim
from doichieu.hub.documents.services import release_document
from doichieu.hub.intake.entries import sign_entry
from doichieu.hub.intake.services import reject_claim
from doichieu.hub.intake.tests.entered import line, sheet, sign
from doichieu.hub.register.tests.worked import HALF, YEAR
from doichieu.hub.web.tests.test_entry import fields_of
from doichieu.hub.web.tests.test_own_units import (
    ENTRY,
    PLACE,
    WHY,
    Schools,
    handed_down,
    offered,
    rejected,
    report_of,
    schools,
    sent,
)

__all__ = ["schools"]
TODAY = date(2022, 8, 1)
BEFORE = Period(date(2021, 1, 1), date(2021, 6, 30))


def asked(schools: Schools, today: date = TODAY, due: Period = HALF) -> OwnUnit:
    viewer = viewer_of(schools.teacher)
    return asked_now(schools.own, own_unit(schools.own, viewer), viewer, today, due)


def reported_last_year(schools: Schools) -> None:
    """By the office, of the unit, in a form that stays inside."""
    sign(schools.site.cast, line("9", about="Trường Sơn Ca", indicator="XX01", unit="hộ"), period=BEFORE)


def codes(own: OwnUnit, days: Period) -> list[str]:
    return [indicator.code for each in own.asked if each.days == days for indicator in each.missing]


@pytest.mark.parametrize("case", ["nothing", "target", "last year", "rejected", "sent", "sent and rejected"])
def test_a_unit_is_told_to_be_missing_what_who_has_reported_says(schools: Schools, case: str) -> None:
    if case == "target":
        handed_down(schools)
    if case in {"last year", "sent", "sent and rejected"}:
        reported_last_year(schools)
    if case == "sent":
        sent(schools, "7")
    if case in {"rejected", "sent and rejected"}:
        rejected(schools)
    expected = [each.code for each in report_of(schools).missing]
    assert (expected == []) == (case in {"nothing", "sent"})
    on_form = own_unit_on(schools.own, viewer_of(schools.teacher), HALF)
    assert codes(asked(schools), HALF) == codes(on_form, HALF) == expected
    assert asked_of_neighbour(schools) == []


def test_what_was_rejected_is_missing_years_later_too_and_what_was_handed_down_no_more(schools: Schools) -> None:
    handed_down(schools)
    due = Period(date(2026, 1, 1), date(2026, 6, 30))
    assert asked(schools, date(2026, 8, 1), due).asked == []
    rejected(schools)
    missing = [each.code for each in report_of(schools).missing]
    assert "XX01" in missing
    later = asked(schools, date(2026, 8, 1), due)
    assert [each.days for each in later.asked] == [HALF]
    assert codes(later, HALF) == missing


def test_a_unit_whose_target_was_rejected_does_not_read_that_nothing_is_missing(schools: Schools) -> None:
    given = sheet(schools.site.cast, line("7", indicator="XX01", unit="hộ"), planned=True, organisation=schools.own)
    sign_entry(sheet=given, by=schools.teacher)
    claim = StoredClaim.objects.get(code="XX01", planned=True)
    reject_claim(claim=claim, reason=WHY, by=viewer_of(schools.site.cast.owner))
    for browser in (schools.browser, schools.site.owner):
        seen = browser.get(schools.page)
        assertContains(seen, "coi như chưa gửi")
        assertNotContains(seen, "Hiện không còn thiếu số liệu nào.")


def asked_of_neighbour(schools: Schools) -> list[object]:
    viewer = viewer_of(schools.neighbour)
    return list(asked_now(schools.own, own_unit(schools.own, viewer), viewer, TODAY, HALF).asked)


def test_the_unit_page_says_what_is_missing_for_which_days_with_the_way_to_their_form(
    schools: Schools, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("doichieu.hub.web.entering.units.localdate", lambda: TODAY)
    seen = schools.browser.get(schools.page)
    assertContains(seen, "Hiện không còn thiếu số liệu nào.")
    assertContains(seen, f'href="{PLACE}2022/entry/?unit={schools.own.pk}"')
    release_document(document=schools.site.reviewed, by=viewer_of(schools.site.cast.owner))
    assertContains(schools.browser.get(schools.page), f'href="{ENTRY}?unit={schools.own.pk}"')
    reported_last_year(schools)
    seen = schools.browser.get(schools.page)
    assertContains(seen, "còn thiếu 1 chỉ tiêu")
    assertContains(seen, "Số hộ được vận động")
    assertNotContains(seen, "Hiện không còn thiếu số liệu nào.")
    assertNotContains(schools.site.owner.get(f"{PLACE}units/{schools.own.pk}/"), "9 hộ</strong>")


def test_the_form_offers_first_what_is_asked_for_then_what_was_sent_before_the_rest_folded(schools: Schools) -> None:
    release_document(document=schools.site.reviewed, by=viewer_of(schools.site.cast.owner))
    reported_last_year(schools)
    page = schools.browser.get(ENTRY).content.decode()
    assert offered(schools, "") == ["XX01", "BUD01"]
    assert "Chỉ tiêu đơn vị cần báo cáo" in page.partition('data-indicator="XX01"')[0]
    folded = page.partition('data-testid="aside"')[2].partition("</details>")[0]
    assert re.findall(r'data-indicator="(\w+)"', folded) == ["BUD01"]
    assert "1 chỉ tiêu khác mà huyện Hòa Khê báo cáo" in folded
    assertContains(schools.browser.get(ENTRY), 'data-testid="why-these"')


def test_after_sending_the_rest_stays_folded_and_the_page_says_why_these_are_shown(schools: Schools) -> None:
    release_document(document=schools.site.reviewed, by=viewer_of(schools.site.cast.owner))
    given = line("7", indicator="XX01", unit="hộ")
    sign_entry(sheet=sheet(schools.site.cast, given, organisation=schools.own), by=schools.teacher)
    page = schools.browser.get(ENTRY).content.decode()
    assert offered(schools, "") == ["XX01", "BUD01"]
    assert 'data-testid="why-these"' in page
    assert 'data-indicator="BUD01"' in page.partition('data-testid="aside"')[2]


def test_a_form_that_comes_back_with_a_fault_keeps_folded_what_nobody_touched(schools: Schools) -> None:
    release_document(document=schools.site.reviewed, by=viewer_of(schools.site.cast.owner))
    reported_last_year(schools)
    page = schools.browser.get(ENTRY).content.decode()
    own, other = re.findall(r'name="was-(\w+)"', page)
    answer = schools.browser.post(ENTRY, fields_of(page) | {f"number-{own}": "x"}).content.decode()
    assert f"number-{other}" in answer.partition('data-testid="aside"')[2]
    answer = schools.browser.post(ENTRY, fields_of(page) | {f"number-{other}": "x"}).content.decode()
    assert 'data-testid="aside"' not in answer
    assert f"number-{other}" in answer


def test_a_unit_that_has_figures_and_sent_another_one_finds_the_row_of_both(schools: Schools) -> None:
    sign(schools.site.cast, line("5", about="Trường Sơn Ca"), period=YEAR)
    given = line("7", indicator="XX01", unit="hộ")
    sign_entry(sheet=sheet(schools.site.cast, given, organisation=schools.own), by=schools.teacher)
    seen = schools.site.owner.get(f"{ENTRY}?unit={schools.own.pk}").content.decode()
    assert set(re.findall(r'data-indicator="(\w+)"', seen)) == {"BUD01", "XX01"}


def test_the_own_unit_stands_on_its_member_s_home_and_account_pages(schools: Schools) -> None:
    for address in ("/", "/account/"):
        assertContains(schools.browser.get(address), f'href="{schools.page}"')
        assertNotContains(schools.site.of(schools.neighbour).get(address), f'href="{schools.page}"')
    assertNotContains(schools.site.owner.get("/"), 'data-testid="own-units"')
    assertNotContains(schools.site.anonymous.get("/"), 'data-testid="own-units"')


def test_what_was_handed_in_says_how_many_figures_of_a_signed_form_wait(schools: Schools) -> None:
    sent(schools, "7")
    assertContains(schools.browser.get("/intake/"), "2 số liệu chờ duyệt")
    assertNotContains(schools.browser.get("/intake/"), '<span class="chip chip-confirmed">đã đọc</span>')


@pytest.mark.parametrize("forms", [1, 4])
def test_the_pages_of_a_unit_keep_to_their_queries_whatever_it_sent(
    schools: Schools, forms: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    handed_down(schools)
    rejected(schools)
    for number in range(forms):
        sent(schools, str(8 + number))
    viewer, browser = viewer_of(schools.teacher), schools.browser
    with django_assert_max_num_queries(15):
        own = own_unit(schools.own, viewer)
    with django_assert_max_num_queries(3):
        asked_now(schools.own, own, viewer, TODAY, HALF)
    with django_assert_max_num_queries(17):
        own_unit_on(schools.own, viewer, HALF)
    with django_assert_max_num_queries(34):
        browser.get(ENTRY)


def test_the_same_days_of_the_year_after_are_those_of_the_year_before_turned_round() -> None:
    for days in (HALF, YEAR, Period(date(2023, 2, 1), date(2023, 2, 28)), Period(date(2023, 3, 1), date(2023, 3, 14))):
        assert year_earlier(year_later(days)) == days
    assert year_later(Period(date(2023, 2, 1), date(2023, 2, 28))).last == date(2024, 2, 29)
