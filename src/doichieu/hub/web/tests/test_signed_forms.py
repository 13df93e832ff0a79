"""What a form says that a unit signed, while it waits for the reviewer and once one of its figures was rejected."""

import re
from typing import Any

from django.test import Client
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from doichieu.hub.access.models import Role
from doichieu.hub.access.services import add_subject, grant_role
from doichieu.hub.access.viewers import system_viewer, viewer_of
from doichieu.hub.documents.models import Document, StoredClaim
from doichieu.hub.documents.services import release_document
from doichieu.hub.intake.entries import sign_entry
from doichieu.hub.intake.models import Decision
from doichieu.hub.intake.services import reject_claim
from doichieu.hub.intake.tests.entered import line, sheet
from doichieu.hub.places.models import SubjectKind
from doichieu.hub.register.tests.worked import indicator
from doichieu.hub.web.tests.conftest import Site

WAITS = "đã ký, chờ duyệt"
TURNED_DOWN = '<span class="chip chip-turned_down">đã loại bỏ</span>'


def form_of_a_school(site: Site) -> Document:
    """Two figures that the contributor of a school signed for it."""
    indicator("XX01", unit="hộ", shown_in="hộ")
    school = add_subject(
        locality=site.cast.district, kind=SubjectKind.ORGANISATION, name="Trường Sơn Ca", by=system_viewer()
    )
    grant_role(
        user=site.cast.visitor, role=Role.CONTRIBUTOR, locality=school.locality, organisation=school, by=system_viewer()
    )
    lines = (line("5"), line("7", indicator="XX01", unit="hộ"))
    document = sign_entry(sheet=sheet(site.cast, *lines, organisation=school), by=site.cast.visitor).document
    assert document is not None
    return document


def reject_one(site: Site, form: Document) -> None:
    claim = StoredClaim.objects.get(reading__text__document=form, code="XX01")
    reject_claim(claim=claim, reason="sai kỳ", by=viewer_of(site.cast.owner))


def rejecting(site: Site, form: Document, **changes: str) -> Any:
    claim = StoredClaim.objects.get(reading__text__document=form, code="XX01")
    data = {"claim": claim.claim_id, "action": "reject", "quantity": "9 hộ", "measure": "level", **changes}
    return site.owner.post(reverse("review", args=[form.pk]), data, headers={"HX-Request": "true"})


def test_who_rejects_what_was_signed_is_asked_why_beside_the_field_and_loses_nothing(site: Site) -> None:
    form = form_of_a_school(site)
    seen = rejecting(site, form, reason=" ").content.decode()
    key = StoredClaim.objects.get(reading__text__document=form, code="XX01").claim_id
    assert seen.count('name="reason"') == seen.count(f'aria-invalid="true" aria-describedby="w-{key}-fault"') == 1
    told = "Hãy ghi vì sao loại bỏ: người đã gửi số liệu sẽ đọc lý do này."
    assert f'id="w-{key}-fault" role="alert"><p>{told}</p>' in seen
    assert re.findall(r"<[^>]*type=\"submit\"[^>]*>", seen)[0] == '<button type="submit" disabled hidden>'  # of Enter
    assert 'value="9 hộ"' in seen
    assert not Decision.objects.filter(text__document=form).exists()
    assert rejecting(site, form, reason="a" * 301).status_code == 422
    assertContains(rejecting(site, form, action="reject_for_good"), 'data-testid="reject-for-good"', status_code=422)
    assertContains(rejecting(site, form, reason="sai kỳ"), "Lý do: sai kỳ")


