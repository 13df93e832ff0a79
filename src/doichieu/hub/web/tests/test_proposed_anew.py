"""The scoreboard proposes nothing that its unit sent anew."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from doichieu.claims import Period
from doichieu.claims.codec import claim_from_json
from doichieu.hub.access.viewers import viewer_of
from doichieu.hub.catalogue.models import PlanningPeriod
from doichieu.hub.checks.queries import scoreboard
from doichieu.hub.documents.models import StoredClaim
from doichieu.hub.intake.entries import sign_entry
from doichieu.hub.intake.placements import Placement
from doichieu.hub.intake.proposed import proposals_now, proposed_periods
from doichieu.hub.intake.queries import proposals_for
from doichieu.hub.intake.services import correct_claim, reject_claim
from doichieu.hub.intake.tests.entered import line, sheet
from doichieu.hub.register.tests.worked import HALF
from doichieu.hub.web.tests.test_own_units import Schools, schools

__all__ = ["schools"]
BEFORE = Period(date(2021, 1, 1), date(2021, 6, 30))  # of which nothing else is at hand


def signed(schools: Schools, number: str) -> StoredClaim:
    given = line(number, indicator="XX01", unit="hộ", note="đếm lại")
    asked = sheet(schools.site.cast, given, organisation=schools.own, period=BEFORE)
    return StoredClaim.objects.get(reading__text__document=sign_entry(sheet=asked, by=schools.teacher).document)


def proposed(schools: Schools) -> list[str]:
    period = PlanningPeriod(name="2021-H1", first_day=BEFORE.first, last_day=BEFORE.last)
    rows = scoreboard(schools.site.cast.district, period, viewer_of(schools.site.cast.owner)).rows
    return [str(each.claim.value) for row in rows for each in row.proposals]


def test_the_one_sent_last_alone_is_proposed_until_it_is_rejected(schools: Schools) -> None:
    signed(schools, "12")
    later = signed(schools, "21")
    assert proposed(schools) == ["21"]
    reject_claim(claim=later, reason="nhầm", by=viewer_of(schools.site.cast.owner))
    assert proposed(schools) == ["12"]


def test_a_period_is_not_offered_for_what_was_sent_anew_and_put_on_record_of_other_days(schools: Schools) -> None:
    district, viewer = schools.site.cast.district, viewer_of(schools.site.cast.owner)
    signed(schools, "12")
    later = signed(schools, "21")
    assert BEFORE in proposed_periods(district, viewer)
    whole = Placement(code="XX01", locality=district, subject=schools.own, period=Period.year(2021))
    quantity = claim_from_json(later.data).quantity
    correct_claim(claim=later, quantity=quantity, placement=whole, reason="cả năm", by=viewer)
    assert BEFORE not in proposed_periods(district, viewer)


def test_where_no_unit_signed_what_is_proposed_nothing_more_is_asked(schools: Schools) -> None:
    district, viewer = schools.site.cast.district, viewer_of(schools.site.cast.owner)
    signed(schools, "12")
    with CaptureQueriesContext(connection) as before:
        found = proposals_for(district, viewer, HALF)
    with CaptureQueriesContext(connection) as now:
        assert proposals_now(district, viewer, HALF) == found
    assert found
    assert len(now) == len(before)
