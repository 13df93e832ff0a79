"""All that waits of a signed form confirmed by one act, and what of it is left for its own card."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from doichieu.hub.access.services import add_subject
from doichieu.hub.access.viewers import system_viewer, viewer_of
from doichieu.hub.checks.models import FindingFigure, StoredFinding
from doichieu.hub.checks.refreshing import refresh_findings
from doichieu.hub.documents.models import Document, StoredClaim
from doichieu.hub.intake.entries import sign_entry
from doichieu.hub.intake.models import Decision
from doichieu.hub.intake.services import reject_claim
from doichieu.hub.intake.tests.entered import line, sheet
from doichieu.hub.places.models import Subject, SubjectKind
from doichieu.hub.register.closings import close_period
from doichieu.hub.register.models import Figure
from doichieu.hub.register.tests.worked import HALF, indicator
from doichieu.hub.web.reviewing.document_page import choices_of
from doichieu.hub.web.reviewing.forms import Choices
from doichieu.hub.web.tests.conftest import Site
from doichieu.hub.web.tests.test_signed_forms import form_of_a_school


def test_a_reviewer_confirms_all_of_a_form_at_once_but_what_asks_for_a_look(site: Site) -> None:
    form = form_of_a_school(site)
    unit = form.organisation
    assert unit is not None
    path, page = reverse("confirm_form", args=[form.pk]), reverse("document", args=[form.pk])
    assertContains(site.owner.get(page), "Xác nhận 2 số liệu đang chờ")
    for stranger in (site.of(site.cast.visitor), site.of(site.cast.stranger)):
        assert stranger.post(path).status_code in {403, 404}
    other = form_of_the_office(site)
    seen = site.owner.post(path, follow=True)
    assertContains(seen, "Đã xác nhận 1 số liệu. Còn 1 số liệu cần xem riêng")
    figures = Figure.objects.filter(subject=unit).values_list("indicator__code", "value")
    assert sorted(figures) == [("BUD01", Decimal(5 * 10**9)), ("XX01", other)]
    assertNotContains(site.owner.get(page), "số liệu đang chờ")


def test_what_is_confirmed_at_once_stays_the_units_own_though_a_hamlet_has_its_name(site: Site) -> None:
    form = form_of_a_school(site)
    unit = form.organisation
    assert unit is not None
    add_subject(locality=unit.locality, kind=SubjectKind.HAMLET, name=unit.name, by=system_viewer())
    assertContains(site.owner.post(reverse("confirm_form", args=[form.pk]), follow=True), "Đã xác nhận 2 số liệu.")
    assert list(Figure.objects.filter(evidence__text__document=form).values_list("subject", flat=True)) == [unit.pk] * 2


def test_a_form_of_before_is_left_to_its_cards(site: Site) -> None:
    form = form_of_a_school(site)
    for claim in StoredClaim.objects.filter(reading__text__document=form):
        del claim.data["entered"]
        claim.save()
    assertNotContains(site.owner.get(reverse("document", args=[form.pk])), "số liệu đang chờ")
    assertContains(site.owner.post(reverse("confirm_form", args=[form.pk]), follow=True), "Đã xác nhận 0 số liệu.")


def form_of_the_office(site: Site) -> Decimal:
    """Another figure of the school, which the office itself signed meanwhile."""
    given = line("8", indicator="XX01", unit="hộ", about="Trường Sơn Ca", note="đếm lại")
    sign_entry(sheet=sheet(site.cast, given), by=site.cast.owner)
    return Decimal(8)


@pytest.mark.parametrize(
    ("severity", "state", "left"),
    [
        ("warning", "open", True),
        ("question", "open", True),
        ("question", "corrected", True),
        ("warning", "gone", False),
    ],
)
def test_what_its_card_shows_as_contradicted_is_left_to_it_however_grave(
    site: Site, severity: str, state: str, left: bool
) -> None:
    form = form_of_a_school(site)
    claim = StoredClaim.objects.get(reading__text__document=form, code="XX01")
    facts = [["last", {"figure": 0}], ["now", {"figure": 0}]]
    found = StoredFinding.objects.create(
        key="1",
        document=form,
        check_name="unchanged",
        wording="unchanged.same",
        severity=severity,
        facts=facts,
        state=state,
        found_at=timezone.now(),
    )
    FindingFigure.objects.create(
        finding=found, position=0, text=claim.reading.text, start=claim.start, end=claim.end, claim=claim.data
    )
    page = site.owner.get(reverse("document", args=[form.pk]))
    assertContains(
        page, "Số liệu đang có mâu thuẫn, kể cả với số chờ duyệt, hoặc phải ghi lý do, được để lại để xem riêng."
    )
    seen = site.owner.post(reverse("confirm_form", args=[form.pk]), follow=True)
    assertContains(seen, "Còn 1 số liệu cần xem riêng" if left else "Đã xác nhận 2 số liệu.")
    assert Decision.objects.filter(text__document=form, claim__code="XX01").exists() is not left


def test_after_all_was_confirmed_the_page_stays_in_the_order_in_which_it_was(site: Site) -> None:
    form = form_of_a_school(site)
    page = reverse("document", args=[form.pk])
    assertContains(
        site.owner.get(f"{page}?order=text"), '<input type="hidden" name="order" value="text">', count=3, html=True
    )
    path = reverse("confirm_form", args=[form.pk])
    assertRedirects(site.owner.post(path, {"order": "text"}), f"{page}?order=text")
    assertRedirects(site.owner.post(path, {"order": "elsewhere"}), page)


def test_what_somebody_else_decided_on_meanwhile_is_told_as_that(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    form = form_of_a_school(site)
    [first, _] = StoredClaim.objects.filter(reading__text__document=form).order_by("start")

    def overtaken(document: Document) -> Choices:
        reject_claim(claim=first, reason="sai kỳ", by=viewer_of(site.cast.colleague))
        return choices_of(document)

    monkeypatch.setattr("doichieu.hub.web.reviewing.whole_forms.choices_of", overtaken)
    seen = site.owner.post(reverse("confirm_form", args=[form.pk]), follow=True)
    assertContains(seen, "Đã xác nhận 1 số liệu. 1 số liệu đã được người khác duyệt trước.")
    assertNotContains(seen, "cần xem riêng")
    assert Decision.objects.get(text__document=form, action="rejected").decided_by == site.cast.colleague


def test_figures_of_a_closed_period_are_told_as_that(site: Site) -> None:
    form = form_of_a_school(site)
    close_period(locality=site.cast.district, period=HALF, by=viewer_of(site.cast.owner))
    seen = site.owner.post(reverse("confirm_form", args=[form.pk]), follow=True)
    assertContains(seen, "Đã xác nhận 0 số liệu. 2 số liệu thuộc kỳ đã khóa: còn chờ duyệt cho đến khi kỳ được mở lại.")
    assertNotContains(seen, "cần xem riêng")
    assert not Figure.objects.filter(evidence__text__document=form).exists()


def form_of(site: Site, school: Subject, figures: int) -> Document:
    """A form of the school with so many figures."""
    codes = [f"ZZ{figures:02}{number:02}" for number in range(figures)]
    for code in codes:
        indicator(code, unit="hộ", shown_in="hộ")
    lines = (line("7", indicator=code, unit="hộ") for code in codes)
    form = sign_entry(sheet=sheet(site.cast, *lines, organisation=school), by=site.cast.visitor).document
    assert form is not None
    refresh_findings(form.pk)
    return form


def test_each_figure_costs_the_queries_of_its_own_rows_and_no_others(site: Site) -> None:
    school = form_of_a_school(site).organisation
    assert school is not None
    asked = []
    for figures in (2, 12):
        form = form_of(site, school, figures)
        with CaptureQueriesContext(connection) as queries:
            site.owner.post(reverse("confirm_form", args=[form.pk]))
        assert Figure.objects.filter(evidence__text__document=form).count() == figures
        asked.append(len(queries))
    assert asked[1] - asked[0] <= 10 * 6  # a savepoint and its end, what holds, the figure, its witness, its projection
