"""What waits and was sent anew by the same unit: it is told, and is counted as waiting no more."""

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from django.db.models import Q
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains

from doichieu.claims import Claim
from doichieu.claims.codec import claim_from_json
from doichieu.hub.access.units import rename_subject
from doichieu.hub.access.viewers import viewer_of
from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.checks.neighbourhoods import neighbourhoods
from doichieu.hub.checks.refreshing import refresh_findings
from doichieu.hub.checks.reporting import reports_of
from doichieu.hub.documents.models import Document, StoredClaim
from doichieu.hub.documents.services import release_document
from doichieu.hub.intake.entries import sign_entry
from doichieu.hub.intake.sent_anew import pending_now, sent_anew, sent_since
from doichieu.hub.intake.sent_figures import sent_by
from doichieu.hub.intake.services import confirm_claim, reject_claim
from doichieu.hub.intake.tests.entered import line, sheet
from doichieu.hub.intake.waiting import waiting_documents, waiting_in_forms, waiting_results
from doichieu.hub.places.models import Subject
from doichieu.hub.register.models import Figure, Measure
from doichieu.hub.register.series import Series
from doichieu.hub.register.tests.worked import HALF
from doichieu.hub.web.tests.test_own_units import ENTRY, PLACE, Schools, schools, sent
from doichieu.hub.web.tests.test_sent_and_waiting import NOTICE, corrected, placed, row_of, unsaid

__all__ = ["schools"]
TOLD, REJECTED = 'data-testid="sent-anew"', 'data-testid="rejected-anew"'
VIETNAM = timezone(timedelta(hours=7))


def test_the_card_of_what_was_sent_anew_leads_to_the_later_form_and_may_still_be_decided_on(schools: Schools) -> None:
    earlier, later = corrected(schools, "12"), corrected(schools, "21")
    first, last = earlier.reading.text.document, later.reading.text.document
    card = schools.site.owner.get(reverse("document", args=[first.pk]))
    assertContains(card, TOLD, count=1)
    assertContains(card, f'<a href="{reverse("document", args=[last.pk])}#r-{later.claim_id}">phiếu gửi sau</a>')
    assertContains(card, ": 21 hộ.")
    assertNotContains(schools.site.owner.get(reverse("document", args=[last.pk])), TOLD)
    owner = viewer_of(schools.site.cast.owner)
    assert confirm_claim(claim=earlier, placement=placed(schools), by=owner).figure is not None
    assertNotContains(schools.site.owner.get(reverse("document", args=[first.pk])), TOLD)


def test_in_public_it_is_told_as_replaced_and_to_its_unit_as_sent_anew(schools: Schools) -> None:
    earlier, _ = corrected(schools, "12"), corrected(schools, "21")
    form, owner = earlier.reading.text.document, viewer_of(schools.site.cast.owner)
    address = reverse("document", args=[form.pk])
    asked = schools.site.owner.post(reverse("release", args=[form.pk]), {"action": "release"})
    assertContains(asked, "1 số liệu của phiếu này đang chờ duyệt và đã được gửi lại ở phiếu sau.", status_code=422)
    assertNotContains(asked, "chưa ai duyệt", status_code=422)
    release_document(document=form, by=owner)
    for browser, chip, words in (
        (schools.site.anonymous, "replaced", "đã được số khác thay"),
        (schools.site.of(schools.neighbour), "replaced", "đã được số khác thay"),
        (schools.browser, "sent_anew", "đã gửi lại ở phiếu sau"),
    ):
        seen = browser.get(address)
        assertContains(seen, f'<span class="chip chip-{chip}">{words}</span>', count=1, html=True)
        assertNotContains(seen, "đã ký,")
        assertContains(seen, TOLD, count=int(chip == "sent_anew"))
    assertNotContains(schools.site.anonymous.get(address), "21 hộ")


def test_the_card_says_that_what_was_sent_anew_was_rejected(schools: Schools) -> None:
    earlier, later = corrected(schools, "12"), corrected(schools, "21")
    first, last = (reverse("document", args=[each.reading.text.document_id]) for each in (earlier, later))
    assertNotContains(schools.site.owner.get(first), REJECTED)
    reject_claim(claim=later, reason="nhầm", by=viewer_of(schools.site.cast.owner))
    for browser in (schools.site.owner, schools.browser):
        card = browser.get(first)
        assertContains(card, REJECTED, count=1)
        assertContains(card, ": 21 hộ. Số gửi lại đã bị loại bỏ.")
        assertContains(card, f'<a href="{last}#r-{later.claim_id}">phiếu gửi sau</a>')
        assertNotContains(browser.get(last), REJECTED)
    assertNotContains(schools.site.of(schools.neighbour).get(first), REJECTED, status_code=404)
    corrected(schools, "22")
    card = schools.site.owner.get(first)
    assertNotContains(card, REJECTED)
    assertContains(card, TOLD, count=1)


