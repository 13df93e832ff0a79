"""The entry page: what stands beside a cell, what is refused, and two people at one figure."""

import re
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains

from doichieu.claims import Period
from doichieu.hub.access.viewers import viewer_of
from doichieu.hub.catalogue.models import Indicator, PlanningPeriod
from doichieu.hub.checks.beside import EntryScope, entry_cells
from doichieu.hub.intake.line_errors import NotWritten
from doichieu.hub.intake.tests.entered import line, sign
from doichieu.hub.places.models import Subject
from doichieu.hub.register.errors import UnitMismatch
from doichieu.hub.register.models import Current, Figure
from doichieu.hub.register.tests.worked import HALF, YEAR, indicator
from doichieu.hub.web.entering import cells
from doichieu.hub.web.tests.conftest import Site
from doichieu.hub.web.words.faults import worded_error
from doichieu.show.papers import paper

ADDRESS = "/p/huyen-hoa-khe-tan-sa/2022-H1/entry/"


def fields_of(page: str) -> dict[str, str]:
    """What a browser would send back of the page's form."""
    form = page[page.index('class="entry"') :]
    found = dict(re.findall(r'<input[^>]* name="([\w-]+)"(?: id="[^"]+")? value="([^"]*)"', form))
    found = {name: value for name, value in found.items() if not name.startswith(("choice-", "skip-"))}
    for name, options in re.findall(r'<select[^>]* name="([\w-]+)"[^>]*>(.*?)</select>', form, re.DOTALL):
        found[name] = selected(options)
    return found


def selected(options: str) -> str:
    chosen = re.search(r'<option(?: value="([^"]*)")? selected>([^<]*)', options)
    first = re.search(r'<option(?: value="([^"]*)")?>([^<]*)', options)
    found = chosen or first
    assert found is not None
    return str(found[1] if found[1] is not None else found[2])


def key_of(page: str) -> str:
    [key] = re.findall(r'name="was-(\w+)"', page)
    return str(key)


def keys_of(page: str) -> list[str]:
    return re.findall(r'name="was-(\w+)"', page)


def typed(client: Client, **changes: str) -> dict[str, str]:
    """The form of the one row, with these fields of it changed."""
    page = str(client.get(ADDRESS).content.decode())
    return fields_of(page) | {f"{name}-{key_of(page)}": value for name, value in changes.items()}


def send(client: Client, sent: dict[str, str], **more: Any) -> Any:
    return client.post(ADDRESS, sent, **more)


def test_beside_a_cell_stand_the_last_value_the_target_and_last_year(site: Site) -> None:
    cast = site.cast
    sign(cast, line("560"), period=Period(date(2021, 1, 1), date(2021, 6, 30)))
    sign(cast, line("300"), period=Period(date(2022, 1, 1), date(2022, 3, 31)))
    sign(cast, line("1.200"), period=Period.year(2022), planned=True, set_by="HĐND huyện")
    answer = site.owner.get(ADDRESS)
    assertContains(answer, "560 tỷ đồng", count=1)  # last year's
    assertContains(answer, "300 tỷ đồng", count=1)  # the last before
    assertContains(answer, "1.200 tỷ đồng", count=1)
    assertContains(answer, "HĐND huyện")
    assertContains(answer, 'value="615,3"')


def test_a_figure_typed_in_is_on_the_scoreboard_with_its_signed_entry(site: Site) -> None:
    sent = typed(site.owner, number="620", note="Đối chiếu lại với kho bạc", maturity="official")
    answer = send(site.owner, sent, follow=True)
    assertContains(answer, "Đã ghi 1 số liệu của huyện Hòa Khê.")
    held = Current.objects.get(figure__measure="level").figure
    assert (held.value, held.maturity) == (Decimal(620_000_000_000), "official")
    board = site.owner.get("/p/huyen-hoa-khe-tan-sa/2022-H1/")
    assertContains(board, "620 tỷ đồng")
    assertContains(board, "Phiếu nhập số liệu: kết quả 6 tháng đầu năm 2022, huyện Hòa Khê")


