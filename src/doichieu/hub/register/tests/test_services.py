from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db.models import Model

from doichieu.claims import Bound, Period
from doichieu.hub.access.errors import Refused, UnknownActor
from doichieu.hub.access.services import add_locality, add_subject
from doichieu.hub.access.tests.cast import Cast
from doichieu.hub.access.viewers import system_viewer
from doichieu.hub.ledger import queries as ledger
from doichieu.hub.places.models import Level, SubjectKind
from doichieu.hub.register import entering, errors, figure_errors, services
from doichieu.hub.register.models import Current, Evidence, Figure, Maturity, Measure
from doichieu.hub.register.series import Series, series_of
from doichieu.hub.register.tests.entered import add, rows, take_back
from doichieu.hub.register.tests.worked import (
    HALF,
    SENTENCE,
    indicator,
    period,
    quantity,
    revenue_claims,
    stored_text,
    witnessed,
)


def test_a_figure_is_kept_with_its_witness_and_holds(cast: Cast, series: Series) -> None:
    figure = add(cast, series, maturity=Maturity.ESTIMATE)
    assert (figure.value, figure.step, figure.unit) == (Decimal(615300000000), Decimal(100000000), "VND")
    assert (figure.bound, figure.maturity, figure.order) == ("exact", "estimate", 615300000000.0)
    [witness] = Evidence.objects.all()
    assert witness.text.data["content"][witness.start : witness.end] == "615,3 tỷ đồng" == witness.claim["quote"]
    assert rows() == [(figure.pk, series.digest, figure.period_id, cast.district.pk, series.indicator.pk)]
    assert series_of(figure) == series
    link = ledger.chain().last()
    assert link is not None
    assert (link.event, link.actor, len(link.rows)) == ("figure added", "owner", 2)


def test_the_same_figure_in_another_document_is_one_more_witness(cast: Cast, series: Series) -> None:
    first = add(cast, series)
    again = add(cast, series, content=f"Theo báo cáo, {SENTENCE}", by=cast.colleague)
    assert again == first
    assert Figure.objects.count() == 1
    assert first.evidence.count() == 2
    assert [row.recorded_by for row in first.evidence.order_by("pk")] == [cast.owner, cast.colleague]


def test_the_same_witness_twice_changes_nothing(cast: Cast, series: Series) -> None:
    text = stored_text(SENTENCE, cast.district, cast.owner)
    amount = revenue_claims()[0]
    given: dict[str, Any] = {"period": period(HALF), "evidence": witnessed(text, amount), "by": cast.owner}
    first = services.add_figure(series=series, quantity=quantity("615300000000"), **given)
    links = ledger.chain().count()
    assert services.add_figure(series=series, quantity=quantity("615300000000"), **given) == first
    assert (Evidence.objects.count(), ledger.chain().count()) == (1, links)


@pytest.mark.parametrize(
    "other",
    [
        {"value": "615400000000"},
        {"quantity": quantity("615300000000", bound=Bound.OVER)},
        {"quantity": quantity("615300000000", upper="616000000000")},
    ],
)
def test_another_value_is_refused_with_the_figure_that_stands(
    cast: Cast, series: Series, other: dict[str, Any]
) -> None:
    first = add(cast, series)
    with pytest.raises(figure_errors.FigureStands) as refused:
        add(cast, series, content=f"Sau rà soát, {SENTENCE}", **other)
    assert refused.value.existing == first
    assert (Figure.objects.count(), Evidence.objects.count()) == (1, 1)


def test_an_official_figure_does_not_slip_in_as_a_witness_of_an_estimate(cast: Cast, series: Series) -> None:
    add(cast, series, maturity=Maturity.ESTIMATE)
    with pytest.raises(figure_errors.FigureStands):
        add(cast, series, content=f"Chính thức: {SENTENCE}", maturity=Maturity.OFFICIAL)


def test_a_correction_supersedes_and_the_first_row_stays_as_it_was(cast: Cast, series: Series) -> None:
    first = add(cast, series)
    second = add(
        cast, series, "620100000000", f"Đính chính: {SENTENCE}", supersedes=first, reason="Số quyết toán", by=cast.owner
    )
    assert (second.supersedes, second.reason) == (first, "Số quyết toán")
    assert Figure.objects.get(pk=first.pk).value == Decimal(615300000000)
    assert [row[0] for row in rows()] == [second.pk]


