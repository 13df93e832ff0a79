"""What a unit sent is told to it, whatever became of it: on its page, in the rows of the form, after it was signed."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains

from doichieu.claims import Bound, Period, Quantity
from doichieu.hub.access.models import Role
from doichieu.hub.access.services import grant_role
from doichieu.hub.access.units import rename_subject
from doichieu.hub.access.viewers import system_viewer, viewer_of
from doichieu.hub.accounts.models import User
from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.checks.own_units import own_unit_on
from doichieu.hub.documents.models import Document, StoredClaim
from doichieu.hub.documents.services import release_document
from doichieu.hub.intake.entries import sign_entry
from doichieu.hub.intake.placements import Placement
from doichieu.hub.intake.services import confirm_claim, correct_claim, reject_claim
from doichieu.hub.intake.tests.entered import line, sheet, sign
from doichieu.hub.register.series import Series
from doichieu.hub.register.tests.worked import HALF, indicator
from doichieu.hub.web.pages import PAGE_SIZE
from doichieu.hub.web.tests.test_own_units import ENTRY, PLACE, WHY, Schools, handed_down, schools, sent

__all__ = ["schools"]
WAITS = "đã ký, chờ duyệt"
IN_ROW = 'data-testid="sent-waiting"'
NOTICE = 'data-testid="sent-waiting-notice"'


def placed(schools: Schools) -> Placement:
    return Placement(code="XX01", locality=schools.site.cast.district, subject=schools.own, period=HALF)


def stated(schools: Schools, number: str) -> StoredClaim:
    return StoredClaim.objects.get(reading__text__document=sent(schools, number), code="XX01")


def corrected(schools: Schools, number: str) -> StoredClaim:
    given = line(number, indicator="XX01", unit="hộ", note="đếm lại")
    form = sign_entry(sheet=sheet(schools.site.cast, given, organisation=schools.own), by=schools.teacher).document
    return StoredClaim.objects.get(reading__text__document=form)


def unsaid(claim: StoredClaim) -> StoredClaim:
    """As a form was stored before it said prices, running count and maturity in fields of their own."""
    claim.data = {name: said for name, said in claim.data.items() if name != "entered"}
    claim.save()
    return claim


def row_of(page: str, code: str) -> str:
    return page.partition(f'data-indicator="{code}"')[2].partition("</tbody>")[0]


def test_a_unit_without_targets_reads_on_its_page_all_that_it_sent_the_last_first(schools: Schools) -> None:
    owner = viewer_of(schools.site.cast.owner)
    stands = confirm_claim(claim=stated(schools, "7"), placement=placed(schools), by=owner).figure
    eighty = Quantity(Decimal(80), None, None, Decimal(1), "hộ", Bound.EXACT)
    claim = corrected(schools, "8")
    correct_claim(claim=claim, quantity=eighty, placement=placed(schools), reason="thừa", by=owner, supersedes=stands)
    reject_claim(claim=corrected(schools, "9"), reason=WHY, by=owner)
    waiting = corrected(schools, "10").reading.text.document
    page = schools.browser.get(schools.page).content.decode().partition('id="sent"')[2]
    told = re.findall(r"<strong>(\d+ hộ)</strong>(?: → <strong>(\d+ hộ)</strong>)? <span class=\"chip chip-(\w+)", page)
    assert told == [
        ("10 hộ", "", "signed"),
        ("9 hộ", "", "turned_down"),
        ("8 hộ", "80 hộ", "corrected"),
        ("7 hộ", "", "replaced"),
    ]
    assert WHY in page
    assert f"/d/{waiting.pk}/" in page


def test_only_the_row_whose_figure_was_sent_says_so_and_the_card_offers_what_the_form_said(schools: Schools) -> None:
    cast, counted = schools.site.cast, Indicator.objects.get(code="XX01")
    fixed, now = (
        Series(counted, cast.district, schools.own, price_basis=basis) for basis in ("so sánh 2010", "hiện hành")
    )
    sign_entry(sheet=sheet(cast, *(line("9", series=each, unit="hộ") for each in (fixed, now))), by=cast.owner)
    again = line("12", series=fixed, unit="hộ", note="đếm lại", maturity="preliminary")
    signed = sign_entry(sheet=sheet(cast, again, organisation=schools.own), by=schools.teacher).document
    assert signed is not None
    page = schools.site.owner.get(f"{ENTRY}?unit={schools.own.pk}").content.decode()
    rows = [row for row in page.split('data-testid="entry-row"')[1:] if 'data-indicator="XX01"' in row]
    told = {basis: sum(IN_ROW in row for row in rows if basis in row) for basis in ("so sánh 2010", "hiện hành")}
    assert told == {"so sánh 2010": 1, "hiện hành": 0}
    shown = schools.site.owner.get(f"/d/{signed.pk}/").content.decode()
    assert re.findall(r'name="price_basis" value="([^"]*)"', shown) == ["so sánh 2010"]
    assert '<option value="preliminary" selected>' in shown


def replaced_by_the_office(schools: Schools) -> Document:
    """Seven of the unit's own are confirmed, and the office enters nine in their place, in the form returned."""
    owner = schools.site.cast.owner
    confirm_claim(claim=stated(schools, "7"), placement=placed(schools), by=viewer_of(owner))
    nine = line("9", about="Trường Sơn Ca", indicator="XX01", unit="hộ", note="đếm lại")
    form = sign(schools.site.cast, nine).document
    assert form is not None
    return form


