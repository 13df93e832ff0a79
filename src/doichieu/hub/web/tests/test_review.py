"""Decisions by form and by htmx: both write the same, and what is refused says why beside the figure."""

from datetime import date
from typing import Any

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.documents.models import Document, StoredClaim
from doichieu.hub.documents.services import release_document
from doichieu.hub.intake.models import Decision
from doichieu.hub.register.models import Current
from doichieu.hub.register.tests.worked import claim, indicator, quantity, read, stored_text
from doichieu.hub.web.tests.conftest import Site

HTMX = {"HX-Request": "true"}


def fields(site: Site, **changes: str) -> dict[str, str]:
    """What the form of the amount of the pending document sends when nothing was changed."""
    place = site.cast.district
    usual = {
        "claim": amount(site).claim_id,
        "action": "confirm",
        "indicator": "BUD01 Thu ngân sách nhà nước",
        "place": f"{place}, {place.parent}",
        "subject": "",
        "first_day": "2022-01-01",
        "last_day": "2022-06-30",
        "measure": "level",
        "maturity": "estimate",
        "set_by": "",
        "quantity": "615,3 tỷ đồng",
        "reason": "",
    }
    return usual | changes


def amount(site: Site, document: Document | None = None) -> StoredClaim:
    return StoredClaim.objects.get(reading__text__document=document or site.pending, kind="level")


def post(site: Site, data: dict[str, str], *, htmx: bool = True, document: Document | None = None) -> Any:
    path = reverse("review", args=[(document or site.pending).pk])
    return site.owner.post(path, data, headers=HTMX if htmx else None)


def standing(site: Site) -> Decision:
    return Decision.objects.filter(text=site.text).latest("pk")


def test_confirming_without_javascript_leads_back_to_the_figure(site: Site) -> None:
    answer = post(site, fields(site), htmx=False)
    assert answer.status_code == 302
    assert answer["Location"] == f"/d/{site.pending.pk}/#r-{amount(site).claim_id}"
    assert standing(site).action == "confirmed"


def test_confirming_by_htmx_answers_with_the_line_and_the_count(site: Site) -> None:
    answer = post(site, fields(site))
    assertContains(answer, 'data-state="confirmed"')
    assertContains(answer, 'hx-swap-oob="true"')
    assertNotContains(answer, "<html")


def test_a_retired_indicator_is_refused_with_what_to_choose_instead(site: Site) -> None:
    revenue, last_day = Indicator.objects.get(code="BUD01"), date(2021, 12, 31)
    Indicator.objects.filter(pk=revenue.pk).update(valid_to=last_day)
    told = "“Thu ngân sách nhà nước” chỉ dùng đến hết ngày 31/12/2021. Hãy chọn %s, hoặc kỳ trước đó."
    assertContains(post(site, fields(site)), told % "chỉ tiêu khác", status_code=422)
    for code in ("BUD08", "BUD09"):
        Indicator.objects.filter(pk=indicator(code).pk).update(split_from=revenue)
    parts = "BUD08 Chỉ tiêu BUD08; BUD09 Chỉ tiêu BUD09"
    assertContains(post(site, fields(site)), told % parts, status_code=422)
    assert not Decision.objects.filter(text=site.text).exists()
    Indicator.objects.filter(pk=revenue.pk).update(valid_to=date(2022, 1, 1))  # in use when the period began
    assert post(site, fields(site)).status_code == 200


def test_a_figure_of_a_retired_indicator_that_is_on_record_may_still_be_corrected(site: Site) -> None:
    post(site, fields(site))
    held = standing(site).figure
    assert held is not None
    Indicator.objects.filter(code="BUD01").update(valid_to=date(2021, 12, 31))
    content = "Đính chính: thu ngân sách đạt 620,5 tỷ đồng."
    text = stored_text(content, site.cast.district, site.cast.owner)
    read(text, (claim(content, "620,5 tỷ đồng", quantity("620500000000")),))
    sent = fields(site, claim=amount(site, text.document).claim_id, quantity="620,5 tỷ đồng", reason="đính chính")
    assert post(site, sent, document=text.document).status_code == 422
    assert post(site, sent | {"supersedes": str(held.pk)}, document=text.document).status_code == 200


