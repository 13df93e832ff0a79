from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from doichieu.claims import Kind, Period
from doichieu.hub.access.services import add_subject
from doichieu.hub.access.tests.cast import Cast
from doichieu.hub.access.viewers import Viewer, system_viewer, viewer_of
from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.checks.judgements import Status, Why
from doichieu.hub.checks.queries import Scoreboard, scoreboard
from doichieu.hub.checks.rows import Row
from doichieu.hub.documents.services import release_document
from doichieu.hub.places.models import SubjectKind
from doichieu.hub.register import services
from doichieu.hub.register.models import Figure, Measure
from doichieu.hub.register.series import Series
from doichieu.hub.register.tests.worked import HALF, YEAR, claim, indicator, period, quantity, read, stored_text

NINE = Period(date(2022, 1, 1), date(2022, 9, 30))


@dataclass
class Board:
    """A place whose figures are entered one by one, each from a sentence of its own."""

    cast: Cast
    count: int = field(default=0)

    def state(self, of: Indicator, value: str, days: Period = YEAR, **fields: Any) -> Figure:
        self.count += 1
        content = f"Câu {self.count}: đạt {value}, so với {fields.get('basis', 'kế hoạch năm')}."
        text = stored_text(content, self.cast.district, self.cast.owner)
        amounts: dict[str, Any] = others(fields)
        stated = quantity(value, fields.pop("unit", of.unit), **amounts)
        maturity = fields.pop("maturity", "")
        said = {"basis": fields.pop("basis", None), "kind": fields.pop("kind", Kind.LEVEL)}
        evidence = claim(content, value, stated, period=days, code=of.code, **said)
        series = Series(of, fields.pop("place", self.cast.district), **fields)
        return services.add_figure(
            series=series,
            period=period(days),
            quantity=stated,
            evidence=services.WitnessedClaim(text, evidence),
            maturity=maturity,
            by=self.cast.owner,
        )

    def target(self, of: Indicator, value: str, days: Period = YEAR, **fields: Any) -> Figure:
        return self.state(of, value, days, planned=True, **fields)

    def seen(self, days: Period = YEAR, viewer: Viewer | None = None) -> Scoreboard:
        return scoreboard(self.cast.district, period(days), viewer or viewer_of(self.cast.owner))

    def row(self, days: Period = YEAR) -> Row:
        [row] = self.seen(days).rows
        return row


def others(fields: dict[str, Any]) -> dict[str, str]:
    return {name: fields.pop(name) for name in ("upper", "total") if name in fields}


@pytest.fixture
def board(cast: Cast) -> Board:
    return Board(cast)


def test_one_result_stands_against_each_owners_plan(board: Board) -> None:
    revenue = indicator()
    city = board.target(revenue, "977", set_by="thành phố")
    council = board.target(revenue, "1183", set_by="HĐND huyện")
    result = board.state(revenue, "1000")
    row = board.row()
    assert row.result is not None
    assert (row.result.figure, row.subject, row.indicator) == (result, None, revenue)
    found = [(each.set_by, each.target and each.target.figure, each.status) for each in row.comparisons]
    assert found == [("HĐND huyện", council, Status.NOT_MET), ("thành phố", city, Status.EXCEEDED)]
    assert [each.computed_share and round(each.computed_share, 4) for each in row.comparisons] == [
        Decimal("0.8453"),
        Decimal("1.0235"),
    ]
    assert (row.status, row.reason and row.reason.why) == (Status.NOT_MET, Why.AT_THE_END)


def test_the_sentence_comes_with_every_figure(board: Board) -> None:
    board.target(indicator(), "977")
    [comparison] = board.row().comparisons
    assert comparison.target is not None
    [witness] = comparison.target.witnesses
    assert (witness.quote, witness.span.start) == ("977", "Câu 1: đạt 977".index("977"))
    assert (comparison.result, comparison.status) == (None, Status.UNKNOWN)


