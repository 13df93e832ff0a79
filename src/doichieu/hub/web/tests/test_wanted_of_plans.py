"""What was rejected of one plan is asked for again, whatever was sent of another plan or is on record of that one."""

from typing import Any

import pytest

from doichieu.hub.access.viewers import viewer_of
from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.documents.models import StoredClaim
from doichieu.hub.intake.entries import sign_entry
from doichieu.hub.intake.services import reject_claim
from doichieu.hub.intake.tests.entered import line, sheet, sign
from doichieu.hub.intake.wanted_again import wanted_again
from doichieu.hub.register.models import Measure
from doichieu.hub.register.series import Series
from doichieu.hub.web.tests.test_own_units import WHY, Schools, schools

__all__ = ["schools"]
PROVINCE, CITY = "HĐND tỉnh", "HĐND thành phố"
TARGET: dict[str, Any] = {"planned": True}
RATE: dict[str, Any] = {"measure": Measure.ATTAINMENT}  # a result, against whose plan
EITHER = pytest.mark.parametrize("of", [TARGET, RATE], ids=["target", "attainment"])


def given(schools: Schools, number: str, whose: str, of: dict[str, Any]) -> tuple[Any, dict[str, Any]]:
    """A line of the school's own series, and what its sheet says beside it."""
    series = Series(Indicator.objects.get(code="XX01"), schools.site.cast.district, schools.own, set_by=whose, **of)
    told = {"planned": True, "set_by": whose} if series.planned else {}
    return line(number, series=series, unit="hộ" if series.planned else "%", note="theo văn bản giao"), told


def sent(schools: Schools, number: str, whose: str, of: dict[str, Any]) -> StoredClaim:
    one, told = given(schools, number, whose, of)
    asked = sheet(schools.site.cast, one, organisation=schools.own, **told)
    form = sign_entry(sheet=asked, by=schools.teacher).document
    return StoredClaim.objects.get(reading__text__document=form)


def rejected(schools: Schools, number: str, whose: str, of: dict[str, Any]) -> StoredClaim:
    claim = sent(schools, number, whose, of)
    reject_claim(claim=claim, reason=WHY, by=viewer_of(schools.site.cast.owner))
    return claim


def wanted(schools: Schools) -> list[int]:
    return [each.claim for each in wanted_again(schools.own.locality, unit=schools.own)]


@EITHER
def test_what_waits_of_another_plan_is_not_what_was_rejected_of_this_one(schools: Schools, of: dict[str, Any]) -> None:
    of_province = rejected(schools, "60", PROVINCE, of)
    sent(schools, "70", CITY, of)
    assert wanted(schools) == [of_province.pk]
    sent(schools, "61", PROVINCE, of)
    assert wanted(schools) == []


@EITHER
def test_what_was_rejected_of_two_plans_is_asked_for_of_both(schools: Schools, of: dict[str, Any]) -> None:
    both = [rejected(schools, number, whose, of).pk for number, whose in (("60", PROVINCE), ("70", CITY))]
    assert wanted(schools) == both


@EITHER
def test_what_is_on_record_of_another_plan_answers_for_that_one_alone(schools: Schools, of: dict[str, Any]) -> None:
    of_province = rejected(schools, "60", PROVINCE, of)
    for whose, left in ((CITY, [of_province.pk]), (PROVINCE, [])):
        one, told = given(schools, "70", whose, of)
        sign(schools.site.cast, one, **told)
        assert wanted(schools) == left


@EITHER
def test_what_was_rejected_as_it_named_no_plan_is_there_once_it_came_with_its_plan(
    schools: Schools, of: dict[str, Any]
) -> None:
    unnamed = rejected(schools, "60", "", of)
    assert wanted(schools) == [unnamed.pk]
    sent(schools, "60", PROVINCE, of)
    assert wanted(schools) == []