def test_a_figure_says_in_words_how_sure_the_reader_is_until_it_is_decided(site: Site) -> None:
    path = f"/d/{site.pending.pk}/"
    assertContains(site.owner.get(path, headers={"Accept-Language": "vi"}), "máy đọc chắc chắn")
    before = site.owner.get(path).content.decode().count('data-testid="certainty"')
    post(site, fields(site))
    assertContains(site.owner.get(path), 'data-testid="certainty"', count=before - 1)


def test_a_figure_of_which_the_reader_is_not_sure_says_what_to_look_at_first(site: Site) -> None:
    unsure = amount(site)
    unsure.data |= {"confidence": 0.72, "doubts": ["kind", "period"]}
    unsure.save()
    page = site.owner.get(f"/d/{site.pending.pk}/", headers={"Accept-Language": "vi"})
    assertContains(page, 'xem trước: <span data-testid="doubts">loại số liệu, thời kỳ</span>', count=1)


def test_a_second_document_of_the_same_figure_becomes_a_witness(site: Site) -> None:
    post(site, fields(site))
    current = Current.objects.get()
    assert current.figure.evidence.count() == 2


def test_without_an_indicator_the_figure_stays_on_its_document(site: Site) -> None:
    post(site, fields(site, indicator=""))
    assert (standing(site).action, standing(site).figure) == ("confirmed", None)


def test_keeping_needs_no_fields(site: Site) -> None:
    post(site, {"claim": amount(site).claim_id, "action": "keep"})
    assert (standing(site).action, standing(site).figure) == ("confirmed", None)


def test_a_changed_number_is_a_correction_and_needs_a_reason(site: Site) -> None:
    changed = fields(site, quantity="620 tỷ đồng", first_day="2022-01-01", last_day="2022-12-31")
    refused = post(site, changed)
    assert refused.status_code == 422
    assertContains(refused, "lý do được lưu", status_code=422)
    assertContains(refused, "620 tỷ đồng", status_code=422)
    assert not Decision.objects.filter(text=site.text).exists()
    post(site, changed | {"reason": "đọc nhầm số"})
    figure = standing(site).figure
    assert figure is not None
    assert (standing(site).action, str(figure.value)) == ("corrected", "620000000000")


def test_a_word_that_is_no_number_is_refused_beside_the_figure(site: Site) -> None:
    answer = post(site, fields(site, quantity="khoảng chừng", reason="thử"))
    assertContains(answer, 'role="alert"', status_code=422)
    assertContains(answer, "1.234,5", status_code=422)


def test_what_is_wrong_with_a_field_stands_below_it_and_the_field_has_the_focus(site: Site) -> None:
    key = amount(site).claim_id
    wrong = {"q": {"quantity": "khoảng chừng"}, "p": {"place": "nơi nào đó"}, "o": {"subject": "ai đó"}}
    wrong |= {"w": {"quantity": "620 tỷ đồng"}, "i": {"indicator": "XYZ99"}, "a": {"first_day": "hôm qua"}}
    wrong |= {"b": {"first_day": "2022-07-01"}}
    for field, changes in wrong.items():
        seen = post(site, fields(site, **changes)).content.decode()
        marked = f'aria-invalid="true" aria-describedby="{field}-{key}-fault" autofocus'
        assert (seen.count("aria-invalid"), seen.count(marked)) == (1, 1), field
        assert seen.count('role="alert"') == seen.count(f'id="{field}-{key}-fault" role="alert"') == 1, field


def test_a_place_that_is_not_offered_is_refused(site: Site) -> None:
    assertContains(post(site, fields(site, place="nơi nào đó")), "Hãy chọn địa phương trong danh sách", status_code=422)


def test_a_period_is_needed_and_runs_forward(site: Site) -> None:
    assertContains(post(site, fields(site, first_day="")), "Hãy chọn thời kỳ", status_code=422)
    assertContains(post(site, fields(site, first_day="2022-07-01")), "trước ngày đầu", status_code=422)


def test_a_code_of_no_indicator_is_refused(site: Site) -> None:
    assertContains(post(site, fields(site, indicator="XYZ99")), "Hãy chọn chỉ tiêu", status_code=422)