def test_the_half_year_is_held_against_the_years_target(board: Board) -> None:
    revenue = indicator()
    board.target(revenue, "365")
    board.state(revenue, "180", HALF)
    row = board.row(HALF)
    assert (row.status, row.reason and row.reason.why) == (Status.BEHIND, Why.LINEAR_PACE)
    assert [each.figure.value for each in row.results] == [Decimal(180)]


def test_last_years_pace_is_found_on_record(board: Board) -> None:
    revenue = indicator()
    board.target(revenue, "365")
    board.state(revenue, "180", HALF)
    board.state(revenue, "40", Period(date(2021, 1, 1), date(2021, 6, 30)))
    board.state(revenue, "100", Period.year(2021))
    row = board.row(HALF)
    assert row.reason is not None
    assert (row.status, row.reason.why, row.reason.expected) == (
        Status.ON_PACE,
        Why.LAST_YEARS_PACE,
        Decimal("0.4"),
    )
    assert row.reason.last_year is not None
    assert [each.value for each in row.reason.last_year] == [Decimal(40), Decimal(100)]


def test_the_year_shows_its_latest_running_total_and_its_parts(board: Board) -> None:
    revenue = indicator()
    board.target(revenue, "365")
    board.state(revenue, "180", HALF)
    nine = board.state(revenue, "280", NINE)
    board.state(revenue, "90", Period(date(2022, 10, 1), date(2022, 12, 31)))  # the last quarter alone
    seen = board.seen()
    [row] = seen.rows
    [comparison] = row.comparisons
    assert comparison.result is not None
    assert (comparison.result.figure, comparison.status) == (nine, Status.ON_PACE)
    assert row.results == ()
    assert [part.period.name for part in row.parts] == ["2022-H1", "2022-9M", "2022-Q4"]
    assert [part.name for part in seen.parts] == ["2022-H1", "2022-9M", "2022-Q4"]


def test_an_attainment_alone_gives_a_status_and_says_that_it_was_stated(board: Board) -> None:
    revenue = indicator()
    amount = board.state(revenue, "615", HALF)
    rate = {"measure": Measure.ATTAINMENT, "unit": "%"}
    board.state(revenue, "63", HALF, set_by="thành phố", **rate)
    board.state(revenue, "41", HALF, set_by="huyện", **rate)
    row = board.row(HALF)
    assert [(each.set_by, each.status, each.reason.stated) for each in row.comparisons] == [
        ("huyện", Status.BEHIND, True),
        ("thành phố", Status.ON_PACE, True),
    ]
    assert [each.result and each.result.figure for each in row.comparisons] == [amount, amount]
    assert [each.computed_share for each in row.comparisons] == [None, None]
    assert sorted(each.quantity.value for each in row.attainments) == [Decimal(41), Decimal(63)]


def test_an_attainment_of_a_half_years_plan_is_held_against_the_half_year(board: Board) -> None:
    board.state(indicator(), "95", HALF, measure=Measure.ATTAINMENT, unit="%", basis="kế hoạch 6 tháng")
    row = board.row(HALF)
    assert (row.status, row.reason and row.reason.why) == (Status.NOT_MET, Why.AT_THE_END)


def test_a_stated_attainment_stands_beside_its_target(board: Board) -> None:
    revenue = indicator()
    board.target(revenue, "1000", set_by="HĐND huyện")
    board.state(revenue, "1060")
    stated = board.state(revenue, "106", measure=Measure.ATTAINMENT, unit="%", set_by="hđnd huyện")
    [comparison] = board.row().comparisons
    assert comparison.attainment is not None
    assert (comparison.attainment.figure, comparison.computed_share) == (stated, Decimal("1.06"))


def test_growth_is_held_against_planned_growth_and_shown_as_stated(board: Board) -> None:
    output = indicator("ECO01")
    board.target(output, "10", measure=Measure.GROWTH, unit="%")
    board.state(output, "15", HALF, measure=Measure.GROWTH, unit="%")
    board.state(output, "18058", HALF)
    row = board.row(HALF)
    [comparison] = row.comparisons
    assert (comparison.status, comparison.reason.why) == (Status.ON_PACE, Why.AGAINST_TARGET)
    assert [each.quantity.value for each in row.growths] == [Decimal(15)]