def test_who_undoes_a_rejection_of_what_was_signed_is_asked_why_beside_the_field(site: Site) -> None:
    form = form_of_a_school(site)
    reject_one(site, form)
    page = site.owner.get(reverse("document", args=[form.pk]))
    assertContains(page, 'data-testid="reopen"', count=1)
    assertNotContains(page, "Xem lại")
    key = StoredClaim.objects.get(reading__text__document=form, code="XX01").claim_id
    refused = rejecting(site, form, action="reopen")
    assertContains(refused, 'class="tell reopen" open', status_code=422)
    assertContains(refused, f'aria-invalid="true" aria-describedby="why-{key}-fault"', status_code=422)
    assert Decision.objects.filter(text__document=form).count() == 1
    assertContains(rejecting(site, form, action="reopen", reason="Đúng kỳ, đọc nhầm"), 'data-state="pending"')
    assert Decision.objects.filter(text__document=form, action="reopened", reason="Đúng kỳ, đọc nhầm").exists()


def test_what_was_rejected_without_a_reason_is_looked_at_again_without_one(site: Site) -> None:
    amount = StoredClaim.objects.get(reading__text__document=site.pending, kind="level")
    reject_claim(claim=amount, by=viewer_of(site.cast.owner))
    assertContains(site.owner.get(reverse("document", args=[site.pending.pk])), 'value="Xem lại"', count=1)


def test_a_reviewer_rejects_for_good_in_one_act_and_the_unit_reads_that(site: Site) -> None:
    form = form_of_a_school(site)
    unit = form.organisation
    assert unit is not None
    rejecting(site, form, action="reject_for_good", reason="không giao cho trường")
    page, signed = reverse("unit", args=[unit.locality.slug, unit.pk]), reverse("document", args=[form.pk])
    for browser in (site.of(site.cast.visitor), site.owner):
        for address in (page, signed):
            assertContains(browser.get(address), "loại bỏ hẳn: không phải gửi lại", count=1)
        assertContains(browser.get(signed), "Lý do: không giao cho trường")
        assertNotContains(browser.get(page), "coi như chưa gửi")
    release_document(document=form, by=viewer_of(site.cast.owner))
    assertNotContains(site.anonymous.get(signed), "loại bỏ hẳn")


def test_each_figure_that_a_unit_signed_can_be_rejected_for_good_at_once(site: Site) -> None:
    form = form_of_a_school(site)
    seen = site.owner.get(reverse("document", args=[form.pk]))
    for words in ("Loại bỏ để gửi lại", "Loại bỏ hẳn"):
        assertContains(seen, words, count=2)
    assertNotContains(seen, "Loại bỏ hẳn thì")
    asked = rejecting(site, form, action="reject_for_good")
    assertContains(asked, "data-meant", count=1, status_code=422)
    assertNotContains(rejecting(site, form), "data-meant", status_code=422)


def test_only_what_a_unit_signed_can_be_rejected_for_good(site: Site) -> None:
    amount = StoredClaim.objects.get(reading__text__document=site.pending, kind="level")
    path = reverse("review", args=[site.pending.pk])
    data = {"claim": amount.claim_id, "action": "reject", "reason": "a" * 301}
    seen = site.owner.post(path, data, headers={"HX-Request": "true"})
    assertContains(seen, 'data-testid="rejecting"', status_code=422)
    assertNotContains(site.owner.get(reverse("document", args=[site.pending.pk])), "reject_for_good")
    assertNotContains(seen, "reject_for_good", status_code=422)


def those_outside(site: Site) -> tuple[Client, Client]:
    """The browsers of the school's contributor and of nobody."""
    return site.of(site.cast.visitor), site.anonymous


def test_it_waits_for_approval_and_was_read_by_no_program(site: Site) -> None:
    form = form_of_a_school(site)
    release_document(document=form, by=viewer_of(site.cast.owner))
    for browser in those_outside(site):
        seen = browser.get(reverse("document", args=[form.pk]))
        assertContains(seen, f'<span class="chip chip-signed">{WAITS}</span>', count=2, html=True)
        assertContains(seen, "2 số liệu đã ký, đang chờ duyệt")
        assertNotContains(seen, "máy đọc, chưa xác nhận")
        assertNotContains(seen, "số liệu do máy đọc, chưa ai xác nhận")