def test_a_form_that_was_left_as_it_was_changes_nothing(site: Site) -> None:
    before = Figure.objects.count()
    answer = send(site.owner, typed(site.owner), follow=True)
    assertContains(answer, "Chưa có số nào được nhập hoặc sửa.")
    assert Figure.objects.count() == before


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"number": "abc"}, "“abc” không phải là số. Hãy ghi theo dạng 1.234,5."),
        ({"number": "=1+2"}, "“=1+2” là công thức."),
        ({"number": ""}, "Để trống ô không rút được số đã ghi."),
        ({"number": "5", "unit": "ha", "note": "x"}, "đồng, nhưng"),
        ({"number": "600"}, "Đã có số liệu 615,3 tỷ đồng. Muốn thay, hãy nêu lý do"),
        ({"number": "1" + "0" * 25, "unit": "đồng", "note": "x"}, "Hãy kiểm tra đơn vị."),
    ],
)
def test_each_fault_stands_at_its_field_and_nothing_is_written(site: Site, changes: dict[str, str], words: str) -> None:
    before = Figure.objects.count()
    answer = send(site.owner, typed(site.owner, **changes))
    assert answer.status_code == 422
    assertContains(answer, words, status_code=422)
    assertContains(answer, "Có 1 ô cần xem lại. Chưa ghi số liệu nào.", status_code=422)
    assert fields_of(answer.content.decode())[f"number-{key_of(answer.content.decode())}"] == changes["number"]
    assert Figure.objects.count() == before


def test_a_name_and_a_unit_with_a_percent_sign_stand_in_the_form_as_they_are(site: Site) -> None:
    Indicator.objects.update(name_vi="Thu đạt 100%(số) <dự toán>")
    page = site.owner.get(ADDRESS).content.decode()
    assert ": Thu đạt 100%(số) &lt;dự toán&gt;</label>" in page
    sent = fields_of(page) | {f"unit-{key_of(page)}": "%(key)s %", f"note-{key_of(page)}": "50% <b>"}
    refused = send(site.owner, sent).content.decode()
    assert "<option selected>%(key)s %</option>" in refused
    assert 'value="50% &lt;b&gt;"' in refused


def test_what_somebody_typed_is_not_kept_and_another_name_is_shown_at_once(site: Site) -> None:
    site.owner.get(ADDRESS)
    known = cells._fields.cache_info().currsize
    send(site.owner, typed(site.owner, unit="một đơn vị lạ"))
    assert cells._fields.cache_info().currsize == known
    Indicator.objects.update(name_vi="Tên mới của chỉ tiêu")
    assertContains(site.owner.get(ADDRESS), "Tên mới của chỉ tiêu", count=6)  # one link, five fields


def test_an_example_of_a_number_is_in_the_language_of_the_page_and_no_unit_is_an_ellipsis() -> None:
    with override("en"):
        assert worded_error(NotWritten(written="abc")) == "abc is not a number. Write it like 1,234.5."
        assert "but the figure is in no unit." in worded_error(UnitMismatch(expected="VND", found="", quote=""))
    with override("vi"):
        assert worded_error(NotWritten(written="abc")) == "“abc” không phải là số. Hãy ghi theo dạng 1.234,5."


def test_the_second_of_two_people_sees_the_firsts_value_and_chooses(site: Site) -> None:
    first, second = typed(site.owner, number="620", note="lần một"), typed(site.owner, number="630", note="lần hai")
    send(site.owner, first)
    colleague = site.of(site.cast.colleague)
    answer = send(colleague, second)
    assertContains(answer, "đã nhập 620 tỷ đồng.", status_code=422)
    page = answer.content.decode()
    again = fields_of(page)
    key = key_of(page)
    undecided = send(colleague, again)
    assert undecided.status_code == 422
    kept = send(colleague, again | {f"choice-{key}": "keep"}, follow=True)
    assertContains(kept, "Chưa có số nào được nhập hoặc sửa.")
    replaced = send(colleague, again | {f"choice-{key}": "replace"}, follow=True)
    assertContains(replaced, "Đã ghi 1 số liệu của huyện Hòa Khê.")
    values = Figure.objects.filter(measure="level").order_by("pk").values_list("value", flat=True)
    assert [int(value / 10**9) for value in values if value] == [615, 620, 630]


def test_targets_are_entered_for_a_plan_of_their_own(site: Site) -> None:
    address = f"{ADDRESS}?what=targets&by=H%C4%90ND+huy%E1%BB%87n"
    page = site.owner.get(address).content.decode()
    sent = fields_of(page) | {f"number-{key_of(page)}": "1.200", f"bound-{key_of(page)}": "at_least"}
    assertContains(site.owner.post(address, sent, follow=True), "Đã ghi 1 số liệu của huyện Hòa Khê.")
    target = Current.objects.get(figure__planned=True).figure
    assert (target.set_by, target.bound, target.value) == ("HĐND huyện", "at_least", Decimal(1_200_000_000_000))


