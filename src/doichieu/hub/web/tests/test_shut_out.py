"""What a unit sent and nobody reviewed before its period was closed: what became of it is told, and what to do."""

from datetime import date

import pytest
from django.utils.timezone import localdate
from pytest_django.asserts import assertContains, assertNotContains

from doichieu.claims import Period
from doichieu.hub.access.viewers import viewer_of
from doichieu.hub.catalogue.models import Clock
from doichieu.hub.intake.entries import sign_entry
from doichieu.hub.intake.sent_figures import sent_by
from doichieu.hub.intake.services import confirm_claim, reject_claim
from doichieu.hub.intake.shut_out import with_closings
from doichieu.hub.intake.tests.entered import line, sheet
from doichieu.hub.register.closings import close_period, closings_for, reopen_period
from doichieu.hub.register.models import PeriodClosing
from doichieu.hub.register.tests.worked import HALF, YEAR
from doichieu.hub.web.tests.test_own_units import ENTRY, PLACE, Schools, handed_down, rejected, schools, sent
from doichieu.hub.web.tests.test_sent_and_waiting import IN_ROW, NOTICE, WAITS, corrected, placed, row_of

__all__ = ["schools"]
ISSUERS = Period(date(2021, 12, 15), date(2022, 6, 14))
SHUT = "chưa duyệt, kỳ đã khóa"


def close(schools: Schools, period: Period = HALF) -> PeriodClosing:
    return close_period(locality=schools.site.cast.district, period=period, by=viewer_of(schools.site.cast.owner))


def states(schools: Schools) -> list[str]:
    unit, viewer = schools.own, viewer_of(schools.teacher)
    return [each.state for each in with_closings(sent_by(unit, viewer), closings_for(unit.locality))]


def test_what_waits_in_a_closed_period_is_told_as_that_until_it_is_reopened(schools: Schools) -> None:
    owner = viewer_of(schools.site.cast.owner)
    corrected(schools, "12")
    assert states(schools) == ["signed"]
    closing = close(schools, YEAR)
    assert states(schools) == ["shut_out"]
    reopen_period(closing=closing, reason="Còn số chưa duyệt", by=owner)
    assert states(schools) == ["signed"]


def test_what_was_decided_or_sent_anew_is_not(schools: Schools) -> None:
    owner = viewer_of(schools.site.cast.owner)
    corrected(schools, "12")
    reject_claim(claim=corrected(schools, "13"), reason="nhầm", by=owner)
    confirm_claim(claim=corrected(schools, "14"), placement=placed(schools), by=owner)
    close(schools)
    assert states(schools) == ["confirmed", "turned_down", "sent_anew"]


def test_a_closing_covers_the_days_of_the_same_name_that_an_issuer_closes(schools: Schools) -> None:
    given = line("12", indicator="XX01", unit="hộ")
    of_issuer = sheet(schools.site.cast, given, organisation=schools.own, clock=Clock.ISSUER, period=ISSUERS)
    sign_entry(sheet=of_issuer, by=schools.teacher)
    close(schools)
    assert states(schools) == ["shut_out"]


def test_its_page_says_to_the_unit_what_to_ask_for_and_to_the_office_where_to_reopen(schools: Schools) -> None:
    handed_down(schools)
    sent(schools, "7")
    assertContains(schools.browser.get(schools.page), WAITS)
    close(schools)
    page = schools.browser.get(schools.page)
    assertNotContains(page, WAITS)
    assertContains(page, f'<span class="chip chip-shut_out">{SHUT}</span>', count=3, html=True)  # two sent, one target
    assertContains(page, "phải mở lại kỳ thì mới duyệt được số liệu này", count=2)
    assertContains(page, "hãy đề nghị huyện Hòa Khê mở lại kỳ; không phải gửi lại.", count=2)
    office = schools.site.owner.get(schools.page)
    assertContains(office, '<a href="/p/huyen-hoa-khe-tan-sa/2022-H1/reporting/">Khóa và mở lại</a>', count=2)
    assertNotContains(office, "hãy đề nghị")


