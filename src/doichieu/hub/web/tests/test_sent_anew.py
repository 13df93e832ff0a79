"""What waits and was sent anew by the same unit: it is told, and is counted as waiting no more."""

from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from doichieu.hub.access.viewers import viewer_of
from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.checks.neighbourhoods import neighbourhoods
from doichieu.hub.checks.refreshing import refresh_findings
from doichieu.hub.checks.reporting import reports_of
from doichieu.hub.intake.entries import sign_entry
from doichieu.hub.intake.sent_anew import pending_now
from doichieu.hub.intake.services import confirm_claim, reject_claim
from doichieu.hub.intake.tests.entered import line, sheet
from doichieu.hub.intake.waiting import waiting_documents, waiting_in_forms, waiting_results
from doichieu.hub.places.models import Subject
from doichieu.hub.register.models import Figure
from doichieu.hub.register.tests.worked import HALF
from doichieu.hub.web.tests.test_own_units import ENTRY, Schools, schools
from doichieu.hub.web.tests.test_sent_and_waiting import NOTICE, corrected, placed, row_of

__all__ = ["schools"]
TOLD = 'data-testid="sent-anew"'


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