def test_what_is_on_record_of_those_days_is_offered_for_correction_though_its_indicator_ended(site: Site) -> None:
    there = f"/p/{site.cast.district.slug}/"
    ended = indicator("ECO12", unit="doanh nghiệp", shown_in="doanh nghiệp", name_vi="Số doanh nghiệp thành lập mới")
    sign(site.cast, line("7", indicator="ECO12", unit=""))
    sign(site.cast, line("30", indicator="ECO12", unit=""), planned=True, period=YEAR)
    Indicator.objects.filter(pk=ended.pk).update(valid_to=date(2021, 12, 31))
    assertContains(site.owner.get(f"{there}2022-H1/entry/"), "Số doanh nghiệp thành lập mới")
    assertNotContains(site.owner.get(f"{there}2022-9M/entry/"), "Số doanh nghiệp thành lập mới")
    assertNotContains(site.owner.get(f"{there}2022/entry/"), "Số doanh nghiệp thành lập mới")


def test_an_organisation_has_rows_of_its_own(site: Site) -> None:
    office = Subject.objects.create(locality=site.cast.district, kind="organisation", name="Phòng Tài chính")
    page = site.owner.get(f"{ADDRESS}?unit={office.pk}&every=1").content.decode()
    sent = fields_of(page) | {f"number-{key_of(page)}": "12"}
    site.owner.post(f"{ADDRESS}?unit={office.pk}&every=1", sent)
    assert Current.objects.get(figure__subject=office).figure.value == 12_000_000_000


def test_outsiders_do_not_enter_figures(site: Site) -> None:
    assert site.anonymous.get(ADDRESS).status_code == 302
    for user in (site.cast.visitor, site.cast.stranger):
        assert site.of(user).get(ADDRESS).status_code == 403
        assert send(site.of(user), {}).status_code == 403
    assert site.owner.get("/p/huyen-hoa-khe-tan-sa/2022-Q9/entry/").status_code == 404


def test_a_row_of_another_page_is_not_taken(site: Site) -> None:
    assert send(site.owner, {"was-0123456789abcdef": "", "number-0123456789abcdef": "5"}).status_code == 404