def test_what_was_rejected_is_told_as_that_and_why_to_the_unit_alone(site: Site) -> None:
    form = form_of_a_school(site)
    reject_one(site, form)
    release_document(document=form, by=viewer_of(site.cast.owner))
    for browser in those_outside(site):
        seen = browser.get(reverse("document", args=[form.pk]))
        assertContains(seen, TURNED_DOWN, count=1, html=True)
        assertContains(seen, f'<span class="chip chip-signed">{WAITS}</span>', count=1, html=True)
        assertContains(seen, "đã xác nhận 0/2 số liệu")
    own, public = (browser.get(reverse("document", args=[form.pk])) for browser in those_outside(site))
    assertContains(own, f"đã loại bỏ: {site.cast.owner}, ")
    assertContains(own, "Lý do: sai kỳ")
    assertNotContains(own, "<textarea")
    assertNotContains(public, "sai kỳ")
    assertNotContains(public, str(site.cast.owner))


def test_a_release_says_what_waits_and_what_was_rejected_and_asks(site: Site) -> None:
    form = form_of_a_school(site)
    reject_one(site, form)
    asked = site.owner.post(reverse("release", args=[form.pk]), {"action": "release"})
    assertContains(asked, "Có 1 số liệu của phiếu này đã bị loại bỏ", status_code=422)
    assertContains(asked, "ghi là đã ký, chờ duyệt", status_code=422)
    assertNotContains(asked, "máy đọc, chưa ai", status_code=422)


def test_who_writes_a_note_and_who_releases_its_form_are_told_that_it_becomes_public(site: Site) -> None:
    form, told = form_of_a_school(site), "Ghi chú trên phiếu được công bố nguyên văn cùng với phiếu."
    unit = form.organisation
    assert unit is not None
    entering = reverse("entry", args=[unit.locality.slug, "2022-H1"])
    assertContains(site.of(site.cast.visitor).get(f"{entering}?unit={unit.pk}"), told, count=1)
    assertContains(site.owner.get(reverse("document", args=[form.pk])), told, count=1)
    assertContains(site.owner.post(reverse("release", args=[form.pk]), {"action": "release"}), told, status_code=422)
    assertNotContains(site.owner.get(reverse("document", args=[site.pending.pk])), told)


def test_what_is_only_kept_on_its_form_is_told_as_that_to_the_unit_and_to_everybody(site: Site) -> None:
    form = form_of_a_school(site)
    unit = form.organisation
    assert unit is not None
    rejecting(site, form, action="keep", quantity="", reason="ngoài danh mục")
    release_document(document=form, by=viewer_of(site.cast.owner))
    told = '<span class="chip chip-kept">chỉ giữ ở phiếu, không vào số liệu</span>'
    for browser in (*those_outside(site), site.owner):
        seen = browser.get(reverse("document", args=[form.pk]))
        assertContains(seen, told, count=1, html=True)
        assertNotContains(seen, '<span class="chip chip-confirmed">')
    assertContains(site.anonymous.get(reverse("document", args=[form.pk])), "đã xác nhận 0/2 số liệu")
    page = site.of(site.cast.visitor).get(reverse("unit", args=[unit.locality.slug, unit.pk]))
    assertContains(page, told, count=1, html=True)
    assertContains(page, "ngoài danh mục")


def test_a_value_typed_before_keeping_is_not_dropped_but_asked_about(site: Site) -> None:
    form = form_of_a_school(site)
    refused = rejecting(site, form, action="keep", quantity="9 hộ")
    assertContains(refused, "Chỉ giữ ở văn bản này thì số liệu giữ nguyên như đã đọc: 7 hộ.", status_code=422)
    assertContains(refused, 'value="9 hộ"', status_code=422)
    assert not Decision.objects.filter(text__document=form).exists()
    assert rejecting(site, form, action="keep", quantity="7 hộ").status_code == 200