def test_it_is_counted_as_waiting_nowhere_until_what_was_sent_anew_is_rejected(schools: Schools) -> None:
    cast, owner = schools.site.cast, viewer_of(schools.site.cast.owner)
    earlier, later = corrected(schools, "12"), corrected(schools, "21")
    forms = [each.reading.text.document for each in (earlier, later)]

    def counted() -> tuple[object, ...]:
        queue = {each.document.pk for each in pending_now(owner)}
        closing = {each.document.pk for each in waiting_documents(cast.district, HALF, owner)}
        return tuple(waiting_in_forms(forms, owner).values()), *(
            [each.pk in found for each in forms] for found in (queue, closing)
        )

    assert counted() == ((0, 1), [False, True], [False, True])
    reject_claim(claim=later, reason="nhầm", by=owner)
    assert counted() == ((1, 0), [True, False], [True, False])


def test_in_the_units_rows_and_on_its_page_only_the_last_one_waits(schools: Schools) -> None:
    corrected(schools, "12")
    corrected(schools, "21")
    for browser in (schools.site.owner, schools.site.of(schools.teacher)):
        page = browser.get(f"{ENTRY}?unit={schools.own.pk}").content.decode()
        notice = page.partition(NOTICE)[2].partition("</section>")[0]
        assert "21 hộ" in notice
        assert "12 hộ" not in notice + row_of(page, "XX01")
        own = browser.get(schools.page)
        assertContains(own, '<span class="chip chip-sent_anew">đã gửi lại ở phiếu sau</span>', count=1, html=True)
        assertContains(own, "chip-signed", count=1)


def test_after_the_last_one_was_accepted_the_first_one_corrects_nothing(schools: Schools) -> None:
    place, owner = schools.site.cast.district, viewer_of(schools.site.cast.owner)
    corrected(schools, "12")
    confirm_claim(claim=corrected(schools, "21"), placement=placed(schools), by=owner)
    told = {each.unit: each for each in reports_of(place, HALF, owner, waiting_results(place, HALF, owner))}
    assert (told[schools.own].figures, told[schools.own].waiting, told[schools.own].corrections) == (1, 0, 0)


def test_it_contradicts_nothing(schools: Schools) -> None:
    earlier, later = corrected(schools, "12"), corrected(schools, "21")
    for each in (earlier, later):
        refresh_findings(each.reading.text.document_id)
    standing = Indicator.objects.get(code="XX01")
    found = neighbourhoods(schools.site.cast.district, [standing], HALF.last)[standing.pk]
    assert [str(each.witness.claim.value) for each in found.laid] == ["21"]


def test_what_another_unit_sent_later_is_not_the_same_sent_anew(schools: Schools) -> None:
    cast, owner = schools.site.cast, viewer_of(schools.site.cast.owner)
    first = corrected(schools, "12").reading.text.document
    given = line("21", indicator="XX01", unit="hộ")
    neighbour = schools.neighbour
    school = Subject.objects.get(name="Trường Hoa Sen")
    assert sign_entry(sheet=sheet(cast, given, organisation=school), by=neighbour).document is not None
    assert waiting_in_forms([first], owner) == {first.pk: 1}


def test_to_confirm_all_of_the_earlier_form_leaves_it_out(schools: Schools) -> None:
    given = (line("5"), line("12", indicator="XX01", unit="hộ"))
    form = sign_entry(sheet=sheet(schools.site.cast, *given, organisation=schools.own), by=schools.teacher).document
    assert form is not None
    corrected(schools, "21")
    schools.site.owner.post(reverse("confirm_form", args=[form.pk]))
    figures = Figure.objects.filter(subject=schools.own).values_list("indicator__code", flat=True)
    assert list(figures) == ["BUD01"]


def test_what_waits_is_not_forgotten_once_the_later_one_is_kept_on_its_form_alone(schools: Schools) -> None:
    owner = viewer_of(schools.site.cast.owner)
    earlier, later = corrected(schools, "12"), corrected(schools, "21")
    forms = [each.reading.text.document for each in (earlier, later)]
    confirm_claim(claim=later, placement=None, by=owner)
    assert list(waiting_in_forms(forms, owner).values()) == [1, 0]
    assert [each.state for each in sent_by(schools.own, owner)] == ["kept", "signed"]


def test_what_its_unit_stated_since_is_known_whatever_became_of_it(schools: Schools) -> None:
    owner = viewer_of(schools.site.cast.owner)
    earlier, later = corrected(schools, "12"), corrected(schools, "21")
    first, last = (each.reading.text.document for each in (earlier, later))
    assert (sent_since(first), sent_since(last)) == ({earlier.claim_id}, set())
    reject_claim(claim=later, reason="nhầm", by=owner)
    assert (sent_since(first), sent_anew(Q(pk=earlier.pk))) == ({earlier.claim_id}, [])
    reject_claim(claim=earlier, reason="nhầm", by=owner)
    assert sent_since(first) == set()


