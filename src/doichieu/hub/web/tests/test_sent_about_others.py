"""What a unit sends about others than itself: told with who has reported."""

from doichieu.hub.access.models import Role
from doichieu.hub.access.services import grant_role
from doichieu.hub.access.tests.cast import assembled
from doichieu.hub.access.viewers import system_viewer, viewer_of
from doichieu.hub.accounts.models import User
from doichieu.hub.checks.reporting import reports_of
from doichieu.hub.intake.entries import sign_entry
from doichieu.hub.intake.tests.entered import line, sheet
from doichieu.hub.intake.waiting import waiting_results
from doichieu.hub.register.tests.worked import HALF, YEAR, indicator


def test_what_waits_of_a_place_below_corrects_no_figure_of_the_unit_that_tells_it(db: None) -> None:
    cast = assembled()
    indicator("ECO12", unit="doanh nghiệp", shown_in="doanh nghiệp", name_vi="Số doanh nghiệp thành lập mới")
    for about in ("", "xã Đồng Mơ"):
        clerk = User.objects.create(username=f"clerk {about}")
        by = clerk if about else cast.owner
        grant_role(user=clerk, role=Role.CONTRIBUTOR, locality=cast.district, by=system_viewer())
        sign_entry(sheet=sheet(cast, line("5", about=about, indicator="ECO12", unit="")), by=by)
    reviewer = viewer_of(cast.colleague)
    sent = waiting_results(cast.province, HALF, reviewer)
    [told] = [each for each in reports_of(cast.province, HALF, reviewer, sent) if each.unit == cast.district]
    assert (told.figures, told.waiting, told.corrections, told.sent) == (1, 1, 0, 2)


def test_what_waits_of_a_place_below_is_still_missing_of_the_unit_that_tells_it(db: None) -> None:
    cast = assembled()
    indicator("ECO12", unit="doanh nghiệp", shown_in="doanh nghiệp", name_vi="Số doanh nghiệp thành lập mới")
    fields = {"indicator": "ECO12", "unit": ""}
    sign_entry(sheet=sheet(cast, line("9", **fields), period=YEAR, planned=True, set_by="UBND tỉnh"), by=cast.owner)
    reviewer = viewer_of(cast.colleague)

    def missing() -> list[str]:
        sent = waiting_results(cast.province, YEAR, reviewer)
        [told] = [each for each in reports_of(cast.province, YEAR, reviewer, sent) if each.unit == cast.district]
        return [each.code for each in told.missing]

    for about, left in (("xã Đồng Mơ", ["ECO12"]), ("", [])):
        clerk = User.objects.create(username=f"clerk {about}")
        grant_role(user=clerk, role=Role.CONTRIBUTOR, locality=cast.district, by=system_viewer())
        sign_entry(sheet=sheet(cast, line("5", about=about, **fields), period=YEAR), by=clerk)
        assert missing() == left