def test_its_form_says_so_too_and_asks_for_no_signature(schools: Schools) -> None:
    corrected(schools, "12")
    close(schools)
    page = schools.browser.get(f"{ENTRY}?unit={schools.own.pk}").content.decode()
    notice = page.partition(NOTICE)[2].partition("</section>")[0]
    assert "1 số liệu của kỳ này đã gửi nhưng chưa được duyệt khi kỳ bị khóa" in notice
    assert "hãy đề nghị huyện Hòa Khê mở lại kỳ" in notice
    assert "ghi số đúng" not in notice
    row = row_of(page, "XX01")
    assert IN_ROW in row
    assert SHUT in row
    assert WAITS not in page


SHUT_DAYS = "chưa mở lại thì không gửi được số liệu"
ASK = "Muốn gửi số liệu của kỳ, hãy đề nghị huyện Hòa Khê mở lại."


def test_its_page_leads_to_no_form_of_a_closed_period_and_says_whom_to_ask(
    schools: Schools, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("doichieu.hub.web.entering.units.localdate", lambda: date(2022, 8, 1))
    handed_down(schools)
    rejected(schools)
    there = f"entry/?unit={schools.own.pk}"
    assertContains(schools.browser.get(schools.page), there, count=4)  # half and year missing, rejected, other figures
    closing = close(schools, YEAR)
    page = schools.browser.get(schools.page)
    assertNotContains(page, there)
    assertNotContains(page, "Nhập số liệu khác")
    assertContains(page, "còn thiếu 1 chỉ tiêu", count=2)
    assertContains(page, SHUT_DAYS, count=3)
    assertContains(page, ASK, count=3)
    office = schools.site.owner.get(schools.page)
    assertNotContains(office, there)
    assertContains(office, SHUT_DAYS, count=3)
    assertNotContains(office, "hãy đề nghị")
    assertContains(office, f'<a href="{PLACE}2022/reporting/">Khóa và mở lại</a>', count=4)  # what waits says so, too
    reopen_period(closing=closing, reason="Còn thiếu", by=viewer_of(schools.site.cast.owner))
    assertContains(schools.browser.get(schools.page), there, count=4)


def test_only_the_form_of_the_closed_days_is_not_led_to(schools: Schools, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("doichieu.hub.web.entering.units.localdate", lambda: date(2022, 8, 1))
    handed_down(schools)
    close(schools)
    page = schools.browser.get(schools.page)
    assertContains(page, f'href="{PLACE}2022/entry/?unit={schools.own.pk}"', count=2)
    assertNotContains(page, SHUT_DAYS)


def test_other_figures_of_a_closed_period_are_not_asked_for(schools: Schools) -> None:
    today = localdate().year
    assertContains(schools.browser.get(schools.page), 'data-testid="enter-due"')
    close(schools, Period.year(today))
    page = schools.browser.get(schools.page)
    assertNotContains(page, 'data-testid="enter-due"')
    assertContains(page, "Hiện không còn thiếu số liệu nào.")
    assertContains(page, f"Năm {today}: ")
    assertContains(page, ASK, count=1)


def test_its_form_asks_for_nothing_that_was_rejected_and_says_whom_to_ask(schools: Schools) -> None:
    rejected(schools)
    address = f"{ENTRY}?unit={schools.own.pk}"
    assertContains(schools.browser.get(address), "Để gửi lại, hãy nhập số đúng vào dòng của chỉ tiêu ở dưới")
    close(schools)
    page = schools.browser.get(address)
    assertContains(page, "coi như chưa gửi")
    assertNotContains(page, "Để gửi lại")
    assertContains(page, "Muốn nhập hay sửa, hãy đề nghị huyện Hòa Khê mở lại kỳ.", count=1)
    year = schools.browser.get(f"{PLACE}2022/entry/?unit={schools.own.pk}")
    assertNotContains(year, address)
    assertContains(year, ASK, count=1)


def test_who_may_not_reopen_reads_in_who_has_reported_whom_to_ask(schools: Schools) -> None:
    close(schools)
    address, asks = f"{PLACE}2022-H1/reporting/", "Muốn mở lại kỳ, hãy đề nghị người phê duyệt của huyện Hòa Khê."
    assertContains(schools.site.of(schools.site.cast.colleague).get(address), asks, count=1)
    assertNotContains(schools.site.owner.get(address), asks)