def test_rejecting_takes_no_field_into_account(site: Site) -> None:
    post(site, {"claim": amount(site).claim_id, "action": "reject"})
    assert standing(site).action == "rejected"


def test_a_decision_is_taken_back_and_the_form_returns(site: Site) -> None:
    post(site, fields(site))
    answer = post(site, {"claim": amount(site).claim_id, "action": "reopen", "reason": "xem lại"})
    assertContains(answer, 'data-state="pending"')
    assertContains(answer, 'data-testid="confirm"')
    assert standing(site).action == "reopened"


def test_without_javascript_a_refusal_shows_the_whole_page_with_the_fault(site: Site) -> None:
    answer = post(site, fields(site, place="nơi nào đó"), htmx=False)
    assertContains(answer, "<html", status_code=422)
    assertContains(answer, "nơi nào đó", status_code=422)


def test_a_decision_on_an_unknown_figure_or_act_is_not_found(site: Site) -> None:
    assert post(site, fields(site, claim="c999")).status_code == 404
    assert post(site, fields(site, action="burn")).status_code == 404


def test_who_may_not_review_is_refused(site: Site) -> None:
    path = reverse("review", args=[site.pending.pk])
    assert site.anonymous.post(path, fields(site)).status_code == 404
    assert site.of(site.cast.stranger).post(path, fields(site)).status_code == 404
    assert not Decision.objects.filter(text=site.text).exists()


def test_deciding_twice_says_that_somebody_was_first(site: Site) -> None:
    post(site, fields(site))
    assertContains(post(site, fields(site)), "Người khác đã duyệt số liệu này trước", status_code=422)


def test_the_address_of_a_decision_leads_to_its_document(site: Site) -> None:
    for name in ("review", "release"):
        answer = site.owner.get(reverse(name, args=[site.pending.pk]))
        assert (answer.status_code, answer["Location"]) == (302, f"/d/{site.pending.pk}/")


@pytest.mark.parametrize("number", ["999999", "0", "-1", "7" * 5000, "abc", "²"])
def test_a_figure_to_replace_that_there_is_not_is_a_fault_beside_the_line(site: Site, number: str) -> None:
    answer = post(site, fields(site, supersedes=number, reason="số chính thức"))
    assertContains(answer, 'role="alert"', status_code=422)
    assert not Decision.objects.filter(text=site.text).exists()


def test_a_figure_that_is_gone_is_said_to_have_been_replaced(site: Site) -> None:
    answer = post(site, fields(site, supersedes="999999", reason="số chính thức"))
    assertContains(answer, "Người khác đã sửa hoặc rút số liệu này trước", status_code=422)


@pytest.mark.parametrize("action", ["confirm", "keep", "reject"])
def test_a_reason_that_is_too_long_is_refused_by_every_act(site: Site, action: str) -> None:
    answer = post(site, fields(site, action=action, reason="a" * 301))
    assertContains(answer, "300", status_code=422)
    assert not Decision.objects.filter(text=site.text).exists()


def test_a_reason_for_taking_back_is_no_longer_either(site: Site) -> None:
    post(site, fields(site))
    answer = post(site, {"claim": amount(site).claim_id, "action": "reopen", "reason": "a" * 301})
    assert answer.status_code == 422
    assert standing(site).action == "confirmed"


@pytest.mark.parametrize(("first", "last"), [("0001-01-01", "2022-06-30"), ("2022-01-01", "2201-01-01")])
def test_a_year_of_which_no_document_speaks_is_refused(site: Site, first: str, last: str) -> None:
    answer = post(site, fields(site, first_day=first, last_day=last))
    assertContains(answer, "Không có văn bản nào nói về năm như vậy", status_code=422)
    assert not Decision.objects.filter(text=site.text).exists()


def test_a_nul_in_a_form_is_a_bad_request(site: Site) -> None:
    assert post(site, fields(site, reason="a\0b")).status_code == 400


