"""What a unit sent and nobody reviewed before its period was closed: what became of it is told, and what to do."""

from datetime import date

from pytest_django.asserts import assertContains, assertNotContains

from doichieu.claims import Period
from doichieu.hub.access.viewers import viewer_of
from doichieu.hub.catalogue.models import Clock
from doichieu.hub.intake.entries import sign_entry
from doichieu.hub.intake.sent_figures import sent_by
from doichieu.hub.intake.services import confirm_claim, reject_claim
from doichieu.hub.intake.shut_out import with_closings
from doichieu.hub.intake.tests.entered import line, sheet
from doichieu.hub.register.closings import close_period, reopen_period
from doichieu.hub.register.models import PeriodClosing
from doichieu.hub.register.tests.worked import HALF, YEAR
from doichieu.hub.web.tests.test_own_units import ENTRY, Schools, handed_down, schools, sent
from doichieu.hub.web.tests.test_sent_and_waiting import IN_ROW, NOTICE, WAITS, corrected, placed, row_of

__all__ = ["schools"]
ISSUERS = Period(date(2021, 12, 15), date(2022, 6, 14))
SHUT = "chưa duyệt, kỳ đã khóa"


def close(schools: Schools, period: Period = HALF) -> PeriodClosing:
    return close_period(locality=schools.site.cast.district, period=period, by=viewer_of(schools.site.cast.owner))


def states(schools: Schools) -> list[str]:
    unit, viewer = schools.own, viewer_of(schools.teacher)
    return [each.state for each in with_closings(sent_by(unit, viewer), unit.locality)]


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