def test_the_page_keeps_to_its_queries_whatever_the_number_of_indicators(
    site: Site, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    lines = []
    for number in range(40):
        indicator(f"XX{number:02d}")
        lines.append(line("5", indicator=f"XX{number:02d}"))
    sign(site.cast, *lines)
    browser = site.owner
    with django_assert_max_num_queries(12):
        answer = browser.get(ADDRESS)
    assertContains(answer, 'data-testid="entry-row"', count=41)


def test_rows_of_a_place_without_figures_are_those_of_the_catalogue(site: Site) -> None:
    period = PlanningPeriod(name="2022-H1", first_day=HALF.first, last_day=HALF.last)
    cells = entry_cells(EntryScope(site.cast.commune, period), viewer_of(site.cast.owner))
    assert [cell.series.indicator.code for cell in cells] == ["BUD01"]
    assertNotContains(site.owner.get(ADDRESS), "XX01")


def test_each_fault_is_listed_with_a_link_to_its_field_and_the_first_is_begun_with(site: Site) -> None:
    sent = typed(site.owner, number="x")
    answer = send(site.owner, sent)
    assertContains(answer, f'<a href="#number-{key_of(answer.content.decode())}">', status_code=422)
    assertContains(answer, " autofocus", count=1, status_code=422)


@pytest.mark.parametrize("changes", [{"number": ""}, {"note": "Ghi chú riêng"}])
def test_an_emptied_cell_and_a_note_alone_are_asked_about_and_may_be_left_out(
    site: Site, changes: dict[str, str]
) -> None:
    sent = typed(site.owner, **changes)
    answer = send(site.owner, sent)
    key = key_of(answer.content.decode())
    assertContains(answer, f'name="skip-{key}"', status_code=422)
    if "number" in changes:
        assertContains(answer, f'<a href="/d/{site.reviewed.pk}/#c-', status_code=422)
    assert send(site.owner, sent | {f"skip-{key}": "1"}).status_code == 302
    assert Current.objects.count() == 1


def test_an_entry_that_is_sent_twice_changes_nothing_though_it_has_a_note(site: Site) -> None:
    sent = typed(site.owner, number="616", note="Đính chính")
    assert [send(site.owner, sent).status_code for _ in range(2)] == [302, 302]
    assert Figure.objects.count() == 2


def test_results_are_entered_on_the_issuers_clock_and_stand_on_the_scoreboard(site: Site) -> None:
    path = f"{ADDRESS}?clock=issuer"
    page = site.owner.get(path)
    assertContains(page, "Từ ngày 15/12/2021 đến ngày 14/06/2022.")
    assertNotContains(page, 'value="615,3"')  # that is the calendar's
    said = page.content.decode()
    sent = fields_of(said) | {f"number-{key_of(said)}": "602,8", f"note-{key_of(said)}": "chốt ngày 14"}
    asked = site.owner.post(path, sent)
    assertContains(asked, "gửi lại lần nữa", status_code=422)
    assert site.owner.post(path, fields_of(asked.content.decode())).status_code == 302
    board = site.owner.get("/p/huyen-hoa-khe-tan-sa/2022-H1/")
    assertContains(board, "602,8 tỷ đồng")
    assertContains(board, "Từ 15/12/2021 đến 14/06/2022")


def test_a_figure_that_contradicts_others_is_told_at_its_cell_before_anything_is_signed(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("doichieu.hub.web.tests.test_entry.ADDRESS", ADDRESS.replace("2022", "2023"))
    owner, figures = site.owner, Figure.objects.count()
    told = "615,3 tỷ đồng giống hệt số cùng kỳ năm trước"
    refused = send(owner, typed(owner, number="615,3"))
    assertContains(refused, told, status_code=422)
    source = Figure.objects.get(period__first_day=date(2022, 1, 1)).evidence.get().text.document
    called = paper(source.title, source.published)
    assertContains(refused, f'<a href="/d/{source.pk}/" lang="vi">{called}</a>', status_code=422)
    assert Figure.objects.count() == figures
    again = fields_of(refused.content.decode())
    again |= {name: "đã đối chiếu với sổ" for name in again if name.startswith("note-")}
    assert send(owner, again).status_code == 302
    assert Figure.objects.count() == figures + 1


def test_the_workbook_says_of_which_days_the_figures_beside_a_cell_are(site: Site) -> None:
    cast = site.cast
    sign(cast, line("300"), period=Period(date(2022, 1, 1), date(2022, 3, 31)))
    sign(cast, line("1.200"), period=Period.year(2022), planned=True, set_by="HĐND huyện")
    address = reverse("entry_workbook", args=["huyen-hoa-khe-tan-sa", "2022-H1"])
    page = load_workbook(BytesIO(site.owner.get(address).content)).worksheets[0]
    [row] = [[cell.value for cell in row] for row in page.iter_rows(min_row=6)]
    assert row[3:6] == ["300 tỷ đồng, quý I/2022", None, "1.200 tỷ đồng, HĐND huyện, năm 2022"]


def two_rows(site: Site) -> tuple[dict[str, str], str, str]:
    """The form of a page of two rows, and the keys of the one that will be changed and of the other."""
    indicator("XX01")
    sign(site.cast, line("5", indicator="XX01"))
    page = site.owner.get(ADDRESS).content.decode()
    sent = fields_of(page)
    changed, other = sorted(keys_of(page), key=lambda key: sent[f"number-{key}"] != "615,3")
    return sent, changed, other


def left_out(sent: dict[str, str], key: str) -> dict[str, str]:
    """The form as it is sent where a row was not touched."""
    return {name: value for name, value in sent.items() if not name.endswith(key)} | {"unchanged": key}


def test_rows_that_were_left_out_stay_as_they_are(site: Site) -> None:
    sent, changed, other = two_rows(site)
    answer = send(site.owner, left_out(sent, other) | {f"number-{changed}": "616", f"note-{changed}": "Đính chính"})
    assert answer.status_code == 302
    assert {held.figure.value for held in Current.objects.all()} == {Decimal(5 * 10**9), Decimal(616 * 10**9)}


def test_with_a_fault_the_page_is_the_same_whether_rows_were_left_out_or_not(site: Site) -> None:
    sent, changed, other = two_rows(site)
    faulty = sent | {f"number-{changed}": "abc"}
    whole, few = (send(site.owner, each).content.decode() for each in (faulty, left_out(faulty, other)))
    token = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
    assert token.sub("", few) == token.sub("", whole)
    assert sorted(keys_of(few)) == sorted((changed, other))


def test_a_row_is_called_by_its_indicator_and_its_series(site: Site) -> None:
    _, changed, other = two_rows(site)
    assert re.fullmatch(r"BUD01_[0-9a-f]{16}", changed)
    assert re.fullmatch(r"XX01_[0-9a-f]{16}", other)


@pytest.mark.parametrize("key", ["0123456789abcdef", "BUD01_0123456789abcdef", "NONE9_0123456789abcdef"])
def test_a_row_of_another_page_is_not_shown_where_it_is_said_to_be_left_out(site: Site, key: str) -> None:
    sent, changed, other = two_rows(site)
    faulty = left_out(sent, other) | {f"number-{changed}": "abc", "unchanged": key}
    assert send(site.owner, faulty).status_code == 404
