"""Who has not reported, with a message to copy; closing and reopening; the units of a place."""

from datetime import date, timedelta

from django.utils.timezone import localdate
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains

from doichieu import show
from doichieu.claims import Period
from doichieu.hub.access.viewers import viewer_of
from doichieu.hub.checks.reporting import UnitReport, reports_of
from doichieu.hub.intake.tests.entered import line, sign
from doichieu.hub.intake.waiting import waiting_documents
from doichieu.hub.places.models import Subject
from doichieu.hub.register.closings import close_period
from doichieu.hub.register.models import PeriodClosing
from doichieu.hub.register.tests.worked import HALF, YEAR, indicator
from doichieu.hub.web.entering.closing import figures_in
from doichieu.hub.web.entering.reporting import message_to
from doichieu.hub.web.tests.conftest import Site

HERE = "/p/huyen-hoa-khe-tan-sa/2022-H1/reporting/"
CLOSE = {"action": "close", "seen": "99"}  # whatever waits
ENTRY = "/p/huyen-hoa-khe-tan-sa/2022-H1/entry/"


def office(site: Site) -> Subject:
    return Subject.objects.create(
        locality=site.cast.district, kind="organisation", name="Phòng Tài chính", organisation_type="office"
    )


def asked(site: Site, *names: str) -> None:
    """Each of these was given 30 billion đồng for the year."""
    lines = [line("30", about=name) for name in names]
    sign(site.cast, *lines, planned=True, set_by="UBND huyện", period=YEAR)


def test_a_unit_is_asked_for_what_it_owes(site: Site) -> None:
    indicator("ECO12", unit="doanh nghiệp", shown_in="doanh nghiệp", name_vi="Số doanh nghiệp thành lập mới")
    unit = office(site)
    sign(site.cast, line("30", about="xã Đồng Mơ"), planned=True, set_by="UBND huyện", period=YEAR)
    sign(site.cast, line("7", about="Phòng Tài chính", indicator="ECO12", unit=""), line("9", about="Phòng Tài chính"))
    last_year = Period(date(2021, 1, 1), date(2021, 6, 30))
    sign(site.cast, line("10", about="xã Đồng Mơ", indicator="ECO12", unit=""), period=last_year)
    commune, reported = reports_of(site.cast.district, HALF, viewer_of(site.cast.owner), {})
    assert (commune.unit, commune.figures) == (site.cast.commune, 0)
    assert [each.code for each in commune.missing] == ["BUD01", "ECO12"]
    assert (reported.unit, reported.figures, reported.has_reported) == (unit, 2, True)
    assert message_to(commune, site.cast.district, HALF, date(2022, 7, 5)).splitlines() == [
        "Kính gửi: Ủy ban nhân dân xã Đồng Mơ",
        "",
        "Huyện Hòa Khê chưa nhận được số liệu 6 tháng đầu năm 2022 của đơn vị.",
        "Đề nghị đơn vị gửi các chỉ tiêu sau:",
        "1. Thu ngân sách nhà nước (tỷ đồng)",
        "2. Số doanh nghiệp thành lập mới (doanh nghiệp)",
        "Số liệu đã quá hạn gửi ngày 05/07/2022.",
    ]


def test_a_message_says_by_when_figures_are_needed_and_of_a_day_that_is_past_that_it_is(site: Site) -> None:
    missing = (indicator("ECO12", unit="doanh nghiệp", shown_in="doanh nghiệp", name_vi="Số doanh nghiệp mới"),)
    unit = UnitReport(office(site), 0, 0, 0, None, missing)
    yesterday, today = localdate() - timedelta(days=1), localdate()
    last = [message_to(unit, site.cast.district, HALF, day).splitlines()[-1] for day in (yesterday, today, None)]
    assert last == [
        f"Số liệu đã quá hạn gửi ngày {show.day(yesterday)}.",
        f"Hạn gửi: {show.day(today)}.",
        "1. Số doanh nghiệp mới (doanh nghiệp)",
    ]


