import pytest

from doichieu.claims import Kind
from doichieu.hub.access.tests.cast import Cast
from doichieu.hub.access.viewers import viewer_of
from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.intake import queries
from doichieu.hub.intake.proposals import Proposal
from doichieu.hub.register.models import Measure
from doichieu.hub.register.tests.worked import YEAR, claim, indicator, quantity, read, stored_text


@pytest.fixture
def spending(db: None) -> Indicator:
    plan, spent = indicator("INV01", name_vi="Kế hoạch vốn đầu tư công được giao"), indicator("INV02")
    indicator("INV03", unit="%", shown_in="%", aggregation_time="ratio", numerator=spent, denominator=plan)
    return spent


def proposed(cast: Cast, basis: str | None, kind: Kind, planned: bool = True) -> Proposal:
    content = "Giải ngân 96% cả năm."
    text = stored_text(content, cast.district, cast.owner)
    stated = quantity("96", "%")
    read(text, (claim(content, "96%", stated, code="INV02", basis=basis, kind=kind, planned=planned, period=YEAR),))
    [item] = queries.review_of(text.document, viewer_of(cast.owner))
    assert item.proposal is not None
    return item.proposal


@pytest.mark.parametrize(
    ("basis", "kind"),
    [
        ("kế hoạch vốn", Kind.ATTAINMENT),
        ("Kế hoạch vốn được giao", Kind.ATTAINMENT),
        ("kế hoạch vốn đầu tư công năm 2022", Kind.LEVEL),
        (None, Kind.LEVEL),
    ],
)
def test_a_percentage_of_what_the_catalogue_divides_by_is_the_ratio(
    cast: Cast, spending: Indicator, basis: str | None, kind: Kind
) -> None:
    found = proposed(cast, basis, kind)
    assert (found.code, found.measure, found.planned, found.why_not) == ("INV03", Measure.LEVEL, True, None)


@pytest.mark.parametrize("basis", ["kế hoạch", "dự toán năm", None])
def test_a_percentage_of_any_plan_is_the_amounts_share_of_plan(
    cast: Cast, spending: Indicator, basis: str | None
) -> None:
    found = proposed(cast, basis, Kind.ATTAINMENT, planned=False)
    assert (found.code, found.measure, found.why_not) == ("INV03", Measure.LEVEL, None)


@pytest.mark.parametrize(
    ("basis", "kind"),
    [
        ("kế hoạch thành phố giao", Kind.ATTAINMENT),
        ("kế hoạch thành phố giao", Kind.LEVEL),
        ("tổng vốn giải ngân", Kind.LEVEL),
    ],
)
def test_a_percentage_of_the_plan_of_one_owner_or_of_another_whole_rates_the_amount(
    cast: Cast, spending: Indicator, basis: str, kind: Kind
) -> None:
    found = proposed(cast, basis, kind, planned=False)
    assert (found.code, found.measure, found.why_not) == ("INV02", Measure.ATTAINMENT, None)


def test_the_scoreboards_proposals_are_offered_under_the_ratio_too(cast: Cast, spending: Indicator) -> None:
    proposed(cast, "kế hoạch vốn", Kind.ATTAINMENT)
    [found] = queries.proposals_for(cast.district, viewer_of(cast.owner), YEAR)
    assert found.proposal.code == "INV03"
