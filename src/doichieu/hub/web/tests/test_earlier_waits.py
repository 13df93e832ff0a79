"""A later figure was rejected and an earlier one still waits: its unit is told once what to do, on all pages alike."""

from datetime import date

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from doichieu.hub.access.viewers import viewer_of
from doichieu.hub.checks.own_units import own_unit
from doichieu.hub.documents.models import StoredClaim
from doichieu.hub.intake.services import confirm_claim, reject_claim
from doichieu.hub.intake.wanted_again import wanted_again
from doichieu.hub.register.closings import close_period
from doichieu.hub.register.tests.worked import HALF
from doichieu.hub.web.tests.test_own_units import ENTRY, PLACE, WHY, Schools, handed_down, report_of, schools
from doichieu.hub.web.tests.test_sent_and_waiting import NOTICE, corrected, placed

__all__ = ["schools"]
REJECTED = 'data-testid="rejected"'
ONLY_IF_WRONG = "vẫn đang chờ duyệt: chỉ gửi số khác nếu số này sai."
NOTHING_MISSING = "Hiện không còn thiếu số liệu nào."
SEND_AGAIN = "Để gửi lại, hãy nhập số đúng"


def rejected_after(schools: Schools, *waiting: str) -> list[StoredClaim]:
    """Each of these sent, and 160 after them, which is rejected to be sent again."""
    claims = [corrected(schools, number) for number in (*waiting, "160")]
    reject_claim(claim=claims[-1], reason=WHY, by=viewer_of(schools.site.cast.owner))
    return claims


def section(browser: Client, address: str, begun: str) -> str:
    return browser.get(address).content.decode().partition(begun)[2].partition("</section>")[0]


def test_its_form_says_once_that_the_earlier_waits_and_is_replaced_only_if_it_is_wrong(schools: Schools) -> None:
    first, _ = rejected_after(schools, "150")
    page = schools.browser.get(ENTRY)
    assertContains(page, ONLY_IF_WRONG, count=1)
    assertNotContains(page, SEND_AGAIN)
    told = section(schools.browser, ENTRY, REJECTED)
    assert "160 hộ" in told
    assert "<strong>150 hộ</strong>" in told
    assert f'href="/d/{first.reading.text.document_id}/"' in told
    assert 'href="#row-XX01-level"' in told
    assertContains(page, 'id="row-XX01-level"', count=1)
    assert "150 hộ" in section(schools.browser, ENTRY, NOTICE)


def test_its_page_shows_the_earlier_beside_the_target_and_what_was_rejected(schools: Schools) -> None:
    handed_down(schools)
    rejected_after(schools, "150")
    handed = section(schools.browser, schools.page, 'data-testid="handed-down"')
    assert [number in handed for number in ("đã gửi: 160 hộ", "đã gửi: 150 hộ")] == [True, True]
    assert handed.count("chip-signed") == 1
    told = section(schools.browser, schools.page, REJECTED)
    assert ONLY_IF_WRONG in told
    assert f'href="{ENTRY}?unit={schools.own.pk}#row-XX01-level"' in told


def test_nothing_is_missing_of_a_unit_while_the_earlier_waits_and_then_what_was_rejected(
    schools: Schools, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("doichieu.hub.web.entering.units.localdate", lambda: date(2022, 8, 1))
    first, _ = rejected_after(schools, "150")
    told = report_of(schools)
    assert (told.waiting, told.turned_down, told.missing, told.has_reported) == (1, 0, (), True)
    assertContains(schools.browser.get(schools.page), NOTHING_MISSING)
    assertNotContains(schools.site.owner.get(f"{PLACE}2022-H1/reporting/"), "ready-message")
    reject_claim(claim=first, reason=WHY, by=viewer_of(schools.site.cast.owner))
    told = report_of(schools)
    assert (told.waiting, told.turned_down, [each.code for each in told.missing]) == (0, 1, ["XX01"])
    own = schools.browser.get(schools.page)
    assertContains(own, "còn thiếu 1 chỉ tiêu")
    assertNotContains(own, NOTHING_MISSING)
    form = schools.browser.get(ENTRY)
    assertContains(form, SEND_AGAIN, count=1)
    assertNotContains(form, ONLY_IF_WRONG)


def test_of_several_that_were_sent_before_the_last_one_is_told_and_none_once_one_is_confirmed(
    schools: Schools,
) -> None:
    first, second, third = rejected_after(schools, "140", "150")
    asked = wanted_again(schools.own.locality, unit=schools.own)
    assert [(each.claim, each.waits) for each in asked] == [(third.pk, second.pk)]
    [told] = own_unit(schools.own, viewer_of(schools.teacher)).wanted_again
    assert told.earlier is not None
    assert (str(told.earlier.claim.value), told.is_missing) == ("150", False)
    assert told.earlier.document == second.reading.text.document_id
    confirm_claim(claim=second, placement=placed(schools), by=viewer_of(schools.site.cast.owner))
    assert wanted_again(schools.own.locality, unit=schools.own) == []
    assert first.pk != second.pk


def test_in_a_closed_period_the_earlier_is_told_as_not_reviewed_and_no_figure_is_asked_for(schools: Schools) -> None:
    rejected_after(schools, "150")
    close_period(locality=schools.site.cast.district, period=HALF, by=viewer_of(schools.site.cast.owner))
    for address in (ENTRY, schools.page):
        told = section(schools.browser, address, REJECTED)
        assert "150 hộ" in told
        assert "chưa duyệt, kỳ đã khóa" in told
        assert ONLY_IF_WRONG not in told
        assert "entry/" not in told