def test_a_correction_shows_the_figure_in_force_to_everyone_and_its_reason_inside_only(site: Site) -> None:
    changed = {"quantity": "620 tỷ đồng", "reason": "đọc nhầm số", "last_day": "2022-12-31"}
    post(site, fields(site, **changed))
    release_document(document=site.pending, by=site.cast.owner)
    path = reverse("document", args=[site.pending.pk])
    said = "Văn bản ghi: 615,3 tỷ đồng. Đã sửa thành 620 tỷ đồng."
    inside, outside = site.owner.get(path), site.anonymous.get(path)
    for page in (inside, outside):
        assertContains(page, f'href="#c-{amount(site).claim_id}">620 tỷ đồng</a>')
        assertContains(page, '<span class="chip chip-corrected">đã sửa</span>')
        assertContains(page, said)
        assertContains(page, "Năm 2022</span>")
    assertContains(inside, "đọc nhầm số")
    assertContains(inside, "Thời kỳ máy đọc: 6 tháng đầu năm 2022. Đã sửa thành Năm 2022.")
    assertNotContains(outside, "đọc nhầm số")
    assertNotContains(outside, "Thời kỳ máy đọc")


def test_to_the_public_a_kept_figure_is_confirmed_and_a_rejected_one_is_as_undecided_as_the_rest(site: Site) -> None:
    growth = StoredClaim.objects.get(reading__text__document=site.pending, kind="growth")
    post(site, {"claim": amount(site).claim_id, "action": "keep"})
    post(site, {"claim": growth.claim_id, "action": "reject"})
    release_document(document=site.pending, by=site.cast.owner)
    page = site.anonymous.get(reverse("document", args=[site.pending.pk]))
    assertContains(page, '<span class="chip chip-confirmed">đã xác nhận</span>', count=1)
    assertContains(page, '<span class="chip chip-unconfirmed">máy đọc, chưa xác nhận</span>', count=2)


def test_once_confirmed_a_figure_has_the_name_that_the_catalogue_gives_it(site: Site) -> None:
    post(site, {"claim": amount(site).claim_id, "action": "keep"})
    named = '<p class="claim-says">Thu ngân sách nhà nước'
    answer = post(site, {"claim": amount(site).claim_id, "action": "reopen", "reason": "xem lại"})
    assertNotContains(answer, named)
    assertContains(post(site, fields(site)), named)


def test_the_field_of_the_kind_and_the_button_to_reject_are_not_called_the_same(site: Site) -> None:
    page = site.owner.get(reverse("document", args=[site.pending.pk]))
    assertContains(page, ">Loại</label>", count=3)
    assertContains(page, ">Loại bỏ <kbd", count=3)


def test_days_that_an_issuer_closes_are_named_by_their_months(site: Site) -> None:
    post(site, fields(site, first_day="2021-12-15", last_day="2022-06-14", clock="issuer"))
    period = standing(site).figure.period  # type: ignore[union-attr] # it was entered
    assert (period.name, period.clock) == ("2022-H1", "issuer")


def test_a_title_of_two_periods_asks_to_look_at_the_period_of_each_figure(site: Site) -> None:
    path = f"/d/{site.pending.pk}/"
    assertNotContains(site.owner.get(path), 'data-testid="title-periods"')
    Document.objects.filter(pk=site.pending.pk).update(title="Kết quả quý II và 6 tháng đầu năm 2022")
    assertContains(site.owner.get(path), "Tiêu đề nêu nhiều kỳ: quý II/2022 · 6 tháng đầu năm 2022.")


def test_taking_a_figure_back_and_rejecting_it_then_ask_why_and_the_history_says_so(site: Site) -> None:
    post(site, fields(site))
    back = {"claim": amount(site).claim_id, "action": "reopen"}
    answer = post(site, back)
    assertContains(answer, "lý do được lưu", status_code=422)
    assertContains(answer, 'class="tell reopen" open', status_code=422)
    post(site, back | {"reason": "Ký nhầm"})
    refused = post(site, {"claim": amount(site).claim_id, "action": "reject"})
    assertContains(refused, "lý do được lưu", status_code=422)
    post(site, {"claim": amount(site).claim_id, "action": "reject", "reason": "Số của xã khác"})
    assert (standing(site).action, standing(site).reason) == ("rejected", "Số của xã khác")
    history = site.owner.get(reverse("indicator_history", args=[site.cast.district.slug, "BUD01"]))
    assertContains(history, "Ký nhầm")