def test_all_of_a_number_needs_no_target(board: Board) -> None:
    share = indicator("PLN01", unit="%", aggregation_time="ratio")
    board.state(share, "17", measure=Measure.PROGRESS, unit="chỉ tiêu", total="17")
    row = board.row()
    assert (row.status, row.reason and row.reason.why) == (Status.MET, Why.AGAINST_TOTAL)


def test_a_target_for_the_last_day_is_the_years(board: Board) -> None:
    communes = indicator("NRD02", unit="xã", aggregation_time="last")
    board.target(communes, "8", Period.day(date(2022, 12, 31)))
    board.state(communes, "8")
    assert board.row().status is Status.MET


def test_a_row_without_a_target_has_no_status_and_is_not_counted(board: Board) -> None:
    board.state(indicator(), "615")
    other = indicator("ECO01")
    board.target(other, "10")
    seen = board.seen()
    assert [row.status for row in seen.rows] == [None, Status.UNKNOWN]
    assert seen.counts == {Status.UNKNOWN: 1}


def test_a_subject_has_a_row_of_its_own(board: Board) -> None:
    revenue = indicator()
    fees = add_subject(
        locality=board.cast.district, kind=SubjectKind.REVENUE_LINE, name="Lệ phí trước bạ", by=system_viewer()
    )
    board.state(revenue, "615")
    board.state(revenue, "15", subject=fees)
    assert [(row.subject, len(row.results)) for row in board.seen().rows] == [(None, 1), (fees, 1)]


def test_another_place_and_another_year_stay_out(board: Board) -> None:
    revenue = indicator()
    board.state(revenue, "1", place=board.cast.commune)
    board.state(revenue, "2", Period.year(2021))
    board.target(revenue, "3", Period.year(2023))
    assert board.seen().rows == ()


def test_an_outsider_sees_released_figures_alone(board: Board) -> None:
    revenue = indicator()
    target = board.target(revenue, "100")
    board.state(revenue, "99")
    nobody = board.cast.anonymous
    assert board.seen(viewer=nobody).rows == ()
    [witness] = target.evidence.all()
    release_document(document=witness.text.document, by=board.cast.owner)
    [row] = board.seen(viewer=nobody).rows
    assert (row.result, row.status) == (None, Status.UNKNOWN)


def test_claims_that_nobody_reviewed_are_laid_over_as_proposals(board: Board) -> None:
    indicator()
    content = "Thu ngân sách đạt 615,3 tỷ đồng; số vụ vi phạm là 12 vụ."
    text = stored_text(content, board.cast.district, board.cast.owner)
    revenue = claim(content, "615,3 tỷ đồng", quantity("615300000000"))
    unknown = claim(content, "12 vụ", quantity("12", "vụ"), code=None, kind=Kind.LEVEL)
    elsewhen = replace(claim(content, "12", quantity("12")), id="other year", period=Period.year(2020))
    read(text, (revenue, unknown, elsewhen))
    [row] = board.seen(HALF).rows
    [proposed] = row.proposals
    assert (proposed.claim, proposed.text_id, row.result, row.status) == (revenue, text.pk, None, None)