def test_a_unit_reads_that_its_figure_was_replaced_and_what_holds_where_it_may_see_that(schools: Schools) -> None:
    handed_down(schools)
    form = replaced_by_the_office(schools)

    def told(browser: Client) -> str:
        page = browser.get(schools.page).content.decode()
        given, _, listed = page.partition('id="sent"')
        assert 'chip-replaced">đã được số khác thay' in given.partition('id="handed-title')[2]
        [line] = re.findall(r"7 hộ</strong>.*?</li>", listed, re.DOTALL)
        assert 'chip-replaced">đã được số khác thay' in line
        return re.sub(r"<[^>]*>", "", line)

    assert f"đã xác nhận: {schools.site.cast.owner}," in told(schools.browser)
    assert "9 hộ" not in told(schools.browser)
    assert "số đang dùng: 9 hộ" in told(schools.site.owner)
    release_document(document=form, by=viewer_of(schools.site.cast.owner))
    assert "số đang dùng: 9 hộ" in told(schools.browser)


def test_its_page_keeps_to_its_queries_however_many_of_its_figures_were_replaced(
    schools: Schools, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    handed_down(schools)
    cast, codes = schools.site.cast, [f"XX1{number:02d}" for number in range(6)]
    for code in codes:
        indicator(code, unit="hộ", shown_in="hộ", name_vi=f"Số hộ nhóm {code}")
    first = [line("5", indicator=code, unit="hộ") for code in codes]
    form = sign_entry(sheet=sheet(cast, *first, organisation=schools.own), by=schools.teacher).document
    for claim in StoredClaim.objects.filter(reading__text__document=form):
        placement = replace(placed(schools), code=claim.code)
        confirm_claim(claim=claim, placement=placement, by=viewer_of(cast.owner))
    sign(cast, *(line("6", about="Trường Sơn Ca", indicator=code, unit="hộ", note="x") for code in codes))
    browser = schools.site.owner
    with django_assert_max_num_queries(30):
        assertContains(browser.get(schools.page), "số đang dùng:", count=6)


def test_what_a_unit_sent_is_paged(schools: Schools) -> None:
    assertNotContains(schools.browser.get(schools.page), 'id="sent"')
    for number in range(PAGE_SIZE // 2 + 1):
        sent(schools, str(1000 + number))
    assertContains(schools.browser.get(schools.page), "?page=2")
    assertNotContains(schools.browser.get(schools.page), "1.000 hộ")
    assertContains(schools.browser.get(f"{schools.page}?page=2"), "1.000 hộ")


def test_the_row_of_the_form_says_what_was_sent_for_just_these_days_and_that_it_waits(schools: Schools) -> None:
    claim = stated(schools, "7")
    page = schools.browser.get(ENTRY).content.decode()
    row = row_of(page, "XX01")
    assert IN_ROW in row
    for words in ("7 hộ", WAITS, f"/d/{claim.reading.text.document_id}/"):
        assert words in row
    assert NOTICE in page
    for other in ("2022/entry/", "2022-H1/entry/?what=targets", "2022-H1/entry/?clock=issuer"):
        seen = schools.browser.get(f"{PLACE}{other}")
        assertNotContains(seen, IN_ROW)
        assertNotContains(seen, NOTICE)
    confirm_claim(claim=claim, placement=placed(schools), by=viewer_of(schools.site.cast.owner))
    assert IN_ROW not in row_of(schools.browser.get(ENTRY).content.decode(), "XX01")


def test_after_it_signed_a_unit_is_told_what_waits_for_whom_and_what_comes_next(schools: Schools) -> None:
    page = schools.browser.get(f"{ENTRY}?find=van+dong").content.decode()
    [key] = re.findall(r'name="was-(XX01_\w+)"', page)
    fields = {f"was-{key}": "", f"seen-{key}": "0", f"number-{key}": "12", f"unit-{key}": "hộ"}
    fields |= {f"bound-{key}": "exact", f"maturity-{key}": "", f"note-{key}": ""}
    answer = schools.browser.post(ENTRY, fields, follow=True)
    assertContains(answer, "Đã ký và gửi 1 số liệu của Trường Sơn Ca, chờ người duyệt của huyện Hòa Khê xác nhận.")
    assertContains(answer, "1 số liệu của kỳ này đã gửi, đang chờ người duyệt của huyện Hòa Khê xác nhận")
    assertContains(answer, "Không cần gửi lại.")
    assertContains(answer, f'<a href="{schools.page}">trang của đơn vị</a>')


def test_all_that_waits_is_told_above_the_form_whatever_rows_a_search_leaves(schools: Schools) -> None:
    for number in range(12):
        indicator(
            f"XX1{number:02d}", unit="hộ", shown_in="hộ", name_vi=f"Số hộ nhóm {number}", search=f"so ho {number}"
        )
    lines = [line(str(100 + number), indicator=f"XX1{number:02d}", unit="hộ") for number in range(12)]
    sign_entry(sheet=sheet(schools.site.cast, *lines, organisation=schools.own), by=schools.teacher)
    for address in (ENTRY, f"{ENTRY}?find=van+dong"):
        page = schools.browser.get(address).content.decode()
        notice = page.partition(NOTICE)[2].partition("</section>")[0]
        shown, _, folded = notice.partition("<details")
        assert "12 số liệu của kỳ này đã gửi" in shown
        assert [len(re.findall(r"<strong>1\d\d hộ</strong>", part)) for part in (shown, folded)] == [10, 2]
        assert "<summary>Xem 2 số liệu còn lại</summary>" in folded
        assert "bên dưới" not in notice


def test_what_an_office_signed_for_the_whole_place_and_waits_stands_in_its_rows_too(schools: Schools) -> None:
    clerk = User.objects.create(username="van-thu")
    grant_role(user=clerk, role=Role.CONTRIBUTOR, locality=schools.site.cast.district, by=system_viewer())
    sign(schools.site.cast, line("640", note="x"), by=clerk)
    sign(schools.site.cast, line("9", about="Trường Sơn Ca", indicator="XX01", unit="hộ"), by=clerk)
    stated(schools, "7")
    browser = schools.site.of(clerk)
    page = browser.get(ENTRY).content.decode()
    assert "640 tỷ đồng" in row_of(page, "BUD01")
    assert page.count(IN_ROW) == 1
    row = row_of(browser.get(f"{ENTRY}?unit={schools.own.pk}&every=1").content.decode(), "XX01")
    assert row.count(IN_ROW) == 2
    told = schools.site.owner.get(ENTRY).content.decode().partition(NOTICE)[2].partition("</section>")[0]
    assert 'href="/intake/"' in told


def test_what_an_office_signed_of_a_unit_waits_in_the_units_rows_after_it_was_renamed(schools: Schools) -> None:
    clerk = User.objects.create(username="van-thu")
    grant_role(user=clerk, role=Role.CONTRIBUTOR, locality=schools.site.cast.district, by=system_viewer())
    for about, number in (("Trường Sơn Ca", "9"), ("Trường Hoa Sen", "3")):
        sign(schools.site.cast, line(number, about=about, indicator="XX01", unit="hộ"), by=clerk)
    rename_subject(subject=schools.own, name="Trường Sơn Ca 1", reason="Đổi tên", by=schools.site.cast.owner)
    row = row_of(schools.site.of(clerk).get(f"{ENTRY}?unit={schools.own.pk}&every=1").content.decode(), "XX01")
    assert re.findall(r"đã gửi: (\d+ hộ)", row) == ["9 hộ"]


def test_who_may_not_see_a_form_reads_nothing_of_it_in_the_rows(schools: Schools) -> None:
    stated(schools, "7")
    for user in (schools.neighbour, schools.site.cast.visitor, schools.site.cast.stranger):
        browser = schools.site.of(user)
        for address in (ENTRY, f"{ENTRY}?unit={schools.own.pk}", schools.page):
            assert "7 hộ" not in browser.get(address).content.decode()


def test_the_form_asks_only_for_what_was_sent_of_its_days(schools: Schools) -> None:
    stated(schools, "7")
    before = Period(date(2021, 1, 1), date(2021, 6, 30))
    given = sheet(schools.site.cast, line("5"), organisation=schools.own, period=before)
    sign_entry(sheet=given, by=schools.teacher)
    own = own_unit_on(schools.own, viewer_of(schools.teacher), HALF)
    assert [each.claim.period for each in own.sent] == [HALF, HALF]