def test_the_second_of_two_corrections_sees_the_first(cast: Cast, series: Series) -> None:
    first = add(cast, series)
    second = add(cast, series, "620100000000", f"Một: {SENTENCE}", supersedes=first, reason="một")
    with pytest.raises(figure_errors.AlreadySuperseded) as refused:
        add(cast, series, "620200000000", f"Hai: {SENTENCE}", supersedes=first, reason="hai", by=cast.colleague)
    assert refused.value.successor == second


def test_a_correction_needs_a_reason_and_the_same_series_and_period(cast: Cast, series: Series) -> None:
    first = add(cast, series)
    with pytest.raises(errors.ReasonMissing):
        add(cast, series, "1", f"Một: {SENTENCE}", supersedes=first, reason="  ")
    with pytest.raises(figure_errors.SeriesDiffer):
        add(cast, replace(series, planned=True), "1", f"Hai: {SENTENCE}", supersedes=first, reason="x")
    other = period(Period.year(2022))
    with pytest.raises(figure_errors.SeriesDiffer):
        add(cast, series, "1", f"Ba: {SENTENCE}", supersedes=first, reason="x", period=other)
    assert Figure.objects.count() == 1


def test_a_withdrawal_is_a_row_with_a_reason_and_without_a_value(cast: Cast, series: Series) -> None:
    figure = add(cast, series)
    with pytest.raises(errors.ReasonMissing):
        take_back(cast, figure, reason=" ")
    row = take_back(cast, figure, reason="Nhầm huyện")
    assert row is not None
    assert (row.withdrawn, row.value, row.supersedes, row.reason) == (True, None, figure, "Nhầm huyện")
    assert rows() == []
    link = ledger.chain().last()
    assert link is not None
    assert (link.event, [each["model"] for each in link.rows]) == ("witness withdrawn", ["retraction", "figure"])
    assert take_back(cast, figure) is None


def test_after_a_withdrawal_a_figure_can_be_entered_again(cast: Cast, series: Series) -> None:
    take_back(cast, add(cast, series))
    again = add(cast, series, content=f"Lần nữa: {SENTENCE}")
    assert (again.supersedes, [row[0] for row in rows()]) == (None, [again.pk])


def test_a_witness_that_is_taken_back_leaves_the_others(cast: Cast, series: Series) -> None:
    figure = add(cast, series)
    add(cast, series, content=f"Theo báo cáo, {SENTENCE}")
    first, second = figure.evidence.order_by("pk")
    row = take_back(cast, figure, first)
    assert row is not None
    assert (row.supersedes, row.value, row.withdrawn) == (figure, figure.value, False)
    assert [(each.text_id, each.start) for each in row.evidence.all()] == [(second.text_id, second.start)]
    last = take_back(cast, figure, second)
    assert last is not None
    assert (last.withdrawn, last.supersedes) == (True, row)
    assert rows() == []
    assert take_back(cast, figure, second) is None


def test_a_correction_taken_back_lets_the_figure_hold_again_that_it_replaced(cast: Cast, series: Series) -> None:
    first = add(cast, series, maturity=Maturity.ESTIMATE)
    other = f"Theo báo cáo, {SENTENCE}"
    add(cast, series, content=other)
    second = add(cast, series, "620100000000", f"Đính chính: {SENTENCE}", supersedes=first, reason="Số quyết toán")
    again = take_back(cast, second, reason="Nhầm văn bản")
    assert again is not None
    assert (again.supersedes, again.reason, again.withdrawn) == (second, "Nhầm văn bản", False)
    assert (again.value, again.step, again.maturity) == (first.value, first.step, "estimate")
    assert [(row.text_id, row.start, row.claim) for row in again.evidence.order_by("pk")] == [
        (row.text_id, row.start, row.claim) for row in first.evidence.order_by("pk")
    ]
    assert [row[0] for row in rows()] == [again.pk]
    assert Figure.objects.get(pk=first.pk).value == Decimal(615300000000)
    kept, gone = first.evidence.order_by("pk")
    left = take_back(cast, first, gone)
    assert left is not None
    assert [row.text_id for row in left.evidence.all()] == [kept.text_id]