@pytest.mark.parametrize("indicators", [3, 60])
def test_the_rows_take_nine_queries_whatever_the_number_of_indicators(
    board: Board, indicators: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(indicators):
        measured = indicator(f"X{number:02}")
        board.target(measured, "100")
        board.state(measured, "50", HALF)
        content = f"Bổ sung {number}: 77 tỷ đồng."
        text = stored_text(content, board.cast.district, board.cast.owner)
        read(text, (claim(content, "77 tỷ đồng", quantity("77000000000"), code=measured.code),))
    viewer = viewer_of(board.cast.owner)
    half = period(HALF)
    with django_assert_num_queries(9):
        seen = scoreboard(board.cast.district, half, viewer)
        facts = [
            (row.indicator.name_vi, row.status, len(row.proposals), row.comparisons[0].target.witnesses[0].title)  # type: ignore[union-attr]
            for row in seen.rows
        ]
    assert len(facts) == indicators
    assert {(status, proposals) for _, status, proposals, _ in facts} == {(Status.ON_PACE, 1)}


def test_an_attainment_without_an_owner_is_laid_beside_the_target_that_it_equals(board: Board) -> None:
    revenue = indicator()
    rate = {"measure": Measure.ATTAINMENT, "unit": "%"}
    board.target(revenue, "1000", set_by="HĐND huyện")
    board.target(revenue, "800", set_by="thành phố")
    board.state(revenue, "400", HALF)
    board.state(revenue, "40", HALF, set_by="HĐND huyện", **rate)
    bare = board.state(revenue, "50", HALF, **rate)
    row = board.row(HALF)
    assert [(each.set_by, [held.figure for held in each.unassigned]) for each in row.comparisons] == [
        ("HĐND huyện", []),
        ("thành phố", [bare]),
    ]


def test_the_same_figure_has_one_status_whether_or_not_its_owner_is_named(board: Board) -> None:
    revenue = indicator()
    rate = {"measure": Measure.ATTAINMENT, "unit": "%"}
    board.target(revenue, "580", set_by="HĐND huyện")
    board.state(revenue, "331", HALF)
    board.state(revenue, "57", HALF, set_by="HĐND huyện", **rate)
    bare = board.state(revenue, "57", HALF, **rate)
    board.state(revenue, "305", Period(date(2021, 1, 1), date(2021, 6, 30)))
    board.state(revenue, "523", Period.year(2021))
    [comparison] = board.row(HALF).comparisons
    assert (comparison.status, [held.figure for held in comparison.unassigned]) == (Status.BEHIND, [bare])


@pytest.mark.parametrize(("value", "status"), [("100", Status.MET), ("96", Status.NOT_MET)])
def test_a_level_in_percent_of_a_plan_gives_its_status(board: Board, value: str, status: Status) -> None:
    recruits = indicator("MIL01", unit="%", aggregation_time="ratio")
    board.state(recruits, value, kind=Kind.ATTAINMENT, basis="chỉ tiêu")
    row = board.row()
    assert (row.status, row.reason and row.reason.stated) == (status, True)


def test_a_level_in_percent_of_anything_else_has_no_status(board: Board) -> None:
    board.state(indicator("SOC04", unit="%", aggregation_time="ratio"), "96")
    assert board.row().status is None


def test_figures_of_merged_codes_stand_beside_each_other_the_indicators_own_as_the_result(board: Board) -> None:
    kept, gone = indicator(), indicator("BUD09")
    other = board.state(gone, "700", HALF)
    own = board.state(kept, "615", HALF)
    board.target(kept, "1200")
    Indicator.objects.filter(pk=gone.pk).update(merged_into=kept)
    row = board.row()
    assert row.result is not None
    assert (row.result.figure.pk, [held.figure.pk for held in row.merged]) == (own.pk, [other.pk])
    assert [each.result and each.result.figure.pk for each in row.comparisons] == [own.pk]


def test_a_target_of_a_merged_code_is_compared_whose_unit_was_written_otherwise(board: Board) -> None:
    rate = {"aggregation_time": "last", "aggregation_space": "average"}
    kept = indicator("HEA01", unit="bác sĩ/vạn dân", **rate)
    gone = indicator("HEA02", unit="bác sĩ/10.000 người dân", **rate)
    target = board.target(gone, "8.5")
    result = board.state(kept, "9")
    Indicator.objects.filter(pk=gone.pk).update(merged_into=kept)
    [compared] = board.row().comparisons
    assert compared.target is not None
    assert compared.result is not None
    assert (compared.target.figure.pk, compared.result.figure.pk) == (target.pk, result.pk)
    assert (compared.target.quantity.unit, compared.status) == ("bác sĩ/vạn dân", Status.MET)