def test_forms_of_one_title_are_told_apart_by_when_they_were_sent(schools: Schools) -> None:
    forms = [sent(schools, "12"), corrected(schools, "13").reading.text.document]
    for form, hour in zip(forms, (7, 16), strict=True):
        Document.objects.filter(pk=form.pk).update(stored_at=datetime(2022, 7, 4, hour, 5, tzinfo=VIETNAM))
    assert forms[0].title == forms[1].title
    queue = schools.site.owner.get("/intake/").content.decode().partition('id="hand-in-title"')[0]
    closing = schools.site.owner.get(f"{PLACE}2022-H1/reporting/?closing=1").content.decode()
    for page in (queue, closing):
        assert [f"gửi {moment} 04/07/2022" in page for moment in ("07:05", "16:05")] == [True, True]


def signed(schools: Schools, number: str, maturity: str = "", **of_series: Any) -> StoredClaim:
    standing = Indicator.objects.get(code="XX01")
    series = Series(standing, schools.site.cast.district, schools.own, **of_series)
    given = line(number, series=series, unit="hộ", maturity=maturity, note="đếm lại")
    form = sign_entry(sheet=sheet(schools.site.cast, given, organisation=schools.own), by=schools.teacher).document
    return StoredClaim.objects.get(reading__text__document=form)


def test_of_a_form_that_said_no_prices_the_same_at_any_is_the_same_sent_anew(schools: Schools) -> None:
    owner = viewer_of(schools.site.cast.owner)
    earlier, later = unsaid(signed(schools, "12")), signed(schools, "21", price_basis="so sánh 2010")
    other = signed(schools, "22", price_basis="hiện hành")
    assert [each.later.number for each in sent_anew(Q(pk=earlier.pk))] == [other.pk]
    assert sent_anew(Q(pk=later.pk)) == []
    assert [each.state for each in sent_by(schools.own, owner)] == ["signed", "signed", "sent_anew"]


def test_what_is_less_ripe_takes_the_place_of_nothing_riper(schools: Schools) -> None:
    owner = viewer_of(schools.site.cast.owner)
    official, estimate = signed(schools, "12", "official"), signed(schools, "15", "estimate")
    assert sent_anew(Q(pk__in=(official.pk, estimate.pk))) == []
    assert [each.state for each in sent_by(schools.own, owner)] == ["signed", "signed"]
    preliminary = signed(schools, "16", "preliminary")
    told = [(each.earlier.number, each.later.number) for each in sent_anew(Q())]
    assert told == [(estimate.pk, preliminary.pk)]


def test_of_one_form_no_figure_is_another_sent_anew_and_of_two_owners_none_is(schools: Schools) -> None:
    place, standing = schools.site.cast.district, Indicator.objects.get(code="XX01")
    lines = [
        line(number, series=Series(standing, place, schools.own, measure=Measure.ATTAINMENT, set_by=whose), unit="%")
        for number, whose in (("50", "HĐND tỉnh"), ("60", "HĐND thành phố"))
    ]
    form = sign_entry(sheet=sheet(schools.site.cast, *lines, organisation=schools.own), by=schools.teacher).document
    assert form is not None
    told = sent_by(schools.own, viewer_of(schools.site.cast.owner))
    assert [(each.state, each.again) for each in told] == [("signed", False)] * 2


def test_what_a_unit_signed_under_its_former_name_is_sent_anew_on_its_page_as_in_the_queue(schools: Schools) -> None:
    owner = viewer_of(schools.site.cast.owner)
    first = corrected(schools, "12").reading.text.document
    rename_subject(subject=schools.own, name="Trường Sơn Ca 1", reason="Theo quyết định", by=owner)
    schools.own.refresh_from_db()
    last = corrected(schools, "21").reading.text.document
    assert waiting_in_forms([first, last], owner) == {first.pk: 0, last.pk: 1}
    assert [each.state for each in sent_by(schools.own, owner)] == ["signed", "sent_anew"]


def test_nothing_is_decoded_of_what_the_unit_sent_since_of_other_indicators(
    schools: Schools, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    decoded: list[str] = []

    def counted(data: Mapping[str, Any]) -> Claim:
        decoded.append(data["code"])
        return claim_from_json(data)

    monkeypatch.setattr("doichieu.hub.intake.sent_anew.claim_from_json", counted)
    waits = corrected(schools, "12")
    for number in ("5", "6"):
        sign_entry(sheet=sheet(schools.site.cast, line(number), organisation=schools.own), by=schools.teacher)
    with django_assert_num_queries(3):
        assert (sent_anew(Q(pk=waits.pk)), decoded) == ([], [])
    corrected(schools, "21")
    assert (len(sent_anew(Q(pk=waits.pk))), decoded) == (1, ["XX01"] * 2)


def test_to_confirm_all_leaves_out_what_the_unit_replaced_also_where_the_later_form_was_rejected(
    schools: Schools,
) -> None:
    given = (line("5"), line("12", indicator="XX01", unit="hộ"))
    form = sign_entry(sheet=sheet(schools.site.cast, *given, organisation=schools.own), by=schools.teacher).document
    assert form is not None
    reject_claim(claim=corrected(schools, "21"), reason="nhầm", by=viewer_of(schools.site.cast.owner))
    schools.site.owner.post(reverse("confirm_form", args=[form.pk]))
    figures = Figure.objects.filter(subject=schools.own).values_list("indicator__code", flat=True)
    assert list(figures) == ["BUD01"]