def test_a_witness_taken_back_while_another_figure_held_does_not_return_with_it(cast: Cast, series: Series) -> None:
    first = add(cast, series)
    second = add(cast, series, "620100000000", f"Một: {SENTENCE}", supersedes=first, reason="một")
    third = add(cast, series, "630100000000", f"Hai: {SENTENCE}", supersedes=second, reason="hai")
    assert take_back(cast, second) is None
    assert [row[0] for row in rows()] == [third.pk]
    restated = take_back(cast, third)
    assert restated is not None
    assert (restated.value, restated.supersedes) == (first.value, third)
    gone = take_back(cast, first)
    assert gone is not None
    assert (gone.withdrawn, gone.supersedes, rows()) == (True, restated, [])


def test_a_bigger_act_records_the_rows_in_its_own_link(cast: Cast, series: Series) -> None:
    written: list[Model] = []
    links = ledger.chain().count() + 1  # the period's own
    figure = add(cast, series, into=written)
    take_back(cast, figure, into=written)
    assert [type(row).__name__ for row in written] == ["Figure", "Evidence", "Retraction", "Figure"]
    assert ledger.chain().count() == links


def test_the_projection_built_again_is_the_same(cast: Cast, series: Series) -> None:
    first = add(cast, series)
    add(cast, series, "620100000000", f"Một: {SENTENCE}", supersedes=first, reason="một")
    add(cast, replace(series, planned=True, set_by="HĐND huyện"), "977000000000", f"Hai: {SENTENCE}")
    take_back(cast, add(cast, replace(series, planned=True), "1", f"Ba: {SENTENCE}"))
    before = rows()
    assert len(before) == 2
    Current.objects.all().delete()
    holding = Figure.objects.filter(superseded_by__isnull=True, withdrawn=False).order_by("pk")
    Current.objects.bulk_create(entering.project(list(holding)))
    assert rows() == before


def test_who_does_not_review_there_is_refused(cast: Cast, series: Series) -> None:
    for by in (cast.stranger, cast.visitor):
        with pytest.raises(Refused):
            add(cast, series, by=by, name=f"{by.username}.txt")
    with pytest.raises(UnknownActor):
        add(cast, series, by=system_viewer())
    figure = add(cast, series, by=cast.colleague, name="mới.txt")
    with pytest.raises(Refused):
        take_back(cast, figure, by=cast.stranger)
    assert Figure.objects.count() == 1


@pytest.mark.parametrize(
    ("stated", "error"),
    [
        (quantity("10", "ha"), errors.UnitMismatch),
        (quantity("NaN"), errors.NotANumber),
        (quantity("Infinity"), errors.NotANumber),
        (quantity("1E+30"), errors.TooLarge),
        (quantity("-1E+24"), errors.TooLarge),
        (quantity("1." + "1" * 40), errors.TooLarge),
        (quantity("10", upper="9"), errors.RangeReversed),
    ],
)
def test_a_faulty_amount_is_refused_and_nothing_is_written(cast, series, stated, error) -> None:
    links = ledger.chain().count()
    with pytest.raises(error):
        add(cast, series, quantity=stated)
    assert (Figure.objects.count(), Evidence.objects.count(), rows()) == (0, 0, [])
    assert ledger.chain().count() == links + 1  # the period alone


def test_what_is_counted_one_by_one_is_whole_and_an_average_or_an_area_is_not(cast: Cast) -> None:
    households = Series(indicator("SOC09", unit="hộ"), cast.district)
    with pytest.raises(errors.FractionalCount) as refused:
        add(cast, households, quantity=quantity("12.5", "hộ"))
    assert (refused.value.value, refused.value.unit) == (Decimal("12.5"), "hộ")
    criteria = Series(indicator("NRD07", unit="tiêu chí", aggregation_space="average"), cast.district)
    area = Series(indicator("LAN01", unit="ha"), cast.district)
    a_head = Series(indicator("ENV04", unit="cây/người"), cast.district)
    growth = replace(households, measure=Measure.GROWTH)
    kept = [
        add(cast, series, quantity=quantity("12.5", unit), name=f"{number}.txt").value
        for number, (series, unit) in enumerate(
            [(criteria, "tiêu chí"), (area, "ha"), (a_head, "cây/người"), (growth, "hộ")]
        )
    ]
    assert kept == [Decimal("12.5")] * 4


