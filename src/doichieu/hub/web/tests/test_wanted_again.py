"""What was rejected of a unit's form is to be sent again, on its own page as with who has reported, or on neither."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django.asserts import assertContains, assertNotContains

from doichieu.hub.access.models import Role
from doichieu.hub.access.services import grant_role
from doichieu.hub.access.units import rename_subject
from doichieu.hub.access.viewers import Viewer, system_viewer, viewer_of
from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.catalogue.stewardship import merge_indicators
from doichieu.hub.checks.own_units import own_unit
from doichieu.hub.documents.models import Document, StoredClaim
from doichieu.hub.intake.entries import sign_entry
from doichieu.hub.intake.models import Decision
from doichieu.hub.intake.placements import Placement
from doichieu.hub.intake.services import confirm_claim, reject_claim, reopen_claim, take_back_document
from doichieu.hub.intake.tests.entered import line, sheet, sign
from doichieu.hub.intake.wanted_again import wanted_again
from doichieu.hub.register.series import Series
from doichieu.hub.register.tests.worked import HALF, indicator
from doichieu.hub.web.tests.test_own_units import WHY, Schools, rejected, report_of, schools, sent
from doichieu.hub.web.tests.test_sent_and_waiting import unsaid

__all__ = ["schools"]


def owner(schools: Schools) -> Viewer:
    return viewer_of(schools.site.cast.owner)


def stated(form: Document) -> StoredClaim:
    return StoredClaim.objects.get(reading__text__document=form, code="XX01")


def accepted(schools: Schools, form: Document) -> None:
    placed = Placement(code="XX01", locality=schools.site.cast.district, subject=schools.own, period=HALF)
    confirm_claim(claim=stated(form), placement=placed, by=owner(schools))


def wanted(schools: Schools) -> list[str]:
    """The codes that its page tells as rejected; those of which nothing waits, both pages ask for again."""
    own, told = own_unit(schools.own, viewer_of(schools.teacher)).wanted_again, report_of(schools)
    missing = [each.indicator.code for each in own if each.is_missing]
    assert told.turned_down == len(missing)
    assert set(missing) <= {each.code for each in told.missing}
    return [each.indicator.code for each in own]


def test_a_form_that_was_taken_out_is_not_asked_for_again(schools: Schools) -> None:
    form = sent(schools, "7")
    accepted(schools, form)
    take_back_document(document=form, reason="gửi nhầm chỉ tiêu", by=owner(schools))
    assert (wanted(schools), report_of(schools).missing) == ([], ())
    assertNotContains(schools.browser.get(schools.page), "Gửi lại")


def test_who_takes_a_whole_form_out_says_whether_it_is_to_be_sent_again(schools: Schools) -> None:
    page = "/d/{}/dependents/".format
    for number, act, codes in (("7", "send_again", ["XX01", "BUD01"]), ("8", "for_good", [])):
        form = sent(schools, number)  # all of it waits
        asked = schools.site.owner.get(page(form.pk))
        assertContains(asked, "Gỡ hẳn thì đơn vị không phải gửi lại số liệu nào của phiếu này", count=1)
        data = {"reason": "gửi nhầm kỳ", "action": act}
        assertContains(schools.site.owner.post(page(form.pk), data, follow=True), "Đã gỡ 2 số liệu.")
        assert sorted(wanted(schools)) == sorted(codes)
        assertContains(schools.browser.get(schools.page), "gửi nhầm kỳ")
        assertNotContains(schools.site.owner.get(page(form.pk)), "Gỡ hẳn")


def test_what_was_rejected_is_asked_for_again_though_the_same_at_other_prices_waits(schools: Schools) -> None:
    place = schools.site.cast.district
    for prices in ("so sánh 2010", "hiện hành"):
        series = Series(Indicator.objects.get(code="XX01"), place, schools.own, price_basis=prices)
        given = sheet(schools.site.cast, line("7", series=series, unit="hộ"), organisation=schools.own)
        form = sign_entry(sheet=given, by=schools.teacher).document
        assert form is not None
        if prices == "so sánh 2010":
            reject_claim(claim=stated(form), reason=WHY, by=owner(schools))
    asked = wanted_again(place, unit=schools.own)
    told = [StoredClaim.objects.get(pk=each.claim).data["entered"]["price_basis"] for each in asked]
    assert told == ["so sánh 2010"]


def undone(schools: Schools, reason: str) -> Document:
    """A form of which a figure was accepted, and that was taken back."""
    form = sent(schools, "7")
    accepted(schools, form)
    reopen_claim(decision=Decision.objects.get(text__document=form), reason=reason, by=owner(schools))
    return form


def test_a_form_that_was_undone_figure_by_figure_and_then_taken_out_is_not_asked_for_again(schools: Schools) -> None:
    form = undone(schools, "hỏi lại trường")
    take_back_document(document=form, reason="gửi nhầm chỉ tiêu", by=owner(schools))
    assert (wanted(schools), report_of(schools).missing) == ([], ())


def test_what_was_undone_and_rejected_for_one_reason_is_asked_for_again(schools: Schools) -> None:
    reject_claim(claim=stated(undone(schools, WHY)), reason=WHY, by=owner(schools))
    assert wanted(schools) == ["XX01"]


def test_what_was_rejected_for_good_is_not_asked_for_again(schools: Schools) -> None:
    form = sent(schools, "7")
    reject_claim(claim=stated(form), reason="không phải chỉ tiêu của đơn vị", by=owner(schools), for_good=True)
    assert (wanted(schools), report_of(schools).missing) == ([], ())


def test_of_a_rejection_from_before_it_said_for_good_or_not_the_reasons_tell(schools: Schools) -> None:
    form = sent(schools, "7")
    accepted(schools, form)
    take_back_document(document=form, reason=WHY, by=owner(schools))
    Decision.objects.update(for_good=None)
    assert wanted(schools) == []
    reject_claim(claim=stated(sent(schools, "8")), reason=WHY, by=owner(schools))
    Decision.objects.update(for_good=None)
    assert wanted(schools) == ["XX01"]


def test_what_is_wanted_again_takes_four_queries(schools: Schools) -> None:
    rejected(schools)
    with CaptureQueriesContext(connection) as asked:
        assert len(wanted_again(schools.own.locality, unit=schools.own)) == 1
    assert len(asked) == 4


def test_what_was_rejected_before_its_form_was_taken_out_is_asked_for_still(schools: Schools) -> None:
    form = rejected(schools)
    budget = StoredClaim.objects.get(reading__text__document=form, code="BUD01")
    placed = Placement(code="BUD01", locality=schools.site.cast.district, subject=schools.own, period=HALF)
    confirm_claim(claim=budget, placement=placed, by=owner(schools))
    take_back_document(document=form, reason="gửi nhầm chỉ tiêu", by=owner(schools))
    assert wanted(schools) == ["XX01"]


def test_what_was_confirmed_too_early_and_then_rejected_is_asked_for_again(schools: Schools) -> None:
    reject_claim(claim=stated(undone(schools, "bấm nhầm")), reason=WHY, by=owner(schools))
    assert wanted(schools) == ["XX01"]
    assertContains(schools.browser.get(schools.page), WHY)


def test_a_rejection_that_is_made_anew_is_for_good_only_where_it_says_so(schools: Schools) -> None:
    form = rejected(schools)
    assert wanted(schools) == ["XX01"]
    standing = Decision.objects.get(text__document=form)
    reopen_claim(decision=standing, reason="ghi nhầm lý do", by=owner(schools))
    reject_claim(claim=stated(form), reason="không phải chỉ tiêu của đơn vị", by=owner(schools))
    assert wanted(schools) == ["XX01"]
    Decision.objects.update(for_good=None)  # from before a rejection said so: it was the only way to say it
    assert wanted(schools) == []


def test_a_rejected_correction_of_a_figure_that_holds_is_not_asked_for_again(schools: Schools) -> None:
    accepted(schools, sent(schools, "7"))
    other = line("8", indicator="XX01", unit="hộ", note="sửa lại")
    form = sign_entry(sheet=sheet(schools.site.cast, other, organisation=schools.own), by=schools.teacher).document
    assert form is not None
    reject_claim(claim=stated(form), reason="giữ số cũ", by=owner(schools))
    assert wanted(schools) == []
    assertNotContains(schools.browser.get(schools.page), 'data-testid="rejected"')


def rejected_again(schools: Schools, number: str) -> None:
    reject_claim(claim=stated(sent(schools, number)), reason="giữ số cũ", by=owner(schools))


@pytest.mark.parametrize("confirmed", [False, True])
def test_of_the_same_that_was_sent_twice_the_second_is_told_as_rejected_unless_the_first_was_confirmed(
    schools: Schools, *, confirmed: bool
) -> None:
    first = sent(schools, "7")
    rejected_again(schools, "8")
    if confirmed:
        accepted(schools, first)
    assert wanted(schools) == ([] if confirmed else ["XX01"])


def test_what_was_sent_anew_and_kept_on_its_form_alone_is_asked_for_again(schools: Schools) -> None:
    rejected(schools)
    confirm_claim(claim=stated(sent(schools, "21")), placement=None, by=owner(schools))
    assert wanted(schools) == ["XX01"]


@pytest.mark.parametrize("on_record", [False, True])
def test_what_was_rejected_of_a_form_that_said_no_prices_is_met_by_any(schools: Schools, *, on_record: bool) -> None:
    place = schools.site.cast.district
    reject_claim(claim=unsaid(stated(sent(schools, "7"))), reason=WHY, by=owner(schools))
    assert wanted(schools) == ["XX01"]
    series = Series(Indicator.objects.get(code="XX01"), place, schools.own, price_basis="so sánh 2010")
    given = sheet(schools.site.cast, line("8", series=series, unit="hộ"), organisation=schools.own)
    form = sign_entry(sheet=given, by=schools.teacher).document
    assert form is not None
    if on_record:
        placed = Placement(code="XX01", locality=place, subject=schools.own, period=HALF, price_basis="so sánh 2010")
        confirm_claim(claim=stated(form), placement=placed, by=owner(schools))
    assert wanted(schools) == []


def test_what_a_renamed_unit_sent_anew_is_not_asked_for_again(schools: Schools) -> None:
    rejected(schools)
    rename_subject(subject=schools.own, name="Trường Sơn Ca 1", reason="Theo quyết định", by=owner(schools))
    schools.own.refresh_from_db()
    assert wanted(schools) == ["XX01"]
    sent(schools, "8")
    assert wanted(schools) == []


def test_what_the_office_entered_itself_is_not_asked_for_again(schools: Schools) -> None:
    rejected(schools)
    sign(schools.site.cast, line("9", about="Trường Sơn Ca", indicator="XX01", unit="hộ"))
    assert wanted(schools) == []


def test_what_was_rejected_twice_is_asked_for_once(schools: Schools) -> None:
    rejected(schools)
    rejected_again(schools, "8")
    assert wanted(schools) == ["XX01"]


def test_what_was_rejected_of_an_indicator_that_was_merged_since_is_asked_for_under_the_other(schools: Schools) -> None:
    into = indicator("XX02", unit="hộ", shown_in="hộ", name_vi="Số hộ vận động được", search="xx02")
    rejected(schools)
    gone = type(into).objects.get(code="XX01")
    steward = schools.site.cast.owner
    grant_role(user=steward, role=Role.STEWARD, locality=None, by=system_viewer())
    merge_indicators(indicator=gone, into=into, reason="Trùng chỉ tiêu", by=viewer_of(steward))
    assert wanted(schools) == ["XX02"]
    sign(schools.site.cast, line("9", about="Trường Sơn Ca", indicator="XX02", unit="hộ"))
    assert wanted(schools) == []