def test_the_page_lists_units_with_a_message_each(
    site: Site, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    office(site)
    asked(site, "Phòng Tài chính", "xã Đồng Mơ")
    browser = site.owner
    with django_assert_max_num_queries(14):
        answer = browser.get(f"{HERE}?due=2022-07-05")
    assertContains(answer, 'data-testid="reminder"', count=2)
    assertContains(answer, "Kính gửi: Phòng Tài chính")
    assertContains(answer, "Số liệu đã quá hạn gửi ngày 05/07/2022.")


def test_before_a_period_is_closed_what_waits_is_named(site: Site) -> None:
    before = site.owner.get(HERE)
    assertContains(before, 'href="?closing=1#closing-title"')
    asked = site.owner.post(HERE, {"action": "close"}, follow=True)
    assertContains(asked, "Khóa kỳ báo cáo 6 tháng đầu năm 2022 của Huyện Hòa Khê?")
    assertContains(asked, f'href="/d/{site.pending.pk}/"')
    figures = figures_in(waiting_documents(site.cast.district, HALF, viewer_of(site.cast.owner)))
    assert figures > 0
    assertContains(asked, f'name="seen" value="{figures}"')
    late = site.owner.post(HERE, {"action": "close", "seen": figures - 1}, follow=True)
    assertContains(late, "Hiện có thêm số liệu chờ duyệt nên kỳ chưa được khóa.")
    assert not PeriodClosing.objects.exists()
    assertContains(site.owner.post(HERE, {"action": "close", "seen": figures}, follow=True), "Đã khóa kỳ báo cáo.")


def test_nobody_is_asked_for_figures_of_a_closed_period(site: Site) -> None:
    office(site)
    asked(site, "Phòng Tài chính")
    assertContains(site.owner.get(HERE), 'class="form-control ready-message"')
    close_period(locality=site.cast.district, period=HALF, by=site.cast.owner)
    shut = site.owner.get(HERE)
    assertContains(shut, "Phòng Tài chính")
    assertContains(shut, "Kỳ đã khóa: chưa mở lại thì không ai gửi được số liệu")
    assertNotContains(shut, 'class="form-control ready-message"')
    assertNotContains(shut, 'name="due"')


def test_only_who_may_close_is_asked(site: Site) -> None:
    assertNotContains(site.of(site.cast.colleague).get(f"{HERE}?closing=1"), 'data-testid="closing"')


def test_an_approver_closes_and_reopens_and_entry_says_so(site: Site) -> None:
    assertContains(site.owner.post(HERE, CLOSE, follow=True), "Đã khóa kỳ báo cáo.")
    shut = site.owner.get(ENTRY)
    assertContains(shut, 'data-testid="closed"')
    assertContains(shut, "615,3 tỷ đồng")
    for absent in ('data-testid="number"', 'data-testid="note"', 'data-testid="sign"'):
        assertNotContains(shut, absent)
    refused = site.owner.post(f"{ENTRY}sheet/", {"pasted": "BUD01\t620\ttỷ đồng\tx"})
    assertContains(refused, "Số liệu 6 tháng đầu năm 2022 của huyện Hòa Khê đã khóa.", status_code=422)
    [closing] = PeriodClosing.objects.all()
    assertContains(site.owner.post(HERE, {"reopen": closing.pk}, follow=True), "lý do được lưu")
    answer = site.owner.post(HERE, {"reopen": closing.pk, "reason": "Có số mới"}, follow=True)
    assertContains(answer, "6 tháng đầu năm 2022 đã mở lại. Việc mở lại được lưu vết.")
    assertContains(answer, "Có số mới")
    assertNotContains(site.owner.get(ENTRY), 'data-testid="closed"')
    assert site.of(site.cast.colleague).post(HERE, CLOSE).status_code == 403
    assert PeriodClosing.objects.count() == 1


def test_reopening_names_the_closing_and_says_what_is_still_closed(site: Site) -> None:
    whole = "/p/huyen-hoa-khe-tan-sa/2022/reporting/"
    site.owner.post(HERE, CLOSE)
    site.owner.post(whole, CLOSE)
    half, year = PeriodClosing.objects.order_by("pk")
    answer = site.owner.get(HERE)
    assertContains(answer, f'name="reopen" value="{half.pk}" data-testid="reopen">Mở lại: 6 tháng đầu năm 2022<')
    assertContains(answer, f'name="reopen" value="{year.pk}" data-testid="reopen">Mở lại: Năm 2022<')
    answer = site.owner.post(HERE, {"reopen": half.pk, "reason": "Có số mới"}, follow=True)
    assertContains(answer, "Vẫn chưa nhập được số liệu: năm 2022 (huyện Hòa Khê) còn khóa.")
    assertContains(site.owner.get(ENTRY), 'data-testid="closed"')
    answer = site.owner.post(HERE, {"reopen": year.pk, "reason": "Có số mới"}, follow=True)
    assertContains(answer, "Năm 2022 đã mở lại.")
    assertNotContains(answer, "còn khóa")
    assert site.owner.post(HERE, {"reopen": "x", "reason": "Có số mới"}).status_code == 404


def test_where_no_unit_is_on_record_nobody_is_said_to_have_reported(site: Site) -> None:
    answer = site.owner.get(f"/p/{site.cast.commune.slug}/2022-H1/reporting/")
    assertContains(answer, "Chưa khai báo đơn vị nào.")
    assertNotContains(answer, "Tất cả đơn vị đã báo cáo.")


def test_a_unit_is_added_once_and_its_name_again_is_told(site: Site) -> None:
    path = "/p/huyen-hoa-khe-tan-sa/units/"
    given = {"name": "Trường Tiểu học Hòa Khê", "kind": "organisation", "organisation_type": "school"}
    assertContains(site.owner.post(path, given, follow=True), "trường học")
    for name in ("Trường Tiểu học Hòa Khê", "  trường tiểu học  Hòa Khê"):
        again = site.owner.post(path, {**given, "name": name})
        assertContains(again, "“Trường Tiểu học Hòa Khê” đã có trong danh sách.", status_code=422)
    assert [str(each) for each in Subject.objects.all()] == ["Trường Tiểu học Hòa Khê"]
    assertContains(site.owner.post(path, {"name": "", "kind": "organisation"}), "Hãy ghi tên.", status_code=422)


def test_outsiders_see_neither_page(site: Site) -> None:
    for path in (HERE, "/p/huyen-hoa-khe-tan-sa/units/"):
        assert site.anonymous.get(path).status_code == 302
        assert site.of(site.cast.stranger).get(path).status_code == 403
        assert site.of(site.cast.visitor).get(path).status_code == 403