def test_a_negative_share_is_refused_but_not_a_fall_nor_another_rate(cast: Cast) -> None:
    poor = Series(indicator("SOC01", unit="%", shown_in="%", share="yes"), cast.district)
    with pytest.raises(errors.NegativeShare) as refused:
        add(cast, poor, quantity=quantity("-1.02", "%"))
    assert (refused.value.indicator, refused.value.value) == ("Chỉ tiêu SOC01", Decimal("-1.02"))
    with pytest.raises(errors.NegativeShare):
        add(cast, poor, quantity=quantity("-2", "%", upper="3"), name="range.txt")
    fall = add(cast, replace(poor, measure=Measure.GROWTH), quantity=quantity("-1.02", "%"), name="b.txt")
    balance = Series(indicator("ECO03", unit="%", shown_in="%"), cast.district)
    growth = add(cast, balance, quantity=quantity("-1.02", "%"), name="c.txt")
    assert (fall.value, growth.value) == (Decimal("-1.02"), Decimal("-1.02"))


def test_a_negative_count_is_refused_but_not_a_fall(cast: Cast) -> None:
    communes = Series(indicator("NRD02", unit="xã"), cast.district)
    with pytest.raises(errors.NegativeCount) as refused:
        add(cast, communes, quantity=quantity("-2", "xã"))
    assert (refused.value.value, refused.value.unit) == (Decimal(-2), "xã")
    fall = add(cast, replace(communes, measure=Measure.GROWTH), quantity=quantity("-2", "xã"), name="b.txt")
    assert fall.value == Decimal(-2)


def test_the_largest_amount_below_the_limit_is_kept_to_the_last_digit(cast: Cast, series: Series) -> None:
    digits = "999999999999999999999999"
    assert Figure.objects.get(pk=add(cast, series, digits).pk).value == Decimal(digits)


def test_a_place_that_did_not_exist_in_the_period_is_refused(cast: Cast) -> None:
    new = add_locality(
        name="Bình An", kind="phường", level=Level.COMMUNE, parent=cast.province, by=system_viewer(),
        valid_from=date(2022, 7, 1), invented=True,
    )  # fmt: skip
    old = add_locality(
        name="Bình Cũ", kind="phường", level=Level.COMMUNE, parent=cast.province, by=system_viewer(),
        valid_to=date(2021, 12, 31), invented=True,
    )  # fmt: skip
    for place in (new, old):
        with pytest.raises(errors.WrongPlace) as refused:
            add(cast, Series(indicator(f"X{place.pk}"), place), by=cast.colleague, name=f"{place.pk}.txt")
        assert refused.value.period == "2022-H1"


def test_a_subject_of_another_place_is_refused(cast: Cast, series: Series) -> None:
    school = add_subject(
        locality=cast.elsewhere, kind=SubjectKind.ORGANISATION, name="Trường Vĩnh Sa", by=system_viewer()
    )
    with pytest.raises(errors.WrongSubject):
        add(cast, replace(series, subject=school))
    below = add_subject(locality=cast.commune, kind=SubjectKind.ORGANISATION, name="Trường Đồng Mơ", by=system_viewer())
    assert add(cast, replace(series, subject=below), name="b.txt").subject == below


def test_evidence_that_does_not_stand_in_the_text_is_refused(cast: Cast, series: Series) -> None:
    text = stored_text(f"Thêm chữ. {SENTENCE}", cast.district, cast.owner)
    with pytest.raises(errors.EvidenceMismatch) as refused:
        add(cast, series, evidence=witnessed(text, revenue_claims(SENTENCE)[0]))
    assert refused.value.quote == "615,3 tỷ đồng" != refused.value.found


def test_a_running_total_of_the_years_first_days_is_the_figure_of_those_days(cast: Cast, series: Series) -> None:
    add(cast, replace(series, cumulative=True))
    assert Figure.objects.get().series == series.digest
    assert Figure.objects.values_list("cumulative", flat=True).get() is None


def test_the_words_of_a_series_are_one_in_any_spelling(cast: Cast, series: Series) -> None:
    assert replace(series, set_by="HĐND  Huyện").digest == replace(series, set_by="hđnd huyện").digest
    others = {
        replace(series, planned=True).digest,
        replace(series, measure=Measure.GROWTH).digest,
        replace(series, set_by="thành phố").digest,
        replace(series, price_basis="hiện hành").digest,
        replace(series, cumulative=True).digest,
        replace(series, cumulative=False).digest,
        replace(series, locality=cast.commune).digest,
        series.digest,
    }
    assert len(others) == 8
